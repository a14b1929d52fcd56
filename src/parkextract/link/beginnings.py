"""What has been counted since a thing began: `33 million tonnes have gone through the base since it opened` holds since the date that the article gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parkextract.facts import Fact, Period
from parkextract.link.period import usable
from parkextract.link.properties import properties
from parkextract.link.view import Placed, View, phrases

_EVENTS = ("operation_start", "established")
_NEAR = 14  # tokens between a value and `since it opened`


def since_beginning(facts: Sequence[Fact], views: Sequence[View]) -> list[Fact]:
    """The facts; those of what has been counted since the opening or founding of their subject hold since the date of that."""
    dates = {(fact.subject, fact.property): fact.value for fact in reversed(facts) if fact.property in _EVENTS and fact.status == "actual"}
    if not dates:
        return list(facts)
    placed = {p.mention.id: (view, p) for view in views for p in view.mentions}
    times = {p.mention.id for view in views for p in view.times() if usable(p.mention)}
    return [_dated(fact, dates, times, placed) for fact in facts]


def _dated(fact: Fact, dates: dict[tuple[str, str], str | None], times: set[str], placed: dict[str, tuple[View, Placed]]) -> Fact:
    found = placed.get(fact.value or "")
    if found is None or fact.period is not None or fact.status == "planned" or fact.value in times:
        return fact
    if properties()[fact.property].holds == "lasting" or not _since(*found):
        return fact
    date = next((date for event in _EVENTS if (date := dates.get((fact.subject, event))) in times), None)
    return fact if date is None else replace(fact, period=Period(date, "since"))


def _since(view: View, value: Placed) -> bool:
    """Whether `since it opened` or the like stands beside a value, without a date of its own."""
    for found in phrases("period", "beginning").find(view.tokens, view.sentence.first, view.sentence.last):
        if any(found.end <= time.first <= found.end + 3 for time in view.times()):
            continue
        between = view.tokens.lower[found.end : value.first] if found.end <= value.first else view.tokens.lower[value.last : found.start]
        if len(between) <= _NEAR and ";" not in between:
            return True
    return False
