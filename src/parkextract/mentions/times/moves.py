"""What is counted from a time or up to one: `two years ago`, `three days after Monday`, `the six months to June`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from parkextract.mentions.times import calendar, clauses, intervals, own_years
from parkextract.mentions.times.calendar import Period, containing, of_date, shift, timex, years_on
from parkextract.mentions.times.lengths import duration_of, timex_of
from parkextract.mentions.times.nodes import Ending, Offset, When
from parkextract.mentions.times.reference import Context, Value, of_period, unknown
from parkextract.mentions.times.repeated import TIMEX_UNIT, latest_said, moved


def _base(node: Offset, c: Context) -> Value | None:
    """What the length is counted from, where that is not publication."""
    if node.base == "context":
        return _compared(node, c)
    if node.base == "speech":
        said = latest_said(c) if _compares(node, c) else None
        return said if said is None or c.now is None or said.earliest is None or said.earliest <= c.now or not c.new_sentence() else None
    base = c.resolve(node.base, c)
    day = node.base
    if node.sign > 0 and isinstance(day, When) and day.weekday and not day.day and day.which is None and c.now and not c.narrative:
        return of_period(of_date(c.now + timedelta((day.weekday - c.now.isoweekday()) % 7)))  # a week from Thursday
    return base


def offset(node: Offset, c: Context) -> Value:
    count, unit = node.length.parts[0]
    if count is None:
        return Value("PAST_REF" if node.sign < 0 else "FUTURE_REF", vague=True)
    base = _base(node, c)
    if base is not None and (base.period is not None or base.earliest is not None):
        moved = _from_value(base, count, unit, node.sign, node.base not in ("context", "speech"))
        if moved is not None:
            return moved
    if node.base == "context" and node.sign > 0 and c.tense() < 0:
        return unknown(TIMEX_UNIT.get(unit, "XXXX-XX-XX"))  # two years later, of what was not dated
    if c.now is None or c.narrative and node.base == "speech":  # a speaker in a story does not speak on publication's day
        return unknown(TIMEX_UNIT.get(unit, "XXXX-XX-XX"))
    day = intervals.moved_day(c.now, unit, count * node.sign)
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
        grain = {"year": "month", "month": "day", "week": "day", "decade": "year", "century": "year"}.get(unit, grain)
    value = of_period(containing(of_date(day), grain))
    value.vague = grain not in ("day",)
    return value


def _compared(node: Offset, c: Context) -> Value | None:
    """What `a year earlier` is counted from: what was said last; where something is compared, no day and nothing that was counted itself."""
    last = c.recent(150)
    if last is None or c.narrative or node.sign > 0 or node.length.parts[0][1] != "year":
        return last
    if c.against and c.plain is not None:
        last = c.plain
    elif c.now and last.period is not None and last.period.unit == "year" and (c.beginning or last.period.year > c.now.year):
        if _comparing(c) and (year := own_years.year_reported(last.period, c)):
            return of_period(Period("year", year))
    reported = _of_report(last, c)
    if not _comparing(c) and not reported:
        return last
    if c.derived and c.plain is not None:
        last = c.plain
    if last in c.fine or reported:
        return latest_said(c)
    return last


_REPORT = 150  # tokens after a period in which a report still compares with it


def _compares(node: Offset, c: Context) -> bool:
    """Whether `a year ago` is what a month, a quarter or a longer span just said is compared with: `5% more than a year ago`."""
    if c.narrative or c.recent(_REPORT) not in c.fine or node.length.parts != ((Decimal(1), "year"),) or node.sign > 0:
        return False
    return _comparing(c)


def _of_report(last: Value, c: Context) -> bool:
    """Whether what was said last is the day of a report (`it said on Friday`), which is compared with nothing: the period it reports on is."""
    if last.period is None or last.period.unit != "day" or last.earliest is None or c.now is None or not c.fine:
        return False
    return abs((c.now - last.earliest).days) <= _WEEK


_WEEK = 8  # days before publication in which a report is made


def _comparing(c: Context) -> bool:
    """Whether the words before the expression compare: `than`, `from`, `75 cents a share,`."""
    r = c.reader
    if r.small("they", c.end + (r.word(c.end) == ",")) and (c.at in r.tokens.lines or r.word(c.at - 1) in _ENDS):
        return True  # It lost 46 billion in the quarter. A year ago it earned 12 billion.
    behind = r.word(c.at - 1) == "," or r.word(c.at - 1)[:1].isdigit()  # `against 24.1 a year ago`
    return r.small("comparing", c.at - 1) or behind and r.small("comparing", c.at - 2)


_ENDS = frozenset({".", ";"})


def _from_value(base: Value, count: Decimal, unit: str, sign: int, dated: bool) -> Value | None:
    """The base moved by a length, in the base's own granularity: a year after a quarter is a quarter; a decade before what is not `dated` in the
    expression itself is a decade."""
    whole = count == count.to_integral_value()
    steps = int(count) * sign
    if (
        unit in ("decade", "century")
        and whole
        and not dated
        and base.period is not None
        and (sign < 0 or base.period.unit not in ("year", "month", "day"))
    ):
        return of_period(containing(years_on(base.period, steps * (10 if unit == "decade" else 100)), unit))
    if unit == "month" and whole and count % 12 == 0:
        unit, steps = "year", steps // 12
    if unit == "fortnight":
        unit, steps = "week", 2 * steps
    if unit in ("year", "decade", "century") and whole:
        return moved(base, steps * {"year": 1, "decade": 10, "century": 100}[unit])
    if unit in ("hour", "minute") and base.type == "time":
        return _clock_moved(base, count * sign, unit)
    p = base.period
    if p is None and base.earliest and base.latest and unit in ("day", "week"):  # five days before the Spring Festival
        p = of_date(base.earliest if sign < 0 else base.latest)
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


def _clock_moved(base: Value, count: Decimal, unit: str) -> Value | None:
    """A time of day moved on: `struck at 7:06 p.m. … an hour later`."""
    try:
        told = datetime.fromisoformat(base.timex)
    except ValueError:  # a part of the day
        return None
    then = told + timedelta(minutes=float(count) * (60 if unit == "hour" else 1))
    day = of_period(of_date(then.date()))
    return Value(f"{then:%Y-%m-%dT%H:%M}{base.timex[16:]}", type="time", period=day.period, earliest=day.earliest, latest=day.latest)


_SOON = timedelta(60)  # before its end in which a period is told of as if it were over


def _to_come(end: Value, node: Ending, c: Context) -> bool:
    """Whether a month without a year, which ends a year told of as over, lies ahead."""
    if c.now is None or c.narrative or end.latest is None or node.begins or node.length.parts[0][1] != "year":
        return False
    return (
        isinstance(node.end, When)
        and node.end.year is None
        and node.end.within is None
        and node.end.which is None
        and end.latest - c.now > _SOON
        and c.tense() <= 0
    )


def ending(node: Ending, c: Context) -> Value:
    """The period of a length that ends with the end."""
    end = c.resolve(node.end, c)
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
    elif _to_come(end, node, c) and end.period:
        end = of_period(years_on(end.period, -1))  # in the year to May it sold 12 million
    if node.begins and c.now and end.period and end.latest and end.latest < c.now and isinstance(node.end, When) and node.end.year is None:
        if not clauses.verbs_of_news()["future"].isdisjoint(c.reader.lower[slice(*node.cut)]):
            end = of_period(years_on(end.period, 1))  # the fiscal year that begins on October 1
        coming = of_period(years_on(end.period, 1)) if end.period else end
        if coming.earliest and coming.earliest - c.now < _SOON:
            end = coming  # was allotted 5 million for the fiscal year starting July
    last = end.latest
    text, exact = timex_of(node.length), duration_of(node.length)
    if last is None:
        return Value(text, type="duration", duration=exact)
    count, unit = node.length.parts[0]
    if node.begins and end.earliest:
        after = intervals.moved_day(end.earliest, unit, count or Decimal(1))
        return Value(text, type="duration", duration=exact, earliest=end.earliest, latest=after - timedelta(1) if after else None)
    before = intervals.moved_day(last + timedelta(1), unit, -(count or Decimal(1))) if last < date.max else None
    return Value(text, type="duration", duration=exact, earliest=before, latest=last)
