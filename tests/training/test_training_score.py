"""The measure itself, on notes whose figures can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training.examples import ASIDE, authors
from training.score import Score, Tally, kind_of, main, score, table

BEG = "I beg you to hire me."


def note(number: int, text: str, **more: Any) -> dict[str, Any]:
    told = {"scenario": "follow-up", "to": "recruiter", "spans": [], "missing": [], "typos": [], **more}
    fine = not (told["spans"] or told["missing"] or told["typos"])
    return {"id": f"x-{number:04}", "text": text, **told, "sendable": fine}


NOTES = [
    note(1, "Hi Dana, thank you for the call. Regards, Robin"),
    note(2, f"Hi Dana, {BEG} Regards, Robin", spans=[{"quote": BEG, "label": "desperation"}]),
    note(3, f"Hi Dana, thank you. {BEG} Regards, Robin"),
    note(4, "Hi Dana, thank you. Regards, Robin", spans=[{"quote": "thank you", "label": "flattery"}]),
    note(5, "Hi Dana, I will recieve it. Regards, Robin", typos=[{"quote": "recieve", "fix": "receive"}]),
    note(6, "Hi Dana, it was good to see you. Robin", scenario="after-interview", missing=["thanks"]),
]


@pytest.fixture
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An author x with notes of our own."""
    (tmp_path / "notes").mkdir()
    lines = [json.dumps(line) for line in NOTES]
    (tmp_path / "notes" / "x.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr("training.examples.HERE", tmp_path)


@pytest.mark.usefixtures("_own")
def test_it_counts_what_was_found_missed_and_wrong() -> None:
    told = score("x", spelling=False)
    assert (told.notes, told.fine) == (6, 2)
    assert told.labels["desperation"] == Tally(hits=1, wrong=1)
    assert told.labels["flattery"] == Tally(missed=1)
    assert told.placed == Tally(hits=1)
    assert told.typos == Tally(hits=1)
    assert told.missing.hits == 1
    assert (told.flagged, told.felt) == (1, 1)
    assert told.held == Tally(hits=3, wrong=1, missed=1)


@pytest.mark.usefixtures("_own")
def test_the_mean_is_of_the_labels_that_the_author_has() -> None:
    told = score("x", spelling=False)
    assert told.macro == pytest.approx((2 / 3 + 0) / 2)
    assert told.alarms == 0.5


@pytest.mark.usefixtures("_own")
def test_the_table_shows_every_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["score", "x", "--no-spelling"])
    main()
    out = capsys.readouterr().out
    assert out == table([score("x", spelling=False)]) + "\n"
    figures = out.splitlines()[1].split()
    assert figures[:5] == ["x", "6", "0.750", "0.750", "0.750"]
    assert "0.67 of 1" in out
    assert "0.00 of 1" in out


def test_without_names_nobody_kept_aside_is_looked_at(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr("sys.argv", ["score"])
    monkeypatch.setattr("training.score.score", lambda name, **_: looked.append(name) or Score(name))
    main()
    capsys.readouterr()
    assert looked == [name for name in authors(notes_only=True) if name not in ASIDE]


@pytest.mark.parametrize("name", ["s1", "nobody"])
def test_who_wrote_no_notes_is_not_scored(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["score", name])
    with pytest.raises(SystemExit):
        main()
    assert f"no notes of {name}" in capsys.readouterr().err


def test_an_author_is_of_one_kind() -> None:
    assert [kind_of(name) for name in ("n1", "n2", "f1")] == ["trained on", "calibrated on", "kept aside"]


def test_a_tally_of_nothing_is_nothing() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)
    assert Tally(hits=2, wrong=2, missed=0).f1 == pytest.approx(2 / 3)
