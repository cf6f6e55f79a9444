"""Every problem of a playbook is told at once, with its file, its line and its key."""

from __future__ import annotations

import tomllib

import pytest
from core_cast import SMALL, playbook

from tactful.core.playbook_check import File, Problem, assemble


def problems(*texts: str) -> list[Problem]:
    """What is wrong with a playbook of these files."""
    files = [File(f"{number}.toml", text, tomllib.loads(text)) for number, text in enumerate(texts, start=1)]
    made, found = assemble(files)
    assert (made is None) == bool(found)
    return found


def line_of(text: str, start: str) -> int:
    """The number of the only line that starts so."""
    [number] = [n for n, line in enumerate(text.split("\n"), start=1) if line.startswith(start)]
    return number


def broken(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_a_sound_playbook_has_none() -> None:
    assert problems(SMALL) == []
    assert playbook().header.name == "small"


# entry, key, what the problem says, the text that has it, and how the line begins that it names
KINDS = [
    ("play.connect", "colour", "unknown key; known are a_day, action", broken('because = "You met."', 'because = "You met."\ncolour = "red"'), "colour"),
    ("play.connect", "action", "Invalid enum value 'marry'", broken('action = "connect"', 'action = "marry"'), 'action = "marry"'),
    ("play.connect", "rank", "Expected `int`, got `str`", broken("rank = 50", 'rank = "high"'), 'rank = "high"'),
    ("boundary.gap", "verdict", "Invalid enum value 'never'", broken('verdict = "hold"', 'verdict = "never"'), 'verdict = "never"'),
    ("play.connect", "", "missing required field `title`", broken('title = "Connect"\n', ""), "[play.connect]"),
    ("play.connect", "when.mood", "unknown fact", broken('when = { link = "none" }', 'when = { mood = "good" }'), 'when = { mood'),
    ("play.connect", "when.link", "broken: allowed are", broken('when = { link = "none" }', 'when = { link = "broken" }'), 'when = { link = "broken"'),
    ("task.debrief", "when.interviewed", "the range is empty", broken("{ interviewed = { max = 1 } }", "{ interviewed = {} }"), "when = { interviewed = {}"),
    ("reason 1", "rules", "nowhere has no [rule]", broken('rule = "write"\nactions', 'rule = "nowhere"\nactions'), "[[reason]]"),
    ("play.connect", "window", "must open before its best days", broken("best = [2, 5], closes = 20", "best = [2, 5], closes = 4"), "window = { opens = 2, best = [2, 5], closes = 4"),
    ("play.connect", "window", "must open before its best days", broken("opens = 2, best = [2, 5]", "opens = 3, best = [2, 5]"), "window = { opens = 3"),
    ("play.connect", "window", "must open before its best days", broken("best = [2, 5]", "best = [5, 2]"), "window = { opens = 2, best = [5, 2]"),
    ("play.connect", "basis", "must start with source: ", broken('closes = 20, basis = "practice: made up"', 'closes = 20, basis = "so it is"'), "[play.connect]"),
    ("rule.connect", "sources", "has no source", broken('says = "Connect after meeting."\nsources = ["book"]', 'says = "Connect after meeting."\nsources = []'), "sources = []"),
    ("rule.connect", "sources", "no such source: film", broken('says = "Connect after meeting."\nsources = ["book"]', 'says = "Connect after meeting."\nsources = ["film"]'), 'sources = ["film"]'),
    ("play.like", "rules", "elsewhere has no [rule] with a source", broken('rules = "write"\nbecause = "They published', 'rules = "elsewhere"\nbecause = "They published'), 'rules = "elsewhere"'),
    ("play.like", "rules", "cites no rule", broken('rules = "write"\nbecause = "They published', 'rules = []\nbecause = "They published'), "rules = []"),
    ("play.connect", "trigger", "unknown mark kissed", broken('trigger = "met"', 'trigger = "kissed"'), 'trigger = "kissed"'),
    ("play.congratulate", "done_by", "unknown mark kissed", broken('done_by = "wrote"', 'done_by = "kissed"'), 'done_by = "kissed"'),
    ("play.congratulate", "instead", "a contested play needs an instead", broken('instead = { action = "like", text = "Like it." }\n', ""), "[play.congratulate]"),
    ("boundary.closed", "but", "no such play: hug", broken('title = "They asked not to"', 'title = "They asked not to"\nbut = "hug"'), 'but = "hug"'),
    ("boundary.closed", "plays", "no such play: hug", broken('title = "They asked not to"', 'title = "They asked not to"\nplays = "hug"'), 'plays = "hug"'),
    ("boundary.cool-off", "until.mark", "unknown mark kissed", broken('until = { mark = "wrote"', 'until = { mark = "kissed"'), 'until = { mark = "kissed"'),
    ("boundary.cool-off", "basis", "its numbers need a basis", broken('days = 7 }\nbasis = "practice: made up"', "days = 7 }"), "[boundary.cool-off]"),
    ("boundary.gap", "basis", "its numbers need a basis", broken('when = { gaps = "photo" }', "when = { met = { max = 3 } }"), "[boundary.gap]"),
    ("reason 1", "plays", "no such play: hug", broken('rule = "write"\nactions = ["connect"]', 'rule = "write"\nplays = ["hug"]'), 'plays = ["hug"]'),
    ("", "fashion", "unknown table", SMALL + "\n[fashion]\nhat = 1\n", None),
    ("playbook", "", "missing required field `about`", broken('about = "For tests."\n', ""), "[playbook]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "key", "said", "text", "line"), KINDS, ids=[f"{entry} {key} {said[:12]}" for entry, key, said, *_ in KINDS]
)
def test_each_kind(entry: str, key: str, said: str, text: str, line: str | None) -> None:
    [problem] = problems(text)
    assert (problem.file, problem.entry, problem.key) == ("1.toml", entry, key)
    assert said in problem.text
    if line:
        assert problem.line == line_of(text, line)
        assert str(problem).startswith(f"1.toml:{problem.line}: {entry}")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (broken('done_by = "wrote"', 'done_by = "moved"'), "what triggers it also ends it"),
        (broken('done_by = "wrote"', "when = { moved = false }"), "`when` denies its trigger"),
        (
            broken('when = { link = "none" }', 'when = { link = "none" }\nunless = { link = ["none", "pending"] }'),
            "`unless` excludes every `when`",
        ),
        (
            broken('[boundary.gap]\ntitle = "The profile first"', '[boundary.gap]\ntitle = "x"').replace(
                'verdict = "hold"\nactions = ["connect"]\nwhen = { gaps = "photo" }',
                'verdict = "dont"\nactions = ["connect"]\nwhen = { link = "none" }',
            ),
            "boundary gap always forbids it",
        ),
    ],
)
def test_a_play_nobody_can_reach(changed: str, why: str) -> None:
    [problem] = problems(changed)
    assert (problem.entry.partition(".")[0], problem.key, problem.text) == ("play", "when", f"can never be reached: {why}")
    assert problem.line


