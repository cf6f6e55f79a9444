"""The two-minute round: who was really a colleague or a fellow student."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from tactful.app.bonds import Places
from tactful.core.situation import Shared
from tactful.network.confirming import Candidate, Maybe, to_ask
from tactful.network.years import stays

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.network_rows import Connected
    from tactful.ledger.open import Ledger


def round_of(ledger: Ledger, on: date) -> tuple[Maybe, ...]:
    """The questions of the next round."""
    from tactful.app.plan_day import setting_of
    from tactful.ledger import network_rows, queries

    places = Places(ledger)
    meant = {stay.name: places.same(stay.name) for stay in stays(queries.entries(ledger))}
    return questions(ledger, setting_of(ledger, on), network_rows.connections(ledger), places, meant)


def questions(
    ledger: Ledger,
    setting: Setting,
    standing: Sequence[Connected],
    places: Places,
    meant: Mapping[str, set[int]],
) -> tuple[Maybe, ...]:
    """The same, where all that it takes was read; nobody where the search is kept from is asked about."""
    from tactful.ledger import network_rows, queries

    mine = stays(queries.entries(ledger))
    if not mine:
        return ()
    open_ = [
        one
        for one in standing
        if not one.kept_out and places.names.get(one.company_id or 0, "") not in setting.kept
    ]
    before: dict[int, set[int]] = {}
    for row in network_rows.were_at(ledger, company_ids=set().union(*meant.values())):
        before.setdefault(row.person_id, set()).add(row.company_id)
    messages = network_rows.messages(ledger)
    people = (
        Candidate(
            id=one.id,
            name=one.name,
            title=one.title,
            connected_on=one.connected_on,
            company_ids=frozenset({one.company_id or 0, *before.get(one.id, ())}),
            messages=messages.get(one.id, 0),
        )
        for one in open_
    )
    denied = network_rows.denied(ledger)
    settled = {(one.id, shared.what, shared.name) for one in open_ for shared in one.shared}
    settled |= {
        (person_id, stay.what, stay.name)
        for person_id, told in denied
        for stay in mine
        if told == network_rows.tie(stay.what, stay.name)
    }
    return to_ask(people, mine, meant, settled)


def confirm(ledger: Ledger, asked: Maybe, *, yes: bool, on: date, now: datetime) -> None:
    """Keep the answer to one question, as one act that can be undone."""
    from tactful.ledger import network_rows, queries
    from tactful.ledger.recording import acting

    row = queries.person(ledger, asked.id)
    if row is None:
        return
    with acting(ledger, "set", now=now) as act:
        if not yes:
            network_rows.deny(act, ledger, asked.id, network_rows.tie(asked.what, asked.place), on)
            return
        shared = [*(row.shared or ()), Shared(what=asked.what, name=asked.place)]
        shares = [*(row.shares or ())]
        if asked.what not in shares:
            shares.append(asked.what)
        act.set_person(asked.id, shared=msgspec.to_builtins(shared), shares=shares)
