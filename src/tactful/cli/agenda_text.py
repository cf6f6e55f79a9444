"""The agenda as a person reads it: short, ordered, explained, and never scolding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from tactful.cli.page import LEGEND, day, harmless, heading, pairs, say, say_whole, style
from tactful.core.agenda import Agenda, Due, Item
from tactful.core.limits import Budget

FEW = 5


def first_steps() -> None:
    """What to do with an empty ledger."""
    say("Nothing is in your ledger yet. Three ways to begin:")
    pairs(
        [
            ("tactful ask", "should I connect with someone? A minute, no data needed"),
            ("tactful import EXPORT.zip", "your LinkedIn data, which stays on this machine"),
            ("tactful target COMPANY", "name the companies you hope for"),
        ]
    )
    say(
        "To get the export: LinkedIn, Settings, Data privacy, Get a copy of your data. It takes minutes to a day."
    )


def say_agenda(agenda: Agenda, keeper: str | None, *, everything: bool = False) -> None:
    """Print the agenda."""
    on = agenda.on
    title = day(on)
    say(f"{title}{f'   {keeper}' if keeper else ''}", bold=True)
    if agenda.quiet:
        heading("A quiet day")
        left = "; only what closes now is below." if agenda.do else "."
        say(f"A no came in. Nothing has to be done today{left}", indent=2)
    if agenda.do or agenda.tasks or not agenda.quiet:
        heading("Do today")
    if not agenda.do and not agenda.tasks and not agenda.quiet:
        say("Done for today.", indent=2)
    said: set[str] = set()
    for number, item in enumerate(agenda.do, start=1):
        _say_item(number, item, on, told=item.title in said)
        said.add(item.title)
    for due in agenda.tasks:
        _say_task(due)
    for ahead in agenda.ahead:
        say(f"-  Prepare for the interview of {day(ahead.on, on)}", indent=1, hang=4, bold=True)
        say(style(f'tactful prepare "{harmless(ahead.job)}"', dim=True), indent=4)
    if agenda.later:
        heading("From tomorrow" if agenda.quiet else "Another day is fine")
        _say_grouped(agenda.later, everything=everything)
        say("More of each: tactful person NAME", indent=2)
    if agenda.waiting:
        heading("Waits")
        shown = agenda.waiting if everything else agenda.waiting[:FEW]
        pairs(_together((_named(item), _waits(item, on)) for item in shown))
        _more(len(agenda.waiting) - len(shown))
    if agenda.leave:
        heading("Leave for now")
        shown = agenda.leave if everything else agenda.leave[:FEW]
        pairs(_together((_named(item), _why(item)) for item in shown))
        _more(len(agenda.leave) - len(shown))
    if agenda.remarks:
        say()
    for remark in agenda.remarks:
        say(remark, indent=2)
    heading("Left")
    say(_budget(agenda.budget), indent=2, hang=2)
    say()
    say(LEGEND)


def _say_item(number: int, item: Item, on: date, *, told: bool) -> None:
    """One thing to do; its reason is left out where it was `told` already."""
    who = _named(item, company=True)
    until = ""
    if item.verdict == "send" and item.best and item.best[1] >= on:
        until = f"best until {day(item.best[1], on)}"
    elif item.verdict == "send" and item.play == "answer" and item.opens:
        until = f"since {day(item.opens, on)}"
    if item.verdict == "hold":
        until = "something first"
    say(f"{number}. {item.title}: {who}{f'  ({until})' if until else ''}", indent=1, hang=4, bold=True)
    if not told:
        say(_why(item), indent=4)
    if item.about:
        quote = harmless(item.about)
        say(f"They wrote: “{quote if len(quote) <= 160 else quote[:157] + '…'}”", indent=4)
    if item.verdict == "hold" and item.first:
        say(f"First: {item.first[0]}", indent=4, hang=6)
    if item.contested and item.instead:
        say(
            f"Some would wait ({item.contested[0].against}). Nobody disputes: {item.instead.text}",
            indent=4,
            hang=6,
        )
    verb = "draft" if item.drafts else "person"
    say(style(f'tactful {verb} "{harmless(item.person.name)}"', dim=True), indent=4)


def _say_task(due: Due) -> None:
    names = [harmless(person.name) for person in due.people]
    whose = f": {', '.join(names)}" if names and not due.every else ""
    say(f"-  {due.title}{whose}", indent=1, hang=4, bold=True)
    say(due.because, indent=4)
    for step in due.steps:
        say(f"- {step}", indent=6, hang=8)
    if due.every:
        for person in due.people:
            say(person.name, indent=6)
            say_whole(person.url or "", indent=8)
        say(style(f"tactful done {due.task}{' --each' if names else ''}", dim=True), indent=4)
    else:
        say(style(f'tactful log interviewed "{names[0]}" --on DAY --about TOPIC', dim=True), indent=4)


def _say_grouped(items: Sequence[Item], *, everything: bool) -> None:
    """One line a kind: what it is, and the names."""
    rows = []
    for title, group in groupby(sorted(items, key=lambda item: item.title), key=lambda item: item.title):
        names = [_named(item) for item in group]
        shown = names if everything else names[:FEW]
        rest = " and others" if len(names) > len(shown) else ""
        rows.append((title, ", ".join(shown) + rest))
    pairs(rows)


def _together(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rows that say the same become one, with all the names."""
    names: dict[str, list[str]] = {}
    for name, text in rows:
        names.setdefault(text, []).append(name)
    return [(", ".join(who), text) for text, who in names.items()]


def _named(item: Item, *, company: bool = False) -> str:
    name = harmless(item.person.name)
    return f"{name} at {harmless(item.person.company)}" if company and item.person.company else name


def _waits(item: Item, on: date) -> str:
    timed = (
        b.text for n, b in enumerate(item.because) if b.weighs == "against" and (n == 0 or "-when-" in b.rule)
    )
    why = next(timed, None) or _why(item)
    return f"{item.title}: from {day(item.opens, on)}. {why}"


def _why(item: Item) -> str:
    if not item.because:
        return ""
    first = item.because[0]
    return f"{first.text} ({', '.join(first.source[:3]).replace('own', 'our practice')})"


def _more(count: int) -> None:
    if count > 0:
        say(f"and {count} more: tactful today --all", indent=2)


def _budget(budget: Budget) -> str:
    notes = (
        "no limit on notes" if budget.notes_left is None else f"{budget.notes_left} personal notes this month"
    )
    pending = f"; {budget.pending} requests are waiting" if budget.pending else ""
    return (
        f"{budget.invitations_left} invitations this week, {notes} ({budget.plan} plan, "
        f"{budget.note_characters} characters a note){pending}."
    )
