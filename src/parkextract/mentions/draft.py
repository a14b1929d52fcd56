"""Mentions in the making: the grammars fill drafts, and the last step freezes them in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from itertools import repeat
from operator import attrgetter, call
from typing import Any

from parkextract.values import KINDS, Mention, Number


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
    for n, draft in enumerate(kept, 1):
        kind = draft.kind
        if kind == "percent" and draft.unit is None:
            draft.unit = "percent"
        mention = object.__new__(KINDS[kind])
        deque(map(call, _FILL[kind], repeat(mention), _READ[kind](draft)), maxlen=0)  # calls them all
        _ID(mention, f"m{n}")
        _TEXT(mention, text[draft.start : draft.end])
        if kind != "time":
            _EQUIVALENT(mention, ids.get(id(draft.equal)) if draft.equal is not None else None)
        mentions.append(mention)
    return tuple(mentions)


def _fill(cls: type[Mention], name: str) -> Callable[[Mention, object], None]:
    """What fills a field of a new frozen mention: its slot itself, at half of what the generated `__init__` takes."""
    return vars(next(base for base in cls.__mro__ if name in vars(base).get("__slots__", ())))[name].__set__  # type: ignore[no-any-return]


_ID, _TEXT, _EQUIVALENT = _fill(Mention, "id"), _fill(Mention, "text"), _fill(Number, "equivalent_to")
_READ = {kind: attrgetter("start", "end", *names) for kind, names in _FIELDS.items()}
_FILL = {kind: tuple(_fill(KINDS[kind], name) for name in ("start", "end", *names)) for kind, names in _FIELDS.items()}
