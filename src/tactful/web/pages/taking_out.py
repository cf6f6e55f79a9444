"""What is taken out: a backup, everything as JSON or tables, the contacts of a job; and forgetting it all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import IO, Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Stream

from tactful.app.forget_all import forget_all
from tactful.app.ledger_at import open_at
from tactful.app.take_out import FORMS, cards_of_job, take_out
from tactful.web.desk import ALONE, TheDesk
from tactful.web.forms import Form
from tactful.web.import_run import TheImports
from tactful.web.rendering import page
from tactful.web.uploads import private_folder

PIECE = 1 << 18


@get("/settings/take-out/{form:str}", sync_to_thread=True)
def everything(form: FromPath[str], desk: TheDesk) -> Stream:
    """Everything as one file, streamed; what was written for it is removed."""
    kind = next((one for one in FORMS if one == form), None)
    if kind is None:
        raise NotFoundException
    folder = private_folder(desk.path)
    try:
        # Not at the desk: with tens of thousands of people this takes seconds, and pages need not wait for it.
        with open_at(desk.path, now=desk.now()) as ledger:
            made = take_out(ledger, kind, folder, desk.today())
        size = made.stat().st_size
        file = made.open("rb")
    finally:
        # What is open can be read to its end; where the system keeps it until then, a later upload removes it.
        shutil.rmtree(folder, ignore_errors=True)
    return Stream(
        _pieces(file),
        media_type=FORMS[kind][1],
        headers={"Content-Disposition": f'attachment; filename="{made.name}"', "Content-Length": str(size)},
    )


@get("/settings/contacts.vcf", sync_to_thread=True)
def contacts(request: Request[Any, Any, Any], desk: TheDesk) -> Response[bytes]:
    """The people of an opportunity, for an address book."""
    job = request.query_params.get("opportunity", "")
    if not job.isdecimal() or len(job) > 18:
        raise NotFoundException
    with desk.ledger() as ledger:
        cards = cards_of_job(ledger, int(job))
    return Response(
        cards,
        media_type="text/vcard",
        headers={"Content-Disposition": 'attachment; filename="contacts.vcf"'},
    )


@post("/settings/forget", sync_to_thread=True, status_code=200)
def forget(request: Request[Any, Any, Any], desk: TheDesk, imports: TheImports, data: Form) -> Response[str]:
    """Remove the ledger for good, once the word was typed; then tell what is left."""
    with imports.none_under_way(), ALONE:
        desk.close()
        gone = forget_all(desk.path, data.get("word", ""))
        desk.forget()
    return page(request, "forgotten.html", desk, gone=gone)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


HANDLERS: list[Any] = [everything, contacts, forget]
