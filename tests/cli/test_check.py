"""`tactful check` as a person and as a program meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tactful.app.load_playbook import load_playbook
from tactful.app.load_rules import load_rules
from tactful.cli.check import check
from tactful.cli.rule_pages import GROUPS, OTHER
from tactful.errors import BadInput

PUSHY = "Hi Dana, thank you for Monday. Please let me know by Friday."
FINE = "Hi Dana, thank you for Monday. Your question about the tide tables stayed with me, and I remain keen."


def run(*arguments: str, text: str | bytes = "") -> Result:
    return CliRunner().invoke(check, list(arguments), input=text)


def test_a_fine_note_is_ready() -> None:
    result = run("-", "--scenario", "after-interview", "--as", "request", text=FINE)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == f"Ready to send. {len(FINE)} of 200 characters."


def test_the_place_is_marked_under_the_note() -> None:
    result = run("-", text=PUSHY)
    assert result.exit_code == 1
    note, mark, _, finding, *_ = result.output.splitlines()
    assert note == f"  {PUSHY}"
    under = "1" + "~" * (len("let me know by Friday") - 1)
    assert mark == " " * (2 + PUSHY.index("let me")) + f"{under} pressure"
    assert finding.startswith("1  error pressure: “let me know by Friday”")
    assert "IV-push-process" in result.output


def test_json_is_the_public_form() -> None:
    result = run("-", "--json", "--as", "request", "--plan", "premium", text=PUSHY + "\n")
    answer = json.loads(result.output)
    assert result.exit_code == 1
    assert answer.keys() >= {"sendable", "characters", "limit", "findings"}
    assert (answer["sendable"], answer["characters"], answer["limit"]) == (False, len(PUSHY), 300)
    (finding,) = answer["findings"]
    assert finding.keys() >= {"rule", "level", "span", "quote", "message", "advice", "source"}
    assert finding["rule"] == "pressure"
    assert finding["source"] == "IV-push-process"
    start, end = finding["span"]
    assert PUSHY[start:end] == finding["quote"]


def test_what_is_missing_has_no_place() -> None:
    result = run("-", "--json", "--scenario", "after-interview", text="Hi Dana, I look forward to it.")
    missing = {f["rule"]: (f["span"], f["quote"]) for f in json.loads(result.output)["findings"]}
    assert missing == {"missing-thanks": (None, None), "missing-specifics": (None, None)}


def test_many_notes_are_answered_in_order_with_their_ids(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    fine = {
        "id": 7,
        "text": FINE,
        "scenario": "after-interview",
        "to": "interviewer",
        "as": "request",
        "spans": [],
    }
    rows = [{"id": "b", "text": PUSHY}, fine]
    notes.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    result = run("--jsonl", str(notes), "--json", "--plan", "premium", "--no-spelling")
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert [(a["id"], a["sendable"], a["limit"]) for a in answers] == [("b", False, None), (7, True, 300)]
    assert result.exit_code == 1


def test_lines_that_are_no_notes_are_all_named_and_nothing_is_answered(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    notes.write_text(
        '{"id": 1, "text": "Hello"}\n{"id": 2}\n{"text": "a", "scenario": "brunch"}\nx\n', encoding="utf-8"
    )
    result = run("--jsonl", str(notes))
    assert isinstance(result.exception, BadInput)
    assert result.exception.exit_code == 2
    assert result.output == ""
    named = [line.partition(":")[0] for line in result.exception.what.splitlines()]
    assert named[1:] == ["line 2", "line 3", "line 4"]


def test_a_situation_says_who_reads_it(tmp_path: Path) -> None:
    known = tmp_path / "situation.json"
    known.write_text('{"today": "2026-03-10", "person": {"name": "Piotr Nowak"}, "me": {"plan": "premium"}}')
    result = run("-", "--situation", str(known), "--as", "request", "--json", text="Hi Dana, hello.")
    answer = json.loads(result.output)
    assert [f["rule"] for f in answer["findings"]] == ["wrong-name"]
    assert answer["limit"] == 300


@pytest.mark.parametrize(
    ("arguments", "text", "says"),
    [
        ([], "", "Nothing says what to check"),
        (["-"], " \n", "no words"),
        (["-"], b"\xff\xfe", "not UTF-8"),
        (["no-such-file.txt"], "", "cannot be read"),
        (["--explain", "presure"], "", "no rule presure"),
        (["-", "--situation", "no-such-file.json"], "Hello", "cannot be read"),
    ],
)
def test_bad_input_is_said_with_a_next_step(arguments: list[str], text: str | bytes, says: str) -> None:
    result = run(*arguments, text=text)
    assert isinstance(result.exception, BadInput)
    assert result.exception.exit_code == 2
    assert says in result.exception.what
    assert result.exception.next_step


def test_an_unknown_scenario_is_refused() -> None:
    assert run("-", "--scenario", "brunch", text="Hello").exit_code == 2


def test_the_rules_are_listed_and_explained() -> None:
    listed = run("--list")
    assert listed.exit_code == 0
    lines = listed.output.splitlines()
    assert [line for line in lines if line.startswith("guilt-trip")]
    heads = [line for line in lines if line in (*GROUPS, OTHER)]
    assert heads == list(GROUPS)
    explained = run("--explain", "guilt-trip")
    assert "This is my third message and still nothing." in explained.output
    assert "HM-limit-respect" in explained.output
    for part in ("(error)", "cure", "kinds of note", "Flags", "Passes", "Who says so"):
        assert part in explained.output
    says = load_playbook("standard").rule["HM-limit-respect"].says
    assert " ".join(says.split()) in " ".join(explained.output.split())
    assert "pressure" in run("--explain", "presure").exception.next_step  # type: ignore[union-attr]
    as_json = {row["rule"] for row in json.loads(run("--list", "--json").output)}
    assert {"too-long", "missing-thanks", "typo"} <= as_json


def test_every_rule_is_in_one_group() -> None:
    listed = [name for names in GROUPS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(listed) == {rule.name for rule in load_rules()}


@pytest.mark.parametrize("rule", [rule.name for rule in load_rules()])
def test_every_rule_can_be_explained(rule: str) -> None:
    explained = run("--explain", rule)
    assert explained.exit_code == 0
    assert explained.output.startswith(f"{rule} (")


def test_a_draft_is_held_against_the_facts(tmp_path: Path) -> None:
    known = tmp_path / "situation.json"
    known.write_text('{"today": "2026-03-10", "person": {"name": "Dana Reyes"}, "me": {"name": "Ida"}}')
    text = "Hi Dana, Maria told me about the team, and my six years of work would fit. Ida"
    own = json.loads(run("-", "--situation", str(known), "--json", text=text).output)
    drafted = json.loads(run("-", "--situation", str(known), "--drafted", "--json", text=text).output)
    assert "ungrounded" not in {f["rule"] for f in own["findings"]}
    assert [f["quote"] for f in drafted["findings"] if f["rule"] == "ungrounded"] == [
        "Maria",
        "six",
        "years of",
    ]
    assert not drafted["sendable"]
    assert isinstance(run("-", "--drafted", text=text).exception, BadInput)


THANKS = (
    "Hi {}, thank you for the tour of the docks and for your patience with my questions about tide tables."
)


def test_the_same_thanks_to_two_at_one_company_is_flagged(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    people = [("Dana", "Northwind"), ("Olu", "Northwind"), ("Emi", "Fernhill"), ("Zoe", None)]
    rows = [{"id": n, "name": n, "company": c, "text": THANKS.format(n)} for n, c in people]
    notes.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    answers = [json.loads(line) for line in run("--jsonl", str(notes), "--json").output.splitlines()]
    flagged = {a["id"]: [f["rule"] for f in a["findings"]] for a in answers}
    assert flagged == {"Dana": ["same-words"], "Olu": ["same-words"], "Emi": [], "Zoe": []}


def test_a_note_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in run("-", text="Hi Dana\x1b]0;x\x07, sooo\x1b[31m good!!!").output


def test_line_ends_of_windows_count_once() -> None:
    assert json.loads(run("-", "--json", text=b"Hi Dana,\r\nhello\r\n").output)["characters"] == 14


def test_a_check_imports_no_heavy_library(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(FINE, encoding="utf-8")
    code = (
        "import sys; from click.testing import CliRunner; from tactful.cli.check import check;"
        f"r = CliRunner().invoke(check, [{str(note)!r}, '--no-spelling']); assert r.exit_code == 0, r.output;"
        "print([m for m in ('sqlalchemy', 'rich', 'sklearn', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
