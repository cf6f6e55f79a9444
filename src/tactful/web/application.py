"""The application: which pages there are, and what guards them."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, Router, get
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import NotFoundException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from tactful import __version__
from tactful.app.load_playbook import load_engine, shipped
from tactful.app.web_key import web_key
from tactful.web import failures, guarding
from tactful.web.api.routes import routes
from tactful.web.desk import Desk
from tactful.web.import_run import Imports
from tactful.web.pages import PAGES

STATIC = Path(__file__).with_name("static")
KINDS = {
    "tactful.css": "text/css; charset=utf-8",
    "tactful.js": "text/javascript; charset=utf-8",
    "editor.js": "text/javascript; charset=utf-8",
    "seek.js": "text/javascript; charset=utf-8",
    "upload.js": "text/javascript; charset=utf-8",
    "tactful.svg": "image/svg+xml",
    "board.js": "text/javascript; charset=utf-8",
}
"""All static files; no other name leads to a file."""
LARGEST = 512 * 1024
"""Bytes of a request; the longest note that is read has 50,000 characters."""


def create_app(
    ledger_path: Path,
    *,
    port: int,
    token: str,
    today: Callable[[], date],
    now: Callable[[], datetime],
    made_up: bool = False,
) -> Litestar:
    """The app over the ledger at a path, to be served on 127.0.0.1 at `port`.

    `token` lets one browser in, at `/open?token=...`. Raises LedgerUnusable where no key can be kept.
    """
    for name in shipped():
        load_engine(name)
    key = web_key(ledger_path)
    desk = Desk(ledger_path, today=today, now=now, made_up=made_up)
    imports = Imports(desk)
    door = guarding.Door(key, port=port, token=token)

    @get("/open", opt={guarding.OPEN: True}, include_in_schema=False, sync_to_thread=False)
    def enter(request: Request[Any, Any, Any], token: FromQuery[str] = "") -> Response[Any]:
        """Exchange the launch token for the cookie."""
        cookie = door.exchange(token)
        if cookie is None and not door.knows(request):
            what, _ = failures.SENTENCES[401]
            again = "The address lets in one browser, once. Run `tactful serve` again for a new one."
            return failures.refused(request, what, again)
        return Redirect("/", status_code=303, cookies=[cookie] if cookie else [])

    files = {name: (STATIC / name).read_bytes() for name in KINDS}

    @get("/static/{name:str}", opt={guarding.OPEN: True}, include_in_schema=False, sync_to_thread=False)
    def static(name: FromPath[str]) -> Response[bytes]:
        """Style, script and icon."""
        if name not in files:
            raise NotFoundException
        return Response(files[name], media_type=KINDS[name])

    return Litestar(
        route_handlers=[
            Router("/", route_handlers=PAGES, include_in_schema=False),
            enter,
            routes(),
            static,
        ],
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "imports": Provide(lambda: imports, sync_to_thread=False),
        },
        guards=[door.guard],
        allowed_hosts=AllowedHostsConfig(allowed_hosts=[f"127.0.0.1:{port}", f"localhost:{port}"]),
        csrf_config=CSRFConfig(
            secret=hmac.new(key.encode(), b"csrf", sha256).hexdigest(),
            cookie_name=f"tactful-csrf-{port}",
            cookie_httponly=True,
            cookie_samesite="strict",
        ),
        before_send=[guarding.add_headers],
        exception_handlers=failures.handlers(desk, door),
        request_max_body_size=LARGEST,
        openapi_config=OpenAPIConfig(
            title="Tactful",
            version=__version__,
            path="/api",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        on_shutdown=[imports.close, desk.close],
        logging_config=None,
        state=State({"desk": desk}),
        debug=False,
    )
