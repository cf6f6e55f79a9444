"""Tables made from the schemas: the situation, facts and marks of a story, the files of an export."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from docs.markdown import code, table, text
from tactful.core.situation import Situation
from tactful.core.story import MARKS, STATES
from tactful.sources.linkedin import registry

MEANINGS = tomllib.loads((Path(__file__).parent / "meanings.toml").read_text(encoding="utf-8"))
_PLAIN = {"string": "text", "integer": "a whole number", "boolean": "`true`, `false`"}


def meanings(kind: str, names: Iterable[str]) -> dict[str, str]:
    """The sentence for each name; fails when one has none, or when one is there for nothing."""
    told, names = MEANINGS[kind], list(names)
    if missing := [name for name in names if name not in told]:
        raise LookupError(f"docs/meanings.toml says nothing in [{kind}] about {', '.join(missing)}")
    if left := [name for name in told if name not in names]:
        raise LookupError(f"docs/meanings.toml has in [{kind}] what is gone: {', '.join(left)}")
    return {name: told[name] for name in names}


def situation() -> str:
    """Every field of the public situation, with what it takes."""
    schema = msgspec.json.schema(Situation)
    fields = dict(_fields(schema["$defs"]["Situation"], schema["$defs"]))
    told = meanings("situation", fields)
    return table(("field", "takes", "meaning"), ((f"`{name}`", fields[name], told[name]) for name in fields))


def facts() -> str:
    """Every state that a condition may ask for."""
    told = meanings("fact", STATES)
    return table(
        ("fact", "takes", "meaning"), ((f"`{name}`", _state(STATES[name]), told[name]) for name in told)
    )


def marks() -> str:
    """Every mark that a condition, a trigger or an end may name."""
    return table(("mark", "meaning"), ((f"`{mark}`", told) for mark, told in meanings("mark", MARKS).items()))


def files_read() -> str:
    """The files of an export that are read, in the order of reading."""
    rows = (line.partition(": ") for line in meanings("file", registry.READ).values())
    return table(("file", "what"), ((name, what or "entries of your profile") for name, _, what in rows))


def files_ignored() -> str:
    """The files of an export that are left alone, by reason."""
    why: dict[str, list[str]] = {}
    for name, reason in registry.IGNORED.items():
        why.setdefault(reason, []).append(name)
    return table(("why not", "files"), ((text(reason), code(sorted(names))) for reason, names in why.items()))


def _state(allowed: tuple[str, ...] | type | None) -> str:
    if allowed is None:
        return "a whole number or a range"
    return _PLAIN["boolean"] if isinstance(allowed, type) else code(allowed)


def _fields(node: dict[str, Any], defs: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, inner in node["properties"].items():
        yield from _field(inner, defs, f"{path}.{name}" if path else name)


def _field(node: dict[str, Any], defs: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    options = [_resolved(option, defs) for option in node.get("anyOf", [node])]
    parts = [option for option in options if "properties" in option]
    rest = [option for option in options if "properties" not in option]
    lists = [_resolved(option["items"], defs) for option in rest if "items" in option]
    takes = [words for option in rest if (words := _takes(option, defs))]
    if takes:
        yield path, ", or ".join([*takes, *(f"`{{{code(p['properties']).strip('`')}}}`" for p in parts)])
    for part in parts:
        yield from _fields(part, defs, path)
    for part in lists:
        if "properties" in part:
            yield from _fields(part, defs, f"{path}[]")


def _resolved(node: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    return defs[node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def _takes(node: dict[str, Any], defs: dict[str, Any]) -> str:
    """What a field takes, in words; empty for null and for moments, which are told field by field."""
    if "enum" in node:
        return code(value for value in node["enum"] if value is not None)
    if node.get("type") == "null":
        return ""
    if "items" in node:
        inner = _resolved(node["items"], defs)
        if "properties" in inner:
            return "" if set(inner["properties"]) >= {"on", "what"} else "a list"
        return f"a list of {_takes(inner, defs)}"
    if node.get("format") == "date":
        return "a date, `2026-03-10`"
    return _PLAIN[node["type"]]
