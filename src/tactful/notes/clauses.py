"""The form of what people type: small letters, articles, no shouting and no markup, so that it fits into a sentence."""

from __future__ import annotations

import re
import unicodedata

from tactful.notes.word_lists import (
    ACRONYMS,
    BEGINS,
    LITTLE,
    MASS,
    NEEDS_OBJECT,
    ORDINARY,
    PROPER,
    READ_AS_WORDS,
    SINGLE,
)

DETERMINED = re.compile(
    r"(?:a|an|the|my|your|our|their|his|her|its|this|that|these|those|some|one|how|what|why|where|when|which|whether"
    r"|being|every|both|all)(?![\w-])",
    re.IGNORECASE,
)
NUMBER = r"(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several)"
YEARS = re.compile(
    rf"(?:(?:over|nearly|almost|about|some|more than)\s+)?(?:{NUMBER}\s+(?:\w+\s+)?(?:years|months|decades|seasons)"
    r"|(?:a|one)\s+(?:decade|year|season))\b",
    re.IGNORECASE,
)
ODD = re.compile(r"[;:|@/€$£{}<>\[\]]|\s[-–—]\s|[.!?]\s|\b\d+k\b|\b(?:I|we)\b|^\W")
"""What no phrase holds that stands inside a sentence."""
_ORDINARY_END = re.compile(r"(?:ed|ment|tion|sion|ness|ity|ics|ance|ence|ship|al|ive|ous|ary|ory|ist|er|or)$")
_SPOKEN = frozenset("AEFHILMNORSX")
_NO_WORDS = frozenset(("So", "Sk", "Cs", "Co", "Cn"))
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain(value: str) -> str:
    """The words of a fact: no control characters, markup or emoji, white space folded, no full stop at the end."""
    text = _MARKUP.sub(" ", unicodedata.normalize("NFC", value))
    kept = "".join(_kept(c) for c in text)
    return " ".join(kept.split()).rstrip(".!?;,: ").lstrip(".!?;,:)• ")


def _kept(c: str) -> str:
    no_word = unicodedata.category(c) in _NO_WORDS and c not in "`^°©®"
    if no_word or c in "\u200d\ufe0f\ufe0e":
        return ""
    return c if c.isprintable() else " "


def with_article(noun: str) -> str:
    """`engineer` as *an engineer*, `UX designer` as *a UX designer*; a noun that has a determiner keeps it."""
    if DETERMINED.match(noun):
        return noun
    first = re.split(r"[\s-]", noun, maxsplit=1)[0]
    lettered = (first[:2].isupper() and len(first) <= 5) or (len(first) == 1 and first.isalpha())
    if lettered and first.casefold() not in READ_AS_WORDS:
        vowel = first[0].upper() in _SPOKEN
    elif first[:1].isdigit():
        vowel = first.startswith(("8", "11", "18"))
    else:
        low = first.casefold()
        sounds = re.match(r"uni(?!n|m)|use|usa|util|ubiq|ukr|uro|eu|one|once", low)
        vowel = low[:1] in tuple("aeiouéáö") and not sounds
        vowel = vowel or low.startswith(("honest", "hour", "heir", "honor", "honour"))
    return f"{'an' if vowel else 'a'} {noun}"


def lowered(phrase: str) -> str:
    """The phrase with a small first letter where its capital only says that a line begins."""
    first = phrase.partition(" ")[0]
    gerund = first.endswith("ing") and len(first) > 5 and first[1:].islower()
    return phrase[:1].lower() + phrase[1:] if gerund or DETERMINED.fullmatch(first) else phrase


def lowered_noun(noun: str) -> str:
    """`Data engineer` as *data engineer*; `German teacher`, `X-ray technician` and `Data Engineer` as they are."""
    first, _, rest = noun.partition(" ")
    if noun.startswith(("Ex-", "EX-")):
        return f"ex-{noun[3:]}"
    ordinary = first[:1].isupper() and first[1:].islower() and first.casefold() not in PROPER
    small = ordinary and rest == rest.lower() and not re.match(r"[A-Z]-", first)
    return noun[:1].lower() + noun[1:] if small else noun


def lowered_words(phrase: str) -> str:
    """`Embedded systems` as *embedded systems*; `Kafka pipelines` as it is, for it may be a name."""
    first, _, rest = phrase.partition(" ")
    low = first.casefold()
    known = low in BEGINS | ORDINARY | SINGLE | MASS | NEEDS_OBJECT or _ORDINARY_END.search(low)
    small = (
        known and first[1:].islower() and low not in PROPER and (low.endswith("ed") or not rest[:1].isupper())
    )
    return phrase[:1].lower() + phrase[1:] if small else lowered(phrase)


def unshouted(phrase: str, *, title: bool) -> str:
    """`IT SUPPORT` as *IT Support*, for a `title`, or as *IT support*; what is not all in capitals as it is."""
    if not phrase.isupper() or (" " not in phrase and len(phrase) <= 3):
        return phrase
    words = re.split(r"([\s/-]+)", phrase)
    calm = "".join(_calmed(word, title=title, first=place == 0) for place, word in enumerate(words))
    return re.sub(r"(?<=\bat )\w", lambda m: m[0].upper(), calm)


def _calmed(word: str, *, title: bool, first: bool) -> str:
    low = word.lower()
    if low in ACRONYMS:
        return word
    return word.capitalize() if title and (first or low not in LITTLE) else low
