"""Calendar dates in every order and style: `Aug 28, 2019`, `28 August`, `2019-08-28`, `10/26/89`, `Friday, May 12`, `the 1990s`, `Q3 2024`."""

from __future__ import annotations

import re
from datetime import date as calendar_date

from parkextract.mentions.times.nodes import When
from parkextract.mentions.times.reader import HYPHENS, QUOTES, Read, Reader


def day_number(r: Reader, i: int) -> tuple[int, int] | None:
    """(day of the month, index after): `28`, `28th`, `first`."""
    value = r.whole(i, 1, 31)
    if value is not None and len(r.word(i)) <= 2:
        return value, i + 2 if r.suffix(i + 1) else i + 1
    return None


def after_comma(r: Reader, i: int) -> int:
    """The index after a comma that joins the parts of a date."""
    return i + 1 if r.word(i) == "," and r.near(i + 1) else i


def month_at(r: Reader, i: int) -> tuple[int, int] | None:
    """(month, index after) of a month's name or abbreviation with its full stop."""
    word = r.word(i)
    month = r.v.month.get(word)
    if month is None:
        return None
    j = i + 1
    if word in r.v.month_short and r.word(j) == "." and r.tokens.touches(j):
        j += 1
    return month, j


def full_year(r: Reader, i: int) -> tuple[int, int] | None:
    """(year, index after) at token i: four figures, `'98`, or a number before BC or after AD."""
    if (era := before_christ(r, i)) is not None:
        return era
    if (year := r.year(i)) is not None:
        return (year, i + 1) if not _is_amount(r, i) else None
    if (spelt := spelt_year(r, i)) is not None:
        return spelt
    if r.word(i) in QUOTES and r.whole(i + 1, 0, 99) is not None and len(r.word(i + 1)) == 2 and r.tokens.touches(i + 1):
        return two_digits(int(r.word(i + 1))), i + 2
    return None


def spelt_year(r: Reader, i: int) -> tuple[int, int] | None:
    """`nineteen eighty-six`, `two thousand and fifteen`."""
    if r.word(i) not in r.v.numeral or not (first := r.count(i)):
        return None
    value, j = first
    if 2000 <= value < 2100 and value == int(value):
        return int(value), j
    if value in (17, 18, 19, 20) and r.near(j) and r.word(j) in r.v.numeral and (second := r.count(j)) and 10 <= second[0] < 100:
        return int(value * 100 + second[0]), second[1]
    return None


def _is_amount(r: Reader, i: int) -> bool:
    """Whether figures at token i go on as a number, a percentage or a decade."""
    if r.tokens.touches(i + 1) and r.word(i + 1) == "s":
        return True
    return r.word(i + 1) in ("%", "°") or (r.word(i + 1) == "/" and r.word(i + 2) == "7")


def two_digits(value: int) -> int:
    """The year that two figures mean, 1950 to 2049."""
    return value + (2000 if value < 50 else 1900)


def before_christ(r: Reader, i: int) -> tuple[int, int] | None:
    """`480 BC`, `AD 79`."""
    word = r.word(i)
    if word.isdigit() and len(word) <= 4 and (era := r.phrase("era", i + 1)) and r.capital(i + 1):
        return (-int(word) if era[0] == "bc" else int(word)), era[1]
    if (
        word in ("ad", "a")
        and (era := r.phrase("era", i))
        and era[0] == "ad"
        and r.capital(i)
        and (year := r.whole(era[1], 1, 2199)) is not None
    ):
        return year, era[1] + 1
    return None


def date(r: Reader, i: int) -> Read | None:
    """The date that begins at token i with a weekday, a month or figures."""
    word = r.word(i)
    if not word:
        return None
    if (word in r.v.month or word[0].isdigit()) and (found := named(r, i)):
        return found
    if word in r.v.month:
        return month_first(r, i)
    if word in r.v.weekday or word in r.v.weekday_short:
        return with_weekday(r, i)
    if word[0].isdigit():
        return numeric(r, i) or day_first(r, i)
    return day_first(r, i) if word in r.v.phrases["ordinal"] else None


