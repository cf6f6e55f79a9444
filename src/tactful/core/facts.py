"""What a source finds: one fact per record of a file, in the words of the domain.

Sources make them, the ledger keeps them; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal, Protocol

from msgspec import Struct

from tactful.core.moment import By, Kind, Outlook, What
from tactful.core.situation import Posting, Stage


class PersonFact(Struct, frozen=True, kw_only=True):
    """Someone a record names.

    `url` is the joining form of a profile address (`in/zoë-lindqvist`: NFC, unquoted, case-folded, no host, no
    trailing slash). `connected_on` is set by the list of connections alone, and means link `connected`.
    """

    name: str
    url: str | None = None
    email: str | None = None
    company: str | None = None
    title: str | None = None
    connected_on: date | None = None


class OpportunityFact(Struct, frozen=True, kw_only=True):
    """A job a record names; `url` is its joining form (`jobs/view/123`).

    `text` is the posting in plain words; `posting`, `contact` (whom it names, by name) and `closes_on` are what
    that text itself says.
    """

    company: str
    title: str
    stage: Stage
    url: str | None = None
    text: str | None = None
    posting: Posting | None = None
    contact: str | None = None
    closes_on: date | None = None


class MomentFact(Struct, frozen=True, kw_only=True):
    """Something that happened, about the first of the fact's people, the opportunity, or nobody (an own post).

    `at` is the instant in UTC where the record has a time; the ledger derives the date in the owner's zone from
    it. `on` is the date where there is no time. One of both is given. `conversation` groups messages; in a
    `group` nobody owes anybody an answer. `junk` is a message the platform filed as spam.
    """

    what: What
    by: By | None = None
    on: date | None = None
    at: datetime | None = None
    text: str | None = None
    about: tuple[str, ...] = ()
    link: str | None = None
    kind: Kind | None = None
    outlook: Outlook | None = None
    conversation: str | None = None
    group: bool = False
    junk: bool = False


EntryKind = Literal[
    "profile", "position", "education", "skill", "certification", "language", "project", "honor", "publication",
    "organization", "course", "cause", "volunteering",
]  # fmt: skip


class EntryFact(Struct, frozen=True, kw_only=True):
    """One entry of the seeker's own profile; `fields` by lower-case name, dates as ISO prefixes (`2024-03`)."""

    kind: EntryKind
    fields: dict[str, str]


class Fact(Struct, frozen=True, kw_only=True):
    """One record of one file.

    `key` names the record for good (the same record in a later export has the same key); `state` is all that may
    change about it. Same key and state: unchanged; another state: changed. `followed` is a company the owner
    follows, a target to confirm. `void` is a record that was taken back (a cancelled interview): the moment it
    made before is retracted, and no other is made.
    """

    file: str
    key: str
    state: str = ""
    people: tuple[PersonFact, ...] = ()
    moment: MomentFact | None = None
    opportunity: OpportunityFact | None = None
    followed: str | None = None
    entry: EntryFact | None = None
    void: bool = False


class Question(Struct, frozen=True, kw_only=True):
    """What a source is not sure of: `text` asks it in one sentence that yes or no answers, `fact` is what yes means.

    The key of the fact is the key of the question: it is asked once.
    """

    text: str
    fact: Fact


SkipReason = Literal[
    "no name", "draft", "empty", "unreadable date", "forgotten", "unreadable", "not about the search", "still ahead",
    "our own reminder",
]  # fmt: skip


class Skipped(Struct, frozen=True, kw_only=True):
    """A record that becomes nothing, and why."""

    file: str
    reason: SkipReason


class Problem(Struct, frozen=True, kw_only=True):
    """Something that could not be read: the place, never the content."""

    file: str
    text: str
    line: int | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """Whose data it is: the name, and where the export shows it the joining form of the profile address."""

    name: str | None = None
    url: str | None = None


class Found(Struct, kw_only=True):
    """What the export itself shows; complete once the facts have been read to the end."""

    owner: str | None = None
    requests_accepted: int = 0
    requests_pending: int = 0
    messages_sent: int = 0
    messages_received: int = 0
    answers_owed: int = 0


class Extraction(Protocol):
    """One path, opened by a source. Read `facts()` to the end once; the rest is complete only then.

    `ignored` maps a file to why it was left out. `whole` names the kinds of list that were read completely
    (`connections`): what is missing from them is gone.
    """

    source: str
    path: str
    owner: Owner
    exported_on: date | None
    found: Found
    problems: list[Problem]
    ignored: dict[str, str]
    files: list[str]
    whole: set[str]

    def facts(self) -> Iterator[Fact | Question | Skipped]:
        """Yield one value per record, file by file."""
        ...

    def close(self) -> None:
        """Release the files."""
        ...
