"""Reference pages about the program: commands, errors, rules of the check, promises."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

import tactful.errors
from docs.markdown import bullets, code, links, page, table, text
from tactful.app.load_playbook import load_playbook
from tactful.app.load_profile_rules import load_profile_rules
from tactful.app.load_rules import load_rules
from tactful.cli import COMMANDS, cli
from tactful.errors import TactfulError
from tactful.ledger.reports import ProblemsStand
from tactful.notes.check.rule import Example, Rule
from tactful.profile.rule import Example as ProfileExample
from tactful.profile.rule import ProfileRule

ROOT = Path(__file__).parents[1]
_LONGEST = 220
_EXITS = {
    0: "fine",
    1: "`check` or `profile` found what should be mended, `playbook check` a problem, `draft` waits or needs a fact",
    2: "what was typed or handed in cannot be used; nothing was changed",
    3: "the ledger cannot be used; nothing was lost",
    4: "a fault of Tactful's own; the report it prints holds no personal data",
}


def commands() -> str:
    """Every command with its arguments and options."""
    group = click.Context(cli, info_name="tactful", terminal_width=100)
    parts = [
        table(
            ("command", ""),
            ((f"[{name}](#tactful-{name})", text(line)) for name, (_, line) in COMMANDS.items()),
        )
    ]
    for name in COMMANDS:
        command = cli.get_command(group, name)
        assert command is not None
        parts += _command(command, click.Context(command, info_name=name, parent=group))
    lead = "Without a command, `tactful` shows today's agenda. `--ledger PATH` chooses the ledger."
    return page("Commands", lead, *parts)


def _command(command: click.Command, context: click.Context, level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {context.command_path}"
    yield "```{code-block} text\n" + command.get_usage(context).removeprefix("Usage: ") + "\n```"
    yield from _paragraphs(command.help or "")
    rows = [record for param in command.get_params(context) if (record := param.get_help_record(context))]
    rows = [(name, words) for name, words in rows if not name.endswith("--help")]
    if rows:
        # A bar ends a cell even inside code: https://github.github.com/gfm/#tables-extension-
        listed = ((f"`{name}`".replace("|", "\\|"), text(words)) for name, words in rows)
        yield table(("option or argument", ""), listed)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _command(inner, click.Context(inner, info_name=name, parent=context), level + 1)


def _paragraphs(words: str) -> Iterator[str]:
    """Help texts; a paragraph after a backspace character keeps its lines, as it does in a terminal."""
    for paragraph in inspect.cleandoc(words).split("\n\n"):
        if paragraph.startswith("\b"):
            yield "```{code-block} text\n" + paragraph.removeprefix("\b").strip("\n") + "\n```"
        else:
            yield text(paragraph)


def errors() -> str:
    """Every error, and what the program's end says."""
    ours = [kind for kind in vars(tactful.errors).values() if isinstance(kind, type)]
    kinds = [kind for kind in (*ours, ProblemsStand) if issubclass(kind, TactfulError)]
    kinds.remove(TactfulError)
    rows = sorted((kind.exit_code, kind.id, (kind.__doc__ or "").split("\n")[0]) for kind in kinds)
    return page(
        "Errors and exit codes",
        "Every error says what is the matter, and the next step.",
        table(("exit code", ""), ((f"`{number}`", words) for number, words in _EXITS.items())),
        "`advise`, `today` and `ask` end with 0 whatever the advice.",
        table(
            ("error", "exit code", "meaning"),
            ((f"`{name}`", f"`{code_}`", words) for code_, name, words in rows),
        ),
    )


def check_rules() -> str:
    """Every rule that `tactful check` knows."""
    lead = (
        "What `tactful check` looks for, one file a rule. An *error* or a *warning* means that the note is "
        "not ready; a *hint* never does. The texts under *flags* and *passes* are tests as well."
    )
    return page("Rules of the check", lead, *(part for rule in load_rules() for part in _rule(rule)))


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}"
    yield f"*{rule.level}.* {text(rule.why)} {text(rule.advice)}"
    where = [
        ("kinds of note", rule.scenarios),
        ("not in", rule.not_in),
        ("readers", rule.to),
        ("sent as", rule.channels),
    ]
    rows = [(name, code(values)) for name, values in where if values]
    rows += [("etiquette", links(rule.rules, "rules.md"))] if rule.rules else []
    yield bullets(f"{name}: {values}" for name, values in [*rows, ("source", _sources(rule))])
    yield "Flags:\n\n" + bullets(_example(example) for example in rule.flags)
    yield "Passes:\n\n" + bullets(_example(example) for example in rule.passes)


def profile_rules() -> str:
    """Every rule that `tactful profile` knows, by section."""
    lead = (
        "What `tactful profile` looks for, one file a rule. An *error* or a *warning* is worth mending before the next "
        "request goes out; a *hint* advises. The profiles under *flags* and *passes* are tests as well."
    )
    return page(
        "Rules of the audit", lead, *(part for rule in load_profile_rules() for part in _profile_rule(rule))
    )


def _profile_rule(rule: ProfileRule) -> Iterator[str]:
    yield f"## {rule.name}"
    yield f"*{rule.level}.* {text(rule.why)} {text(rule.advice)}"
    rows = [
        ("looks at", code(rule.sections)),
        ("helps", f"{rule.helps}, in about {rule.minutes} minutes"),
        ("holds requests back as", f"`{rule.gap}`" if rule.gap else ""),
        ("basis of its numbers", text(rule.basis or "")),
        ("etiquette", links(rule.rules, "rules.md") if rule.rules else ""),
        ("source", _sources(rule)),
    ]
    yield bullets(f"{name}: {words}" for name, words in rows if words)
    yield "Flags:\n\n" + bullets(_shown(example) for example in rule.flags)
    yield "Passes:\n\n" + bullets(_shown(example) for example in rule.passes)


def _shown(example: ProfileExample) -> str:
    """The profile of an example as it is written, long ones cut."""
    told = "; ".join(
        f"{name}: {_plainly(value)}" for name, value in msgspec.to_builtins(example.profile).items()
    )
    return text(told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…") or "nothing at all"


def _plainly(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plainly(inner)}" for name, inner in value.items())
    return " / ".join(map(_plainly, value)) if isinstance(value, (list, tuple)) else str(value)


def _sources(rule: Rule | ProfileRule) -> str:
    known = load_playbook("standard")
    pages = {**dict.fromkeys(known.source, "sources.md"), **dict.fromkeys(known.rule, "rules.md")}
    return ", ".join(links([one], pages[one]) if one in pages else one for one in rule.source)


def _example(example: Example) -> str:
    set_in: list[Any] = [example.scenario, example.to, example.channel]
    where = ", ".join(str(part) for part in set_in if part)
    return text(example.text) + (f" *({where})*" if where else "")


def promises() -> str:
    """Every promise, with the tests that hold it."""
    told = tomllib.loads((ROOT / "tests" / "promises.toml").read_text(encoding="utf-8"))["promise"]
    lines: list[str] = []
    for entry in told.values():
        lines += [
            f"- **{entry['text']}**",
            *(f"  - `{test.partition('tests/')[2]}`" for test in entry["tests"]),
        ]
    return "\n".join(lines)
