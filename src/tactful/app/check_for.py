"""What is known when a note is checked: about a person of the ledger, and beside the other notes of a batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.situation import Situation
from tactful.notes.check.nearly import Texts
from tactful.notes.note import NoteFacts, facts_of

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.open import Ledger


class Addressee(Struct, frozen=True, kw_only=True):
    """Whom a note of a batch goes to, as far as it was said."""

    name: str | None = None
    company: str | None = None


def known_about(
    ledger: Ledger, typed: str | int, on: date, *, setting: Setting | None = None
) -> tuple[Situation, NoteFacts]:
    """The situation of somebody in the ledger, and the facts with what you sent them and others at their company.

    Raises NotFound or Ambiguous.
    """
    from tactful.app import find
    from tactful.app.plan_day import setting_of, situations_of
    from tactful.ledger import sent

    person = find.person(ledger, typed)
    told = situations_of(ledger, [person.id], setting or setting_of(ledger, on), on)[person.id].situation
    facts = replace(
        facts_of(told),
        sent_before=sent.texts_to(ledger, person.id),
        sent_others=sent.texts_beside(ledger, person.id),
    )
    return told, facts


def said_to_others(notes: Sequence[tuple[Addressee, str]]) -> list[str | None]:
    """For each note of a batch nearly the same text to somebody else at the same company; None where there is none.

    Notes that name no company are compared with none.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, (reader, _) in enumerate(notes):
        if reader.company:
            places[reader.company.casefold()].append(number)
    found: list[str | None] = [None] * len(notes)
    for there in places.values():
        texts = Texts(notes[number][1] for number in there)
        same: dict[str, set[int]] = defaultdict(set)
        for place, number in enumerate(there):
            same[_called(notes[number][0], number)].add(place)
        for number in there:
            own = frozenset(same[_called(notes[number][0], number)])
            found[number] = texts.near(notes[number][1], but=own)
    return found


def _called(reader: Addressee, number: int) -> str:
    return reader.name.casefold() if reader.name else f"{number}"
