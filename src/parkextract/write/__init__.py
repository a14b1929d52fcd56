"""From extractions to files: one module a format. Those that `parkextract extract --format` offers are text, and are found by their name.

A text format is a module of this folder with `write(results: Iterable[Extraction], out: TextIO) -> None`, which writes as the results come.
A new format is a new file and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from parkextract.extraction import Extraction

Writer = Callable[["Iterable[Extraction]", TextIO], None]


@lru_cache
def writers() -> dict[str, Writer]:
    """The writer of each text format, by the format's name."""
    modules = {info.name: import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)}
    return {name: module.write for name, module in modules.items() if hasattr(module, "write")}
