"""The page for an interview, to print or to read on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tactful.exports.days import day, short
from tactful.exports.html import Html, apart, items, join, page, tag

if TYPE_CHECKING:
    from tactful.core.preparation import Face, Noted, Parting, Preparation, Thanks


def write(told: Preparation) -> str:
    """The whole page."""
    title = f"{told.title} at {told.company}"
    return page(title, *_parts(told))


def _parts(told: Preparation) -> Iterator[Html]:
    yield tag("h1", apart(told.title), " at ", apart(told.company))
    yield tag("p", f"Prepared on {day(told.on)}; stage: {told.stage}.", kind="lead")
    if told.over:
        yield tag("p", told.over)
    if told.meetings or not told.over:
        yield tag("section", tag("h2", "When"), _when(told))
    if told.first:
        yield tag(
            "section", tag("h2", "Look at first"), items(*(_first(one.says, one.keep) for one in told.first))
        )
    yield tag("section", tag("h2", "People"), *map(_face, told.people))
    yield tag("section", tag("h2", "The company"), _company(told))
    if told.posting.says_something:
        yield tag("section", tag("h2", "The posting says"), _posting(told))
    if not told.over:
        yield tag("section", tag("h2", "Questions worth asking"), _questions(told))
        yield tag("section", tag("h2", "At goodbye"), *_partings(told))
    yield tag("section", tag("h2", "Whom to thank" if told.over else "Thank after"), _thanks(told))
    yield tag("footer", "All from your own notes; in brackets who says so. Made by Tactful on your machine.")


def _when(told: Preparation) -> Html:
    if not told.meetings:
        return tag("p", "No interview is noted yet.", kind="soft")
    return items(
        *(
            join(
                tag("strong", day(one.on), f", {one.at:%H:%M}" if one.at else ""),
                f" ({one.kind})" if one.kind else "",
                ", with " if one.people else "",
                Html(", ".join(apart(name) for name in one.people)),
            )
            for one in told.meetings
        )
    )


def _first(says: str, keep: str) -> Html:
    return join(says, Html("<br>"), tag("code", keep, kind="small soft"))


def _face(one: Face) -> Html:
    who = one.person
    work = " at ".join(part for part in (who.title, who.company) if part)
    notes = [
        *(_noted("Published", note) for note in one.published),
        *(_noted("You spoke of", note) for note in one.talked),
    ]
    return join(
        tag("h3", apart(who.name), " (will be there)" if one.there else ""),
        tag("p", work) if work else None,
        tag("p", one.standing(short), kind="soft"),
        tag("p", "The posting names them for questions.") if one.named else None,
        items(*notes) if notes else tag("p", "Nothing of theirs is noted.", kind="soft small"),
    )


def _noted(lead: str, note: Noted) -> Html:
    topics = "; ".join(f"“{topic}”" for topic in note.about)
    return join(f"{lead} {topics}", tag("span", f" ({note.what}, {short(note.on)})", kind="soft"))


def _company(told: Preparation) -> Html:
    culture = told.culture
    where = ", ".join(part for part in (culture.source, short(culture.on) if culture.on else "") if part)
    lines = [
        join(f"Culture: {culture.culture}; policy on connections: {culture.policy}.",
             tag("span", f" ({where})", kind="soft") if where else None),
        *( [join("You admire: ", apart(culture.admire))] if culture.admire else [] ),
    ]  # fmt: skip
    for one in culture.seen:
        if one.says and one.says != culture.admire:
            said = ", ".join(part for part in (one.source, short(one.on) if one.on else "") if part)
            again = "; over a year old: look again" if one.old else ""
            lines.append(
                join(
                    f"{one.asks} {one.says}",
                    tag("span", f" ({said}{again})", kind="soft") if said or again else None,
                )
            )
    return items(*lines)


def _posting(told: Preparation) -> Html:
    posting = told.posting
    lines: list[str] = []
    if posting.contact:
        lines.append(join("It names ", apart(posting.contact), " for questions."))
    if posting.closes_on:
        lines.append(f"Last day to apply: {day(posting.closes_on)}.")
    if posting.state == "no-contact":
        lines.append("It asks for no contact outside the process.")
    if posting.state == "closed":
        lines.append("It is closed.")
    if posting.asks_for:
        lines.append(f"It asks for {', '.join(posting.asks_for)}.")
    return join(items(*lines), *(tag("blockquote", words) for words in posting.words))


def _questions(told: Preparation) -> Html:
    if not told.questions:
        return tag("p", "None yet: they come from what you note of people, company and posting.", kind="soft")
    return items(
        *(
            join(
                one.says,
                tag(
                    "span",
                    f" {f'To {one.of}. ' if one.of else ''}{one.because} ({', '.join(one.rules)})",
                    kind="soft small",
                ),
            )
            for one in told.questions
        ),
        name="ol",
    )


def _partings(told: Preparation) -> Iterator[Html]:
    """The line for anybody there, and for those whom another fits, together where it is the same."""
    groups: dict[Parting, list[str]] = {told.parting: []}
    for face in told.people:
        groups.setdefault(face.parting, []).append(face.person.name)
    for line, names in groups.items():
        usual = line == told.parting
        yield tag(
            "p",
            None if usual else join(Html(", ".join(apart(name) for name in names)), ": "),
            tag("strong", line.says or "Ask nothing."),
            tag("span", f" {line.because} ({_cited(line.rules, line.sources)})", kind="soft small"),
        )


def _thanks(told: Preparation) -> Html:
    if not told.thanks:
        waits = "Nobody is waiting for it." if told.over else "Nobody yet: note who will be there."
        return tag("p", waits, kind="soft")
    return items(
        *(
            join(
                tag("strong", one.title, ": "),
                apart(one.name),
                f"{_by(one, told.on)}. ",
                " ".join(one.say),
                tag("span", f" {one.because} ({', '.join(one.sources)})", kind="soft small"),
            )
            for one in told.thanks
        ),
        kind="tick",
    )


def _by(one: Thanks, on: date) -> str:
    if one.best is None:
        return ""
    return f", by {day(max(one.best[1], on))}{' if it takes place' if one.if_held else ''}"


def _cited(rules: tuple[str, ...], sources: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys((*rules, *sources))).replace("own", "our practice")
