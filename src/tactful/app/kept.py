"""The companies that must not learn of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tactful.core.situation import Me

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


class Kept:
    """Tells of a company whether the search is kept from it: also from what may be it, and from all of its group."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = tuple(dict.fromkeys(name for name in names if name.strip()))
        self._told = {name.strip().casefold(): True for name in self.names}

    def __bool__(self) -> bool:
        return bool(self.names)

    def __contains__(self, company: object) -> bool:
        if not self.names or not isinstance(company, str):
            return False
        key = company.strip().casefold()
        if key not in self._told:
            self._told[key] = self._may_be(company)
        return self._told[key]

    def _may_be(self, company: str) -> bool:
        from tactful.app.load_aliases import load_aliases
        from tactful.network.companies import same

        return any(same(name, company, load_aliases()) != "different" for name in self.names)


def kept_from(ledger: Ledger, settings: Mapping[str, Any] | None = None, me: Me | None = None) -> Kept:
    """The companies marked so, and the present employer where the search is discreet; nobody there is proposed."""
    from tactful.app.situations import me_from
    from tactful.ledger import network_rows, queries

    if me is None:
        told = settings if settings is not None else queries.settings(ledger)
        me = me_from(told, queries.entries(ledger), None)
    names = network_rows.kept_names(ledger)
    return Kept([*names, me.employer] if me.discreet and me.employer else names)
