"""The file for a coach as a page, as Markdown or as JSON: a summary first, then where the search stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from tactful.exports import markdown as md
from tactful.exports.coach_file import CoachFile, CoachMoment, CoachStep, CoachStory
from tactful.exports.days import day, short
from tactful.exports.html import Html, items, join, page, table, tag

Form = Literal["html", "md", "json"]
TITLE = "Where the search stands"


def write(told: CoachFile, form: Form) -> str:
    """The whole file."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"
    if form == "md":
        return md.page(f"{TITLE}, {day(told.on)}", *_markdown(told))
    return page(TITLE, tag("h1", TITLE), tag("p", day(told.on), kind="lead"), *_html(told))


def steps(told: CoachFile) -> list[tuple[str, Sequence[CoachStep]]]:
    """The parts of the agenda under their heads."""
    named = [
        ("Today", told.do),
        ("Another day is fine", told.later),
        ("Waits", told.waiting),
        ("Left in peace for now", told.leave),
    ]
    return [(head, some) for head, some in named if some]


def about_step(one: CoachStep, on: date) -> tuple[str, str]:
    """A line of the agenda: what it is, and why."""
    when = ""
    if one.verdict == "wait" and one.opens:
        when = f", from {short(one.opens)}"
    elif one.best and one.best[1] >= on:
        when = f", best until {short(one.best[1])}"
    why = " ".join(one.because[:3])
    first = f" First: {' '.join(one.first)}" if one.first else ""
    return (
        f"{one.title}: {one.who}{when}",
        f"{why}{first}{f' ({_cited(one.sources)})' if one.sources else ''}",
    )


def about_story(one: CoachStory) -> str:
    """What is known of a person, in a line."""
    told = [
        f"about {one.job}" if one.job else "",
        {"connected": "connected", "pending": "a request is waiting", "none": "not connected"}[one.link],
        f"rapport: {one.rapport}",
        f"culture {one.culture}" if one.culture != "unknown" else "",
        f"policy {one.policy}" if one.policy != "unknown" else "",
    ]
    return "; ".join(part for part in told if part)


def about_moment(one: CoachMoment) -> str:
    """One thing that happened, in a line."""
    topics = "; ".join(f"“{topic}”" for topic in one.about)
    parts = [
        f"{short(one.on)}: {'they' if one.by == 'them' else 'I'}: {one.what}",
        f"at {one.at_event}" if one.at_event else "",
        f"({one.outlook})" if one.outlook else "",
        topics,
    ]
    return " ".join(part for part in parts if part)


def gaps(told: CoachFile) -> str:
    """What the profile lacks, in a sentence."""
    if told.gaps is None:
        return "The profile has not been looked at yet."
    return f"To mend: {', '.join(told.gaps)}." if told.gaps else "The profile is in order."


def _cited(sources: Sequence[str]) -> str:
    return ", ".join(sources).replace("own", "our practice")


def _stages(told: CoachFile) -> list[tuple[str, str]]:
    return [(stage, str(count)) for stage, count in told.stages.items() if stage != "none"]


def _html(told: CoachFile) -> Iterator[Html]:
    yield tag(
        "section",
        tag("h2", "What is inside"),
        items(*told.inside),
        tag("h2", "What was left out"),
        items(*told.left_out) if told.left_out else tag("p", "Nothing."),
        tag("p", told.caution, kind="soft small"),
        kind="box",
    )
    if told.goal:
        yield tag("p", "Goal: ", told.goal)
    yield tag("section", tag("h2", "Applications"), table(("stage", "jobs"), _stages(told), numbers=1))
    yield items(*told.funnel)
    rows = [(one.title, one.company, one.stage) for one in told.jobs]
    yield table(("job", "company", "stage"), rows)
    for head, some in steps(told):
        lines = [about_step(one, told.on) for one in some]
        yield tag(
            "section",
            tag("h2", head),
            items(
                *(join(tag("strong", line), tag("span", why, kind="soft small below")) for line, why in lines)
            ),
        )
    if told.tasks:
        yield tag("section", tag("h2", "Tasks of the week"), items(*told.tasks))
    yield tag("h2", "Stories")
    for one in told.stories:
        yield tag(
            "section",
            tag("h3", one.who),
            tag("p", about_story(one), kind="soft"),
            items(
                *(
                    join(about_moment(moment), tag("blockquote", moment.text) if moment.text else None)
                    for moment in one.moments
                )
            ),
        )
    for place, draft in enumerate(told.drafts):
        yield tag("h2", "Drafted notes") if not place else Html("")
        yield tag("h3", f"{draft.title}: {draft.who}")
        yield tag("blockquote", draft.text)
    yield tag("section", tag("h2", "Profile"), tag("p", gaps(told)))
    yield tag("footer", "Made by Tactful on the seeker's machine.")


def _markdown(told: CoachFile) -> Iterator[str]:
    yield md.heading("What is inside", 2)
    yield md.bullets(map(md.text, told.inside))
    yield md.heading("What was left out", 2)
    yield md.bullets(map(md.text, told.left_out or ("Nothing.",)))
    yield md.text(told.caution)
    if told.goal:
        yield f"Goal: {md.text(told.goal)}"
    yield md.heading("Applications", 2)
    yield md.table(("stage", "jobs"), _stages(told))
    yield md.bullets(map(md.text, told.funnel))
    if told.jobs:
        yield md.table(
            ("job", "company", "stage"),
            ((md.text(one.title), md.text(one.company), one.stage) for one in told.jobs),
        )
    for head, some in steps(told):
        yield md.heading(head, 2)
        lines = [about_step(one, told.on) for one in some]
        yield md.bullets(f"**{md.text(line)}**  \n  {md.text(why)}" for line, why in lines)
    if told.tasks:
        yield md.heading("Tasks of the week", 2)
        yield md.bullets(map(md.text, told.tasks))
    yield md.heading("Stories", 2)
    for one in told.stories:
        yield md.heading(one.who, 3)
        yield md.text(about_story(one))
        yield md.bullets(md.text(about_moment(moment)) for moment in one.moments)
        for moment in one.moments:
            if moment.text:
                yield f"{short(moment.on)}:\n\n{md.quote(moment.text)}"
    for place, draft in enumerate(told.drafts):
        if not place:
            yield md.heading("Drafted notes", 2)
        yield md.heading(f"{draft.title}: {draft.who}", 3)
        yield md.quote(draft.text)
    yield md.heading("Profile", 2)
    yield md.text(gaps(told))
