"""Every error that parkextract raises on purpose.

    ParkextractError
    ├── InputError          what was handed in cannot be used: names the article or the argument
    │   ├── ReadError       a file is missing, unreadable, empty, or no text
    │   ├── DateError       a publication date that cannot be read
    │   └── FormatError     JSON that is not of the documented form: carries the path to the field
    ├── TableError          a table of words is wrong: names file, row and word
    ├── ModelError          the language model is missing or is not what its manifest says
    └── MissingExtraError   an optional dependency is not installed: names the exact install command

`InputError` and `TableError` are also `ValueError`, `MissingExtraError` is also `ImportError`, so that code which knows
nothing of parkextract can catch them.
"""

from __future__ import annotations


class ParkextractError(Exception):
    """Base of all errors raised by parkextract; its message says what is wrong, where, and the way out."""


class InputError(ParkextractError, ValueError):
    """What was handed in cannot be used."""


class ReadError(InputError):
    """A file is missing, unreadable, empty or not text."""


class DateError(InputError):
    """A publication date that cannot be read."""


class FormatError(InputError):
    """JSON that is not of the documented form; the message begins with the path to the field."""


class TableError(ParkextractError, ValueError):
    """A table of words is wrong; the message names the file, the row and the word."""


class ModelError(ParkextractError):
    """The language model is missing or is not what its manifest says."""


class MissingExtraError(ParkextractError, ImportError):
    """An optional dependency is not installed.

    >>> str(MissingExtraError("pandas", extra="frames", need="to_frame"))
    "to_frame needs pandas, which is not installed: pip install 'parkextract[frames]'"
    """

    def __init__(self, package: str, *, extra: str, need: str) -> None:
        super().__init__(f"{need} needs {package}, which is not installed: pip install 'parkextract[{extra}]'")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[object, ...]:
        return (ParkextractError, (str(self),))
