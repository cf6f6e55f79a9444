"""`make demo`: the example export in a throw-away ledger, and the agenda it gives."""

from __future__ import annotations

import io
import tempfile
import tomllib
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

from examples.build import LOG, TODAY, build
from tactful.cli import cli


def main() -> None:
    """Import, log what was noted by hand, and print the day."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "demo.db")
        export = build(Path(folder))

        def tactful(*words: str) -> None:
            cli.main(["--ledger", str(ledger), *words], standalone_mode=False)

        print("$ tactful import Basic_LinkedInDataExport.zip", flush=True)
        with redirect_stdout(io.StringIO()):
            tactful("import", str(export))
            for moment in tomllib.loads(LOG.read_text(encoding="utf-8"))["moment"]:
                tactful(*log_words(moment))
        print('$ tactful log interviewed "Ngozi Halloran-Tate" --outlook positive --about ...', flush=True)
        print("  (and six more notes by hand: examples/demo.log.toml)", flush=True)
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
