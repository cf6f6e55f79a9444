"""What forms and addresses bring in, read into values; what does not fit is said in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeVar

import msgspec
from litestar.params import URLEncodedBody

from tactful.core.moment import By, Kind, Moment, Outlook, What
from tactful.core.situation import Action, Culture, Plan, Role
from tactful.errors import BadInput
from tactful.notes.note import Channel, Scenario
from tactful.web.desk import ALONE

T = TypeVar("T", bound=msgspec.Struct)
Form = URLEncodedBody[dict[str, str]]
"""A form as it comes in."""


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """The questions of the first page, answered. Only `role` and `occasion` are needed for a real answer."""

    name: str | None = None
    role: Role | None = None
    occasion: What | Literal["nothing"] | None = None
    when: date | None = None
    outlook: Outlook | None = None
    culture: Culture | None = None
    considering: Action = "connect"
    playbook: str | None = None
    note: str | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A note to check, and where it goes; `person` is somebody of the ledger, by name or by number.

    Without `spelling` the answer comes sooner, and only the slips that a rule lists are found.
    """

    text: str = ""
    scenario: Scenario | None = None
    to: Role | None = None
    channel: Channel | None = msgspec.field(default=None, name="as")
    plan: Plan | None = None
    person: str | None = None
    spelling: bool = True


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """An action that was done, with its words."""

    action: Action
    text: str | None = None


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """Advice that is set aside; without a play all about the person."""

    play: str | None = None


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """A moment recorded by hand; `about` has a topic a line."""

    what: What
    on: date
    by: By | None = None
    about: str | None = None
    outlook: Outlook | None = None
    kind: Kind | None = None
    text: str | None = None
    answer_by: date | None = None

    def moment(self, today: date, *, at: str | None = None) -> Moment:
        """The moment. Raises BadInput for a day that has not come."""
        if self.on > today and self.what != "scheduled":
            raise BadInput("That day has not come yet.", "Only a planned interview may lie ahead.")
        return Moment(
            on=self.on,
            what=self.what,
            by=self.by,
            at=at,
            about=tuple(line.strip() for line in (self.about or "").splitlines() if line.strip()),
            outlook=self.outlook,
            kind=self.kind,
            answer_by=self.answer_by,
        )


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A search for people, as it stands in the address."""

    q: str = ""
    company: str = ""
    role: Role | None = None
    link: str | None = None
    tag: str = ""
    page: int = 1


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The playbook to follow."""

    playbook: str


def read(given: Mapping[str, object], kind: type[T]) -> T:
    """The fields that `kind` has and that are not empty. Raises BadInput for a value that does not fit."""
    fields = {
        name: value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        for name, value in given.items()
        if name != "_csrf_token"
    }
    try:
        with ALONE:
            told = msgspec.convert(
                {name: value for name, value in fields.items() if value != ""}, kind, strict=False
            )
    except msgspec.ValidationError as error:
        field = re.search(r"`\$\.?([\w-]*)`|field `([\w-]+)`", str(error))
        name = next((one for one in (field.groups() if field else ()) if one), "form")
        raise BadInput(
            f"The field “{name}” does not hold what it should.", "Go back, choose again and try once more."
        ) from error
    _near(getattr(told, name, None) for name in ("on", "when", "answer_by"))
    return told


def _near(days: Iterable[date | None]) -> None:
    far = next((day for day in days if day is not None and not 1900 <= day.year < 2200), None)
    if far is not None:
        raise BadInput(f"{far} is not a date of our time.", "Give a date between 1900 and 2199.")
