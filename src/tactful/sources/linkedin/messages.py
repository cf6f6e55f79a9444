"""Messages: who wrote to whom, in which conversation, and who owes whom an answer."""

from __future__ import annotations

from datetime import datetime

from tactful.core.facts import Fact, MomentFact, PersonFact, SkipReason
from tactful.core.moment import By
from tactful.sources.linkedin import dates, owner, text, urls
from tactful.sources.linkedin.reading import Convert, Reading, Table
from tactful.sources.linkedin.tables import Cells
from tactful.sources.linkedin.talks import (
    CROWD,
    LONGEST_LIST,
    MESSAGE_COLUMNS,
    by_name,
    conversation,
    is_draft,
    recipients,
)

People = tuple[PersonFact, ...]
Voice = tuple[str, str, By | None, bool, People]
"""The conversation, who speaks, on which side, whether in a group, and the people it is about."""

_VOICES = 256
_KNOWN_OTHERS = 50


class Mailbox:
    """What the messages of all files tell together. Tell it every message by `count` and `note`, then ask `owed`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.talks = reading.talks
        self.mine = owner.mine(reading.owner)
        self.known_owner = bool(self.mine)
        # Where most senders have an address, a titled message from a name without one is an advertisement.
        self.addressed = self.talks.with_address > self.talks.without_address
        self._names_of_members = {
            name.casefold() for who, name in self.talks.names.items() if who[0] not in "=+"
        }
        self._people: dict[str, People] = {}
        self._groups: dict[str, People] = {}
        self._seen: dict[str, str] = {}
        self._last: dict[str, tuple[datetime, bool]] = {}
        self._spam: set[str] = set()

    def person(self, identity: str) -> People:
        """Return the person behind an identity, as one or none."""
        found = self._people.get(identity)
        if found is None:
            named = self.talks.names.get(identity) or self.reading.names.get(identity)
            url = None if identity[:1] in {"=", "+", ""} else identity
            found = (PersonFact(name=named, url=url),) if named and identity != CROWD else ()
            self._people[identity] = found
        return found

    def group(self, sender: str, cell: str) -> People:
        """Return the people of a group: the sender first, then the others with a known name."""
        cell = cell[:LONGEST_LIST]
        others = self._groups.get(cell)
        if others is None:
            known = (self.person(who) for who in recipients(cell) if who not in self.mine)
            others = tuple(one[0] for one in known if one)[:_KNOWN_OTHERS]
            if len(self._groups) < 4096:
                self._groups[cell] = others
        first = self.person(sender) if sender else ()
        return first + tuple(one for one in others if one not in first)

    def advertises(self, who: str) -> bool:
        """Say whether a titled message is an advertisement: it comes from a name that is no member here."""
        return (
            self.addressed and who.startswith("=")
            and who[1:] not in self._names_of_members and who[1:] not in self.reading.connected_names
        )  # fmt: skip

    def count(self, key: str, who: str, by: By | None) -> str:
        """Count a message unless it is an exact duplicate; return the key that is its own.

        The sender is not part of the key, since members who leave lose their name in later exports; only when
        two people say the same in one conversation within one second does the second one get a longer key.
        """
        first = self._seen.get(key)
        if first is not None and first != who:
            key += ":" + text.digest(who)
            first = self._seen.get(key)
        if first is None:
            self._seen[key] = who
            if by == "me":
                self.reading.found.messages_sent += 1
            elif by == "them":
                self.reading.found.messages_received += 1
        return key

    def note(self, talk: str, at: datetime, *, real: bool, spam: bool) -> None:
        """Remember the last message of a conversation; `real` says that a person, not the owner, sent it."""
        if spam:
            self._spam.add(talk)
        last = self._last.get(talk)
        if (
            last is None or at > last[0]
        ):  # conversations come newest first: of two at one time the first is later
            self._last[talk] = (at, real)

    def owed(self) -> int:
        """Return how many one-to-one conversations outside spam end with a real person's message."""
        if not self.known_owner:
            return 0
        one_to_one = self.talks.other
        return sum(
            real and talk not in self._spam and one_to_one.get(talk, "") not in {"", CROWD}
            for talk, (_, real) in self._last.items()
        )


def _messages(reading: Reading, file: str, present: frozenset[str]) -> Convert:
    mailbox = reading.mailbox
    if mailbox is None:
        mailbox = reading.mailbox = Mailbox(reading)
    has_ids, mine, other_of = "conversationid" in present, mailbox.mine, reading.talks.other
    advertising, count, note = mailbox.advertises, mailbox.count, mailbox.note
    voices: dict[Cells, Voice] = {}

    def listen(cells: Cells) -> Voice:
        talk = conversation(cells)
        who = urls.profile(cells[3]) or by_name(cells[2])
        by = _by(cells[12], who, mine)
        other = other_of.get(talk, "")
        people: People = ()
        if other == CROWD:
            people = () if by == "me" else mailbox.group(who, cells[5])
        elif by == "me":
            people = mailbox.person(other)
        elif who:
            people = mailbox.person(other or who)
        return talk, who, by, other == CROWD, people

    def convert(cells: Cells) -> Fact | SkipReason:
        if cells[10] != "No" and is_draft(cells, has_ids):
            return "draft" if any(map(str.strip, cells)) else "empty"
        sent, content = cells[6], cells[8]
        at = dates.instant(sent)
        on = None
        if at is None:
            on = dates.day(sent)
            if on is None:
                return "unreadable date" if any(map(str.strip, cells)) else "empty"
        # Messages of one conversation stand together, and few voices speak in it.
        names = (cells[0], *cells[2:6], cells[12])
        voice = voices.get(names)
        if voice is None:
            if len(voices) >= _VOICES:
                voices.clear()
            voice = voices[names] = listen(cells)
        talk, who, by, group, people = voice
        spam = cells[9][:4].upper() == "SPAM"
        advertisement = bool(cells[1]) and by != "me" and advertising(who)
        when = at or datetime.fromisoformat(f"{on}T00:00:00+00:00")
        stamp = sent[:19] if sent[4] == "-" else str(when)[:19]
        key = count("message:" + text.digest(talk, stamp, content, "" if has_ids else who), who, by)
        note(talk, when, real=by == "them" and bool(who) and not advertisement, spam=spam)
        return Fact(
            file=file,
            key=key,
            state="junk" if spam else "",
            people=people,
            moment=MomentFact(
                what="messaged", by=by, at=at, on=on, text=text.plain(content or cells[7]) or None,
                conversation=talk, group=group, junk=spam or advertisement,
            ),
        )  # fmt: skip

    return convert


def _by(direction: str, who: str, mine: frozenset[str]) -> By | None:
    if direction:
        return "me" if direction.strip().casefold() == "outgoing" else "them"
    if who in mine:
        return "me"
    return "them" if mine else None


MESSAGES = Table(
    columns=MESSAGE_COLUMNS,
    needs=("FROM", "DATE", "CONTENT"),
    convert=_messages,
)
