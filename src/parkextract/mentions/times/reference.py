"""What relative expressions are resolved against: the publication date, the country's fiscal year, the tense of the sentence, what was said before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from parkextract import tables
from parkextract.mentions.times import calendar
from parkextract.mentions.times.calendar import Period
from parkextract.mentions.times.nodes import Clock, Day, Deictic, Edge, Ending, Found, Node, Nth, Offset, Range, Reference, When
from parkextract.mentions.times.reader import Reader
from parkextract.tokens import fold

_WINDOW = 25  # tokens on either side in which a verb is looked for
_STOPS = frozenset(".!?;:\u2022")


_COARSE = frozenset({"day", "year", "decade", "century", "millennium", "week", "weekend"})  # units that `the same period` does not mean


@dataclass(slots=True)
class Value:
    """What an expression means. `period` is its calendar period where it is one; `earliest` and `latest` are inclusive."""

    timex: str
    type: str = "date"
    period: Period | None = None
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    duration: str | None = None
    vague: bool = False
    ambiguous: tuple[str, ...] = ()
    parts: tuple[Value, Value] | None = None


@dataclass(slots=True)
class Context:
    """The reference at one place of the article."""

    reader: Reader
    now: date | None
    narrative: bool = False
    fiscal_end: int = 12
    south: bool = False
    by_start: bool = False  # whether a fiscal year is called by the year in which it begins
    at: int = 0
    end: int = 0
    last: Value | None = None
    last_at: int = -(10**6)
    fine: list[Value] = field(default_factory=list)  # values finer than a year and longer than a day, for `the same period`
    story: Period | None = None  # the date that a story of the past has reached
    story_at: int = 0
    stated: list[tuple[int, int]] = field(default_factory=list)  # (token, year) of every year stated
    year: Value | None = None  # the last year that is not the calendar's, for `the year`

    def tense(self) -> int:
        """-1 past, 1 future, 0 unknown: by the verb nearest before the expression in its sentence, else the nearest after it."""
        return _tense(self.reader, self.at, self.end)

    def recent(self, span: int = 60) -> Value | None:
        """The value that was said last, if it is near enough to be meant."""
        return self.last if self.at - self.last_at <= span else None

    def new_sentence(self) -> bool:
        """Whether a sentence ends between the last value and the expression."""
        return any(_boundary(self.reader, k) for k in range(self.last_at, self.at))

    def note(self, value: Value, node: Node, last: int) -> None:
        """Remember a value for what refers back to it."""
        if value.earliest is None and value.period is None:
            return
        unit = value.period.unit if value.period else ""
        derived = isinstance(node, Offset) or isinstance(node, Deictic) and node.which == "same"
        if unit not in _COARSE and not derived and not (value.type == "duration" and value.vague):
            self.fine = [*self.fine[-11:], value]
        if value.earliest and value.latest and abs((value.latest - value.earliest).days - 365) < 3 and unit != "year" and not value.vague:
            self.year = value
        if value.type != "duration" or not value.vague:
            self.last, self.last_at = value, last
        if self.narrative and not isinstance(node, (Day, Reference)):
            self._tell(value, node, last)

    def _tell(self, value: Value, node: Node, last: int) -> None:
        """Let the story go on: to a stated month or day, to a bare year where a paragraph begins or the story has only a year, not to asides."""
        p = value.parts[1].period if value.parts else value.period
        if p is None or p.unit in ("decade", "century", "millennium"):
            return
        if isinstance(node, Offset) and abs(p.year - (self.story.year if self.story else p.year)) > 3:
            return
        if isinstance(node, Deictic) and node.which in ("this", "last", "next", "prior"):
            return
        inner = node.of if isinstance(node, Edge) else node
        if isinstance(inner, Deictic) and p.unit == "year" and self.story is not None and p.year == self.story.year:
            return  # `the end of the year`
        if self.story is not None and p.year > self.story.year and self._next_year() < p.year:
            return
        same = self.story is not None and not any("\n" in self.reader.tokens.gap(k) for k in range(max(self.story_at, last - 400), last))
        if p.unit in ("year", "fiscal") and same and self.story is not None and self.story.unit != "year":
            if p.year == self.story.year:
                return
            if not 0 <= p.year - self.story.year <= 1 or not self._opens_sentence():
                return
        if same and self.story is not None and not -1 < p.year - self.story.year <= 2 and not self._opens_sentence():
            return
        self.story, self.story_at = p, last

    def _next_year(self) -> int:
        """The year that is stated next, a large number at the end: where it is earlier, what stands here is an aside."""
        i = bisect_right(self.stated, (self.at, 10**6))
        return self.stated[i][1] if i < len(self.stated) else 10**6

    def _opens_sentence(self) -> bool:
        """Whether the expression stands at the head of its sentence (`In 1942, …`)."""
        return any(_boundary(self.reader, self.at - step) for step in (1, 2, 3))


@lru_cache
def _verbs() -> dict[str, frozenset[str]]:
    source = tables.apart("times.toml")
    verbs = {row.key: frozenset(fold(word) for word in row.words) for row in source.of("verb_tense")}
    return verbs | {"telling": verbs["future"] | verbs["past"] | {"to"}}


def _tense(r: Reader, first: int, last: int) -> int:
    """The tense by the nearest verb before token `first`, else after token `last`, in the same sentence and not far off."""
    verbs = _verbs()
    if r.word(first - 1) in r.v.small["until"]:
        return 1
    telling = verbs["telling"]
    endings = tuple(verbs["ending"])
    for begin, step in ((first - 1, -1), (last, 1)):
        for i in range(begin, max(-1, min(begin + step * _WINDOW, r.size)), step):
            word = r.lower[i]
            if word in _STOPS:
                if _boundary(r, i):
                    break
            elif (word in telling or word.endswith(endings)) and (found := _verb(r, i, verbs)):
                return found
    return 0


def _boundary(r: Reader, i: int) -> bool:
    """Whether token i ends a sentence: a stop before white space and a capital, not that of an abbreviation; or a colon or semicolon."""
    if r.lower[i] not in _STOPS:
        return False
    if r.lower[i] != "." or i + 1 >= r.size:
        return True
    if r.tokens.touches(i + 1):
        return False
    if "\n" in r.tokens.gap(i + 1):
        return True
    before = r.word(i - 1)
    short = len(before) <= 3 and before.isalpha() and r.capital(i - 1) or before in r.v.month_short
    return r.capital(i + 1) and not short


def _verb(r: Reader, i: int, verbs: dict[str, frozenset[str]]) -> int:
    word = r.lower[i]
    if word in verbs["future"]:
        return 0 if r.capital(i) and word in r.v.month else 1
    if word == "to":
        return 1 if r.word(i - 1) in verbs["intent"] and not r.capital(i + 1) else 0
    if word in verbs["past"]:
        return -1
    if len(word) > 3 and any(word.endswith(ending) for ending in verbs["ending"]):
        near = (r.word(i - 1), r.word(i - 2))
        return 1 if any(other in verbs["be"] for other in near) else -1
    return 0


def published(r: Reader, given: date | None, found: list[Found]) -> date | None:
    """The publication date: the one given, else a full date in the dateline, an `Updated:` line or the front matter, else none."""
    if given is not None:
        return given
    year = None
    for item in found[:12]:
        node = item.node.day if isinstance(item.node, Clock) else item.node
        if not isinstance(node, When) or not (node.day and node.month):
            continue
        if node.year is not None and _front(r, item):
            return calendar.safe_date(node.year, node.month, node.day)
        if year is None and node.year is None and item.first < 12 and _front(r, item):
            year = _first_year(found)
            if year:
                return calendar.safe_date(year, node.month, node.day)
    return None


def _first_year(found: list[Found]) -> int | None:
    for item in found:
        node = item.node
        if isinstance(node, When) and node.year and node.month and node.day:
            return node.year
    return None


def _front(r: Reader, item: Found) -> bool:
    """Whether a date stands where articles put the day they appeared: a dateline, after a label and colon, alone on a line near the top."""
    if item.first > 120:
        return False
    before, after = r.word(item.first - 1), r.word(item.last)
    alone = (item.first == 0 or not r.near(item.first)) and (item.last >= r.size or not r.near(item.last))
    labelled = (
        before == ":"
        or r.word(item.first - 1) in r.v.small["published"]
        or (before == "on" and r.word(item.first - 2) in r.v.small["published"])
    )
    dateline = (before in (",", "(") and after in ("(", ")", "-", "\u2013", "\u2014", ":", "/")) and item.first < 40
    return alone or labelled or dateline


def is_narrative(now: date | None, found: list[Found]) -> bool:
    """Whether the article tells of the past: most of the years that it states lie more than two years before publication, and many do."""
    years = [year for item in found if (year := stated_year(item.node)) is not None]
    deictic = sum(_is_deictic(item.node) for item in found)
    if now is None:
        return len(years) >= 5 and deictic * 4 <= len(years)
    return len(years) >= 8 and deictic * 6 <= len(years) and sum(year < now.year - 1 for year in years) > 0.5 * len(years)


def _is_deictic(node: Node) -> bool:
    """Whether a time is told from the day of writing: `yesterday`, `Friday`, `last week`."""
    match node:
        case Day():
            return True
        case Deictic(which="this" | "last" | "next"):
            return True
        case When(weekday=weekday, month=None) if weekday is not None:
            return True
        case Clock(day=day) | Edge(of=day) if day is not None:
            return _is_deictic(day)
    return False


def stated_year(node: Node) -> int | None:
    match node:
        case When(year=year, unit=None):
            return year
        case Range(high=high):
            return stated_year(high)
        case Edge(of=inner) | Nth(of=inner) if inner is not None:
            return stated_year(inner)
        case Clock(day=day) if day is not None:
            return stated_year(day)
        case Deictic(within=within) if within is not None:
            return stated_year(within)
    return None


Convention = tuple[int, bool, bool]


def country(r: Reader) -> Convention:
    """(month that closes the fiscal year, whether in the south, whether the year is called by its start) of the country named most often."""
    counts: dict[Convention, int] = {}
    names = r.v.fiscal
    firsts = r.v.fiscal_first
    for i, word in enumerate(r.lower):
        if word in firsts and r.capital(i):
            for name in (word, f"{word} {r.word(i + 1)}", f"{word}.{r.word(i + 2)}"):
                if name in names:
                    counts[names[name]] = counts.get(names[name], 0) + 1
                    break
    return max(counts, key=lambda key: counts[key]) if counts else (12, False, False)


def _asks_for_country(item: Found) -> bool:
    """Whether an expression is read by its country's calendar: a fiscal year, two years in the short form, a season."""
    match item.node:
        case When(season=None, fiscal=False, within=None) | Day() | Clock() | Reference():
            return False
        case Range(pair=pair):
            return pair
        case When() | Ending() | Nth() | Edge():
            return True
        case Deictic(fiscal=fiscal, unit=unit):
            return fiscal or unit == "season"
    return False


def fiscal_convention(r: Reader, found: list[Found]) -> Convention:
    """What the article says of its fiscal year, else its country's convention."""
    if not any(map(_asks_for_country, found)):
        return 12, False, False
    month, south, by_start = country(r)
    stated = 0
    for item in found:
        node = item.node
        if isinstance(node, Ending) and len(node.length.parts) == 1 and node.length.parts[0] == (Decimal(1), "year"):
            end = node.end.of if isinstance(node.end, Edge) else node.end
            if isinstance(end, When) and end.month is not None:
                if node.fiscal:
                    return end.month, south, False
                stated = stated or end.month
    return (stated if stated and month == 12 else month), south, by_start
