"""Settings, imports and their questions as JSON."""

from __future__ import annotations

from typing import Any, Literal

from litestar import Request, delete, get, post
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from tactful.app.about_me import AboutMe
from tactful.app.answer import Asked
from tactful.app.compare_playbooks import Differences
from tactful.app.never_propose import never_proposed, propose_again, propose_never
from tactful.app.past_imports import PastImport, past_import, past_imports, undo_import
from tactful.ledger.kept_out import KeptOut
from tactful.web.desk import TheDesk
from tactful.web.import_run import TheImports, Told
from tactful.web.pages import playbooks, questions, settings
from tactful.web.pages.importing import take_in
from tactful.web.uploads import FORM


class Answered(Struct, frozen=True, kw_only=True):
    """Yes or no to a question."""

    answer: Literal["yes", "no"]


@get("/settings", sync_to_thread=True, tags=["settings"])
def about(desk: TheDesk) -> AboutMe:
    """What is set, and what holds where nothing is."""
    return settings.about(desk)


@post("/settings", sync_to_thread=True, status_code=200, tags=["settings"])
def change(desk: TheDesk, data: JSONBody[dict[str, str]]) -> AboutMe:
    """Set fields by the names of `tactful set me`; an empty text takes one away. One thing to take back."""
    settings.set_about(desk, data)
    return settings.about(desk)


@get("/settings/playbooks", sync_to_thread=True, tags=["settings"])
def compare(desk: TheDesk) -> Differences:
    """For whom the advice of today would differ: `one` by the playbook that is followed, `other` by the other."""
    desk.needed()
    return playbooks.differing(desk, *playbooks.both(desk))


@get("/settings/never", sync_to_thread=True, tags=["settings"])
def never(desk: TheDesk) -> list[KeptOut]:
    """The people who are never proposed."""
    desk.needed()
    return desk.kept(("kept out",), never_proposed)


@post("/settings/never/{person_id:int}", sync_to_thread=True, status_code=200, tags=["settings"])
def leave_out(desk: TheDesk, person_id: FromPath[int]) -> list[KeptOut]:
    """Never propose somebody; the list after it."""
    desk.needed()
    with desk.change() as ledger:
        propose_never(ledger, person_id, on=desk.today(), now=desk.now())
    return desk.kept(("kept out",), never_proposed)


@delete("/settings/never/{person_id:int}", sync_to_thread=True, status_code=200, tags=["settings"])
def take_up(desk: TheDesk, person_id: FromPath[int]) -> list[KeptOut]:
    """Take somebody up again; the list after it."""
    desk.needed()
    with desk.change() as ledger:
        propose_again(ledger, person_id, now=desk.now())
    return desk.kept(("kept out",), never_proposed)


@get("/questions", sync_to_thread=True, tags=["imports"])
def asked(desk: TheDesk) -> list[Asked]:
    """What imports were not sure of, the oldest first."""
    desk.needed()
    return questions.open_questions(desk)


@post("/questions/{number:int}", sync_to_thread=True, status_code=200, tags=["imports"])
def answered(desk: TheDesk, number: FromPath[int], data: JSONBody[Answered]) -> list[Asked]:
    """Answer one; those that are left."""
    desk.needed()
    questions.say(desk, number, yes=data.answer == "yes")
    return questions.open_questions(desk)


@get("/imports", sync_to_thread=True, tags=["imports"])
def imports_so_far(desk: TheDesk) -> list[PastImport]:
    """The last imports with every row accounted for, the newest first."""
    desk.needed()
    return desk.kept(("imports",), past_imports)


@post("/imports/{number:int}/undo", sync_to_thread=True, status_code=200, tags=["imports"])
def undone(desk: TheDesk, number: FromPath[int]) -> PastImport:
    """Take back the last import that changed something."""
    desk.needed()
    with desk.change() as ledger:
        undo_import(ledger, number, now=desk.now())
        return past_import(ledger, number)


@get("/import", sync_to_thread=True, tags=["imports"])
def progress(imports: TheImports) -> Told:
    """How far the import is that runs, or how the last one ended."""
    return imports.told()


@post("/import", **FORM, status_code=202, tags=["imports"])
async def hand_over(request: Request[Any, Any, Any], imports: TheImports) -> Told:
    """Hand over files as `multipart/form-data`; the answer is how far it is. One import at a time."""
    await take_in(request, imports)
    return imports.told()


HANDLERS: list[Any] = [
    about, change, compare, never, leave_out, take_up, asked, answered, imports_so_far, undone, progress, hand_over,
]  # fmt: skip
