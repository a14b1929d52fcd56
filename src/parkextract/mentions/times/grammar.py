"""The grammar of time expressions: from a token that may begin one to the longest expression there, not yet resolved."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times import clock, dates, lengths, ranges, years
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Ending, Found, Length, Node, Nth, Offset, Range, Reference, SoFar, Turn, When
from parkextract.mentions.times.reader import Read, Reader


def expression(r: Reader, i: int) -> Found | None:
    """The time expression that begins at token i, its determiner included; None when none does."""
    if found := lengths.recurring(r, i):
        return found
    if found := _reference(r, i):
        return found
    j = i
    determined = r.small("the", i)
    if determined:
        j = i + 1
    if not (j < r.size and r.lower[j] in r.v.starts or r.word(j)[:1].isdigit()):
        return None
    if j > i and not r.near(j):
        return None
    if spread := ranges.spread(r, i, determined):
        return spread
    read = nominal(r, j, determined)
    if read is None:
        return None
    node, end = read
    first = i if determined and r.small("the", i) and _takes_article(r, j, node) else j
    if ranged := ranges.after(r, first, node, end):
        return ranged
    return _finish(r, first, node, end)


def _takes_article(r: Reader, j: int, node: Node) -> bool:
    """Whether `the` before token j belongs to the expression: `the third quarter`, `the 1990s`; not `the May 8 attack`, `the 2019 election`."""
    match node:
        case When(quarter=None, half=None, season=None, unit=None, which=None, fiscal=False):
            return node.day is not None and node.month is not None and r.suffix(j + 1)
        case Length(plural=plural):
            return plural
        case Clock(day=None, part=False):
            return False
    return True


def _finish(r: Reader, i: int, node: Node, end: int) -> Found | None:
    """The expression with the reason why it is no public mention, where there is one."""
    match node:
        case Length():
            return _length(r, i, node, end)
        case When(season=season, year=None, which=None, within=None) if season is not None and not _placed(r, i):
            return Found(i, end, node, "timex-only")
        case Clock(day=None, part=True) if not r.small("the", i):
            return Found(i, end, node, "timex-only")
        case Deictic(unit="period", which="this" | "that"):
            return Found(i, end, node, "timex-only")
    return Found(i, end, node)


def _placed(r: Reader, i: int) -> bool:
    """Whether a preposition or an article places the season at token i in time; else it only describes (`winter coats`)."""
    return r.small("the", i) or r.word(i - 1) in r.v.small["season_before"] or r.small("the", i - 1)


def _length(r: Reader, i: int, node: Length, end: int) -> Found | None:
    """A bare length: an age, a rate (`a year`), or a duration."""
    from parkextract.mentions.times.nodes import Recurring

    count, unit = node.parts[0]
    if r.small("a", i) and r.word(end - 1) == "long":
        return Found(i + 1, end, node)
    if r.small("a", i) and r.word(i) != "one" and len(node.parts) == 1 and count == 1:
        if not _asks_for_length(r, i) and not r.small("the", i - 1):
            return Found(i, end, Recurring(lengths.timex_of(node)), "set")
    k = r.hyphen(end)
    if r.word(k) in r.v.small["old"]:
        return Found(i, k + 1, node, "age")
    return Found(i, end, node)


def _asks_for_length(r: Reader, i: int) -> bool:
    """Whether the word before `a year` takes a length: `for a year`, `within a year`, `more than a year`; not `tons a year`."""
    return i == 0 or r.word(i - 1) in r.v.small["length_before"] or not r.near(i)


def _reference(r: Reader, i: int) -> Found | None:
    if r.small("so", i):
        return _so_far(r, i)
    for cls, dropped in (("time_reference", None), ("time_reference_timex", "timex-only"), ("time_reference_story", "story")):
        found = r.phrase(cls, i)
        if found is None:
            continue
        key, j = found
        if r.near(j) and (r.word(j) in r.v.units or r.unit(r.count(j)[1] if r.count(j) else j)) or r.hyphen(j) > j:  # type: ignore[index]
            return None
        if dropped and j == i + 1 and (r.capital(i) and i and r.capital(i - 1) or not r.word(j).isalpha() or (r.capital(j) and dropped != "story")):
            return None
        return Found(i, j, Reference(key), dropped)
    return None


def _so_far(r: Reader, i: int) -> Found | None:
    """`so far this year`."""
    j = i + 2
    if r.word(i + 1) not in r.v.small["far"]:
        return None
    inner = r.phrase("deixis", j) if r.near(j) else None
    if inner and inner[0] == "this" and (unit := r.unit(inner[1])) and unit[0].name in _GRAINS:
        return Found(i, unit[1], SoFar(Deictic("this", unit[0].name)))
    return None


_GRAINS = frozenset({"day", "week", "month", "quarter", "half", "year", "decade", "century", "season"})


def nominal(r: Reader, i: int, the: bool) -> Read | None:
    """Any expression without its determiner; `the` says that one stood before it."""
    word = r.word(i)
    if not word:
        return None
    for rule in _RULES:
        if read := rule(r, i, the):
            return read
    return None


# ---- parts of a time -----------------------------------------------------------------------------------------------------------


def _edge(r: Reader, i: int, the: bool) -> Read | None:
    """`end of April`, `early 2013`, `mid-June`, `late in 1957`, `end-March`, `turn of the year 2024/2025`."""
    noun = r.phrase("edge", i)
    if noun:
        key, j = noun
        if r.near(j) and (r.word(j) == "of" or r.word(j) == "to" or r.word(j) == "in") and r.word(j) == "of":
            inner = nominal(r, r.the(j + 1), r.small("the", j + 1)) if r.near(j + 1) else None
            if inner and not isinstance(inner[0], (Length, Reference, Day, Edge)):
                return (Turn(inner[0]) if key == "TURN" else Edge(key, inner[0])), inner[1]
    adjective = r.phrase("edge_adjective", i)
    if adjective is None:
        return None
    key, j = adjective
    if r.word(j) in r.v.small["edge_in"] and r.near(j):
        j = r.the(j + 1)
        the = the or r.small("the", j - 1)
        if r.phrase("deixis", j) is None and not isinstance((nominal(r, j, True) or (None,))[0], (When, Deictic, Nth)):
            return None
    else:
        j = r.hyphen(j)
        if r.word(i) in ("later", "earlier") and not (r.phrase("deixis", j) or r.phrase("day_word", j) or (r.small("the", j))):
            return None
        if r.word(i) in ("later", "earlier", "late", "early") and r.small("the", j):
            j, the = j + 1, True
    if not r.near(j) and not r.tokens.touches(j):
        return None
    if r.word(i) == "end" and j == i + 1:
        return None
    inner = nominal(r, j, the)
    if inner is None or isinstance(inner[0], (Length, Reference, Offset)):
        return None
    if isinstance(inner[0], Range):
        return None
    return Edge(key, inner[0]), inner[1]


def _fixed(r: Reader, i: int, the: bool) -> Read | None:
    """`today`, `year to date`, `year-end`."""
    if word := r.phrase("day_word", i):
        if not word[0].lstrip("-").isdigit():
            return Day(0, "N"), word[1]
        day = Day(int(word[0]))
        return clock.part_after(r, day, word[1]) or (day, word[1])
    if r.word(i) == "year" and (r.hyphen(i + 1) > i + 1 or r.near(i + 1)):
        j = r.hyphen(i + 1)
        if r.word(j) == "end" and not r.near(j) is False or r.word(j) == "end" and j > i + 1:
            if j > i + 1:
                whole = _year_after(r, j + 1)
                return Edge("END", whole[0] if whole else Deictic("this", "year")), whole[1] if whole else j + 1
        if r.word(j) == "to" and r.word(r.hyphen(j + 1)) == "date":
            return SoFar(Deictic("this", "year")), r.hyphen(j + 1) + 1
    if r.word(i) in r.v.units and r.word(i + 1) in ("'", "\u2019") and r.word(i + 2) == "s" and r.word(i + 3) == "end" and (unit := r.unit(i)) and unit[0].name in _GRAINS:
        return Edge("END", Deictic("that", unit[0].name)), i + 4
    if r.word(i) == "weekend":
        return Deictic("that", "weekend"), i + 1
    return None


def _year_after(r: Reader, j: int) -> Read | None:
    """A year that dates what stands before token j: `2024`, `last year`, `of next year`, `of that year`, `FY22`."""
    k = j
    if not r.near(k):
        return None
    if r.word(k) == "," and r.year(k + 1) is not None:
        k += 1
    joined = r.word(k) in r.v.small["of"]
    if joined:
        k = r.the(k + 1)
        if not r.near(k):
            return None
    if year := dates.full_year(r, k):
        return When(year=year[0]), year[1]
    if which := r.phrase("deixis", k):
        unit = _skip_fiscal(r, which[1])
        found = r.unit(unit[0])
        if r.word(unit[0]) == "one" and joined and which[0] in ("prior", "last", "following"):
            return Deictic(which[0], "year"), unit[0] + 1  # type: ignore[arg-type]
        if found and found[0].name == "year" and not found[0].plural:
            return Deictic(which[0], "year", fiscal=unit[1]), found[1]  # type: ignore[arg-type]
        return None
    fiscal = years.fiscal(r, k)
    if fiscal:
        return fiscal
    if joined and r.word(k) in ("year", "decade", "century") and r.small("the", k - 1) and r.word(k) == "year":
        if r.word(k + 1) in ("before", "after", "earlier"):
            return None
        return Deictic("that", "year"), k + 1
    return None


def _skip_fiscal(r: Reader, i: int) -> tuple[int, bool]:
    kind = r.phrase("year_kind", i)
    if kind and r.word(kind[1]) in r.v.units | {"-": ()}:
        return r.hyphen(kind[1]), kind[0] == "fiscal"
    return i, False


# ---- deictics ------------------------------------------------------------------------------------------------------------------


def _deictic(r: Reader, i: int, the: bool) -> Read | None:
    """`last year`, `past five years`, `next Monday`, `this summer`, `same period last year`, `previous quarter`, `last week of March`."""
    which = r.phrase("deixis", i)
    if which is None:
        return None
    key, j = which
    if not r.near(j) or key == "last" and not the and r.word(i - 1) in r.v.small["verb_before"]:
        return None
    back = r.word(i) == "year"
    if not back and (inner := r.phrase("deixis", j)) and inner[0] in ("this", "last", "past", "next", "same", "prior") and r.near(j):  # the same last year; this coming Monday
        if key in ("this", "that") and inner[0] in ("past", "next", "last", "same"):
            key, j = inner
    j, fiscal = _skip_fiscal(r, j)
    if read := _named(r, j, key, the):
        return read
    last = r.phrase("ordinal_part", i)
    if last and key == "last" and (read := _last_of(r, j)):
        return read
    if key in ("past", "last", "next", "prior", "following", "this", "same") and (counted := lengths.length(r, j)) and not r.small("a", j):
        node, end = counted
        count, unit = node.parts[0]
        if len(node.parts) == 1:
            if (the or key in ("past", "next")) and (ended := lengths.ending(r, node, end)):
                return ended
            if key == "same":
                within = _year_after(r, end)
                return Deictic("same", "period" if count else unit, count=count, within=within[0] if within else None), within[1] if within else end
            return Deictic(key, unit, count=count, plural=True, fiscal=fiscal), end  # type: ignore[arg-type]
    unit_at = r.unit(j)
    if unit_at is None:
        return _year_only(r, key, i, j)
    unit, end = unit_at
    if unit.plural and unit.name not in ("weekend",):
        if key == "same":
            within = _year_after(r, end)
            return Deictic("same", "period", within=within[0] if within else None), within[1] if within else end
        if key in ("this", "that") or (key == "last" and not the) or unit.code.startswith("T") and key not in ("past", "last", "next"):
            return None
        return Deictic(key, unit.name, plural=True, fiscal=fiscal), end  # type: ignore[arg-type]
    return _one_unit(r, i, key, unit.name, end, the, fiscal, back)


def _one_unit(r: Reader, i: int, key: str, unit: str, end: int, the: bool, fiscal: bool, back: bool) -> Read | None:
    """A deictic with one unit, and what dates it: `this week`, `the same period of 2022`, `last year's fourth quarter`, `the past year`."""
    if key == "next" and the and unit in ("day", "week", "month", "year", "decade", "quarter"):
        key = "following"
    if unit == "period" and key not in ("same", "prior", "this", "that") or unit in ("second", "minute", "millennium"):
        return None
    if key == "same":
        within = _year_after(r, end) or _same_a_year_earlier(r, end)
        return Deictic("same", unit, within=within[0] if within else None), within[1] if within else end
    if key == "prior" and back:
        return Deictic("prior", unit, back=True), end
    if key == "past" and r.word(i) == "recent":
        return None
    if unit in ("year", "quarter") and not fiscal and (ended := lengths.ending(r, Length(((Decimal(1), unit),)), end)):
        return ended
    if r.word(end) in ("'", "\u2019") and r.word(end + 1) == "s" and (part := _nth(r, end + 2, True)) and isinstance(part[0], (When, Nth)):
        holder = part[0]
        base = Deictic(key, unit, fiscal=fiscal)  # type: ignore[arg-type]
        if isinstance(holder, When) and holder.within is None and holder.year is None:
            holder.within = base
            return holder, part[1]
    node = Deictic(key, unit, fiscal=fiscal, count=Decimal(1) if the and key in ("past",) and r.word(i) == "past" else None)  # type: ignore[arg-type]
    if unit == "day" and (part := clock.part_after(r, node, end)):
        return part
    if unit == "week" and key in ("last", "this", "next") and r.near(end):
        k = end + 1 if r.small("on", end) else end
        if (weekday := r.v.weekday.get(r.word(k))) is not None:
            return When(weekday=weekday, within=node), k + 1
    return node, end


def _same_a_year_earlier(r: Reader, j: int) -> Read | None:
    """`a year earlier`, `a year ago`, `in the year before` after `the same period`."""
    k = j + 1 if r.word(j) in r.v.small["of"] else j
    k = r.the(k)
    if r.near(k) and (counted := lengths.length(r, k)) and (moved := lengths.offset(r, counted[0], counted[1])):
        return moved
    if r.word(k) == "year" and r.word(k + 1) in ("before", "earlier"):
        return Offset(Length(((Decimal(1), "year"),)), -1, "context"), k + 2
    return None


def _year_only(r: Reader, key: str, i: int, j: int) -> Read | None:
    """`this January`, handled with names; here `the past`, `this past`, which are nothing."""
    return None


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
        if key in ("this", "last", "past", "next", "prior", "following", "that", "same") and not (word in r.v.season_guarded and not _noun_fall(r, j)):
            return When(season=r.v.season[word], which=key), j + 1  # type: ignore[arg-type]
        return None
    if holiday := r.phrase("holiday", j):
        return When(holiday=holiday[0], which=key), holiday[1]  # type: ignore[arg-type]
    if part := clock.day_part(r, j, key):
        return part
    return None


def _noun_fall(r: Reader, j: int) -> bool:
    """Whether `fall` after a deictic is the season: nothing fell (`the next fall in prices`)."""
    return r.word(j + 1) not in ("in", "of", "from", "below", "to")


def _last_of(r: Reader, j: int) -> Read | None:
    """`last week of March`, `last three months of 2020`, `final quarter of the year`, after the word `last` before token j."""
    counted = lengths.length(r, j) if not r.small("a", j) else None
    if counted and len(counted[0].parts) == 1:
        count, unit = counted[0].parts[0]
        if count is None or count != count.to_integral_value():
            return None
        return _nth_of(r, -1, unit, int(count), counted[1], False, True)
    if (weekday := r.v.weekday.get(r.word(j))) is not None and r.word(j + 1) == "of" and (inner := _complement(r, j + 1)):
        return Nth(-1, "day", of=inner[0], weekday=weekday), inner[1]
    if (unit_at := r.unit(j)) and not unit_at[0].plural and unit_at[0].name in _GRAINS and r.word(unit_at[1]) in r.v.small["of"]:
        return _nth_of(r, -1, unit_at[0].name, None, unit_at[1], False, True)
    return None


# ---- ordinals ------------------------------------------------------------------------------------------------------------------


def _nth(r: Reader, i: int, the: bool) -> Read | None:
    """`third quarter of next year`, `first nine months`, `second half of 2028`, `21st century`, `first week of May`, `final quarter`."""
    ordinal = r.ordinal(i)
    if ordinal and r.word(ordinal[1]) == "of" and r.word(ordinal[1] + 1) in r.v.month and r.capital(ordinal[1] + 1):
        return dates.day_first(r, i)
    part = r.phrase("ordinal_part", i) if ordinal is None else None
    if ordinal is None and part is None:
        return None
    n, j = ordinal if ordinal else (-1, part[1])  # type: ignore[index]
    if part and r.word(i) in ("closing",):
        return None
    j = r.hyphen(j)
    if not r.near(j) and not r.tokens.touches(j):
        return None
    j, fiscal = _skip_fiscal(r, j)
    if r.word(j) == "half" and n in (1, 2, -1):
        return _half(r, 1 if n == 1 else 2, r.hyphen(j + 1) if r.word(r.hyphen(j + 1)) == "year" and r.hyphen(j + 1) > j + 1 else j + 1, j)
    if (weekday := r.v.weekday.get(r.word(j))) is not None:
        inner = _complement(r, j + 1)
        return (Nth(n, "day", of=inner[0], weekday=weekday), inner[1]) if inner else None
    number = lengths.length(r, j) if not r.small("a", j) else None
    if number and len(number[0].parts) == 1 and number[0].parts[0][0] is not None and n in (1, -1):
        count, unit = number[0].parts[0]
        if count == count.to_integral_value() and 0 < count < 1000:
            return _nth_of(r, n, unit, int(count), number[1], fiscal, the)
        return None
    unit_at = r.unit(j)
    if unit_at is None:
        return None
    unit_name, end = unit_at[0].name, unit_at[1]
    if unit_name == "century" and not unit_at[0].plural:
        return _century(r, n, end)
    if unit_at[0].plural:
        return None
    return _nth_of(r, n, unit_name, None, end, fiscal, the)


def _century(r: Reader, n: int, end: int) -> Read | None:
    era = r.phrase("era", end)
    if not 1 <= n <= 30:
        return None
    return (When(unit="century", year=-(n - 1) if era[0] == "bc" else n - 1), era[1]) if era and r.near(end) else (When(unit="century", year=n - 1), end)


def _half(r: Reader, n: int, end: int, at: int) -> Read | None:
    """The first or second half of what follows; alone a half of the year."""
    if r.word(end) == "year" and r.word(at) == "half":
        end += 1
    if year := _year_after(r, end):
        return _dated(When(half=n), year)
    inner = _complement(r, end)
    if inner:
        return Edge("START" if n == 1 else "END", inner[0]), inner[1]
    if ended := lengths.ending(r, Length(((Decimal("0.5"), "year"),)), end):
        return ended
    if r.word(end) == "of" or r.word(end) == "a" or r.capital(end):
        return None
    return When(half=n), end


def _dated(when: When, year: Read) -> Read:
    if isinstance(year[0], When) and year[0].year is not None and not year[0].fiscal:
        when.year = year[0].year
    else:
        when.within = year[0]
    return when, year[1]


def _nth_of(r: Reader, n: int, unit: str, count: int | None, end: int, fiscal: bool, the: bool) -> Read | None:
    """The nth unit (or the first or last `count` of them) with the longer time that it is a part of."""
    if unit == "quarter" and count is None:
        quarter = 4 if n == -1 else n
        if not 1 <= quarter <= 4:
            return None
        when = When(quarter=quarter, fiscal=fiscal)
        if year := _year_after(r, end):
            return _dated(when, year)
        if ended := lengths.ending(r, Length(((Decimal(1), "quarter"),)), end):
            return ended
        if r.word(end) == "of" and (inner := _complement(r, end)) and isinstance(inner[0], Deictic):
            when.within = inner[0]
            return when, inner[1]
        return when, end
    if unit == "half" and count is None and n in (1, 2):
        when = When(half=n)
        year = _year_after(r, end)
        return _dated(when, year) if year else (when, end)
    within = _year_after(r, end) or _complement(r, end)
    if within:
        return Nth(n, unit, count, within[0], fiscal), within[1]
    if count is not None and n == 1 and unit in ("month", "quarter", "week", "day") and the:
        return Nth(n, unit, count, None, fiscal), end
    return None


def _complement(r: Reader, end: int) -> Read | None:
    """The longer time after `of` or `in` at token `end`."""
    if not (r.near(end) and r.word(end) in r.v.small["of"] and r.word(end) in ("of", "in") and r.near(end + 1)):
        return None
    j = r.the(end + 1)
    inner = nominal(r, j, j > end + 1)
    if inner is None or isinstance(inner[0], (Length, Reference, Offset, Range, Ending, Clock)):
        return None
    return inner


# ---- names, dates, codes -------------------------------------------------------------------------------------------------------


def _holiday(r: Reader, i: int, the: bool) -> Read | None:
    found = r.phrase("holiday", i)
    if found is None or not (r.capital(i) or r.year(found[1]) is not None):
        return None
    when, j = When(holiday=found[0]), found[1]
    if r.word(j) == "weekend":
        return Deictic("that", "weekend", within=when), j + 1
    if year := _year_after(r, j):
        return _dated(when, year)
    return clock.part_after(r, when, j) or (when, j)


def _season(r: Reader, i: int, the: bool) -> Read | None:
    season = r.v.season.get(r.word(i))
    if season is None:
        return None
    when = When(season=season)
    if r.word(i + 1) in ("/", "-") and r.v.season.get(r.word(i + 2)):
        return None
    if year := _year_after(r, i + 1):
        return _dated(when, year)
    if r.word(i) in r.v.season_guarded and not (the and _noun_fall(r, i)):
        return None
    if not the and r.word(i - 1) not in r.v.small["season_before"] and r.word(i) not in r.v.season_verb:
        return when, i + 1
    if the or r.word(i - 1) in r.v.small["season_before"] or r.phrase("edge_adjective", i - 1):
        if the and r.near(i + 1) and r.word(i + 1) not in r.v.small["after_season"] and r.word(i + 1).isalpha() and not r.capital(i + 1) and r.word(i) in ("spring",):
            return None
        return when, i + 1
    return None


def _date(r: Reader, i: int, the: bool) -> Read | None:
    """A calendar date, with the year said after it and the part of the day."""
    word = r.word(i)
    if word[0].isdigit() or word in ("q", "h"):
        if (code := dates.quarter_code(r, i)) and isinstance(code[0], When):
            if code[0].year is None and (year := _year_after(r, code[1])):
                return _dated(code[0], year)
            return code
        if months := years.months_code(r, i):
            return months
    if (found := dates.date(r, i)) is None:
        return _day_alone(r, i) if the else None
    when, end = found
    assert isinstance(when, When)
    if when.month and not when.day and word in r.v.month_guarded and when.year is None and not _guarded_month(r, i, end):
        return None
    if when.month and not when.day and when.year is None and not r.capital(i) and r.word(i - 1) not in r.v.small["of"]:
        return None
    if when.year is None and when.month and (year := _year_after(r, end)):
        return _with_part(r, *_dated(when, year))
    return _with_part(r, when, end)


def _day_alone(r: Reader, i: int) -> Read | None:
    """`the 18th` after a preposition of time, where nothing that it could count follows."""
    day = dates.day_number(r, i)
    if day is None or not r.suffix(i + 1) or r.word(i - 2) not in r.v.small["day_before"] or (r.near(day[1]) and r.word(day[1]).isalpha() and r.word(day[1]) not in r.v.small["after_season"]):
        return None
    return When(day=day[0]), day[1]


def _with_part(r: Reader, node: Node, end: int) -> Read:
    if isinstance(node, When) and node.weekday and not node.day:
        k = end + 1 if r.word(end) == "of" else end
        which = r.phrase("deixis", k) if r.near(k) else None
        if which and r.word(which[1]) == "week":
            node.within = Deictic(which[0], "week")  # type: ignore[arg-type]
            return node, which[1] + 1
    if isinstance(node, When) and (node.day or node.weekday) and (part := clock.part_after(r, node, end)):
        return part
    return node, end


def _guarded_month(r: Reader, i: int, end: int) -> bool:
    """Whether `May` or `March` alone is the month: capitalised, after a word that asks for a time, not before a name or a verb's object."""
    if not r.capital(i) or r.word(i).isupper():
        return False
    before = r.word(i - 1)
    return before in r.v.small["month_before"] or r.phrase("edge_adjective", i - 1) is not None or r.phrase("edge_adjective", i - 2) is not None or (before == "-" and r.word(i - 2) in r.v.month) or (
        _year_after(r, end) is not None
    ) or (before in ("and", "or", ",", "to") and r.word(i - 2) in r.v.month)


