"""What people write about themselves and their work, made fit to stand inside a sentence.

Only the form is touched: an article, a small letter, a tag of the posting taken out. What a phrase is (a noun, a verb,
a sentence) is read from its first word and its head; where that is not sure, nothing is returned and the fact is left
unsaid.
"""

from __future__ import annotations

import re
import unicodedata

from tactful.notes.word_lists import (
    ACRONYMS,
    AFTER_VERB,
    ALSO_NOUNS,
    BEGINS,
    CHIEFS,
    DEGREES,
    DOING,
    JOBS_HELD,
    LITTLE,
    MASS,
    NEEDS_OBJECT,
    NO_NOUN,
    NO_PERSON,
    NO_TITLE,
    NOT_SAID,
    NOTHING,
    ONLY_DOING,
    ORDINARY,
    PAST,
    PROPER,
    READ_AS_WORDS,
    SINGLE,
    TO_DO,
)

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
DETERMINED = re.compile(
    r"(?:a|an|the|my|your|our|their|his|her|its|this|that|these|those|some|one|how|what|why|where|when|which|whether"
    r"|being|every|both|all)(?![\w-])",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:(?:global|regional|deputy|acting|interim|associate|assistant|senior)\s+)?"
    r"(?:(?:head|director|vp|svp|evp|avp|(?:senior )?vice president|president|dean|chair|(?:co-?)?(?:founder|owner))"
    r"\s+of\s"
    r"(?:(?!\s(?:at|for|in|with|who|and|on|looking|working|from|-)\s)[^,;:(–—/|])+|chief(?:\s\w+){1,2}\sofficer)"
    r"(?=\s|[,;:(–—/|]|$)",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several)"
