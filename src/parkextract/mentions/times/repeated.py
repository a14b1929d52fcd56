"""What refers back to what was said: `the same period last year`, `the corresponding quarter`, a value moved by years."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from parkextract.mentions.times import calendar, intervals
from parkextract.mentions.times.calendar import Period, bounds, containing, of_date, shift, years_on
from parkextract.mentions.times.nodes import Deictic, Offset, When
from parkextract.mentions.times.reference import Context, Value, of_period, unknown, year_number


def base_of(c: Context, which: str, far: bool = False) -> Period | None:
    """The day of reference for units relative to what was said: the last value where it is near and no coarser, else publication."""
    pointed = c.reader.small("pointing", c.at)
    last = c.recent(_FAR_OFF if pointed or far else _NEAR_BY)
    if c.narrative:
        return last.period if pointed and c.now is None and last and last.period else c.story
    if (
        (pointed or which != "that")
        and last
        and c.now
        and last.earliest
        and last.earliest > c.now
        and c.past
        and c.tense() < 0
        and c.new_sentence()
    ):
        last = c.past  # is to run by 2025. The board voted the same evening
    if c.derived and c.plain is not None and last is not None and (c.against or c.reader.small("comparing", c.at - 1)):
        last = c.plain  # up 3% from a year earlier and 1% from the month before
    if last is not None and last.period is not None:
        return last.period
    if last is not None and last.latest is not None:
        return of_date(last.latest)
    return of_date(c.now) if c.now else None


_NEAR_BY, _FAR_OFF = 40, 120  # tokens back to what `the year before` and `that year` mean

RANK = {
    name: n
    for n, name in enumerate(
        ("second", "minute", "hour", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "fiscal", "decade", "century")
    )
}


TIMEX_UNIT = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX",
               "decade": "XXX", "century": "XX", "season": "XXXX-XX"}  # fmt: skip


def of_length(c: Context, unit: str, count: Decimal) -> Value | None:
    """The last period said that is as long as `count` units; of a quarter that has just begun the one before."""
    days = {"month": 30.4, "quarter": 91.3, "week": 7.0, "day": 1.0, "year": 365.25}.get(unit, 0.0) * float(count)
    for value in [*([last_over(c)] if c.fine else []), *reversed(c.fine)]:
        if value.earliest and value.latest and abs((value.latest - value.earliest).days + 1 - days) < max(1.0, 0.04 * days):
            return value
    return None


def moved(value: Value, years: int) -> Value:
    """The same value a number of years on."""
    if value.period is not None and value.period.unit != "fiscal":
        return of_period(years_on(value.period, years), vague=value.vague, mod=value.mod)
    if value.period is not None:
        return of_period(shift(value.period, years))
    first, last = intervals.years_later(value.earliest, years), intervals.years_later(value.latest, years)
    if last and value.latest and (value.latest + timedelta(1)).day == 1:
        last = calendar.month_end(last.year, last.month)
    text = intervals.interval(first, last)
    return Value(text or value.timex, earliest=first, latest=last, vague=value.vague)


_NEAR = 95  # days between months or quarters of one report


def latest_said(c: Context) -> Value | None:
    """The period that a report is on: the last one said, or the latest of those like it that were said just before (`in May, after 3% in April`)."""
    if not c.fine:
        return None
    base = last_over(c)
    for value in c.fine[-3:-1]:
        if (
            value.period
            and base.period
            and value.earliest
            and base.earliest
            and value.period.unit == base.period.unit
            and not c.parted(value, base)
        ):
            if timedelta(0) < value.earliest - base.earliest < timedelta(_NEAR) and c.now and value.earliest <= c.now:
                base = value
    return base


def last_over(c: Context) -> Value:
    """The last period said; where it is a quarter that has just begun, of which only a forecast tells, the one like it before that is over."""
    base = c.fine[-1]
    if (
        c.now is None
        or base.latest is None
        or not is_unit(base.period, "quarter")
        or (base.latest - c.now).days < _JUST_BEGUN
        or c.tense() > 0
    ):
        return base
    over = (v for v in reversed(c.fine) if is_unit(v.period, "quarter") and v.latest is not None and timedelta(0) < c.now - v.latest)
    return next((v for v in over if v.latest is not None and (c.now - v.latest).days < _NEAR), base)


_JUST_BEGUN = 30  # days before its end at which a quarter is not yet reported on
_LENGTHS = {"half": 6, "quarter": 3}  # months


def same(node: Deictic, c: Context) -> Value:
    """`the same period last year`: the last period said that is finer than a year, in the year that is named."""
    base = latest_said(c)
    if base is not None and c.now and base.earliest and base.earliest > c.now and c.tense() <= 0:
        base = next((value for value in reversed(c.fine) if value.earliest and value.earliest <= c.now), base)
    if node.count is not None:
        base = of_length(c, "month", node.count) or base
    if base is not None and base.mod and base.period and base.period.unit == node.unit:
        base = of_period(base.period)  # the end of February; the same month last year
    within = _years_on(node, base, c)
    if node.unit != "period" and node.unit in RANK and (within is None or base is None or not is_unit(base.period, node.unit)):
        return _same_unit(node, base, within, c)
    if base is None:
        return c.resolve(node.within, c) if node.within is not None else unknown("XXXX")
    return moved(base, within or 0) if within is not None else moved(base, -_corresponds(c))


def _years_on(node: Deictic, base: Value | None, c: Context) -> int | None:
    """How many years after what was said the year lies that is named; None where none is."""
    if node.within is None:
        return None
    prior = isinstance(node.within, Deictic) and node.within.which in ("prior", "last")
    if prior and base is not None and (base.period is not None and base.period.unit == "fiscal" or node.within.fiscal):  # type: ignore[union-attr]
        return -1
    if isinstance(node.within, Offset):
        return -int(node.within.length.parts[0][0] or 1)
    year = year_number(c.resolve(node.within, c))
    return year - base.earliest.year if year is not None and base is not None and base.earliest is not None else None


def is_unit(p: Period | None, unit: str) -> bool:
    """Whether a period is of a unit: a quarter or half of the calendar's year or of a fiscal one."""
    if p is None or p.unit != "fiscal":
        return p is not None and p.unit == unit
    return p.n > 0 and unit == ("quarter" if p.n < 5 else "half")


