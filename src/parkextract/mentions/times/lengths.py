"""Lengths of time and what is built on them: `two and a half years`, `several months`, `two years ago`, `three days after Monday`, `every two weeks`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from parkextract.mentions.times.nodes import Length
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.relations import closes
from parkextract.mentions.times.vocabulary import Unit, vocabulary


def length(r: Reader, i: int) -> tuple[Length, int] | None:
    """The length of time that begins at token i with a number or an inexact count."""
    first = _counted(r, i)
    if first is None:
        return None
    node, j = first
    if (k := r.hyphen(j)) < r.size and r.lower[k] == "long" and (k > j or r.near(k)):
        return node, k + 1
    whole = node
    while more := _finer_part(r, node, j):
        node, j = Length(node.parts + more[0].parts, few=node.few), more[1]
    if node is not whole:
        return node, j
    if r.word(j) in r.v.small["joins"] and r.near(j) and (half := and_half(r, j)):
        count, unit = node.parts[-1]
        if count is not None:
            return Length((*node.parts[:-1], (count + Decimal("0.5"), unit)), plural=node.plural), half
    return node, j


def _finer_part(r: Reader, node: Length, j: int) -> tuple[Length, int] | None:
    """The next part of a length that is told in several: `two years, one month and three days`."""
    k = j + 1 if r.word(j) in (r.v.small["joins"] | {","}) else j
    more = _counted(r, k) if node.parts[0][0] is not None and r.near(k) and r.word(k) != "a" else None
    return more if more and _finer(more[0], node) else None


_ORDER = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "workday",
    "night",
    "hour",
    "minute",
    "second",
)


def _finer(a: Length, b: Length) -> bool:
    return a.parts[0][1] in _ORDER and b.parts[-1][1] in _ORDER and _ORDER.index(a.parts[0][1]) > _ORDER.index(b.parts[-1][1])


def and_half(r: Reader, j: int) -> int | None:
    """The index after `and a half` at token j."""
    if r.word(j + 1) == "half" and closes(r, j + 2):
        return j + 2
    return j + 3 if r.small("a", j + 1) and r.word(j + 2) == "half" else None


def _counted(r: Reader, i: int) -> tuple[Length, int] | None:
    """`48 months`, `35-year`, `a few weeks`, `half a year`, `two full days`, `a year`."""
    if i >= r.size:
        return None
    word = r.lower[i]
    if not (word[0].isdigit() or word in r.v.numeral or word in r.v.small["article"] or word in r.v.phrases["some_units"]):
        return None
    if word in r.v.small["article"] and r.word(i + 1) == "quarter" and (after := _quarter_century(r, i + 2)):
        return Length(((Decimal(25), "year"),)), after
    if some := r.phrase("some_units", i):
        if inexact := _inexact(r, i, *some):
            return inexact
        if some[0] != "half" or word != "half":
            return None
    number = r.count(i)
    return _numbered(r, i, *number) if number else _single(r, i)


def _inexact(r: Reader, i: int, key: str, j: int) -> tuple[Length, int] | None:
    """`few weeks`, `half a year`, `all week`: the words of an inexact number at token i, of kind `key`, end before token j."""
    if r.word(i - 1) == "as" and r.word(i) == "many":
        return None  # in as many weeks
    while key == "few" and r.word(j - 1) == "of" and (more := r.phrase("some_units", j)) and more[0] == "few" and r.near(j):
        j = more[1]  # hundreds of thousands of years
    k = _skip_kind(r, r.hyphen(j))
    found = r.unit(k)
    if found is None or not found[0].code:
        return None
    unit, end = found
    if key == "half":
        return Length(((Decimal("0.5"), unit.name),)), end
    if key == "one":
        return (Length(((Decimal(1), unit.name),)), end) if k > j and not unit.plural and unit.name != "second" else None  # single-day
    if key == "whole":
        whole = not unit.plural and k == r.hyphen(j) and r.near(k) and unit.name not in ("second", "period")
        return (Length(((Decimal(1), unit.name),)), end) if whole else None
    return (Length(((None, unit.name),), few=True, plural=True), end) if unit.plural else None


def _single(r: Reader, i: int) -> tuple[Length, int] | None:
    """`a year`, `one full week`."""
    if not (r.small("a", i) and r.near(i + 1)):
        return None
    unit = r.unit(_skip_kind(r, i + 1))
    if unit is None or unit[0].plural or not unit[0].code or unit[0].name == "second":
        return None
    return Length(((Decimal(1), unit[0].name),)), unit[1]


def _numbered(r: Reader, i: int, value: Decimal, j: int) -> tuple[Length, int] | None:
    """`48 months`, `35-year`, `20-odd years`, `2 1/2 years`: the number at token i ends before token j."""
    if r.word(j) not in r.v.after_count or r.word(j) == "quarters" and r.word(j - 1) == "-":
        return None  # three-quarters sold
    if (upper := _upper(r, value, j, r.word(i - 1) == "between")) is not None:
        j = upper
    k = r.hyphen(j)
    if r.word(k) in r.v.small["odd"]:
        j, k = k + 1, r.hyphen(k + 1)
    elif r.word(j) in _PARTS and (half := _mixed(r, j)):
        value, j, k = value + half, j + 3, r.hyphen(j + 3)
    hyphened = k > j
    if not hyphened and not r.near(j) and not r.tokens.touches(j):
        return None
    unit = r.unit(_skip_kind(r, k))
    if unit is None or not _agrees(r, i, value, unit[0], hyphened, unit[1]):
        return None
    return Length(((value, unit[0].name),), plural=unit[0].plural), unit[1]


def _quarter_century(r: Reader, j: int) -> int | None:
    """The index after `century` or `of a century`, after `a quarter`."""
    k = r.hyphen(j)
    k = k + 2 if r.word(k) == "of" and r.small("a", k + 1) else k
    unit = r.unit(k)
    return unit[1] if unit and unit[0].name == "century" and not unit[0].plural else None


def _mixed(r: Reader, j: int) -> Decimal | None:
    """The fraction `1/2`, `1/4` or `3/4` at token j, after a whole number."""
    if r.word(j + 1) != "/" or not r.near(j) or not r.tokens.touches(j + 1):
        return None
    return _FRACTIONS.get((r.word(j), r.word(j + 2)))


_PARTS = frozenset("13")
_FRACTIONS = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}


def _upper(r: Reader, low: Decimal, j: int, between: bool) -> int | None:
    """The index after the greater of two counts that a unit follows: `two to three weeks`, `10-15 minutes`, `ten or fifteen years`, `between two and
    three years`."""
    joint = (r.word(j) in r.v.small["count_joint"] or between and r.word(j) == "and") and r.near(j)
    k = r.hyphen(j) if r.hyphen(j) > j else j + 1 if joint else j
    high = r.count(k) if k > j and k < r.size and (r.word(k)[0].isdigit() or r.word(k) in r.v.numeral) else None
    if high is None or not low < high[0] <= low * 20 or r.year(k) is not None:
        return None
    k = _skip_kind(r, r.hyphen(high[1]))
    unit = r.unit(k)
    return high[1] if unit and unit[0].code and (unit[0].plural or r.small("unit_short", k)) else None


def _agrees(r: Reader, i: int, value: Decimal, unit: Unit, hyphened: bool, j: int) -> bool:
    """Whether number and unit go together: `2 years`, `35-year`, `1.5 years`; not `2021 quarter`, `5 second`."""
    if not unit.code:
        return False
    if unit.plural or 0 < value <= 1 or hyphened:
        return not (value == value.to_integral_value() and value > 100000) or unit.name == "year" and r.small("scale", j - 2)
    if unit.name in ("quarter", "half", "second", "weekend"):
        return False
    if r.year(i) is not None:
        return False
    return value > 1 and not r.capital(j - 1)


def _skip_kind(r: Reader, i: int) -> int:
    """The index after an adjective that may stand between number and unit (`two full years`, `three consecutive quarters`)."""
    if (kind := r.phrase("year_kind", i)) and r.near(i):
        k = r.hyphen(kind[1])
        return k if r.word(k) in r.v.units else i
    return i


def timex_of(node: Length) -> str:
    """The TIMEX3 value; an inexact count is X, and the unit then stays as said (`PXDE` for decades). Half of a unit is counted in the next finer.

    >>> timex_of(Length(((Decimal("2.5"), "year"),))), timex_of(Length(((Decimal("0.5"), "hour"),)))
    ('P2.5Y', 'PT30M')
    """
    return _iso(
        [part for count, name in node.parts for part in (_finer_parts(count, name) if count == Decimal("0.5") else [(count, name)])]
    )


def duration_of(node: Length) -> str:
    """The ISO 8601 duration without fractions, where it can be said in months, hours or minutes.

    >>> duration_of(Length(((Decimal("1.5"), "year"),))), duration_of(Length(((Decimal("1.5"), "day"),)))
    ('P18M', 'P1DT12H')
    """
    return _iso([part for count, name in node.parts for part in _finer_parts(count, name)])


def _finer_parts(count: Decimal | None, name: str) -> list[tuple[Decimal | None, str]]:
    """A count with a fraction as counts without one: a year and a half is 18 months, a day and a half a day and twelve hours."""
    finer = _FINER.get(name)
    if count is None or finer is None or count == count.to_integral_value():
        return [(count, name)]
    whole, rest = divmod(count, 1)
    unit, size = finer
    if rest * size != (rest * size).to_integral_value():
        return [(count, name)]
    if name == "year" or not whole:
        return [(count * size, unit)]
    return [(whole, name), (rest * size, unit)]


_FINER = {"year": ("month", 12), "day": ("hour", 24), "workday": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def _iso(parts: Iterable[tuple[Decimal | None, str]]) -> str:
    """`P…T…` of counted units."""
    iso = vocabulary().iso
    day, clock = "", ""
    for count, name in parts:
        code, size, vague = iso[name]
        part = "X" + vague if count is None else plain(count * size) + code
        if code.startswith("T"):
            clock += part.replace("T", "")
        else:
            day += part
    return "P" + day + ("T" + clock if clock else "")


def plain(number: Decimal) -> str:
    """A count without exponent and needless zeros."""
    text = format(number.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
