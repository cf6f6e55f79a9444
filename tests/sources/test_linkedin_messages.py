from __future__ import annotations

from datetime import UTC, datetime

import pytest
from linkedin_samples import (
    DANA,
    INVITATIONS,
    JURGEN_ENCODED,
    JURGEN_RAW,
    MESSAGES_9,
    MESSAGES_10,
    MESSAGES_11,
    MESSAGES_12,
    MESSAGES_12_OF_2024,
    MESSAGES_13,
    MESSAGES_2018,
    OMAR,
    OWN,
    PROFILE,
    Read,
    folder,
    message,
    mine,
    read,
    table,
)

MODERN = [MESSAGES_9, MESSAGES_10, MESSAGES_11, MESSAGES_12, MESSAGES_12_OF_2024, MESSAGES_13]
QUOTED = ",".join(f'"{title}"' for title in MESSAGES_13.split(","))


def mail(tmp_path, *rows, header=MESSAGES_12, **others) -> Read:
    return read(tmp_path, {"Profile.csv": PROFILE, "messages.csv": table(header, *rows), **others})


@pytest.mark.parametrize("header", MODERN)
def test_every_header_of_the_years_tells_who_wrote_to_whom(tmp_path, header):
    got = mail(
        tmp_path,
        message(date="2026-03-02 08:00:00 UTC", content="And?"),
        mine(date="2026-03-01 09:30:00 UTC", content="Thank you"),
        header=header,
    )
    theirs, own = got.of("messages.csv")
    assert (theirs.moment.by, own.moment.by) == ("them", "me")
    assert theirs.people[0].name == own.people[0].name == "Dana Reyes"
    assert theirs.people[0].url == "in/dana-reyes"
    assert own.moment.at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert theirs.moment.conversation == own.moment.conversation == "2-abc=="
    assert (got.found.messages_sent, got.found.messages_received, got.found.answers_owed) == (1, 1, 1)
    assert got.problems == []


def test_a_quoted_header_is_the_same_header(tmp_path):
    rows = table(MESSAGES_13, mine()).split("\n", 1)[1]
    got = read(tmp_path, {"Profile.csv": PROFILE, "messages.csv": QUOTED + "\n" + rows})
    assert got.found.messages_sent == 1


def test_2018_has_directions_and_no_conversations(tmp_path):
    rows = [
        ("Dana Reyes", "Zoë Lindqvist", "11/3/18, 4:07 PM", "", "Hi", "INCOMING", "INBOX"),
        ("Zoë Lindqvist", "Dana Reyes", "11/4/18, 12:05 AM", "", "Hi", "OUTGOING", "SENT"),
        ("Omar Haddad", "Zoë Lindqvist", "11/4/18, 12:05 PM", "", "Yo", "INCOMING", "ARCHIVED"),
    ]
    got = read(tmp_path, {"Messages.csv": table(MESSAGES_2018, *rows)})
    assert got.found.owner == "Zoë Lindqvist"
    assert [fact.moment.by for fact in got.facts] == ["them", "me", "them"]
    assert [fact.people[0].name for fact in got.facts] == ["Dana Reyes", "Dana Reyes", "Omar Haddad"]
    assert got.facts[0].moment.conversation == got.facts[1].moment.conversation
    assert got.facts[1].moment.at == datetime(2018, 11, 4, 0, 5, tzinfo=UTC)
    assert got.found.answers_owed == 1


def test_drafts_are_not_sent(tmp_path):
    got = mail(
        tmp_path,
        mine(is_message_draft="Yes", date="2026-03-09 08:00:00 UTC"),
        mine(talk="", content="half a thought"),
        message(is_message_draft="No"),
    )
    assert got.skipped == ["draft", "draft"]
    assert (got.found.messages_sent, got.found.answers_owed) == (0, 1)


def test_exact_duplicates_are_facts_with_one_key_and_counted_once(tmp_path):
    got = mail(tmp_path, message(), message(), mine(date="2026-02-01 08:00:00 UTC"))
    keys = [fact.key for fact in got.of("messages.csv")]
    assert keys[0] == keys[1] != keys[2]
    assert (got.found.messages_sent, got.found.messages_received) == (1, 1)


def test_two_people_may_say_the_same_at_the_same_time(tmp_path):
    got = mail(tmp_path, message(), mine(), mine())
    assert len({fact.key for fact in got.of("messages.csv")}) == 2
    assert (got.found.messages_sent, got.found.messages_received) == (1, 1)


