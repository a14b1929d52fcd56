"""Mentions in the making: the grammars fill drafts, and the last step freezes them in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from parkextract.values import KINDS, Mention


class Draft:
    """A mention at tokens `[first, last)` and characters `[start, end)` that context may still change. Fields are those of the value classes.

    `equal` is the draft that this one restates. `dropped` names why a candidate is no mention (`one of`, `label`, …): it is not handed out,
    and stays visible to tools that ask for candidates.
    """

    __slots__ = (
        "kind", "first", "last", "start", "end", "value", "low", "high", "bound", "trend", "measures", "equal", "ambiguous",
        "currency", "unit", "earliest", "latest", "timex", "type", "mod", "quant", "freq", "duration", "vague", "parts", "dropped",
    )  # fmt: skip

    kind: str
    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str | None
    trend: str | None
    measures: str | None
    equal: Draft | None
    ambiguous: tuple[str, ...]
    currency: str | None
    unit: str | None
    earliest: date | None
    latest: date | None
    timex: str
    type: str
    mod: str | None
    quant: str | None
    freq: str | None
    duration: str | None
    vague: bool
    parts: tuple[tuple[int, int], ...]
    dropped: str | None

    def __init__(self, kind: str, first: int, last: int, start: int, end: int, **fields: Any) -> None:
        self.kind, self.first, self.last, self.start, self.end = kind, first, last, start, end
        self.value = self.low = self.high = None
        self.bound = self.trend = self.measures = self.equal = self.currency = self.unit = None
        self.earliest = self.latest = self.mod = self.quant = self.freq = self.duration = self.dropped = None
        self.ambiguous = self.parts = ()
        self.timex, self.type, self.vague = "", "date", False
        for name, content in fields.items():
            setattr(self, name, content)

    def __repr__(self) -> str:
        return f"Draft({self.kind} {self.start}-{self.end} {self.value or self.low or self.timex} {self.currency or self.unit or ''})"


_COMMON = ("value", "low", "high", "bound", "trend", "measures", "ambiguous")
_FIELDS: dict[str, tuple[str, ...]] = {
    "money": (*_COMMON, "currency"),
    "area": (*_COMMON, "unit"),
    "quantity": (*_COMMON, "unit"),
    "percent": (*_COMMON, "unit"),
    "ratio": _COMMON,
    "count": (*_COMMON, "unit"),
    "time": ("earliest", "latest", "timex", "type", "mod", "quant", "freq", "duration", "vague", "parts", "ambiguous"),
}


def freeze(text: str, drafts: Iterable[Draft]) -> tuple[Mention, ...]:
    """The mentions of the drafts in order of place, numbered `m1`, `m2`, …; of two that overlap the earlier, then the longer, stays."""
    kept: list[Draft] = []
    for draft in sorted((d for d in drafts if not d.dropped), key=lambda d: (d.start, -d.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    ids = {id(draft): f"m{n}" for n, draft in enumerate(kept, 1)}
    mentions = []
    for draft in kept:
        fields = {name: getattr(draft, name) for name in _FIELDS[draft.kind]}
        if draft.kind != "time":
            fields["equivalent_to"] = ids.get(id(draft.equal)) if draft.equal is not None else None
        if draft.kind == "percent" and fields["unit"] is None:
            fields["unit"] = "percent"
        mentions.append(KINDS[draft.kind](id=ids[id(draft)], start=draft.start, end=draft.end, text=text[draft.start : draft.end], **fields))
    return tuple(mentions)
