"""Mentions: the typed values that a text states, each at its place.

All are frozen. Attributes are named as the keys of the JSON form; numbers are `Decimal`. For every mention
`article.text[m.start:m.end] == m.text`; offsets count Python characters. The kinds and what delimits them are those of the annotation
guidelines in `fixtures/gold/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from parkextract import units

if TYPE_CHECKING:
    import pint

Bound = Literal["about", "more_than", "less_than", "at_least", "at_most"]
Direction = Literal["up", "down"]
_FIFTEEN = Context(prec=15)
TimexType = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stated value or time at `[start, end)` of the article's text. `id` is unique within an extraction (`m1`, `m2`, … in order)."""

    kind: ClassVar[str] = ""

    id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Mention):
    """What all numeric mentions share.

    `value` is the number as meant (`152.3 billion` is 152300000000), or None where a range states `low` and `high` (either may be None for an
    open end). `bound` says how exact the text is (None is exact). `trend` is set where the number is the size of a change. `measures` is the
    noun phrase that the number is said of. `equivalent_to` is the id of the mention that this one restates. `ambiguous` lists the other
    readings (currency codes, or numbers where a separator could be read two ways).
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound | None = None
    trend: Direction | None = None
    measures: str | None = None
    equivalent_to: str | None = None
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Number):
    """An amount of money; `currency` is an ISO 4217 code, the amount is in its main unit (5 US cents are 0.05 USD)."""

    kind: ClassVar[str] = "money"

    currency: str

    @property
    def amount(self) -> Decimal | None:
        """The amount; None for a range, which has `low` and `high`."""
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Physical(Number):
    """A number of units; `unit` is the canonical name in `parkextract.ureg` (`hectare`, `mu`, `metric_ton`)."""

    unit: str

    @property
    def quantity(self) -> pint.Quantity[Decimal] | None:
        """The value as a pint quantity of the package's registry; None for a range, which has `low` and `high`."""
        return None if self.value is None else units.registry().Quantity(self.value, self.unit)

    @property
    def base_value(self) -> Decimal | None:
        """The value in the base unit, to 15 significant digits (a mu is 666.66… square metres); None for a range."""
        if self.value is None:
            return None
        factor, offset, _ = units.to_base(self.unit)
        return _FIFTEEN.plus(self.value * factor + offset)

    @property
    def base_unit(self) -> str:
        """The base unit of the dimension: `square_meter` for areas, SI otherwise."""
        return units.to_base(self.unit)[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Physical):
    """An area of land or floor."""

    kind: ClassVar[str] = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Physical):
    """Any other physical quantity: length, mass, power, energy, volume, speed, temperature, age …"""

    kind: ClassVar[str] = "quantity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Number):
    """A percentage, or a difference in percentage points (basis points are hundredths of one)."""

    kind: ClassVar[str] = "percent"

    unit: Literal["percent", "percentage_point"] = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Number):
    """A factor or a fraction: `doubled` is 2, `one-third` 0.3333…"""

    kind: ClassVar[str] = "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Number):
    """A number of things; `unit` is what is counted, lower case, the singular head last (`listed firm`), None when nothing is named."""

    kind: ClassVar[str] = "count"

    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Mention):
    """A date, a period, a time of day, a duration or a recurring time.

    `earliest` and `latest` are inclusive dates; both are None where the text gives no date (a duration, or a relative expression without a
    reference date). `timex` is the TIMEX3 value (`2021-Q1`, `P3Y`, `PRESENT_REF`; a range is its two ends joined by `/`), `type` its type,
    `mod` its modifier (`START`, `MID`, `END`, `APPROX`, …), `quant` and `freq` those of a set. `duration` is ISO 8601 and is set for lengths
    of time. `vague` marks an interval that is only the widest sensible one. `parts` are the spans of the two ends of a range, in the order of
    the ends in `timex`. `ambiguous` lists the other readings as TIMEX3 values.
    """

    kind: ClassVar[str] = "time"

    earliest: date | None = None
    latest: date | None = None
    timex: str = ""
    type: TimexType = "date"
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    duration: str | None = None
    vague: bool = False
    parts: tuple[tuple[int, int], ...] = ()
    ambiguous: tuple[str, ...] = ()


KINDS: dict[str, type[Mention]] = {cls.kind: cls for cls in (Money, Area, Quantity, Percent, Ratio, Count, Time)}


def plain(number: Decimal) -> str:
    """A Decimal as a plain decimal string, without exponent or needless zeros.

    >>> plain(Decimal("1.523E+11")), plain(Decimal("15.60"))
    ('152300000000', '15.6')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
