"""Tables that lost their lines: a label, then a number for each column, one cell a line or all in one.

The columns are named by the cells above the first row, where one of them is a time; a column of changes is told by its numbers being sizes of
change. A row that says it is a part (`of which: …`) has the property of the row before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parkextract.link.properties import properties, thing
from parkextract.link.values import STRENGTH
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Count, Number, Time

_LABEL = 10  # tokens: a longer line is no label


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table: its property, the time at the head of its column, and the size of its change in the same row."""

    view: View
    value: Placed
    property: str
    time: Placed | None
    size: Placed | None


def cells(views: Sequence[View]) -> Iterator[Cell]:
    """The values of all tables of an article."""
    columns: list[Placed | None] = []
    last: str | None = None
    i = 0
    while i < len(views):
        row = _row(views, i)
        if len(row) < 2:
            if views[i].sentence.terminated:
                columns, last = [], None
            i += 1
            continue
        if len(columns) != len(row):
            columns = [_time(view) for view in views[max(0, i - len(row)) : i]]
            if len(columns) < len(row) or not any(columns):
                columns = [None] * len(row)
        if any(columns):
            last = _property(views[i], row[0], last)
            if last is not None:
                yield from _read(views[i], row, columns, last)
        i += 1 + len(row)


def _read(label: View, row: Sequence[Placed], columns: Sequence[Placed | None], property: str) -> Iterator[Cell]:
    sizes = [p for p in row if isinstance(p.mention, Number) and p.mention.trend]
    values = [(p, time) for p, time in zip(row, columns, strict=False) if p not in sizes]
    newest = _newest([time for _, time in values])
    for n, (value, time) in enumerate(values):
        if value.mention.kind in properties()[property].value:
            yield Cell(label, value, property, time, sizes[-1] if sizes and n == newest else None)


def _newest(times: Sequence[Placed | None]) -> int:
    """The column of the latest time, which a change is of; the last where the heads do not say."""
    ends = [time.mention.latest if time is not None and isinstance(time.mention, Time) else None for time in times]
    known = [(end, n) for n, end in enumerate(ends) if end is not None]
    return max(known)[1] if known else len(times) - 1


def _row(views: Sequence[View], i: int) -> list[Placed]:
    """The numbers of the cells after a label; empty where view i is no label."""
    label = views[i]
    if label.sentence.terminated or label.sentence.last - label.sentence.first > _LABEL or _cell(label) is not None or _numbers(label):
        return []
    found: list[Placed] = []
    for view in views[i + 1 : i + 12]:
        cell = _cell(view)
        if cell is None or not isinstance(cell.mention, Number):
            break
        found.append(cell)
    return found


def _cell(view: View) -> Placed | None:
    """The mention that is all of a line."""
    if len(view.mentions) != 1:
        return None
    inside = view.mentions[0].mention
    rest = view.tokens.text[view.sentence.start : inside.start] + view.tokens.text[inside.end : view.sentence.end]
    return view.mentions[0] if not any(c.isalnum() for c in rest) else None


def _time(view: View) -> Placed | None:
    cell = _cell(view)
    return cell if cell is not None and isinstance(cell.mention, Time) else None


def _numbers(view: View) -> bool:
    return any(isinstance(p.mention, Number) and p.mention.kind != "percent" for p in view.mentions)


def _property(label: View, value: Placed, last: str | None) -> str | None:
    """The property that a label names for a kind of value; that of the row before where it says it is a part of that."""
    kind = value.mention.kind
    if last is not None and label.has(phrases("kin", "partitive"), label.sentence.first, label.sentence.last):
        return last
    named = [f for f in label.cues if f.item.property and kind in f.item.kinds and f.item.role in ("nouns", "weak", "things")]
    if named:
        return max(named, key=lambda f: STRENGTH.get(f.item.role, 0.0) + 0.2 * f.item.length).item.property
    things = thing(value.mention.unit) if isinstance(value.mention, Count) else ()
    return things[0][0] if things else None
