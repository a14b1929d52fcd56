"""From what was read to what is meant: each kind of node gets its dates, its TIMEX3 value and its duration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from parkextract.mentions.times import calendar, placing
from parkextract.mentions.times.calendar import Period, bounds, containing, of_date, shift, timex, years_on
from parkextract.mentions.times.lengths import timex_of
from parkextract.mentions.times.nodes import (
    Clock,
    Day,
    Deictic,
    Edge,
    Ending,
    Length,
    Node,
    Nth,
    Offset,
    Range,
    Recurring,
    Reference,
    SoFar,
    Turn,
    When,
)  # fmt: skip
from parkextract.mentions.times.reference import Context, Value

_SHORT_FORM = frozenset({3, 6, 7})  # where the fiscal year ends in one of these months it is written with two years (`2021-22`)


def resolve(node: Node, c: Context) -> Value:
    """The value of a node at the context's place."""
    return _RESOLVE[type(node)](node, c)


def of_period(p: Period, **fields: Any) -> Value:
    """A value that is one calendar period."""
    first, last = bounds(p)
    return Value(timex(p), period=p, earliest=first, latest=last, **fields)


def unknown(text: str, **fields: Any) -> Value:
    """A value whose dates are not known, in its TIMEX3 form."""
    return Value(text, **fields)


def _when(node: When, c: Context) -> Value:
    if node.unit is not None and node.year is not None:
        return of_period(Period(node.unit, node.year))
    year = node.year
    within: Value | None = None
    if year is None and node.within is not None and node.weekday is None:
        within = resolve(node.within, c)
        year = _year_number(within)
    if node.fiscal or (within and within.period and within.period.unit == "fiscal"):
        return placing.fiscal(node, year, c)
    value = placing.place(node, year, c)
    if node.season and value.period:
        value.vague = True
    return value


def _year_number(value: Value) -> int | None:
    if value.period is not None and value.period.unit not in ("decade", "century"):
        return value.period.year
    return value.earliest.year if value.earliest else None


def _base(c: Context, unit: str) -> Period | None:
    """The day of reference for units relative to what was said: the last value where it is near and no coarser, else publication."""
    if c.narrative:
        return c.story
    last = c.recent(40)
    if last is not None and last.period is not None:
        return last.period
    if last is not None and last.latest is not None:
        return of_date(last.latest)
    return of_date(c.now) if c.now else None


_RANK = {
    name: n
    for n, name in enumerate(
        ("second", "minute", "hour", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "fiscal", "decade", "century")
    )
}
_TIMEX_UNIT = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX",
               "decade": "XXX", "century": "XX", "season": "XXXX-XX"}  # fmt: skip


