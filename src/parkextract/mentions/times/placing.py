"""Which year, month or week an underspecified date means: the nearest, by the tense of the sentence, or as the story has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from parkextract.mentions.times import calendar, holidays
from parkextract.mentions.times.calendar import SEASONS, Period, bounds, of_date, timex
from parkextract.mentions.times.nearest import NEW_YEAR, pick
from parkextract.mentions.times.nodes import Deictic, When
from parkextract.mentions.times.reference import Context, Value, of_period


def place(node: When, year: int | None, c: Context) -> Value:
    """The value of a date of which `year` may be known."""
    if node.holiday is not None:
        return _holiday(node, year, c)
    if node.season is not None:
        return _choose(
            node, lambda y: Period("season", y, SEASONS.index(node.season or ""), int(c.country.south)), "XXXX-" + node.season, year, c
        )
    if node.quarter is not None:
        return _choose(node, lambda y: Period("quarter", y, node.quarter or 1), f"XXXX-Q{node.quarter}", year, c)
    if node.half is not None:
        return _choose(node, lambda y: Period("half", y, node.half or 1), f"XXXX-H{node.half}", year, c)
    if node.month is not None and node.day is not None:
        month, day = node.month, node.day
        if year is not None and not calendar.safe_date(year, month, day) and year > 0:
            return of_period(Period("month", year, month)) if day > 28 else of_period(Period("year", year))
        value = _choose(node, lambda y: Period("day", y, month, day), f"XXXX-{month:02d}-{day:02d}", year, c)
        if node.other and value.period:
            other = Period("day", value.period.year, *node.other)
            value.ambiguous = (timex(other),)
        return value
    if node.month is not None:
        month = node.month
        return _choose(node, lambda y: Period("month", y, month), f"XXXX-{month:02d}", year, c)
    if node.weekday is not None:
        return _weekday(node, c)
    if node.day is not None:
        return _day_of_month(node.day, c)
    if year is not None:
        return of_period(Period("year", year))
    return Value("XXXX-XX-XX")


def _choose(node: When, make: Callable[[int], Period], unknown: str, year: int | None, c: Context) -> Value:
    if year is not None:
        return of_period(make(year))
    last = c.recent(6)
    closed = c.reader.small("ended", c.at - 1) or c.reader.word(c.at - 2) == "ends"
    if last and last.period and last.period.unit == "fiscal" and closed and node.month:
        return of_period(make(last.period.year))  # fiscal 1988, ended Sept. 30
    said = c.recent(60)
    if node.which in ("that", "same", "following") and said and said.latest and not c.narrative:
        return of_period(_after_said(node, make, said.latest))
    story = _story_year(node, c)
    if story is not None and (node.which is None or c.narrative and node.which in ("this", "that", "same")):
        return of_period(make(story))
    now = bounds(c.story)[0] if c.narrative and c.story is not None and node.which is not None else c.now
    if now is None:
        return Value(unknown)
    options = [make(now.year + step) for step in (-2, -1, 0, 1, 2)]
    options = [p for p in options if bounds(p)[0] is not None]
    if not options:
        return Value(unknown)
    return of_period(pick(node, options, c, now))


def _after_said(node: When, make: Callable[[int], Period], said: date) -> Period:
    """`that June`, `the next spring`: of the year that was said, or the first after what was said."""
    if node.which != "following":
        return make(said.year)
    return next((p for p in (make(said.year), make(said.year + 1)) if (bounds(p)[0] or said) > said), make(said.year + 1))


def _story_year(node: When, c: Context) -> int | None:
    """The year that the story has reached, or that of a date just said in a sentence on the past."""
    if c.reader.small("since", c.at - 1) and not c.narrative:
        return None  # has stood since November
    if (told := _line_year(c)) is not None:
        return told
    if c.narrative:
        return _told_year(node, c.story) if c.story is not None else None
    last = c.recent(25)
    if last is None or last.period is None or last.period.unit in ("year", "fiscal", "decade", "century", "millennium"):
        return None
    p = last.period
    if c.now is None:
        return p.year
    if abs(p.year - c.now.year) < 2 or c.derived and node.quarter or c.tense() > 0 or c.new_sentence() or c.began():
        return None
    return _told_year(node, p)


def _line_year(c: Context) -> int | None:
    """The year that opens the line as in a chronology: `2024: In February the cabinet counts again. In May, …`."""
    r = c.reader
    i = next((k for k in range(c.at, max(-1, c.at - _LINE), -1) if k in r.tokens.lines), None)
    if i is not None and r.word(i) in r.v.month:
        i += 1  # May 2022: the zone orders a hall. Work stops in September
    year = r.year(i) if i is not None else None
    return year if i is not None and r.word(i + 1) in _YEAR_MARKS and i + 1 < c.at else None


_LINE = 200  # tokens of a line of a chronology
_YEAR_MARKS = frozenset({":", "–", "—", "."})


def _told_year(node: When, p: Period) -> int:
    """The year in which a month after the date `p` of a story lies: the same, or the next where the story has come to the end of the year."""
    month = {"SP": 3, "SU": 6, "FA": 9}.get(node.season or "", node.month or (3 * node.quarter - 2 if node.quarter else 0))
    told = {"day": p.n, "month": p.n, "quarter": 3 * p.n}.get(p.unit)
    if p.unit == "season":
        told = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[SEASONS[p.n]]
    if month and told and told - month >= 8:
        return p.year + 1
    if month and told and month - told >= 10:
        return p.year - 1
    return p.year


def before(node: When, high: Value, c: Context) -> Value:
    """The first end of a range without a year of its own: the latest such date that does not follow the second end."""
    assert high.period is not None and high.earliest is not None
    year = high.period.year
    value = place(node, year, c)
    if value.earliest is not None and high.latest is not None and value.earliest > high.latest:
        value = place(node, year - 1, c)
    if node.weekday is not None and node.day is None and value.earliest is not None:
        back = (high.earliest.isoweekday() - node.weekday) % 7
        value = of_period(of_date(high.earliest - timedelta(back)))
    return value


def _weekday(node: When, c: Context) -> Value:
    """The latest such day up to publication, the next one where the sentence looks ahead; `last` and `next` leave publication's day out."""
    weekday = node.weekday or 1
    now = c.now
    told = c.narrative and not (c.now and c.story and bounds(c.story)[0] == c.now)  # after the dateline nothing is told yet
    if told and node.which is None:
        now = bounds(c.story)[0] if c.story is not None and c.story.unit == "day" else None
    if now is None:
        return Value(f"XXXX-WXX-{weekday}")
    if told and node.which is None:
        return of_period(of_date(now + timedelta((weekday - now.isoweekday()) % 7)))
    if isinstance(node.within, Deictic):
        steps = {"last": -1, "prior": -1, "next": 1, "following": 1}.get(node.within.which, 0)
        return of_period(of_date(now + timedelta(7 * steps + weekday - now.isoweekday())))
    back = (now.isoweekday() - weekday) % 7
    if node.which in ("last", "past", "prior"):
        day = now - timedelta(back or 7)
    elif node.which in ("next", "following"):
        day = now + timedelta((7 - back) if back else 7)
    elif node.which == "this":
        day = now - timedelta(now.isoweekday() - weekday)
    elif node.day is not None:
        days = (now + timedelta(n * sign) for n in range(400) for sign in (-1, 1))
        day = next((d for d in days if d.day == node.day and d.isoweekday() == weekday), now)
    elif (back or c.reader.small("until", c.at - 1)) and c.tense() > 0:
        day = now + timedelta(7 - back)
    else:
        day = now - timedelta(back)
    return of_period(of_date(day))


