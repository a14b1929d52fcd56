"""Fiscal years and pairs of years: `FY21`, `fiscal 2022`, `the 2020/21 financial year`, `2023-24`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import relations
from parkextract.mentions.times.nodes import Deictic, Length, Range, When
from parkextract.mentions.times.reader import DASHES, QUOTES, SIGNS, Read, Reader, two_digits


def slash_years(r: Reader, i: int) -> Read | None:
    """`2020/21`, `2023-24`: two years that follow each other, of which the second is in two figures or in four."""
    year = r.year(i) if r.word(i + 1) in DASHES else None
    if year is None or not (r.tokens.touches(i + 1) and r.tokens.touches(i + 2)):
        return None
    if r.word(i + 3) in DASHES and r.tokens.touches(i + 3) or i and r.tokens.touches(i) and r.word(i - 1) in SIGNS | DASHES:
        return None
    second = r.word(i + 2)
    if not second.isdigit() or len(second) not in (1, 2, 4) or not 1000 <= year <= 2150:
        return None
    if len(second) == 1 and (int(second) != (year + 1) % 10 or r.word(i + 1) == "-"):
        return None
    end = year + 1 if len(second) == 1 else int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if len(second) == 2 and end <= year:
        end += 100
    if len(second) == 2 and not year < end <= year + 60 or len(second) == 4 and not year < end <= year + 500:
        return None
    if r.tokens.touches(i + 3) and (r.word(i + 3).isalnum() or r.word(i + 3) in SIGNS | {"%"}):
        return None
    fiscal = end == year + 1 and _says_fiscal(r, i, i + 3)
    j = i + 3
    if fiscal:
        if (kind := r.phrase("year_kind", j)) and kind[0] == "fiscal" and (r.word(kind[1]) == "year" or r.word(j) == "fiscal"):
            j = kind[1]
        j = j + 1 if r.word(j) == "year" else j
        return When(year=end, fiscal=True, paired=True), j
    return Range(When(year=year), When(year=end), (i, i + 1), (i + 2, i + 3), pair=end == year + 1 and len(second) < 4), j


def _says_fiscal(r: Reader, i: int, j: int) -> bool:
    """Whether `fiscal`, `financial year`, `FY` stands just before token i or after token j."""
    after = r.phrase("year_kind", j)
    if after and after[0] == "fiscal" and r.near(j):
        return True
    before = [r.word(i - 1), r.word(i - 2)]
    return any((kind := r.phrase("year_kind", i - 1 - n)) is not None and kind[0] == "fiscal" for n in range(2)) or before == [
        "year",
        "financial",
    ]


def fiscal_rule(r: Reader, i: int, the: bool) -> Read | None:
    """A fiscal year or a part of one, and a pair of years before `financial year`."""
    return fiscal(r, i)


def fiscal(r: Reader, i: int) -> Read | None:
    """`FY21`, `FY 2021-22`, `fiscal 2022`, `fiscal year to September`, `financial year 2023-24`, `2022 financial year`."""
    if (year := r.year(i)) is not None:
        if (kind := r.phrase("year_kind", i + 1)) and kind[0] == "fiscal" and r.word(kind[1]) == "year" and r.near(i + 1):
            return When(year=year, fiscal=True), kind[1] + 1
        pair = slash_years(r, i)
        return pair if pair and isinstance(pair[0], When) else None
    kind = r.phrase("year_kind", i)
    if kind is None:
        return None
    j = r.hyphen(kind[1])
    if kind[0] != "fiscal":
        if r.word(i) == "cy" and (r.near(j) or r.tokens.touches(j)):
            if r.year(j) is not None:
                return When(year=r.year(j)), j + 1
            short = r.whole(j, 0, 99)
            return (When(year=two_digits(short)), j + 1) if short is not None and len(r.word(j)) == 2 and r.tokens.touches(j) else None
        if r.word(i) == "calendar" and r.near(j):
            j = j + 1 if r.word(j) == "year" else j
            return (When(year=r.year(j)), j + 1) if r.year(j) is not None else None
        return None
    if r.word(i) not in ("fy", "fye") and r.word(j) == "year" and r.near(j):
        j += 1
        ended = relations.ending(r, Length(((Decimal(1), "year"),)), j, fiscal=True)
        if ended:
            return ended
    if r.word(j) in QUOTES:
        j += 1
    if not (j < r.size and (r.near(j) or r.tokens.touches(j))):
        return None
    pair = slash_years(r, j)
    if pair:
        node = pair[0]
        if isinstance(node, Range):
            assert isinstance(node.high, When)
            if isinstance(node.low, When) and node.high.year == (node.low.year or 0) + 1:
                return When(year=node.high.year, fiscal=True, paired=True), pair[1]
        return pair
    if (year := r.year(j)) is not None:
        return When(year=year, fiscal=True), j + 1
    short = r.whole(j, 0, 99)
    if short is not None and len(r.word(j)) == 2 and (r.word(i) == "fy" or r.word(j - 1) in QUOTES):
        if r.word(j + 1) in ("-", "/") and r.whole(j + 2, 0, 99) == (short + 1) % 100 and r.tokens.touches(j + 2):
            return When(year=two_digits(short + 1), fiscal=True, paired=True), j + 3
        return When(year=two_digits(short), fiscal=True), j + 1
    ordinal = r.ordinal(j)
    if ordinal and r.word(k := r.hyphen(ordinal[1])) == "quarter" and 1 <= ordinal[0] <= 4:
        ended = relations.ending(r, Length(((Decimal(1), "quarter"),)), k + 1)
        return ended or (When(quarter=ordinal[0], fiscal=True), k + 1)
    if r.word(j - 1) == "year" and r.small("the", i - 1):
        return Deictic("that", "year", fiscal=True), j
    return None
