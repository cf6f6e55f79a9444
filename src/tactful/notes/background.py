"""What somebody has done and hopes to do, made fit to go on after *I*, *my experience includes* or *thinking about*.

Where the form is not sure, nothing is returned and the fact is left unsaid.
"""

from __future__ import annotations

import re

from tactful.notes.clauses import (
    DETERMINED,
    NUMBER,
    ODD,
    YEARS,
    lowered,
    lowered_words,
    unshouted,
    with_article,
)
from tactful.notes.headlines import I_AM, I_DO, MANY, SEEKS, about_me, who_is
from tactful.notes.word_lists import (
    AFTER_VERB,
    ALSO_NOUNS,
    BEGINS,
    DEGREES,
    JOBS_HELD,
    MASS,
    NEEDS_OBJECT,
    NOT_SAID,
    NOTHING,
    PAST,
    SINGLE,
    TO_DO,
)

_I_HAVE = re.compile(r"I(?:['’]ve| have)\s+", re.IGNORECASE)
_STAYED = re.compile(r"(?:responsible\s+for|in\s+charge\s+of)\s+\w", re.IGNORECASE)
_ABLE = re.compile(
    r"(?:experienced|skilled|proficient|fluent|versed|certified|licensed|familiar|qualified)\s+(?:in|with|as)\s+\w",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"^\(?(?:19|20)\d\d\s*(?:[-–—]|to)?\s*(?:(?:19|20)\d\d|present|now|today)?\)?[:,\s]+(?=[^\W\d_])"
    r"|[\s,]*\(?\b(?:19|20)\d\d\s*(?:[-–—]|to)\s*(?:(?:19|20)\d\d|present|now|today)?\)?$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:I(?:['’]m|['’]d| am)?\s+)?(?:would\s+)?(?:want(?:ing)?|like|love|hope|hoping|plan|planning|aim|aiming|wish"
    r"|intend|trying|looking|ready|eager|keen)\s+to\s+(?=\w)|to\s+(?=\w)",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"(?:I(?:['’]m| am)\s+)?(?:(?:currently|actively)\s+)?(?:looking\s+for|seeking|searching\s+for|in search of)"
    r"\s+(?=\w)"
    r"|I(?:\s+want|['’]d\s+like|\s+would\s+like)\s+(?=(?:an?|my)\s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s+(?:in|to|at|for|of|with|into|from|on|as|near|by|within|towards)\s")


def lived(experience: str) -> tuple[str, str]:
    """What an experience is, with the phrase as it fits: `past` (led a team), `years` (six years ...) or `noun`.

    The phrase is empty where it is not sure.
    """
    said = unshouted(_DATES.sub("", experience).strip(" ,-–—"), title=False)
    if own := _own_words(said):
        return "past", own
    if YEARS.match(said):
        return ("years", said[:1].lower() + said[1:]) if not ODD.search(said) else ("years", "")
    if job_held := _job_held(said):
        return "past", job_held
    if ODD.search(said) or not said or said[0].isdigit():
        return "noun", ""
    if _STAYED.match(said):
        return "past", f"have been {said[:1].lower()}{said[1:]}"
    if _ABLE.match(said):
        return "past", f"am {said[:1].lower()}{said[1:]}"
    if _is_past(said):
        return "past", said[:1].lower() + said[1:]
    return "noun", _field(said)


def _own_words(said: str) -> str:
    """What goes on after *I*: *am a nurse* of `I'm a nurse`."""
    for begins, verb in ((I_AM, "am "), (_I_HAVE, "have "), (I_DO, "")):
        if (found := begins.match(said)) and len(said) > found.end():
            rest = said[found.end() :]
            return "" if ODD.search(rest) or SEEKS.search(said) else verb + rest
    return ""


def _job_held(said: str) -> str:
    """A job as what one did: *have worked as a cook at Acme*."""
    who, short = who_is(said)
    if not who or re.match(r"(?:I|my|our)\b", said, re.IGNORECASE):
        return ""
    words = short.casefold().split()
    if not NOT_SAID.isdisjoint(words):
        return ""
    held = short if YEARS.match(who[len(short) :].removeprefix(" with ")) else who
    return f"am {held}" if words[-1] in JOBS_HELD else f"have worked as {held}"


