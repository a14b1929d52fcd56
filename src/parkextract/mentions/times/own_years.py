"""The year that an article means by `the year`, `the year before` or `the current year`, where it is not the calendar's or not the one said last."""

from __future__ import annotations

from datetime import date

from parkextract.mentions.times.calendar import Period, shift
from parkextract.mentions.times.nodes import Deictic
from parkextract.mentions.times.reference import Context, Value, of_period
from parkextract.mentions.times.repeated import moved
from parkextract.mentions.times.vocabulary import CALENDAR


def going_on(node: Deictic, c: Context) -> Value | None:
    """`the current year`, `the coming year` where the article's year is not the calendar's: the year like it in which publication lies, or the next."""
    coming = node.which in ("next", "following") and (c.reader.small("coming", c.at) or c.reader.small("coming", c.at + 1))
    if not coming and not (node.which == "this" and is_current(c)):
        return None
    year = c.year
    if year is None or year.earliest is None or year.latest is None or c.now is None or year.latest.month == CALENDAR.ends:
        return None
    steps = c.now.year - year.earliest.year - ((c.now.month, c.now.day) < (year.earliest.month, year.earliest.day))
    return moved(year, steps + coming)


def is_current(c: Context) -> bool:
    """Whether the expression says `current`, so that after a fiscal year it means one."""
    return c.reader.small("current", c.at) or c.reader.small("current", c.at + 1)


def _year_over(c: Context, now: date) -> int:
    """The year that a report looks back on: this one, or in its first weeks the one before where the article speaks of it."""
    whole = c.reader.small("whole", c.at + 1) and now.month <= _CLOSED  # for the full year, revenue came to
    return now.year - (whole or now.month <= _REVIEWED and now.year - 1 in c.years)


_FOUNDED = 5  # years back in which growth is no longer news: `Set up in 1997, … In the first half of the year output grew 5%`
_CLOSED = 3  # months into a year in which the full year is the one before
_TOLD = 6  # months into a year in which what a report compares is of the year before
_REVIEWED = 2  # months into a year in which its predecessor is looked back on


def own_year(node: Deictic, unit: str, base: Period, c: Context) -> Value | None:
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
    if unit == "year" and node.which == "that" and (reviewed := _reviewed(base, c)):
        return reviewed
    last = c.recent(120)
    if last is not None and last.period is None and last.earliest and last.latest and unit in ("year", "period"):
        if abs((last.latest - last.earliest).days - 365) < 3:
            return moved(last, steps)
    if unit == "year" and base.unit == "fiscal":
        return of_period(shift(Period("fiscal", base.year, 0, base.day), steps))
    if unit == "year" and node.which == "prior" and not node.back and c.now and not c.narrative and (reported := year_reported(base, c)):
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


def _reviewed(base: Period, c: Context) -> Value | None:
    """The year that a report is on, where what was said last is older and of another sentence: `Opened in 2014 … Exports for the year came to`,
    `bought in 2009 … The tenants invested 41 million during the year`."""
    r = c.reader
    if (
        c.now is None
        or c.last is None
        or c.narrative
        or r.small("pointing", c.at)
        or c.end > c.at + 2
        or not (r.small("during", c.at - 1) or r.small("ended_year", c.at - 1))
    ):
        return None
    if c.tense() > 0 or not c.new_sentence() or c.now.year - base.year < 2 and base.unit in ("year", "fiscal"):
        return None
    if c.year is not None and c.year.latest is not None and c.year.latest <= c.now and c.now.year - c.year.latest.year < 2:
        return moved(c.year, 0)
    told = max((year for year in c.years if year <= c.now.year), default=0)
    return of_period(Period("year", told)) if base.year < told >= c.now.year - 1 and told < c.now.year else None


def year_reported(base: Period, c: Context) -> int | None:
    """The year that a report compares with the one before it, where no year said just now tells: `Founded in 1995, … 5% less than the year before`,
    or what is told in the months after it (`12% more than in the previous year`)."""
    assert c.now is not None
    r = c.reader
    comparing = r.small("comparing", c.at - 1) or r.small("during", c.at - 1) and r.small("comparing", c.at - 2)
    told = max((year for year in c.years if year <= c.now.year), default=0)
    if c.year is not None and c.year.latest is not None and c.year.latest.month == CALENDAR.ends and c.year.latest <= c.now:
        told = max(told, c.year.latest.year)
    if not comparing:
        return None
    aside = c.beginning or base.year > c.now.year or base.year < c.now.year - _FOUNDED
    if told < c.now.year - 1:
        return c.now.year - (c.now.month <= _TOLD) if c.beginning and base.year < c.now.year - 1 and c.tense() <= 0 else None
    early = c.recent(40) is None and c.now.month <= _TOLD and told == c.now.year - 1
    return told if early or aside else None
