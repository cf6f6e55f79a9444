"""Reading the rules of notes and the wording from disk: once a process."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from tactful.app.ready_rules import ready_rules
from tactful.errors import PlaybookFault
from tactful.notes.check.kinds import AnyRule
from tactful.notes.check.parts import PartWeights
from tactful.notes.check.typos import Family
from tactful.notes.wording import Wording

ROOT = Path(__file__).parent.parent
RULES = ROOT / "notes" / "check" / "rules"
PART_WEIGHTS = RULES.parent / "part_weights.toml"
LIMITS = ROOT / "playbooks" / "standard" / "limits.toml"


@lru_cache
def load_rules(folder: Path = RULES) -> tuple[AnyRule, ...]:
    """The rules of a folder by name, shared words put in. Raises PlaybookFault with all problems."""
    if folder != RULES:
        return _read(folder)
    return ready_rules((RULES.parent, LIMITS), lambda: _read(folder))


def _read(folder: Path) -> tuple[AnyRule, ...]:
    words = msgspec.toml.decode((RULES.parent / "words.toml").read_bytes(), type=dict[str, str])
    limits = _limits()
    weights = load_part_weights().part
    rules: list[AnyRule] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
            for family in sorted(path.with_suffix("").glob("*.toml")):
                problems += _joined(told, load_family(family), family)
            rule = msgspec.convert(told, AnyRule)
            rules.append(rule.with_words(words).with_limits(limits).with_weights(weights))
        except (msgspec.ValidationError, ValueError) as error:
            problems.append(f"{path.name}: {error}")
        except KeyError as error:
            problems.append(f"{path.name}: there is no list of words or limit {error}")
        else:
            if rule.name != path.stem:
                problems.append(f"{path.name}: is named {rule.name} inside")
    if problems:
        raise PlaybookFault("Some rules cannot be read.", "Mend them, or install Tactful again.", problems)
    return tuple(rules)


def load_family(path: Path) -> Family:
    """One file of the folder beside a rule of slips. Raises ValueError when it is malformed."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Family)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _joined(told: dict[str, Any], family: Family, path: Path) -> Iterator[str]:
    """Put a family's tables into a rule's; what is wrong with that."""
    for name in ("fixes", "proper", "slips"):
        table = told.setdefault(name, {})
        more: dict[str, str] = getattr(family, name)
        yield from (f"{path.name}: {entry} is there twice" for entry in table.keys() & more.keys())
        table.update(more)


def load_part_weights(path: Path = PART_WEIGHTS) -> PartWeights:
    """What each sign of a part weighs. Raises PlaybookFault when the file is not whole."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=PartWeights)
    except (OSError, ValueError) as error:
        raise PlaybookFault(
            "The weights of the parts of a note cannot be read.",
            "Install Tactful again.",
            [f"{path.name}: {error}"],
        ) from error


def _limits() -> dict[str, int]:
    """The platform's limits as the playbook has them."""
    told = tomllib.loads(LIMITS.read_text(encoding="utf-8"))
    return {name: int(limit["value"]) for name, limit in told["limit"].items()}


@lru_cache
def load_wording(name: str = "standard") -> Wording:
    """The wording of a playbook that ships, one file a family; one without its own speaks as `standard` does.

    Raises PlaybookFault with all problems.
    """
    own = ROOT / "playbooks" / name / "wording"
    folder = own if own.is_dir() else ROOT / "playbooks" / "standard" / "wording"
    tables: dict[str, dict[str, object]] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            for kind, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
                twice = tables.setdefault(kind, {}).keys() & entries.keys()
                problems += [f"{path.name}: {kind}.{entry} is there twice" for entry in sorted(twice)]
                tables[kind].update(entries)
        except ValueError as error:
            problems.append(f"{path.name}: {error}")
    try:
        if not problems:
            return msgspec.convert(tables, Wording)
    except msgspec.ValidationError as error:
        problems.append(str(error))
    raise PlaybookFault("The wording cannot be read.", "Mend it, or install Tactful again.", problems)
