"""`tactful check`: is this note ready to send, and if not, what helps?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from tactful.app.check_note import Checked, check_note
from tactful.cli.json_out import echo_json
from tactful.cli.options import json_option
from tactful.cli.page import say, width
from tactful.core.finding import Finding, blocks
from tactful.core.situation import Plan, Role, Situation
from tactful.errors import BadInput
from tactful.notes.note import CHANNELS, SCENARIOS, Channel, Scenario

ROLES = msgspec.json.schema(Role)["enum"]
COLOURS = {"error": "yellow", "warning": "cyan", "hint": "blue"}


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Where a note goes, as far as it was said."""

    scenario: Scenario | None = None
    to: Role | None = None
    channel: Channel | None = msgspec.field(default=None, name="as")
    plan: Plan | None = None


class Line(Setting, frozen=True, kw_only=True):
    """One line of `--jsonl`; what it leaves out is taken from the options."""

    text: str
    id: str | int | None = None


@click.command("check")
@click.argument("file", required=False)
@click.option("--scenario", type=click.Choice(SCENARIOS), help="What kind of note it is.")
@click.option("--to", type=click.Choice(ROLES), help="Who reads it.")
@click.option("--as", "channel", type=click.Choice(CHANNELS), help="How it is sent.")
@click.option("--plan", type=click.Choice(["free", "premium"]), help="The LinkedIn plan; free unless said.")
@click.option("--situation", metavar="FILE", help="What is known, as for `tactful advise`.")
@click.option("--jsonl", metavar="FILE", help="Check many notes: one JSON object with `text` a line.")
@click.option("--list", "list_rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Explain one rule.")
@click.option(
    "--no-spelling",
    is_flag=True,
    expose_value=False,
    help="Leave a spelling checker out; so far there is a list of common slips only, which is always used.",
)
@json_option
def check(
    *,
    file: str | None,
    scenario: Scenario | None,
    to: Role | None,
    channel: Channel | None,
    plan: Plan | None,
    situation: str | None,
    jsonl: str | None,
    list_rules: bool,
    explain: str | None,
    as_json: bool,
) -> None:
    """Check the note in FILE (- reads standard input) before it goes out."""
    if list_rules or explain:
        _rules(explain, as_json)
        return
    setting = Setting(scenario=scenario, to=to, channel=channel, plan=plan)
    known = one_situation(situation) if situation else None
    if jsonl and not file:
        ready = _many(jsonl, setting, known)
    elif file and not jsonl:
        note = read(file).replace("\r\n", "\n").strip("\n")
        if not note.strip():
            raise BadInput(f"{file} holds no words.", "Write the note first, or try `tactful draft`.")
        checked = _check(note, setting, known)
        ready = checked.sendable
        if as_json:
            echo_json(checked)
        else:
            _report(note, checked)
    else:
        raise BadInput("Nothing says what to check.", "Name one FILE, `-`, or --jsonl FILE.")
    sys.exit(0 if ready else 1)


command = check


def read(place: str) -> str:
    """The text of a file, or of standard input for `-`. Raises BadInput."""
    try:
        data: bytes = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{place} cannot be read: {error.strerror}.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{place} is not UTF-8 text.", "Save it as UTF-8 and run it again.") from error


def one_situation(place: str) -> Situation:
    """The one situation in a file. Raises BadInput."""
    from tactful.app.advise import read_situations

    situations = read_situations(read(place))
    if len(situations) != 1:
        raise BadInput(f"{place} holds {len(situations)} situations.", "Give one JSON object.")
    return situations[0]


def _check(text: str, setting: Setting, known: Situation | None) -> Checked:
    return check_note(
        text,
        scenario=setting.scenario,
        to=setting.to,
        channel=setting.channel,
        plan=setting.plan,
        situation=known,
    )


def _many(place: str, default: Setting, known: Situation | None) -> bool:
    """Answer each line of a file; when a line cannot be read, name all such lines and answer none."""
    lines: list[Line] = []
    problems: list[str] = []
    for number, raw in enumerate(read(place).split("\n"), 1):
        if raw.strip():
            try:
                lines.append(msgspec.json.decode(raw, type=Line))
            except msgspec.DecodeError as error:
                problems.append(f"line {number}: {error}")
    if problems:
        raise BadInput(
            "\n".join([f"{place} has lines that are no notes:", *problems]), "Mend them and run again."
        )
    ready = True
    for line in lines:
        setting = Setting(
            scenario=line.scenario or default.scenario,
            to=line.to or default.to,
            channel=line.channel or default.channel,
            plan=line.plan or default.plan,
        )
        checked = _check(line.text, setting, known)
        ready = ready and checked.sendable
        echo_json({"id": line.id, **msgspec.structs.asdict(checked)}, indent=False)
    return ready


def _report(text: str, checked: Checked) -> None:
    """What a person sees: the note with the places marked, then what helps, then where it stands."""
    from tactful.notes.check.mark import marked

    spans = [finding.span for finding in checked.findings if finding.span]
    for line in marked(text, spans, width() - 2):
        click.echo(f"  {line}".rstrip())
    for number, finding in enumerate(checked.findings, 1):
        click.echo("")
        for part in _said(str(number) if finding.span else "-", finding):
            say(part, hang=3)
    count = sum(blocks(finding) for finding in checked.findings)
    size = f"{checked.characters} of {checked.limit}" if checked.limit else f"{checked.characters}"
    click.echo("")
    say(f"{'Ready to send.' if not count else f'Not ready yet: {count} to mend.'} {size} characters.")


def _said(label: str, finding: Finding) -> Iterator[str]:
    yield f"{label}  {finding.level} {finding.rule}: {finding.message}"
    yield f"   {finding.advice}"
    yield f"   {finding.why} ({', '.join(finding.sources)})"


def _rules(name: str | None, as_json: bool) -> None:
    """List the rules, or explain one."""
    from tactful.app.load_rules import load_rules

    rules = {rule.name: rule for rule in load_rules()}
    if name is not None and name not in rules:
        from difflib import get_close_matches

        near = get_close_matches(name, rules, n=3) or sorted(rules)[:3]
        raise BadInput(f"There is no rule {name}.", f"Perhaps {', '.join(near)}? All: tactful check --list")
    chosen = [rules[name]] if name else list(rules.values())
    if as_json:
        keys = ("name", "level", "why", "advice", "source", "rules")
        echo_json(
            [{("rule" if key == "name" else key): getattr(rule, key) for key in keys} for rule in chosen]
        )
    elif name is None:
        for rule in chosen:
            say(f"{rule.name:21} {rule.level:8} {rule.why}", hang=31)
    else:
        rule = chosen[0]
        say(f"{rule.name} ({rule.level}): {rule.why}")
        say(rule.advice)
        for head, examples in (("Flags:", rule.flags), ("Passes:", rule.passes)):
            say(head)
            for example in examples:
                say(f"- {example.text}", indent=2, hang=4)
        say(f"Source: {', '.join(rule.source)}")
