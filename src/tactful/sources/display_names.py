"""Names as calendars, mail programs and phones show them: `Reyes, Dana`, `Dana Reyes (Northwind)`, an address."""

from __future__ import annotations

import re
import unicodedata

from tactful.sources.linkedin import text

_ADDRESS = re.compile(r"[^\s@<>\"',;:()]{1,64}@[^\s@<>\"',;:()]{1,255}\.[^\s@<>\"',;:()]{2,63}")
_ASIDE = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]")
_ENTITY_OR_TAG = re.compile(r"<[^<>]*>")
_PARTICLES = frozenset({
    "al", "ap", "av", "bin", "bint", "d'", "da", "dal", "das", "de", "degli", "dei", "del", "della",
    "den", "der", "di", "do", "dos", "du", "e", "el", "en", "ibn", "la", "las", "le", "los", "ten", "ter",
    "und", "van", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
_CREDENTIALS = frozenset({
    "ba", "bsc", "cfa", "cissp", "cpa", "cphr", "dds", "dipl.-ing.", "dr", "dr.", "esq", "gphr", "ii",
    "iii", "iv", "jd", "jr", "jr.", "llm", "ma", "mba", "md", "msc", "pe", "ph.d.", "phd", "phr", "pmp",
    "prof", "prof.", "rn", "shrm-cp", "shrm-scp", "sphr", "sr", "sr.",
})  # fmt: skip
_FORMS_OF_ADDRESS = frozenset({
    "dr", "dr.", "frau", "herr", "m.", "mlle", "mme", "monsieur", "mr", "mr.", "mrs", "mrs.", "ms", "ms.",
    "mx", "mx.", "prof", "prof.", "señor", "señora", "signor", "signora", "sr.", "sra.",
})  # fmt: skip
# Words of mailboxes and places that stand where a name would.
_NO_NAME = frozenset({
    "accounts", "admin", "bot", "calendar", "call", "careers", "center", "centre", "chat", "conference",
    "department", "floor", "google", "group", "guest", "hiring", "hr", "interview", "interviewer",
    "interviewers", "interviews", "invite", "jobs", "meet", "meeting", "meetings", "microsoft",
    "no-reply", "noreply", "notification", "notifications", "office", "onboarding", "online", "onsite",
    "panel", "people", "phone", "recruiter", "recruiters", "recruiting", "recruitment", "remote", "room",
    "round", "scheduler", "scheduling", "screen", "staffing", "support", "talent", "team", "teams",
    "video", "virtual", "webex", "zoom",
})  # fmt: skip


def address(raw: str) -> str | None:
    """Return an e-mail address in lower case, with or without `mailto:`, or None for anything else."""
    bare = raw.strip()[:400]
    if bare[:7].casefold() == "mailto:":
        bare = bare[7:]
    return bare.casefold() if _ADDRESS.fullmatch(bare) else None


def person_name(shown: str) -> str | None:
    """Return the name of a person from a display name, or None when it shows none that is certain."""
    one = text.name(_ENTITY_OR_TAG.sub(" ", shown[:800])).strip(" \"'.,;")
    if not one or "@" in one:
        return None
    one = _ASIDE.sub("", one).strip(" ,") or one
    one = re.split(r"\s+(?:\||via|@|/)\s+", one)[0]
    before, comma, after = one.partition(",")
    if comma:
        first = after.split(",")[0].strip()
        if first.casefold() in _CREDENTIALS:
            one = before.strip()
        elif first and is_name(f"{first} {before}"):
            one = f"{first} {before}".strip()
        else:
            return None
    parts = one.split()
    while parts and parts[0].casefold() in _FORMS_OF_ADDRESS:
        parts = parts[1:]
    one = " ".join(parts)
    return one if is_name(one) else None


def is_name(words: str) -> bool:
    """Say whether words look like the full name of a person: capitals or a script without, no digits, no role."""
    parts = words.split()
    if not parts or len(parts) > 7 or len(words) > 100:
        return False
    if any(unicodedata.category(letter)[0] not in "LM" and letter not in " .'’-·•" for letter in words):
        return False
    if any(part.casefold() in _NO_NAME for part in parts):
        return False
    cased = [part for part in parts if part.casefold() not in _PARTICLES]
    if not cased or any(part[0].islower() for part in cased):
        return False
    return len(parts) > 1 or not any(letter.isupper() or letter.islower() for letter in words)


def name_in_address(mailbox: str) -> str | None:
    """Return `Dana Reyes` for `dana.reyes@…`: a guess, to be asked and never asserted."""
    parts = mailbox.partition("@")[0].split("+")[0].split(".")
    if len(parts) not in {2, 3} or not all(part.isalpha() for part in parts) or len(parts[-1]) < 2:
        return None
    guess = " ".join(part.capitalize() for part in parts)
    return guess if is_name(guess) else None
