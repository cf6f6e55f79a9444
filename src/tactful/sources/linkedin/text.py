"""Text as it was meant: names on one line, messages without the markup that some of them carry."""

from __future__ import annotations

import html
import re
from hashlib import blake2b

from tactful.sources.linkedin import limits

_TAGS = (
    "a|abbr|b|blockquote|body|br|button|center|code|dd|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|html|i|iframe"
    "|img|li|link|meta|ol|p|pre|s|script|section|small|span|strong|strike|style|sub|sup|table|tbody|td|tfoot|th|thead"
    "|title|tr|u|ul"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_NO_TAG = re.compile(rf"<(?!/?(?:{_TAGS})(?=[\s/>])[^<>]*>)", re.IGNORECASE)
_BREAK = re.compile(r"<br[^<>]*>|</(?:p|div|li|h[1-6]|tr|blockquote)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<li(?=[\s/>])[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Bare tags can be cut out; attributes and parts that are not shown need a parser.
_DRESSED = re.compile(r"<\w+\s+[^\s/>]|<(?:script|style|title|iframe)", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")
_MANY_TAGS = 5000

# Direction overrides make one name look like another; the marks that scripts need stay.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """Return a message as text: markup becomes line breaks, entities become characters.

    What is not markup stays: `<https://…>`, `<mailto:…>`, `a < b`.
    """
    if len(text) > limits.MARKUP:
        return text.strip()
    if "<" in text and _TAG.search(text):
        return _from_html(text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    return text.strip()


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _from_html(text: str) -> str:
    marked = _ITEM.sub(r"\g<0>- ", _BREAK.sub(r"\g<0>" + "\n", _NO_TAG.sub("&lt;", text)))
    if marked.count("<") > _MANY_TAGS or not _DRESSED.search(marked):
        flat = html.unescape(_TAG.sub("", marked))
    else:
        from selectolax.lexbor import LexborHTMLParser  # 19 ms, needed by few files

        tree = LexborHTMLParser(f"<body>{marked}")
        tree.strip_tags(["script", "style", "title", "iframe"])
        flat = tree.body.text() if tree.body is not None else ""
    lines = (" ".join(line.split()) for line in flat.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def name(*parts: str) -> str:
    """Return the parts of a name joined by one space, on one line, without invisible direction characters."""
    whole = " ".join(" ".join(parts)[: 4 * limits.NAME].split())
    if not whole.isascii() or not whole.isprintable():
        whole = " ".join(_UNSEEN.sub("", whole).split())
    return whole[: limits.NAME]


def digest(*parts: str) -> str:
    """Return 32 hexadecimal digits that stand for the parts without showing them."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
