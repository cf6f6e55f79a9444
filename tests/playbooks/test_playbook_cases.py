"""Cases beside a playbook: reading them, and judging the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tactful.app.playbook_cases import Expected, PlaybookCase, failing, fault, read_cases
from tactful.core.advice import Advice, Because
from tactful.core.playbook import Instead
from tactful.core.situation import Action, NoteText, Opportunity, Person, Situation
from tactful.errors import BadInput

TODAY = date(2026, 3, 10)
LUIS = Person(name="Luis Ortega", role="colleague", link="none")
COLLEAGUE = Situation(today=TODAY, considering="connect", person=LUIS)


def case(*verdicts: str, situation: Situation = COLLEAGUE, id_: str = "one") -> PlaybookCase:
    expected = msgspec.convert({"verdicts": verdicts}, Expected)
    return PlaybookCase(id=id_, situation=situation, expected=expected, why="Colleagues come first.")


def advice(
    verdict: str = "wait", instead: Action | None = None, *, reason: bool = True, dated: bool = True
) -> Advice:
    """Advice that opens on the 12th and is best until the 16th."""
    because = Because(
        rule="HM-context", rules=("HM-context",), text="So it is.", weighs="for", source=("HM",)
    )
    return Advice(
        id=None,
        verdict=verdict,  # type: ignore[arg-type]
        play=None,
        action=None,
        opens=date(2026, 3, 12) if dated else None,
        best=(date(2026, 3, 12), date(2026, 3, 16)) if dated else None,
        closes=date(2026, 3, 30) if dated else None,
        because=(because,) if reason else (),
        first=(),
        say=(),
        avoid=(),
        instead=Instead(action=instead, text="That.") if instead else None,
        contested=(),
    )


def window(first: int, last: int) -> Expected:
    return Expected(verdicts=("wait",), window=(date(2026, 3, first), date(2026, 3, last)))


def test_any_of_the_verdicts() -> None:
    assert fault(Expected(verdicts=("hold", "wait")), advice()) is None
    assert (
        fault(Expected(verdicts=("hold", "dont")), advice()) == "the verdict is wait, expected hold or dont"
    )


def test_a_reason_must_be_given() -> None:
    assert fault(Expected(verdicts=("wait",)), advice(reason=False)) == "no reason is given"


@pytest.mark.parametrize(("first", "last"), [(12, 16), (10, 12), (12, 12), (12, 20), (11, 13)])
def test_windows_that_overlap(first: int, last: int) -> None:
    assert fault(window(first, last), advice()) is None


def test_windows_that_do_not() -> None:
    assert "expected within 2026-03-08 to 2026-03-11" in str(fault(window(8, 11), advice()))
    assert "expected within" in str(fault(window(17, 20), advice()))
    assert fault(window(13, 16), advice()) == "it opens on 2026-03-12, before 2026-03-13"
    assert fault(window(12, 16), advice(dated=False)) == "no dates are given"


def test_what_to_do_instead() -> None:
    email = Expected(verdicts=("dont",), instead="email")
    assert fault(email, advice("dont", "email")) is None
    assert fault(email, advice("dont", "thank")) is None
    assert fault(email, advice("dont", "follow")) == "instead of it follow, expected email"
    assert fault(email, advice("dont")) == "instead of it nothing, expected email"


def test_failing_names_the_case_and_why() -> None:
    right, wrong = case("send"), case("dont", id_="two")
    assert failing("standard", [right, wrong]) == [
        "two (clear): the verdict is send, expected dont. Colleagues come first."
    ]


def test_a_written_note_is_checked() -> None:
    pushy = Situation(
        today=TODAY,
        considering="connect",
        person=LUIS,
        opportunity=Opportunity(title="Data Engineer"),
        note=NoteText(text="Send me the salary range. You must refer me today."),
    )
    assert failing("standard", [case("hold", situation=pushy)]) == []


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(
        msgspec.json.encode(case("send")) + b"\n\n" + msgspec.json.encode(case("send", id_="two"))
    )
    assert read_cases(path) == [case("send"), case("send", id_="two")]


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    good = msgspec.json.encode(case("send")).decode()
    path.write_text(
        "\n".join([good, "{", good, good.replace("send", "perhaps"), '{"id": "x"}']), encoding="utf-8"
    )
    with pytest.raises(BadInput) as raised:
        read_cases(path)
    places = [line.split(": ")[0] for line in raised.value.what.split("\n")[1:]]
    assert places == ["cases.jsonl:2", "cases.jsonl:3", "cases.jsonl:4", "cases.jsonl:5"]
    assert "the id one is given twice" in raised.value.what
    assert "perhaps" in raised.value.what


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_cases(tmp_path / "cases.jsonl")
