"""How many notes a second the rules check, without the speller and the reader."""

from __future__ import annotations

import re
from time import process_time

from tactful.app.load_rules import load_rules
from tactful.notes.check.engine import check

_WORD = re.compile(r"\w+")


def notes() -> list[str]:
    """The texts that the rules must let pass, put together to the length of a note: 60 words or more."""
    texts: list[str] = []
    parts: list[str] = []
    for example in (example for rule in load_rules() for example in rule.passes):
        parts.append(example.text)
        if sum(map(len, map(str.split, parts))) >= 60:
            texts.append("\n".join(parts))
            parts = []
    return texts


def check_notes(rounds: int) -> tuple[float, float, float]:
    """Processor seconds a note: the first of the process, any later one, and one only split into words."""
    texts, rules = notes(), load_rules()
    first = _seconds(lambda: check(texts[0], rules, scenario="after-applying"))
    for text in texts:
        check(text, rules, scenario="after-applying")
    later = min(
        _seconds(lambda: [check(text, rules, scenario="after-applying") for text in texts])
        for _ in range(rounds)
    )
    split = min(_seconds(lambda: [_WORD.findall(text.lower()) for text in texts]) for _ in range(rounds))
    return first, later / len(texts), split / len(texts)


def _seconds(run: object) -> float:
    assert callable(run)
    start = process_time()
    run()
    return process_time() - start
