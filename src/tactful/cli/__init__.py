"""The command line: shows what `app` returns, decides nothing."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

from tactful import __version__
from tactful.errors import Ambiguous, PlaybookFault, TactfulError

COMMANDS = {
    # name: (module, its line in the list of commands)
    "today": ("today", "Today's agenda: what to do, what waits, whom to leave in peace."),
    "import": ("import_", "Read a LinkedIn export, calendar, mail, posting, CV, contacts or table."),
    "questions": ("questions", "What an import was not sure of: answer yes or no."),
    "serve": ("serve", "All of it in the browser, on this machine alone."),
    "demo": ("demo", "A made-up job search to look around in."),
    "ask": ("ask", "Should I connect? A minute's conversation; no data needed."),
    "plan": ("plan", "The week: what is fixed, what opens when; also as a page to print."),
    "person": ("person", "One person: story, advice, timeline."),
    "prepare": ("prepare", "A page for the interview: people, questions, the line at goodbye."),
    "culture": ("culture", "Five questions about a company, kept with source and date."),
    "target": ("target", "Name companies you hope for, and see whom you know there."),
    "paths": ("paths", "Who can help into a company or to a person, and what to ask whom."),
    "network": ("network", "Your network: what it covers, ties going cold, growth; who was a colleague."),
    "outcomes": ("outcomes", "What worked so far: requests, messages, applications."),
    "log": ("log", "Record that something happened."),
    "done": ("done", "Mark a task of the week as done, such as the reading round."),
    "add": ("add", "Add a person, an opportunity, a company or a target."),
    "set": ("set_", "Set a fact about yourself, a person, a company or an opportunity."),
    "merge": ("merge", "Two people of the ledger are one."),
    "draft": ("draft", "The words for the advised step, from facts only."),
    "check": ("check", "Check a note before it goes out."),
    "profile": ("profile", "Your own profile as others read it: what helps most for least work."),
    "advise": ("advise", "Advice for situations in JSON; stateless."),
    "playbook": ("playbook", "Read, list and check playbooks."),
    "feed": ("feed", "The calendar of your search: windows, follow-ups, interviews."),
    "export": ("export", "Everything as JSON or CSV, contacts as vCards, or a file for a coach."),
    "undo": ("undo", "Take back the last import or the last record."),
    "forget": ("forget", "Remove a person for good."),
    "backup": ("backup", "Copy the ledger to a file, also while it is in use."),
    "restore": ("restore", "Put a backup in the ledger's place, once it is verified."),
    "doctor": ("doctor", "Look whether the ledger is sound."),
    "completion": ("completion", "The line that switches on completion in your shell."),
}


class Commands(click.Group):
    """The commands, each imported only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tactful.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=2)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"There is no command {args[0]}.{hint} The list: tactful --help")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--ledger", type=click.Path(path_type=Path), envvar="TACTFUL_LEDGER", help="The ledger.")
@click.version_option(__version__, prog_name="tactful")
@click.pass_context
def cli(ctx: click.Context, ledger: Path | None) -> None:
    """Whom to connect with, when, with which words, and when to leave someone in peace.

    Without a command: today's agenda, or the first steps when the ledger is empty.
    """
    ctx.obj = ledger
    if ctx.invoked_subcommand is None:
        from tactful.cli.today import command

        with command.make_context("today", [], parent=ctx) as today:
            command.invoke(today)


def main() -> None:
    """Run the command line; every error ends with what, the next step and its exit code."""
    # A command is over before garbage matters, and collecting walks all that was imported.
    gc.set_threshold(100_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _unread()
    sys.exit(code)


def _run() -> int:
    out = sys.stdout
    try:
        return int(cli.main(_arguments(), prog_name="tactful", standalone_mode=False) or 0)
    except TactfulError as error:
        return _told(error)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped; nothing was changed.", err=True)
        return 130
    except SystemExit as ended:
        return int(ended.code or 0) if sys.stdout is out else _unread()
    except Exception as error:
        return _fault(error)


def _arguments() -> list[str] | None:
    """What was typed, readable: bytes that are no text stay only where they name a file; None is for all is well."""
    given = sys.argv[1:]
    if all(argument.isprintable() or argument.isascii() for argument in given):
        return None
    return [one if Path(one).exists() else one.encode("utf-8", "replace").decode() for one in given]


def _unread() -> int:
    """Whoever read the output has seen enough; click has put another stream in its place, or Python flushes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _told(error: TactfulError) -> int:
    from tactful.cli.page import harmless

    more: list[str] = []
    if isinstance(error, Ambiguous):
        more = error.candidates
    if isinstance(error, PlaybookFault):
        more = error.problems
    for line in (*f"tactful: {error.what}".split("\n"), *(f"  {one}" for one in more)):
        click.echo(harmless(line), err=True)
    click.echo(f"  Next: {harmless(error.next_step)}", err=True)
    return error.exit_code


def _fault(error: Exception) -> int:
    """A fault of Tactful's own: where it happened, without a value of anybody's data."""
    import traceback

    click.echo("tactful: something went wrong in Tactful itself; nothing was lost.", err=True)
    click.echo("  Next: report these lines; they hold no personal data.", err=True)
    click.echo(
        f"    tactful {__version__}, Python {sys.version.split()[0]}, {type(error).__name__}", err=True
    )
    for frame in traceback.extract_tb(error.__traceback__):
        click.echo(f"    {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}", err=True)
    return 4
