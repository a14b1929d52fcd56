"""Times placed by a deictic word: `last year`, `the past five years`, `next Monday`, `the same period last year`, `the previous quarter`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import anchors, clock, codes, dates, lengths, parts, relations
from parkextract.mentions.times.nodes import Deictic, Length, Node, Nth, Offset, When
from parkextract.mentions.times.reader import Read, Reader


def deictic(r: Reader, i: int, the: bool) -> Read | None:
    """`last year`, `past five years`, `next Monday`, `this summer`, `same period last year`, `previous quarter`, `last week of March`."""
    which = r.phrase("deixis", i)
    if which is None:
        return None
    key, j = which
    if not r.near(j) or key == "last" and not the and r.word(i - 1) in r.v.small["verb_before"] and not _named_after(r, i, j):
        return None
    if r.small("like", i) and not (the or r.small("of", i - 1)):
        return None  # I would like half of them to stay
    back = r.word(i) == "year" or r.small("corresponding", i + 1) and key == "prior"
    if back and r.near(j) and (ordinal := r.ordinal(j)) and r.word(r.hyphen(ordinal[1])) == "quarter" and 1 <= ordinal[0] <= 4:
        year = Length(((Decimal(1), "year"),))
        return Offset(year, -1, When(quarter=ordinal[0])), r.hyphen(ordinal[1]) + 1  # the year-ago third quarter
    if not (back or r.word(j) in r.v.after_deixis or r.word(j)[0].isdigit() or r.capital(j)):
        return None
    inner = None if back else r.phrase("deixis", j)
    if key == "same" and inner and inner[0] == "prior" and r.word(j) == "year":
        return deictic(r, j, the)  # in the comparable year-ago period
    if inner and key in ("this", "that") and inner[0] in ("past", "next", "last", "same"):  # this coming Monday, that same year
        key, j = inner
    if key == "this" and r.word(j) == "one" and _year_just_said(r, i) and r.small("for_which", i - 1):
        return Deictic("this", "year"), j + 1  # 194,000 last year and a quarter of a million in this one
    if key == "prior" and the and r.word(j) == "one" and r.small("during", i - 2) and r.word(i - 3) == "than":
        return Deictic("prior", "year"), j + 1  # 7% more than in the previous one
    if r.word(j) == "fiscal" and (relations.closes(r, j + 1) or r.small("of", j + 1) or r.small("pronoun", j + 1)):  # the current fiscal
        return Deictic(key, "year", fiscal=True), j + 1  # type: ignore[arg-type]
    if key == "same" and (r.small("span", j) or r.small("date", j)):  # the same stretch of 2021, the same date
        return _same(r, "day" if r.small("date", j) else "period", None, j + 1)
    if key == "same" and r.year(j) is not None and (unit := r.unit(j + 1)) and not unit[0].plural and unit[0].name != "year":
        return Deictic("same", unit[0].name, within=When(year=r.year(j))), unit[1]  # the same 2019 period
    if key == "same" and r.small("half", j) and r.near(j):
        return _same(r, "half", None, j + 1)  # the comparable half
    if r.small("whole", i) and not (the and r.word(j) == "year"):
        return None
    if r.capital(j) and r.near(j + 1) and (kind := r.phrase("year_kind", j + 1)) and kind[0] == "fiscal":
        j += 1  # the last Ethiopian fiscal year
    j, fiscal = anchors.skip_kind(r, j)
    if key == "last" and r.word(j) in r.v.weekday and (read := last_of(r, j)):
        return read
    if read := _named(r, j, "following" if key == "next" and the else key, the):
        return read
    last = r.phrase("ordinal_part", i)
    if last and key == "last" and (read := last_of(r, j)):
        return read
    one = r.word(j) == "one" and r.small("joint", j + 1)  # in the next one or two years
    if key != "that" and (counted := lengths.length(r, j)) and (one or not r.small("a", j)) and len(counted[0].parts) == 1:
        return _counted(r, i, key, *counted, the, fiscal)
    unit_at = r.unit(j)
    if unit_at is None:
        return (Deictic("prior", "period", back=True), j) if back else None
    unit_of, end = unit_at
    if unit_of.plural and unit_of.name == "campaign":
        return None
    if not unit_of.plural or unit_of.name == "weekend":
        return _one_unit(r, i, key, unit_of.name, end, the, fiscal, back)
    if key == "same":
        return _same(r, "period", None, end)
    if key in ("this", "that") or (key == "last" and not the) or unit_of.code.startswith("T") and key not in ("past", "last", "next"):
        return None
    return Deictic(key, unit_of.name, plural=True, fiscal=fiscal), end  # type: ignore[arg-type]


_SAID = 16  # tokens back to `last year`, beside which `this one` is this year


def _year_just_said(r: Reader, i: int) -> bool:
    """Whether `last year` stands not far before token i."""
    return any(r.lower[k] == "year" and r.small("latest", k - 1) for k in range(i - 1, max(0, i - _SAID), -1))


def one_before(r: Reader, i: int) -> Read | None:
    """`the one before`, after a unit that it stands for: `last year …, 6% better than in the one before`."""
    if r.word(i) != "one" or r.word(i + 1) != "before" or not (r.small("comparing", i - 2) or r.small("during", i - 2)):
        return None
    for k in range(i - 2, max(0, i - 2 * _SAID), -1):
        unit = r.unit(k) if r.lower[k] in r.v.units else None
        if unit and not unit[0].plural and unit[0].name in ("year", "campaign", "quarter", "month", "half"):
            return Deictic("prior", unit[0].name), i + 2
    return None


def _same(r: Reader, unit: str, count: Decimal | None, end: int) -> Read:
    """`same six months last year`: what was said, in the year that is named."""
    within = anchors.year_after(r, end) or anchors.a_year_earlier(r, end)
    return Deictic("same", unit, count=count, within=within[0] if within else None), within[1] if within else end


def _counted(r: Reader, i: int, key: str, node: Length, end: int, the: bool, fiscal: bool) -> Read | None:
    """A deictic with a counted length: `past five years`, `last six months of 2020`, `the three months to June`."""
    count, unit = node.parts[0]
    if r.word(end) in r.v.small["plan"]:
        return None  # the current five-year plan
    if (the or key in ("past", "next")) and (ended := relations.ending(r, node, end)):
        return ended
    if key == "same":
        return _same(r, "period" if count else unit, count, end + (r.word(end) == "period" and r.near(end)))
    if key == "prior" and r.word(i) == "year" and count is not None:  # in the year-earlier nine months
        return Deictic("same", "period", count=count, within=Offset(Length(((Decimal(1), "year"),)), -1, "context")), end
    if key in ("past", "last") and count is not None and r.word(end) == "of" and (year := anchors.year_after(r, end)):
        if count == count.to_integral_value() and 0 < count < _MOST:
            return Nth(1 if _current(year[0]) else -1, unit, int(count), year[0]), year[1]
    return Deictic(key, unit, count=count, plural=True, fiscal=fiscal, few=node.few), end  # type: ignore[arg-type]


_MOST = 400  # units that a year may have


def _current(node: Node) -> bool:
    """Whether a year is the one that is going on, of which the past months are the first."""
    return isinstance(node, Deictic) and node.which in ("this", "that")


def _named_after(r: Reader, i: int, j: int) -> bool:
    """Whether `last` after `to` stands before a month or weekday, so that it is no verb: `the year to last September`."""
    return r.word(i - 1) in r.v.small["through"] and r.capital(j) and (r.word(j) in r.v.month or r.word(j) in r.v.weekday)


def _one_unit(r: Reader, i: int, key: str, unit: str, end: int, the: bool, fiscal: bool, back: bool) -> Read | None:
    """A deictic with one unit, and what dates it: `this week`, `the same period of 2022`, `last year's fourth quarter`, `the past year`."""
    if key == "next" and the and unit in ("day", "week", "month", "year", "decade", "quarter"):
        key = "following"
    if unit == "period" and key not in ("same", "prior", "this", "that") or unit in ("second", "minute", "millennium"):
        return None
    if unit == "campaign" and key in ("same", "that"):
        return None
    if key == "same":
        within = anchors.year_after(r, end) or anchors.a_year_earlier(r, end)
        return Deictic("same", unit, within=within[0] if within else None), within[1] if within else end
    if key == "prior" and back:
        return Deictic("prior", unit, back=True), end
    if key == "past" and r.word(i) == "recent":
        return None
    if unit in ("year", "quarter") and not fiscal and (ended := relations.ending(r, Length(((Decimal(1), unit),)), end)):
        return ended
    if (
        r.word(end) in ("'", "\u2019")
        and r.word(end + 1) == "s"
        and (part := parts.nth(r, end + 2, True) or codes.quarter_code(r, end + 2))
        and isinstance(part[0], (When, Nth))
    ):
        holder = part[0]
        base = Deictic(key, unit, fiscal=fiscal)  # type: ignore[arg-type]
        if isinstance(holder, When) and holder.within is None and holder.year is None:
            holder.within = base
            return holder, part[1]
        if isinstance(holder, Nth) and holder.of is None:
            holder.of = base
            return holder, part[1]
    if key in ("last", "past") and unit == "year" and r.small("for_which", end) and r.word(end + 1) == "which":
        return None  # the latest year for which data are held
    node = Deictic(key, unit, fiscal=fiscal, count=Decimal(1) if the and key in ("past",) and r.word(i) == "past" else None)  # type: ignore[arg-type]
    if unit == "day" and (part := clock.part_after(r, node, end)):
        return part
    if unit == "week" and key in ("last", "this", "next") and r.near(end):
        k = end + 1 if r.small("on", end) else end
        if (weekday := r.v.weekday.get(r.word(k))) is not None:
            return When(weekday=weekday, within=node), k + 1
    return node, end


def _named(r: Reader, j: int, key: str, the: bool) -> Read | None:
    """A name after a deictic: `last June`, `next Monday`, `this summer`, `last Christmas`, `this morning`, `last quarter's`."""
    word = r.word(j)
    if word in r.v.month and (r.capital(j) or word not in r.v.month_guarded):
        found = dates.month_first(r, j)
        if found and isinstance(found[0], When):
            if found[0].year is None:
                found[0].which = key  # type: ignore[assignment]
            return found
    if word in r.v.weekday:
        node = When(weekday=r.v.weekday[word], which=key)  # type: ignore[arg-type]
        return clock.part_after(r, node, j + 1) or (node, j + 1)
    if word in r.v.season:
        if key in ("this", "last", "past", "next", "prior", "following", "that", "same") and not (
            word in r.v.season_guarded and not noun_fall(r, j)
        ):
            return When(season=r.v.season[word], which=key), j + 1  # type: ignore[arg-type]
        return None
    if holiday := r.phrase("holiday", j):
        return When(holiday=holiday[0], which=key), holiday[1]  # type: ignore[arg-type]
    if part := clock.day_part(r, j, key):
        return part
    return None


def noun_fall(r: Reader, j: int) -> bool:
    """Whether `fall` after a deictic is the season: nothing fell (`the next fall in prices`)."""
    return not r.small("fall_of", j + 1)


def last_of(r: Reader, j: int) -> Read | None:
    """`last week of March`, `last three months of 2020`, `final quarter of the year`, after the word `last` before token j."""
    counted = lengths.length(r, j) if not r.small("a", j) else None
    if counted and len(counted[0].parts) == 1:
        count, unit = counted[0].parts[0]
        if count is None or count != count.to_integral_value():
            return None
        return parts.nth_of(r, -1, unit, int(count), counted[1], False, True)
    if (weekday := r.v.weekday.get(r.word(j))) is not None and r.word(j + 1) == "of" and (inner := anchors.complement(r, j + 1)):
        return Nth(-1, "day", of=inner[0], weekday=weekday), inner[1]
    if (unit_at := r.unit(j)) and not unit_at[0].plural and unit_at[0].name in anchors.GRAINS and r.word(unit_at[1]) in r.v.small["of"]:
        return parts.nth_of(r, -1, unit_at[0].name, None, unit_at[1], False, True)
    return None


def counted(r: Reader, i: int) -> Read | None:
    """`four previous weeks`, `three following days`, after `the`."""
    number = r.count(i)
    which = r.phrase("deixis", number[1]) if number and r.near(number[1]) else None
    if number is None or which is None:
        return None
    unit = r.unit(which[1])
    if unit is None or not unit[0].plural or not unit[0].code:
        return None
    return Deictic(which[0], unit[0].name, count=number[0], plural=True), unit[1]  # type: ignore[arg-type]
