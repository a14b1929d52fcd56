"""One number and what stands at it: the sign or currency before it, the unit, percent sign or counted noun after it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from parkextract.mentions import amounts, counts, labels, money, nouns, numbers, orders, ratios, sizes
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_HYPHENS = "-‐‑"
_MINUS = "-−–"
_BEFORE_RATE = frozenset(_HYPHENS + ")")
_BELOW_POINT = Decimal("0.01")


@dataclass(slots=True)
class Reader:
    """Reads the numbers of one text. `claimed` are the tokens of times."""

    tokens: Tokens
    terms: Terms
    claimed: set[int]
    comma_decimal: bool

    def read(self, i: int) -> Found | None:
        """The candidate at token i; None when no number begins there."""
        lower = self.tokens.lower
        word = lower[i]
        if word in self.terms.ratios and not (word in self.terms.sets["ratio.times"] or word in self.terms.sets["ratio.fold"]):
            return ratios.word(self, i)
        begin = i
        if (
            i
            and lower[i - 1] in self.terms.sets["joint.one"]
            and i - 1 not in self.claimed
            and self.tokens.gap(i) == " "
            and word[0].isalpha()
        ):
            begin = i - 1
        number = numbers.parse(self.tokens, begin, self.terms.lex, self.comma_decimal)
        if number is None and begin != i:
            number = numbers.parse(self.tokens, i, self.terms.lex, self.comma_decimal)
        if number is None and (found := ratios.full(self, i)) is not None:
            return found
        if number is None and word in self.terms.vague:
            return orders.vague(self, i)
        if number is None:
            return self._unreadable(i) if numbers.is_figure(word) else None
        if not self.claimed.isdisjoint(range(number.first, number.last)):
            return None
        return self._classified(self._found(number))

    # ---- building ----

    def _found(self, number: Number) -> Found:
        return Found(number, self.tokens.starts[number.first], self.tokens.ends[number.last - 1])

    def until(self, found: Found, last: int) -> None:
        """End the mention before token `last`; a full stop that also ends the sentence is left out."""
        tokens = self.tokens
        if tokens.lower[last - 1] == "." and (
            last >= tokens.size or tokens.gap(last) == "\n" or tokens.gap(last) == " " and tokens.words[last][0].isupper()
        ):
            last -= 1
        found.last = last
        found.end = self.tokens.ends[last - 1]

    def since(self, found: Found, first: int) -> None:
        found.first = first
        found.start = self.tokens.starts[first]

    def drop(self, found: Found, reason: str) -> Found:
        found.dropped = reason
        return found

    def _unreadable(self, i: int) -> Found:
        found = Found(Number(i, i + 1, Decimal(0), digits=True), self.tokens.starts[i], self.tokens.ends[i])
        found.value = None
        return self.drop(found, "serial")

    # ---- classes ----

    def _classified(self, found: Found) -> Found:
        number, tokens = found.number, self.tokens
        f = number.first
        joined = tokens.touches(number.last)  # where nothing touches it, it is part of no score, name or hyphened word
        if (
            number.digits
            and f
            and tokens.lower[f - 1] == "."
            and tokens.touches(f)
            and not tokens.touches(f - 1)
            and tokens.lower[f].isdigit()
        ):
            found.number = number = number._replace(value=number.value.scaleb(-len(tokens.lower[f])))  # `.001 per cent`
            found.value = number.value
            self.since(found, f - 1)
        sign = money.before(tokens, number.first, self.terms)
        if sign is None and f > 1 and tokens.lower[f - 1] in _MINUS and tokens.touches(f) and tokens.touches(f - 1):
            sign = money.before(tokens, f - 1, self.terms)  # `$-50.8bn`
        if sign and sign.weak and not amounts.strong(self, number, sign):
            sign = None
        if not sign and ratios.shares(self, found):
            return found
        if joined and labels.score(tokens, number) and not sign and not self._percent_at(number.last):
            return self.drop(found, "score")
        self._sign(found, sign)
        if sign:
            return amounts.prefixed(self, found, sign)
        if labels.phone(tokens, number, self.terms):
            return self.drop(found, "phone")
        pointed = found.start < tokens.starts[number.first] and not found.sign
        whole = pointed or joined and (sizes.glued(self, number) or ratios.crossed(self, number))
        if not whole and (reason := labels.glued(tokens, number, self.terms)):
            return self.drop(found, reason)
        if joined and labels.numbering(tokens, number):
            return self.drop(found, "numbering")
        k = self._past_plus(found, number.last) if joined else number.last
        j = self.past_hyphen(k) if joined else k
        found.hyphen = j != k
        if number.fraction:
            return ratios.fraction(self, found)
        if tokens.lower[j : j + 2] == ["foot", "equivalent"]:
            return self.drop(found, "name")  # `8 million TEU (twenty-foot equivalent units)`
        if j < tokens.size and tokens.lower[j] in self.terms.measure_starts and self._measured(found, j):
            return found
        if ratios.of_every(self, found) or number.letter and sizes.letter(self, found):
            return found
        return counts.read(self, found, j)

    def _measured(self, found: Found, j: int) -> bool:
        """Whether what the number measures follows at token j: a percent sign, money, a unit or a factor, `more` before it (`a hundred more hectares`)."""
        if self.percent(found, j) or amounts.after(self, found, j) or sizes.read(self, found, j) or ratios.times(self, found, j):
            return True
        more = self.tokens.lower[j] in self.terms.sets["guard.more"] and not found.hyphen
        return more and (sizes.read(self, found, j + 1) or amounts.after(self, found, j + 1))

    def _sign(self, found: Found, sign: money.Sign | None) -> None:
        """A plus or minus that belongs to the number: directly before it or before its currency sign, and joined to nothing on its left."""
        tokens, terms = self.tokens, self.terms
        first = sign.first if sign else found.number.first
        b = first - 1
        if b < 0:
            return
        word = tokens.lower[b]
        free = b == 0 or not tokens.touches(b) or tokens.lower[b - 1] in "([:;,=/>"
        if word in _HYPHENS and b and tokens.lower[b - 1] in terms.sets["sign.minus"]:
            found.sign = -1
            self.since(found, b - 1)
        elif word in _MINUS or word == "+":
            if tokens.touches(first) and free:
                found.sign = 1 if word == "+" else -1
                self.since(found, b)
        elif word in terms.sets["sign.minus"] and tokens.gap(first) == " ":
            found.sign = -1
            self.since(found, b)
        if not found.sign and sign and tokens.touches(found.number.first) and tokens.lower[found.number.first - 1] in _MINUS:
            found.sign = -1

    def value_of(self, found: Found) -> Decimal:
        """The number with its factor; a minus before an amount stays a minus."""
        value = found.number.value * found.factor
        return -value if found.sign < 0 else value

    def _percent_at(self, i: int) -> bool:
        return self.terms.lex.match(self.tokens, self.past_hyphen(i), "percent") is not None

    def percent(self, found: Found, j: int) -> bool:
        if j >= self.tokens.size or self.tokens.lower[j] not in self.terms.unit_starts or self.tokens.gap(j) == "\n":
            return False
        match = self.terms.lex.match(self.tokens, j, "percent")
        if match is None or match.sense.key == "point":
            return False
        key = match.sense.key
        found.kind, found.unit = "percent", "percent" if key == "percent" else "percentage_point"
        if key == "basis_point":
            found.factor = _BELOW_POINT
        found.value = self.value_of(found)
        self.until(found, match.end)
        return True

    def noun_at(self, j: int) -> nouns.Noun | None:
        if j >= self.tokens.size or self.tokens.gap(j) == "\n":
            return None
        return nouns.phrase(self.tokens, j, False, self.terms, self.claimed)

    # ---- around ----

    def past_hyphen(self, j: int) -> int:
        """The index after a hyphen at token j that joins the number to a word."""
        tokens = self.tokens
        if j + 1 < tokens.size and tokens.lower[j] in _HYPHENS and tokens.touches(j) and tokens.touches(j + 1):
            return j + 1
        return j

    def _past_plus(self, found: Found, j: int) -> int:
        """The index after `-plus`, `+` or `-odd` that ends the number; the bound is noted."""
        tokens = self.tokens
        k = self.past_hyphen(j)
        if k < tokens.size and (k > j and tokens.lower[k] in self.terms.sets["sign.plus"] or tokens.lower[j] == "+" and tokens.touches(j)):
            found.bound = "more_than"
            self.until(found, k + 1)
            return k + 1
        if k > j and tokens.lower[k] == "odd":
            found.bound = "about"
            self.until(found, k + 1)
            return k + 1
        return j

    def rate(self, found: Found, j: int) -> None:
        """The unit of the rate that follows (`a year`, `per square meter`, `-a-share`); it stays outside the mention."""
        tokens, terms = self.tokens, self.terms
        if j >= tokens.size or tokens.lower[j] not in terms.sets["per.sign"] and tokens.lower[j] not in _BEFORE_RATE:
            return
        j = self.past_hyphen(j)
        j += j < tokens.size and tokens.lower[j] == ")" and tokens.lower[found.first - 1] == "("  # `(€90) a tonne`
        spaced = j + 3 < tokens.size and tokens.lower[j] in _HYPHENS and tokens.lower[j + 2] in _HYPHENS  # `$70 - a - share`
        j += spaced
        if j + 1 >= tokens.size or tokens.lower[j] not in terms.sets["per.sign"] or tokens.gap(j) == "\n":
            return
        k = self.past_hyphen(j + 1) + spaced
        if k in self.claimed and tokens.lower[j] not in ("per", "/"):
            return
        match = terms.lex.match(tokens, k, "per")
        if match and any(sense.key != "sign" for sense in match.senses) and match.start > j:
            found.per = next(sense.key for sense in match.senses if sense.key != "sign")
