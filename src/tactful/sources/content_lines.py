"""Content lines, which iCalendar and vCard have in common: folded, `group.NAME;PARAMETER=value:value`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

LINE = 4_000  # characters of a property; 50 lines of 75 octets

_PROPERTY = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9_-]{1,40})[;:]")
_PARAMETER = re.compile(r";\s*([A-Za-z0-9-]{1,40})(?:=((?:\"[^\"]*\"|[^;:\"])*))?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PART = re.compile(r"((?:\\.|[^\\;])*)(?:;|\\?$)", re.DOTALL)


class Line(Struct, frozen=True):
    """One unfolded line: the name in capitals, parameters by name in capitals, the raw value."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def types(self) -> set[str]:
        """What its TYPE says, in lower case; the bare words of vCard 2.1 too."""
        return set(self.parameters.get("TYPE", "").replace('"', "").casefold().split(","))

    @property
    def text(self) -> str:
        """The value without escapes. A comma that was not escaped is a comma."""
        return unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The components of the value, which unescaped semicolons separate."""
        return [unescaped(part) for part in _PART.findall(self.value)]


def unfolded(text: str, longest: int = LINE) -> Iterator[tuple[int, str]]:
    """Yield (line number, line) with folded lines joined, each cut after `longest` characters."""
    start, whole, length = 0, [""], 0
    at = number = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        number += 1
        if text[at] in " \t" and start:
            if length < longest:
                whole.append(text[at + 1 : min(end, at + longest)])
                length += end - at
        else:
            if start:
                yield start, "".join(whole)[:longest]
            start, whole, length = number, [text[at : min(end, at + longest)]], end - at
        at = end + 1
    if start:
        yield start, "".join(whole)[:longest]


def name_of(line: str) -> str:
    """The name of the property on an unfolded line, in capitals; empty when there is none."""
    found = _PROPERTY.match(line)
    return found[1].upper() if found else ""


def value_of(line: str) -> str:
    """The raw value of an unfolded line: what follows the first colon outside quotes."""
    before, colon, after = line.partition(":")
    if '"' not in before:
        return after if colon else ""
    quoted = False
    for at, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[at + 1 :]
    return ""


def parsed(line: str) -> Line:
    """Take an unfolded line apart."""
    value = value_of(line)
    found: dict[str, str] = {}
    for word, told in _PARAMETER.findall(line[: len(line) - len(value) - 1] if value else line):
        name, values = (word.upper(), told) if told else ("TYPE", word)
        found[name] = f"{found[name]},{values}" if name in found else values
    return Line(name_of(line), found, value)


def unescaped(value: str) -> str:
    """A value without backslash escapes; `\\n` is a line break."""
    return (
        _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if "\\" in value else value
    )
