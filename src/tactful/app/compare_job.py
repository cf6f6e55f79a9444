"""Holding job postings beside the seeker's profile, on this machine alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tactful.errors import BadInput, NotAnExport, PlaybookFault
from tactful.profile.compare import Answered, compare
from tactful.profile.posting_parts import Heads
from tactful.profile.posting_terms import wanted_in
from tactful.profile.profile import Profile
from tactful.profile.vocabulary import Term, Vocabulary, parse_terms

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

PROFILE = Path(__file__).parent.parent / "profile"
_LIMIT = 20 << 20


class Job(Struct, frozen=True, kw_only=True):
    """A posting as it was read: `text` in plain paragraphs; the spans of what it asks for count in it."""

    file: str
    title: str | None
    company: str | None
    text: str


class Compared(Struct, frozen=True, kw_only=True):
    """One posting beside the profile: what it asks for, what it must first."""

    file: str
    title: str | None
    company: str | None
    asked: tuple[Answered, ...]

    @property
    def missing(self) -> tuple[Answered, ...]:
        """What was not found."""
        return tuple(one for one in self.asked if one.verdict == "missing")


class SharedTerm(Struct, frozen=True, kw_only=True):
    """What several postings ask for: in how many, in which (by their place in the list), and how it stands."""

    name: str
    jobs: tuple[int, ...]
    verdict: str


class Comparison(Struct, frozen=True, kw_only=True):
    """All postings, and what at least two of them share, the most common first."""

    jobs: tuple[Compared, ...]
    shared: tuple[SharedTerm, ...]


def compare_jobs(jobs: Sequence[Job], profile: Profile, *, today: date) -> Comparison:
    """Hold postings beside a profile. Nothing is claimed: what is not found is named, never written in."""
    vocabulary, heads = load_vocabulary(), load_heads()
    years = covered(profile, today=today)
    compared = tuple(
        Compared(
            file=job.file,
            title=job.title,
            company=job.company,
            asked=compare(
                wanted_in(job.text, vocabulary, heads, company=job.company or ""),
                profile,
                vocabulary,
                years=years,
            ),
        )
        for job in jobs
    )
    return Comparison(jobs=compared, shared=_shared(compared))


def imported_profile(ledger: Ledger, *, today: date) -> Profile:
    """The profile that was imported. Raises BadInput while there is none."""
    from tactful.ledger import queries
    from tactful.profile.from_entries import profile_from

    entries = queries.entries(ledger)
    if not entries:
        raise BadInput(
            "No profile was imported yet, so there is nothing to compare with.",
            "tactful import YOUR-EXPORT.zip, or a JSON Resume",
        )
    return profile_from(entries, today=today)


def profile_in_file(path: Path, *, today: date) -> Profile:
    """The profile in a JSON Resume or an export, of which nothing is kept. Raises BadInput, NotAnExport."""
    from tactful.app.profile_file import entries_in
    from tactful.profile.from_entries import profile_from

    entries, _ = entries_in(path, today=today)
    return profile_from(entries, today=today)


def pasted_job(data: bytes) -> Job:
    """The posting in bytes from standard input. Raises BadInput."""
    from tactful.sources.one_file import decoded

    check_is_text(data, "-")
    return job_from(decoded(data[:_LIMIT]))


def read_job(path: Path) -> Job:
    """Read a saved posting, a page or plain text. Raises BadInput, NotAnExport when it is empty."""
    from tactful.sources.linkedin.names import shown
    from tactful.sources.one_file import HEAD, decoded, read_bytes

    name, data = shown(path.name), read_bytes(path, _LIMIT)
    if not data.strip():
        raise NotAnExport(f"{name} is empty.", "Save the page again with its text.")
    check_is_text(data[: 16 * HEAD], name)
    return job_from(decoded(data), name)


def check_is_text(data: bytes, name: str) -> None:
    """Raise BadInput for bytes that are no text: a picture, a program, an archive, a PDF."""
    if not is_text(data):
        raise BadInput(
            f"{name} holds no text.",
            "Save the page with its text, or paste the text: tactful profile --job -",
        )


def is_text(data: bytes) -> bool:
    """True for bytes that can be read as text; not for a picture, a program, an archive, a PDF."""
    from tactful.sources.one_file import decoded

    start = decoded(data)
    unseen = sum(not one.isprintable() and not one.isspace() for one in start)
    known = data.startswith((b"%PDF", b"PK\x03\x04"))
    return bool(start.strip()) and not known and unseen * 50 <= len(start)


def job_from(text: str, name: str = "-") -> Job:
    """The posting in a page or in pasted words. Raises BadInput when it has none."""
    from tactful.sources.posting import read_posting

    found = read_posting(text)
    if not found.text or len(found.text.split()) < 5:
        raise BadInput(
            f"{name} holds no posting that can be read.",
            "Save the page with its text, or paste the text: tactful profile --job -",
        )
    return Job(file=name, title=found.title, company=found.company, text=found.text)


@lru_cache
def load_vocabulary(folder: Path = PROFILE / "terms") -> Vocabulary:
    """The known terms of all lists. Raises PlaybookFault with all problems."""
    terms: list[Term] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            terms += parse_terms(path.read_text(encoding="utf-8"))
        except ValueError as error:
            problems.append(f"{path.name}: {error}")
    seen = Counter(name for term in terms for name in term.names)
    problems += [f"{name} is there twice" for name, times in seen.items() if times > 1]
    if problems:
        raise PlaybookFault("The terms cannot be read.", "Mend them, or install Tactful again.", problems)
    return Vocabulary(terms)


@lru_cache
def load_heads(file: Path = PROFILE / "posting_heads.toml") -> Heads:
    """What the parts of postings are called. Raises PlaybookFault."""
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Heads)
    except msgspec.DecodeError as error:
        raise PlaybookFault(
            "The heads of postings cannot be read.", "Mend them, or install Tactful again.", [str(error)]
        ) from error


def covered(profile: Profile, *, today: date) -> float | None:
    """The years that the positions cover, overlaps once; None when none has a date."""
    months: set[int] = set()
    for entry in profile.positions:
        if begin := _month(entry.started, first=True):
            end = _month(entry.finished, first=False) if entry.finished else today.year * 12 + today.month - 1
            months.update(range(begin, (end or begin) + 1))
    return round(len(months) / 12, 1) if months else None


def _month(day: str | None, *, first: bool) -> int | None:
    """Months since the year 0; a year alone is taken as its middle."""
    parts = (day or "").split("-")
    if not parts[0].isdigit():
        return None
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else (7 if first else 6)
    return int(parts[0]) * 12 + month - 1


def _shared(compared: Sequence[Compared]) -> tuple[SharedTerm, ...]:
    where: dict[str, list[int]] = {}
    verdicts: dict[str, str] = {}
    for number, job in enumerate(compared):
        for one in job.asked:
            where.setdefault(one.name, []).append(number)
            verdicts.setdefault(one.name, one.verdict)
    shared = [
        SharedTerm(name=name, jobs=tuple(jobs), verdict=verdicts[name])
        for name, jobs in where.items()
        if len(jobs) > 1
    ]
    return tuple(sorted(shared, key=lambda one: (-len(one.jobs), one.name.casefold())))