def test_a_play_that_can_be_reached_in_one_way_is_fine() -> None:
    ways = 'when = [{ link = "none" }, { link = "pending" }]\nunless = { link = "none" }'
    assert problems(broken('when = { link = "none" }', ways)) == []


def test_two_of_one_name_in_two_files() -> None:
    more = '[play.like]\ntitle = "Like"\nrules = "write"\n'
    [problem] = problems(SMALL, more)
    assert (problem.file, problem.line, problem.entry, problem.text) == ("2.toml", 1, "play.like", "is also in 1.toml")


def test_every_action_needs_an_answer() -> None:
    found = problems(broken("actions = []", 'actions = ["connect"]'))
    assert {problem.entry for problem in found} == {"playbook"}
    assert {problem.key for problem in found} == {"otherwise"}
    said = " ".join(problem.text for problem in found)
    assert "nothing is said for an empty day" in said
    assert "nothing is said for withdraw" in said  # its only entry has a condition
    assert "nothing is said for connect" not in said


def test_all_at_once() -> None:
    text = (
        SMALL.replace('action = "connect"\ntrigger', 'action = "marry"\ntrigger')
        .replace('verdict = "hold"', 'verdict = "never"')
        .replace('steps = ["Open each profile."]\n', "")
        .replace('text = "You share people."', 'words = "You share people."')
    )
    found = problems(text, "[fashion]\nhat = 1\n")
    assert {(p.file, p.entry, p.key) for p in found} == {
        ("1.toml", "play.connect", "action"),
        ("1.toml", "boundary.gap", "verdict"),
        ("1.toml", "task.read", ""),
        ("1.toml", "reason", "words"),
        ("2.toml", "", "fashion"),
    }


def test_what_makes_no_sense_is_told_all_at_once_too() -> None:
    text = (
        SMALL.replace("closes = 20", "closes = 1")
        .replace('says = "Leave people in peace."\nsources = ["book"]', 'says = "Leave people in peace."\nsources = []')
        .replace('trigger = "heard"', 'trigger = "kissed"')
    )
    assert {(p.entry, p.key) for p in problems(text)} == {
        ("play.connect", "window"),
        ("rule.leave", "sources"),
        ("play.answer", "trigger"),
    }


def test_an_overlay_changes_what_it_names_and_keeps_the_rest() -> None:
    base = playbook()
    over = """
[playbook]
name = "over"
title = "An overlay"
about = "For tests."
extends = "small"

[boundary.closed]
off = true

[[otherwise]]
actions = ["connect"]
rules = "leave"
verdict = "hold"
text = "Not yet."
"""
    made, found = assemble([File("over.toml", over, tomllib.loads(over))], base)
    assert found == []
    assert made is not None
    assert made.header.name == "over"
    assert made.boundary["closed"].off
    assert made.boundary["closed"].text == base.boundary["closed"].text
    assert made.play == base.play
    assert [o.text for o in made.otherwise] == ["Not yet.", *(o.text for o in base.otherwise)]


def test_an_overlay_is_checked_with_its_own_lines() -> None:
    over = '[playbook]\nextends = "small"\n\n[play.connect]\nrank = "high"\n'
    made, found = assemble([File("over.toml", over, tomllib.loads(over))], playbook())
    assert made is None
    assert [str(problem)[:34] for problem in found] == ["over.toml:5: play.connect rank: Ex"]
