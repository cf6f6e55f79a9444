"""Calendar days of the owner's zone, for instants by the hundred thousand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_DAY = 86_400
_EPOCH = date(1970, 1, 1)


class Days:
    """Tells on which calendar day of a zone an instant falls; asks the zone once for a day of UTC."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._turns: dict[int, tuple[int, date, date] | None] = {}

    def of(self, at: datetime) -> date:
        """The day of an aware instant."""
        number, second = divmod(int(at.timestamp()), _DAY)
        try:
            turn = self._turns[number]
        except KeyError:
            turn = self._turns[number] = self._turn(number)
        if turn is None:
            return at.astimezone(self._zone).date()
        return turn[1] if second < turn[0] else turn[2]

    def _turn(self, number: int) -> tuple[int, date, date] | None:
        """The second of a UTC day at which the zone's date turns, the date before and after; None: ask."""
        try:
            day = _EPOCH + timedelta(number)
            start = datetime(day.year, day.month, day.day, tzinfo=UTC).astimezone(self._zone)
            end = (start.astimezone(UTC) + timedelta(seconds=_DAY - 1)).astimezone(self._zone)
        except OverflowError:
            return None
        if start.utcoffset() != end.utcoffset():
            return None
        before, after = start.date(), end.date()
        return _DAY - 3600 * start.hour - 60 * start.minute - start.second, before, after


def whole_second(at: datetime) -> datetime:
    """An instant as the ledger keeps it: UTC, whole seconds."""
    if at.tzinfo is UTC and not at.microsecond:
        return at
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)
