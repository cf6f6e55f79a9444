"""Finding what a person typed: someone, a company, an opportunity, by the unambiguous part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.errors import Ambiguous, BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import CompanyRow, OpportunityRow, Parts, PersonRow

MANY = 12
LONGEST = 200


LARGEST = 2**63
"""No number of a row is as large."""


def person(ledger: Ledger, typed: str | int) -> PersonRow:
    """The one person meant by `typed` (`name`, or `name @ company`), or with this number.

    Raises NotFound or Ambiguous.
    """
    from tactful.ledger import queries

    if isinstance(typed, int):
        known = queries.person(ledger, typed) if 0 < typed < LARGEST else None
        if known is None:
            raise NotFound("There is nobody with this number.", "Look for them by name.")
        return known
    if not typed.strip():
        raise BadInput("No name was given.", "Type any part of a name.")
    if len(typed) > LONGEST:
        raise NotFound("Nobody has a name that long.", "Type a part of the name.")
    found = queries.find_people(ledger, typed, limit=MANY + 1)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            f"Nobody called {typed!r} is in the ledger.",
            f'Type another part of the name, or add them: tactful add person "{typed}"',
        )
    places = {one.id: one.name for one in queries.companies(ledger)}
    listed = [_told(one, places.get(one.company_id or 0)) for one in found[:MANY]]
    more = ["..."] if len(found) > MANY else []
    raise Ambiguous(
        f"{'More than ' + str(MANY) if more else len(found)} people match {typed!r}:",
        'Type more of the name, or the company with it: "name @ company".',
        listed + more,
    )


def parts(ledger: Ledger, typed: str | int) -> Parts:
    """What is known of the one person meant by `typed`, or with this number. Raises NotFound or Ambiguous."""
    from tactful.ledger.situations import situation_parts

    number = typed if isinstance(typed, int) else person(ledger, typed).id
    known = situation_parts(ledger, [number] if 0 < number < LARGEST else [])
    if number not in known:
        raise NotFound("There is nobody with this number.", "Look for them by name.")
    return known[number]


def company(ledger: Ledger, typed: str | int) -> CompanyRow | None:
    """The company by its whole name, else by the only name that begins so, or by its number; None when none."""
    from tactful.ledger import jobs, queries

    if isinstance(typed, int):
        return jobs.company(ledger, typed)
    exact = queries.company(ledger, typed)
    if exact:
        return exact
    folded = typed.strip().casefold()
    found = (
        [one for one in queries.companies(ledger) if one.name.casefold().startswith(folded)] if folded else []
    )
    return found[0] if len(found) == 1 else None


def opportunity(ledger: Ledger, typed: str | int) -> OpportunityRow | None:
    """The opportunity meant by `title`, `company` or `title @ company`, or with this number; None when none.

    Raises Ambiguous.
    """
    from tactful.ledger import jobs, queries

    if isinstance(typed, int):
        return jobs.job(ledger, typed)
    title, _, place = (part.strip().casefold() for part in typed.partition("@"))
    names = {one.id: one.name for one in queries.companies(ledger)}
    every = queries.opportunities(ledger)
    found = [
        one for one in every if title in one.title.casefold() and place in names[one.company_id].casefold()
    ]
    if not found and not place:
        found = [one for one in every if names[one.company_id].casefold().startswith(title)]
    exact = [one for one in found if one.title.casefold() == title]
    found = exact or found
    if len(found) > 1:
        raise Ambiguous(
            f"{len(found)} opportunities match {typed!r}:",
            'Type more of it, or the company with it: "title @ company".',
            [f"{one.title} @ {names[one.company_id]} ({one.stage})" for one in found[:MANY]],
        )
    return found[0] if found else None


def _told(one: PersonRow, company: str | None) -> str:
    role = " at ".join(part for part in (one.title, company) if part)
    return f"{one.name} ({role})" if role else one.name
