"""How close the connections are: how many in each of three words, and the nearest by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.bonds import bond_of
from tactful.app.kept import Kept
from tactful.core.agenda import Who
from tactful.network.ties import BASIS, Closeness, Word, closeness

if TYPE_CHECKING:
    from tactful.ledger.network_rows import Connected
    from tactful.ledger.open import Ledger

NEAREST = 24
"""How many are named."""


class Near(Struct, frozen=True, kw_only=True):
    """One of the nearest, and what the word rests on."""

    person: Who
    closeness: Closeness


class Ties(Struct, frozen=True, kw_only=True):
    """How many connections are close, acquainted and slight, and the nearest of them, the closest first."""

    close: int = 0
    acquainted: int = 0
    slight: int = 0
    nearest: tuple[Near, ...] = ()
    basis: str = BASIS


def how_close(
    ledger: Ledger, standing: Sequence[Connected], names: Mapping[int, str], kept: Kept, on: date
) -> Ties:
    """The ties of all connections as of `on`; `names` has the companies by id.

    Nobody is named who is kept out of advice, works where the search is kept from, or is a slight tie.
    """
    from tactful.ledger import network_rows
    from tactful.ledger.exchanged import with_something_between

    between = with_something_between(ledger)
    looked = [one for one in standing if one.id in between or one.shared]
    passed = network_rows.passed(ledger, [one.id for one in looked])
    told = [(closeness(bond_of(passed[one.id], one), on), one) for one in looked]
    counts: Counter[Word] = Counter(close.word for close, _ in told)
    near = [
        (close, one)
        for close, one in told
        if close.word != "slight" and not one.kept_out and names.get(one.company_id or 0, "") not in kept
    ]
    near.sort(key=lambda pair: (-pair[0].weight, pair[1].name, pair[1].id))
    return Ties(
        close=counts["close"],
        acquainted=counts["acquainted"],
        slight=len(standing) - counts["close"] - counts["acquainted"],
        nearest=tuple(
            Near(
                person=Who(id=one.id, name=one.name, title=one.title, company=names.get(one.company_id or 0)),
                closeness=close,
            )
            for close, one in near[:NEAREST]
        ),
    )
