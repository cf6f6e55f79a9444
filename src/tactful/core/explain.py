"""Explaining an outcome: what speaks for and against, what to look at, say and avoid, what to do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tactful.core.advice import Advice, Because
from tactful.core.outcome import Outcome
from tactful.core.playbook import Playbook, Reason, Weighs
from tactful.core.situation import Action


def explain(
    playbook: Playbook,
    outcome: Outcome,
    action: Action | None,
    reasons: Iterable[Reason],
    id_: str | int | None,
) -> Advice:
    """Make the advice of an outcome and the reasons that speak in it."""
    speaking = list(reasons)
    play, verdict, span = outcome.play, outcome.verdict, outcome.span
    bounds = [boundary for _, boundary in outcome.bounds]
    firm = [b for b in bounds if b.verdict == verdict] or bounds
    first = [line for b in bounds for line in b.first]
    contested = [c for b in firm for c in b.contested]
    vetoed = {action for b in bounds if b.verdict == "dont" for action in b.actions}
    offers = [b.instead for b in firm]
    say: list[str] = []
    avoid: list[str] = []
    if outcome.otherwise:
        first += outcome.otherwise.first
        offers.append(outcome.otherwise.instead)
    first += [r.first for r in speaking if r.first]
    if play:
        first += play.first
        say, avoid = list(play.say), list(play.avoid)
        if verdict in ("send", "wait"):
            contested += play.contested
        if verdict != "send" or contested:
            offers.append(play.instead)
    instead = next((offer for offer in offers if offer and offer.action not in vetoed), None)
    return Advice(
        id=id_,
        verdict=verdict,
        play=outcome.name,
        action=action,
        opens=span.opens if span else None,
        best=span.best if span else None,
        closes=span.closes if span else None,
        because=tuple(_because(playbook, outcome, speaking)),
        first=tuple(dict.fromkeys(first)) if verdict != "dont" else (),
        say=tuple(dict.fromkeys(say + [r.say for r in speaking if r.say])) if verdict != "dont" else (),
        avoid=tuple(dict.fromkeys(avoid + [r.avoid for r in speaking if r.avoid])),
        instead=instead if instead and instead.action != action else None,
        contested=tuple(dict.fromkeys(contested)),
    )


def _because(playbook: Playbook, outcome: Outcome, reasons: list[Reason]) -> Iterator[Because]:
    """The reasons, what decided first; no sentence twice."""
    seen: set[str] = set()
    for rules, text, weighs in _lines(outcome, reasons):
        if text not in seen:
            seen.add(text)
            sources = dict.fromkeys(s for rule in rules for s in playbook.rule[rule].sources)
            yield Because(rule=rules[0], rules=rules, text=text, weighs=weighs, source=tuple(sources))


def _lines(outcome: Outcome, reasons: list[Reason]) -> Iterator[tuple[tuple[str, ...], str, Weighs]]:
    for name, boundary in outcome.bounds:
        if boundary.eases and name in outcome.eased:
            yield boundary.rules, boundary.eases.text, "for"
    for _, boundary in outcome.bounds:
        yield boundary.rules, boundary.text, "against"
    if outcome.otherwise:
        yield outcome.otherwise.rules, outcome.otherwise.text, "against"
    play = outcome.play
    if play:
        if outcome.late:
            yield play.rules, play.late or "The moment for this has passed.", "against"
        else:
            yield play.rules, play.because, "for"
        for shift in outcome.shifts:
            yield (shift.rule,), shift.text, shift.weighs
    for reason in reasons:
        if reason.weighs and reason.text:
            yield (reason.rule,), reason.text, reason.weighs
