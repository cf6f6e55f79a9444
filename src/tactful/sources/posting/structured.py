"""The schema.org JobPosting of a page: as JSON-LD, also in a graph or a list, or as microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tactful.sources.linkedin.text import name

BLOCK = 4 << 20
"""Characters of one block of JSON-LD that are parsed, and below it values of all blocks that are looked at."""
VALUES = 200_000
_TRAILING = re.compile(r",(?=\s*[}\]])")
_OPENS = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)")
_ENDS = re.compile(r"(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$")


class Marked(Struct, frozen=True, kw_only=True):
    """What the structured data of a page says; `description` is HTML. `alone` when no other posting could be meant."""

    company: str = ""
    title: str = ""
    url: str = ""
    description: str = ""
    through: date | None = None
    alone: bool = True


def find(page: LexborHTMLParser, heading: str) -> tuple[Marked | None, bool]:
    """Return the posting of a page and whether some structured data was damaged.

    Of several postings (a list, related jobs) the one that the page's heading names is meant.
    """
    found: list[Marked] = []
    damaged = False
    budget = [VALUES]
    for node in page.css("script"):
        if "ld+json" not in (node.attributes.get("type") or "").lower():
            continue
        text = node.text()
        try:
            data = _parsed(text)
        except (ValueError, RecursionError):
            damaged = damaged or "JobPosting" in text
            continue
        found.extend(_of(one) for one in _postings(data, budget))
    if not found:
        found = [_micro(node) for node in page.css("[itemtype]") if _is_job(node.attributes.get("itemtype"))]
    distinct = list({(one.company, one.title, one.url): one for one in found}.values())
    if len(distinct) < 2:
        return (distinct[0] if distinct else None), damaged
    named = [one for one in distinct if one.title and one.title.casefold() in heading.casefold()]
    if len(named) == 1:
        return named[0], damaged
    first = (named or distinct)[0]
    return Marked(
        company=first.company, title=first.title, url=first.url, description=first.description,
        through=first.through, alone=False,
    ), damaged  # fmt: skip


def _parsed(text: str) -> Any:
    if len(text) > BLOCK:
        raise ValueError("too large")
    bare = _ENDS.sub("", _OPENS.sub("", text.strip())).strip().rstrip(";")
    try:
        return json.loads(bare, strict=False)
    except ValueError:
        return json.loads(_TRAILING.sub("", bare), strict=False)


def _postings(data: Any, budget: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the objects of type JobPosting, however deep, in the order of the page."""
    waiting = [data]
    while waiting and budget[0] > 0:
        value = waiting.pop()
        budget[0] -= 1
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            kinds = value.get("@type", value.get("type"))
            if any(_is_job(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield value
            else:
                waiting.extend(reversed(list(value.values())))


def _is_job(kind: object) -> bool:
    return (
        isinstance(kind, str)
        and kind.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2] == "JobPosting"
    )


def _of(job: dict[str, Any]) -> Marked:
    return Marked(
        company=_plain(job.get("hiringOrganization")),
        title=_plain(job.get("title") or job.get("name")),
        url=_text(job.get("url") or job.get("@id")),
        description=_unescaped(_text(job.get("description"))),
        through=day(_text(job.get("validThrough"))),
    )


def _plain(value: Any) -> str:
    """A name, which may itself be escaped: `Fern &amp; Oak`."""
    return name(re.sub(r"<[^<>]{0,200}>", " ", html.unescape(_text(value))))


def _text(value: Any) -> str:
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = (
                value.get("name") or value.get("@value") or value.get("legalName") or value.get("@id") or ""
            )
    return value if isinstance(value, str) else ""


def _unescaped(description: str) -> str:
    """HTML that was escaped once more for JSON: `&lt;p&gt;`."""
    return html.unescape(description) if "<" not in description and "&lt;" in description else description


def day(text: str) -> date | None:
    """Return the day of an ISO date or date and time, None for anything else and for the edge of time."""
    try:
        on = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return on if 2000 <= on.year < 2100 else None


def _micro(scope: LexborNode) -> Marked:
    company = _prop(scope, "hiringOrganization")
    inner = scope.css_first('[itemprop="hiringOrganization"] [itemprop="name"]')
    node = scope.css_first('[itemprop="description"]')
    return Marked(
        company=name(_value(inner)) if inner is not None else name(company),
        title=name(_prop(scope, "title")),
        url=_prop(scope, "url"),
        description=(node.html or "") if node is not None else "",
        through=day(_prop(scope, "validThrough")),
    )


def _prop(scope: LexborNode, wanted: str) -> str:
    node = scope.css_first(f'[itemprop="{wanted}"]')
    return _value(node) if node is not None else ""


def _value(node: LexborNode) -> str:
    given = node.attributes
    return given.get("content") or given.get("datetime") or given.get("href") or node.text()