_YEARS = re.compile(
    rf"(?:(?:over|nearly|almost|about|some|more than)\s+)?(?:{_NUMBER}\s+(?:\w+\s+)?(?:years|months|decades|seasons)"
    r"|(?:a|one)\s+(?:decade|year|season))\b",
    re.IGNORECASE,
)
_I_AM = re.compile(r"I(?:['’]m| am)\s+", re.IGNORECASE)
_I_HAVE = re.compile(r"I(?:['’]ve| have)\s+", re.IGNORECASE)
_I = re.compile(r"I\s+(?=\w)", re.IGNORECASE)
_MINE = re.compile(r"My (?!name)\w[\w\s]* (?:is|are|was|began|started)\s\w", re.IGNORECASE)
_SEEKS = re.compile(
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
_ODD = re.compile(r"[;:|@/€$£{}<>\[\]]|\s[-–—]\s|[.!?]\s|\b\d+k\b|\b(?:I|we)\b|^\W")
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
_MANY = re.compile(r"(?:\w*[^\Ws_]s|\w+ics)$", re.IGNORECASE)
_ORDINARY_END = re.compile(r"(?:ed|ment|tion|sion|ness|ity|ics|ance|ence|ship|al|ive|ous|ary|ory|ist|er|or)$")
_AT = re.compile(r"\s+(?:at|@)\s+(?=[A-Z\d]).*$")
_REFERENCE = re.compile(
    r"[\s,–—|-]*(?:\b(?:req|ref|job id|id|reference|requisition)\b\W*\w*\d\w*|\br-?\d{3,}\b|#\s?\d+).*$"
    r"|[\s,–—-]*\b\d{2,3}\s*(?:[-–]\s*\d{2,3}\s*)?%.*$|\s+[mwfdx](?:/[mwfdx]){1,2}$"
    r"|[\s,–—-]+(?:remote|hybrid|on-?site|full[- ]time|part[- ]time)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*(?:\([^)]*(?:\)|$)|\[[^\]]*(?:\]|$))")
_OPENING = re.compile(
    r"^(?:(?:job|role|position|vacancy|opening|hiring)\s*:\s*)?(?:(?:the|an?|your|our|this|that|my|their)\s+)?",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:role|position|job|post|internship|apprenticeship|traineeship|fellowship|residency|programme|program|scheme"
    r"|placement|studentship|secondment|scholarship|lectureship|professorship|clerkship|thesis)"
    r"(?=$|\s+(?:in|as|for|with|of|on|at)\s)",
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


def _lowered_noun(noun: str) -> str:
    """`Data engineer` as *data engineer*; `German teacher`, `X-ray technician` and `Data Engineer` as they are."""
    first, _, rest = noun.partition(" ")
    if noun.startswith(("Ex-", "EX-")):
        return f"ex-{noun[3:]}"
    ordinary = first[:1].isupper() and first[1:].islower() and first.casefold() not in PROPER
    small = ordinary and rest == rest.lower() and not re.match(r"[A-Z]-", first)
    return noun[:1].lower() + noun[1:] if small else noun


def _lowered_words(phrase: str) -> str:
    """`Embedded systems` as *embedded systems*; `Kafka pipelines` as it is, for it may be a name."""
    first, _, rest = phrase.partition(" ")
    low = first.casefold()
    known = low in BEGINS | ORDINARY | SINGLE | MASS | NEEDS_OBJECT or _ORDINARY_END.search(low)
    small = (
        known and first[1:].islower() and low not in PROPER and (low.endswith("ed") or not rest[:1].isupper())
    )
    return phrase[:1].lower() + phrase[1:] if small else lowered(phrase)


def _unshouted(phrase: str, *, title: bool) -> str:
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


def about_me(line: str) -> tuple[str, str]:
    """Who somebody is as a noun with its article, long and short: ("a cook with six years at sea", "a cook").

    Empty where the line is no such noun, or it is not sure; then see `said_of_me`.
    """
    return next((who for part in _headlines(line) if (who := _who(part))[0]), ("", ""))


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
        _SEEKS.sub("", part).strip(" ,;-–—([")
        for part in re.split(r"\s*[|•·]\s*|(?<=\w{4})[.!?]\s+(?=[A-Z])", line)
    )
    return [_unshouted(part, title=False) for part in parts if part]


def _who(line: str) -> tuple[str, str]:
    line = _I_AM.sub("", line, count=1) if _I_AM.match(line) else line
    office = _office(line)
    if office:
        return office + _kept_rest(line[len(office) :]), office
    if determiner := DETERMINED.match(line):
        line = determiner[0].lower() + line[determiner.end() :]
    ends = _HEAD_ENDS.search(line)
    noun, rest = (line[: ends.start()], line[ends.start() :]) if ends else (line, "")
    if not _is_person(noun):
        return "", ""
    short = with_article(_lowered_noun(noun))
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


def _is_person(noun: str) -> bool:
    words = [word if len(word) > 1 and word.isupper() else word.casefold() for word in noun.split()]
    while len(words) > 1 and words[-1] in ("I", "II", "III", "IV"):
        words.pop()
    if not words or len(noun) > 60 or _YEARS.match(noun) or words[0] in ONLY_DOING:
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
    if _YEARS.match(after):
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
    if (_I.match(line) or re.match(r"I['’](?:m|ve|d)\s", line, re.IGNORECASE)) and len(line.split()) > 2:
        return f"I{line[1:]}"
    if _MINE.match(line):
        return line[:1].upper() + line[1:]
    if left := re.fullmatch(r"[Ee]x-([A-Z][\w&.]*)", line):
        return f"I used to work at {left[1]}"
    if _YEARS.match(line) and not _ODD.search(line):
        return f"I bring {line[:1].lower()}{line[1:]}"
    first, _, what = line.partition(" ")
    doing = DOING.get(first.casefold())
    if len(line.split()) == 2 and not _MANY.fullmatch(what):
        return ""
    sure = first.casefold() in ONLY_DOING or not _PERSON.match(
        (_HEAD_ENDS.split(line)[0].split() or [""])[-1]
    )
    return f"I {doing} {what}" if doing and what and sure and not _ODD.search(line) else ""


def lived(experience: str) -> tuple[str, str]:
    """What an experience is, with the phrase as it fits: `past` (led a team), `years` (six years ...) or `noun`.

    The phrase is empty where it is not sure.
    """
    said = _unshouted(_DATES.sub("", experience).strip(" ,-–—"), title=False)
    if own := _own_words(said):
        return "past", own
    if _YEARS.match(said):
        return ("years", said[:1].lower() + said[1:]) if not _ODD.search(said) else ("years", "")
    if job_held := _job_held(said):
        return "past", job_held
    if _ODD.search(said) or not said or said[0].isdigit():
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
    for begins, verb in ((_I_AM, "am "), (_I_HAVE, "have "), (_I, "")):
        if (found := begins.match(said)) and len(said) > found.end():
            rest = said[found.end() :]
            return "" if _ODD.search(rest) or _SEEKS.search(said) else verb + rest
    return ""


def _job_held(said: str) -> str:
    """A job as what one did: *have worked as a cook at Acme*."""
    who, short = _who(said)
    if not who or re.match(r"(?:I|my|our)\b", said, re.IGNORECASE):
        return ""
    words = short.casefold().split()
    if not NOT_SAID.isdisjoint(words):
        return ""
    held = short if _YEARS.match(who[len(short) :].removeprefix(" with ")) else who
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
    no_field = no_field or bool(_who(said)[0] or re.match(_NUMBER, first))
    past = first in PAST and first not in NEEDS_OBJECT
    if no_field or past or _SEEKS.search(said) or re.match(r"(?:who|that|because|when)\b", first):
        return ""
    return _noun(said, head)


def _noun(said: str, head: str) -> str:
    """The noun without a capital of its own, with an article where it is a single thing that wants one."""
    small = _lowered_words(said)
    return with_article(small) if head.casefold() in SINGLE else small


def _verb_follows(said: str) -> bool:
    first, follows = [*said.casefold().split(), "", ""][:2]
    switched = first in ("change", "switch") and follows.endswith("s")
    return follows in AFTER_VERB or follows[:1].isdigit() or switched


def aimed(goal: str) -> tuple[str, str]:
    """What a goal is: `do` (move into transport) or `noun` (a move to transport). Empty where it is not sure."""
    wish = _WISH.match(goal)
    said = _unshouted(goal[wish.end() :] if wish else goal, title=False)
    if not wish and (search := _SEARCH.match(goal)):
        what = goal[search.end() :]
        return ("do", f"find {_lowered_words(what)}") if _is_found(what) else ("noun", "")
    if _ODD.search(said):
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
    return not _ODD.search(what) and bool(DETERMINED.match(what) or _MANY.fullmatch(head) or head in MASS)


def _aim(said: str) -> str:
    """A noun to think about; empty where it is not sure that it is one."""
    first = said.partition(" ")[0]
    head = (_BEFORE.split(said)[0].split() or [""])[-1].casefold()
    doing = first.casefold().endswith("ing") and len(first) > 5 and first[1:].islower()
    if first.casefold() in TO_DO and first.casefold() not in ALSO_NOUNS | BEGINS:
        return ""
    sure = doing or head in SINGLE or head in MASS or (_MANY.fullmatch(head) and " " in said)
    return _noun(said, "" if doing else head) if sure else ""


def job(title: str) -> str:
    """The title of a job without what a posting adds: `Data Engineer (m/w/d) - Berlin` as Data Engineer.

    Empty where it is no title.
    """
    said = _OPENING.sub("", title.strip(" “”\"'"), count=1)
    said = re.sub(
        r"^\((\w+)\)\s", r"\1 ", re.sub(r"^(?:ref|req|job)\W*\d+\W+", "", said, flags=re.IGNORECASE)
    )
    said = _ASIDE.sub("", said).strip(" -–—|,") or said
    said = _REFERENCE.sub("", said).strip(" -–—|,") or said
    said = _AT.sub("", said).strip(" -–—|,") or said
    said = _job_part(said)
    said = re.sub(r"(?<=\w)\s+(?:opening|vacancy)$", "", said, flags=re.IGNORECASE)
    if said.casefold() in NO_TITLE or re.search(r"\b(?:I|we|don['’]t)\b|https?:|www\.|\w@\w", said):
        return ""
    said = _unshouted(said, title=True)
    if several := re.fullmatch(r"(.+ (?:role|position|job|internship))s", said, re.IGNORECASE):
        said = _lowered_words(several[1])
    return said


def _job_part(said: str) -> str:
    """The part that names the job, where a title has several: `Planner - Berlin`, `Berlin | Planner`, `Cook, Hull`."""
    for between in (r"\s*\|\s*", r"\s+[-–—]\s+", r",\s+"):
        parts = [part for part in re.split(between, said) if part]
        named = [part for part in parts if _names_job(part)]
        if len(parts) > 1 and named:
            said = named[0]
    return said


def _names_job(part: str) -> bool:
    noun = re.split(r"\s+(?:of|in|for|with)\s", part)[0]
    return bool(_ITSELF.search(part) or _is_person(noun) or noun.casefold() in CHIEFS)


def role(title: str) -> str:
    """`Data Engineer` as *the Data Engineer role*, `Internship in Marketing` as *the Internship in Marketing*."""
    return f"the {title}" if _ITSELF.search(title) else f"the {title} role"