def _deictic(node: Deictic, c: Context) -> Value:
    if node.which == "same":
        return _same(node, c)
    if node.plural:
        return _plural(node, c)
    if node.unit == "weekend" and node.within is not None:
        day = resolve(node.within, c).period
        first = bounds(day)[0] if day is not None and day.unit == "day" else None
        if first is None:
            return unknown("XXXX-WXX-WE")
        return of_period(shift(containing(of_date(first), "weekend"), -1 if first.isoweekday() < 3 else 0))
    unit = "day" if node.unit in ("workday", "night") else "week" if node.unit == "fortnight" else node.unit
    if unit in ("hour", "minute", "second"):
        length = "P" + f"T1{unit[0].upper()}"
        return Value(length, type="duration", duration=length)
    if node.fiscal and unit in ("year", "quarter", "half"):
        return placing.fiscal_deictic(node, c)
    if node.which == "past" and node.count is not None and unit != "period":
        return _stretch(node, c, Decimal(1))
    relative = node.which in ("prior", "following", "that") or c.narrative and node.which == "this"
    base = _base(c, unit) if relative else of_date(c.now) if c.now else None
    if unit == "period" and node.which in ("this", "that"):
        return unknown("PRESENT_REF" if node.which == "this" else "PAST_REF", vague=True)
    if unit == "period":
        unit = "quarter" if base is None else base.unit
    if node.which == "that" and unit == "quarter" and not c.narrative and c.now:
        said = next((value for value in reversed(c.fine) if value.period is not None and value.period.unit == "quarter"), None)
        return (
            of_period(said.period)
            if said and said.period
            else of_period(shift(containing(of_date(c.now), "quarter"), -1 if c.tense() <= 0 else 0))
        )
    if unit == "weekend" and not c.narrative and c.now:
        base = of_date(c.now)
    if base is None:
        return unknown(_TIMEX_UNIT.get(unit, "XXXX"))
    last = c.recent(120) if relative else None
    if (
        relative
        and unit == "year"
        and c.year is not None
        and not c.narrative
        and c.recent(30) is not None
        and (c.last is c.year or node.which == "that")
    ):
        done = node.which == "that" and c.now is not None and c.year.latest is not None and c.year.latest > c.now and c.tense() < 0
        return _moved(c.year, {"prior": -1, "following": 1}.get(node.which, -1 if done else 0))
    if relative and last is not None and last.period is None and last.earliest and last.latest and unit in ("year", "period"):
        if abs((last.latest - last.earliest).days - 365) < 3:
            return _moved(last, {"prior": -1, "following": 1}.get(node.which, 0))
    if relative and unit == "year" and base.unit == "fiscal":
        return of_period(shift(Period("fiscal", base.year, 0, base.day), {"prior": -1, "following": 1}.get(node.which, 0)))
    if node.back and c.fine and (node.unit == "period" or c.fine[-1].period is not None and c.fine[-1].period.unit == unit):
        return _moved(c.fine[-1], -1)
    if node.back and unit == "quarter" and c.now:
        return of_period(years_on(shift(containing(of_date(c.now), "quarter"), -1), -1))
    if node.back and unit in _RANK:
        own = containing(base, unit) if _RANK.get(base.unit, 0) <= _RANK[unit] else containing(of_date(c.now), unit) if c.now else base
        return of_period(years_on(own, -1))
    if c.narrative and relative and base.unit in _RANK and unit in _RANK and _RANK[base.unit] > _RANK[unit]:
        return unknown(_TIMEX_UNIT.get(unit, "XXXX"))
    if node.which == "that" and c.now and base.unit in _RANK and unit in _RANK and _RANK[base.unit] > _RANK[unit]:
        base = of_date(c.now)
    if (
        relative
        and node.which != "that"
        and base.unit in _RANK
        and unit in _RANK
        and _RANK[base.unit] > _RANK[unit]
        and c.now
        and not c.narrative
    ):
        base = of_date(c.now)
    own = containing(base, unit, c.south)
    if unit == "weekend":
        return of_period(_weekend(node, own, c))
    steps = {"last": -1, "prior": -1, "past": -1, "next": 1, "following": 1}.get(node.which, 0)
    return of_period(shift(own, steps))


def _weekend(node: Deictic, own: Period, c: Context) -> Period:
    """This weekend is this week's; `the weekend` the one before publication unless the sentence looks ahead or it is Saturday or Sunday."""
    steps = {"last": -1, "prior": -1, "past": -1, "next": 1, "following": 1}.get(node.which, 0)
    if node.which == "that" and c.now and c.now.isoweekday() < 6 and c.tense() <= 0:
        steps = -1
    return shift(own, steps)


def _plural(node: Deictic, c: Context) -> Value:
    """`recent years`, `the past five years`, `the next two months`."""
    if node.count is None:
        text = timex_of(Length(((None, node.unit),)))
        value = Value("PAST_REF", vague=True) if node.which == "past" else Value(text, type="duration", duration=text, vague=True)
        value.earliest, value.latest = _window(c, node, Decimal(5))
        return value
    return _stretch(node, c, node.count)


