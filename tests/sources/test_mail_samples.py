"""Every sample mail beside what it turns into, and how often the reader is right about all of them.

`truth` is what a person says the mail is; the rest is what becomes of it. After a change that is meant:

    python tests/sources/test_mail_samples.py
    git diff tests/sources/samples/mail
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from one_file_samples import expected_of, turned_into

from tactful.sources import mail

SAMPLES = sorted((Path(__file__).parent / "samples" / "mail").glob("*.eml"))
KINDS = ("received", "interview", "rejected", "offered", "wrote")
SAYS = {"applied": "received", "scheduled": "interview", "rejected": "rejected", "offered": "offered"}


def truth_of(path: Path) -> str:
    """What a person says a mail is; `none` when it has nothing to tell the ledger."""
    return str(json.loads(expected_of(path).read_text("utf-8"))["truth"])


def kind_of(fact: dict[str, Any]) -> str:
    """What a fact says a mail is."""
    moment = fact["moment"]
    if moment["what"] == "emailed" and fact.get("opportunity", {}).get("stage") == "interviewing":
        return "interview"
    return (
        "mine"
        if moment.get("by") == "me" and moment["what"] == "emailed"
        else SAYS.get(moment["what"], "wrote")
    )


def judged() -> list[tuple[Path, str, str | None, str | None]]:
    """For each sample: the truth, the kind of its fact, the kind of its question."""
    rows = []
    for path in SAMPLES:
        turned = turned_into(path, mail.extract)
        told = [kind_of(one) for one in turned["facts"]]
        asked = [kind_of(one["fact"]) for one in turned["questions"]]
        rows.append((path, truth_of(path), next(iter(told), None), next(iter(asked), None)))
    return rows


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_mail_turns_into_what_is_written_beside_it(path: Path) -> None:
    assert mail.identify(path)
    expected = json.loads(expected_of(path).read_text("utf-8"))
    assert {"truth": expected["truth"], **turned_into(path, mail.extract)} == expected


def test_what_is_told_as_a_fact_is_true_and_most_of_what_is_true_is_told_or_asked() -> None:
    rows = judged()
    assert [(path.stem, truth, told) for path, truth, told, _ in rows if told not in (None, truth)] == []
    for kind in KINDS:
        of_kind = [row for row in rows if row[1] == kind]
        assert len(of_kind) >= 3, kind
        heard = [row for row in of_kind if kind in row[2:]]
        assert len(heard) / len(of_kind) >= 0.75, kind


def test_a_third_of_the_samples_are_traps() -> None:
    assert len(SAMPLES) >= 45
    assert sum("trap" in path.stem for path in SAMPLES) >= len(SAMPLES) / 3


def measure(rows: list[tuple[Path, str, str | None, str | None]]) -> None:
    """Print how often each kind is told rightly, told wrongly, asked and missed."""
    print(f"{'kind':10} {'mails':>5} {'told':>5} {'right':>5} {'asked':>5} {'missed':>6}")
    for kind in (*KINDS, "none"):
        of_kind = [row for row in rows if row[1] == kind]
        told = [row for row in rows if row[2] == kind]
        right = [row for row in told if row[1] == kind]
        asked = [row for row in of_kind if row[2] is None and row[3] is not None]
        silent = [row for row in of_kind if row[2] is None and row[3] is None]
        print(f"{kind:10} {len(of_kind):5} {len(told):5} {len(right):5} {len(asked):5} {len(silent):6}")


if __name__ == "__main__":
    for sample in SAMPLES:
        turned = {"truth": truth_of(sample), **turned_into(sample, mail.extract)}
        expected_of(sample).write_text(
            json.dumps(turned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    measure(judged())
