"""Terms by their shape: names in capitals, what follows `experience with`, items of short lists, years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tactful.profile.posting_parts import Heads, Sentence
from tactful.profile.stems import Word

Span = tuple[int, int]

_NUMBERS = {name: number for number, name in enumerate("""
    one two three four five six seven eight nine ten eleven twelve
    """.split()  # noqa: SIM905
, 1)}  # fmt: skip
_YEARS = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?:\+|or more|plus)?"
    rf"(?:\s*(?:to|-|–|or)\s*(?:\d{{1,2}}|more|{'|'.join(_NUMBERS)}))?\s*\+?"
    r"(?:\s+full)?[\s-]+years?['’]?(?!\s+old)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"experience|track|working|practice|in (?:a|an|the)|of |as |post|qualified|leading|least|minimum|more|plus|\+"
)
_OF = re.compile(
    r"\b(?:experience|knowledge|understanding|expertise|proficien\w+|fluen\w+|background|skills?|skilled|competen\w+|"
    r"familiar\w*|confiden\w+|comfortable|ease|qualifications?|qualified|certifi\w+|trained|command|grasp|mastery|"
    r"specialis\w+|speciali[sz]ation)\s+(?:with|in|of|as|on|working with|using)\s+([^.;:()]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"([\w'’&/+#-]+(?: [\w'’&/+#-]+){0,2}) (?:experience|skills|knowledge|certificates?|certification|qualification"
    r"|licen[cs]e|background)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s(?:is|are|was|that|which|who|whom|where|when|you|we|including|such as|ideally|at least|would|will|to|"
    r"for|from|so|while|because|if|within|across|through|at)\s",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,|\band\b|\bor\b|/)\s*", re.IGNORECASE)
_LIST = re.compile(r"^[^,:]{2,40}(?:, [^,]{2,40}){2,}$")
_NOT_BEFORE = frozenset(
    """
    in from near around at dear mr ms mrs dr call contact by until before since on between
    """.split()  # noqa: SIM905
)
_EVERYDAY = frozenset(
    """
    I UK US USA EU CV CVs GBP EUR USD Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December London England Scotland Wales
    Ireland Britain Germany France Europe British European English
    OK FAQ PM AM HQ TV Ltd GmbH Inc LLP PLC No Band NHS PQE
    """.split()  # noqa: SIM905
)
_LONGEST = 3


def years_in(text: str) -> Iterator[tuple[int, Span]]:
    """The years of experience that a sentence asks for, the fewer of two."""
    for found in _YEARS.finditer(text):
        around = text[max(0, found.start() - 20) : found.end() + 25].casefold()
        if _TIME.search(around):
            number = found[1].casefold()
            yield _NUMBERS[number] if number in _NUMBERS else int(number), found.span()


def shapes(
    sentence: Sentence, words: Sequence[Word], taken: list[Span], heads: Heads, own: set[str]
) -> list[Span]:
    """The spans of terms that no list knows, in order and apart from what is `taken`."""
    found: list[Span] = []

    def keep(span: Span | None) -> None:
        if span and not any(span[0] < end and start < span[1] for start, end in (*taken, *found)):
            found.append(span)

    for span in _capitals(words, own):
        keep(span)
    if sentence.weight != "work":
        for span in _asked(sentence.text):
            keep(_trimmed(sentence.text, span, heads))
    return sorted(found)


def _asked(text: str) -> Iterator[Span]:
    """Where a sentence names what is asked: after `knowledge of`, before `experience`, and as items of a list."""
    found = _OF.search(text)
    while found:
        cut = _CUT.search(text, found.start(1), found.end(1))
        yield from _pieces(text, found.start(1), cut.start() if cut else found.end(1))
        found = _OF.search(text, found.start(1))
    for found in _BEFORE.finditer(text):
        yield found.span(1)
    body = text.rstrip(" .")
    if _LIST.match(body):
        yield from _pieces(text, 0, len(body))
    elif len(body.split()) <= _LONGEST:
        yield 0, len(body)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for comma in [*_PIECE.finditer(text, start, end), None]:
        stop = comma.start() if comma else end
        if begin < stop:
            yield begin, stop
        begin = comma.end() if comma else stop


def _trimmed(text: str, span: Span, heads: Heads) -> Span | None:
    """The piece without words that say nothing of it; None when nothing or too much is left."""
    words = list(re.finditer(r"[^\s,.;:()]+", text[span[0] : span[1]]))
    while words and words[0][0].casefold() in heads.praise_words:
        words.pop(0)
    while words and (
        words[-1][0].casefold() in heads.praise_words
        or words[-1][0].casefold() in ("experience", "skills", "knowledge")
    ):
        words.pop()
    if not words or len(words) > _LONGEST:
        return None
    if all(word[0].casefold() in heads.empty_words or len(word[0]) < 2 for word in words):
        return None
    if any(
        re.fullmatch(
            r"(?:we|you|i|they|it|not|that|which|who|will|can|is|are|be|do|has|have|would|as|should|how|why|what)",
            word[0],
            re.IGNORECASE,
        )
        for word in words
    ):
        return None
    return span[0] + words[0].start(), span[0] + words[-1].end()


def _capitals(words: Sequence[Word], own: set[str]) -> Iterator[Span]:
    """Names in capitals: `NEWS2`, `Mary Seacole`; not the company's, no places, no days."""
    index = 0
    while index < len(words):
        last = index
        while (
            last < len(words) and _is_name(words[last], own) and words[last].sentence == words[index].sentence
        ):
            last += 1
        if last == index:
            index += 1
            continue
        before = words[index - 1].text.casefold() if index and not words[index].opens else ""
        alone = last - index == 1
        if (
            last - index <= _LONGEST
            and (before not in _NOT_BEFORE or _tool_like(words[index]))
            and not (alone and not _tool_like(words[index]) and words[index].opens)
        ):
            yield words[index].start, words[last - 1].end
        index = last


def _is_name(word: Word, own: set[str]) -> bool:
    if word.text in _EVERYDAY or word.stem in own or not any(letter.isalpha() for letter in word.text):
        return False
    return _tool_like(word) or (word.text[0].isupper() and not word.opens and len(word.text) > 2)


def _tool_like(word: Word) -> bool:
    """Capitals within, several capitals, or letters with digits."""
    letters = word.text
    return len(letters) >= 2 and (
        any(letter.isupper() for letter in letters[1:])
        or (letters[0].isupper() and any(letter.isdigit() for letter in letters))
    )
