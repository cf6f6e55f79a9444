"""`make demo`: the example export in a throw-away ledger, and the agenda it gives."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

from examples.build import LOG, TODAY, build


def main() -> None:
    """Import, log what was noted by hand, and print the day."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "demo.db")
        export = build(Path(folder))

        def tactful(*words: str, quiet: bool = False) -> None:
            call = [sys.executable, "-m", "tactful", "--ledger", str(ledger), *words]
            subprocess.run(call, check=True, stdout=subprocess.DEVNULL if quiet else None)

        print("$ tactful import Basic_LinkedInDataExport.zip", flush=True)
        tactful("import", str(export), quiet=True)
        for moment in tomllib.loads(LOG.read_text(encoding="utf-8"))["moment"]:
            tactful(*log_words(moment), quiet=True)
        print(f"$ tactful today --on {TODAY}\n", flush=True)
        tactful("today", "--on", TODAY.isoformat())
    print("\nThe people are made up, and the ledger of this demo is gone again.")
    print("Yours: .venv/bin/tactful import YOUR-EXPORT.zip && .venv/bin/tactful today")
    print("No export yet? .venv/bin/tactful ask")


def log_words(moment: dict[str, object]) -> list[str]:
    """The command that records a moment of `demo.log.toml`."""
    words = ["log", str(moment["what"]), str(moment["who"]), "--new"]
    for key, value in moment.items():
        option = f"--{key.replace('_', '-')}"
        if key in ("what", "who"):
            continue
        if isinstance(value, bool):
            words.append("--agreed" if value else "--not-agreed")
        elif isinstance(value, list):
            words += [part for topic in value for part in (option, str(topic))]
        else:
            words += [option, value.isoformat() if isinstance(value, date) else str(value)]
    return words


if __name__ == "__main__":
    main()
