"""A profile as it is audited: what the person wrote, what is around it, and what they answered."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from msgspec import Struct

Answer = Literal["yes", "no"]
Ask = Literal["photo", "header-image", "url", "fellow-students", "connections-reviewed"]
ASKS: tuple[Ask, ...] = get_args(Ask)


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a profile have in common: immutable, named fields only."""


class Entry(Part, frozen=True, kw_only=True):
    """One position, school, certificate, award, project or post held.

    `title` is what it was (job, degree, name), `place` where or from whom. Dates are ISO prefixes (`2024`,
    `2024-03`); without `finished` it goes on.
    """

    title: str = ""
    place: str = ""
    started: str | None = None
    finished: str | None = None
    text: str = ""

    @property
    def called(self) -> str:
        """Its name among others: `Data Engineer at Pellam Freight`."""
        return f"{self.title} at {self.place}" if self.title and self.place else self.title or self.place


class Network(Part, frozen=True, kw_only=True):
    """The connections, counted; None is unknown.

    `at` counts those who work at each employer of the profile now, `schools` those known as fellow students of each
    school, `in_field` those whose title shares a word with one of the profile's own.
    """

    connections: int | None = None
    at: dict[str, int] | None = None
    schools: dict[str, int] = {}
    in_field: int | None = None


class Profile(Part, frozen=True, kw_only=True):
    """A whole profile, the newest entries first.

    `head` is False when headline, summary and location were not read, `whole` when nothing but them was: what was
    not read is not known to be missing. `answers`
    hold what was asked; `changed_on` is the latest day on which it is known to have changed, `recommendations` how
    many were received. `line`, `employer` and `discreet` are the person's own word, `aims` the titles of jobs they
    saved or applied for.
    """

    name: str | None = None
    headline: str = ""
    summary: str = ""
    location: str = ""
    positions: tuple[Entry, ...] = ()
    education: tuple[Entry, ...] = ()
    certifications: tuple[Entry, ...] = ()
    honors: tuple[Entry, ...] = ()
    projects: tuple[Entry, ...] = ()
    volunteering: tuple[Entry, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    recommendations: int | None = None
    answers: dict[Ask, Answer] = {}
    network: Network = Network()
    changed_on: date | None = None
    line: str | None = None
    employer: str | None = None
    discreet: bool = False
    aims: tuple[str, ...] = ()
    head: bool = True
    whole: bool = True
