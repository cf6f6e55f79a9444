"""When two records mean the same person or company: pure rules over names."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable
from struct import Struct

LINKEDIN = "linkedin"
"""The source whose lists of connections are whole, and whose export names its owner."""

_OFFICES = frozenset({
    "admin", "apply", "bewerbung", "career", "careers", "contact", "hello", "hi", "hiring", "hr", "human-resources",
    "info", "job", "jobs", "mail", "no-reply", "noreply", "notifications", "office", "people", "recruiting",
    "recruitment", "support", "talent", "talentacquisition", "team",
})  # fmt: skip
_SIGNED = Struct(">q")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | {chr(mark): None for mark in range(0x0300, 0x0370)}
)


def fold(name: str) -> str:
    """A name for comparison: no accents, no case, single spaces; letters of every script stay."""
    if name.isascii():
        return " ".join(name.lower().split())
    bare = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def company_key(name: str) -> str:
    """The joining form of a company's name: NFKC, case-folded, single spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def is_shared(email: str, name: str, other: str) -> bool:
    """True when an e-mail tells an office and not a person, and the names have no word in common."""
    words, others = (set(re.findall(r"\w+", fold(one))) for one in (name, other))
    return fold(email).partition("@")[0] in _OFFICES and words.isdisjoint(others)


def numbers(secret: bytes) -> Callable[[str], int]:
    """What gives a text its keyed 64-bit number, signed as a database integer is."""
    blank = hashlib.blake2b(key=secret, digest_size=8)

    def number(text: str) -> int:
        keyed = blank.copy()
        keyed.update(text.encode("utf-8", "surrogatepass"))
        found: int = _SIGNED.unpack(keyed.digest())[0]
        return found

    return number


def marks(secret: bytes, *, name: str, url: str | None, email: str | None) -> list[bytes]:
    """What is kept of a forgotten person: keyed hashes of address, e-mail and name.

    The name of someone with a known profile address keeps out records without an address only; another person
    of that name with another address may come in.
    """
    kinds = [("name" if url else "only-name", fold(name))]
    kinds += [("url", url)] if url else []
    kinds += [("email", fold(email))] if email else []
    return [keyed(secret, kind, text) for kind, text in kinds]


def email_mark(secret: bytes, email: str) -> bytes:
    """What is kept of a forgotten person's e-mail."""
    return keyed(secret, "email", fold(email))


def keyed(secret: bytes, kind: str, text: str) -> bytes:
    """HMAC-SHA256 of one identifying text, 16 bytes."""
    return hmac.digest(secret, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), "sha256")[:16]


class Barred:
    """The forgotten, as the importer asks for them."""

    def __init__(self, secret: bytes, hashes: set[bytes]) -> None:
        self._secret = secret
        self._hashes = hashes
        self._known: dict[tuple[str, str | None, str | None], bool] = {}

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def bars(self, name: str, url: str | None, email: str | None) -> bool:
        """True when this person was forgotten."""
        asked = (name, url, email)
        known = self._known.get(asked)
        if known is None:
            tried = [("only-name", fold(name))]
            tried += [("url", url)] if url else [("name", fold(name))]
            tried += [("email", fold(email))] if email else []
            known = any(keyed(self._secret, kind, text) in self._hashes for kind, text in tried)
            self._known[asked] = known
        return known
