"""Bare numbers whose noun or unit stands elsewhere: `of which 43 …`, `41 of them`, `up from 131`, `Jobs: 2,400`, `of its 39 sheds`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from parkextract.mentions import ages, carried, counts, further, pairs, parts, people, repeated, restate, sources, subjects, taken
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_ONE = Decimal(1)
_LIKE_SCALE = Decimal(1000)  # billions are no things that were counted in millions
_THINGS = 1000  # from here on a number beside a percentage is of what the percentage is of
_REACH = 90  # tokens back to a number whose noun is carried on


@dataclass(slots=True)
class Elided:
    """Fills in bare numbers, left to right. `breaks` are the tokens that begin a sentence or a line."""

    tokens: Tokens
    terms: Terms
    claimed: set[int]
    breaks: list[int]
    amount: Found | None = None  # the last amount that is no restatement
    restated: tuple[str, ...] = ("",)  # the currencies of what stands in brackets behind the number that is filled in
    here: Sequence[Found] = ()  # of the numbers before the one that is filled in, those of its sentence

    def fill(self, found: Sequence[Found]) -> None:
        """Give every bare number the kind and unit of what it repeats, or drop it."""
        for n, f in enumerate(found):
            if f.dropped in ("label", "name") and n and found[n - 1].kind == "percent" and self._shared(found, n):
                f.dropped, f.kind, f.unit = None, "percent", "percent"  # `the bank has 65 percent, the region 20`
            if f.dropped in ("score", "label") and people.balloted(self.tokens, self.terms, f, found[n - 1] if n else None):
                f.dropped, f.kind, f.unit, f.shared = None, "count", "vote", True
            if (f.dropped in ("label", "name") or f.bare) and n and found[n - 1].kind and not found[n - 1].dropped:
                first = self.opening(f)
                if gapped := sources.gapped(self.tokens, self.terms, f, [g for g in found[n - 1 : n] if g.first >= first]):
                    f.dropped = None
                    self.take(f, gapped)
            if (
                f.kind == "count"
                and not f.dropped
                and (unit := repeated.stood_for(self.terms, str(f.unit), partial(self._earlier, found, n)))
            ):
                f.unit = unit
            if f.bare:
                self._fill(found, n)
                if f.kind == "money":
                    restate.link(self.tokens, found[n : n + 2], self.terms)
            if f.kind == "money" and not f.dropped and f.equal is None:
                self.amount = f

    def sentence(self, i: int) -> int:
        """The number of the sentence that token i is in."""
        return bisect_right(self.breaks, i)

    def _earlier(self, found: Sequence[Found], n: int) -> list[Found]:
        """The last numbers before the n-th whose kind is known."""
        return [g for g in found[max(0, n - 12) : n] if g.kind and not g.dropped and found[n].first - g.last <= _REACH]

    def _fill(self, found: Sequence[Found], n: int) -> None:
        f = found[n]
        earlier = self._earlier(found, n)
        later = found[n + 1] if n + 1 < len(found) else None
        first = self.opening(f)
        self.here = [g for g in earlier if g.first >= first]
        bracketed = later is not None and later.kind == "money" and later.first == f.last + 1 and self.tokens.lower[f.last] == "("
        self.restated = later.readings if bracketed and later is not None else ("",)
        if later is not None and not later.dropped and self._from_next(f, later):
            return
        if subjects.coded(self.tokens, f) or n and subjects.model(found[n - 1], f):
            f.dropped = "name"
            return
        if ages.lasting(self.tokens, self.terms, self.claimed, f):
            f.dropped = "length"
            return
        if bracketed and f.number.scaled and self.amount is not None:
            if not self._money(f, earlier):
                f.dropped = "bare"  # `771.3 billion ($1tn)`: an amount, of no currency that is known
            return
        if pairs.paired(self.tokens, self.terms, f, later, self.here) or pairs.respective(self.tokens, self.terms, f, later, earlier):
            return
        rules: Sequence[Callable[[Found, Sequence[Found]], bool]] = (
            self._heading,
            partial(further.of_kind, self),
            partial(parts.of_the, self),
            partial(parts.of_them, self),
            partial(parts.of_those, self),
            self._asked,
            self._source,
            self._people,
            self._compared,
            self._money,
            self._subject,
            partial(ages.of_age, self.tokens, self.terms),
            partial(further.of_first, self),
            partial(carried.carried, self),
        )
        for rule in rules:
            if rule(f, earlier):
                if f.kind == "count" and f.number.other is not None and counts.whole(f, self.terms):
                    f.value = max(f.number.value, f.number.other)  # `2.140 employees, 1.180 of them`
                return
        f.dropped = "bare"

    # ---- rules, in order ----

    def _heading(self, f: Found, earlier: Sequence[Found]) -> bool:
        """`Jobs: 2,400`, `Member companies: some 230`: the line begins with what is counted."""
        b = subjects.colon(self.tokens, self.terms, f.first)
        rated = b is not None and self.tokens.lower[b] == "," and self.terms.lex.match(self.tokens, f.last + 1, "per") is not None
        if rated and self.tokens.lower[f.last] in self.terms.sets["stop.article"] and b is not None:
            unit = repeated.apposed(self.tokens, self.terms, self.claimed, b + 1, earlier)
            if unit:
                f.kind, f.unit, f.shared = "count", unit, True  # `refrigerators, 2.8 million a year`
                return True
        if b is not None and self.tokens.lower[b] == "," and self.tokens.lower[f.last : f.last + 2] == ["in", "number"]:
            unit = repeated.apposed(self.tokens, self.terms, self.claimed, b + 1, earlier)
            unit = unit or repeated.plural_before(self.tokens, self.terms, self.claimed, self.opening(f), b)
            if unit:
                f.kind, f.unit, f.shared = "count", unit, True  # `its members, 37 in number`, `the hands of the yard, 31 in number`
                return True
        if b == f.first - 1 and (unit := repeated.numbered(self.tokens, self.terms, self.claimed, f, earlier)):
            f.kind, f.unit, f.shared = "count", unit, True
            return True
        if earlier and pairs.bracketed(self.tokens, f, earlier[-1]):
            return self.take(f, earlier[-1])
        if not f.number.letter and (unit := subjects.beside(self.tokens, self.terms, self.claimed, f.first, f.last)):
            f.kind, f.unit, f.shared = "count", unit, True
            return True
        if b is None:
            return False
        if b - 1 in self.claimed and earlier and self._then(f, b, earlier[-1]):
            return True
        unit = subjects.heading(self.tokens, self.terms, self.claimed, b)
        if unit is None or f.number.scaled and f.number.letter:
            return False
        f.kind, f.unit, f.shared = "count", unit, True
        return True

    def _then(self, f: Found, b: int, last: Found) -> bool:
        """`455 million euros (2020: 420)`: the same in another time, which opens the bracket behind a figure."""
        k = b - 1
        while k > last.last and k in self.claimed:
            k -= 1
        if k != last.last or self.tokens.lower[k] != "(" or last.kind == "ratio":
            return False
        return self.take(f, last)

    def _from_next(self, f: Found, later: Found) -> bool:
        """Take the unit of the number that follows, where that is the whole or what a figure is compared with."""
        if people.beyond(self.terms, f, later):
            return False
        same = self.sentence(later.first) == self.sentence(f.first)
        if same and not f.number.letter and (unit := sources.beside(self.tokens, self.terms, f, later)):
            f.kind, f.unit, f.shared = "count", unit, True
            return True
        if (
            taken.dimension(self.tokens, f, later)
            or taken.added(self.tokens, self.terms, f, later)
            or sources.of_next(self.tokens, self.terms, f, later)
            or same
            and sources.ahead(self.tokens, self.terms, f, later)
        ):
            f.like(later)
            if later.number.scale != _ONE and f.number.scale == _ONE and f.number.value < 1000:
                f.scale_by(later.number.scale)
            return True
        return False

    def _asked(self, f: Found, earlier: Sequence[Found]) -> bool:
        """`How many firms are there? Nine produce.`"""
        unit = repeated.asked(self.tokens, self.terms, self.claimed, self.opening(f), f.first)
        if unit is None or any(g.kind == "count" for g in self.here):
            return False
        f.kind, f.unit, f.shared = "area" if unit in self.terms.area else "count", unit, True
        return True

    def _source(self, f: Found, earlier: Sequence[Found]) -> bool:
        """A number that the build of the clause likens to an earlier one: `of the 22 hectares these use eight`, `142 billion last year, 160 this
        year`, `A has 65 percent, B 20`, `on revenues of 612`."""
        if f.number.scaled and f.number.letter:
            return False
        tokens, terms = self.tokens, self.terms
        here = self.here
        first = self.opening(f)
        source = sources.whole(tokens, terms, f, here, first) or sources.dated(tokens, self.claimed, f, here)
        source = source or sources.parallel(tokens, terms, f, here) or taken.other(tokens, terms, f, here)
        source = source or taken.topped(tokens, terms, f, here)
        if source is None:
            source = taken.obtained(tokens, terms, f, here, people.hedged(tokens, terms, f.first))
        if source is None and taken.told_of(tokens, terms, f):
            near_by = [g for g in earlier if self.sentence(f.first) - self.sentence(g.first) <= 1]
            of_kind = [g for g in near_by if g.kind in ("money", "count", "quantity", "area")]
            source = next((g for g in of_kind if f.number.scaled and g.number.scale == f.number.scale), next(iter(of_kind), None))
        if source is None and sources.share(tokens, terms, f, earlier, first):
            f.kind, f.unit = "percent", "percent"
            return True
        near = self.amount is not None and (f.number.scaled or self.sentence(f.first) - self.sentence(self.amount.first) <= 1)
        if source is None and near and taken.sum_of(tokens, terms, f):
            source = self.amount
        return self.take(f, source)

    def opening(self, f: Found) -> int:
        """The first token of a number's sentence."""
        n = self.sentence(f.first)
        return self.breaks[n - 1] if n else 0

    def _shared(self, found: Sequence[Found], n: int) -> bool:
        return sources.share(self.tokens, self.terms, found[n], found[max(0, n - 4) : n], self.opening(found[n]))

    def _people(self, f: Found, earlier: Sequence[Found]) -> bool:
        """`life expectancy is around 73`; `employs 340`, `take its workforce to 2,600`, `the number of servers from 110,000`: a word near the number tells."""
        if ages.aged(self.tokens, self.terms, f):
            f.kind, f.unit = "quantity", "year"
            return True
        here = self.here
        unit = people.noun(self.tokens, self.terms, f, here, earlier, self.claimed)
        unit = unit or subjects.changed(self.tokens, self.terms, self.claimed, people.hedged(self.tokens, self.terms, f.first))
        if unit is None:
            return False
        f.kind, f.unit, f.shared = "count", unit, True
        return True

    def take(self, f: Found, source: Found | None) -> bool:
        if source is None or people.beyond(self.terms, f, source):
            return False
        scale = source.number.scale
        if scale == _ONE and source.kind == "money" and source.shared and source.value and source.number.value:
            scale = source.value / source.number.value / source.factor  # `107 million, of which 53 came and 25 are lent`
        f.like(source)
        number = f.number
        if number.scale != _ONE or number.value >= 1000:
            return True
        decimal = "." in self.tokens.lower[number.first]
        if source.kind == "count":
            if not number.digits and number.value <= 100 and self.in_thousands(source):
                f.scale_by(Decimal(1000))
        elif scale != _ONE and (decimal or not number.digits or scale >= 1000 and source.kind in ("money", "quantity")):
            f.scale_by(scale)
        return True

    def in_thousands(self, f: Found) -> bool:
        """Whether a count is said in thousands, so that `seven` after `ten thousand jobs` can mean seven thousand."""
        return f.number.scaled and f.value is not None and f.value >= 1000 and f.value % 1000 == 0

    def _compared(self, f: Found, earlier: Sequence[Found]) -> bool:
        """`up from 131`, `against 6.8`, `instead of 1.4m`, `shrinks to 30,000`: the last number of the sentence, of the same kind."""
        tokens, terms = self.tokens, self.terms
        b = f.first - 1
        while b > 0 and tokens.lower[b] in terms.fill and tokens.lower[b] not in terms.sets["link.comparison"]:
            b -= 1
        word = tokens.lower[b] if b >= 0 else ""
        if word not in terms.sets["link.comparison"]:
            if not (word in ":" and earlier and earlier[-1].kind == "money" and "." in tokens.lower[f.number.first]):
                return False
        here = [g for g in self.here if g.kind != "ratio"]
        if word == "than" and b and tokens.lower[b - 1] == "fewer":
            here = [g for g in here if g.kind == "count"]  # `58 firms on 76 hectares, fewer than the 63 of last year`
        moved = next((g for g in reversed(here) if g.kind != "percent"), here[-1] if here else None)
        if word in terms.sets["context.to_by"]:
            percents = word == "by" and moved is not None and moved.kind == "percent" and tokens.lower[moved.first - 1] == "by"
            moved = moved if moved and (moved.kind != "money" or f.number.scaled) and (moved.kind != "percent" or percents) else None
            if word == "by" and moved is None:
                return False
            subject = subjects.subject(self.tokens, self.terms, self.claimed, f.first)
            if subject and f.number.scaled and subjects.of_sum(tokens, terms, subject.head):
                subject = None
            if subject and (moved is None or subject.head > moved.last) and moved not in (f.partner,):
                f.kind, f.unit, f.shared = "count", subject.unit, True
                return True
        if moved is not None and moved.kind == "percent" and f.number.value >= _THINGS:
            return False  # `made 36 percent more than the 157,000 of 2022`
        if moved is not None and moved.kind == "money" and counts.things(f):
            moved = pairs.like_figure(f, here) or moved
        return self.take(f, moved)

    def _money(self, f: Found, earlier: Sequence[Found]) -> bool:
        """A bare number with a scale after an amount is an amount (`67 billion`), if no count with a scale is nearer."""
        if not f.number.scaled:
            return False
        if carried.produced(self, f) and (goods := carried.made(self, f, earlier)):
            f.like(goods)
            return True
        scaled = (
            g
            for g in reversed(earlier)
            if g.kind in ("area", "quantity", "count") and g.number.scaled and not people.beyond(self.terms, f, g)
        )
        source = next((g for g in scaled if g.kind != "count" or f.number.scale < _LIKE_SCALE * g.number.scale), None)
        if source is None or self.amount is not None and self.amount.first > source.first:
            source = self.amount
        if source is not None and source.readings == self.restated:
            source = next((g for g in reversed(earlier) if g.kind == "money" and g.readings != self.restated), None)
        if source is self.amount and (near := sources.of_like_size(f, self.here)):
            source = near
        if source is None:
            return False
        f.like(source)
        return True

    def _subject(self, f: Found, earlier: Sequence[Found]) -> bool:
        """`parks numbered 397`, `tenants went up by one`, `a staff of 78`, `the workforce is 860 strong`."""
        noun = subjects.subject(self.tokens, self.terms, self.claimed, f.first)
        if noun is None:
            return False
        near = earlier[-1] if earlier else None
        if near and near.first > noun.head:
            return False
        f.kind, f.unit, f.shared = "count", noun.unit, True
        return True
