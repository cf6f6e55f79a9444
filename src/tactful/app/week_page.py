"""The week ahead: what is fixed, what is open today, what opens on which day if nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.app.know_there import kept_from
from tactful.app.plan_day import plan_day
from tactful.core.agenda import Agenda, Item
from tactful.core.week import DayAhead, Fixed, Step, Week

if TYPE_CHECKING:
    from tactful.ledger import coming
    from tactful.ledger.open import Ledger

DAYS = 7
A_DAY = 5
"""Of what opens on one day, how much is listed."""
LATER = 5


def days_from(on: date) -> list[date]:
    """The days of the week from `on`."""
    return [on + timedelta(days=n) for n in range(DAYS)]


def week(
    ledger: Ledger, on: date, *, limit: int = A_DAY, agendas: Mapping[date, Agenda] | None = None
) -> Week:
    """The week from `on`, by the agenda of each of its days; `agendas` has those that are known already.

    Later days are planned from what is known today: a step stands on the first day on which it would be on the
    agenda. What follows from an interview still ahead says so.
    """
    days, known = days_from(on), agendas or {}
    fixed = _fixed(ledger, days)
    ahead = _interviews_with(ledger, days)
    today = known.get(on) or plan_day(ledger, on, limit=limit)
    seen = {(item.person.id, item.action) for item in (*today.do, *today.later)}
    planned = [
        DayAhead(on=on, fixed=tuple(fixed[on]), steps=tuple(_step(item, on, ahead) for item in today.do))
    ]
    for day in days[1:]:
        agenda = known.get(day) or plan_day(ledger, day, limit=limit)
        opened: list[Item] = []
        for item in (*agenda.do, *agenda.later):
            if (item.person.id, item.action) not in seen:
                seen.add((item.person.id, item.action))
                opened.append(item)
        steps = [_step(item, day, ahead) for item in opened]
        planned.append(
            DayAhead(
                on=day,
                fixed=tuple(fixed[day]),
                steps=tuple(steps[:limit]),
                more=max(0, len(steps) - limit),
            )
        )
    soon = on + timedelta(days=1)
    later = [_step(item, on, ahead) for item in today.later]
    later.sort(key=lambda step: step.until is None or step.until > soon)
    shown = max(LATER, sum(step.until is not None and step.until <= soon for step in later))
    return Week(
        on=on,
        days=tuple(planned),
        any_day=tuple(later[:shown]),
        more=len(later[shown:]),
        tasks=today.tasks,
        quiet=today.quiet,
        budget=today.budget,
        remarks=today.remarks,
    )


def write_week(told: Week, path: Path) -> None:
    """Write the week as a page. Raises BadInput as `put_page` does."""
    from tactful.app.page_file import put_page
    from tactful.exports import week_html

    put_page(path, week_html.write(told))


def _step(item: Item, day: date, ahead: dict[int, date]) -> Step:
    """A line of the agenda as a step of the week."""
    why = item.because[0] if item.because else None
    held = ahead.get(item.person.id)
    last = item.best[1] if item.verdict == "send" and item.best else None
    return Step(
        title=item.title,
        name=item.person.name,
        person=item.person.id,
        company=item.person.company,
        because=why.text if why else "",
        sources=why.source[:3] if why else (),
        verdict=item.verdict,
        first=item.first[0] if item.verdict == "hold" and item.first else None,
        until=last if last and last >= day else None,
        supposing=held if held and held < day else None,
    )


def _interviews_with(ledger: Ledger, days: Sequence[date]) -> dict[int, date]:
    """By person, the first interview of the week that lies ahead."""
    from tactful.ledger.coming import interviews

    ahead = interviews(ledger, today=days[0], since=days[0], until=days[-1])
    return {one.person_id: one.on for one in reversed(ahead) if one.person_id is not None}


def _fixed(ledger: Ledger, days: Sequence[date]) -> dict[date, list[Fixed]]:
    """What is set on each of the days; nothing of a company from which the search is kept."""
    from tactful.ledger import coming

    found: dict[date, list[Fixed]] = {day: [] for day in days}
    kept = kept_from(ledger)

    def told(company: str | None) -> bool:
        return (company or "").strip().casefold() not in kept

    panels: dict[object, list[coming.Interview]] = {}
    for one in coming.interviews(ledger, today=days[0], since=days[0], until=days[-1]):
        if told(one.company):
            panels.setdefault(one.at or (one.on, one.opportunity_id or one.person_id), []).append(one)
    for panel in sorted(panels.values(), key=lambda panel: panel[0].at.isoformat() if panel[0].at else ""):
        first = panel[0]
        kind = next((one.kind for one in panel if one.kind), None)
        found[first.on].append(
            Fixed(
                sort="interview",
                title=f"Interview ({kind})" if kind else "Interview",
                names=tuple(dict.fromkeys(one.person for one in panel if one.person)),
                job=_job(first.title, first.company),
                prepare=f"{first.title} @ {first.company}" if first.title and first.company else None,
                at=first.at.astimezone(ledger.zone).strftime("%H:%M") if first.at else None,
                opportunity=first.opportunity_id,
            )
        )
    for promise in _answers(coming.promises(ledger, since=days[0], until=days[-1])):
        if told(promise.company):
            found[promise.on].append(
                Fixed(
                    sort="answer",
                    title="An answer was promised",
                    names=(promise.person,) if promise.person else (),
                    job=_job(promise.title, promise.company),
                    opportunity=promise.opportunity_id,
                )
            )
    for one_ in coming.closings(ledger, since=days[0], until=days[-1]):
        if told(one_.company):
            found[one_.on].append(
                Fixed(
                    sort="deadline",
                    title="Last day to apply",
                    job=_job(one_.title, one_.company),
                    opportunity=one_.opportunity_id,
                )
            )
    return found


def _answers(promises: Sequence[coming.Promise]) -> Iterator[coming.Promise]:
    """One for each job and day, or for each person without a job."""
    seen: set[object] = set()
    for one in promises:
        key = one.on, one.opportunity_id or f"person {one.person_id}"
        if key not in seen:
            seen.add(key)
            yield one


def _job(title: str | None, company: str | None) -> str | None:
    return " at ".join(part for part in (title, company) if part) or None
