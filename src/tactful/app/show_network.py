"""The network as a whole: what it covers, which ties go cold, what to look at again, how it grew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.bonds import Past, Places
from tactful.app.how_close import Ties, how_close
from tactful.network.cold import QUIET_FROM, QUIET_TO, SHOWN, Cold, reason, was_close
from tactful.network.coverage import Cover, Field, Standing, Target, covers
from tactful.network.growth import Quarter, growth
from tactful.network.review import MOST, Review, to_review
from tactful.network.ties import closeness
from tactful.network.years import stays

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.core.situation import Situation
    from tactful.ledger.network_rows import Connected
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import CompanyRow, PersonRow

TITLES = 3
TARGETS = 20
_LOOKED_AT = 40
_LIVE = ("interviewing", "offer", "applied", "saved")


class Network(Struct, frozen=True, kw_only=True):
    """What `tactful network` tells. `to_confirm`: how many of the next round's questions there are."""

    connections: int
    as_of: date | None
    ties: Ties
    covers: tuple[Cover, ...]
    targets: tuple[Target, ...]
    field: Field | None
    cold: tuple[Cold, ...]
    growth: tuple[Quarter, ...]
    review: tuple[Review, ...]
    to_confirm: int


def show_network(ledger: Ledger, on: date) -> Network:
    """The network as of `on`."""
    from tactful.app.confirm_ties import questions
    from tactful.app.plan_day import setting_of
    from tactful.ledger import network_rows, queries

    setting = setting_of(ledger, on)
    standing = network_rows.connections(ledger)
    mine = stays(queries.entries(ledger))
    places = Places(ledger)
    meant = {stay.name: places.same(stay.name) for stay in mine}
    hoped = hoped_for(ledger, setting)
    return Network(
        connections=len(standing),
        as_of=network_rows.exported_on(ledger),
        ties=how_close(ledger, standing, places.names, setting.kept, on),
        covers=tuple(
            covers(
                [
                    Standing(company_id=one.company_id, connected_on=one.connected_on, shared=one.shared)
                    for one in standing
                ],
                mine,
                meant,
            )
        ),
        targets=tuple(_targets(standing, hoped, places)),
        field=_field(ledger, standing),
        cold=tuple(_cold(ledger, setting, places, on, {one.name for one in hoped})),
        growth=growth((one.connected_on for one in standing), on),
        review=_review(ledger, standing),
        to_confirm=len(questions(ledger, setting, standing, places, meant)),
    )


def hoped_for(ledger: Ledger, setting: Setting) -> list[CompanyRow]:
    """The targets and the companies with a live job of mine, but those where the search is kept from."""
    from tactful.ledger import queries

    jobs = {job.company_id for job in queries.opportunities(ledger) if job.stage in _LIVE}
    every = [one for one in queries.companies(ledger) if one.target or one.id in jobs]
    wanted = sorted(every, key=lambda one: (not one.target, one.key))[:TARGETS]
    return [one for one in wanted if one.name not in setting.kept]


def _targets(standing: Sequence[Connected], hoped: Sequence[CompanyRow], places: Places) -> list[Target]:
    found = []
    for one in hoped:
        ids = places.same(one.name)
        there = sum(person.company_id in ids and not person.kept_out for person in standing)
        found.append(Target(name=one.name, there=there))
    return sorted(found, key=lambda target: -target.there)


def _field(ledger: Ledger, standing: Sequence[Connected]) -> Field | None:
    from tactful.ledger import queries
    from tactful.profile.alike import weighty

    titles = [fields.get("title", "") for _, fields in queries.entries(ledger, "position")][:TITLES]
    own: dict[str, str] = {}
    for title in titles:
        own = {**weighty(title), **own}
    if not own:
        return None
    there = sum(not own.keys().isdisjoint(weighty(one.title or "")) for one in standing)
    return Field(words=tuple(own.values()), there=there, of=len(standing))


def _cold(ledger: Ledger, setting: Setting, places: Places, on: date, hoped: Collection[str]) -> list[Cold]:
    """The closest of those that have been quiet, where a word is welcome now."""
    from tactful.app.plan_day import cases_of, situations_of
    from tactful.ledger import network_rows, picking

    ties = picking.going_cold(ledger, today=on, after=QUIET_FROM, before=QUIET_TO, top=_LOOKED_AT)
    people = {one.id: one for one in network_rows.people(ledger, [tie.person_id for tie in ties])}
    people = {
        one: row
        for one, row in people.items()
        if row.connected_on is not None and places.names.get(row.company_id or 0, "") not in setting.kept
    }
    past = Past(ledger, people.values())
    bonds = {one: past.bond(row) for one, row in people.items()}
    once = [one for one in people if was_close(bonds[one])]
    once.sort(key=lambda one: -closeness(bonds[one], on).weight)
    found: list[Cold] = []
    told = situations_of(ledger, once, setting, on)
    playbook = str(setting.settings.get("playbook") or "standard")
    for case in cases_of(ledger, once, setting, on):
        row = people[case.who.id]
        welcome = setting.engine.advise_story(case.story, "message").verdict in ("send", "hold")
        if len(found) == SHOWN or not welcome or "*" in case.aside:
            continue
        bond = bonds[row.id]
        found.append(
            Cold(
                person=case.who,
                last_on=bond.wrote_on or on,
                was="; ".join(
                    part.says for part in closeness(bond, on).parts if part.part in ("messages", "shared")
                ),
                reason=reason(bond, case.who.company, _moved_on(past, row), on, hoped),
                next=_next(row.name, told[row.id].situation, playbook),
            )
        )
    return found


def _next(name: str, plain: Situation, playbook: str) -> str:
    """A note in touch with a sentence of one's own, where such a one can be made; else the person in full."""
    from tactful.app.draft_advised import draft_advised
    from tactful.errors import BadInput

    try:
        drafted = draft_advised(plain, "stay-in-touch", playbook=playbook, own="This is my own sentence.")
    except BadInput:
        return f'tactful person "{name}"'
    if drafted.text is None:
        return f'tactful person "{name}"'
    return f'tactful draft "{name}" --scenario stay-in-touch --say "Your own words."'


def _moved_on(past: Past, row: PersonRow) -> date | None:
    return past.known(row, None).moved_on


def _review(ledger: Ledger, standing: Sequence[Connected]) -> tuple[Review, ...]:
    from tactful.ledger import network_rows

    names = {one.id: one.name for one in standing}
    spam = [(one, names[one]) for one in network_rows.spammers(ledger, limit=MOST) if one in names]
    return to_review(spam, [(one.id, one.name) for one in standing if one.kept_out])
