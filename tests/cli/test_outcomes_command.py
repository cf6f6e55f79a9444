"""`tactful outcomes`, on the example network and on ledgers made for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from examples.build import TODAY

from tactful.app.ledger_at import open_at
from tactful.app.what_worked import what_worked
from tactful.cli.outcomes import draw
from tactful.core.facts import Fact, Found, MomentFact, OpportunityFact, Owner, PersonFact
from tactful.ledger.importing import import_all
from tactful.outcomes.report import Outcomes

ON = ("--on", str(TODAY))
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EXPORTED = date(2026, 11, 20)


class Export:
    """An export of the day, made of facts."""

    source, path, problems, files = "linkedin", "export.zip", (), ()
    exported_on, owner, found = EXPORTED, Owner(name="Robin Vale", url="in/robin-vale"), Found()

    def __init__(self, facts: list[Fact]) -> None:
        self._facts = facts
        self.ignored: dict[str, str] = {}
        self.whole = {"connections"}

    def facts(self):
        return iter(self._facts)

    def close(self) -> None:
        """Nothing to release."""


def at(days_ago: int) -> datetime:
    return datetime(2026, 11, 20, 12, tzinfo=UTC) - timedelta(days=days_ago)


def invited(n: int, days_ago: int, note: str | None = None) -> Fact:
    return Fact(
        file="Invitations.csv",
        key=f"invitation:{n}:{days_ago}",
        people=(PersonFact(name=f"Guest {n}", url=f"in/guest-{n}"),),
        moment=MomentFact(what="invited", by="me", at=at(days_ago), text=note),
    )


def connected(n: int, days_ago: int, company: str = "Saltmarsh Robotics") -> Fact:
    on = at(days_ago).date()
    who = PersonFact(name=f"Guest {n}", url=f"in/guest-{n}", company=company, connected_on=on)
    return Fact(
        file="Connections.csv",
        key=f"connection:{n}",
        people=(who,),
        moment=MomentFact(what="connected", on=on),
    )


def wrote(n: int, days_ago: int, *, mine: bool, text: str = "Hello") -> Fact:
    return Fact(
        file="messages.csv",
        key=f"message:{n}:{days_ago}:{mine}",
        people=(PersonFact(name=f"Guest {n}", url=f"in/guest-{n}"),),
        moment=MomentFact(
            what="messaged", by="me" if mine else "them", at=at(days_ago), text=text, conversation=f"2-{n}"
        ),
    )


def applied(company: str, days_ago: int, job: int = 1) -> Fact:
    return Fact(
        file="Job Applications.csv",
        key=f"application:{company}:{job}",
        opportunity=OpportunityFact(company=company, title=f"Engineer {job}", stage="applied"),
        moment=MomentFact(what="applied", by="me", at=at(days_ago)),
    )


Weigh = Callable[..., Outcomes]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return tmp_path / "made.db"


@pytest.fixture
def weigh(made: Path) -> Weigh:
    """Import these facts as one export and weigh what is there."""

    def run(*facts: Fact, on: date = TODAY, since: date | None = None) -> Outcomes:
        with open_at(made, now=NOW, create=True) as ledger:
            if facts:
                import_all(ledger, [Export(list(facts))], today=TODAY, now=NOW)  # type: ignore[list-item]
            return what_worked(ledger, on, since)

    return run


def test_the_outcomes_of_the_example(tactful, robins: Path) -> None:
    said = tactful("outcomes", *ON, ledger=robins)
    assert said.code == 0
    assert "14 sent. 6 are younger than 21 days: too early to say" in said.out
    assert "6 of the 8 that are old enough to count were accepted" in said.out
    assert "known up to your export of Fri\u00a020\u00a0Nov" in said.out
    assert len(said.out.splitlines()) <= 40
    assert not re.search(r"\d+%|\d+ (declined|ignored|refused|unanswered)", said.out)


def test_everything_of_the_example(tactful, robins: Path) -> None:
    said = tactful("outcomes", *ON, "--all", ledger=robins).out
    plain = " ".join(said.split())
    assert "with a note     2 of 4: too few for a range" in said
    assert "it asks what managers like, not what came of it" in plain
    assert "Worth trying" not in said


def test_the_json_of_the_example(tactful, robins: Path) -> None:
    found = tactful("outcomes", *ON, "--json", ledger=robins).json
    assert found.keys() == set(Outcomes.__struct_fields__)
    assert found["known_until"] == "2026-11-20"
    assert found["since"] == "2025-11-22"
    requests = found["requests"]
    assert (requests["sent"], requests["early"], requests["tally"]) == (
        14,
        6,
        {"yes": 6, "of": 8, "share": None},
    )
    assert requests["median"] == {"day": 2, "low": 1, "high": None}
    funnel = found["applications"]["funnel"]
    assert (funnel["saved"], funnel["every"]["applied"], funnel["contact"]["applied"]) == (5, 9, 3)


def test_since(tactful, robins: Path) -> None:
    found = tactful("outcomes", *ON, "--since", "2026-11-01", "--json", ledger=robins).json
    assert found["requests"]["sent"] == 6
    refused = tactful("outcomes", *ON, "--since", "2026-12-01", ledger=robins)
    assert (refused.code, "--since" in refused.err) == (2, True)


@pytest.mark.parametrize("exists", [False, True], ids=["no ledger", "an empty ledger"])
def test_an_empty_ledger_is_told_how_to_begin(tactful, tmp_path: Path, exists: bool) -> None:
    if exists:
        assert tactful("set", "me", "plan", "free").code == 0
    said = tactful("outcomes", *ON)
    assert said.code == 0
    assert "tactful import" in said.out
    assert (tmp_path / "ledger.db").exists() is exists
    found = tactful("outcomes", *ON, "--json").json
    assert (found["requests"]["sent"], found["known_until"]) == (0, None)


@pytest.mark.parametrize("columns", [40, 60, 88, 200])
def test_no_line_is_wider_than_the_terminal(tactful, made: Path, weigh: Weigh, columns: int) -> None:
    weigh(
        *(invited(n, 30 + n, "Hello" if n % 2 else None) for n in range(60)),
        *(connected(n, 30) for n in range(30)),
    )
    lines = tactful("outcomes", *ON, "--all", ledger=made, columns=columns).out.splitlines()
    assert [line for line in lines if len(line) > min(columns, 100)] == []


def test_shares_are_drawn_and_groups_compared(tactful, made: Path, weigh: Weigh) -> None:
    facts = [invited(n, 40, "Hello there" if n % 2 else None) for n in range(60)]
    weigh(*facts, *(connected(n, 38) for n in range(30)))
    out = tactful("outcomes", *ON, ledger=made).out
    assert re.search(r"accepted within 21 days  +├─*●─*┤ +37 to 63 of 100  \(30 of 60\)", out)
    plain = " ".join(out.split())
    assert "between 37 and 63 of 100" in plain
    assert "Cannot be told apart" in plain
    assert "data from sales outreach" in plain
    assert "not what caused it" in plain


def test_without_a_newer_export_nothing_turns_into_a_no(weigh: Weigh) -> None:
    facts = [invited(n, 10) for n in range(12)]
    now, months_later = weigh(*facts), weigh(on=TODAY + timedelta(days=90))
    assert (now.requests.early, now.requests.tally.of) == (12, 0)
    assert (months_later.requests.early, months_later.requests.tally.of) == (12, 0)


def test_requests_noted_by_hand_are_known_until_today(weigh: Weigh, made: Path, note) -> None:
    for n in range(12):
        note(made, TODAY - timedelta(days=40), "invited", f"Hand {n}", around={"new": True})
        if n < 7:
            note(made, TODAY - timedelta(days=38), "accepted", f"Hand {n}")
    found = weigh().requests
    assert (found.tally.yes, found.tally.of) == (7, 12)
    assert found.looks[0].by == "occasion"


def test_a_moment_taken_back_counts_nowhere(tactful, weigh: Weigh, made: Path) -> None:
    for word in ("invited", "accepted"):
        assert tactful("log", word, "Hand One", "--new", "--on", "2026-10-01", ledger=made).code == 0
    assert weigh().requests.tally.yes == 1
    tactful("undo", ledger=made)
    assert (weigh().requests.tally.yes, weigh().requests.tally.of) == (0, 1)


def test_requests_older_than_an_export_reaches_are_left_out(weigh: Weigh) -> None:
    found = weigh(invited(1, 200), connected(1, 199), invited(2, 100), connected(2, 99)).requests
    assert (found.sent, found.tally.of, list(found.left_out.values())) == (2, 1, [1])


def test_where_somebody_works_makes_no_group(weigh: Weigh) -> None:
    """An export tells it of those alone who accepted: the group would look as if everybody said yes."""
    facts = [applied("Saltmarsh Robotics", 45), *(invited(n, 40) for n in range(40))]
    found = weigh(*facts, *(connected(n, 38) for n in range(20)))
    assert [[g.id for g in look.groups] for look in found.requests.looks if look.by == "occasion"] == [
        ["no-occasion"]
    ]
    assert [[g.id for g in look.groups] for look in found.requests.looks if look.by == "tie"] == [["no-tie"]]


def test_messages_that_began_a_conversation(weigh: Weigh) -> None:
    found = weigh(
        wrote(1, 60, mine=True), wrote(1, 58, mine=False),
        wrote(2, 60, mine=True), wrote(2, 55, mine=True),
        wrote(3, 60, mine=False), wrote(3, 59, mine=True),
        wrote(4, 60, mine=True), wrote(4, 40, mine=False),
        wrote(5, 5, mine=True),
        wrote(6, 50, mine=True, text="We met at the fair"), invited(6, 51, "We met  at the fair"),
    ).messages  # fmt: skip
    assert (found.sent, found.early, found.tally.yes, found.tally.of, found.later) == (5, 1, 1, 3, 1)
    assert found.left_out == {"the note of a request": 1}


@pytest.mark.parametrize(
    ("facts", "contact"),
    [
        ([connected(1, 50)], 1),
        ([connected(1, 40)], 0),
        ([connected(1, 30)], 0),
        ([connected(1, 50, "Quillon Health")], 0),
    ],
    ids=["before", "the same day", "after", "elsewhere"],
)
def test_a_contact_inside_was_connected_before(weigh: Weigh, facts: list[Fact], contact: int) -> None:
    assert weigh(applied("Saltmarsh Robotics", 40), *facts).applications.funnel.contact.applied == contact


def test_one_who_came_or_went_is_no_contact(weigh: Weigh, made: Path, note) -> None:
    weigh(applied("Saltmarsh Robotics", 40), connected(1, 50))
    note(made, TODAY - timedelta(days=3), "moved", "Guest 1")
    assert weigh().applications.funnel.contact.applied == 0


def test_who_left_before_the_application_is_no_contact(weigh: Weigh, made: Path) -> None:
    with open_at(made, now=NOW, create=True) as ledger:
        first, second = Export([connected(1, 90)]), Export([applied("Saltmarsh Robotics", 10)])
        first.exported_on = at(80).date()
        import_all(ledger, [first], today=TODAY, now=NOW)  # type: ignore[list-item]
        second.exported_on = at(40).date()
        import_all(ledger, [second], today=TODAY, now=NOW)  # type: ignore[list-item]
        assert what_worked(ledger, TODAY).applications.funnel.contact.applied == 0


def test_a_connection_noted_by_hand_is_a_contact(weigh: Weigh, made: Path, note) -> None:
    weigh(applied("Saltmarsh Robotics", 40))
    note(
        made,
        TODAY - timedelta(days=90),
        "accepted",
        "Hand One",
        around={"new": True, "company": "Saltmarsh Robotics"},
    )
    assert weigh().applications.funnel.contact.applied == 1


def test_what_came_of_an_application(tactful, weigh: Weigh, made: Path) -> None:
    weigh(*(applied(f"House {n}", 60) for n in range(12)))
    assert not weigh().applications.funnel.told
    for n in range(4):
        tactful("log", "interviewed", "--company", f"House {n}", "--on", "2026-11-01", ledger=made)
    tactful("log", "rejected", "--company", "House 0", "--on", "2026-11-10", ledger=made)
    found = weigh().applications
    every = found.funnel.every
    assert (every.interviewing, every.closed, every.no_word, found.tally.yes, found.tally.of) == (
        4,
        1,
        8,
        4,
        12,
    )
    out = tactful("outcomes", *ON, ledger=made).out
    assert "All: 12 sent, 4 to an interview, 1 closed." in out
    assert "no verdict on you" in out
    assert "8" not in out.partition("Applications")[2].partition("What this")[0]


@pytest.mark.parametrize(
    ("low", "point", "high", "drawn"),
    [
        (0.2, 0.35, 0.55, "    ├──●───┤         "),
        (0, 0, 0.2, "●───┤                "),
        (0.8, 1, 1, "                ├───●"),
        (0, 0.5, 1, "├─────────●─────────┤"),
        (0.5, 0.5, 0.5, "          ●          "),
    ],
)
def test_an_interval_as_a_line(low: float, point: float, high: float, drawn: str) -> None:
    assert draw(low, point, high, 21, "├─●┤") == drawn


def test_saved_jobs_alone_make_no_empty_sentence(tactful, tmp_path: Path) -> None:
    tactful("add", "opportunity", "Engineer", "--company", "Nordwerk", "--stage", "saved")
    said = tactful("outcomes", "--since", "yesterday").out
    assert "1 saved." in said
    assert "All:" not in said
