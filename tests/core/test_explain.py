"""What advice says besides its verdict: reasons and their sources, what to prepare, say and avoid."""

from __future__ import annotations

from core_cast import DANA, ROBIN, SMALL, asked, did, small_engine
from msgspec.structs import replace

ENGINE = small_engine()
KNOWN = replace(DANA, mutuals=2)


def test_reasons_cite_their_rules_and_sources() -> None:
    given = ENGINE.advise(asked(did("moved", 3), id=7))
    [because] = given.because
    assert (because.rule, because.rules, because.source) == ("write", ("write", "connect"), ("book",))
    assert (because.text, because.weighs, given.id) == ("They moved.", "for", 7)


def test_a_reason_adds_what_it_has_to_say() -> None:
    given = ENGINE.advise(asked(did("met", 3), person=KNOWN, considering="connect"))
    assert [b.text for b in given.because] == ["You met.", "You share people."]
    assert given.first == ("Look who they are.",)
    assert given.say == ("Where you met.", "Name them.")
    assert given.avoid == ("Haste.", "Do not boast of them.")


def test_a_reason_speaks_for_its_actions_only() -> None:
    given = ENGINE.advise(asked(did("moved", 3), person=KNOWN))
    assert [b.text for b in given.because] == ["They moved."]


def test_the_boundary_is_named_before_the_play() -> None:
    held = asked(
        did("met", 3), person=KNOWN, me=replace(ROBIN, profile_gaps=("photo",)), considering="connect"
    )
    given = ENGINE.advise(held)
    assert [(b.text, b.weighs) for b in given.because] == [
        ("Your photo is missing.", "against"),
        ("You met.", "for"),
        ("You share people.", "for"),
    ]
    assert given.first == ("Add a photo.", "Look who they are.")


def test_no_sentence_twice() -> None:
    twice = small_engine(SMALL.replace('text = "You share people."', 'text = "You met."'))
    given = twice.advise(asked(did("met", 3), person=KNOWN, considering="connect"))
    assert [b.text for b in given.because] == ["You met."]


def test_a_contested_send_has_something_undisputed_instead() -> None:
    given = ENGINE.advise(asked(did("moved", 3)))
    assert [c.against for c in given.contested] == ["book"]
    assert given.instead is not None
    assert given.instead.action == "like"


def test_an_undisputed_send_needs_no_instead() -> None:
    given = ENGINE.advise(asked(did("met", 3), considering="connect"))
    assert (given.verdict, given.contested, given.instead) == ("send", (), None)


def test_instead_is_never_the_same_action() -> None:
    text = SMALL.replace(
        'instead = { action = "like", text = "Like it." }', 'instead = { action = "message", text = "." }'
    )
    assert small_engine(text).advise(asked(did("moved", 3))).instead is None


def test_instead_is_never_what_a_veto_forbids() -> None:
    head = 'title = "They asked not to"'
    closed = replace(DANA, welcome="closed")
    for forbidden, offered in ((["connect", "follow"], None), (["connect"], "follow")):
        vetoes = small_engine(SMALL.replace(head, f"{head}\nactions = {forbidden}"))
        given = vetoes.advise(asked(did("met", 3), person=closed, considering="connect"))
        assert given.verdict == "dont"
        assert (given.instead and given.instead.action) == offered


def test_a_dispute_is_told_where_it_matters() -> None:
    assert ENGINE.advise(asked(did("moved", 3), considering="message")).contested
    late = ENGINE.advise(asked(did("moved", 50), considering="message"))
    assert (late.verdict, late.contested) == ("hold", ())
