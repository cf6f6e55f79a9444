"""Rules about dates: what cannot be, what is open twice, what is undated, and stretches nothing is said about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from tactful.profile.months import earliest, latest, month_of, said
from tactful.profile.profile import Entry, Profile
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View

Look = Literal["impossible", "undated", "several-current", "break", "expired", "undescribed", "long"]


class Timeline(ProfileRule, frozen=True, tag="timeline"):
    """Flags what `looks` names; `months`, `most` and `years` are its numbers.

    `impossible`: dates that end before they begin, or lie ahead. `undated`: a position without a start.
    `several-current`: more than `most` positions that go on. `break`: more than `months` about which no entry says
    anything, read as short as the dates allow. `expired`: a certificate whose date has passed. `undescribed`: a
    position of the last `years` without a word on what was done; `long`: one with more than `most` characters.
    """

    looks: Look
    months: int = 0
    most: int = 0
    years: int = 0

    def find(self, view: View) -> Iterator[Spot]:
        looks: dict[Look, Callable[[View], Iterator[Spot]]] = {
            "impossible": _impossible,
            "undated": _undated,
            "several-current": self._several,
            "break": self._breaks,
            "expired": _expired,
            "undescribed": self._undescribed,
            "long": self._long,
        }
        yield from looks[self.looks](view)

    def _several(self, view: View) -> Iterator[Spot]:
        current = [p for p in view.profile.positions if not p.finished]
        if len(current) > self.most:
            yield Spot(fields={"names": _listed([entry.called for entry in current])})

    def _breaks(self, view: View) -> Iterator[Spot]:
        me = view.profile
        spans = sorted(_spans((*me.positions, *me.education, *me.volunteering, *me.projects), view))
        if not spans or not me.positions:
            return
        end, named = spans[0][1], spans[0][3]
        for start, until, begins, finishes in spans[1:]:
            if start - end - 1 > self.months:
                yield Spot(fields={"after": said(named), "before": f"and {said(begins)}"})
            if until > end:
                end, named = until, finishes
        if month_of(view.today) - end - 1 > max(self.months, 12):
            yield Spot(fields={"after": said(named), "before": "and today"})

    def _undescribed(self, view: View) -> Iterator[Spot]:
        since = month_of(view.today) - self.years * 12
        for entry in view.profile.positions:
            ended = latest(entry.finished)
            if not entry.text.strip() and (ended is None or ended >= since):
                yield Spot(about=entry.called)

    def _long(self, view: View) -> Iterator[Spot]:
        for section, part in view.written(self.sections):
            if part.entry and len(part.text) > self.most:
                span = (part.start + self.most, part.start + len(part.text))
                fields = {"size": len(part.text), "most": self.most}
                yield Spot(section=section, span=span, about=part.entry.called, fields=fields)


def _impossible(view: View) -> Iterator[Spot]:
    now = month_of(view.today)
    me = view.profile
    for entry in (*me.positions, *me.education, *me.volunteering):
        begins, ends = earliest(entry.started), latest(entry.finished)
        if begins is not None and ends is not None and ends < begins:
            yield Spot(about=entry.called, fields={"what": "ends before it begins"})
        elif entry in me.positions and begins is not None and begins > now + 3:
            yield Spot(about=entry.called, fields={"what": "begins in the future"})
        elif entry in me.positions and entry.finished and (earliest(entry.finished) or 0) > now + 1:
            yield Spot(about=entry.called, fields={"what": "has an end in the future"})


def _undated(view: View) -> Iterator[Spot]:
    for entry in view.profile.positions:
        if earliest(entry.started) is None:
            yield Spot(about=entry.called)


def _expired(view: View) -> Iterator[Spot]:
    for entry in view.profile.certifications:
        ended = latest(entry.finished)
        if ended is not None and ended < month_of(view.today):
            yield Spot(about=entry.called, fields={"ended": said(entry.finished or "")})


def _spans(entries: tuple[Entry, ...], view: View) -> Iterator[tuple[int, int, str, str]]:
    """First and last month of each dated entry, as long as its dates allow, with the dates as they are written."""
    now = month_of(view.today)
    for entry in entries:
        begins = earliest(entry.started) if entry.started else earliest(entry.finished)
        if begins is None:
            continue
        ends = latest(entry.finished) if entry.finished else now
        yield begins, ends if ends is not None else now, entry.started or entry.finished or "", _end(entry)


def _end(entry: Entry) -> str:
    return entry.finished or entry.started or ""


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def ongoing(me: Profile) -> list[Entry]:
    """The positions that go on."""
    return [entry for entry in me.positions if not entry.finished]