def month_first(r: Reader, i: int) -> Read | None:
    """`May 12, 2020`, `May 12`, `May 2020`, `May of 2020`, `May`."""
    found = month_at(r, i)
    if found is None:
        return None
    month, j = found
    k = r.the(j) if r.near(j) else j
    if r.near(k) or r.tokens.touches(k):
        if r.word(k) == "-" and r.tokens.touches(k) and (year := full_year(r, k + 1)):  # Sep-2020
            return When(month=month, year=year[0]), year[1]
        day = day_number(r, k) if r.near(k) else None
        if day and not _day_is_else(r, day[1]):
            return _with_year(r, When(month=month, day=day[0]), day[1])
        if (ordinal := r.phrase("ordinal", k)) and int(ordinal[0]) <= 31 and r.unit(ordinal[1]) is None and k == j:
            return _with_year(r, When(month=month, day=int(ordinal[0])), ordinal[1])
    k = after_comma(r, j)
    if r.near(k) and (year := full_year(r, k)) and (k == j or year[0] > 1000):
        return When(month=month, year=year[0]), year[1]
    if r.near(j) and r.word(j) in r.v.small["of"] and (year := full_year(r, j + 1)) and r.near(j + 1):
        return When(month=month, year=year[0]), year[1]
    if i and r.word(i) in r.v.month_short and j == i + 1 and not r.capital(i):
        return None
    return When(month=month), j


def _day_is_else(r: Reader, j: int) -> bool:
    """Whether the figures before token j are no day: they go on as a number, a scale or a percentage (`May 5 percent`, `May 3.5`)."""
    word = r.word(j)
    if word in r.v.small["percent"] and r.near(j):
        return True
    return word == ":" and r.tokens.touches(j) and r.whole(j + 1, 0, 59) is not None and len(r.word(j + 1)) == 2


def _with_year(r: Reader, when: When, j: int) -> Read:
    """The date with the year that follows its day: `, 2020`, ` 2020`, `, '20`, ` of 2020`; and a weekday in brackets is left alone."""
    k = after_comma(r, j)
    if r.near(k) and (year := full_year(r, k)):
        if not _year_counts_things(r, year[1]) or k == j:
            when.year = year[0]
            return when, year[1]
    if r.near(j) and r.word(j) in r.v.small["of"] and r.near(j + 1) and (year := full_year(r, j + 1)):
        when.year = year[0]
        return when, year[1]
    return when, j


def _year_counts_things(r: Reader, j: int) -> bool:
    """Whether four figures before token j count what follows (`On May 5, 2000 people came`): a plural noun in lower case without a comma."""
    word = r.word(j)
    return bool(word) and r.near(j) and not r.capital(j) and word in r.v.small["counted"]


def _spelt_day(r: Reader, i: int) -> tuple[int, int] | None:
    """`second` of `the second of August`."""
    ordinal = r.phrase("ordinal", i)
    return (
        (int(ordinal[0]), ordinal[1])
        if ordinal and int(ordinal[0]) <= 31 and r.word(ordinal[1]) == "of" and r.word(ordinal[1] + 1) in r.v.month
        else None
    )


def day_first(r: Reader, i: int) -> Read | None:
    """`28 August 2019`, `28th of August`, `28-Aug-2019`."""
    day = day_number(r, i) or _spelt_day(r, i)
    if day is None or (r.tokens.touches(i) and r.word(i - 1) in "$€£¥"):
        return None
    value, j = day
    if r.word(j) in HYPHENS and r.tokens.touches(j) and r.tokens.touches(j + 1) and (month := month_at(r, j + 1)):
        when = When(day=value, month=month[0])
        k = month[1]
        if r.word(k) in HYPHENS and r.tokens.touches(k):
            if year := full_year(r, k + 1):
                when.year = year[0]
                return when, year[1]
            if (short := r.whole(k + 1, 0, 99)) is not None and len(r.word(k + 1)) == 2:
                when.year = two_digits(short)
                return when, k + 2
        return when, k
    if not r.near(j):
        return None
    k = j
    if r.word(j) in r.v.small["of"] and r.near(j + 1):
        k = r.the(j + 1)
    month = month_at(r, k)
    if month is None or (r.lower[k] in r.v.month_guarded and not r.capital(k)):
        return None
    when = When(day=value, month=month[0])
    if value > _LONGEST[month[0]]:
        return None
    after = month[1]
    if (
        r.tokens.touches(after) is False
        and r.near(after)
        and (nxt := day_number(r, after))
        and not full_year(r, after)
        and nxt[1] == after + 1
    ):
        pass
    return _with_year(r, when, after)


