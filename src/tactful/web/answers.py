"""What pages and the API show alike: asked of `app` for the ledger on the desk."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tactful.app import find
from tactful.app.advise import advise
from tactful.app.ask import situation_from
from tactful.app.draft_advised import Drafted, draft_for
from tactful.app.draft_considered import draft_considered
from tactful.app.plan_day import plan_day
from tactful.app.show_facts import Facts, show_facts
from tactful.app.show_person import Portrait, show_person
from tactful.core.advice import Advice
from tactful.core.agenda import Agenda, Item, Who
from tactful.core.situation import Action, NoteText
from tactful.errors import BadInput
from tactful.ledger.open import Ledger
from tactful.ledger.rows import Parts
from tactful.web.desk import ALONE, Desk
from tactful.web.forms import Answers


class Ready(Struct, frozen=True, kw_only=True):
    """An item of the agenda with the note that is ready for it."""

    item: Item
    draft: Drafted | None


class Interviewed(Struct, frozen=True, kw_only=True):
    """Somebody and the day of their last interview, to be written down while it is fresh."""

    who: Who
    on: date


def agenda(desk: Desk, on: date | None = None) -> Agenda:
    """The agenda of a day."""
    day = on or desk.today()
    setting = desk.setting() if day == desk.today() else None
    return desk.kept(("agenda", day), lambda ledger: plan_day(ledger, day, setting=setting))


def ready(desk: Desk, item: Item) -> Ready:
    """An item with its note, where one can be drafted."""

    def work(ledger: Ledger) -> Drafted:
        return draft_for(ledger, item.person.id, desk.today(), setting=desk.setting())

    draft = desk.kept(("draft", item.person.id), work) if item.drafts else None
    return Ready(item=item, draft=draft)


def interviewed(desk: Desk, who: Who) -> Interviewed:
    """The last interview with somebody; today's, where none was noted."""
    days = (
        row.on for row in portrait(desk, who.id).timeline if row.what == "interviewed" and not row.retracted
    )
    return Interviewed(who=who, on=next(days, desk.today()))


def portrait(desk: Desk, person_id: int, considering: Action | None = None) -> Portrait:
    """A person as the ledger knows them. Raises NotFound."""

    def work(ledger: Ledger) -> Portrait:
        known = _parts(desk, person_id)
        return show_person(ledger, known, desk.today(), considering, setting=desk.setting())

    return desk.kept(("person", person_id, considering), work)


def facts(desk: Desk, person_id: int) -> Facts:
    """What is written down about a person. Raises NotFound."""
    return desk.kept(
        ("facts", person_id), lambda ledger: show_facts(ledger, _parts(desk, person_id), desk.today())
    )


def _parts(desk: Desk, person_id: int) -> Parts:
    return desk.kept(("parts", person_id), lambda ledger: find.parts(ledger, person_id))


def words_for(desk: Desk, person_id: int, considering: Action | None, *, anyway: bool) -> Drafted:
    """The draft for the advised step; for a considered one when it is meant all the same."""

    def work(ledger: Ledger) -> Drafted:
        if considering is not None:
            return draft_considered(ledger, person_id, considering, desk.today(), setting=desk.setting())
        return draft_for(ledger, person_id, desk.today(), anyway=anyway, setting=desk.setting())

    return desk.kept(("words", person_id, considering, anyway), work)


def asked(answers: Answers, today: date) -> Advice:
    """The answer to "should I connect?"; a note that was pasted is checked with it. Raises BadInput."""
    with ALONE:
        situation = situation_from(
            name=answers.name,
            role=answers.role,
            occasion=answers.occasion,
            day=answers.when or today,
            today=today,
            considering=answers.considering,
            outlook=answers.outlook,
            culture=answers.culture,
        )
        if answers.note:
            situation = replace(situation, note=NoteText(text=answers.note))
        return advise(situation, _shipped(answers.playbook or "standard"))


def _shipped(playbook: str) -> str:
    """A playbook that ships: an address must not make the program read a file. Raises BadInput."""
    from tactful.app.load_playbook import shipped

    if playbook not in shipped():
        raise BadInput("There is no such playbook.", f"Choose one of {', '.join(shipped())}.")
    return playbook
