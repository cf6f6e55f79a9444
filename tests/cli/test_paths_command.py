"""`tactful paths` and `tactful network`, on the example network."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import TODAY

EMPLOYER = "Haverlock Stores"
THERE = "Catrin Mahlangu"
GONE_ON = "Kwabena Thistlewood"


def by_name(said) -> dict[str, dict]:
    return {path["person"]["name"]: path for path in said.json["paths"]}


@pytest.fixture
def discreet(tactful, robins: Path) -> Path:
    """Robin still works at Haverlock Stores, and nobody there must know."""
    assert tactful("set", "me", "discreet", "yes", ledger=robins).code == 0
    assert tactful("set", "me", "employer", "Haverlock Stores Ltd", ledger=robins).code == 0
    return robins


def test_who_is_there_with_evidence_closeness_and_the_right_ask(tactful, robins: Path) -> None:
    said = tactful("paths", "Halfpenny", "Pay", ledger=robins)
    assert said.code == 0
    assert "Your job there: Senior Data Engineer (saved)" in said.out
    assert "Kwabena Thistlewood (acquainted)" in said.out
    assert "Now: Ask what is opening there and how it is: news, not a favour." in said.out
    assert "new there: first seen in the export of November 2026" in said.out
    assert "- inferred: of Haverlock Stores like you; you connected in your years there" in said.out
    assert "8 messages, 4 of them yours, the last in May 2026" in said.out
    assert 'Next: tactful set "Noor Hartigan" shares field' in said.out
    assert 'Then: tactful draft "Noor Hartigan"' in said.out
    assert "what is 2 years" in said.out


def words(command: str) -> list[str]:
    return shlex.split(command)[1:]


@pytest.mark.parametrize(
    "company", ["Halfpenny Pay", "Tamarisk Cloud", "Gantry Nine", "Ottermere Water", "Zephyrine Widgets"]
)
def test_every_command_named_next_works(tactful, robins: Path, company: str) -> None:
    told = tactful("paths", company, "--json", ledger=robins).json
    for path in [*told["paths"], *told["nearby"]]:
        ask = path["ask"]
        if ask["next"]:
            said = tactful(*words(ask["next"]), ledger=robins, given="y\nq\n")
            assert said.code == 0, (ask["next"], said.out)
        if ask["then"]:
            said = tactful(*words(ask["then"]), ledger=robins)
            assert said.code == 0, (ask["then"], said.out)


def test_every_word_that_is_worth_saying_has_a_command_that_works(tactful, robins: Path) -> None:
    for one in tactful("network", "--json", ledger=robins).json["cold"]:
        assert tactful(*words(one["next"]), ledger=robins).code == 0, one["next"]


def test_the_day_of_a_connection_is_a_guess_and_no_evidence(tactful, robins: Path) -> None:
    told = tactful("paths", "Halfpenny Pay", "--json", ledger=robins).json
    assert by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins))["Noor Hartigan"]["guess"]
    nearby = tactful("paths", "Zephyrine Widgets", "--json", ledger=robins).json["nearby"]
    assert all(path["guess"] is None for path in nearby if path["way"] == "recruiter")
    kinds = [one["kind"] for path in [*told["paths"], *nearby] for one in path["evidence"]]
    assert "years" not in kinds


def test_the_next_best_are_those_who_may_be_asked_today(tactful, robins: Path) -> None:
    nearby = tactful("paths", "Zephyrine Widgets", "--json", ledger=robins).json["nearby"]
    assert nearby
    assert {path["ask"]["verdict"] for path in nearby} == {"send"}
    assert "Gavin Strømsvold" not in [path["person"]["name"] for path in nearby]


def test_whom_you_have_met_you_ask_yourself(tactful, robins: Path, note) -> None:
    around = {"company": "Halfpenny Pay", "new": True}
    note(robins, TODAY - timedelta(days=1), "met", "Femke Ostrander", around=around)
    said = tactful("paths", "--to", "Femke Ostrander", ledger=robins)
    assert "Femke Ostrander at Halfpenny Pay: you have met: connect yourself" in said.out
    first, *between = tactful("paths", "--to", "Femke Ostrander", "--json", ledger=robins).json["paths"]
    assert (first["way"], first["ask"]["action"]) == ("themselves", "connect")
    assert between
    assert "ask-conversation" not in [path["ask"]["action"] for path in between]
    assert all(path["ask"]["easy_out"] for path in between if path["ask"]["action"] == "ask-introduction")


def test_one_of_the_two(tactful, robins: Path) -> None:
    assert "one of the two" in tactful("paths", "X", "--to", "Noor", ledger=robins).err


def test_the_name_may_be_written_otherwise(tactful, robins: Path) -> None:
    want = set(by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins)))
    assert want == {"Kwabena Thistlewood", "Noor Hartigan"}
    for typed in ("halfpenny pay ltd", "Halfpenny Pay GmbH", "HALFPENNY-PAY", "Halfpeny Pay"):
        found = by_name(tactful("paths", typed, "--json", ledger=robins))
        assert set(found) == want, typed


def test_a_close_tie_is_asked_for_a_referral_with_an_easy_way_out(tactful, robins: Path, note) -> None:
    note(robins, TODAY - timedelta(days=9), "messaged", THERE, by="me")
    note(robins, TODAY - timedelta(days=8), "messaged", THERE, by="them")
    for days in (60, 50, 8):
        note(robins, TODAY - timedelta(days=days), "talked", THERE)
    tactful("add", "opportunity", "Data Lead", "--company", EMPLOYER, "--stage", "saved", ledger=robins)
    tactful("log", "thanked", THERE, "--on", str(TODAY - timedelta(days=7)), ledger=robins)
    path = by_name(tactful("paths", EMPLOYER, "--json", "--all", ledger=robins))[THERE]
    assert path["closeness"]["word"] == "close"
    assert (path["ask"]["action"], path["ask"]["verdict"]) == ("ask-referral", "send")
    assert path["ask"]["play"] == "ask-for-referral"
    assert "no harm done" in path["ask"]["easy_out"]


def test_someone_who_has_not_answered_is_left_in_peace(tactful, robins: Path) -> None:
    for day in ("2026-10-20", "2026-11-05"):
        assert tactful("log", "messaged", "Yusra Benhaddou-Clarke", "--on", day, ledger=robins).code == 0
    found = by_name(tactful("paths", "Tamarisk Cloud", "--json", ledger=robins))
    asked = found["Yusra Benhaddou-Clarke"]["ask"]
    assert asked["verdict"] in ("wait", "dont")
    assert asked["next"] is None or not asked["next"].startswith("tactful draft")
    names = list(found)
    assert names.index("Mungo Takahashi-Bligh") < names.index("Yusra Benhaddou-Clarke")


def test_who_left_may_introduce_and_may_say_no(tactful, robins: Path) -> None:
    path = by_name(tactful("paths", EMPLOYER, "--json", ledger=robins))[GONE_ON]
    assert path["way"] == "was-there"
    assert path["ask"]["action"] == "ask-introduction"
    assert path["ask"]["easy_out"]
    assert {"kind": "was-there", "says": "still knows people there", "known": False} in path["evidence"]


def test_at_most_twelve_unless_all(tactful, robins: Path) -> None:
    few, every = (
        tactful("paths", EMPLOYER, "--json", *more, ledger=robins).json for more in ((), ("--all",))
    )
    assert len(few["paths"]) == 12
    assert len(every["paths"]) == 12 + few["more"]
    assert every["more"] == 0


def test_nobody_there_says_so_and_names_the_next_best(tactful, robins: Path) -> None:
    said = tactful("paths", "Zephyrine Widgets", ledger=robins)
    assert said.code == 0
    assert "No connection works at Zephyrine Widgets, as far as the ledger shows." in said.out
    assert "University of Aldermoor" in said.out
    assert "Priya Raghunathan-Stokes" in said.out
    assert "Not many strangers at once" in said.out
    told = tactful("paths", "Zephyrine Widgets", "--json", ledger=robins).json
    assert told["nobody"]
    assert all(path["way"] in ("related", "recruiter") for path in told["nearby"])


def test_a_person_is_reached_through_who_knows_them(tactful, robins: Path, note) -> None:
    note(robins, TODAY, "met", "Femke Ostrander", around={"company": "Saltmarsh Robotics", "new": True})
    tactful("set", "Femke Ostrander", "mutual-names", "Callum Okonjo-Reid", ledger=robins)
    said = tactful("paths", "--to", "Femke", "--json", ledger=robins)
    path = by_name(said)["Callum Okonjo-Reid"]
    assert path["way"] == "introduces"
    assert path["evidence"][0] == {
        "kind": "mutual", "says": "knows Femke Ostrander, as you noted", "known": True,
    }  # fmt: skip
    into = by_name(tactful("paths", "Saltmarsh Robotics", "--json", ledger=robins))
    assert into["Callum Okonjo-Reid"]["way"] == "introduces"


def test_a_connection_needs_no_introduction(tactful, robins: Path) -> None:
    said = tactful("paths", "Noor Hartigan", ledger=robins)
    assert "you are connected, and need no introduction" in said.out


@pytest.mark.parametrize(
    "typed",
    [EMPLOYER, "haverlock stores", "Haverlock Stores Limited", "Haverlock", "Haverlock Stores Germany"],
)
def test_a_discreet_search_names_nobody_at_the_present_employer(tactful, discreet: Path, typed: str) -> None:
    told = tactful("paths", typed, "--json", ledger=discreet).json
    assert (told["kept"], told["paths"], told["nearby"]) == (True, [], [])
    said = tactful("paths", typed, ledger=discreet)
    assert said.out.strip() == "Your search is kept from this company: nobody there is proposed."


def test_a_discreet_search_names_nobody_of_the_employer_anywhere(tactful, discreet: Path) -> None:
    there = {
        "Catrin Mahlangu",
        "Radomir Oakes",
        "Delroy Achterberg",
        "Nadezhda Winterbourne",
        "Bilal Trevanion",
    }
    tactful("set", "Femke Ostrander", "mutual-names", "Catrin Mahlangu", ledger=discreet)
    tactful("add", "person", "Femke Ostrander", "--company", "Saltmarsh Robotics", ledger=discreet)
    tactful("set", "Femke Ostrander", "mutual-names", "Catrin Mahlangu;Noor Hartigan", ledger=discreet)
    said = [
        tactful(*words, ledger=discreet).out
        for words in (
            ("paths", "Saltmarsh Robotics", "--all"),
            ("paths", "--to", "Femke Ostrander"),
            ("paths", "Zephyrine Widgets"),
            ("network",),
            ("network", "--round", "--json"),
            ("target", EMPLOYER, "Haverlock"),
            ("today",),
        )
    ]
    assert "Noor Hartigan" in said[0]
    assert [name for name in there for out in said if name in out] == []


def test_a_discreet_search_leads_to_nobody_at_the_employer(tactful, discreet: Path) -> None:
    told = tactful("paths", "--to", THERE, "--json", ledger=discreet).json
    assert (told["kept"], told["person"], told["paths"]) == (True, None, [])


def test_a_company_kept_from_by_hand_keeps_what_may_be_it(tactful, robins: Path) -> None:
    assert tactful("set", "Halfpenny Pay", "kept-from", "yes", ledger=robins).code == 0
    for typed in ("Halfpenny Pay", "Halfpenny Pay Ltd", "Halfpenny"):
        assert tactful("paths", typed, "--json", ledger=robins).json["kept"], typed
    assert not tactful("paths", "Gantry Nine", "--json", ledger=robins).json["kept"]


def test_the_employer_under_another_name_is_kept_from_advice_and_drafts(tactful, discreet: Path) -> None:
    advice = tactful("person", THERE, "--considering", "message", "--json", ledger=discreet).json["advice"]
    assert advice["verdict"] == "dont"
    assert advice["because"][0]["rule"] == "ind:discreet-search"
    assert tactful("draft", THERE, ledger=discreet).code == 1


def test_kept_out_gone_and_forgotten_are_no_path(tactful, robins: Path) -> None:
    assert tactful("set", "Noor Hartigan", "kept-out", "yes", ledger=robins).code == 0
    assert set(by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins))) == {GONE_ON}
    assert tactful("paths", "--to", "Noor Hartigan", "--json", ledger=robins).json["kept_out"]
    assert tactful("forget", GONE_ON, "--yes", ledger=robins).code == 0
    told = tactful("paths", "Halfpenny Pay", "--json", ledger=robins).json
    assert (told["paths"], told["nobody"]) == ([], True)
    assert GONE_ON not in tactful("paths", EMPLOYER, "--all", ledger=robins).out


def test_advice_set_aside_stays_aside(tactful, robins: Path) -> None:
    tactful("set", "Noor Hartigan", "aside", "never", ledger=robins)
    found = by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins))
    assert found["Noor Hartigan"]["ask"]["verdict"] == "dont"


def test_one_company_or_one_person_is_asked_for(tactful, robins: Path) -> None:
    assert tactful("paths", ledger=robins).code == 2
    assert tactful("paths", "X", "--to", "Noor", ledger=robins).code == 2
    assert tactful("paths", "--to", "Nobody At All", ledger=robins).code == 2
    assert tactful("paths", " ", ledger=robins).code == 2


def test_the_round_confirms_and_can_be_undone(tactful, robins: Path) -> None:
    first = tactful("network", "--round", "--json", ledger=robins).json
    assert len(first) == 10
    said = tactful("network", "--round", ledger=robins, given="y\nn\n\nq\n")
    assert said.code == 0
    assert f"Did you work with {first[0]['name']} at {first[0]['place']}?" in said.out
    assert "Noted: 2 answers." in said.out
    names = [one["name"] for one in tactful("network", "--round", "--json", ledger=robins).json]
    assert first[0]["name"] not in names
    assert first[1]["name"] not in names
    assert first[2]["name"] in names
    assert tactful("undo", ledger=robins).code == 0
    names = [one["name"] for one in tactful("network", "--round", "--json", ledger=robins).json]
    assert first[1]["name"] in names
    assert first[0]["name"] not in names


def test_what_was_confirmed_is_known_and_brings_closer(tactful, robins: Path) -> None:
    before = by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins))[GONE_ON]
    assert tactful("network", "--round", "--json", ledger=robins).json[0]["name"] == GONE_ON
    tactful("network", "--round", ledger=robins, given="y\nq\n")
    after = by_name(tactful("paths", "Halfpenny Pay", "--json", ledger=robins))[GONE_ON]
    confirmed = {
        "kind": "colleague", "says": "worked with you at Haverlock Stores, as you confirmed", "known": True,
    }  # fmt: skip
    assert confirmed in after["evidence"]
    assert all(one["known"] for one in after["evidence"])
    weights = [sum(part["weight"] for part in path["closeness"]["parts"]) for path in (before, after)]
    assert weights[1] == pytest.approx(weights[0] + 1.5)
    covers = tactful("network", "--json", ledger=robins).json["covers"]
    assert covers[0] == {**covers[0], "name": EMPLOYER, "confirmed": 1}


def test_a_no_is_forgotten_with_the_person(tactful, robins: Path) -> None:
    tactful("network", "--round", ledger=robins, given="n\nq\n")
    assert tactful("forget", GONE_ON, "--yes", ledger=robins).code == 0
    assert tactful("doctor", ledger=robins).code == 0


def test_the_network_at_a_glance(tactful, robins: Path) -> None:
    said = tactful("network", ledger=robins)
    assert said.code == 0
    assert "113 connections, as of" in said.out
    for head in (
        "How close",
        "Where you were",
        "Your field",
        "Where you hope to be",
        "Worth a word",
        "Growth",
    ):
        assert head in said.out
    assert "They are new at Sable Coast Shipping: wish them well." in said.out
    assert "10 new, 113 in all" in said.out
    assert len(said.out.splitlines()) < 70


def test_ties_going_cold_are_few_and_welcome_a_word(tactful, robins: Path, note) -> None:
    cold = tactful("network", "--json", ledger=robins).json["cold"]
    assert 0 < len(cold) <= 5
    first = cold[0]["person"]["name"]
    assert date.fromisoformat(cold[0]["last_on"]) < TODAY - timedelta(days=180)
    note(robins, TODAY - timedelta(days=3), "messaged", first, by="me")
    now = tactful("network", "--json", ledger=robins).json["cold"]
    assert first not in [one["person"]["name"] for one in now]


def test_only_the_marked_and_spam_are_to_review_and_never_on_the_agenda(tactful, robins: Path) -> None:
    before = [one["name"] for one in tactful("network", "--json", ledger=robins).json["review"]]
    tactful("set", "Jocasta Rahman", "kept-out", "yes", ledger=robins)
    after = tactful("network", "--json", ledger=robins).json["review"]
    assert [one["name"] for one in after] == ["Jocasta Rahman", *before]
    assert after[0]["why"] == "marked"
    agenda = tactful("today", "--json", ledger=robins).out
    assert "Jocasta Rahman" not in agenda


def test_spam_is_to_review_unless_you_answered(tactful, robins: Path) -> None:
    with closing(sqlite3.connect(robins)) as db:
        junk = "UPDATE moment SET junk = 1 WHERE what = 'messaged' AND by = 'them' AND person_id IN "
        db.execute(
            junk + "(SELECT id FROM person WHERE name IN ('Gavin Strømsvold', 'Hanneke van der Berg'))"
        )
        db.commit()
    review = tactful("network", "--json", ledger=robins).json["review"]
    assert [(one["name"], one["why"]) for one in review] == [("Gavin Strømsvold", "spam")]


def test_an_import_taken_back_has_seen_nobody_leave(tactful, robins: Path) -> None:
    assert tactful("undo", ledger=robins).code == 0
    assert by_name(tactful("paths", EMPLOYER, "--json", "--all", ledger=robins))[GONE_ON]["way"] == "there"


def test_an_empty_ledger_has_a_network_of_none(tactful, tmp_path: Path) -> None:
    tactful("add", "target", "Northwind")
    said = tactful("network")
    assert said.code == 0
    assert "0 connections" in said.out
    assert "No connection works at Northwind" in tactful("paths", "Northwind").out
    assert tactful("network", "--round").out.startswith("Nobody to ask about.")


def test_a_round_without_an_answer_offers_nothing_to_take_back(tactful, robins: Path) -> None:
    assert tactful("network", "--round", ledger=robins, given="q\n").out.endswith("Noted: 0 answers.\n")


def test_counts_of_an_earlier_day_say_whose_they_are(tactful, robins: Path) -> None:
    said = tactful("network", "--on", "2000-01-01", ledger=robins)
    assert "those of the last export" in said.out


def test_growth_lines_up_in_a_narrow_window(tactful, robins: Path) -> None:
    out = tactful("network", ledger=robins, columns=50).out
    rows = [line for line in out.splitlines() if " in all" in line]
    assert len(rows) == 12
    assert len({row.index(" in all") for row in rows}) == 1
    assert max(map(len, rows)) <= 50
