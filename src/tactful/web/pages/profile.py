"""Profile: the seeker's own, read as others will read it; a photo and a posting beside it."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody
from litestar.response import Redirect
from msgspec import Meta, Struct

from tactful.app import audit_profile, profile_words
from tactful.app.compare_job import Compared, compare_jobs, imported_profile, job_from
from tactful.app.look_at_photo import PhotoReport, clean_picture, finds_faces, look_at_picture, size
from tactful.app.set_fact import set_fact
from tactful.app.spelling import spelling_trouble
from tactful.errors import BadInput
from tactful.ledger import queries
from tactful.ledger.open import Ledger
from tactful.profile.audit import Audit
from tactful.profile.profile import Answer, Ask
from tactful.web.desk import ALONE, Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.pictures import Grid, grid
from tactful.web.rendering import page

PICTURE = 24 * 1024 * 1024
"""Bytes of a photograph that is handed over."""
WAIVE = "“Let it be” leaves a finding out for good"
COUNTS = "“mend this” or “better mend this”"


class Said(Struct, frozen=True, kw_only=True):
    """An answer to a question of the audit; without `answer` the earlier one is forgotten."""

    key: Ask
    answer: Answer | None = None


class Rule(Struct, frozen=True, kw_only=True):
    """A rule of the audit, to be let be or taken up again."""

    rule: Annotated[str, Meta(max_length=100)]


class Line(Struct, frozen=True, kw_only=True):
    """Who one is, in half a sentence."""

    line: Annotated[str, Meta(max_length=300)]


class Posting(Struct, frozen=True, kw_only=True):
    """A job posting as it was pasted."""

    text: Annotated[str, Meta(max_length=100_000)] = ""


@get("/profile", sync_to_thread=True)
def profile(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The audit."""
    return _shown(request, desk)


@post("/profile/answer", sync_to_thread=True, status_code=303)
def answer(desk: TheDesk, data: Form) -> Redirect:
    """Answer what nothing shows."""
    say(desk, read(data, Said))
    return Redirect("/profile?noted=recorded", status_code=303)


@post("/profile/aside", sync_to_thread=True, status_code=303)
def aside(desk: TheDesk, data: Form) -> Redirect:
    """Let a finding be."""
    let_be(desk, read(data, Rule))
    return Redirect("/profile?noted=let-be", status_code=303)


@post("/profile/take-up", sync_to_thread=True, status_code=303)
def take_up(desk: TheDesk, data: Form) -> Redirect:
    """Take a finding up again."""
    take_up_again(desk, read(data, Rule))
    return Redirect("/profile?noted=again", status_code=303)


@post("/profile/line", sync_to_thread=True, status_code=303)
def line(desk: TheDesk, data: Form) -> Redirect:
    """Say who one is."""
    told = read(data, Line)
    with desk.change() as ledger:
        set_fact(ledger, "me", "line", told.line, today=desk.today(), now=desk.now())
    return Redirect("/profile?noted=recorded", status_code=303)


@post("/profile/photo", sync_to_thread=True, status_code=200, request_max_body_size=PICTURE)
def photo(
    request: Request[Any, Any, Any], desk: TheDesk, data: MultipartBody[dict[str, Any]]
) -> Response[str]:
    """Look at a photograph. Nothing of it is kept."""
    try:
        report = looked_at(data.get("photo"))
    except BadInput as error:
        return _shown(request, desk, error=error, about="photo")
    return _shown(request, desk, photo=report)


@post("/profile/photo/copy", sync_to_thread=True, status_code=200, request_max_body_size=PICTURE)
def copy(
    request: Request[Any, Any, Any], desk: TheDesk, data: MultipartBody[dict[str, Any]]
) -> Response[Any]:
    """A copy of a photograph, upright and without location and other entries, to be saved."""
    try:
        name, content = _uploaded(data.get("photo"))
        with ALONE:
            clean = clean_picture(content, name)
    except BadInput as error:
        return _shown(request, desk, error=error, about="photo")
    return Response(
        clean,
        media_type="image/jpeg",
        headers={"Content-Disposition": 'attachment; filename="photo.jpg"'},
    )


