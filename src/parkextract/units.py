"""The one pint registry of the package, `ureg`, with the units of the allow-list (`data/units.toml`) defined and Decimal throughout.

pint and the registry are loaded when a quantity is first asked for, not before.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from parkextract import tables

if TYPE_CHECKING:
    import pint

    ureg: pint.UnitRegistry[Decimal]


@lru_cache
def registry() -> pint.UnitRegistry[Decimal]:
    """The registry: pint's own units, and those that `units.toml` defines (`mu`, `rai`, `teu`, …); magnitudes are Decimal."""
    ureg = _pint()
    for row in tables.load().of("unit"):
        if "definition" in row.data:
            ureg.define(f"{row.key} = {row.data['definition']}")
    return ureg


def _pint() -> pint.UnitRegistry[Decimal]:
    """pint's own units; read from its cache, which saves half a second, where that can be written and is whole."""
    from pickle import UnpicklingError

    import pint

    make = partial(pint.UnitRegistry, non_int_type=Decimal, on_redefinition="ignore")
    try:
        return make(cache_folder=":auto:")
    except (OSError, EOFError, UnpicklingError):
        return make()


@lru_cache(maxsize=None)
def to_base(unit: str) -> tuple[Decimal, Decimal, str]:
    """(factor, offset, base unit): a value in `unit` is value × factor + offset in the base unit (square_meter, kilogram, meter ** 3, …)."""
    ureg = registry()
    one, zero = (ureg.Quantity(Decimal(n), unit).to_base_units() for n in (1, 0))
    name = "square_meter" if str(one.units) == "meter ** 2" else str(one.units)
    return one.magnitude - zero.magnitude, zero.magnitude, name


def __getattr__(name: str) -> object:
    if name == "ureg":
        return registry()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
