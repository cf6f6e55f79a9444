"""The calendar: a file to take along, and a feed at a secret path for the calendar programs of this machine."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.feed_path import end_feed, is_feed_secret, renew_feed
from tactful.app.feed_served import feed_served
from tactful.ledger.open import Ledger
from tactful.web import guarding
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form

CALENDAR = "text/calendar"


@get("/settings/tactful.ics", sync_to_thread=True)
def calendar_file(request: Request[Any, Any, Any], desk: TheDesk) -> Response[bytes]:
    """The file, to be imported by hand."""
    answer = _calendar(desk, names="names" in request.query_params)
    answer.headers["Content-Disposition"] = 'attachment; filename="tactful.ics"'
    return answer


@get("/feed/{secret:str}", opt={guarding.OPEN: True}, sync_to_thread=True)
def feed(request: Request[Any, Any, Any], secret: FromPath[str], desk: TheDesk) -> Response[bytes]:
    """The feed, for programs that hold no cookie: whoever knows the path may read it."""
    name, _, ending = secret.rpartition(".")
    if ending != "ics" or not desk.exists or not is_feed_secret(desk.path, name):
        raise NotFoundException
    return _calendar(desk, names="names" in request.query_params)


@post("/settings/feed", sync_to_thread=True, status_code=303)
def feed_changed(desk: TheDesk, data: Form) -> Redirect:
    """Turn the feed on, at a new path; or off."""
    if data.get("feed") == "off":
        end_feed(desk.path)
    else:
        renew_feed(desk.path)
    return Redirect("/settings#calendar", status_code=303)


def _calendar(desk: Desk, *, names: bool) -> Response[bytes]:
    def work(ledger: Ledger) -> bytes:
        return feed_served(ledger, on=desk.today(), now=desk.now(), details=names).data

    return Response(desk.kept(("calendar", names), work), media_type=CALENDAR)


HANDLERS: list[Any] = [calendar_file, feed, feed_changed]
