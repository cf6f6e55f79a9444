"""Check many notes, with all processors where that is faster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tactful.app.check_note import LONGEST, Checked, check_note
from tactful.app.load_model import load_model
from tactful.notes.note import Note

CHUNK = 50
"""Notes that are read together."""
POOLED = 300
"""Notes from which several processes are worth their start."""


def check_many(calls: Sequence[Mapping[str, Any]]) -> Iterator[Checked]:
    """The answers of `check_note` to these arguments, in their order.

    Spelling has one process of its own and is not divided.
    """
    chunks = [calls[start : start + CHUNK] for start in range(0, len(calls), CHUNK)]
    workers = min(os.cpu_count() or 1, 8, len(calls) // POOLED * 2)
    if workers < 2 or any(call.get("spelling", True) for call in calls):
        for chunk in chunks:
            yield from _some(chunk)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for some in pool.map(_some, chunks):
            yield from some


def _some(calls: Sequence[Mapping[str, Any]]) -> list[Checked]:
    """The answers to a few calls, their texts read by the model in one go."""
    notes = [_note(call) for call in calls if len(call["text"]) <= LONGEST]
    model = load_model().reading_ahead(
        [(note.plain, note.scenario, note.to) for note in notes if note.english]
    )
    return [check_note(**call, model=model) for call in calls]


def _note(call: Mapping[str, Any]) -> Note:
    situation = call.get("situation")
    to = call.get("to") or (situation.person.role if situation else None)
    return Note(text=call["text"], scenario=call.get("scenario"), to=to)
