"""Units with a number and without: `two years`, `nine months of 2022`, `the year`, `the year before`, `the quarter just ended`, `years`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import anchors, dates, deictics, fiscal_years, lengths, rates, relations
from parkextract.mentions.times.nodes import Deictic, Length, Nth, Offset, When
from parkextract.mentions.times.reader import HYPHENS, Read, Reader
from parkextract.mentions.times.vocabulary import Unit


def length_or_offset(r: Reader, i: int, the: bool) -> Read | None:
    """`two years`, `two years ago`, `six months to June`, `nine-month period ended 30 September`."""
    if the and (before := deictics.one_before(r, i)):
        return before
    counted = lengths.length(r, i)
    if counted is None:
        return deictics.counted(r, i) if the else None
    node, end = counted
    if the and node.parts == _HALF_YEAR and r.word(i + 1) != "a":
        told = r.small("during", i - 2) and not r.small("not_half", end) and r.word(end) not in r.v.endings
        if relations.closes(r, end) or r.word(end) == "and" or told:
            return Deictic("that", "half"), end  # sales in the half-year, for the half-year there are 13
    if r.small("on", r.hyphen(end)) and r.word(r.hyphen(r.hyphen(end) + 1)) == r.word(end - 1):
        return None  # up by half year on year
    if r.word(end) == "period" and r.near(end) and r.word(end - 2) != "first":
        if ended := relations.ending(r, node, end):
            return ended
        return node, end + 1
    if r.word(r.hyphen(end)) in r.v.small["plan"] and r.capital(r.hyphen(end)):
        return None
    count, name = node.parts[0]
    compares = r.small("comparing", i - 2) or r.word(i - 2) == "on" and r.small("compared", i - 3)
    if the and node.plural and count is not None and r.word(end) == "before" and r.near(end) and compares:
        return Deictic("prior", name, count=count, plural=True), end + 1  # 31% up on the twelve months before
    rate = (
        r.small("a", i) and r.small("beginning", end) and r.word(i - 1) not in r.v.small["length_before"]
    )  # 60,000 tons a year beginning in May
    lasts = r.small("from", end) and (r.word(i - 1) == "for" or rate and rates.amount(r, i))  # is laid off for twelve months from July 1
    spans = the and node.plural and r.small("before_after", end) and not relations.closes(r, end + 1)  # in the two days before Friday
    if not (lasts or spans) and (moved := relations.offset(r, node, end)):
        return moved
    if not rate and (ended := relations.ending(r, node, end, years=the)):
        return ended
    if months := _months_of(r, node, end):
        return months
    if (
        node.parts[-1][1] == "quarter"
        and (r.small("a", i) or r.word(end) == "of" or r.word(i - 1) not in r.v.small["length_before"])
        and r.word(i + 1) not in r.v.phrases["year_kind"]
        and not (r.small("comparative", end) and r.word(end + 1) == "than")
    ):
        return None
    if (
        (the or r.small("these", i - 1))
        and not node.few
        and node.parts[0][0] is not None
        and len(node.parts) == 1
        and r.word(end) not in ("of", "period")
        and node.plural
    ):
        followed = r.small("that", end) and r.small("followed", end + 1)
        return Deictic("following" if followed else "that", node.parts[0][1], count=node.parts[0][0], plural=True), end
    return node, end


def _months_of(r: Reader, node: Length, end: int) -> Read | None:
    """`nine months of 2022`: the first so many months of the year."""
    count, name = node.parts[0]
    if len(node.parts) > 1 or name != "month" or not count or count != int(count) or not 1 < count < 12 or r.word(end) != "of":
        return None
    year = anchors.year_after(r, end)
    return (Nth(1, name, int(count), year[0]), year[1]) if year else None


_HALF_YEAR = ((Decimal("0.5"), "year"),)
_ENDED = frozenset(
    {"year", "quarter", "half", "week", "month", "period", "decade"}
)  # units whose end may be said: `the quarter ended March 31`
_MEANT = frozenset({"year", "month", "week", "quarter", "day", "decade", "century"})  # units that `the` alone can mean
_VAGUE = frozenset({"year", "decade", "month", "week", "day", "century", "hour", "minute"})  # units whose plural alone is a length
_SHORT = frozenset({"hour", "minute", "day", "week"})


def unit(r: Reader, i: int, the: bool) -> Read | None:
    """A unit without a number: `year to June`, `quarter ended March 31`, `the year`, `the year before`, `years`, `decades`."""
    unit_at = r.unit(i)
    if unit_at is None:
        return None
    unit, end = unit_at
    if (k := r.hyphen(end)) > end and r.word(k) == "long" and unit.code:
        return Length(((None if unit.plural else Decimal(1), unit.name),)), k + 1
    if k > end and r.small("old", k) and unit.code and r.word(i - 1) not in HYPHENS:
        return Length(((None if unit.plural else Decimal(1), unit.name),)), end  # the decade-old dispute
    if unit.plural:
        return _plural(r, i, unit, end, the)
    if unit.name == "week" and (week := _calendar_week(r, i, end)):
        return week
    if unit.name in _ENDED and unit.code:
        if ended := relations.ending(r, Length(((Decimal(1), unit.name),)), end, years=the and unit.name == "decade"):
            return ended
    if the and _idiom(r, i, unit) and not r.small("beside_unit", end):
        return None
    if the and unit.name in _MEANT:
        return _determined(r, i, unit, end)
    if the and unit.name == "half" and relations.half_told(r, i, end):
        return Deictic("that", "half"), end  # fell in the semester
    account = r.word(i - 2) == "of" and r.phrase("edge", i - 3) is not None  # at the end of the period
    if the and unit.name == "campaign":
        return _season_told(r, end)
    during = r.small("during", i - 2) and (relations.closes(r, end) or r.small("period_then", end))
    if the and unit.name == "period" and (during or account):
        return Deictic("that", "period", back=True), end
    if unit.name == "year" and r.near(end) and (year := dates.full_year(r, end)) and r.word(end)[0].isdigit():
        return When(year=year[0]), year[1]
    return None


def _season_told(r: Reader, end: int) -> Read | None:
    """`the season before`, `the season just ended`."""
    if r.word(end) == "just" and r.small("ended", end + 1):
        return Deictic("last", "campaign"), end + 2
    return (Deictic("prior", "campaign"), end + 1) if r.word(end) == "before" and relations.closes(r, end + 1) else None


def _calendar_week(r: Reader, i: int, end: int) -> Read | None:
    """`week 14 of 2024`, `calendar week 23`: a week by its number."""
    number = r.whole(end, 1, 53) if r.near(end) else None
    if number is None:
        return None
    if year := anchors.year_after(r, end + 1):
        return Nth(number, "week", None, year[0]), year[1]
    return (Nth(number, "week", None, Deictic("this", "year")), end + 1) if r.small("calendar", i - 1) else None


def _idiom(r: Reader, i: int, unit: Unit) -> bool:
    """Whether `the` and a unit mean no time: `the talk of the day`, `up 3% on the month`."""
    if unit.name == "day" and r.word(i - 2) == "of" and r.small("of_the_day", i - 3):
        return True
    return r.small("on", i - 2) and (r.small("percent", i - 3) or r.small("compared", i - 3) or r.word(i - 3).isdigit())


def _determined(r: Reader, i: int, unit: Unit, end: int) -> Read | None:
    """A unit after `the`: `the year before`, `the week after next`, `the quarter just ended`, `the year 2003`, `the year`."""
    beyond = r.phrase("deixis", end + 1) if r.small("before_after", end) else None
    if beyond and beyond[0] in ("next", "last") and r.unit(beyond[1]) is None:
        return Offset(Length(((Decimal(2), unit.name),)), 1 if beyond[0] == "next" else -1, "speech"), beyond[1]
    if r.small("joins", end) and (half := lengths.and_half(r, end)):
        return Length(((Decimal("1.5"), unit.name),), plural=True), half  # in the year and a half he lived there
    word = r.word(end)
    headed = word == "in" and r.near(end) and (r.small("glance", end + 1) or r.capital(i - 1) and i - 1 in r.tokens.lines)
    counted = r.word(i - 2) == "of" and r.ordinal(i - 3) is not None and unit.name == "month"
    if headed or counted or word in ("was", "is") and r.year(end + 1) is not None:
        return None  # The week in steel; on the first of the month; the year was 1992
    if unit.name == "year" and r.near(end) and word in r.v.small["pronoun"] and word != "in":
        if not (r.word(i - 2) == "of" and r.phrase("edge", i - 3)):  # by the end of the year it had …
            return None
    if r.small("edge_in", i - 2) and r.phrase("edge_adjective", i - 3) and unit.name == "day" and word in r.v.small["before_after"]:
        return Deictic("that", "day"), end  # rallied late in the day after a slow start
    if r.small("beside_unit", end) and r.near(end):
        opens = (
            (r.capital(i - 1) or r.word(i - 2) == ";") and r.small("pronoun", end + 1) and r.small("told", end + 2)
        )  # The year before it was 27 million.
        if word in r.v.small["comparative"] or relations.closes(r, end + 1) or r.small("auxiliary", end + 1) or opens:
            which = "prior" if word in ("before", "earlier", "previously") else "following"
            return Deictic(which, unit.name), end + 1  # type: ignore[arg-type]
        if unit.name == "day" and word in r.v.small["before_after"] and r.near(end + 1):
            return relations.from_day(r, Length(((Decimal(1), "day"),)), -1 if word == "before" else 1, end + 1)  # the day after Christmas
        return None
    if (
        unit.name == "week"
        and word == "of"
        and (day := dates.date(r, end + 1))
        and isinstance(day[0], When)
        and day[0].day
        and day[0].month
    ):
        return Deictic("that", "week", within=day[0]), day[1]  # the week of June 13
    edged = r.word(i - 2) == "of" and r.phrase("edge", i - 3) and r.small("pronoun", end)  # by the end of the decade it had closed
    if unit.name != "year" and r.small("relative", end) and not r.small("modal", end + 1) and (not edged or word == "that"):
        return None  # the week it opened; but: later in the decade it will
    if unit.name == "year" and (year := dates.full_year(r, end)) and r.near(end):
        return fiscal_years.slash_years(r, end) or (When(year=year[0]), year[1])
    if word in ("of", "when", "that", "-") or r.small("for_which", end) and r.word(end + 1) == "which":
        return None
    if word == "just" and r.small("ended", end + 1):
        return Deictic("last", unit.name, back=True), end + 2
    return Deictic("that", unit.name), end


def _plural(r: Reader, i: int, unit: Unit, end: int, the: bool) -> Read | None:
    """The plural of a unit without a number: `years 2019/20`, `years ago`, `weeks`."""
    if unit.name == "year" and r.near(end) and (pair := fiscal_years.slash_years(r, end)):
        return pair
    if r.small("scale", i - 1):
        return None  # 13.8 billion years
    if unit.name not in _VAGUE or r.word(i - 1) == "many" and r.word(i - 2) == "as":  # the third in as many years
        return None
    if the and r.word(end) == "ahead" and r.near(end) and r.word(end + 1) != "of":
        return Deictic("next", unit.name, plural=True), end + 1  # in the weeks ahead
    node = Length(((None, unit.name),), plural=True)
    if moved := relations.offset(r, node, end):
        return moved
    if unit.name in _SHORT and r.word(i - 1) not in r.v.small["length_before"]:
        return (node, end) if r.small("before_after", end) else None
    return None if the and r.word(end) != "of" else (node, end)
