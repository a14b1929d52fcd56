"""Orders of magnitude, given as ranges: `dozens of people`, `tens of thousands of students`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parkextract.mentions import money
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number

if TYPE_CHECKING:
    from parkextract.mentions.reader import Reader


def vague(r: Reader, i: int) -> Found | None:
    """`dozens of people`, `tens of thousands of students`: an order of magnitude, given as a range."""
    tokens, terms = r.tokens, r.terms
    if i and i - 1 in r.claimed:
        return None
    low = terms.vague[tokens.lower[i]]
    found = Found(Number(i, i + 1, low), tokens.starts[i], tokens.ends[i])
    of = i + 1
    found.value, found.low, found.high = None, low, low * 10
    if of >= tokens.size or tokens.lower[of] not in terms.sets["joint.of"]:
        return r.drop(found, "vague")
    if of + 1 < tokens.size and tokens.lower[of + 1] in terms.vague:
        return r.drop(found, "vague")
    b = i - 2
    if b >= 0 and tokens.lower[i - 1] in terms.sets["joint.of"] and (tokens.lower[b] in terms.vague or tokens.lower[b] == "tens"):
        factor = terms.vague.get(tokens.lower[b], Decimal(10))
        found.low, found.high = low * factor, low * factor * 10
        r.since(found, b)
    sign = money.after(tokens, of + 1, terms, scaled=True)
    unit = terms.lex.match(tokens, of + 1, "unit")
    if sign:
        found.kind, found.readings = "money", sign.readings
        r.until(found, sign.last)
    elif unit and unit.end - 1 not in r.claimed:
        key = unit.sense.key
        found.kind, found.unit = ("area" if key in terms.area else "quantity"), key
        r.until(found, unit.end)
    elif noun := r.noun_at(of + 1):
        found.kind, found.unit = "count", noun.unit
        r.until(found, noun.last)
    else:
        return r.drop(found, "vague")
    return found
