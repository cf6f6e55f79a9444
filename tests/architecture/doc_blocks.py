"""The fenced blocks of the hand-written pages: commands to run, and the files they read.

A `console` block holds commands after `$ ` and, where it shows any, lines of their output; `...` stands for
what is left out, also at the end of a line. A block with a `:caption:` is a file. All others
(`{code-block} text`) are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from source_tree import ROOT

DOCS = ROOT / "docs"
_FENCE = re.compile(r"^```(?P<head>.+?)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CAPTION = re.compile(r"\A(?::\w+:.*\n)*?:caption: (?P<name>.+)\n(?::\w+:.*\n)*\n?")


class Command(Struct, frozen=True):
    """A command as it is typed, and the output that the page shows."""

    line: str
    shown: tuple[str, ...]


class File(Struct, frozen=True):
    """A file that a page tells to write."""

    name: str
    text: str


def pages() -> list[Path]:
    """The pages written by hand."""
    found = [path for path in sorted(DOCS.rglob("*.md")) if {"_build", "reference"}.isdisjoint(path.parts)]
    return [path for path in found if any(blocks(path))]


def blocks(path: Path) -> Iterator[Command | File]:
    """What a page tells to write and to run, in its order."""
    for fence in _FENCE.finditer(path.read_text(encoding="utf-8")):
        if fence["head"] == "console":
            yield from commands(fence["body"])
        elif caption := _CAPTION.match(fence["body"]):
            yield File(caption["name"], fence["body"][caption.end() :])


def commands(body: str) -> Iterator[Command]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, *shown = part.strip("\n").split("\n")
        yield Command(line, tuple(shown))


def fits(shown: tuple[str, ...], output: str) -> bool:
    """True when the output is as shown; where `...` stands there may be anything."""
    if not shown:
        return True
    parts = "\n".join(shown).split("...")
    # A long path of the machine may break a line.
    pattern = ".*?".join(re.sub(r"(?:\\\s)+", r"\\s+", re.escape(part)) for part in parts)
    plain = output.replace("\u00a0", " ")  # dates hold together by no-break spaces
    return re.fullmatch(rf"\n*{pattern}\n*", plain, re.DOTALL) is not None
