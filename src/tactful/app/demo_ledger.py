"""The made-up network of the demo, in a ledger of its own."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path

from msgspec import convert

TODAY = date(2026, 11, 22)
"""The day on which the made-up network is looked at."""
NOW = datetime.combine(TODAY, time(9, 30), UTC)
DATA = Path(__file__).with_name("demo")


def demo_ledger(folder: Path) -> Path:
    """Fill a ledger in the folder with the made-up export and what was noted by hand; give its path."""
    from tactful.app.import_data import import_paths
    from tactful.app.ledger_at import open_at
    from tactful.app.record import Around, log
    from tactful.core.moment import Moment

    path = folder / "demo.db"
    import_paths(path, sorted(DATA.glob("*.zip")), today=TODAY, now=NOW)
    with open_at(path, now=NOW) as ledger:
        for told in tomllib.loads((DATA / "log.toml").read_text(encoding="utf-8"))["moment"]:
            who, company, title, role = (told.pop(name, None) for name in ("who", "company", "title", "role"))
            around = Around(company=company, title=title, role=role, new=True)
            log(ledger, convert(told, Moment), [who], around, text=None, now=NOW)
    return path
