"""What the grammar reads, before it is known which dates are meant: one small type for each way in which English names a time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Which = Literal["this", "last", "past", "next", "prior", "following", "same", "that"]
Span = tuple[int, int]


@dataclass(slots=True)
class When:
    """A calendar date with those fields that are stated: `12 May 2020`, `Friday`, `Q3`, `spring 2019`, `the 1990s`.

    `year` is negative before Christ. `unit` names a whole larger than a year (decade, century) whose number is `year`; `within` is an
    expression that gives the year (`May last year`). `which` is the deictic before it (`last May`, `next Monday`). `other` is the other
    reading of a numeric date as (month, day). `paired` marks a fiscal year that is written with two years. Conventions of seasons and fiscal
    years come from the article, not from here. `civil` marks a quarter or half that its last month names (`the March quarter`).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    unit: str | None = None
    which: Which | None = None
    within: Node | None = None
    other: tuple[int, int] | None = None
    fiscal: bool = False
    paired: bool = False
    civil: bool = False


@dataclass(slots=True)
class Deictic:
    """A unit placed by a deictic word: `last year`, `the past five years` (count 5), `recent weeks`, `the past few days` (few), `the same period`."""

    which: Which
    unit: str
    count: Decimal | None = None
    plural: bool = False
    fiscal: bool = False
    within: Node | None = None
    back: bool = False
    few: bool = False


@dataclass(slots=True)
class Day:
    """`today` and its like: days from publication; `part` N for `tonight`."""

    offset: int
    part: str | None = None


@dataclass(slots=True)
class Nth:
    """The nth (or, from the end, −nth) `count` units of a longer time: `the first nine months of 2020`, `the third week of May`."""

    n: int
    unit: str
    count: int | None = None
    of: Node | None = None
    fiscal: bool = False
    weekday: int | None = None


@dataclass(slots=True)
class Edge:
    """A part of a time: `early 2013`, `the end of April`, `mid-June`; `half` where it is an exact half of one (`the first half of May`),
    `day` where its end is a day of account (`at year-end`)."""

    mod: str
    of: Node
    half: bool = False
    day: bool = False


@dataclass(slots=True)
class Length:
    """A length of time as (count, unit) pairs; a count of None is inexact (`several years`) and `half` an exact fraction of one."""

    parts: tuple[tuple[Decimal | None, str], ...]
    few: bool = False
    plural: bool = False


@dataclass(slots=True)
class Offset:
    """A length before (sign −1) or after (1) a base: publication (`ago`), what was said (`earlier`), or an expression."""

    length: Length
    sign: int
    base: Literal["speech", "context"] | Node


@dataclass(slots=True)
class Ending:
    """A period of a length that ends with a date: `the six months to June`, `the year ended 31 December 2020`.

    `cut` holds the tokens after the length and at which the end begins; `done` marks one that is said to have ended, `begins` one of which
    the beginning is said (`the year from July`).
    """

    length: Length
    end: Node
    fiscal: bool = False
    cut: Span = (0, 0)
    done: bool = False
    begins: bool = False


@dataclass(slots=True)
class Reference:
    """`now`, `recently`, `the future`."""

    value: str


@dataclass(slots=True)
class Clock:
    """A time of day on a day: a clock time `HH:MM[:SS]`, or a part of the day (`MO`, `NI` …); `zone` is `Z` or empty."""

    time: str
    day: Node | None = None
    zone: str = ""
    part: bool = False


@dataclass(slots=True)
class Recurring:
    """A set: `every Monday`, `annual`, `twice a week`; `value` as TIMEX3 has it."""

    value: str
    quant: str | None = None
    freq: str | None = None


@dataclass(slots=True)
class Range:
    """From one time to another; the spans of the ends are token spans. `joined` marks two that stand side by side (`May and June`), `pair`
    two years that follow each other in the short form (`2021-22`), which is a fiscal year where the country has such."""

    low: Node
    high: Node
    low_span: Span
    high_span: Span
    joined: bool = False
    pair: bool = False


@dataclass(slots=True)
class SoFar:
    """From the start of a period until publication: `so far this year`, `year to date`."""

    of: Node


@dataclass(slots=True)
class Turn:
    """`the turn of the year 2024/2025`, `the turn of the century`."""

    of: Node


Node = When | Deictic | Day | Nth | Edge | Length | Offset | Ending | Reference | Clock | Recurring | Range | SoFar | Turn


@dataclass(slots=True)
class Found:
    """A node read at tokens `[first, last)`; `dropped` says why it is no public mention."""

    first: int
    last: int
    node: Node
    dropped: str | None = None
