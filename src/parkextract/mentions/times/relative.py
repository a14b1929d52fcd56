"""What a deictic word means: `last year`, `the past five years`, `that month`, `the same period last year`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from parkextract.mentions.times import calendar, fiscal, placing
from parkextract.mentions.times.calendar import Period, bounds, containing, of_date, shift, years_on
from parkextract.mentions.times.lengths import duration_of, timex_of
from parkextract.mentions.times.nodes import Deictic, Length, Node, Offset, When
from parkextract.mentions.times.reference import Context, Value, of_period, unknown, year_number
from parkextract.mentions.times.vocabulary import CALENDAR


def _base(c: Context, unit: str) -> Period | None:
    """The day of reference for units relative to what was said: the last value where it is near and no coarser, else publication."""
    if c.narrative:
        return c.story
    last = c.recent(40)
    if c.derived and c.plain is not None and last is not None and (c.against or c.reader.small("comparing", c.at - 1)):
        last = c.plain  # up 3% from a year earlier and 1% from the month before
    if last is not None and last.period is not None:
        return last.period
    if last is not None and last.latest is not None:
        return of_date(last.latest)
    return of_date(c.now) if c.now else None


RANK = {
    name: n
    for n, name in enumerate(
        ("second", "minute", "hour", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "fiscal", "decade", "century")
    )
}


TIMEX_UNIT = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX",
               "decade": "XXX", "century": "XX", "season": "XXXX-XX"}  # fmt: skip


STEPS = {"last": -1, "prior": -1, "past": -1, "next": 1, "following": 1}
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


def deictic(node: Deictic, c: Context) -> Value:
    """A unit placed by a deictic word."""
    if node.which == "same":
        return _same(node, c)
    if node.plural:
        return _plural(node, c)
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
    if unit == "year" and c.now and not c.narrative and (own := _year_going_on(node, c)):
        return own
    said = c.recent(60)
    if node.which == "this" and unit == "year" and said and said.period and said.period.unit == "fiscal" and _is_current(c):
        return fiscal.fiscal_deictic(node, c)
    if node.which == "past" and node.count is not None and unit != "period":
        return _stretch(node, c, Decimal(1))
    if unit == "period" and node.which in ("this", "that"):
        return _that_period(node, c)
    if node.which == "that" and unit == "half" and c.country.quarters:
        return fiscal.fiscal_deictic(Deictic("last", "half"), c)
    if node.which == "that" and not c.narrative and c.now and (unit in ("quarter", "half") or unit == "month" and c.recent(40) is None):
        return _reported(unit, c)
    relative = node.which in ("prior", "following", "that") or c.narrative and node.which == "this"
    base = _base(c, unit) if relative else of_date(c.now) if c.now else None
    if unit == "weekend" and not c.narrative and c.now:
        base = of_date(c.now)
    if unit == "period":
        unit = "quarter" if base is None else base.unit
    if base is None:
        return unknown(TIMEX_UNIT.get(unit, "XXXX"))
    if relative and (special := _own_year(node, unit, base, c)):
        return special
    if node.back and node.which != "last" and (back := _back(node, unit, base, c)):
        return back
    return _moved_unit(node, unit, base, relative, c)


def _year_going_on(node: Deictic, c: Context) -> Value | None:
    """`the current year`, `the coming year` where the article's year is not the calendar's: the year like it in which publication lies, or the next."""
    coming = node.which in ("next", "following") and (c.reader.small("coming", c.at) or c.reader.small("coming", c.at + 1))
    if not coming and not (node.which == "this" and _is_current(c)):
        return None
    year = c.year
    if year is None or year.earliest is None or year.latest is None or c.now is None or year.latest.month == CALENDAR.ends:
        return None
    steps = c.now.year - year.earliest.year - ((c.now.month, c.now.day) < (year.earliest.month, year.earliest.day))
    return moved(year, steps + coming)


def _is_current(c: Context) -> bool:
    """Whether the expression says `current`, so that after a fiscal year it means one."""
    return c.reader.small("current", c.at) or c.reader.small("current", c.at + 1)


def _weekend_of(day: Node, c: Context) -> Value:
    """The weekend of a day: `Labor Day weekend`."""
    period = c.resolve(day, c).period
    first = bounds(period)[0] if period is not None and period.unit == "day" else None
    if first is None:
        return unknown("XXXX-WXX-WE")
    return of_period(shift(containing(of_date(first), "weekend"), -1 if first.isoweekday() < 3 else 0))


def _that_period(node: Deictic, c: Context) -> Value:
    """`the period`: the one that was said last."""
    if node.which == "that" and node.back and c.fine and c.at - c.last_at <= _PERIOD:
        over = (value for value in reversed(c.fine) if c.now is None or value.latest is not None and value.latest <= c.now)
        return moved(next(over, c.fine[-1]), 0)
    return unknown("PRESENT_REF" if node.which == "this" else "PAST_REF", vague=True)


_PERIOD = 150  # tokens after a period in which `the period` means it


def _reported(unit: str, c: Context) -> Value:
    """`the quarter`, `the half`: the one that was said, the latest that is over rather than what it is compared with or one to come; else the last
    that is over, or the one to come where the sentence looks ahead."""
    assert c.now is not None
    said = [value.period for value in c.fine if value.period is not None and value.period.unit == unit]
    ahead = c.tense() > 0
    if ahead and said:
        return of_period(said[-1])
    over = [p for p in said if timedelta(0) < c.now - (bounds(p)[1] or date.max) < _REPORTED]
    if over and not ahead:
        return of_period(max(over, key=lambda p: (p.year, p.n)))
    return of_period(shift(containing(of_date(c.now), unit), 0 if ahead else -1))


def _year_over(c: Context, now: date) -> int:
    """The year that a report looks back on: this one, or in its first weeks the one before where the article speaks of it."""
    whole = c.reader.small("whole", c.at + 1) and now.month <= _CLOSED  # for the full year, revenue came to
    return now.year - (whole or now.month <= _REVIEWED and now.year - 1 in c.years)


_FOUNDED = 5  # years back in which growth is no longer news: `Set up in 1997, … In the first half of the year output grew 5%`
_CLOSED = 3  # months into a year in which the full year is the one before
_REVIEWED = 2  # months into a year in which its predecessor is looked back on
_REPORTED = timedelta(190)  # how long after its end a quarter or half is reported on


def _own_year(node: Deictic, unit: str, base: Period, c: Context) -> Value | None:
    """`the year` or `the year before` where the article's year is not the calendar's, or where what was said is too far off to be meant."""
    steps = {"prior": -1, "following": 1}.get(node.which, 0)
    if (
        unit == "year"
        and c.year is not None
        and not c.narrative
        and (c.recent(30) is not None or node.which == "that" and c.country.quarters and c.reader.small("during", c.at - 1))
        and (c.last is c.year or node.which == "that" or node.which == "prior" and c.beside(c.year))
    ):
        done = node.which == "that" and c.now is not None and c.year.latest is not None and c.year.latest > c.now and c.tense() < 0
        return moved(c.year, -1 if done else steps)
    last = c.recent(120)
    if last is not None and last.period is None and last.earliest and last.latest and unit in ("year", "period"):
        if abs((last.latest - last.earliest).days - 365) < 3:
            return moved(last, steps)
    if unit == "year" and base.unit == "fiscal":
        return of_period(shift(Period("fiscal", base.year, 0, base.day), steps))
    if unit == "year" and node.which == "prior" and c.now and not c.narrative and (reported := _year_reported(base, c)):
        return of_period(Period("year", reported - 1))
    if unit != "year" or node.which != "that" or c.now is None or c.narrative or c.reader.small("that", c.at):
        return None
    if c.tense() < 0 and base.year >= c.now.year:
        return of_period(Period("year", _year_over(c, c.now)))
    if c.now.year != base.year:
        aside = c.derived or base.unit not in ("year", "fiscal") and abs(base.year - c.now.year) > 1 and c.new_sentence()
        aside = aside or abs(base.year - c.now.year) > _FOUNDED and c.grows() and c.new_sentence()
        parted = c.reader.ordinal(c.at) or c.reader.ordinal(c.at + 1)  # founded in 2018. In the first half of the year it
        aside = aside or parted is not None and base.unit == "year" and base.year < c.now.year - 1 and c.new_sentence()
        if aside or base.year < c.now.year and c.tense() > 0:
            return of_period(Period("year", _year_over(c, c.now) if c.tense() < 0 else c.now.year))
    return None


def _year_reported(base: Period, c: Context) -> int | None:
    """The year that a report compares with the one before it, where no year said just now tells: `Founded in 1995, … 5% less than the year before`,
    or what is told early in the year (`12% more than in the previous year`)."""
    assert c.now is not None
    r = c.reader
    comparing = r.small("comparing", c.at - 1) or r.small("during", c.at - 1) and r.small("comparing", c.at - 2)
    told = max((year for year in c.years if year <= c.now.year), default=0)
    if not comparing or told < c.now.year - 1:
        return None
    early = c.recent(40) is None and c.now.month <= _CLOSED and told == c.now.year - 1
    return told if early or base.year < c.now.year - _FOUNDED else None


def _back(node: Deictic, unit: str, base: Period, c: Context) -> Value | None:
    """`the year-earlier period`: what was said, a year back."""
    if c.fine and (node.unit == "period" or c.fine[-1].period is not None and c.fine[-1].period.unit == unit):
        return moved(c.fine[-1], -1)
    if c.now and (unit == "quarter" or node.unit == "period" and base.unit == "day"):
        return of_period(years_on(shift(containing(of_date(c.now), "quarter"), -1), -1))
    if unit not in RANK:
        return None
    own = containing(base, unit) if RANK.get(base.unit, 0) <= RANK[unit] else containing(of_date(c.now), unit) if c.now else base
    return of_period(years_on(own, -1))


def _moved_unit(node: Deictic, unit: str, base: Period, relative: bool, c: Context) -> Value:
    """The unit of the base, moved as the deictic word says; of publication where the base is longer than the unit."""
    longer = base.unit in RANK and unit in RANK and RANK[base.unit] > RANK[unit]
    if c.narrative and relative and longer:
        return unknown(TIMEX_UNIT.get(unit, "XXXX"))
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
        match = of_length(c, node.unit, count)
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
        begin = placing.moved_day(first, node.unit, -count)
        return (begin, first - timedelta(1)) if begin else (None, None)
    end = placing.moved_day(last + timedelta(1), node.unit, count)
    return (last + timedelta(1), end - timedelta(1)) if end else (None, None)


def of_length(c: Context, unit: str, count: Decimal) -> Value | None:
    """The last period said that is as long as `count` units."""
    days = {"month": 30.4, "quarter": 91.3, "week": 7.0, "day": 1.0, "year": 365.25}.get(unit, 0.0) * float(count)
    for value in reversed(c.fine):
        if value.earliest and value.latest and abs((value.latest - value.earliest).days + 1 - days) < max(1.0, 0.04 * days):
            return value
    return None


def _window(c: Context, node: Deictic, count: Decimal) -> tuple[date | None, date | None]:
    """From publication back or ahead by `count` units, in order; nothing without a publication date."""
    base = c.now
    other = placing.moved_day(base, node.unit, count if node.which in ("next", "following") else -count) if base else None
    if base is None or other is None or node.which in ("this", "that"):
        return None, None
    return min(base, other), max(base, other)


def moved(value: Value, years: int) -> Value:
    """The same value a number of years on."""
    if value.period is not None and value.period.unit != "fiscal":
        return of_period(years_on(value.period, years), vague=value.vague, mod=value.mod)
    if value.period is not None:
        return of_period(shift(value.period, years))
    first, last = placing.years_later(value.earliest, years), placing.years_later(value.latest, years)
    if last and value.latest and (value.latest + timedelta(1)).day == 1:
        last = calendar.month_end(last.year, last.month)
    text = placing.interval(first, last)
    return Value(text or value.timex, earliest=first, latest=last, vague=value.vague)


_NEAR = 95  # days between months or quarters of one report


def latest_said(c: Context) -> Value | None:
    """The period that a report is on: the last one said, or the latest of those like it that were said just before (`in May, after 3% in April`)."""
    if not c.fine:
        return None
    base = c.fine[-1]
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


_LENGTHS = {"half": 6, "quarter": 3}  # months


def _same(node: Deictic, c: Context) -> Value:
    """`the same period last year`: the last period said that is finer than a year, in the year that is named."""
    base = latest_said(c)
    if base is not None and c.now and base.earliest and base.earliest > c.now and c.tense() <= 0:
        base = next((value for value in reversed(c.fine) if value.earliest and value.earliest <= c.now), base)
    if node.count is not None:
        base = of_length(c, "month", node.count) or base
    within = None
    if node.within is not None:
        if (
            base is not None
            and base.period is not None
            and base.period.unit == "fiscal"
            and isinstance(node.within, Deictic)
            and node.within.which in ("prior", "last")
        ):
            within = -1
        elif isinstance(node.within, Offset):
            within = -int(node.within.length.parts[0][0] or 1)
        elif (year := year_number(c.resolve(node.within, c))) is not None and base is not None and base.earliest is not None:
            within = year - base.earliest.year
    if (
        node.unit != "period"
        and node.unit in RANK
        and (within is None or base is None or base.period is None or base.period.unit != node.unit)
    ):
        length = of_length(c, "month", Decimal(_LENGTHS[node.unit])) if node.unit in _LENGTHS else None
        if length is not None and length.earliest and isinstance(node.within, When) and node.within.year:
            return moved(length, node.within.year - length.earliest.year)  # the first six months, the same semester of 2023
        if node.unit == "half" and isinstance(node.within, When) and node.within.year and base is not None and base.latest:
            return of_period(Period("half", node.within.year, 1 if base.latest.month <= _LENGTHS["half"] else 2))  # to June: the same half of 2024
        if isinstance(node.within, When):
            return c.resolve(node.within, c)  # the 1988 quarter, where no quarter was said
        origin = c.day if node.unit == "day" and c.day and not c.narrative else _base(c, node.unit)
        said = c.recent(40)
        if c.now is None and said and said.period and node.unit == "year" and c.beside(said):
            origin = said.period  # a profile without a date, which is no story
        if origin is None:
            return unknown(TIMEX_UNIT.get(node.unit, "XXXX"))
        fiscal = node.unit == "year" and origin.unit == "fiscal"  # in fiscal 2022, … in the same year
        if node.unit == "half" and base is not None and base.period is not None and base.period.unit in ("fiscal", "half"):
            return moved(base, within if within else -_corresponds(c))
        own = of_period(Period("fiscal", origin.year, 0, origin.day) if fiscal else containing(origin, node.unit))
        return moved(own, within) if within else own
    if base is None:
        return c.resolve(node.within, c) if node.within is not None else unknown("XXXX")
    return moved(base, within or 0) if within is not None else moved(base, -_corresponds(c))


def _corresponds(c: Context) -> bool:
    """Whether a period without a year is that of the year before: `against 54 in the corresponding period`, `up 21% compared to the same period`."""
    r = c.reader
    if r.small("corresponding", c.at) or r.small("corresponding", c.at + 1):
        return True
    return r.small("with", c.at - 1) and r.small("set_beside", c.at - 2)
