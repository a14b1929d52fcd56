"""Calendar dates in every order and style: `Aug 28, 2019`, `28 August`, `2019-08-28`, `10/26/89`, `Friday, May 12`, `the 1990s`, `Q3 2024`."""

from __future__ import annotations

from parkextract.mentions.times import figures
from parkextract.mentions.times.nodes import When
from parkextract.mentions.times.reader import HYPHENS, QUOTES, Read, Reader, two_digits


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
    if (word in r.v.month or word[0].isdigit()) and (found := figures.named(r, i)):
        return found
    if word in r.v.month:
        return month_first(r, i)
    if word in r.v.weekday or word in r.v.weekday_short:
        return with_weekday(r, i)
    if word[0].isdigit():
        return figures.numeric(r, i) or day_first(r, i)
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
