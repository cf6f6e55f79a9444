"""One import at a time, apart from the pages: they answer as ever while it reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from litestar.di import NamedDependency
from msgspec import Struct

from tactful.app.import_apart import ImportApart
from tactful.app.past_imports import past_import
from tactful.errors import BadInput, TactfulError
from tactful.web.desk import Desk
from tactful.web.uploads import Handed, Upload, private_folder

State = Literal["none", "receiving", "reading", "done", "failed"]
GIVEN_UP = 5.0
"""Seconds that the end of the program waits for an import that it has ended."""


class Told(Struct, frozen=True, kw_only=True):
    """How far an import is: bytes that came, records that were read, and of which file; `number` once it is done."""

    state: State
    size: int = 0
    records: int = 0
    file: str = ""
    number: int | None = None
    what: str = ""
    next_step: str = ""


class Busy(BadInput):
    """Another import is under way."""

    id = "import-busy"
    status = 409


class Imports:
    """The import of this desk that runs, or the last one that did."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._run: Run | None = None

    def claim(self) -> Run:
        """The next import; its folder is removed when it ends. Raises Busy."""
        with self._lock:
            if self._run is not None and self._run.under_way:
                raise Busy(
                    "Another import is under way.", "Wait until it is done, then hand these over once more."
                )
            self._run = Run(self._desk)
            return self._run

    @contextmanager
    def none_under_way(self) -> Iterator[None]:
        """Hold imports back for as long as this lasts. Raises Busy."""
        with self._lock:
            if self._run is not None and self._run.under_way:
                raise Busy("An import is under way.", "Wait until it is done, then try again.")
            self._run = None
            yield

    def told(self) -> Told:
        """How far it is."""
        run = self._run
        return run.told() if run is not None else Told(state="none")

    def remarks(self, number: int) -> list[str]:
        """What the import of this number was worth mentioning, while it is the last."""
        run = self._run
        return run.remarks if run is not None and run.number == number else []

    def close(self) -> None:
        """End what is under way; what is not finished is not there afterwards."""
        if self._run is not None:
            self._run.close()


class Run:
    """One import, from the first byte to its report."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._apart = ImportApart()
        self._thread: Thread | None = None
        self._error: TactfulError | None = None
        self.state: State = "receiving"
        self.folder: Path = private_folder(desk.path)
        self.upload = Upload(files=[])
        self.records = 0
        self.file = ""
        self.number: int | None = None
        self.remarks: list[str] = []

    @property
    def under_way(self) -> bool:
        """True until it has ended."""
        return self.state in ("receiving", "reading")

    def told(self) -> Told:
        """How far it is."""
        error = self._error
        return Told(
            state=self.state,
            size=self.upload.size,
            records=self.records,
            file=self.file,
            number=self.number,
            what=error.what if error else "",
            next_step=error.next_step if error else "",
        )

    def start(self) -> None:
        """Read what has come. Raises BadInput when nothing has."""
        files = [file for file in self.upload.files if file.path.stat().st_size]
        if not files:
            raise BadInput(
                "There is nothing in what was handed over." if self.upload.files else "No file was chosen.",
                "Choose the zip that LinkedIn sent, or another file, and try again.",
            )
        self.state = "reading"
        self._thread = Thread(target=self._read, args=(files,), name="import", daemon=True)
        self._thread.start()

    def drop(self) -> None:
        """Give up before anything was read."""
        self.state = "none"
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """End it, and remove what was handed over."""
        self._apart.end()
        if self._thread is not None:
            self._thread.join(GIVEN_UP)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self, files: Sequence[Handed]) -> None:
        state: State = "failed"
        desk, names = self._desk, {str(file.path): file.name for file in files}

        def progress(path: str, records: int) -> None:
            self.file, self.records = names.get(path, Path(path).name), records

        try:
            remarks = self._apart.run(
                desk.path,
                [file.path for file in files],
                self.folder,
                today=desk.today(),
                now=desk.now(),
                progress=progress,
            )
            # What names a command has a link on the page.
            self.remarks = [one for one in remarks if "tactful " not in one]
            desk.forget()
            with desk.ledger() as ledger:
                self.number = past_import(ledger).id
            state = "done"
        except TactfulError as error:
            self._error = error
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.state = state


TheImports = NamedDependency[Imports]
"""The imports, as handlers are given them."""
