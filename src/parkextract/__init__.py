"""parkextract: typed records from news about industrial parks, zones and projects.

    import parkextract as px

    result = px.extract("The park covers 19.8 hectares.", published="2021-07-01")
    result.areas[0].quantity.to("mu")

Everything public is named in `__all__` and loaded when it is first asked for: importing the package imports nothing heavy.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parkextract import errors as errors
    from parkextract.article import Article as Article
    from parkextract.batch.local import run as run
    from parkextract.batch.summary import Summary as Summary
    from parkextract.errors import DateError as DateError
    from parkextract.errors import FormatError as FormatError
    from parkextract.errors import InputError as InputError
    from parkextract.errors import MissingExtraError as MissingExtraError
    from parkextract.errors import ModelError as ModelError
    from parkextract.errors import ParkextractError as ParkextractError
    from parkextract.errors import ReadError as ReadError
    from parkextract.errors import TableError as TableError
    from parkextract.extraction import Extraction as Extraction
    from parkextract.facts import Entity as Entity
    from parkextract.facts import Fact as Fact
    from parkextract.facts import Note as Note
    from parkextract.failure import Failure as Failure
    from parkextract.merge import merge as merge
    from parkextract.pipeline import Extractor as Extractor
    from parkextract.pipeline import extract as extract
    from parkextract.pipeline import load as load
    from parkextract.read import read as read
    from parkextract.records import Park as Park
    from parkextract.records import Project as Project
    from parkextract.records import Record as Record
    from parkextract.units import ureg as ureg
    from parkextract.values import Area as Area
    from parkextract.values import Count as Count
    from parkextract.values import Mention as Mention
    from parkextract.values import Money as Money
    from parkextract.values import Percent as Percent
    from parkextract.values import Quantity as Quantity
    from parkextract.values import Ratio as Ratio
    from parkextract.values import Time as Time
    from parkextract.write.database import open as open

__version__ = "0.1.0"

__all__ = [
    "Area", "Article", "Count", "DateError", "Entity", "Extraction", "Extractor", "Fact", "Failure", "FormatError", "InputError", "Mention",
    "MissingExtraError", "ModelError", "Money", "Note", "Park", "ParkextractError", "Percent", "Project", "Quantity", "Ratio", "ReadError", "Record",
    "Summary", "TableError", "Time", "errors", "extract", "load", "merge", "open", "read", "run", "ureg",
]  # fmt: skip

_HOMES = {
    "article": ["Article"],
    "batch.local": ["run"],
    "batch.summary": ["Summary"],
    "errors": [
        "DateError",
        "FormatError",
        "InputError",
        "MissingExtraError",
        "ModelError",
        "ParkextractError",
        "ReadError",
        "TableError",
        "errors",
    ],
    "extraction": ["Extraction"],
    "facts": ["Entity", "Fact", "Note"],
    "failure": ["Failure"],
    "merge": ["merge"],
    "pipeline": ["Extractor", "extract", "load"],
    "read": ["read"],
    "records": ["Park", "Project", "Record"],
    "units": ["ureg"],
    "values": ["Area", "Count", "Mention", "Money", "Percent", "Quantity", "Ratio", "Time"],
    "write.database": ["open"],
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'parkextract' has no attribute {name!r}")
    home = import_module(f"parkextract.{_HOME[name]}")
    value = home if name == _HOME[name] == "errors" else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """`read` and `merge` are functions here though modules have these names too: importing the module does not put it in the function's place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and _HOME.get(name) == name != "errors"):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
