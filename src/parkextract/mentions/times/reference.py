"""What relative expressions are resolved against: the publication date, the country's fiscal year, the tense of the sentence, what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from parkextract import tables
from parkextract.mentions.times import calendar
from parkextract.mentions.times.calendar import Period
from parkextract.mentions.times.nodes import Clock, Deictic, Edge, Ending, Found, Node, Nth, Range, When
from parkextract.mentions.times.reader import Reader
from parkextract.tokens import fold

_WINDOW = 25  # tokens on either side in which a verb is looked for
_STOPS = frozenset(".!?;\u2022")


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
    at: int = 0
    last: Value | None = None
    last_at: int = -(10**6)
    fine: Value | None = None  # the last value finer than a year, for `the same period`
    sentences: list[int] = field(default_factory=list)

    def tense(self) -> int:
        """-1 past, 1 future, 0 unknown: by the verb nearest before the expression in its sentence, else the nearest after it."""
        return _tense(self.reader, self.at)

    def recent(self, span: int = 60) -> Value | None:
        """The value that was said last, if it is near enough to be meant."""
        return self.last if self.at - self.last_at <= span else None


def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    source = tables.apart("times.toml")
    future, past = (frozenset(fold(word) for word in source.row("verb_tense", key).words) for key in ("future", "past"))
    return future, past


_VERBS: tuple[frozenset[str], frozenset[str]] | None = None


def _tense(r: Reader, at: int) -> int:
    global _VERBS
    if _VERBS is None:
        _VERBS = _verbs()
    future, past = _VERBS
    for step, limit in ((-1, at - _WINDOW), (1, at + _WINDOW)):
        i = at + step if step < 0 else at
        while 0 <= i < r.size and i != limit:
            word = r.lower[i]
            if word in _STOPS and (step > 0 or r.tokens.gap(i + 1) != ""):
                if word != "." or i + 1 >= r.size or r.capital(i + 1) and len(r.lower[i - 1]) > 3:
                    break
            if word in future:
                if word == "to" and not _infinitive(r, i):
                    i += step
                    continue
                return 1
            if word in past or (len(word) > 4 and word.endswith("ed")):
                return -1
            i += step
    return 0


def _infinitive(r: Reader, i: int) -> bool:
    """Whether `to` is followed by a verb rather than a number or a determiner, and a word of intent stands before it."""
    word = r.word(i + 1)
    return word.isalpha() and r.capital(i + 1) is False and word not in r.v.small["the"] and word not in r.v.small["own"] and word not in r.v.small["a"] and word not in r.v.month


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
    labelled = before == ":" or r.word(item.first - 1) in r.v.small["published"] or (before == "on" and r.word(item.first - 2) in r.v.small["published"])
    dateline = (before in (",", "(") and after in ("(", ")", "-", "\u2013", "\u2014", ":", "/")) and item.first < 40
    return alone or labelled or dateline


def is_narrative(now: date | None, found: list[Found]) -> bool:
    """Whether the article tells of the past: most of the years that it states lie more than two years before publication, and many do."""
    years = [year for item in found if (year := stated_year(item.node)) is not None]
    if now is None:
        return len(years) >= 5
    old = sum(year < now.year - 1 for year in years)
    return old >= 5 and old > 0.6 * len(years)


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


def country(r: Reader) -> tuple[int, bool]:
    """(month that closes the fiscal year, whether the country is in the south) of the country that the article names most often; 12 for none."""
    counts: dict[tuple[int, bool], int] = {}
    names = r.v.fiscal
    firsts = r.v.fiscal_first
    for i, word in enumerate(r.lower):
        if word in firsts and r.capital(i):
            for name in (word, f"{word} {r.word(i + 1)}", f"{word}.{r.word(i + 2)}"):
                if name in names:
                    counts[names[name]] = counts.get(names[name], 0) + 1
                    break
    return max(counts, key=lambda key: counts[key]) if counts else (12, False)


def fiscal_convention(r: Reader, found: list[Found]) -> tuple[int, bool]:
    """(month that closes the fiscal year, whether the country is in the south): what the article says of its year, else its country's."""
    month, south = country(r)
    for item in found:
        node = item.node
        if isinstance(node, Ending) and len(node.length.parts) == 1 and node.length.parts[0] == (1, "year"):
            end = node.end.of if isinstance(node.end, Edge) else node.end
            if isinstance(end, When) and end.month is not None:
                return end.month, south
    return month, south
