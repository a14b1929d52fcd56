"""Two times as one: `January to May this year`, `from 2015 to 2018`, `between March and June`, `2021-25`, `12-15 May`, `May and June`."""

from __future__ import annotations

from parkextract.mentions.times import clock, dates
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Found, Node, Nth, Range, Reference, Span, When
from parkextract.mentions.times.reader import DASHES, Read, Reader


def spread(r: Reader, i: int, determined: bool) -> Found | None:
    """A range whose first end is bare figures or shares what follows: `12-15 May 2020`, `5 and 6 June`, `May 12-15`, `July-September quarter`."""
    j = i + 1 if determined else i
    return _hours(r, i, j) or _days_before_month(r, i, j) or _days_after_month(r, i, j) or _month_pair(r, i, j)


def _hours(r: Reader, i: int, j: int) -> Found | None:
    """`5-6 p.m.`, `between 8 and 10 p.m.`: a bare hour that shares the half of the day of the hour after it."""
    hour = r.whole(j, 1, 12)
    joint = _joint(r, j + 1) if hour is not None else None
    if hour is None or joint is None or joint[1] and r.word(i - 1) != "between":
        return None
    second = clock.clock(r, joint[0])
    if (
        second is None
        or not isinstance(second[0], Clock)
        or r.phrase("meridiem", joint[0] + 1) is None
        and r.phrase("meridiem", joint[0] + 3) is None
    ):
        return None
    high = second[0]
    later = int(high.time[:2])
    value = hour % 12 + (12 if later >= 12 and hour % 12 <= later % 12 else 0)
    return Found(
        j, second[1], Range(Clock(f"{value:02d}:00", day=high.day, zone=high.zone), high, (j, j + 1), (joint[0], second[1]), joint[1])
    )


def _joint(r: Reader, j: int, before: str = "") -> tuple[int, bool] | None:
    """(index after, whether `and`) of what joins two ends at token j: a dash, `to`, or `and` after `between` or in a pair."""
    word = r.word(j)
    if word in DASHES and r.small("through", j + 1) and r.word(j + 2) in DASHES and r.tokens.touches(j + 1) and r.tokens.touches(j + 3):
        return j + 3, False  # the October-to-December quarter
    if word in DASHES:
        return (j + 1, False) if r.near(j + 1) or r.tokens.touches(j + 1) else None
    if not r.near(j):
        return None
    if word in r.v.small["through"]:
        return j + 1, False
    return (j + 1, True) if word in ("and", "&") else None


def _days_before_month(r: Reader, i: int, j: int) -> Found | None:
    first = dates.day_number(r, j)
    if first is None:
        return None
    joint = _joint(r, first[1])
    if joint is None:
        return None
    k = r.the(joint[0])
    second = dates.day_first(r, k)
    if second is None or not isinstance(second[0], When) or first[0] > 31:
        return None
    high = second[0]
    if high.day is None or (not joint[1] and high.day <= first[0]):
        return None
    low = When(year=high.year, month=high.month, day=first[0], within=high.within)
    return Found(j, second[1], Range(low, high, (j, first[1]), (k, second[1]), joint[1]))


def _days_after_month(r: Reader, i: int, j: int) -> Found | None:
    month = dates.month_at(r, j) if r.word(j) in r.v.month else None
    if month is None or not r.near(month[1]):
        return None
    first = dates.day_number(r, month[1])
    if first is None:
        return None
    joint = _joint(r, first[1])
    if joint is None:
        return None
    k = joint[0]
    second = dates.day_number(r, k)
    if second is None or second[0] > 31 or (not joint[1] and second[0] <= first[0]) or r.word(second[1]) in r.v.month or r.unit(second[1]):
        return None
    if r.word(second[1]) in ("%", "percent", "million", "billion", ".") and r.word(second[1]) != ".":
        return None
    if joint[1] and not r.small("be", second[1]) and not (r.word(second[1]) in (",", ".", ";", ")") or second[1] >= r.size):
        return None
    low, high = When(month=month[0], day=first[0]), When(month=month[0], day=second[0])
    high, end = _year_of(r, high, second[1])
    low.year = high.year
    return Found(j, end, Range(low, high, (j, first[1]), (k, end), joint[1]))


def _year_of(r: Reader, when: When, j: int) -> tuple[When, int]:
    k = dates.after_comma(r, j)
    if r.near(k) and (year := dates.full_year(r, k)):
        when.year = year[0]
        return when, year[1]
    return when, j


