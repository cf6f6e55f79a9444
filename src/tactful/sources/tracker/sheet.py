"""A spreadsheet as CSV: the separator by its header, the cells as data, no formula ever followed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from msgspec import Struct

from tactful.sources.linkedin import limits

SEPARATORS = (",", ";", "\t", "|")
_HEAD = 10
_WIDEST = 200
# Spreadsheets export the shown words of a formula, some of them the formula itself.
_LINK = re.compile(
    r"""^\s*=\s*HYPERLINK\s*\(\s*"([^"]{0,2000})"\s*(?:[,;]\s*"([^"]{0,2000})"\s*)?\)\s*$""", re.IGNORECASE
)
_TEXT = re.compile(r"""^\s*=\s*"((?:[^"]|"")*)"\s*$""")


class Sheet(Struct, frozen=True):
    """The table after its header; `line` is the last line of the header, `text` the whole file."""

    header: tuple[str, ...]
    separator: str
    line: int
    text: str

    def rows(self) -> Iterator[tuple[int, tuple[str, ...] | None]]:
        """Yield (line, cells) for each record that is not empty, (line, None) for one that cannot be read.

        A quote that never ends costs its own line, not what follows.
        """
        lines = _Lines(self.text, self.line)
        reader = csv.reader(lines, delimiter=self.separator)
        width, resumes = len(self.header), limits.RESUMES
        while True:
            first = lines.at
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = [""] * width + ["?"]
            if lines.at - first > 1 and lines.ended and lines.quotes(first) % 2 and resumes:
                resumes -= 1
                lines.at = first + 1
                reader = csv.reader(lines, delimiter=self.separator)
                yield first + 1, None
            elif any(cell.strip() for cell in cells[width:]):
                yield first + 1, None
            elif any(cell.strip() for cell in cells):
                yield first + 1, tuple(cells[:width]) + ("",) * (width - len(cells))


class _Lines:
    """The lines of a text for `csv.reader`, from line `at` (counted from 0) on."""

    def __init__(self, text: str, at: int) -> None:
        csv.field_size_limit(limits.CELL)
        self._lines = text.split("\n")
        self.at = at

    def __iter__(self) -> Iterator[str]:
        while not self.ended:
            self.at += 1
            yield self._lines[self.at - 1] + "\n"

    @property
    def ended(self) -> bool:
        return self.at >= len(self._lines)

    def quotes(self, first: int) -> int:
        """How many quotes there are from a line on."""
        return sum(line.count('"') for line in self._lines[first : self.at])


def sheets(text: str) -> Iterator[Sheet]:
    """Yield what could be the table: for each separator and each of the first records as header."""
    for separator in SEPARATORS:
        if separator not in text[:65_536]:
            continue
        reader = csv.reader(_Lines(text[:65_536], 0), delimiter=separator)
        for _ in range(_HEAD):
            try:
                cells = next(reader)
            except (StopIteration, csv.Error):
                break
            titles = [cell.strip() for cell in cells]
            while titles and not titles[-1]:
                titles.pop()
            if len([one for one in titles if one]) >= 2 and len(titles) <= _WIDEST:
                yield Sheet(tuple(titles), separator, reader.line_num, text)


def shown(cell: str) -> str:
    """Return what a cell shows: the words of `=HYPERLINK("address","words")`, of `="00123"`, else the cell."""
    if found := _LINK.match(cell):
        return found[2] if found[2] is not None else found[1]
    return found[1].replace('""', '"') if (found := _TEXT.match(cell)) else cell


def linked(cell: str) -> str:
    """Return where a cell leads: the address of a link formula, else the cell."""
    found = _LINK.match(cell)
    return found[1] if found else cell
