"""What people write about themselves and their work, made fit to stand inside a sentence.

Only the form is touched: an article, a small letter, a tag of the posting taken out. What a phrase is (a noun, a verb,
a sentence) is read from its first word and its head; where that is not sure, the phrase is kept as it is and said
after a colon.
"""

from __future__ import annotations

import re
import unicodedata

from tactful.notes.word_lists import NO_PERSON, PAST, PROPER, TO_DO

_PERSON = re.compile(
    r"(?:\w{2,}(?:er|or|ist|ian|eer|ant)|\w*(?:lead|head|chief|chef|cook|nurse|student|graduate|clerk|pilot|architect"
    r"|assistant|intern|apprentice|scientist|executive|specialist|analyst|professional|coach|guide|advocate|associate"
    r"|dev|pm|sre|qa|woman|man|doctor|vet|chemist|physicist|academic|candidate|creative|mechanic|agent|superintendent"
    r"|postdoc|fellow|trainee|veteran|polyglot|welder|smith|expert|buyer|aide))$",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s*[,;:(–—/]|\s+(?:with|in|at|for|from|of|who|on|based|working|specialis\w+|specializ\w+|focus\w+|turned|since"
    r"|helping|building|leading|looking|and then|by|to|that|where)\b|\s-\s"
)
_DETERMINED = re.compile(
    r"(?:a|an|the|my|your|our|their|his|her|its|this|that|these|those|some|one|how|what|why|where|when|which|whether"
    r"|being|every|both|all)(?![\w-])",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several)"
_YEARS = re.compile(rf"(?:(?:over|nearly|almost|about|some|more than)\s+)?{_NUMBER}\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"I(?:'m|'ve|'d|’m|’ve|’d)?\s")
_THINGS = re.compile(
    r"\b(?:project|migration|rollout|roll-out|redesign|roadmap|launch|exercise|pipeline|platform|rewrite|merger"
    r"|reorganisation|reorganization|exhibition|case study|dashboard|rebuild|relaunch|restructuring|backlog|prototype"
    r"|reading room|stock feed|assignment|expansion|acquisition|retrofit|upgrade|refit)$"
)
_TAG = re.compile(
    r"\s*[(\[]\s*(?:[a-z*]{1,3}(?:\s*[/|]\s*[a-z*]{1,3}){1,3}|all genders|remote|hybrid|on-?site|full[- ]time"
    r"|part[- ]time|\d{2,3}\s*(?:-\s*\d{2,3}\s*)?%)\s*[)\]]"
    r"|\s+[-–—|]\s*(?:remote|hybrid|(?:req|job|ref)\W*\d.*|r-?\d{3,}.*)$|\s+[mwfdx](?:/[mwfdx]){1,2}$",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:role|position|job|post|internship|apprenticeship|traineeship|fellowship|residency|programme|program|scheme)$",
    re.IGNORECASE,
)
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
    if _DETERMINED.match(noun):
        return noun
    first = re.split(r"[\s-]", noun, maxsplit=1)[0]
    if first[:2].isupper() and len(first) <= 5:
        vowel = first[0] in _SPOKEN
    elif first[:1].isdigit():
        vowel = first.startswith(("8", "11", "18"))
    else:
        low = first.casefold()
        vowel = low[:1] in tuple("aeiouéáö") and not re.match(r"uni(?!n|m)|use|usa|eu|one|once|ub", low)
        vowel = vowel or low.startswith(("honest", "hour", "heir", "honor", "honour"))
    return f"{'an' if vowel else 'a'} {noun}"


def lowered(phrase: str) -> str:
    """The phrase with a small first letter where its capital only says that a line begins."""
    first = phrase.partition(" ")[0]
    gerund = first.endswith("ing") and len(first) > 5 and first[1:].islower()
    return phrase[:1].lower() + phrase[1:] if gerund or _DETERMINED.fullmatch(first) else phrase


def _lowered_noun(noun: str) -> str:
    """`Data engineer` as *data engineer*; `German teacher` and `Data Engineer` as they are."""
    first, _, rest = noun.partition(" ")
    ordinary = first[:1].isupper() and first[1:].islower() and first.casefold() not in PROPER
    return noun[:1].lower() + noun[1:] if ordinary and rest == rest.lower() else noun


def about_me(line: str) -> tuple[str, str]:
    """Who somebody is as a noun with its article, long and short: ("a cook with six years at sea", "a cook").

    Empty where the line is no such noun and should be said as it stands.
    """
    line = lowered(re.split(r"\s*[|•·]\s*", line, maxsplit=1)[0])
    if _FIRST_PERSON.match(line):
        line = re.sub(r"^I(?:'m|’m| am)\s+(?=an?\s)", "", line)
        if _FIRST_PERSON.match(line):
            return "", ""
    ends = _HEAD_ENDS.search(line)
    noun, rest = (line[: ends.start()], line[ends.start() :]) if ends else (line, "")
    head = noun.split()[-1] if noun.split() else ""
    if not _PERSON.match(head) or head.casefold() in NO_PERSON or len(noun) > 60 or _YEARS.match(noun):
        return "", ""
    if tail := re.match(r"\s*[,;–—-]\s*", rest):
        after = rest[tail.end() :]
        rest = f" with {after}" if _YEARS.match(after) else f", {after}"
    short = with_article(_lowered_noun(noun))
    return short + rest, short


def lived(experience: str) -> tuple[str, str]:
    """What an experience is, with the phrase as it fits: `past` (led a team), `years` (six years ...) or `noun`."""
    first = experience.partition(" ")[0].casefold()
    if _FIRST_PERSON.match(experience):
        return "past", experience.partition(" ")[2]
    if _YEARS.match(experience):
        return "years", lowered(experience)
    if first in PAST or (first.endswith("ed") and len(first) > 4 and first != "need"):
        return "past", experience[:1].lower() + experience[1:]
    return "noun", lowered(experience)


def aimed(goal: str) -> tuple[str, str]:
    """What a goal is: `do` (move into transport) or `noun` (a move to transport)."""
    words = goal.split()
    if words and words[0].casefold() == "to" and len(words) > 1:
        return "do", goal.partition(" ")[2].strip()
    if words and words[0].casefold() in TO_DO and len(words) > 1:
        return "do", goal[:1].lower() + goal[1:]
    noun = about_me(goal)
    if noun[0] and not _DETERMINED.match(goal):
        return "noun", f"working as {noun[0]}"
    return "noun", lowered(goal)


def topic(about: str, *, own: bool) -> str:
    """What was talked about, with *the* before a single thing that wants it: *the Kafka migration*.

    Where the reader's `own` talk is meant, *her new team* is *your new team*.
    """
    phrase = re.sub(r"^(?:her|his|their)(?= \w)", "your", lowered(about)) if own else lowered(about)
    return f"the {phrase}" if _THINGS.search(phrase) and not _DETERMINED.match(phrase) else phrase


def job(title: str) -> str:
    """The title of a job without what a posting adds: `Data Engineer (m/w/d)` as Data Engineer."""
    said = title
    while (shorter := _TAG.sub("", said).strip(" -–—|,")) != said and shorter:
        said = shorter
    said = re.sub(r"^the\s+", "", said, flags=re.IGNORECASE)
    return said.title() if said.isupper() and (len(said) > 5 or " " in said) else said


def role(title: str) -> str:
    """`Data Engineer` as *the Data Engineer role*, `marketing internship` as *the marketing internship*."""
    return f"the {title}" if _ITSELF.search(title) else f"the {title} role"
