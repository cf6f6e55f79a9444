"""Advice as a person reads it."""

from __future__ import annotations

from datetime import date

from tactful.cli.page import LEGEND, day, heading, pairs, say, style
from tactful.core.advice import Advice, Because

_VERDICTS = {"send": "Yes", "wait": "Not yet", "hold": "First things first", "dont": "Leave it for now"}
_COLOURS = {"send": "green", "wait": "yellow", "hold": "cyan", "dont": "blue"}
_ACTIONS = {
    "connect": "Connect", "message": "Message", "thank": "Thank", "follow-up": "Follow up", "remind": "Remind",
    "like": "Like", "comment": "Comment", "share": "Share", "email": "E-mail", "view": "View", "follow": "Follow",
    "ask-permission": "Ask permission", "ask-introduction": "Ask for an introduction",
    "ask-referral": "Ask for a referral", "ask-recommendation": "Ask for a recommendation",
    "ask-conversation": "Ask for a conversation", "withdraw": "Withdraw the request",
}  # fmt: skip


def verdict_line(advice: Advice, today: date) -> str:
    """The verdict in a few words, with its dates."""
    words = _VERDICTS[advice.verdict]
    if advice.verdict == "send" and advice.best and advice.closes:
        best = advice.best[1]
        return f"{words}, today; best until {day(best, today)}" if best > today else f"{words}, today"
    if advice.verdict == "wait" and advice.opens and advice.best:
        return f"{words}: from {day(advice.opens, today)}, best until {day(advice.best[1], today)}"
    return words


def _sources(because: Because) -> str:
    named = ["our practice" if source == "own" else source for source in because.source]
    return ", ".join(named[:3]) + (" and others" if len(named) > 3 else "")


def say_advice(advice: Advice, *, today: date, name: str | None = None) -> None:
    """Print one advice: the verdict, why, what first, what to say and to leave out, what instead."""
    who = f"{name}: " if name else ""
    action = _ACTIONS.get(advice.action or "", "Nothing")
    heading(f"{who}{action}? {style(verdict_line(advice, today), fg=_COLOURS[advice.verdict], bold=True)}")
    signs = {"for": "+", "against": "-"}
    because = advice.because
    if advice.verdict == "send":
        because = tuple(sorted(because, key=lambda b: b.weighs == "against"))
    pairs((signs[b.weighs], f"{b.text} ({_sources(b)})") for b in because)
    for title, lines in (("First", advice.first), ("Say", advice.say), ("Take care", advice.avoid)):
        if lines:
            say(f"{title}:", indent=2)
            for line in lines:
                say(f"- {line}", indent=4, hang=6)
    if advice.contested:
        say("Informed people disagree:", indent=2)
        for contested in advice.contested:
            say(f"- {contested.text} ({contested.against})", indent=4, hang=6)
    if advice.instead:
        say(
            f"{'Nobody disputes' if advice.contested else 'Instead'}: {advice.instead.text}", indent=2, hang=4
        )
    say(LEGEND, indent=2, hang=4)
    for finding in advice.findings or ():
        say(f"In the note: {finding.message} {finding.advice}", indent=2, hang=4)
