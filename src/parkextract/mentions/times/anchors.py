"""What dates or holds an expression from behind: `of next year`, `last year`, `FY22`; `of` or `in` a longer time."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import dates, fiscal_years, lengths, relations
from parkextract.mentions.times.nodes import Clock, Deictic, Ending, Length, Offset, Range, Reference, When
from parkextract.mentions.times.reader import Read, Reader

GRAINS = frozenset({"day", "week", "month", "quarter", "half", "year", "decade", "century", "season"})


def year_after(r: Reader, j: int) -> Read | None:
    """A year that dates what stands before token j: `2024`, `last year`, `of next year`, `of that year`, `FY22`."""
    k = j
    if not r.near(k):
        return None
    if r.word(k) == "," and r.year(k + 1) is not None:
        k += 1
    joined = r.word(k) in r.v.small["of"]
    if joined:
        k = r.the(k + 1)
        if not r.near(k):
            return None
    pair = fiscal_years.slash_years(r, k)
    if pair and (isinstance(pair[0], When) or isinstance(pair[0], Range) and pair[0].pair):
        return pair  # the first half of 2024/25
    if year := dates.full_year(r, k):
        return When(year=year[0]), year[1]
    if which := r.phrase("deixis", k):
        unit = skip_kind(r, which[1])
        found = r.unit(unit[0])
        if r.word(unit[0]) == "one" and joined and which[0] in ("prior", "last", "following"):
            return Deictic(which[0], "year"), unit[0] + 1  # type: ignore[arg-type]
        if found and found[0].name == "year" and not found[0].plural:
            return Deictic(which[0], "year", fiscal=unit[1]), found[1]  # type: ignore[arg-type]
        return None
    fiscal = fiscal_years.fiscal(r, k)
    if fiscal:
        return fiscal
    if joined and r.small("the", k - 1) and r.capital(k) and r.near(k + 1) and (kind := r.phrase("year_kind", k + 1)):
        if kind[0] == "fiscal" and r.word(kind[1]) == "year":  # of the Ethiopian fiscal year
            return Deictic("that", "year", fiscal=True), kind[1] + 1
    if joined and r.word(k) in ("year", "decade", "century") and r.small("the", k - 1) and r.word(k) == "year":
        if r.small("before_earlier", k + 1):
            return None
        return Deictic("that", "year"), k + 1
    return None


def skip_kind(r: Reader, i: int) -> tuple[int, bool]:
    kind = r.phrase("year_kind", i)
    if kind and (r.word(kind[1]) in r.v.units or r.word(kind[1]) == "-"):
        return r.hyphen(kind[1]), kind[0] == "fiscal"
    return i, False


def complement(r: Reader, end: int) -> Read | None:
    """The longer time after `of` or `in` at token `end`."""
    if not (r.near(end) and r.word(end) in r.v.small["of"] and r.word(end) in ("of", "in") and r.near(end + 1)):
        return None
    j = r.the(end + 1)
    inner = r.nominal(r, j, j > end + 1)
    if inner is None or isinstance(inner[0], (Length, Reference, Offset, Range, Ending, Clock)):
        return None
    return inner


def dated(when: When, year: Read) -> Read:
    if isinstance(year[0], When) and year[0].year is not None and not year[0].fiscal:
        when.year = year[0].year
    else:
        when.within = year[0]
    return when, year[1]


def a_year_earlier(r: Reader, j: int) -> Read | None:
    """`a year earlier`, `a year ago`, `in the year before` after `the same period`."""
    k = j + 1 if r.word(j) in r.v.small["of"] else j
    k = r.the(k)
    if r.near(k) and (counted := lengths.length(r, k)) and (moved := relations.offset(r, counted[0], counted[1])):
        return moved
    if r.word(k) == "year" and r.small("before_earlier", k + 1):
        return Offset(Length(((Decimal(1), "year"),)), -1, "context"), k + 2
    return None
