"""What the files of one export tell each other while they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.facts import Fact, Found, Owner, SkipReason
from tactful.sources.linkedin.tables import Cells, Sheet
from tactful.sources.linkedin.talks import Talks

if TYPE_CHECKING:
    from tactful.sources.linkedin.messages import Mailbox

Convert = Callable[[Cells], Fact | SkipReason]


class Reading:
    """The owner, the names behind addresses, who is connected, which requests went out, the conversations."""

    def __init__(self, owner: Owner, talks: Talks) -> None:
        self.owner = owner
        self.found = Found(owner=owner.name)
        self.talks = talks
        self.names: dict[str, str] = {}
        self.connected: set[str] = set()
        self.connected_names: set[str] = set()
        self.connected_without_url: set[str] = set()
        self.requests: set[str] = set()
        self.newest: date | None = None
        self.mailbox: Mailbox | None = None

    def saw(self, on: date) -> None:
        """Note the date of a record."""
        if self.newest is None or on > self.newest:
            self.newest = on


def csv_records(sheet: Sheet, columns: tuple[str, ...]) -> Iterator[tuple[int, Cells | None]]:
    """Yield the records of an undamaged table."""
    return sheet.records(columns)


class Table(Struct, frozen=True, kw_only=True):
    """How one kind of file is read.

    `columns` are LinkedIn's titles in the order in which `convert` gets the cells; a header holds at least
    `needs`. `convert` makes the function that turns one record into a fact or a reason to skip it; it is
    given the reading, the file's name and the folded titles that are there.
    """

    columns: tuple[str, ...]
    needs: tuple[str, ...]
    convert: Callable[[Reading, str, frozenset[str]], Convert]
    records: Callable[[Sheet, tuple[str, ...]], Iterator[tuple[int, Cells | None]]] = csv_records