@post("/profile/job", sync_to_thread=True, status_code=200)
def job(request: Request[Any, Any, Any], desk: TheDesk, data: Form) -> Response[str]:
    """Hold a posting beside the profile. Nothing of it is kept."""
    posting = read(data, Posting)
    try:
        found = compared(desk, posting)
    except BadInput as error:
        return _shown(request, desk, error=error, about="job", posting=posting.text)
    return _shown(request, desk, compared=found, posting=posting.text)


def audited(desk: Desk) -> Audit | None:
    """The audit of today; None while no profile was imported."""

    def work(ledger: Ledger) -> Audit | None:
        return audit_profile.audit_ledger(ledger, today=desk.today(), now=desk.now())

    return desk.kept(("audit",), work) if desk.exists else None


def say(desk: Desk, said: Said) -> None:
    """Keep an answer, or forget it."""
    with desk.change() as ledger:
        audit_profile.keep(ledger, now=desk.now(), answers={said.key: said.answer})


def let_be(desk: Desk, rule: Rule) -> None:
    """Let a finding be. Raises BadInput for what is no rule."""
    with desk.change() as ledger:
        audit_profile.keep(ledger, now=desk.now(), waive=[rule.rule])


def take_up_again(desk: Desk, rule: Rule) -> None:
    """Take a finding up again. Raises BadInput for what is no rule."""
    with desk.change() as ledger:
        audit_profile.keep(ledger, now=desk.now(), take_up=[rule.rule])


def looked_at(given: object) -> PhotoReport:
    """What is seen in a photograph that was handed over. Raises BadInput."""
    name, content = _uploaded(given)
    with ALONE:
        return look_at_picture(content, name)


def compared(desk: Desk, posting: Posting) -> Compared:
    """A posting beside the imported profile. Raises BadInput for what is no posting, and without a profile."""
    if not desk.exists:
        raise BadInput("There is no profile to compare with yet.", "Import your export first.")
    with desk.ledger() as ledger:
        mine = imported_profile(ledger, today=desk.today())
        return compare_jobs([job_from(posting.text, "The text")], mine, today=desk.today()).jobs[0]


def _uploaded(given: object) -> tuple[str, bytes]:
    content = given.file.read() if isinstance(given, UploadFile) else b""
    if not isinstance(given, UploadFile) or not content:
        raise BadInput("No picture was chosen.", "Choose a JPEG, PNG or WebP file first.")
    return given.filename or "picture", content


def _over_time(desk: Desk) -> Grid | None:
    """The remarks of each section over the last audits; None for fewer than two."""
    if not desk.exists:
        return None
    glances = audit_profile.over_time(desk.kept(("settings",), queries.settings))
    names = [name for name in profile_words.TITLES if any(name in one.standing for one in glances)]
    if len(glances) < 2 or not names:
        return None
    rows = {profile_words.TITLES[name]: [one.standing.get(name, 0) for one in glances] for name in names}
    return grid([one.on for one in glances], rows)


def _shown(
    request: Request[Any, Any, Any],
    desk: Desk,
    *,
    photo: PhotoReport | None = None,
    compared: Compared | None = None,
    posting: str = "",
    error: BadInput | None = None,
    about: str = "",
) -> Response[str]:
    audit = audited(desk)
    return page(
        request,
        "profile.html",
        desk,
        status=error.status if error else 200,
        audit=audit,
        stands=profile_words.where_it_stands(audit, WAIVE, COUNTS) if audit else "",
        grid=_over_time(desk),
        called=profile_words,
        trouble=spelling_trouble() if audit else None,
        photo=photo,
        photo_size=size(float(photo.measures["megabytes"])) if photo else "",
        faces=finds_faces(),
        compared=compared,
        posting=posting,
        error=error,
        about=about,
    )


HANDLERS: list[Any] = [profile, answer, aside, take_up, line, photo, copy, job]
