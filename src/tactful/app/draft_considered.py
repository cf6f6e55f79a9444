"""The words for what a person means to do all the same, whatever the advice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tactful.app.draft_advised import Drafted, draft_advised
from tactful.app.plan_day import Setting, setting_of, situations_of
from tactful.app.set_aside import asides_at
from tactful.core.situation import Action
from tactful.errors import NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


def draft_considered(
    ledger: Ledger, person_id: int, action: Action, on: date, *, setting: Setting | None = None
) -> Drafted:
    """Draft one action with somebody of the ledger, with the advice about it. Raises NotFound."""
    from tactful.ledger.sent import texts_beside

    setting = setting or setting_of(ledger, on)
    told = situations_of(ledger, [person_id], setting, on)
    if person_id not in told:
        raise NotFound("There is nobody with this number.", "Look for them by name.")
    return draft_advised(
        replace(told[person_id].situation, considering=action),
        anyway=True,
        playbook=str(setting.settings.get("playbook") or "standard"),
        sent=tuple(texts_beside(ledger, person_id)),
        aside=asides_at(ledger.path).always(),
    )
