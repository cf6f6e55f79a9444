"""Setting a fact about oneself, a person, a company or an opportunity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

from tactful.app import find
from tactful.core.situation import (
    Culture,
    Gap,
    Link,
    Manner,
    Plan,
    Policy,
    Posting,
    Role,
    Share,
    Stage,
    Welcome,
)
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow

Reader = Callable[[str], Any]


def _one_of(kind: Any) -> Reader:
    allowed = get_args(kind)

    def read(value: str) -> str:
        if value not in allowed:
            raise BadInput(f"{value!r} is not allowed here.", f"Give one of: {', '.join(allowed)}.")
        return value

    return read


def _some_of(kind: Any) -> Reader:
    one = _one_of(kind)
    return lambda value: [one(part.strip()) for part in value.split(",") if part.strip()]


def _whole(value: str) -> int:
    if not value.isdecimal() or len(value) > 6:
        raise BadInput(f"{value!r} is no whole number below a million.", "Give one such as 5.")
    return int(value)


def _yes(value: str) -> bool:
    if value.lower() not in ("yes", "no", "true", "false"):
        raise BadInput(f"{value!r} is neither yes nor no.", "Give yes or no.")
    return value.lower() in ("yes", "true")


def _text(value: str) -> str:
    return value.strip()


def _lines(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


MOST_TAGS = 12
LONGEST_TAG = 40


def _tags(value: str) -> list[str]:
    """Words of one's own, each once whatever its capitals."""
    named: dict[str, str] = {}
    for part in value.split(","):
        tag = " ".join(part.split())
        if len(tag) > LONGEST_TAG:
            raise BadInput(f"{tag[:LONGEST_TAG]!r} is too long for a tag.", "A word or two will do.")
        if tag:
            named.setdefault(tag.casefold(), tag)
    if len(named) > MOST_TAGS:
        raise BadInput(f"That is more than {MOST_TAGS} tags.", "Keep those that you look for.")
    return list(named.values())


def _playbook(value: str) -> str:
    from tactful.app.load_playbook import load_playbook

    load_playbook(value)
    return value


def _cadence(value: str) -> dict[str, int]:
    from tactful.app.load_playbook import load_playbook

    tasks = [name for name, task in load_playbook().task.items() if not task.trigger]
    told = {}
    for part in filter(str.strip, value.split(";")):
        name, _, days = part.strip().partition(" ")
        if name not in tasks:
            raise BadInput(
                f"There is no task {name!r}.", f"Give one of: {', '.join(tasks)}, and after how many days."
            )
        told[name] = 0 if days.strip() == "never" else _whole(days.strip())
        if told[name] > LONGEST_PAUSE:
            raise BadInput(f"{days} days are too many.", f"Give at most {LONGEST_PAUSE}, or never.")
    return told


LONGEST_PAUSE = 366
ME: dict[str, Reader] = {
    "name": _text, "line": _text, "experience": _lines, "goal": _text, "plan": _one_of(Plan), "employer": _text,
    "discreet": _yes, "gaps": _some_of(Gap), "playbook": _playbook, "invitations-a-week": _whole,
    "notes-a-month-free": _whole, "cadence": _cadence,
}  # fmt: skip
PERSON: dict[str, Reader] = {
    "name": _text, "role": _one_of(Role), "link": _one_of(Link), "welcome": _one_of(Welcome),
    "manner": _one_of(Manner), "mutuals": _whole, "mutual-names": _lines, "shares": _some_of(Share), "title": _text,
    "email": _text, "kept-out": _yes, "company": _text, "aside": _text, "tags": _tags,
}  # fmt: skip
COMPANY: dict[str, Reader] = {
    "culture": _one_of(Culture), "policy": _one_of(Policy), "culture-source": _text, "admire": _text,
    "target": _yes, "kept-from": _yes,
}  # fmt: skip
OPPORTUNITY: dict[str, Reader] = {"stage": _one_of(Stage), "posting": _one_of(Posting), "title": _text}


