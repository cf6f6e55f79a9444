"""What a posting says of being contacted, of being open, of whom to ask and until when; as data in `says.toml`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct, field

from tactful.core.situation import Posting
from tactful.sources.linkedin.text import name

_HONORIFIC = r"(?:(?:Dr|Ms|Mr|Mrs|Miss|Mx|Prof|Professor|Frau|Herrn?|Mme|Madame|Monsieur|M|Sister)\.? )?"
_BETWEEN = r"(?:(?:van|von|de|der|den|la|da|di|del|bin|al|el) )*"
_NAME = rf"{_HONORIFIC}(?P<name>[A-ZÀ-Þ][\w'’-]+(?: {_BETWEEN}[A-ZÀ-Þ][\w'’-]+){{1,3}})"
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar jänner janvier", "february feb februar février fevrier", "march mar märz maerz mars",
            "april apr avril", "may mai", "june jun juni juin", "july jul juli juillet",
            "august aug août aout", "september sept sep septembre", "october oct oktober octobre",
            "november nov novembre", "december dec dezember décembre decembre",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:of )?(?P<mon>{_MONTH})\.?,? (?P<y>20\d\d)\b",
        rf"\b(?P<mon>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>20\d\d)\b",
        r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b",
        r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)\b",  # dots are day first wherever they are used
    )
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])|\n+")


class Says(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns, texts they recognise and texts they do not; none counts in a sentence that has `unless`."""

    says: tuple[str, ...]
    recognises: tuple[str, ...]
    ignores: tuple[str, ...]
    unless: str | None = None


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the name in it."""

    text: str
    name: str


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns in which NAME is whom to ask; a name with a word of `never` is no human's."""

    says: tuple[str, ...]
    recognises: tuple[Named, ...]
    ignores: tuple[str, ...]
    never: str


class Dated(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the day in it."""

    text: str
    on: date


class Deadline(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before the last day to apply."""

    says: str
    recognises: tuple[Dated, ...]
    ignores: tuple[str, ...]


class Sound(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a posting: at least `needs` of the patterns are in one."""

    words: tuple[str, ...]
    needs: int


class Data(Struct, frozen=True, forbid_unknown_fields=True):
    """The file `says.toml`."""

    no_contact: Says = field(name="no-contact")
    closed: Says
    contact: Contact
    deadline: Deadline
    posting: Sound


@lru_cache(maxsize=1)
def load() -> Data:
    """What postings say, as data."""
    return msgspec.toml.decode((Path(__file__).parent / "says.toml").read_bytes(), type=Data)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words), re.IGNORECASE)


@lru_cache(maxsize=1)
def _contacts() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile("".join(_NAME if part == "NAME" else f"(?i:{part})" for part in re.split("(NAME)", says)))
        for says in load().contact.says
    )


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, within limits."""
    return [piece[:1000] for piece in _SENTENCE.split(text.replace("’", "'")) if piece.strip()][:4000]


def posting(text: str) -> Posting | None:
    """Return `closed` or `no-contact` when a sentence of the text says so, else None."""
    told = sentences(text)
    if any(_says(load().closed, sentence) for sentence in told):
        return "closed"
    return "no-contact" if any(_says(load().no_contact, sentence) for sentence in told) else None


def contact(text: str) -> str | None:
    """Return the human whom the text names for questions, None for none or several."""
    data = load().contact
    found: list[str] = []
    for row in text.replace("’", "'").split("\n"):
        for pattern in _contacts():
            for hit in pattern.finditer(row[:2000]):
                if not re.search(rf"\b(?:{data.never})\b", hit["name"], re.IGNORECASE):
                    found.append(name(hit["name"]))
    return found[0] if len({one.casefold() for one in found}) == 1 else None


def closes_on(text: str) -> date | None:
    """Return the last day to apply when the text states one with its year, None for none or several."""
    before = _pattern((load().deadline.says,))
    days: set[date] = set()
    for row in text.replace("’", "'").split("\n"):
        for hit in before.finditer(row[:2000]):
            near = row[hit.end() : hit.end() + 60]
            days.update(
                day for form in _DATES if (date_ := form.search(near)) and (day := _day(date_.groupdict()))
            )
    return days.pop() if len(days) == 1 else None


def sounds_like_posting(text: str) -> bool:
    """Say whether a text without any mark reads like a posting, by the kinds of words in it."""
    start = text[:20_000]
    data = load().posting
    told = sum(bool(_pattern((words,)).search(start)) for words in data.words)
    return told >= data.needs and len(start) >= 300


def _says(data: Says, sentence: str) -> bool:
    if not _pattern(data.says).search(sentence):
        return False
    return data.unless is None or not re.search(data.unless, sentence, re.IGNORECASE)


def _day(part: dict[str, str | None]) -> date | None:
    month = int(part["m"] or 0) if "m" in part else _MONTHS[(part["mon"] or "").lower()]
    try:
        return date(int(part["y"] or 0), month, int(part["d"] or 0))
    except ValueError:
        return None
