"""One number and what stands at it: the sign or currency before it, the unit, percent sign or counted noun after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from parkextract.mentions import counts, labels, money, nouns, numbers, ratios
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens
from parkextract.words import Match

_HYPHENS = "-‐‑"
_MINUS = "-−–"
_BELOW_POINT = Decimal("0.01")
_LENGTH_MARK = Decimal(20000)  # `400m` is metres, `400,000m` is not
_CENTS = re.compile(r"\.\d\d$")
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
        if number is None and word in self.terms.vague:
            return ratios.vague(self, i)
        if number is None:
            return self._unreadable(i) if numbers.is_figure(word) else None
        if any(j in self.claimed for j in range(number.first, number.last)):
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
        if sign and sign.weak and not self._strong(number, sign):
            sign = None
        if labels.score(tokens, number) and not sign and not self._percent_at(number.last):
            return self.drop(found, "score")
        self._sign(found, sign)
        if sign:
            return self._amount(found, sign)
        if labels.phone(tokens, number, self.terms):
            return self.drop(found, "phone")
        pointed = found.start < tokens.starts[number.first] and not found.sign
        reason = labels.glued(tokens, number, self.terms) if not self._unit_glued(number) and not pointed else None
        if reason:
            return self.drop(found, reason)
        if labels.numbering(tokens, number):
            return self.drop(found, "numbering")
        k = self._past_plus(found, number.last)
        j = self.past_hyphen(k)
        found.hyphen = j != k
        if number.fraction:
            return ratios.fraction(self, found)
        if self.percent(found, j) or self.money_after(found, j) or self.unit(found, j) or ratios.times(self, found, j):
            return found
        if number.letter and self._letter_unit(found):
            return found
        return counts.read(self, found, j)

    def _strong(self, number: Number, sign: money.Sign) -> bool:
        """Whether a sign that is also a letter or a word stands before an amount: it has a scale (`B2B` is none), thousands or cents, or the
        article speaks of the place."""
        if number.scaled:
            return not (number.letter and self.tokens.words[sign.first] == self.tokens.words[number.last - 1])
        if number.digits and "," in self.tokens.lower[number.first] or self._hyphened_letter(number, number.last):
            return True
        if _CENTS.search(self.tokens.lower[number.first]) and self.tokens.touches(number.first):
            return not sign.first or self.tokens.lower[sign.first - 1] not in self.terms.sets["label.words"]
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
        return found is not None and not (
            found.end < self.tokens.size and self.tokens.touches(found.end) and self.tokens.lower[found.end][0].isdigit()
        )

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

    def _amount(self, found: Found, sign: money.Sign) -> Found:
        """An amount with its sign before it: `US$5 million`, `HK$5m`, `$10 million US`."""
        tokens = self.tokens
        if found.start > tokens.starts[sign.first]:
            self.since(found, sign.first)
        found.kind, found.readings, found.factor, found.prefixed = "money", sign.readings, sign.factor, True
        last = found.number.last
        word = tokens.words[last] if last < tokens.size and tokens.gap(last) == " " else ""
        if word in self.terms.letters and not found.number.scaled and found.number.digits and not self._unit_like(last):
            scale = self.terms.letters[word]
            found.number = found.number._replace(last=last + 1, value=found.number.value * scale, scale=scale)
            found.value = found.number.value
            last += 1
        if (letter := self._hyphened_letter(found.number, last)) is not None:
            found.number = found.number._replace(last=last + 2, value=found.number.value * letter, scale=letter)
            found.value = found.number.value
            last += 2
        last = self._past_plus(found, last)
        again = money.after(tokens, last, self.terms, scaled=True) if last < tokens.size and tokens.gap(last) != "\n" else None
        if again and set(again.readings) & set(found.readings) and again.factor == 1:
            found.readings = tuple(c for c in again.readings if c in found.readings)
            last = again.last
        elif (
            len(found.readings) > 1
            and word
            and (country := self.terms.lex.match(tokens, last, "dollar_of"))
            and country.sense.key in found.readings
        ):
            found.readings = (country.sense.key,)  # `$76 US a barrel`
            last = country.end
        self.until(found, last)
        found.value = self.value_of(found)
        self.rate(found, last)
        return found

    def _hyphened_letter(self, number: Number, j: int) -> Decimal | None:
        """The scale of a capital letter that a hyphen joins to an amount: `P214.2-B`."""
        tokens = self.tokens
        if number.scaled or not number.digits or self.past_hyphen(j) == j:
            return None
        letter = tokens.words[j + 1]
        if not letter.isupper() or j + 2 < tokens.size and tokens.touches(j + 2) and tokens.lower[j + 2][0].isalnum():
            return None
        return self.terms.letters.get(letter)

    def _unit_like(self, i: int) -> bool:
        return i + 1 < self.tokens.size and self.tokens.touches(i + 1)

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

    def money_after(self, found: Found, j: int) -> bool:
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
            found.number = found.number._replace(value=found.number.value * scale, scale=scale)
            last += 1
        found.value = self.value_of(found)
        self.until(found, last)
        self.rate(found, last)
        return True

    def _pounds_are_money(self, found: Found, j: int) -> bool:
        if found.number.scaled:
            return True
        around = self.tokens.lower[max(0, found.first - 10) : j + 10]
        if any(word in self.terms.sets["cue.mass"] for word in around):
            return False
        return "£" in self.tokens.text

    def unit(self, found: Found, j: int) -> bool:
        tokens, terms = self.tokens, self.terms
        if j >= tokens.size or tokens.lower[j] not in terms.unit_starts or tokens.gap(j) == "\n":
            bracket = j + 2 < tokens.size and tokens.lower[j] in "({" and tokens.lower[j + 2] in ")}" and found.number.digits
            if not bracket or not (match := terms.lex.match(tokens, j + 1, "unit")) or match.end != j + 2:
                return False
        else:
            match = terms.lex.match(tokens, j, "unit")
        if match is None or match.end == j + 1 and not self._symbol_fits(found, j):
            return False
        if match.end < tokens.size and tokens.touches(match.end) and tokens.lower[match.end][0].isdigit():
            return False
        if match.end == j + 2 and tokens.lower[j + 1].isdigit() and not tokens.touches(j + 1):
            match = Match(j, j + 1, self.terms.lex.match_first(tokens, j, "unit"))  # `12 m 2 dm`
            if not match.senses:
                return False
        key = match.sense.key
        kind = "area" if key in terms.area else "count" if key in terms.counting else "quantity"
        found.kind, found.unit = kind, key
        found.value = self.value_of(found)
        self.until(found, match.end)
        self.rate(found, match.end)
        return True

    def _symbol_fits(self, found: Found, j: int) -> bool:
        """Whether a symbol of one letter, or one that is also a word, is meant as a unit."""
        tokens, word = self.tokens, self.tokens.words[j]
        if word not in self.terms.tight:
            return found.number.digits or len(word) > 2 or found.number.scaled
        if not found.number.digits:
            return False
        if word == '"':
            return self._quotes_before(j) % 2 == 0 and (tokens.touches(j) or j + 1 < tokens.size and tokens.gap(j + 1) == " ")
        if word == "in":
            return tokens.touches(j)
        if tokens.touches(j):
            return not (j + 1 < tokens.size and tokens.touches(j + 1) and tokens.lower[j + 1] in _HYPHENS and found.hyphen)
        after = tokens.words[j + 1] if j + 1 < tokens.size else ""
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
        noun = self.noun_at(number.last)
        long = noun is not None and bool(
            {tokens.lower[noun.head], nouns.singular(tokens.lower[noun.head], self.terms)} & self.terms.sets["cue.length"]
        )
        if number.plain is None or letter not in ("m", "t") or noun and not (long and letter == "m"):
            return False
        if letter == "m":
            window = tokens.lower[max(0, number.first - _WINDOW) : number.last + _WINDOW]
            cue = any(word in self.terms.sets["cue.length"] for word in window)
            whole = number.plain == number.plain.to_integral_value() and number.plain >= 10
            if number.plain >= _LENGTH_MARK or not (cue and whole):
                return False
        found.number = number._replace(value=number.plain, scale=Decimal(1), letter=False)
        found.kind, found.unit = "quantity", "meter" if letter == "m" else "metric_ton"
        found.value = self.value_of(found)
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
