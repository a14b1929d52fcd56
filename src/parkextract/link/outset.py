"""What a thing began with: an area, firms or people told right behind the date of its opening are of that time where the article has more of them since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

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
    told: Counter[tuple[str, str]] = Counter(
        (fact.subject, fact.property) for fact in facts if fact.property in _GROWING and fact.value is not None
    )
    growing = {fact.value for fact in facts if told[fact.subject, fact.property] > 1}
    placed = {p.mention.id: (view, p) for view in views for p in view.mentions if p.mention.id in growing}
    most: dict[tuple[str, str, str | None], Decimal] = {}
    for fact in facts:
        sized = _size(placed, fact) if fact.status == "actual" else None
        if sized is not None:
            key = fact.subject, fact.property, sized[0]
            most[key] = max(sized[1], most.get(key, sized[1]))
    return [_dated(fact, most, placed, dates) for fact in facts]


def _dated(
    fact: Fact, most: Mapping[tuple[str, str, str | None], Decimal], placed: dict[str, tuple[View, Placed]], dates: Collection[str | None]
) -> Fact:
    sized = _size(placed, fact)
    if sized is None or fact.period is not None or fact.status == "planned":
        return fact
    if most.get((fact.subject, fact.property, sized[0]), sized[1]) <= sized[1]:
        return fact
    view, value = placed[fact.value or ""]
    begun = next((time for time in view.times() if time.mention.id in dates and _begun_with(view, time, value)), None)
    return fact if begun is None else replace(fact, period=Period(begun.mention.id))


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


def _size(placed: dict[str, tuple[View, Placed]], fact: Fact) -> tuple[str | None, Decimal] | None:
    """In which unit a fact tells how large something is (None for counts, whose nouns differ), and how large."""
    found = placed.get(fact.value or "")
    mention = found[1].mention if found is not None and fact.property in _GROWING else None
    if not isinstance(mention, Number) or mention.value is None:
        return None
    return None if mention.kind == "count" else getattr(mention, "unit", None), mention.value
