"""Reading the rules of notes and the wording from disk: once a process."""

from __future__ import annotations

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
    rules: list[AnyRule] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            rule = msgspec.toml.decode(path.read_bytes(), type=AnyRule)
            rules.append(rule.with_words(words))
        except msgspec.DecodeError as error:
            problems.append(f"{path.name}: {error}")
        except KeyError as error:
            problems.append(f"{path.name}: there is no list of words {error}")
        else:
            if rule.name != path.stem:
                problems.append(f"{path.name}: is named {rule.name} inside")
    if problems:
        raise PlaybookFault("Some rules cannot be read.", "Mend them, or install Tactful again.", problems)
    return tuple(rules)


@lru_cache
def load_wording(name: str = "standard") -> Wording:
    """The wording of a playbook that ships; one without its own speaks as `standard` does."""
    own = ROOT / "playbooks" / name / "wording.toml"
    path = own if own.is_file() else ROOT / "playbooks" / "standard" / "wording.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Wording)
    except msgspec.DecodeError as error:
        raise PlaybookFault(
            "The wording cannot be read.", "Mend it, or install Tactful again.", [f"{path.name}: {error}"]
        ) from error
