"""How a value moved: the size and direction of its change, and what it is compared with."""

from __future__ import annotations

from parkextract.facts import Change
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.claims import levelled, moves
from parkextract.link.period import usable
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Direction, Number, Time

_REACH = 9  # tokens around a value in which a word of rise or fall is of it


def sizes(view: View) -> list[Placed]:
    """The mentions of a sentence that are sizes of changes."""
    return [p for p in view.mentions if isinstance(p.mention, Number) and p.mention.trend]


def owners(view: View, found: dict[str, Reading]) -> dict[str, Placed]:
    """The size of change of each value of a sentence, by the id of the value; a size belongs to one value."""
    values = [found[p.mention.id] for p in view.mentions if p.mention.id in found]
    pairs = []
    for size in sizes(view):
        for reading in values:
            if size.mention.kind not in ("percent", "ratio", reading.value.mention.kind):
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


def _cost(view: View, size: Placed, reading: Reading) -> float:
    value = reading.value
    low, high = (value.last, size.first) if value.first < size.first else (size.last, value.first)
    between = view.tokens.lower[low:high]
    if ";" in between:
        return FAR + 1
    others = sum(
        1
        for p in view.mentions
        if low <= p.first < high and isinstance(p.mention, Number) and not p.mention.trend and not p.mention.equivalent_to
    )
    near = 0.1 * len(between) + 0.9 * others
    if size.first < value.first and "to" not in between[-2:]:
        near += 1.0
    if size.first < value.first and "compared" in between:
        near += 2.0
    far = tree_cost(view.parse, size.word, value.word)
    return 0.7 * near + 0.3 * far


def unowned(view: View, owned: dict[str, Placed]) -> list[Placed]:
    """The sizes of change that no value of the sentence has: what they are of is named without its value (`disbursed capital edged up 1.3%`)."""
    taken = {size.mention.id for size in owned.values()}
    return [size for size in sizes(view) if size.mention.id not in taken and size.mention.kind in ("percent", "ratio")]


def change(view: View, value: Placed, size: Placed | None, later: int) -> Change | None:
    """The change of a value whose size is `size`, or that a word of rise or fall states without a size. `later` is the token where the next value begins."""
    if size is not None and isinstance(size.mention, Number) and size.mention.trend:
        return Change(direction=size.mention.trend, value=size.mention.id, baseline=baseline(view, size.last, later))
    direction = _direction(view, value)
    return Change(direction=direction, baseline=baseline(view, value.last, later)) if direction else None


def _direction(view: View, value: Placed) -> Direction | None:
    """Up or down, of `rose to X`, `lifts it from W to X`, `X, up from W` and `raised the budget of the plant to X`."""
    verb = levelled(view, value)
    return moves(view.parse, verb) if verb is not None and view.parse is not None else _way_there(view, value)


def _way_there(view: View, value: Placed) -> Direction | None:
    """The direction that the words right before a value, or `from` behind it, tell."""
    lower = view.tokens.lower
    begin = value.first
    while begin > view.sentence.first and (begin > value.first - 3 and lower[begin - 1] != "to"):
        begin -= 1
    if begin > view.sentence.first and lower[begin - 1] == "to":
        stop = begin - 1
        other = view.inside(stop - 1)
        if other is not None and other.mention.kind == value.mention.kind and lower[other.first - 1] == "from":
            stop = other.first - 1
        return _way(view, max(view.sentence.first, stop - 4), stop, {",", ";"}, bare=False)
    i = value.last
    while i < view.sentence.last and (
        (other := view.inside(i)) is not None and isinstance(other.mention, Time) or lower[i] in ("in", ",", "(")
    ):
        i = other.last if other is not None else i + 1
    if i + 1 < view.sentence.last and lower[i + 1] == "from":
        return _way(view, i, i + 1, set())
    return None


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
