"""vCards: read by another reader and by our own source, with names that mean harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.core.facts import Fact
from tactful.exports.as_vcard import Contact, Version, write
from tactful.exports.plain import plain
from tactful.sources import contacts

VERSIONS: tuple[Version, ...] = ("3.0", "4.0")
DANA = Contact(
    key=b"0123456789abcdef",
    name="Dana Reyes",
    company="Harrowell, Maps; Sons",
    title="Head of Data, Platform",
    email="dana@example.com",
    url="in/dana-reyés",
    note="Hiring manager, warm; met twice\nAbout: Data Engineer, Core \\ Infra",
)


def read(data: bytes) -> Any:
    return vobject.readOne(data.decode())


def facts(data: bytes, folder: Path) -> list[Fact]:
    path = folder / "people.vcf"
    path.write_bytes(data)
    return [one for one in contacts.extract(path).facts() if isinstance(one, Fact)]


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_of_a_person_is_read_back(version: Version, tmp_path: Path) -> None:
    data = write([DANA], version)
    card = read(data)
    assert card.version.value == version
    assert card.uid.value.startswith("urn:uuid:")
    assert (card.fn.value, card.n.value.given, card.n.value.family) == ("Dana Reyes", "Dana Reyes", "")
    assert (card.org.value, card.title.value) == (["Harrowell, Maps; Sons"], "Head of Data, Platform")
    assert card.email.value == "dana@example.com"
    assert card.url.value == "https://www.linkedin.com/in/dana-rey%C3%A9s"
    assert card.note.value == DANA.note
    [fact] = facts(data, tmp_path)
    [person] = fact.people
    assert (person.name, person.company, person.title) == (DANA.name, DANA.company, DANA.title)
    assert (person.email, person.url) == (DANA.email, DANA.url)


def test_a_name_alone_is_a_card_that_our_own_source_takes_for_work(tmp_path: Path) -> None:
    [fact] = facts(write([Contact(key=b"x" * 16, name="Zoë Lindqvist")]), tmp_path)
    assert fact.people[0].name == "Zoë Lindqvist"


def test_a_card_keeps_its_uid_when_its_words_change(tmp_path: Path) -> None:
    one = write([Contact(key=b"x" * 16, name="Zoë Lindqvist", title="a")])
    other = write([Contact(key=b"x" * 16, name="Zoë van der Berg", title="b")])
    assert read(one).uid.value == read(other).uid.value
    assert facts(one, tmp_path)[0].key == facts(other, tmp_path)[0].key


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.sampled_from(VERSIONS))
def test_no_text_breaks_out_of_its_card(name: str, text: str, version: Version) -> None:
    harm = Contact(
        key=b"x" * 16, name=f"A{name}", company=f"B{text}", title=f"C{text}\r\nEND:VCARD", note=f"D{text}\nE"
    )
    data = write([harm, DANA], version)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    first, second = vobject.readComponents(data.decode())
    assert first.fn.value == plain(f"A{name}", 200)
    assert first.org.value == [plain(f"B{text}", 200)]
    assert first.note.value == plain(f"D{text}\nE", 2_000, lines=True)
    assert second.fn.value == "Dana Reyes"
