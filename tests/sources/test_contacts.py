"""Contacts: what each sample turns into, and who of a phone book is a person of the working life."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file_samples import expected_of, samples, turned_into

from tactful.core.facts import Extraction, Fact, PersonFact, Skipped
from tactful.errors import BadInput, NotAnExport
from tactful.sources import contacts
from tactful.sources.card_lines import cards

HERE = Path(__file__).parent / "samples" / "contacts"


def card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def opened(tmp_path: Path, whole: str | bytes) -> Extraction:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(whole if isinstance(whole, bytes) else whole.encode())
    assert contacts.identify(path)
    return contacts.extract(path)


def only(tmp_path: Path, *lines: str, version: str = "3.0") -> Fact | str:
    """The fact of one card, or why there is none."""
    [item] = opened(tmp_path, card(*lines, version=version)).facts()
    assert isinstance(item, Fact | Skipped)
    return item if isinstance(item, Fact) else item.reason


def person(tmp_path: Path, *lines: str, version: str = "3.0") -> PersonFact:
    found = only(tmp_path, *lines, version=version)
    assert isinstance(found, Fact)
    return found.people[0]


@pytest.mark.parametrize("path", samples("contacts"), ids=lambda path: path.stem)
def test_a_sample_turns_into_what_lies_beside_it(path: Path) -> None:
    assert contacts.identify(path)
    assert turned_into(path, contacts.extract) == json.loads(expected_of(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "sign",
    [
        "ORG:Northwind", "TITLE:Recruiter", "ROLE:Recruiter", "CATEGORIES:family,Work",
        "URL:https://linkedin.com/in/dana-reyes", "X-SOCIALPROFILE;type=linkedin:x-apple:dana-reyes",
    ],
)  # fmt: skip
def test_each_sign_of_work_makes_a_person(tmp_path: Path, sign: str) -> None:
    assert person(tmp_path, "FN:Dana Reyes", sign).name == "Dana Reyes"


@pytest.mark.parametrize(
    "line",
    ["TEL:1", "CATEGORIES:myContacts", "URL:https://dana.example", "ORG:;", "ORG: ", "EMAIL:dana@x.example"],
)
def test_without_a_sign_of_work_a_card_is_private(tmp_path: Path, line: str) -> None:
    assert only(tmp_path, "FN:Dana Reyes", line) == "not about the search"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Dana Reyes", "N:Reyes;Dana;;;"), "Dana Reyes"),
        (("N:Reyes;Dana;;;",), "Dana Reyes"),
        (("N:Reyes;Dana;Maria,Luz;Dr.;",), "Dana Maria Luz Reyes"),
        (("FN:Dr. Dana Reyes PhD", "N:Reyes;Dana;;Dr.;PhD"), "Dana Reyes"),
        (("FN:Reyes\\, Dana", "N:Reyes;Dana;;;"), "Dana Reyes"),
        (("FN:dana@x.example", "N:Reyes;Dana;;;"), "Dana Reyes"),
        (("N:小;李;;;",), "小李"),
        (("FN:Nagy Anna", "N:Nagy;Anna;;;"), "Nagy Anna"),
        (("FN:Dana",), "Dana"),
        (("FN:  Dana \t Reyes\u202e",), "Dana Reyes"),
    ],
)
def test_the_name_is_the_one_that_is_shown(tmp_path: Path, lines: tuple[str, ...], name: str) -> None:
    assert person(tmp_path, *lines, "TITLE:Recruiter").name == name


@pytest.mark.parametrize(
    "lines",
    [("N:;;;;",), ("FN:dana@x.example",), ("FN:Northwind",), ("FN:The Team", "KIND:group"), ("TEL:1",)],
)
def test_a_card_of_nobody_is_counted(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert only(tmp_path, *lines, "ORG:Northwind") == "no name"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Lead, Data; Platform", "Lead, Data; Platform"),
        ("Lead\\, Data\\; Platform", "Lead, Data; Platform"),
        ("Lead\\nData", "Lead Data"),
        ("a\\\\b", "a\\b"),
        ("ends in \\", "ends in \\"),
    ],
)
def test_nothing_is_cut_at_a_comma(tmp_path: Path, title: str, read: str) -> None:
    assert person(tmp_path, "FN:Dana Reyes", f"TITLE:{title}").title == read


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("item1.URL:https\\://www.linkedin.com/in/Dana-R/", "in/dana-r"),
        ("URL;TYPE=work:http://uk.linkedin.com/in/dana-r?x=1", "in/dana-r"),
        ("SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:dana-r", "in/dana-r"),
        ("X-SOCIALPROFILE;TYPE=linkedin;x-user=dana-r:http://www.linkedin.com/in/dana-r", "in/dana-r"),
        ("X-SOCIALPROFILE;TYPE=twitter:dana-r", None),
        ("URL:https://linkedin.com.evil.example/in/dana-r", None),
        ("URL:javascript:alert(1)", None),
        ("URL:https://www.linkedin.com/company/northwind", None),
    ],
)
def test_a_profile_at_linkedin_is_found(tmp_path: Path, line: str, url: str | None) -> None:
    assert person(tmp_path, "FN:Dana Reyes", "ORG:Northwind", line).url == url


def test_the_preferred_address_is_taken(tmp_path: Path) -> None:
    home, work = "EMAIL;TYPE=HOME:a@x.example", "EMAIL;TYPE=WORK:B@x.example"
    assert person(tmp_path, "FN:Dana Reyes", "ORG:N", home, work).email == "b@x.example"
    assert (
        person(tmp_path, "FN:Dana Reyes", "ORG:N", work, home.replace("HOME", "HOME,PREF")).email
        == "a@x.example"
    )
    assert person(tmp_path, "FN:Dana Reyes", "ORG:N", "EMAIL:no address").email is None


def test_nothing_private_is_kept(tmp_path: Path) -> None:
    lines = (
        "NOTE:owes me money",
        "BDAY:19800101",
        "TEL:+44 20",
        "ADR:;;1 Elm;;;;",
        "item2.X-ABLabel:owes me money",
    )
    found = repr(only(tmp_path, "FN:Dana Reyes", "ORG:N", *lines))
    assert not any(word in found for word in ("money", "1980", "+44", "Elm"))


def test_a_card_keeps_its_key_when_it_changes(tmp_path: Path) -> None:
    before = only(tmp_path, "UID:7", "FN:Dana Reyes", "ORG:Northwind")
    after = only(tmp_path, "UID:7", "FN:Dana Reyes-Ito", "ORG:Oxbow")
    assert isinstance(before, Fact)
    assert isinstance(after, Fact)
    assert before.key == after.key
    assert before.state != after.state
    assert only(tmp_path, "UID:7", "FN:Dana Reyes", "ORG:Northwind", "NOTE:new") == before


def test_a_cut_card_is_a_problem_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    good = card("FN:Dana Reyes", "ORG:Northwind")
    broken = "BEGIN:VCARD\nFN:Secret Name\nORG:X\n"
    soft = card("N;ENCODING=QUOTED-PRINTABLE:A=", "B", "=", "C;D", "TITLE:x", version="2.1")
    one = opened(tmp_path, good + soft + broken + good + broken)
    assert [type(item) for item in one.facts()] == [Fact, Fact, Skipped, Fact, Skipped]
    [problem] = one.problems
    assert problem.line == 14
    assert "Secret" not in problem.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, newline: str) -> None:
    whole = card("FN:Zoë Lindqvist", "ORG:Fennel").replace("\n", newline).encode(encoding)
    [fact] = opened(tmp_path, whole).facts()
    assert isinstance(fact, Fact)
    assert fact.people[0].name == "Zoë Lindqvist"


def test_what_is_too_large_or_no_card_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("nothing")
    with pytest.raises(NotAnExport, match="no contacts"):
        contacts.extract(path)
    monkeypatch.setattr(contacts, "FILE", 3)
    with pytest.raises(BadInput, match="larger than"):
        contacts.extract(path)


def test_more_cards_than_any_phone_holds_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "CARDS", 2)
    one = opened(tmp_path, card("FN:Dana Reyes", "ORG:N") * 3)
    assert len(list(one.facts())) == 2
    assert [problem.line for problem in one.problems] == [11]


@pytest.mark.parametrize("name", ["google-3.0", "icloud-4.0"])
def test_another_reader_sees_the_same_cards(name: str) -> None:
    """vobject cuts text at a comma that is not escaped, and gives up a file at one photo that was cut off."""
    text = re.sub(
        r"^PHOTO.*\n(?:[ \t].*\n)*", "", (HERE / f"{name}.vcf").read_text("utf-8"), flags=re.MULTILINE
    )
    whole = [one for one in cards(text) if one.whole]
    theirs = list(vobject.readComponents(text, ignoreUnreadable=True))
    assert len(whole) == len(theirs)
    for ours, their in zip(whole, theirs, strict=True):
        for kind in ("FN", "TITLE"):
            told = [line.value for line in their.getChildren() if line.name == kind]
            mine = [line.text for line in ours.all(kind)]
            assert [one.split(",")[0] for one in mine] == [one.split(",")[0] for one in told]


LINES = st.lists(
    st.sampled_from(
        ["BEGIN:VCARD", "END:VCARD", "FN:Dana Reyes", "ORG:N;", "N:;=", "AGENT:", " fold", "=", "\0", ":;"]
    )
    | st.text(max_size=30),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_whatever_a_file_holds_it_is_read(lines: list[str]) -> None:
    for one in cards("\n".join(lines)):
        assert one.line >= 1
        told = contacts.what_it_is(one)
        assert isinstance(told, PersonFact | str)
