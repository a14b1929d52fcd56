"""Days counted on from a day, and the intervals that a part of a period is: `the end of April`, `early 2013`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from parkextract.mentions.times import calendar
from parkextract.mentions.times.calendar import of_date
from parkextract.mentions.times.reference import Value

_DAYS = {"day": 1, "workday": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "fiscal": 12, "decade": 120, "century": 1200, "millennium": 12000}


def moved_day(day: date, unit: str, count: Decimal) -> date | None:
    """The day `count` units further on (back for negative counts); None outside the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=float(count) * _DAYS[unit])
        if unit in _MONTHS:
            months = count * _MONTHS[unit]
            whole = int(months)
            if abs(whole) > 120000:
                return None
            p = calendar.months_on(of_date(day), whole)
            moved = calendar.safe_date(p.year, p.n, p.day)
            return moved + timedelta(days=float(months - whole) * 30.4) if moved else None
        seconds = {"hour": 3600, "minute": 60, "second": 1}.get(unit)
        return day + timedelta(days=int(float(count) * seconds / 86400)) if seconds else None
    except (OverflowError, ValueError):
        return None


def years_later(day: date | None, years: int) -> date | None:
    """The same day of another year, 28 February for the 29th."""
    if day is None:
        return None
    return calendar.safe_date(day.year + years, day.month, day.day) or calendar.safe_date(day.year + years, day.month, 28)


def interval(first: date | None, last: date | None) -> str:
    """The TIMEX3 value of an interval: a year, half or quarter of the calendar, else whole months where it is made of them, else days."""
    if first is None or last is None:
        return ""
    if first.day == 1 and calendar.month_end(last.year, last.month) == last:
        if first.year == last.year and (size := last.month - first.month + 1) in (3, 6, 12) and last.month % size == 0:
            return f"{first:%Y}" + {3: f"-Q{last.month // 3}", 6: f"-H{last.month // 6}", 12: ""}[size]
        a, b = f"{first:%Y-%m}", f"{last:%Y-%m}"
        return a if a == b else f"{a}/{b}"
    return f"{first.isoformat()}/{last.isoformat()}"


_YEAR = 366  # days: half of what is longer is counted in whole years, of what is shorter in whole days
_THIRDS = {"START": (0.0, 1 / 3), "MID": (1 / 3, 2 / 3), "END": (2 / 3, 1.0), "TURN": (0.0, 1 / 3)}


def part_of(first: date, last: date, mod: str, half: bool = False) -> tuple[date, date]:
    """The widest sensible interval for the start, middle or end of a period: four months of a year, a third of anything else."""
    days = (last - first).days + 1
    if half:
        middle = first + timedelta((days + (days > _YEAR)) // 2)
        return (first, middle - timedelta(1)) if mod == "START" else (middle, last)
    low, high = _THIRDS.get(mod, (0.0, 1.0))
    begin, end = first + timedelta(int(days * low)), first + timedelta(max(0, round(days * high) - 1))
    return begin, min(end, last)


def edge_of(value: Value, mod: str, half: bool = False, day: bool = False) -> Value:
    """The value narrowed to a part of it, or to its last day."""
    value.mod = mod
    if day and value.latest:
        value.earliest, value.vague = value.latest, False
        return value
    if value.earliest and value.latest and value.type == "date":
        value.earliest, value.latest = part_of(value.earliest, value.latest, mod, half)
        value.vague = True
    return value
