"""What the check finds of the slips that the bars of the network of slips are set on, without it and with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import structs

from tactful.app.check_note import check_note
from tactful.app.spelling import speller_for
from training.examples import CALIBRATION, read
from training.score import Tally, count_typos

SET_ON = Path(__file__).parent / "set_on"


def _notes() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted(SET_ON.glob("*.jsonl")):
        yield path.stem, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    yield from ((name, read(name)) for name in CALIBRATION)


def main() -> None:
    """Print, author by author, the slips found, wrong places and slips missed, without the network and with it."""
    without = structs.replace(speller_for(), misused=None)
    for name, notes in _notes():
        told = {"without": Tally(), "with": Tally()}
        for note in notes:
            count_typos(told["without"], note, check_note(note["text"], speller=without).findings)
            count_typos(told["with"], note, check_note(note["text"]).findings)
        print(
            name,
            *(f"{how} {t.hits}/{t.wrong}/{t.missed}, F1 {t.f1:.3f}" for how, t in told.items()),
            sep="  ",
        )


if __name__ == "__main__":
    main()
