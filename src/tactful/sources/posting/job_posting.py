"""What a posting says, from a page or from pasted words."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from tactful.core.situation import Posting
from tactful.sources.linkedin.text import name
from tactful.sources.posting import markup, says
from tactful.sources.posting.address import canonical
from tactful.sources.posting.guess import company_and_title
from tactful.sources.posting.structured import find

LONGEST = 60_000
"""Characters of a description that are kept."""


class JobPosting(Struct, frozen=True, kw_only=True):
    """What a posting says. `sure` when company and title come from the page's structured data, else they are guesses.

    `text` is the description in plain paragraphs. `posting` is `no-contact` or `closed` only when the text says
    so. `contact` is whom it names for questions, `closes_on` the earlier of
    what data and text say. `url` is the form in which jobs are compared. `damaged` tells
    that structured data was there and could not be read.
    """

    company: str | None = None
    title: str | None = None
    sure: bool = False
    url: str | None = None
    text: str | None = None
    posting: Posting | None = None
    contact: str | None = None
    closes_on: date | None = None
    damaged: bool = False


def read_posting(text_or_html: str) -> JobPosting:
    """Read a posting from HTML or from plain words; never raises, what is not said is None."""
    if not markup.looks_like_html(text_or_html):
        return _from_words(text_or_html)
    page = text_or_html[: markup.SIZE]
    parsed = markup.parsed(page)
    if parsed is None:
        return _from_words(markup.text(page))
    heading = _heading(parsed)
    marked, damaged = find(parsed, heading)
    shown = markup.text(page, markup.AROUND)[:LONGEST]
    address = canonical(marked.url if marked else "", page, parsed)
    if marked is None or not (marked.company and marked.title):
        company, title = company_and_title(shown, heading, _meta(parsed, "og:site_name"))
        company, title = (
            (marked.company, marked.title)
            if marked and marked.company and marked.title
            else ((marked.company if marked else "") or company, (marked.title if marked else "") or title)
        )
        return _told(shown, shown, company, title, address, sure=False, damaged=damaged, through=None)
    words = markup.text(marked.description)[:LONGEST] if marked.description else ""
    words = words if len(words) > 200 or not shown else shown
    return _told(
        words, f"{words}\n\n{shown}", marked.company, marked.title, address,
        sure=marked.alone, damaged=damaged, through=marked.through,
    )  # fmt: skip


def _from_words(text: str) -> JobPosting:
    words = markup.lines(text[: 4 * LONGEST])[:LONGEST]
    company, title = company_and_title(words, "", "")
    return _told(
        words, words, company, title, canonical(words, "", None), sure=False, damaged=False, through=None
    )


def _told(
    words: str, everything: str, company: str, title: str, url: str | None, *,
    sure: bool, damaged: bool, through: date | None,
) -> JobPosting:  # fmt: skip
    days = [day for day in (through, says.closes_on(words)) if day]
    return JobPosting(
        company=name(company) or None,
        title=name(title) or None,
        sure=sure,
        url=url,
        text=words[:LONGEST].strip() or None,
        posting=says.posting(everything),
        contact=says.contact(words),
        closes_on=min(days) if days else None,
        damaged=damaged,
    )


def _heading(parsed: LexborHTMLParser) -> str:
    """What the page calls itself: its first heading, else its title."""
    for selector in ("h1", "title"):
        node = parsed.css_first(selector)
        if node is not None and (words := name(node.text())):
            return words
    return name(_meta(parsed, "og:title"))


def _meta(parsed: LexborHTMLParser, wanted: str) -> str:
    node = parsed.css_first(f'meta[property="{wanted}"]')
    return (node.attributes.get("content") or "") if node is not None else ""
