"""Who sent a mail: a human by name, a company, or a system that sends for others."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from tactful.sources.mail.letter import Letter
from tactful.sources.mail.naming import same

_SUFFIX = re.compile(
    r"[\s,|·•-]*\b(recruit(ing|ment|ers?)|careers?|talent( acquisition)?|hiring|human resources|hr|jobs|people|team"
    r"|via .*"
    r"|notifications?|no-?reply|department|bewerbermanagement|karriere|operations|@.*|\(?do not reply\)?)\s*$",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"(?:on behalf of|im auftrag von|\bfrom|\bat|@)\s+(.+)$", re.IGNORECASE)
_VIA = re.compile(r"\s+(?:via|at|from|@|\(via)\s+.*$|\s*\([^()]*\)\s*$|\s*[|·•].*$", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|mme|m)\.? )+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[ '’.-]+[^\W\d_]+\.?){1,4}")


class Senders(Struct, frozen=True, forbid_unknown_fields=True):
    """Domains and names of one kind of sender."""

    domains: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Kinds(Struct, frozen=True, forbid_unknown_fields=True):
    """Senders for companies, job boards, mailboxes that anyone can have, and mailboxes of nobody."""

    applicants: Senders
    boards: Senders
    free: Senders
    nobody: Senders


@lru_cache(maxsize=1)
def load() -> Kinds:
    """The senders that are known."""
    return msgspec.toml.decode((Path(__file__).parent / "senders.toml").read_bytes(), type=Kinds)


class Sender(Struct, frozen=True, kw_only=True):
    """`human` is a name, empty for nobody; `company` is what the sender calls itself, `domain` a guess from it."""

    human: str = ""
    company: str = ""
    domain: str = ""
    applicants: bool = False
    board: bool = False
    free: bool = False


def sender(letter: Letter) -> Sender:
    """Say who sent a mail, by the From line alone."""
    kinds = load()
    mailbox, _, host = letter.address.partition("@")
    applicants, board, free = (
        _within(host, one.domains) for one in (kinds.applicants, kinds.boards, kinds.free)
    )
    human = "" if board else _human(letter.sender, mailbox, kinds)
    company = ""
    if applicants and not human:
        company = _company(letter.sender, kinds)
    domain = "" if applicants or board or free or "." not in host else _label(host)
    if domain and not human and same(_squeezed(shown := _company(letter.sender, kinds)), domain):
        company = shown
    return Sender(human=human, company=company, domain=domain, applicants=applicants, board=board, free=free)


def human_to(letter: Letter) -> tuple[str, str] | None:
    """Return the one human that a mail went to, with the address."""
    if len(letter.to) != 1:
        return None
    shown, address = letter.to[0]
    human = _human(shown, address.partition("@")[0], load())
    return (human, address) if human else None


def _within(host: str, domains: frozenset[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[at:]) in domains for at in range(len(parts) - 1))


def _label(host: str) -> str:
    """The telling part of a domain: `northwind` of `mail.northwind.co.uk`."""
    parts = host.split(".")
    short = (
        len(parts) > 2
        and len(parts[-1]) == 2
        and parts[-2] in ("co", "com", "org", "ac", "gov", "net", "nhs")
    )
    return parts[-3] if short else parts[-2]


def _squeezed(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _human(shown: str, mailbox: str, kinds: Kinds) -> str:
    bare = mailbox.partition("+")[0]
    if bare in kinds.nobody.words or re.search(r"no-?_?\.?reply|notif|mailer|bounce|^[0-9a-f-]{16,}$", bare):
        return ""
    shown = _HONORIFIC.sub("", _VIA.sub("", shown))
    last, comma, first = shown.partition(", ")
    if comma and first and " " not in last.strip():
        shown = f"{first} {last}"
    words = [word.casefold() for word in re.split(r"[\s.]+", shown) if word]
    if not 2 <= len(words) <= 5 or any(word.strip(",.") in kinds.nobody.names for word in words):
        return ""
    return shown if _NAME.fullmatch(shown) else ""


def _company(shown: str, kinds: Kinds) -> str:
    """What a display name says of the company: `Northwind Recruiting Team`, `no-reply@x on behalf of Northwind`."""
    if behalf := _BEHALF.search(shown):
        shown = behalf[1]
    elif "@" in shown:
        return ""
    before = None
    while before != shown:
        before, shown = shown, _SUFFIX.sub("", shown).strip(" -–|,'\"")
    known = kinds.applicants.names | kinds.boards.names
    if not shown or not shown[0].isalnum() or "@" in shown or shown.casefold() in known | kinds.nobody.names:
        return ""
    return shown