def test_keys_show_no_content_and_survive_a_sender_who_left(tmp_path):
    there = mail(tmp_path / "a", message(content="Secret words"), mine(date="2026-02-01 08:00:00 UTC"))
    gone = mail(
        tmp_path / "b",
        message(content="Secret words", sender="LinkedIn Member", url=""),
        mine(date="2026-02-01 08:00:00 UTC"),
    )
    assert there.of("messages.csv")[0].key == gone.of("messages.csv")[0].key
    assert "Secret" not in there.of("messages.csv")[0].key


@pytest.mark.parametrize("sender", ["LinkedIn Member", "", "LinkedIn"])
def test_senders_without_identity_are_nobody_and_owed_nothing(tmp_path, sender):
    got = mail(tmp_path, message(sender=sender, url=""))
    (fact,) = got.of("messages.csv")
    assert fact.people == ()
    assert fact.moment.by == "them"
    assert (got.found.messages_received, got.found.answers_owed) == (1, 0)


def test_a_titled_message_from_a_name_that_is_no_member_is_an_advertisement(tmp_path):
    got = mail(
        tmp_path,
        message(talk="2-ad==", sender="Northwind Offers", url="", conversation_title="Grow with us"),
        message(talk="2-b=="), mine(talk="2-b==", date="2026-02-01 08:00:00 UTC"),
        message(talk="2-c==", sender="Ana Silva", url=""),
        message(talk="2-d==", sender="Omar Haddad", url=OMAR),
    )  # fmt: skip
    assert got.of("messages.csv")[0].moment.junk
    assert got.found.answers_owed == 3


def test_spam_is_junk_and_owed_nothing(tmp_path):
    got = mail(tmp_path, message(folder="SPAM"))
    assert got.of("messages.csv")[0].moment.junk
    assert got.found.answers_owed == 0


def test_the_last_message_counts_whatever_the_order_of_rows(tmp_path):
    got = mail(tmp_path, message(date="2026-03-01 08:00:00 UTC"), mine(date="2026-03-01 09:00:00 UTC"))
    assert got.found.answers_owed == 0


def test_groups_owe_nothing_and_lead_with_the_sender(tmp_path):
    others = f"{OWN},{OMAR}"
    got = mail(
        tmp_path,
        mine(
            talk="2-g==", to="Dana Reyes,Omar Haddad", to_url=f"{DANA},{OMAR}", date="2026-03-01 07:00:00 UTC"
        ),
        message(talk="2-g==", to="Zoë Lindqvist,Omar Haddad", to_url=others, date="2026-03-01 09:00:00 UTC"),
        message(talk="2-o==", sender="Omar Haddad", url=OMAR),
    )
    own, theirs, single = got.of("messages.csv")
    assert own.moment.group
    assert theirs.moment.group
    assert own.people == ()
    assert [person.url for person in theirs.people] == ["in/dana-reyes", "in/omar-haddad"]
    assert not single.moment.group
    assert got.found.answers_owed == 1


def test_a_group_without_recipient_addresses_shows_by_its_senders(tmp_path):
    got = mail(
        tmp_path,
        mine(talk="2-g==", to="Dana Reyes,Omar Haddad"),
        message(talk="2-g==", date="2026-03-02 08:00:00 UTC"),
        message(talk="2-g==", sender="Omar Haddad", url=OMAR, date="2026-03-03 08:00:00 UTC"),
        header=MESSAGES_9,
    )
    assert all(fact.moment.group for fact in got.of("messages.csv"))
    assert got.found.answers_owed == 0


def test_one_recipient_with_a_comma_in_the_name_is_one_person(tmp_path):
    for header in (MESSAGES_9, MESSAGES_10):
        got = mail(tmp_path / header[-20:].replace(",", ""), mine(to="Dana Reyes, PhD"), header=header)
        (fact,) = got.of("messages.csv")
        assert not fact.moment.group
        assert fact.people[0].name == "Dana Reyes, PhD"


def test_addresses_join_encoded_raw_and_decomposed(tmp_path):
    got = mail(
        tmp_path,
        message(sender="", url=JURGEN_RAW),
        **{"Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
           f"Jürgen,Weiss,{JURGEN_ENCODED},,Acme,Engineer,05 Mar 2024"},
    )  # fmt: skip
    (fact,) = got.of("messages.csv")
    assert (fact.people[0].name, fact.people[0].url) == ("Jürgen Weiss", "in/jürgen-weiss")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Hi&nbsp;Zoë,</p><p>R&amp;D &rsquo;26</p>", "Hi Zoë,\nR&D ’26"),
        ('See <a href="https://x.example">this</a><br>now', "See this\nnow"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("a < b and <https://x.example/?a=1&copy=2> <mailto:d@x.example>", None),
        ("<p>mail <mailto:d@x.example></p>", "mail <mailto:d@x.example>"),
        ('<p class="x">Hi</p><script>alert(1)</script>', "Hi"),
        ("=HYPERLINK(1)", None),
        ("line\u2028still the same\u00a0message\t\ufeff", None),
        ("a &amp; b", "a & b"),
    ],
)  # fmt: skip
def test_markup_becomes_text_and_all_else_stays(tmp_path, content, expected):
    got = mail(tmp_path, message(content=content), message(content="second", date="2026-01-01 08:00:00 UTC"))
    assert got.of("messages.csv")[0].moment.text == (content.strip() if expected is None else expected)
    assert len(got.of("messages.csv")) == 2


