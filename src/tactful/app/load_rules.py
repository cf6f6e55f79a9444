"""Reading the rules of notes and the wording from disk: once a process."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from tactful.errors import PlaybookFault
from tactful.notes.check.kinds import AnyRule
from tactful.notes.wording import Wording

ROOT = Path(__file__).parent.parent
RULES = ROOT / "notes" / "check" / "rules"


@lru_cache
def load_rules(folder: Path = RULES) -> tuple[AnyRule, ...]:
    """The rules of a folder by name, shared words put in. Raises PlaybookFault with all problems."""
    words = msgspec.toml.decode((RULES.parent / "words.toml").read_bytes(), type=dict[str, str])
    limits = _limits()
    rules: list[AnyRule] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            rule = msgspec.toml.decode(path.read_bytes(), type=AnyRule)
            rules.append(rule.with_words(words).with_limits(limits))
        except msgspec.DecodeError as error:
            problems.append(f"{path.name}: {error}")
        except KeyError as error:
            problems.append(f"{path.name}: there is no list of words or limit {error}")
        else:
            if rule.name != path.stem:
                problems.append(f"{path.name}: is named {rule.name} inside")
    if problems:
        raise PlaybookFault("Some rules cannot be read.", "Mend them, or install Tactful again.", problems)
    return tuple(rules)


def _limits() -> dict[str, int]:
    """The platform's limits as the playbook has them."""
    told = tomllib.loads((ROOT / "playbooks" / "standard" / "limits.toml").read_text(encoding="utf-8"))
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
