"""What a thing began with: an area, firms or people told right behind the date of its opening are of that time where the article has more of them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from parkextract.facts import Fact, Period
from parkextract.link.forms import words
from parkextract.link.period import usable
from parkextract.link.view import Placed, View
from parkextract.values import Number, Time

_BEGINNINGS = frozenset({"established", "operation_start", "construction_start"})
_GROWING = frozenset({"land_area", "floor_area", "companies", "institutions", "jobs"})
_BEHIND = 7  # tokens from a date to what was begun with


def outset(facts: Sequence[Fact], views: Sequence[View], published: date | None) -> list[Fact]:
    """The facts; `opened in 1999 with 85 people and has 310 today` says the first of 1999, as does `founded in 1987 on 60 hectares`."""
    dates = {fact.value for fact in facts if fact.property in _BEGINNINGS}
    dates -= {p.mention.id for view in views for p in view.times() if _lately(p, published)}
    rivals: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.property in _GROWING and fact.value is not None:
            rivals[fact.subject, fact.property].append(fact)
    changed = {fact.value for own in rivals.values() if len(own) > 1 for fact in own if fact.period is None}
    placed = {p.mention.id: (view, p) for view in views for p in view.mentions if p.mention.id in changed}
    return [_dated(fact, rivals.get((fact.subject, fact.property), ()), placed, dates) for fact in facts]


def _dated(fact: Fact, rivals: Sequence[Fact], placed: dict[str, tuple[View, Placed]], dates: Collection[str | None]) -> Fact:
    found = placed.get(fact.value or "")
    if found is None or fact.period is not None or fact.property not in _GROWING or fact.status == "planned":
        return fact
    view, value = found
    begun = next((time for time in view.times() if time.mention.id in dates and _begun_with(view, time, value)), None)
    if begun is None or not any(_more(value, placed, other) for other in rivals if other.status == "actual"):
        return fact
    return replace(fact, period=Period(begun.mention.id))


def _lately(time: Placed, published: date | None) -> bool:
    """Whether a time is of the year of publication or the one before: what was opened then has hardly grown."""
    latest = time.mention.latest if isinstance(time.mention, Time) else None
    return published is not None and (latest is None or latest.year >= published.year - 1)


def _begun_with(view: View, time: Placed, value: Placed) -> bool:
    """Whether only small words stand between a date and a value, one of them telling what something began with: `in 1992, with just`, `in 1987 on`."""
    between = view.tokens.lower[time.last : value.first]
    small = words("outset", "small")
    return (
        usable(time.mention)
        and 0 < len(between) <= _BEHIND
        and all(w in small for w in between)
        and any(w in words("outset", "with") for w in between)
    )


def _more(value: Placed, placed: dict[str, tuple[View, Placed]], other: Fact) -> bool:
    """Whether another figure of the same thing is more."""
    found = placed.get(other.value or "")
    one, two = value.mention, found[1].mention if found is not None else None
    if not isinstance(one, Number) or not isinstance(two, Number) or one.value is None or two.value is None:
        return False
    same = one.kind == "count" or getattr(one, "unit", None) == getattr(two, "unit", None)
    return same and two.value > one.value
