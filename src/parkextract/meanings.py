"""Where the meaning of a word comes from: the rows of the tables that hold it, for `parkextract words`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parkextract import tables
from parkextract.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row that holds a word: `field` is where in the row, `gives` what else the row says; `rank` is the place among the readings of an
    ambiguous word, from 1, and 0 for any other."""

    file: str
    row: str
    field: str
    gives: str
    rank: int = 0


def meanings(term: str, lang: str = "en") -> list[Meaning]:
    """Every meaning of a word or phrase in the tables of a language, the readings of an ambiguous one in their order."""
    sought = _cut(term)
    contents = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in tables.files(lang)}
    readings = [
        row for content in contents.values() for word, rows in content.get("ambiguous", {}).items() if _cut(word) == sought for row in rows
    ]
    found = [
        Meaning(file, name, field, _gives(fields), readings.index(name) + 1 if name in readings else 0)
        for file, content in contents.items()
        for name, fields in _rows(content)
        for field, words in _lists(fields)
        if any(_cut(word) == sought for pattern in words for word in tables.expand(pattern))
    ]
    return sorted(found, key=lambda one: one.rank or len(readings) + 1)


def _cut(word: str) -> tuple[str, ...]:
    return tuple(Tokens(word).lower)


def _rows(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of a file as (name, its fields); one that is a bare list has the field `words`."""
    for cls, members in content.items():
        if cls in ("ambiguous", "roles"):
            continue
        if any(isinstance(value, dict) for value in members.values()) or all(isinstance(value, list) for value in members.values()):
            for key, value in members.items():
                yield f"{cls}.{key}", value if isinstance(value, dict) else {"words": value}
        else:
            yield cls, members


def _lists(fields: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for field, value in fields.items():
        if isinstance(value, list) and field != "shares" and all(isinstance(word, str) for word in value):
            yield field, value


def _gives(fields: dict[str, Any]) -> str:
    """What a row says beside its words, in one line."""
    return ", ".join(f"{name} {value}" for name, value in fields.items() if isinstance(value, (str, int, float, bool)))
