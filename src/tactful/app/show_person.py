"""One person: what is known, the advice of the day, the timeline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.plan_day import Setting, case_of, setting_of, situations_from
from tactful.core.advice import Advice
from tactful.core.agenda import Who
from tactful.core.situation import Action
from tactful.ledger.rows import Parts, TimelineRow

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


class Portrait(Struct, frozen=True, kw_only=True):
    """A person as the ledger knows them.

    `coming` are the next steps that will open, `contact` is whom the posting names for questions.
    """

    person: Who
    link: str
    rapport: str
    stage: str
    opportunity: str | None
    culture: str
    policy: str
    advice: Advice
    coming: tuple[Advice, ...]
    timeline: tuple[TimelineRow, ...]
    aside: bool = False
    kept_out: bool = False
    contact: str | None = None
    tags: tuple[str, ...] = ()


def show_person(
    ledger: Ledger,
    parts: Parts,
    on: date,
    considering: Action | None = None,
    *,
    setting: Setting | None = None,
) -> Portrait:
    """The portrait of the person who has these parts."""
    from tactful.app.situations import chosen
    from tactful.ledger import queries

    row = parts.person
    setting = setting or setting_of(ledger, on)
    case = case_of(situations_from(ledger, {row.id: parts}, setting, on)[row.id], on)
    engine, story = setting.engine, case.story
    outcomes = engine.outcomes(story)
    advised = engine.outcome(story, considering) if considering else engine.best(story, outcomes)
    advice = engine.explained(story, advised, considering)
    coming = [
        engine.explained(story, outcome)
        for outcome in outcomes
        if outcome.verdict == "wait"
        and outcome.play
        and not outcome.play.mild
        and outcome.name != advice.play
    ]
    around = chosen(parts)
    return Portrait(
        person=case.who,
        link=story.link,
        rapport=story.rapport,
        stage=story.stage,
        opportunity=around.opportunity.title if around else None,
        culture=story.culture,
        policy=story.policy,
        advice=advice,
        coming=tuple(coming),
        timeline=tuple(queries.timeline(ledger, row.id)),
        aside="*" in case.aside,
        kept_out=row.kept_out,
        contact=around.opportunity.contact if around else None,
        tags=row.tags or (),
    )
