"""HTML as a person reads it: paragraphs and lines, nothing that is not shown, nothing loaded."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

SIZE = 6 << 20
"""Characters of one page that are looked at; the largest saved postings are below 3 MB."""
_TAGS = 200_000
_DEPTH = 600

AROUND = (
    "nav", "aside", "footer", "[role=navigation]", "[role=dialog]", "[aria-hidden=true]", "[hidden]", "[class*=cookie]",
    "[id*=cookie]", "[class*=consent]", "[id*=consent]", "[class*=related]", "[class*=similar]", "[id*=related]",
    "[id*=similar]", "[class*=breadcrumb]",
)  # fmt: skip
"""What stands around the words of a page."""

_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_LINE = re.compile(r"<(?:br|hr)\b[^<>]*>|</(?:tr|dt|dd|summary|option|label|button)\s*>", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|table|section|article|header|footer|main|aside|nav|blockquote|form|dl|pre|address"
    r"|figure|details)\b[^<>]*>",
    re.IGNORECASE,
)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_SILENT = ["script", "style", "title", "iframe", "noscript", "svg", "template", "select", "object", "video"]


# What a browser closes by itself, and what has no end, nests nothing.
_NESTS = re.compile(
    r"<(/?)(?!(?:p|li|t[dhr]|thead|tbody|tfoot|d[dt]|option|optgroup|area|base|br|col|embed|hr|img|input|link|meta|param"
    r"|path|source|track|wbr)\b)[a-z][a-z0-9-]*\b",
    re.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Say whether a text is a page or a piece of one rather than words."""
    start = text[:4000].lstrip("\ufeff \n\t").lower()
    return start.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<head", "<body")) or (
        len(re.findall(r"</(?:p|div|li|ul|span|h[1-6]|script|section|body)>", text[:20000], re.IGNORECASE))
        >= 2
    )


def parsed(page: str) -> LexborHTMLParser | None:
    """Return a page parsed, None for one with more tags, or deeper ones, than any page has: it would take hours."""
    if page.count("<") > _TAGS:
        return None
    depth = 0
    for tag in _NESTS.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEPTH:
            return None
    return LexborHTMLParser(page)


def text(page: str, drop: tuple[str, ...] = ()) -> str:
    """Return the words of a page or a piece of one; paragraphs are apart by an empty line, items begin with `-`."""
    page = page[:SIZE]
    tree = parsed(_broken(page))
    if tree is None:
        return lines(re.sub(r"<[^<>]*>", "\n", page))
    tree.strip_tags(_SILENT)
    for selector in drop:
        for node in tree.css(selector):
            node.decompose()
    body = tree.body
    return lines(body.text()) if body is not None else ""


def lines(words: str) -> str:
    """Return words with single spaces, without what cannot be seen, at most one empty line in a row."""
    rows = (" ".join(_UNSEEN.sub("", row).split()) for row in words.split("\n"))
    return _GAPS.sub("\n\n", "\n".join("" if row == "-" else row for row in rows)).strip()


def _broken(page: str) -> str:
    page = _SPACE.sub(" ", page.replace("\0", ""))
    page = _ITEM.sub("\n\\g<0>- ", page)
    page = _CELL.sub(" \\g<0>", page)
    page = _LINE.sub("\n", page)
    return _PARAGRAPH.sub("\n\n\\g<0>", page)
