"""Rules about the present job: what the headline claims, beside what the positions say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tactful.profile.alike import same_place, shared
from tactful.profile.months import said
from tactful.profile.profile import Profile
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View
from tactful.profile.timeline import ongoing

_CLAIM = re.compile(r"(?P<title>[^|·•;,–—]*?)(?:\s+at\s+|\s*@\s*)(?P<place>[^\W_][^|·•;,–—()]*)")
_OVER = re.compile(
    r"\b(?:ex|former|formerly|previously|prior|past|until|was|alum\w*|graduate|studied|student|studying)\b",
    re.IGNORECASE,
)

_READ = 400
"""Characters of a headline that are read; the platform takes 220."""


class Present(ProfileRule, frozen=True, tag="present"):
    """Flags a present job that is not as the positions have it.

    `ended`: the headline names an employer whose position has an end. `other`: it names one that is nowhere in the
    profile, for a job that goes on elsewhere. `untold`: the person has said where they work now, and no
    position there goes on.
    """

    looks: Literal["ended", "other", "untold"]

    def find(self, view: View) -> Iterator[Spot]:
        me = view.profile
        if self.looks == "untold":
            employer = me.employer or ""
            if employer and me.positions and not any(same_place(employer, p.place) for p in ongoing(me)):
                yield Spot(fields={"employer": employer})
            return
        for title, place, span in _claims(me.headline[:_READ]):
            ended = [p for p in me.positions if p.finished and same_place(place, p.place)]
            if _known_now(me, place):
                continue
            if self.looks == "ended" and ended:
                yield Spot(
                    section="headline",
                    span=span,
                    about=ended[0].called,
                    fields={"place": ended[0].place, "ended": said(ended[0].finished or "")},
                )
            if self.looks == "other" and not ended:
                here = [p for p in ongoing(me) if shared(title, p.title)]
                if here and not any(same_place(place, e.place) for e in me.education):
                    yield Spot(
                        section="headline",
                        span=span,
                        about=here[0].called,
                        fields={"place": place, "shown": here[0].place},
                    )


def _known_now(me: Profile, place: str) -> bool:
    here = (*ongoing(me), *(entry for entry in me.volunteering if not entry.finished))
    return any(same_place(place, entry.place) for entry in here)


def _claims(headline: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Title, employer and place of each present job that a headline claims."""
    for match in _CLAIM.finditer(headline):
        if match["title"].strip() and not _OVER.search(match["title"]):
            text = match[0].rstrip()
            lead = len(match[0]) - len(match[0].lstrip())
            yield match["title"], match["place"].strip(), (match.start() + lead, match.start() + len(text))
