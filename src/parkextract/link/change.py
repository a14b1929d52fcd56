"""How a value moved: the size and direction of its change, and what it is compared with."""

from __future__ import annotations

from parkextract.facts import Change
from parkextract.link.claims import levelled, moves
from parkextract.link.forms import words
from parkextract.link.period import usable
from parkextract.link.sizes import level
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Count, Direction, Money, Number, Time

_REACH = 9  # tokens between an older figure and the newer
_FURTHER = 14  # tokens between a value and `up from`
_BEFORE_FROM = frozenset({",", "back"})  # besides a value or its time, before `from` and an older figure
_BESIDE = frozenset({"in", "the", "of", "a", "an", "year", ",", "at", "and", "then", "some", "about"})  # between an older figure and `to`
_DATED = 4  # tokens between an older figure and its time
_DATING = frozenset({"in", "at", "the", "a", "(", "during", "for", "of", "end"})
_STOPS = frozenset({";", ".", ":"})


def change(view: View, value: Placed, size: Placed | None, later: int) -> Change | None:
    """The change of a value whose size is `size`, or that a word of rise or fall states without a size. `later` is the token where the next value begins."""
    if size is not None and isinstance(size.mention, Number) and size.mention.trend:
        compared = baseline(view, size.last, later) or older_time(view, value)
        return Change(direction=size.mention.trend, value=size.mention.id, baseline=compared)
    direction = _direction(view, value)
    return Change(direction=direction, baseline=baseline(view, value.last, later) or older_time(view, value)) if direction else None


def older_time(view: View, value: Placed) -> str | None:
    """The time of the older figure that a value has come from: `from 84 million in 2019 to X`, `X, up from 84 million in 2019`."""
    older = _older(view, value)
    stop = min(older.last + _DATED, view.sentence.last) if older is not None else 0
    for token in range(older.last, stop) if older is not None else ():
        time = view.inside(token)
        if time is not None:
            return time.mention.id if isinstance(time.mention, Time) and usable(time.mention) else None
        if view.tokens.lower[token] not in _DATING:
            return None
    return None


def _older(view: View, value: Placed) -> Placed | None:
    """The figure of the same kind right behind a `from`, before `to` and a value or behind the value."""
    lower, to = view.tokens.lower, level(view, value)
    before = range(to - 1, max(view.sentence.first, to - 1 - _REACH), -1) if to is not None else range(0)
    behind = range(value.last, min(view.sentence.last, value.last + _FURTHER))
    for token in (*before, *behind):
        other = view.inside(token)
        if token in behind and (lower[token] in _STOPS or (other is None and lower[token] == "to")):
            return None
        if other is not None and other.mention.kind == value.mention.kind and not _restated(other):
            return other if "from" in lower[max(view.sentence.first, other.first - 2) : other.first] else None
    return None


def _direction(view: View, value: Placed) -> Direction | None:
    """Up or down, of `rose to X`, `lifts it from W to X`, `X, up from W` and `raised the budget of the plant to X`."""
    verb = levelled(view, value)
    if verb is not None and view.parse is not None:
        return moves(view.parse, verb)
    return _way_to(view, value) or _moved_from(view, value) or _older_behind(view, value) or _gapped(view, value) or _than_then(view, value)


def _gapped(view: View, value: Placed) -> Direction | None:
    """The direction of a value whose verb is that of the value before: `sales dropped to 9 million, and profit to 2 million`."""
    to, lower, parse = level(view, value), view.tokens.lower, view.parse
    if to is None or parse is None:
        return None
    joint = next((k for k in range(to - 1, max(view.sentence.first, to - 1 - _REACH), -1) if lower[k] == "and"), None)
    if joint is None or any(view.inside(k) is not None for k in range(joint, to)):
        return None
    inside = (view.word(k) for k in range(joint, to))
    if any(word is not None and (parse.is_verb(word) or parse.tags[word] == "MD") for word in inside):
        return None
    before = (p for p in reversed(view.mentions) if p.last <= joint and isinstance(p.mention, Number) and not p.mention.trend)
    return next((way for p in before if (way := _way_to(view, p))), None)


def _than_then(view: View, value: Placed) -> Direction | None:
    """The direction from what was counted at an earlier time: `58 tenants, fewer than the 63 of 2018`."""
    lower = view.tokens.lower
    stop = min(view.sentence.last, value.last + _REACH)
    than = next((k for k in range(value.last, stop) if lower[k] == "than"), None)
    if than is None:
        return None
    behind = [other for k in range(than, min(view.sentence.last, than + _REACH)) if (other := view.inside(k)) is not None]
    time = next((other for other in behind if isinstance(other.mention, Time)), None)
    if time is None or not usable(time.mention) or not {",", ";"}.isdisjoint(lower[than : time.first]):
        return None
    older = {other.mention.kind for other in behind if isinstance(other.mention, Number) and other.first < time.first}
    between = {p.mention.kind for p in view.mentions if isinstance(p.mention, Number) and value.last <= p.first < than}
    if (older and older != {value.mention.kind}) or between & (older or between):
        return None  # 58 companies on 76 hectares, fewer than the 63 of 2018
    return _way(view, value.last, than + 1, set())


