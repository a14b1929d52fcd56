"""Bare numbers that are parts of what is said beside them: `12 of its 39 sheds`, `41 of them`, `the investors, of whom 11 …`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parkextract.mentions import carried, counts, nouns, people, repeated, subjects
from parkextract.mentions.found import Found

if TYPE_CHECKING:
    from parkextract.mentions.elided import Elided

_BEFORE = 12  # tokens of the sentence before in which a plural may be what `them` stands for
_APART = 2  # sentences back to what `them` stands for
_BESIDE = 4  # tokens of `, of which`
_THOUSAND = 1000
_EVERY = 40  # tokens back to `of every hundred`


def of_the(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """`12 of its 39 sheds`, `three of the companies`: the noun follows."""
    tokens, j = e.tokens, f.last
    if j + 2 >= tokens.size or tokens.lower[j] not in e.terms.sets["joint.of"]:
        return False
    k = j + 2 if tokens.lower[j + 1] in e.terms.sets["link.the"] else subjects.past_owner(tokens, j + 1)
    if k is None:
        return False
    while (
        k < tokens.size
        and k < j + 5
        and (k in e.claimed or tokens.lower[k][0].isdigit() or tokens.lower[k] in e.terms.sets["number_words"])
    ):
        k += 1
    if _unit_at(e, f, k, any_=k > j + 2):
        return True
    noun = nouns.phrase(tokens, k, False, e.terms, e.claimed) if k < tokens.size else None
    if noun is None:
        return False
    f.kind, f.unit, f.shared = "count", noun.unit, True
    return True


def of_those(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """`Of the registered parks, about 40 have begun`, `of the workshops 507 are sold`: the plural that opens the sentence, with no number of its own."""
    tokens, terms, first = e.tokens, e.terms, e.opening(f)
    opens = tokens.lower[first] in terms.sets["joint.of"] and first + 2 < f.first and tokens.lower[first + 1] in terms.sets["link.the"]
    if not opens or tokens.lower[f.first - 1] in terms.sets["cue.age"] or any(g.kind != "percent" for g in e.here) or not counts.things(f):
        return False
    noun = nouns.phrase(tokens, first + 2, False, terms, e.claimed)
    if noun is None or noun.last > f.first or terms.lex.match(tokens, noun.head, "unit", "currency"):
        return False
    f.kind, f.unit, f.shared = "count", noun.unit, True
    return True


def _unit_at(e: Elided, f: Found, k: int, any_: bool) -> bool:
    """Give a number the unit at token k, if one is there: `12 of its 39 tonnes`, `18 of the hectares`. Without a number before it only the
    plural of an area is sure to be none of the things."""
    unit = e.terms.lex.match(e.tokens, k, "unit")
    if unit is None or not any_ and not (unit.sense.key in e.terms.area and nouns.is_plural(e.tokens.lower[k], e.terms)):
        return False
    f.kind, f.unit = ("area" if unit.sense.key in e.terms.area else "quantity"), unit.sense.key
    return True


def of_them(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """`41 of them`, `of which 80 are fenced`: the number before it, whatever its kind."""
    tokens, terms, j = e.tokens, e.terms, f.last
    if _of_mass(e, f):
        return e.take(f, _mass(f, earlier))
    after = j + 1 < tokens.size and tokens.lower[j] in terms.sets["joint.of"] and tokens.lower[j + 1] in terms.sets["link.them"]
    before = False
    b = f.first - 1
    for k in range(b, max(-1, b - 4), -1):
        if k and tokens.lower[k] in terms.sets["link.them"] and tokens.lower[k - 1] in terms.sets["joint.of"]:
            before = True
    if not after and (not before or people.employed(tokens, terms, f)):
        return False  # also `all of them together employ 6,000`
    if _said_beside(e, f, earlier, after):
        f.unit = _of_every(e, f)
        return True
    source = _whole(e, f, earlier, after, before)
    if after and tokens.lower[j + 1] in terms.sets["context.us"] and (source is None or source.kind != "count"):
        f.kind, f.unit, f.shared = "count", "person", True  # `all 70 of us`
        return True
    if after and (source is None or source.kind != "count") and _of_sentence_before(e, f, source):
        return True
    return e.take(f, source)


def _of_mass(e: Elided, f: Found) -> bool:
    """Whether a number is of a measure or a sum and of no things: `255,000 tonnes; the new pots bring 12,000 of that`, `spent all but nine of it`; not
    `12,000 of that kind`."""
    tokens, j = e.tokens, f.last
    if j + 1 >= tokens.size or tokens.lower[j] not in e.terms.sets["joint.of"] or tokens.lower[j + 1] not in e.terms.sets["context.mass"]:
        return False
    if f.number.scale >= _THOUSAND:
        return False  # a sum, by its scale
    after = tokens.lower[j + 2] if j + 2 < tokens.size and tokens.gap(j + 2) == " " else "."
    return tokens.lower[j + 1] == "it" or not after[0].isalnum() or after in e.terms.stop


def _mass(f: Found, earlier: Sequence[Found]) -> Found | None:
    """The measure, sum or great number of goods that a number is of, no smaller than it; thousands are of no sum that is told in millions."""
    kinds = ("area", "quantity", "money", "count") if f.number.value >= _THOUSAND else ("area", "quantity", "money")
    wholes = (g for g in reversed(earlier) if g.kind in kinds and (g.value or 0) >= (f.value or 0))
    return next((g for g in wholes if g.kind != "money" or not g.number.scaled or f.number.value < _THOUSAND), None)


def _of_sentence_before(e: Elided, f: Found, source: Found | None) -> bool:
    """Whether things are of the plural that ends the sentence before, with no number of its own: `The losers are the drivers. Once 12,000 of them came.`"""
    begin = e.opening(f)
    if not counts.things(f) or source is not None and e.sentence(source.first) >= e.sentence(f.first) - 1:
        return False
    unit = repeated.plural_before(e.tokens, e.terms, e.claimed, max(0, begin - 1 - _BEFORE), begin)
    if unit is None:
        return False
    f.kind, f.unit, f.shared = "count", unit, True
    return True


def _of_every(e: Elided, f: Found) -> str:
    """The unit with all its words where things of it have been told of a hundred: `of every hundred listed firms 16 are here: ten of them`."""
    first = max(e.opening(f), f.first - _EVERY)
    lower = e.tokens.lower[first : f.first]
    at = first + lower.index("every") if "every" in lower else -1
    if at > first and e.tokens.lower[at - 1] in e.terms.sets["joint.of"]:
        noun = nouns.phrase(e.tokens, at + 2, False, e.terms, e.claimed)
        if noun is not None and noun.unit.endswith(f" {f.unit}"):
            return noun.unit
    return str(f.unit)


def _said_beside(e: Elided, f: Found, earlier: Sequence[Found], after: bool) -> bool:
    """Give a number of them the plural that stands beside it, where that is no measure: `six of them apprentices`, `cars, 40 of them`."""
    tokens, terms, j = e.tokens, e.terms, f.last
    if after and tokens.lower[j + 1] in terms.sets["context.us"]:
        return False  # `the Chinese build ten of us`
    comma = next((k for k in range(f.first, max(0, f.first - 5), -1) if tokens.lower[k - 1] == ","), 0)
    summed = (
        not after and f.number.scaled and bool(e.here) and e.here[-1].kind == "money"
    )  # `67 billion yuan invested in the zones, of which 52 billion`
    if comma and not summed and (unit := repeated.apposed(tokens, terms, e.claimed, comma, earlier, f)):
        f.kind, f.unit, f.shared = "count", unit, True  # `the investors, of whom 11`
        return True
    excepted = f.first > 0 and tokens.lower[f.first - 1] in terms.sets["context.except"]  # `its 140 workers, all but 11 of them Uzbeks`
    if excepted and any(g.kind == "count" for g in e.here):
        return False
    if after and j + 3 < tokens.size and tokens.gap(j + 2) == " " and nouns.is_plural(tokens.lower[j + 2], e.terms):
        follower = tokens.lower[j + 3]
        ends = not follower[0].isalnum() or follower in e.terms.stop or follower in terms.sets["link.and"]
        if ends and follower not in terms.sets["joint.of"]:
            f.kind, f.unit, f.shared = "count", nouns.singular(tokens.lower[j + 2], e.terms), True  # `six of them apprentices`
            return True
    measured = bool(e.here) and e.here[-1].kind in ("area", "quantity") and f.first - e.here[-1].last <= _BESIDE
    measured = measured and tokens.lower[e.here[-1].last] not in terms.sets["cue.length"]  # `a queue of lorries 3 km long, 150 of them`
    told = not measured and not _wholes(f, e.here) and counts.things(f)
    if told and (unit := repeated.plural_before(tokens, terms, e.claimed, e.opening(f), f.first)):
        f.kind, f.unit, f.shared = "count", unit, True
        return True
    if after and not _wholes(f, earlier) and counts.things(f):
        begin = e.opening(f)
        unit = repeated.plural_before(tokens, terms, e.claimed, max(0, begin - 1 - _BEFORE), begin)
        if unit:
            f.kind, f.unit, f.shared = "count", unit, True
            return True
    return False


def _wholes(f: Found, found: Sequence[Found]) -> bool:
    """Whether things were counted that a number can be a part of; thousands are of no four fields, but may be of a measure."""
    if (f.value or 0) < _THOUSAND:
        return any(g.kind == "count" for g in found)
    return any(g.kind in ("count", "area", "quantity", "money") and (g.value or g.high or 0) >= (f.value or 0) for g in found)


def _whole(e: Elided, f: Found, earlier: Sequence[Found], after: bool, before: bool) -> Found | None:
    """The number before it that a number is a part of, whatever its kind; things rather than a sum."""
    tokens = e.tokens
    whom = before and "whom" in tokens.lower[max(0, f.first - 4) : f.first]
    kinds = ("count",) if whom else ("count", "area", "quantity", "money")
    here = e.sentence(f.first)
    holds = [g for g in earlier if not (g.value is not None and f.value is not None and g.kind == "count" and g.value < f.value)]
    if carried.hosted(e, f):
        holds = [g for g in holds if g.kind == "count"]
    made = carried.goods(e, f, [g for g in earlier if g.kind == "count"]) if after else []
    if made and carried.produced(e, f):
        return made[-1]  # `60 towers a year and 700 people; a customer ordered 66 of them`
    source = next((g for g in reversed(holds) if g.kind == "count" and e.sentence(g.first) == here), None)
    source = source or next((g for g in reversed(holds) if g.kind in kinds), None)
    apart = source is not None and source.kind != "count" and e.sentence(source.first) != here
    if apart and f.number.value == f.number.value.to_integral_value():
        counted = (g for g in reversed(holds) if g.kind == "count" and here - e.sentence(g.first) <= 1)
        source = next(counted, source)  # `of them` are rather things than parts of a sum
    if after and source is not None and source.kind == "money" and tokens.lower[f.last + 1] in e.terms.sets["context.things"]:
        near = [g for g in reversed(holds) if g.kind in kinds and g.kind != "money" and here - e.sentence(g.first) <= _APART]
        source = next((g for g in near if g.kind == "count"), next(iter(near), source))  # a sum is `it`
    there = tokens.lower[max(0, f.first - 3) : f.first].count("there") and tokens.lower[f.last + 1] == "them"
    if after and there and (source is None or source.kind != "count"):
        fewer = (g for g in reversed(earlier) if g.kind == "count" and here - e.sentence(g.first) <= 1)
        source = next(fewer, source)  # `down to three tenants in 2009. Today there are 26 of them`
    return source
