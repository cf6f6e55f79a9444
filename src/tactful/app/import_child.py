"""An import in a process of its own, for a program that goes on answering meanwhile and keeps its memory small.

One JSON object comes in: `{"ledger", "folder", "paths", "today", "now"}`. One a line goes out: `{"path", "records"}`
as it reads, and at the end `{"remarks": [...]}` or `{"error": {"id", "what", "next_step"}}`. What libraries print goes
nowhere. Whoever asked may end the process at any time: then nothing was imported.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

FAULT = {
    "id": "fault",
    "what": "Something went wrong in Tactful itself; nothing was imported.",
    "next_step": "Try the same with `tactful import FILE` in a terminal; it tells more.",
}


def answer(job: dict[str, Any], out: IO[str]) -> None:
    """Do what was asked, and tell how it goes."""
    from tactful.app.gather_files import gather_files
    from tactful.app.import_data import import_paths
    from tactful.errors import TactfulError

    def tell(said: object) -> None:
        out.write(json.dumps(said) + "\n")
        out.flush()

    try:
        paths = gather_files([Path(one) for one in job["paths"]], Path(job["folder"]))
        _, remarks = import_paths(
            Path(job["ledger"]),
            paths,
            today=date.fromisoformat(job["today"]),
            now=datetime.fromisoformat(job["now"]),
            progress=lambda path, records: tell({"path": path, "records": records}),
        )
    except TactfulError as error:
        tell({"error": {"id": error.id, "what": error.what, "next_step": error.next_step}})
    except OSError:
        raise
    except Exception:
        tell({"error": FAULT})
    else:
        tell({"remarks": remarks})


def main() -> None:
    """Read the job, do it, end."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    answer(json.loads(sys.stdin.readline()), out)


if __name__ == "__main__":
    main()
