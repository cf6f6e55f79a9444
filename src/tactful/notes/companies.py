"""Company names as people say them: without the legal form, and without losing a word of the name itself."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"""(?:\s*,)?\s+(?:
        (?i:incorporated|inc|llc|l\.l\.c|ltd|limited|gmbh|mbh|plc|corp|corporation|llp|pty|pvt|sarl|s\.?à\.?r\.?l
          |s\.p\.a|spa|b\.v|n\.v|s\.a\.s|s\.a|a/s|oyj|ggmbh|s\.r\.l|srl|k\.k|aktiengesellschaft|ug|e\.v)
        |(?:&|and|und)\s+Co\.?\s+(?:KG|KGaA|Ltd|OHG)a?
        |Co\.(?=,?\s*(?:Ltd|Inc|LLC|$))
        |AG|SA|SE|BV|NV|AB|OY|Oy|ASA|AS|SAS|KG|KGaA|OHG|LP|KK|eV|SpA
    )\.?(?:\s*\([^)]*\))?\s*$""",
    re.VERBOSE,
)
_PLACE = re.compile(r"\s*\([^)]*\)\s*$")
_BARE = frozenset({"", "the"})
AGENCY = re.compile(
    r"\b(recruit\w*|staffing|headhunt\w*|executive search|talent|personal(?:vermittlung|beratung))\b",
    re.IGNORECASE,
)
"""Names of those who find people for other companies."""


def spoken(name: str) -> str:
    """`Acme Corporation GmbH` as Acme, `Tiffany & Co.` as it is; never empty unless the name is."""
    said = " ".join(name.split())
    while (shorter := _shorter(said)) != said:
        said = shorter
    return said


def _shorter(name: str) -> str:
    for pattern in (_PLACE, _FORM):
        cut = pattern.sub("", name).rstrip(" ,")
        whole = cut.endswith(("&", " and", " und")) or cut.casefold() in _BARE
        if cut != name and not whole:
            return cut
    return name
