"""What the network of slips learns from: passages as they were typed and as they were meant, and right ones alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tactful.app.spelling import WORDS
from tactful.notes.check.reading.sentences import sentences
from training.examples import ASIDE, CALIBRATION, authors, read
from training.examples import digest as digest_of

HERE = Path(__file__).parent
CONFUSED = WORDS / "confused.txt"
WORDNET = HERE / ".wordnet"
"""Where WordNet 3.1 lies, unpacked; its examples are sentences in everyday English."""

_QUOTED = re.compile(r'"([^"]{12,200})"')
_PLAIN = {ord(typed): plain for typed, plain in zip("‘’“”\u00a0", "''\"\" ", strict=True)}
_FREE = frozenset({"unprofessional"})
"""A label of texts whose English is not meant to be right."""


def typed() -> Iterator[tuple[str, str]]:
    """Passages with slips and what was meant."""
    for path in sorted((HERE / "pairs").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            written, meant = line.translate(_PLAIN).split("\t")
            yield written, meant


def noted() -> Iterator[tuple[str, str]]:
    """Notes and sentences of the authors of the tone, as typed and as meant; not of those who are set or kept aside."""
    for name in _taught():
        for line in read(name):
            if not _labels(line) & _FREE:
                yield line["text"].translate(_PLAIN), _mended(line).translate(_PLAIN)


def _labels(line: dict[str, Any]) -> set[str]:
    return {
        line.get("label", ""),
        *line.get("labels", ()),
        *(span["label"] for span in line.get("spans", ())),
    }


def _mended(line: dict[str, Any]) -> str:
    text: str = line["text"]
    for typo in line.get("typos", ()):
        text = text.replace(typo["quote"], typo["fix"], 1)
    return text


def digest() -> str:
    """All that is learned from but WordNet, in one word that changes with any byte of it."""
    sums = hashlib.sha256(digest_of(_taught()).encode())
    for path in (*sorted((HERE / "pairs").glob("*.tsv")), *sorted((HERE / "prose").glob("*.txt")), CONFUSED):
        sums.update(path.read_bytes())
    return sums.hexdigest()[:16]


def _taught() -> list[str]:
    """The authors of the tone who are neither set on nor kept aside."""
    return [name for name in authors() if name not in (*ASIDE, *CALIBRATION)]


def prose() -> Iterator[str]:
    """Right sentences, written for this alone."""
    for path in sorted((HERE / "prose").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from split(line.translate(_PLAIN))


def wordnet() -> Iterator[str]:
    """The longer examples of WordNet, each once; none where it was not fetched."""
    found: dict[str, None] = {}
    for path in sorted(WORDNET.glob("package/dict/data.*")):
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            if not line.startswith("  "):
                found.update(dict.fromkeys(_QUOTED.findall(line.partition("|")[2])))
    yield from (said for said in found if len(said.split()) >= 5)


def split(text: str) -> Iterator[str]:
    """The sentences of a text."""
    yield from (text[start:end] for start, end in sentences(text))
