"""Tables as they really arrive: four encodings, three separators, preambles, damaged records."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from tactful.sources.linkedin import limits
from tactful.sources.linkedin.streams import TOO_DAMAGED, Budget, UnreadableError

Cells = tuple[str, ...]
_SEPARATORS = (",", "\t", ";")
_HEAD_RECORDS = 12
_SPARE = 100  # empty cells that a spreadsheet may add to a row

# What localised exports may call a column; seen in other people's tests only, never in a real export.
_FOREIGN = {
    "vorname": "firstname", "nachname": "lastname", "emailadresse": "emailaddress", "unternehmen": "company",
    "verbundenam": "connectedon", "prénom": "firstname", "nom": "lastname", "adresseemail": "emailaddress",
    "entreprise": "company", "poste": "position", "connexionle": "connectedon", "connectéle": "connectedon",
    "nombre": "firstname", "apellidos": "lastname", "direccióndecorreoelectrónico": "emailaddress",
    "empresa": "company", "cargo": "position", "conectadoel": "connectedon", "sobrenome": "lastname",
    "conectadoem": "connectedon",
}  # fmt: skip
# What hand-edited and older files call a column.
_FORMER = {
    "datesent": "sentat", "sharedate": "date", "sharecomment": "sharecommentary",
    "email": "emailaddress", "profileurl": "url", "senderurl": "senderprofileurl",
}  # fmt: skip


def fold(title: str) -> str:
    """Return a column title in comparable form: `First Name`, `FirstName` and `first_name` are one."""
    title = title.strip().casefold()
    base, dot, number = title.rpartition(".")
    if dot and number.isdigit():  # spreadsheet tools number repeated titles: `Creation Date.1`
        title = base
    plain = "".join(filter(str.isalnum, title))
    plain = _FOREIGN.get(plain, plain)
    return _FORMER.get(plain, plain)


def _from_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("tactful-cp1252", _from_cp1252)

_NOT_TEXT = {
    b"PK\x03\x04": "It is a spreadsheet or an archive under the name of a table. Export it as CSV (UTF-8).",
    b"\xd0\xcf\x11\xe0": "It is an old spreadsheet under the name of a table. Export it as CSV (UTF-8).",
    b"%PDF": "It is a PDF under the name of a table.",
    b"\x1f\x8b": "It is a packed file under the name of a table.",
}


def decoded(stream: io.BufferedReader) -> io.TextIOWrapper:
    """Return the stream as text, line ends untouched; raises `UnreadableError` for what is no text."""
    head = stream.peek(4096)[:4096]
    for magic, why in _NOT_TEXT.items():
        if head.startswith(magic):
            raise UnreadableError(why)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return io.TextIOWrapper(stream, "utf-16", "replace", newline="")
    if len(head) >= 8 and head[1:64:2].count(0) * 2 >= len(head[1:64:2]) and b"\0" not in head[:64:2]:
        return io.TextIOWrapper(stream, "utf-16-le", "replace", newline="")
    if head.count(0) * 10 > len(head):
        raise UnreadableError("It holds no text.")
    return io.TextIOWrapper(stream, "utf-8-sig", "tactful-cp1252", newline="")


class Lines:
    """Physical lines for `csv.reader`. `held` has those of the present one, `number` counts those before."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._read = partial(text.readline, limits.LINE)
        self._again: list[str] = []
        self.held: list[str] = []
        self.number = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        read, again, held = self._read, self._again, self.held
        size = 0
        while line := again.pop() if again else read():
            size = size + len(line) if held else 0
            held.append(line)
            if size > limits.RECORD:
                raise csv.Error
            yield line.replace("\0", "") if "\0" in line else line
        self.ended = True

    def ahead(self, count: int) -> list[str]:
        """Return the next lines, to be read again; fewer when they are long."""
        lines: list[str] = []
        while len(lines) < count and sum(map(len, lines)) < limits.RECORD and (line := self._read()):
            lines.append(line)
        self._again.extend(reversed(lines))
        return lines

    def skip(self, count: int) -> None:
        """Leave out lines that were looked at ahead."""
        del self._again[len(self._again) - count :]
        self.number += count

    def start(self) -> None:
        """Begin a new record."""
        self.number += len(self.held)
        self.held.clear()

    def give_back(self, count: int) -> None:
        """Let the last `count` held lines be read once more."""
        if count:
            self._again.extend(reversed(self.held[-count:]))
            del self.held[-count:]
            self.ended = False

    def finish_line(self) -> None:
        """Read on to the end of a line that is longer than any line may be."""
        while self.held and not self.held[-1].endswith(("\n", "\r")):
            piece = self._again.pop() if self._again else self._read()
            if not piece:
                return
            self.held[-1] = piece


class Sheet:
    """One table after its header. `present` holds the folded titles of the columns that are there."""

    def __init__(self, lines: Lines, separator: str, titles: list[str], newline: str, budget: Budget) -> None:
        self.lines = lines
        self.budget = budget
        self.separator = separator
        self.titles = titles
        self.newline = newline
        self.present = frozenset(titles)

    def records(self, columns: tuple[str, ...]) -> Iterator[tuple[int, Cells | None]]:
        """Yield (line, the cells of `columns`) for each record, (line, None) for one that cannot be read.

        A column that is missing gives empty cells. Blank lines are no records.
        """
        width = len(self.titles)
        places = [self._place(column, width) for column in columns]
        pick = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
        padded = width in places
        lines, held, budget = self.lines, self.lines.held, self.budget
        resumes, damage = limits.RESUMES, 0
        rows = self._rows()
        while True:
            lines.number += len(held)
            held.clear()
            row: list[str] | None
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error:
                row = None
                lines.finish_line()
            budget.spend()
            if row is not None and not row:
                continue
            line = lines.number + 1
            if row is None or lines.ended or (len(row) > width and _overfull(row, width)):
                damage += sum(map(len, held))
                if damage > limits.DAMAGE:
                    raise UnreadableError(TOO_DAMAGED)
                # A quote that never closes swallows what follows: only its first line is lost.
                if len(held) > 1 and resumes:
                    resumes -= 1
                    lines.give_back(len(held) - 1)
                rows = self._rows()
                yield line, None
                continue
            if len(row) < width:
                row.extend([""] * (width - len(row)))
            if padded:
                row.insert(width, "")
            yield line, pick(row)

    def _rows(self) -> Iterator[list[str]]:
        return csv.reader(self.lines, delimiter=self.separator)

    def _place(self, column: str, width: int) -> int:
        title = fold(column)
        return self.titles.index(title) if title in self.present else width


def _overfull(row: list[str], width: int) -> bool:
    return len(row) > width + _SPARE or any(map(str.strip, row[width:]))


def find_header(text: io.TextIOWrapper, wanted: list[frozenset[str]], budget: Budget) -> Sheet | None:
    """Look through the first records for a header that holds one of the `wanted` sets of folded titles."""
    csv.field_size_limit(limits.CELL)
    lines = Lines(text)
    head = lines.ahead(2 * _HEAD_RECORDS)
    for separator in _SEPARATORS:
        rows = csv.reader(iter(head), delimiter=separator)
        for _ in range(_HEAD_RECORDS):
            try:
                titles = [fold(cell) for cell in next(rows)]
            except (StopIteration, csv.Error):
                break
            if any(needs <= set(titles) for needs in wanted):
                while titles and not titles[-1]:
                    titles.pop()
                newline = "\r\n" if head[rows.line_num - 1].endswith("\r\n") else "\n"
                lines.skip(rows.line_num)
                return Sheet(lines, separator, titles, newline, budget)
    return None
