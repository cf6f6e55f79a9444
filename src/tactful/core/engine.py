"""The engine: a story and a playbook make advice. It knows no etiquette; the playbook knows it all.

Plays whose trigger is in the story are candidates; boundaries veto them, make them wait or hold them; the rest is
ranked. The same facts, playbook and day give the same advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.advice import Advice
from tactful.core.condition import Check, compile_all, compile_any
from tactful.core.explain import explain
from tactful.core.outcome import Outcome
from tactful.core.playbook import Boundary, Otherwise, Play, Playbook, Reason, Shift
from tactful.core.situation import Action, Situation
from tactful.core.story import Story, fold
from tactful.core.window import Span, day_to_wait_for, span

CLOSING = timedelta(days=3)


class _Ready(Struct, frozen=True):
    """The conditions of an entry, compiled."""

    when: Check
    unless: Check

    def holds(self, story: Story) -> bool:
        return self.when(story) and not self.unless(story)


def _ready(entry: Play | Boundary | Reason) -> _Ready:
    return _Ready(compile_any(list(entry.when)), compile_any(list(entry.unless)))


class Engine:
    """A playbook, ready to be asked."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._plays = [
            (name, play, _ready(play), [(compile_all(shift.when), shift) for shift in play.shift])
            for name, play in sorted(playbook.play.items(), key=lambda item: -item[1].rank)
        ]
        self._boundaries = [(n, b, _ready(b)) for n, b in playbook.boundary.items() if not b.off]
        self._reasons = [(reason, _ready(reason)) for reason in playbook.reason]
        self._otherwise = [(o, compile_any(list(o.when))) for o in playbook.otherwise]
        self.tasks = [(name, task, compile_any(list(task.when))) for name, task in playbook.task.items()]

    def advise(self, situation: Situation) -> Advice:
        """Say whether, when and why. A note's text is not read here."""
        return self.advise_story(fold(situation), situation.considering, situation.id)

    def advise_story(self, story: Story, considering: Action | None, id_: str | int | None = None) -> Advice:
        """The same for a story that is folded already."""
        return self.explained(story, self.outcome(story, considering), considering, id_)

    def outcome(self, story: Story, considering: Action | None) -> Outcome:
        """What becomes of one action, or of the best one when none is considered."""
        return self.best(story, self.outcomes(story, considering), considering)

    def explained(
        self, story: Story, outcome: Outcome, considering: Action | None = None, id_: str | int | None = None
    ) -> Advice:
        """The advice that an outcome makes, with the reasons that speak in it."""
        action = considering or (outcome.play.action if outcome.play else None)
        return explain(self.playbook, outcome, action, self._speaking(story, outcome, action), id_)

    def outcomes(self, story: Story, considering: Action | None = None) -> list[Outcome]:
        """Every play that the story calls for, with its verdict; the highest rank first."""
        ready = self._candidates(story, considering)
        return [self._outcome(story, *one, considering) for one in ready]

    def best(self, story: Story, outcomes: list[Outcome], considering: Action | None = None) -> Outcome:
        """The one among all outcomes of a story that is advised."""
        timely = [outcome for outcome in outcomes if not outcome.late]
        if considering is None:
            if timely:
                return max(timely, key=lambda outcome: _worth(outcome, story.today))
        elif timely:
            return max(timely, key=_answer_worth)
        bounds = tuple(self._bounds(story, considering, None)) if considering else ()
        if bounds:
            bare = Outcome(verdict="send", name=None, play=None, bounds=bounds)
            weighed = _weigh(story, bare, Span(story.today, (story.today, story.today), story.today))
            if weighed.verdict in ("dont", "wait"):
                return weighed
        if outcomes:
            return max(outcomes, key=_answer_worth)
        return self._nothing(story, considering)

    def _candidates(
        self, story: Story, considering: Action | None
    ) -> Iterator[tuple[str, Play, list[tuple[Check, Shift]], date]]:
        for name, play, ready, shifts in self._plays:
            if considering is not None and considering != play.action and considering not in play.also:
                continue
            anchor = _anchor(play, story)
            if anchor is None or not ready.holds(story):
                continue
            if any(story.dates.get(mark, date.min) >= anchor for mark in play.done_by):
                continue
            yield name, play, shifts, anchor

    def _outcome(
        self,
        story: Story,
        name: str,
        play: Play,
        shifts: list[tuple[Check, Shift]],
        anchor: date,
        considering: Action | None,
    ) -> Outcome:
        applied = tuple(shift for check, shift in shifts if check(story))
        when = span(play.window, anchor, applied)
        bounds = tuple(self._bounds(story, considering or play.action, name))
        outcome = Outcome(verdict="send", name=name, play=play, shifts=applied, bounds=bounds)
        if story.audited:
            outcome = replace(outcome, soft=self._soft(story, bounds))
        return _weigh(story, outcome, when)

    def _soft(self, story: Story, bounds: Iterable[tuple[str, Boundary]]) -> frozenset[str]:
        """The boundaries among these that would not speak without what an audit found."""
        without = replace(story, gaps=story.gaps - story.audited)
        names = {name for name, boundary in bounds if boundary.eases}
        return frozenset(n for n, _, ready in self._boundaries if n in names and not ready.holds(without))

    def _bounds(self, story: Story, action: Action, play: str | None) -> Iterator[tuple[str, Boundary]]:
        for name, boundary, ready in self._boundaries:
            if boundary.actions and action not in boundary.actions:
                continue
            if boundary.plays and play not in boundary.plays:
                continue
            if play not in boundary.but and ready.holds(story) and not _over(boundary, story):
                yield name, boundary

    def _nothing(self, story: Story, considering: Action | None) -> Outcome:
        """No play calls for it."""
        for otherwise, check in self._otherwise:
            if (considering in otherwise.actions or not otherwise.actions) and check(story):
                return _otherwise_outcome(otherwise, story)
        raise LookupError(f"the playbook has no [[otherwise]] for {considering or 'nothing to do'}")

    def _speaking(self, story: Story, outcome: Outcome, action: Action | None) -> Iterable[Reason]:
        for reason, ready in self._reasons:
            if reason.actions and action not in reason.actions:
                continue
            if reason.plays and outcome.name not in reason.plays:
                continue
            if ready.holds(story):
                yield reason


