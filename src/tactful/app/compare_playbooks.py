"""Two playbooks over one's own people: for whom would the advice of the day differ?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.load_playbook import load_engine
from tactful.app.plan_day import Setting, candidates, cases_of, setting_of
from tactful.core.advice import Advice
from tactful.core.agenda import Case, Who
from tactful.core.engine import Engine

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


class Differs(Struct, frozen=True, kw_only=True):
    """Somebody to whom the two would do something else."""

    person: Who
    one: Advice
    other: Advice


class Differences(Struct, frozen=True, kw_only=True):
    """The people of today's agenda whom both looked at, and those about whom they differ."""

    looked_at: int
    differing: tuple[Differs, ...]


def compare_playbooks(
    ledger: Ledger, one: str, other: str, on: date, *, setting: Setting | None = None
) -> Differences:
    """What each of two playbooks advises to the people worth a look on a day, where verdict, action or day differ.

    The facts are the same for both. Raises BadInput for a playbook that there is not.
    """
    engines = load_engine(one), load_engine(other)
    setting = setting or setting_of(ledger, on)
    setting = replace(setting, engine=engines[0])
    picked, _ = candidates(ledger, setting, on)
    cases = [
        case
        for case in cases_of(ledger, picked, setting, on)
        if not case.story.kept and "*" not in case.aside
    ]
    told = [
        Differs(person=case.who, one=_advice(engines[0], case), other=_advice(engines[1], case))
        for case in cases
    ]
    differing = [both for both in told if _says(both.one) != _says(both.other)]
    order = {"send": 0, "hold": 1, "wait": 2, "dont": 3}
    differing.sort(key=lambda both: (order[both.one.verdict], order[both.other.verdict], both.person.name))
    return Differences(looked_at=len(cases), differing=tuple(differing))


def _advice(engine: Engine, case: Case) -> Advice:
    return engine.advise_story(case.story, None)


def _says(advice: Advice) -> tuple[object, ...]:
    waits = advice.opens if advice.verdict == "wait" else None
    return advice.verdict, advice.action, waits
