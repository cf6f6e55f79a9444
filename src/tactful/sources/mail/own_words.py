"""What the writer of a mail wrote: without what is quoted, forwarded or stands in the signature."""

from __future__ import annotations

import re
from typing import Literal

Cut = Literal["", "quote", "forward"]
LONGEST = 40_000
"""Characters of own words that are looked at; a letter has fewer."""

_FORWARD = re.compile(
    r"^(-+ ?(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado) ?-+"
    r"|begin forwarded message:|anfang der weitergeleiteten (nachricht|e-mail):)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTE = re.compile(
    r"^(on [^\n]{4,200}(\n[^\n]{0,120})?wrote:"
    r"|am [^\n]{4,200}(\n[^\n]{0,120})?schrieb[^\n]{0,120}:"
    r"|le [^\n]{4,200}(\n[^\n]{0,120})?a écrit ?:"
    r"|el [^\n]{4,200}(\n[^\n]{0,120})?escribió:"
    r"|-+ ?(original message|original appointment|ursprüngliche nachricht|message d'origine) ?-+"
    r"|(from|von|de): [^\n]{1,200}\n(sent|date|gesendet|datum|envoyé|to|an): )",
    re.IGNORECASE | re.MULTILINE,
)
_MARKED = re.compile(r"(?:^[^\n>]{4,200}(?:\n[^\n>]{1,120})?:[ ]*\n\n?)?(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SIGNED = re.compile(
    r"^(--|__+|(with )?(kind|kindest|best|warm|warmest|many thanks and best)? ?(regards|wishes)|all the best|best"
    r"|sincerely( yours)?|yours (sincerely|faithfully|truly)|cheers|many thanks|thanks( again)?|warmly"
    r"|(mit )?(freundlichen|besten|herzlichen|viele|liebe|beste) grü(ß|ss)e?n?|cordialement|bien cordialement"
    r"|sincères salutations|(un )?(cordial )?saludos?( cordiales)?|atentamente|sent from my \w+( \w+)?)[ ,.!]*$",
    re.IGNORECASE | re.MULTILINE,
)


def own_words(text: str) -> tuple[str, str, Cut]:
    """Return (own words, signature, what was cut off): everything from the first quote or forward on is another's."""
    text = text[:LONGEST].replace("\u2019", "'").replace("\u2018", "'").replace("\u2011", "-")
    cut: Cut = ""
    if "\n>" in text or text.startswith(">"):
        text, cut = _MARKED.sub("", text), "quote"
    ends = len(text)
    if found := _QUOTE.search(text):
        cut, ends = "quote", found.start()
    if (found := _FORWARD.search(text)) and found.start() < ends:
        cut, ends = "forward", found.start()
    text = text[:ends].strip()
    for found in _SIGNED.finditer(text):
        if found.start() > 20:
            return text[: found.start()].strip(), text[found.end() :].strip()[:2000], cut
    return text, "", cut
