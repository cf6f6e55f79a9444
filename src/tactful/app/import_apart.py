"""Handing an import to a process of its own, and hearing how it goes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tactful.errors import TactfulError

COMMAND = (sys.executable, "-P", "-m", "tactful.app.import_child")
"""`-P` keeps modules that happen to lie in the current folder out of the child."""


class ImportFailed(TactfulError):  # noqa: N818
    """What the other process said; its `id` may be that of the error there."""

    id = "import-failed"
    status = 422


class ImportApart:
    """One import. To be run once, in a thread; `end` may be called from any other."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._ended = False

    def run(
        self,
        ledger: Path,
        paths: Sequence[Path],
        folder: Path,
        *,
        today: date,
        now: datetime,
        progress: Callable[[str, int], None],
    ) -> list[str]:
        """Import the paths as `import_paths` does; tables of one export are brought together in `folder`.

        Gives what is worth mentioning. Raises ImportFailed with the error of the import; nothing was imported then.
        """
        job = {
            "ledger": str(ledger.absolute()),
            "folder": str(folder.absolute()),
            "paths": [str(path.absolute()) for path in paths],
            "today": today.isoformat(),
            "now": now.isoformat(),
        }
        said: dict[str, Any] = {}
        with suppress(OSError):
            said = self._talk(job, progress)
        if "remarks" in said:
            return list(said["remarks"])
        told = said.get("error") or {}
        failed = ImportFailed(
            told.get("what") or "The import was ended before it was done; nothing was imported.",
            told.get("next_step") or "Hand the files over again.",
        )
        failed.id = told.get("id", failed.id)
        raise failed

    def end(self) -> None:
        """End it at once; what it has not finished is not there afterwards."""
        self._ended = True
        if self._child is not None:
            self._child.kill()

    def _talk(self, job: object, progress: Callable[[str, int], None]) -> dict[str, Any]:
        """Send the job and read what is said about it; the last word, or nothing where the child ended before."""
        with subprocess.Popen(  # noqa: S603
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child:
            self._child = child
            if self._ended:
                child.kill()
            if child.stdin is None or child.stdout is None:
                return {}
            child.stdin.write(json.dumps(job) + "\n")
            child.stdin.close()
            said: dict[str, Any] = {}
            for line in child.stdout:
                said = json.loads(line)
                if "records" in said:
                    progress(said["path"], said["records"])
            return said
