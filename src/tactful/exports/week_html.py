"""The week on one page, to print and to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tactful.exports.days import day_of_month, weekday
from tactful.exports.html import Html, apart, items, join, page, tag

if TYPE_CHECKING:
    from tactful.core.agenda import Due
    from tactful.core.week import DayAhead, Fixed, Step, Week


def write(told: Week) -> str:
    """The whole page."""
    last = told.on + timedelta(days=len(told.days) - 1)
    start = day_of_month(told.on) if told.on.month != last.month else str(told.on.day)
    title = f"The week from {start} to {day_of_month(last)} {last.year}"
    return page(title, tag("h1", title), *_parts(told))


def _parts(told: Week) -> Iterator[Html]:
    lead = (
        "Later days are planned from what is known today; each step stands on the day from which it is right."
    )
    yield tag("p", "A no came in: a quiet day first. " if told.quiet else None, lead, kind="lead small")
    said: set[str] = set()
    for one in told.days:
        if one.fixed or one.steps or one.on == told.on:
            yield _day(one, said)
    free = [one for one in told.days[1:] if not one.fixed and not one.steps]
    if free:
        yield _row(
            "Free", "", tag("p", f"{_listed([weekday(one.on) for one in free])}: nothing to do.", kind="soft")
        )
    if told.any_day or told.tasks:
        lines = [
            *(_task(task) for task in told.tasks),
            *(_step(step, told.on, said) for step in told.any_day),
        ]
        yield _row("Any day", "", items(*lines, kind="tick"))
    yield tag("footer", _left(told))


def _day(one: DayAhead, said: set[str]) -> Html:
    lines = [tag("li", _fixed(fixed), kind="fixed") for fixed in one.fixed]
    lines += [tag("li", _step(step, one.on, said)) for step in one.steps]
    if one.more:
        lines.append(tag("li", f"and {one.more} more that can wait", kind="soft fixed"))
    listed = tag("ul", *lines, kind="tick") if lines else tag("p", "Nothing to do.", kind="soft")
    return _row(weekday(one.on), day_of_month(one.on), listed)


def _row(head: str, under: str, body: Html) -> Html:
    return tag("section", tag("h2", head, tag("span", under)), tag("div", body), kind="day")


def _fixed(one: Fixed) -> Html:
    people = Html(" and ".join(apart(name) for name in one.names))
    return join(
        tag("strong", f"{one.at} " if one.at else "", one.title),
        join(" with " if one.sort == "interview" else ": ", people) if people else None,
        join(", " if people else ": ", apart(one.job)) if one.job else None,
    )


def _step(one: Step, on: date, said: set[str]) -> Html:
    """One thing to do; its reason only where it was not `said` above."""
    why = "" if one.because in said else one.because
    said.add(one.because)
    when = f" best {_until(one.until, on)}" if one.until else ""
    held = f", once the interview of {weekday(one.supposing)} has taken place" if one.supposing else ""
    return join(
        tag("strong", one.title),
        ": ",
        apart(one.name),
        join(" (", apart(one.company), ")") if one.company else None,
        tag("span", f"{held}{',' if when else ''}{when}", kind="soft") if held or when else None,
        _small(f"First: {one.first}" if one.first else "", why),
    )


def _task(one: Due) -> Html:
    names = Html(", ".join(apart(person.name) for person in one.people))
    return join(
        tag("strong", one.title),
        join(": ", names) if names else None,
        _small(one.because),
    )


def _until(last: date, on: date) -> str:
    if last == on:
        return f"on {weekday(last)}"
    year = f" {last.year}" if last.year != on.year else ""
    return f"until {weekday(last)}, {day_of_month(last)}{year}"


def _small(*words: str) -> Html | None:
    told = " ".join(word for word in words if word)
    return tag("span", told, kind="soft small below") if told else None


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _left(told: Week) -> str:
    notes = "" if told.budget.notes_left is None else f", {told.budget.notes_left} personal notes this month"
    return (
        f"Left: {told.budget.invitations_left} invitations this week{notes}. Made by Tactful on your machine."
    )
