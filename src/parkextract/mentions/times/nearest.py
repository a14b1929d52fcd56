"""Which of the same dates in several years is meant: that of its deictic word, else the nearest; for what is longer than a day the tense decides."""

from __future__ import annotations

from datetime import date

from parkextract.mentions.times.calendar import Period, bounds, distance
from parkextract.mentions.times.nodes import When
from parkextract.mentions.times.reference import Context
from parkextract.mentions.times.told import guessed, result_behind, was_to

_FAR = 100  # days: a month and day no nearer than this may as well be that of the other year, so that the tense decides
NEW_YEAR = "within-01-01-01-31"  # the new year: the next one, where no verb tells
_SOON = 30  # days ahead within which a day may be meant although the verb looks back
_THIS = 75  # days ahead within which a month or season would be called this one, not the next
_BEGUN = 45  # days after which a quarter or half that goes on is told of as past
_OVER = 21  # days before a season ends in which what is to come is of the next one
_OUT = 60  # days after which the results of a quarter are out
_NEXT = 45  # days between a month and a month told of as near
_JUST_OVER = 45  # days after a season in which `this winter` still means it


class _Options:
    """The same date in several years, by where they lie beside `now`."""

    def __init__(self, options: list[Period], now: date) -> None:
        spans = [(p, *bounds(p)) for p in options]
        self.all, self.now, self.unit = options, now, options[0].unit
        self.past = [p for p, first, last in spans if last and last < now]
        self.ahead = [p for p, first, last in spans if first and first > now]
        self.started = [p for p, first, last in spans if first and first <= now]
        self.unfinished = [p for p, first, last in spans if last and last >= now]
        self.nearest = min(options, key=lambda p: distance(p, now))
        self.far = distance(self.nearest, now)

    def of_year(self, otherwise: Period) -> Period:
        """That of the year of `now`."""
        return next((p for p in self.all if p.year == self.now.year), otherwise)


def pick(node: When, options: list[Period], c: Context, now: date) -> Period:
    """Of the same date in several years: by the deictic before it, else the nearest; for what is longer than a day the tense decides."""
    o = _Options(options, now)
    tense = c.tense()
    if not tense and (c.ahead() or node.holiday == NEW_YEAR) or c.reader.small("forward", c.end):
        tense = 1  # before Christmas; crude for September delivery
    if placed := _by_deictic(node.which, o):
        return placed
    if o.unit == "day" and (node.holiday is None or c.ahead() and o.nearest in o.ahead) and abs(o.far) < _FAR:
        return _day(o, c, tense)
    if node.which == "this" and (placed := _of_this(node, o, tense)):
        return placed
    told = node.which is None and o.unit == "month" and o.far < _NEXT
    if told and tense < 0 and o.nearest in o.ahead and was_to(c.reader, c.at):
        return o.nearest
    if told and tense > 0 and o.nearest in o.past and guessed(c.reader, c.at):
        return o.nearest
    if o.unit in ("quarter", "half") and (placed := _of_results(o, c, tense)):
        return placed
    if tense < 0 and o.started:
        first = bounds(o.started[-1])[0]
        begun = o.unit in ("quarter", "half", "fiscal") and o.started[-1] in o.unfinished and first and (now - first).days < _BEGUN
        return o.past[-1] if begun and o.past else o.started[-1]
    if tense > 0 and o.unfinished:
        rest = (bounds(o.unfinished[0])[1] or now) - now
        over = node.season is not None and node.which is None and o.unfinished[0] in o.started and rest.days < _OVER
        return o.unfinished[1 if over and len(o.unfinished) > 1 else 0]  # work begins in the fall, said in its last days
    return o.nearest


def _by_deictic(which: str | None, o: _Options) -> Period | None:
    """`last June`, `next summer` said in May, `this December`."""
    if which in ("last", "past", "prior") and o.past:
        return o.past[-1]
    if which in ("next", "following") and o.ahead:
        soon = which == "next" and len(o.ahead) > 1 and o.unit in ("month", "season") and o.ahead[0].year == o.now.year
        first = bounds(o.ahead[0])[0]
        return o.ahead[1] if soon and first and (first - o.now).days < _THIS else o.ahead[0]
    return o.of_year(o.all[0]) if which == "this" and o.unit != "season" else None


def _day(o: _Options, c: Context, tense: int) -> Period:
    """The nearest day, but for `as of May 1`, `the lanes were opened on January 1`, and what lies ahead."""
    back = o.started and o.nearest in o.ahead
    if back and tense <= 0 and c.reader.word(c.at - 1) == "of" and c.reader.word(c.at - 2) == "as":
        return o.started[-1]
    if back and tense < 0 and o.far > _SOON and _was(c):
        return o.started[-1]
    onward = c.reader.small("onward", c.at - 1) or c.reader.small("conditional", c.at - 2)
    return o.ahead[0] if tense > 0 and o.ahead and onward else o.nearest


def _of_this(node: When, o: _Options, tense: int) -> Period | None:
    """`opens this autumn, paid for by the port`, `once promised for this autumn`."""
    if tense < 0 and node.season != "WI" and (o.nearest in o.ahead or o.nearest in o.past and o.nearest.year != o.now.year):
        return o.of_year(o.nearest)
    return o.ahead[0] if not tense and o.nearest in o.past and o.ahead and o.far > _JUST_OVER else None


def _of_results(o: _Options, c: Context, tense: int) -> Period | None:
    """`third-quarter results are due next week`, `the right figure for the first half is 12`: those of the quarter that is just over."""
    behind = result_behind(c.reader, c.end)
    if tense > 0 and o.nearest in o.past and _just_over(o.nearest, o.now) and (behind or c.reader.small("outlook", c.at - 2)):
        return o.nearest
    return o.past[-1] if not tense and o.nearest in o.ahead and o.past and (c.reader.small("the", c.at) or behind) else None


def _just_over(p: Period, now: date) -> bool:
    """Whether the results of a period may not be out yet."""
    last = bounds(p)[1]
    return last is not None and (now - last).days <= _OUT


def _was(c: Context) -> bool:
    """Whether `was` or `had` stands just before the expression: `the lanes were opened on January 1`."""
    return any(c.reader.small("auxiliary", i) for i in range(c.at - 4, c.at - 1))
