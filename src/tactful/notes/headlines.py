"""A line about oneself, made fit to stand inside a sentence.

What a phrase is (a noun for a person, an office, a sentence) is read from its first word and its head; where that is
not sure, nothing is returned and the fact is left unsaid.
"""

from __future__ import annotations

import re

from tactful.notes.clauses import DETERMINED, ODD, YEARS, lowered_noun, unshouted, with_article
from tactful.notes.word_lists import CHIEFS, DOING, NO_NOUN, NO_PERSON, ONLY_DOING

_PERSON = re.compile(
    r"(?:\w{2,}(?:er|or|ist|ian|eer|ant)|\w*(?:lead|head|chief|chef|cook|nurse|student|graduate|clerk|pilot|architect"
    r"|assistant|intern|apprentice|scientist|executive|specialist|analyst|professional|coach|guide|advocate|associate"
    r"|dev|pm|sre|qa|woman|man|doctor|vet|chemist|physicist|academic|candidate|creative|mechanic|agent|superintendent"
    r"|postdoc|fellow|trainee|veteran|polyglot|welder|smith|expert|buyer|aide))$",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s*[,;:(–—]|\s+/|/\s|\s+(?:with|in|at|for|from|of|who|on|based|working|speciali[sz](?:e|ed|es|ing)|focus\w+"
    r"|turned|since|helping|building|leading|looking|and then|by|to|that|where)\b|\s-\s"
)
_OFFICE = re.compile(
    r"(?:(?:global|regional|deputy|acting|interim|associate|assistant|senior)\s+)?"
    r"(?:(?:head|director|vp|svp|evp|avp|(?:senior )?vice president|president|dean|chair|(?:co-?)?(?:founder|owner))"
    r"\s+of\s"
    r"(?:(?!\s(?:at|for|in|with|who|and|on|looking|working|from|-)\s)[^,;:(–—/|])+|chief(?:\s\w+){1,2}\sofficer)"
    r"(?=\s|[,;:(–—/|]|$)",
    re.IGNORECASE,
)
I_AM = re.compile(r"I(?:['’]m| am)\s+", re.IGNORECASE)
I_DO = re.compile(r"I\s+(?=\w)", re.IGNORECASE)
_MINE = re.compile(r"My (?!name)\w[\w\s]* (?:is|are|was|began|started)\s\w", re.IGNORECASE)
SEEKS = re.compile(
    r"(?:^|[\s,;–—(\[-]+)(?:(?:and|but|currently|now|actively|always|immediately)\s+)*"
    r"(?:looking\s+(?:for|to)|seeking|open\s+(?:to|for)|available\s+(?:for|from|now|immediately)|in search of"
    r"|searching\s+for|hoping\s+to|hunting"
    r"|job[- ]?seeker|unemployed|between jobs|on the lookout"
    r"|#?opentowork|hire me|need(?:ing)?\s+(?:an?\s+)?(?:new\s+)?(?:job|work))\b.*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:formerly|previously|once|an?|the|based|currently|with|working|speciali[sz](?:e|ed|es|ing)|focus\w+"
    r"|who|where|and|ex-\S+)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[;:–—|(\[/]|\s-\s")
MANY = re.compile(r"(?:\w*[^\Ws_]s|\w+ics)$", re.IGNORECASE)


def about_me(line: str) -> tuple[str, str]:
    """Who somebody is as a noun with its article, long and short: ("a cook with six years at sea", "a cook").

    Empty where the line is no such noun, or it is not sure; then see `said_of_me`.
    """
    return next((who for part in _headlines(line) if (who := who_is(part))[0]), ("", ""))


def here(who: str, company: str) -> str:
    """Who somebody is, to a reader at the company where both work: `a buyer at Acme` as *a buyer here*."""
    return re.sub(rf"\s+at\s+{re.escape(company)}(?![\w-]|\s[A-Z])", " here", who, count=1)


def said_of_me(line: str) -> str:
    """What a line about oneself says as a sentence of its own: `Helping teams grow` as *I help teams grow*.

    Empty where it is none, or only says that somebody is looking for work.
    """
    return next((said for part in _headlines(line) if (said := _sentence(part))), "")


def _headlines(line: str) -> list[str]:
    """The parts of a line between bars, not shouting, and without what says that somebody is looking for work."""
    parts = (
        SEEKS.sub("", part).strip(" ,;-–—([")
        for part in re.split(r"\s*[|•·]\s*|(?<=\w{4})[.!?]\s+(?=[A-Z])", line)
    )
    return [unshouted(part, title=False) for part in parts if part]


def who_is(line: str) -> tuple[str, str]:
    """As `about_me`, of one part of a line."""
    line = I_AM.sub("", line, count=1) if I_AM.match(line) else line
    office = _office(line)
    if office:
        return office + _kept_rest(line[len(office) :]), office
    if determiner := DETERMINED.match(line):
        line = determiner[0].lower() + line[determiner.end() :]
    ends = _HEAD_ENDS.search(line)
    noun, rest = (line[: ends.start()], line[ends.start() :]) if ends else (line, "")
    if not is_person(noun):
        return "", ""
    short = with_article(lowered_noun(noun))
    return short + _kept_rest(rest), short


def _office(line: str) -> str:
    """The office a line begins with, that takes no article: `Head of Data`, `CTO`."""
    if found := _OFFICE.match(line):
        office = found[0].strip()
        return office if len(office) <= 60 else ""
    chiefs = re.match(
        r"[\w]+(?:\s+(?:and|&)\s+(?:co-?founder|[A-Z]{3,4}))?(?=\s(?:at|of|in|for)\s|[\s,;(–—-]*$|,)", line
    )
    return (
        chiefs[0]
        if chiefs and chiefs[0].partition(" ")[0].casefold() in CHIEFS and line[:2].isupper()
        else ""
    )


def is_person(noun: str) -> bool:
    """Whether a noun is one for a person: `data engineer`, and not `data center`."""
    words = [word if len(word) > 1 and word.isupper() else word.casefold() for word in noun.split()]
    while len(words) > 1 and words[-1] in ("I", "II", "III", "IV"):
        words.pop()
    if not words or len(noun) > 60 or YEARS.match(noun) or words[0] in ONLY_DOING:
        return False
    inner = words[1:] if DETERMINED.match(noun) else words
    if not inner or not NO_NOUN.isdisjoint(inner) or (inner[0] in DOING and len(inner) > 2):
        return False
    head = re.split(r"[/-]", inner[-1].casefold())[-1]
    return bool(_PERSON.match(head)) and head not in NO_PERSON


def _kept_rest(rest: str) -> str:
    """What follows the noun, as far as it reads on: a list of tools in brackets, years with *with*."""
    tail = re.match(r"\s*([,;:–—-]|-\s|\()\s*", rest)
    if not tail:
        return _before_cut(rest) if rest[:1] == " " and not rest.startswith(" /") else ""
    if tail[1] == "(":
        return rest if re.fullmatch(r"\s*\([^()/]{1,40}\)", rest) else ""
    after = rest[tail.end() :]
    if YEARS.match(after):
        return f" with {after[:1].lower()}{_before_cut(after[1:])}"
    if _TELLS.match(after):
        return f", {after[:1].lower()}{_before_cut(after[1:])}"
    tools = [one.strip() for one in after.split(",")]
    named = len(tools) > 1 and all(one[:1].isupper() and len(one.split()) <= 2 for one in tools)
    return f" ({', '.join(tools)})" if named and tail[1] != "," and len(after) <= 60 else ""


def _before_cut(rest: str) -> str:
    ends = _CUT.search(rest)
    return rest[: ends.start()] if ends else rest


def _sentence(line: str) -> str:
    """A line that is a sentence, or nearly one, as a sentence about oneself."""
    if (I_DO.match(line) or re.match(r"I['’](?:m|ve|d)\s", line, re.IGNORECASE)) and len(line.split()) > 2:
        return f"I{line[1:]}"
    if _MINE.match(line):
        return line[:1].upper() + line[1:]
    if left := re.fullmatch(r"[Ee]x-([A-Z][\w&.]*)", line):
        return f"I used to work at {left[1]}"
    if YEARS.match(line) and not ODD.search(line):
        return f"I bring {line[:1].lower()}{line[1:]}"
    first, _, what = line.partition(" ")
    doing = DOING.get(first.casefold())
    if len(line.split()) == 2 and not MANY.fullmatch(what):
        return ""
    sure = first.casefold() in ONLY_DOING or not _PERSON.match(
        (_HEAD_ENDS.split(line)[0].split() or [""])[-1]
    )
    return f"I {doing} {what}" if doing and what and sure and not ODD.search(line) else ""
