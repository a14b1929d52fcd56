"""A number on its way to a mention: a draft with what the reader saw of it."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.draft import Draft
from parkextract.mentions.numerals import ONE, Number


class Found(Draft):
    """A numeric candidate. `number` is the number read; `kind` is "" while only a number stands there and the context must tell of what.

    `readings` are the currency codes that its sign or name can mean, the commonest first; `factor` multiplies the number (0.01 for cents).
    `per` is the unit of a rate that follows (`year`, `square meter`), which is no part of the mention. `partner` is the other end of a
    movement (`from 171 to 220`). `shared` says that unit or scale was taken from another number. `cue` says what the trend was read from:
    a verb, an adverb, a noun, or a comparative after the number.
    """

    __slots__ = ("number", "sign", "readings", "factor", "per", "partner", "shared", "hyphen", "prefixed", "cue")

    number: Number
    sign: int
    readings: tuple[str, ...]
    factor: Decimal
    per: str | None
    partner: Found | None
    shared: bool
    hyphen: bool
    prefixed: bool
    cue: str | None

    def __init__(self, number: Number, start: int, end: int) -> None:
        self.number = number
        self.sign, self.readings, self.factor, self.per, self.partner = 0, (), ONE, None, None
        self.shared = self.hyphen = self.prefixed = False
        self.cue = None
        super().__init__("", number.first, number.last, start, end)
        self.value = number.value

    @property
    def bare(self) -> bool:
        """Whether nothing yet says what the number is of."""
        return not self.kind and not self.dropped

    def like(self, other: Found) -> None:
        """Take the kind, unit and currency of another number."""
        self.kind, self.unit, self.currency, self.readings = other.kind, other.unit, other.currency, other.readings
        self.shared = True
        self.dropped = None
        if other.factor != self.factor:
            self.value = None if self.value is None else self.value * other.factor / self.factor
            self.factor = other.factor

    def scale_by(self, scale: Decimal) -> None:
        """Multiply by a scale that another number of the list or range gives for all."""
        self.value = None if self.value is None else self.value * scale
        self.shared = True
