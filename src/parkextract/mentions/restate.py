"""Restatements: `152.3 billion yuan ($23.6 billion)`, `7.4 square kilometers, or roughly 1,830 acres`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from parkextract import units
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_TOLERANCE = 0.25  # how far a rounded figure, or a rate of another year, may be off
_DEGREES = 2  # kelvin that a rounded temperature may be off
_GAP = 9  # tokens between a figure and its restatement


def link(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Set `equal` on every figure that says the one before it again in another currency or unit."""
    kept = [f for f in found if f.kind and not f.dropped]
    for a, b in itertools.pairwise(kept):
        if a.kind == b.kind and 0 < b.first - a.last <= _GAP and _differs(a, b) and _worded(tokens, a, b, terms) and _fits(a, b, terms):
            b.equal = a.equal or a


def _differs(a: Found, b: Found) -> bool:
    if a.kind == "money":
        return a.readings != b.readings and not (len(a.readings) == 1 and a.readings == b.readings)
    return a.kind in ("area", "quantity") and a.unit != b.unit


def _worded(tokens: Tokens, a: Found, b: Found, terms: Terms) -> bool:
    """Whether a bracket, `or`, a comma with `about`, or `which … is` joins them."""
    middle = [word for word in tokens.lower[a.last : b.first] if word != ","]
    if middle == ["/"]:
        return a.equal is not None  # `296 hp (224 kW / 300 PS)`
    if tokens.lower[b.first - 1] == "(" or middle[:1] == ["("]:
        return len(middle) <= 5
    comma = tokens.lower[a.last] == ","
    restating = (
        bool(middle)
        and middle[0] in terms.sets["link.or"] | terms.sets["link.restates"]
        or any(w in terms.sets["context.equal"] for w in middle)
        or (middle[:1] == ["which"] and any(w in terms.sets["link.copula"] for w in middle))  # which at today's rate is
    )
    return restating and (comma or bool(middle))


def _fits(a: Found, b: Found, terms: Terms) -> bool:
    """Whether the two figures can be one: their ratio is about that of the units or of the currencies."""
    x, y = a.value or a.high, b.value or b.high
    if not x or not y:
        return False
    ratio = float(y / x)
    if a.kind == "money":
        pairs = ((p, q) for p in a.readings for q in b.readings if p != q and p in terms.per_usd and q in terms.per_usd)
        return any(0.5 < ratio / float(terms.per_usd[q] / terms.per_usd[p]) < 2 for p, q in pairs)
    first, second = _base(str(a.unit)), _base(str(b.unit))
    if first is None or second is None or first[1] != second[1]:
        return False
    if first[2] or second[2]:  # degrees: a temperature, or a difference of temperatures
        same = abs(x * first[0] + first[2] - y * second[0] - second[2]) < _DEGREES
        return same or abs(ratio * float(second[0] / first[0]) - 1) < _TOLERANCE
    return abs(ratio * float(second[0] / first[0]) - 1) < _TOLERANCE


@lru_cache(maxsize=512)
def _base(unit: str) -> tuple[Decimal, str, Decimal] | None:
    factor, offset, name = units.to_base(unit)
    return factor, name, offset
