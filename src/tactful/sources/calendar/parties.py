"""Who takes part in an event, and which of them is the owner of the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from tactful.sources.calendar.components import Event
from tactful.sources.calendar.words import words
from tactful.sources.display_names import address, name_in_address, person_name
from tactful.sources.linkedin import text

MOST = 12
"""More others than this, and nobody is interviewed by them all."""
_EVENTS = 3  # an address in fewer events may be in all of them by chance


class Party(Struct, frozen=True, kw_only=True):
    """Someone at an event; `guess` is a name read from the address alone."""

    name: str | None
    address: str | None
    guess: str | None = None
    declined: bool = False
    tentative: bool = False

    @property
    def host(self) -> str:
        """What stands after the @."""
        return (self.address or "").rpartition("@")[2]

    @property
    def private(self) -> bool:
        """True for a mailbox that people have for themselves."""
        return self.host in words().addresses.private

    @property
    def called(self) -> set[str]:
        """By what the owner would be told: the address, the name."""
        return {one for one in (self.address, (self.name or "").casefold()) if one}

    @property
    def tag(self) -> str:
        """What tells this party from the others of the event, for good."""
        return self.address or (self.name or "").casefold()


def party(raw: str, parameters: Mapping[str, str | list[str]]) -> Party | None:
    """Read an ATTENDEE or ORGANIZER; None for a room, a group, a tool or nobody.

    A name with a comma that was not quoted comes as a list.
    """
    told = {
        name.upper(): value if isinstance(value, str) else ", ".join(map(str, value))
        for name, value in parameters.items()
    }
    mail = address(raw) or address(told.get("EMAIL", ""))
    if told.get("CUTYPE", "").upper() in {"ROOM", "RESOURCE", "GROUP"} or _is_machine(mail):
        return None
    if told.get("ROLE", "").upper() == "NON-PARTICIPANT" or told.get("PARTSTAT", "").upper() == "DELEGATED":
        return None
    name = person_name(told.get("CN", ""))
    if name is None and mail is None:
        return None
    state = told.get("PARTSTAT", "").upper()
    return Party(
        name=name,
        address=mail,
        guess=name_in_address(mail) if mail and not name else None,
        declined=state == "DECLINED",
        tentative=state == "TENTATIVE",
    )


def owners(path: Path, calendar: str, events: Iterable[Event], told: frozenset[str]) -> frozenset[str]:
    """The addresses and names of the owner: those `told`, the address by which Google names the calendar and its
    file, or the one address that is in every event with others."""
    found = {address(one) or text.name(one).casefold() for one in told}
    found |= {mail for name in (calendar, path.stem) if (mail := address(name)) and not _is_machine(mail)}
    if found:
        return frozenset(found)
    seen: Counter[str] = Counter()
    meetings: set[str] = set()
    for event in events:
        raw = (*event.values("ATTENDEE"), *event.values("ORGANIZER"))
        there = {mail for one in raw if (mail := address(one))}
        uid = event.value("UID")
        if len(there) > 1 and uid not in meetings:
            meetings.add(uid)
            seen.update(there)
    always = [mail for mail, count in seen.items() if count == len(meetings)]
    return frozenset(always) if len(always) == 1 and len(meetings) >= _EVENTS else frozenset()


class Attendance(Struct, frozen=True, kw_only=True):
    """Those at an event: the owner's own entry if it is known, the others, and whether all of them are others."""

    mine: tuple[Party, ...]
    others: tuple[Party, ...]
    sure: bool


def divide(attendees: list[Party], organizer: Party | None, owner: frozenset[str]) -> Attendance:
    """Tell the owner from the others.

    Outlook leaves the organizer out of the attendees although they take part; a recruiter who only sends the
    invitation looks the same, so an organizer counts when nobody else is there. Where no address of the owner is
    known, the only private mailbox among those of companies is the owner's.
    """
    once = {one.tag: one for one in attendees}
    everybody = dict(once)
    if organizer is not None:
        everybody.setdefault(organizer.tag, organizer)
    mine = [one for one in everybody.values() if one.called & owner]
    others = [one for one in everybody.values() if not one.called & owner]
    private = [one for one in others if one.private]
    if not mine and len(private) == 1 and len(others) > 1:
        mine, others = private, [one for one in others if one is not private[0]]
        private = []
    sure = bool(mine) or (bool(owner) and not private)
    if organizer is not None and organizer.tag not in once and len(others) > 1:
        others = [one for one in others if one.tag != organizer.tag]
    return Attendance(mine=tuple(mine), others=tuple(others), sure=sure)


def _is_machine(mail: str | None) -> bool:
    if mail is None:
        return False
    known = words().addresses
    mailbox, _, host = mail.partition("@")
    mailbox = mailbox.split("+")[0]
    return mailbox in known.mailboxes or any(host == one or host.endswith(f".{one}") for one in known.hosts)
