"""The command line as a process: exit codes, pipes, locales, completion, and what a fault tells."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

TACTFUL = [sys.executable, "-m", "tactful"]
ON = ("--on", "2026-11-22")


def process(*words: str | Path, ledger: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    given = [*TACTFUL, "--ledger", str(ledger), *map(str, words)]
    settings = {**os.environ, **environment}
    return subprocess.run(given, env=settings, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def test_every_exit_code(robins: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Please let me know by Friday.", encoding="utf-8")
    (tmp_path / "damaged.db").write_bytes(b"SQLite format 3\0" + b"\1" * 2000)
    ledger = {"ledger": robins}
    assert process("today", *ON, **ledger).returncode == 0
    assert process("check", note, "--no-spelling", **ledger).returncode == 1
    assert process("person", "nobody at all", **ledger).returncode == 2
    assert process("frob", **ledger).returncode == 2
    assert process("today", ledger=tmp_path / "damaged.db").returncode == 3
    assert process("undo", ledger=tmp_path / "missing.db").returncode == 3


def test_a_ledger_that_may_not_be_written_is_said(tactful, robins: Path) -> None:
    if os.geteuid() == 0:
        robins.unlink()
        robins.mkdir()
        assert tactful("today", ledger=robins).code in (2, 3)
        return
    robins.chmod(0o400)
    assert tactful("log", "met", "Noor", ledger=robins).code == 3


@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252:strict"])
def test_an_output_that_knows_few_characters_gets_what_it_knows(robins: Path, encoding: str) -> None:
    said = process("person", "Bao Han", *ON, ledger=robins, PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, b"")
    assert b"Nguy" in said.stdout
    as_json = process("person", "Bao Han", "--json", ledger=robins, PYTHONIOENCODING=encoding)
    text = as_json.stdout.decode(encoding.partition(":")[0])
    assert json.loads(text)["person"]["name"] == "Bảo Hân Nguyễn-Trent"


def test_a_locale_without_letters(robins: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words in (("today", *ON), ("person", "zzz")):
        said = process(*words, ledger=robins, **plain)
        assert said.returncode in (0, 2)
        assert b"went wrong" not in said.stderr


@pytest.mark.skipif(os.name == "nt", reason="bytes as arguments")
def test_an_argument_that_is_no_text(robins: Path) -> None:
    given = [
        *map(os.fsencode, TACTFUL),
        b"--ledger",
        os.fsencode(robins),
        b"log",
        b"met",
        b"Ren\xe9e",
        b"--new",
    ]
    assert subprocess.run(given, capture_output=True, check=False).returncode == 0
    assert b"Ren?e" in process("person", "Ren", ledger=robins).stdout


def test_an_export_whose_name_is_no_text(exports, tmp_path: Path) -> None:
    odd = os.path.join(os.fsencode(tmp_path), b"caf\xe9.zip")  # noqa: PTH118
    try:
        shutil.copy(exports[1], odd)
    except OSError:
        pytest.skip("this disk knows only text as names")
    given = [
        *map(os.fsencode, TACTFUL),
        b"--ledger",
        os.fsencode(tmp_path / "a.db"),
        b"import",
        odd,
        b"--json",
    ]
    said = subprocess.run(given, capture_output=True, check=False)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["imports"][0]["path"].endswith("caf?.zip")


@pytest.mark.parametrize("words", [("today", *ON), ("today", "--json", *ON), ("--help",)], ids=" ".join)
def test_a_reader_who_leaves_early_is_no_fault(robins: Path, words: tuple[str, ...]) -> None:
    given = [*TACTFUL, "--ledger", str(robins), *words]
    with subprocess.Popen(given, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.wait(30) == 0
        assert running.stderr.read() == b""


def test_a_pipe_gets_no_colour(robins: Path) -> None:
    assert b"\x1b" not in process("today", *ON, ledger=robins, TERM="xterm-256color").stdout


@pytest.mark.skipif(os.name == "nt", reason="a terminal of this kind")
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["a terminal", "NO_COLOR", "dumb"],
)
def test_colour_only_where_it_is_wanted(robins: Path, environment: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    given = [*TACTFUL, "--ledger", str(robins), "today", *ON]
    settings = {**os.environ, "TERM": "xterm-256color", **environment}
    with subprocess.Popen(given, stdin=theirs, stdout=theirs, stderr=theirs, env=settings) as running:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 65536):
                said += part
        except OSError:
            pass
        assert running.wait(30) == 0
    os.close(ours)
    assert (b"\x1b[1m" in said) is coloured


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_stopping_it_is_answered() -> None:
    code = (
        "import signal as s; s.signal(s.SIGINT, s.default_int_handler); from tactful.cli import main; main()"
    )
    given = [sys.executable, "-c", code, "ask"]
    prompt = b"Their name (Enter to leave it out): "
    with subprocess.Popen(
        given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(len(prompt)) == prompt
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert b"Stopped; nothing was changed." in running.stderr.read()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_switched_on(tactful, shell: str) -> None:
    line = tactful("completion", shell).out
    assert f"_TACTFUL_COMPLETE={shell}_source tactful" in line


def test_completion_completes(tmp_path: Path) -> None:
    """Through `main`, since the shell calls the program itself."""

    def completed(words: str, place: int) -> list[str]:
        variables = {"_TACTFUL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
        given = [sys.executable, "-c", "from tactful.cli import main; main()"]
        said = subprocess.run(
            given, env={**os.environ, **variables}, capture_output=True, text=True, check=True
        )
        return [line.partition(",")[2] for line in said.stdout.split()]

    assert completed("tactful to", 1) == ["today"]
    assert completed("tactful add p", 2) == ["person"]
    assert completed("tactful log interv", 2) == ["interviewed"]


def test_a_fault_tells_where_and_nothing_of_anybody(
    tactful, robins: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Siobhán Marwick-Daly wrote: stay out of it")

    monkeypatch.setattr("tactful.app.plan_day.plan_day", broken)
    said = tactful("today", *ON, ledger=robins)
    assert said.code == 4
    assert "RuntimeError" in said.err
    assert "cli/today.py:" in said.err
    for secret in ("Siobh", "stay out", str(Path.home()), str(robins), str(Path(__file__).parent)):
        assert secret not in said.err


@pytest.mark.parametrize("raised", [KeyboardInterrupt, click.Abort])
def test_a_command_broken_off(tactful, robins: Path, monkeypatch: pytest.MonkeyPatch, raised: type) -> None:
    def broken(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("tactful.app.plan_day.plan_day", broken)
    said = tactful("today", ledger=robins)
    assert (said.code, said.err.strip()) == (130, "Stopped; nothing was changed.")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("toady", "Did you mean today?"), ("frobnicate", "tactful --help"), ("--frob", "No such option")],
)
def test_a_command_that_does_not_exist(tactful, typed: str, says: str) -> None:
    said = tactful(typed)
    assert said.code == 2
    assert says in said.err
    assert "python -m" not in said.err
