"""The question of the two articles, from a few answers to a situation."""

from __future__ import annotations

from datetime import date

import msgspec

from tactful.core.situation import Action, Situation, Stage
from tactful.errors import BadInput

_STAGES: dict[str, Stage] = {
    "applied": "applied", "interviewed": "interviewing", "scheduled": "interviewing", "rejected": "rejected",
    "offered": "offer", "hired": "accepted", "met": "none", "talked": "none", "nothing": "none",
}  # fmt: skip


def situation_from(
    *,
    name: str | None,
    role: str | None,
    occasion: str | None,
    day: date,
    today: date,
    considering: Action = "connect",
    outlook: str | None = None,
    culture: str | None = None,
) -> Situation:
    """The situation of a name, a role and a date; `occasion` is a moment's kind or `nothing`."""
    if occasion == "scheduled" and day < today:
        occasion = "interviewed"
    elif occasion not in (None, "nothing", "scheduled") and day > today:
        raise BadInput(
            f"{day} has not come yet.", "For what lies ahead choose `scheduled`, or give a day that has been."
        )
    moment = {"on": day, "what": occasion, "outlook": outlook if occasion == "interviewed" else None}
    fields = {
        "today": today,
        "considering": considering,
        "person": {"name": name, "role": role},
        "company": {"culture": culture or "unknown"},
        "opportunity": {"stage": _STAGES.get(occasion or "nothing")},
        "moments": [moment] if occasion and occasion != "nothing" else [],
    }
    return msgspec.convert(fields, Situation)
