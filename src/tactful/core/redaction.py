"""Leaving names out of words: each is put as what stands for it, in whatever form it is written.

A name is found whole, turned around, shortened, in one word, without its accents or with two letters for one, in the
genitive, and by each of its parts. Where a part is an everyday word too (Will, Grace) its capital decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

OUT = "[left out]"
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.,'’`´&+/_\-–—·()]{0,4}")
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"“”]+@[^\s<>()\[\],;:\"“”]+")
_LINK = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]*://|www\.)\S+|\b(?:in|company|jobs/view)/[\w%.-]+")
_DOMAIN = re.compile(
    r"(?i)\b(?:[\w-]+\.)+(?:com|org|net|io|ai|co|app|dev|eu|info|biz|me|tv|uk|de|fr|nl|es|it|pl|se|no|fi|dk|ch|at|be"
    r"|ie|pt|cz|us|ca|au|nz|in|jp|cn|br|example|test)\b(?:/\S*)?"
)
_HANDLE = re.compile(r"(?<![\w@])@[\w.]{2,}")
_PHONE = re.compile(
    r"(?<![\w.])(?!\d{4}-\d\d-\d\d\b)(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b)\+?\(?\d[\d\s()./-]{6,}\d(?!\w)"
)
_MONEY = r"(?:[$€£¥₹₽₩]|\b(?:usd|eur|gbp|chf|cad|aud|inr|jpy|sek|nok|dkk|pln|czk|zł|kr|rs|dollars?|euros?|pounds?)\b)"
_NUMBER = r"\d+(?:[.,'’ \u00a0\u202f]\d+)*\s?(?:k|m|tsd|lakh|lpa)?"
_AMOUNT = re.compile(
    rf"(?i){_MONEY}\s?{_NUMBER}(?!\w)|(?<!\w){_NUMBER}\s?{_MONEY}|(?<![\w-])\d{{2,3}}(?:[.,]\d)?\s?k\b"
    rf"|(?<![\w-])\d{{1,3}}(?:[.,'’ \u00a0\u202f]000)+(?!\w)|(?<![\w-])\d{{5,}}(?!\w)"
)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ʻ": "", "ʼ": ""}
)
_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_TWICE = re.compile(r"(?i)[aou]e|aa")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Hidden(Struct, frozen=True, kw_only=True):
    """One that is left out: all names it goes by, and what stands for it.

    `near` are those whom the words are about: a part of their name counts in small letters too. Of `whole` names (a
    company's) a part counts that is no everyday word and has a capital. With `capital` nothing counts without one
    (short forms: Drew, Art). A name of several words counts however it is written.
    """

    names: tuple[str, ...]
    stands: str
    near: bool = False
    whole: bool = False
    capital: bool = False


class Redactor:
    """Cleans words of what is hidden.

    `everyday` are words that may be no names, `never` such as are none though names hold them (van, PhD); folded.
    """

    def __init__(
        self,
        hidden: Iterable[Hidden],
        *,
        everyday: frozenset[str],
        never: frozenset[str] = frozenset(),
        addresses: bool = True,
        amounts: bool = True,
    ) -> None:
        self._everyday, self._never = everyday, never
        self._addresses, self._amounts = addresses, amounts
        self._runs: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        self._parts: dict[str, tuple[str, bool]] = {}
        self._inside: dict[str, str] = {}
        for one in sorted(hidden, key=lambda one: not one.near):
            for name in one.names:
                self._hide(name, one)
        self._unspaced = (
            re.compile("|".join(re.escape(name) for name in sorted(self._inside, key=len, reverse=True)))
            if self._inside
            else None
        )

    def clean(self, words: str) -> str:
        """The words without what is hidden."""
        text = _visible(words)
        if self._addresses:
            for pattern in (_EMAIL, _LINK, _DOMAIN, _HANDLE, _PHONE):
                text = pattern.sub(OUT, text)
        if self._amounts:
            text = _AMOUNT.sub("[an amount]", text)
        if self._unspaced:
            text = self._unspaced.sub(lambda found: f" {self._inside[found[0]]} ", text)
        return self._named(text)

    def _named(self, text: str) -> str:
        tokens = [(found.start(), found.end(), folded(found[0])) for found in _WORD.finditer(text)]
        pieces: list[str] = []
        before = ""
        at = place = 0
        while place < len(tokens):
            found = self._run_at(text, tokens, place) or self._part_at(text, tokens[place])
            if found is None:
                place += 1
                continue
            stands, count = found
            between = text[at : tokens[place][0]]
            if stands != before or not _GAP.fullmatch(between):
                pieces += [between, stands]
            before = stands
            at = tokens[place + count - 1][1]
            place += count
        return "".join([*pieces, text[at:]])

    def _run_at(
        self, text: str, tokens: Sequence[tuple[int, int, str]], place: int
    ) -> tuple[str, int] | None:
        """The longest name that begins here, and of how many words it is."""
        best: tuple[str, int] | None = None
        for run, stands in self._runs.get(tokens[place][2], {}).items():
            end = place + len(run)
            if (best and len(run) <= best[1]) or end > len(tokens):
                continue
            words = [token[2] for token in tokens[place:end]]
            if words[:-1] != list(run[:-1]) or words[-1] not in (run[-1], f"{run[-1]}s"):
                continue
            if all(_GAP.fullmatch(text, tokens[n][1], tokens[n + 1][0]) for n in range(place, end - 1)):
                best = stands, len(run)
        return best

    def _part_at(self, text: str, token: tuple[int, int, str]) -> tuple[str, int] | None:
        start, end, word = token
        capital = any(sign.isupper() for sign in text[start:end]) or not text[start:end].isascii()
        inside = [folded(piece) for piece in _humps(text[start:end])]
        for stem in (*_stems(word), *inside) if capital else (word,):
            found = self._parts.get(stem)
            if found and (capital or (found[1] and stem not in self._everyday)):
                return found[0], 1
        return None

    def _hide(self, name: str, one: Hidden) -> None:
        name = _visible(name).strip()
        if _UNSPACED.search(name):
            self._inside.setdefault(name, one.stands)
            for part in name.split():
                if len(part) > 1 or one.near:
                    self._inside.setdefault(part, one.stands)
            return
        for words in _spellings(name):
            if not words:
                continue
            if len(words) == 1:
                self._part(words[0], one, alone=True)
                continue
            for run in _orders(words, one):
                if len(run) == 1:
                    self._part(run[0], one, alone=True)
                else:
                    self._runs[run[0]].setdefault(run, one.stands)
            for word in words:
                self._part(word, one, alone=False)

    def _part(self, word: str, one: Hidden, *, alone: bool) -> None:
        """One word of a name; `alone` when it is the whole of it."""
        plain = word in self._everyday
        if len(word) < 2 or (not alone and word in self._never):
            return
        if plain and ((one.whole and not (alone and one.near)) or not (alone or one.near)):
            return
        small = one.near and not one.capital and not (one.whole and not alone)
        self._parts.setdefault(word, (one.stands, small))


def folded(word: str) -> str:
    """A word for comparison: no case, no accents."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def _visible(words: str) -> str:
    """Words in one form, without signs that cannot be seen."""
    if words.isascii():
        return words
    text = unicodedata.normalize("NFC", words)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn"))
    # Letters of full width and of mathematics read as letters: https://www.unicode.org/reports/tr15/#Compatibility_Equivalence_Figure
    return "".join(unicodedata.normalize("NFKC", sign) if _styled(sign) else sign for sign in text)


def _styled(sign: str) -> bool:
    return "\uff00" <= sign <= "\uff5e" or "\U0001d400" <= sign <= "\U0001d7ff"


def _spellings(name: str) -> Iterator[list[str]]:
    """The words of a name: without accents, with two letters for one, and with one for two."""
    seen: list[list[str]] = []
    if name.isascii() and not _TWICE.search(name):
        yield [word.lower() for word in _WORD.findall(name)]
        return
    low = unicodedata.normalize("NFC", name).casefold()
    spelt = "".join(_TWO.get(sign, sign) for sign in low)
    short = re.sub(r"([aou])e", r"\1", low).replace("aa", "a")
    for form in (name, spelt, short):
        words = [folded(word) for word in _WORD.findall(form)]
        if words not in seen:
            seen.append(words)
            yield words


def _orders(words: Sequence[str], one: Hidden) -> Iterator[tuple[str, ...]]:
    """How a name of several words is written."""
    yield tuple(words)
    yield ("".join(words),)
    if one.whole:
        if len(words) > 2:
            yield ("".join(word[0] for word in words),)
            yield tuple(words[:2])
        return
    first, last = words[0], words[-1]
    yield first, last
    yield last, first
    yield (*words[1:], first)
    yield first[0], last
    yield last, first[0]
    yield (f"{first}{last}",)
    yield (f"{last}{first}",)
    yield (f"{first[0]}{last}",)


def _humps(word: str) -> list[str]:
    """The words of which one in CamelCase is made; none for a plain word."""
    cuts = [n for n in range(1, len(word)) if word[n - 1].islower() and word[n].isupper()]
    return [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)] if cuts else []


def _stems(word: str) -> Iterator[str]:
    """A word, and what it is without the ending of a genitive or another case."""
    yield word
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
    for ending in (1, 2):
        if len(word) - ending >= 5:
            yield word[:-ending]
