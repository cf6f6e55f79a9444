"""Calendars that were damaged on the way are read as far as they go, and stop nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file_samples import samples

from tactful.core.facts import Fact, Question, Skipped
from tactful.errors import BadInput
from tactful.sources import calendar

PIECES = (
    b"\0", b"\xff", b":", b";", b'"', b"\r\n", b"\n ", b"\\", b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"TZID=", b"9999",
    b"-1", b"RRULE:FREQ=DAILY;COUNT=3\n", b"RECURRENCE-ID:20261103T150000\n", b"EXDATE:banana\n", b"DTSTART:20261103\n",
    b"RDATE;VALUE=PERIOD:20261103T150000Z/PT1H\n", b"ORGANIZER:\n", b"ATTENDEE;CN=:\n", b"SUMMARY:Interview\n",
    b"ATTENDEE;CN=a;CN=b:mailto:a@b.example\n", b'STATUS;X=":\n', b"DTSTAMP:21500101\n",
)  # fmt: skip
DAMAGE = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 30), st.sampled_from(PIECES)), min_size=1, max_size=6
)


@pytest.mark.parametrize("sample", samples("calendar"), ids=lambda path: path.stem)
@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_a_damaged_calendar_is_read_as_far_as_it_goes(
    sample: Path, damage: list[tuple[int, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = sample.read_bytes()
    for at, removed, added in damage:
        place = at % len(content)
        content = content[:place] + added + content[place + removed :]
    path = tmp_path_factory.getbasetemp() / "damaged.ics"
    path.write_bytes(content)
    calendar.identify(path)
    try:
        one = calendar.extract(path)
    except BadInput:
        return
    for item in one.facts():
        assert isinstance(item, Fact | Question | Skipped)
        fact = item.fact if isinstance(item, Question) else item
        assert fact.file == "damaged.ics"
        if isinstance(fact, Fact) and fact.moment is not None:
            assert (fact.moment.at is None) != (fact.moment.on is None)
            assert fact.people or fact.opportunity or fact.moment.what == "attended"
