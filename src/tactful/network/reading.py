"""What a company name says: the name itself, what was put around it, and which well-known company it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tactful.network.groups import Aliases
from tactful.network.letters import JOINED, LONGEST, pieces, with_two_letters
from tactful.network.words import Vocabulary, Words

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_FORMER = re.compile(
    r"(?:formerly|previously|fka|f/k/a|now|aka|a/k/a|d/?b/?a|trading as|ex|ehemals|vormals|früher|jetzt|anciennement"
    r"|maintenant|antes|ahora|ehem\.|ранее|бывш\w*)\b[:.]?(?: (?:known as|called|doing business as|part of))?\s+(.+)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"(?:now )?(?:part of|a part of|acquired by|(?:a )?subsidiary of|a division of|(?:an? )?member of(?: the)?"
    r"|owned by|ein unternehmen der|une société(?: du groupe)?)\s+(.+)|(?:an?|the|by)\s+(.+?)\s+(?:group\s+)?company",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"\s+[-–—|/]\s+|,\s+|\s+(?=(?:formerly|fka|f/k/a|dba|d/b/a|aka)\b)|[|]", re.IGNORECASE)
_THROUGH = re.compile(r"\s+(?:via|through|c/o|on behalf of|contracted to)\s+.*$", re.IGNORECASE)


class Reading(Struct, frozen=True):
    """One company name, read. All names are bare: folded, without blanks.

    `full` has the name with and without its legal form, `core` also without places and `Group`; `heads` are the
    shorter names that the words begin with. `known` are well-known companies that it is, `within` those that it
    belongs to. A name with no `full` is nobody's.
    """

    full: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    places: frozenset[Words] = frozenset()
    initials: str = ""
    known: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


class _Told:
    """What has been read so far."""

    def __init__(self) -> None:
        self.full: set[str] = set()
        self.core: set[str] = set()
        self.heads: set[str] = set()
        self.places: set[Words] = set()
        self.known: set[str] = set()
        self.within: set[str] = set()
        self.initials = ""


def read(name: str, aliases: Aliases) -> Reading:
    """Read a name as it stands in an export or a posting; nobody's for no employer at all. Never raises."""
    words = aliases.vocabulary
    text = " ".join(unicodedata.normalize("NFKC", name[:LONGEST]).replace("\x00", " ").split())
    outer, asides = _apart(text)
    if not pieces(outer):
        outer, asides = text, []
    told = _Told()
    stem = _take(outer, aliases, told)
    if not stem or _is_nobody(pieces(outer), words):
        return Reading()
    told.initials = "".join(word[0] for n, word in enumerate(stem) if word not in words.small and word != "&")
    for aside in asides:
        _hear(aside, aliases, told)
    told.within -= told.known
    return Reading(
        full=frozenset(told.full),
        core=frozenset(told.core),
        heads=frozenset(told.heads) - told.full - told.core,
        places=frozenset(told.places),
        initials=told.initials if len(stem) >= 3 else "",
        known=frozenset(told.known),
        within=frozenset(told.within),
    )


def _apart(text: str) -> tuple[str, list[str]]:
    """The name and what stands beside it, in brackets or behind a dash or comma."""
    asides = [found.strip() for found in _BRACKETS.findall(text)]
    outer = " ".join(_BRACKETS.sub(" ", text).split())
    outer = _THROUGH.sub("", outer).lstrip("@# ")
    first, *rest = _SET_OFF.split(outer)
    set_off = [part for part in rest if _FORMER.match(part) or _PARENT.match(part)]
    if set_off and first.strip():
        asides += set_off
        outer = first
    return outer, asides


def _take(text: str, aliases: Aliases, told: _Told) -> Words:
    """Read one name into what is told; gives its words without the legal form."""
    words = aliases.vocabulary
    stem: Words = ()
    for form in (text, with_two_letters(text)):
        if form is None:
            continue
        whole = words.read(_unjoined(form, words))
        plain = _without_forms(whole, words)
        if set(plain) <= {"&"}:
            return ()
        by_its_form = words.bare(whole) in aliases.by_name and words.bare(plain) not in aliases.by_name
        if by_its_form:
            plain = whole
        stem = stem or plain
        core, places = (plain, set()) if by_its_form else _without_places(plain, words)
        told.full |= {words.bare(whole), words.bare(plain)}
        told.core.add(words.bare(core))
        told.places |= places
        told.heads |= {
            words.bare(core[:n]) for n in range(1, len(core)) if not _only_describes(core[:n], words)
        }
        _recognise(whole, plain, aliases, told)
    return stem