def set_fact(
    ledger: Ledger, subject: str | int, field: str, value: str, *, today: date, now: datetime
) -> str:
    """Set one field; an empty value takes it away. Gives what was set, in words.

    `subject` is `me`, a person, a company or an opportunity; the field decides which is looked for first. A number
    is a person's.
    """
    if isinstance(subject, int):
        if field not in PERSON:
            raise BadInput(
                f"There is no field {field!r} of a person.", f"The fields are: {', '.join(sorted(PERSON))}."
            )
        return _set_person(ledger, subject, field, value, today=today, now=now)
    if subject == "me":
        return _set_me(ledger, field, value, now=now)
    if field in COMPANY and (company := find.company(ledger, subject)):
        return _set_company(ledger, company.id, company.name, field, value, now=now)
    if field in OPPORTUNITY and (job := find.opportunity(ledger, subject)):
        if field != "posting":
            _needed(field, value)
        with _acting(ledger, now) as act:
            act.set_opportunity(job.id, **{field: OPPORTUNITY[field](value) if value else None})
        return f"{job.title}: {field} is {value or 'unknown'}"
    if field in PERSON:
        return _set_person(ledger, subject, field, value, today=today, now=now)
    if field in COMPANY or field in OPPORTUNITY:
        kind = "company" if field in COMPANY else "opportunity"
        whose = "" if kind == "company" else " --company COMPANY"
        raise NotFound(
            f"There is no {kind} called {subject!r}.", f'Add it: tactful add {kind} "{subject}"{whose}'
        )
    every = sorted({*ME, *PERSON, *COMPANY, *OPPORTUNITY})
    raise BadInput(f"There is no field {field!r}.", f"The fields are: {', '.join(every)}.")


def _acting(ledger: Ledger, now: datetime) -> Any:
    from tactful.ledger.recording import acting

    return acting(ledger, "set", now=now)


def _set_me(ledger: Ledger, field: str, value: str, *, now: datetime) -> str:
    if field not in ME:
        raise BadInput(f"There is no field {field!r} about you.", f"The fields are: {', '.join(sorted(ME))}.")
    read = ME[field](value) if value or field == "gaps" else None
    with _acting(ledger, now) as act:
        act.put_setting(field, read)
    return f"you: {field} is {value or ('in order' if field == 'gaps' else 'unknown')}"


def _set_company(ledger: Ledger, id_: int, name: str, field: str, value: str, *, now: datetime) -> str:
    read = COMPANY[field](value) if value else None
    flag = field in ("target", "kept-from")
    with _acting(ledger, now) as act:
        act.set_company(id_, **{field.replace("-", "_"): bool(read) if flag else read})
    return f"{name}: {field} is {value or 'unknown'}"


def _set_person(
    ledger: Ledger, subject: str | int, field: str, value: str, *, today: date, now: datetime
) -> str:
    person = find.person(ledger, subject)
    if field == "aside":
        return _set_aside(ledger, person, value, today=today, now=now)
    if field == "name":
        _needed(field, value)
    read = PERSON[field](value) if value else None
    with _acting(ledger, now) as act:
        if field == "company":
            act.set_person(person.id, company_id=act.company(value) if value else None)
        else:
            act.set_person(
                person.id, **{field.replace("-", "_"): bool(read) if field == "kept-out" else read}
            )
    return f"{person.name}: {field} is {value or 'unknown'}"


def _needed(field: str, value: str) -> None:
    if not value.strip():
        raise BadInput(f"The {field} cannot be taken away.", f"Give the right {field} instead.")


def _set_aside(ledger: Ledger, person: PersonRow, value: str, *, today: date, now: datetime) -> str:
    """Set advice about a person aside: `never`, DATE, PLAY or `PLAY until DATE`; `no` takes all of it up again."""
    from tactful.ledger import queries
    from tactful.ledger.situations import situation_parts

    if value in ("", "no"):
        with _acting(ledger, now) as act:
            for row in situation_parts(ledger, [person.id])[person.id].aside:
                act.take_up(person.id, row.play)
        return f"{person.name}: nothing is set aside"
    play, until = _aside(value, str(queries.settings(ledger).get("playbook") or "standard"))
    if until is not None and until <= today:
        raise BadInput(f"{until} is not ahead.", "Give a date to come, or never.")
    with _acting(ledger, now) as act:
        act.put_aside(person.id, play, until)
    what = "all advice" if play == "*" else play
    return f"{person.name}: {what} is set aside {f'until {until}' if until else 'for good'}"


def _aside(value: str, playbook: str) -> tuple[str, date | None]:
    """The play set aside (`*` for all) and until when."""
    from tactful.app.load_playbook import load_playbook

    play, _, day = value.partition(" until ")
    try:
        if not day and play[:1].isdigit():
            play, day = "*", play
        until = date.fromisoformat(day.strip()) if day else None
    except ValueError:
        raise BadInput(f"{day} is no date.", "Write it as 2026-12-01.") from None
    play = "*" if play in ("never", "*") else play.strip()
    plays = load_playbook(playbook).play
    if play != "*" and play not in plays:
        raise BadInput(
            f"{value!r} is neither a date nor a play.",
            f"Give never, no, a date, or one of the plays, also with a date (PLAY until DATE): {', '.join(plays)}.",
        )
    return play, until
