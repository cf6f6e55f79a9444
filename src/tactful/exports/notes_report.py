"""The report of many notes, as a page or as Markdown: sums by rule, then each note with the places marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from tactful.core.finding import Finding
from tactful.core.notes_report import NotesReport, ReportedNote
from tactful.exports import markdown as md
from tactful.exports.html import Html, items, join, page, table, tag, text

Form = Literal["html", "md"]


def write(told: NotesReport, form: Form) -> str:
    """The whole report."""
    title = f"Notes of {PurePath(told.file).name or 'standard input'}"
    if form == "md":
        return md.page(title, *_markdown(told))
    return page(title, tag("h1", title), *_html(told))


def verdict(note: ReportedNote) -> str:
    """Whether a note is ready, and its length."""
    size = f"{len(note.text)} of {note.limit}" if note.limit else f"{len(note.text)}"
    return f"{'Ready to send' if note.sendable else f'Not ready: {note.to_mend} to mend'}; {size} characters"


def pieces(note: ReportedNote) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The words cut at every mark: (piece, numbers of the findings that begin with it or go on through it)."""
    spans = [(number, one.span) for number, one in enumerate(note.findings, 1) if one.span]
    whole = len(note.text)
    cuts = sorted({0, whole, *(min(max(at, 0), whole) for _, span in spans for at in span)})
    for start, end in pairwise(cuts):
        here = tuple(number for number, span in spans if span[0] < end and start < span[1])
        yield note.text[start:end], here


def _summary(told: NotesReport) -> str:
    return f"{told.ready} of {len(told.notes)} ready to send."


def _html(told: NotesReport) -> Iterator[Html]:
    yield tag("p", _summary(told), kind="lead")
    rows = [(one.rule, one.level, str(one.notes), str(one.findings)) for one in told.sums]
    yield table(("rule", "level", "notes", "findings"), rows, numbers=2)
    for note in told.notes:
        yield tag(
            "section",
            tag("h2", note.name),
            tag("p", verdict(note), kind="soft"),
            tag("blockquote", *_marked(note)),
            items(*(_finding(one) for one in note.findings), name="ol"),
        )
    yield tag("footer", "Made by Tactful on your machine.")


def _marked(note: ReportedNote) -> Iterator[Html]:
    """The words with the places marked; the number of a finding stands where it begins."""
    told: set[int] = set()
    for piece, numbers in pieces(note):
        words = _exact(piece)
        if not numbers:
            yield words
            continue
        new = [number for number in numbers if number not in told]
        told.update(new)
        yield tag("mark", words)
        if new:
            yield tag("sup", ",".join(map(str, new)))


def _exact(piece: str) -> Html:
    """Words with their own blanks and line breaks."""
    lines = piece.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Html("\n".join(_blanks(line) for line in lines))


def _blanks(line: str) -> str:
    bare = line.strip()
    if not bare:
        return " " if line else ""
    return f"{' ' if line[0].isspace() else ''}{text(bare)}{' ' if line[-1].isspace() else ''}"


def _finding(one: Finding) -> Html:
    return join(
        tag("strong", f"{one.level} {one.rule}"),
        f": {one.message} {one.advice}",
        tag("span", f"{one.why} ({', '.join(one.sources or (one.source,))})", kind="soft small below"),
    )


def _markdown(told: NotesReport) -> Iterator[str]:
    yield md.text(_summary(told))
    if told.sums:
        yield md.table(
            ("rule", "level", "notes", "findings"),
            ((md.text(one.rule), one.level, str(one.notes), str(one.findings)) for one in told.sums),
        )
    for note in told.notes:
        yield md.heading(note.name, 2)
        yield md.text(verdict(note))
        yield md.quote(note.text)
        lines = [
            f"**{one.level} {md.text(one.rule)}**{_at(one)}: {md.text(f'{one.message} {one.advice} {one.why}')}"
            for one in note.findings
        ]
        yield md.bullets(lines)


def _at(one: Finding) -> str:
    if one.span is None:
        return ""
    return f" at {one.span[0]} to {one.span[1]}" + (f" (“{md.text(one.quote)}”)" if one.quote else "")
