"""The remaining kinds of expression: names of days and seasons, calendar dates with what follows them, lengths, and bare units."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import anchors, clock, codes, dates, deictics, fiscal_years, relations
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Ending, Length, Node, Nth, Range, SoFar, When
from parkextract.mentions.times.reader import Read, Reader


def fixed(r: Reader, i: int, the: bool) -> Read | None:
    """`today`, `year to date`, `year-end`, `weeklong`."""
    if long := r.phrase("long_word", i):
        unit_name = r.v.unit[long[0]]
        return Length(((None if unit_name.plural else Decimal(1), unit_name.name),), plural=unit_name.plural), long[1]
    if r.small("ytd", i) and r.words[i].isupper():
        return SoFar(Deictic("this", "year")), i + 1
    if word := r.phrase("day_word", i):
        if not word[0].lstrip("-").isdigit():
            return Day(0, "N"), word[1]
        day = Day(int(word[0]))
        return clock.part_after(r, day, word[1]) or (day, word[1])
    if r.word(i) == "year" and (r.hyphen(i + 1) > i + 1 or r.near(i + 1)):
        j = r.hyphen(i + 1)
        if r.word(j) == "end":
            if j > i + 1 or r.near(j) and r.small("before_year_end", i - 1):
                return _year_end(r, j + 1)
        if r.word(j) == "to" and r.word(r.hyphen(j + 1)) == "date":
            return SoFar(Deictic("this", "year")), r.hyphen(j + 1) + 1
    if r.small("midyear", i):
        year, end = anchors.year_after(r, i + 1) or (Deictic("that", "year"), i + 1)
        return Edge("MID", year), end
    if r.small("yearend", i):
        return _year_end(r, i + 1)
    account = r.small("before_year_end", i - 1) or r.word(i - 1) == "of" and r.word(i - 2) == "as"
    if r.word(i) in ("quarter", "period") and r.word(k := r.hyphen(i + 1)) == "end" and r.near(k) and account:
        closed = Deictic("that", r.word(i), back=r.word(i) == "period")
        return Edge("END", closed, day=True), k + 1  # at quarter-end, at period end
    if (
        r.word(i) in r.v.units
        and r.word(i + 1) in ("'", "\u2019")
        and r.word(i + 2) == "s"
        and (edge := r.phrase("edge", i + 3))
        and edge[0] in ("START", "END")
        and (unit := r.unit(i))
        and unit[0].name in anchors.GRAINS
        and (edge[1] >= r.size or not r.near(edge[1]) or not r.word(edge[1]).isalpha() or r.small("edge_verb", edge[1]))
    ):
        return Edge(edge[0], Deictic("that", unit[0].name)), edge[1]  # year's end
    if r.word(i) == "weekend":
        return Deictic("that", "weekend"), i + 1
    if the and r.small("half", i) and relations.half_told(r, i, i + 1):
        return Deictic("that", "half"), i + 1
    return None


def _year_end(r: Reader, i: int) -> Read:
    """The end of the year that stands at token i, else of this year: `year-end 2023`, `by yearend`."""
    year, end = anchors.year_after(r, i) or (Deictic("this", "year"), i)
    return Edge("END", year, day=True), end


_MOVING = ("within", "moving")  # keys of holidays whose day is another every year


def holiday(r: Reader, i: int, the: bool) -> Read | None:
    """`Christmas`, `Labor Day 2020`, `Easter weekend`: a name in capitals, or one that a year or `weekend` shows to be the day."""
    found = r.phrase("holiday", i)
    if found is None:
        return None
    when, j = When(holiday=found[0]), found[1]
    if j == i + 1 and found[0].startswith(_MOVING) and r.near(j) and r.capital(j) and r.word(j).isalpha() and r.word(j) not in r.v.starts:
        return None  # the Tet Offensive
    year = anchors.year_after(r, j)
    if j == i + 1 and r.small("holiday_guarded", i) and not (r.small("before_guarded", i - 1) or year):
        return None
    k = year[1] if year else j
    if (unit_at := r.unit(k)) and unit_at[0].name == "weekend":
        later = None if year else anchors.year_after(r, k + 1)
        if year or later:
            anchors.dated(when, year or later)  # type: ignore[arg-type]
        return Deictic("that", "weekend", within=when), later[1] if later else k + 1
    if year:
        return anchors.dated(when, year)
    if found[0].startswith("within-01-01") and (the and r.small("new_year_before", i - 2) or r.small("new_year_before", i - 1)):
        return when, j  # in the new year
    if not (r.capital(i) or r.small("holiday_lower", i)) or found[0].startswith("within-01-01"):
        return None
    return clock.part_after(r, when, j) or (when, j)


def season(r: Reader, i: int, the: bool) -> Read | None:
    season = r.v.season.get(r.word(i))
    if season is None:
        return None
    when = When(season=season)
    if r.word(i + 1) in ("/", "-") and r.v.season.get(r.word(i + 2)):
        return None
    if winter := _over_two_years(r, when, i + 1):
        return winter
    if year := anchors.year_after(r, i + 1):
        return anchors.dated(when, year)
    if r.word(i) in r.v.season_guarded and not (the and deictics.noun_fall(r, i)):
        return None
    if not the and r.word(i - 1) not in r.v.small["season_before"] and r.word(i) not in r.v.season_verb:
        return when, i + 1
    if the or r.word(i - 1) in r.v.small["season_before"] or r.phrase("edge_adjective", i - 1):
        if (
            the
            and r.near(i + 1)
            and r.word(i + 1) not in r.v.small["after_season"]
            and r.word(i + 1).isalpha()
            and not r.capital(i + 1)
            and r.word(i) in ("spring",)
        ):
            return None
        return when, i + 1
    return None


def _over_two_years(r: Reader, when: When, j: int) -> Read | None:
    """`winter of 2021-22`: the season that begins in the first of two years."""
    k = r.the(j + 1) if r.small("of", j) and r.near(j) else j
    pair = fiscal_years.slash_years(r, k) if r.near(k) else None
    if pair is None or not isinstance(pair[0], Range) or not pair[0].pair or not isinstance(pair[0].low, When):
        return None
    when.year = pair[0].low.year
    return when, pair[1]


def date(r: Reader, i: int, the: bool) -> Read | None:
    """A calendar date, with the year said after it and the part of the day."""
    word = r.word(i)
    if word[0].isdigit() or word in ("q", "h", "s"):
        if (code := codes.quarter_code(r, i)) and isinstance(code[0], When):
            if code[0].year is None and (year := anchors.year_after(r, code[1])):
                return anchors.dated(code[0], year)
            return code
        if months := codes.months_code(r, i):
            return months
    if (found := dates.date(r, i)) is None:
        return _day_alone(r, i) if the else None
    when, end = found
    assert isinstance(when, When)
    k = r.hyphen(end)
    if when.month and not when.day and r.near(end) and r.capital(i) and r.word(k + 1) != "-":
        if r.word(k) in ("quarter", "half") or r.word(k) == "year" and k == end and r.small("the", i - 1) and when.year is None:
            return _month_quarter(r, when.month, r.word(k), k + 1, when.year)
    if when.month and not when.day and word in r.v.month_guarded and when.year is None and not _guarded_month(r, i, end):
        return None
    if when.year is None and not when.day and not _no_name(r, i, end):
        return None
    if (
        when.month
        and not when.day
        and when.year is None
        and word in r.v.month_short
        and (r.word(i + 1) != "." or i > 0 and r.near(i) and r.capital(i - 1))
        and r.word(i - 1) not in r.v.small["month_before"]
    ):
        return None
    if when.month and not when.day and when.year is None and not r.capital(i) and r.word(i - 1) not in r.v.small["of"]:
        return None
    if when.year is None and when.month and (year := anchors.year_after(r, end)):
        return _with_part(r, *anchors.dated(when, year))
    if when.year is None and when.month and not when.day and r.near(end) and r.word(end) == "last" and not r.unit(end + 1):
        when.which = "last"  # in October last
        return when, end + 1
    if when.year is None and when.month and not when.day and r.near(end) and r.word(end) == "next" and relations.closes(r, end + 1):
        when.which = "next"  # in January next
        return when, end + 1
    return _with_part(r, when, end)


def _month_quarter(r: Reader, month: int, unit: str, end: int, stated: int | None) -> Read:
    """`March quarter of 2024`, `June-quarter`, `December half`, `the September year`: the quarter, half or year that ends with the month."""
    size = {"quarter": 3, "half": 6, "year": 13}[unit]
    if month % size == 0:
        when = When(year=stated, civil=True)
        setattr(when, unit, month // size)
        year = anchors.year_after(r, end) if stated is None else None
        return anchors.dated(when, year) if year else (when, end)
    closing: Node = When(month=month, year=stated)
    if stated is None and (year := anchors.year_after(r, end)):
        closing, end = anchors.dated(When(month=month), year)
    return Ending(Length(((Decimal(1), unit),)), closing), end


def _no_name(r: Reader, i: int, end: int) -> bool:
    """Whether a bare month or weekday is no part of a name: `April Jones` at the head of a sentence, `the Sunday Times`."""
    if not (r.near(end) and r.capital(end) and r.word(end).isalpha() and r.word(end) not in r.v.starts and r.capital(i)):
        return True
    if r.word(i) in r.v.month:
        return not (i == 0 or not r.near(i) or r.word(i - 1) in (".", "!", "?"))
    return not r.small("the", i - 1)


def _day_alone(r: Reader, i: int) -> Read | None:
    """`the 18th` after a preposition of time, where nothing that it could count follows."""
    day = dates.day_number(r, i)
    if day and r.suffix(i + 1) and r.word(day[1]) == "of" and (inner := anchors.complement(r, day[1])):
        if isinstance(inner[0], Deictic) and inner[0].unit == "month" and not inner[0].plural:
            return Nth(day[0], "day", None, inner[0]), inner[1]
    if (
        day is None
        or not r.suffix(i + 1)
        or r.word(i - 2) not in r.v.small["day_before"]
        or (r.near(day[1]) and r.word(day[1]).isalpha() and r.word(day[1]) not in r.v.small["after_season"])
    ):
        return None
    return When(day=day[0]), day[1]


def _with_part(r: Reader, node: Node, end: int) -> Read:
    if isinstance(node, When) and (week := clock.of_week(r, node, end)):
        return week
    if isinstance(node, When) and (node.day or node.weekday) and (part := clock.part_after(r, node, end)):
        return part
    return node, end


def _guarded_month(r: Reader, i: int, end: int) -> bool:
    """Whether `May` or `March` alone is the month: capitalised, after a word that asks for a time, not before a name or a verb's object."""
    if not r.capital(i) or r.word(i).isupper():
        return False
    before = r.word(i - 1)
    return (
        before in r.v.small["month_before"]
        or r.phrase("edge_adjective", i - 1) is not None
        or r.phrase("edge_adjective", i - 2) is not None
        or (before == "-" and r.word(i - 2) in r.v.month)
        or (anchors.year_after(r, end) is not None)
        or (r.small("the", i - 1) and r.near(end) and r.word(end).isalpha() and not r.capital(end) and not r.small("modal", end))
        or (before in r.v.small["between_years"] and r.word(i - 2) in r.v.month)
    )


def spelt_hour(r: Reader, i: int, the: bool) -> Read | None:
    """`five o'clock`, `five in the morning`."""
    return clock.clock(r, i) if r.word(i + 1) in r.v.small["hour_after"] and r.word(i).isalpha() else None


def time_of_day(r: Reader, i: int, the: bool) -> Read | None:
    word = r.word(i)
    if word in r.v.phrases["daypart"]:
        if r.small("joins", i - 1) and r.word(i - 2) == "day":
            return None  # day and night
        if r.capital(i - 1) and r.capital(i) and r.near(i) and r.near(i + 1) and r.capital(i + 1):
            return None  # the Harbin Evening Post
        part = clock.day_part(r, i, None)
        if part is None or not isinstance(part[0], Clock):
            return None
        if part[0].day is not None:
            return part
        if the and word in r.v.small["part_alone"] and not r.word(part[1]).isalpha():
            return part
        return part if word in r.v.small["part_alone"] else None
    return clock.clock(r, i)
