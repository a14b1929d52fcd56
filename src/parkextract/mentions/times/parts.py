"""Parts of a longer time: `the end of April`, `early 2013`, `the third quarter of next year`, `the first nine months`, `the 21st century`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import anchors, dates, lengths, relations
from parkextract.mentions.times.nodes import Day, Deictic, Edge, Ending, Length, Node, Nth, Offset, Range, Recurring, Reference, Turn, When
from parkextract.mentions.times.reader import DASHES, HYPHENS, Read, Reader


def edge(r: Reader, i: int, the: bool) -> Read | None:
    """`end of April`, `early 2013`, `mid-June`, `late in 1957`, `end-March`, `turn of the year 2024/2025`."""
    noun = r.phrase("edge", i)
    if noun:
        key, j = noun
        if r.near(j) and (r.word(j) == "of" or r.word(j) == "to" or r.word(j) == "in") and r.word(j) == "of":
            inner = r.nominal(r, r.the(j + 1), r.small("the", j + 1) or _bare_unit(r, j + 1)) if r.near(j + 1) else None
            if inner and isinstance(inner[0], Ending) and key == "START" and inner[0].cut[0]:  # from the start of the year to May 20
                return Edge(key, Deictic("that", inner[0].length.parts[0][1])), inner[0].cut[0]
            if inner and not isinstance(inner[0], (Length, Reference, Day, Edge)):
                account = key == "END" and isinstance(inner[0], Deictic) and inner[0].unit == "period"
                return (Turn(inner[0]) if key == "TURN" else Edge(key, inner[0], day=account)), inner[1]
    adjective = r.phrase("edge_adjective", i)
    if adjective is None:
        return None
    key, j = adjective
    if r.word(j) in r.v.small["edge_in"] and r.near(j):
        if r.word(i) == "end":
            return None  # is to end in May
        j = r.the(j + 1)
        the = the or r.small("the", j - 1)
        if r.phrase("deixis", j) is None and not isinstance((r.nominal(r, j, True) or (None,))[0], (When, Deictic, Nth)):
            return None
    else:
        j = r.hyphen(j)
        if r.small("comparative", i) and not (
            r.phrase("deixis", j) or r.phrase("day_word", j) or r.small("the", j) or r.word(j) in r.v.weekday
        ):
            return None
        if r.small("loose_edge", i) and r.small("the", j):
            j, the = j + 1, True
    if not r.near(j) and not r.tokens.touches(j):
        return None
    if r.word(i) == "end" and j == i + 1:
        return None
    if (
        key == "MID"
        and r.word(j - 1) in HYPHENS
        and (unit := r.unit(j))
        and unit[0].name in ("year", "month", "week")
        and not unit[0].plural
    ):
        if r.hyphen(unit[1]) == unit[1]:
            return Edge(key, Deictic("that", unit[0].name)), unit[1]  # mid-year
    inner = r.nominal(r, j, the)
    if inner is None or isinstance(inner[0], (Length, Reference, Offset)):
        return None
    if isinstance(inner[0], Range):
        return None
    return Edge(key, inner[0]), inner[1]


def _bare_unit(r: Reader, i: int) -> bool:
    """Whether a unit of the calendar stands for the present one without an article: `by end of year`, but not `at the end of week 3`."""
    unit = r.unit(i)
    if unit is None or unit[0].plural or unit[0].name not in ("year", "quarter", "month", "week"):
        return False
    return r.word(unit[1]) != "of" and r.count(unit[1]) is None


def nth(r: Reader, i: int, the: bool) -> Read | None:
    """`third quarter of next year`, `first nine months`, `second half of 2028`, `21st century`, `first week of May`, `final quarter`."""
    ordinal = r.ordinal(i)
    if ordinal and r.word(ordinal[1]) == "of" and r.word(ordinal[1] + 1) in r.v.month and r.capital(ordinal[1] + 1):
        day = dates.day_first(r, i)
        dated = day and isinstance(day[0], When) and day[0].year is None and anchors.year_after(r, day[1])
        return anchors.dated(day[0], dated) if dated else day  # type: ignore[index, arg-type]
    part = r.phrase("ordinal_part", i) if ordinal is None else None
    if ordinal is None and part is None:
        return None
    n, j = ordinal if ordinal else (1 if part[0] == "first" else -1, part[1])  # type: ignore[index]
    if part and r.small("part_only", i) and not (r.small("part_of_year", j) and (the or r.small("of", i - 1))):
        return None  # the closing price, the front door; we take back half
    if ordinal and (two := _two_parts(r, i, n, j)):
        return two
    j = r.hyphen(j)
    if not r.near(j) and not r.tokens.touches(j):
        return None
    if plan := _plan_period(r, i, n, j):
        return plan
    if (kind := r.phrase("year_kind", j)) and kind[0] == "run":
        return None
    j, fiscal = anchors.skip_kind(r, j)
    if r.word(j) == "half" and n in (1, 2, -1):
        return _half(r, 1 if n == 1 else 2, r.hyphen(j + 1) if r.word(r.hyphen(j + 1)) == "year" and r.hyphen(j + 1) > j + 1 else j + 1, j)
    if r.word(j + 1) == "of" and (often := _each(r, j)):
        return often
    if (weekday := r.v.weekday.get(r.word(j))) is not None:
        inner = anchors.complement(r, j + 1)
        return (Nth(n, "day", of=inner[0], weekday=weekday), inner[1]) if inner else None
    number = lengths.length(r, j) if not r.small("a", j) else None
    if number and len(number[0].parts) == 1 and number[0].parts[0][0] is not None and n in (1, -1):
        count, unit = number[0].parts[0]
        if count is not None and count == count.to_integral_value() and 0 < count < 1000:
            return nth_of(r, n, unit, int(count), number[1], fiscal, the)
        return None
    unit_at = r.unit(j)
    if unit_at is None:
        return None
    unit_name, end = unit_at[0].name, unit_at[1]
    if unit_name == "century" and not unit_at[0].plural:
        return _century(r, n, end)
    if unit_at[0].plural:
        return None
    return nth_of(r, n, unit_name, None, end, fiscal, the)


def _two_parts(r: Reader, i: int, n: int, j: int) -> Read | None:
    """`first and second quarters of 2023`, `18th and 19th centuries`: two parts that stand side by side."""
    if not (r.small("joint", j) or r.word(j) in DASHES) or (second := r.ordinal(r.the(j + 1))) is None:
        return None
    unit = r.unit(r.hyphen(second[1]))
    end = unit[1] if unit else second[1] + 1
    if unit and unit[0].name == "century":
        low, high = When(unit="century", year=n - 1), When(unit="century", year=second[0] - 1)
    elif unit and unit[0].name == "quarter" and 1 <= n < second[0] <= 4:
        low, high = When(quarter=n), When(quarter=second[0])
    elif r.word(end - 1) in ("half", "halves") and (n, second[0]) == (1, 2):
        low, high = When(half=1), When(half=2)
    else:
        return None
    year = anchors.year_after(r, end) if low.unit is None else None
    if year:
        anchors.dated(low, year)
        anchors.dated(high, year)
    last = year[1] if year else end
    return Range(low, high, (i, j), (j + 1, last), joined=True), last


def _each(r: Reader, j: int) -> Read | None:
    """`Monday of each month`, `week of every quarter`: a set, after an ordinal."""
    weekday, unit = r.v.weekday.get(r.word(j)), r.unit(j)
    if weekday is None and unit is None:
        return None
    every = r.phrase("every", j + 2)
    whole = r.unit(every[1]) if every else None
    if whole is None or whole[0].plural:
        return None
    value = f"XXXX-WXX-{weekday}" if weekday is not None else lengths.timex_of(Length(((Decimal(1), whole[0].name),)))
    return Recurring(value, quant="EVERY"), whole[1]


def _century(r: Reader, n: int, end: int) -> Read | None:
    era = r.phrase("era", end)
    if not 1 <= n <= 30:
        return None
    return (
        (When(unit="century", year=-(n - 1) if era[0] == "bc" else n - 1), era[1])
        if era and r.near(end)
        else (When(unit="century", year=n - 1), end)
    )


def _half(r: Reader, n: int, end: int, at: int) -> Read | None:
    """The first or second half of what follows; alone a half of the year."""
    if r.word(end) == "year" and r.word(at) == "half":
        end += 1
    if year := anchors.year_after(r, end):
        return anchors.dated(When(half=n), year)
    inner = anchors.complement(r, end)
    if inner:
        return Edge("START" if n == 1 else "END", inner[0], half=True), inner[1]
    if ended := relations.ending(r, Length(((Decimal("0.5"), "year"),)), end):
        return ended
    if r.word(end) == "of" or r.word(end) == "a" or r.capital(end):
        return None
    return When(half=n), end


def nth_of(r: Reader, n: int, unit: str, count: int | None, end: int, fiscal: bool, the: bool) -> Read | None:
    """The nth unit (or the first or last `count` of them) with the longer time that it is a part of."""
    if unit == "quarter" and count is None:
        quarter = 4 if n == -1 else n
        if not 1 <= quarter <= 4 or r.small("in_a_row", end) or r.word(end) == "in" and r.small("a", end + 1) and r.word(end + 2) == "row":
            return None  # the fourth quarter in a row
        when = When(quarter=quarter, fiscal=fiscal)
        if year := anchors.year_after(r, end):
            return anchors.dated(when, year)
        if ended := relations.ending(r, Length(((Decimal(1), "quarter"),)), end):
            return ended
        if r.word(end) == "of" and (inner := anchors.complement(r, end)) and isinstance(inner[0], Deictic):
            when.within = inner[0]
            return when, inner[1]
        return when, end
    if unit == "half" and count is None and n in (1, 2):
        when = When(half=n)
        year = anchors.year_after(r, end)
        return anchors.dated(when, year) if year else (when, end)
    within = anchors.year_after(r, end) or anchors.complement(r, end)
    if count and n == 1 and r.word(end) == "(" and (named := _behind_bracket(r, end)):
        return Nth(n, unit, count, named, fiscal), end
    if within:
        return Nth(n, unit, count, within[0], fiscal), within[1]
    if count is not None and n == 1 and unit in ("month", "quarter", "week", "day") and the:
        return Nth(n, unit, count, None, fiscal), end
    return None


def _behind_bracket(r: Reader, i: int) -> Node | None:
    """The year behind a bracket that names the months: `the first four months (July-October) of 2016-17`."""
    closing = next((k for k in range(i + 1, i + _BRACKET) if r.word(k) == ")"), None)
    year = anchors.year_after(r, closing + 1) if closing and r.word(closing + 1) == "of" else None
    return year[0] if year else None


_BRACKET = 8  # tokens of a bracket


def _plan_period(r: Reader, i: int, n: int, j: int) -> Read | None:
    """`14th Five-Year Plan period`: the years of the nth plan of a series."""
    plan = lengths.length(r, j)
    if plan is None or r.word(named := r.hyphen(plan[1])) not in r.v.small["plan"] or plan[0].parts[0][1] != "year":
        return None
    edged = r.word(i - 2) == "of" and r.small("the", i - 1) and r.phrase("edge", i - 3)  # the end of the 14th Five-Year Plan
    period = r.word(named + 1) == "period"
    if not (period or edged):
        return None
    series = r.v.plans.get(int(plan[0].parts[0][0] or 0))
    if series is None or n < series[0]:
        return None
    size, first = int(plan[0].parts[0][0] or 0), series[1] + (n - series[0]) * int(plan[0].parts[0][0] or 0)
    end = named + 1 + period
    return Range(When(year=first), When(year=first + size - 1), (j, end), (j, end)), end