def _day_of_month(day: int, c: Context) -> Value:
    """`the 18th`: of the month that was said last, else the nearest, as the tense has it."""
    base = (
        c.story if c.narrative else (c.last.period if c.last is not None and c.last.period is not None and c.at - c.last_at < 60 else None)
    )
    if base is not None and base.unit in ("day", "month"):
        return (
            of_period(Period("day", base.year, base.n, day)) if calendar.safe_date(base.year, base.n, day) else Value(f"XXXX-XX-{day:02d}")
        )
    if c.now is None or c.narrative:
        return Value(f"XXXX-XX-{day:02d}")
    sign = -1 if c.tense() <= 0 else 1
    return of_period(next(of_date(d) for n in range(70) if (d := c.now + timedelta(n * sign)).day == day))


def _holiday(node: When, year: int | None, c: Context) -> Value:
    key = node.holiday or ""
    if key == "lunar":
        return of_period(Period("year", year)) if year is not None else Value("XXXX-XX-XX", vague=True)

    moving = c.reader.v.moving.get(key)

    def make(y: int) -> Period:
        if moving is not None:
            return of_date(moving[y]) if y in moving else Period("year", y)
        return holidays.day_of(key, y)

    if key.startswith("within"):
        value = _choose(node, make, "XXXX-XX-XX", year, c)
        if value.period:
            month, day = (int(part) for part in key.split("-")[3:])
            last = calendar.safe_date(value.period.year, month, day)
            begins = c.reader.small("since", c.at - (2 if c.reader.small("the", c.at - 1) else 1))
            if key == NEW_YEAR and (begins or c.reader.word(c.at - 1) == "at"):
                return of_period(Period("day", value.period.year, 1, 1))  # since New Year
            value = Value(timex(Period("year", value.period.year)), earliest=value.earliest, latest=last, vague=True)
        return value
    if key.endswith(holidays.WEEKEND):  # from Good Friday to Easter Monday
        value = _choose(node, make, "XXXX-XX-XX", year, c)
        if value.earliest and value.latest and c.reader.small("all_through", c.at - 1):  # full over Easter; else its Sunday
            value.earliest, value.latest = value.earliest - timedelta(2), value.latest + timedelta(1)
        return value
    return _choose(node, make, "XXXX-XX-XX" if not key[0].isdigit() else f"XXXX-{key}", year, c)


__all__ = ["before", "place"]
