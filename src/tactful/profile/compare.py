"""A posting beside a profile: where each thing it asks for is met, in which words, and what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from tactful.profile.posting_parts import Weight
from tactful.profile.posting_terms import Wanted
from tactful.profile.profile import Entry, Profile
from tactful.profile.stems import Word, key_of, small, words_of
from tactful.profile.vocabulary import Hit, TermKind, Vocabulary

Section = Literal[
    "headline", "summary", "experience", "skills", "education", "certifications", "awards", "languages",
]  # fmt: skip
Verdict = Literal["met", "other-words", "only-listed", "missing", "for-you"]
_SHOWN: frozenset[Section] = frozenset(
    {"headline", "summary", "experience", "education", "certifications", "awards"}
)
_TOO_FEW = "Your positions with dates do not add up to it. Where there is more, it belongs in experience, with dates."
_BELONGS: dict[TermKind, tuple[Section, ...]] = {
    "skill": ("experience", "skills"),
    "tool": ("experience", "skills"),
    "method": ("experience", "skills"),
    "certificate": ("certifications",),
    "licence": ("certifications",),
    "degree": ("education",),
    "language": ("languages",),
    "years": ("experience",),
    "other": ("experience",),
}
_PLACES: dict[Section, str] = {
    "headline": "the headline",
    "summary": "the summary",
    "experience": "the position where you did it",
    "skills": "the list of skills",
    "education": "education",
    "certifications": "licences and certifications",
    "awards": "honours",
    "languages": "languages",
}


class Place(Struct, frozen=True, kw_only=True):
    """Where a profile says something: the section, the entry in it, the words, and their span in the entry's text.

    `field` is which text of the entry it is: `title` (with the place) or `text`.
    """

    section: Section
    entry: str | None
    field: Literal["title", "text"]
    quote: str
    span: tuple[int, int]


class Answered(Struct, frozen=True, kw_only=True):
    """One thing that a posting asks for, beside the profile.

    `met`: there in the posting's words; `other-words`: there under another name; `only-listed`: in the list of
    skills or languages and nowhere shown; `missing`: not found, which is not to say that it is not so; `for-you`:
    only the person can say. `advice` is an offer on the condition that it is true; None where there is nothing to do.
    """

    name: str
    kind: TermKind
    weight: Weight
    quote: str
    span: tuple[int, int]
    years: int | None
    verdict: Verdict
    where: tuple[Place, ...]
    belongs: tuple[Section, ...]
    advice: str | None


class Text(Struct, frozen=True, dict=True):
    """One text of a profile."""

    section: Section
    entry: str | None
    field: Literal["title", "text"]
    text: str

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return words_of(self.text)


def texts_of(profile: Profile) -> tuple[Text, ...]:
    """All texts of a profile, the head first."""
    return tuple(text for text in _texts(profile) if text.text.strip())


def _texts(me: Profile) -> Iterator[Text]:
    yield Text("headline", None, "text", me.headline or "")
    yield Text("summary", None, "text", me.summary or "")
    lists: tuple[tuple[Section, tuple[Entry, ...]], ...] = (
        ("experience", (*me.positions, *me.projects, *me.volunteering)),
        ("education", me.education),
        ("certifications", me.certifications),
        ("awards", me.honors),
    )
    for section, entries in lists:
        for entry in entries:
            yield Text(section, entry.called, "title", entry.called)
            yield Text(section, entry.called, "text", entry.text)
    for skill in me.skills:
        yield Text("skills", None, "text", skill)
    for language in me.languages:
        yield Text("languages", None, "text", language)


def compare(
    wanted: Iterable[Wanted], profile: Profile, vocabulary: Vocabulary, *, years: float | None = None
) -> tuple[Answered, ...]:
    """Each thing a posting asks for, with what the profile says of it. `years` is how long all positions cover."""
    texts = texts_of(profile)
    known = [(text, vocabulary.find(text.words)) for text in texts]
    told: list[Answered] = []
    for one in wanted:
        if one.kind == "years":
            told.append(_by_years(one, years))
            continue
        in_words: list[Place] = []
        otherwise: list[Place] = []
        asked = {key_of(one.quote), *([key_of(one.name)] if one.term is None else [])}
        for text, hits in known:
            direct = [
                span
                for span in _spans(text.words, asked)
                if not _within_another(span, hits, one) and _named_as(one, text.words[span[0]])
            ]
            in_words += [_place(text, *span) for span in direct]
            otherwise += [
                _place(text, hit.first, hit.last)
                for hit in hits
                if one.term is not None
                and hit.term.name == one.term.name
                and not any(hit.first < last and first < hit.last for first, last in direct)
            ]
        told.append(_answered(one, in_words, otherwise))
    return tuple(told)


def _spans(words: Sequence[Word], keys: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where these stems stand in a row, small words between them left out."""
    for key in keys:
        for at, word in enumerate(words):
            if word.stem != key[0]:
                continue
            index = at
            for part in key:
                while (
                    index < len(words)
                    and index > at
                    and small(words[index].stem)
                    and words[index].stem != part
                ):
                    index += 1
                if index >= len(words) or words[index].stem != part or words[index].sentence != word.sentence:
                    break
                index += 1
            else:
                yield at, index


