"""What is written down about an opportunity: facts, posting, people, moments, the look into its company."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from tactful.app import keep_opportunity
from tactful.app.answer_culture import answer_culture
from tactful.app.keep_opportunity import Facts, Somebody
from tactful.app.look_at_culture import look_questions
from tactful.app.move_opportunity import job_with
from tactful.app.record import Around as Whose
from tactful.app.record import log
from tactful.core.moment import What
from tactful.core.situation import Posting, Role
from tactful.errors import BadInput
from tactful.ledger.jobs import company
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, Happened, read

LARGEST = 1024 * 1024
"""Bytes of a posting that is handed over; so much stays in memory."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of the form; what is left empty is taken away."""

    title: str
    contact: str | None = None
    closes_on: date | None = None
    posting: Posting | None = None


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to put around the job."""

    name: str
    role: Role
    title: str | None = None
    what: What | None = None
    on: date | None = None


class Around(Happened, frozen=True, kw_only=True):
    """A moment about the job: at which time, and with which of its people, by number."""

    at: Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    person: int | None = None


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when one looked, and whether all of it holds still."""

    on: date
    source: str | None = None
    again: bool = False


def keep_moment(desk: Desk, opportunity_id: int, told: Around) -> None:
    """Note a moment about the job, with one of its people or with nobody in particular. Raises NotFound, BadInput."""
    moment = told.moment(desk.today(), at=told.at)
    with desk.change() as ledger:
        job = job_with(ledger, opportunity_id)
        place = company(ledger, job.company_id)
        around = Whose(company=place.name if place else None, title=job.title, number=job.id)
        who = [] if told.person is None else [told.person]
        log(ledger, moment, who, around, text=told.text, now=desk.now())


def keep_look(desk: Desk, opportunity_id: int, answers: dict[str, str], look: Look) -> bool:
    """Keep a look into the company of a job; false where nothing changed. Raises NotFound, BadInput."""
    with desk.change() as ledger:
        return answer_culture(
            ledger,
            job_with(ledger, opportunity_id).company_id,
            answers,
            source=look.source,
            on=look.on,
            again=look.again,
            today=desk.today(),
            now=desk.now(),
        )


def _back(opportunity_id: int, noted: str, part: str = "") -> Redirect:
    return Redirect(f"/opportunities/{opportunity_id}?noted={noted}{part}", status_code=303)


@post("/opportunities/{opportunity_id:int}/facts", sync_to_thread=True, status_code=303)
def facts(opportunity_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Title, contact, last day, and what the posting says about contact."""
    told = read(data, Said)
    told_facts = Facts(title=told.title, contact=told.contact, closes_on=told.closes_on, posting=told.posting)
    with desk.change() as ledger:
        keep_opportunity.keep_facts(ledger, opportunity_id, told_facts, now=desk.now())
    return _back(opportunity_id, "kept")


@post(
    "/opportunities/{opportunity_id:int}/posting",
    sync_to_thread=True,
    status_code=303,
    request_max_body_size=LARGEST,
)
def posting(
    opportunity_id: FromPath[int],
    desk: TheDesk,
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)],
) -> Redirect:
    """The posting, pasted or as a file; the file counts where both are given."""
    given, text = data.get("file"), data.get("text")
    page = given.file.read() if isinstance(given, UploadFile) else b""
    if not page.strip():
        page = text.encode("utf-8", "replace") if isinstance(text, str) else b""
    if not page.strip():
        raise BadInput("There is no posting in this.", "Paste its text, or choose the page that you saved.")
    with desk.change() as ledger:
        keep_opportunity.keep_posting(ledger, opportunity_id, page, now=desk.now())
    return _back(opportunity_id, "posting", "#posting")


@post("/opportunities/{opportunity_id:int}/people", sync_to_thread=True, status_code=303)
def people(opportunity_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Somebody around it."""
    told = read(data, Put)
    one = Somebody(who=told.name, role=told.role, title=told.title, what=told.what, on=told.on)
    with desk.change() as ledger:
        keep_opportunity.add_around(ledger, opportunity_id, one, today=desk.today(), now=desk.now())
    return _back(opportunity_id, "around")


@post("/opportunities/{opportunity_id:int}/record", sync_to_thread=True, status_code=303)
def record(opportunity_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """A moment about it."""
    told = read(data, Around)
    keep_moment(desk, opportunity_id, told)
    return _back(opportunity_id, "rejected" if told.what == "rejected" else "recorded")


@post("/opportunities/{opportunity_id:int}/culture", sync_to_thread=True, status_code=303)
def culture(opportunity_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """The five questions about its company."""
    look = read(data, Look)
    answers = {name: data[name].strip() for name in look_questions() if name in data}
    kept = keep_look(desk, opportunity_id, answers, look)
    return _back(opportunity_id, "looked" if kept else "same", "#company")


HANDLERS: list[Any] = [facts, posting, people, record, culture]
