"""People's names as people use them: out of exports, with titles, degrees, emoji and capitals, into a greeting.

All is read from the written name alone; nobody's gender, nor the order of a name in another script, is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from tactful.notes.word_lists import (
    ABBREVIATED,
    BEFORE,
    BEFORE_DOTTED,
    DEGREES,
    FIELDS,
    GIVEN,
    GROUPS,
    NO_READER,
    NO_READER_ALONE,
    PARTICLES,
    POSTS,
)

_TITLES = {
    "mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss", "mx": "Mx.", "dr": "Dr.", "prof": "Prof.",
    "professor": "Professor", "sir": "Sir", "dame": "Dame", "herr": "Herr", "frau": "Frau", "rev": "Rev.",
    "reverend": "Reverend", "lord": "Lord", "lady": "Lady", "captain": "Captain", "capt": "Captain",
    "cpt": "Captain", "colonel": "Colonel", "col": "Colonel", "major": "Major", "maj": "Major",
    "lieutenant": "Lieutenant", "lt": "Lieutenant", "sergeant": "Sergeant", "sgt": "Sergeant",
    "commander": "Commander", "cmdr": "Commander", "general": "General", "gen": "General", "rabbi": "Rabbi",
    "imam": "Imam", "pastor": "Pastor", "senator": "Senator", "sen": "Senator", "judge": "Judge",
    "ambassador": "Ambassador", "madame": "Madame", "mme": "Mme", "mlle": "Mlle", "monsieur": "Monsieur",
    "señor": "Señor", "señora": "Señora", "sr": "Sr.", "sra": "Sra.", "srta": "Srta.", "signor": "Signor",
    "signora": "Signora", "sig": "Sig.", "dhr": "Dhr.", "mevr": "Mevr.", "hr": "Herr", "fr": "Fr.", "dra": "Dra.",
    "ddr": "Dr.", "mudr": "Dr.", "mvdr": "Dr.", "judr": "Dr.", "phdr": "Dr.", "rndr": "Dr.", "paeddr": "Dr.",
}  # fmt: skip
TITLES = tuple(dict.fromkeys(f"{title} " for title in _TITLES.values()))
"""How a greeting by title begins."""

_GIVES_WAY = frozenset(("Mr.", "Mrs.", "Ms.", "Miss", "Mx.", "Herr", "Frau", "Fr.", "Lieutenant"))
_AFTER = re.compile(
    r"\s*(?:\||•|·|~|►|→|\s[-–—@/]\s|(?<=\w)\s(?:from|at|via|bei)\s).*",
    re.DOTALL,
)
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|<[^>]*>?|\{[^}]*\}?")
_ADDRESS = re.compile(r"\S+@\S*|\S*://\S*")
_HONORARY = re.compile(r"(?<!\w)h\.\s*c\.?(?!\w)")
_SEVERAL = re.compile(r"[^\W\d_]\.?\s+(?:&|\+|and|und)\s+[^\W\d_]")
_NICKNAME = re.compile(r"(?<!\w)[\"“„«']([^\W\d_][\w-]{1,20})[\"”“»'](?!\w)")
_MC = re.compile(r"^(Mc|O['’])(\w)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}|(?:[^\W\d_]\.[^\W\d_])")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_TWO_LETTERS = re.compile(r"(?!md|ng|st)(?:[a-z]j|[bcdfghjklmnpqrstvwxz]{2})", re.IGNORECASE)


class Name(Struct, frozen=True, kw_only=True):
    """A name in its parts; what it does not have is empty. `called` is what friends would say."""

    title: str = ""
    called: str = ""
    given: str = ""
    family: str = ""

    @property
    def full(self) -> str:
        """Given and family name, without titles and degrees; in Chinese, Japanese and Korean script as one word."""
        if self.family and _EASTERN.fullmatch(self.family + self.given):
            return self.family + self.given
        return f"{self.given} {self.family}".strip()

    @property
    def formal(self) -> str:
        """For `Dear ...`: title and family name where the person writes a title (Sir and Dame go with the given name),
        else the full name."""
        if self.title in ("Sir", "Dame"):
            return f"{self.title} {self.called or self.given}"
        return f"{self.title} {self.family or self.given}" if self.title else self.full


def parse(written: str | None) -> Name:
    """Read a name as it stands in a profile or an export.

    Empty when there is no letter in it, when it names no person (`Hiring Team`) or several, and when it is not sure
    which part is the given name.
    """
    text = unicodedata.normalize("NFC", written or "")
    nickname = _NICKNAME.search(text)
    text = _HONORARY.sub(" ", _ADDRESS.sub(" ", _ASIDE.sub(" ", _NICKNAME.sub(" ", text))))
    title, given, family = _parts(_AFTER.sub("", text))
    words = [*given, *family]
    if not words or _nobody(words):
        return Name()
    words = _recased(words)
    start = len(given) if given and family else _family_start(words)
    return Name(
        title=title,
        called=nickname[1] if nickname else _called(words[:start]),
        given=" ".join(words[:start]),
        family=" ".join(words[start:]),
    )


def _parts(text: str) -> tuple[str, list[str], list[str]]:
    """Title, given and family name; where the commas do not tell the two apart, all is given."""
    parts = [words for part in text.split(",") if (words := _words(part))]
    if not parts or _SEVERAL.search(text.partition(",")[0]):
        return "", [], []
    title, first = _titled(parts[0], least=1)
    second: list[str] = []
    for part in parts[1:]:
        found, rest = _titled(part, least=0)
        title = title or found
        second = second or rest
    if not second:
        return title, first, []
    if _mailbox(first):
        return "", [], []
    return title, *_in_order(first, second)


def _in_order(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Given and family name from what stands before and after the comma: `Reyes, Dana` turned round.

    All is given where the second part is no name; nothing where that is not sure.
    """
    named, given = _plain(first[0]) in GIVEN, _plain(second[0]) in GIVEN
    if _no_given(second, first):
        person = named or (len(first) > 1 and GROUPS.isdisjoint(map(_plain, second)))
        return (first, []) if person else ([], [])
    capitals = _is_upper(first)
    told = _plain(first[0]) in PARTICLES or (capitals and not _is_upper(second))
    if len(first) == 1 or told or (given and not named):
        return second, [_cased(word, first=False) for word in first] if capitals else first
    return (first, []) if named and not given else ([], [])


