"""The child process: reads one JSON object a line, answers with one a line, ends when its input ends.

The library prints to standard output as it pleases, so answers take a way of their own: the pipe that came as
standard output is kept aside, and whatever is printed goes nowhere.

First line in: `{"rules": [names]}`, the rules of grammar to hold a text against. First line out: `{"ready":
true}`, or `{"ready": false, "why": ...}`. Then `{"id", "text", "words"}` in, `{"id", "unknown": {word:
[guesses]}, "slips": [[start, end, fix, rule]]}` out; places count code points.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any

MOST_WORDS = 50_000
"""Words remembered as known or not; a word is looked up once."""


class Checker:
    """The library, as far as it is used here."""

    def __init__(self, rules: list[str]) -> None:
        import harper

        self._harper = harper
        every = dict.fromkeys(harper.get_default_lint_config(), False)
        self._grammar = harper.Linter(harper.Dialect.AMERICAN)
        self._grammar.set_lint_config({**every, **{rule: True for rule in rules if rule in every}})
        self._guesser = harper.Linter(harper.Dialect.AMERICAN)
        self._guesser.set_lint_config({**every, "SpellCheck": True})
        self._seen: dict[str, list[str] | None] = {}

    def unknown(self, words: list[str]) -> dict[str, list[str]]:
        """The words that no dialect knows, with guesses."""
        if len(self._seen) > MOST_WORDS:
            self._seen.clear()
        for word in words:
            if word not in self._seen:
                self._seen[word] = None if self._known(word) else self._guesses(word)
        return {word: guesses for word in words if (guesses := self._seen[word]) is not None}

    def _known(self, word: str) -> bool:
        """One word alone is English when the dictionary has it, in whatever dialect."""
        return bool(self._guesser.is_likely_english(word))

    def _guesses(self, word: str) -> list[str]:
        lints = self._guesser.lint(word, language="plaintext")
        return [guess.replacement_text for lint in lints for guess in lint.suggestions]

    def slips(self, text: str) -> list[tuple[int, int, str, str]]:
        """The places where a rule of grammar sees a slip that it can mend, one rule a place."""
        found = self._grammar.organized_lints(text, language="plaintext", dedup=False)
        return sorted(
            (lint.span.start, lint.span.end, fix, rule)
            for rule, lints in found.items()
            for lint in lints
            if (fix := self._fix(lint))
        )

    def _fix(self, lint: Any) -> str:
        if not lint.suggestions:
            return ""
        first = lint.suggestions[0]
        if first.kind == self._harper.SuggestionKind.REPLACE:
            return str(first.replacement_text)
        if first.kind == self._harper.SuggestionKind.INSERT_AFTER:
            return f"{lint.problem_text}{first.replacement_text}"
        return ""


def _own_pipes() -> tuple[IO[str], IO[str]]:
    """Input and output for us alone; what the library reads or prints has no other end."""
    mine, out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1, 2):
        os.dup2(nothing, taken)
    return open(mine, encoding="utf-8"), open(out, "w", encoding="utf-8", newline="\n")  # noqa: PTH123


def _say(out: IO[str], what: dict[str, object]) -> None:
    out.write(json.dumps(what) + "\n")
    out.flush()


def serve(given: IO[str], out: IO[str]) -> None:
    """Answer until the input ends."""
    try:
        checker = Checker(json.loads(given.readline() or "{}").get("rules", []))
    except ImportError:
        _say(out, {"ready": False, "why": "harper-py is not installed"})
        return
    _say(out, {"ready": True})
    for line in given:
        asked = json.loads(line)
        text, words = asked["text"], asked["words"]
        _say(out, {"id": asked["id"], "unknown": checker.unknown(words), "slips": checker.slips(text)})


if __name__ == "__main__":
    try:
        serve(*_own_pipes())
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(0)
