"""What a deictic word means: `last year`, `the past five years`, `that month`, `the same period last year`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from parkextract.mentions.times import calendar, fiscal, intervals, own_years, repeated
from parkextract.mentions.times.calendar import Period, bounds, containing, of_date, shift, years_on
from parkextract.mentions.times.lengths import duration_of, timex_of
from parkextract.mentions.times.nodes import Deictic, Length, Node
from parkextract.mentions.times.reference import Context, Value, of_period, unknown
from parkextract.mentions.times.vocabulary import CALENDAR

STEPS = {"last": -1, "prior": -1, "past": -1, "next": 1, "following": 1}
_LONG = frozenset({"decade", "century"})
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


def deictic(node: Deictic, c: Context) -> Value:
    """A unit placed by a deictic word."""
    if node.which == "same":
        return repeated.same(node, c)
    if node.plural:
        return _plural(node, c)
    if node.unit == "fortnight" and node.which in ("past", "last", "next", "following") and not c.narrative:
        return _stretch(Deictic(node.which, "week"), c, Decimal(2))
    if node.unit == "campaign":
        return _season(node, c)
    if node.unit == "weekend" and node.within is not None:
        return _weekend_of(node.within, c)
    if node.unit == "week" and node.within is not None and node.which == "that":
        day = c.resolve(node.within, c).period
        return of_period(containing(day, "week")) if day else unknown("XXXX-WXX")
    unit = {"workday": "day", "night": "day", "fortnight": "week"}.get(node.unit, node.unit)
    if unit in _CLOCK_UNITS:
        length = f"PT1{unit[0].upper()}"
        return Value(length, type="duration", duration=length)
    if node.which == "last" and node.back and c.country.ends != CALENDAR.ends or node.fiscal and unit in ("year", "quarter", "half"):
        return fiscal.fiscal_deictic(node, c)
    if unit == "year" and c.now and not c.narrative and (own := own_years.going_on(node, c)):
        return own
    said = c.recent(60)
    if node.which == "this" and unit == "year" and said and said.period and said.period.unit == "fiscal" and own_years.is_current(c):
        return fiscal.fiscal_deictic(node, c)
    if node.which == "past" and node.count is not None and unit != "period":
        return _stretch(node, c, Decimal(1))
    if unit == "decade" and node.which in ("last", "next", "following") and c.reader.small("the", c.at) and not c.narrative:
        ahead = c.reader.word(c.at + 1) == "next"
        return _stretch(Deictic("next" if ahead else node.which, "decade"), c, Decimal(1))  # over the next decade
    if unit == "period" and node.which in ("this", "that"):
        return _that_period(node, c)
    if node.which == "that" and unit == "half" and c.country.quarters:
        return fiscal.fiscal_deictic(Deictic("last", "half"), c)
    if node.which == "that" and not c.narrative and c.now and (unit in ("quarter", "half") or unit == "month" and c.recent(40) is None):
        return _reported(unit, c)
    relative = node.which in ("prior", "following", "that") or c.narrative and node.which == "this"
    base = repeated.base_of(c, node.which) if relative else of_date(c.now) if c.now else None
    if unit == "weekend" and not c.narrative and c.now:
        base = of_date(c.now)
    if unit == "period":
        unit = "quarter" if base is None else base.unit
    if base is None:
        return unknown(repeated.TIMEX_UNIT.get(unit, "XXXX"))
    if relative and (special := own_years.own_year(node, unit, base, c)):
        return special
    if node.back and node.which != "last" and (back := _back(node, unit, base, c)):
        return back
    return _moved_unit(node, unit, base, relative, c)


def _season(node: Deictic, c: Context) -> Value:
    """`last season`, `the season before`: the year or so in which it lies, for its months are not said."""
    said = c.recent(60)
    if node.which == "prior" and said and said.earliest and said.latest and not c.narrative:
        value = repeated.moved(said, -1)
        return Value("XXXX", earliest=value.earliest, latest=value.latest, vague=True)
    if c.now is None or c.narrative:
        return unknown("XXXX", vague=True)
    year = c.now.year + STEPS.get(node.which, 0) - (node.which == "prior")
    last = c.now if year == c.now.year - 1 else date(year, 12, 31)
    return Value("XXXX", earliest=date(year, 1, 1), latest=last, vague=True)


def _weekend_of(day: Node, c: Context) -> Value:
    """The weekend of a day: `Labor Day weekend`."""
    period = c.resolve(day, c).period
    first = bounds(period)[0] if period is not None and period.unit == "day" else None
    if first is None:
        return unknown("XXXX-WXX-WE")
    value = of_period(shift(containing(of_date(first), "weekend"), -1 if first.isoweekday() < 3 else 0))
    if value.earliest and value.latest and first.isoweekday() in (1, 5):  # with the holiday itself, a Monday or Friday
        value.earliest, value.latest = min(value.earliest, first), max(value.latest, first)
    return value


def _that_period(node: Deictic, c: Context) -> Value:
    """`the period`: the one that was said last."""
    if node.which == "that" and node.back and c.fine and c.at - c.last_at <= _PERIOD:
        over = [value for value in reversed(c.fine) if c.now is None or value.latest is not None and value.latest <= c.now]
        longer = [v for v in over if v.earliest and v.latest and not v.vague and _MONTH < (v.latest - v.earliest).days < _YEAR]
        latest = max(longer, key=lambda v: v.latest or date.min, default=None)  # from January to June …, restarted in May. In the period it
        return repeated.moved(latest or next(iter(over), c.fine[-1]), 0)
    return unknown("PRESENT_REF" if node.which == "this" else "PAST_REF", vague=True)


_MONTH, _YEAR = 31, 364  # days between which the period of a report is
_PERIOD = 150  # tokens after a period in which `the period` means it


def _reported(unit: str, c: Context) -> Value:
    """`the quarter`, `the half`: the one that was said, the latest that is over rather than what it is compared with or one to come; else the last
    that is over, or the one to come where the sentence looks ahead."""
    assert c.now is not None
    said = [value.period for value in c.fine if value.period is not None and repeated.is_unit(value.period, unit)]
    tense = c.tense()
    ahead = tense > 0 or unit == "month" and not tense and c.reader.phrase("edge", c.at + c.reader.small("the", c.at)) is not None
    if ahead and said:
        return of_period(said[-1])
    over = [p for p in said if timedelta(0) < c.now - (bounds(p)[1] or date.max) < _REPORTED]
    if over and not ahead:
        return of_period(max(over, key=lambda p: (p.year, p.n)))
    return of_period(shift(containing(of_date(c.now), unit), 0 if ahead else -1))


_REPORTED = timedelta(190)  # how long after its end a quarter or half is reported on


def _back(node: Deictic, unit: str, base: Period, c: Context) -> Value | None:
    """`the year-earlier period`: what was said, a year back."""
    if c.fine and (node.unit == "period" or c.fine[-1].period is not None and c.fine[-1].period.unit == unit):
        return repeated.moved(repeated.last_over(c), -1)
    if c.now and (unit == "quarter" or node.unit == "period" and base.unit == "day"):
        return of_period(years_on(shift(containing(of_date(c.now), "quarter"), -1), -1))
    if unit not in repeated.RANK:
        return None
    own = (
        containing(base, unit)
        if repeated.RANK.get(base.unit, 0) <= repeated.RANK[unit]
        else containing(of_date(c.now), unit)
        if c.now
        else base
    )
    return of_period(years_on(own, -1))


def _moved_unit(node: Deictic, unit: str, base: Period, relative: bool, c: Context) -> Value:
    """The unit of the base, moved as the deictic word says; of publication where the base is longer than the unit."""
    longer = base.unit in repeated.RANK and unit in repeated.RANK and repeated.RANK[base.unit] > repeated.RANK[unit]
    if c.narrative and relative and longer:
        return unknown(repeated.TIMEX_UNIT.get(unit, "XXXX"))
    if unit in _LONG and node.which == "that" and c.now and not c.narrative and c.tense() > 0 and base.year < c.now.year:
        base = of_date(c.now)  # opened in 2007, could close by the end of the decade
    if relative and longer and c.now and (node.which == "that" or not c.narrative):
        base = of_date(c.now)
    if node.which == "last" and unit == "quarter" and c.now and not node.back and c.tense() > 0:
        return of_period(Period("quarter", c.now.year, 4))  # work starts in the last quarter
    own = containing(base, unit, c.country.south)
    if unit == "weekend":
        return of_period(_weekend(node, own, c))
    return of_period(shift(own, STEPS.get(node.which, 0)))


def _weekend(node: Deictic, own: Period, c: Context) -> Period:
    """This weekend is this week's; `the weekend` the one before publication unless the sentence looks ahead or it is Saturday or Sunday."""
    steps = STEPS.get(node.which, 0)
    if node.which == "this" and c.now and c.now.isoweekday() < 5 and c.tense() < 0:
        steps = -1  # was shown at the fair this weekend, said on Tuesday
    if node.which == "that" and c.now and c.now.isoweekday() < 6 and c.tense() <= 0:
        steps = -1
    return shift(own, steps)


