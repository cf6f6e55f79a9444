"""Applications and saved jobs: opportunities."""

from __future__ import annotations

from tactful.core.facts import Fact, MomentFact, OpportunityFact, SkipReason
from tactful.sources.linkedin import dates, text, urls
from tactful.sources.linkedin.reading import Convert, Reading, Table
from tactful.sources.linkedin.tables import Cells


def _applications(reading: Reading, file: str, _: frozenset[str]) -> Convert:
    def convert(cells: Cells) -> Fact | SkipReason:
        company, title, address, applied = text.name(cells[1]), text.name(cells[2]), cells[3], cells[0]
        if not company and not title:
            return "empty"
        when = dates.timed(applied)
        if when is None:
            return "unreadable date"
        reading.saw(when.day)
        url = urls.job(address)
        return Fact(
            file=file,
            key=f"application:{url or text.digest(company.casefold(), title.casefold(), str(when))}",
            state=text.digest(company, title),
            opportunity=OpportunityFact(company=company, title=title, stage="applied", url=url),
            moment=MomentFact(what="applied", by="me", at=when.at, on=when.on, link=urls.link(address)),
        )

    return convert


def _saved(reading: Reading, file: str, _: frozenset[str]) -> Convert:
    def convert(cells: Cells) -> Fact | SkipReason:
        saved, address, title, company = cells[0], cells[1], text.name(cells[2]), text.name(cells[3])
        if not company and not title:
            return "empty"
        if on := dates.day(saved):
            reading.saw(on)
        url = urls.job(address)
        return Fact(
            file=file,
            key=f"saved:{url or text.digest(company.casefold(), title.casefold(), saved.strip())}",
            state=text.digest(company, title),
            opportunity=OpportunityFact(company=company, title=title, stage="saved", url=url),
        )

    return convert


APPLICATIONS = Table(
    columns=("Application Date", "Company Name", "Job Title", "Job Url"),
    needs=("Application Date", "Company Name", "Job Title"),
    convert=_applications,
)
SAVED_JOBS = Table(
    columns=("Saved Date", "Job Url", "Job Title", "Company Name"),
    needs=("Saved Date", "Job Title"),
    convert=_saved,
)
