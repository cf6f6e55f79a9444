"""Records kept from the first look, small and only so many, so that a large table is not parsed twice."""

from __future__ import annotations

import marshal
from collections import deque
from collections.abc import Iterator

from tactful.sources.linkedin import limits
from tactful.sources.linkedin.streams import Entry
from tactful.sources.linkedin.tables import Cells

Record = tuple[int, Cells | None]
_BATCH = 2_000


class Kept:
    """The records of whole files; a file for which there is no room is not kept."""

    def __init__(self) -> None:
        self._files: dict[Entry, tuple[frozenset[str], deque[bytes]]] = {}
        self._room = limits.KEPT

    def keep(self, entry: Entry, present: frozenset[str], records: Iterator[Record]) -> Iterator[Record]:
        """Yield the records, and keep them once all have been read."""
        batches: deque[bytes] = deque()
        batch: list[Record] = []
        size = 0
        for record in records:
            yield record
            if size <= self._room:
                batch.append(record)
                if len(batch) == _BATCH:
                    batches.append(marshal.dumps(batch))
                    size += len(batches[-1])
                    batch = []
        if size <= self._room:
            batches.append(marshal.dumps(batch))
            self._files[entry] = present, batches
            self._room -= size

    def take(self, entry: Entry) -> tuple[frozenset[str], Iterator[Record]] | None:
        """Hand out the columns and records of a file once, and let go of them; None when it was not kept."""
        kept = self._files.pop(entry, None)
        return (kept[0], _records(kept[1])) if kept else None


def _records(batches: deque[bytes]) -> Iterator[Record]:
    while batches:
        yield from marshal.loads(batches.popleft())  # noqa: S302 (made above, in this process)
