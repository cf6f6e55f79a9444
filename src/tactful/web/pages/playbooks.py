"""The two playbooks over one's own people: for whom would the advice of today differ?"""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from tactful.app.compare_playbooks import Differences, compare_playbooks
from tactful.app.load_playbook import load_playbook, shipped
from tactful.web.desk import Desk, TheDesk
from tactful.web.pages.settings import about
from tactful.web.rendering import page


@get("/settings/playbooks", sync_to_thread=True)
def playbooks(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """Those about whom they differ, the one that is followed first."""
    followed, other = both(desk)
    return page(
        request,
        "playbooks.html",
        desk,
        one=load_playbook(followed).header,
        other=load_playbook(other).header,
        compared=differing(desk, followed, other),
    )


def both(desk: Desk) -> tuple[str, str]:
    """The playbook that is followed, and the one to hold beside it."""
    followed = about(desk).playbook
    return followed, next(name for name in reversed(shipped()) if name != followed)


def differing(desk: Desk, one: str, other: str) -> Differences:
    """The comparison of today, kept until something changes."""
    if not desk.exists:
        return Differences(looked_at=0, differing=())
    today = desk.today()
    return desk.kept(
        ("playbooks", one, other),
        lambda ledger: compare_playbooks(ledger, one, other, today, setting=desk.setting()),
    )


HANDLERS: list[Any] = [playbooks]
