"""The address of a posting in the form in which two can be compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tactful.sources.linkedin import urls

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,600}")
# Browsers write where a page was saved from into its first lines.
_SAVED = re.compile(
    r"(?:saved from url=\(\d+\)|^\s*url:\s*)(https?://\S{4,600})", re.IGNORECASE | re.MULTILINE
)
_LINKEDIN_JOB = re.compile(r"^jobs/view/(?:[^/]*-)?(\d{6,})$")
_TRACKING = re.compile(
    r"^(utm_.*|.*clid|gh_src|lever-(source|origin).*|source|src|ref|refid|referrer|trk.*|trackingid|mc_.*|_ga|_gl"
    r"|campaign.*|cid|sid|session.*|jsessionid|lipi|lici|origin|from|share.*|fromage|tk|vjs|advn|adid|position|pagenum"
    r"|ebp|recommendedflavor|eref|savedsearchid|lang|locale|hl)$",
    re.IGNORECASE,
)


def canonical(told: str, page: str, parsed: LexborHTMLParser | None) -> str | None:
    """Return the joining form of a posting's address: what it gives itself, else the page's canonical one.

    `jobs/view/123` at LinkedIn; elsewhere `host/path`, with the parameters that are not for tracking.
    """
    candidates = [told] if told.startswith(("http://", "https://")) else _ADDRESS.findall(told)[:1]
    if parsed is not None:
        for selector, attribute in (
            ('link[rel="canonical"]', "href"),
            ('meta[property="og:url"]', "content"),
        ):
            node = parsed.css_first(selector)
            if node is not None and (given := node.attributes.get(attribute)):
                candidates.append(given)
        candidates.extend(_SAVED.findall(page[:4000]))
    return next((form for one in candidates if (form := joining_form(one))), None)


def joining_form(address: str) -> str | None:
    """Return the comparable form of one address, None for what is no web address of a page."""
    try:
        parts = urlsplit(address.strip())
        query = parse_qsl(parts.query, max_num_fields=60)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or len(address) > 2000:
        return None
    bare = urls.job(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}")
    if bare is None:
        return None
    host = parts.netloc.casefold()
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        at = dict(query).get("currentJobId")
        if at and at.isdigit():
            return f"jobs/view/{at}"
        job = _LINKEDIN_JOB.match(bare)
        return f"jobs/view/{job[1]}" if job else bare
    kept = urlencode(sorted((key, value) for key, value in query if not _TRACKING.match(key)))
    path = bare.removeprefix("www.")
    if "/" not in path and not kept:
        return None
    return f"{bare}?{kept}" if kept else bare