def _recognise(whole: Words, plain: Words, aliases: Aliases, told: _Told) -> None:
    words = aliases.vocabulary
    for name in (whole, plain):
        if found := aliases.named(words.bare(name)):
            told.known.add(found)
            return
    if len(plain) == 1 and JOINED.search(plain[0]):
        told.known.update(found for name in _stems(plain[0], words) if (found := aliases.named(name)))
        return
    for n in range(len(plain) - 1, 0, -1):
        if plain[n - 1] in words.small:
            continue
        head = words.bare(plain[:n])
        exact = aliases.by_name.get(head)
        around = words.places if plain[n] in words.small else words.units
        if head in words.ordinary:
            around &= words.settled
        if words.only(plain[n:], around) and (found := exact or aliases.named(head)):
            told.known.add(found)
            return
        if exact and len(head) >= 4 and head not in words.ordinary and not _only_describes(plain[:n], words):
            told.within.add(exact)
            return


def _hear(aside: str, aliases: Aliases, told: _Told) -> None:
    """What brackets add: a former name, the parent, initials, the name in another script; else nothing."""
    words = aliases.vocabulary
    if parent := _PARENT.match(aside):
        bare = words.bare(_without_forms(words.read(pieces(parent[1] or parent[2])), words))
        if found := aliases.named(bare):
            told.within.add(found)
        return
    former = _FORMER.match(aside)
    name = former[1] if former else aside
    said = words.read(pieces(name))
    if not said or words.only(said, words.units):
        if len(said) and words.only(said, words.places):
            told.places.add(said)
        return
    bare = words.bare(_without_forms(said, words))
    same_letters = bool(told.initials) and len(bare) >= 3 and bare == told.initials
    if (
        former
        or same_letters
        or _script(bare) != _script("".join(told.full))
        or aliases.by_name.get(bare) in told.known
    ):
        other = _Told()
        if _take(name, aliases, other):
            told.full |= other.full
            told.core |= other.core
            told.known |= other.known
            told.within |= other.within


def _without_forms(whole: Words, words: Vocabulary) -> Words:
    """The name without its legal forms; nothing where it is forms alone, but `SAS` and `AG` may be names."""
    left = list(whole)
    while len(left) > 1 and left[0] in words.forms_before:
        del left[0]
    while n := words.tail(left, words.forms):
        rest = left[:-n]
        while rest and rest[-1] in words.joining:
            rest.pop()
        if not rest:
            return tuple(left) if len(left) == 1 and len(left[0]) <= 3 else ()
        left = rest
    return tuple(left)


def _without_places(plain: Words, words: Vocabulary) -> tuple[Words, set[Words]]:
    left = list(plain)
    places: set[Words] = set()
    while len(left) > 1:
        is_place = words.tail(left, words.places)
        n = is_place or words.tail(left, words.around) or words.tail(left, words.forms)
        rest = left[:-n] if n else []
        if not rest or rest[-1] in words.small or _only_describes(rest, words):
            break
        if is_place:
            places.add(tuple(left[-n:]))
        left = rest
        while len(left) > 1 and left[-1] in words.joining:
            left.pop()
    return tuple(left), places


def _only_describes(name: Sequence[str], words: Vocabulary) -> bool:
    """True for a name that is too little to know a company by: `Air`, `National Bank`, `A`."""
    telling = [word for word in name if word not in words.describing and word not in words.small]
    return all((len(word) < 3 and word.isascii()) or word.isdigit() for word in telling)


def _unjoined(text: str, words: Vocabulary) -> Words:
    """The words of a name, with forms that are written without a blank cut off."""
    if not JOINED.search(text):
        return pieces(text)
    left = ""
    while left != text:
        left = text
        for form in words.forms_joined:
            text = text.removeprefix(form).removesuffix(form).strip(" ,.") or text
    return pieces(text)


def _stems(name: str, words: Vocabulary) -> Iterator[str]:
    """A name written without blanks, less its city and describing words, one after the other."""
    starts = [name, *(name.removeprefix(city) for city in words.cities_joined if name.startswith(city))]
    for start in starts:
        left = start
        while len(left) >= 2:
            yield left
            left, before = (
                next((left.removesuffix(d) for d in words.describing_joined if left.endswith(d)), left),
                left,
            )
            if left == before:
                break


def _is_nobody(said: Words, words: Vocabulary) -> bool:
    if "".join(said) in words.nobody_whole:
        return True
    beside = words.nobody | words.nobody_beside
    return any(word in words.nobody for word in said) and all(word in beside for word in said)


def _script(bare: str) -> str:
    return "latin" if bare[:1].isascii() else "other"
