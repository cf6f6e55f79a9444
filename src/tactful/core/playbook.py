"""The playbook's schema: etiquette as data. The engine reads it and knows no etiquette itself.

A playbook is a folder of TOML files whose tables are merged: `[play.NAME]`, `[boundary.NAME]`, `[[reason]]`,
`[otherwise.ACTION]`, `[rule.ID]`, `[source.ID]`, `[limit.NAME]` and `[playbook]` itself.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from tactful.core.condition import Condition
from tactful.core.situation import Action

Verdict = Literal["send", "wait", "hold", "dont"]
Weighs = Literal["for", "against"]
Channel = Literal["request", "message", "email", "comment", "none"]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every table of a playbook has in common: named keys only."""


class Header(Entry, frozen=True, kw_only=True):
    """`[playbook]`: its name, what it is, and the playbook it lies over."""

    name: str
    title: str
    about: str
    extends: str | None = None


class Source(Entry, frozen=True, kw_only=True):
    """`[source.ID]`: a document; `grade` A to C as in the list of guidance, `url` where it can be read.

    `called` is how it is cited in a sentence, where the title is too long for that.
    """

    title: str
    called: str | None = None
    grade: Literal["A", "B", "C", "own"]
    url: str | None = None
    read: str | None = None


class Rule(Entry, frozen=True, kw_only=True):
    """`[rule.ID]`: one rule of etiquette in a sentence, and the sources that say it.

    `carried_by` names what carries a rule that no play, boundary, reason or note rule does (a later part).
    """

    says: str
    sources: tuple[str, ...]
    topic: Literal["whether", "when", "say", "boundary", "after", "profile", "own"] = "own"
    planned: str | None = None


class Limit(Entry, frozen=True, kw_only=True):
    """`[limit.NAME]`: a number of the platform, with its source, its date and how sure it is."""

    value: int
    unit: str
    source: str
    on: str
    sure: Literal["high", "medium", "low"]


class Window(Entry, frozen=True, kw_only=True):
    """Days after the trigger (before it when negative); `basis` says where the numbers come from."""

    opens: int
    best: tuple[int, int]
    closes: int
    basis: str


class Shift(Entry, frozen=True, kw_only=True):
    """Moves the window by `by` days (or only its `best` part by `best`) where `when` holds."""

    when: Condition
    rule: str
    text: str
    basis: str
    by: int = 0
    best: tuple[int, int] = (0, 0)
    weighs: Weighs = "for"


class Contested(Entry, frozen=True, kw_only=True):
    """Where informed people disagree: what they say, and who."""

    text: str
    against: str


class Instead(Entry, frozen=True, kw_only=True):
    """What to do in its place."""

    action: Action
    text: str


class Play(Entry, frozen=True, kw_only=True):
    """`[play.NAME]`: one thing worth doing in one situation.

    `trigger` is a mark, several (the first that is there), or `today` for what has no date. The play is over when
    one of `done_by` happened on or after the trigger. `also` lists other actions it answers. `mild` plays are
    offered only when nothing else is, and `a_day` says how many of a kind one day holds. A `scenario` is the kind of
    note it calls for, a `recipe` how it is made where that is not the scenario's own; `draft` is false where it needs a
    sentence of the person's own. A play without either needs no words.
    """

    title: str
    rules: tuple[str, ...]
    because: str
    action: Action
    trigger: tuple[str, ...]
    window: Window
    rank: int
    when: tuple[Condition, ...] = ({},)
    unless: tuple[Condition, ...] = ()
    done_by: tuple[str, ...] = ()
    also: tuple[Action, ...] = ()
    shift: tuple[Shift, ...] = ()
    first: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    contested: tuple[Contested, ...] = ()
    instead: Instead | None = None
    mild: bool = False
    scenario: str | None = None
    recipe: str | None = None
    channel: Channel = "none"
    a_day: int = 5
    draft: bool = True
    late: str | None = None


class Until(Entry, frozen=True, kw_only=True):
    """A date to wait for: `days` (or `workdays`) after a mark, or after the n-th latest `touch`, or from today."""

    mark: str | None = None
    touch: int | None = None
    days: int = 0
    workdays: int = 0


class Eases(Entry, frozen=True, kw_only=True):
    """When a hold lets go: in the last `days` before the window closes, if only an audit found what it is about."""

    days: int
    text: str
    basis: str


class Boundary(Entry, frozen=True, kw_only=True):
    """`[boundary.NAME]`: something never, or not yet, done. `plays` limits it to some, `but` spares some."""

    title: str
    rules: tuple[str, ...]
    text: str
    verdict: Literal["dont", "wait", "hold"]
    actions: tuple[Action, ...] = ()
    plays: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ({},)
    unless: tuple[Condition, ...] = ()
    until: Until | None = None
    eases: Eases | None = None
    first: tuple[str, ...] = ()
    instead: Instead | None = None
    contested: tuple[Contested, ...] = ()
    basis: str | None = None
    off: bool = False


class Reason(Entry, frozen=True, kw_only=True):
    """`[[reason]]`: something that speaks for or against, or something to look at, say or avoid."""

    rule: str
    actions: tuple[Action, ...] = ()
    plays: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ({},)
    unless: tuple[Condition, ...] = ()
    weighs: Weighs | None = None
    text: str | None = None
    first: str | None = None
    say: str | None = None
    avoid: str | None = None


class Otherwise(Entry, frozen=True, kw_only=True):
    """`[[otherwise]]`: the answer for an action that no play calls for; the first whose `when` holds."""

    actions: tuple[Action, ...]
    rules: tuple[str, ...]
    verdict: Literal["dont", "hold", "wait"]
    text: str
    when: tuple[Condition, ...] = ({},)
    until: Until | None = None
    first: tuple[str, ...] = ()
    instead: Instead | None = None
    basis: str | None = None


class Task(Entry, frozen=True, kw_only=True):
    """`[task.NAME]`: something for a day or a week that is no note to one person.

    With a `trigger` it belongs to a person; else it comes back `every` so many days. `people` is how many it is
    about; `fewer` shows it only while there are fewer connections.
    """

    title: str
    rules: tuple[str, ...]
    because: str
    steps: tuple[str, ...]
    rank: int
    trigger: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ({},)
    every: int = 7
    people: int = 0
    fewer: int | None = None


class Playbook(Entry, frozen=True, kw_only=True):
    """A whole playbook, its tables merged and valid."""

    header: Header = field(name="playbook")
    source: dict[str, Source] = {}
    rule: dict[str, Rule] = {}
    limit: dict[str, Limit] = {}
    play: dict[str, Play] = {}
    boundary: dict[str, Boundary] = {}
    task: dict[str, Task] = {}
    reason: tuple[Reason, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()