def _within_another(span: tuple[int, int], hits: Sequence[Hit], one: Wanted) -> bool:
    """True for a word that belongs to the name of another thing: the warehouse in `data warehouse`."""
    name = one.term.name if one.term else None
    return any(
        hit.first <= span[0] and span[1] <= hit.last and hit.last - hit.first > span[1] - span[0]
        and hit.term.name != name and not hit.loose
        for hit in hits
    )  # fmt: skip


def _named_as(one: Wanted, word: Word) -> bool:
    """False for a plain word that only sounds like a language: `polishing` is not Polish."""
    return one.kind != "language" or (
        word.text[:1].isupper() and word.text.casefold() in one.quote.casefold()
    )


def _place(text: Text, first: int, last: int) -> Place:
    start, end = text.words[first].start, text.words[last - 1].end
    return Place(
        section=text.section,
        entry=text.entry,
        field=text.field,
        quote=text.text[start:end],
        span=(start, end),
    )


def _answered(one: Wanted, in_words: list[Place], otherwise: list[Place]) -> Answered:
    places = tuple(dict.fromkeys((*in_words, *otherwise)))
    shown = [place for place in places if place.section in _SHOWN]
    belongs = _BELONGS[one.kind]
    advice = None
    if not places:
        verdict: Verdict = "missing"
        places_ = " and ".join(_PLACES[section] for section in belongs)
        advice = f"Where it is true of you, it would belong in {places_}."
    elif not shown and one.kind in ("skill", "tool", "method", "other"):
        verdict = "only-listed"
        advice = "It is in a list and nowhere shown. If you used it, say in one position for what."
    elif in_words:
        verdict = "met"
    else:
        verdict = "other-words"
        advice = (
            f"Your word is “{shown[0].quote if shown else places[0].quote}”, theirs “{one.quote}”. "
            "If both are the same in your work, use theirs as well."
        )
    return Answered(
        name=one.name, kind=one.kind, weight=one.weight, quote=one.quote, span=one.span, years=one.years,
        verdict=verdict, where=places, belongs=() if places else belongs, advice=advice,
    )  # fmt: skip


def _by_years(one: Wanted, years: float | None) -> Answered:
    """Years are held against all positions together; whether they were spent on this is for the person to say."""
    enough = years is not None and one.years is not None and years >= one.years
    return Answered(
        name=one.name, kind=one.kind, weight=one.weight, quote=one.quote, span=one.span, years=one.years,
        verdict="for-you" if enough else "missing", where=(),
        belongs=() if enough else ("experience",),
        advice=f"{years:g} years in all; whether in this is for you to say." if enough else _TOO_FEW,
    )  # fmt: skip
