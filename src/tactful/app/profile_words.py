"""What the parts of a profile and the answers to a posting are called, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from msgspec.structs import asdict

from tactful.profile.audit import Audit, Remark, Section
from tactful.profile.compare import Answered
from tactful.profile.posting_parts import Weight
from tactful.profile.sections import SectionName

TITLES: dict[SectionName, str] = {
    "photo": "Photo",
    "header-image": "Header image",
    "url": "Address of the profile",
    "headline": "Headline",
    "summary": "Summary",
    "experience": "Experience",
    "education": "Education",
    "skills": "Skills",
    "certifications": "Certificates",
    "awards": "Awards",
    "recommendations": "Recommendations",
    "languages": "Languages",
    "network": "Network",
    "line": "Your one line",
    "all": "The whole",
}
QUIETLY = (
    "LinkedIn may announce a change to your network. Switch that off first: Settings & Privacy, Visibility, Share "
    "profile updates with your network: Off. (The place may move; search the settings for “profile updates”.)"
)
HEADS: Mapping[Weight, str] = {
    "must": "What they ask for", "nice": "What they would like", "work": "What there is to do",
}  # fmt: skip
MARKS: Mapping[str, str] = {
    "met": "there",
    "other-words": "in other words",
    "only-listed": "only listed",
    "missing": "not found",
    "for-you": "for you to say",
}
NOT_FOUND = (
    "Not found means not found in these words. Write in what is true and nothing else: an interview asks "
    "about it."
)


def told(audit: Audit | None, on: object) -> dict[str, Any]:
    """The public answer of the audit as JSON; `in_order` is null while there is no profile."""
    if audit is None:
        nothing: dict[str, Any] = {name: [] for name in ("sections", "fine", "asked", "gaps")}
        return {"on": on, "in_order": None, **nothing, "changed": None}
    return {"on": audit.on, "in_order": audit.in_order, **asdict(audit)}


def alike(section: Section) -> list[list[Remark]]:
    """What stands in a section, the remarks of one rule together, in order."""
    standing = [remark for remark in section.findings if not remark.set_aside]
    return [list(group) for _, group in groupby(standing, key=lambda remark: remark.rule)]


def minutes(alike: list[Remark]) -> str:
    """What mending takes: `about 10 minutes each`."""
    count = alike[0].minutes
    return f"about {count} minute{'' if count == 1 else 's'}{' each' if len(alike) > 1 else ''}"


def where_it_stands(audit: Audit, how: str, marked: str = "error or warning") -> str:
    """What the audit comes to, in a sentence; `how` a finding is let be, and what those that count are `marked`."""
    if audit.said:
        return "You have called your profile in order, and your word stands: no request waits for what is found here."
    if audit.gaps:
        return (
            f"Requests wait for this: {', '.join(audit.gaps)}. They go out all the same in the last two days of their "
            f"time, and {how}."
        )
    if not audit.in_order:
        return f"What is marked {marked} is worth mending before the next request goes out."
    return "Nothing here holds a request back; hints are there for a quiet hour."


def called(one: Answered) -> str:
    """What a posting asks for, in its own words."""
    return one.name if one.quote.casefold() == one.name.casefold() or one.kind == "years" else one.quote


def not_found(asked: Iterable[Answered]) -> dict[str, list[str]]:
    """What was not found, by the advice on where it would belong."""
    by_advice: dict[str, list[str]] = {}
    for one in asked:
        if one.verdict == "missing":
            by_advice.setdefault(one.advice or "", []).append(called(one))
    return by_advice
