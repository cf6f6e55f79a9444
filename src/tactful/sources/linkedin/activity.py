"""What the owner posted, commented, liked and follows: moments about nobody in particular."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tactful.core.facts import Fact, MomentFact, SkipReason
from tactful.core.moment import What
from tactful.sources.linkedin import comments, dates, text, urls
from tactful.sources.linkedin.reading import Convert, Reading, Table
from tactful.sources.linkedin.tables import Cells, Sheet


def _own(what: What, *, by_time: bool) -> Callable[[Reading, str, frozenset[str]], Convert]:
    """Read (date, link, words). A post is known by its link alone, a comment by its time as well."""

    def make(reading: Reading, file: str, _: frozenset[str]) -> Convert:
        def convert(cells: Cells) -> Fact | SkipReason:
            date, address, words = cells
            if not any(map(str.strip, cells)):
                return "empty"
            when = dates.timed(date)
            if when is None:
                return "unreadable date"
            reading.saw(when.day)
            link = urls.link(address)
            # From June 2024 on each line break in a post arrives as quote, newline, quote.
            words = words.replace('"\r\n"', "\n").replace('"\n"', "\n").replace("\r\n", "\n").strip()
            place = (link,) if link and not by_time else (link or words, str(when))
            return Fact(
                file=file,
                key=f"{what}:{text.digest(*place)}",
                state=text.digest(words) if words else "",
                moment=MomentFact(what=what, by="me", at=when.at, on=when.on, text=words or None, link=link),
            )

        return convert

    return make


def _reactions(reading: Reading, file: str, present: frozenset[str]) -> Convert:
    liked = _own("liked", by_time=True)(reading, file, present)

    def convert(cells: Cells) -> Fact | SkipReason:
        date, _, address = cells
        return liked((date, address, ""))

    return convert


def _follows(_reading: Reading, file: str, _: frozenset[str]) -> Convert:
    def convert(cells: Cells) -> Fact | SkipReason:
        company = text.name(cells[0])
        if not company:
            return "no name" if any(map(str.strip, cells)) else "empty"
        return Fact(file=file, key=f"follow:{company.casefold()}", followed=company)

    return convert


def _damaged(sheet: Sheet, _: tuple[str, ...]) -> Iterator[tuple[int, Cells | None]]:
    return comments.records(sheet)


SHARES = Table(
    columns=("Date", "ShareLink", "ShareCommentary"),
    needs=("Date", "ShareLink"),
    convert=_own("posted", by_time=False),
)
COMMENTS = Table(
    columns=("Date", "Link", "Message"),
    needs=("Date", "Link", "Message"),
    convert=_own("commented", by_time=True),
    records=_damaged,
)
REACTIONS = Table(columns=("Date", "Type", "Link"), needs=("Date", "Type", "Link"), convert=_reactions)
REPOSTS = Table(columns=("Date", "Link", ""), needs=("Date", "Link"), convert=_own("shared", by_time=False))
FOLLOWS = Table(columns=("Organization", "Followed On"), needs=("Organization",), convert=_follows)
