"""When a value holds: the time of its clause, or the one carried over from the statement before."""

from __future__ import annotations

from collections.abc import Collection

from parkextract.facts import Period, Relation
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Number, Time

NEAR = 1.6
BESIDE = 0.8  # for what is not usually said of a period


OLDER = 0.7  # an older figure has only the time right behind it


def period(view: View, value: Placed, anchors: list[int], taken: Collection[str], limit: float = NEAR) -> Period | None:
    """The time of the clause that states a value; `taken` are the times that mean something else (a baseline, the date of an event)."""
    best, best_cost = None, limit
    for time in view.times():
        if time.mention.id in taken or not usable(time.mention) or _of_next(view, value, time):
            continue
        spent = _cost(view, value, anchors, time)
        if limit == OLDER and not (value.last <= time.first <= value.last + 2 or time.last <= value.first <= time.last + 2):
            continue
        if spent < best_cost:
            best, best_cost = time, spent
    return Period(best.mention.id, relation(view, best)) if best else None


def usable(mention: object) -> bool:
    """Whether a time says when: it has dates."""
    return isinstance(mention, Time) and mention.earliest is not None and mention.latest is not None


def relation(view: View, time: Placed) -> Relation:
    """In, since or by."""
    if view.before(phrases("period", "by"), time.first, 5):
        found = view.before(phrases("period", "by"), time.first, 5)
        return "in" if found and found.item == "as of" else "by"
    if view.before(phrases("period", "since"), time.first, 3):
        found = view.before(phrases("period", "since"), time.first, 3)
        return "since" if found and found.item == "since" else "in"
    return "in"


def _cost(view: View, value: Placed, anchors: list[int], time: Placed) -> float:
    """How far a time is from a value, in the tree or in the text."""
    far = min((tree_cost(view.parse, time.word, anchor) for anchor in anchors), default=FAR)
    between = view.tokens.lower[value.last : time.first] if time.first >= value.last else view.tokens.lower[time.last : value.first]
    rivals = _rivals(view, value, time)
    near = 0.12 * len(between) + 1.5 * rivals + 1.5 * (";" in between)
    if far >= 1.7:
        near += 0.8
    if time.first - view.sentence.first <= 3 and time.last < view.sentence.last and view.tokens.lower[time.last] == ",":
        return min(near, 1.0)  # `In 2020, …` is said of all the sentence
    if time.first >= value.last and len(between) <= 1 and between[:1] in ([], ["("], ["in"]):
        near = 0.0
    return 0.6 * min(near, far) + 0.4 * max(min(near, FAR), min(far, FAR)) + 0.6 * rivals


def _rivals(view: View, value: Placed, time: Placed) -> int:
    """How many values of the same kind stand between a value and a time, those in one list with the value left out."""
    low, high = (value.last, time.first) if value.first < time.first else (time.last, value.first)
    found, end = 0, value.last
    for other in view.mentions:
        restated = isinstance(other.mention, Number) and other.mention.equivalent_to is not None
        if low <= other.first < high and other.mention.kind == value.mention.kind and not restated:
            listed = set(view.tokens.lower[end : other.first]) <= {",", "and", "("} and end <= other.first
            found += not listed
            end = other.last
    return found


def _of_next(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of the value right behind it and not of this one: `(2017: 6 million)`, `the previous year's 75 boats`."""
    lower = view.tokens.lower
    stop = time.last
    while stop < view.sentence.last and stop < time.last + 3 and lower[stop] in (":", "'", "’", "s"):
        stop += 1
    following = view.inside(stop) if stop > time.last and stop < view.sentence.last else None
    return following is not None and following.first != value.first and following.mention.kind == value.mention.kind
