"""People as contacts for an address book: those of an opportunity, or one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tactful.app import find
from tactful.errors import BadInput, NotFound
from tactful.exports.as_vcard import Contact, Version, write

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow


def cards(
    ledger: Ledger,
    *,
    person: str | None = None,
    opportunity: str | None = None,
    version: Version = "3.0",
    details: bool = False,
) -> tuple[bytes, int]:
    """The vCards of one person or of the people of an opportunity, and how many they are.

    `details` adds a note with role and job. Raises NotFound, Ambiguous, and BadInput when neither is named.
    """
    from tactful.ledger import queries
    from tactful.ledger.around import people_of

    about = ""
    if person is not None:
        people = [find.person(ledger, person)]
    elif opportunity is not None:
        job = find.opportunity(ledger, opportunity)
        if job is None:
            raise NotFound(
                f"There is no opportunity {opportunity[:80]!r}.", "Type a part of its title or company."
            )
        people = people_of(ledger, job)
        about = job.title
        if not people:
            raise NotFound(
                f"Nobody has to do with {job.title!r} yet.", 'Note who: tactful log met "NAME" --title "JOB"'
            )
    else:
        raise BadInput("Whose cards?", "Name --person WHO or --opportunity JOB.")
    companies = {one.id: one.name for one in queries.companies(ledger)}
    contacts = [
        Contact(
            key=hashlib.blake2b(f"card\0{one.id}".encode(), key=ledger.secret[:64], digest_size=16).digest(),
            name=one.name,
            company=companies.get(one.company_id or 0),
            title=one.title,
            email=one.email,
            url=one.url,
            note=_note(one, about, companies.get(one.company_id or 0)) if details else None,
        )
        for one in people
    ]
    return write(contacts, version), len(contacts)


def _note(one: PersonRow, about: str, company: str | None) -> str | None:
    job = " at ".join(part for part in (about, company) if part) if about else ""
    lines = [
        one.role.replace("-", " ").capitalize() if one.role else "",
        f"About: {job}" if job else "",
        f"Connected since {one.connected_on.isoformat()}" if one.connected_on and not one.gone_on else "",
    ]
    return "\n".join(line for line in lines if line) or None
