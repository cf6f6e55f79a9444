"""What holds for every situation, with each playbook that ships."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from situations import FIELDS, situations

from tactful.app.load_playbook import load_playbook, shipped
from tactful.core.advice import Advice
from tactful.core.engine import Engine
from tactful.core.situation import Situation
from tactful.core.story import fold

ENGINES = [Engine(load_playbook(name)) for name in shipped()]
anything = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


def ask(situation: Situation) -> list[tuple[Engine, Advice]]:
    """What each playbook that ships advises."""
    return [(engine, engine.advise(situation)) for engine in ENGINES]


def test_every_field_is_varied() -> None:
    assert {part: set(part.__struct_fields__) for part in FIELDS} == FIELDS


@anything
@given(situation=situations)
def test_dates_are_given_for_send_and_wait_alone(situation: Situation) -> None:
    for _, advice in ask(situation):
        if advice.opens is None or advice.best is None or advice.closes is None:
            assert advice.verdict in ("hold", "dont")
            assert (advice.opens, advice.best, advice.closes) == (None, None, None)
            continue
        assert advice.opens <= advice.best[0] <= advice.best[1] <= advice.closes
        if advice.verdict == "send":
            assert advice.opens <= situation.today <= advice.closes
        else:
            assert advice.verdict == "wait"
            assert advice.opens > situation.today


@anything
@given(situation=situations)
def test_reasons_have_rules_and_rules_have_sources(situation: Situation) -> None:
    for engine, advice in ask(situation):
        book = engine.playbook
        assert advice.because
        for because in advice.because:
            assert because.text
            assert because.rule == because.rules[0]
            assert because.source
            assert set(because.source) == {
                source for rule in because.rules for source in book.rule[rule].sources
            }
            assert set(because.source) <= set(book.source)


@anything
@given(situation=situations)
def test_what_goes_with_a_verdict(situation: Situation) -> None:
    for _, advice in ask(situation):
        assert advice.id == situation.id
        assert advice.action == situation.considering or situation.considering is None
        if advice.verdict == "send" and advice.contested:
            assert advice.instead is not None
        if advice.verdict == "dont":
            assert advice.first == advice.say == ()
        if advice.instead:
            assert advice.instead.action != advice.action


@anything
@given(situation=situations)
def test_same_facts_same_advice(situation: Situation) -> None:
    again = msgspec.json.decode(msgspec.json.encode(situation), type=Situation)
    assert again == situation
    for engine, advice in ask(situation):
        written = msgspec.json.encode(advice)
        assert msgspec.json.encode(engine.advise(again)) == written
        assert msgspec.json.decode(written, type=Advice) == advice


SPELLED_OUT: dict[str, dict[str, Any]] = {
    "company": {"culture": "unknown", "policy": "unknown"},
    "person": {"welcome": "unknown", "manner": "unknown", "mutual_names": [], "shares": [], "shared": []},
    "me": {"profile_gaps": None, "personal_notes_left": None, "invitations_left": None, "discreet": None},
    "opportunity": {"posting": None, "title": None, "stage": None},
}


@anything
@given(situation=situations)
def test_unknown_said_is_unknown_left_out(situation: Situation) -> None:
    bare: dict[str, Any] = msgspec.to_builtins(situation)
    spelled = {**bare, **{part: {**facts, **bare.get(part, {})} for part, facts in SPELLED_OUT.items()}}
    assert ask(msgspec.convert(spelled, Situation)) == ask(situation)


@anything
@given(situation=situations)
def test_what_becomes_unknown_never_holds(situation: Situation) -> None:
    """Forgetting a fact that can only stand in the way never turns a send into a hold."""
    me, company, opportunity = situation.me, situation.company, situation.opportunity
    for engine, advice in ask(situation):
        if advice.verdict != "send":
            continue
        for unknown in (
            replace(situation, me=replace(me, profile_gaps=None)),
            replace(situation, me=replace(me, personal_notes_left=None, invitations_left=None)),
            replace(situation, me=replace(me, discreet=None)),
            replace(situation, company=replace(company, policy="unknown")),
            replace(situation, opportunity=replace(opportunity, posting=None)),
        ):
            assert engine.advise(unknown).verdict == "send"


@anything
@given(situation=situations)
def test_a_kept_search_stays_kept(situation: Situation) -> None:
    me = replace(situation.me, discreet=True, employer="Northwind")
    kept = replace(situation, me=me, company=replace(situation.company, name="NORTHWIND"))
    for engine, advice in ask(kept):
        # Taking a request back shows nothing of the search.
        assert advice.verdict == "dont" or advice.action == "withdraw"
        assert advice.instead is None
        actions = {o.play.action for o in engine.outcomes(fold(kept)) if o.play and o.verdict != "dont"}
        assert actions <= {"withdraw"}
