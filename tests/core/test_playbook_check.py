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


HEAD = "the head of the entry"


def head(entry: str) -> str:
    """The line that an entry starts with."""
    return "[[reason]]" if entry.startswith("reason") else f"[{entry}]"


def line_of(text: str, start: str, entry: str) -> int:
    """The number of the first line from the head of the entry on that starts so."""
    lines = text.split("\n")
    first = lines.index(head(entry))
    wanted = head(entry) if start == HEAD else start
    return next(n for n, line in enumerate(lines[first:], start=first + 1) if line.startswith(wanted))


def broken(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_a_sound_playbook_has_none() -> None:
    assert problems(SMALL) == []
    assert playbook().header.name == "small"


# What is changed into what; then the entry, the key, what is said, and how the line begins that is named.
KINDS = [
    (
        'because = "You met."',
        'colour = "red"\nbecause = "You met."',
        "play.connect",
        "colour",
        "unknown key; known are",
        "colour",
    ),
    (
        'action = "connect"',
        'action = "marry"',
        "play.connect",
        "action",
        "Invalid enum value 'marry'",
        'action = "marry"',
    ),
    ("rank = 50", 'rank = "high"', "play.connect", "rank", "Expected `int`, got `str`", "rank = "),
    (
        'verdict = "hold"',
        'verdict = "never"',
        "boundary.gap",
        "verdict",
        "Invalid enum value",
        'verdict = "never"',
    ),
    ('title = "Connect"\n', "", "play.connect", "", "missing required field `title`", HEAD),
    ('{ link = "none" }', '{ mood = "good" }', "play.connect", "when.mood", "unknown fact", "when = { mood"),
    ('{ link = "none" }', '{ link = "no" }', "play.connect", "when.link", "no: allowed are", "when = { link"),
    (
        "{ max = 1 }",
        "{}",
        "task.debrief",
        "when.interviewed",
        "the range is empty",
        "when = { interviewed = {}",
    ),
    ('rule = "write"', 'rule = "none"', "reason 1", "rules", "none has no [rule] with a source", HEAD),
    (
        "closes = 20",
        "closes = 4",
        "play.connect",
        "window",
        "must open before its best days",
        "window = { opens = 2",
    ),
    (
        "opens = 2,",
        "opens = 3,",
        "play.connect",
        "window",
        "must open before its best days",
        "window = { opens = 3",
    ),
    ("best = [2, 5]", "best = [5, 2]", "play.connect", "window", "must open before", "window = { opens = 2"),
    (
        'basis = "practice: made up" }',
        'basis = "so" }',
        "play.connect",
        "basis",
        "must start with source: ",
        HEAD,
    ),
    (
        'basis = "practice: made up"\n\n[play.answer]',
        'basis = "so"\n\n[play.answer]',
        "play.connect",
        "basis",
        "must start with source: ",
        HEAD,
    ),
    (
        'meeting."\nsources = ["book"]',
        'meeting."\nsources = []',
        "rule.connect",
        "sources",
        "has no source",
        "sources = []",
    ),
    ('["book"]', '["film"]', "rule.connect", "sources", "no such source: film", 'sources = ["film"]'),
    ('rules = "connect"', 'rules = "none"', "play.connect", "rules", "none has no [rule]", 'rules = "none"'),
    ('rules = "connect"', "rules = []", "play.connect", "rules", "cites no rule", "rules = []"),
    ('rule = "leave"', 'rule = "none"', "play.connect", "rules", "none has no [rule]", 'rules = "connect"'),
    (
        'trigger = "met"',
        'trigger = "kissed"',
        "play.connect",
        "trigger",
        "unknown mark kissed",
        'trigger = "kissed"',
    ),
    ('done_by = "wrote"', 'done_by = "hug"', "play.congratulate", "done_by", "unknown mark hug", "done_by"),
    (
        'instead = { action = "like", text = "Like it." }\n',
        "",
        "play.congratulate",
        "instead",
        "a contested play",
        HEAD,
    ),
    (
        'text = "They asked',
        'but = "hug"\ntext = "They asked',
        "boundary.closed",
        "but",
        "no such play: hug",
        "but",
    ),
    (
        'text = "They asked',
        'plays = "hug"\ntext = "They asked',
        "boundary.closed",
        "plays",
        "no such play: hug",
        "plays",
    ),
    ('{ mark = "wrote"', '{ mark = "hug"', "boundary.cool-off", "until.mark", "unknown mark hug", "until = "),
    (
        'days = 7 }\nbasis = "practice: made up"',
        "days = 7 }",
        "boundary.cool-off",
        "basis",
        "its numbers need a basis",
        HEAD,
    ),
    (
        'when = { gaps = "photo" }',
        "when = { met = 3 }",
        "boundary.gap",
        "basis",
        "its numbers need a basis",
        HEAD,
    ),
    (
        'actions = ["connect"]\nwhen = { mutuals',
        'plays = ["hug"]\nwhen = { mutuals',
        "reason 1",
        "plays",
        "no such play: hug",
        "plays",
    ),
    ("[[reason]]", "[fashion]\nhat = 1\n\n[[reason]]", "", "fashion", "unknown table", None),
    ('about = "For tests."\n', "", "playbook", "", "missing required field `about`", HEAD),
]


@pytest.mark.parametrize(("old", "new", "entry", "key", "said", "line"), KINDS)
def test_each_kind(old: str, new: str, entry: str, key: str, said: str, line: str | None) -> None:
    text = broken(old, new)
    [problem] = problems(text)
    assert (problem.file, problem.entry, problem.key) == ("1.toml", entry, key)
    assert said in problem.text
    if line:
        number = line_of(text, line, entry)
        assert problem.line == number
        assert str(problem).startswith(f"1.toml:{number}: {entry}")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (broken('done_by = "wrote"', 'done_by = "moved"'), "what triggers it also ends it"),
        (broken('done_by = "wrote"', "when = { moved = false }"), "`when` denies its trigger"),
        (
            broken(
                'when = { link = "none" }',
                'when = { link = "none" }\nunless = { link = ["none", "pending"] }',
            ),
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
    assert (problem.entry.partition(".")[0], problem.key, problem.text) == (
        "play",
        "when",
        f"can never be reached: {why}",
    )
    assert problem.line


def test_a_play_that_can_be_reached_in_one_way_is_fine() -> None:
    ways = 'when = [{ link = "none" }, { link = "pending" }]\nunless = { link = "none" }'
    assert problems(broken('when = { link = "none" }', ways)) == []


def test_two_of_one_name_in_two_files() -> None:
    more = '[play.like]\ntitle = "Like"\nrules = "write"\n'
    [problem] = problems(SMALL, more)
    assert (problem.file, problem.line, problem.entry, problem.text) == (
        "2.toml",
        1,
        "play.like",
        "is also in 1.toml",
    )


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
        ("1.toml", "reason 1", "words"),
        ("2.toml", "", "fashion"),
    }


def test_what_makes_no_sense_is_told_all_at_once_too() -> None:
    text = (
        SMALL.replace("closes = 20", "closes = 1")
        .replace(
            'says = "Leave people in peace."\nsources = ["book"]',
            'says = "Leave people in peace."\nsources = []',
        )
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
