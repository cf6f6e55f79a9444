"""Which job at which company, where nothing but words tell: guesses, to be confirmed."""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-Þ0-9](?:[\w&'’+#/-]|\.(?=\w))*"
_NAMES = rf"{_WORD}(?: (?:(?:of|and|&|the|de|du|für|und|am) )?{_WORD}){{0,5}}"
_LABEL_OF_COMPANY = r"company|employer|organi[sz]ation|unternehmen|arbeitgeber|entreprise|société"
_LABEL_OF_TITLE = r"job title|title|position|role|vacancy|stelle|stellenbezeichnung|poste|intitulé du poste"
_SEEKS = r"looking for|hiring|seeking|recruiting|sucht|suchen|recherche|recrute"
_COMPANY = tuple(
    re.compile(one)
    for one in (
        rf"^(?i:{_LABEL_OF_COMPANY})\s?: ?(?P<it>{_NAMES})",
        rf"^(?P<it>{_NAMES}),? (?i:(?:is (?:currently )?)?(?:{_SEEKS}))\b",
        rf"\b(?i:at|join|bei|chez) (?P<it>{_NAMES}),? (?i:we|you|our|you'll|suchen|nous|is looking|is hiring)\b",
        rf"^(?i:about|über|why) (?P<it>{_NAMES})$",
    )
)
_TITLE = tuple(
    re.compile(one)
    for one in (
        rf"^(?i:{_LABEL_OF_TITLE})\s?: ?(?P<it>[^\n]{{3,90}})$",
        rf"(?i:{_SEEKS}) (?i:an?|eine?n?|une?|our next)?,? ?(?P<it>{_NAMES}(?: ?\([mwfdh](?:/[mwfdh]){{1,2}}\))?)",
    )
)
_AT = re.compile(
    rf"^(?P<title>[^\n|]{{3,80}}?) (?:at|bei|chez|@|\||–|—|-) (?P<company>{_NAMES})(?: [|–—-] .*)?$"
)
_NO_COMPANY = frozenset(
    [
        "the",
        "this",
        "us",
        "our",
        "your",
        "you",
        "we",
        "job",
        "role",
        "position",
        "remote",
        "full",
        "part",
        "apply",
    ]
)
_NO_TITLE = frozenset(
    [
        "the",
        "this",
        "our",
        "your",
        "you",
        "we",
        "company",
        "about",
        "apply",
        "someone",
        "people",
        "for",
        "job",
        "overview",
    ]
)


def company_and_title(words: str, heading: str, site: str) -> tuple[str, str]:
    """Return (company, title), each empty when nothing points to it."""
    rows = [row for row in words.split("\n") if row.strip()][:80]
    company = _first(_COMPANY, rows, _NO_COMPANY)
    title = _first(_TITLE[:1], rows, _NO_TITLE)
    top = heading or (rows[0] if rows else "")
    if found := _AT.match(top):
        company = company or found["company"]
        title = title or found["title"]
    if not title:
        title = _first(_TITLE[1:], [top], _NO_TITLE)
    if not title and 3 <= len(top) <= 90 and not top.endswith((".", "!", "?", ":")):
        title = top
    if not title:
        title = _first(_TITLE[1:], rows, _NO_TITLE)
    return company or site.strip(), title.strip()


def _first(patterns: tuple[re.Pattern[str], ...], rows: list[str], never: frozenset[str]) -> str:
    for pattern in patterns:
        for row in rows:
            for found in pattern.finditer(row[:400]):
                it = found["it"].strip(" .,-")
                if it and it.partition(" ")[0].casefold() not in never:
                    return it
    return ""
