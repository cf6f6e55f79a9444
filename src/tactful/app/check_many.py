"""Check many notes, with all processors where that is faster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tactful.app.check_note import LONGEST, Checked, check_note, facts_for
from tactful.app.load_model import load_model
from tactful.app.spelling import speller_for
from tactful.notes.check.spelling import Asks
from tactful.notes.note import Note

CHUNK = 50
"""Notes that are read together."""
POOLED = 300
"""Notes from which several processes are worth their start."""

Calls = Sequence[Mapping[str, Any]]
"""Arguments of `check_note`, those of spelling the same in each."""


def check_many(calls: Calls) -> Iterator[Checked]:
    """The answers of `check_note` to these arguments, in their order.

    Spelling has one process of its own and is not divided: it is asked about the next notes while these are read.
    """
    chunks = [calls[start : start + CHUNK] for start in range(0, len(calls), CHUNK)]
    if not chunks:
        return
    if calls[0].get("spelling", True):
        asked = _asked(chunks[0])
        for chunk, then in zip(chunks, [*chunks[1:], ()], strict=True):
            coming = _asked(then) if then else asked
            yield from _some(chunk, asked)
            asked = coming
        return
    workers = min(os.cpu_count() or 1, 8, len(calls) // POOLED * 2)
    if workers < 2:
        for chunk in chunks:
            yield from _some(chunk)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for some in pool.map(_some, chunks):
            yield from some


def _asked(calls: Calls) -> Asks:
    """The speller, asked about the texts of these calls."""
    spelling = speller_for(calls[0].get("names", ()))
    return spelling.asking_ahead(_note(call) for call in calls if len(call["text"]) <= LONGEST)


def _some(calls: Calls, speller: Asks | None = None) -> list[Checked]:
    """The answers to a few calls, their texts read by the model in one go."""
    notes = [_note(call) for call in calls if len(call["text"]) <= LONGEST]
    model = load_model().reading_ahead(
        [(note.plain, note.scenario, note.to) for note in notes if note.english]
    )
    return [check_note(**call, model=model, speller=speller) for call in calls]


def _note(call: Mapping[str, Any]) -> Note:
    situation = call.get("situation")
    to = call.get("to") or (situation.person.role if situation else None)
    facts = facts_for(call.get("facts"), situation, grounded=call.get("grounded", False))
    return Note(text=call["text"], scenario=call.get("scenario"), to=to, facts=facts)
