"""What worked so far: requests, messages and applications, weighed with care."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tactful.outcomes import messages, requests
from tactful.outcomes.attempt import Attempt
from tactful.outcomes.compare import Look
from tactful.outcomes.funnel import History, application
from tactful.outcomes.report import Counted, Outcomes, report
from tactful.outcomes.terms import Terms
from tactful.outcomes.traits import Happened, Known

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.outcome_rows import ApplicationRow, RequestRow, TriedRow, WordRow

TERMS = Path(__file__).parent.parent / "outcomes" / "terms.toml"


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The days that are looked at, and the day of the newest export."""

    since: date
    until: date
    exported: date | None

    def end(self, sent: date) -> date:
        """Until when an answer to something sent that day would be known."""
        return requests.known_until(sent, self.exported, self.until)


@lru_cache
def load_terms() -> Terms:
    """The counts, days and words by which outcomes are judged."""
    return msgspec.toml.decode(TERMS.read_bytes(), type=Terms)


def worth_a_line_each(look: Look) -> bool:
    """True where the groups of a look are worth a line each: two that are compared, or a difference."""
    compared = [group for group in look.groups if group.difference]
    return (len(look.groups) == 2 and bool(compared)) or any(group.finding != "alike" for group in compared)


def nothing_yet(on: date, since: date | None = None) -> Outcomes:
    """The report where there is no ledger."""
    start = since or on - timedelta(days=load_terms().days.period)
    return report(Counted(), Counted(), (), load_terms(), since=start, until=on, known_until=None)


def what_worked(ledger: Ledger, on: date, since: date | None = None) -> Outcomes:
    """The report of what was sent from `since` (a year back by default) until `on`."""
    from tactful.ledger import outcome_rows as rows

    terms = load_terms()
    exported = rows.exported_until(ledger)
    span = Span(since=since or on - timedelta(days=terms.days.period), until=on, exported=exported)
    asked: dict[int, list[RequestRow]] = defaultdict(list)
    for row in rows.requests(ledger, span.since, on):
        asked[row.person_id].append(row)
    around = rows.around_requests(ledger, span.since, on)
    began: dict[int, tuple[list[WordRow], int]] = {}
    for person, words in rows.words(ledger, span.since, on, before=terms.days.quiet).items():
        place = messages.beginning(_happened(words), span.since, terms)
        if place is not None:
            began[person] = words, place
    texts = rows.texts(ledger, [words[place].id for words, place in began.values()])
    people = {found: _known(row) for found, row in rows.tried(ledger).items()}
    applied = [application(_history(row), span.since, on, terms) for row in rows.applications(ledger)]
    return report(
        _requests(asked, around, people, span, terms),
        _messages(began, texts, asked, people, span, terms),
        [one for one in applied if one],
        terms,
        since=span.since,
        until=on,
        known_until=min(exported, on) if exported else None,
    )


def _happened(rows: Sequence[WordRow]) -> list[Happened]:
    return [Happened(row.on, row.what, row.by) for row in rows]


def _known(row: TriedRow) -> Known:
    return Known(
        role=row.role,
        shares=frozenset((*row.shares, *row.shared)),
        mutuals=bool(row.mutuals or row.mutual_names),
        linked=row.link == "connected",
    )


def _history(row: ApplicationRow) -> History:
    return History(
        stage=row.stage,
        added_on=row.added_on,
        had=row.had,
        moments=row.moments,
        inside=row.inside,
        referred_on=row.referred_on,
    )


def _requests(
    asked: Mapping[int, Sequence[RequestRow]],
    around: Mapping[int, Sequence[WordRow]],
    people: Mapping[int, Known],
    span: Span,
    terms: Terms,
) -> Counted:
    """The first request to each person."""
    attempts: list[Attempt] = []
    left_out: Counter[str] = Counter()
    for person, rows in asked.items():
        sent = [requests.Request(on=row.on, text=row.text, exported_on=row.exported_on) for row in rows]
        told = _happened(around.get(person, ()))
        made = requests.attempt(sent, told, people.get(person, Known()), span.end(sent[0].on), terms)
        if isinstance(made, Attempt):
            attempts.append(made)
        else:
            left_out[made] += 1
    return Counted(attempts=tuple(attempts), left_out=left_out)


def _messages(
    began: Mapping[int, tuple[Sequence[WordRow], int]],
    texts: Mapping[int, str],
    asked: Mapping[int, Sequence[RequestRow]],
    people: Mapping[int, Known],
    span: Span,
    terms: Terms,
) -> Counted:
    """The first message to each person that begins a conversation; a request's note that is shown as one is not."""
    attempts: list[Attempt] = []
    left_out: Counter[str] = Counter()
    for person, (words, place) in began.items():
        text = texts.get(words[place].id)
        notes = [row.text for row in asked.get(person, ()) if row.text]
        if text and any(text.split() == note.split() for note in notes):
            left_out["the note of a request"] += 1
            continue
        end = span.end(words[place].on)
        attempts.append(
            messages.attempt(_happened(words), place, text, people.get(person, Known()), end, terms)
        )
    return Counted(attempts=tuple(attempts), left_out=left_out)
