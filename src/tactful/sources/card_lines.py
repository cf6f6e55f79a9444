"""The cards of a vCard file, cut apart and cut down: photos, notes, numbers and addresses never get further."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from msgspec import Struct

from tactful.sources.content_lines import Line, name_of, parsed, unfolded

KEPT = frozenset({
    "CATEGORIES", "EMAIL", "FN", "KIND", "N", "ORG", "ROLE", "SOCIALPROFILE", "TITLE", "UID", "URL",
    "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND", "X-LINKEDIN", "X-LINKEDIN-URL", "X-SOCIALPROFILE",
})  # fmt: skip
LINES = 100  # kept properties of a card
# Version 2.1 breaks quoted-printable values after a `=`, without folding.
_QUOTED = re.compile(r"^[^\n:]{0,200}?QUOTED-PRINTABLE[^\n:]{0,200}:", re.IGNORECASE | re.MULTILINE)


class Card(Struct, frozen=True, kw_only=True):
    """One card: the line of the file where it begins, and what is kept of it. `whole` if it was closed."""

    line: int
    lines: tuple[Line, ...]
    whole: bool = True

    def all(self, *names: str) -> list[Line]:
        """The lines of these properties, in the order of the card."""
        return [line for line in self.lines if line.name in names]

    def first(self, *names: str) -> Line | None:
        """The first line of these properties that has a value."""
        return next((line for line in self.all(*names) if line.value.strip(" ;")), None)


def cards(text: str) -> Iterator[Card]:
    """Yield the cards of a file in its order; a card within a card (AGENT) is left out."""
    if "QUOTED-PRINTABLE" in text or "quoted-printable" in text:
        text = _joined(text)
    kept: list[Line] = []
    begun = depth = 0
    after_agent = False
    for number, line in unfolded(text):
        mark = line[:12].strip().upper()
        if mark == "BEGIN:VCARD":
            if depth and after_agent:
                depth += 1
            else:
                if depth:
                    yield Card(line=begun, lines=tuple(kept), whole=False)
                begun, depth, kept = number, 1, []
        elif mark == "END:VCARD" and depth:
            depth -= 1
            if not depth:
                yield Card(line=begun, lines=tuple(kept))
        elif depth == 1:
            name = name_of(line)
            after_agent = name == "AGENT"
            if name in KEPT and len(kept) < LINES:
                kept.append(_plain(parsed(line)))
    if depth:
        yield Card(line=begun, lines=tuple(kept), whole=False)


def _joined(text: str) -> str:
    """The text with broken quoted-printable values on one line; empty lines after them keep the count right."""
    parts: list[str] = []
    at = 0
    for found in _QUOTED.finditer(text):
        if found.start() < at:
            continue
        removed, end = 0, found.end()
        while (stop := text.find("\n", end)) > 0 and text[stop - 1] == "=":
            parts.append(text[at : stop - 1])
            at = end = stop + 1
            removed += 1
        if removed and stop > 0:
            parts += (text[at:stop], "\n" * removed)
            at = stop
    return "".join((*parts, text[at:]))


def _plain(line: Line) -> Line:
    """A line without its encoding; quoted-printable of an unknown character set is read as UTF-8."""
    encoding = line.parameters.get("ENCODING", "").upper()
    if encoding != "QUOTED-PRINTABLE" and "quoted-printable" not in line.types:
        return line
    raw = quopri.decodestring(line.value.encode("utf-8", "replace"))
    for charset in (line.parameters.get("CHARSET", "utf-8"), "utf-8"):
        try:
            return Line(line.name, line.parameters, raw.decode(charset))
        except (LookupError, ValueError):
            continue
    return Line(line.name, line.parameters, raw.decode("cp1252", "replace"))
