"""The calendar: what the agenda advises and what is fixed, as events. It decides nothing of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app import feed_words as words
from tactful.app.plan_day import Setting, cases_of, plan_day, setting_of
from tactful.core.agenda import Agenda, Item
from tactful.core.playbook import Play
from tactful.core.story import Story
from tactful.exports import as_calendar
from tactful.exports.as_calendar import EVENTS, OWN, Entry, Kind

if TYPE_CHECKING:
    from tactful.ledger.coming import Interview, Promise
    from tactful.ledger.open import Ledger

DAYS = 60
BACK = timedelta(days=30)
"""How long what is over stays, so that nobody's calendar loses its past."""
BAR = timedelta(days=42)
"""A window longer than this tells nothing as a bar in a calendar; its best day still does."""
ASSUMED = timedelta(hours=1)
"""How long an interview blocks: no moment says it."""
SAID_BEFORE = timedelta(hours=6)
MORNING_BEFORE = timedelta(hours=15)
DAY_BEFORE = timedelta(days=1)
"""Reminders lie before the start, where Outlook wants them: 18:00 or 9:00 on the day before for whole days."""
_FIRST: tuple[Kind, ...] = ("interview", "answer", "deadline", "follow-up", "best-day", "window")


class Feed(Struct, frozen=True, kw_only=True):
    """The feed as bytes, how many events it holds, and how many did not fit."""

    data: bytes
    events: int
    left_out: int = 0


def feed(
    ledger: Ledger,
    *,
    on: date,
    now: datetime,
    days: int = DAYS,
    details: bool = False,
    without: Collection[str] = (),
    before: bytes = b"",
) -> Feed:
    """The feed as of `on`, `days` ahead. `before` is what was written last: what says the same keeps its stamp."""
    setting = setting_of(ledger, on)
    place = _Place(ledger, setting, on, days, details=details)
    found = [one for one in place.entries() if one.kind not in without]
    found.sort(key=lambda one: (_FIRST.index(one.kind), one.starts.isoformat(), one.uid))
    kept = found[:EVENTS]
    data = as_calendar.write(kept, name=words.CALENDAR, now=now, before=before)
    return Feed(data=data, events=len(kept), left_out=len(found) - len(kept))


