"""People as vCards: 3.0, which every address book reads, or 4.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from urllib.parse import quote
from uuid import UUID

from msgspec import Struct

from tactful.exports.plain import plain

Version = Literal["3.0", "4.0"]

LINE, TEXT = 200, 2_000
CATEGORY = "Work"


class Contact(Struct, frozen=True, kw_only=True):
    """One person. `key` is sixteen bytes that name them for good; `url` is the joining form (`in/zoë`)."""

    key: bytes
    name: str
    company: str | None = None
    title: str | None = None
    email: str | None = None
    url: str | None = None
    note: str | None = None


def write(contacts: Iterable[Contact], version: Version = "3.0") -> bytes:
    """The cards as bytes, in the order given."""
    return b"".join(_card(contact, version) for contact in contacts)


def _card(contact: Contact, version: Version) -> bytes:
    from vobject import vCard  # type: ignore[import-untyped]
    from vobject.vcard import Name  # type: ignore[import-untyped]

    name = plain(contact.name, LINE)
    card = vCard()
    _add(card, "version", version)
    _add(card, "uid", UUID(bytes=contact.key, version=4).urn)
    _add(card, "fn", name)
    # Where a name is cut in two nobody can tell; whole in one part, every program shows it as it is.
    _add(card, "n", Name(given=name))
    if contact.company:
        _add(card, "org", [plain(contact.company, LINE)])
    if contact.title:
        _add(card, "title", plain(contact.title, LINE))
    if contact.email:
        email = _add(card, "email", plain(contact.email, LINE).replace(" ", ""))
        email.type_param = "INTERNET" if version == "3.0" else "work"
    if contact.url:
        _add(card, "url", f"https://www.linkedin.com/{quote(plain(contact.url, LINE))}")
    _add(card, "categories", [CATEGORY])
    if contact.note:
        _add(card, "note", plain(contact.note, TEXT, lines=True))
    written: str = card.serialize()
    # Its own folds may be a byte too long.
    lines = written.replace("\r\n ", "").split("\r\n")
    return "\r\n".join(map(_folded, lines)).encode()


def _folded(line: str) -> str:
    """Cut between characters into lines of at most 75 bytes, as RFC 6350 (3.2) has it."""
    rows = [""]
    room = 75
    for character in line:
        size = len(character.encode())
        if size > room:
            rows.append("")
            room = 74
        rows[-1] += character
        room -= size
    return "\r\n ".join(rows)


def _add(card: Any, name: str, value: object) -> Any:
    line = card.add(name)
    line.value = value
    return line
