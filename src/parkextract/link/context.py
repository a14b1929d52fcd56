"""What a number stands among: the last reading of its kind, the times beside it, whom the text is about. Features for `reads.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from parkextract.link.view import Placed, View
from parkextract.values import Mention, Money, Time

_NEAR = 6  # tokens between a number and a time beside it
_SAME = 3  # tokens between the end of a sentence and the number's own: the sentence right before
_SIZES = ((8, "day"), (35, "month"), (100, "quarter"), (330, "half"), (370, "year"))


class Kept(NamedTuple):
    """A property that was read, what two values must share to be of one measure, and the sentence."""

    property: str
    family: tuple[str, str]
    view: View


def sort(mention: Mention) -> str:
    """What is remembered for one another: money of one currency, counts, areas, quantities."""
    return mention.currency if isinstance(mention, Money) else mention.kind


def gone_before(kept: Kept, view: View, family: tuple[str, str], bare: bool, classes: Mapping[str, dict[str, float]]) -> Iterator[str]:
    """Tells of the last number of the same sort, and `classes` that it was of one of them: `Exports were $5 million. In 2019 it was $4 million`. `bare`:
    nothing in the sentence says what the number is of."""
    where = "here" if kept.view is view else "near" if view.sentence.first - kept.view.sentence.last < _SAME else "far"
    yield f"last {kept.property}"
    yield f"last {where} {kept.property}"
    if bare:
        yield f"last of bare {kept.property}"
        yield f"last of bare {where}"
    if (own := classes.get(kept.property)) is not None:
        alike = "alike" if kept.family == family else "unlike"
        own[f"kept {where} {alike}"] = 1.0
        if bare:
            own[f"kept bare {where} {alike}"] = 1.0


def beside(view: View, value: Placed, published: date | None) -> Iterator[str]:
    """Tells how long the times beside a number are and whether they are over: what is spent in a year to come is no total."""
    for time in view.times():
        if time.first - value.last > _NEAR or value.first - time.last > _NEAR or not isinstance(time.mention, Time):
            continue
        told, behind = _length(time.mention, published), time.first >= value.last
        yield f"time {told}"
        yield f"time {'behind' if behind else 'before'} {told}"
        if behind and time.first - value.last <= 1:
            yield f"time next {told}"


def _length(time: Time, published: date | None) -> str:
    if time.earliest is None or time.latest is None:
        return "-"
    days = (time.latest - time.earliest).days
    size = next((name for most, name in _SIZES if days < most), "more")
    if published is None:
        return size
    return f"{size} {'ahead' if time.earliest > published else 'past' if time.latest <= published else 'now'}"