def _is_past(said: str) -> bool:
    """Whether it begins with a verb in the past, and not with a word that describes (`embedded systems`)."""
    first, _, rest = said.partition(" ")
    low = first.casefold()
    if not rest or (first.isupper() and len(first) > 1) or not first[1:].islower():
        return False
    follows = rest.partition(" ")[0].casefold()
    if follows in AFTER_VERB or follows[:1].isdigit():
        return low in PAST or low in NEEDS_OBJECT or (low.endswith("ed") and len(low) > 4)
    return low in PAST and (low not in NEEDS_OBJECT or len(rest.split()) > 2)


def _field(said: str) -> str:
    """A field of work, or a thing done, as it may be listed; empty where its form is not sure."""
    first = said.partition(" ")[0].casefold()
    head = (_BEFORE.split(said)[0].split(",")[0].split() or [""])[-1]
    if first in TO_DO and first not in BEGINS and (first not in ALSO_NOUNS or _verb_follows(said)):
        return ""
    no_field = head.casefold() in DEGREES or first in DEGREES or first in NOTHING
    no_field = no_field or bool(who_is(said)[0] or re.match(NUMBER, first))
    past = first in PAST and first not in NEEDS_OBJECT
    if no_field or past or SEEKS.search(said) or re.match(r"(?:who|that|because|when)\b", first):
        return ""
    return _noun(said, head)


def _noun(said: str, head: str) -> str:
    """The noun without a capital of its own, with an article where it is a single thing that wants one."""
    small = lowered_words(said)
    return with_article(small) if head.casefold() in SINGLE else small


def _verb_follows(said: str) -> bool:
    first, follows = [*said.casefold().split(), "", ""][:2]
    switched = first in ("change", "switch") and follows.endswith("s")
    return follows in AFTER_VERB or follows[:1].isdigit() or switched


def aimed(goal: str) -> tuple[str, str]:
    """What a goal is: `do` (move into transport) or `noun` (a move to transport). Empty where it is not sure."""
    wish = _WISH.match(goal)
    said = unshouted(goal[wish.end() :] if wish else goal, title=False)
    if not wish and (search := _SEARCH.match(goal)):
        what = goal[search.end() :]
        return ("do", f"find {lowered_words(what)}") if _is_found(what) else ("noun", "")
    if ODD.search(said):
        return "noun", ""
    if wish or _is_deed(said):
        return ("do", _deed(said)) if len(said.split()) > 1 or wish else ("noun", "")
    if DETERMINED.match(said):
        return "noun", lowered(said)
    who = about_me(said)[0]
    return "noun", f"working as {who}" if who else _aim(said)


def _deed(said: str) -> str:
    small = said[:1].lower() + said[1:]
    return f"become {small[3:]}" if re.match(r"be\s+(?:an?|the)\s", small) else small


def _is_deed(said: str) -> bool:
    """Whether it begins with a verb: *move into transport*, and not *design roles*."""
    first = said.partition(" ")[0].casefold()
    return first in TO_DO and (first not in ALSO_NOUNS or _verb_follows(said))


def _is_found(what: str) -> bool:
    """Whether *find* goes before it: something with its article, several things, or work."""
    head = (_BEFORE.split(what)[0].split() or [""])[-1].casefold()
    return not ODD.search(what) and bool(DETERMINED.match(what) or MANY.fullmatch(head) or head in MASS)


def _aim(said: str) -> str:
    """A noun to think about; empty where it is not sure that it is one."""
    first = said.partition(" ")[0]
    head = (_BEFORE.split(said)[0].split() or [""])[-1].casefold()
    doing = first.casefold().endswith("ing") and len(first) > 5 and first[1:].islower()
    if first.casefold() in TO_DO and first.casefold() not in ALSO_NOUNS | BEGINS:
        return ""
    sure = doing or head in SINGLE or head in MASS or (MANY.fullmatch(head) and " " in said)
    return _noun(said, "" if doing else head) if sure else ""