_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def with_weekday(r: Reader, i: int) -> Read | None:
    """`Friday`, `Friday, May 12`, `Fri. 12 May 2020`, `Friday the 13th`, `Wednesday (May 17)` (two dates, the bracket apart)."""
    word = r.word(i)
    weekday = r.v.weekday.get(word)
    short = weekday is None
    if weekday is None:
        weekday = r.v.weekday_short[word]
    j = i + 1
    if short and r.word(j) == "." and r.tokens.touches(j):
        j += 1
    k = after_comma(r, j)
    if r.near(k):
        k = r.the(k)
        dated = date(r, k) if (r.word(k) in r.v.month or r.word(k)[:1].isdigit()) else None
        if dated and isinstance(dated[0], When) and dated[0].day and dated[0].month:
            dated[0].weekday = weekday
            return dated
        if (k > j or short and r.capital(i)) and r.word(j) != "," and (day := day_number(r, k)) and r.suffix(day[1] - 1):
            return When(weekday=weekday, day=day[0]), day[1]
        if (
            k > j
            and r.word(j) != ","
            and (spelt := r.phrase("ordinal", k))
            and int(spelt[0]) <= 31
            and not (r.near(spelt[1]) and r.word(spelt[1]).isalpha())
        ):
            return When(weekday=weekday, day=int(spelt[0])), spelt[1]
    if short and not (j > i + 1 and r.capital(i)):
        return None
    return When(weekday=weekday), j


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
        if third or len(r.word(i + 2)) != 2 or r.word(i + 2)[0] != "0" or not 1 <= b <= 12 or int(r.word(i)) % 100 + 1 == b:
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
    for i, word in enumerate(r.lower):
        if word in ("/", "-") and 0 < i < r.size - 3 and r.lower[i + 2] == word and r.tokens.touches(i) and r.tokens.touches(i + 1):
            a, b = r.whole(i - 1, 1, 31), r.whole(i + 1, 1, 31)
            if a is None or b is None or r.whole(i + 3, 0, 2199) is None:
                continue
            day += a > 12 >= b
            month += b > 12 >= a
    return None if bool(day) == bool(month) else bool(day)


def decade(r: Reader, i: int) -> Read | None:
    """`1990s`, `1990's`, `'90s`, `90s`, `nineties`."""
    word = r.word(i)
    if word in r.v.decade:
        return When(unit="decade", year=190 + r.v.decade[word]), i + 1
    j = i + 1 if word in QUOTES else i
    figures = r.word(j)
    if j > i and not r.tokens.touches(j) or not figures.isdigit() or figures[-1] != "0" or not 2 <= len(figures) <= 4:
        return None
    k = j + 1
    if r.word(k) in QUOTES and r.tokens.touches(k):
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
    if j == i and not (i and r.word(i - 1) in r.v.small["the"] | {"mid", "early", "late", "-", "and"}):
        return None
    return When(unit="decade", year=(200 if tens < 2 else 190) + tens), k + 1


def quarter_code(r: Reader, i: int) -> Read | None:
    """`Q3`, `3Q`, `1H`, `H1`, `Q3/2024`, `3Q24`, `Q3 FY22`, `9M23` (nine months), `2024Q3`, with the year where it is stated."""
    letters = {"q": ("quarter", 4), "h": ("half", 2), "s": ("half", 2)}
    word = r.word(i)
    if word in letters and r.tokens.touches(i + 1) and (r.capital(i) or r.year(i - 1) is not None):
        name, most = letters[word]
        n, j = r.whole(i + 1, 1, most), i + 2
        if word == "s" or (
            word == "h"
            and r.word(i - 1) not in r.v.small["month_before"]
            and r.year(i + 2) is None
            and r.year(i - 1) is None
            and r.year(i - 2) is None
        ):
            return None
    elif word.isdigit() and len(word) == 1 and r.word(i + 1) in ("q", "h") and r.tokens.touches(i + 1) and r.capital(i + 1):
        name, most = letters[r.word(i + 1)]
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
        elif (short := r.whole(k, 0, 99)) is not None and len(r.word(k)) == 2 and (r.tokens.touches(k) or r.word(k - 1) in ("'", "\u2019")):
            when.year, j, when.fiscal = two_digits(short), k + 1, fiscal
    return when, j
