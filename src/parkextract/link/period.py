"""When a value holds: the time of its clause, or the one carried over from the statement before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from parkextract.facts import Period, Relation
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.forms import words
from parkextract.link.view import Placed, View, phrases
from parkextract.syntax import Parse
from parkextract.values import Count, Number, Time

NEAR = 1.6
BESIDE = 0.8  # for what is not usually said of a period


OLDER = 0.7  # an older figure has only the time right behind it
_BEHIND = 3  # tokens between a value and the time right behind it
_TO = 4  # tokens between an older figure, its time and the newer one
_CLAUSE = 14  # tokens of a clause of `since`, up to its date
_RECENT = timedelta(days=31)  # what is said of a time so near may be so still


def period(
    view: View, value: Placed, anchors: list[int], taken: Collection[str], limit: float = NEAR, published: date | None = None
) -> Period | None:
    """The time of the clause that states a value; `taken` are the times that mean something else (a baseline, the date of an event)."""
    best, best_cost = None, limit
    for time in view.times():
        if not usable(time.mention) or _present(view, time) or _of_next(view, value, time) or _of_older(view, value, time):
            continue
        if behind(view, value, time) and (time.mention.id not in taken or relation(view, time) != "in"):
            return Period(time.mention.id, relation(view, time))
        if time.mention.id in taken or _of_other_clause(view, value, time, published):
            continue
        spent = _cost(view, value, anchors, time)
        if limit == OLDER and not (value.last <= time.first <= value.last + 2 or time.last <= value.first <= time.last + 2):
            continue
        if spent < best_cost:
            best, best_cost = time, spent
    if best is None and limit > 0:
        return _since_event(view, value)
    return Period(best.mention.id, relation(view, best)) if best else None


def _since_event(view: View, value: Placed) -> Period | None:
    """The date of what all since is counted from: `since the park opened in May 2014, 23 firms have moved in`."""
    parse, lower = view.parse, view.tokens.lower
    verb = parse.governor(value.word) if parse is not None and value.word is not None else None
    if parse is None or verb is None or not {"has", "have"} & set(parse.auxiliaries(verb)):
        return None
    for time in view.times():
        begins = range(time.first - 1, max(view.sentence.first, time.first - _CLAUSE) - 1, -1)
        since = next((i for i in begins if lower[i] in ("since", ",", ";")), None)
        if since is not None and lower[since] == "since" and usable(time.mention) and not since <= value.first < time.first:
            return Period(time.mention.id, "since")
    return None


def behind(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time stands right behind a value, which then is said of it whatever it is: `will invest 5 million by 2027`, `had 70 staff in 2019`."""
    between = view.tokens.lower[value.last : time.first]
    return value.last <= time.first and len(between) <= _BEHIND and set(between) <= _joints()


@lru_cache
def _joints() -> frozenset[str]:
    return frozenset(words("period", "joint"))


def _present(view: View, time: Placed) -> bool:
    """Whether a time is that of speaking: `today`, `now`; what is so now needs no period."""
    return " ".join(view.tokens.lower[time.first : time.last]) in words("period", "present")


def earlier(view: View, time: Placed) -> bool:
    """Whether a time is one that another is compared with: `the same period of last year`, `a year earlier`, `than in 2019`."""
    inside = view.tokens.lower[time.first : time.last]
    before = view.tokens.lower[max(view.sentence.first, time.first - 2) : time.first]
    return any(word in words("period", "compared") for word in inside) or any(word in words("period", "comparing") for word in before)


def _of_other_clause(view: View, value: Placed, time: Placed, published: date | None) -> bool:
    """Whether a time is of another clause: what is so now is not said of a time long over (`it employs 70 and exported goods worth 5 million last
    year`), nor is the number of those who did something (`its 94 firms exported …`)."""
    parse, mention = view.parse, time.mention
    if parse is None or value.word is None or time.word is None or relation(view, time) != "in":
        return False
    verb, when = parse.governor(value.word), parse.governor(time.word)
    if verb is None:
        return False
    if isinstance(value.mention, Count) and parse.relation(value.word) == "subject" and _definite(parse, value.word):
        return parse.objects(verb) != []
    over = isinstance(mention, Time) and mention.latest is not None and published is not None and mention.latest + _RECENT < published
    return over and verb != when and parse.tense(verb) == "present" and not parse.auxiliaries(verb)


def _definite(parse: Parse, noun: int) -> bool:
    """Whether a noun is spoken of as known: `its firms`, `the firms`."""
    return parse.possessor(noun) is not None or parse.determiner(noun) in words("period", "known")


def dateline(view: View) -> Placed | None:
    """The time that is all of a sentence: `1993. Zone opened, with three factories`; it dates what follows in its paragraph."""
    if len(view.mentions) != 1 or not usable(view.mentions[0].mention):
        return None
    time = view.mentions[0]
    others = (i for i in range(view.sentence.first, view.sentence.last) if not time.first <= i < time.last)
    return time if all(not any(map(str.isalnum, view.tokens.lower[i])) for i in others) else None


def goes_on(view: View, before: View) -> bool:
    """Whether a sentence stands in the same paragraph as the one before."""
    return "\n" not in view.tokens.text[before.sentence.end - 1 : view.sentence.start]


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
        return "since" if found and (found.item == "since" or not _spans(view, time)) else "in"
    return "in"


def _spans(view: View, time: Placed) -> bool:
    """Whether a time names its own end: `from January to June`, but not `from 2025`."""
    return bool(set(view.tokens.lower[time.first : time.last]) & {"to", "until", "through", "-", "–"})


def _cost(view: View, value: Placed, anchors: list[int], time: Placed) -> float:
    """How far a time is from a value, in the tree or in the text."""
    far = min((tree_cost(view.parse, time.word, anchor) for anchor in anchors), default=FAR)
    between = view.tokens.lower[value.last : time.first] if time.first >= value.last else view.tokens.lower[time.last : value.first]
    rivals = _rivals(view, value, time)
    near = 0.12 * len(between) + 1.5 * rivals + 1.5 * (";" in between)
    if far >= 1.7:
        near += 0.8
    if time.first - view.sentence.first <= 3 and time.last < view.sentence.last and view.tokens.lower[time.last] in (",", ":"):
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


def _of_older(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of the figure that a value has come from: `rose from 84 million in 2019 to 91 million`."""
    lower = view.tokens.lower
    if not time.last < value.first <= time.last + _TO or "to" not in lower[time.last : value.first]:
        return False
    older = next((other for i in range(time.first - 1, time.first - 1 - _TO, -1) if (other := view.inside(i)) is not None), None)
    return older is not None and older.mention.kind == value.mention.kind and lower[older.first - 1] == "from"


def _of_next(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time is that of the value right behind it and not of this one: `(2017: 6 million)`, `the previous year's 75 boats`."""
    lower = view.tokens.lower
    stop = time.last
    while stop < view.sentence.last and stop < time.last + 3 and lower[stop] in (":", "'", "’", "s"):
        stop += 1
    following = view.inside(stop) if stop > time.last and stop < view.sentence.last else None
    return following is not None and following.first != value.first and following.mention.kind == value.mention.kind
