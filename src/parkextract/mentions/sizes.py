"""Areas and other quantities: the unit after a number, a symbol or a letter that is one, and letters that are not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parkextract.mentions import nouns
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number
from parkextract.mentions.terms import BRACKETS
from parkextract.words import Match

if TYPE_CHECKING:
    from parkextract.mentions.reader import Reader

_HYPHENS = "-‐‑"
_LENGTH_MARK = Decimal(20000)  # `400m` is metres, `400,000m` is not
_SHIPYARDS = 20  # yards in words that may be places
_SCREEN = 120  # inches that are still written with a sign
_WINDOW = 8  # tokens around a number in which a word may say what a letter after it means


def read(r: Reader, found: Found, j: int) -> bool:
    """Whether a unit follows at token j, also in brackets (`20 [kg]`); the candidate then is an area, a quantity or a count of units."""
    tokens, terms = r.tokens, r.terms
    closed = 0
    if j >= tokens.size or tokens.lower[j] not in terms.unit_starts or tokens.gap(j) == "\n":
        bracket = j + 2 < tokens.size and tokens.lower[j] in BRACKETS and tokens.lower[j + 2] in ")}]>" and found.number.digits
        if not bracket or not (match := terms.lex.match(tokens, j + 1, "unit")) or match.end != j + 2:
            return False
        closed = 1
    else:
        match = terms.lex.match(tokens, j, "unit")
    if match is None or match.end == j + 1 and not _symbol_fits(r, found, j):
        return False
    if match.end < tokens.size and tokens.touches(match.end) and tokens.lower[match.end][0].isdigit():
        return False
    if match.end == j + 2 and tokens.lower[j + 1].isdigit() and not tokens.touches(j + 1):
        match = Match(j, j + 1, r.terms.lex.match_first(tokens, j, "unit"))  # `12 m 2 dm`
        if not match.senses:
            return False
    key = match.sense.key
    if key == "yard" and _places(r, found, match.end):
        return False
    kind = "area" if key in terms.area else "count" if key in terms.counting else "quantity"
    if key == "degree" and found.sign < 0 and tokens.gap(found.number.first) == " ":
        key = "degree_Celsius"  # `at minus 60 degrees`
    found.kind, found.unit = kind, key
    found.value = r.value_of(found)
    r.until(found, match.end + closed)
    r.rate(found, match.end + closed)
    if key == "square_meter" and (found.per in terms.sets["context.rated"] or _output(r, found)):
        found.kind = "quantity"  # of goods that are measured by their surface
    return True


def _output(r: Reader, found: Found) -> bool:
    """Whether a surface is what a plant makes: `an annual capacity of 360,000 square metres`, `9 million square metres of tiles a year`."""
    tokens, i, j = r.tokens, found.first - 1, found.last
    if j + 3 < tokens.size and tokens.lower[j] in r.terms.sets["joint.of"]:
        j += 2 + (tokens.lower[j + 2] in r.terms.sets["per.sign"])
        rate = r.terms.lex.match(tokens, j, "per")
        return rate is not None and j not in r.claimed and any(sense.key in r.terms.sets["context.rated"] for sense in rate.senses)
    while i > 0 and (tokens.lower[i] in r.terms.fill or tokens.lower[i] in r.terms.sets["link.to"]) and tokens.gap(i + 1) == " ":
        i -= 1
    return i >= 0 and tokens.lower[i] in r.terms.sets["context.capacity"]


def described(r: Reader, found: Found, head: int) -> bool:
    """Whether what a number counts is a unit behind a word that describes it, written out: `560 leasable hectares`, `158,000 dry tonnes`."""
    k = found.number.last
    while k + 2 < head and r.past_hyphen(k + 1) == k + 2:
        k += 2  # `28 million freight-weight tonnes`
    if head != k + 1 or not nouns.is_plural(r.tokens.lower[head], r.terms):
        return False
    match = r.terms.lex.match(r.tokens, head, "unit")
    if match is None or match.end != head + 1 or match.sense.key not in r.terms.area and match.sense.key not in _DESCRIBED:
        return False
    found.kind, found.unit = "area" if match.sense.key in r.terms.area else "quantity", match.sense.key
    found.value = r.value_of(found)
    r.until(found, match.end)
    r.rate(found, match.end)
    return True


def worked(r: Reader, found: Found, j: int) -> bool:
    """Whether a participle at token j stands between a number and its unit of area: `39 built hectares`, `11,000 rented square feet`."""
    tokens, terms = r.tokens, r.terms
    if j + 1 >= tokens.size or not tokens.lower[j].isalpha() or tokens.gap(j) != " " or tokens.gap(j + 1) != " ":
        return False
    if not tokens.lower[j].endswith("ed") and tokens.lower[j] not in terms.sets["context.worked"]:
        return False
    match = terms.lex.match(tokens, j + 1, "unit")
    if match is None or match.sense.key not in terms.area or not tokens.lower[match.end - 1].endswith(("s", "feet")):
        return False
    found.kind, found.unit = "area", match.sense.key
    found.value = r.value_of(found)
    r.until(found, match.end)
    r.rate(found, match.end)
    return True


_DESCRIBED = frozenset({"metric_ton", "kilometer", "megawatt", "gigawatt"})  # units that are no things, as barrels and yards are


def _places(r: Reader, found: Found, end: int) -> bool:
    """Whether yards are places and no measure: `its 131 yards`, `66 yard cranes`, `nine yards that build ships`, `all three yards of Verdal Offshore`."""
    before = r.tokens.lower[found.first - 1] if found.first else ""
    after = r.tokens.lower[end] if end < r.tokens.size else "."
    if r.tokens.lower[end - 1] == "yard" and found.number.last == end - 1 and nouns.is_plural(after, r.terms):
        return r.tokens.gap(end) == " "
    if not found.number.digits and not found.number.scaled and r.tokens.lower[end - 1].endswith("s") and found.number.value <= _SHIPYARDS:
        named = after in r.terms.sets["joint.of"] and end + 1 < r.tokens.size and r.tokens.words[end + 1][0].isupper()
        return (
            named
            or after not in r.terms.sets["joint.of"]
            and after not in r.terms.sets["cue.length"]
            and after not in r.terms.sets["context.off"]
        )
    return before in r.terms.sets["stop.possessive"] and r.tokens.lower[end - 1].endswith("s") and after not in r.terms.sets["joint.of"]


def _symbol_fits(r: Reader, found: Found, j: int) -> bool:
    """Whether a symbol of one letter, or one that is also a word, is meant as a unit."""
    tokens, word = r.tokens, r.tokens.words[j]
    if word not in r.terms.tight:
        return found.number.digits or len(word) > 2 or found.number.scaled
    if not found.number.digits:
        return False
    before = tokens.lower[found.first - 1] if found.first else ""
    if word.isupper() and tokens.touches(j) and before in r.terms.sets["label.words"]:
        return False  # `Phase 1F`
    if word == '"' and found.number.value >= _SCREEN:
        return False  # a quotation ends
    if word == '"':
        return _quotes_before(r, j) % 2 == 0 and (tokens.touches(j) or j + 1 < tokens.size and tokens.gap(j + 1) == " ")
    if word == "in":
        return tokens.touches(j)
    if tokens.touches(j):
        return not (j + 1 < tokens.size and tokens.touches(j + 1) and tokens.lower[j + 1] in _HYPHENS and found.hyphen)
    after = tokens.words[j + 1] if j + 1 < tokens.size else ""
    return not (after in ("'", "’", "&", ".") and word.isupper() and after != ".")


def _quotes_before(r: Reader, j: int) -> int:
    count = 0
    for k in range(j - 1, max(-1, j - 120), -1):
        if r.tokens.lower[k] == '"':
            count += 1
        if r.tokens.gap(k) == "\n":
            break
    return count


def letter(r: Reader, found: Found) -> bool:
    """A letter that touched the figures as a unit after all: `100t`, `400m` of quay. Without a cue `m` is metres for round lengths."""
    number, tokens = found.number, r.tokens
    letter = tokens.words[number.last - 1]
    noun = r.noun_at(number.last)
    long = noun is not None and bool(
        {tokens.lower[noun.head], nouns.singular(tokens.lower[noun.head], r.terms)} & r.terms.sets["cue.length"]
    )
    if number.plain is None or letter not in ("m", "t") or noun and not (long and letter == "m"):
        return False
    if letter == "m":
        window = tokens.lower[max(0, number.first - _WINDOW) : number.last + _WINDOW]
        cue = any(word in r.terms.sets["cue.length"] for word in window) or _sided(r, number)
        whole = number.plain >= 10 and (number.plain == number.plain.to_integral_value() or noun is None)
        if number.plain >= _LENGTH_MARK or not (cue and whole):
            return False
    found.number = number._replace(value=number.plain, scale=Decimal(1), letter=False)
    found.kind, found.unit = "quantity", "meter" if letter == "m" else "metric_ton"
    found.value = r.value_of(found)
    return True


def _sided(r: Reader, number: Number) -> bool:
    """Whether figures and `m` are one side of two: `200m by 80m`, `a 120m x 45m hall`."""
    lower, f, n = r.tokens.lower, number.first, number.last
    sides = r.terms.sets["context.sides"]
    after = lower[n : n + 1] and lower[n] in sides and lower[n + 1 : n + 2] and lower[n + 1].isdigit() and lower[n + 2 : n + 3] == ["m"]
    before = f > 2 and lower[f - 1] in sides and lower[f - 2] == "m" and lower[f - 3].isdigit()
    return bool(after or before)


def glued(r: Reader, number: Number) -> bool:
    """Whether what touches the figures is a unit, a currency or a percent sign."""
    n = number.last
    if not r.tokens.touches(n):
        return False
    before = number.first and r.tokens.touches(number.first) and r.tokens.lower[number.first - 1][0].isalpha()
    if before:
        return False
    if r.tokens.lower[n] not in r.terms.unit_starts:
        return False
    found = r.terms.lex.match(r.tokens, n, "unit", "currency", "percent") or r.terms.minors.match(r.tokens, n, "minor")
    return found is not None and not (found.end < r.tokens.size and r.tokens.touches(found.end) and r.tokens.lower[found.end][0].isdigit())
