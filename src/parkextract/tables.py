"""Tables of words: read from TOML, merged by key, checked. The lowest layer: everything that the package knows of words is here as data.

A file holds rows `[class.key]`, or `key = [words]` under `[class]` for a row that has words only:

    [currency.CNY]
    name = "Chinese yuan"
    words = ["yuan", "renminbi"]        # any case
    exact = ["RMB", "CN¥"]              # only in this case

    [bound]
    about = ["about", "around"]

A word may be written with braces: `"square met{er,re}{,s}"` is four words. A file of a language folder may add words to a row that another
file defines; any other field of a row is stated once. A word that two rows claim is refused, unless some file declares it:

    [ambiguous]
    "$" = ["currency.USD", "currency.CAD"]      # its readings, the commonest first

or one row states `shares = ["word"]`, which says that the word may also belong to rows of other classes, each of which is tried where it fits.
Classes that tell the part a word plays in a phrase (a joint, a hedge, a preposition) are declared so once for all their rows, and then only two
rows of the same class may not claim one word:

    [roles]
    classes = ["joint", "bound"]
    lists = ["link"]            # rows that are asked for by name: even two rows of such a class may share a word
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from parkextract.errors import TableError

_BRACE = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True, eq=False)
class Row:
    """One row of a table: `words` in any case, `exact` in this case only, `data` the other fields as written."""

    cls: str
    key: str
    source: str
    words: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    shares: set[str] = field(default_factory=set)
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.cls}.{self.key}"


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows by `class.key`, and the words declared ambiguous with their readings in order (`{word: ["currency.USD", …]}`)."""

    rows: Mapping[str, Row]
    ambiguous: Mapping[str, tuple[str, ...]]

    def of(self, cls: str) -> Iterator[Row]:
        """The rows of a class, in the order of the files."""
        return (row for row in self.rows.values() if row.cls == cls)

    def row(self, cls: str, key: str) -> Row:
        return self.rows[f"{cls}.{key}"]

    def claims(self) -> dict[tuple[str, bool], list[Row]]:
        """The rows that claim each word, by (word, whether only in this case): lower-cased unless exact."""
        found: dict[tuple[str, bool], list[Row]] = {}
        for row in self.rows.values():
            forms = [(word.lower(), False) for word in row.words] + [(word, True) for word in row.exact]
            for form in dict.fromkeys(forms):
                found.setdefault(form, []).append(row)
        return found


def expand(pattern: str) -> list[str]:
    """The words that a pattern with braces stands for.

    >>> expand("met{er,re}{,s}")
    ['meter', 'meters', 'metre', 'metres']
    """
    parts = _BRACE.split(pattern)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(choice) for choice in itertools.product(*choices)]


def merge(sources: Sequence[tuple[str, str]]) -> Tables:
    """Tables from (file name, TOML text) pairs; raises TableError naming file, row and word."""
    rows: dict[str, Row] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    roles: set[str] = set()
    lists: set[str] = set()
    for source, text in sources:
        try:
            content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise TableError(f"{source}: {error}") from error
        for word, readings in content.pop("ambiguous", {}).items():
            ambiguous[word] = tuple(readings)
        declared = content.pop("roles", {})
        roles.update(declared.get("classes", ()))
        lists.update(declared.get("lists", ()))
        for cls, members in content.items():
            for key, value in members.items():
                _add(rows, cls, key, value, source)
    tables = Tables(rows, ambiguous)
    _check(tables, roles, lists)
    return tables


def _add(rows: dict[str, Row], cls: str, key: str, value: Any, source: str) -> None:
    name = f"{cls}.{key}"
    fields: dict[str, Any] = {"words": value} if isinstance(value, list) else dict(value) if isinstance(value, dict) else {}
    if not fields:
        raise TableError(f"{source}: {name}: a row is a table or a list of words, not {value!r}")
    row = rows.setdefault(name, Row(cls, key, source))
    for name_of_field in ("words", "exact", "shares"):
        words = fields.pop(name_of_field, [])
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise TableError(f"{source}: {name}: {name_of_field} is a list of words, not {words!r}")
        target = getattr(row, name_of_field)
        expanded = [word for pattern in words for word in expand(pattern)]
        target.update(expanded) if isinstance(target, set) else target.extend(expanded)
    for other, content in fields.items():
        if other in row.data and row.data[other] != content:
            raise TableError(f"{source}: {name}: {other} is {content!r} here and {row.data[other]!r} in {row.source}")
        row.data[other] = content


def _check(tables: Tables, roles: set[str], lists: set[str]) -> None:
    for word, readings in tables.ambiguous.items():
        for reading in readings:
            if reading not in tables.rows:
                raise TableError(f"{word!r} is declared ambiguous with {reading}, which no table defines")
    for (word, _), rows in tables.claims().items():
        rows = [row for row in rows if row.cls not in lists]
        if len(rows) < 2 or word in tables.ambiguous:
            continue
        once_a_class = len({row.cls for row in rows}) == len(rows)
        if once_a_class and (any(word in row.shares for row in rows) or sum(row.cls not in roles for row in rows) < 2):
            continue
        where = " and ".join(f"{row.name} ({row.source})" for row in rows)
        raise TableError(f"{word!r} is claimed twice, by {where}: give it to one of them, or declare it under [ambiguous]")


def files(lang: str = "en") -> Iterator[Traversable]:
    """The TOML files of the package for a language: `data/*.toml`, then `lang/<lang>/*.toml`, by name."""
    root = resources.files("parkextract")
    for folder in (root / "data", root / "lang" / lang):
        if not folder.is_dir():
            raise TableError(f"no tables for language {lang!r}")
        yield from sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


_APART = frozenset(
    {"properties.toml", "names.toml", "times.toml", "link.toml", "notes.toml", "merge.toml"}
)  # each read by one step alone: their words are claimed against nobody else's


@lru_cache
def load(lang: str = "en") -> Tables:
    """The tables of a language, read once a process."""
    return merge([(file.name, file.read_text(encoding="utf-8")) for file in files(lang) if file.name not in _APART])


@lru_cache
def apart(name: str, lang: str = "en") -> Tables:
    """The tables of the files of one name that is read by one step alone (`names.toml`)."""
    return merge([(file.name, file.read_text(encoding="utf-8")) for file in files(lang) if file.name == name])
