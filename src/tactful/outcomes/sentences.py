"""What can be concluded and what cannot, in a plain sentence each; nobody's silence is counted."""

from __future__ import annotations

from collections.abc import Sequence

from tactful.outcomes.compare import Group, Tally
from tactful.outcomes.funnel import Funnel
from tactful.outcomes.terms import Terms
from tactful.outcomes.waiting import Median
from tactful.outcomes.words import apart, between, days, half

NO_TRY = frozenset({"no-occasion", "no-tie", "no-note", "no-contact"})
"""Groups in which something is missing: that they saw more gives nothing to try."""


def about_tries(
    tally: Tally, found: Median | None, later: int, within: int, verb: str, terms: Terms
) -> tuple[str, ...]:
    """The share and the wait; `verb` is the past participle: accepted, answered."""
    if not tally.of:
        return ()
    if tally.share is None:
        verbs = "was" if tally.yes == 1 else "were"
        said = [
            f"{tally.yes} of the {tally.of} that are old enough to count {verbs} {verb} within {days(within)}. "
            f"From {terms.least.share} on, a range is given; before, nothing follows."
        ]
    else:
        said = [
            f"If you went on like this for long, somewhere between {between(tally.share)} of 100 would be {verb} "
            f"within {days(within)}."
        ]
    if later:
        said.append(f"{later} more came later than that.")
    if found is not None:
        said.append(half(found, verb))
    return tuple(said)


def about_look(groups: Sequence[Group], terms: Terms) -> str:
    """What one way of looking allows to say: never which is best, at most which is worth trying."""
    compared = [one for one in groups if one.difference is not None]
    if not compared:
        return f"Too few to compare: it takes {terms.least.compare} in a group, and as many beside it."
    more = [one for one in compared if one.finding == "more" and one.id not in NO_TRY]
    fewer = [one for one in compared if one.finding == "fewer"]
    if more:
        return f"{_told(more)}. Worth trying more often; whether it is the cause, this cannot tell."
    if fewer:
        return f"{_told(fewer)}. That may well lie in whom you wrote to, and not in how."
    if any(one.finding == "more" for one in compared):
        return f"{_told(compared)}. Nothing to try follows from that."
    if len(groups) == 2 and compared[0].difference:
        one, other = groups
        return f"Cannot be told apart: “{one.label}” may see {apart(compared[0].difference)} than “{other.label}”."
    if len(compared) == 1:
        return f"“{compared[0].label}” cannot be told apart from the rest; the others are too few to compare."
    return "These cannot be told apart."


def _told(groups: Sequence[Group]) -> str:
    return "; ".join(
        f"“{one.label}” saw {apart(one.difference)} than the rest"
        for one in groups
        if one.difference and one.finding in ("more", "fewer")
    )


def about_funnel(funnel: Funnel, tally: Tally, terms: Terms) -> tuple[str, ...]:
    """What the applications show."""
    every = funnel.every
    said = []
    if every.applied and not funnel.told:
        said.append(
            "An export tells that you applied, not what came of it. Note what happens, and it is counted here."
        )
    elif tally.share is not None:
        said.append(
            f"If you went on like this for long, somewhere between {between(tally.share)} of 100 would lead to an "
            "interview. It counts what you noted."
        )
    elif every.applied:
        said.append(
            f"Too few to give a share: a range is given from {terms.least.share} on that were sent at least "
            f"{days(terms.days.application)} ago. It counts what you noted."
        )
    if every.no_word:
        said.append("Where there is no word yet, that is not a no, and no verdict on you.")
    return tuple(said)


def cautions(comparisons: int, *, found: bool) -> tuple[str, ...]:
    """What no figure here can tell."""
    said = []
    if comparisons:
        said.append(
            "This shows what went together, not what caused it: people you know better may get both your note and "
            "your trust."
        )
    if comparisons > 1:
        said.append(
            f"{comparisons} comparisons were made in the same few tries. By chance alone one in twenty would stand "
            "out, so each is held to a stricter measure" + ("." if found else ", and none stands out.")
        )
    said.append(
        "An export tells which requests were accepted. One that was declined, withdrawn or has run out looks like one "
        "that still waits."
    )
    return tuple(said)
