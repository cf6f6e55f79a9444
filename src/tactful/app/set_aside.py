"""Setting findings aside, for one text or for good; the person decides, and it stays so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.finding import Finding
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

ALWAYS = "always"
REMEMBERED = 500
"""Texts that are remembered for one rule, the newest."""


class Asides(Struct, frozen=True):
    """What was set aside: by rule, `always` or the marks of texts. Words themselves are not kept."""

    secret: bytes = b""
    by_rule: dict[str, list[str]] = {}

    def holds(self, rule: str, text: str) -> bool:
        """True when this rule is set aside for good or for this text."""
        kept = self.by_rule.get(rule, ())
        return ALWAYS in kept or (bool(kept) and mark_of(text, self.secret) in kept)

    def always(self) -> frozenset[str]:
        """The rules that are set aside for good."""
        return frozenset(rule for rule, kept in self.by_rule.items() if ALWAYS in kept)

    def marked(self, findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
        """The findings, those set aside marked so."""
        if not self.by_rule:
            return tuple(findings)
        return tuple(
            replace(finding, set_aside=True) if self.holds(finding.rule, text) else finding
            for finding in findings
        )


def asides_at(path: Path) -> Asides:
    """What is set aside in the ledger at `path`; nothing where there is none. Makes no ledger."""
    from tactful.ledger.set_aside import rows

    secret, by_rule = rows(path)
    return Asides(secret, {rule: list(kept) for rule, kept in by_rule.items() if isinstance(kept, list)})


def mark_of(text: str, secret: bytes) -> str:
    """A text's keyed mark; white space and capitals make no other text of it."""
    folded = " ".join(text.split()).casefold()
    return blake2b(folded.encode("utf-8", "replace"), key=secret[:64], digest_size=16).hexdigest()


def put_aside(ledger: Ledger, rules: Iterable[str], text: str | None, *, now: datetime) -> None:
    """Set rules aside for a text, for good where there is none. Raises BadInput for what is no rule."""
    _change(ledger, rules, text, now, add=True)


def take_up(ledger: Ledger, rules: Iterable[str], text: str | None, *, now: datetime) -> None:
    """Take rules up again for a text, everywhere where there is none. Raises BadInput for what is no rule."""
    _change(ledger, rules, text, now, add=False)


def _change(ledger: Ledger, rules: Iterable[str], text: str | None, now: datetime, *, add: bool) -> None:
    from tactful.ledger import queries
    from tactful.ledger.recording import acting
    from tactful.ledger.set_aside import PREFIX

    named = list(dict.fromkeys(rules))
    for rule in named:
        known_rule(rule)
    mark = mark_of(text, ledger.secret) if text is not None else ALWAYS
    settings = queries.settings(ledger)
    with acting(ledger, "set", now=now) as act:
        for rule in named:
            before: Any = settings.get(PREFIX + rule) or []
            kept = [one for one in before if one != mark and (add or text is not None)]
            act.put_setting(PREFIX + rule, [*kept, mark][-REMEMBERED:] if add else kept or None)


def known_rule(name: str) -> None:
    """Raises BadInput, with names that are near, for what is no rule."""
    from tactful.app.load_rules import load_rules

    names = {rule.name for rule in load_rules()}
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=3) or sorted(names)[:3]
        raise BadInput(f"There is no rule {name}.", f"Perhaps {', '.join(near)}? All: tactful check --list")
