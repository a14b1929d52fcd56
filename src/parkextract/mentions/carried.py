"""Bare numbers that go on the last count or measure said: `The park has 38 firms. Three more will follow.`"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from parkextract.mentions import counts, nouns, people, sources, subjects
from parkextract.mentions.found import Found

if TYPE_CHECKING:
    from parkextract.mentions.elided import Elided

_ONE = Decimal(1)
_TENS = 100
_BILLION = Decimal(10) ** 9
_FEW, _APART = 12, 2  # a number in words that seldom is of people; sentences back to things
_SEVERAL = 3  # the fewest things that their number alone points to: `the two` are mostly firms and persons
_NOUN = 4  # words of the noun that opens a sentence
_HOURS, _MANY = 12, 20  # an hour of the day; how many times the things pointed to are fewer than those last counted


def carried(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """The last count of this sentence or of the one before it."""
    if e.tokens.gap(f.first) == "\n" and e.tokens.gap(f.last) == "\n":
        return False  # the cell of a table
    if subjects.names(e.tokens, e.terms, f) or f.value == 0 and not f.number.digits:
        return False  # `when will you reach zero?`
    if _of_topic(e, f, earlier) or _one_of(e, f) or _again(e, f, earlier):
        return True
    here = e.sentence(f.first)
    things = [
        g
        for g in reversed(earlier)
        if g.kind == "count" and g.unit and here - e.sentence(g.first) <= 3 and not people.beyond(e.terms, f, g)
    ]
    things = goods(e, f, things)
    if f.number.scaled and f.number.scale >= _BILLION:
        things = [g for g in things if g.number.scaled]  # `eleven factories; 15 billion has come`
    source = sources.main(e.tokens, e.terms, f, things)
    figures = f.number.digits or f.number.scaled
    if not figures and source is not None and _other_things(e, f, source):
        return False
    pointed = "." in e.tokens.lower[f.number.first]
    if pointed and f.number.other is not None and source is not None and source.number.other is not None and counts.whole(source, e.terms):
        pointed = False  # `2.140 employees, i.e. 1.180 more`
    if source is not None and _no_people(e, f, source):
        near = [g for g in earlier if here - e.sentence(g.first) <= _APART]
        things = [g for g in things if not people.counted(e.terms, g) and g in near]
        source = sources.few(source, near, e.here) or next(iter(things), None)
    if source is None and figures and not hosted(e, f):
        source = next((g for g in reversed(earlier) if g.kind in ("area", "quantity") and here - e.sentence(g.first) <= 1), None)
    if source is None and not figures:
        return False  # `three more will follow` are no megawatts
    if not pointed and people.housed(e.tokens, e.terms, f, source is None or source.kind != "count" or _far_fewer(f, source)):
        f.kind, f.unit, f.shared = "count", "person", True
        return True
    times = e.claimed if source is None or source.kind != "count" else ()
    if not pointed and people.manned(e.tokens, e.terms, f, times) and not (source is not None and people.counted(e.terms, source)):
        f.kind, f.unit, f.shared = "count", "person", True
        return True
    if source is None or f.number.digits and pointed:
        return e.take(f, _measured(e, f, earlier, pointed))
    nearer = next((g for g in reversed(earlier) if g.kind in ("area", "quantity", "count")), None)
    if figures and nearer is not source and nearer is not None and e.sentence(nearer.first) > e.sentence(source.first):
        source = nearer
    if source.kind == "count" and (measure := sources.measure(f, source, earlier)):
        source = measure
    if (
        not figures
        and f.number.value < _TENS
        and (fewer := sources.few(source, [g for g in earlier if here - e.sentence(g.first) <= 1], e.here))
    ):
        source = fewer
    f.like(source)
    if source.kind == "count":
        f.scale_by(_ONE)
        if not f.number.digits and f.number.value <= 100 and f.number.scale == _ONE and e.in_thousands(source):
            f.scale_by(Decimal(1000))
    return True


def _of_topic(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """Whether a number that opens its sentence is of the plural that opens the one before, which it then counts; not where that counts things of its
    own (`Goa makes …, in 85 units. Eleven are at Verna.`)."""
    n = e.sentence(f.first)
    if n < 2 or e.tokens.gap(f.first) != "\n" and e.tokens.lower[f.first - 1] not in ".?!":
        return False
    noun = subjects.topic(e.tokens, e.terms, e.claimed, e.breaks[n - 2], f.first)
    if noun and not any(g.first >= e.breaks[n - 2] and g.kind == "count" for g in earlier):
        f.kind, f.unit, f.shared = "count", noun.unit, True
        return True
    return False


def _measured(e: Elided, f: Found, earlier: Sequence[Found], decimal: bool) -> Found | None:
    """The last measure of a number's sentence; of a decimal fraction also the last amount, or count with such a fraction."""
    kinds = ("area", "quantity", "money") if decimal else ("area", "quantity")
    near = (g for g in reversed(earlier) if e.sentence(g.first) == e.sentence(f.first))
    return next((g for g in near if g.kind in kinds or decimal and g.kind == "count" and "." in e.tokens.lower[g.number.first]), None)


