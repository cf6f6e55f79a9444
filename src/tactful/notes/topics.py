"""What people write down of a talk, a meeting or a company, made fit to stand in a note to the one it was with.

The seeker's own shorthand speaks of the reader as *she*, *he* or *they*. What is a sentence or a question, or was only
arranged, is no topic.
"""

from __future__ import annotations

import re

from tactful.notes.clauses import DETERMINED, lowered
from tactful.notes.word_lists import BEGINS

_TAKEN = re.compile(
    r"^(?:(?:we|i|she|he|they|you) )?(?:(?:also|mostly|mainly|really|just) )?"
    r"(?:(?:talked|spoke|chatted|asked(?: (?:me|her|him|them))?|learned|heard) (?:about|of|on)|discussed|mentioned"
    r"|covered|told (?:me|us) (?:about|of)|explained|described"
    r"|(?:a |the |our )?(?:talk|chat|discussion|conversation) (?:about|on))"
    r" (?=\w)",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"(?:the |my |your )?(?:(?:interview |possible |start(?:ing)? )?(?:dates|times|(?:time )?slots)|(?:start |end )date"
    r"|availability|scheduling|next steps|(?:salary|pay)(?: (?:expectations?|range|bands?|level))?|compensation"
    r"|paperwork|notice period)(?=$| (?:for|of|and|to|with|on)\b)|the (?:role|job|position|interview|process)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:she|he|they|i|we|you|it|there|this|that)(?:'s|'ve|'re|'d|'ll)? \w+"
    r"|(?:why|how|what|when|where|who|which)? ?(?:do|does|did|is|are|was|were|can|could|will|would|should|have|has)"
    r" (?:you|she|he|they|it|we|i|the|this|that)\b|to \w+|(?:told|said|asked|wants?|wanted|needs?) ",
    re.IGNORECASE,
)
_SHE = re.compile(r"\b(?:she|he)(?P<is>['’]s)? (?P<verb>[a-z']+)", re.IGNORECASE)
_HER = re.compile(
    r"\b(?:her|him)(?=$|,| (?:and|or|in|at|on|to|from|about|with|for|when|as)\b)", re.IGNORECASE
)
_HERS = re.compile(r"\b(?:her|his)(?= \w)", re.IGNORECASE)
_THEY = re.compile(r"^(how|what|why|where|when) they(?= \w)", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?!her |his |him )(?:.*\b(?:and|with|for|to) (?:her|his)\b|.*\b(?:and|with) (?:she|he)\b)",
    re.IGNORECASE,
)
_GOES = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}

_ONE = re.compile(
    r"\b(?:app|archive|engine|system|tool|model|database|plan|programme|survey|policy|rota|schedule|report"
    r"|website|catalogue|catalog|depot|fleet|factory|campaign|feature|vacancy|opening|warehouse|workshop|newsletter"
    r"|run|pilot|trial|tour)$"
)
_WITHIN = re.compile(r"\b(?:of|in|at|for|to|with|on|by|from|a|an|the|my|your|and|or)\b")
_THINGS = re.compile(
    r"\b(?:project|migration|rollout|roll-out|redesign|roadmap|launch|exercise|pipeline|platform|rewrite|merger"
    r"|reorganisation|reorganization|exhibition|case study|dashboard|rebuild|relaunch|restructuring|backlog|prototype"
    r"|reading room|stock feed|assignment|expansion|acquisition|retrofit|upgrade|refit)$"
)

_NOWHERE = re.compile(
    r"(?:in|on|via|through|by|over|with)\b"
    r"|(?:(?:my|our|an?|the|her|his|their) )?(?:friend|colleague|neighbour|boss|sister|brother|cousin|wife|husband"
    r"|partner|mother|father|aunt|uncle)\b"
    r"|(?:online|zoom|teams|phone|linkedin|e-?mail|slack|work|chat|a call|the phone)$",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"(?:great|good|strong|honest|friendly|open|kind|calm|fair|clear|warm) (?=\w)", re.IGNORECASE
)
_ADMIRES = re.compile(
    r"^(?:that )?(?:(?:i|we) )?(?:really )?(?:admire|like|love)s?\s+(?:that\s+)?(?=\w)", re.IGNORECASE
)


def topic(about: str, *, own: bool) -> str | None:
    """What was talked about, as what one talks *about*: `Kafka migration` as *the Kafka migration*.

    Where the reader's `own` talk is meant, *how she got into data* is *how you got into data*. None for what is no
    topic.
    """
    phrase = _TAKEN.sub("", about)
    if not phrase or _ARRANGED.match(phrase) or _SENTENCE.match(phrase):
        return None
    phrase = _cased(phrase)
    if own:
        phrase = to_reader(phrase)
    bare = not DETERMINED.match(phrase) and (
        _THINGS.search(phrase) or (_ONE.search(phrase) and not _WITHIN.search(phrase))
    )
    return f"the {phrase}" if bare else phrase


def to_reader(phrase: str) -> str:
    """The phrase as it is said to the person it speaks of: *her new team* as *your new team*."""
    if _OTHERS.match(phrase):
        return phrase
    phrase = _SHE.sub(_you, phrase)
    phrase = _THEY.sub(r"\1 you", phrase)
    phrase = re.sub(r"^their(?= \w)", "your", _HER.sub("you", phrase))
    return _HERS.sub("your", phrase)


def place(via: str) -> str | None:
    """Where somebody was met, as it stands after *at*; None for what is no place or event."""
    where = re.sub(r"^(?:at|during) ", "", via, flags=re.IGNORECASE)
    if not where or _NOWHERE.match(where):
        return None
    where = to_reader(lowered(where))
    return f"the {where}" if where.islower() and " " in where and not DETERMINED.match(where) else where


def opinion(admire: str, *, own: bool) -> str | None:
    """What is admired about a company, without the verb that people write before it."""
    liked = _ADMIRES.sub("", admire)
    if does := re.match(r"they (?=\w)", liked, re.IGNORECASE):
        liked = f"how they {liked[does.end() :]}"
    elif _SENTENCE.match(liked):
        return None
    liked = f"the {liked[:1].lower()}{liked[1:]}" if _PRAISES.match(liked) else _cased(liked)
    if own:
        liked = re.sub(r"\btheir(?= \w)", "your", _THEY.sub(r"\1 you", liked))
    return liked


def _cased(phrase: str) -> str:
    """Without a capital that only says that a line begins, and without shouting."""
    if phrase.isupper() and " " in phrase:
        return phrase.lower()
    first, _, rest = phrase.partition(" ")
    ordinary = first.casefold() in BEGINS and first[1:].islower() and rest == rest.lower()
    return phrase[:1].lower() + phrase[1:] if ordinary else lowered(phrase)


def _you(said: re.Match[str]) -> str:
    """*you* with the verb that fits: *she plans* as *you plan*."""
    verb = said["verb"]
    if said["is"]:
        return f"you're {verb}" if verb.endswith("ing") else f"you've {verb}"
    low = verb.lower()
    if low in _GOES:
        return f"you {_GOES[low]}"
    if low.endswith("ies") and len(low) > 4:
        return f"you {verb[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return f"you {verb[:-2]}"
    return f"you {verb[:-1]}" if low.endswith("s") and not low.endswith(("ss", "us")) else f"you {verb}"
