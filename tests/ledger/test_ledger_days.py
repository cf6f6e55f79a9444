"""The day of an instant is the zone's own, whatever the zone does that day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tactful.ledger.days import Days

ZONES = ["UTC", "Europe/Zurich", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Apia"]


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("start", ["1969-12-30", "2011-12-28", "2017-10-13", "2018-02-16", "2026-03-28"])
def test_the_day_is_the_one_that_the_zone_tells(name, start):
    zone = ZoneInfo(name)
    days = Days(zone)
    first = datetime.fromisoformat(f"{start}T00:00:00+00:00")
    for minutes in range(0, 5 * 24 * 60, 7):
        at = first + timedelta(minutes=minutes)
        assert days.of(at) == at.astimezone(zone).date()


@pytest.mark.parametrize(
    "at", [datetime(1, 1, 1, 23, 59, 59, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)]
)
def test_the_ends_of_the_calendar(at):
    assert Days(ZoneInfo("UTC")).of(at) == at.date()
