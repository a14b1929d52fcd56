"""The calendar: periods of every size, their TIMEX3 value, their first and last day, the period n further on, the one that holds a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

SEASONS = ("SP", "SU", "FA", "WI")
# first month of each season and how many months further south it begins
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Period(NamedTuple):
    """One period of the calendar.

        `unit` is day, week, weekend, month, quarter, half, season, year, decade, century, millennium, or fiscal (a fiscal year or its part).
        `year` is the year (negative before Christ; the ISO year of a week; the first year of a decade or century divided by 10 or 100; for a
        fiscal year the year in which it ends). `n` is the number of the month, week, quarter or half, or the index in SEASONS; for a fiscal year
        its part (0 the whole, 1–4 quarters, 5–6 halves). `day` is the day of the month; for fiscal years the month in which they end, or
        `month * 100 + day` where they end within it; for seasons
    1 where the hemisphere is the southern one.
    """

    unit: str
    year: int
    n: int = 0
    day: int = 0


def of_date(day: date) -> Period:
    """The period that is one day."""
    return Period("day", day.year, day.month, day.day)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None outside what the calendar module knows (years 1 to 9999) and for days that do not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """The last day of a month."""
    return safe_date(year, month, calendar.monthrange(year, month)[1]) if 1 <= year <= 9999 else None


def _months(year: int, first: int, count: int) -> tuple[date | None, date | None]:
    """From the first day of month `first` (counted from January of `year`, may be outside 1–12) for `count` months."""
    begin, last = year * 12 + first - 1, year * 12 + first + count - 2
    return safe_date(begin // 12, begin % 12 + 1, 1), month_end(last // 12, last % 12 + 1)


_LAST_MONDAY = date(9999, 12, 20)


@lru_cache(maxsize=4096)
def bounds(p: Period) -> tuple[date | None, date | None]:
    """First and last day, both included; None where they lie outside the years 1 to 9999."""
    match p.unit:
        case "day":
            day = safe_date(p.year, p.n, p.day)
            return day, day
        case "month":
            return _months(p.year, p.n, 1)
        case "quarter":
            return _months(p.year, 3 * p.n - 2, 3)
        case "half":
            return _months(p.year, 6 * p.n - 5, 6)
        case "year":
            return _months(p.year, 1, 12)
        case "season":
            return _months(p.year, _SEASON_MONTH[SEASONS[p.n]] + (6 if p.day else 0) - (12 if p.day and p.n in (2, 3) else 0), 3)
        case "fiscal":
            first, count = (0, 12) if not p.n else (3 * (p.n - 1), 3) if p.n < 5 else (6 * (p.n - 5), 6)
            if p.day <= 12:
                return _months(p.year - 1, p.day + 1 + first, count)
            origin = Period("day", p.year - 1, *divmod(p.day, 100))
            begun, ended = months_on(origin, first), months_on(origin, first + count)
            before = safe_date(begun.year, begun.n, begun.day)
            return before + timedelta(1) if before else None, safe_date(ended.year, ended.n, ended.day)
        case "week" | "weekend":
            try:
                monday = date.fromisocalendar(p.year, p.n, 1)
            except ValueError:
                return None, None
            if monday > _LAST_MONDAY:
                return None, None
            return (monday, monday + timedelta(6)) if p.unit == "week" else (monday + timedelta(5), monday + timedelta(6))
    size = {"decade": 10, "century": 100, "millennium": 1000}[p.unit]
    offset = 1 if p.unit == "century" and p.day else 0
    return safe_date(max(1, p.year * size + offset), 1, 1) if p.year >= 0 else None, safe_date((p.year + 1) * size - 1 + offset, 12, 31)


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


@lru_cache(maxsize=4096)
def timex(p: Period) -> str:
    """The TIMEX3 value.

    >>> timex(Period("quarter", 2021, 1)), timex(Period("week", 2020, 53)), timex(Period("year", -480))
    ('2021-Q1', '2020-W53', 'BC0480')
    """
    year = _year(p.year)
    match p.unit:
        case "day":
            return f"{year}-{p.n:02d}-{p.day:02d}"
        case "month":
            return f"{year}-{p.n:02d}"
        case "quarter":
            return f"{year}-Q{p.n}"
        case "half":
            return f"{year}-H{p.n}"
        case "season":
            return f"{year}-{SEASONS[p.n]}"
        case "fiscal":
            return f"FY{year}" if not p.n else f"FY{year}-Q{p.n}" if p.n < 5 else f"FY{year}-H{p.n - 4}"
        case "week":
            return f"{year}-W{p.n:02d}"
        case "weekend":
            return f"{year}-W{p.n:02d}-WE"
        case "decade":
            return f"{p.year:03d}" if p.year >= 0 else f"BC{-p.year:03d}"
        case "century":
            return f"{p.year:02d}" if p.year >= 0 else f"BC{-p.year:02d}"
        case "millennium":
            return f"{p.year}"
    return year


def shift(p: Period, count: int) -> Period:
    """The period of the same kind that lies `count` further on; a day stays a day."""
    match p.unit:
        case "day" | "week" | "weekend":
            first, _ = bounds(p)
            if first is None:
                return p
            try:
                moved = first + timedelta(count * (1 if p.unit == "day" else 7))
            except OverflowError:
                return p
            return containing(of_date(moved), p.unit)
        case "month":
            return _roll(p, count, 12)
        case "quarter":
            return _roll(p, count, 4)
        case "half":
            return _roll(p, count, 2)
    return Period(p.unit, p.year + count, p.n, p.day)


def _roll(p: Period, count: int, size: int) -> Period:
    total = p.year * size + p.n - 1 + count
    return Period(p.unit, total // size, total % size + 1)


def years_on(p: Period, count: int) -> Period:
    """The matching period `count` years further on (29 February becomes the 28th); a week keeps its number where that year has it."""
    if p.unit in ("decade", "century", "millennium"):
        size = {"decade": 10, "century": 100, "millennium": 1000}[p.unit]
        return Period(p.unit, (p.year * size + count) // size)
    year = p.year + count
    if p.unit == "day" and p.n == 2 and p.day == 29 and not (year > 0 and calendar.isleap(year)):
        return Period("day", year, 2, 28)
    if p.unit in ("week", "weekend") and p.n == 53:
        try:
            date.fromisocalendar(year, 53, 1)
        except ValueError:
            return Period(p.unit, year, 52)
    return Period(p.unit, year, p.n, p.day)


def months_on(p: Period, count: int) -> Period:
    """A day `count` months further on, the day held within the month."""
    total = p.year * 12 + p.n - 1 + count
    year, month = total // 12, total % 12 + 1
    last = month_end(year, month)
    return Period("day", year, month, min(p.day, last.day if last else p.day))


def containing(p: Period, unit: str, south: bool = False) -> Period:
    """The period of `unit` in which `p` begins (for units smaller than `p`: its first one)."""
    if p.unit == unit:
        return p
    if unit == "year":
        return Period("year", _year_of(p))
    first, _ = bounds(p)
    if first is None:
        return _containing_year(p, unit)
    match unit:
        case "day":
            return of_date(first)
        case "month":
            return Period("month", first.year, first.month)
        case "quarter":
            return Period("quarter", first.year, (first.month + 2) // 3)
        case "half":
            return Period("half", first.year, (first.month + 5) // 6)
        case "week" | "weekend":
            year, week, _ = first.isocalendar()
            return Period(unit, year, week)
        case "season":
            return _season_of(first, south)
    return _containing_year(p, unit)


def _year_of(p: Period) -> int:
    return p.year * {"decade": 10, "century": 100, "millennium": 1000}.get(p.unit, 1)


def _containing_year(p: Period, unit: str) -> Period:
    year = _year_of(p)
    size = {"decade": 10, "century": 100, "millennium": 1000}.get(unit)
    if size is None:
        return p if unit != "month" or p.unit != "day" else Period("month", p.year, p.n)
    return Period(unit, year // size if year >= 0 else -(-year // size))


def _season_of(day: date, south: bool) -> Period:
    index = (day.month % 12) // 3 - 1  # winter -1, spring 0 …
    year = day.year - 1 if day.month < 3 else day.year
    if south:
        index = (index + 2) % 4
        return Period("season", year, index, 1)
    return Period("season", year, index % 4)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> Period | None:
    """The nth weekday (1 Monday … 7 Sunday) of a month, the last one for n = 5 where there are four; None outside the calendar."""
    first = safe_date(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (n - 1)
    last = calendar.monthrange(year, month)[1]
    while day > last:
        day -= 7
    return Period("day", year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def distance(p: Period, day: date) -> int:
    """Days between a day and a period, 0 inside it; a large number outside the calendar."""
    first, last = bounds(p)
    if first is None or last is None:
        return 10**7
    return (first - day).days if day < first else (day - last).days if day > last else 0
