"""Draft a note for what the playbook advises: from facts only, checked."""

from __future__ import annotations

from tactful.app.check_note import as_channel, as_scenario
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.moment import What
from tactful.core.situation import Action, Situation
from tactful.notes.compose import Draft, compose
from tactful.notes.note import Channel, Scenario

CHANNEL_OF: dict[Action, Channel] = {"connect": "request", "email": "email", "comment": "comment"}
SCENARIO_OF: dict[Action, Scenario] = {
    "follow-up": "follow-up",
    "remind": "follow-up",
    "ask-referral": "ask-referral",
    "ask-conversation": "informational",
    "comment": "comment",
}
# The first of these that happened says what a note is about.
SCENARIO_AFTER: dict[What, Scenario] = {
    "rejected": "after-rejection",
    "interviewed": "after-interview",
    "accepted": "thank-acceptance",
    "referred": "on-referral",
    "scheduled": "before-interview",
    "applied": "after-applying",
    "met": "after-event",
    "attended": "after-event",
}


def draft_note(
    situation: Situation,
    scenario: str | None = None,
    channel: str | None = None,
    *,
    playbook: str = "standard",
) -> Draft:
    """Draft the note of an advised play: its scenario and channel, in the wording of the playbook.

    Where no play names them, they are read from the situation. Raises BadInput for a name that is not one.
    """
    return compose(
        situation,
        as_scenario(scenario) or scenario_of(situation),
        as_channel(channel) or channel_of(situation),
        load_wording(playbook),
        load_rules(),
    )


def channel_of(situation: Situation) -> Channel:
    """Where the note goes: what is considered says so, else a request where there is no link yet."""
    if situation.considering:
        return CHANNEL_OF.get(situation.considering, "message")
    return "message" if situation.person.link == "connected" else "request"


def scenario_of(situation: Situation) -> Scenario:
    """The kind of note: what is considered says so, else what happened with the person."""
    if situation.considering in SCENARIO_OF:
        return SCENARIO_OF[situation.considering]
    happened = {m.what for m in situation.moments if not m.with_}
    for what, scenario in SCENARIO_AFTER.items():
        if what in happened:
            return scenario
    return "alumni" if situation.person.role == "alum" else "informational"
