"""What a posting asks for: known terms, and by their shape terms that no list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from tactful.profile.posting_parts import Heads, Sentence, Weight, parts_of
from tactful.profile.posting_shapes import shapes, years_in
from tactful.profile.stems import words_of
from tactful.profile.vocabulary import Term, TermKind, Vocabulary

_RANK: dict[Weight, int] = {"must": 0, "nice": 1, "work": 2}


class Wanted(Struct, frozen=True, kw_only=True):
    """One thing that a posting asks for.

    `name` is its usual name, `quote` how the posting words it, `span` where it first does (half-open, code
    points). `weight`: `must` is asked, `nice` is wished, `work` is part of what there is to do. `years` that are
    asked of it. `term` is None for what no list knows.
    """

    name: str
    kind: TermKind
    weight: Weight
    quote: str
    span: tuple[int, int]
    years: int | None = None
    times: int = 1
    term: Term | None = None


def wanted_in(text: str, vocabulary: Vocabulary, heads: Heads, *, company: str = "") -> tuple[Wanted, ...]:
    """What a posting asks for, what it must first; each thing once, with its strongest weight."""
    found: dict[str, Wanted] = {}
    own = {word.stem for word in words_of(company)}
    for sentence in parts_of(text, heads):
        if _about_company(sentence, company, heads):
            continue
        for one in _in_sentence(sentence, vocabulary, heads, own):
            before = found.get(one.name)
            if before is None:
                found[one.name] = one
            else:
                stronger = min(before, one, key=lambda wanted: _RANK[wanted.weight])
                found[one.name] = _with(stronger, times=before.times + 1, years=before.years or one.years)
    return tuple(sorted(found.values(), key=lambda one: (_RANK[one.weight], one.span)))


def _about_company(sentence: Sentence, company: str, heads: Heads) -> bool:
    """True for a sentence in which the company speaks of itself."""
    begins = bool(company) and sentence.text.lstrip().casefold().startswith(company.casefold())
    return begins and not heads.says("asks", sentence.text) and not heads.says("required", sentence.text)


def _in_sentence(sentence: Sentence, vocabulary: Vocabulary, heads: Heads, own: set[str]) -> Iterator[Wanted]:
    words = words_of(sentence.text)
    taken: list[tuple[int, int]] = []
    for hit in vocabulary.find(words):
        span = words[hit.first].start, words[hit.last - 1].end
        taken.append(span)
        yield _wanted(sentence, span, hit.term.name, hit.term.kind, term=hit.term)
    for number, span in years_in(sentence.text):
        taken.append(span)
        yield _wanted(sentence, span, f"{number} years", "years", years=number)
    for span in shapes(sentence, words, taken, heads, own):
        quote = sentence.text[span[0] : span[1]]
        term = vocabulary.named(quote)
        yield _wanted(
            sentence,
            span,
            term.name if term else _plain(quote, begins=not sentence.text[: span[0]].strip()),
            term.kind if term else "other",
            term=term,
        )


def _wanted(
    sentence: Sentence,
    span: tuple[int, int],
    name: str,
    kind: TermKind,
    *,
    years: int | None = None,
    term: Term | None = None,
) -> Wanted:
    return Wanted(
        name=name,
        kind=kind,
        weight=sentence.weight,
        quote=sentence.text[span[0] : span[1]],
        span=(sentence.start + span[0], sentence.start + span[1]),
        years=years,
        term=term,
    )


def _plain(quote: str, *, begins: bool) -> str:
    """A name for what no list knows: as written, in small letters where only its sentence makes it a capital."""
    clean = re.sub(r"\s+", " ", quote)
    return clean.casefold() if begins and not any(letter.isupper() for letter in clean[1:]) else clean


def _with(wanted: Wanted, *, times: int, years: int | None) -> Wanted:
    return structs.replace(wanted, times=times, years=years)
