"""What a page does besides its job."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request
from sites import Site

REFUSED = tuple(f"Failed to load resource: the server responded with a status of {one}" for one in (4, 503))
"""What Chromium writes of an error page that was asked for; 503 is a ledger that is not there."""


class Watch:
    """Everything that a page must never do, noted while it does it."""

    def __init__(self, page: Page, site: Site) -> None:
        self.faults: list[str] = []
        self._base = site.base
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.faults.append(f"fault: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(REFUSED):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._base}/", "data:", "about:")):
            self.faults.append(f"asked elsewhere: {request.url}")
