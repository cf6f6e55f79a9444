"""Every command that the pages show is run, on the example network, and prints what the page says."""

from __future__ import annotations

import shlex
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from doc_blocks import DOCS, Command, File, blocks, commands, fits, pages
from examples.build import build, build_earlier

from tactful.cli import cli


def run(line: str, folder: Path) -> Result:
    """Run one command of a page in a folder that holds a ledger and the exports."""
    program, *arguments = shlex.split(line)
    assert program == "tactful", f"the pages run tactful alone, not {program}"
    env = {"TACTFUL_LEDGER": str(folder / "ledger.db"), "COLUMNS": "88", "NO_COLOR": "1"}
    with chdir(folder):
        return CliRunner(env=env).invoke(cli, arguments)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both exports, and a ledger into which the current one was imported."""
    folder = tmp_path_factory.mktemp("docs")
    build_earlier(folder)
    ran = run(f"tactful import {build(folder).name}", folder)
    assert ran.exit_code == 0, ran.output
    return folder


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_what_a_page_shows_works(page: Path, imported: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    shutil.copytree(imported, folder)
    for block in blocks(page):
        if isinstance(block, File):
            path = folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            continue
        ran = run(block.line, folder)
        assert ran.exit_code == 0, f"{block.line}\n{ran.output}\n{ran.exception!r}"
        assert fits(block.shown, ran.stdout), f"{block.line} printed\n{ran.stdout}"


def test_the_pages_of_every_task_show_commands() -> None:
    with_commands = {p.stem for p in pages() if any(isinstance(b, Command) for b in blocks(p))}
    tasks = {"start", "import", "agenda", "advise", "notes", "record", "keep-safe", "playbooks"}
    assert tasks <= with_commands


def test_commands_and_their_output_are_told_apart() -> None:
    found = list(commands("$ tactful a\none\n...\n$ tactful b\n"))
    assert found == [Command("tactful a", ("one", "...")), Command("tactful b", ())]


@pytest.mark.parametrize(
    ("shown", "output", "right"),
    [
        ((), "anything", True),
        (("one", "two"), "one\ntwo\n", True),
        (("one", "..."), "one\ntwo\nthree\n", True),
        (("on...",), "one\ntwo\n", True),
        (("one", "three"), "one\ntwo\nthree\n", False),
        (("two",), "one\ntwo\n", False),
    ],
)
def test_output_is_held_to_what_is_shown(shown: tuple[str, ...], output: str, right: bool) -> None:
    assert fits(shown, output) is right