def _plural(node: Deictic, c: Context) -> Value:
    """`recent years`, `the past five years`, `the next two months`."""
    if node.count is None:
        text = timex_of(Length(((None, node.unit),)))
        value = (
            Value("PAST_REF", vague=True)
            if node.which == "past" and not node.few
            else Value(text, type="duration", duration=text, vague=True)
        )
        value.earliest, value.latest = _window(c, node, Decimal(5))
        return value
    return _stretch(node, c, node.count)


def _stretch(node: Deictic, c: Context, count: Decimal) -> Value:
    """A counted length that ends or begins with publication (`the past five years`) or with what was said (`the previous three days`)."""
    length = Length(((count, node.unit),))
    value = Value(timex_of(length), type="duration", duration=duration_of(length), vague=True)
    if node.which == "that":
        match = repeated.of_length(c, node.unit, count)
        if match is not None:
            value.earliest, value.latest, value.vague = match.earliest, match.latest, False
        elif node.unit == "month" and c.now and c.country.ends == CALENDAR.ends and (reported := _months_over(count, c.now)):
            value.earliest, value.latest, value.vague = *reported, False
        return value
    base = c.plain if c.derived and c.plain and c.recent(60) else c.recent(60)
    dated = base is not None and base.earliest and base.latest and not base.vague and node.unit not in _CLOCK_UNITS
    if node.which in ("prior", "following") and base and dated:
        value.earliest, value.latest = _beside(base, node, count)
        return value
    value.earliest, value.latest = _window(c, node, count)
    return value


