"""Nobody there: what comes next, from the surest to the slowest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tactful.network.years import Stay

Kind = Literal["alumni", "former-colleagues", "events", "careers-page", "follow", "not"]


class NextBest(Struct, frozen=True, kw_only=True):
    """One thing to do instead of asking somebody there."""

    kind: Kind
    says: str


def next_best(company: str, mine: Sequence[Stay], *, person: str | None = None) -> tuple[NextBest, ...]:
    """What to do where nobody is there; `mine` are my employers and schools, `person` whom one hoped to reach."""
    place = company or "their company"
    told: list[NextBest] = []
    if schools := [stay.name for stay in mine if stay.what == "school"]:
        says = f"On LinkedIn, open the page of {schools[0]}, choose Alumni, and look for {place}."
        told.append(
            NextBest(kind="alumni", says=f"{says} A shared school is good ground for a conversation.")
        )
    if employers := [stay.name for stay in mine if stay.what == "employer"]:
        says = f"Think of people from {' and '.join(employers[:2])} whom you never connected with."
        told.append(NextBest(kind="former-colleagues", says=f"{says} Some of them may have gone there."))
    events = f"Go where people of {company or 'their field'} speak, and come with one good question."
    careers = f"Apply through the careers page of {place}: a path helps and is not needed."
    follow = f"Follow {person or place}: it asks nothing, and shows what they care about."
    told.append(NextBest(kind="events", says=events))
    if company:
        told.append(NextBest(kind="careers-page", says=careers))
    told.append(NextBest(kind="follow", says=follow))
    told.append(NextBest(kind="not", says="Not many strangers at once: one well-chosen person, or none."))
    return tuple(told)
