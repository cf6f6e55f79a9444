"""From the ledger's rows to the situation the core decides on."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, get_args

from msgspec.structs import replace

from tactful.core.agenda import Who
from tactful.core.closing import closes, gives
from tactful.core.limits import Budget
from tactful.core.moment import Moment
from tactful.core.situation import Company, Gap, Link, Me, Opportunity, Person, Role, Situation, Stage
from tactful.ledger.last_words import LastWords
from tactful.ledger.rows import OpportunityParts, Parts

EXPIRES = timedelta(days=180)
_LIVELY: tuple[Stage, ...] = (
    "interviewing", "offer", "accepted", "applied", "saved", "rejected", "withdrawn", "none",
)  # fmt: skip
_RECRUITS = re.compile(
    r"\b(recruit\w*|talent (acquisition|partner|lead|manager|sourc\w+)|sourcer|headhunt\w*|staffing)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(ceo|cto|cfo|coo|cio|chief [a-z]+ officer|president|founder)\b", re.IGNORECASE)


def situation(
    parts: Parts,
    me: Me,
    budget: Budget,
    today: date,
    *,
    employers: frozenset[str] = frozenset(),
    last: LastWords | None = None,
    kept: Container[str] = (),
    referred_on: date | None = None,
) -> Situation:
    """The situation of one person as of `today`.

    `employers` are the seeker's own, case-folded; `last` are the last words between the two, so that a closing one
    is not taken for a question. `kept` has the companies that must not learn of the search; `referred_on` is the
    day on which they referred me to somebody.
    """
    person, company = parts.person, parts.company
    hidden = company is not None and (company.kept_from or company.name in kept)
    around = chosen(parts)
    shares = dict.fromkeys(person.shares or ())
    if company and company.name.casefold() in employers:
        shares["employer"] = None
    moments = [*parts.moments, *(around.moments if around else ())]
    if last and closes(last.text):
        moments = _closed(moments, last.by)
    moments = _given(moments, last.unanswered if last else ())
    if referred_on is not None and all(m.what != "referred" or m.with_ for m in moments):
        moments.append(Moment(on=referred_on, what="referred", by="them"))
    return Situation(
        today=today,
        me=replace(
            me,
            invitations_left=budget.invitations_left,
            personal_notes_left=budget.notes_left,
            discreet=me.discreet or hidden or None,
            employer=company.name if company and hidden else me.employer,
        ),
        person=Person(
            name=person.name,
            role=person.role or ("referrer" if referred_on else guessed_role(parts, employers)),
            link=_link(parts, today),
            mutuals=person.mutuals,
            mutual_names=person.mutual_names or (),
            shares=tuple(shares),
            shared=person.shared or (),
            manner=person.manner or "unknown",
            welcome=person.welcome or "unknown",
        ),
        company=Company(
            name=company.name if company else None,
            culture=(company and company.culture) or "unknown",
            policy=(company and company.policy) or "unknown",
            admire=company.admire if company else None,
        ),
        opportunity=Opportunity(
            title=around.opportunity.title if around else None,
            stage=around.opportunity.stage if around else None,
            posting=around.opportunity.posting if around else None,
        ),
        moments=tuple(sorted(moments, key=lambda m: (m.on, m.at or ""))),
    )


def chosen(parts: Parts) -> OpportunityParts | None:
    """The opportunity it is about: of those they have part in, or at their company, the liveliest, then the newest."""
    return min(parts.opportunities, key=lambda one: _LIVELY.index(one.opportunity.stage), default=None)


def who(parts: Parts) -> Who:
    """The person as the agenda names them."""
    person = parts.person
    url = f"https://www.linkedin.com/{person.url}" if person.url else None
    return Who(
        id=person.id,
        name=person.name,
        role=person.role,
        company=parts.company.name if parts.company else None,
        title=person.title,
        url=url,
    )


def guessed_role(parts: Parts, employers: frozenset[str]) -> Role | None:
    """A role read from the title, a shared employer or a job of mine at their company; `other` for
    someone I wrote to first; None when nothing tells."""
    title = parts.person.title or ""
    if _RECRUITS.search(title):
        return "recruiter"
    if parts.company and parts.company.name.casefold() in employers:
        return "colleague"
    if _LEADS.search(title):
        return "executive"
    if parts.opportunities:
        return "employee"
    wrote = {moment.mine for moment in parts.moments if moment.what == "messaged"}
    return "other" if wrote == {True} else None


def me_from(
    settings: Mapping[str, Any],
    entries: list[tuple[str, dict[str, str]]],
    name: str | None,
    audited: tuple[Gap, ...] | None = None,
) -> Me:
    """The seeker, from what was set and from the imported profile.

    `audited` is what an audit found, None while it cannot tell. Where the person has called the profile in order,
    their word stands.
    """
    current = [f for kind, f in entries if kind == "position" and not f.get("finished")]
    set_ = settings.get("gaps")
    given = tuple(gap for gap in set_ if gap in get_args(Gap)) if set_ is not None else None
    found = () if given == () else tuple(gap for gap in audited or () if gap not in (given or ()))
    known = given is not None or audited is not None
    return Me(
        name=settings.get("name") or name,
        line=settings.get("line"),
        experience=tuple(settings.get("experience") or ()),
        goal=settings.get("goal"),
        discreet=settings.get("discreet"),
        employer=settings.get("employer") or (current[0].get("company") if current else None),
        plan=settings.get("plan"),
        profile_gaps=(*(given or ()), *found) if known else None,
        audited_gaps=found,
    )


def employers_of(entries: list[tuple[str, dict[str, str]]], settings: Mapping[str, Any]) -> frozenset[str]:
    """The seeker's own employers, past and present, case-folded."""
    names = [f.get("company", "") for kind, f in entries if kind == "position"]
    names.append(str(settings.get("employer") or ""))
    return frozenset(name.strip().casefold() for name in names if name.strip())


def _link(parts: Parts, today: date) -> Link | None:
    person = parts.person
    if person.link in get_args(Link):
        return person.link  # type: ignore[return-value]
    if person.gone_on is not None:
        return "none"
    if person.connected_on is not None:
        return "connected"
    sent = [m.on for m in parts.moments if m.what == "invited" and m.mine]
    ended = any(m.what in ("accepted", "connected") for m in parts.moments)
    return "none" if sent and not ended and today - max(sent) > EXPIRES else None


def _closed(moments: list[Moment], by: str) -> list[Moment]:
    """Read the last message as a word of thanks: it asks for nothing."""
    for place in range(len(moments) - 1, -1, -1):
        moment = moments[place]
        if moment.what == "messaged" and moment.mine == (by == "me"):
            return [*moments[:place], replace(moment, what="thanked", by=by), *moments[place + 1 :]]
    return moments


def _given(moments: list[Moment], texts: Sequence[str]) -> list[Moment]:
    """Read my messages that thank or report back as thanks; `texts` are the last of them, the newest first."""
    read = list(moments)
    own = [
        place
        for place, m in enumerate(moments)
        if m.mine and m.what in ("messaged", "thanked") and not m.with_
    ]
    own.sort(key=lambda place: (moments[place].on, moments[place].at or ""), reverse=True)
    for place, text in zip(own, texts, strict=False):
        if read[place].what == "messaged" and gives(text):
            read[place] = replace(read[place], what="thanked", by="me")
    return read
