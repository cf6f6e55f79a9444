"""A source that is one file: its text within limits, and an `Extraction` over it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tactful.core.facts import Fact, Found, Owner, Problem, Question, Skipped
from tactful.errors import BadInput, NotAnExport
from tactful.sources.linkedin.names import shown

HEAD = 4096
MB = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

Items = Iterator[Fact | Question | Skipped]


class OneFile:
    """One file, opened: an `Extraction`. `read` is given this object and yields one value per record.

    What `read` cannot read it tells with `problem`, and goes on; `name` is what its facts give as `file`.
    """

    def __init__(
        self,
        source: str,
        path: Path,
        read: Callable[[OneFile], Items],
        *,
        owner: Owner | None = None,
        exported_on: date | None = None,
    ) -> None:
        self.source = source
        self.path = str(path)
        self.name = shown(path.name)
        self.owner = owner or Owner()
        self.exported_on = exported_on
        self.found = Found(owner=self.owner.name)
        self.problems: list[Problem] = []
        self.ignored: dict[str, str] = {}
        self.files: list[str] = [self.name]
        self.whole: set[str] = set()
        self._read = read

    def facts(self) -> Items:
        """Yield one value per record. To be read once, to the end."""
        yield from self._read(self)

    def problem(self, text: str, line: int | None = None) -> None:
        """Note what could not be read: the place, never the content."""
        self.problems.append(Problem(file=self.name, text=text, line=line))

    def close(self) -> None:
        """Nothing to release: the file was closed when it had been read."""


def head(path: Path, size: int = HEAD) -> str:
    """Return the beginning of a file as text, empty for what is no readable file; never raises."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return decoded(stream.read(size))
    except (OSError, ValueError):
        return ""


def read_bytes(path: Path, limit: int) -> bytes:
    """Return a file of at most `limit` bytes; raises BadInput when it is larger or cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError):
        raise BadInput(
            f"{shown(path.name)} cannot be read.", "Check that it is a file, and that you may read it."
        ) from None
    if len(data) > limit:
        raise BadInput(
            f"{shown(path.name)} is larger than {limit // MB} MB, more than such a file holds.",
            "Export a shorter period or fewer entries, and hand that over.",
        )
    return data


def read_text(path: Path, limit: int) -> str:
    """Return a file as text, line ends as `\\n`, without byte order mark and nul characters.

    UTF-8, UTF-16 and UTF-32 are told by their mark or their nuls; what is none of them is read as Windows-1252.
    Raises BadInput as `read_bytes`, NotAnExport when the file is empty.
    """
    text = decoded(read_bytes(path, limit))
    if not text.strip():
        raise NotAnExport(f"{shown(path.name)} is empty.", "Export it again, and hand over the new file.")
    return text


def decoded(data: bytes) -> str:
    """Return bytes as text, as `read_text` does; a character cut in two at the end is left out."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        text = _unmarked(data)
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _unmarked(data: bytes) -> str:
    start = data[:64]
    if start[1::2].count(0) > len(start) // 4:
        return data.decode("utf-16-le", "replace")
    if start[0::2].count(0) > len(start) // 4:
        return data.decode("utf-16-be", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