def _stretch(node: Deictic, c: Context, count: Decimal) -> Value:
    """A counted length that ends or begins with publication (`the past five years`) or with what was said (`the previous three days`)."""
    text = timex_of(Length(((count, node.unit),)))
    value = Value(text, type="duration", duration=text, vague=True)
    if node.which == "that":
        match = _of_length(c, node.unit, count)
        if match is not None:
            value.earliest, value.latest, value.vague = match.earliest, match.latest, False
        return value
    value.earliest, value.latest = _window(c, node, count)
    return value


def _of_length(c: Context, unit: str, count: Decimal) -> Value | None:
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


def _moved(value: Value, years: int) -> Value:
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


def _same(node: Deictic, c: Context) -> Value:
    """`the same period last year`: the last period said that is finer than a year, in the year that is named."""
    base = c.fine[-1] if c.fine else None
    if node.count is not None:
        base = _of_length(c, "month", node.count) or base
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
        elif (year := _year_number(resolve(node.within, c))) is not None and base is not None and base.earliest is not None:
            within = year - base.earliest.year
    if (
        node.unit != "period"
        and node.unit in _RANK
        and (within is None or base is None or base.period is None or base.period.unit != node.unit)
    ):
        origin = _base(c, node.unit)
        if origin is None:
            return unknown(_TIMEX_UNIT.get(node.unit, "XXXX"))
        own = of_period(containing(origin, node.unit))
        return _moved(own, within) if within else own
    if base is None:
        return resolve(node.within, c) if node.within is not None else unknown("XXXX")
    return _moved(base, within or 0)


def _day(node: Day, c: Context) -> Value:
    if c.now is None or c.narrative and node.offset == 0:
        kind = "time" if node.part else "date"
        return unknown("PRESENT_REF" if node.offset == 0 and not node.part else "XXXX-XX-XXTNI" if node.part else "XXXX-XX-XX", type=kind)
    value = of_period(shift(of_date(c.now), node.offset))
    if node.part:
        value.timex, value.type = f"{value.timex}TNI", "time"
    return value


def _nth(node: Nth, c: Context) -> Value:
    """The nth unit of a longer time, or its first or last `count` units."""
    unit = {"night": "day", "workday": "day"}.get(node.unit, node.unit)
    whole = resolve(node.of, c) if node.of is not None else _implied_year(node, c)
    text = timex_of(Length(((Decimal(node.count), node.unit),))) if node.count else ""
    if whole is None or whole.earliest is None or whole.latest is None:
        return Value(text, type="duration", duration=text) if text else unknown(_TIMEX_UNIT.get(unit, "XXXX"))
    if node.weekday is not None:
        day = calendar.nth_weekday(whole.earliest.year, whole.earliest.month, node.weekday, node.n if node.n > 0 else 5)
        return of_period(day) if day else unknown("XXXX-XX-XX")
    if node.count is None:
        return of_period(_one_of(node.n, unit, whole))
    if node.n > 0:
        first = whole.earliest
        after = placing.moved_day(first, unit, Decimal(node.count))
        last = after - timedelta(1) if after else None
    else:
        last = whole.latest
        before = placing.moved_day(last + timedelta(1), unit, Decimal(-node.count)) if last < date.max else None
        first = before or whole.earliest
    return Value(text, type="duration", duration=text, earliest=first, latest=last)


def _one_of(n: int, unit: str, whole: Value) -> Period:
    assert whole.earliest is not None and whole.latest is not None
    if n < 0:
        last = containing(of_date(whole.latest), unit)
        return shift(last, -1) if unit == "week" and whole.latest.isoweekday() < 4 else last
    first = containing(of_date(whole.earliest), unit)
    if unit == "week" and whole.earliest.isoweekday() > 4:
        first = shift(first, 1)
    return shift(first, n - 1)


def _implied_year(node: Nth, c: Context) -> Value | None:
    """The year of `the first nine months`: publication's, or the one before where they have hardly begun and the sentence looks back."""
    if c.now is None or c.narrative:
        last = c.last
        return of_period(Period("year", last.period.year)) if last and last.period and last.period.unit in _RANK else None
    year = of_period(Period("year", c.now.year))
    assert year.earliest is not None
    end = placing.moved_day(year.earliest, node.unit, Decimal(node.count or 1))
    if end is not None and (end - c.now).days > 45 and c.tense() <= 0:
        return of_period(Period("year", c.now.year - 1))
    return year