class _Place:
    """One ledger on one day: makes the entries."""

    def __init__(self, ledger: Ledger, setting: Setting, on: date, days: int, *, details: bool) -> None:
        self._ledger, self._setting, self._on = ledger, setting, on
        self._since, self._until = on - BACK, on + timedelta(days=days)
        self._details = details
        self._titles = words.titles(discreet=_is_discreet(ledger, setting))

    def entries(self) -> Iterator[Entry]:
        """Everything that lies in the time of the feed."""
        from tactful.ledger import coming

        since, until = self._since, self._until
        for panel in _panels(coming.interviews(self._ledger, today=self._on, since=since, until=until)):
            yield self._interview(panel)
        yield from self._promised(coming.promises(self._ledger, since=self._on, until=until))
        for one in coming.closings(self._ledger, since=since, until=until):
            yield self._day(
                "deadline",
                str(one.opportunity_id),
                one.on,
                f"Last day to apply: {one.title} at {one.company}",
                alarm=MORNING_BEFORE,
            )
        yield from self._advised(plan_day(self._ledger, self._on))

    def _interview(self, panel: Sequence[Interview]) -> Entry:
        first = panel[0]
        starts: date = first.at or first.on
        return Entry(
            uid=self._uid("interview", min(one.key for one in panel)),
            kind="interview",
            title=words.interview(panel) if self._details else self._titles["interview"],
            starts=starts,
            ends=starts + (ASSUMED if first.at else timedelta(days=1)),
            text=words.LENGTH_UNKNOWN if first.at and self._details else "",
            alarm=DAY_BEFORE if first.at else MORNING_BEFORE,
            busy=True,
        )

    def _promised(self, promises: Sequence[Promise]) -> Iterator[Entry]:
        """Answers that have not come: one for each job, or for each person without one."""
        stories = self._stories([one.person_id for one in promises if one.person_id is not None])
        open_ones = {
            (one.opportunity_id, None if one.opportunity_id else one.person_id): one
            for one in promises
            if one.person_id is None
            or (one.person_id in stories and stories[one.person_id].dates.get("promised") == one.on)
        }
        for (opportunity, person), one in open_ones.items():
            title = words.promise(one.person, one.title, one.company)
            yield self._day("answer", f"{opportunity} {person}", one.on, title)

    def _advised(self, agenda: Agenda) -> Iterator[Entry]:
        plays = self._setting.engine.playbook.play
        items = [item for item in (*agenda.do, *agenda.later, *agenda.waiting) if item.play and item.best]
        loose = [
            item for item in items if item.opens == self._on and "today" in plays[item.play or ""].trigger
        ]
        stories = self._stories([item.person.id for item in loose])
        for item in items:
            play = plays[item.play or ""]
            if item in loose and _slides(play, stories.get(item.person.id)):
                continue
            yield from self._window(item, play)

    def _window(self, item: Item, play: Play) -> Iterator[Entry]:
        """The whole window as a bar, and its best day with a reminder.

        A best day that went by is not held up; while more of them follow, today stands for those before.
        """
        if item.opens is None or item.best is None or item.closes is None:
            return
        key = f"{item.person.id} {item.play}"
        kind: Kind = "follow-up" if play.action in ("follow-up", "remind") else "best-day"
        text = words.advice(item) if self._details else words.LOOK
        url = item.person.url if self._details else None
        title = words.advised(item)
        if item.best[0] <= self._until and self._on <= item.best[1]:
            day = max(item.best[0], self._on)
            alarm = SAID_BEFORE if day == item.best[0] else None
            yield self._day(kind, key, day, title, text=text, url=url, alarm=alarm)
        fits = item.opens < item.closes and item.closes - item.opens <= BAR
        if fits and item.closes >= self._since and item.opens <= self._until:
            yield self._day("window", key, item.opens, title, last=item.closes, text=text, url=url)

    def _day(
        self,
        kind: Kind,
        key: str,
        on: date,
        title: str,
        *,
        last: date | None = None,
        text: str = "",
        url: str | None = None,
        alarm: timedelta | None = None,
    ) -> Entry:
        """An event of whole days; its title told only where details are asked for."""
        return Entry(
            uid=self._uid(kind, key),
            kind=kind,
            title=title if self._details else self._titles[kind],
            starts=on,
            ends=(last or on) + timedelta(days=1),
            text=text,
            url=url,
            alarm=alarm,
        )

    def _uid(self, kind: Kind, key: str) -> str:
        text = f"feed\0{kind}\0{key}".encode()
        return hashlib.blake2b(text, key=self._ledger.secret[:64], digest_size=16).hexdigest() + OWN

    def _stories(self, person_ids: list[int]) -> dict[int, Story]:
        """The stories of these people by id, without those set aside."""
        cases = cases_of(self._ledger, list(dict.fromkeys(person_ids)), self._setting, self._on)
        return {case.who.id: case.story for case in cases if "*" not in case.aside and not case.story.kept}


def _panels(interviews: Sequence[Interview]) -> list[list[Interview]]:
    """Interviews put together: nobody is in two at one instant, and one without a time is the timed one of its day."""
    groups: dict[object, list[Interview]] = {}
    for one in interviews:
        there = one.opportunity_id or one.company or one.person_id
        groups.setdefault(one.at or (one.on, there), []).append(one)
    timed = [one for one in interviews if one.at]

    def told_with_time(panel: list[Interview]) -> bool:
        return all(any(_same(one, other) for other in timed) for one in panel)

    return [panel for panel in groups.values() if panel[0].at or not told_with_time(panel)]


def _same(one: Interview, timed: Interview) -> bool:
    person = one.person_id is not None and one.person_id == timed.person_id
    job = one.opportunity_id is not None and one.opportunity_id == timed.opportunity_id
    return one.on == timed.on and (person or (job and None in (one.person_id, timed.person_id)))


def _slides(play: Play, story: Story | None) -> bool:
    """True for a window that is counted from today, and so from tomorrow tomorrow: it has no day of its own."""
    if story is None:
        return True
    known: Callable[[str], bool] = story.dates.__contains__
    return next((mark for mark in play.trigger if mark == "today" or known(mark)), "today") == "today"


def _is_discreet(ledger: Ledger, setting: Setting) -> bool:
    """True when somebody must not learn of the search."""
    from tactful.ledger import queries

    return bool(setting.me.discreet) or any(one.kept_from for one in queries.companies(ledger))
