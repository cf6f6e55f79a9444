"""The web app with one more address, `/floor`, that does nothing: `serve_with_floor LEDGER DAY`."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from litestar import Litestar, get

from tactful.web import serving
from tactful.web.application import create_app
from tactful.web.guarding import OPEN


@get("/floor", opt={OPEN: True}, sync_to_thread=True)
def floor() -> str:
    """Nothing, in a thread of its own as every page."""
    return ""


def with_floor(*given: Any, **named: Any) -> Litestar:
    """The app, and the floor."""
    app = create_app(*given, **named)
    app.register(floor)
    return app


def main() -> None:
    """Serve until it is stopped."""
    serving.create_app = with_floor
    day = date.fromisoformat(sys.argv[2])
    serving.serve(
        Path(sys.argv[1]),
        port=0,
        today=lambda: day,
        now=lambda: datetime.now(UTC),
        tell=lambda url: print(url, flush=True),
        show=False,
    )


if __name__ == "__main__":
    main()
