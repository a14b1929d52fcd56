"""Lengths whose unit is left out because one just before has it: `cut from ten years to five`, `12 years against the current ten`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times.nodes import Found, Length
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.relations import closes

_FAR = 14  # tokens after a length in which its unit may be left out
_TIMES = 5  # how many times longer or shorter the other length is at most
_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute"})


def after(r: Reader, item: Found, until: int) -> Found | None:
    """The length without a unit that follows the length `item` in its sentence, before token `until`."""
    node = item.node
    if not isinstance(node, Length) or item.dropped is not None or len(node.parts) != 1:
        return None
    count, unit = node.parts[0]
    if count is None or unit not in _UNITS:
        return None
    for i in range(item.last, min(item.last + _FAR, until, r.size)):
        word = r.lower[i]
        if word in (".", ";", ":") or i in r.tokens.lines:
            return None
        if (word[0].isdigit() or word in r.v.numeral) and (number := r.count(i)):
            value, end = number
            fits = value == int(value) and count / _TIMES <= value <= count * _TIMES
            if fits and closes(r, end) and _told(r, i, item) and r.year(i) is None:
                return Found(i, end, Length(((Decimal(int(value)), unit),), plural=True))
            return None
    return None


def _told(r: Reader, i: int, item: Found) -> bool:
    """Whether the words before the number at token i set it beside the length: `instead of`, `the current`, `cut to`."""
    before = r.word(i - 1)
    if before == "to":
        return r.word(item.first - 1) == "from" or r.small("changed", i - 2)
    if before in ("of", "than"):
        return r.small("instead", i - 2)
    return r.small("elided", i - 1)
