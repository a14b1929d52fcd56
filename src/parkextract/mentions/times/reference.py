"""What relative expressions are resolved against: the publication date, the country's fiscal year, the tense of the sentence, what was said before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parkextract.mentions.times import tense
from parkextract.mentions.times.calendar import Period, bounds, timex
from parkextract.mentions.times.clauses import boundary
from parkextract.mentions.times.nodes import Day, Deictic, Edge, Node, Offset, Reference
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.vocabulary import Convention

_SENTENCE = 20  # tokens on either side in which a percentage is looked for
_AGAINST = 7  # tokens from `against` to the year of what stands there
_PARTS = frozenset({",", ".", ";", ":", "to", "and", "which", "that", "(", ")"})  # what ends a comparison
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
    at: int = 0  # the token after it


@dataclass(slots=True)
class Context:
    """The reference at one place of the article."""

    reader: Reader
    now: date | None
    resolve: Callable[[Node, Context], Value]
    country: Convention
    narrative: bool = False
    at: int = 0
    end: int = 0
    last: Value | None = None
    last_at: int = -(10**6)
    fine: list[Value] = field(default_factory=list)  # values finer than a year and longer than a day, for `the same period`
    story: Period | None = None  # the date that a story of the past has reached
    story_at: int = 0
    stated: list[tuple[int, int]] = field(default_factory=list)  # (token, year) of every year stated
    day: Period | None = None  # the last day that was said
    plain: Value | None = None  # the last value that was not counted from another
    derived: bool = False  # whether the last value was counted from another (`a year earlier`)
    against: bool = False  # whether the last value is only what another is compared with (`than in 2019`)
    past: Value | None = None  # the last value that is not to come
    beginning: bool = False  # whether the last value only says since when there is something (`opened in 2016`)
    years: set[int] = field(default_factory=set)  # the calendar years that were said
    year: Value | None = None  # the last year that is not the calendar's, for `the year`
    told: tuple[int, int, int] = (-1, -1, 0)  # the tense at the tokens of an expression

    def tense(self) -> int:
        """-1 past, 1 future, 0 unknown: by the verb nearest before the expression in its sentence, else the nearest after it."""
        if self.told[:2] != (self.at, self.end):
            self.told = self.at, self.end, tense.tense(self.reader, self.at, self.end)
        return self.told[2]

    def ahead(self) -> bool:
        """Whether the word before the expression looks ahead where no verb says otherwise: `before Christmas`, `by March`."""
        return self.reader.small("ahead", self.at - 1) or self.reader.small("ahead", self.at - 2) and self.reader.small("the", self.at - 1)

    def recent(self, span: int = 60) -> Value | None:
        """The value that was said last, if it is near enough to be meant."""
        return self.last if self.at - self.last_at <= span else None

    def began(self) -> bool:
        """Whether the last value is said to be the beginning of what goes on: `in force since 1 March 2022`."""
        return any(self.reader.small("since", k) for k in range(self.last_at - 5, self.last_at))

    def new_sentence(self) -> bool:
        """Whether a sentence or a quotation ends between the last value and the expression."""
        return any(boundary(self.reader, k) or self.reader.small("quote_end", k) for k in range(self.last_at, self.at))

    def parted(self, one: Value, other: Value) -> bool:
        """Whether a sentence ends between two values."""
        return any(boundary(self.reader, k) for k in range(one.at, other.at))

    def beside(self, value: Value) -> bool:
        """Whether a value stands in the sentence of the expression, before it."""
        return not any(boundary(self.reader, k) for k in range(value.at, self.at))

    def grows(self) -> bool:
        """Whether the sentence tells of growth: a percentage stands near."""
        near = range(self.at - _SENTENCE, max(self.at, self.end) + _SENTENCE)
        return any(self.reader.small("percent", i) or self.reader.word(i) == "cent" for i in near)

    def note(self, value: Value, node: Node, last: int) -> None:
        """Remember a value for what refers back to it."""
        value.at = last
        if value.earliest is None and value.period is None:
            return
        unit = value.period.unit if value.period else ""
        if unit == "month" and self._through(value):
            value, unit = _year_to(value), ""
        if unit == "day":
            self.day = value.period
        elif unit == "year" and value.period:
            self.years.add(value.period.year)
        again = isinstance(node, Deictic) and node.which == "same" and node.within is None and value.period is None  # for the same months
        derived = (
            isinstance(node, Offset)
            or isinstance(node, Deictic)
            and (node.which == "same" and not again or node.back and node.which == "prior")
        )
        if unit not in _COARSE and not derived and not (value.type == "duration" and value.vague):
            self.fine = [*self.fine[-11:], value]
        if (
            value.earliest
            and value.latest
            and abs((value.latest - value.earliest).days - 365) < 3
            and unit != "year"
            and not derived
            and not value.vague
            and not (isinstance(node, Deictic) and node.which == "prior")
        ):
            self.year = value
        if value.type != "duration" or not value.vague:
            self.against = unit in ("year", "fiscal") and self.plain is not None and self._against()
            self.last, self.last_at, self.derived = value, last, derived or self.against
            self.beginning = self._begins()
            if self.now and value.earliest and value.earliest <= self.now:
                self.past = value
            self.plain = self.plain if self.derived else value
        if self.narrative and not isinstance(node, (Day, Reference)):
            self._tell(value, node, last)

    def _through(self, value: Value) -> bool:
        """Whether a month ends what its year is told of up to then: `Through July the port moved 3 million tons`."""
        r = self.reader
        over = self.now is not None and value.latest is not None and value.latest < self.now
        return over and not self.narrative and r.small("until_now", self.at - 1) and not r.small("joint", self.end)

    def _begins(self) -> bool:
        """Whether the time at the place says since when there is something: `opened in 2016`, `set up in 2016`, `since 1995`."""
        r = self.reader
        if r.small("since", self.at - 1):
            return True
        return r.small("of", self.at - 1) and (r.small("year_label", self.at - 2) or r.word(self.at - 2) == "up")

    def _against(self) -> bool:
        """Whether the year at the place only is what another is compared with: `8 more than in 2019`, `36% above the 157,000 of 2022`, `(2021: 10,970)`."""
        r = self.reader
        if r.word(self.at - 1) == "(":
            return r.word(self.end) == ":"
        against, level = r.v.small["against"], r.v.small["level"]
        for i in range(self.at - 1, max(-1, self.at - _AGAINST), -1):
            word = r.lower[i]
            if word in against or word in level and (r.small("percent", i - 1) or r.small("level_after", i - 1)):
                return True  # not: handed over 611 aircraft last year
            if word in _PARTS or i in r.tokens.lines:
                return False
        return False

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
        return any(boundary(self.reader, self.at - step) for step in (1, 2, 3))


def _year_to(value: Value) -> Value:
    """From the first of its year to the end of a value."""
    assert value.earliest is not None
    first = value.earliest.replace(month=1, day=1)
    return Value(f"{timex(Period('month', first.year, 1))}/{value.timex}", earliest=first, latest=value.latest, at=value.at)


def of_period(p: Period, **fields: Any) -> Value:
    """A value that is one calendar period."""
    first, last = bounds(p)
    return Value(timex(p), period=p, earliest=first, latest=last, **fields)


def unknown(text: str, **fields: Any) -> Value:
    """A value whose dates are not known, in its TIMEX3 form."""
    return Value(text, **fields)


def year_number(value: Value) -> int | None:
    if value.period is not None and value.period.unit not in ("decade", "century"):
        return value.period.year
    return value.earliest.year if value.earliest else None
