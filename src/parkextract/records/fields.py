"""The fields of a record class: each says which property it shows, of which kind its values are, and how they relate in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Literal, NoReturn, TypeVar, cast, overload

from parkextract import units
from parkextract.facts import Entity
from parkextract.records.stated import Stated, Value
from parkextract.values import Count, Mention, Money, Percent, Physical

if TYPE_CHECKING:
    from parkextract.records.record import Record

V = TypeVar("V", bound=Value)
W = TypeVar("W", bound=Value)
T_co = TypeVar("T_co", covariant=True)

Nature = Literal["size", "level", "flow", "event", "occasion"]
"""How the values of a property relate in time: the `size` that a thing is planned and built with, a `level` that holds on a day, a `flow`
that belongs to a period, an `event`, which happens once, or an `occasion`, which may happen again."""


class Field(Generic[T_co]):
    """A field of a record class, read as an attribute of the record. Made by `one` and `every`."""

    def __init__(self, kinds: tuple[type[Any], ...], many: bool, of: str | None, unit: str | None, nature: Nature) -> None:
        self.name = ""
        self.kinds = kinds
        self.many = many
        self.property = of or ""
        self.unit = unit
        self.nature = nature

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.property = self.property or name

    @overload
    def __get__(self, record: None, owner: type) -> Field[T_co]: ...
    @overload
    def __get__(self, record: Record, owner: type) -> T_co: ...
    def __get__(self, record: Record | None, owner: type) -> Field[T_co] | T_co:
        if record is None:
            return self
        if self.many:
            values = (stated.value for stated in record.stated(self.name))
            return cast(T_co, tuple(dict.fromkeys(v for v in values if isinstance(v, self.kinds))))
        best = show_first(record.stated(self.name))
        return cast(T_co, best.value if best else None)

    def __set__(self, record: Record, value: object) -> NoReturn:
        raise AttributeError(f"{type(record).__name__}.{self.name} is read from the facts and cannot be set")

    def takes(self, stated: Stated) -> bool:
        """Whether a statement belongs to this field: its property, and a value of its kinds and unit (or only a change)."""
        if stated.property != self.property:
            return False
        if stated.value is None:
            return self.unit is None
        return isinstance(stated.value, self.kinds) and (self.unit is None or _has_unit(stated.value, self.unit))

    @property
    def narrows(self) -> bool:
        """Whether the field takes only some of its property's values, so that it is shown under its own name beside the property."""
        return self.unit is not None

    def __repr__(self) -> str:
        kinds = " | ".join(kind.__name__ for kind in self.kinds)
        return f"<field {self.name}: {kinds} of {self.property}>"


@overload
def one(kind: type[V], /, *, of: str | None = None, unit: str | None = None, nature: Nature = "level") -> Field[V | None]: ...
@overload
def one(
    kind: type[V], other: type[W], /, *, of: str | None = None, unit: str | None = None, nature: Nature = "level"
) -> Field[V | W | None]: ...
def one(*kinds: type[Any], of: str | None = None, unit: str | None = None, nature: Nature = "level") -> Field[Any]:
    """A field that shows one value, the first by the rule of `show_first`, or None.

    `of` is the property (the field's own name if left out). `unit` keeps to values that can be converted to that unit, are of that
    currency, or count that noun (`one(Quantity, of="capacity", unit="megawatt")`).
    """
    return Field(kinds, False, of, unit, nature)


def every(kind: type[V], /, *, of: str | None = None) -> Field[tuple[V, ...]]:
    """A field that shows all stated values, each once, in the order of the article."""
    return Field((kind,), True, of, None, "level")


def show_first(stated: Iterable[Stated]) -> Stated | None:
    """The value to show first: actual before planned, then the whole before a part, then the latest period, then the latest publication.

    Between equals, the value that a change led to comes before one without (`rose from 120 to 150` shows 150), then the surer one, then
    the first in the text. A value said of a group of others (`the 35 companies have a registered capital of …`) is never shown as the
    record's own.
    """
    candidates = [s for s in stated if s.value is not None and not s.group]
    return max(candidates, key=_rank, default=None)  # max keeps the first of equals


def _rank(stated: Stated) -> tuple[bool, bool, date, date, bool, float]:
    published = max((source.article.published or date.min for source in stated.sources), default=date.min)
    return (stated.status == "actual", stated.qualifier is None, stated.as_of, published, stated.change is not None, stated.confidence)


def _has_unit(value: Value, unit: str) -> bool:
    if isinstance(value, Money):
        return value.currency == unit
    if isinstance(value, Physical):
        return value.unit == unit or units.to_base(value.unit)[2] == units.to_base(unit)[2]
    if isinstance(value, Percent):
        return value.unit == unit
    if isinstance(value, Count):
        counted = value.unit or ""
        return counted == unit or counted.endswith(" " + unit)
    return not isinstance(value, (Mention, Entity, str))