def _one_of(e: Elided, f: Found) -> bool:
    """`The estate, one of 24 run by the state`, `The building is one of two`: a number of what the noun before `one of` is."""
    lower, i = e.tokens.lower, f.first - (e.tokens.lower[f.first - 1] in e.terms.sets["link.the"])
    if i < 4 or lower[i - 1] not in e.terms.sets["joint.of"] or lower[i - 2] != "one":
        return False
    placed = f.number.value > _FEW and f.last < e.tokens.size and lower[f.last] in e.terms.sets["context.where"]
    if placed and lower[i - 3] in e.terms.sets["context.copula"] and lower[i - 4] in e.terms.sets["context.he"]:
        f.kind, f.unit, f.shared = "count", "person", True  # `She is one of 640 at the mill.`
        return True
    head = i - 4 if lower[i - 3] == "," else _opening_noun(e, f) if lower[i - 3] in e.terms.sets["context.copula"] else 0
    word = lower[head] if head else ""
    if (
        not word.isalpha()
        or not e.tokens.words[head].islower()
        or word in e.terms.stop
        or nouns.is_plural(word, e.terms)
        or head in e.claimed
    ):
        return False
    f.kind, f.unit, f.shared = "count", word, True
    return True


def _opening_noun(e: Elided, f: Found) -> int:
    """The head of the noun that opens the sentence after an article, before a comma or a verb; 0 where none does: `The zone itself, 250 hectares, is …`."""
    first = e.opening(f)
    if e.tokens.lower[first] not in e.terms.sets["link.definite"] and e.tokens.lower[first] not in e.terms.sets["link.the"]:
        return 0
    end = first + 1
    while end < first + _NOUN and e.tokens.words[end].islower() and e.tokens.lower[end] not in e.terms.stop:
        end += 1
    return end - 1 if end > first + 1 else 0


def _again(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """Whether things are pointed to by the number that they were counted with: `three zones … The three have …`, `the oldest of the three`."""
    if e.tokens.lower[f.first - 1] not in e.terms.sets["context.pointing"] or not counts.things(f) or f.number.value < _SEVERAL:
        return False
    same = next((g for g in reversed(earlier) if g.kind == "count" and g.value == f.value and g.low is None), None)
    return same is not None and e.take(f, same)


def _far_fewer(f: Found, source: Found) -> bool:
    """Whether a number is hundreds of times that of the things counted before it: `in one building. There are 780 at Orrin.`"""
    return source.value is not None and f.value is not None and f.value >= _TENS * source.value


def _no_people(e: Elided, f: Found, source: Found) -> bool:
    """Whether a small number in words can hardly be of the people that were counted before its sentence: `640 people. Two more are raising walls.`"""
    small = not f.number.digits and not f.number.scaled and f.number.value <= _FEW
    return small and source not in e.here and people.counted(e.terms, source) and (source.value or 0) >= _MANY * f.number.value


def goods(e: Elided, f: Found, counted: list[Found]) -> list[Found]:
    """Of the counts before a number, those of no people where it is what is made: `140 people assembled 95`."""
    if not produced(e, f):
        return counted
    return [g for g in counted if not people.counted(e.terms, g)] or counted


def made(e: Elided, f: Found, earlier: Sequence[Found]) -> Found | None:
    """The last number of goods of the same order, where its sentence says no amount: `made 260 million cans, for $9 million. It can make 400 million.`"""
    size = f.value
    if not size or any(g.kind == "money" for g in e.here):
        return None
    goods = (g for g in reversed(earlier) if g.kind in ("count", "quantity") and g.value and not people.counted(e.terms, g))
    return next((g for g in goods if _ONE / _TENS < abs(size / (g.value or _ONE)) < _TENS), None)


def produced(e: Elided, f: Found) -> bool:
    """Whether a bare number is the object of a verb of making or selling."""
    end = people.hedged(e.tokens, e.terms, f.first)
    return end > 0 and e.tokens.lower[end - 1] in e.terms.sets["context.produces"]


def hosted(e: Elided, f: Found) -> bool:
    """Whether a bare number is of the tenants of a place, and no measure: `the sector, 418 hectares, hosts seven of them`."""
    end = people.hedged(e.tokens, e.terms, f.first)
    return end > 0 and e.tokens.lower[end - 1] in e.terms.sets["context.hosts"]


def _other_things(e: Elided, f: Found, source: Found) -> bool:
    """Whether a small number in words points to things said otherwise, `the two` after 2,000 wafers, `the oldest of the four`, or to an
    hour, `open at eight`."""
    before = e.tokens.lower[f.first - 1] if f.first else ""
    ranked = (
        e.tokens.lower[f.first - 3] if before == "the" and f.first > 2 and e.tokens.lower[f.first - 2] in e.terms.sets["joint.of"] else ""
    )
    if ranked.endswith("est") or ranked in e.terms.sets["context.elder"]:
        return True  # `the smallest of the three`
    if before in e.terms.sets["context.hour_at"] and f.number.value <= _HOURS:
        return True
    return before in e.terms.sets["link.the"] and (source.value or 0) >= _MANY * f.number.value
