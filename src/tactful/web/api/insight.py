"""Profile, network, paths, outcomes and the week as JSON: what `tactful ... --json` says, and the same verbs."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import get, post
from litestar.params import FromQuery, JSONBody, MultipartBody

from tactful.app import profile_words
from tactful.app.compare_job import Compared
from tactful.app.look_at_photo import PhotoReport
from tactful.app.show_network import Network
from tactful.core.week import Week
from tactful.network.confirming import Maybe
from tactful.network.found import Found
from tactful.outcomes.report import Outcomes
from tactful.web.desk import TheDesk
from tactful.web.pages import network, outcomes, paths, profile, week
from tactful.web.pages.network import Confirmed
from tactful.web.pages.profile import PICTURE, Posting, Rule, Said


@get("/profile", sync_to_thread=True, tags=["profile"])
def audit(desk: TheDesk) -> dict[str, Any]:
    """The audit of the imported profile; `in_order` is null while there is none."""
    desk.needed()
    return profile_words.told(profile.audited(desk), desk.today())


@post("/profile/answer", sync_to_thread=True, status_code=200, tags=["profile"])
def answer(desk: TheDesk, data: JSONBody[Said]) -> dict[str, Any]:
    """Answer what nothing shows; the audit after it."""
    desk.needed()
    profile.say(desk, data)
    return profile_words.told(profile.audited(desk), desk.today())


@post("/profile/aside", sync_to_thread=True, status_code=200, tags=["profile"])
def aside(desk: TheDesk, data: JSONBody[Rule]) -> dict[str, Any]:
    """Let a finding be; the audit after it."""
    desk.needed()
    profile.let_be(desk, data)
    return profile_words.told(profile.audited(desk), desk.today())


@post("/profile/take-up", sync_to_thread=True, status_code=200, tags=["profile"])
def take_up(desk: TheDesk, data: JSONBody[Rule]) -> dict[str, Any]:
    """Take a finding up again; the audit after it."""
    desk.needed()
    profile.take_up_again(desk, data)
    return profile_words.told(profile.audited(desk), desk.today())


@post("/profile/job", sync_to_thread=True, status_code=200, tags=["profile"])
def job(desk: TheDesk, data: JSONBody[Posting]) -> Compared:
    """Hold a posting beside the imported profile. Nothing of it is kept."""
    desk.needed()
    return profile.compared(desk, data)


@post("/profile/photo", sync_to_thread=True, status_code=200, tags=["profile"], request_max_body_size=PICTURE)
def photo(data: MultipartBody[dict[str, Any]]) -> PhotoReport:
    """Look at a photograph, the field `photo`. Nothing of it is kept."""
    return profile.looked_at(data.get("photo"))


@get("/network", sync_to_thread=True, tags=["network"])
def the_network(desk: TheDesk) -> Network:
    """What the network covers, how close its ties are, which go cold, how it grew."""
    desk.needed()
    return network.shown(desk)


@get("/network/round", sync_to_thread=True, tags=["network"])
def the_round(desk: TheDesk) -> tuple[Maybe, ...]:
    """The questions of the next round: who was really a colleague or a fellow student?"""
    desk.needed()
    return network.questions(desk)


@post("/network/round", sync_to_thread=True, status_code=200, tags=["network"])
def confirmed(desk: TheDesk, data: JSONBody[Confirmed]) -> tuple[Maybe, ...]:
    """Keep an answer; the questions after it."""
    desk.needed()
    network.keep(desk, data)
    return network.questions(desk)


@get("/paths", sync_to_thread=True, tags=["network"])
def ways(
    desk: TheDesk, into: FromQuery[str] = "", to: FromQuery[str] = "", every: FromQuery[bool] = False
) -> Found:
    """The ways into a company, or to a person by name or number; `every` gives all of them."""
    desk.needed()
    return paths.ways(desk, into.strip(), to.strip(), every=every)


@get("/outcomes", sync_to_thread=True, tags=["outcomes"])
def weighed(desk: TheDesk, since: FromQuery[date | None] = None) -> Outcomes:
    """What worked of all that was sent from `since`, a year back by default."""
    desk.needed()
    return outcomes.weighed(desk, since)


@get("/week", sync_to_thread=True, tags=["agenda"])
def the_week(desk: TheDesk) -> Week:
    """The seven days from today."""
    desk.needed()
    return week.planned(desk)


HANDLERS: list[Any] = [
    audit, answer, aside, take_up, job, photo, the_network, the_round, confirmed, ways, weighed, the_week,
]  # fmt: skip
