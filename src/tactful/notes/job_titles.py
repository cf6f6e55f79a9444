"""The title of a job as people say it, without what a posting adds."""

from __future__ import annotations

import re

from tactful.notes.clauses import lowered_words, unshouted
from tactful.notes.headlines import is_person
from tactful.notes.word_lists import CHIEFS, NO_TITLE

_AT = re.compile(r"\s+(?:at|@)\s+(?=[A-Z\d]).*$")
_REFERENCE = re.compile(
    r"[\s,–—|-]*(?:\b(?:req|ref|job id|id|reference|requisition)\b\W*\w*\d\w*|\br-?\d{3,}\b|#\s?\d+).*$"
    r"|[\s,–—-]*\b\d{2,3}\s*(?:[-–]\s*\d{2,3}\s*)?%.*$|\s+[mwfdx](?:/[mwfdx]){1,2}$"
    r"|[\s,–—-]+(?:remote|hybrid|on-?site|full[- ]time|part[- ]time)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*(?:\([^)]*(?:\)|$)|\[[^\]]*(?:\]|$))")
_OPENING = re.compile(
    r"^(?:(?:job|role|position|vacancy|opening|hiring)\s*:\s*)?(?:(?:the|an?|your|our|this|that|my|their)\s+)?",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:role|position|job|post|internship|apprenticeship|traineeship|fellowship|residency|programme|program|scheme"
    r"|placement|studentship|secondment|scholarship|lectureship|professorship|clerkship|thesis)"
    r"(?=$|\s+(?:in|as|for|with|of|on|at)\s)",
    re.IGNORECASE,
)


def job(title: str) -> str:
    """The title of a job without what a posting adds: `Data Engineer (m/w/d) - Berlin` as Data Engineer.

    Empty where it is no title.
    """
    said = _OPENING.sub("", title.strip(" “”\"'"), count=1)
    said = re.sub(
        r"^\((\w+)\)\s", r"\1 ", re.sub(r"^(?:ref|req|job)\W*\d+\W+", "", said, flags=re.IGNORECASE)
    )
    said = _ASIDE.sub("", said).strip(" -–—|,") or said
    said = _REFERENCE.sub("", said).strip(" -–—|,") or said
    said = _AT.sub("", said).strip(" -–—|,") or said
    said = _job_part(said)
    said = re.sub(r"(?<=\w)\s+(?:opening|vacancy)$", "", said, flags=re.IGNORECASE)
    if said.casefold() in NO_TITLE or re.search(r"\b(?:I|we|don['’]t)\b|https?:|www\.|\w@\w", said):
        return ""
    said = unshouted(said, title=True)
    if several := re.fullmatch(r"(.+ (?:role|position|job|internship))s", said, re.IGNORECASE):
        said = lowered_words(several[1])
    return said


def _job_part(said: str) -> str:
    """The part that names the job, where a title has several: `Planner - Berlin`, `Berlin | Planner`, `Cook, Hull`."""
    for between in (r"\s*\|\s*", r"\s+[-–—]\s+", r",\s+"):
        parts = [part for part in re.split(between, said) if part]
        named = [part for part in parts if _names_job(part)]
        if len(parts) > 1 and named:
            said = named[0]
    return said


def _names_job(part: str) -> bool:
    noun = re.split(r"\s+(?:of|in|for|with)\s", part)[0]
    return bool(_ITSELF.search(part) or is_person(noun) or noun.casefold() in CHIEFS)


def role(title: str) -> str:
    """`Data Engineer` as *the Data Engineer role*, `Internship in Marketing` as *the Internship in Marketing*."""
    return f"the {title}" if _ITSELF.search(title) else f"the {title} role"
