"""When a value holds: the time of its clause, or the one carried over from the statement before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from parkextract.facts import Period, Relation
from parkextract.link.apart import begun_without, dates_older, of_another, of_other_clause, only_is
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.forms import words
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Number, Time

NEAR = 1.6
BESIDE = 0.8  # for what is not usually said of a period


OLDER = 0.7  # an older figure has only the time right behind it
_BEHIND = 3  # tokens between a value and the time right behind it
_CLAUSE = 14  # tokens of a clause of `since`, up to its date


def period(
    view: View, value: Placed, anchors: list[int], taken: Collection[str], limit: float = NEAR, published: date | None = None
) -> Period | None:
    """The time of the clause that states a value; `taken` are the times that mean something else (a baseline, the date of an event)."""
    best, best_cost = None, limit
    if limit > 0 and (then := of_when(view, value, published)) is not None:
        return Period(then.mention.id)
    for time in view.times():
        if limit > 0 and possessed(view, value, time):
            return Period(time.mention.id)
        if not usable(time.mention) or of_another(view, value, time):
            continue
        way = relation(view, time)
        if time.mention.id not in taken and (labels(view, value, time) if limit > 0 else as_of(view, value, time)):
            return Period(time.mention.id, way)
        if (
            behind(view, value, time)
            and not (limit <= 0 and _described(view, value))
            and not (way == "since" and only_is(view, value, time))
            and (time.mention.id not in taken or way != "in")
        ):
            return Period(time.mention.id, way)
        if time.mention.id in taken or (way == "in" and of_other_clause(view, value, time, published)):
            continue
        if (way == "since" and (begun_without(view, value) or only_is(view, value, time))) or (
            limit == OLDER and not dates_older(view, value, time)
        ):
            continue
        spent = _cost(view, value, anchors, time)
        if spent < best_cost:
            best, best_cost = time, spent
    if best is None and limit > 0:
        return _since_event(view, value)
    return Period(best.mention.id, relation(view, best)) if best else None


def _since_event(view: View, value: Placed) -> Period | None:
    """The date of what all since is counted from: `since the park opened in May 2014, 23 firms have moved in`."""
    parse, lower = view.parse, view.tokens.lower
    verb = parse.governor(value.word) if parse is not None and value.word is not None else None
    if parse is None or verb is None or not {"has", "have"} & set(parse.auxiliaries(verb)) or begun_without(view, value):
        return None
    for time in view.times():
        begins = range(time.first - 1, max(view.sentence.first, time.first - _CLAUSE) - 1, -1)
        since = next((i for i in begins if lower[i] in ("since", ",", ";")), None)
        if since is not None and lower[since] == "since" and usable(time.mention) and not since <= value.first < time.first:
            return Period(time.mention.id, "since")
    return None


def behind(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time stands right behind a value, which then is said of it whatever it is: `will invest 5 million by 2027`, `had 70 staff in 2019`."""
    first = value.last
    if (restated := view.inside(first + 1)) is not None and getattr(restated.mention, "equivalent_to", None) == value.mention.id:
        first = restated.last + 1  # 12 billion tenge (28 million dollars) by 2024
    first = gone(view, value) or first
    between = view.tokens.lower[first : time.first]
    labels_next = time.last < view.sentence.last and view.tokens.lower[time.last] == ":"  # 212 million (2020: loss of 37 million)
    return value.last <= time.first and len(between) <= _BEHIND and set(between) <= _joints() and not labels_next


def gone(view: View, value: Placed) -> int | None:
    """The token behind the words that tell of a sum that it is gone: `5 million had been spent as at …`; not of the whole, in `5 of the 9 million spent`."""
    lower, k = view.tokens.lower, value.last
    before = range(max(view.sentence.first + 1, value.first - _OF), value.first)
    if value.mention.kind != "money" or any(lower[i] == "of" and view.inside(i - 1) is not None for i in before):
        return None
    while k < view.sentence.last and lower[k] in words("status", "having"):
        k += 1
    return k + 1 if value.last < k < view.sentence.last and lower[k] in words("status", "spent") else None


_OF = 4  # tokens from `of` to a sum: `of the budgeted 9 million`


