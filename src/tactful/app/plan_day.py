"""Planning a day: pick the people worth a look, fold their stories, and order the advice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.audit_profile import audited_gaps
from tactful.app.kept import Kept, kept_from
from tactful.app.load_playbook import load_engine
from tactful.app.situations import employers_of, me_from, situation, who
from tactful.core.agenda import QUIET, Agenda, Ahead, Case, Habit, plan
from tactful.core.engine import Engine
from tactful.core.limits import Budget, budget
from tactful.core.situation import Me, Situation
from tactful.core.story import fold

if TYPE_CHECKING:
    from tactful.ledger.last_words import LastWords
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import Parts

ANSWERS = 60
ACCEPTANCES = 14
PENDING = 21
MOVES = 45
LOGGED = 120
COLD_FROM, COLD_TO = 120, 730
CLOSEST = 3
APPLIED = 60
AHEAD = timedelta(days=7)
"""How far ahead an interview is prepared for."""


class Setting(Struct, frozen=True, kw_only=True):
    """What all advice of one ledger shares: the engine, the seeker, what the platform leaves."""

    engine: Engine
    me: Me
    budget: Budget
    employers: frozenset[str]
    settings: dict[str, Any]
    kept: Kept = Kept()
    stale: tuple[int, ...] = ()
    """People whose request has been waiting for weeks, the oldest first."""
    referred: dict[int, date] = {}
    """By person, the last day on which they referred the seeker to somebody."""


def setting_of(ledger: Ledger, today: date) -> Setting:
    """Read what all advice of this ledger shares."""
    from tactful.ledger import picking, queries
    from tactful.ledger.referrals import referrers

    settings = queries.settings(ledger)
    entries = queries.entries(ledger)
    engine = load_engine(str(settings.get("playbook") or "standard"))
    me = me_from(settings, entries, ledger.keeper().name, audited_gaps(ledger, entries, settings, today))
    sent = picking.invitations(ledger, today=today, older_than=PENDING)
    own = {name: int(settings[name]) for name in engine.playbook.limit if name in settings}
    left = budget(
        engine.playbook.limit,
        own,
        me.plan or "free",
        invitations_sent=sent.sent_last_week,
        notes_sent=sent.notes_last_month,
        pending=sent.pending,
    )
    return Setting(
        engine=engine,
        me=me,
        budget=left,
        employers=employers_of(entries, settings),
        settings=settings,
        kept=kept_from(ledger, settings, me),
        stale=tuple(person for person, _ in sent.old),
        referred=referrers(ledger),
    )


def plan_day(ledger: Ledger, on: date, *, limit: int = 5, setting: Setting | None = None) -> Agenda:
    """The agenda of `on`."""
    from tactful.ledger import closeness, picking

    setting = setting or setting_of(ledger, on)
    picked, remarks = candidates(ledger, setting, on)
    every = cases_of(ledger, picked, setting, on)
    cases = [case for case in every if not case.story.kept and "*" not in case.aside]
    done = {
        name.removeprefix("done:"): date.fromisoformat(value)
        for name, value in setting.settings.items()
        if name.startswith("done:")
    }
    habit = Habit(
        done=done,
        connections=closeness.connections(ledger),
        cadence=setting.settings.get("cadence") or {},
    )
    quiet = picking.turned_down(ledger, today=on, within=QUIET.days)
    agenda = plan(
        setting.engine,
        cases,
        setting.budget,
        on,
        habit=habit,
        quiet=quiet,
        remarks=tuple(remarks),
        limit=limit,
    )
    return replace(agenda, ahead=_ahead(ledger, on, setting.kept))


def _ahead(ledger: Ledger, on: date, kept: Kept) -> tuple[Ahead, ...]:
    """The interviews of the coming days, one for each job and day."""
    from tactful.ledger.coming import interviews

    found = interviews(ledger, today=on, since=on, until=on + AHEAD)
    named = [
        Ahead(on=one.on, job=f"{one.title} @ {one.company}", opportunity=one.opportunity_id)
        for one in found
        if one.title and one.company and one.company not in kept
    ]
    return tuple(dict.fromkeys(named))


def candidates(ledger: Ledger, setting: Setting, on: date) -> tuple[list[int], list[str]]:
    """People worth a look today, and what to remark about the rest."""
    from tactful.ledger import closeness, picking

    waiting, older = picking.waiting(ledger, today=on, within=ANSWERS, limit=40)
    picked = [one.person_id for one in waiting if one.exchange or one.job]
    picked += picking.unanswered(ledger, today=on, within=ANSWERS)
    picked += picking.newly_connected(ledger, today=on, within=ACCEPTANCES)[:20]
    picked += setting.stale[-10:]
    picked += closeness.closest_around_jobs(ledger, today=on, within=APPLIED, each=CLOSEST, top=30)
    picked += picking.moved(ledger, today=on, within=MOVES)[:50]
    picked += picking.lately(ledger, today=on, within=LOGGED)
    picked += [person for person, day in setting.referred.items() if 0 <= (on - day).days <= MOVES]
    picked += [
        tie.person_id for tie in picking.going_cold(ledger, today=on, after=COLD_FROM, before=COLD_TO, top=10)
    ]
    remarks = []
    if older:
        remarks.append(
            "Some older conversations end with a message from them. That is long ago: nobody is waiting."
        )
    return list(dict.fromkeys(picked)), remarks


def cases_of(
    ledger: Ledger, person_ids: list[int], setting: Setting, on: date, *, kept_out: bool = False
) -> list[Case]:
    """The stories of these people; of those kept out only where `kept_out` says so."""
    return [
        case_of(known, on)
        for known in situations_of(ledger, person_ids, setting, on).values()
        if kept_out or not known.parts.person.kept_out
    ]


class Known(NamedTuple):
    """The situation of somebody, beside what it is made of."""

    parts: Parts
    situation: Situation
    last: LastWords | None


def case_of(known: Known, on: date) -> Case:
    """The story of somebody with what is set aside about them; of the last words only theirs count."""
    aside = frozenset(row.play for row in known.parts.aside if row.until is None or row.until > on)
    about = known.last.text if known.last and known.last.by == "them" else None
    return Case(who=who(known.parts), story=fold(known.situation), aside=aside, about=about)


def situations_of(ledger: Ledger, person_ids: Sequence[int], setting: Setting, on: date) -> dict[int, Known]:
    """The situations of these people."""
    from tactful.ledger.situations import situation_parts

    return situations_from(ledger, situation_parts(ledger, person_ids), setting, on)


def situations_from(ledger: Ledger, parts: dict[int, Parts], setting: Setting, on: date) -> dict[int, Known]:
    """The same for parts that were read already."""
    from tactful.ledger.last_words import last_words

    words = last_words(ledger, list(parts))

    def told(person_id: int, own: Parts) -> Situation:
        return situation(
            own,
            setting.me,
            setting.budget,
            on,
            employers=setting.employers,
            last=words.get(person_id),
            kept=setting.kept,
            referred_on=setting.referred.get(person_id),
        )

    return {one: Known(own, told(one, own), words.get(one)) for one, own in parts.items()}
