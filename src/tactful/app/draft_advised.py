"""The words for the advised step: the advice first, then its draft."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from tactful.app.draft_note import channel_of, draft_note, scenario_of
from tactful.app.load_playbook import load_engine
from tactful.core.advice import Advice
from tactful.core.situation import Situation
from tactful.notes.compose import Draft
from tactful.notes.note import Channel, Scenario

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


OWN_WORDS = "This one is yours to write: nothing that is known here could say it for you."


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
) -> Drafted:
    """Draft what the playbook advises. Where it says wait, hold or leave it, only `anyway` drafts."""
    engine = load_engine(playbook)
    advice = engine.advise(situation)
    if advice.verdict != "send" and not anyway:
        return Drafted(text=None, advice=advice)
    play = engine.playbook.play.get(advice.play or "")
    if play and not (play.draft and play.scenario) and scenario is None:
        return Drafted(text=None, missing=("text",), asks=(OWN_WORDS,), advice=advice)
    way = play.channel if play and play.channel != "none" else None
    kind = scenario or (play.scenario if play else None) or scenario_of(situation)
    drafted = draft_note(situation, kind, channel or way or channel_of(situation))
    return Drafted(**{**asdict(drafted), "advice": advice})


def draft_for(
    ledger: Ledger,
    typed: str,
    on: date,
    scenario: Scenario | None = None,
    channel: Channel | None = None,
    *,
    anyway: bool = False,
) -> Drafted:
    """Draft for the person meant by `typed`. Raises NotFound or Ambiguous."""
    from tactful.app import find
    from tactful.app.plan_day import setting_of, situations_of
    from tactful.ledger import closeness

    person = find.person(ledger, typed)
    setting = setting_of(ledger, on)
    words = closeness.last_words(ledger, [person.id])
    _, told = situations_of(ledger, [person.id], setting, on, words)[person.id]
    playbook = str(setting.settings.get("playbook") or "standard")
    return draft_advised(told, scenario, channel, anyway=anyway, playbook=playbook)
