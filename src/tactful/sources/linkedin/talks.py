"""A first look at the messages: who takes part in each conversation, and whose export this is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from tactful.sources.linkedin import limits, text, urls
from tactful.sources.linkedin.tables import Cells

MESSAGE_COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT", "DIRECTION",
)  # fmt: skip

CROWD = "+"
_NOBODY = {"", "linkedin member", "linkedin", "the linkedin team"}
LONGEST_LIST = 4096


def is_draft(cells: Cells, has_ids: bool) -> bool:
    """Say whether a message was never sent: flagged so or, without the flag, in no conversation."""
    if not cells[10] and not cells[11]:
        return has_ids and not cells[0].strip()
    flag = cells[10].strip().casefold()
    if flag:
        return flag in {"yes", "true"}
    return cells[11].strip().casefold() in {"yes", "true"} or (has_ids and not cells[0].strip())


@lru_cache(maxsize=16384)
def _by_name(raw: str) -> str:
    plain = text.name(raw).casefold()
    return "" if plain in _NOBODY or plain.startswith("linkedin ") else "=" + plain


def by_name(raw: str) -> str:
    """Return the identity of somebody without an address (`=jane doe`), empty for nobody in particular."""
    return _by_name(raw[: 2 * limits.NAME])


@lru_cache(maxsize=2048)
def several(to: str) -> bool:
    """Say whether a list of recipients can only be read as several names, not as `Jane Doe, PhD`."""
    return sum(" " in part.strip() and len(part.split()) < 6 for part in to.split(",")) > 1


def recipients(cell: str) -> tuple[str, ...]:
    """Return the joining forms of a list of profile addresses."""
    return _recipients(cell[:LONGEST_LIST])


@lru_cache(maxsize=2048)
def _recipients(cell: str) -> tuple[str, ...]:
    parts = cell.replace(";", ",").split(",")[: limits.PARTIES]
    return tuple(dict.fromkeys(url for part in parts if (url := urls.profile(part))))


def conversation(cells: Cells) -> str:
    """Return the id of the conversation; without one, something that stands for the two who talk."""
    name = cells[0]
    if 0 < len(name) <= 128:
        return name
    return "with:" + text.digest(*([name] if name else sorted((by_name(cells[2]), by_name(cells[4])))))


class Talks:
    """The parties of every conversation, as identities: `in/slug`, `=name`, or `+` for a crowd.

    Until `settle` a conversation has all its parties; after it, the one other party, `+`, or an empty text.
    """

    def __init__(self) -> None:
        self.parties: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, str] = {}
        self.senders: Counter[str] = Counter()  # conversations in which an identity takes part
        self.outgoing: Counter[str] = Counter()
        self.other: dict[str, str] = {}
        self.with_address = 0
        self.without_address = 0

    def survey(self, records: Iterable[tuple[int, Cells | None]], has_ids: bool) -> None:
        """Go through one file of messages."""
        parties = self.parties
        last_name = last = ""
        done = set[Cells]()
        for _, cells in records:
            if cells is None:
                continue
            # Within a conversation the same few pairs of sender and recipients come again and again.
            pair = cells[2:6]
            if cells[0] and cells[0] == last_name and pair in done:
                continue
            if cells[10] != "No" and is_draft(cells, has_ids):
                continue
            talk = conversation(cells)
            if talk != last:
                done.clear()
            last, last_name = talk, cells[0]
            if pair in done or len(done) > limits.PARTIES:
                continue
            done.add(pair)
            known = parties.get(talk, ())
            for who in self._parties(cells):
                if who not in known and len(known) < limits.PARTIES:
                    self.senders[who] += 1
                    known = (*known, who)
            parties[talk] = known

    def _parties(self, cells: Cells) -> list[str]:
        names = self.names
        sender, to = cells[2], cells[4][:LONGEST_LIST]
        url, called, addressed = urls.profile(cells[3]), by_name(sender), by_name(to)
        who = url or called
        if who:
            if called and who not in names:
                names[who] = text.name(sender)
            if url:
                self.with_address += 1
            else:
                self.without_address += 1
            if cells[12] and cells[12].strip().casefold() == "outgoing":
                self.outgoing[who] += 1
        others = recipients(cells[5]) if cells[5] else ()
        if not others and addressed:
            others = (CROWD,) if several(to) and addressed not in names else (addressed,)
        if len(others) == 1 and addressed and others[0] != CROWD and others[0] not in names:
            names[others[0]] = text.name(to)
        return [party for party in (who, *others) if party]

    def settle(self, mine: frozenset[str]) -> None:
        """Fix for every conversation who the one other party is; `mine` are the owner's identities."""
        while self.parties:
            talk, known = self.parties.popitem()
            others = [who for who in known if who not in mine]
            if len(others) > 1:
                named = {"=" + self.names.get(who, "").casefold() for who in others if who[0] not in "=+"}
                others = [who for who in others if who not in named]
            if CROWD in others or len(others) > (1 if mine else 2):
                self.other[talk] = CROWD
            else:
                self.other[talk] = others[0] if len(others) == 1 else ""
