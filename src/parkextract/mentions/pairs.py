"""Bare numbers that are set beside others one by one: `205 firms and 3,150 jobs, against 198 and 3,020`, `11 and 6,340 respectively`, `SEK 212 million
(198)`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_MEASURED = frozenset({"area", "quantity", "count", "money"})
_NEAR = 10  # times that a figure of one thing differs at most
_SAME = 3  # times that a figure of another year differs at most
_TOGETHER = 6  # tokens between two things that are counted together


def paired(tokens: Tokens, terms: Terms, f: Found, later: Found | None, here: Sequence[Found]) -> bool:
    """Whether two bare numbers joined by `and` are compared with two of their sentence, whose units they then take: `205 firms and 3,150 jobs,
    against 198 and 3,020`."""
    if later is None or not later.bare or later.first != f.last + 1 or tokens.lower[f.last] not in terms.sets["link.and"]:
        return False
    b = f.first
    while b and tokens.lower[b - 1] in terms.sets["link.the"]:
        b -= 1
    match = terms.lex.match_before(tokens, b, "link", longest=3)
    against = match is not None and any(sense.key == "comparison" for sense in match.senses)
    if not against or tokens.lower[b - 1] in ("by", "out") or len(here) < 2:
        return False
    first, second = _nearest(f, here), _nearest(later, here)
    if first is None or second is None or first.first >= second.first or first.unit == second.unit:
        return False
    f.like(first)
    later.like(second)
    return True


def respective(tokens: Tokens, terms: Terms, f: Found, later: Found | None, earlier: Sequence[Found]) -> bool:
    """Whether two bare numbers are each of one of two things that were counted together: `30 factories and 22,000 jobs. It found 11 and 6,340
    respectively.`"""
    if later is None or not later.bare or later.first != f.last + 1 or tokens.lower[f.last] not in terms.sets["link.and"]:
        return False
    if "respectively" not in tokens.lower[later.last : later.last + 2] or len(earlier) < 2:
        return False
    first, second = earlier[-2], earlier[-1]
    joint = tokens.lower[first.last : second.first]
    together = any(word in terms.sets["link.and"] for word in joint) and len(joint) < _TOGETHER and first.unit != second.unit
    if not together or first.kind not in _MEASURED or second.kind not in _MEASURED:
        return False
    f.like(first)
    later.like(second)
    return True


def _nearest(f: Found, here: Sequence[Found]) -> Found | None:
    """Of the numbers of a sentence, the one that is nearest to another in size, of the same order."""
    sized = [(abs(math.log(g.value / f.value)), g) for g in here if g.kind in _MEASURED and g.value and f.value and g.value > 0 < f.value]
    best = min(sized, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < math.log(_NEAR) else None


def bracketed(tokens: Tokens, f: Found, last: Found) -> bool:
    """Whether a bare number alone in brackets behind a figure is the same of another time: `income was SEK 212 million (198)`."""
    closed = f.first == last.last + 1 and tokens.lower[last.last] == "(" and f.last < tokens.size and tokens.lower[f.last] == ")"
    if not closed or last.kind not in _MEASURED or f.number.scaled or not f.value or last.number.value == 0:
        return False
    return 1 / _SAME < float(f.number.value / (last.number.value / last.number.scale)) < _SAME


def like_figure(f: Found, here: Sequence[Found]) -> Found | None:
    """Of the figures of a sentence, the one whose written number is nearest to a bare one: `22 leases worth RO 214 million, as against 15`."""
    sized = [
        (abs(math.log(g.number.value / g.number.scale / f.value)), g)
        for g in here
        if g.kind in _MEASURED and g.number.value > 0 and f.value
    ]
    return min(sized, key=lambda pair: pair[0])[1] if sized else None
