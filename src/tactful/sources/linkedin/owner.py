"""Whose export it is: the name from the profile, the address from invitations or conversations."""

from __future__ import annotations

from collections import Counter

from tactful.core.facts import Owner
from tactful.sources.linkedin.talks import Talks


def infer(name: str | None, sent: Counter[str], senders: Counter[str], talks: Talks) -> Owner:
    """Return the owner.

    `name` is the profile's. `sent` counts the joining forms of addresses that sent the outgoing invitations,
    `senders` their names. What the export does not show stays None.
    """
    if name is None and senders:
        name = senders.most_common(1)[0][0]
    url = sent.most_common(1)[0][0] if sent else None
    if url is None:
        url = _by_name(name, talks) or _by_presence(talks)
    if name is None and url is not None:
        name = talks.names.get(url)
    if name is None and url is None:
        name = _name_by_presence(talks)
        url = _by_name(name, talks)
    return Owner(name=name or None, url=url)


def mine(owner: Owner) -> frozenset[str]:
    """Return the identities under which the owner appears in messages."""
    named = {"=" + owner.name.casefold()} if owner.name else set()
    return frozenset(named | ({owner.url} if owner.url else set()))


def _by_name(name: str | None, talks: Talks) -> str | None:
    if not name:
        return None
    folded = name.casefold()
    called = {who: name.casefold() for who, name in talks.names.items() if who[0] != "="}
    same = [who for who, name in called.items() if name == folded]
    if not same:  # "Zoë Lindqvist, PhD" in messages is the profile's "Zoë Lindqvist"
        same = [who for who, name in called.items() if name.startswith(f"{folded},")]
    return max(same, key=lambda who: (talks.senders[who], who), default=None)


def _by_presence(talks: Talks) -> str | None:
    """The address in most conversations; in more than half of them, and more than one."""
    for who, count in talks.senders.most_common(8):
        if not who.startswith(("=", "+")):
            return who if count > 1 and 2 * count > len(talks.parties) else None
    return None


def _name_by_presence(talks: Talks) -> str | None:
    if talks.outgoing:
        return talks.names.get(talks.outgoing.most_common(1)[0][0])
    ranked = [(who, count) for who, count in talks.senders.most_common(8) if who.startswith("=")]
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return talks.names.get(ranked[0][0])
