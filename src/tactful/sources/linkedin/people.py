"""Connections, invitations, recommendations, endorsements: people, and how close they are."""

from __future__ import annotations

from tactful.core.facts import Fact, MomentFact, PersonFact, SkipReason
from tactful.core.moment import By
from tactful.sources.linkedin import dates, text, urls
from tactful.sources.linkedin.reading import Convert, Reading, Table
from tactful.sources.linkedin.tables import Cells


def _connections(reading: Reading, file: str, _: frozenset[str]) -> Convert:
    def convert(cells: Cells) -> Fact | SkipReason:
        first, last, address, email, company, title, since = cells
        name = text.name(first, last)
        if not name:
            return "no name" if any(map(str.strip, cells)) else "empty"
        on = dates.day(since)
        if on is None:
            return "unreadable date"
        email, company, title = email.strip(), text.name(company), text.name(title)
        url = urls.profile(address)
        reading.saw(on)
        reading.connected_names.add(name.casefold())
        if url:
            reading.connected.add(url)
            reading.names[url] = name
        else:
            reading.connected_without_url.add(name.casefold())
        return Fact(
            file=file,
            key=f"connection:{url or f'{name.casefold()}:{on}'}",
            state=text.digest(name, email, company, title),
            people=(
                PersonFact(
                    name=name,
                    url=url,
                    email=email or None,
                    company=company or None,
                    title=title or None,
                    connected_on=on,
                ),
            ),
            moment=MomentFact(what="connected", on=on),
        )

    return convert


def _invitations(reading: Reading, file: str, _: frozenset[str]) -> Convert:
    me = reading.owner

    def convert(cells: Cells) -> Fact | SkipReason:
        sender, to, sent, note, direction, inviter, invitee = cells
        if not any(map(str.strip, cells)):
            return "empty"
        by = _direction(direction) or ("me" if me.name and text.name(sender) == me.name else "them")
        name = text.name(to if by == "me" else sender)
        url = urls.profile(invitee if by == "me" else inviter)
        if name.casefold() == "linkedin member" or not name:
            name = reading.names.get(url or "", "")
        when = dates.timed(sent)
        if when is None:
            return "unreadable date"
        key = f"invitation:{by}:{url or name.casefold()}:{when}"
        if by == "me" and key not in reading.requests:
            reading.requests.add(key)
            _count(reading, url, name)
        if not name:
            return "no name"
        reading.saw(when.day)
        if url:
            reading.names.setdefault(url, name)
        note = text.plain(note)
        return Fact(
            file=file,
            key=key,
            people=(PersonFact(name=name, url=url),),
            moment=MomentFact(what="invited", by=by, at=when.at, on=when.on, text=note or None),
        )

    return convert


def _direction(cell: str) -> By | None:
    known: dict[str, By] = {"outgoing": "me", "incoming": "them"}
    return known.get(cell.strip().casefold())


def _count(reading: Reading, url: str | None, name: str) -> None:
    folded = name.casefold()
    by_url = url is not None and url in reading.connected
    names = reading.connected_names if url is None else reading.connected_without_url
    if by_url or (folded and folded in names):
        reading.found.requests_accepted += 1
    else:
        reading.found.requests_pending += 1


def _recommendations(by: By) -> Table:
    def make(reading: Reading, file: str, _: frozenset[str]) -> Convert:
        def convert(cells: Cells) -> Fact | SkipReason:
            first, last, company, title, words, created, status = cells
            if not any(map(str.strip, cells)):
                return "empty"
            name = text.name(first, last)
            if not name:
                return "no name"
            when = dates.timed(created)
            if when is None:
                return "unreadable date"
            company, title, words = text.name(company), text.name(title), text.plain(words)
            reading.saw(when.day)
            return Fact(
                file=file,
                key=f"recommendation:{by}:{name.casefold()}:{when}",
                state=text.digest(company, title, words, status.strip()),
                people=(PersonFact(name=name, company=company or None, title=title or None),),
                moment=MomentFact(what="recommended", by=by, at=when.at, on=when.on, text=words or None),
            )

        return convert

    return Table(
        columns=("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"),
        needs=("First Name", "Text", "Creation Date"),
        convert=make,
    )


def _endorsements(by: By, other: str) -> Table:
    def make(reading: Reading, file: str, _: frozenset[str]) -> Convert:
        def convert(cells: Cells) -> Fact | SkipReason:
            endorsed, skill, first, last, address, status = cells
            if not any(map(str.strip, cells)):
                return "empty"
            name, skill = text.name(first, last), text.name(skill)
            if not name:
                return "no name"
            when = dates.timed(endorsed)
            if when is None:
                return "unreadable date"
            url = urls.profile(address)
            if url:
                reading.names.setdefault(url, name)
            reading.saw(when.day)
            return Fact(
                file=file,
                key=f"endorsement:{by}:{text.digest(name.casefold(), skill.casefold())}:{when}",
                state=status.strip().casefold(),
                people=(PersonFact(name=name, url=url),),
                moment=MomentFact(
                    what="endorsed", by=by, at=when.at, on=when.on, about=(skill,) if skill else ()
                ),
            )

        return convert

    return Table(
        columns=(
            "Endorsement Date", "Skill Name", f"{other} First Name", f"{other} Last Name",
            f"{other} Public Url", "Endorsement Status",
        ),
        needs=("Endorsement Date", f"{other} First Name"),
        convert=make,
    )  # fmt: skip


def _named(kind: str, column: str, status: str) -> Table:
    """Tables that name people and no more: colleagues of 2020, members followed."""

    def make(_reading: Reading, file: str, _: frozenset[str]) -> Convert:
        def convert(cells: Cells) -> Fact | SkipReason:
            name = text.name(cells[0])
            if not name:
                return "no name" if any(map(str.strip, cells)) else "empty"
            key = f"{kind}:{name.casefold()}"
            return Fact(file=file, key=key, state=cells[1].strip(), people=(PersonFact(name=name),))

        return convert

    return Table(columns=(column, status), needs=(column,), convert=make)


CONNECTIONS = Table(
    columns=("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
    needs=("First Name", "Connected On"),
    convert=_connections,
)
INVITATIONS = Table(
    columns=("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"),
    needs=("From", "To", "Sent At"),
    convert=_invitations,
)
RECOMMENDATIONS_RECEIVED = _recommendations("them")
RECOMMENDATIONS_GIVEN = _recommendations("me")
ENDORSEMENTS_RECEIVED = _endorsements("them", "Endorser")
ENDORSEMENTS_GIVEN = _endorsements("me", "Endorsee")
TEAMMATES = _named("teammate", "Teammate Name", "Teammate Request State")
MEMBER_FOLLOWS = _named("member-follow", "FullName", "Status")
