"""A résumé in the JSON Resume format (jsonresume.org, schema 1.0.0): the seeker's own profile.

Its entries carry the names that LinkedIn's tables have, so that one audit reads both. What has no such name
(interests, levels of skills, phone and street) is left out.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from tactful.core.facts import EntryFact, EntryKind, Extraction, Fact, Owner, PersonFact, Skipped
from tactful.errors import BadInput, NotAnExport
from tactful.sources.display_names import person_name
from tactful.sources.linkedin import text, urls
from tactful.sources.linkedin.names import shown
from tactful.sources.one_file import Items, OneFile, head, read_text

__all__ = ["extract", "identify"]

FILE = 8 << 20
RECORDS = 5_000  # of one section
LONG = 20_000  # characters of one field
_SIGNS = re.compile(r'"basics"\s*:\s*\{|jsonresume|resume-schema', re.IGNORECASE)
_SECTIONS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
    "references", "projects",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_NOW = frozenset(
    {"present", "now", "current", "today", "ongoing", "heute", "aujourd'hui", "presente", "actualidad"}
)

# Section -> kind, and field of the résumé -> field of the entry. `!` marks a date, `*` what tells two entries apart.
_FIELDS: dict[str, tuple[EntryKind, dict[str, str]]] = {
    "work": ("position", {
        "name": "company*", "company": "company*", "position": "title*", "location": "location",
        "startDate": "started*!", "endDate": "finished!",
    }),
    "volunteer": ("volunteering", {
        "organization": "company*", "position": "role*", "startDate": "started!", "endDate": "finished!",
    }),
    "education": ("education", {
        "institution": "school*", "startDate": "started*!", "endDate": "finished!", "score": "notes", "gpa": "notes",
    }),
    "awards": ("honor", {"title": "title*", "awarder": "issuer", "date": "issued*!"}),
    "certificates": ("certification", {
        "name": "name*", "issuer": "authority*", "date": "started!", "url": "url",
    }),
    "publications": ("publication", {
        "name": "name*", "publisher": "publisher", "releaseDate": "published!", "url": "url",
    }),
    "languages": ("language", {"language": "name*", "fluency": "proficiency"}),
    "projects": ("project", {
        "name": "title*", "startDate": "started!", "endDate": "finished!", "url": "url",
    }),
}  # fmt: skip
_DESCRIBED = frozenset({"work", "volunteer", "awards", "publications", "projects"})


def identify(path: Path) -> bool:
    """Say whether a file begins as JSON and shows a résumé's `basics` or schema; never raises."""
    start = head(path, 1 << 16)
    return start.lstrip()[:1] == "{" and _SIGNS.search(start) is not None


def extract(path: Path) -> Extraction:
    """Open a résumé; raises BadInput with line and column when it is no JSON, NotAnExport when it is no résumé."""
    told = _loaded(read_text(path, FILE), path)
    basics = told.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    meta = told.get("meta")
    stamp = meta.get("lastModified") if isinstance(meta, dict) else None
    return OneFile(
        "json-resume",
        path,
        lambda one: _Reader(one).read(told),
        owner=Owner(name=text.name(_bare(basics.get("name"))) or None, url=_linkedin(basics)),
        exported_on=_day(stamp),
    )


