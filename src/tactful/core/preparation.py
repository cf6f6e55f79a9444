"""The values that the page for an interview is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.core.culture import CultureLook
from tactful.core.interview import Worth
from tactful.core.moment import What


class Noted(Struct, frozen=True, kw_only=True):
    """Something of theirs that was noted: what, when, and the topics or words."""

    what: What
    on: date
    about: tuple[str, ...]


class Parting(Struct, frozen=True, kw_only=True):
    """The line at goodbye; `says` is None where nothing should be asked."""

    says: str | None
    because: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]


class Thanks(Struct, frozen=True, kw_only=True):
    """Whom to thank, when and how; `if_held` while the interview lies ahead, `best` None where no day rules it."""

    name: str
    title: str
    because: str
    best: tuple[date, date] | None
    say: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    if_held: bool


_LINKS = {"connected": "connected", "pending": "your request is waiting", "none": "not connected"}


class Face(Struct, frozen=True, kw_only=True):
    """Somebody around the job, as they are known; `there` when an interview with them is ahead."""

    person: Who
    there: bool
    named: bool
    link: str
    rapport: str
    manner: str
    shares: tuple[str, ...]
    last: date | None
    published: tuple[Noted, ...]
    talked: tuple[Noted, ...]
    parting: Parting

    def standing(self, shown: Callable[[date], str]) -> str:
        """How one stands with them, in a line: role, link, rapport, what is shared, the last moment."""
        facts = [
            (self.person.role or "").replace("-", " "),
            _LINKS[self.link],
            f"rapport: {self.rapport}" if self.rapport != "none" else "",
            self.manner if self.manner != "unknown" else "",
            f"in common: {', '.join(self.shares)}" if self.shares else "",
            f"last moment {shown(self.last)}" if self.last else "",
        ]
        return "; ".join(fact for fact in facts if fact)


class Meeting(Struct, frozen=True, kw_only=True):
    """An interview ahead: with whom, when, of what kind."""

    on: date
    at: datetime | None
    people: tuple[str, ...]
    kind: str | None


class PostingSays(Struct, frozen=True, kw_only=True):
    """What the posting says: its own words on contact, whom it names, until when, what it asks for."""

    kept: bool
    state: str | None
    contact: str | None
    closes_on: date | None
    words: tuple[str, ...]
    asks_for: tuple[str, ...]

    @property
    def says_something(self) -> bool:
        """True when there is anything to tell of it."""
        return bool(
            self.state not in (None, "open") or self.contact or self.closes_on or self.asks_for or self.words
        )


class First(Struct, frozen=True, kw_only=True):
    """What to look at first, and the command that keeps what is found."""

    says: str
    keep: str


class Preparation(Struct, frozen=True, kw_only=True):
    """The whole page; `over` says so kindly where there is nothing left to prepare."""

    on: date
    title: str
    company: str
    stage: str
    meetings: tuple[Meeting, ...]
    people: tuple[Face, ...]
    culture: CultureLook
    posting: PostingSays
    questions: tuple[Worth, ...]
    parting: Parting
    thanks: tuple[Thanks, ...]
    first: tuple[First, ...]
    over: str | None = None