def _edge(node: Edge, c: Context) -> Value:
    return _edge_of(resolve(node.of, c), node.mod)


def _edge_of(value: Value, mod: str) -> Value:
    """The value narrowed to a part of it."""
    value.mod = mod
    if value.earliest and value.latest and value.type == "date":
        value.earliest, value.latest = placing.part_of(value.earliest, value.latest, mod)
        value.vague = True
    return value


def _length(node: Length, c: Context) -> Value:
    text = timex_of(node)
    return Value(text, type="duration", duration=text, vague=node.parts[0][0] is None)


def _offset(node: Offset, c: Context) -> Value:
    count, unit = node.length.parts[0]
    if count is None:
        return Value("PAST_REF" if node.sign < 0 else "FUTURE_REF", vague=True)
    base = None if node.base == "speech" else c.recent(150) if node.base == "context" else resolve(node.base, c)
    if base is not None and (base.period is not None or base.earliest is not None):
        moved = _from_value(base, count, unit, node.sign)
        if moved is not None:
            return moved
    if c.now is None or c.narrative and node.base == "speech":  # a speaker in a story does not speak on publication's day
        return unknown(_TIMEX_UNIT.get(unit, "XXXX-XX-XX"))
    day = placing.moved_day(c.now, unit, count * node.sign)
    if day is None:
        return unknown("PAST_REF" if node.sign < 0 else "FUTURE_REF")
    grain = {
        "workday": "day",
        "night": "day",
        "hour": "day",
        "minute": "day",
        "second": "day",
        "fortnight": "week",
        "half": "month",
        "quarter": "quarter",
    }.get(unit, unit)
    if len(node.length.parts) > 1 or count != count.to_integral_value():
        grain = {"year": "month", "month": "day", "week": "day"}.get(unit, grain)
    value = of_period(containing(of_date(day), grain))
    value.vague = grain not in ("day",)
    return value


