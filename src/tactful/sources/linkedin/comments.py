"""Comments.csv, whose quoting LinkedIn has damaged in three ways: split by what a record begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactful.sources.linkedin import limits
from tactful.sources.linkedin.tables import Cells, Sheet

_DATE = r'"?\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[^,;\t"]{0,20}"?'


def records(sheet: Sheet) -> Iterator[tuple[int, Cells | None]]:
    """Yield (line, (date, link, message)) for each comment, (line, None) for lines that belong to none.

    A record begins with a date and an address and lasts to the next that does. Inner quotes are doubled in
    files with CRLF, escaped by a backslash in files with LF.
    """
    lines, separator = sheet.lines, re.escape(sheet.separator)
    begins = re.compile(rf'{_DATE}{separator}(?:"?https?://|(?:"")?{separator})', re.ASCII)
    parts: list[str] = []
    first, size = 0, 0
    for line in lines:
        lines.start()
        if begins.match(line):
            if first:
                yield first, _cells(parts, sheet)
            sheet.budget.spend()
            parts, first, size = [], lines.number, 0
        elif not first:
            if line.strip():
                sheet.budget.spend()
                yield lines.number, None
            continue
        size += len(line)
        if size <= limits.CELL:
            parts.append(line)
        else:
            parts.clear()
    if first:
        yield first, _cells(parts, sheet)


def _cells(parts: list[str], sheet: Sheet) -> Cells | None:
    if not parts:
        return None
    cells = "".join(parts).rstrip("\r\n").split(sheet.separator, 2)
    date, link = (cell.strip().strip('"') for cell in cells[:2])
    text = cells[2] if len(cells) > 2 else ""
    if len(text) >= 2 and text[0] == text[-1] == '"':
        text = _unescaped(text[1:-1], backslash=sheet.newline == "\n")
    return date, link, text.replace("\r\n", "\n")


def _unescaped(text: str, *, backslash: bool) -> str:
    marks = r'""|\\"|\\\\' if backslash else r'""|\\"'
    return re.sub(marks, lambda mark: mark[0][1], text)
