"""The seeker's own profile: one entry a record."""

from __future__ import annotations

from msgspec import Struct

from tactful.core.facts import EntryFact, EntryKind, Fact, SkipReason
from tactful.sources.linkedin import dates, text
from tactful.sources.linkedin.reading import Convert, Reading, Table
from tactful.sources.linkedin.tables import Cells


class _Field(Struct, frozen=True):
    name: str
    title: str
    names_it: bool = False  # part of what tells one entry from another
    is_date: bool = False


def _entries(kind: EntryKind, *fields: _Field, needs: tuple[str, ...]) -> Table:
    def make(_reading: Reading, file: str, _: frozenset[str]) -> Convert:
        def convert(cells: Cells) -> Fact | SkipReason:
            values: dict[str, str] = {}
            for field, cell in zip(fields, cells, strict=True):
                if value := dates.prefix(cell) if field.is_date else text.plain(cell):
                    values.setdefault(field.name, value)
            if not values:
                return "empty"
            known_by = [values.get(field.name, "").casefold() for field in fields if field.names_it]
            return Fact(
                file=file,
                key=f"{kind}:{text.digest(*known_by)}" if known_by else kind,
                state=text.digest(*(part for pair in sorted(values.items()) for part in pair)),
                entry=EntryFact(kind=kind, fields=values),
            )

        return convert

    return Table(columns=tuple(field.title for field in fields), needs=needs, convert=make)


def _name(name: str, title: str) -> _Field:
    return _Field(name, title, True)


def _date(name: str, title: str, names_it: bool = False) -> _Field:
    return _Field(name, title, names_it, True)


_STARTED = _date("started", "Started On", names_it=True)
_FINISHED = _date("finished", "Finished On")
_DESCRIPTION = _Field("description", "Description")

# Address, birth date, postal code and messengers stay out: nothing needs them.
PROFILE = _entries(
    "profile",
    _Field("first name", "First Name"),
    _Field("last name", "Last Name"),
    _Field("maiden name", "Maiden Name"),
    _Field("headline", "Headline"),
    _Field("summary", "Summary"),
    _Field("industry", "Industry"),
    _Field("location", "Geo Location"),
    _Field("websites", "Websites"),
    needs=("First Name", "Last Name", "Headline"),
)
POSITIONS = _entries(
    "position",
    _name("company", "Company Name"),
    _name("title", "Title"),
    _DESCRIPTION,
    _Field("location", "Location"),
    _STARTED,
    _FINISHED,
    needs=("Company Name", "Title"),
)
EDUCATION = _entries(
    "education",
    _name("school", "School Name"),
    _name("degree", "Degree Name"),
    _date("started", "Start Date", names_it=True),
    _date("finished", "End Date"),
    _Field("notes", "Notes"),
    _Field("activities", "Activities"),
    needs=("School Name",),
)
SKILLS = _entries("skill", _name("name", "Name"), needs=("Name",))
CERTIFICATIONS = _entries(
    "certification",
    _name("name", "Name"),
    _Field("url", "Url"),
    _name("authority", "Authority"),
    _STARTED,
    _FINISHED,
    _Field("license", "License Number"),
    needs=("Name", "Authority"),
)
PROJECTS = _entries(
    "project",
    _name("title", "Title"),
    _DESCRIPTION,
    _Field("url", "Url"),
    _STARTED,
    _FINISHED,
    _date("started", "Start Date"),
    _date("finished", "End Date"),
    needs=("Title",),
)
HONORS = _entries(
    "honor",
    _name("title", "Title"),
    _DESCRIPTION,
    _Field("issuer", "Issuer"),
    _date("issued", "Issued On", names_it=True),
    _date("issued", "Issue Date"),
    needs=("Title",),
)
PUBLICATIONS = _entries(
    "publication",
    _name("name", "Name"),
    _date("published", "Published On"),
    _DESCRIPTION,
    _Field("publisher", "Publisher"),
    _Field("url", "Url"),
    needs=("Name",),
)
ORGANIZATIONS = _entries(
    "organization",
    _name("name", "Name"),
    _DESCRIPTION,
    _name("position", "Position"),
    _STARTED,
    _FINISHED,
    needs=("Name",),
)
COURSES = _entries("course", _name("name", "Name"), _name("number", "Number"), needs=("Name",))
LANGUAGES = _entries("language", _name("name", "Name"), _Field("proficiency", "Proficiency"), needs=("Name",))
CAUSES = _entries("cause", _name("name", "Supported Cause"), needs=("Supported Cause",))
VOLUNTEERING = _entries(
    "volunteering",
    _name("company", "Company Name"),
    _name("role", "Role"),
    _Field("cause", "Cause"),
    _STARTED,
    _FINISHED,
    _DESCRIPTION,
    needs=("Company Name", "Role"),
)
