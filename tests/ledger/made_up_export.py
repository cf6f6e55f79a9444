"""An export made in memory, in the shape every source gives: small, or as large as they get."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from tactful.core.facts import (
    EntryFact,
    Fact,
    Found,
    MomentFact,
    OpportunityFact,
    Owner,
    PersonFact,
    Problem,
    Question,
    Skipped,
)

START = datetime(2024, 1, 1, 12, tzinfo=UTC)


class FakeExport:
    """An Extraction over a list of facts, or over a function that makes them anew each time."""

    def __init__(
        self,
        facts=(),
        *,
        owner: Owner | None = None,
        exported_on: date | None = date(2026, 3, 1),
        whole=(),
        problems=(),
        ignored=None,
        source: str = "linkedin",
        path: str = "export.zip",
        files=(),
    ) -> None:
        self._facts = facts
        self.source = source
        self.path = path
        self.owner = owner or Owner(name="Robin Vale", url="in/robin-vale")
        self.exported_on = exported_on
        self.found = Found(owner=self.owner.name)
        self.problems: list[Problem] = list(problems)
        self.ignored: dict[str, str] = dict(ignored or {})
        self.files: list[str] = list(files)
        self.whole: set[str] = set(whole)

    def facts(self) -> Iterator[Fact | Question | Skipped]:
        yield from (self._facts() if callable(self._facts) else self._facts)

    def close(self) -> None:
        pass


def connection(
    name: str,
    url: str | None = None,
    on: date = date(2025, 5, 5),
    company: str | None = "Northwind",
    title: str | None = "Engineer",
    email: str | None = None,
    key: str | None = None,
) -> Fact:
    who = PersonFact(name=name, url=url, company=company, title=title, connected_on=on, email=email)
    return Fact(
        file="Connections.csv",
        key=f"connection:{key or url or name}",
        state=f"{name}|{company}|{title}|{email}|{on}",
        people=(who,),
    )


def message(
    name: str | None,
    url: str | None,
    at: datetime,
    *,
    mine: bool,
    text: str = "Hello",
    conversation: str | None = None,
    group: bool = False,
    junk: bool = False,
) -> Fact:
    chat = conversation or f"chat-{url or name}"
    return Fact(
        file="messages.csv",
        key=f"message:{chat}:{at.isoformat()}:{mine}:{text}",
        people=(PersonFact(name=name, url=url),) if name else (),
        moment=MomentFact(
            what="messaged",
            by="me" if mine else "them",
            at=at,
            text=text,
            conversation=chat,
            group=group,
            junk=junk,
        ),
    )


def invitation(name: str, url: str, at: datetime, *, mine: bool = True, text: str | None = None) -> Fact:
    return Fact(
        file="Invitations.csv",
        key=f"invitation:{url}:{at.isoformat()}",
        people=(PersonFact(name=name, url=url),),
        moment=MomentFact(what="invited", by="me" if mine else "them", at=at, text=text),
    )


def application(company: str, title: str, at: datetime, url: str | None = None) -> Fact:
    return Fact(
        file="Job Applications.csv",
        key=f"application:{url or company + title}",
        opportunity=OpportunityFact(company=company, title=title, stage="applied", url=url),
        moment=MomentFact(what="applied", at=at),
    )


def saved(company: str, title: str, url: str | None = None) -> Fact:
    return Fact(
        file="Saved Jobs.csv",
        key=f"saved:{url or company + title}",
        opportunity=OpportunityFact(company=company, title=title, stage="saved", url=url),
    )


def followed(company: str) -> Fact:
    return Fact(file="Company Follows.csv", key=f"follow:{company}", followed=company)


def skill(name: str) -> Fact:
    return Fact(file="Skills.csv", key=f"skill:{name}", entry=EntryFact(kind="skill", fields={"name": name}))


def event(
    name: str,
    on: date | datetime,
    what: str = "scheduled",
    *,
    email: str | None = None,
    url: str | None = None,
    company: str | None = None,
    key: str | None = None,
    state: str | None = None,
    void: bool = False,
    **more,
) -> Fact:
    """An entry of a calendar, as a source makes it; an instant or a whole day."""
    when = {"at": on} if isinstance(on, datetime) else {"on": on}
    return Fact(
        file="robin.ics",
        key=f"event:{key or name}",
        state=state or f"{on}|{more}",
        people=(PersonFact(name=name, email=email, company=company, url=url),),
        moment=None if void else MomentFact(what=what, **when, **more),
        void=void,
    )


def calendar(*facts, on: date | None = None, **more) -> FakeExport:
    """A calendar with these entries."""
    return FakeExport(facts, source="calendar", path="robin.ics", owner=Owner(), exported_on=on, **more)


def small() -> list[Fact | Skipped]:
    """A handful of everything."""
    dana, jose = ("Dana Reyes", "in/dana-reyes"), ("José Muñoz", "in/jose-munoz")
    return [
        connection(*dana),
        connection(*jose, company="Contoso", on=date(2025, 6, 1)),
        connection("Wei Chen", "in/wei-chen", company="华为", title="Lead"),
        Skipped(file="Connections.csv", reason="no name"),
        invitation(*dana, START, text="We met at PyCon"),
        invitation("Ada Byron", "in/ada-byron", START + timedelta(days=700)),
        message(*dana, START + timedelta(days=500), mine=True),
        message(*dana, START + timedelta(days=501), mine=False, text="Thank you, when do you have time?"),
        message(*jose, START + timedelta(days=600), mine=False, text="Hola"),
        message("Spam Sender", "in/spam", START + timedelta(days=600), mine=False, junk=True),
        application("Northwind", "Data Engineer", START + timedelta(days=690), "jobs/view/1"),
        saved("Northwind", "Data Engineer", "jobs/view/1"),
        saved("Contoso", "Analyst"),
        followed("Initech"),
        skill("Kafka"),
    ]


def many(people: int, messages: int, invitations: int, applications: int) -> Iterator[Fact]:
    """Facts by the hundred thousand, the same each time."""
    for n in range(people):
        yield connection(
            f"Person{n} Family{n % 997}",
            f"in/person-{n}",
            START.date() + timedelta(days=n % 800),
            f"Company {n % 3000}",
        )
    for n in range(messages):
        who = n // 12 % people
        yield message(
            f"Person{who} Family{who % 997}",
            f"in/person-{who}",
            START + timedelta(minutes=5 * n),
            mine=bool(n % 2),
            text=f"Message {n}: " + "words about work and coffee " * 4,
            conversation=f"2-{n // 12}",
        )
    for n in range(invitations):
        who = people - 1 - n if n % 2 else people + n
        yield invitation(f"Person{who} Family{who % 997}", f"in/person-{who}", START + timedelta(hours=3 * n))
    for n in range(applications):
        yield application(f"Company {n % 700}", f"Job {n}", START + timedelta(hours=10 * n), f"jobs/view/{n}")
