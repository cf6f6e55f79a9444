"""Who can help into a company or to a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from tactful.app.bonds import Past, Places, Readings
from tactful.app.kept import Kept
from tactful.app.path_asks import Asker
from tactful.core.situation import Stage
from tactful.network.companies import Verdict
from tactful.network.found import Found, Job, Place
from tactful.network.next_best import next_best
from tactful.network.paths import Path, Way, evidence, guess, in_order
from tactful.network.ties import closeness
from tactful.network.years import Stay, stays
from tactful.notes.companies import AGENCY

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import OpportunityRow, PersonRow

SHOWN = 12
"""How many paths are worth showing at once."""
LOOKED_AT = 36
"""How many of the closest are asked about; `every` asks about all."""
NEARBY = 3
_RECRUITERS = 400
_RECRUITS = ("recruit", "talent acquisition", "talent partner", "sourcer", "headhunt", "staffing")
_LIVE: tuple[Stage, ...] = ("interviewing", "offer", "applied", "saved")


def find_paths(ledger: Ledger, asked: str | int, on: date, *, to: bool = False, every: bool = False) -> Found:
    """The ways into the company, or with `to` to the person, meant by `asked`, the most fitting first.

    A number is a person's; a name that no company has is looked for among people too. Raises NotFound or Ambiguous
    for a person.
    """
    from tactful.app import find
    from tactful.app.plan_day import setting_of
    from tactful.errors import BadInput
    from tactful.ledger import queries

    if isinstance(asked, str) and not asked.strip():
        raise BadInput("Into which company?", "Name one: tactful paths COMPANY")
    setting = setting_of(ledger, on)
    look = _Look(ledger, setting, on, every=every)
    if to or isinstance(asked, int):
        return look.to_person(find.person(ledger, asked))
    places = look.places.of(asked)
    if not places and asked not in setting.kept:
        people = queries.find_people(ledger, asked, limit=2)
        if len(people) == 1:
            return look.to_person(people[0])
    return look.into(asked.strip(), places)


_MET = ("met", "interviewed", "talked")


class _Look:
    """One search for paths."""

    def __init__(self, ledger: Ledger, setting: Setting, on: date, *, every: bool) -> None:
        from tactful.ledger import network_rows, queries

        self.ledger, self.setting, self.on, self.every = ledger, setting, on, every
        self.places = Places(ledger)
        self.kept: Kept = setting.kept
        self.as_of = network_rows.exported_on(ledger)
        self.mine: list[Stay] = stays(queries.entries(ledger))

    def into(self, asked: str, places: dict[int, Verdict]) -> Found:
        """The ways into a company."""
        names = self.places.names
        if asked in self.kept:
            return Found(asked=asked, company=asked, kept=True)
        places = {one: verdict for one, verdict in places.items() if names[one] not in self.kept}
        if meant := _meant(asked, places, names):
            places = {**places, meant: "same"}
        same = [one for one, verdict in places.items() if verdict == "same"]
        exact = [names[one] for one in same if names[one].casefold() == asked.casefold()]
        company = min(exact or [names[one] for one in same] or [asked], key=len)
        jobs = self._jobs(same)
        ways = self._ways_into(places)
        paths = self._paths(ways, jobs, left=company)
        nobody = not any(path.connected and path.way == "there" for path in paths)
        shown = paths if self.every else paths[:SHOWN]
        return Found(
            asked=asked,
            company=company,
            as_of=self.as_of,
            places=tuple(Place(name=names[one], verdict=verdict) for one, verdict in places.items()),
            jobs=tuple(Job(title=job.title, stage=job.stage) for job in jobs),
            paths=tuple(shown),
            more=len(ways) - len(shown),
            nobody=nobody,
            instead=next_best(company, self.mine) if nobody else (),
            nearby=tuple(self._nearby(places, set(ways))) if nobody else (),
        )

    def to_person(self, person: PersonRow) -> Found:
        """The ways to a person: who could introduce me, or themselves where we are connected."""
        from tactful.app.situations import who
        from tactful.ledger.situations import situation_parts

        parts = situation_parts(self.ledger, [person.id])[person.id]
        company = parts.company.name if parts.company else None
        if person.kept_out or (company and company in self.kept):
            return Found(
                asked=person.name,
                company=company,
                kept=not person.kept_out,
                kept_out=person.kept_out,
            )
        linked = _linked(person)
        same = self.places.same(company) if company else set()
        if linked:
            ways: dict[int, tuple[Way, PersonRow]] = {person.id: ("themselves", person)}
        else:
            via = [moment.via for moment in parts.moments if moment.what == "referred" and moment.via]
            ways = self._ways_to(person, same, via)
        paths = self._paths(ways, self._jobs(list(same)), to=person.name, left=company)
        if not linked:
            oneself = self._paths({person.id: ("themselves", person)}, to=person.name)
            paths = [*(path for path in oneself if path.ask.verdict == "send"), *paths]
        shown = paths if self.every else paths[:SHOWN]
        return Found(
            asked=person.name,
            company=company,
            person=who(parts),
            linked=linked,
            met=any(moment.what in _MET for moment in parts.moments),
            as_of=self.as_of,
            paths=tuple(shown),
            more=len(ways) - len(shown),
            nobody=not paths,
            instead=next_best(company or "", self.mine, person=person.name) if not paths else (),
        )

    def _ways_into(self, places: dict[int, Verdict]) -> dict[int, tuple[Way, PersonRow]]:
        """By id everybody who can help, and how."""
        from tactful.ledger import network_rows

        ways: dict[int, tuple[Way, PersonRow]] = {}
        same = [one for one, verdict in places.items() if verdict == "same"]
        there = network_rows.at(self.ledger, same)
        ways.update((one.id, ("there", one)) for one in there)
        if not any(map(_linked, there)):
            unsure = [one for one, verdict in places.items() if verdict == "unsure"]
            perhaps = self._open_to_me(network_rows.at(self.ledger, unsure))
            ways.update((one.id, ("perhaps-there", one)) for one in perhaps)
        left = {one.person_id for one in network_rows.were_at(self.ledger, company_ids=same)}
        for one in self._open_to_me(network_rows.people(self.ledger, left - ways.keys())):
            ways[one.id] = ("was-there", one)
        mutual = [name for one in there for name in one.mutual_names or () if not _linked(one)]
        for one in self._open_to_me(network_rows.named(self.ledger, mutual)):
            ways.setdefault(one.id, ("introduces", one))
        return ways

    def _ways_to(
        self, person: PersonRow, same: set[int], via: Sequence[str]
    ) -> dict[int, tuple[Way, PersonRow]]:
        """By id who could introduce me: those noted as mutual, those at the same company, those who were.

        `via` are those who referred me to them.
        """
        from tactful.ledger import network_rows

        ways: dict[int, tuple[Way, PersonRow]] = {}
        for one in self._open_to_me(network_rows.named(self.ledger, (*(person.mutual_names or ()), *via))):
            ways[one.id] = ("introduces", one)
        for one in self._open_to_me(network_rows.at(self.ledger, same)):
            ways.setdefault(one.id, ("there", one))
        before = {one.company_id for one in network_rows.were_at(self.ledger, person_ids=[person.id])}
        left = {one.person_id for one in network_rows.were_at(self.ledger, company_ids=same | before)}
        for one in self._open_to_me(network_rows.people(self.ledger, left - {person.id})):
            ways.setdefault(one.id, ("was-there", one))
        for one in self._open_to_me(network_rows.at(self.ledger, before)):
            ways.setdefault(one.id, ("was-there", one))
        ways.pop(person.id, None)
        return ways

    def _open_to_me(self, people: Iterable[PersonRow]) -> list[PersonRow]:
        """Connections who do not work where the search is kept from."""
        names = self.places.names
        return [one for one in people if _linked(one) and names.get(one.company_id or 0, "") not in self.kept]

    def _jobs(self, companies: Sequence[int]) -> list[OpportunityRow]:
        from tactful.ledger import queries

        if not companies:
            return []
        live = [
            job
            for job in queries.opportunities(self.ledger)
            if job.company_id in companies and job.stage in _LIVE
        ]
        return sorted(live, key=lambda job: _LIVE.index(job.stage))

    def _paths(
        self,
        ways: dict[int, tuple[Way, PersonRow]],
        jobs: Sequence[OpportunityRow] = (),
        most: int = LOOKED_AT,
        *,
        to: str | None = None,
        left: str | None = None,
    ) -> list[Path]:
        """The paths of the closest of these, or of all, in order; `left` is the company that some were at before."""
        from tactful.ledger import network_rows

        past = Past(self.ledger, [one for _, one in ways.values()])
        ties = {one.id: closeness(past.bond(one), self.on) for _, one in ways.values()}
        nearest = sorted(
            ways, key=lambda one: (not _linked(ways[one][1]), -ties[one].weight, ways[one][1].name)
        )
        picked = nearest if self.every else nearest[:most]
        before = self._before([ways[one][1] for one in picked])
        asker = Asker(
            self.ledger, self.setting, self.on, picked, jobs[0] if jobs else None, between=to is not None
        )
        twice = network_rows.namesakes(self.ledger, [ways[one][1].name for one in picked])
        names = self.places.names
        paths = []
        for person_id in picked:
            way, row = ways[person_id]
            told = asker.of(row, way, ties[person_id].word, linked=_linked(row), twice=row.name in twice)
            bond = past.bond(row)
            place = names.get(row.company_id or 0, "")
            known = structs.replace(
                past.known(row, told.who.role, before.get(person_id, ()), left),
                of_my_trade=self._of_my_trade(row.title or "", place, told.who.role),
            )
            speaks = evidence(
                way, place, row.title, known, bond, self.mine,
                as_of=self.as_of if row.connected_on else None, to=to,
            )  # fmt: skip
            paths.append(
                Path(
                    person=told.who,
                    way=way,
                    connected=_linked(row),
                    evidence=speaks,
                    closeness=ties[person_id],
                    ask=told.ask,
                    guess=guess(speaks, known, bond, self.mine),
                )
            )
        return in_order(paths)

    def _of_my_trade(self, title: str, place: str, role: str | None) -> bool:
        """True for a title with a word of weight of mine, unless they recruit."""
        from tactful.profile.alike import weighty

        recruits = any(word in title.casefold() for word in _RECRUITS)
        if role == "recruiter" or recruits or AGENCY.search(place) or AGENCY.search(title):
            return False
        return not self._titles.isdisjoint(weighty(title))

    @cached_property
    def _titles(self) -> frozenset[str]:
        """The words of weight of my titles."""
        from tactful.ledger import queries
        from tactful.profile.alike import weighty

        entries = queries.entries(self.ledger, "position")
        return frozenset(word for _, fields in entries for word in weighty(fields.get("title", "")))

    def _before(self, people: Sequence[PersonRow]) -> dict[int, list[str]]:
        """By person those of my employers and schools where they are, or were as an earlier export has it."""
        from tactful.ledger import network_rows

        names = self.places.names
        where = {one.id: {names.get(one.company_id or 0, "")} for one in people}
        for row in network_rows.were_at(self.ledger, person_ids=where):
            where[row.person_id].add(names.get(row.company_id, ""))
        readings = Readings()
        return {
            person_id: [
                stay.name for stay in self.mine if any(readings.same(stay.name, one) for one in places)
            ]
            for person_id, places in where.items()
        }

    def _nearby(self, places: dict[int, Verdict], but: set[int]) -> list[Path]:
        """The next best people: at companies of the same group, and recruiters of the field."""
        from tactful.ledger import network_rows

        related = [one for one, verdict in places.items() if verdict == "related"]
        there = self._open_to_me(network_rows.at(self.ledger, related)) if related else []
        related_to: dict[int, tuple[Way, PersonRow]] = {
            one.id: ("related", one) for one in there if one.id not in but
        }
        group = [path for path in self._paths(related_to, most=2 * NEARBY) if path.ask.verdict == "send"]
        found = network_rows.titled(self.ledger, _RECRUITS, limit=_RECRUITERS)
        agencies = [one for one, name in self.places.names.items() if AGENCY.search(name)]
        found = [*found, *network_rows.at(self.ledger, agencies)]
        ids = {one.id: one for one in self._open_to_me(found) if one.id not in but}
        recruiters = self._paths({one: ("recruiter", row) for one, row in ids.items()}, most=2 * NEARBY)
        open_ = [path for path in recruiters if path.ask.verdict == "send"]
        return [*group[:NEARBY], *open_[:NEARBY]]


def _meant(asked: str, places: dict[int, Verdict], names: dict[int, str]) -> int | None:
    """The one company whose name goes on from what was typed, where none is surely meant."""
    if "same" in places.values():
        return None
    longer = [one for one in places if names[one].casefold().startswith(asked.casefold() + " ")]
    return longer[0] if len(longer) == 1 else None


def _linked(one: PersonRow) -> bool:
    return (one.connected_on is not None and one.gone_on is None) or one.link == "connected"