@pytest.mark.parametrize("date", ["2026-02-30 10:00:00 UTC", "soon", ""])
def test_an_impossible_date_skips_the_row_and_names_the_line(tmp_path, date):
    got = mail(
        tmp_path, message(), message(date=date, content="Private"), message(date=date, content="Private 2")
    )
    assert got.skipped == ["unreadable date", "unreadable date"]
    (problem,) = got.problems
    assert (problem.file, problem.line) == ("messages.csv", 3)
    assert "2 records" in problem.text
    assert "Private" not in problem.text


def test_the_owner_is_known_at_once_by_invitations(tmp_path):
    invitations = table(
        INVITATIONS, ("Zoë Lindqvist", "Omar Haddad", "3/5/24, 4:07 PM", "", "OUTGOING", OWN, OMAR)
    )
    got = read(tmp_path, {"messages.csv": table(MESSAGES_12, message()), "Invitations.csv": invitations})
    assert (got.owner_at_first.name, got.owner_at_first.url) == ("Zoë Lindqvist", "in/zoë-lindqvist")
    assert got.found.messages_received == 1


def test_the_owner_is_the_one_in_most_conversations(tmp_path):
    rows = [message(talk=f"2-{n}==", sender=f"Person {n}", url=f"{DANA}-{n}") for n in range(5)]
    got = read(tmp_path, {"messages.csv": table(MESSAGES_12, *rows)})
    assert got.owner_at_first.url == "in/zoë-lindqvist"
    assert got.found.owner == "Zoë Lindqvist"
    assert got.found.answers_owed == 5


def test_a_recruiter_who_writes_often_is_not_the_owner(tmp_path):
    rows = [message(talk=f"2-{n}==", content=str(n)) for n in range(3)] + [
        mine(talk="2-x==", to="Omar Haddad")
    ]
    got = mail(tmp_path, *rows, header=MESSAGES_9)
    assert got.owner_at_first.url == "in/zoë-lindqvist"
    assert got.found.answers_owed == 3


def test_an_owner_that_nothing_shows_stays_unknown(tmp_path):
    got = read(tmp_path, {"messages.csv": table(MESSAGES_9, message(to=""))})
    assert got.owner_at_first.name is None
    assert got.owner_at_first.url is None
    assert got.facts[0].moment.by is None
    assert got.found.answers_owed == 0


def test_two_who_talk_are_no_group_when_the_owner_is_unknown(tmp_path):
    got = read(tmp_path, {"messages.csv": table(MESSAGES_9, message(to=""), mine(to=""))})
    assert [fact.people[0].name for fact in got.facts] == ["Dana Reyes", "Zoë Lindqvist"]
    assert not any(fact.moment.group for fact in got.facts)


def test_the_owner_may_write_with_a_degree(tmp_path):
    got = mail(tmp_path, message(to="", to_url=""), mine(sender="Zoë Lindqvist, PhD", to="", to_url=""))
    assert got.owner_at_first.url == "in/zoë-lindqvist"
    assert got.found.messages_sent == 1


def test_a_sender_is_one_person_with_and_without_an_address(tmp_path):
    got = mail(tmp_path, message(), message(url="", date="2026-01-01 08:00:00 UTC"))
    assert [fact.people[0].url for fact in got.of("messages.csv")] == ["in/dana-reyes"] * 2
    assert got.found.answers_owed == 1


def test_columns_may_stand_in_any_order(tmp_path):
    header = ",".join(reversed(MESSAGES_12.split(",")))
    got = mail(tmp_path, mine(), header=header)
    assert got.of("messages.csv")[0].people[0].url == "in/dana-reyes"


def test_a_quote_that_never_closes_costs_one_record(tmp_path):
    rows = table(MESSAGES_12, message(), message(date="2026-02-01 08:00:00 UTC")).splitlines(keepends=True)
    bad = rows[1].replace("Hello", '"Hello').replace("2-abc", "2-bad")
    files = {"Profile.csv": PROFILE, "messages.csv": rows[0] + bad + rows[1] + rows[2]}
    got = Read(folder(tmp_path / "export", files))
    assert got.skipped == ["unreadable"]
    assert len(got.of("messages.csv")) == 2
    assert got.problems[0].line == 2
