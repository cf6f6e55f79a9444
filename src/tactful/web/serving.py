"""Serving the app: one socket, on 127.0.0.1, until Ctrl-C."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from secrets import token_urlsafe
from threading import Thread
from time import sleep

import uvicorn

from tactful.errors import BadInput
from tactful.web import answers
from tactful.web.application import create_app
from tactful.web.desk import Desk

HERE = "127.0.0.1"


def serve(
    ledger: Path,
    *,
    port: int,
    today: Callable[[], date],
    now: Callable[[], datetime],
    tell: Callable[[str], None],
    show: bool,
    made_up: bool = False,
) -> None:
    """Serve the ledger at this port, 0 for any that is free.

    `tell` is given the address, `show` opens it; `made_up` says on every page that the people are.
    Returns on Ctrl-C. Raises BadInput when the port is taken, LedgerUnusable as `create_app` does.
    """
    with _listening(port) as listening:
        port = listening.getsockname()[1]
        token = token_urlsafe(24)
        app = create_app(ledger, port=port, token=token, today=today, now=now, made_up=made_up)
        url = f"http://{HERE}:{port}/open?token={token}"
        tell(url)
        if show and _has_a_screen():
            Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            log_level="critical",
            server_header=False,
            ws="none",
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            limit_concurrency=64,
        )
        server = uvicorn.Server(config)
        Thread(target=_ready, args=(app.state["desk"], server), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """The one socket. A port is taken over from a server that has just ended, never from one that runs."""
    # asyncio sends small packets at once only where the socket says that it is TCP.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HERE, port))
        made.listen(64)
    except OSError as error:
        made.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise BadInput(
            f"Port {port} is not free.",
            f"Perhaps Tactful runs already? Else choose another: tactful serve --port {port + 1}",
        ) from error
    return made


def _has_a_screen() -> bool:
    """True where a browser has a window to open; one in the terminal would take the terminal."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _ready(desk: Desk, server: uvicorn.Server) -> None:
    """Work out the day before it is asked for, once the server answers."""
    while not server.started:
        sleep(0.05)
    # A fault here is a page's to tell, once the page is asked for.
    with suppress(Exception):
        if desk.exists:
            for item in answers.agenda(desk).do:
                answers.ready(desk, item)
            desk.directory()
    # What is there by now stays; collecting garbage need not walk it again.
    gc.collect()
    gc.freeze()
