"""The words of time compiled from `times.toml`: what a token or a few of them mean, each found in constant time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parkextract import tables, words
from parkextract.mentions import numbers
from parkextract.tables import Row, Tables, expand
from parkextract.tokens import Tokens, fold

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: `code` is the letter of ISO 8601 (behind T for clock units, empty for none), `size` how many of those it is."""

    name: str
    code: str
    size: int
    plural: bool


class Convention(NamedTuple):
    """A country's calendar: the month in which the fiscal year ends (`month * 100 + day` where that is not the month's last), whether the seasons
    are those of the south, whether the year is called by its start, whether it is written with two years, the end of local bodies' years,
    and whether a quarter is one of the fiscal year."""

    ends: int
    south: bool = False
    by_start: bool = False
    short: bool = False
    local_ends: int = 0
    quarters: bool = False


CALENDAR = Convention(12)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All look-ups of the grammar. Phrase tables map a first token to its (tokens, key) pairs, the longest first."""

    month: dict[str, int]
    month_guarded: dict[str, int]
    month_short: frozenset[str]
    weekday: dict[str, int]
    weekday_short: dict[str, int]
    season: dict[str, str]
    season_guarded: frozenset[str]
    season_verb: frozenset[str]
    units: Phrases
    unit: dict[str, Unit]
    iso: dict[str, tuple[str, int, str]]
    ordinal: dict[str, int]
    decade: dict[str, int]
    phrases: dict[str, Phrases]
    small: dict[str, frozenset[str]]
    starts: frozenset[str]
    recurring: frozenset[str]
    reference: frozenset[str]
    leads: dict[str, frozenset[str]]
    numeral: frozenset[str]
    after_figures: frozenset[str]
    beside_figures: frozenset[str]  # all that may follow figures of a time but of a year or a date: a further number joined to them too
    after_count: frozenset[str]  # what may follow the count of a length: a unit, its kind, what joins it or a further count to the count
    after_deixis: frozenset[str]  # what may follow a deictic word in lower case: `year`, `previous`, `three`, `coming`
    joints: frozenset[str]
    after_article: frozenset[str]
    endings: frozenset[str]
    before_christ: tuple[str, ...]  # the words of one token for the years before Christ
    fiscal: dict[str, Convention]
    plans: dict[int, tuple[int, int]]
    moving: dict[str, dict[int, date]]  # by the key of a holiday, its day in each year


def phrase(entries: tuple[tuple[tuple[str, ...], str], ...], tokens: Tokens, i: int) -> tuple[str, int] | None:
    """(key, index after) of the longest of the phrases that begin with token i; white space and hyphens may stand for each other."""
    after = tokens.lower[i + 1] if i + 1 < tokens.size else ""
    for cut, key in entries:
        if len(cut) == 1:
            return key, i + 1
        if (cut[1] == after or after == "-" or cut[1] == "-") and (end := _fits(cut, tokens, i)) is not None:
            return key, end
    return None


def _fits(cut: tuple[str, ...], tokens: Tokens, i: int) -> int | None:
    j, lower = i + 1, tokens.lower
    size = len(lower)
    for token in cut[1:]:
        if j < size and lower[j] == "-" and token != "-" and tokens.touches(j):
            j += 1
        elif token == "-" and j < size and lower[j] != "-" and tokens.gap(j) == " ":
            continue
        if j >= size or lower[j] != token or "\n" in tokens.gap(j):
            return None
        j += 1
    return j


def phrases_of(pairs: Iterable[tuple[str, str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for word, key in pairs:
        cut = tuple(Tokens(word).lower)
        found.setdefault(cut[0], []).append((cut, key))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _forms(source: Tables, cls: str, *fields: str) -> Iterable[tuple[str, str]]:
    """(word, key) of the rows of a class: their words, or the data fields named."""
    for row in source.of(cls):
        for field in fields or ("words",):
            forms = [*row.words, *row.exact] if field == "words" else [w for pattern in row.data.get(field, ()) for w in expand(pattern)]
            for form in forms:
                yield form, row.key


def _numbered(source: Tables, cls: str, *fields: str) -> dict[str, int]:
    return {fold(word): int(key) for word, key in _forms(source, cls, *fields)}


_PHRASED = (
    "deixis", "day_word", "time_reference", "edge", "relation", "frequency", "some_units", "year_kind", "era", "holiday", "daypart", "clock_word",
    "meridiem", "time_zone", "ordinal_part", "every", "exactness", "local_time", "often", "long_word", "roman",
)  # fmt: skip


def _leads(named: dict[str, Phrases], alone: set[str]) -> dict[str, frozenset[str]]:
    """The second tokens (a hyphen among them) of words that begin an expression only together with them: `at` of `at present`."""
    seconds: dict[str, set[str]] = {}
    single = set(alone)
    for cls in _STARTING:
        for first, entries in named[cls].items():
            single.update(cut[0] for cut, _ in entries if len(cut) == 1)
            seconds.setdefault(first, {"-"}).update(cut[1] for cut, _ in entries if len(cut) > 1)
    return {first: frozenset(tokens) for first, tokens in seconds.items() if first not in single} | {
        "s": frozenset({"1", "2"}),
        **{cut[0]: frozenset({"quarter"}) for entries in named["roman"].values() for cut, _ in entries},
    }


_STARTING = (
    "deixis", "day_word", "time_reference", "time_reference_timex", "time_reference_story", "edge", "edge_adjective", "frequency", "some_units",
    "holiday", "daypart", "clock_word", "every", "ordinal_part", "often", "long_word",
)  # fmt: skip


def _convention(row: Row) -> Convention:
    data = row.data
    day = int(data.get("day", 0))
    return Convention(
        int(data["ends"]) * 100 + day if day else int(data["ends"]),
        bool(data.get("south")),
        bool(data.get("named_by_start")),
        bool(data.get("short")),
        int(data.get("local_ends", 0)),
        bool(data.get("quarters")),
    )


@lru_cache
def vocabulary(lang: str = "en") -> Vocabulary:
    """The words of time of a language, compiled once a process."""
    source = tables.apart("times.toml", lang)
    guarded = _numbered(source, "month", "guarded")
    units: dict[str, Unit] = {}
    for word, key in _forms(source, "time_unit"):
        data = source.row("time_unit", key).data
        units[fold(word)] = Unit(key, data.get("code", ""), data.get("size", 1), word.endswith(("s", "ies", "ia")))
    named = {cls: phrases_of(_forms(source, cls)) for cls in _PHRASED}
    named["time_reference_timex"] = phrases_of(_forms(source, "time_reference", "timex"))
    named["time_reference_story"] = phrases_of(_forms(source, "time_reference", "story"))
    named["edge_adjective"] = phrases_of(_forms(source, "edge", "adjectives"))
    unit_phrases = phrases_of((word, word) for word in units)
    small = {row.key: frozenset(fold(word) for word in row.data["forms"]) for row in source.of("small")}
    weekday = _numbered(source, "weekday")
    ordinal = dict(_numbered(source, "ordinal").items())
    season = {fold(word): key for word, key in _forms(source, "season")}
    month = _numbered(source, "month", "words", "abbreviations")
    month.update(guarded)
    decade = _numbered(source, "decade_word")
    starts: set[str] = set(month) | set(weekday) | {f"{word}s" for word in weekday} | set(season) | set(unit_phrases) | set(decade)
    weekday_short = _numbered(source, "weekday", "abbreviations")
    starts |= set(weekday_short) | set(phrases_of((word, "") for word in ordinal))
    for cls in _STARTING:
        starts |= set(named[cls])
    for key in ("the", "a", "so", "ytd", "yearend", "midyear"):
        starts |= small[key]
    starts |= {fold(word).split()[0] for word, key in _forms(source, "year_kind") if key == "fiscal"} | {"calendar"}
    starts |= numbers.starts(words.lexicon(lang)) | {"'", "q", "h", "s", "fy", "cy"} | set(named["roman"])
    named["ordinal"] = phrases_of((word, str(n)) for word, n in ordinal.items())
    for key in ("local", "nation"):
        named[f"fiscal_{key}"] = phrases_of((word, key) for word in source.row("fiscal_owner", key).data["names"])
    firsts = {cls: frozenset(table) for cls, table in named.items()}
    kinds = firsts["year_kind"] | frozenset(unit_phrases)
    letters = frozenset(fold(word) for row in source.of("part_letter") for word in row.words)
    after_figures = kinds | frozenset(month) | firsts["meridiem"] | firsts["time_zone"] | firsts["era"] | firsts["deixis"] | letters
    after_figures |= small["after_figures"] | frozenset(fold(word) for row in source.of("ordinal_suffix") for word in row.words)
    referring = [named[cls] for cls in ("time_reference", "time_reference_timex", "time_reference_story")]
    starts |= {cut[1] for table in referring for word in small["the"] for cut, _ in table.get(word, ()) if len(cut) > 1}
    return Vocabulary(
        month=month,
        month_guarded=guarded,
        month_short=frozenset(fold(word) for word, _ in _forms(source, "month", "abbreviations")),
        weekday=weekday,
        weekday_short=weekday_short,
        season=season,
        season_verb=frozenset(fold(word) for word, _ in _forms(source, "season", "verbs")),
        season_guarded=frozenset(fold(word) for word, _ in _forms(source, "season", "guarded")),
        units=unit_phrases,
        unit=units,
        iso={
            row.key: (row.data["code"], row.data.get("size", 1), row.data.get("vague", row.data["code"])) for row in source.of("time_unit")
        },
        ordinal=ordinal,
        decade=decade,
        phrases=named,
        small=small,
        starts=frozenset(starts),
        leads=_leads(
            named,
            set(month)
            | set(named["ordinal"])
            | set(weekday)
            | set(weekday_short)
            | set(season)
            | set(unit_phrases)
            | set(decade)
            | small["a"]
            | small["the"]
            | small["so"]
            | numbers.starts(words.lexicon(lang)),
        ),
        recurring=firsts["frequency"] | firsts["every"] | firsts["often"] | frozenset(f"{word}s" for word in weekday),
        reference=frozenset(word for table in referring for word in table) | small["so"],
        after_figures=after_figures,
        beside_figures=after_figures | small["joint"] | small["clock_joint"] | small["scale"] | {"1", "3"},
        after_count=kinds | small["count_joint"] | small["odd"] | frozenset((*"-\u2010\u201113", "and")),
        after_deixis=kinds.union(
            *(firsts[cls] for cls in ("deixis", "holiday", "daypart", "some_units", "ordinal_part")),
            *(month, weekday, season, small["article"], small["span"], small["date"], small["half"], ("one",)),
            numbers.starts(words.lexicon(lang)),
        ),
        joints=small["joint"],
        after_article=kinds | small["after_article"],
        endings=small["to"] | small["beginning"] | small["that"],
        numeral=numbers.starts(words.lexicon(lang)) - small["a"] | {"one"},
        before_christ=tuple(word for word, cuts in named["era"].items() if ((word,), "bc") in cuts),
        fiscal={row.key: _convention(row) for row in source.of("fiscal_year")},
        moving={
            row.key: {day.year: day for day in map(date.fromisoformat, row.data["dates"])}
            for row in source.of("holiday")
            if "dates" in row.data
        },
        plans={int(row.data["length"]): (int(row.data["ordinal"]), int(row.data["starts"])) for row in source.of("plan_series")},
    )
