"""Which job at which company a mail is about, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from tactful.sources.linkedin.text import name
from tactful.sources.mail.phrases import sentences

_WORD = r"[A-ZÀ-Þ0-9](?:[\w&'+#/-]|\.(?=\w))*"
_COMPANY = rf"(?P<company>{_WORD}(?: (?:(?:of|and|&|the|de|für|und|for) )?{_WORD}){{0,4}})"
_TITLE_WORD = rf"(?:-|–|of|and|&|for|in|de|to|{_WORD}|\((?:[^()]{{1,24}})\))"
_TITLE = rf"(?P<title>[A-ZÀ-Þ](?:[\w&'+#/-]|\.(?=\w))*(?:,? {_TITLE_WORD}){{0,7}}"
_NAMES = {"COMPANY": _COMPANY, "WHOLE_TITLE": f"{_TITLE})", "TITLE": f"{_TITLE}?)"}
_NO_COMPANY = frozenset(
    [
        "us",
        "our",
        "the",
        "your",
        "this",
        "that",
        "we",
        "i",
        "you",
        "it",
        "they",
        "here",
        "there",
        "a",
        "an",
        "all",
        "any",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "tomorrow",
        "team",
        "next",
        "more",
        "reply",
        "dear",
        "hi",
        "hello",
        "thank",
        "thanks",
        "please",
        "role",
        "position",
        "job",
        "application",
        "interview",
        "hr",
        "data",
        "senior",
        "junior",
        "lead",
    ]
)
_NO_TITLE = frozenset(
    [
        "the",
        "this",
        "that",
        "our",
        "your",
        "we",
        "us",
        "you",
        "next",
        "first",
        "second",
        "final",
        "phone",
        "technical",
        "right",
        "new",
        "open",
        "same",
        "other",
        "current",
        "following",
        "above",
        "it",
        "i",
        "hr",
        "interview",
        "application",
    ]
)


class Sample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and what the naming finds in it."""

    text: str
    title: str | None = None
    company: str | None = None


class Naming(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which mails name the job or the company."""

    says: str
    recognises: tuple[Sample, ...]


class Job(Struct, frozen=True):
    """What a text calls the company and the title; `clear` when nothing in it says otherwise."""

    company: str = ""
    title: str = ""
    clear: bool = True


@lru_cache(maxsize=1)
def load() -> tuple[Naming, ...]:
    """The ways of naming, the more telling first."""
    data = (Path(__file__).parent / "naming.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, tuple[Naming, ...]])["naming"]


@lru_cache(maxsize=1)
def _ready() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(one.says) for one in load())


def pattern(says: str) -> re.Pattern[str]:
    """A way of naming as a pattern: its own words in any case, the names as they are written."""
    parts = re.split(r"(COMPANY|WHOLE_TITLE|TITLE)", says)
    return re.compile("".join(_NAMES.get(part) or (f"(?i:{part})" if part else "") for part in parts))


def job_in(texts: Iterable[str]) -> Job:
    """Return the job that the texts (subject, own words) name, by all that they say."""
    companies: list[str] = []
    titles: list[str] = []
    for text in texts:
        for sentence in sentences(text):
            for one in _ready():
                for found in one.finditer(sentence):
                    parts = found.groupdict()
                    if company := _company(parts.get("company")):
                        companies.append(company)
                    if title := _title(parts.get("title")):
                        titles.append(title)
    company, one_company = _agreed(companies)
    title, one_title = _agreed(titles)
    return Job(company, title, one_company and one_title)


def same(one: str, other: str) -> bool:
    """Say whether two names are one, or one the beginning of the other: `Northwind`, `Northwind Ltd`."""
    a, b = _bare(one), _bare(other)
    return bool(a and b) and (a == b or a.startswith(b + " ") or b.startswith(a + " "))


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[^\w&+#]+", " ", words.casefold()).split())


def _company(words: str | None) -> str:
    words = name(words or "").rstrip(" .,-")
    first = words.partition(" ")[0].casefold()
    return "" if not words or first in _NO_COMPANY or words.isdigit() else words


def _title(words: str | None) -> str:
    words = name(words or "").strip(" .,-–:")
    words = re.sub(r"(?: (?:of|and|&|for|in|de|to|-|–))+$", "", words)
    first = words.partition(" ")[0].casefold()
    return "" if len(words) < 3 or first in _NO_TITLE or words.isdigit() else words


def _agreed(names: list[str]) -> tuple[str, bool]:
    """The name that is said first, in its shorter form if there are two, and whether the others are the same."""
    if not names:
        return "", True
    alike = [one for one in names if same(one, names[0])]
    return min(alike, key=len), len(alike) == len(names)
