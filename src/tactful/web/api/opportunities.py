"""Opportunities and targets as JSON: the same verbs as on their pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from tactful.app import keep_opportunity
from tactful.app.compare_job import Compared
from tactful.app.keep_opportunity import Facts, Somebody
from tactful.app.know_there import Acquaintance
from tactful.app.move_opportunity import Place, near
from tactful.app.show_opportunities import Card, Listed, a_page, fitting
from tactful.app.show_opportunity import OneAround, Sight
from tactful.app.show_targets import Targets, drop_target, name_targets
from tactful.core.culture import CultureLook
from tactful.core.moment import By, Kind, Outlook, What
from tactful.core.preparation import Preparation
from tactful.core.situation import Posting
from tactful.ledger.jobs import JobMoment
from tactful.network.found import Found
from tactful.web.desk import Desk, TheDesk
from tactful.web.pages import opportunities as pages
from tactful.web.pages import opportunity as one
from tactful.web.pages import opportunity_forms as forms
from tactful.web.pages import targets as target_pages
from tactful.web.pages.paths import ways

Line = Annotated[str, msgspec.Meta(max_length=2_000)]


class Opportunity(msgspec.Struct, frozen=True, kw_only=True):
    """One opportunity: where it stands, its people, its company, its posting beside the profile, what happened."""

    id: int
    title: str
    company: str
    place: Place
    url: str | None
    posting: Posting | None
    description: str | None
    contact: str | None
    closes_on: date | None
    people: tuple[OneAround, ...]
    known: tuple[Acquaintance, ...]
    known_more: int
    culture: CultureLook
    compared: Compared | None
    timeline: tuple[JobMoment, ...]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stands now; `changed` is false when it stood there already."""

    card: Card
    changed: bool


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A moment about a job, with one of its people (`person`, a number) or with nobody in particular."""

    what: What
    on: date
    at: Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    by: By | None = None
    person: int | None = None
    about: tuple[Line, ...] = ()
    outlook: Outlook | None = None
    kind: Kind | None = None
    text: Annotated[str, msgspec.Meta(max_length=20_000)] | None = None
    answer_by: date | None = None


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A posting: its text, or a page as it was saved."""

    text: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Answers to the questions about a company by name; an empty one is taken away.

    `again`: all of them were looked at anew.
    """

    answers: dict[str, str]
    source: str | None = None
    on: date | None = None
    again: bool = False


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """Companies hoped for."""

    names: tuple[str, ...]


@get("/opportunities", sync_to_thread=True, tags=["opportunities"])
def listed(
    desk: TheDesk,
    q: FromQuery[str] = "",
    company: FromQuery[str] = "",
    place: FromQuery[Place | None] = None,
    page: FromQuery[int] = 1,
) -> Listed:
    """Opportunities by words of their title and company, by company and by where they stand; soonest first."""
    desk.needed()
    return a_page(fitting(pages.cards(desk), q, company), place, page)


@post("/opportunities", sync_to_thread=True, status_code=201, tags=["opportunities"])
def add(desk: TheDesk, data: JSONBody[pages.New]) -> Card:
    """Add one."""
    return _card(desk, pages.added(desk, data))


@get("/opportunities/{opportunity_id:int}", sync_to_thread=True, tags=["opportunities"])
def shown(desk: TheDesk, opportunity_id: FromPath[int]) -> Opportunity:
    """One of them."""
    desk.needed()
    return _told(one.sight(desk, opportunity_id), one.compared(desk, opportunity_id))


@post(
    "/opportunities/{opportunity_id:int}/move", sync_to_thread=True, status_code=200, tags=["opportunities"]
)
def move(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[pages.Move]) -> Moved:
    """Move it to another stage, on a day (today when left out)."""
    desk.needed()
    noted = pages.moved(desk, opportunity_id, data)
    return Moved(card=_card(desk, opportunity_id), changed=noted != "stands")


@post(
    "/opportunities/{opportunity_id:int}/facts", sync_to_thread=True, status_code=200, tags=["opportunities"]
)
def facts(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[Facts]) -> Opportunity:
    """Set facts about it; null takes one away, what is left out stays."""
    desk.needed()
    with desk.change() as ledger:
        keep_opportunity.keep_facts(ledger, opportunity_id, data, now=desk.now())
    return _again(desk, opportunity_id)


@post(
    "/opportunities/{opportunity_id:int}/posting",
    sync_to_thread=True,
    status_code=200,
    tags=["opportunities"],
)
def posting(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[Text]) -> Opportunity:
    """Keep its posting."""
    desk.needed()
    with desk.change() as ledger:
        page = data.text.encode("utf-8", "replace")
        keep_opportunity.keep_posting(ledger, opportunity_id, page, now=desk.now())
    return _again(desk, opportunity_id)


@post(
    "/opportunities/{opportunity_id:int}/people", sync_to_thread=True, status_code=200, tags=["opportunities"]
)
def people(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[Somebody]) -> Opportunity:
    """Put somebody around it."""
    desk.needed()
    with desk.change() as ledger:
        keep_opportunity.add_around(ledger, opportunity_id, data, today=desk.today(), now=desk.now())
    return _again(desk, opportunity_id)


@post(
    "/opportunities/{opportunity_id:int}/moments",
    sync_to_thread=True,
    status_code=200,
    tags=["opportunities"],
)
def moments(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[Happening]) -> Opportunity:
    """Note what happened about it."""
    desk.needed()
    near(data.on, data.answer_by)
    told = forms.Around(
        what=data.what,
        on=data.on,
        at=data.at,
        person=data.person,
        by=data.by,
        about="\n".join(data.about) or None,
        outlook=data.outlook,
        kind=data.kind,
        text=data.text,
        answer_by=data.answer_by,
    )
    forms.keep_moment(desk, opportunity_id, told)
    return _again(desk, opportunity_id)


@post(
    "/opportunities/{opportunity_id:int}/culture",
    sync_to_thread=True,
    status_code=200,
    tags=["opportunities"],
)
def culture(desk: TheDesk, opportunity_id: FromPath[int], data: JSONBody[Look]) -> CultureLook:
    """Keep a look into its company."""
    desk.needed()
    look = forms.Look(on=data.on or desk.today(), source=data.source, again=data.again)
    forms.keep_look(desk, opportunity_id, data.answers, look)
    return one.sight(desk, opportunity_id).prepared.culture


@get("/opportunities/{opportunity_id:int}/prepare", sync_to_thread=True, tags=["opportunities"])
def prepare(desk: TheDesk, opportunity_id: FromPath[int]) -> Preparation:
    """The page for its interview; the answer of `tactful prepare --json`."""
    desk.needed()
    return one.prepared(desk, opportunity_id)


@get("/opportunities/{opportunity_id:int}/paths", sync_to_thread=True, tags=["opportunities"])
def paths(desk: TheDesk, opportunity_id: FromPath[int]) -> Found:
    """The ways into its company; the answer of `tactful paths --json`."""
    desk.needed()
    return ways(desk, one.sight(desk, opportunity_id).company.name, "")


@get("/targets", sync_to_thread=True, tags=["opportunities"])
def targets(desk: TheDesk) -> Targets:
    """The companies hoped for, and whom one knows there."""
    desk.needed()
    return target_pages.seen(desk)


@post("/targets", sync_to_thread=True, status_code=200, tags=["opportunities"])
def add_targets(desk: TheDesk, data: JSONBody[Names]) -> Targets:
    """Name companies."""
    with desk.change(create=True) as ledger:
        name_targets(ledger, data.names, now=desk.now())
    return target_pages.seen(desk)


@post("/targets/{company_id:int}/drop", sync_to_thread=True, status_code=200, tags=["opportunities"])
def drop(desk: TheDesk, company_id: FromPath[int]) -> Targets:
    """A company is none of them any more."""
    desk.needed()
    with desk.change() as ledger:
        drop_target(ledger, company_id, now=desk.now())
    return target_pages.seen(desk)


def _again(desk: Desk, opportunity_id: int) -> Opportunity:
    return _told(one.sight(desk, opportunity_id), one.compared(desk, opportunity_id))


def _card(desk: Desk, opportunity_id: int) -> Card:
    return next(card for card in pages.cards(desk) if card.id == opportunity_id)


def _told(seen: Sight, compared: Compared | None) -> Opportunity:
    job = seen.job
    return Opportunity(
        id=job.id,
        title=job.title,
        company=seen.company.name,
        place=seen.place,
        url=job.url,
        posting=job.posting,
        description=job.description,
        contact=job.contact,
        closes_on=job.closes_on,
        people=seen.people,
        known=seen.known,
        known_more=seen.known_more,
        culture=seen.prepared.culture,
        compared=compared,
        timeline=seen.timeline,
    )


HANDLERS: list[Any] = [
    listed, add, shown, move, facts, posting, people, moments, culture, prepare, paths, targets, add_targets, drop,
]  # fmt: skip
