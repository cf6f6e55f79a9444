"""`tactful log`: record that something happened."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import click

from tactful.cli.options import Day, ledger_option
from tactful.core.moment import WHATS, By, Kind, Outlook
from tactful.core.situation import Role


@click.command("log")
@click.argument("what", type=click.Choice(WHATS), metavar="WHAT")
@click.argument("who", nargs=-1)
@click.option("--on", type=Day(), default="today", show_default=True, help="The day it happened, or will.")
@click.option("--at", help="The time of day, as 14:30.")
@click.option("--by", type=click.Choice(get_args(By)), help="Who did it, where it is not plain.")
@click.option("--about", multiple=True, help="A topic, the event's name, the article's title. Repeatable.")
@click.option("--outlook", type=click.Choice(get_args(Outlook)), help="How an interview went.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="The kind of interview.")
@click.option("--answer-by", type=Day(), help="The date by which they said they would answer.")
@click.option("--via", help="Who referred you; the event where you met.")
@click.option("--agreed/--not-agreed", default=None, help="Whether the referrer agreed to be named.")
@click.option("--company", help="The company it is about.")
@click.option("--title", help="The job it is about.")
@click.option("--role", type=click.Choice(get_args(Role)), help="What these people are to you.")
@click.option("--text", help="The words that went out or came in.")
@click.option("--new", is_flag=True, help="Add people who are not in the ledger yet.")
@ledger_option
def command(
    what: str,
    who: tuple[str, ...],
    on: date,
    at: str | None,
    by: str | None,
    about: tuple[str, ...],
    outlook: str | None,
    kind: str | None,
    answer_by: date | None,
    via: str | None,
    agreed: bool | None,
    company: str | None,
    title: str | None,
    role: Role | None,
    text: str | None,
    new: bool,
    ledger: Path,
) -> None:
    """Record WHAT happened with WHO (several people at once for a panel).

    For example: tactful log interviewed "Dana Reyes" --about "Kafka migration" --outlook positive

    WHAT is one of: applied, met, attended, scheduled, interviewed, referred, invited, accepted, connected,
    declined, withdrew, messaged, emailed, thanked, followed-up, liked, commented, shared, posted, talked, moved,
    recommended, endorsed, rejected, offered, hired.
    """
    import msgspec

    from tactful.app.ledger_at import open_at
    from tactful.app.record import Around, log
    from tactful.cli.page import day, say
    from tactful.core.moment import Moment
    from tactful.errors import BadInput

    fields = {
        "on": on, "what": what, "by": by, "at": at, "about": about, "outlook": outlook, "kind": kind,
        "answer_by": answer_by, "via": via, "agreed": agreed,
    }  # fmt: skip
    if at is not None and not _is_time(at):
        raise BadInput(f"{at} is no time of day.", "Write it as 14:30.")
    moment = msgspec.convert(fields, Moment)
    if on > date.today() and what != "scheduled":  # noqa: DTZ011
        raise BadInput(
            f"{on} has not come yet.",
            "Only `scheduled` may lie ahead; for the rest give a day that has been.",
        )
    around = Around(company=company, title=title, role=role, new=new)
    now = datetime.now(UTC)
    with open_at(ledger, now=now, create=True) as opened:
        done = log(opened, moment, who, around, text=text, now=now)
    say(f"Noted: {what}, {', '.join(done)}, {day(on, date.today())}. Wrong? tactful undo")  # noqa: DTZ011
    if what == "rejected":
        say("That is no judgement of you. Nothing has to be done today.")
    if what == "interviewed" and not about:
        say(
            "While it is fresh: note one topic you talked about, so that your thanks can be specific (--about)."
        )


def _is_time(text: str) -> bool:
    from datetime import time

    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 5
