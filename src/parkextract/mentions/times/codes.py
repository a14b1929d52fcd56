"""Decades, and parts of a year by letter and number: `the 1990s`, `'90s`, `Q3 2024`, `1H`, `3Q24`, `9M23`."""

from __future__ import annotations

from parkextract.mentions.times.nodes import Nth, When
from parkextract.mentions.times.reader import HYPHENS, QUOTES, Read, Reader, two_digits


def decade(r: Reader, i: int) -> Read | None:
    """`1990s`, `1990's`, `'90s`, `90s`, `nineties`."""
    word = r.word(i)
    if word in r.v.decade:
        return When(unit="decade", year=(190 if r.v.decade[word] else 200) + r.v.decade[word]), i + 1
    j = i + 1 if word in QUOTES else i
    figures = r.word(j)
    if r.word(j + 1) != "s" and r.word(j + 1) not in QUOTES:
        return None
    if j > i and not r.tokens.touches(j) or not figures.isdigit() or figures[-1] != "0" or not 2 <= len(figures) <= 4:
        return None
    k = j + 1
    if r.word(k) in QUOTES and r.tokens.touches(k):
        if len(figures) == 4 and not (r.small("the", i - 1) or r.phrase("edge_adjective", i - 1) or r.word(i - 1) in HYPHENS):
            return None  # 1990's first half
        k += 1
    if r.word(k) != "s" or not r.tokens.touches(k):
        return None
    if (era := r.phrase("era", k + 1)) and era[0] == "bc":
        return When(unit="decade", year=-int(figures) // 10), era[1]
    if len(figures) == 3:
        return None
    if len(figures) == 4:
        year = int(figures)
        return (When(unit="decade", year=year // 10), k + 1) if 1000 <= year < 2200 else None
    tens = int(figures) // 10
    if j == i and any(r.small("weather", i - back) for back in (2, 3, 4, 5)):
        return None  # highs in the 40s
    if j == i and not (i and r.word(i - 1) in r.v.small["the"] | {"mid", "early", "late", "-", "and"}):
        return None
    return When(unit="decade", year=(200 if tens < 2 else 190) + tens), k + 1


_LETTERS = {"q": ("quarter", 4), "h": ("half", 2), "s": ("half", 2)}  # a part of the year, and how many of it there are


def quarter_code(r: Reader, i: int) -> Read | None:
    """`Q3`, `3Q`, `1H`, `H1`, `Q3/2024`, `3Q24`, `Q3 FY22`, `9M23` (nine months), `2024Q3`, with the year where it is stated."""
    word = r.word(i)
    if word in _LETTERS and r.tokens.touches(i + 1) and (r.capital(i) or r.year(i - 1) is not None):
        name, most = _LETTERS[word]
        n, j = r.whole(i + 1, 1, most), i + 2
        if (
            word == "s"
            and not (r.near(i + 2) and r.year(i + 2))
            or (
                word == "h"
                and not (r.near(i + 2) and r.small("result", i + 2))
                and r.word(i - 1) not in r.v.small["month_before"]
                and r.year(i + 2) is None
                and not (r.word(i + 2) == "/" and r.year(i + 3) is not None)
                and not (r.word(i + 2) in QUOTES and r.whole(i + 3, 10, 49) is not None)
                and r.year(i - 1) is None
                and r.year(i - 2) is None
            )
        ):
            return None
    elif word.isdigit() and len(word) == 1 and r.word(i + 1) in ("q", "h") and r.tokens.touches(i + 1) and r.capital(i + 1):
        name, most = _LETTERS[r.word(i + 1)]
        n, j = r.whole(i, 1, most), i + 2
    else:
        return None
    if n is None:
        return None
    when = When(quarter=n) if name == "quarter" else When(half=n)
    k = j
    if r.word(k) in ("/", "-", ",", "'", "of", "fy", "\u2019") and r.near(k):
        k += 1
    if r.word(k) == "fy":
        k += 1
    if k < r.size and (r.near(k) or r.tokens.touches(k)):
        fiscal = r.word(k - 1) == "fy"
        if (year := r.year(k)) is not None:
            when.year, j, when.fiscal = year, k + 1, fiscal
        elif (
            (short := r.whole(k, 0, 99)) is not None
            and len(r.word(k)) == 2
            and (r.tokens.touches(k) or r.word(k - 1) in ("'", "\u2019") or _year_alone(r, k))
        ):
            when.year, j, when.fiscal = two_digits(short), k + 1, fiscal
    return when, j


def _year_alone(r: Reader, k: int) -> bool:
    """Whether two figures after a quarter and a space are its year (`SOP Q1 25, run rate`): the clause ends there."""
    return 10 <= int(r.word(k)) < 50 and (k + 1 >= r.size or not r.near(k + 1) or r.small("clause_end", k + 1) and r.word(k + 1) != "and")


def months_code(r: Reader, i: int) -> Read | None:
    """`9M23`, `6M 2022`: the first nine months of a year."""
    count = r.whole(i, 1, 12)
    if count is None or r.word(i + 1) not in ("m", "mfy") or not r.tokens.touches(i + 1) or not r.capital(i + 1):
        return None
    k = i + 2
    fiscal = r.word(i + 1) == "mfy" or r.word(k) == "fy" and (r.near(k) or r.tokens.touches(k))
    k += r.word(k) == "fy" or r.word(k) == "/" and r.tokens.touches(k)
    year = r.year(k) if r.near(k) or r.tokens.touches(k) else None
    if year is None:
        short = r.whole(k, 0, 99)
        if short is None or len(r.word(k)) != 2 or not r.tokens.touches(k):
            return None
        year = two_digits(short)
    return Nth(1, "month", count, When(year=year, fiscal=fiscal), fiscal), k + 1
