"""Mails about the search: a saved `.eml`, or the text of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tactful.core.facts import Fact, Question, Skipped
from tactful.sources.mail.letter import Letter, from_bytes, from_pasted
from tactful.sources.mail.reading import read
from tactful.sources.one_file import MB, OneFile, head, read_bytes

__all__ = ["extract", "from_text", "identify"]

LIMIT = 50 * MB
"""Bytes of one mail with all that is attached; mail servers take half of it."""
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):", re.ASCII)
_NEEDS = frozenset({"from"})
_TELLING = frozenset(
    {"date", "subject", "message-id", "received", "mime-version", "return-path", "delivered-to", "to"}
)


def identify(path: Path) -> bool:
    """Say whether a file begins as a mail does: From and at least two more fields, before the first empty line."""
    fields: set[str] = set()
    rows = head(path, 16_384).lstrip("\n").split("\n")
    if rows and re.match(r">?From ", rows[0]):
        rows.pop(0)
    for row in rows:
        if not row.strip():
            break
        if row[0] in " \t":
            continue
        field = _FIELD.match(row)
        if field is None:
            return False
        fields.add(field[1].lower())
    return fields >= _NEEDS and len(fields & _TELLING) >= 2


def extract(path: Path) -> OneFile:
    """Open a mail; raises BadInput when it is too large or cannot be read."""
    data = read_bytes(path, LIMIT)
    return OneFile("mail", path, lambda one: _read(one, data))


def from_text(text: str, sent_on: date | None) -> Fact | Question | Skipped:
    """Read a mail that was pasted; `sent_on` is the day of it, or None when the text has its own Date line."""
    return read(from_pasted(text, sent_on), "pasted mail")


def _read(one: OneFile, data: bytes) -> Iterator[Fact | Question | Skipped]:
    letter = _letter(data)
    if letter is None:
        one.problem("It could not be read as a mail; nothing was taken from it.")
        yield Skipped(file=one.name, reason="unreadable")
        return
    yield read(letter, one.name)


def _letter(data: bytes) -> Letter | None:
    try:
        return from_bytes(data)
    except ValueError:
        return None
