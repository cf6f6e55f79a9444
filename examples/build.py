"""Pack the example export as LinkedIn does: `python -m examples.build OUT.zip [--earlier]`."""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EXPORT = Path(__file__).parent / "export"
PACKED = Path(__file__).parent.parent / "src" / "tactful" / "app" / "demo"
"""What `tactful demo` carries: the export, packed, and what was noted by hand."""
LOG = PACKED / "log.toml"

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EXPORTED_ON = date(2026, 11, 20)
EARLIER_ON = date(2026, 10, 20)

DATED = {
    "Connections.csv": "Connected On",
    "Invitations.csv": "Sent At",
    "messages.csv": "DATE",
    "Jobs/Job Applications.csv": "Application Date",
    "Jobs/Saved Jobs.csv": "Saved Date",
    "Company Follows.csv": "Followed On",
    "Recommendations_Received.csv": "Creation Date",
    "Recommendations_Given.csv": "Creation Date",
    "Endorsement_Received_Info.csv": "Endorsement Date",
    "Endorsement_Given_Info.csv": "Endorsement Date",
    "Shares_748120963.csv": "Date",
    "Comments_748120963.csv": "Date",
    "Reactions_748120963.csv": "Date",
}

FORMER_PLACES = {
    "Sable Coast Shipping,Director of Network Planning": "Pellam Freight,Head of Planning",
    "Halfpenny Pay,Senior Analytics Engineer": "Haverlock Stores,Analytics Engineer",
}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATES = tuple(
    re.compile(form)
    for form in (
        r"(?P<day>\d{2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{2}), \d{1,2}:\d{2} [AP]M",
        r"(?P<year>\d{4})[-/](?P<month>\d{2})[-/](?P<day>\d{2}) \d{2}:\d{2}:\d{2}(?: UTC)?",
        r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{2}) \d{2}:\d{2}:\d{2} UTC (?P<year>\d{4})",
    )
)


def archive_name(on: date) -> str:
    """Return what LinkedIn calls an archive made on that day."""
    return f"Basic_LinkedInDataExport_{on:%m-%d-%Y}.zip"


def current() -> dict[str, str]:
    """Return the files of the export by their names in the archive."""
    paths = sorted(path for path in EXPORT.rglob("*.csv"))
    return {path.relative_to(EXPORT).as_posix(): path.read_bytes().decode() for path in paths}


def earlier(on: date = EARLIER_ON) -> dict[str, str]:
    """Return the same export as it would have been on an earlier day.

    Rows dated later are left out, and the two people who changed jobs are where they were before.
    """
    files = current()
    for name, column in DATED.items():
        files[name] = _until(files[name], column, on)
    for name in ("Connections.csv", "Recommendations_Received.csv"):
        for now, before in FORMER_PLACES.items():
            files[name] = files[name].replace(now, before)
    return files


def pack(files: dict[str, str], path: Path, on: date) -> Path:
    """Write the files into a zip that is the same, byte for byte, every time."""
    with ZipFile(path, "w") as archive:
        for name, text in sorted(files.items()):
            entry = ZipInfo(name, (on.year, on.month, on.day, 9, 30, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode(), compresslevel=9)
    return path


def build(path: Path) -> Path:
    """Write the export of 20 November 2026; into a folder under LinkedIn's own name."""
    return pack(current(), path / archive_name(EXPORTED_ON) if path.is_dir() else path, EXPORTED_ON)


def build_earlier(path: Path) -> Path:
    """Write the same export as of 20 October 2026; into a folder under LinkedIn's own name."""
    return pack(earlier(), path / archive_name(EARLIER_ON) if path.is_dir() else path, EARLIER_ON)


def day(text: str) -> date:
    """Return the date of any of the forms in which LinkedIn writes an instant or a day; else ValueError."""
    for form in DATES:
        if found := form.fullmatch(text):
            year, month = int(found["year"]), found["month"]
            return date(
                year if year > 99 else 2000 + year,
                int(month) if month.isdigit() else MONTHS.index(month) + 1,
                int(found["day"]),
            )
    raise ValueError(f"not a date of an export: {text!r}")


def records(text: str) -> Iterator[str]:
    """Yield the records of a CSV file as they stand; one with a line break within quotes is one record."""
    pending = ""
    for line in StringIO(text, newline="\n"):
        pending += line
        if pending.count('"') % 2 == 0:
            yield pending
            pending = ""
    if pending:
        yield pending


def _until(text: str, column: str, on: date) -> str:
    kept: list[str] = []
    place: int | None = None
    for record in records(text):
        cells = next(csv.reader([record]), [])
        if place is not None and day(cells[place]) > on:
            continue
        if place is None and column in cells:
            place = cells.index(column)
        kept.append(record)
    whole = "".join(kept)
    return whole if text.endswith("\n") else whole.removesuffix("\n")


def main() -> None:
    """Write an archive to the path given."""
    parser = argparse.ArgumentParser(prog="python -m examples.build", description=__doc__)
    parser.add_argument("out", type=Path, help="the zip to write, or a folder to write it into")
    parser.add_argument("--earlier", action="store_true", help="the same export a month earlier")
    given = parser.parse_args()
    print(build_earlier(given.out) if given.earlier else build(given.out))


if __name__ == "__main__":
    main()
