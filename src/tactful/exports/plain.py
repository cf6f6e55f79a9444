"""Text from outside, made fit for one line of another program's file."""

from __future__ import annotations

import unicodedata

MORE = "…"
_STEERING = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufeff") | {
    chr(sign) for sign in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080))
}


def plain(text: str, longest: int, *, lines: bool = False) -> str:
    """Text without control, direction and invisible characters, on one line unless `lines`, cut at a length.

    The joiners that Persian, Indic scripts and emoji need stay; half a surrogate pair goes.
    """
    text = text[: 4 * longest].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_sign(sign, lines=lines) for sign in text)
    kept = "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip("\u200c\u200d\ufe0f ") + MORE


def _sign(sign: str, *, lines: bool) -> str:
    if sign == "\n" and lines:
        return sign
    if sign in _STEERING:
        return ""
    kind = unicodedata.category(sign)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    return "" if kind == "Cs" else sign
