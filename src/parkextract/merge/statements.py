"""The stated values of one thing from several articles: the same fact counted once, with every source kept."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from parkextract import figures
from parkextract.facts import Entity
from parkextract.merge import names
from parkextract.records import Record, Source, Stated
from parkextract.values import Number, Time

Key = tuple[Any, ...]


def merge(parts: Iterable[Record]) -> tuple[Stated, ...]:
    """The statements of the parts, by property in the order of their first mention in the earliest article; equal ones once."""
    groups: dict[Key, list[Stated]] = defaultdict(list)
    order: dict[str, None] = {}
    for part in parts:
        order.update(dict.fromkeys(part.fields[name].property for name in part.fields))
        for stated in part.statements:
            groups[_key(stated, _mixed(part, stated))].append(stated)
    found = [_together(same) for group in groups.values() for same in _by_period(group)]
    rank = {name: i for i, name in enumerate(order)}
    return tuple(sorted(found, key=lambda s: (rank.get(s.property, len(rank)), s.property, when(s), _source(s.sources[0]))))


def when(stated: Stated) -> tuple[date, date]:
    """The day that a statement holds until, and the day of its first publication: the order of updates."""
    return stated.as_of, published(stated)


def published(stated: Stated) -> date:
    """The day of its first publication; `date.min` where it is not known."""
    return stated.article.published or date.min


def qualifier(stated: Stated) -> str:
    """What limits a value, as qualifiers are compared."""
    return " ".join(names.parse(stated.qualifier).key) if stated.qualifier else ""


def _key(stated: Stated, mixed: bool) -> Key:
    """What makes two statements the same fact, but for their period."""
    change = (stated.change.direction, _value(stated.change.value, mixed)) if stated.change and stated.value is None else None
    return stated.property, _value(stated.value, mixed), stated.status, qualifier(stated), change


def _value(value: Any, mixed: bool) -> Key:
    """A value as values are compared: in base units, names and words in one form of spelling."""
    if isinstance(value, Time):
        return ("time", value.earliest, value.latest, value.duration) if value.earliest or value.duration else ("time", value.text)
    if isinstance(value, Number):
        _, factor, offset = figures.base(value)
        ends = (value.value, value.low, value.high)
        numbers = tuple(None if end is None else (end * factor + offset).normalize() for end in ends)
        return ("number", figures.measure(value), numbers, value.bound, value.trend, figures.counted(value) if mixed else "")
    if isinstance(value, Entity):
        return ("entity", frozenset(names.parse(value.name).key) or value.name)
    return ("words", names.parse(value).key or value) if isinstance(value, str) else ("nothing",)


def _mixed(record: Record, stated: Stated) -> bool:
    """Whether the property's values are of several kinds, so that what is counted tells them apart."""
    return any(field.property == stated.property and len(field.kinds) > 1 for field in record.fields.values())


def _by_period(group: list[Stated]) -> list[list[Stated]]:
    """Equal values of equal periods. A value without a period is that of the only period that the others state, if there is only one."""
    dated: dict[Key, list[Stated]] = defaultdict(list)
    undated: list[Stated] = []
    for stated in group:
        if stated.period is None:
            undated.append(stated)
        else:
            period = stated.period
            dated[stated.relation, period.earliest, period.latest, "" if period.latest else period.text].append(stated)
    if undated and len(dated) == 1:
        (only,) = dated.values()
        return [only + undated]
    return [*dated.values(), *([undated] if undated else [])]


def _together(same: list[Stated]) -> Stated:
    """One statement of several: the fullest, with the sources of all in the order of publication."""
    sources = {(s.article.id, s.fact.id): s for stated in same for s in stated.sources}
    ordered = tuple(sorted(sources.values(), key=_source))
    if len(same) == 1:
        return dataclasses.replace(same[0], sources=ordered)
    best = min(same, key=lambda s: (s.period is None, s.change is None, s.share is None, not s.restated, _source(s.source)))
    return dataclasses.replace(best, sources=ordered)


def _source(source: Source) -> tuple[date, str, int, str]:
    return source.article.published or date.max, source.article.id, len(source.fact.id), source.fact.id