def _clock(r: Reader, i: int, the: bool) -> Read | None:
    word = r.word(i)
    if word in r.v.phrases["daypart"]:
        part = clock.day_part(r, i, None)
        if part is None or not isinstance(part[0], Clock):
            return None
        if part[0].day is not None:
            return part
        if the and word in ("morning", "afternoon", "evening", "night") and not r.word(part[1]).isalpha():
            return part
        return part if word in r.v.small["part_alone"] else None
    return clock.clock(r, i)


def _length_or_offset(r: Reader, i: int, the: bool) -> Read | None:
    """`two years`, `two years ago`, `six months to June`, `nine-month period ended 30 September`."""
    counted = lengths.length(r, i)
    if counted is None:
        return _counted_deictic(r, i) if the else None
    node, end = counted
    if r.word(end) == "period" and r.near(end) and r.word(end - 2) != "first":
        if ended := lengths.ending(r, node, end):
            return ended
        return node, end + 1
    if r.word(end) in r.v.small["plan"] and r.capital(end):
        return None
    if moved := lengths.offset(r, node, end):
        return moved
    if ended := lengths.ending(r, node, end):
        return ended
    if node.parts[-1][1] == "quarter" and (r.small("a", i) or r.word(end) == "of" or r.word(i - 1) not in r.v.small["length_before"]) and r.word(i + 1) not in r.v.phrases["year_kind"]:
        return None
    if the and not node.few and node.parts[0][0] is not None and len(node.parts) == 1 and r.word(end) not in ("of", "period") and node.plural:
        return Deictic("that", node.parts[0][1], count=node.parts[0][0], plural=True), end
    return node, end