def _months_over(count: Decimal, now: date) -> tuple[date, date] | None:
    """`the nine months`, `the 12 months` of a report that was made soon after: the first of the last year that they were over in."""
    if count not in (6, 9, 12):
        return None
    year = now.year if count < 12 and now.month > count else now.year - 1
    last = calendar.month_end(year, int(count))
    return (date(year, 1, 1), last) if last and timedelta(0) < now - last < _REPORTED else None


def _beside(base: Value, node: Deictic, count: Decimal) -> tuple[date | None, date | None]:
    """The `count` units before or after what was said; whole years where years are counted from a day or a month."""
    assert base.earliest and base.latest
    if node.unit in ("year", "decade") and base.period and base.period.unit not in ("year", "fiscal"):
        first, last = bounds(Period("year", base.earliest.year))
    else:
        first, last = base.earliest, base.latest
    if first is None or last is None or last == date.max or count < 1:
        return None, None
    if node.which == "prior":
        begin = intervals.moved_day(first, node.unit, -count)
        return (begin, first - timedelta(1)) if begin else (None, None)
    end = intervals.moved_day(last + timedelta(1), node.unit, count)
    return (last + timedelta(1), end - timedelta(1)) if end else (None, None)


def _window(c: Context, node: Deictic, count: Decimal) -> tuple[date | None, date | None]:
    """From publication back or ahead by `count` units, in order; nothing without a publication date."""
    base = c.now
    other = intervals.moved_day(base, node.unit, count if node.which in ("next", "following") else -count) if base else None
    if base is None or other is None or node.which in ("this", "that"):
        return None, None
    return min(base, other), max(base, other)
