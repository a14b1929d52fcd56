"""What a range means, `so far this year`, and `the turn of the century`."""

from __future__ import annotations

from datetime import date, timedelta

from parkextract.mentions.times import intervals, placing
from parkextract.mentions.times.calendar import Period
from parkextract.mentions.times.nodes import Clock, Deictic, Edge, Range, Reference, SoFar, Turn, When
from parkextract.mentions.times.reference import Context, Value, of_period


def from_to(node: Range, c: Context) -> Value:
    if node.pair and c.country.short and isinstance(node.high, When) and not c.narrative:
        return of_period(Period("fiscal", node.high.year or 0, 0, c.country.ends))
    high = c.resolve(node.high, c)
    anchor = c.last, c.last_at
    if (
        isinstance(node.low, Edge)
        and isinstance(node.low.of, When)
        and node.low.of.year is None
        and node.low.of.which is None
        and high.period is not None
        and high.earliest is not None
    ):
        low = intervals.edge_of(placing.before(node.low.of, high, c), node.low.mod)
    elif (
        isinstance(node.low, When)
        and node.low.year is None
        and node.low.which is None
        and high.period is not None
        and high.earliest is not None
    ):
        low = placing.before(node.low, high, c)
    else:
        low = c.resolve(node.low, c)
        c.last, c.last_at = low, c.at
        if isinstance(node.high, When) and node.high.year is None and low.period is not None and node.high.within is None:
            high = c.resolve(node.high, c)
        c.last, c.last_at = anchor
    if isinstance(node.low, Clock) and isinstance(node.high, Clock) and node.low.day is None and node.high.day is not None:
        node.low.day = node.high.day
        low = c.resolve(node.low, c)
    elif isinstance(node.low, Clock) and isinstance(node.high, Clock) and node.high.day is None and node.low.day is not None:
        node.high.day = node.low.day
        high = c.resolve(node.high, c)
    kind = "time" if low.type == high.type == "time" else "date"
    if isinstance(node.low, Reference):
        low.earliest = c.now
    if isinstance(node.high, Reference):
        high.latest = c.now
    return Value(
        f"{low.timex}/{high.timex}", type=kind, earliest=low.earliest, latest=high.latest, vague=low.vague or high.vague, parts=(low, high)
    )


def so_far(node: SoFar, c: Context) -> Value:
    value = c.resolve(node.of, c)
    if c.now is not None and value.earliest is not None:
        value.latest = c.now
    value.vague = True
    return value


_HALFWAY = 6  # the last month in which the turn of the year is the one with which the year began


def turn(node: Turn, c: Context) -> Value:
    value = c.resolve(node.of, c)
    if value.earliest and value.latest:
        around = value.earliest
        early = c.now is not None and value.latest.year == c.now.year - 1 and c.now.month <= _HALFWAY and not c.narrative
        if early and isinstance(node.of, Deictic) and node.of.which == "that" and c.tense() <= 0:
            around = value.latest + timedelta(1)  # said in February
        if (
            c.now is not None
            and value.earliest <= c.now <= value.latest
            and c.tense() > 0
            and not c.narrative
            and not isinstance(node.of, Range)
        ):
            around = value.latest + timedelta(1)  # will be handed over at the turn of the year
        if isinstance(node.of, Range):
            around = date(value.latest.year, 1, 1)
        value.earliest, value.latest = around - timedelta(31), around + timedelta(30)
        value.vague = True
    value.mod = "START"
    return value
