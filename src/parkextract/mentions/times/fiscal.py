"""What a fiscal year or its part means, by the month in which the country's or the company's year ends."""

from __future__ import annotations

from parkextract.mentions.times.calendar import Period, bounds, shift, timex
from parkextract.mentions.times.nearest import pick
from parkextract.mentions.times.nodes import Deictic, When
from parkextract.mentions.times.reference import Context, Value, of_period
from parkextract.mentions.times.vocabulary import CALENDAR


def _now(c: Context, part: int) -> Period | None:
    """The fiscal year (part 0), quarter or half in which publication lies; `part` is the first of its kind."""
    if c.now is None:
        return None
    steps = {0: (0,), 1: (0, 1, 2, 3), 5: (0, 1)}[part]
    for year in (c.now.year, c.now.year + 1):
        for step in steps:
            period = Period("fiscal", year, part + step, c.country.ends)
            first, last = bounds(period)
            if first and last and first <= c.now <= last:
                return period
    return None


def fiscal(node: When, year: int | None, c: Context, whole: Period | None = None) -> Value:
    """A fiscal year or a quarter or half of one, of the year `whole` where that is known."""
    part = node.quarter or (node.half + 4 if node.half else 0)
    if whole is not None:
        return of_period(Period("fiscal", whole.year, part, whole.day))
    if year is None:
        current = _now(c, 0)
        if current is None or c.now is None:
            return Value(f"FYXXXX-Q{node.quarter}" if node.quarter else "FYXXXX")
        if node.quarter and (reported := _reported(node.quarter, c)):
            return of_period(reported)
        options = [Period("fiscal", current.year + step, part, c.country.ends) for step in (-1, 0, 1)]
        return of_period(pick(node, options, c, c.now))
    stated = Period("fiscal", year, part, c.country.ends)
    if not c.country.by_start or node.paired:
        return of_period(stated)
    value = of_period(shift(stated, 1))
    value.timex = timex(stated)
    return value


def _reported(quarter: int, c: Context) -> Period | None:
    """The quarter that a firm of an unknown fiscal year reports on: the last that is over, or the one that goes on where the sentence looks ahead."""
    if c.now is None or c.narrative or c.country.ends != CALENDAR.ends or c.year is not None:
        return None
    told = 4 * c.now.year + (c.now.month - 1) // 3 - (c.tense() <= 0)  # quarters of the calendar
    last = told + 4 - quarter  # the one that closes the fiscal year
    return Period("fiscal", last // 4, quarter, 3 * (last % 4 + 1))


def fiscal_deictic(node: Deictic, c: Context) -> Value:
    """`this fiscal year`, `the last financial year`, `the current fiscal quarter`."""
    current = _now(c, {"year": 0, "quarter": 1}.get(node.unit, 5))
    if current is None or c.now is None:
        return Value("FYXXXX")
    last = c.recent(60)
    if node.which == "prior" and c.year is not None and not (last and last.period and last.period.unit == "fiscal"):
        last = c.year  # in 2023-24, the report tabled on Tuesday says. In the previous fiscal
    calendar = c.country.ends == CALENDAR.ends and node.which == "prior"  # in 2023, 5% less than in the previous fiscal year
    like = last is not None and last.period is not None and last.period.unit in (("fiscal", "year") if calendar else ("fiscal",))
    if node.which in ("prior", "following", "that") and like and last and last.period and node.unit == "year":
        current = Period("fiscal", last.period.year, 0, c.country.ends)
    steps = {"last": -1, "past": -1, "prior": -1, "next": 1, "following": 1}.get(node.which, 0)
    if node.unit == "year":
        return of_period(shift(current, steps))
    first, size = (1, 4) if node.unit == "quarter" else (5, 2)
    total = current.year * size + current.n - first + steps
    return of_period(Period("fiscal", total // size, total % size + first, c.country.ends))
