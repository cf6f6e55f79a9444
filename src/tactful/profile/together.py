"""Rules that hold parts of a profile beside each other: the one line, skills, jobs aimed at, connections, age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from tactful.profile.alike import covered, shared, weighty, years_in
from tactful.profile.months import latest, month_of
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View


class Line(ProfileRule, frozen=True, tag="line"):
    """Holds the one line about oneself beside headline and summary.

    `apart`: they share no word of weight. `years`: each names a number of years, and no number is in both.
    """

    looks: Literal["apart", "years"]

    def find(self, view: View) -> Iterator[Spot]:
        me = view.profile
        line, others = me.line or "", f"{me.headline}\n{me.summary}"
        if not line.strip() or not others.strip():
            return
        if self.looks == "apart" and not shared(line, others):
            yield Spot(fields={"line": line})
        mine, theirs = years_in(line), years_in(others)
        if self.looks == "years" and mine and theirs and mine.isdisjoint(theirs):
            yield Spot(fields={"mine": min(mine), "theirs": max(theirs)})


class Unused(ProfileRule, frozen=True, tag="unused-skills"):
    """Flags the first `top` skills where at least `least` of them are used nowhere in the text of the profile."""

    top: int
    least: int

    def find(self, view: View) -> Iterator[Spot]:
        first = view.profile.skills[: self.top]
        me = view.profile
        titled = (*me.certifications, *me.honors, *me.projects, *me.volunteering)
        told = "\n".join((view.told, *(f"{entry.called}\n{entry.text}".casefold() for entry in titled)))
        unused = [skill for skill in first if not covered(skill, told)]
        if view.told.strip() and len(unused) >= self.least:
            share = "All" if len(unused) == len(first) else str(len(unused))
            yield Spot(fields={"names": ", ".join(unused), "share": share, "of": len(first)})


class Aims(ProfileRule, frozen=True, tag="aims"):
    """Flags words that stand in at least `share` of the titles of jobs aimed at, and nowhere in the profile.

    Fewer than `least` such titles tell nothing.
    """

    least: int
    share: float

    def find(self, view: View) -> Iterator[Spot]:
        aims = view.profile.aims
        if len(aims) < self.least:
            return
        counts: Counter[str] = Counter()
        written: dict[str, str] = {}
        for title in aims:
            words = weighty(title)
            counts.update(words.keys())
            written.update(words)
        known = weighty(f"{view.told}\n{' '.join(view.profile.skills).casefold()}").keys()
        missing = [
            written[s] for s, n in counts.most_common() if n >= self.share * len(aims) and s not in known
        ]
        if missing:
            yield Spot(fields={"words": ", ".join(missing), "size": len(aims)})


class Colleagues(ProfileRule, frozen=True, tag="colleagues"):
    """Flags each employer of the last `years` at which no connection works now."""

    years: int

    def find(self, view: View) -> Iterator[Spot]:
        since = month_of(view.today) - self.years * 12
        told: set[str] = set()
        for entry in view.profile.positions:
            ended = latest(entry.finished)
            if (view.profile.network.at or {}).get(entry.place) != 0 or entry.place in told:
                continue
            told.add(entry.place)
            if ended is None or ended >= since:
                yield Spot(about=entry.place)


class Age(ProfileRule, frozen=True, tag="age"):
    """Flags a profile of which no change is known for more than `months`."""

    months: int

    def find(self, view: View) -> Iterator[Spot]:
        day = view.profile.changed_on
        if day is not None and month_of(view.today) - month_of(day) > self.months:
            yield Spot(fields={"on": f"{day:%B %Y}"})
