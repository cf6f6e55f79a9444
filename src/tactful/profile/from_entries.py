"""A profile made of the entries that a source found, whichever source that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tactful.profile.months import latest, month_of
from tactful.profile.profile import Answer, Ask, Entry, Profile

Fields = Mapping[str, str]

# The address the platform gives by itself ends in a hyphen and a number in hexadecimal digits.
_GIVEN = re.compile(r"-(?=[0-9a-f]*\d)[0-9a-f]{6,}$")


def profile_from(entries: Iterable[tuple[str, Fields]], *, today: date, **known: Any) -> Profile:
    """The profile of these entries: (kind, fields by lower-case name), as in `EntryFact`.

    `known` are further fields of `Profile`. The latest date among the entries is a day on which it was changed, at
    the least.
    """
    kinds: dict[str, list[Fields]] = {}
    for kind, fields in entries:
        kinds.setdefault(kind, []).append(fields)
    head = kinds.get("profile", [{}])[-1]
    made: dict[str, Any] = {
        "positions": _newest(_entry(f, "title", "company", "description") for f in kinds.get("position", ())),
        "education": _newest(_entry(f, "degree", "school", "notes", "activities") for f in kinds.get("education", ())),
        "certifications": _newest(_entry(f, "name", "authority") for f in kinds.get("certification", ())),
        "honors": _newest(_entry(f, "title", "issuer", "description") for f in kinds.get("honor", ())),
        "projects": _newest(_entry(f, "title", "", "description") for f in kinds.get("project", ())),
        "volunteering": _newest(
            (
                *(_entry(f, "role", "company", "description") for f in kinds.get("volunteering", ())),
                *(_entry(f, "position", "name", "description") for f in kinds.get("organization", ())),
            )
        ),
    }  # fmt: skip
    name = " ".join(part for part in (head.get("first name"), head.get("last name")) if part)
    given = known.pop("name", None)
    changed = [day for day in (known.pop("changed_on", None), _last_date(made, today)) if day]
    return Profile(
        name=name or given,
        headline=head.get("headline", ""),
        summary=head.get("summary", ""),
        location=head.get("location", ""),
        skills=tuple(f["name"] for f in kinds.get("skill", ()) if f.get("name")),
        languages=tuple(f["name"] for f in kinds.get("language", ()) if f.get("name")),
        changed_on=max(changed, default=None),
        head="profile" in kinds,
        whole=len(kinds.keys() - {"profile"}) > 0,
        **made,
        **known,
    )


def answers_from(kept: Mapping[Ask, Answer], url: str | None) -> dict[Ask, Answer]:
    """The answers, with what the address of the profile shows where it is known: one's own, or the platform's."""
    answers = dict(kept)
    if url and "url" not in answers:
        answers["url"] = "no" if _GIVEN.search(url) else "yes"
    return answers


def _entry(fields: Fields, title: str, place: str, *texts: str) -> Entry:
    text = "\n".join(fields[name] for name in texts if fields.get(name))
    issued = fields.get("issued")
    return Entry(
        title=fields.get(title, ""),
        place=fields.get(place, ""),
        started=fields.get("started") or issued,
        finished=fields.get("finished") or issued,
        text=text,
    )


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What goes on first, then by its end; as they came where nothing tells."""
    return tuple(
        sorted(entries, key=lambda e: (e.finished is None, e.finished or "", e.started or ""), reverse=True)
    )


def _last_date(made: Mapping[str, tuple[Entry, ...]], today: date) -> date | None:
    """The last day of the entries' dates, read as late as they allow, today at the latest."""
    months = [latest(day) for some in made.values() for e in some for day in (e.started, e.finished)]
    past = [min(month, month_of(today)) for month in months if month is not None]
    if not past:
        return None
    last = max(past)
    return min(date(last // 12, last % 12 + 1, 28), today)