def _from_value(base: Value, count: Decimal, unit: str, sign: int) -> Value | None:
    """The base moved by a length, in the base's own granularity: a year after a quarter is a quarter."""
    whole = count == count.to_integral_value()
    steps = int(count) * sign
    if unit in ("decade", "century") and whole and base.period is not None:
        return of_period(containing(years_on(base.period, steps * (10 if unit == "decade" else 100)), unit))
    if unit in ("year", "decade", "century") and whole:
        return _moved(base, steps * {"year": 1, "decade": 10, "century": 100}[unit])
    p = base.period
    if p is None or not whole:
        return None
    if unit == p.unit or (unit in ("day", "week") and p.unit == "day"):
        return of_period(shift(p, steps * (7 if unit == "week" and p.unit == "day" else 1)))
    if unit == "month" and p.unit == "day":
        return of_period(calendar.months_on(p, steps))
    if unit == "month" and p.unit == "quarter" and steps % 3 == 0:
        return of_period(shift(p, steps // 3))
    if unit in ("workday", "night") and p.unit == "day":
        return of_period(shift(p, steps))
    if p.unit == "year":
        return unknown(
            {"month": f"{timex(p)}-XX", "day": f"{timex(p)}-XX-XX"}.get(unit, timex(p)),
            earliest=base.earliest,
            latest=base.latest,
            vague=True,
        )
    return None


def _ending(node: Ending, c: Context) -> Value:
    """The period of a length that ends with the end."""
    end = resolve(node.end, c)
    if (
        node.done
        and c.now
        and end.latest
        and end.latest > c.now
        and isinstance(node.end, When)
        and node.end.year is None
        and end.period is not None
    ):
        end = of_period(years_on(end.period, -1))
    last = end.latest
    text = timex_of(node.length)
    if last is None:
        return Value(text, type="duration", duration=text)
    count, unit = node.length.parts[0]
    before = placing.moved_day(last + timedelta(1), unit, -(count or Decimal(1))) if last < date.max else None
    return Value(text, type="duration", duration=text, earliest=before, latest=last)


def _reference(node: Reference, c: Context) -> Value:
    return Value(node.value, vague=True)


def _clock(node: Clock, c: Context) -> Value:
    if node.day is not None:
        day = resolve(node.day, c)
    else:
        last = c.recent(30)
        if c.narrative:
            day = of_period(c.story) if c.story is not None and c.story.unit == "day" else unknown("XXXX-XX-XX")
        else:
            day = (
                last
                if last and last.period and last.period.unit == "day" and not node.zone
                else of_period(of_date(c.now))
                if c.now
                else unknown("XXXX-XX-XX")
            )
    stem = day.timex.split("T")[0]
    text = f"{stem}T24:00" if node.time == "24:00" and len(stem) == 10 else f"{stem}T{node.time}{node.zone}"
    return Value(text, type="time", period=day.period, earliest=day.earliest, latest=day.latest, mod=day.mod)


def _recurring(node: Recurring, c: Context) -> Value:
    return Value(node.value, type="set", quant=node.quant, freq=node.freq)


def _range(node: Range, c: Context) -> Value:
    if node.pair and c.fiscal_end in _SHORT_FORM and isinstance(node.high, When) and not c.narrative:
        return of_period(Period("fiscal", node.high.year or 0, 0, c.fiscal_end))
    high = resolve(node.high, c)
    anchor = c.last, c.last_at
    if (
        isinstance(node.low, Edge)
        and isinstance(node.low.of, When)
        and node.low.of.year is None
        and node.low.of.which is None
        and high.period is not None
        and high.earliest is not None
    ):
        low = _edge_of(placing.before(node.low.of, high, c), node.low.mod)
    elif (
        isinstance(node.low, When)
        and node.low.year is None
        and node.low.which is None
        and high.period is not None
        and high.earliest is not None
    ):
        low = placing.before(node.low, high, c)
    else:
        low = resolve(node.low, c)
        c.last, c.last_at = low, c.at
        if isinstance(node.high, When) and node.high.year is None and low.period is not None and node.high.within is None:
            high = resolve(node.high, c)
        c.last, c.last_at = anchor
    if isinstance(node.low, Clock) and isinstance(node.high, Clock) and node.low.day is None and node.high.day is not None:
        node.low.day = node.high.day
        low = resolve(node.low, c)
    elif isinstance(node.low, Clock) and isinstance(node.high, Clock) and node.high.day is None and node.low.day is not None:
        node.high.day = node.low.day
        high = resolve(node.high, c)
    kind = "time" if low.type == high.type == "time" else "date"
    if isinstance(node.low, Reference):
        low.earliest = c.now
    if isinstance(node.high, Reference):
        high.latest = c.now
    return Value(
        f"{low.timex}/{high.timex}", type=kind, earliest=low.earliest, latest=high.latest, vague=low.vague or high.vague, parts=(low, high)
    )


def _so_far(node: SoFar, c: Context) -> Value:
    value = resolve(node.of, c)
    if c.now is not None and value.earliest is not None:
        value.latest = c.now
    value.vague = True
    return value


def _turn(node: Turn, c: Context) -> Value:
    value = resolve(node.of, c)
    if value.earliest and value.latest:
        around = value.earliest
        if isinstance(node.of, Range):
            around = date(value.latest.year, 1, 1)
        value.earliest, value.latest = around - timedelta(31), around + timedelta(30)
        value.vague = True
    value.mod = "START"
    return value


_RESOLVE: dict[type, Callable[[Any, Context], Value]] = {
    When: _when, Deictic: _deictic, Day: _day, Nth: _nth, Edge: _edge, Length: _length, Offset: _offset, Ending: _ending, Reference: _reference,
    Clock: _clock, Recurring: _recurring, Range: _range, SoFar: _so_far, Turn: _turn,
}  # fmt: skip
