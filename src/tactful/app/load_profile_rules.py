"""Reading the rules of the audit from disk: once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from tactful.errors import PlaybookFault
from tactful.profile.kinds import AnyProfileRule
from tactful.profile.typos import Typos

RULES = Path(__file__).parent.parent / "profile" / "rules"
_SERIOUS = "\ngap = "


@lru_cache
def load_profile_rules(folder: Path = RULES) -> tuple[AnyProfileRule, ...]:
    """All rules of the audit by name, with the slips that the check of notes lists.

    Raises PlaybookFault with all problems.
    """
    from tactful.app.load_rules import load_rules
    from tactful.notes.check.typos import Typos as Slips

    slips = next(rule for rule in load_rules() if isinstance(rule, Slips))
    return tuple(rule.with_slips(slips) for rule in _read(sorted(folder.glob("*.toml"))))


@lru_cache
def load_serious_rules() -> tuple[AnyProfileRule, ...]:
    """Those alone that hold requests back, but for the one that reads every word; quick enough for every agenda."""
    paths = [path for path in sorted(RULES.glob("*.toml")) if _SERIOUS in path.read_text(encoding="utf-8")]
    return tuple(rule for rule in _read(paths) if not isinstance(rule, Typos))


def _read(paths: list[Path]) -> list[AnyProfileRule]:
    rules: list[AnyProfileRule] = []
    problems: list[str] = []
    for path in paths:
        try:
            rule = msgspec.toml.decode(path.read_bytes(), type=AnyProfileRule)
        except msgspec.DecodeError as error:
            problems.append(f"{path.name}: {error}")
            continue
        rules.append(rule)
        if rule.name != path.stem:
            problems.append(f"{path.name}: is named {rule.name} inside")
    if problems:
        raise PlaybookFault("Some rules cannot be read.", "Mend them, or install Tactful again.", problems)
    return rules
