"""What the person records by hand; each act is one transaction and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update

from tactful.core.moment import Moment
from tactful.core.situation import Stage
from tactful.errors import BadInput, NotFound
from tactful.ledger import schema, twins
from tactful.ledger.identity import company_key, fold
from tactful.ledger.open import Ledger
from tactful.ledger.threads import rebuild

_SETTABLE = {
    "person": {
        "name", "url", "email", "company_id", "title", "role", "link", "welcome", "manner", "mutuals",
        "mutual_names", "shares", "shared", "kept_out", "tags",
    },
    "company": {
        "name", "culture", "policy", "culture_source", "culture_on", "admire", "followed", "target",
        "kept_from", "culture_notes",
    },
    "opportunity": {"title", "url", "stage", "posting", "description", "company_id", "contact", "closes_on"},
    "owner": {"name", "url", "zone"},
}  # fmt: skip


class Act:
    """One thing the person does, in one transaction; everything it writes is undone together."""

    def __init__(self, connection: Connection, ledger: Ledger, found: int) -> None:
        self.connection = connection
        self.id = found
        self.owner = ledger.owner
        self._ledger = ledger

    def _add(self, table: Table, **values: Any) -> int:
        clean = {name: _clean(value) for name, value in values.items()}
        statement = insert(table).values(owner=self.owner, act_id=self.id, **clean).returning(table.c.id)
        return int(self.connection.execute(statement).scalar_one())

    def _set(self, table: Table, row_id: int, values: dict[str, Any]) -> None:
        unknown = sorted(values.keys() - _SETTABLE[table.name])
        if unknown:
            allowed = ", ".join(sorted(_SETTABLE[table.name]))
            raise BadInput(f"A {table.name} has no field {unknown[0]!r}.", f"The fields are: {allowed}.")
        values = {name: _clean(value) for name, value in values.items()}
        if table is schema.person and "name" in values:
            values["folded"] = fold(values["name"])
        if table is schema.company and "name" in values:
            values["key"] = company_key(values["name"])
        mine = table.c.id == self.owner if table is schema.owner else table.c.owner == self.owner
        query = select(*(table.c[name] for name in values)).where(table.c.id == row_id, mine)
        row = self.connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NotFound(
                f"No {table.name} {row_id} in this ledger.", "Look at the list with `tactful network`."
            )
        before = {name: old for name, old in row.items() if old != values[name]}
        if before:
            self.connection.execute(update(table).where(table.c.id == row_id, mine).values(**values))
            self._note(table, row_id, before, {name: values[name] for name in before})

    def _note(
        self, table: Table, row_id: int, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        self.connection.execute(
            insert(schema.change).values(
                owner=self.owner,
                act_id=self.id,
                table_name=table.name,
                row_id=row_id,
                before=msgspec.to_builtins(before),
                after=msgspec.to_builtins(after),
            )
        )

    def add_person(self, name: str, **fields: Any) -> int:
        """Add somebody; give the id. Fields are those of `set_person`, `company_id` among them."""
        if not fold(name):
            raise BadInput("A person needs a name.", 'Give one, such as "Dana Reyes".')
        self._check(schema.person, fields)
        return self._add(schema.person, name=name, folded=fold(name), **fields)

    def set_person(self, person_id: int, **fields: Any) -> None:
        """Set fields of somebody: role, welcome, title, kept_out, ... None takes a value away."""
        self._set(schema.person, person_id, fields)

    def company(self, name: str) -> int:
        """The company by that name, added if it is new; give the id."""
        key = company_key(name)
        if not key:
            raise BadInput("A company needs a name.", "Give one.")
        c = schema.company.c
        found = self.connection.execute(select(c.id).where(c.owner == self.owner, c.key == key)).scalar()
        return int(found) if found is not None else self._add(schema.company, name=name, key=key)

    def set_company(self, company_id: int, **fields: Any) -> None:
        """Set fields of a company: culture, policy, target, kept_from, ..."""
        self._set(schema.company, company_id, fields)

    def add_opportunity(self, company_id: int, title: str, stage: Stage = "none", **fields: Any) -> int:
        """Add a job at a company; give the id."""
        self._check(schema.opportunity, fields)
        return self._add(schema.opportunity, company_id=company_id, title=title, stage=stage, **fields)

    def set_opportunity(self, opportunity_id: int, **fields: Any) -> None:
        """Set fields of an opportunity: stage (any way), posting, title, ..."""
        self._set(schema.opportunity, opportunity_id, fields)

    def set_owner(self, **fields: Any) -> None:
        """Correct the owner's name, profile address or zone (for what comes from now on)."""
        self._set(schema.owner, self.owner, fields)

    def log(
        self,
        moment: Moment,
        *,
        person_id: int | None = None,
        opportunity_id: int | None = None,
        text: str | None = None,
    ) -> int:
        """Append a moment; give its id. `with_` is left to the queries: log it with the other person's id.

        An event that an import told before is the same one: it is taken back for this, with what it knew.
        """
        details = msgspec.to_builtins(moment)
        for name in ("on", "what", "by", "at"):
            details.pop(name, None)
        at = None
        if moment.at is not None:
            clock = time.fromisoformat(moment.at)
            at = datetime.combine(moment.on, clock, self._ledger.zone)
        by = "me" if moment.mine else "them"
        event = twins.Event(at=at, details=details, opportunity_id=opportunity_id, text=_clean(text) or None)
        told = self._told(moment, by, person_id, event)
        event = twins.joined(event, told) if told is not None else event
        found = self._add(
            schema.moment,
            person_id=person_id,
            opportunity_id=event.opportunity_id,
            on_date=moment.on,
            at=event.at,
            what=moment.what,
            by=by,
            details=event.details or None,
        )
        if event.text:
            values = {"moment_id": found, "owner": self.owner, "text": event.text}
            self.connection.execute(insert(schema.body).values(**values))
        if told is not None:
            twins.replace(self.connection, self.owner, self.id, told.id, found)
        return found

    def _told(self, moment: Moment, by: str, person_id: int | None, event: twins.Event) -> twins.Event | None:
        """The same event as an import told it: what is written down by hand takes its place."""
        if moment.what not in twins.EVENTS:
            return None
        told = twins.told_before(
            self.connection, self.owner, moment.what, moment.on, by,
            person_id=person_id, opportunity_id=event.opportunity_id,
        )  # fmt: skip
        return next((one for one in told if not one.by_hand and twins.are_one(one, event)), None)

    def retract(self, moment_id: int) -> None:
        """Take a moment back: it stays in the history and counts nowhere."""
        m, r = schema.moment.c, schema.retraction.c
        row = self.connection.execute(
            select(m.conversation, r.moment_id)
            .outerjoin(schema.retraction, r.moment_id == m.id)
            .where(m.id == moment_id, m.owner == self.owner)
        ).one_or_none()
        if row is None:
            raise NotFound(
                "There is no such moment.", "See the person's timeline with `tactful person NAME`."
            )
        if row.moment_id is not None:
            return
        values = {"moment_id": moment_id, "owner": self.owner, "act_id": self.id}
        self.connection.execute(insert(schema.retraction).values(**values))
        if row.conversation is not None:
            rebuild(self.connection, self.owner)

    def put_aside(self, person_id: int, play: str = "*", until: date | None = None) -> None:
        """Set advice about somebody aside: one play or all (`*`), until a day or for good."""
        self._replace(schema.aside, {"person_id": person_id, "play": play}, {"until": until})

    def take_up(self, person_id: int, play: str = "*") -> None:
        """Take set-aside advice up again."""
        self._replace(schema.aside, {"person_id": person_id, "play": play}, None)

    def put_setting(self, name: str, value: Any) -> None:
        """Keep a setting, any JSON value; None removes it."""
        self._replace(schema.setting, {"name": name}, None if value is None else {"value": value})

    def _replace(self, table: Table, key: dict[str, Any], values: dict[str, Any] | None) -> None:
        where = [table.c.owner == self.owner, *(table.c[name] == value for name, value in key.items())]
        row = self.connection.execute(select(table).where(*where)).mappings().one_or_none()
        if row is not None:
            self.connection.execute(delete(table).where(table.c.id == row["id"]))
            self._note(table, row["id"], dict(row), None)
        if values is not None:
            self._add(table, **key, **values)

    def _check(self, table: Table, fields: dict[str, Any]) -> None:
        unknown = sorted(fields.keys() - _SETTABLE[table.name])
        if unknown:
            allowed = ", ".join(sorted(_SETTABLE[table.name]))
            raise BadInput(f"A {table.name} has no field {unknown[0]!r}.", f"The fields are: {allowed}.")


@contextmanager
def acting(ledger: Ledger, kind: str, *, now: datetime) -> Iterator[Act]:
    """Do one thing, whole or not at all: `with acting(ledger, "log", now=now) as act: act.log(...)`."""
    with ledger.write() as connection:
        a = schema.act
        statement = insert(a).values(owner=ledger.owner, kind=kind, at=now, effect=1).returning(a.c.id)
        yield Act(connection, ledger, int(connection.execute(statement).scalar_one()))


def _clean(value: Any) -> Any:
    """A text that a database takes: half of a surrogate pair (an undecodable argument) becomes `?`."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