def _described(view: View, value: Placed) -> bool:
    """Whether what lasts only describes what something was done with: `bought the 540 acres in 1999`, `took a hall of 40 acres in May`; not `covered 19
    hectares in 1938`."""
    parse = view.parse
    if parse is None or value.word is None:
        return False
    above = parse.preposition_of(value.word)
    named = {cue.end - 1 for cue in view.cues if cue.item.role in ("nouns", "weak")} - view.named  # an area of 19 hectares, no hall
    told = above is not None and above[0] == "of" and view.tokens.at(parse.starts[above[1]]) not in named and not parse.is_verb(above[1])
    return told or parse.determiner(value.word) in words("period", "known")


def possessed(view: View, value: Placed, time: Placed) -> bool:
    """Whether a value is that of a time by its ending: `lower than the previous year's 75,002 boxes`."""
    return usable(time.mention) and value.first == time.last + 2 and view.tokens.lower[time.last + 1] == "s"


_WHEN = 8  # tokens between a clause with `when` and the value that it dates


def of_when(view: View, value: Placed, published: date | None) -> Placed | None:
    """The time over that a clause with `when` tells of a value beside it: `up from 680 when he came in 2018`, `when it shut in 2001, there were 160`,
    `in 2011, when output stood at 31 million`."""
    lower, first = view.tokens.lower, view.sentence.first
    for k in [k for k in range(first, view.sentence.last) if lower[k] == "when"]:
        ends = next((i for i in range(k, view.sentence.last) if lower[i] in (",", ";", ".")), view.sentence.last)
        inside = next((time for time in view.times() if k < time.first < ends), None)
        before = view.inside(k - 2) if k > first + 1 and lower[k - 1] == "," else None
        if inside is not None and (value.last <= k <= value.last + 1 or ends <= value.first <= ends + _WHEN and k <= first + 1):
            found = inside
        elif before is not None and k < value.first <= k + _WHEN and isinstance(before.mention, Time):
            found = before
        else:
            continue
        if _long_over(found.mention, published) and not any(behind(view, value, time) for time in view.times() if time is not found):
            return found
    return None


def _long_over(mention: object, published: date | None) -> bool:
    """Whether a time of a month or more has passed."""
    if not isinstance(mention, Time) or mention.earliest is None or mention.latest is None or published is None:
        return False
    return mention.latest < published and (mention.latest - mention.earliest).days >= _MONTH


_MONTH = 27  # days from the first to the last of a month, at least


def labels(view: View, value: Placed, time: Placed) -> bool:
    """Whether a time stands before a value and a colon, which then is that of it alone: `€1.9bn in 2018 (2017: €1.7bn)`."""
    return (
        time.last < value.first <= time.last + 2 and view.tokens.lower[time.last] == ":" and view.tokens.lower[time.first - 1] in ("(", ";")
    )


def as_of(view: View, value: Placed, time: Placed) -> bool:
    """Whether a sentence opens with the day as of which all of it is told, sizes too: `As of the end of May, 41 parks lay on 900 hectares`."""
    first, lower = view.sentence.first, view.tokens.lower
    opens = lower[first] == "as" and lower[first + 1 : first + 2] in (["of"], ["at"]) and time.first - first <= _AS_OF
    return opens and time.last < value.first and lower[time.last] == "," and ";" not in lower[time.last : value.first]


_AS_OF = 3  # tokens from `as of` to its time


@lru_cache
def _joints() -> frozenset[str]:
    return frozenset(words("period", "joint"))


def dateline(view: View) -> Placed | None:
    """The time that is all of a sentence: `1993. Zone opened, with three factories`; it dates what follows in its paragraph."""
    if len(view.mentions) != 1 or not usable(view.mentions[0].mention):
        return None
    time = view.mentions[0]
    others = (i for i in range(view.sentence.first, view.sentence.last) if not time.first <= i < time.last)
    return time if all(not any(map(str.isalnum, view.tokens.lower[i])) for i in others) else None


def heading(view: View) -> Placed | None:
    """The time that a heading gives in brackets for the lines of figures under it: `Key figures (as of 1 October 2023)`."""
    first, last, lower = view.sentence.first, view.sentence.last, view.tokens.lower
    time = next((time for time in view.times() if usable(time.mention) and time.last == last - 1), None)
    if time is None or last - first > _HEADING or lower[last - 1] != ")" or len(view.mentions) > 1:
        return None
    k = time.first - 1
    while k > first and lower[k] in ("as", "of", "at", "on"):
        k -= 1
    parse = view.parse
    verbal = parse is not None and any(parse.is_verb(word) for word in parse.at(view.sentence.start, view.sentence.end))
    return time if lower[k] == "(" and first in view.tokens.lines and not verbal else None


