"""Check many notes, with all processors where that is faster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tactful.app.check_note import Checked, check_note

POOLED = 300
"""Notes from which several processes are worth their start."""


def check_many(calls: Sequence[Mapping[str, Any]]) -> Iterator[Checked]:
    """The answers of `check_note` to these arguments, in their order.

    Spelling has one process of its own and is not divided.
    """
    workers = min(os.cpu_count() or 1, 8, len(calls) // POOLED * 2)
    if workers < 2 or any(call.get("spelling", True) for call in calls):
        yield from map(_one, calls)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_one_thread) as pool:
        yield from pool.map(_one, calls, chunksize=50)


def _one(call: Mapping[str, Any]) -> Checked:
    return check_note(**call)


def _one_thread() -> None:
    """Matrix products in one thread each: the processes are many already."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
