"""Contacts as phones and mail programs export them: vCard 2.1, 3.0 and 4.0, one card or thousands in a file.

A card becomes a person when it shows a working life: a company, a title, a profile at LinkedIn, or a category for
work. All others are private, and only counted. Nothing but name, company, title, e-mail and profile is kept.
"""

from __future__ import annotations

import re
from pathlib import Path

from tactful.core.facts import Extraction, Fact, PersonFact, Skipped, SkipReason
from tactful.errors import NotAnExport
from tactful.sources.card_lines import Card, cards
from tactful.sources.content_lines import Line
from tactful.sources.display_names import address, person_name
from tactful.sources.linkedin import text, urls
from tactful.sources.linkedin.names import shown
from tactful.sources.one_file import Items, OneFile, head, read_text

__all__ = ["extract", "identify"]

FILE = 64 << 20  # photos make up nearly all of it
CARDS = 100_000
_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_WORK = frozenset({
    "arbeit", "beruf", "bewerbung", "business", "career", "colleague", "colleagues", "collègues", "geschäft", "job",
    "job search", "jobs", "kollegen", "lavoro", "networking", "recruiter", "recruiters", "trabajo", "trabalho",
    "travail", "werk", "work",
})  # fmt: skip
_PROFILES = frozenset({"URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-LINKEDIN", "X-LINKEDIN-URL"})
# Scripts that set the family name first and no space between.
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_HANDLE = re.compile(r"[\w%.-]{3,100}")


def identify(path: Path) -> bool:
    """Say whether a file begins as a vCard; never raises."""
    return _BEGIN.match(head(path, 512)) is not None


def extract(path: Path) -> Extraction:
    """Open a file of contacts; raises BadInput when it cannot be read, NotAnExport when it holds no card."""
    found = list(cards(read_text(path, FILE)))
    if not found:
        raise NotAnExport(f"{shown(path.name)} holds no contacts.", "Export them again as a vCard (.vcf).")

    def read(one: OneFile) -> Items:
        broken: list[int] = []
        for card in found[:CARDS]:
            told = what_it_is(card)
            if isinstance(told, PersonFact):
                yield _fact(one.name, card, told)
            else:
                if told == "unreadable":
                    broken.append(card.line)
                yield Skipped(file=one.name, reason=told)
        if broken:
            what = "One card" if len(broken) == 1 else f"{len(broken)} cards, this being the first,"
            one.problem(f"{what} cannot be read or was cut off.", broken[0])
        if len(found) > CARDS:
            one.problem(f"It holds more than {CARDS} cards; the rest was not read.", found[CARDS].line)

    return OneFile("contacts", path, read)


def _fact(file: str, card: Card, person: PersonFact) -> Fact:
    uid = card.first("UID")
    known_by = (
        (uid.value if uid else None) or person.url or f"{person.name.casefold()}\x1f{person.email or ''}"
    )
    told = (person.name, person.url, person.email, person.company, person.title)
    state = text.digest(*(part or "" for part in told))
    return Fact(file=file, key=f"contact:{text.digest(known_by)}", state=state, people=(person,))


def what_it_is(card: Card) -> PersonFact | SkipReason:
    """Return whom a card makes known, or why nobody."""
    if not card.whole:
        return "unreadable"
    if not card.lines:
        return "empty"
    org, title = card.first("ORG"), card.first("TITLE", "ROLE")
    company = text.name(next(filter(str.strip, org.parts), "")) if org else ""
    url = next(filter(None, map(_profile, card.lines)), None)
    if not (company or title or url or _is_for_work(card)):
        return "not about the search"
    name = _name(card)
    if not name or (name.casefold() == company.casefold() and card.first("N") is None) or _is_company(card):
        return "no name"
    return PersonFact(
        name=name,
        url=url,
        email=_mail(card),
        company=company or None,
        title=(text.name(title.text) or None) if title else None,
    )


def _name(card: Card) -> str:
    """The name as it is shown, without title and degree; put together when none is shown."""
    shown_as = card.first("FN")
    told = card.first("N")
    family, given, more, before, after = (*(told.parts if told else ()), "", "", "", "", "")[:5]
    name = text.name(shown_as.text) if shown_as else ""
    if name and not ("@" in name or "," in name):
        for part in (before, after):
            name = (
                name.removeprefix(f"{part.strip()} ").removesuffix(f" {part.strip()}")
                if part.strip()
                else name
            )
        return name
    if plain := person_name(name):
        return plain
    if not (given.strip() or family.strip()):
        return "" if "@" in name else name.partition(",")[0]
    if _WITHOUT_SPACES.fullmatch(family + given):
        return text.name(family.strip() + given.strip())
    return text.name(given, more.replace(",", " "), family)


def _profile(line: Line) -> str | None:
    """The address of a LinkedIn profile, from a web address or from the handle of a social profile."""
    if line.name not in _PROFILES:
        return None
    value = line.text.strip()
    if found := urls.profile(value):
        return found
    service = line.parameters.get("SERVICE-TYPE", "").strip('"').casefold()
    if line.name == "URL" or (
        "linkedin" not in line.types and service != "linkedin" and "LINKEDIN" not in line.name
    ):
        return None
    handle = line.parameters.get("X-USER", "").strip('"') or value.removeprefix("x-apple:")
    return urls.profile(f"in/{handle}") if _HANDLE.fullmatch(handle) else None


def _mail(card: Card) -> str | None:
    """The preferred address, else the one at work, else the first."""

    def rank(line: Line) -> int:
        if "pref" in line.types or "PREF" in line.parameters:
            return 0
        return 1 if "work" in line.types else 2

    return next(filter(None, (address(line.text) for line in sorted(card.all("EMAIL"), key=rank))), None)


def _is_for_work(card: Card) -> bool:
    return any(
        one.strip().casefold() in _WORK for line in card.all("CATEGORIES") for one in line.text.split(",")
    )


def _is_company(card: Card) -> bool:
    kind = card.first("KIND", "X-ADDRESSBOOKSERVER-KIND")
    shows = card.first("X-ABSHOWAS")
    return (kind is not None and kind.value.strip().casefold() != "individual") or (
        shows is not None and shows.value.strip().casefold() == "company"
    )