_HEADING = 14  # tokens of a heading with its time


def listed(view: View) -> bool:
    """Whether a sentence is a line of figures: it begins with a mark or with what it gives (`• 148 firms`, `Members: 142`)."""
    first, lower = view.sentence.first, view.tokens.lower
    head = range(first, min(first + _LABEL, view.sentence.last))
    return lower[first] in _MARKS or first in view.tokens.lines and any(lower[i] == ":" for i in head) or view.inside(first) is not None


_MARKS = frozenset("•*-–—·")
_LABEL = 8  # tokens of a label before its colon


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
    if _opens(view, time):
        return min(near, 1.0)
    if time.first >= value.last and len(between) <= 1 and between[:1] in ([], ["("], ["in"]):
        near = 0.0
    return 0.6 * min(near, far) + 0.4 * max(min(near, FAR), min(far, FAR)) + 0.6 * rivals


def _opens(view: View, time: Placed) -> bool:
    """Whether a time begins a sentence and is said of all of it: `In 2020, …`, `By 2030 the zone …`; not `2020 was …`, `Last year's sales …`."""
    if time.last >= view.sentence.last:
        return False
    if time.first - view.sentence.first > 3:
        return _dates_opening(view, time)
    if view.tokens.lower[time.last] in (",", ":"):
        return True
    parse, word = view.parse, view.word(time.last)
    if parse is None or word is None or time.word is None or parse.relation(time.word) not in ("prepositional object", "adverbial"):
        return False
    before = view.tokens.lower[view.sentence.first : time.first]
    return all(token in words("period", "opening") for token in before) and parse.tags[word] in _STARTS


def _dates_opening(view: View, time: Placed) -> bool:
    """Whether a time in brackets dates what opens a sentence: `During the 13th Five-Year Plan (2016-20), …`."""
    first, lower = view.sentence.first, view.tokens.lower
    if time.first - first > _NAME or lower[first] not in ("during", "in", "over", "under", "for") or lower[time.first - 1] != "(":
        return False
    alone = view.mentions[0] is time and lower[time.last : time.last + 2] == [")", ","] and "," not in lower[first : time.first]
    parse = view.parse
    return alone and parse is not None and not any(parse.is_verb(w) for w in parse.at(view.sentence.start, time.mention.start))


_NAME = 10  # tokens of a name that a time in brackets dates
_STARTS = frozenset({"DT", "PRP", "PRP$", "EX", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"})  # tags of the first word of a subject


def _rivals(view: View, value: Placed, time: Placed) -> int:
    """How many values of the same kind stand between a value and a time, those in one list with the value left out."""
    low, high = (value.last, time.first) if value.first < time.first else (time.last, value.first)
    found, end = 0, value.last
    for other in view.mentions:
        restated = isinstance(other.mention, Number) and other.mention.equivalent_to is not None
        if low <= other.first < high and other.mention.kind == value.mention.kind and not restated:
            listed = set(view.tokens.lower[end : other.first]) <= {",", "and", "("} and end <= other.first or _joined(view, end, other)
            found += not listed
            end = other.last
    return found


def _joined(view: View, end: int, other: Placed) -> bool:
    """Whether a figure is joined to the one that ends at a token: `sales of 9 million and a loss of 2 million in 2020`, `earned 2 million on sales of
    9 million in 2020`, `had sales of 9 million and paid 2 million in taxes in 2020`."""
    between, parse = view.tokens.lower[end : other.first], view.parse
    if not 0 < len(between) <= _JOIN or between[0] not in words("period", "joining") or "," in between or parse is None:
        return False
    inside = (view.word(token) for token in range(end, other.first))
    verbs = [word for word in inside if word is not None and parse.is_verb(word)]
    past = all(parse.tense(verb) == "past" and any(parse.tense(joined) == "past" for joined in parse.conjuncts(verb)) for verb in verbs)
    return not verbs or (past and other.mention.kind == "money")


_JOIN = 6  # tokens between two figures that are joined
