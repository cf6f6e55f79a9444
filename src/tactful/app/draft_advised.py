"""The words for the advised step: the advice first, then its draft."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from tactful.app.draft_note import channel_of, draft_note, recipe_of
from tactful.app.load_playbook import load_engine
from tactful.app.load_rules import load_wording
from tactful.core.advice import Advice
from tactful.core.playbook import Play
from tactful.core.situation import Situation
from tactful.errors import BadInput
from tactful.notes.compose import Draft
from tactful.notes.note import Channel, Scenario

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.open import Ledger


NOTHING = "Nothing to write: this step needs no words."
OTHERS = 30
"""Of the people at one company, how many are looked at for words they have had."""


class Drafted(Draft, frozen=True, kw_only=True):
    """A draft with the advice it belongs to; `text` is None, too, where the advice is not to send yet."""

    advice: Advice


def draft_advised(
    situation: Situation,
    scenario: Scenario | None = None,
    channel: Channel | None = None,
    *,
    anyway: bool = False,
    playbook: str = "standard",
    seed: int | None = None,
    own: str | None = None,
    sent: Collection[str] = (),
    aside: Collection[str] = (),
) -> Drafted:
    """Draft what the playbook advises. Where it says wait, hold or leave it, only `anyway` drafts."""
    engine = load_engine(playbook)
    advice = engine.advise(situation)
    if advice.verdict != "send" and not anyway:
        return Drafted(text=None, advice=advice)
    play = engine.playbook.play.get(advice.play or "")
    if scenario is None and _wordless(play, situation):
        return Drafted(text=None, nothing=NOTHING, advice=advice)
    recipe, way = (
        recipe_of_play(play, situation) if scenario in (None, play and play.scenario) else (scenario, None)
    )
    if own and not load_wording(playbook).takes_own(recipe):
        raise BadInput(
            "This kind of note has no place for a sentence of your own.",
            "Leave out --say, and write the sentence into the draft yourself.",
        )
    drafted = draft_note(
        situation,
        recipe,
        channel or way or channel_of(situation),
        playbook=playbook,
        seed=seed,
        own=own,
        sent=sent,
        aside=aside,
    )
    return Drafted(**{**asdict(drafted), "advice": advice})


def draft_for(
    ledger: Ledger,
    typed: str | int,
    on: date,
    scenario: Scenario | None = None,
    channel: Channel | None = None,
    *,
    anyway: bool = False,
    seed: int | None = None,
    own: str | None = None,
    setting: Setting | None = None,
) -> Drafted:
    """Draft for somebody, by name or number, in words nobody else at their company has or is to have.

    Raises NotFound or Ambiguous.
    """
    from tactful.app import find
    from tactful.app.plan_day import setting_of, situations_of
    from tactful.app.set_aside import asides_at
    from tactful.ledger.sent import texts_beside

    person = find.person(ledger, typed)
    setting = setting or setting_of(ledger, on)
    others = _colleagues(ledger, person.id)
    ids = [*others, person.id]
    told = situations_of(ledger, ids, setting, on)
    playbook = str(setting.settings.get("playbook") or "standard")
    sent = list(texts_beside(ledger, person.id))
    aside = asides_at(ledger.path).always()
    mine = _recipe(told[person.id].situation, playbook)
    # In the order of their ids, so that the words of each are settled before those of the next.
    for other in others:
        if other < person.id and other in told and _recipe(told[other].situation, playbook) == mine:
            drafted = draft_advised(told[other].situation, playbook=playbook, sent=sent)
            sent += [drafted.text] if drafted.text else []
    return draft_advised(
        told[person.id].situation,
        scenario,
        channel,
        anyway=anyway,
        playbook=playbook,
        seed=seed,
        own=own,
        sent=sent,
        aside=aside,
    )


def recipe_of_play(play: Play | None, situation: Situation) -> tuple[str, Channel | None]:
    """The recipe of a play and where it goes; read from the situation where there is no play."""
    if play is None or not (play.recipe or play.scenario):
        return recipe_of(situation), None
    return play.recipe or str(play.scenario), play.channel if play.channel != "none" else None


def _recipe(situation: Situation, playbook: str) -> str:
    """The recipe that the advised play calls for."""
    engine = load_engine(playbook)
    advice = engine.advise(situation)
    return recipe_of_play(engine.playbook.play.get(advice.play or ""), situation)[0]


def _wordless(play: Play | None, situation: Situation) -> bool:
    if play is not None:
        return not (play.recipe or play.scenario)
    return situation.considering in ("like", "view", "follow", "withdraw")


def _colleagues(ledger: Ledger, person_id: int) -> list[int]:
    """Others at the person's company, by id."""
    from tactful.ledger import queries
    from tactful.ledger.situations import situation_parts

    parts = situation_parts(ledger, [person_id])[person_id]
    if parts.company is None:
        return []
    there = [row.id for row in queries.people_at(ledger, parts.company.name) if row.id != person_id]
    return sorted(there[:OTHERS])
