"""What the title of an interview says for certain: the job and the company, and whom it may be with."""

from __future__ import annotations

import re
from functools import lru_cache

from tactful.core.facts import OpportunityFact
from tactful.sources.calendar.words import Words, words
from tactful.sources.display_names import person_name

_LONGEST = 90
_TAIL = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*$")
_LEAD = re.compile(r"^[^:]{3,40}:\s+(.+)$")
_FOR = re.compile(r"^.{3,40}?\s(?:for|as|als|pour|para|per|voor)\s+(?:the |a |an )?(.+)$", re.IGNORECASE)
_COMMA = re.compile(r"^([^,]{3,90}),\s+([^,]{2,60})$")


def opportunity(title: str) -> OpportunityFact | None:
    """Read `Interview: Data Engineer, Northwind (…)` or `Interview for Data Engineer at Northwind`.

    None unless one part names a job and the other does not: nothing is guessed.
    """
    known = words()
    bare = _TAIL.sub("", title).strip()
    rest = _LEAD.match(bare) or _FOR.match(bare)
    if rest is None:
        return None
    at, _ = _joints()
    found = at.match(rest[1]) or _COMMA.match(rest[1])
    if found is None:
        return None
    job, company = found[1].strip(" -–—"), found[2].strip(" -–—")
    if not known.names_a_job(job) or known.names_a_job(company) or not _is_company(company, known):
        return None
    return OpportunityFact(company=company, title=job, stage="interviewing")


def person(title: str) -> str | None:
    """Return whom a title seems to name: `(Dana Reyes)` at its end, or `… with Dana Reyes`. To be asked."""
    if (tail := _TAIL.search(title)) and (name := person_name(tail[1])):
        return None if words().names_a_job(name) else name
    _, with_ = _joints()
    found = with_.search(_TAIL.sub("", title))
    name = person_name(found[1]) if found else None
    return name if name and len(name.split()) > 1 and not words().names_a_job(name) else None


def _is_company(company: str, known: Words) -> bool:
    return bool(company) and len(company) <= 60 and known.topic(company) is None and not company[0].islower()


@lru_cache(maxsize=1)
def _joints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = words().titles
    at, with_ = ("|".join(map(re.escape, joints)) for joints in (titles.at, titles.with_))
    return (
        re.compile(rf"^(.{{3,{_LONGEST}}}?)\s(?:{at})\s+(.{{2,60}})$", re.IGNORECASE),
        re.compile(rf"\s(?:{with_})\s+([^:|/–—,]{{3,60}}?)\s*(?:$|[:|/–—,]|\s-\s)", re.IGNORECASE),
    )
