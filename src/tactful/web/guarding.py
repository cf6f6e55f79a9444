"""Who may ask: this browser, at this address, from our own pages."""

from __future__ import annotations

import hmac
from hashlib import sha256
from secrets import token_hex
from threading import Lock
from typing import Any

from litestar.connection import ASGIConnection, Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.types import Message, Scope

YEAR = 365 * 24 * 3600
OPEN = "open_to_all"
"""Marks the routes that show nothing of anybody: the door and the style."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


class Door:
    """The launch token, good for one browser, and the signed cookie that it is exchanged for.

    Browsers do not tell ports apart where they keep cookies (RFC 6265, 8.5), so the name has the port.
    """

    def __init__(self, key: str, *, port: int, token: str) -> None:
        self._key = hmac.new(key.encode(), b"cookie", sha256).digest()
        self._token: str | None = token
        self._lock = Lock()
        self.cookie_name = f"tactful-{port}"
        self.origins = frozenset({f"http://127.0.0.1:{port}", f"http://localhost:{port}"})

    def exchange(self, given: str) -> Cookie | None:
        """The cookie for the launch token; None for a wrong or used one."""
        with self._lock:
            if self._token is None or not hmac.compare_digest(self._token.encode(), given.encode()):
                return None
            self._token = None
        mark = token_hex(16)
        return Cookie(
            key=self.cookie_name,
            value=f"{mark}.{self._sign(mark)}",
            max_age=YEAR,
            path="/",
            httponly=True,
            samesite="strict",
        )

    def knows(self, connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
        """True when the browser holds a cookie of ours."""
        mark, _, signed = connection.cookies.get(self.cookie_name, "").partition(".")
        return bool(mark) and hmac.compare_digest(self._sign(mark).encode(), signed.encode())

    def _sign(self, mark: str) -> str:
        return hmac.new(self._key, mark.encode(), sha256).hexdigest()

    def guard(self, connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        """Let nobody in without the cookie, and take no change that another page asks for."""
        if handler.opt.get(OPEN):
            return
        if not self.knows(connection):
            raise NotAuthorizedException
        if isinstance(connection, Request) and connection.method in READING:
            return
        origin = connection.headers.get("origin")
        site = connection.headers.get("sec-fetch-site")
        # A form on a page with "no-referrer" names no origin: Fetch, "append a request Origin header".
        ours = origin in (None, *self.origins) or (origin == "null" and site == "same-origin")
        if not ours or site not in (None, "same-origin", "none"):
            raise PermissionDeniedException("The change was asked for by another page.")


async def add_headers(message: Message, _: Scope) -> None:
    """Put the headers on every answer, errors included."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers[name] = value
