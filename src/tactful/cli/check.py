"""`tactful check`: is this note ready to send, and if not, what helps?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from tactful.app.check_note import Checked, check_note
from tactful.app.set_aside import Asides, asides_at
from tactful.app.spelling import names_at, spelling_trouble
from tactful.cli.json_out import echo_json
from tactful.cli.options import json_option, ledger_option, on_option
from tactful.core.situation import Plan, Role, Situation
from tactful.errors import BadInput
from tactful.notes.note import CHANNELS, SCENARIOS, Channel, NoteFacts, Scenario, facts_of

ROLES = msgspec.json.schema(Role)["enum"]
PLANS = msgspec.json.schema(Plan)["enum"]


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Where a note goes, as far as it was said."""

    scenario: Scenario | None = None
    to: Role | None = None
    channel: Channel | None = msgspec.field(default=None, name="as")
    plan: Plan | None = None


class Line(Setting, frozen=True, kw_only=True):
    """One line of `--jsonl`; what it leaves out is taken from the options. `name` and `company` are the reader's."""

    text: str
    id: str | int | None = None
    name: str | None = None
    company: str | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What all notes of one call share: the facts, and what was set aside."""

    situation: Situation | None = None
    facts: NoteFacts | None = None
    drafted: bool = False
    asides: Asides = Asides()
    spelling: bool = True
    names: tuple[str, ...] = ()


@click.command("check")
@click.argument("file", required=False)
@click.option("--scenario", type=click.Choice(SCENARIOS), help="What kind of note it is.")
@click.option("--to", type=click.Choice(ROLES), help="Who reads it.")
@click.option("--as", "channel", type=click.Choice(CHANNELS), help="How it is sent.")
@click.option("--plan", type=click.Choice(["free", "premium"]), help="The LinkedIn plan; free unless said.")
@click.option("--situation", metavar="FILE", help="What is known, as for `tactful advise`.")
@click.option("--person", metavar="NAME", help="Somebody of the ledger, instead of --situation.")
@click.option(
    "--drafted", is_flag=True, help="The words are not yours: flag all that is in none of the facts."
)
@click.option("--jsonl", metavar="FILE", help="Check many notes: one JSON object with `text` a line.")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="OUT", help="With --jsonl: one report, .html or .md."
)
@click.option("--list", "list_rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Explain one rule.")
@click.option("--set-aside", metavar="RULE", multiple=True, help="Let this finding be, for this text.")
@click.option("--take-up", metavar="RULE", multiple=True, help="Take up again what was set aside.")
@click.option("--always", is_flag=True, help="With --set-aside and --take-up: for every text.")
@click.option(
    "--no-spelling", is_flag=True, help="Leave the spelling checker out; common slips are still found."
)
@on_option
@json_option
@ledger_option
def check(
    *,
    file: str | None,
    scenario: Scenario | None,
    to: Role | None,
    channel: Channel | None,
    plan: Plan | None,
    situation: str | None,
    person: str | None,
    drafted: bool,
    jsonl: str | None,
    report: Path | None,
    list_rules: bool,
    explain: str | None,
    set_aside: tuple[str, ...],
    take_up: tuple[str, ...],
    always: bool,
    no_spelling: bool,
    on: date,
    as_json: bool,
    ledger: Path,
) -> None:
    """Check the note in FILE (- reads standard input) before it goes out."""
    if list_rules or explain:
        from tactful.cli.rule_pages import say_rules

        say_rules(explain, as_json)
        return
    if report and not jsonl:
        raise BadInput("A report is about many notes.", "Give them with --jsonl FILE.")
    text = _text(file, jsonl) if file or jsonl or not always else None
    if set_aside or take_up:
        _decide(ledger, set_aside, take_up, None if always else text, jsonl)
        if text is None:
            return
    if situation and person:
        raise BadInput("Both --situation and --person say what is known.", "Give one of them.")
    setting = Setting(scenario=scenario, to=to, channel=channel, plan=plan)
    told, facts = (
        _person(ledger, person, on) if person else (one_situation(situation) if situation else None, None)
    )
    known = Known(
        situation=told,
        facts=facts,
        drafted=drafted,
        asides=asides_at(ledger),
        spelling=not no_spelling,
        names=() if no_spelling else names_at(ledger),
    )
    if jsonl:
        ready = _many(jsonl, setting, known, report, as_json=as_json)
    else:
        checked = check_note(**_call(text or "", setting, known))
        ready = checked.sendable
        if as_json:
            echo_json(checked)
        else:
            from tactful.cli import check_report

            check_report.report(text or "", checked, file or "-")
    if known.spelling and (trouble := spelling_trouble()):
        click.echo(trouble, err=True)
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


def _text(file: str | None, jsonl: str | None) -> str | None:
    """The one note that is checked; None for many."""
    if bool(file) is bool(jsonl):
        raise BadInput("Nothing says what to check.", "Name one FILE, `-`, or --jsonl FILE.")
    if not file:
        return None
    note = read(file).replace("\r\n", "\n").strip("\n")
    if not note.strip():
        raise BadInput(f"{file} holds no words.", "Write the note first, or try `tactful draft`.")
    return note


def _decide(
    path: Path, aside: tuple[str, ...], up: tuple[str, ...], text: str | None, jsonl: str | None
) -> None:
    """Set aside and take up, for this text or for good."""
    from tactful.app.ledger_at import open_at
    from tactful.app.set_aside import known_rule, put_aside, take_up
    from tactful.cli.page import say

    if jsonl and text is None:
        raise BadInput(
            "A finding is set aside in one text, or for good.", "Name one FILE, or leave --jsonl out."
        )
    for rule in (*aside, *up):
        known_rule(rule)
    now = datetime.now(UTC)
    with open_at(path, now=now, create=True) as opened:
        if aside:
            put_aside(opened, aside, text, now=now)
        if up:
            take_up(opened, up, text, now=now)
    if text is None:
        for rules, what in ((aside, "is set aside for good"), (up, "is taken up again")):
            for rule in rules:
                say(f"{rule} {what}.")


def _person(path: Path, typed: str, on: date) -> tuple[Situation, NoteFacts]:
    from tactful.app.check_for import known_about
    from tactful.app.ledger_at import open_at

    with open_at(path, now=datetime.now(UTC)) as opened:
        return known_about(opened, typed, on)


def _call(text: str, setting: Setting, known: Known) -> dict[str, Any]:
    """The arguments of `check_note`."""
    return {
        "text": text,
        "scenario": setting.scenario,
        "to": setting.to,
        "channel": setting.channel,
        "plan": setting.plan,
        "situation": known.situation,
        "facts": known.facts,
        "grounded": known.drafted,
        "asides": known.asides,
        "spelling": known.spelling,
        "names": known.names,
    }


def _many(place: str, default: Setting, known: Known, report: Path | None, *, as_json: bool) -> bool:
    """Answer each line of a file; when a line cannot be read, name all such lines and answer none.

    With a `report` the answers go there, and as lines of JSON only where they are asked for.
    """
    from tactful.app.check_for import Addressee, said_to_others
    from tactful.app.check_many import check_many

    if report:
        from tactful.app.report_notes import check_report_place

        check_report_place(report)
    lines = _lines(place)
    others = said_to_others([(Addressee(name=line.name, company=line.company), line.text) for line in lines])
    calls = [
        _call(line.text, _setting(line, default), _about(line, other, known))
        for line, other in zip(lines, others, strict=True)
    ]
    ready = True
    told: list[tuple[str | int | None, str, Checked]] = []
    for line, checked in zip(lines, check_many(calls), strict=True):
        ready = ready and checked.sendable
        if report:
            told.append((line.id, line.text, checked))
        if as_json or not report:
            echo_json({"id": line.id, **msgspec.structs.asdict(checked)}, indent=False)
    if report:
        _report(report, place, told, silent=as_json)
    return ready


def _report(
    report: Path, place: str, told: list[tuple[str | int | None, str, Checked]], *, silent: bool
) -> None:
    from tactful.app.report_notes import report_notes
    from tactful.cli.page import say

    made = report_notes(report, place, told)
    if not silent:
        count = len(made.notes)
        notes = f"note{'' if count == 1 else 's'} {'is' if made.ready == 1 else 'are'}"
        say(f"{made.ready} of {count} {notes} ready to send. The report: {report}")


def _setting(line: Line, default: Setting) -> Setting:
    return Setting(
        scenario=line.scenario or default.scenario,
        to=line.to or default.to,
        channel=line.channel or default.channel,
        plan=line.plan or default.plan,
    )


def _lines(place: str) -> list[Line]:
    lines: list[Line] = []
    problems: list[str] = []
    for number, raw in enumerate(read(place).split("\n"), 1):
        if raw.strip():
            try:
                lines.append(msgspec.json.decode(raw, type=Line))
            except msgspec.DecodeError as error:
                problems.append(f"line {number}: {error}{_allowed(str(error))}")
    if problems:
        raise BadInput(
            "\n".join([f"{place} has lines that are no notes:", *problems]), "Mend them and run again."
        )
    return lines


def _allowed(problem: str) -> str:
    """The words that a field may have, where another one stands in it."""
    allowed: dict[str, Sequence[str]] = {
        "scenario": SCENARIOS,
        "channel": CHANNELS,
        "to": ROLES,
        "plan": PLANS,
    }
    field = problem.rpartition("$.")[2].rstrip("`")
    if not problem.startswith("Invalid enum value") or field not in allowed:
        return ""
    return f". It can be: {', '.join(allowed[field])}"


def _about(line: Line, other: str | None, known: Known) -> Known:
    """What is known, with what a line itself says of its reader."""
    if not (line.name or line.company):
        return known
    facts = known.facts or (facts_of(known.situation) if known.situation else NoteFacts())
    facts = msgspec.structs.replace(
        facts,
        name=line.name or facts.name,
        company=line.company or facts.company,
        sent_others=(other,) if other else facts.sent_others,
    )
    return msgspec.structs.replace(known, facts=facts)
