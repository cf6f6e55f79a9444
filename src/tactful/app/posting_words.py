"""What a kept posting says in its own words: on contact, and what it asks for."""

from __future__ import annotations

from tactful.app.compare_job import load_heads, load_vocabulary

MOST = 4


def on_contact(text: str, contact: str | None) -> tuple[str, ...]:
    """The sentences of a posting that speak of contact or of its last day, as they stand."""
    from tactful.sources.posting import says

    if not text.strip():
        return ()
    named = contact.replace("’", "'").casefold() if contact else None
    found = [
        " ".join(sentence.split())
        for sentence in says.sentences(text)
        if says.posting(sentence) == "no-contact"
        or says.contact(sentence)
        or says.closes_on(sentence)
        or (named and named in sentence.casefold())
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def asks_for(text: str, company: str) -> tuple[str, ...]:
    """The skills, tools and methods that a posting asks for, what it must first."""
    from tactful.profile.posting_terms import wanted_in

    if not text.strip():
        return ()
    wanted = wanted_in(text, load_vocabulary(), load_heads(), company=company)
    return tuple(one.name for one in wanted if one.kind in ("skill", "tool", "method"))
