"""From what was read to what is meant: each kind of node gets its dates, its TIMEX3 value and its duration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from parkextract.mentions.times import calendar, fiscal, intervals, moves, placing, relative, repeated, spans
from parkextract.mentions.times.calendar import Period, containing, of_date, shift
from parkextract.mentions.times.lengths import duration_of, timex_of
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
from parkextract.mentions.times.reader import HYPHENS
from parkextract.mentions.times.reference import Context, Value, of_period, unknown, year_number
from parkextract.mentions.times.repeated import RANK, TIMEX_UNIT
from parkextract.mentions.times.vocabulary import CALENDAR


def resolve(node: Node, c: Context) -> Value:
    """The value of a node at the context's place."""
    return _RESOLVE[type(node)](node, c)


def _when(node: When, c: Context) -> Value:
    if node.unit is not None and node.year is not None:
        return of_period(Period(node.unit, node.year))
    year = node.year
    within: Value | None = None
    if year is None and node.within is not None and node.weekday is None:
        within = resolve(node.within, c)
        year = year_number(within)
    if node.fiscal or (within and within.period and within.period.unit == "fiscal"):
        if within and within.earliest and (node.season or node.month):  # the autumn of fiscal 2026
            value = placing.place(node, within.earliest.year, c)
            if value.earliest and value.earliest < within.earliest:
                value = placing.place(node, within.earliest.year + 1, c)
            return value
        return fiscal.fiscal(node, year, c, within.period if within and within.period and within.period.unit == "fiscal" else None)
    if c.country.quarters and year is None and (node.quarter or node.half) and within is None and not node.civil:
        told = fiscal.fiscal(node, None, c)  # the quarter of a firm whose year is not the calendar's
        if node.fiscal or not (c.now and told.latest and told.latest >= c.now and (c.tense() < 0 or c.reader.small("result", c.end))):
            return told  # else what goes on is not told of as done: the half is that of the calendar
    value = placing.place(node, year, c)
    if value.period and value.period.unit == "year" and (own := _year_before(value.period.year, c)):
        return own
    if node.season and value.period:
        value.vague = True
    return value


def _year_before(year: int, c: Context) -> Value | None:
    """`£64.7 million (2023: £57.9 million)` in a report on the year to March 2024: the year before that one."""
    own, r = c.year, c.reader
    if own is None or own.latest is None or own.latest.month == CALENDAR.ends or own.latest.year != year + 1:
        return None
    return repeated.moved(own, -1) if r.word(c.at - 1) == "(" and r.word(c.end) == ":" else None


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
    if isinstance(node.of, Deictic) and whole is not None and node.n < 0 and _over(node.of, whole, c):
        whole = of_period(shift(Period("year", whole.earliest.year), -1))  # type: ignore[union-attr]
    text = timex_of(Length(((Decimal(node.count), node.unit),))) if node.count else ""
    if whole is None or whole.earliest is None or whole.latest is None:
        return Value(text, type="duration", duration=text) if text else unknown(TIMEX_UNIT.get(unit, "XXXX"))
    if node.weekday is not None:
        day = calendar.nth_weekday(whole.earliest.year, whole.earliest.month, node.weekday, node.n if node.n > 0 else 5)
        return of_period(day) if day else unknown("XXXX-XX-XX")
    if node.count is None:
        return of_period(_one_of(node.n, unit, whole))
    if node.n > 0:
        first = whole.earliest
        after = intervals.moved_day(first, unit, Decimal(node.count))
        last = max(first, after - timedelta(1)) if after else None
    else:
        last = whole.latest
        before = intervals.moved_day(last + timedelta(1), unit, Decimal(-node.count)) if last < date.max else None
        first = min(before or whole.earliest, last)
    return Value(text, type="duration", duration=text, earliest=first, latest=last)


def _over(of: Deictic, year: Value, c: Context) -> bool:
    """Whether the last months of `the year`, told of as over soon after it, are those of the year before: `earned it in the last three months of the year`."""
    if of.unit != "year" or of.which != "that" or c.now is None or c.narrative or year.period is None:
        return False
    return year.period == Period("year", c.now.year) and c.now.month <= _EARLY and c.tense() < 0


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
        return of_period(Period("year", last.period.year)) if last and last.period and last.period.unit in RANK else None
    year = of_period(Period("year", c.now.year))
    assert year.earliest is not None
    end = intervals.moved_day(year.earliest, node.unit, Decimal(node.count or 1))
    if end is not None and (end - c.now).days > 45 and c.tense() <= 0:
        return of_period(Period("year", c.now.year - 1))
    return year


