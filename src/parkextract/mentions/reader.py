"""One number and what stands at it: the sign or currency before it, the unit, percent sign or counted noun after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from parkextract.mentions import labels, money, nouns, numbers
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens
from parkextract.words import Match

_HYPHENS = "-‐‑"
_MINUS = "-−–"
_BELOW_POINT = Decimal("0.01")
_LENGTH_MARK = Decimal(20000)  # `400m` is metres, `400,000m` is not
_WINDOW = 8  # tokens around a number in which a word may say what a letter after it means


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
            return self._ratio_word(i)
        begin = i
        if i and lower[i - 1] in self.terms.sets["joint.one"] and i - 1 not in self.claimed and self.tokens.gap(i) == " " and word[0].isalpha():
            begin = i - 1
        number = numbers.parse(self.tokens, begin, self.terms.lex, self.comma_decimal)
        if number is None and begin != i:
            number = numbers.parse(self.tokens, i, self.terms.lex, self.comma_decimal)
        if number is None and word in self.terms.vague:
            return self._vague(i)
        if number is None:
            return self._unreadable(i) if numbers.is_figure(word) else None
        if any(j in self.claimed for j in range(number.first, number.last)):
            return None
        return self._classified(self._found(number))

    # ---- building ----

    def _found(self, number: Number) -> Found:
        found = Found(number, self.tokens.starts[number.first], self.tokens.ends[number.last - 1])
        return found

    def _until(self, found: Found, last: int) -> None:
        """End the mention before token `last`; a full stop that also ends the sentence is left out."""
        tokens = self.tokens
        if tokens.lower[last - 1] == "." and (last >= len(tokens) or tokens.gap(last) == "\n" or tokens.gap(last) == " " and tokens.words[last][0].isupper()):
            last -= 1
        found.last = last
        found.end = self.tokens.ends[last - 1]

    def _since(self, found: Found, first: int) -> None:
        found.first = first
        found.start = self.tokens.starts[first]

    def _drop(self, found: Found, reason: str) -> Found:
        found.dropped = reason
        return found

    def _unreadable(self, i: int) -> Found:
        found = Found(Number(i, i + 1, Decimal(0), digits=True), self.tokens.starts[i], self.tokens.ends[i])
        found.value = None
        return self._drop(found, "serial")

    # ---- classes ----

    def _classified(self, found: Found) -> Found:
        number, tokens = found.number, self.tokens
        f = number.first
        if number.digits and f and tokens.lower[f - 1] == "." and tokens.touches(f) and not tokens.touches(f - 1) and tokens.lower[f].isdigit():
            found.number = number = replace(number, value=number.value.scaleb(-len(tokens.lower[f])))  # `.001 per cent`
            found.value = number.value
            self._since(found, f - 1)
        sign = money.before(tokens, number.first, self.terms)
        if sign is None and f > 1 and tokens.lower[f - 1] in _MINUS and tokens.touches(f) and tokens.touches(f - 1):
            sign = money.before(tokens, f - 1, self.terms)  # `$-50.8bn`
        if sign and sign.weak and not self._strong(number, sign):
            sign = None
        if labels.score(tokens, number) and not sign and not self._percent_at(number.last):
            return self._drop(found, "score")
        self._sign(found, sign)
        if sign:
            return self._amount(found, sign)
        if labels.phone(tokens, number, self.terms):
            return self._drop(found, "phone")
        pointed = found.start < tokens.starts[number.first] and not found.sign
        reason = labels.glued(tokens, number, self.terms) if not self._unit_glued(number) and not pointed else None
        if reason:
            return self._drop(found, reason)
        if labels.numbering(tokens, number):
            return self._drop(found, "numbering")
        k = self._past_plus(found, number.last)
        j = self._past_hyphen(k)
        found.hyphen = j != k
        if number.fraction:
            return self._fraction(found)
        for reading in (self._percent, self._money_after, self._unit, self._times):
            if reading(found, j):
                return found
        if number.letter and self._letter_unit(found):
            return found
        return self._count(found, j)

    def _strong(self, number: Number, sign: money.Sign) -> bool:
        """Whether a sign that is also a letter or a word stands before an amount: it has a scale, or the article speaks of the place."""
        if number.scaled:
            return True
        if number.digits and "," in self.tokens.lower[number.first]:
            return True
        places = {place for code in sign.readings for place in self.terms.places.get(code, ())}
        return number.digits and any(word in places for word in self.tokens.words[max(0, number.first - 200) : number.first + 200])

    def _unit_glued(self, number: Number) -> bool:
        """Whether what touches the figures is a unit, a currency or a percent sign."""
        n = number.last
        if not self.tokens.touches(n):
            return False
        before = number.first and self.tokens.touches(number.first) and self.tokens.lower[number.first - 1][0].isalpha()
        if before:
            return False
        if self.tokens.lower[n] not in self.terms.unit_starts:
            return False
        found = self.terms.lex.match(self.tokens, n, "unit", "currency", "percent") or self.terms.minors.match(self.tokens, n, "minor")
        return found is not None and not (found.end < len(self.tokens) and self.tokens.touches(found.end) and self.tokens.lower[found.end][0].isdigit())

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
            self._since(found, b - 1)
        elif word in _MINUS or word == "+":
            if tokens.touches(first) and free:
                found.sign = 1 if word == "+" else -1
                self._since(found, b)
        elif word in terms.sets["sign.minus"] and tokens.gap(first) == " ":
            found.sign = -1
            self._since(found, b)
        if not found.sign and sign and tokens.touches(found.number.first) and tokens.lower[found.number.first - 1] in _MINUS:
            found.sign = -1

    def _amount(self, found: Found, sign: money.Sign) -> Found:
        """An amount with its sign before it: `US$5 million`, `HK$5m`, `$10 million US`."""
        tokens = self.tokens
        if found.start > tokens.starts[sign.first]:
            self._since(found, sign.first)
        found.kind, found.readings, found.factor, found.prefixed = "money", sign.readings, sign.factor, True
        last = found.number.last
        word = tokens.words[last] if last < len(tokens) and tokens.gap(last) == " " else ""
        if word in self.terms.letters and not found.number.scaled and found.number.digits and not self._unit_like(last):
            scale = self.terms.letters[word]
            found.number = replace(found.number, last=last + 1, value=found.number.value * scale, scale=scale)
            found.value = found.number.value
            last += 1
        last = self._past_plus(found, last)
        again = money.after(tokens, last, self.terms, scaled=True) if last < len(tokens) and tokens.gap(last) != "\n" else None
        if again and set(again.readings) & set(found.readings) and again.factor == 1:
            found.readings = tuple(c for c in again.readings if c in found.readings)
            last = again.last
        elif len(found.readings) > 1 and word in ("US", "U", "USD") and "USD" in found.readings and (word != "U" or tokens.words[last : last + 3] == ["U", ".", "S"]):
            found.readings = ("USD",)
            last += 1 if word != "U" else 3 + (last + 3 < len(tokens) and tokens.lower[last + 3] == "." and tokens.gap(last + 4) != "\n")
        self._until(found, last)
        found.value = self._value(found)
        self._rate(found, last)
        return found

    def _unit_like(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens.touches(i + 1)

    def _value(self, found: Found) -> Decimal:
        """The number with its factor; a minus before an amount stays a minus."""
        value = found.number.value * found.factor
        return -value if found.sign < 0 else value

    def _percent_at(self, i: int) -> bool:
        return self.terms.lex.match(self.tokens, self._past_hyphen(i), "percent") is not None

    def _percent(self, found: Found, j: int) -> bool:
        if j >= len(self.tokens) or self.tokens.lower[j] not in self.terms.unit_starts or self.tokens.gap(j) == "\n":
            return False
        match = self.terms.lex.match(self.tokens, j, "percent")
        if match is None or match.sense.key == "point":
            return False
        key = match.sense.key
        found.kind, found.unit = "percent", "percent" if key == "percent" else "percentage_point"
        if key == "basis_point":
            found.factor = _BELOW_POINT
        found.value = self._value(found)
        self._until(found, match.end)
        return True

    def _money_after(self, found: Found, j: int) -> bool:
        sign = money.after(self.tokens, j, self.terms, found.number.scaled)
        if sign is None:
            return False
        if sign.weak and not self._strong(found.number, sign) and sign.readings[0] in self.terms.weak:
            return False
        word = self.tokens.lower[sign.first]
        if word in self.terms.sets["unit.pound"] and sign.last == sign.first + 1 and not self._pounds_are_money(found, sign.last):
            return False
        if sign.factor != 1 and found.number.scaled and sign.factor > 1:
            return False
        found.kind, found.readings, found.factor = "money", sign.readings, sign.factor
        last = sign.last
        scale = None if found.number.scaled else numbers.scale_word(self.tokens, last, self.terms.lex)
        if scale:  # `75 USD million`
            found.number = replace(found.number, value=found.number.value * scale, scale=scale)
            last += 1
        found.value = self._value(found)
        self._until(found, last)
        self._rate(found, last)
        return True

    def _pounds_are_money(self, found: Found, j: int) -> bool:
        if found.number.scaled:
            return True
        around = self.tokens.lower[max(0, found.first - 10) : j + 10]
        if any(word in self.terms.sets["cue.mass"] for word in around):
            return False
        return "£" in self.tokens.text

    def _unit(self, found: Found, j: int) -> bool:
        tokens, terms = self.tokens, self.terms
        if j >= len(tokens) or tokens.lower[j] not in terms.unit_starts or tokens.gap(j) == "\n":
            bracket = j + 2 < len(tokens) and tokens.lower[j] in "({" and tokens.lower[j + 2] in ")}" and found.number.digits
            if not bracket or not (match := terms.lex.match(tokens, j + 1, "unit")) or match.end != j + 2:
                return False
        else:
            match = terms.lex.match(tokens, j, "unit")
        if match is None or match.end == j + 1 and not self._symbol_fits(found, j):
            return False
        if match.end < len(tokens) and tokens.touches(match.end) and tokens.lower[match.end][0].isdigit():
            return False
        if match.end == j + 2 and tokens.lower[j + 1].isdigit() and not tokens.touches(j + 1):
            match = Match(j, j + 1, self.terms.lex.match_first(tokens, j, "unit"))  # `12 m 2 dm`
            if not match.senses:
                return False
        key = match.sense.key
        kind = "area" if key in terms.area else "count" if key in terms.counting else "quantity"
        found.kind, found.unit = kind, key
        found.value = self._value(found)
        self._until(found, match.end)
        self._rate(found, match.end)
        return True

    def _symbol_fits(self, found: Found, j: int) -> bool:
        """Whether a symbol of one letter, or one that is also a word, is meant as a unit."""
        tokens, word = self.tokens, self.tokens.words[j]
        if word not in self.terms.tight:
            return found.number.digits or len(word) > 2 or found.number.scaled
        if not found.number.digits:
            return False
        if word == '"':
            return self._quotes_before(j) % 2 == 0 and (tokens.touches(j) or j + 1 < len(tokens) and tokens.gap(j + 1) == " ")
        if word == "in":
            return tokens.touches(j)
        if tokens.touches(j):
            return not (j + 1 < len(tokens) and tokens.touches(j + 1) and tokens.lower[j + 1] in _HYPHENS and found.hyphen)
        after = tokens.words[j + 1] if j + 1 < len(tokens) else ""
        return not (after in ("'", "’", "&", ".") and word.isupper() and after != ".")

    def _quotes_before(self, j: int) -> int:
        count = 0
        for k in range(j - 1, max(-1, j - 120), -1):
            if self.tokens.lower[k] == '"':
                count += 1
            if self.tokens.gap(k) == "\n":
                break
        return count

    def _letter_unit(self, found: Found) -> bool:
        """A letter that touched the figures as a unit after all: `100t`, `400m` of quay. Without a cue `m` is metres for round lengths."""
        number, tokens = found.number, self.tokens
        letter = tokens.words[number.last - 1]
        if number.plain is None or letter not in ("m", "t") or self._noun_at(number.last):
            return False
        if letter == "m":
            window = tokens.lower[max(0, number.first - _WINDOW) : number.last + _WINDOW]
            cue = any(word in self.terms.sets["cue.length"] for word in window)
            whole = number.plain == number.plain.to_integral_value() and number.plain >= 10
            if number.plain >= _LENGTH_MARK or not (cue and whole):
                return False
        found.number = replace(number, value=number.plain, scale=Decimal(1), letter=False)
        found.kind, found.unit = "quantity", "meter" if letter == "m" else "metric_ton"
        found.value = self._value(found)
        return True

    def _noun_at(self, j: int) -> nouns.Noun | None:
        if j >= len(self.tokens) or self.tokens.gap(j) == "\n":
            return None
        return nouns.phrase(self.tokens, j, False, self.terms, self.claimed)

    def _times(self, found: Found, j: int) -> bool:
        """`six times`, `eightfold`, `1.4x`, `8-fold`; `nine in ten`. Times is a ratio only where something is compared."""
        tokens, terms = self.tokens, self.terms
        if j >= len(tokens) or tokens.gap(j) == "\n":
            return False
        word = tokens.lower[j]
        if word in terms.sets["ratio.fold"] or word in terms.sets["ratio.x"] and tokens.touches(j) and found.number.digits:
            found.kind = "ratio"
            self._until(found, j + 1)
            return True
        if word in terms.sets["ratio.times"]:
            after = tokens.lower[j + 1] if j + 1 < len(tokens) else ""
            before = tokens.lower[found.first - 1] if found.first else ""
            compared = after in terms.sets["share.after"] and after not in ("on", "by", "since", "over", "between", "to", "up") or after in terms.sets["trend_after.up"]
            if compared or after in ("faster", "earnings", "book", "stronger", "oversubscribed", "current", "last", "what") or before == "by":
                found.kind = "ratio"
                self._until(found, j + 1)
                return True
            found.kind, found.unit = "count", "time"
            found.dropped = "times"
            self._until(found, j + 1)
            return True
        return self._one_in(found, j)

    def _one_in(self, found: Found, j: int) -> bool:
        """`nine in ten`, `one in every five`, `two out of three`."""
        tokens = self.tokens
        match = self.terms.lex.match(tokens, j, "share")
        if match is None or tokens.lower[match.start] not in self.terms.sets["share.in"] and tokens.lower[match.start] not in ("out", "of", "in"):
            return False
        if not any(sense.key == "in" for sense in match.senses) or found.number.value > 99 or found.number.scaled:
            return False
        whole = numbers.parse(tokens, match.end, self.terms.lex)
        if whole is None or whole.scaled or whole.fraction or not found.number.value < whole.value <= 1000 or whole.last - 1 in self.claimed:
            return False
        if whole.value not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000) or whole.digits != found.number.digits:
            return False
        if tokens.lower[match.start] == "in" and match.end == match.start + 1 and whole.last < len(tokens) and tokens.lower[whole.last] in self.terms.unit_starts:
            return False
        found.kind, found.value = "ratio", found.number.value / whole.value
        self._until(found, whole.last)
        return True

    def _fraction(self, found: Found) -> Found:
        """A share: `two-thirds of`, `half the`; of one unit it is a quantity: `half a mile`, `1/4 mile`, `half a percentage point`."""
        tokens, terms, n = self.tokens, self.terms, found.number.last
        j = n
        if j < len(tokens) and tokens.lower[j] in terms.sets["joint.of"]:
            j += 1
        if j < len(tokens) and tokens.lower[j] in terms.sets["joint.one"]:
            j += 1
        elif j > n:
            j = n
        j = self._past_hyphen(j)
        if (j > n or found.number.digits) and j < len(tokens) and (self._percent(found, j) or self._unit(found, j) or self._money_after(found, j)):
            return found
        after = tokens.lower[n] if n < len(tokens) and tokens.gap(n) != "\n" else "."
        before = tokens.lower[found.first - 1] if found.first and tokens.gap(found.first) != "\n" else ""
        word = tokens.lower[n - 1]
        if before in terms.sets["share.quarter_not"]:
            return self._drop(found, "period")
        good = after in terms.sets["share.after"] or not after[0].isalnum() and after not in _HYPHENS or before in terms.sets["share.before"]
        if not good or found.number.digits and len(tokens.lower[found.first]) == 1 and after[0].isalpha() and after not in terms.sets["share.after"]:
            return self._drop(found, "ordinal" if found.number.article else "part")
        if found.number.article and after[0].isalpha() and after not in terms.sets["share.after"] and after not in terms.stop:
            return self._drop(found, "ordinal")
        if word in terms.sets["fraction.1/2"] and n - found.first == 1 and after[0].isalpha() and after not in terms.sets["share.after"] and before not in terms.sets["share.before"]:
            return self._drop(found, "part")
        if n - found.first == 1 and word in terms.sets["fraction.1/2"] and before in ("the", "other", "latter", "one", "and") and after not in ("of",):
            return self._drop(found, "part")
        found.kind = "ratio"
        return found

    def _ratio_word(self, i: int) -> Found | None:
        """`doubled`, `twice`, `halving`: a ratio where it stands as verb or before what is compared."""
        tokens, terms = self.tokens, self.terms
        word = tokens.lower[i]
        value, trend = terms.ratios[word]
        found = Found(Number(i, i + 1, value, fraction=True), tokens.starts[i], tokens.ends[i])
        after = tokens.lower[i + 1] if i + 1 < len(tokens) and tokens.gap(i + 1) != "\n" else "."
        before = tokens.lower[i - 1] if i and tokens.gap(i) != "\n" else ""
        if after in _HYPHENS and tokens.touches(i + 1) or before in _HYPHENS and tokens.touches(i) or tokens.gap(i) == "\n" and after[0].isupper():
            return None if after in _HYPHENS else self._drop(found, "adjective")
        verb = word.endswith(("d", "ing", "s")) and word not in ("as",)
        compared = after in terms.sets["share.after"] or not after[0].isalnum()
        if word in ("twice", "thrice"):
            verb = False
            compared = compared and after not in ("in", "on", "by", "since", "over", "between", "this", "to", "from", "at", "with", "before") and after not in ".,;)"
        elif not verb and before in ("a", "an", "the", "his", "her"):
            return self._drop(found, "adjective")
        if not verb and not compared and before not in ("to", "than", "nearly", "almost", "will", "would", "could", "about"):
            return self._drop(found, "adjective")
        found.kind, found.trend = "ratio", trend
        return found

    def _vague(self, i: int) -> Found | None:
        """`dozens of people`, `tens of thousands of students`: an order of magnitude, given as a range."""
        tokens, terms = self.tokens, self.terms
        if i and i - 1 in self.claimed:
            return None
        low = terms.vague[tokens.lower[i]]
        found = Found(Number(i, i + 1, low), tokens.starts[i], tokens.ends[i])
        of = i + 1
        found.value, found.low, found.high = None, low, low * 10
        if of >= len(tokens) or tokens.lower[of] not in terms.sets["joint.of"]:
            return self._drop(found, "vague")
        if of + 1 < len(tokens) and tokens.lower[of + 1] in terms.vague:
            return self._drop(found, "vague")
        b = i - 2
        if b >= 0 and tokens.lower[i - 1] in terms.sets["joint.of"] and (tokens.lower[b] in terms.vague or tokens.lower[b] == "tens"):
            factor = terms.vague.get(tokens.lower[b], Decimal(10))
            found.low, found.high = low * factor, low * factor * 10
            self._since(found, b)
        sign = money.after(tokens, of + 1, terms, scaled=True)
        unit = terms.lex.match(tokens, of + 1, "unit")
        if sign:
            found.kind, found.readings = "money", sign.readings
            self._until(found, sign.last)
        elif unit and unit.end - 1 not in self.claimed:
            key = unit.sense.key
            found.kind, found.unit = ("area" if key in terms.area else "quantity"), key
            self._until(found, unit.end)
        elif noun := self._noun_at(of + 1):
            found.kind, found.unit = "count", noun.unit
            self._until(found, noun.last)
        else:
            return self._drop(found, "vague")
        return found

    def _count(self, found: Found, j: int) -> Found:
        """A count with the noun that it counts, else a bare number that the context must explain."""
        tokens, terms, number = self.tokens, self.terms, found.number
        if labels.furniture(tokens, number, terms):
            return self._drop(found, "furniture")
        if labels.address(tokens, number, terms):
            return self._drop(found, "address")
        one = number.value == 1 and not number.scaled
        hyphen = found.hyphen
        noun = None
        if j < len(tokens) and tokens.gap(j) != "\n" and j not in self.claimed:
            if hyphen and self._length(found, j):
                return found
            if hyphen and not number.scaled:
                return self._hyphened(found, j)
            noun = nouns.phrase(tokens, j, one, terms, self.claimed)
        if noun and one and not number.digits and tokens.lower[j] in terms.sets["guard.one"]:
            noun = None
        reason = labels.named(tokens, number, terms, noun is not None)
        if reason:
            return self._drop(found, reason)
        if noun and self._year(number) and number.value % 100:
            return self._drop(found, "year")  # `2018 sales`
        if noun is None and self._length(found, j):
            return found
        if noun is None:
            before = tokens.lower[number.first - 1] if number.first else ""
            if one and not number.digits and before not in ("by", "from"):
                of = j < len(tokens) and tokens.lower[j] in terms.sets["joint.of"]
                return self._drop(found, "one of" if of else "pronoun")
            if self._year(number):
                return self._drop(found, "year")
            return found
        if one and number.digits is False and found.first and tokens.lower[found.first - 1] in ("no", "any", "the", "this", "that", "which", "each", "every", "as"):
            return self._drop(found, "pronoun")
        found.kind, found.unit = "count", noun.unit
        found.value = self._value(found)
        self._until(found, noun.last)
        self._rate(found, noun.last)
        return found

    def _length(self, found: Found, j: int) -> bool:
        """A number of years, days and so on that is no time: an age is a quantity, any other length is left to the times."""
        tokens = self.tokens
        if j >= len(tokens) or tokens.gap(j) == "\n" or j in self.claimed:
            return False
        if tokens.lower[j] in self.terms.sets["cue.spell"] and j + 1 < len(tokens) and tokens.lower[j + 1] in self.terms.sets["stop.time"]:
            j += 1  # `50 previous years`
        unit = self.terms.time_names.get(tokens.lower[j]) or nouns.singular(tokens.lower[j], self.terms)
        if tokens.lower[j] not in self.terms.sets["stop.time"] and not (tokens.lower[j] == "yo" and found.number.digits):
            return False
        k = self._past_hyphen(j + 1)
        after = tokens.lower[k] if k < len(tokens) and tokens.gap(k) != "\n" else ""
        old = after in self.terms.sets["cue.old"] or after == "of" and tokens.lower[k + 1 : k + 2] == ["age"]
        if tokens.lower[j] == "yo":
            found.kind, found.unit = "quantity", "year"
            self._until(found, j + 1)
        elif old:
            found.kind, found.unit = "quantity", unit
            self._until(found, k + 1 if after in self.terms.sets["cue.old"] else j + 1)
        else:
            found.unit = unit
            self._drop(found, "length")
            self._until(found, j + 1)
        return True

    def _year(self, number: Number) -> bool:
        word = self.tokens.lower[number.first]
        return number.digits and number.last == number.first + 1 and len(word) == 4 and word.isdigit() and "1700" <= word <= "2100"

    def _hyphened(self, found: Found, j: int) -> Found:
        """`five-person`, `four-lane`: the word after the hyphen is what is counted, unless it makes an idiom (`one-off`, `two-thirds`)."""
        tokens, terms = self.tokens, self.terms
        word = tokens.lower[j]
        if not word[0].isalpha():
            return found if word[0].isdigit() else self._drop(found, "label")
        if not tokens.words[j].islower() or word in terms.anchors or word in terms.sets["guard.idiom"] or word in terms.stop and word not in terms.sets["plural.people"]:
            return self._drop(found, "label")
        if word.endswith(("ed", "al", "ary", "ous")) or found.number.value <= 1 or found.sign:
            return self._drop(found, "adjective")
        found.kind, found.unit = "count", nouns.singular(word, terms)
        self._until(found, j + 1)
        return found

    # ---- around ----

    def _past_hyphen(self, j: int) -> int:
        """The index after a hyphen at token j that joins the number to a word."""
        tokens = self.tokens
        if j + 1 < len(tokens) and tokens.lower[j] in _HYPHENS and tokens.touches(j) and tokens.touches(j + 1):
            return j + 1
        return j

    def _past_plus(self, found: Found, j: int) -> int:
        """The index after `-plus`, `+` or `-odd` that ends the number; the bound is noted."""
        tokens = self.tokens
        k = self._past_hyphen(j)
        if k < len(tokens) and (k > j and tokens.lower[k] in self.terms.sets["sign.plus"] or tokens.lower[j] == "+" and tokens.touches(j)):
            found.bound = "more_than"
            self._until(found, k + 1)
            return k + 1
        if k > j and tokens.lower[k] == "odd":
            found.bound = "about"
            self._until(found, k + 1)
            return k + 1
        return j

    def _rate(self, found: Found, j: int) -> None:
        """The unit of the rate that follows (`a year`, `per square meter`, `-a-share`); it stays outside the mention."""
        tokens, terms = self.tokens, self.terms
        j = self._past_hyphen(j)
        if j + 1 >= len(tokens) or tokens.lower[j] not in terms.sets["per.sign"] or tokens.gap(j) == "\n":
            return
        k = self._past_hyphen(j + 1)
        if k in self.claimed and not tokens.lower[j] in ("per", "/"):
            return
        match = terms.lex.match(tokens, k, "per")
        if match and any(sense.key != "sign" for sense in match.senses) and match.start > j:
            found.per = next(sense.key for sense in match.senses if sense.key != "sign")
