"""Dates in figures: `2019-08-28`, `28/8/2019`, `8/28/19`, `20190828`, `23/Sep/2020`, and the order of day and month in an article."""

from __future__ import annotations

import re
from datetime import date as calendar_date

from parkextract.mentions.times.nodes import When
from parkextract.mentions.times.reader import Read, Reader, two_digits


def numeric(r: Reader, i: int) -> Read | None:
    """`2019-08-28`, `2019.8.28`, `28/8/2019`, `8/28/19`, `20190828`, `2019/08`."""
    word = r.word(i)
    if len(word) == 8 and word.isdigit() and word[:2] in ("19", "20"):
        return _checked(int(word[:4]), int(word[4:6]), int(word[6:]), i + 1)
    if "." in word:
        return _dotted(r, i)
    sign = r.word(i + 1)
    if (
        sign not in ("-", "/", "\u2013", "\u2010")
        or not (r.tokens.touches(i + 1) and r.tokens.touches(i + 2))
        or (i and r.word(i - 1) == sign and sign == "/" and r.tokens.touches(i))
    ):
        return None
    a, b = r.whole(i, 1, 2199), r.whole(i + 2, 1, 2199)
    if a is None or b is None:
        return None
    third = r.word(i + 3) == sign and r.tokens.touches(i + 3) and r.tokens.touches(i + 4)
    c = r.whole(i + 4, 0, 2199) if third else None
    spans = (
        r.word(i - 1) == "from"
        and r.word(i + 4)[:1].isdigit()
        and r.word(i + 5) == "/"
        or r.word(i - 2) == "/"
        and r.word(i - 1) in r.v.small["to"]
    )
    spans = spans or r.word(i - 3) == "/" and r.word(i - 1) in r.v.small["to"] and r.word(i - 5) == "from"
    if (
        not third
        and sign == "/"
        and (spans or r.word(i - 1) in r.v.small["day_month"])
        and not (r.tokens.touches(i + 3) and r.word(i + 3).isalnum())
    ):
        return _ordered(r, a, b, None, i + 3) if a <= 31 and b <= 31 and len(r.word(i + 2)) <= 2 else None
    if r.year(i) is not None and len(r.word(i + 2)) <= 2:
        if c is not None and len(r.word(i + 4)) <= 2:
            return _checked(a, b, c, i + 5)
        if third or len(r.word(i + 2)) != 2 or r.word(i + 2)[0] != "0" and sign != "/" or not 1 <= b <= 12 or int(r.word(i)) % 100 + 1 == b:
            return None
        return (When(year=a, month=b), i + 3) if sign != "/" or b <= 12 else None
    if c is None or a > 31 or b > 31:
        return None
    if r.word(i + 5) == sign and r.tokens.touches(i + 5) and sign == "/":
        return None
    if len(r.word(i + 4)) == 2:
        year = two_digits(c)
    elif r.year(i + 4) is not None:
        year = c
    else:
        return None
    return _ordered(r, a, b, year, i + 5)


def _dotted(r: Reader, i: int) -> Read | None:
    parts = r.word(i).split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        return _checked(int(parts[0]), int(parts[1]), int(parts[2]), i + 1)
    if len(parts[2]) in (2, 4) and len(parts[0]) <= 2 and len(parts[1]) <= 2 and (len(parts[2]) == 4 and parts[2][:2] in ("19", "20")):
        return _checked(int(parts[2]), int(parts[1]), int(parts[0]), i + 1)
    return None


def _ordered(r: Reader, a: int, b: int, year: int | None, end: int) -> Read | None:
    """`a/b/year` as day and month: the only order that is a date, else the article's, else month first with the other reading kept."""
    first, second = _checked(year, a, b, end), _checked(year, b, a, end)
    if first is None or second is None or a == b:
        return first or second
    if r.day_first is not None:
        return second if r.day_first else first
    node = first[0]
    assert isinstance(node, When)
    node.other = (b, a)
    return first


def _checked(year: int | None, month: int, day: int, end: int) -> Read | None:
    """The date where it is one; a year that is not known may be a leap year."""
    try:
        calendar_date(year or 2000, month, day)
    except ValueError:
        return None
    return When(year=year, month=month, day=day), end


def named(r: Reader, i: int) -> Read | None:
    """Figures and a month's name with slashes or hyphens: `23/Sep/2020`, `2019-Aug-01`, `Sep-23-2020`."""
    sign = r.word(i + 1)
    if sign not in ("-", "/") or r.word(i + 3) != sign or not all(r.tokens.touches(k) for k in range(i + 1, i + 5)):
        return None
    words = (r.word(i), r.word(i + 2), r.word(i + 4))
    for at, (year, day) in ((0, (2, 1)), (1, (2, 0)), (1, (0, 2))):
        month = r.v.month.get(words[at])
        if month and words[year].isdigit() and len(words[year]) in (2, 4) and words[day].isdigit() and len(words[day]) <= 2:
            if len(words[year]) == 4 or year == 2:
                stated = int(words[year]) if len(words[year]) == 4 else two_digits(int(words[year]))
                return _checked(stated, month, int(words[day]), i + 5)
    return None


_FIGURES_APART = re.compile(r"\d[/-]\d")


def order_of(r: Reader) -> bool | None:
    """Whether the article writes the day first, by its numeric dates that leave no doubt; None when it has none or both."""
    if _FIGURES_APART.search(r.tokens.text) is None:
        return None
    day = month = 0
    for i in r.tokens.where({"/", "-"}):
        if 0 < i < r.size - 3 and r.lower[i + 2] == r.lower[i] and r.tokens.touches(i) and r.tokens.touches(i + 1):
            a, b = r.whole(i - 1, 1, 31), r.whole(i + 1, 1, 31)
            if a is None or b is None or r.whole(i + 3, 0, 2199) is None:
                continue
            day += a > 12 >= b
            month += b > 12 >= a
    return None if bool(day) == bool(month) else bool(day)
