"""Draft a note for what the playbook advises: from facts only, checked."""

from __future__ import annotations

from collections.abc import Collection

from tactful.app.check_note import as_channel, as_scenario
from tactful.app.load_model import load_model
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.moment import What
from tactful.core.situation import Action, Situation
from tactful.notes.compose import Draft, compose
from tactful.notes.note import Channel

CHANNEL_OF: dict[Action, Channel] = {"connect": "request", "email": "email", "comment": "comment"}
RECIPE_OF: dict[Action, str] = {
    "follow-up": "follow-up",
    "remind": "remind",
    "share": "share",
    "ask-referral": "ask-referral",
    "ask-introduction": "ask-introduction",
    "ask-recommendation": "ask-recommendation",
    "ask-permission": "ask-permission",
    "ask-conversation": "informational",
    "comment": "comment",
}
# The first of these that happened says what a note is about.
RECIPE_AFTER: dict[What, str] = {
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
    recipe: str | None = None,
    channel: str | None = None,
    *,
    playbook: str = "standard",
    seed: int | None = None,
    own: str | None = None,
    sent: Collection[str] = (),
    aside: Collection[str] = (),
) -> Draft:
    """Draft the note of an advised play: its recipe and channel, in the wording of the playbook.

    Where no play names them, they are read from the situation; a scenario is a recipe, too. `own`, `seed` and `sent`
    are as in `compose`; rules in `aside` are not held against it. Raises BadInput for a name that is not one.
    """
    wording = load_wording(playbook)
    name = recipe or recipe_of(situation)
    return compose(
        situation,
        name if name in wording.recipe else str(as_scenario(name)),
        as_channel(channel) or channel_of(situation),
        wording,
        tuple(rule for rule in load_rules() if rule.name not in aside),
        seed=seed,
        own=own,
        sent=sent,
        model=load_model(),
    )


def channel_of(situation: Situation) -> Channel:
    """Where the note goes: what is considered says so, else a request where there is no link yet."""
    if situation.considering:
        return CHANNEL_OF.get(situation.considering, "message")
    return "message" if situation.person.link == "connected" else "request"


def recipe_of(situation: Situation) -> str:
    """The kind of note: what is considered says so, else what happened with the person."""
    if situation.considering in RECIPE_OF:
        return RECIPE_OF[situation.considering]
    happened = {m.what for m in situation.moments if not m.with_}
    for what, recipe in RECIPE_AFTER.items():
        if what in happened:
            return recipe
    return "alumni" if situation.person.role == "alum" else "informational"
