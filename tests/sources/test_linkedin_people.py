from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from linkedin_samples import (
    CONNECTIONS,
    DANA,
    INVITATIONS,
    JURGEN_ENCODED,
    JURGEN_RAW,
    OMAR,
    OWN,
    PREAMBLE,
    PROFILE,
    read,
    table,
)

ROW = ("Dana", "Reyes", DANA, "", "Northwind", "Engineer", "05 Mar 2024")
ROW_WITHOUT_URL = ("Dana", "Reyes", "", "Northwind", "Engineer", "05 Mar 2024")


@pytest.mark.parametrize("preamble", [PREAMBLE, PREAMBLE.replace("\n\n", "\n"), ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_connections_in_every_wrapping(tmp_path, preamble, newline, encoding, separator):
    rows = table(CONNECTIONS, ("Zoë", "Weiß, PhD", *ROW[2:]), newline=newline, separator=separator)
    text = preamble.replace("\n", newline) + rows.rstrip("\r\n")
    got = read(tmp_path, {"Connections.csv": text.encode(encoding)})
    (fact,) = got.facts
    person = fact.people[0]
    assert (person.name, person.url, person.company) == ("Zoë Weiß, PhD", "in/dana-reyes", "Northwind")
    assert (person.title, person.email) == ("Engineer", None)
    assert person.connected_on == fact.moment.on == date(2024, 3, 5)
    assert fact.moment.what == "connected"
    assert got.problems == []
    assert got.export.whole == {"connections"}


def test_the_header_before_2023_has_no_url(tmp_path):
    header = CONNECTIONS.replace("URL,", "")
    got = read(tmp_path, {"Connections.csv": PREAMBLE + table(header, ROW_WITHOUT_URL)})
    assert got.facts[0].people[0].url is None
    assert got.facts[0].key == "connection:dana reyes:2024-03-05"


@pytest.mark.parametrize(
    ("written", "day"),
    [("05 Mar 2024", 5), ("5-Mar-24", 5), ("05-Mar-24", 5), ("3/5/24, 11:07 PM", 5), ("2024-03-05", 5)],
)
def test_dates_of_connections(tmp_path, written, day):
    got = read(tmp_path, {"Connections.csv": table(CONNECTIONS, (*ROW[:-1], written))})
    assert got.facts[0].moment.on == date(2024, 3, day)


@pytest.mark.parametrize(
    "header",
    [
        "FirstName,LastName,URL,EmailAddress,Company,Position,ConnectedOn",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "first name,last name,url,email address,company,position,connected on",
    ],
)
def test_renamed_columns(tmp_path, header):
    got = read(tmp_path, {"Connections.csv": table(header, ROW)})
    assert got.facts[0].people[0].company == "Northwind"


def test_dropped_columns(tmp_path):
    got = read(tmp_path, {"Connections.csv": "Last Name;First Name;Connected On\nReyes;Dana;05-Mar-24\n"})
    assert got.facts[0].people[0].name == "Dana Reyes"


def test_nameless_rows_are_counted_and_nobody(tmp_path):
    nameless = ("", "", "", "", "", "", "05 Mar 2024")
    got = read(tmp_path, {"Connections.csv": table(CONNECTIONS, nameless, ROW, nameless) + "\n\n"})
    assert got.skipped == ["no name", "no name"]
    assert len(got.facts) == 1
    assert got.problems == []


def test_the_state_of_a_connection_changes_with_its_title_and_the_key_does_not(tmp_path):
    other = (*ROW[:5], "Lead", ROW[6])
    one = read(tmp_path / "a", {"Connections.csv": table(CONNECTIONS, ROW)}).facts[0]
    two = read(tmp_path / "b", {"Connections.csv": table(CONNECTIONS, other)}).facts[0]
    assert one.key == two.key == "connection:in/dana-reyes"
    assert one.state != two.state


def test_names_lose_spaces_and_hidden_direction_and_keep_their_text(tmp_path):
    row = (" Dana\u202e ", "=cmd() <b>👩\u200d💻</b>", *ROW[2:])
    got = read(tmp_path, {"Connections.csv": table(CONNECTIONS, row)})
    assert got.facts[0].people[0].name == "Dana =cmd() <b>👩\u200d💻</b>"


def test_a_row_with_too_many_cells_is_named_and_the_next_is_read(tmp_path):
    got = read(tmp_path, {"Connections.csv": table(CONNECTIONS, (*ROW, "more"), ROW)})
    assert got.skipped == ["unreadable"]
    assert len(got.facts) == 1
    assert got.problems[0].line == 2
    assert got.export.whole == set()


def invitations(*rows, header=INVITATIONS) -> str:
    return table(header, *rows)


def sent(name="Dana Reyes", url=DANA, at="3/1/24, 4:07 PM", note=""):
    return ("Zoë Lindqvist", name, at, note, "OUTGOING", OWN, url)


def test_requests_that_are_connections_were_accepted(tmp_path):
    rows = [
        sent(), sent("Jürgen Weiss", JURGEN_RAW), sent("Omar Haddad", OMAR, note="Hello &amp; thanks"),
        ("Ana Silva", "Zoë Lindqvist", "12/31/23, 12:00 AM", "", "INCOMING", f"{DANA}-x", OWN),
    ]  # fmt: skip
    connections = table(CONNECTIONS, ROW, ("Jürgen", "Weiss", JURGEN_ENCODED, "", "", "", "05 Mar 2024"))
    got = read(tmp_path, {"Connections.csv": connections, "Invitations.csv": invitations(*rows)})
    assert (got.found.requests_accepted, got.found.requests_pending) == (2, 1)
    assert got.found.owner == "Zoë Lindqvist"
    _, _, omar, ana = got.of("Invitations.csv")
    assert (omar.moment.what, omar.moment.by, omar.moment.text) == ("invited", "me", "Hello & thanks")
    assert (ana.moment.by, ana.people[0].name) == ("them", "Ana Silva")
    assert ana.moment.at == datetime(2023, 12, 31, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "header",
    [
        "From,To,Sent At,Message,Direction",
        "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn",
        "From,To,Date Sent,Message,Direction",
    ],
)
def test_invitations_without_addresses_join_by_name(tmp_path, header):
    width = len(header.split(","))
    rows = [sent()[:5] + ("x",) * (width - 5), sent("Omar Haddad")[:5] + ("x",) * (width - 5)]
    got = read(
        tmp_path,
        {"Connections.csv": table(CONNECTIONS, ROW), "Invitations.csv": invitations(*rows, header=header)},
    )
    assert (got.found.requests_accepted, got.found.requests_pending) == (1, 1)


def test_a_repeated_request_counts_once(tmp_path):
    got = read(tmp_path, {"Invitations.csv": invitations(sent(), sent())})
    assert got.found.requests_pending == 1
    assert got.facts[0].key == got.facts[1].key


@pytest.mark.parametrize(
    "name", ["Recommendations_Received.csv", "Recommendations Received.csv", "recommendations_received.CSV"]
)
@pytest.mark.parametrize("created", ["Creation Date", "Creation Date.1"])
def test_recommendations(tmp_path, name, created):
    header = f"First Name,Last Name,Company,Job Title,Text,{created},Status"
    row = ("Dana", "Reyes", "Northwind", "Lead", "A joy.", "03/05/24, 04:07 PM", "VISIBLE")
    got = read(tmp_path, {name: table(header, row), "Recommendations Given.csv": table(header, row)})
    received, given = got.of(name)[0], got.of("Recommendations Given.csv")[0]
    assert (received.moment.what, received.moment.by, given.moment.by) == ("recommended", "them", "me")
    assert received.moment.at == datetime(2024, 3, 5, 16, 7, tzinfo=UTC)
    assert received.people[0].company == "Northwind"
    assert received.key != given.key


@pytest.mark.parametrize("address", ["www.linkedin.com/in/dana-reyes", ""])
@pytest.mark.parametrize("name", ["Endorsement Received Info.csv", "Endorsement_Received_Info.csv"])
def test_endorsements(tmp_path, name, address):
    who = "Endorser First Name,Endorser Last Name,Endorser Public Url"
    header = f"Endorsement Date,Skill Name,{who},Endorsement Status"
    row = ("2024/03/05 16:07:09 UTC", "Kafka, streams", "Dana", "Reyes", address, "ACCEPTED")
    got = read(tmp_path, {name: table(header, row)})
    (fact,) = got.facts
    assert (fact.moment.what, fact.moment.by, fact.moment.about) == ("endorsed", "them", ("Kafka, streams",))
    assert fact.moment.at == datetime(2024, 3, 5, 16, 7, 9, tzinfo=UTC)
    assert fact.people[0].url == ("in/dana-reyes" if address else None)


def test_people_followed_and_team_mates_are_people(tmp_path):
    got = read(
        tmp_path,
        {
            "Member_Follows_12345.csv": "Date,Status,FullName\r\n2024-01-01 10:00:00,Active,Ana Silva\r\n",
            "Teammates.csv": table(
                "Company Name,Teammate Name,Teammate Type,Teammate Request State,Past Status",
                ("Northwind", "Omar Haddad", "PEER", "ACCEPTED", ""),
            ),
        },
    )
    assert sorted(fact.people[0].name for fact in got.facts) == ["Ana Silva", "Omar Haddad"]


def test_the_address_book_is_left_alone(tmp_path):
    got = read(
        tmp_path,
        {"Profile.csv": PROFILE, "Contacts.csv": "FirstName,LastName\nA,B\n", "PhoneNumbers.csv": "x"},
    )
    assert set(got.ignored) == {"Contacts.csv", "PhoneNumbers.csv"}
    assert all(got.ignored.values())
    assert got.export.files == ["Profile.csv"]