def _way_to(view: View, value: Placed) -> Direction | None:
    """The direction that the words before `to` and a value tell."""
    to = level(view, value)
    if to is None:
        return None
    stop, other = to, view.inside(to - 1)
    if other is not None and other.mention.kind == value.mention.kind and view.tokens.lower[other.first - 1] == "from":
        stop = other.first - 1
    return _way(view, max(view.sentence.first, stop - 4), stop, {",", ";"}, bare=False)


def _moved_from(view: View, value: Placed) -> Direction | None:
    """The direction of `went from W to X`: which of the two is more."""
    to = level(view, value)
    if to is None or not isinstance(value.mention, Number):
        return None
    for token in range(to - 1, max(view.sentence.first, to - 1 - _REACH), -1):
        older = view.inside(token)
        if older is not None and isinstance(older.mention, Time):
            continue
        if older is None:
            if view.tokens.lower[token] not in _BESIDE:
                return None
        elif older.mention.kind != value.mention.kind or view.tokens.lower[older.first - 1] != "from":
            return None
        else:
            return _more(older.mention, value.mention)
    return None


def _more(older: object, newer: object) -> Direction | None:
    """Whether the newer of two numbers in the same unit is more or less."""
    if not isinstance(older, Number) or not isinstance(newer, Number) or older.value is None or newer.value is None:
        return None
    if getattr(older, "unit", None) not in (None, getattr(newer, "unit", None)) and older.kind != "count":
        return None
    return "up" if newer.value > older.value else "down" if newer.value < older.value else None


def _older_behind(view: View, value: Placed) -> Direction | None:
    """The direction of `X, up from W`, some words of the same clause between: `58 tenants on site, up from 51`."""
    lower, to = view.tokens.lower, level(view, value)
    if to is not None and lower[to - 1] in words("change", "corrected"):
        return None  # the figure was revised to 1.1 million from 1.2 million
    begin = value.last - (to is not None)  # tax payments to 1.4 million from 1.3 million
    for token in range(begin, min(view.sentence.last - 1, value.last + _FURTHER)):
        other = view.inside(token) if token >= value.last else None
        if other is not None and other.mention.kind == value.mention.kind and not _restated(other):
            return None
        if lower[token] in _STOPS:
            return None
        if lower[token + 1] == "from":
            before = next(
                (view.inside(k) for k in range(token + 2, min(view.sentence.last, token + 6)) if view.inside(k) is not None), None
            )
            if before is None or before.mention.kind != value.mention.kind:
                return None
            beside = before.first <= token + 3 and (view.inside(token) is not None or lower[token] in _BEFORE_FROM)
            return _way(view, token, token + 1, set()) or (_compared(before, value) if beside else None)
    return None


def _compared(older: Placed, newer: Placed) -> Direction | None:
    """The direction from one number to another of the same things."""
    if isinstance(older.mention, Count) and isinstance(newer.mention, Count):
        units = [(mention.unit or "").split(" ")[-1] for mention in (older.mention, newer.mention)]
        return _more(older.mention, newer.mention) if units[0] in ("", units[1]) else None
    if isinstance(older.mention, Money) and isinstance(newer.mention, Money) and older.mention.currency != newer.mention.currency:
        return None
    return _more(older.mention, newer.mention)


def _restated(other: Placed) -> bool:
    return isinstance(other.mention, Number) and other.mention.equivalent_to is not None


def _way(view: View, first: int, last: int, stops: set[str], *, bare: bool = True) -> Direction | None:
    """The direction of a word of rise or fall within tokens `[first, last)` that no stop separates from their end; without `bare`, `up` and `down`
    alone are none (`up to 600 people` is a bound)."""
    ways: tuple[Direction, Direction] = ("up", "down")
    for way in ways:
        found = view.has(phrases("change", way, "verb"), first, last)
        if found is not None and not bare and found.item == way:
            continue
        if (
            found is not None
            and view.tokens.lower[max(view.sentence.first, found.start - 1)] not in words("change", "hardly")
            and not stops & set(view.tokens.lower[found.end : last])
            and not any(view.inside(k) for k in range(found.end, last))
        ):
            return way
    return None


_BEHIND = 6  # tokens: `compared with the level in the whole of 2018`


def baseline(view: View, first: int, later: int) -> str | None:
    """The time that a change is counted from, or `year_on_year`."""
    stop = min(view.sentence.last, max(later, first))
    for time in view.times():
        if first <= time.first < stop and usable(time.mention):
            if any(time.first - found.end <= _BEHIND for found in phrases("change", "baseline").find(view.tokens, first, time.first)):
                return time.mention.id
    if view.has(phrases("change", "year_on_year"), first, min(stop, first + 8)):
        return "year_on_year"
    return None
