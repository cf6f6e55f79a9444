"""A server as people run it, and the ledgers that it is run on."""

from __future__ import annotations

import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from examples.build import LOG, TODAY, build
from playwright.sync_api import Browser, Page

from tactful.app.import_data import import_paths
from tactful.app.ledger_at import open_at
from tactful.app.record import Around, log
from tactful.core.moment import Moment

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CHILD = Path(__file__).with_name("serve_as_of.py")
Visit = Callable[..., Page]
"""Opens an address of a site: the fixture `visit`."""


class Site:
    """A running `tactful serve`: `launch` lets one browser in, `state` is what that browser keeps."""

    def __init__(self, ledger: Path, launch: str) -> None:
        self.ledger = ledger
        self.launch = launch
        self.port = urlsplit(launch).port or 0
        self.base = f"http://127.0.0.1:{self.port}"
        self.state: Any = None


@contextmanager
def serving(ledger: Path, port: int = 0) -> Iterator[Site]:
    """Serve a ledger on the day of the example; it says nothing but its address, and ends on Ctrl-C."""
    words = [sys.executable, str(CHILD), TODAY.isoformat(), str(ledger), str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        try:
            lines = (line.strip() for line in child.stdout)
            launch = next((line for line in lines if line.startswith("http://")), None)
            assert launch is not None, child.stderr.read()
            yield Site(ledger, launch)
        finally:
            child.send_signal(signal.SIGINT)
            _, errors = child.communicate(timeout=30)
        assert errors == ""


def let_in(chromium: Browser, site: Site) -> Site:
    """Open the address that was printed, and keep the cookie."""
    context = chromium.new_context()
    context.new_page().goto(site.launch)
    site.state = context.storage_state()
    context.close()
    return site


def example(folder: Path) -> Path:
    """The example network as the demo has it: one export, and what Robin noted by hand."""
    path = folder / "example.db"
    import_paths(path, [build(folder)], today=TODAY, now=NOW)
    with open_at(path, now=NOW) as ledger:
        for told in tomllib.loads(LOG.read_text(encoding="utf-8"))["moment"]:
            record(ledger, **told)
    return path


def record(ledger: Any, who: str, *, text: str | None = None, **told: Any) -> None:
    """Record a moment with somebody who may be new."""
    around = Around(**{name: told.pop(name, None) for name in ("company", "title", "role")}, new=True)
    if "about" in told:
        told["about"] = tuple(told["about"])
    log(ledger, Moment(**told), [who], around, text=text, now=NOW)
