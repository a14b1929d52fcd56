"""Times whose unit is left out because one just before has it: `cut from ten years to five`, `12 years against the current ten`, `11 percent in the
first quarter and 6 percent in the second`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times.nodes import Found, Length, When
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.relations import closes

_FAR = 20  # tokens after a length in which its unit may be left out
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
        if word in (".", ":") or i in r.tokens.lines:
            return None
        if (word[0].isdigit() or word in r.v.numeral) and (number := r.count(i)):
            value, end = number
            fits = value == int(value) and count / _TIMES <= value <= count * _TIMES
            within = i == item.last + 1 and r.lower[item.last] == "," and r.small("of_them", end + 1) and r.word(end) == "of"
            if within and 1 < value < count:  # runs for seven years, two of them free of interest
                return Found(i, end, Length(((value, unit),), plural=True))
            if fits and r.year(i) is None and (closes(r, end) and _told(r, i, item) or _lasts(r, i, end)):
                return Found(i, end, Length(((Decimal(int(value)), unit),), plural=True))
    return None


def parts(r: Reader, item: Found, until: int) -> list[Found]:
    """The quarters and halves that are told by their number alone after the expression `item`, before token `until`: `in the second`, `those of the first`."""
    node = item.node
    if not isinstance(node, When) or not (node.quarter or node.half) or item.dropped is not None:
        return []
    found: list[Found] = []
    ends = 0
    for i in range(item.last, min(item.last + _PARTS, until, r.size)):
        ends += r.lower[i] in (".", ";")
        if ends > 1 or i in r.tokens.lines:
            break
        if r.lower[i] != "the" or not r.small("part_before", i - 1) or (ordinal := r.ordinal(i + 1)) is None:
            continue
        n, end = ordinal
        if n <= (4 if node.quarter else 2) and n != (node.quarter or node.half) and (closes(r, end) or r.small("part_then", end)):
            same = When(year=node.year, within=node.within, which="that", fiscal=node.fiscal)
            setattr(same, "quarter" if node.quarter else "half", n)
            found.append(Found(i, end, same))
    return found


_PARTS = 36  # tokens after a quarter in which the next is told by its number alone


def _lasts(r: Reader, i: int, end: int) -> bool:
    """Whether the words around the number at token i say that something takes so long: `for two on the other`, `what took them 30,`, `within five.`,
    `in less than four.`, `another 18.`"""
    if not (closes(r, end) or r.small("after_elided", end) or r.small("pronoun", end)):
        return False
    k = i - 2 if r.word(i - 1) == "than" and r.small("comparison", i - 2) else i - 1
    if r.small("takes_it", k - 1) and r.small("taker", k):
        return True
    if k < i - 1:
        return r.small("lasts", k - 1) or r.word(k - 1) == "in"
    return r.small("lasts", k) or r.small("takes_it", k)


def _told(r: Reader, i: int, item: Found) -> bool:
    """Whether the words before the number at token i set it beside the length: `instead of`, `the current`, `cut to`."""
    before = r.word(i - 1)
    if before == "to":
        return r.word(item.first - 1) == "from" or r.small("changed", i - 2)
    if before in ("of", "than"):
        return r.small("instead", i - 2)
    return r.small("elided", i - 1)
