"""People's names as people use them: out of exports, with titles, degrees, emoji and capitals, into a greeting.

All is read from the written name alone; nobody's gender, nor the order of a name in another script, is guessed.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from tactful.notes.word_lists import DEGREES, PARTICLES

_TITLES = {
    "mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss", "mx": "Mx.", "dr": "Dr.", "prof": "Prof.",
    "professor": "Professor", "sir": "Sir", "dame": "Dame", "herr": "Herr", "frau": "Frau", "rev": "Rev.",
}  # fmt: skip
TITLES = tuple(f"{title} " for title in _TITLES.values())
"""How a greeting by title begins."""

_AFTER = re.compile(r"\s*(?:\||•|·|~|►|→|\s[-–—]\s).*", re.DOTALL)
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|<[^>]*>?|\{[^}]*\}?")
_NICKNAME = re.compile(r"(?<!\w)[\"“„«']([^\W\d_][\w-]{1,20})[\"”“»'](?!\w)")
_MC = re.compile(r"^(Mc|O['’])(\w)")


class Name(Struct, frozen=True, kw_only=True):
    """A name in its parts; what it does not have is empty. `called` is what friends would say."""

    title: str = ""
    called: str = ""
    given: str = ""
    family: str = ""

    @property
    def full(self) -> str:
        """Given and family name, without titles and degrees."""
        return f"{self.given} {self.family}".strip()

    @property
    def formal(self) -> str:
        """For `Dear ...`: title and family name where the person writes a title (Sir and Dame go with the given name),
        else the full name."""
        if self.title in ("Sir", "Dame"):
            return f"{self.title} {self.called or self.given}"
        return f"{self.title} {self.family or self.given}" if self.title else self.full


def parse(written: str | None) -> Name:
    """Read a name as it stands in a profile or an export; empty when there is no letter in it."""
    text = unicodedata.normalize("NFC", written or "")
    nickname = _NICKNAME.search(text)
    text = _AFTER.sub("", _ASIDE.sub(" ", _NICKNAME.sub(" ", text)))
    words = [word for part in _pieces(text) for word in _words(part)]
    title = ""
    while len(words) > 1 and (known := _TITLES.get(words[0].rstrip(".").casefold())):
        title = title or known
        words = words[1:]
    if not words:
        return Name()
    if all(word == word.upper() or word == word.lower() for word in words):
        words = [_cased(word, first=place == 0) for place, word in enumerate(words)]
    words = [_cased(word, first=True) if len(word) > 3 and word.isupper() else word for word in words]
    start = _family_start(words)
    given, family = " ".join(words[:start]), " ".join(words[start:])
    return Name(
        title=title, called=nickname[1] if nickname else _called(words[:start]), given=given, family=family
    )


def _pieces(text: str) -> list[str]:
    """The parts between commas that are names: degrees dropped, `Reyes, Dana` turned round."""
    parts = [part for part in text.split(",") if _words(part)]
    if len(parts) == 2 and len(_words(parts[0])) == 1:
        parts.reverse()
        return parts
    return parts[:1]


def _words(part: str) -> list[str]:
    """The words of a name, without what is no letter and without degrees and pronouns at the end."""
    kept = "".join(c if c.isalpha() or unicodedata.combining(c) or c in "'’-. " else " " for c in part)
    words = [tidy for word in kept.split() if (tidy := word.strip("-'’").lstrip("."))]
    while words and _is_degree(words[-1], alone=len(words) == 1):
        words.pop()
    return [word for word in words if any(c.isalpha() for c in word)]


def _is_degree(word: str, *, alone: bool) -> bool:
    plain = word.replace(".", "").casefold()
    if plain not in DEGREES:
        return False
    # `Ma` and `Ba` are family names; `MA` and `PhD` are not.
    long = len(plain) > 2
    return (long and (alone or not word.istitle())) or word.isupper() or "." in word[:-1]


def _cased(word: str, *, first: bool) -> str:
    """`REYES` as Reyes, `MCDONALD` as McDonald, `O'BRIEN` as O'Brien, `van` as it is."""
    if not first and word.casefold() in PARTICLES:
        return word.casefold()
    if len(word.rstrip(".")) == 1:
        return word.upper()
    parts = [part[:1].upper() + part[1:].lower() for part in word.split("-")]
    return "-".join(_MC.sub(lambda m: m[1] + m[2].upper(), part) if len(part) > 4 else part for part in parts)


def _family_start(words: list[str]) -> int:
    """Where the family name begins: the last word, with the particles before it."""
    start = max(1, len(words) - 1) if len(words) > 1 else 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return start


def _called(given: list[str]) -> str:
    """The first given name that is written out; all there is, where none is."""
    return next((word for word in given if len(word.rstrip(".")) > 1 and "." not in word[:-1]), "")