def _same_unit(node: Deictic, base: Value | None, within: int | None, c: Context) -> Value:
    """`the same half of 2024`, `the same day`, `the same year`: the unit that holds what was said, in the year that is named."""
    length = of_length(c, "month", Decimal(_LENGTHS[node.unit])) if node.unit in _LENGTHS else None
    named = node.within.year if isinstance(node.within, When) else None
    if length is not None and length.earliest and named:
        return moved(length, named - length.earliest.year)  # the first six months, the same semester of 2023
    if node.unit == "half" and named and base is not None and base.latest:
        return of_period(Period("half", named, 1 if base.latest.month <= _LENGTHS["half"] else 2))  # to June: the same half of 2024
    if node.within is not None and node.unit == "quarter" and c.now and not c.narrative and not isinstance(node.within, Offset):
        year = year_number(c.resolve(node.within, c))  # the 1988 quarter, where no quarter was said: the one like the last that is over
        over = shift(containing(of_date(c.now), "quarter"), -1)
        return of_period(years_on(over, year - over.year)) if year else unknown(TIMEX_UNIT["quarter"])
    if isinstance(node.within, When):
        return c.resolve(node.within, c)
    today = c.day if node.unit == "day" and not c.narrative else None
    if today and c.now and (bounds(today)[0] or c.now) > c.now and c.past and c.past.period and c.new_sentence() and c.tense() < 0:
        today = c.past.period if c.past.period.unit == "day" else today  # is to run by 27 November. The board voted the same evening
    origin = today or base_of(c, node.which, far=node.unit == "year")
    said = c.recent(40)
    if c.now is None and said and said.period and node.unit == "year":
        origin = said.period  # a profile without a date, which is no story
    if origin is None:
        return unknown(TIMEX_UNIT.get(node.unit, "XXXX"))
    if base is not None and node.unit in _LENGTHS and is_unit(base.period, node.unit):
        return moved(base, within if within else -_corresponds(c))
    fiscal = node.unit == "year" and origin.unit == "fiscal"  # in fiscal 2022, … in the same year
    own = of_period(Period("fiscal", origin.year, 0, origin.day) if fiscal else containing(origin, node.unit))
    return moved(own, within) if within else own


def _corresponds(c: Context) -> bool:
    """Whether a period without a year is that of the year before: `against 54 in the corresponding period`, `up 21% compared to the same period`."""
    r = c.reader
    if r.small("corresponding", c.at) or r.small("corresponding", c.at + 1):
        return True
    return r.small("with", c.at - 1) and r.small("set_beside", c.at - 2)
