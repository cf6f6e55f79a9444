"""Network: what it covers, how close the ties are, how it grew; and the round of questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.response import Redirect
from msgspec import Meta, Struct

from tactful.app.confirm_ties import confirm, round_of
from tactful.app.show_network import Network, show_network
from tactful.core.situation import Share
from tactful.errors import BadInput
from tactful.network.confirming import Maybe
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.pictures import bars, columns, rings
from tactful.web.rendering import page

MANY = 200
"""Questions that one round can pass over."""


class Confirmed(Struct, frozen=True, kw_only=True):
    """An answer to a question of the round; `passed` are the people passed over, by number, with commas between."""

    id: int
    what: Share
    place: Annotated[str, Meta(max_length=500)]
    yes: bool
    passed: Annotated[str, Meta(max_length=4000)] = ""


@get("/network", sync_to_thread=True)
def network(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The whole network."""
    told = shown(desk) if desk.exists else None
    ties = told.ties if told else None
    return page(
        request,
        "network.html",
        desk,
        network=told,
        rings=rings(
            [("close", ties.close), ("acquainted", ties.acquainted), ("slight", ties.slight)] if ties else []
        ),
        grown=columns([(str(one.year), f"Q{one.quarter}", one.new) for one in told.growth]) if told else (),
        targets=bars((one.name, one.there) for one in told.targets) if told else (),
        most=max((one.there for one in told.covers), default=0) if told else 0,
        bars=bars,
    )


@get("/network/round", sync_to_thread=True)
def the_round(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The next question of the round."""
    passed = _numbers(request.query_params.get("passed") or "")
    asked = [one for one in questions(desk) if one.id not in passed]
    return page(
        request,
        "network_round.html",
        desk,
        one=asked[0] if asked else None,
        passed=",".join(map(str, sorted(passed))),
        later=",".join(map(str, sorted({*passed, asked[0].id}))) if asked else "",
        any_passed=bool(passed),
    )


@post("/network/round", sync_to_thread=True, status_code=303)
def answered(desk: TheDesk, data: Form) -> Redirect:
    """Keep an answer, and on to the next."""
    told = read(data, Confirmed)
    keep(desk, told)
    passed = ",".join(map(str, sorted(_numbers(told.passed))))
    return Redirect(f"/network/round?noted=recorded{f'&passed={passed}' if passed else ''}", status_code=303)


def shown(desk: Desk) -> Network:
    """The network as of today."""
    return desk.kept(("network",), lambda ledger: show_network(ledger, desk.today()))


def questions(desk: Desk) -> tuple[Maybe, ...]:
    """The questions of the next round; none without a ledger."""
    return desk.kept(("round",), lambda ledger: round_of(ledger, desk.today())) if desk.exists else ()


def keep(desk: Desk, told: Confirmed) -> None:
    """Keep an answer. Raises BadInput for what is not asked."""
    asked = next(
        (one for one in questions(desk) if (one.id, one.what, one.place) == (told.id, told.what, told.place)),
        None,
    )
    if asked is None:
        raise BadInput("That is not asked, or has been answered already.", "Go on with the next question.")
    with desk.change() as ledger:
        confirm(ledger, asked, yes=told.yes, on=desk.today(), now=desk.now())


def _numbers(listed: str) -> set[int]:
    """The numbers in `3,17`; what is none is left out."""
    return set(
        _few(int(one) for one in listed.split(",") if one.isascii() and one.isdecimal() and len(one) < 19)
    )


def _few(numbers: Iterable[int]) -> list[int]:
    return list(numbers)[:MANY]


HANDLERS: list[Any] = [network, the_round, answered]
