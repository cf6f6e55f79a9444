"""What pages and the API show alike: asked of `app` for the ledger on the desk."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.advise import advise
from tactful.app.ask import situation_from
from tactful.app.check_note import Checked, check_note
from tactful.app.draft_advised import Drafted, draft_for
from tactful.app.draft_considered import draft_considered
from tactful.app.plan_day import plan_day
from tactful.app.set_aside import asides_at
from tactful.app.show_person import Portrait, show_person
from tactful.app.spelling import names_at
from tactful.core.advice import Advice
from tactful.core.agenda import Agenda, Item
from tactful.core.situation import Action, NoteText
from tactful.errors import BadInput
from tactful.ledger.open import Ledger
from tactful.web.desk import ALONE, Desk
from tactful.web.forms import Answers, Draft


class Ready(Struct, frozen=True, kw_only=True):
    """An item of the agenda with the note that is ready for it."""

    item: Item
    draft: Drafted | None


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


def portrait(desk: Desk, person_id: int, considering: Action | None = None) -> Portrait:
    """A person as the ledger knows them."""

    def work(ledger: Ledger) -> Portrait:
        return show_person(ledger, person_id, desk.today(), considering, setting=desk.setting())

    return desk.kept(("person", person_id, considering), work)


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


def checked(desk: Desk, draft: Draft) -> Checked:
    """The note, checked; against what is known of `person` where one is named. Raises NotFound, Ambiguous."""
    from tactful.app.check_for import known_about

    situation = facts = None
    if draft.person and desk.exists:
        with desk.ledger() as ledger:
            typed = int(draft.person) if draft.person.isdecimal() else draft.person
            situation, facts = known_about(ledger, typed, desk.today(), setting=desk.setting())
    names = desk.kept(("names",), lambda _: names_at(desk.path)) if desk.exists else ()
    with ALONE:
        return check_note(
            draft.text,
            scenario=draft.scenario,
            to=draft.to,
            channel=draft.channel,
            plan=draft.plan,
            situation=situation,
            facts=facts,
            asides=asides_at(desk.path),
            names=names,
        )