def _counted_deictic(r: Reader, i: int) -> Read | None:
    """`four previous weeks`, `three following days`, after `the`."""
    number = r.count(i)
    which = r.phrase("deixis", number[1]) if number and r.near(number[1]) else None
    if number is None or which is None:
        return None
    unit = r.unit(which[1])
    if unit is None or not unit[0].plural or not unit[0].code:
        return None
    return Deictic(which[0], unit[0].name, count=number[0], plural=True), unit[1]  # type: ignore[arg-type]


def _unit(r: Reader, i: int, the: bool) -> Read | None:
    """A unit without a number: `year to June`, `quarter ended March 31`, `the year`, `the year before`, `years`, `decades`."""
    unit_at = r.unit(i)
    if unit_at is None:
        return None
    unit, end = unit_at
    if (k := r.hyphen(end)) > end and r.word(k) == "long" and unit.code:
        return Length(((None if unit.plural else Decimal(1), unit.name),)), k + 1
    if unit.name in ("year", "quarter", "half", "week", "month", "period") and not unit.plural and unit.code:
        if ended := lengths.ending(r, Length(((Decimal(1), unit.name),)), end):
            return ended
    if the and not unit.plural and unit.name in ("year", "month", "week", "quarter", "day", "decade", "century"):
        beyond = r.phrase("deixis", end + 1) if r.word(end) in ("after", "before") else None
        if beyond and beyond[0] in ("next", "last") and r.unit(beyond[1]) is None:
            return Offset(Length(((Decimal(2), unit.name),)), 1 if beyond[0] == "next" else -1, "speech"), beyond[1]
        if unit.name == "year" and r.near(end) and r.word(end) in r.v.small["pronoun"] and r.word(end) != "in":
            return None
        if r.word(end) in ("before", "earlier", "after", "later", "previously", "following") and r.near(end):
            word = r.word(end)
            if word in ("earlier", "later") or lengths._closes(r, end + 1):
                which = "prior" if word in ("before", "earlier", "previously") else "following"
                return Deictic(which, unit.name), end + 1  # type: ignore[arg-type]
            return None
        if r.word(end) in ("to", "of", "when", "that", "in", "'", "\u2019", "-", "is", "was", "has", "it", "he", "she", "they", "we", "I") and unit.name != "year":
            if r.word(end) in ("of", "when", "that", "-", "it", "he", "she", "they", "we"):
                return None
        if unit.name == "year" and (year := dates.full_year(r, end)) and r.near(end):
            pair = years.slash_years(r, end)
            return pair or (When(year=year[0]), year[1])
        if r.word(end) in ("of", "when", "that", "-"):
            return None
        return Deictic("that", unit.name), end
    if unit.name == "year" and not unit.plural and r.near(end) and (year := dates.full_year(r, end)) and r.word(end)[0].isdigit():
        return When(year=year[0]), year[1]
    if unit.name == "year" and unit.plural and r.near(end) and (pair := years.slash_years(r, end)):
        return pair
    if unit.plural and unit.name in ("year", "decade", "month", "week", "day", "century", "hour", "minute"):
        node = Length(((None, unit.name),), plural=True)
        if moved := lengths.offset(r, node, end):
            return moved
        if unit.name in ("hour", "minute", "day", "week") and r.word(i - 1) not in r.v.small["length_before"]:
            return None
        return None if the and r.word(end) not in ("of",) else (node, end)
    return None


_RULES = (_edge, _fixed, _holiday, _deictic, _nth, years.fiscal_rule, _season, _length_or_offset, _clock, _date, years.year_rule, _unit)
