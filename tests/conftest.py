"""Every test runs away from real data; and the example network, imported once, is there to copy."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from examples.build import NOW, TODAY, build, build_earlier
from msgspec import Struct


class Said(Struct):
    """What a command left behind: exit code, output, errors."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Tactful = Callable[..., Said]


class _Dates(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, date)


class ExampleDate(metaclass=_Dates):
    """Stands for `date` in the commands: the clock shows the day of the example."""

    today = staticmethod(lambda: TODAY)
    fromisoformat = staticmethod(date.fromisoformat)


CLOCKS = ("done", "import_", "log", "options", "set_", "today")
"""The commands that look at the clock."""


@pytest.fixture(scope="session", autouse=True)
def away_from_real_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.setenv("TACTFUL_LEDGER", str(home / "ledger.db"))
        patch.setenv("TZ", "Europe/London")
        patch.setenv("COLUMNS", "88")
        patch.delenv("NO_COLOR", raising=False)
        yield


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The example export of a month earlier, and the current one."""
    folder = tmp_path_factory.mktemp("exports")
    return build_earlier(folder / "earlier.zip"), build(folder / "current.zip")


@pytest.fixture(scope="session")
def imported(exports: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that read both exports, the earlier one first. Not to be written to."""
    from tactful.app.import_data import import_paths

    path = tmp_path_factory.mktemp("imported") / "ledger.db"
    for export in exports:
        import_paths(path, [export], today=TODAY, now=NOW)
    return path


@pytest.fixture
def robins(imported: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, for one test."""
    return Path(shutil.copy(imported, tmp_path / "robins.db"))


@pytest.fixture
def tactful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tactful:
    """Run a command in this process as `tactful WORDS...` does: a ledger of its own, and the day of the example."""
    from tactful.cli import main

    for name in CLOCKS:
        monkeypatch.setattr(import_module(f"tactful.cli.{name}"), "date", ExampleDate)

    def run(*words: str | Path, ledger: Path | None = None, given: str = "", columns: int = 88) -> Said:
        path = ledger or tmp_path / "ledger.db"
        arguments = ["tactful", "--ledger", str(path), *map(str, words)]
        monkeypatch.setattr(sys, "argv", arguments)
        with CliRunner().isolation(input=given, env={"COLUMNS": str(columns)}) as (out, err, _):
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
            said = Said(int(ended.value.code or 0), out.getvalue().decode(), err.getvalue().decode())
        assert "Traceback" not in said.err
        return said

    return run


@pytest.fixture
def note() -> Callable[..., None]:
    """Log a moment on a day of its own, whatever the clock says: `note(ledger, date, what, who, **fields)`."""
    from tactful.app.ledger_at import open_at
    from tactful.app.record import Around, log
    from tactful.core.moment import Moment

    def write(
        path: Path, on: date, what: Any, *who: str, around: dict[str, Any] | None = None, **more: Any
    ) -> None:
        with open_at(path, now=NOW, create=True) as ledger:
            log(ledger, Moment(on=on, what=what, **more), who, Around(**(around or {})), text=None, now=NOW)

    return write
