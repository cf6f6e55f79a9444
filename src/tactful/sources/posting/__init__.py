"""Job postings: a page saved from a browser, or its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tactful.core.facts import Fact, OpportunityFact, Question, Skipped
from tactful.errors import BadInput
from tactful.sources.linkedin.text import digest
from tactful.sources.one_file import MB, OneFile, head, read_text
from tactful.sources.posting import markup
from tactful.sources.posting.job_posting import JobPosting, read_posting
from tactful.sources.posting.says import sounds_like_posting

__all__ = ["JobPosting", "extract", "identify", "read_posting"]

LIMIT = 20 * MB
"""Bytes of a saved page; one with all its pictures inlined has a few."""
_LOOK = 6 * MB


def identify(path: Path) -> bool:
    """Say whether a page names a schema.org JobPosting, or a page or text reads like a posting."""
    start = head(path)
    if not start.strip() or start.lstrip().startswith(("BEGIN:", "{", "[", "%PDF", "PK")):
        return False
    try:
        text = read_text(path, LIMIT)[:_LOOK]
    except BadInput:
        return False
    if markup.looks_like_html(text):
        return "JobPosting" in text or sounds_like_posting(markup.text(text[:MB], markup.AROUND))
    return len(text) <= 200_000 and sounds_like_posting(text)


def extract(path: Path) -> OneFile:
    """Open a posting; raises BadInput when it is too large or cannot be read, NotAnExport when it is empty."""
    text = read_text(path, LIMIT)
    return OneFile("posting", path, lambda one: _read(one, text))


def _read(one: OneFile, text: str) -> Iterator[Fact | Question | Skipped]:
    found = read_posting(text)
    if found.damaged:
        one.problem("Its structured data is damaged; what the page shows was read instead.")
    if not (found.company and found.title):
        one.problem("It does not say which job it is, or at which company. Add it: tactful add opportunity.")
        yield Skipped(file=one.name, reason="no name")
        return
    opportunity = OpportunityFact(
        company=found.company,
        title=found.title,
        stage="saved",
        url=found.url,
        text=found.text,
        posting=found.posting,
        contact=found.contact,
        closes_on=found.closes_on,
    )
    fact = Fact(
        file=one.name,
        key=f"posting:{found.url or digest(found.company.casefold(), found.title.casefold())}",
        state=digest(found.text or "", found.posting or "", found.contact or "", str(found.closes_on)),
        opportunity=opportunity,
    )
    if found.sure:
        yield fact
    else:
        yield Question(text=f"Is this the posting of {found.title} at {found.company}?", fact=fact)
