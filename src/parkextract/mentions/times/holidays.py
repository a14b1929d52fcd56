"""The days of holidays, by the keys of the vocabulary."""

from __future__ import annotations

from datetime import timedelta

from parkextract.mentions.times import calendar
from parkextract.mentions.times.calendar import Period, of_date, shift

WEEKEND = "-weekend"  # of a key whose day stands for the holidays around it


def day_of(key: str, year: int) -> Period:
    """The day of a holiday in a year (the first that it may be), by its key: `12-25`, `within-01-21-02-20`, `nth-11-4-4` (month, weekday, which,
    days after), `easter-2` (days before Easter).
    """
    if key.startswith("easter"):
        days = int(key.removesuffix(WEEKEND).rsplit("-", 1)[1]) * (1 if "plus" in key else -1)
        return of_date(calendar.easter(year) + timedelta(days)) if 1600 < year < 9999 else Period("year", year)
    if key.startswith("nth"):
        month, weekday, n, after = (int(part) for part in [*key.split("-")[1:], "0"][:4])
        return shift(calendar.nth_weekday(year, month, weekday, n) or Period("day", 1, 1, 1), after)
    month, day = (int(part) for part in key.removeprefix("within-").split("-")[:2])
    return Period("day", year, month, day)