def _month_pair(r: Reader, i: int, j: int) -> Found | None:
    """Two months side by side that share a year: `January-May`, `January and June 2024`, `July-September quarter`, `January to May this year`."""
    if r.word(j) not in r.v.month:
        return None
    first = dates.month_at(r, j)
    if first is None or not (r.capital(j) or r.small("from_between", i - 1) and r.word(j) not in r.v.month_guarded):
        return None
    joint = _joint(r, first[1])
    if joint is None or r.word(joint[0]) not in r.v.month or r.capital(joint[0]) != r.capital(j):
        return None
    if joint[1] and r.word(i - 1) != "between" and r.word(i - 1) not in r.v.small["month_before"]:
        return None
    if r.small("from", i - 1) and r.small("through", first[1]) and _moved(r, i):
        return None  # put back from October to February
    second = dates.month_at(r, joint[0])
    if second is None:
        return None
    if dates.day_number(r, second[1]) and r.near(second[1]):
        return None
    from parkextract.mentions.times.anchors import year_after

    low, high = When(month=first[0]), When(month=second[0])
    end = second[1]
    named = r.word(end) in r.v.units and r.near(end) and r.word(end) != "period"
    if r.word(end) == "quarter" and r.near(end) and not joint[1] and second[0] - first[0] == 2 and second[0] % 3 == 0:
        return _quarter(r, i, second[0] // 3, end + 1)
    end += named
    first_token = i if named else j
    year = year_after(r, dates.after_comma(r, end) if r.year(dates.after_comma(r, end)) else end)
    if year:
        _give_year(high, year[0])
        _give_year(low, year[0])
        if low.year is not None and high.year is not None and first[0] > second[0]:
            low.year -= 1
        end = year[1]
    return Found(first_token, end, Range(low, high, (j, first[1]), (joint[0], end if year else second[1]), joint[1]))


def _quarter(r: Reader, i: int, quarter: int, end: int) -> Found:
    """`the July-September quarter`, which is one time and no range."""
    from parkextract.mentions.times.anchors import dated, year_after

    when = When(quarter=quarter, civil=True)
    if year := year_after(r, end):
        return Found(i, year[1], dated(when, year)[0])
    return Found(i, end, when)


def _give_year(when: When, year: Node) -> None:
    if isinstance(year, When) and year.year is not None and not year.fiscal:
        when.year = year.year
    else:
        when.within = year


def after(r: Reader, i: int, low: Node, end: int) -> Found | None:
    """The range that goes on after its first end at tokens `[i, end)`: a dash, `to`, or `and` where `between` stood before."""
    if isinstance(low, Range) or end >= r.size:
        return None
    joint = _joint(r, end)
    if joint is None:
        return None
    if not joint[1] and r.word(end) in DASHES and not (r.tokens.touches(end) or r.near(end)):
        return None
    before = r.word(i - 1)
    if joint[1] and before != "between":
        return None
    if r.small("through", end) and before not in r.v.small["from_between"] and not _plain(low):
        return None
    if r.small("from", i - 1) and r.small("through", end) and _moved(r, i):
        return None  # two times: the old and the new one
    k = r.the(joint[0])
    if not (r.near(k) or r.tokens.touches(k)):
        return None
    second = _second(r, k, low, k > joint[0])
    if second is None or not _match(low, second[0]) or _backward(low, second[0]):
        return None
    high, last = second
    node = Range(low, high, (i, end), (joint[0], last), joint[1])
    _share(low, high)
    return Found(i, last, node)


def _moved(r: Reader, i: int) -> bool:
    """Whether a verb before `from` at token i - 1 moves what was planned: `has put off the start of its second plant from 2024 to 2026`."""
    for k in range(i - 2, max(-1, i - _MOVED), -1):
        if r.lower[k] in _STOPS or k in r.tokens.lines:
            return r.small("moved", k)
        if r.small("moved", k):
            return True
    return False


_MOVED = 14  # tokens from what is moved to its old time
_STOPS = frozenset(".;:!?")


def _backward(low: Node, high: Node) -> bool:
    """Whether two stated years stand in the wrong order for a range: `FY2023 / FY2022`."""
    return isinstance(low, When) and isinstance(high, When) and (low.year or 0) > (high.year or 10**4) > 0 and low.unit is None


def _plain(low: Node) -> bool:
    return isinstance(low, When) and (low.month is not None or low.year is not None or low.weekday is not None) or isinstance(low, Clock)


def _second(r: Reader, k: int, low: Node, the: bool) -> Read | None:
    """The second end: any expression, or a year in two or four figures after a year."""
    if isinstance(low, When) and low.year is not None and low.month is None and low.quarter is None and low.unit is None:
        if (year := r.year(k)) is not None and year >= low.year:
            return When(year=year), k + 1
        if (short := r.whole(k, 0, 99)) is not None and len(r.word(k)) == 2 and r.tokens.touches(k) and not r.unit(k + 1):
            return When(year=low.year // 100 * 100 + short + (100 if short <= low.year % 100 else 0)), k + 1
    if r.word(k).isdigit() and isinstance(low, Clock):
        return clock.clock(r, k)
    found = r.nominal(r, k, the)
    if found and isinstance(found[0], Range):
        return None
    if found is None and r.small("now", k):
        return Reference("PRESENT_REF"), k + 1
    return found


def _match(low: Node, high: Node) -> bool:
    """Whether two ends are of one kind, so that they make a range."""
    if isinstance(low, Clock) or isinstance(high, Clock):
        return isinstance(low, Clock) and isinstance(high, Clock) and not low.part and not high.part
    kinds = (When, Deictic, Nth)
    if isinstance(high, Reference):
        return isinstance(low, When) and low.year is not None
    if not isinstance(low, (*kinds, Edge, Day)) or not isinstance(high, (*kinds, Edge, Day)):
        return False
    if (
        isinstance(low, Deictic)
        and isinstance(high, When)
        and high.weekday
        or isinstance(high, Deictic)
        and isinstance(low, When)
        and low.day
    ):
        return False  # two days next week — Monday and Thursday; on May 6 – this year
    if isinstance(low, When) and isinstance(high, When):
        if low.weekday and not low.day and not (high.weekday or high.day):
            return False
        if low.year and low.month is None and low.quarter is None and low.unit is None:
            return high.month is None or high.year is not None
        if low.month and not low.year and high.year and not (high.month or high.quarter or high.half or high.season):
            return False  # was extended in August to 2028
    return True


def _share(low: Node, high: Node) -> None:
    """The first end takes the year that only the second states (`May 5 to June 3, 2020`), if that leaves them in order."""
    if isinstance(low, When) and isinstance(high, When) and low.year is None and low.within is None and low.which is None:
        if low.month and high.month and (high.year is not None or high.within is not None):
            low.within = high.within
            if high.year is not None:
                low.year = high.year - ((low.month, low.day or 0) > (high.month, high.day or 31))
        elif low.quarter and high.quarter and high.year is not None:
            low.year = high.year


def spans(node: Range) -> tuple[Span, Span]:
    return node.low_span, node.high_span
