"""One mail as far as it matters: who wrote when, the subject, and the writer's own words."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from msgspec import Struct

from tactful.sources.linkedin.text import digest, name
from tactful.sources.mail.own_words import LONGEST, own_words
from tactful.sources.one_file import decoded
from tactful.sources.posting import markup

PARTS = 300
HEADER = 8000
HEAD = 1 << 18
DASHED = 5000
LINES = 1_000_000
"""Parts and characters of a header line that are looked at; bytes of all header lines, lines with `--`, lines.

With more it is no letter; the parser would take minutes over it.
"""
_PLAIN_ENOUGH = 80
_QUOTED = (".gmail_quote", "#divRplyFwdMsg ~ *", "blockquote[type=cite]", "[style*='display:none']",
           "[style*='display: none']")  # fmt: skip
_PASTED = re.compile(r"(From|Sent|Date|To|Subject|Von|Datum|An|Betreff):[ \t]*(.*)", re.IGNORECASE)
# `Reyes, Dana <dana@...>` without quotes is common, and strict parsers make two of it.
_ADDRESS = re.compile(
    r'(?:"((?:[^"\\]|\\.){0,300})"|([^<>"@]{0,300}))\s{0,9}<\s{0,9}([^<>@\s]{1,200}@[^<>@\s]{1,200})\s{0,9}>'
    r"|([^\s<>,;\"@]{1,200}@[^\s<>,;\"@]{1,200})"
)
_AS = {"von": "from", "sent": "date", "datum": "date", "an": "to", "betreff": "subject"}


class Letter(Struct, frozen=True, kw_only=True):
    """One mail. `text` holds the writer's own words without quotes and signature, `foot` the signature.

    `at` is the instant in UTC, `on` the day when only that is known. `bulk` is sent to many, `automatic` an answer
    that no human wrote, `reply` an answer to something. `calendar` is the calendar part as it stands.
    """

    key: str
    sender: str = ""
    address: str = ""
    to: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    text: str = ""
    foot: str = ""
    at: datetime | None = None
    on: date | None = None
    bulk: bool = False
    automatic: bool = False
    reply: bool = False
    forward: bool = False
    calendar: bytes | None = None

    @property
    def day(self) -> date | None:
        """The day it was sent, in UTC where an instant is known."""
        return self.at.date() if self.at else self.on


def from_bytes(data: bytes) -> Letter:
    """Read a mail; raises ValueError for what cannot be read as one."""
    data = _without_mbox_line(data)
    if (
        data.count(b"\n--") > DASHED
        or data.count(b"\n") > LINES
        or len(re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]) > HEAD
    ):
        raise ValueError("no mail")
    try:
        message = message_from_bytes(data, policy=policy.default)
        plain, marked, calendar = _bodies(message)
    except (RecursionError, LookupError, TypeError, AttributeError) as error:
        raise ValueError("no mail") from error
    body = plain if len(plain.strip()) >= _PLAIN_ENOUGH or not marked else markup.text(marked, _QUOTED)
    head = {key: _header(message, key) for key in ("subject", "from", "to", "message-id", "date")}
    if not (head["from"] or head["subject"] or body.strip()):
        raise ValueError("no mail")
    text, foot, cut = own_words(markup.lines(body[: 4 * LONGEST]))
    sender = (_addresses(head["from"]) or (("", ""),))[0]
    at = _instant(head["date"]) or _received(message)
    auto = _header(message, "auto-submitted").lower().startswith("auto-replied")
    identity = head["message-id"].strip(" <>\t") or digest(
        head["from"], str(at), head["subject"], text[:2000]
    )
    return Letter(
        key=f"mail:{identity[:250]}",
        sender=sender[0],
        address=sender[1],
        to=_addresses(head["to"]),
        subject=name(head["subject"]),
        text=text,
        foot=foot,
        at=at,
        bulk=any(_header(message, key) for key in ("list-unsubscribe", "list-id"))
        or _header(message, "precedence").lower() in ("bulk", "list", "junk"),
        automatic=auto or bool(_header(message, "x-autoreply") or _header(message, "x-autorespond")),
        reply=bool(re.match(r"\s*(re|aw|sv|antw|rép|rif)\s*:", head["subject"], re.IGNORECASE)),
        forward=cut == "forward"
        or bool(re.match(r"\s*(fwd?|wg|tr|i|rv)\s*:", head["subject"], re.IGNORECASE)),
        calendar=calendar,
    )


def from_pasted(pasted: str, sent_on: date | None) -> Letter:
    """Read a mail that was copied out of a mail program, with or without its From, Date and Subject lines."""
    words = markup.lines(pasted[: 4 * LONGEST])
    head: dict[str, str] = {}
    rows = words.split("\n")
    while rows and (found := _PASTED.fullmatch(rows[0])):
        head[_AS.get(found[1].lower(), found[1].lower())] = found[2]
        rows.pop(0)
    text, foot, cut = own_words("\n".join(rows).strip())
    sender = (_addresses(head.get("from", "")[:HEADER]) or (("", ""),))[0]
    at = None if sent_on else _instant(head.get("date", ""))
    subject = head.get("subject", "")
    return Letter(
        key=f"mail:pasted:{digest(words, str(sent_on))}",
        sender=sender[0],
        address=sender[1],
        to=_addresses(head.get("to", "")[:HEADER]),
        subject=name(subject),
        text=text,
        foot=foot,
        at=at,
        on=sent_on,
        reply=bool(re.match(r"\s*(re|aw)\s*:", subject, re.IGNORECASE)),
        forward=cut == "forward" or bool(re.match(r"\s*(fwd?|wg)\s*:", subject, re.IGNORECASE)),
    )


def _without_mbox_line(data: bytes) -> bytes:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n \t")
    return data.partition(b"\n")[2] if data.startswith((b"From ", b">From ")) else data


def _header(message: Message, key: str) -> str:
    """A header's words; a long or broken one is none. Takes the raw line: parsed addresses can take minutes."""
    for title, raw in message.raw_items():
        if title.lower() == key:
            words = str(raw)
            if len(words) > HEADER:
                return ""
            with contextlib.suppress(ValueError, LookupError, TypeError):
                words = str(make_header(decode_header(" ".join(words.split()))))
            return " ".join(words.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    return ""


def _addresses(words: str) -> tuple[tuple[str, str], ...]:
    """The (display name, address in lower case) pairs of a header."""
    found: list[tuple[str, str]] = []
    for quoted, shown, address, bare in _ADDRESS.findall(words):
        if len(found) < 50:
            found.append((name((quoted or shown).strip("\\,; '\"")), (address or bare).lower()[:200]))
    return tuple(found)


def _instant(words: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(words)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return at if 1990 <= at.year < 2200 else None


def _received(message: Message) -> datetime | None:
    """When the first server took it, for a mail without a date."""
    rows = [str(raw) for title, raw in message.raw_items() if title.lower() == "received"]
    return _instant(rows[-1].rpartition(";")[2].strip()) if rows and len(rows[-1]) <= HEADER else None


def _bodies(message: Message) -> tuple[str, str, bytes | None]:
    """The first plain text, the first HTML and the calendar part; attachments and forwarded mails stay closed."""
    plain = marked = ""
    calendar: bytes | None = None
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind == "text/calendar" and calendar is None:
            calendar = _payload(part)[: 1 << 18]
        elif "attachment" in str(part.get("content-disposition", ""))[:200].lower():
            continue
        elif kind == "text/plain" and not plain.strip():
            plain = _words(part)
        elif kind == "text/html" and not marked.strip():
            marked = _words(part)
    return plain, marked, calendar


def _leaves(message: Message) -> Iterator[Message]:
    waiting, seen = [message], 0
    while waiting and seen < PARTS:
        part = waiting.pop()
        seen += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        elif part.get_content_maintype() == "text":
            yield part


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _words(part: Message) -> str:
    data = _payload(part)[: markup.SIZE]
    with contextlib.suppress(LookupError, ValueError, TypeError):
        return data.decode(part.get_content_charset() or "utf-8").replace("\0", "")
    return decoded(data)
