"""How a value moved: the size and direction of its change, and what it is compared with."""

from __future__ import annotations

from parkextract.facts import Change
from parkextract.link.apart import older
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.claims import levelled, moves
from parkextract.link.forms import words
from parkextract.link.period import usable
from parkextract.link.properties import properties
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Count, Direction, Money, Number, Ratio, Time

_REACH = 9  # tokens between an older figure and the newer
_FURTHER = 14  # tokens between a value and `up from`
_BEFORE_FROM = frozenset({",", "back"})  # besides a value or its time, before `from` and an older figure
_OLDER = 2.0  # a size is of the newer figure
_SMALL = 2  # words between `to` and a value
_BESIDE = frozenset({"in", "the", "of", "a", "an", "year", ",", "at", "and", "then", "some", "about"})  # between an older figure and `to`
_DATED = 4  # tokens between an older figure and its time
_DATING = frozenset({"in", "at", "the", "a", "(", "during", "for", "of", "end"})
_STOPS = frozenset({";", ".", ":"})


def sizes(view: View) -> list[Placed]:
    """The mentions of a sentence that are sizes of changes."""
    return [p for p in view.mentions if isinstance(p.mention, Number) and p.mention.trend]


def owners(view: View, found: dict[str, Reading]) -> dict[str, Placed]:
    """The size of change of each value of a sentence, by the id of the value; a size belongs to one value."""
    values = [found[p.mention.id] for p in view.mentions if p.mention.id in found]
    pairs = []
    for size in sizes(view):
        if size.mention.id in found:
            continue  # what is added is a value itself
        for reading in values:
            if size.mention.kind not in ("percent", "ratio", reading.value.mention.kind) or _of_what_lasts(view, size, reading):
                continue
            spent = _cost(view, size, reading)
            if spent < FAR:
                pairs.append((spent, size.first, size, reading.value))
    owned: dict[str, Placed] = {}
    used: set[str] = set()
    for _, _, size, value in sorted(pairs, key=lambda pair: pair[:2]):
        if value.mention.id not in owned and size.mention.id not in used:
            owned[value.mention.id] = size
            used.add(size.mention.id)
    return owned


def _of_what_lasts(view: View, size: Placed, reading: Reading) -> bool:
    """Whether a size is too far from an area, a length, a cost or a loan to be that of its change: `a 212-hectare zone shipped goods worth 4 million, up
    12 percent`; not `costs rose by 12 percent to 4 million`, `310 hectares, 12 percent more than before`."""
    if properties()[reading.property or ""].holds not in ("once", "lasting"):
        return False
    lower, value = view.tokens.lower, reading.value
    if size.first < value.first:
        between = lower[size.last : value.first]
        return len(between) > _TIGHT or not {"to", "at"} & set(between)
    between = lower[value.last : size.first]
    return len(between) > _TIGHT or not {",", "(", "–", "—", "up", "down", "by"} & set(between)


_TIGHT = 7  # tokens between what lasts and the size of its change


def _cost(view: View, size: Placed, reading: Reading) -> float:
    value = reading.value
    low, high = (value.last, size.first) if value.first < size.first else (size.last, value.first)
    between = view.tokens.lower[low:high]
    if ";" in between or _of_something_else(view, size, value):
        return FAR + 1
    others = sum(
        1
        for p in view.mentions
        if low <= p.first < high and isinstance(p.mention, Number) and not p.mention.trend and not p.mention.equivalent_to
    )
    near = 0.1 * len(between) + 0.9 * others + _OLDER * older(view, value)
    if size.first < value.first and "to" not in between[-2:]:
        near += 1.0
    if size.first < value.first and "compared" in between:
        near += 2.0
    far = tree_cost(view.parse, size.word, value.word)
    return 0.7 * near + 0.3 * far


def _of_something_else(view: View, size: Placed, value: Placed) -> bool:
    """Whether what moves by a size is told, and is not the value: `doubled its lines`, `intends to add about 500`."""
    parse, word = view.parse, size.word
    if parse is None or word is None or value.word is None or _to(view, value) is not None:
        return False
    if isinstance(size.mention, Ratio) and parse.is_verb(word):
        things = parse.objects(word)
        return things != [] and {value.word, *parse.ancestors(value.word)}.isdisjoint(things)
    verb = parse.heads[word]
    added = parse.relation(word) == "object" and parse.is_verb(verb) and parse.lemma(verb) in words("change", "adding")
    return added and size.mention.kind == value.mention.kind


def unowned(view: View, owned: dict[str, Placed]) -> list[Placed]:
    """The sizes of change that no value of the sentence has: what they are of is named without its value (`disbursed capital edged up 1.3%`)."""
    taken = {size.mention.id for size in owned.values()}
    return [size for size in sizes(view) if size.mention.id not in taken and size.mention.kind in ("percent", "ratio")]


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
    lower, to = view.tokens.lower, _to(view, value)
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
    return _way_to(view, value) or _moved_from(view, value) or _older_behind(view, value)


def _way_to(view: View, value: Placed) -> Direction | None:
    """The direction that the words before `to` and a value tell."""
    to = _to(view, value)
    if to is None:
        return None
    stop, other = to, view.inside(to - 1)
    if other is not None and other.mention.kind == value.mention.kind and view.tokens.lower[other.first - 1] == "from":
        stop = other.first - 1
    return _way(view, max(view.sentence.first, stop - 4), stop, {",", ";"}, bare=False)


def _to(view: View, value: Placed) -> int | None:
    """The token `to` before a value, a word or two between allowed: `to about 5 million`."""
    for token in range(value.first - 1, max(view.sentence.first, value.first - 1 - _SMALL) - 1, -1):
        if view.tokens.lower[token] == "to":
            return token
        if view.inside(token) is not None:
            return None
    return None


def _moved_from(view: View, value: Placed) -> Direction | None:
    """The direction of `went from W to X`: which of the two is more."""
    to = _to(view, value)
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
    lower, to = view.tokens.lower, _to(view, value)
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
