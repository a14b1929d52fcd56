"""How exactly a figure is stated: the interval of numbers that a mention may stand for, and whether two figures can be the same.

A figure is taken to be rounded at its last written digit: `23.6 billion` is anything from 23.55 to 23.65 billion, `152 billion` from
151.5 to 152.5. Zeros at the end of a whole number may be rounding down to its second digit or its third, as `digits` says: `1,000` is
950 to 1,050, or 995 to 1,005. A hedge widens the interval.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from parkextract import units
from parkextract.values import Count, Money, Number, Percent, Physical, Ratio

_WRITTEN = re.compile(r"[0-9]{1,15}(?:,[0-9]{3}){0,6}(?:\.([0-9]{1,12}))?")
_LARGEST = 36  # figures of more digits than this are not compared

LOOSE, STRICT = 2, 3

ABOUT = Decimal("0.05")
BEYOND = Decimal("0.25")


class Interval(NamedTuple):
    """Both ends belong to it."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval, slack: Decimal = Decimal(0)) -> bool:
        """Whether the two have a number in common, each widened by `slack` of its size."""
        return (
            self.low - abs(self.low) * slack <= other.high + abs(other.high) * slack
            and other.low - abs(other.low) * slack <= self.high + abs(self.high) * slack
        )

    def times(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Interval:
        return Interval(self.low * factor + offset, self.high * factor + offset)

    def over(self, other: Interval) -> Interval:
        """The quotient of two intervals of positive numbers."""
        return Interval(self.low / other.high, self.high / other.low)

    @property
    def width(self) -> Decimal:
        return self.high - self.low


@lru_cache(maxsize=4096)
def interval(number: Number, digits: int = LOOSE) -> Interval | None:
    """The numbers that the mention may stand for, in its own unit; None where it states none, or an absurd one."""
    if number.value is None:
        ends = [end for end in (number.low, number.high) if end is not None and _sane(end)]
        return Interval(min(ends), max(ends)) if len(ends) == 2 else None
    value = number.value
    if not _sane(value):
        return None
    half = step(number, digits) / 2
    low, high = value - half, value + half
    if value > 0:
        low = max(low, value / 2)
    if number.bound == "about":
        low, high = min(low, value * (1 - ABOUT)), max(high, value * (1 + ABOUT))
    elif number.bound in ("more_than", "at_least"):
        high = value * (1 + BEYOND)
    elif number.bound in ("less_than", "at_most"):
        low = value * (1 - BEYOND)
    return Interval(min(low, high), max(low, high))


def step(number: Number, digits: int = LOOSE) -> Decimal:
    """The unit of the last written digit of a single value: 0.1 billion for `23.6 billion`."""
    value = number.value
    if value is None or value == 0:
        return Decimal(1)
    if isinstance(number, Ratio) and not any(c.isdigit() for c in number.text):
        return Decimal(0)  # doubled, a third
    written = _WRITTEN.search(number.text)
    if written:
        figure = Decimal(written.group().replace(",", ""))
        scale = abs(value) / figure if figure else Decimal(0)
        if scale and scale == Decimal(10) ** scale.adjusted():
            decimals = written.group(1)
            return scale * (Decimal(10) ** -len(decimals) if decimals else _whole(figure, digits))
    return _whole(abs(value), digits)


def base(number: Number) -> tuple[str, Decimal, Decimal]:
    """(what it is measured in, factor, offset): figures of the same measure compare after value × factor + offset.

    The measure is the currency, the base unit of a physical unit, the head noun of what is counted, or the kind.
    """
    if isinstance(number, Money):
        return number.currency, Decimal(1), Decimal(0)
    if isinstance(number, Physical):
        factor, offset, unit = units.to_base(number.unit)
        return unit, factor, offset
    if isinstance(number, Percent):
        return number.unit, Decimal(1), Decimal(0)
    return number.kind, Decimal(1), Decimal(0)


def in_base(number: Number, digits: int = LOOSE) -> Interval | None:
    """The interval in the base unit; None where there is none."""
    found = interval(number, digits)
    if found is None:
        return None
    _, factor, offset = base(number)
    return found.times(factor, offset)


def measure(number: Number) -> str:
    """What the figure is measured in: only figures of one measure compare."""
    return base(number)[0]


def same(one: Number, other: Number, slack: Decimal = Decimal(0), digits: int = LOOSE) -> bool:
    """Whether two figures can stand for one number, each rounded as it is written. Figures of different measures never do."""
    if measure(one) != measure(other):
        return False
    a, b = in_base(one, digits), in_base(other, digits)
    return a is not None and b is not None and a.meets(b, slack)


def counted(number: Number) -> str:
    """The head noun of what a count counts; the empty string for other figures."""
    return (number.unit or "").rsplit(" ", 1)[-1] if isinstance(number, Count) else ""


def _whole(figure: Decimal, digits: int) -> Decimal:
    """The unit of the last digit of a whole number that counts: the last that is not 0, but not before the number of digits that count."""
    exponent = int(figure.normalize().as_tuple().exponent)
    return Decimal(10) ** min(exponent, max(0, figure.adjusted() + 1 - digits))


def _sane(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) <= _LARGEST
