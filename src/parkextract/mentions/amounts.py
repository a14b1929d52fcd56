"""Amounts of money: the number with its sign before it, or with the name, code or subunit after it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from parkextract.mentions import money, numbers
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number

if TYPE_CHECKING:
    from parkextract.mentions.reader import Reader

_AROUND = 200  # tokens in which a place is near
_CENTS = re.compile(r"\.\d\d$")


def prefixed(r: Reader, found: Found, sign: money.Sign) -> Found:
    """An amount with its sign before it: `US$5 million`, `HK$5m`, `$10 million US`."""
    tokens = r.tokens
    if found.start > tokens.starts[sign.first]:
        r.since(found, sign.first)
    found.kind, found.readings, found.factor, found.prefixed = "money", sign.readings, sign.factor, True
    last = found.number.last
    word = tokens.words[last] if last < tokens.size and tokens.gap(last) == " " else ""
    scale = r.terms.letters.get(word) or r.terms.sign_scales.get(word)
    if scale and not found.number.scaled and found.number.digits and not _unit_like(r, last):
        found.number = found.number._replace(last=last + 1, value=found.number.value * scale, scale=scale)
        found.value = found.number.value
        last += 1
    if (letter := _hyphened_letter(r, found.number, last)) is not None:
        found.number = found.number._replace(last=last + 2, value=found.number.value * letter, scale=letter)
        found.value = found.number.value
        last += 2
    last = r._past_plus(found, last)
    again = money.after(tokens, last, r.terms, scaled=True) if last < tokens.size and tokens.gap(last) != "\n" else None
    if again and set(again.readings) & set(found.readings) and again.factor == 1:
        found.readings = tuple(c for c in again.readings if c in found.readings)
        last = again.last
    elif (
        len(found.readings) > 1
        and word
        and (country := r.terms.lex.match(tokens, last, "dollar_of"))
        and country.sense.key in found.readings
    ):
        found.readings = (country.sense.key,)  # `$76 US a barrel`
        last = country.end
    r.until(found, last)
    found.value = r.value_of(found)
    r.rate(found, last)
    return found


def after(r: Reader, found: Found, j: int) -> bool:
    """Whether the name, code or subunit of a currency follows at token j, at most with a letter that is a scale before it: `540 m yuan`."""
    if (scale := _letter_apart(r, found, j)) is not None:
        found.number = found.number._replace(last=j + 1, value=found.number.value * scale, scale=scale)
        j += 1
    sign = money.after(r.tokens, j, r.terms, found.number.scaled)
    if sign is None:
        return False
    if sign.weak and not strong(r, found.number, sign) and sign.readings[0] in r.terms.weak:
        return False
    word = r.tokens.lower[sign.first]
    if word in r.terms.sets["unit.pound"] and sign.last == sign.first + 1 and not _pounds_are_money(r, found, sign):
        return False
    if word in r.terms.sets["context.place_currency"] and not _near(r, found.number, sign):
        return False
    if sign.factor != 1 and found.number.scaled and sign.factor > 1:
        return False
    found.kind, found.readings, found.factor = "money", sign.readings, sign.factor
    last = sign.last
    scale = None if found.number.scaled else numbers.scale_word(r.tokens, last, r.terms.lex)
    if scale:  # `75 USD million`
        found.number = found.number._replace(value=found.number.value * scale, scale=scale)
        last += 1
    found.value = r.value_of(found)
    r.until(found, last)
    r.rate(found, last)
    return True


def _letter_apart(r: Reader, found: Found, j: int) -> Decimal | None:
    """The scale that a letter at token j is, set apart from the figures before it, where the sure name of a currency follows."""
    tokens = r.tokens
    scale = r.terms.letters.get(tokens.words[j]) if j + 1 < tokens.size else None
    if scale is None or found.number.scaled or not found.number.digits or tokens.gap(j) != " " or tokens.gap(j + 1) != " ":
        return None
    sign = money.after(tokens, j + 1, r.terms, scaled=False)
    return scale if sign is not None and not sign.weak and sign.factor == 1 else None


def strong(r: Reader, number: Number, sign: money.Sign) -> bool:
    """Whether a sign that is also a letter or a word stands before an amount: it has a scale (`B2B` is none), thousands or cents, or the
    article speaks of the place."""
    if number.scaled:
        return not (number.letter and r.tokens.words[sign.first] == r.tokens.words[number.last - 1])
    if number.digits and "," in r.tokens.lower[number.first] or _hyphened_letter(r, number, number.last):
        return True
    if _CENTS.search(r.tokens.lower[number.first]) and r.tokens.touches(number.first):
        return not sign.first or r.tokens.lower[sign.first - 1] not in r.terms.sets["label.words"]
    return number.digits and _near(r, number, sign)


def _near(r: Reader, number: Number, sign: money.Sign) -> bool:
    """Whether the article speaks of a place of the currency around the number."""
    places = {place for code in sign.readings for place in r.terms.places.get(code, ())}
    return not places.isdisjoint(r.tokens.words[max(0, number.first - _AROUND) : number.first + _AROUND])


def _hyphened_letter(r: Reader, number: Number, j: int) -> Decimal | None:
    """The scale of a capital letter that a hyphen joins to an amount: `P214.2-B`."""
    tokens = r.tokens
    if number.scaled or not number.digits or r.past_hyphen(j) == j:
        return None
    letter = tokens.words[j + 1]
    if not letter.isupper() or j + 2 < tokens.size and tokens.touches(j + 2) and tokens.lower[j + 2][0].isalnum():
        return None
    return r.terms.letters.get(letter)


def _pounds_are_money(r: Reader, found: Found, sign: money.Sign) -> bool:
    """Whether pounds are money: `4 million pounds`, but not `4 million pounds of cobalt` where nothing speaks for a country with such money."""
    j, lower = sign.last, r.tokens.lower
    if found.number.scaled:
        goods = lower[j : j + 1] == ["of"] and lower[j + 1 : j + 2] and lower[j + 1] not in r.terms.sets["cue.amount"]
        return not goods or "£" in r.tokens.text or _near(r, found.number, sign)
    around = lower[max(0, found.first - 10) : j + 10]
    if any(word in r.terms.sets["cue.mass"] for word in around):
        return False
    return "£" in r.tokens.text


def _unit_like(r: Reader, i: int) -> bool:
    """Whether more than a stop touches a letter: `5 m/s`, but not `PLN 620 m, the largest`."""
    return i + 1 < r.tokens.size and r.tokens.touches(i + 1) and r.tokens.lower[i + 1] not in ",.;:)"