_EARLY = 3  # the last month in which what was done `by year-end` was done by that of the year before
_LATE = 10  # the month from which the year's end may be told of before it has come


def _edge(node: Edge, c: Context) -> Value:
    value = resolve(node.of, c)
    year = isinstance(node.of, Deictic) and node.of.unit == "year" and node.of.which in ("this", "that") and node.mod == "END"
    if (
        year
        and c.now
        and value.period == Period("year", c.now.year)
        and c.now.month < _LATE
        and c.tense() < 0
        and (c.reader.small("at", c.at - 1) or c.reader.word(c.at - 1) == "by" and c.now.month <= _EARLY)
    ):
        value = of_period(shift(Period("year", c.now.year), -1))  # stood empty at year-end
    return intervals.edge_of(value, node.mod, node.half, node.day)


_NOUN = 3  # tokens from `nine-month` to what it is said of


def _length(node: Length, c: Context) -> Value:
    value = Value(timex_of(node), type="duration", duration=duration_of(node), vague=node.parts[0][0] is None)
    count, unit = node.parts[0]
    if c.now and unit == "month" and len(node.parts) == 1 and not c.narrative and count and _elapsed(count, c.now, c):
        value.earliest, value.latest = date(c.now.year, 1, 1), calendar.month_end(c.now.year, int(count))
    if c.now and node.parts == ((Decimal((c.now.month - 1) // 3 * 3), "month"),) and not c.narrative and _reports(c):
        value.earliest, value.latest = date(c.now.year, 1, 1), calendar.month_end(c.now.year, (c.now.month - 1) // 3 * 3)
    return value


def _elapsed(months: Decimal, now: date, c: Context) -> bool:
    """Whether what was done in a number of months was done in those of the year that are over: `exported goods for 3 million dollars in nine months`,
    said in October; of few months only where the sentence tells of growth."""
    over = (now.month, now.month - 1, (now.month - 1) // 3 * 3)
    if months < 2 or months not in over or c.tense() >= 0:
        return False
    r = c.reader
    if not r.small("elapsed", c.at - 1) or any(r.small("made_in", i) for i in range(c.at - 4, c.at - 1)):
        return False  # was built in ten months
    return c.grows() or months >= _HALF and r.word(c.at - 1) != "for" and c.country.ends == CALENDAR.ends


_HALF = 6  # months from which a report is one of the year so far


def _reports(c: Context) -> bool:
    """Whether a length is that of what is reported: `a nine-month net profit` after the end of September."""
    hyphen = c.reader.word(c.end - 2) in HYPHENS
    return hyphen and not c.country.quarters and any(c.reader.small("result", i) for i in range(c.end, c.end + _NOUN))


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
                if last and last.period and last.period.unit == "day" and (not node.zone or _restated(c, last))
                else of_period(of_date(c.now))
                if c.now
                else unknown("XXXX-XX-XX")
            )
    stem = day.timex.split("T")[0]
    text = f"{stem}T24:00" if node.time == "24:00" and len(stem) == 10 else f"{stem}T{node.time}{node.zone}"
    return Value(
        text, type="time", period=day.period, earliest=day.earliest, latest=day.latest, mod=day.mod if node.day is not None else None
    )


def _restated(c: Context, last: Value) -> bool:
    """Whether a bracket tells the time just said in another zone: `rose at 7:06 p.m. (1806 GMT)`."""
    return last.type == "time" and c.reader.word(c.at - 1) == "(" and c.at - c.last_at < _NOUN


def _recurring(node: Recurring, c: Context) -> Value:
    return Value(node.value, type="set", quant=node.quant, freq=node.freq)


_RESOLVE: dict[type, Callable[[Any, Context], Value]] = {
    When: _when, Deictic: relative.deictic, Day: _day, Nth: _nth, Edge: _edge, Length: _length, Offset: moves.offset, Ending: moves.ending,
    Reference: _reference, Clock: _clock, Recurring: _recurring, Range: spans.from_to, SoFar: spans.so_far, Turn: spans.turn,
}  # fmt: skip