class _Reader:
    """Reads one résumé; what is not as the schema has it becomes a problem that names the path."""

    def __init__(self, one: OneFile) -> None:
        self.one = one
        self.file = one.name

    def read(self, told: dict[str, Any]) -> Items:
        """Yield one value per record, section by section."""
        basics = told.get("basics")
        if isinstance(basics, dict):
            yield self._entry("profile", self._basics(basics), ())
        elif basics is not None:
            self._strange("basics", basics, "an object")
        for section in _SECTIONS:
            records = told.get(section)
            if records is None:
                continue
            if not isinstance(records, list):
                self._strange(section, records, "a list")
                continue
            for at, record in enumerate(records[:RECORDS]):
                yield from self._record(section, f"{section}[{at}]", record)
            if len(records) > RECORDS:
                self.one.problem(f"{section}: it holds more than {RECORDS} records; the rest was not read.")

    def _record(self, section: str, where: str, record: Any) -> Items:
        if not isinstance(record, dict):
            self._strange(where, record, "an object")
            yield Skipped(file=self.file, reason="unreadable")
        elif section == "skills":
            words = [self._text(record, "name", where), *self._texts(record, "keywords", where)]
            yield from self._named("skill", words)
        elif section == "interests":
            yield Skipped(file=self.file, reason="not about the search")
        elif section == "references":
            yield self._reference(record, where)
        else:
            kind, names = _FIELDS[section]
            fields = self._fields(record, names, where)
            if section == "education":
                degree = (self._text(record, "studyType", where), self._text(record, "area", where))
                fields["degree"] = ", ".join(filter(None, degree))
            if section in _DESCRIBED:
                fields["description"] = self._description(record, where)
            known_by = ["degree"] if section == "education" else []
            known_by += [name.rstrip("*!") for name in names.values() if "*" in name]
            yield self._entry(kind, fields, tuple(dict.fromkeys(known_by)))
            if section == "education" and (courses := self._texts(record, "courses", where)):
                yield from self._named("course", courses)

    def _named(self, kind: EntryKind, words: list[str]) -> Items:
        named = [word for word in words if word]
        if not named:
            yield Skipped(file=self.file, reason="empty")
        for word in named:
            yield self._entry(kind, {"name": word}, ("name",))

    def _reference(self, record: dict[str, Any], where: str) -> Fact | Skipped:
        """Who vouches for the seeker; what they say has no date, so it is no moment."""
        name = person_name(self._text(record, "name", where))
        if name is None:
            return Skipped(file=self.file, reason="no name")
        person = PersonFact(name=name)
        return Fact(file=self.file, key=f"reference:{text.digest(name.casefold())}", people=(person,))

    def _entry(self, kind: EntryKind, fields: dict[str, str], known_by: tuple[str, ...]) -> Fact | Skipped:
        told = {name: value for name, value in fields.items() if value}
        if not told:
            return Skipped(file=self.file, reason="empty")
        known = [told.get(name, "").casefold() for name in known_by]
        return Fact(
            file=self.file,
            key=f"{kind}:{text.digest(*known)}" if known else kind,
            state=text.digest(*(part for pair in sorted(told.items()) for part in pair)),
            entry=EntryFact(kind=kind, fields=told),
        )

    def _basics(self, basics: dict[str, Any]) -> dict[str, str]:
        first, _, last = text.name(self._text(basics, "name", "basics")).partition(" ")
        place = basics.get("location")
        place = place if isinstance(place, dict) else {}
        parts = [self._text(place, name, "basics.location") for name in ("city", "region", "countryCode")]
        return {
            "first name": first,
            "last name": last,
            "headline": self._text(basics, "label", "basics"),
            "summary": self._text(basics, "summary", "basics"),
            "location": ", ".join(filter(None, parts)),
            "websites": self._text(basics, "url", "basics") or self._text(basics, "website", "basics"),
        }

    def _fields(self, record: dict[str, Any], names: dict[str, str], where: str) -> dict[str, str]:
        fields: dict[str, str] = {}
        for theirs, ours in names.items():
            read = self._date if "!" in ours else self._text
            if value := read(record, theirs, where):
                fields.setdefault(ours.rstrip("*!"), value)
        return fields

    def _description(self, record: dict[str, Any], where: str) -> str:
        """Summary, then one line a highlight."""
        summary = self._text(record, "summary", where) or self._text(record, "description", where)
        return "\n".join(filter(None, (summary, *self._texts(record, "highlights", where))))[:LONG]

    def _text(self, record: dict[str, Any], name: str, where: str) -> str:
        value = record.get(name)
        if value is None or isinstance(value, str):
            return _bare(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)[:100]
        self._strange(f"{where}.{name}", value, "text")
        return ""

    def _texts(self, record: dict[str, Any], name: str, where: str) -> list[str]:
        value = record.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._strange(f"{where}.{name}", value, "a list")
            return []
        numbered = {f"{name}[{at}]": one for at, one in enumerate(value[:RECORDS])}
        return [found for at in numbered if (found := self._text(numbered, at, where))]

    def _date(self, record: dict[str, Any], name: str, where: str) -> str:
        value = self._text(record, name, where)
        if not value or value.casefold() in _NOW:
            return ""
        told = _iso(value)
        if not told:
            self.one.problem(f"{where}.{name}: no date such as 2014, 2014-06 or 2014-06-29.")
        return told

    def _strange(self, where: str, value: object, wanted: str) -> None:
        kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
        self.one.problem(f"{where}: {kinds.get(type(value), 'a number')} where {wanted} belongs.")


def _loaded(source: str, path: Path) -> dict[str, Any]:
    try:
        told = json.loads(source)
    except json.JSONDecodeError as fault:
        raise BadInput(
            f"{shown(path.name)} is no valid JSON: line {fault.lineno}, column {fault.colno}.",
            "Mend it there, or export the résumé again.",
        ) from None
    except (ValueError, RecursionError):
        raise BadInput(
            f"{shown(path.name)} is nested too deep or holds a number too long.", "Export the résumé again."
        ) from None
    if not isinstance(told, dict) or not ({"basics", *_SECTIONS} & told.keys()):
        raise NotAnExport(
            f"{shown(path.name)} is no résumé in the JSON Resume format.",
            "It needs `basics`, `work` or another section of jsonresume.org.",
        )
    return told


def _bare(value: object) -> str:
    return text.plain(value[:LONG].replace("\0", "")) if isinstance(value, str) else ""


def _iso(value: str) -> str:
    """`2014`, `2014-06` or `2014-06-29`, as much as the text says; empty when it is no date."""
    found = _DATE.fullmatch(value.strip()[:40])
    if found is None or not 1900 <= int(found[1]) < 2200:
        return ""
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return ""
    return "-".join(part for part in found.groups() if part)


def _day(stamp: object) -> date | None:
    told = _iso(stamp) if isinstance(stamp, str) else ""
    return date.fromisoformat(told) if len(told) == 10 else None


def _linkedin(basics: dict[str, Any]) -> str | None:
    """The joining form of the profile at LinkedIn, by its address or by network and user name."""
    profiles = basics.get("profiles")
    for one in profiles if isinstance(profiles, list) else []:
        if not isinstance(one, dict):
            continue
        if found := urls.profile(_bare(one.get("url"))):
            return found
        user = _bare(one.get("username"))
        if _bare(one.get("network")).casefold() == "linkedin" and re.fullmatch(r"[\w%-]{3,100}", user):
            return urls.profile(f"in/{user}")
    return None
