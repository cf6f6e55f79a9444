"""Auditing the seeker's own profile: from the ledger, or from a file that is read and not kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from tactful.app.load_profile_rules import load_profile_rules, load_serious_rules
from tactful.app.profile_file import entries_in
from tactful.core.situation import Gap
from tactful.errors import BadInput
from tactful.profile.audit import Audit, Mark, Past, audit
from tactful.profile.from_entries import answers_from, profile_from
from tactful.profile.profile import ASKS, Answer, Ask, Network, Profile
from tactful.profile.sections import SectionName

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.notes.check.spelling import Spelling

ANSWERS, WAIVED, LAST = "profile:answers", "profile:waived", "profile:audit"
GLANCES = 12
"""Audits that are remembered in short."""
_TYPO = "typo"
_ROOM = 12
_TITLES = 3
_AIMED = ("saved", "applied", "interviewing", "offer")

Entries = Sequence[tuple[str, Mapping[str, str]]]


class Said(Struct, frozen=True, kw_only=True):
    """What the person has said about the audit: answers, and the rules they let be."""

    answers: dict[Ask, Answer] = {}
    waived: tuple[str, ...] = ()


class Glance(Struct, frozen=True, kw_only=True):
    """An audit in short: its day, and how many remarks stood in each section that had any."""

    on: date
    standing: dict[SectionName, int]


class _Last(Struct, frozen=True, kw_only=True):
    """The last audit: its day, what it found, a mark of the profile it read, and the one of an earlier day.

    `glances` has one for each day on which the profile was audited, the oldest first, its own the last.
    """

    on: date
    found: tuple[Mark, ...]
    of: str
    before: Past | None = None
    glances: tuple[Glance, ...] = ()


def audit_ledger(ledger: Ledger, *, today: date, now: datetime, spelling: bool = True) -> Audit | None:
    """Audit the imported profile and remember what was found; None while no profile was imported.

    It is compared with the last audit of an earlier day. Without spelling only listed slips are found, and nothing is
    remembered.
    """
    from tactful.ledger import profile_entries, queries

    settings, entries = queries.settings(ledger), queries.entries(ledger)
    if not entries:
        return None
    said, last = said_in(settings), _last(settings)
    past = _past(last, today)
    if past and not spelling:
        past = Past(on=past.on, found=tuple(mark for mark in past.found if mark.rule != _TYPO))
    told = _audited(_profile(ledger, entries, settings, today), said, today, past, spelling=spelling)
    if spelling:
        glances = (*_earlier(last, today), _glance(told))[-GLANCES:]
        seen = _Last(on=today, found=told.found, of=_mark(entries), before=past, glances=glances)
        if seen != last:
            profile_entries.remember(ledger, LAST, msgspec.to_builtins(seen), now=now)
    return msgspec.structs.replace(told, said=settings.get("gaps") == [])


def over_time(settings: Mapping[str, Any]) -> tuple[Glance, ...]:
    """The audits of the last days on which there was one, in short, the oldest first."""
    last = _last(settings)
    return last.glances if last else ()


def audit_file(path: Path, said: Said, *, today: date, spelling: bool = True) -> Audit:
    """Audit the profile in a file, such as a JSON Resume; nothing of it is kept.

    Raises NotAnExport for what cannot be read, BadInput for a file without a profile.
    """
    entries, owner = entries_in(path, today=today)
    answers = answers_from(said.answers, owner.url)
    profile = profile_from(entries, today=today, name=owner.name, answers=answers)
    return _audited(profile, said, today, None, spelling=spelling, but=("line-missing",))


def audited_gaps(
    ledger: Ledger, entries: Entries, settings: Mapping[str, Any], today: date
) -> tuple[Gap, ...] | None:
    """What is known and serious about the profile now; None while too little is known to call it in order.

    Typos are those of the last audit, as long as the profile is the one it read.
    """
    if not entries:
        return None
    said, last = said_in(settings), _last(settings)
    answers = answers_from(said.answers, ledger.keeper().url)
    profile = profile_from(entries, today=today, answers=answers, employer=settings.get("employer"))
    gaps = list(audit(profile, load_serious_rules(), today, waived=said.waived).gaps)
    fresh = last is not None and last.of == _mark(entries)
    if last and fresh and _TYPO not in said.waived and any(mark.rule == _TYPO for mark in last.found):
        gaps.append("typos")
    return tuple(gaps) if gaps or (fresh and answers.get("photo") == "yes") else None


def said_in(settings: Mapping[str, Any]) -> Said:
    """What the person has said about the audit."""
    answers: dict[Ask, Answer] = {
        ask: given for ask in ASKS if (given := (settings.get(ANSWERS) or {}).get(ask))
    }
    return Said(answers=answers, waived=tuple(settings.get(WAIVED) or ()))


def keep(
    ledger: Ledger,
    *,
    now: datetime,
    waive: Sequence[str] = (),
    take_up: Sequence[str] = (),
    answers: Mapping[Ask, Answer | None] | None = None,
) -> None:
    """Remember what the person says: findings to be let be or taken up again, and answers (None forgets one).

    Raises BadInput for what is no rule.
    """
    from tactful.ledger import queries
    from tactful.ledger.recording import acting

    for rule in (*waive, *take_up):
        known_profile_rule(rule)
    said = said_in(queries.settings(ledger))
    waived = [rule for rule in dict.fromkeys((*said.waived, *waive)) if rule not in take_up]
    given: dict[Ask, Answer | None] = {**said.answers, **(answers or {})}
    with acting(ledger, "set", now=now) as act:
        if waive or take_up:
            act.put_setting(WAIVED, waived or None)
        if answers:
            act.put_setting(ANSWERS, {ask: answer for ask, answer in given.items() if answer} or None)


def known_profile_rule(name: str) -> None:
    """Raises BadInput, with names that are near, for what is no rule of the audit."""
    names = [rule.name for rule in load_profile_rules()]
    if name not in names:
        from difflib import get_close_matches

        near = [known for known in names if name in known][:3] or get_close_matches(name, names) or names[:3]
        raise BadInput(f"There is no rule {name}.", f"Perhaps {', '.join(near)}? All: tactful profile --list")


def _profile(ledger: Ledger, entries: Entries, settings: Mapping[str, Any], today: date) -> Profile:
    from tactful.ledger import profile_entries, queries

    keeper = ledger.keeper()
    profile = profile_from(
        entries,
        today=today,
        name=settings.get("name") or keeper.name,
        answers=answers_from(said_in(settings).answers, keeper.url),
        recommendations=profile_entries.recommendations(ledger),
        changed_on=profile_entries.changed_on(ledger),
        line=settings.get("line"),
        employer=settings.get("employer"),
        discreet=bool(settings.get("discreet")),
        aims=tuple(job.title for job in queries.opportunities(ledger) if job.stage in _AIMED)[:_ROOM],
    )
    return msgspec.structs.replace(profile, network=_network(ledger, profile))


def _network(ledger: Ledger, profile: Profile) -> Network:
    from tactful.ledger.identity import company_key
    from tactful.ledger.profile_entries import connected
    from tactful.profile.alike import same_place, weighty

    standing = connected(ledger)
    if not standing:
        return Network()
    there = [(one.company, weighty(one.title or "").keys()) for one in standing]
    own = {stem for job in profile.positions[:_TITLES] for stem in weighty(job.title)}
    keys = {job.place: company_key(job.place) for job in profile.positions if job.place}
    schools = {entry.place for entry in profile.education if entry.place}
    return Network(
        connections=len(standing),
        at={name: sum(key == company for company, _ in there) for name, key in keys.items()},
        schools={
            name: sum(any(same_place(name, other) for other in one.schools) for one in standing)
            for name in schools
        },
        in_field=sum(not own.isdisjoint(words) for _, words in there) if own else None,
    )


def _audited(
    profile: Profile,
    said: Said,
    today: date,
    past: Past | None,
    *,
    spelling: bool,
    but: Sequence[str] = (),
) -> Audit:
    speller: Spelling | None = None
    if spelling:
        from tactful.app.spelling import speller_for

        speller = speller_for().for_fragments()
    rules = [rule for rule in load_profile_rules() if rule.name not in but]
    return audit(profile, rules, today, spelling=speller, waived=said.waived, past=past)


def _last(settings: Mapping[str, Any]) -> _Last | None:
    """The last audit; one in a form that is no longer known is forgotten."""
    try:
        return msgspec.convert(settings[LAST], _Last) if LAST in settings else None
    except msgspec.ValidationError:
        return None


def _earlier(last: _Last | None, today: date) -> tuple[Glance, ...]:
    return tuple(one for one in last.glances if one.on < today) if last else ()


def _glance(told: Audit) -> Glance:
    counts = {one.name: sum(not f.set_aside for f in one.findings) for one in told.sections}
    return Glance(on=told.on, standing={name: count for name, count in counts.items() if count})


def _past(last: _Last | None, today: date) -> Past | None:
    """What to compare with: the last audit of an earlier day."""
    if last is None or last.on == today:
        return last.before if last else None
    return Past(on=last.on, found=last.found)


def _mark(entries: Entries) -> str:
    """A short mark of a profile: another one when a word of it is another."""
    told = msgspec.json.encode(sorted((kind, sorted(fields.items())) for kind, fields in entries))
    return blake2b(told, digest_size=8).hexdigest()
