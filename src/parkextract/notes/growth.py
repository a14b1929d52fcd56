"""Growth that contradicts its two figures: `rose 25 percent to 120 from 100`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parkextract import figures, tables
from parkextract.facts import Fact, Note
from parkextract.figures import Interval
from parkextract.notes.view import View, days, key
from parkextract.notes.words import dated, rounded
from parkextract.values import Number, Percent, Ratio

SLACK = Decimal("0.01")  # of the growth factor: growth is often computed from figures that are then rounded differently
REAL = Decimal("0.12")  # the same for properties whose growth is usually given at constant prices
FACTOR = Decimal("0.1")  # the same for factors in words, which are rough
MOST = 8  # more figures for one thing at one time than this are not gone through


@dataclass(frozen=True, slots=True)
class Step:
    """A fact with a change, its figure, and the older figure of the same thing that the change is measured from."""

    fact: Fact
    new: Number
    old: Number
    baseline: Fact


def find(view: View) -> Iterator[Note]:
    for step in steps(view):
        problem = contradiction(view, step)
        if problem:
            size = view.number(step.fact.change.value) if step.fact.change else None
            ids = (step.new.id, step.old.id, *((size.id,) if size else ()))
            yield Note(kind="growth", text=problem, mentions=ids)


def steps(view: View) -> Iterator[Step]:
    """The changes whose two figures the article states: the same property, subject and qualifier, at the time of the baseline."""
    seen = set()
    for fact in view.facts:
        new = view.stated(fact)
        if fact.change is None or new is None:
            continue
        older: dict[str, tuple[Fact, Number]] = {}
        for other in _baselines(view, fact):
            old = view.stated(other)
            if old and old.id != new.id and figures.measure(old) == figures.measure(new):
                older.setdefault(old.id, (other, old))
        if len(older) == 1:
            (baseline, old), *_ = older.values()
            if (new.id, old.id) not in seen:
                seen.add((new.id, old.id))
                yield Step(fact, new, old, baseline)


def contradiction(view: View, step: Step) -> str | None:
    """What is wrong with a change, in words; None where it fits its figures."""
    change = step.fact.change
    new, old = figures.in_base(step.new, figures.STRICT), figures.in_base(step.old, figures.STRICT)
    if change is None or new is None or old is None or old.low <= 0:
        return None
    times = (view.time(fact.period.time) if fact.period else None for fact in (step.baseline, step.fact))
    pair = " to ".join(dated(number, time) for number, time in zip((step.old, step.new), times, strict=True))
    ratio = new.over(old)
    if not new.meets(old) and (new.low > old.high) != (change.direction == "up"):
        return f"{pair} is {_percent(ratio)}, not {change.direction}"
    size = view.number(change.value)
    stated = figures.interval(size, figures.STRICT) if size else None
    if size is None or stated is None:
        return None
    slack = REAL if step.fact.property in _real() else SLACK
    fits: bool
    if isinstance(size, Percent):
        if size.unit != "percent" or isinstance(step.new, Percent):
            return None
        fits = ratio.meets(_factor(stated, change.direction), slack)
    elif isinstance(size, Ratio):
        fits = any(ratio.meets(reading, max(slack, FACTOR)) for reading in _factors(stated, change.direction))
    elif figures.measure(size) == figures.measure(step.new):
        moved = figures.in_base(size, figures.STRICT)
        difference = Interval(new.low - old.high, new.high - old.low)
        if change.direction == "down":
            difference = Interval(-difference.high, -difference.low)
        fits = moved is None or difference.meets(moved)
        if not fits:
            return f"{pair} is a difference of {rounded(abs(_middle(new) - _middle(old)) / figures.base(size)[1], 5)}, not {size.text}"
    else:
        return None
    return None if fits else f"{pair} is {_percent(ratio)}, not {change.direction} {size.text}"


def _factor(percent: Interval, direction: str) -> Interval:
    """What the old figure is multiplied by when it goes up or down by so many percent (the sign of `-10.4%` is the direction's)."""
    low, high = sorted((abs(percent.low), abs(percent.high)))
    return Interval(1 + low / 100, 1 + high / 100) if direction == "up" else Interval(1 - high / 100, 1 - low / 100)


def _factors(ratio: Interval, direction: str) -> list[Interval]:
    """The readings of a factor: `rose threefold` is to or by three times, `fell by a third` to two thirds, `halved` to one half."""
    if direction == "up":
        return [ratio, Interval(ratio.low + 1, ratio.high + 1)]
    readings = [ratio] if ratio.high <= 1 else [Interval(1 / ratio.high, 1 / ratio.low)]
    return [*readings, Interval(1 - ratio.high, 1 - ratio.low)]


def _baselines(view: View, fact: Fact) -> Iterator[Fact]:
    """The facts of the time that the change of `fact` is measured from.

    That is the time named; for a change on the year, the same period a year before; with no baseline named, an earlier period in the
    same sentence.
    """
    baseline = fact.change.baseline if fact.change else None
    now, alike = view.period(fact), view.alike[key(fact)]
    found: list[Fact] = []
    if baseline == "year_on_year":
        found = alike.get((_year_before(now[0]), _year_before(now[1])), []) if now else []
    elif baseline is not None:
        time = view.time(baseline)
        found = alike.get(days(time), []) if time and not time.vague else []
    elif now:
        near = view.by_sentence[fact.sentence][:MOST]
        found = [f for f in near if key(f) == key(fact) and f.change is None and (then := view.period(f)) and then[1] < now[0]]
    return (f for f in found[:MOST] if f.status == "actual" and f is not fact and (f.period is None or f.period.relation == "in"))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _percent(ratio: Interval) -> str:
    moved = (_middle(ratio) - 1) * 100
    return f"{'up' if moved >= 0 else 'down'} {rounded(abs(moved), 3)} percent"


def _middle(span: Interval) -> Decimal:
    return (span.low + span.high) / 2


def _real() -> frozenset[str]:
    """The properties whose growth is usually given at constant prices."""
    return frozenset(tables.apart("notes.toml").row("growth", "real").data["properties"])
