"""One export, opened: a first look for the owner, then its facts, file by file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tactful.core.facts import Fact, Found, Owner, Problem, Skipped, SkipReason
from tactful.errors import BadInput, NotAnExport
from tactful.sources.linkedin import limits, names, owner, registry, text, urls
from tactful.sources.linkedin.archive import open_archive
from tactful.sources.linkedin.folders import check_is_one
from tactful.sources.linkedin.kept import Kept, Record
from tactful.sources.linkedin.reading import Reading
from tactful.sources.linkedin.recognise import kind_by_header, open_sheet
from tactful.sources.linkedin.streams import Budget, Entry, UnreadableError
from tactful.sources.linkedin.tables import Cells
from tactful.sources.linkedin.talks import Talks
from tactful.sources.linkedin.zips import Archive

_STAMP = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(\d{4})(?!\d)")
_ONE = {"unreadable": "cannot be read", "unreadable date": "has a date that cannot be read"}
_MANY = {"unreadable": "cannot be read", "unreadable date": "have a date that cannot be read"}


class Export:
    """A LinkedIn export, opened: an `Extraction`."""

    def __init__(self, path: Path, archive: Archive) -> None:
        self.source = "linkedin"
        self.path = str(path)
        self.problems: list[Problem] = [Problem(file=name, text=why) for name, why in archive.faults]
        self.ignored: dict[str, str] = {}
        self.files: list[str] = []
        self.whole: set[str] = set()
        self._archive = archive
        self._broken: set[str] = set()
        self._todo = self._sort(archive.entries)
        self._kept = Kept()
        self._reading = self._first_look()
        self.owner: Owner = self._reading.owner
        self.found: Found = self._reading.found
        # By the name, by the entries; failing both, by the newest record, known after reading.
        self.exported_on: date | None = _stamp(path) or _newest(archive)

    def facts(self) -> Iterator[Fact | Skipped]:
        """Yield one value per record, file by file. To be read once, to the end."""
        budget = Budget()
        for kind, entry in self._todo:
            try:
                yield from self._read(kind, entry, budget)
            except UnreadableError as fault:
                self._broken.add(kind)
                self.problems.append(Problem(file=entry.name, text=str(fault)))
            else:
                self.whole.add(kind)
        self.whole = self.whole & {"connections"} - self._broken
        self.exported_on = self.exported_on or self._reading.newest
        if self._reading.mailbox is not None:
            self.found.answers_owed = self._reading.mailbox.owed()

    def close(self) -> None:
        """Release the files."""
        self._archive.close()

    def _sort(self, entries: list[Entry]) -> list[tuple[str, Entry]]:
        todo: list[tuple[str, Entry]] = []
        for entry in entries:
            kind = registry.kind_of(entry.name)
            if "__MACOSX" in entry.name.split("/"):
                kind = None
            if kind is None and len(entries) == 1:
                kind = kind_by_header(entry)
            if kind is not None:
                todo.append((kind, entry))
            elif entry.fault and (names.is_table(entry.name) or names.outside(entry.name)):
                self.problems.append(Problem(file=entry.name, text=entry.fault))
            else:
                self.ignored[entry.name] = registry.why_ignored(entry.name)
        if (more := len(self.ignored) - limits.IGNORED) > 0:
            self.ignored = dict(list(self.ignored.items())[: limits.IGNORED])
            self.ignored[f"and {more} more"] = "no tables of an export"
        return sorted(todo, key=lambda one: registry.place(one[0]))

    def _read(self, kind: str, entry: Entry, budget: Budget) -> Iterator[Fact | Skipped]:
        table = registry.READ[kind]
        if kept := self._kept.take(entry):
            yield from self._told(kind, entry.name, *kept)
            return
        with entry.open(budget) as stream:
            sheet = open_sheet(stream, table, budget)
            yield from self._told(kind, entry.name, sheet.present, table.records(sheet, table.columns))

    def _told(
        self, kind: str, name: str, present: frozenset[str], records: Iterator[Record]
    ) -> Iterator[Fact | Skipped]:
        """Turn the records of a file into facts, and tell what could not be read of it."""
        self.files.append(name)
        convert = registry.READ[kind].convert(self._reading, name, present)
        trouble: dict[SkipReason, list[int]] = {}
        try:
            for line, cells in records:
                value: Fact | SkipReason = "unreadable" if cells is None else convert(cells)
                if isinstance(value, Fact):
                    yield value
                    continue
                if value in _MANY:
                    seen = trouble.setdefault(value, [0, line])
                    seen[0] += 1
                yield Skipped(file=name, reason=value)
        finally:
            for reason, (count, first) in trouble.items():
                self._broken.add(kind)
                self.problems.append(Problem(file=name, text=_told(reason, count), line=first))

    def _first_look(self) -> Reading:
        """Read what names the owner, and who takes part in which conversation; problems are told later."""
        name: str | None = None
        sent: Counter[str] = Counter()
        senders: Counter[str] = Counter()
        talks = Talks()
        budget = Budget()
        for kind, entry in self._todo:
            if kind not in {"profile", "invitations", "messages"}:
                continue
            table = registry.READ[kind]
            try:
                with entry.open(budget) as stream:
                    sheet = open_sheet(stream, table, budget)
                    records = table.records(sheet, table.columns)
                    if kind == "profile":
                        name = name or _profile_name(records)
                    elif kind == "invitations":
                        _senders(records, sent, senders)
                    else:
                        kept = self._kept.keep(entry, sheet.present, records)
                        talks.survey(kept, "conversationid" in sheet.present)
            except UnreadableError:
                continue
        me = owner.infer(name, sent, senders, talks)
        talks.settle(owner.mine(me))
        return Reading(me, talks)


def open_export(path: Path) -> Export:
    """Open a zip, a folder or one table of a LinkedIn export.

    Raises `NotAnExport` when nothing is there, BadInput for a folder of several exports.
    """
    try:
        archive = open_archive(path)
    except (OSError, ValueError):
        archive = None
    if archive is None or not (archive.entries or archive.faults):
        if archive is not None:
            archive.close()
        raise NotAnExport(
            f"{names.shown(path.name)} holds no LinkedIn export.",
            "Give the zip that LinkedIn sent, the folder it was unpacked to, or one of its CSV files.",
        )
    try:
        check_is_one(path, archive)
    except BadInput:
        archive.close()
        raise
    return Export(path, archive)


def _stamp(path: Path) -> date | None:
    """The day in `Basic_LinkedInDataExport_07-11-2023.zip`, or in the name of the folder around."""
    for name in (path.name, path.absolute().parent.name):
        if "linkedindataexport" in name.casefold():
            for month, day, year in _STAMP.findall(name):
                try:
                    return date(int(year), int(month), int(day))
                except ValueError:
                    continue
    return None


def _newest(archive: Archive) -> date | None:
    return max((entry.modified for entry in archive.entries if entry.modified), default=None)


def _profile_name(records: Iterator[tuple[int, Cells | None]]) -> str | None:
    return next((text.name(*cells[:2]) or None for _, cells in records if cells), None)


def _senders(records: Iterator[tuple[int, Cells | None]], sent: Counter[str], senders: Counter[str]) -> None:
    for _, cells in records:
        if cells and cells[4].strip().casefold() == "outgoing":
            if url := urls.profile(cells[5]):
                sent[url] += 1
            if name := text.name(cells[0]):
                senders[name] += 1


def _told(reason: SkipReason, count: int) -> str:
    if count == 1:
        return f"One record {_ONE[reason]}; it was skipped."
    return f"{count} records {_MANY[reason]}, this being the first; they were skipped."