def _no_given(second: list[str], first: list[str]) -> bool:
    """Whether the words after the comma are a post, a place of work or a degree rather than given names."""
    small = any(word.islower() and _plain(word) not in PARTICLES for word in second)
    short = len(first) > 1 and len(second) == 1 and len(second[0]) < 7 and "." not in second[0][:2]
    return (
        len(second) > 3
        or any(_plain(word) in POSTS or _plain(word) in NO_READER for word in second)
        or (small and not all(word.islower() for word in first))
        or (short and _is_upper(second) and not _is_upper(first))
    )


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
    if plain in ("jr", "sr"):
        return not alone
    # `Ma` and `Ba` are family names; `MA` and `PhD` are not.
    long = len(plain) > 2
    return (long and (alone or not word.istitle())) or word.isupper() or "." in word[:-1]


def _titled(words: list[str], *, least: int) -> tuple[str, list[str]]:
    """The title to greet with, and the words after all titles and degrees; the `least` last words are none."""
    title, rest = "", words
    mixed = any(not word.islower() for word in words[1:])
    while len(rest) > least:
        found = _title(rest[0], after=rest is not words, left=len(rest) - 1, mixed=mixed)
        if found is None:
            break
        title = found if found and title in ("", *_GIVES_WAY) else title
        rest = rest[1:]
    return title, rest


def _title(word: str, *, after: bool, left: int, mixed: bool) -> str | None:
    """The title that a word is, empty for a degree or a field of study, None where it belongs to the name.

    `after` says that a title stands before it, `left` how many words follow, `mixed` that the name has capitals.
    """
    parts = [part for part in re.split(r"[.-]+", word.casefold()) if part]
    dotted, one = "." in word, parts[0]
    known = one in _TITLES and (dotted or one not in ABBREVIATED)
    before = (one in BEFORE and (dotted or left > 1)) or (one in BEFORE_DOTTED and dotted)
    field = after and one in FIELDS and (dotted or (mixed and word.islower()))
    if (known or before or field) and all(_stands_before(part) for part in parts):
        return next((_TITLES[part] for part in parts if part in _TITLES), "")
    degree = len(one) > 2 or "." in word[:-1]
    return "" if degree and left > 1 and len("".join(parts)) > 2 and _is_degree(word, alone=False) else None


def _stands_before(part: str) -> bool:
    return part in _TITLES or part in BEFORE or part in BEFORE_DOTTED or part in FIELDS


def _nobody(words: Sequence[str]) -> bool:
    """Whether the words are a mailbox, a post or a mere title rather than a person."""
    return _mailbox(words) or (
        len(words) == 1 and _title(words[0], after=True, left=1, mixed=False) is not None
    )


def _mailbox(words: Sequence[str]) -> bool:
    plain = [word.rstrip(".").casefold() for word in words]
    return any(word in NO_READER for word in plain) or all(word in NO_READER_ALONE for word in plain)


def _recased(words: list[str]) -> list[str]:
    """The words as they are written within a sentence, where all of the name, or one word of it, is in capitals."""
    if all(word in (word.upper(), word.lower()) for word in words):
        return [_cased(word, first=place == 0) for place, word in enumerate(words)]
    return [
        _cased(word, first=place == 0) if _shouted(word, place) else word for place, word in enumerate(words)
    ]


def _shouted(word: str, place: int) -> bool:
    particle = place > 0 and len(word) > 1 and word.casefold() in PARTICLES
    return word.isupper() and (len(word) > 3 or particle)


def _cased(word: str, *, first: bool) -> str:
    """`REYES` as Reyes, `MCDONALD` as McDonald, `O'BRIEN` as O'Brien, `t.j.` as T.J., `van` as it is."""
    if not first and word.casefold() in PARTICLES:
        return word.casefold()
    if "." in word[:-1]:
        return ".".join(_cased(part, first=True) for part in word.split("."))
    if len(word.rstrip(".")) == 1 or (first and _TWO_LETTERS.fullmatch(word)):
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
    """The first given name that is written out, or else two initials in one (`T.J.`); empty where there is neither."""
    written = (word for word in given if len(word.rstrip(".")) > 1 and "." not in word[:-1])
    return next(written, "") or next((word for word in given if _INITIALS.fullmatch(word)), "")


def _is_upper(words: Sequence[str]) -> bool:
    return all(word.isupper() for word in words)


def _plain(word: str) -> str:
    """A word as the lists have it: small, without accents and full stops."""
    parts = unicodedata.normalize("NFKD", word.replace(".", "").casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