def _over(boundary: Boundary, story: Story) -> bool:
    """True for a cool-off whose date has come, or cannot be told."""
    if boundary.verdict != "wait" or boundary.until is None:
        return False
    day = day_to_wait_for(boundary.until, story)
    return day is None or day <= story.today


def _anchor(play: Play, story: Story) -> date | None:
    for mark in play.trigger:
        if mark == "today":
            return story.today
        if mark in story.dates:
            return story.dates[mark]
    return None


def _weigh(story: Story, outcome: Outcome, when: Span) -> Outcome:
    """Let the boundaries speak, then the calendar: veto, wait, hold, send."""
    late = when.closes < story.today
    days = [day for _, b in outcome.bounds if b.until and (day := day_to_wait_for(b.until, story))]
    for day in days:
        when = when.not_before(day)
    eased = frozenset(
        name
        for name, boundary in outcome.bounds
        if boundary.eases and name in outcome.soft and (when.closes - story.today).days <= boundary.eases.days
    )
    verdicts = {boundary.verdict for name, boundary in outcome.bounds if name not in eased}
    if "dont" in verdicts:
        return outcome.becomes("dont", None)
    if late:
        return outcome.becomes("hold", None, late=True)
    if when.opens > story.today:
        return outcome.becomes("wait", when)
    if "hold" in verdicts or "wait" in verdicts:
        return outcome.becomes("hold", None)
    return replace(outcome.becomes("send", when), eased=eased)


def _answer_worth(outcome: Outcome) -> tuple[int, int, int]:
    """For one action in mind: what can be done beats what must be prepared, that beats what comes later."""
    order = {"send": 3, "hold": 2, "wait": 1, "dont": 0}[outcome.verdict]
    soon = -outcome.span.opens.toordinal() if outcome.verdict == "wait" and outcome.span else 0
    return order, soon, outcome.play.rank if outcome.play else 0


def _worth(outcome: Outcome, today: date) -> tuple[int, int, int]:
    """With nothing in mind: what is open now, closing soon first; what opens later; what to leave; milder things."""
    play = outcome.play
    assert play is not None
    if play.mild:
        return (0 if outcome.verdict == "dont" else 1), 0, play.rank
    if outcome.verdict == "dont":
        return 2, 0, play.rank
    if outcome.verdict == "wait" and outcome.span:
        return 3, -outcome.span.opens.toordinal(), play.rank
    closing = bool(outcome.span) and outcome.span.best[1] - today <= CLOSING  # type: ignore[union-attr]
    return 4, 0, play.rank + (5 if outcome.verdict == "send" else 0) + (3 if closing else 0)


def _otherwise_outcome(otherwise: Otherwise, story: Story) -> Outcome:
    when = None
    if otherwise.verdict == "wait" and otherwise.until:
        day = day_to_wait_for(otherwise.until, story)
        when = Span(day, (day, day + timedelta(days=7)), day + timedelta(days=30)) if day else None
    verdict = otherwise.verdict
    if verdict == "wait" and (when is None or when.opens <= story.today):
        verdict, when = "hold", None
    return Outcome(verdict=verdict, name=None, play=None, span=when, otherwise=otherwise)
