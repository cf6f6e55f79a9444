"""Import: all paths in one transaction, every row accounted for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import msgspec
from sqlalchemy import Connection, insert, select, update

from tactful.core.facts import Extraction, Owner, Question, Skipped
from tactful.errors import OtherOwner
from tactful.ledger import schema
from tactful.ledger.identity import LINKEDIN, fold
from tactful.ledger.intake import Intake
from tactful.ledger.open import Ledger
from tactful.ledger.reports import FileIgnored, FileRead, ImportReport, PathReport, ProblemsStand
from tactful.ledger.threads import rebuild
from tactful.ledger.totals import totals

Progress = Callable[[str, int], None]
_STEP = 2_000


def import_all(
    ledger: Ledger,
    extractions: list[Extraction],
    *,
    today: date,
    now: datetime,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Write the facts of all extractions, or nothing.

    `progress` is told the path and how many records of it were read. Raises OtherOwner when an export belongs
    to somebody else, ProblemsStand when `strict` and anything could not be read, LedgerUnusable for the file.
    """
    with _without_collecting(), ledger.write() as connection:
        act = connection.execute(
            insert(schema.act).values(owner=ledger.owner, kind="import", at=now).returning(schema.act.c.id)
        ).scalar_one()
        intake = Intake(connection, ledger.owner, ledger.secret, ledger.zone, act)
        newest = _exported(connection, ledger.owner)
        exported: dict[str, str] = {}
        reports: dict[int, PathReport] = {}
        previous: date | None = None
        listed_on: date | None = None
        order = sorted(range(len(extractions)), key=lambda place: extractions[place].exported_on or today)
        for place in order:
            one = extractions[place]
            _same_owner(connection, intake, ledger.owner, one)
            on = one.exported_on or today
            before = newest.get(one.source)
            listed = newest.get(one.source + ":connections")
            stale = before is not None and on < before
            afresh = previous is not None and on > previous
            if afresh and listed_on is not None:
                intake.missing(listed_on)
                listed_on = None
            intake.begin(
                one.source,
                on,
                stale=stale,
                gone_on=listed if listed is not None and on < listed else None,
                afresh=afresh,
            )
            previous = on
            reports[place] = _read(intake, one, progress)
            _same_owner(connection, intake, ledger.owner, one)
            if one.source == LINKEDIN and "connections" in one.whole and not stale:
                listed_on = on
                exported[one.source + ":connections"] = on.isoformat()
            if not stale:
                exported[one.source] = on.isoformat()
        if listed_on is not None:
            intake.missing(listed_on)
        report = ImportReport(imports=[reports[place] for place in sorted(reports)])
        if strict and any(path.problems for path in report.imports):
            raise ProblemsStand(report)
        intake.finish()
        if intake.moments.talked:
            rebuild(connection, ledger.owner)
        report.totals = totals(connection, ledger.owner)
        connection.execute(
            update(schema.act)
            .where(schema.act.c.id == act)
            .values(effect=intake.effect, exported=exported, report=msgspec.to_builtins(report))
        )
        return report


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hundreds of thousands of rows make no cycles; looking for some costs a third of an import."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(intake: Intake, extraction: Extraction, progress: Progress | None) -> PathReport:
    files: dict[str, FileRead] = {}
    rows = 0
    for item in extraction.facts():
        outcome: str
        if isinstance(item, Skipped):
            outcome, name = item.reason, item.file
        elif isinstance(item, Question):
            outcome, name = intake.ask(item), item.fact.file
        else:
            outcome, name = intake.take(item), item.file
        file = files.get(name)
        if file is None:
            file = files[name] = FileRead(name=name)
        file.rows += 1
        rows += 1
        if outcome == "new":
            file.new += 1
        elif outcome == "unchanged":
            file.unchanged += 1
        elif outcome == "changed":
            file.changed += 1
        elif outcome == "duplicate":
            file.duplicate += 1
        elif outcome == "asked":
            file.asked = (file.asked or 0) + 1
        else:
            file.skipped[outcome] = file.skipped.get(outcome, 0) + 1
        if progress is not None and rows % _STEP == 0:
            progress(extraction.path, rows)
    if progress is not None:
        progress(extraction.path, rows)
    names = list(dict.fromkeys([*extraction.files, *files]))
    read = [files.get(name) or FileRead(name=name) for name in names if name not in extraction.ignored]
    ignored = [FileIgnored(name=name, ignored=why) for name, why in extraction.ignored.items()]
    return PathReport(
        path=extraction.path,
        source=extraction.source,
        files=[*read, *ignored],
        found=extraction.found,
        problems=list(extraction.problems),
    )


def _exported(connection: Connection, owner: int) -> dict[str, date]:
    a = schema.act.c
    query = select(a.exported).where(a.owner == owner, a.exported.is_not(None), a.undone_at.is_(None))
    newest: dict[str, date] = {}
    for exported in connection.execute(query).scalars():
        for name, text in exported.items():
            on = date.fromisoformat(text)
            newest[name] = max(on, newest.get(name, on))
    return newest


def _same_owner(connection: Connection, intake: Intake, owner: int, read: Extraction) -> None:
    """Refuse the export of another person; learn the owner from the first export that names them.

    Only LinkedIn's name counts: elsewhere people go by other forms of theirs.
    """
    o = schema.owner.c
    told = read.owner if read.source == LINKEDIN else Owner(url=read.owner.url)
    kept = connection.execute(select(o.name, o.url).where(o.id == owner)).one()
    if kept.url and told.url:
        other = kept.url != told.url
    elif kept.name and told.name:
        other = fold(kept.name) != fold(told.name)
    else:
        other = False
    if other:
        raise OtherOwner(
            f"This export belongs to {told.name or told.url}, the ledger to {kept.name or kept.url}.",
            "Give the other person a ledger of their own: --ledger PATH. Nothing was imported.",
        )
    before = {"name": kept.name, "url": kept.url}
    after = {"name": kept.name or told.name, "url": kept.url or told.url}
    if before != after:
        connection.execute(update(schema.owner).where(o.id == owner).values(**after))
        intake.note("owner", owner, before, after)
        intake.effect += 1
