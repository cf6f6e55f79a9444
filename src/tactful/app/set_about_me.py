"""Several facts about oneself at once, as one thing that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tactful.app.set_fact import ME
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

LONGEST = 1_000


def set_about_me(ledger: Ledger, told: Mapping[str, str], *, now: datetime) -> list[str]:
    """Set fields of `tactful set me`, an empty value taking one away; give the names of those that changed.

    Raises BadInput for a field that there is not, or a value that it does not take; then nothing is changed.
    """
    from tactful.ledger import queries
    from tactful.ledger.recording import acting

    read: dict[str, Any] = {}
    for field, value in told.items():
        if field not in ME:
            raise BadInput(
                f"There is no field {field[:40]!r} about you.", f"The fields are: {', '.join(sorted(ME))}."
            )
        if len(value) > LONGEST:
            raise BadInput(f"The {field} is too long.", f"Say it in at most {LONGEST:,} characters.")
        read[field] = ME[field](value) if value.strip() else None
    known = queries.settings(ledger)
    changed = {field: value for field, value in read.items() if value != known.get(field)}
    if changed:
        with acting(ledger, "set", now=now) as act:
            for field, value in changed.items():
                act.put_setting(field, value)
    return list(changed)
