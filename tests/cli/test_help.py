"""Every command explains itself, in one line and in full, without a ledger."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tactful.cli import COMMANDS, cli


def every_command() -> list[tuple[str, ...]]:
    context = click.Context(cli)
    words: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = cli.get_command(context, name)
        words.append((name,))
        if isinstance(command, click.Group):
            words += [(name, inner) for inner in command.list_commands(context)]
    return words


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_a_command_explains_itself(tactful, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = tactful(*words, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: tactful {' '.join(words)} ")
    assert list(tmp_path.iterdir()) == []


def test_every_option_says_what_it_is_for() -> None:
    context = click.Context(cli)
    silent = []
    for words in every_command():
        command: click.Command | None = cli
        for word in words:
            assert isinstance(command, click.Group)
            command = command.get_command(context, word)
        assert command is not None
        silent += [(*words, p.name) for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == []


def test_the_list_of_commands(tactful) -> None:
    said = tactful("--help")
    assert [
        line.split()[0] for line in said.out.partition("Commands:")[2].splitlines() if line[2:3].strip()
    ] == list(COMMANDS)


def test_the_kinds_of_moment_are_all_in_the_help(tactful) -> None:
    from tactful.core.moment import WHATS

    said = " ".join(tactful("log", "--help").out.split())
    assert [what for what in WHATS if what not in said] == []
    assert f"WHAT is one of: {', '.join(WHATS)}." in said
