"""One person: what is known, the advice of the day, the timeline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app import find
from tactful.app.plan_day import Setting, case_of, setting_of, situations_of
from tactful.core.advice import Advice
from tactful.core.agenda import Who
from tactful.core.situation import Action
from tactful.ledger.rows import TimelineRow

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
    typed: str | int,
    on: date,
    considering: Action | None = None,
    *,
    setting: Setting | None = None,
) -> Portrait:
    """The portrait of the person meant by `typed`, or with this number. Raises NotFound or Ambiguous."""
    from tactful.app.situations import chosen
    from tactful.ledger import closeness, queries

    row = find.person(ledger, typed)
    setting = setting or setting_of(ledger, on)
    words = closeness.last_words(ledger, [row.id])
    parts, told = situations_of(ledger, [row.id], setting, on, words)[row.id]
    case = case_of(parts, told, on)
    advice = setting.engine.advise_story(case.story, considering)
    coming = [
        setting.engine.explained(case.story, outcome)
        for outcome in setting.engine.outcomes(case.story)
        if outcome.verdict == "wait"
        and outcome.play
        and not outcome.play.mild
        and outcome.name != advice.play
    ]
    around = chosen(parts)
    return Portrait(
        person=case.who,
        link=case.story.link,
        rapport=case.story.rapport,
        stage=case.story.stage,
        opportunity=around.opportunity.title if around else None,
        culture=case.story.culture,
        policy=case.story.policy,
        advice=advice,
        coming=tuple(coming),
        timeline=tuple(queries.timeline(ledger, row.id)),
        aside="*" in case.aside,
        kept_out=row.kept_out,
        contact=around.opportunity.contact if around else None,
        tags=row.tags or (),
    )
