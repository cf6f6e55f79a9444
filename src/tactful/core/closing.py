"""Does a message wait for an answer? Short closings (`Thanks, you too!`, a thumb) do not, nor thanks, nor a report."""

from __future__ import annotations

import re

_COURTESY = """
    a again all and anytime appreciate appreciated best bye chat cheers congrats congratulations cool
    day do done enjoy for from glad good got great happy have hello helpful hi i'll in it it's just keep
    later lot luck many meet meeting merci much my name nice no noted of ok okay on our perfect pleasure
    problem received regards same see so soon speak sounds sure take talk thank thanks thx that that's
    the then there this to too touch up very wave week weekend welcome well will wish wishes with
    wonderful worries yes you you're your
"""
_CLOSING_WORDS = frozenset(_COURTESY.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASKS = re.compile(
    r"[?？؟]|\blet me know\b|\bplease\b|\bcould you\b|\bcan you\b|\bwould you\b", re.IGNORECASE
)
_GIVES = re.compile(
    r"\bthank(s| you)\b|\breport(ing)? back\b|\b(short|quick|small|brief) update\b|\bto let you know\b|"
    r"\bwanted you to (know|hear)\b|\byou should hear it\b",
    re.IGNORECASE,
)
_HOPES = re.compile(
    r"\bin advance\b|\bi('|’)d (love|like|be (glad|happy|grateful))\b|\bi would (love|like|be)\b|\bi was wondering\b|"
    r"\bhear(ing)? (back )?from you\b|\bif you (could|can|have|would|know|hear)\b|\byour (thoughts|advice|view)\b",
    re.IGNORECASE,
)


def closes(text: str) -> bool:
    """True when a message only ends a conversation: nothing asked, and little but courtesy. Empty text closes."""
    if _ASKS.search(text):
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    others = [word for word in words if word not in _CLOSING_WORDS]
    return len(words) <= 25 and len(others) <= len(words) // 4 + 1 and len(others) <= 2


def gives(text: str) -> bool:
    """True when a message of mine thanks or reports back and asks for nothing, so that silence is no answer owed."""
    return bool(_GIVES.search(text)) and not _ASKS.search(text) and not _HOPES.search(text)
