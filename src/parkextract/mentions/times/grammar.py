"""The grammar of time expressions: from a token that may begin one to the longest expression there, not yet resolved."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from parkextract.mentions.times import (
    anchors,
    clock,
    deictics,
    fiscal_years,
    lengths,
    parts,
    phrases,
    ranges,
    rates,
    relations,
    sets,
    units,
    years,
)
from parkextract.mentions.times.nodes import Clock, Deictic, Found, Length, Node, Range, Recurring, Reference, SoFar, When
from parkextract.mentions.times.reader import QUOTES, Read, Reader
from parkextract.mentions.times.vocabulary import vocabulary


def expression(r: Reader, i: int) -> Found | None:
    """The time expression that begins at token i, its determiner included; None when none does."""
    word = r.lower[i]
    determined = word in r.v.small["the"]
    j = i + 1 if determined else i
    if not _worth(r, i, j, determined):
        return None
    if word in r.v.recurring and (found := sets.recurring(r, i)) or word in r.v.reference and (found := _reference(r, i)):
        return found
    word = r.lower[j]
    if (word[0].isdigit() and (len(word) < 3 or word[0] not in _FIRST) or word in r.v.month) and (
        spread := ranges.spread(r, i, determined)
    ):
        return spread
    read = nominal(r, j, determined)
    if read is None:
        return None
    node, end = read
    first = i if determined and r.small("the", i) and _takes_article(r, j, node, end) else j
    if ranged := ranges.after(r, first, node, end):
        bare = first < j and not _takes_article(r, j, ranged.node, ranged.last)
        return Found(j, ranged.last, ranged.node) if bare else ranged
    return _finish(r, first, node, end)


def _worth(r: Reader, i: int, j: int, determined: bool) -> bool:
    """Whether the tokens at `i` (and at `j` after an article) can begin an expression: a cheap look that spares most figures and articles."""
    if j >= r.size:
        return False
    word = r.lower[j]
    after = r.lower[j + 1] if j + 1 < r.size else ""
    if word[0] in "0123456789":
        if tells(word) or after in r.v.after_figures:
            return True
        if after in ("1", "3") and j + 2 < r.size and r.lower[j + 2] == "/":
            return True  # 2 1/2 years
        if after in r.v.small["scale"]:
            return not r.v.units.keys().isdisjoint(r.lower[i + 2 : i + 2 + _SCALED])  # 2.6 million years ago
        if after in r.v.small["clock_joint"]:
            return clock.told_hour_follows(r, j + 1)
        return after in r.v.joints and j + 2 < r.size and (r.lower[j + 2][0].isdigit() or r.lower[j + 2] in r.v.small["a"])
    if word not in r.v.starts:
        return False
    if word in QUOTES:
        return after.isdigit()
    if determined:
        return "\n" not in r.tokens.gap(j)
    if word in r.v.leads and after not in r.v.leads[word]:
        return False
    return word not in r.v.small["article"] or after in r.v.after_article


_SCALED = 4  # tokens from a scale word to its unit: `between 2 million and 3 million years`


def tells(word: str) -> bool:
    """Whether figures can be a time whatever follows them: `2019`, `20190828`, `28.8.2019`."""
    return len(word) == 4 or len(word) == 8 or word.count(".") == 2


_CODES = frozenset({"q", "h", "s", *"1234"})  # what begins a quarter or half by letter and number


def _takes_article(r: Reader, j: int, node: Node, end: int) -> bool:
    """Whether `the` before token j belongs to the expression: `the third quarter`, `the 1990s`; not `the May 8 attack`, `the 2019 election`."""
    match node:
        case Range(low=When(year=int(), month=None, quarter=None, half=None, season=None, unit=None)):
            return node.low_span == node.high_span  # the 14th Five-Year Plan period; not: the 2021-25 plan
        case When(quarter=quarter, half=half) if (quarter or half) and r.word(j) in _CODES:
            return False  # the Q3 result
        case When(holiday=str(holiday)) if not holiday[0].isdigit():
            return holiday.startswith(("within", "lunar"))  # the Spring Festival
        case When(quarter=None, half=None, season=None, unit=None, which=None, fiscal=False):
            return node.day is not None and (node.month is not None or node.weekday is None) and r.suffix(j + 1)
        case When(season=season, year=None, which=None, within=None) if season is not None:
            return not (r.near(end) and r.word(end).isalpha() and r.word(end) not in r.v.small["after_season"])
        case Length(plural=plural):
            return plural
        case Clock(day=None, part=False):
            return False
    return True


def _finish(r: Reader, i: int, node: Node, end: int) -> Found | None:
    """The expression with the reason why it is no public mention, where there is one."""
    if isinstance(node, When) and node.season is None and node.weekday is None and node.unit is None:
        return Found(i, end, node)
    match node:
        case Length():
            return _length(r, i, node, end)
        case Recurring():
            return Found(i, end, node, "set")
        case When(season=season, year=None, which=None, within=None) if season is not None and not _placed(r, i):
            return None if r.capital(i) and r.near(end) and r.capital(end) else Found(i, end, node, "timex-only")
        case When(season=season, year=None, which=None, within=None) if season and r.capital(end - 1) and r.near(end) and r.capital(end):
            return Found(i, end, node, "timex-only")  # the Winter Olympics
        case Clock(day=None, part=part) if part or r.phrase("clock_word", i):
            return Found(i, end, node, "timex-only")  # the noon siren
        case Clock(day=Deictic(which="that"), part=True):
            return Found(i, end, node, "timex-only")  # did not sleep that night
        case When(unit="century") if r.near(end) and r.capital(end) and r.capital(end - 1):
            return None
        case When(weekday=int(), day=None, which=None, within=None) if r.small("article", i - 1) and r.small("on", i - 2):
            return Found(i, end, node, "timex-only")  # they left on a Tuesday
        case Deictic(unit="day", which="that", plural=False) if r.small("the", i) and (
            r.word(i - 1) == "of" or not relations.closes(r, end)
        ):
            return Found(i, end, node, "timex-only")  # on the day I called, it was shut
        case When(weekday=int(), day=None, which=None, within=None) if not r.small("on", i - 1) and _periodical(r, end):
            return Found(i, end, node, "timex-only")  # the Monday briefing
        case Deictic(plural=False) if r.capital(end - 1) and r.near(end) and r.capital(end) and not r.capital(i):
            return None  # that Century Steel is the first to work
        case Deictic(unit="year", which="that", plural=False) if r.small("the", i) and i in r.tokens.lines and r.word(end) == ".":
            return Found(i, end, node, "timex-only")  # a heading: The year.
        case Deictic(unit="period", which="this" | "that", back=False):
            return Found(i, end, node, "timex-only")
    return Found(i, end, node)


def _periodical(r: Reader, end: int) -> bool:
    """Whether what comes out on a weekday follows it: `the Monday briefing`, `the Monday estates briefing`."""
    return r.near(end) and (r.small("periodical", end) or r.near(end + 1) and r.small("periodical", end + 1))


def _placed(r: Reader, i: int) -> bool:
    """Whether a preposition or an article places the season at token i in time; else it only describes (`winter coats`)."""
    return r.small("the", i) or r.word(i - 1) in r.v.small["season_before"] or r.small("the", i - 1)


def _length(r: Reader, i: int, node: Length, end: int) -> Found | None:
    """A bare length: an age, a rate (`a year`), or a duration."""
    count, unit = node.parts[0]
    if r.word(end - 1) == "period" and r.small("a", i - 1):
        return Found(i - 1, end, node)
    if r.small("article", i) and count == 1 and r.word(i - 1) == "in" and r.word(end - 1) == "year" and rates.rated(r, i - 1, end):
        return Found(i, end, Recurring(lengths.timex_of(node)), "set")  # can make 600,000 tons in a year
    if rates.judged(r, i, count, unit, end) or rates.no_length(r, i, count, unit, end):
        return None
    if r.small("a", i) and r.word(end - 1) == "long":
        return Found(i + 1, end, node)
    if (unit == "half" or unit == "year" and count == _HALF) and r.small("not_half", end) and r.near(end):
        return Found(i, end, node, "timex-only")  # its half-year report
    k = r.hyphen(end)
    if r.small("a", i) and k > end and r.word(k) not in r.v.small["old"]:
        return None
    if r.small("a", i) and r.word(i) != "one" and len(node.parts) == 1 and count == 1:
        beside = r.near(end) and r.small("after_length", end) and not (r.small("since", end) and rates.thing(r, i - 1))
        beside = beside or r.near(end) and r.word(end) == "after" and not rates.amount(r, i)  # comes a week after the vote
        beside = beside or r.word(end) == "of" and rates.spent(r, i, end)  # after a week of rain
        beside = beside or r.word(end) == "or" and r.near(end) and not rates.amount(r, i)  # in a day or two
        beside = beside or r.word(end) == "ahead" and r.word(end + 1) == "of"  # a month ahead of schedule
        beside = beside or r.small("comparative", end) and r.word(end + 1) == "than" and r.near(end)  # a year later than planned
        if not rates.asks_for_length(r, i) and not r.small("the", i - 1) and not beside:
            return Found(i, end, Recurring(lengths.timex_of(node)), "set")
    if r.word(k) in r.v.small["old"]:
        if k == end and node.plural and not any(r.small("person", j) for j in range(i - 4, i)):
            return Found(i, k + 1, node, "thing")  # the zone is nine years old
        return Found(i + 1 if r.small("article", i) and k > end else i, k + 1, node, "age")
    if count is None and not node.few and i == end - 1 and r.word(i) in r.v.small["bare_plural"]:
        return Found(i, end, node, "timex-only")  # for years
    if r.small("all", i) and r.word(r.hyphen(i + 1)) == "year" and end == r.hyphen(i + 1) + 1:
        return Found(i, end, node, "timex-only")  # all year
    return Found(i, end, node)


_HALF = Decimal("0.5")


def _reference(r: Reader, i: int) -> Found | None:
    if r.small("so", i):
        return _so_far(r, i)
    for cls, dropped in (("time_reference", None), ("time_reference_timex", "timex-only"), ("time_reference_story", "story")):
        found = r.phrase(cls, i)
        if found is None:
            continue
        key, j = found
        if r.near(j) and (some := r.phrase("some_units", j)) and r.unit(some[1]):
            return None  # the past few days
        if r.near(j) and (r.word(j) in r.v.units or r.unit(r.count(j)[1] if r.count(j) else j)) or r.hyphen(j) > j:  # type: ignore[index]
            return None
        if r.near(j) and anchors.skip_kind(r, j)[0] > j:
            return None  # the past fiscal year
        if r.word(i - 1) == "as" and r.word(j) == "as" or r.word(i - 1) == "every" and key == "PRESENT_REF":
            return None  # as recently as July; every now and then
        if r.word(i - 1) == "between" and r.small("joins", j) and (ahead := nominal(r, r.the(j + 1), False)) and isinstance(ahead[0], When):
            return Found(i, ahead[1], Range(Reference(key), ahead[0], (i, j), (j + 1, ahead[1]), True))
        if (
            dropped
            and j == i + 1
            and (r.capital(i) and i and r.capital(i - 1) or not r.word(j).isalpha() or (r.capital(j) and dropped != "story"))
        ):
            return None
        return Found(i, j, Reference(key), dropped)
    return None


def _so_far(r: Reader, i: int) -> Found | None:
    """`so far this year`."""
    j = i + 2
    if r.word(i + 1) not in r.v.small["far"]:
        return None
    inner = r.phrase("deixis", j) if r.near(j) else None
    if inner and inner[0] == "this" and (unit := r.unit(inner[1])) and unit[0].name in anchors.GRAINS:
        return Found(i, unit[1], SoFar(Deictic("this", unit[0].name)))
    return None


Rule = Callable[[Reader, int, bool], Read | None]
_FIRST = "123456789"  # what three figures and more begin with that are no day and no hour
_DEPTH = 4  # expressions inside expressions: `the end of the first half of the fiscal year`
_FIGURES: tuple[Rule, ...] = (
    parts.nth,
    fiscal_years.fiscal_rule,
    units.length_or_offset,
    phrases.time_of_day,
    phrases.date,
    years.year_rule,
)

_SHORT_FIGURES = tuple(rule for rule in _FIGURES if rule not in (parts.nth, fiscal_years.fiscal_rule))
_BEFORE_MONTH: tuple[Rule, ...] = (phrases.date, *_FIGURES)


@lru_cache
def _rules(lang: str) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin with each word, in the order in which they are tried."""
    v = vocabulary(lang)
    p = v.phrases
    named = v.month.keys() | v.weekday.keys() | v.weekday_short.keys() | p["ordinal"].keys() | {"q", "h", "s"}
    rules: tuple[tuple[Rule, set[str]], ...] = (
        (phrases.holiday, set(p["holiday"])),
        (parts.edge, p["edge"].keys() | p["edge_adjective"].keys()),
        (
            phrases.fixed,
            p["day_word"].keys()
            | p["long_word"].keys()
            | v.units.keys()
            | v.small["ytd"]
            | v.small["yearend"]
            | v.small["midyear"]
            | v.small["half"],
        ),
        (deictics.deictic, set(p["deixis"])),
        (parts.nth, p["ordinal"].keys() | p["ordinal_part"].keys() | p["roman"].keys()),
        (fiscal_years.fiscal_rule, set(p["year_kind"])),
        (phrases.season, set(v.season)),
        (phrases.spelt_hour, set(v.numeral)),
        (units.length_or_offset, p["some_units"].keys() | v.numeral | v.small["a"]),
        (phrases.time_of_day, p["daypart"].keys() | p["clock_word"].keys()),
        (phrases.date, set(named)),
        (years.year_rule, v.decade.keys() | QUOTES | v.numeral | {"ad", "a"}),
        (units.unit, set(v.units)),
    )
    found: dict[str, list[Rule]] = {}
    for rule, words in rules:
        for word in words:
            found.setdefault(word, []).append(rule)
    return {word: tuple(tried) for word, tried in found.items()}


def _figure_rules(r: Reader, word: str, i: int) -> tuple[Rule, ...]:
    """The rules for figures, the likeliest alone or first: a day before a month, a year with nothing behind it."""
    after = r.lower[i + 1] if i + 1 < r.size else ""
    if after in r.v.month:
        return _BEFORE_MONTH
    if len(word) == 4:
        return _FIGURES if after in r.v.after_figures or after in r.v.joints else (years.year_rule,)
    return _FIGURES if r.suffix(i + 1) else _SHORT_FIGURES


def nominal(r: Reader, i: int, the: bool) -> Read | None:
    """Any expression without its determiner; `the` says that one stood before it."""
    if i >= r.size or r.depth >= _DEPTH:
        return None
    word = r.lower[i]
    rules = _figure_rules(r, word, i) if word[0] in "0123456789" else _rules(r.lang).get(word, ())
    r.depth += 1
    try:
        for rule in rules:
            if read := rule(r, i, the):
                return read
    finally:
        r.depth -= 1
    return None
