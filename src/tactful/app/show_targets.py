"""The companies one hopes for: whom one knows there, and the jobs there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.know_there import Acquaintance, kept_from, know_there
from tactful.app.move_opportunity import Place, ghosted_in, place_of
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.app.kept import Kept
    from tactful.ledger.open import Ledger

NAMED = 5
"""Of those known at a company, how many are named."""
OFFERED = 24
LONGEST = 200
MOST = 50
"""Companies that are named at once."""


class JobThere(Struct, frozen=True, kw_only=True):
    """A job of mine at a company."""

    id: int
    title: str
    place: Place


class Target(Struct, frozen=True, kw_only=True):
    """A company hoped for. `kept`: the search is kept from it, and nobody is named; `more` are not named."""

    id: int
    name: str
    kept: bool
    people: tuple[Acquaintance, ...]
    more: int
    jobs: tuple[JobThere, ...]


class Targets(Struct, frozen=True, kw_only=True):
    """All targets, and companies followed on LinkedIn that could be some."""

    targets: tuple[Target, ...]
    followed: tuple[str, ...]


def show_targets(ledger: Ledger, *, kept: Kept | None = None) -> Targets:
    """The targets by name."""
    from tactful.ledger import queries

    kept = kept_from(ledger) if kept is None else kept
    every, ghosted = queries.companies(ledger), ghosted_in(ledger)
    jobs: dict[int, list[JobThere]] = {}
    for job in queries.opportunities(ledger):
        told = JobThere(id=job.id, title=job.title, place=place_of(job.stage, job.id, ghosted))
        jobs.setdefault(job.company_id, []).append(told)
    targets = []
    for one in every:
        if one.target:
            people = know_there(ledger, one.name, kept)
            targets.append(
                Target(
                    id=one.id,
                    name=one.name,
                    kept=one.name in kept,
                    people=tuple(people[:NAMED]),
                    more=max(0, len(people) - NAMED),
                    jobs=tuple(jobs.get(one.id, ())),
                )
            )
    followed = [one.name for one in every if one.followed and not one.target and one.name not in kept]
    return Targets(targets=tuple(targets), followed=tuple(followed[:OFFERED]))


def name_targets(ledger: Ledger, names: Sequence[str], *, now: datetime) -> int:
    """Keep companies as targets, in one act; give how many. Raises BadInput for none, too many, or no name."""
    from tactful.app.record import add_targets

    clean = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not clean:
        raise BadInput("No company was named.", "Type a name, or several, one a line.")
    if len(clean) > MOST or any(len(name) > LONGEST for name in clean):
        raise BadInput("That is too much at once.", f"Name up to {MOST} companies, one a line.")
    add_targets(ledger, clean, now=now)
    return len(clean)


def drop_target(ledger: Ledger, company_id: int, *, now: datetime) -> None:
    """A company is no target any more. Raises NotFound."""
    from tactful.ledger import jobs
    from tactful.ledger.recording import acting

    company = jobs.company(ledger, company_id)
    if company is None:
        raise NotFound("There is no company with this number.", "Look for it among your targets.")
    with acting(ledger, "set", now=now) as act:
        act.set_company(company.id, target=False)
