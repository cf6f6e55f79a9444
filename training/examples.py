"""The labelled notes and sentences, cut into the rows that the network learns from."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from tactful.app.load_rules import load_rules, load_wording
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.tone.network import FAULTS, PARTS

HERE = Path(__file__).parent
CALIBRATION = ("n2", "d2")
"""Authors on whom the thresholds are set; never trained on."""
ASIDE = ("f1", "f2")
"""Authors kept for the last look; nothing is trained, tuned or set on them."""

NEEDED = {
    "purpose": ("after-event", "ask-referral", "informational", "alumni"),
    "personal": ("after-event", "ask-referral", "informational", "alumni"),
    "thanks": ("after-interview", "on-referral", "thank-acceptance", "after-rejection"),
    "specifics": ("after-interview",),
    "referrer": ("on-referral",),
    "role": ("after-applying",),
}
_SAMPLES = {
    "me": ("Robin Vale", "Amina Yusuf"), "me_first": ("Robin", "Amina"), "first": ("Dana", "Dr. Nguyen"),
    "company": ("Northwind", "St Olave's Hospice"), "title": ("Data Engineer", "staff nurse"),
    "role": ("the Data Engineer role", "the staff nurse role"),
    "role_": ("the Data Engineer role", "the staff nurse role"),
    "who": ("a data engineer with six years in retail logistics", "a nurse in elderly care"),
    "referrer": ("Olu Fashola", "Ines"), "about": ("the Kafka migration", "night rotas"),
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")


class Row:
    """One sentence: where it stands, and what is known of it; `y` is 1, 0 or NaN (not known) by output."""

    def __init__(self, text: str, note: Any = None, bag: tuple[str, int] | None = None) -> None:
        self.text, self.bag = text, bag
        self.author = ""
        self.scenario: str | None = note.get("scenario") if note else None
        self.to: str | None = note.get("to") if note else None
        self.y = np.full(len(FAULTS) + len(PARTS), np.nan, dtype=np.float32)
        self.y[: len(FAULTS)] = 0
        self.needs: tuple[int, ...] = ()


def authors(*, notes_only: bool = False) -> list[str]:
    """All authors there are, by name."""
    folders = ("notes",) if notes_only else ("notes", "sentences")
    return sorted(path.stem for folder in folders for path in (HERE / folder).glob("*.jsonl"))


def read(author: str) -> list[dict[str, Any]]:
    """The lines of one author."""
    path = next(
        HERE / f / f"{author}.jsonl"
        for f in ("notes", "sentences")
        if (HERE / f / f"{author}.jsonl").exists()
    )
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def digest(names: Iterable[str]) -> str:
    """What the data of these authors is, in one word that changes with any byte of it."""
    sums = hashlib.sha256()
    for name in sorted(names):
        sums.update(json.dumps([name, read(name)], sort_keys=True, ensure_ascii=True).encode())
    return sums.hexdigest()[:16]


def rows_of(author: str) -> list[Row]:
    """The rows of one author: each sentence of a note, or each line of sentences."""
    rows: list[Row] = []
    for number, line in enumerate(read(author)):
        rows += _rows_of_note(line, (author, number)) if "spans" in line else [_row_of_sentence(line)]
    for row in rows:
        row.author = author
    return rows


def wording_rows() -> list[Row]:
    """What the composer says, with sample facts: fit to send, whatever else it is."""
    said: list[str] = []
    wording = load_wording()
    parts = (part.ways for part in wording.part.values())
    recipes = (ways for recipe in wording.recipe.values() for ways in recipe.say.values())
    for way in (way for ways in (*parts, *recipes) for way in ways):
        text = way if isinstance(way, str) else way.text
        said += [_SLOT.sub(lambda slot, i=i: _sample(slot[1], i), text) for i in (0, 1)]
    return [Row(text) for text in dict.fromkeys(said)]


def rule_rows() -> list[Row]:
    """The texts that the rules of tone flag and pass, of one sentence: only the fault of the rule is known of them."""
    rows: list[Row] = []
    for rule in load_rules():
        if rule.name not in FAULTS:
            continue
        for example, has in [*((one, 1) for one in rule.flags), *((one, 0) for one in rule.passes)]:
            if len(sentences(example.text)) == 1:
                row = Row(example.text, {"scenario": example.scenario, "to": example.to})
                row.y[:] = np.nan
                row.y[FAULTS.index(rule.name)] = has
                rows.append(row)
    return rows


def _sample(slot: str, turn: int) -> str:
    return _SAMPLES[slot][turn] if slot in _SAMPLES else slot.replace("_", " ")


def _row_of_sentence(line: dict[str, Any]) -> Row:
    row = Row(line["text"], line)
    for label in line["labels"]:
        row.y[FAULTS.index(label)] = 1
    if "parts" in line:
        row.y[len(FAULTS) :] = [part in line["parts"] for part in PARTS]
    return row


def _rows_of_note(note: dict[str, Any], bag: tuple[str, int]) -> list[Row]:
    rows: list[Row] = []
    text = note["text"]
    for start, end in sentences(text):
        row = Row(text[start:end], note, bag)
        for span in note["spans"]:
            place = text.find(span["quote"])
            if place < end and start < place + len(span["quote"]):
                row.y[FAULTS.index(span["label"])] = 1
        for index, part in enumerate(PARTS, len(FAULTS)):
            if note["scenario"] in NEEDED[part]:
                if part in note["missing"]:
                    row.y[index] = 0
                else:
                    row.needs += (index,)
        rows.append(row)
    return rows
