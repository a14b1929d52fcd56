"""The properties as data: the rows of data/properties.toml, checked, and the cues of an article that state them.

A cue is a place in the text that may say what a value is: a noun that names the property, a verb that takes the value, a thing that the value
stands before. `link.toml` adds cues of what is no property (`rent`), which compete with these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from parkextract import tables
from parkextract.errors import TableError
from parkextract.link.forms import Phrases, noun_forms, table, verb_forms
from parkextract.tokens import Tokens
from parkextract.values import KINDS

_FIELDS = (
    "nouns", "weak", "nouns_of", "verbs", "weak_verbs", "phrases", "wholes", "wholes_of", "things", "people", "units", "beginnings", "endings", "objects",
    "subjects",
)  # fmt: skip
_INFLECTED = dict.fromkeys(("nouns", "weak", "nouns_of", "wholes", "beginnings", "endings", "objects"), noun_forms) | {
    "verbs": verb_forms,
    "weak_verbs": verb_forms,
}
_HOLDS = ("clause", "flow", "once", "lasting")
_VALUES = {*KINDS, "entity", "words"}


@dataclass(frozen=True, slots=True)
class Property:
    """A row of properties.toml; the meaning of each field is told at the head of that file."""

    name: str
    value: tuple[str, ...]
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holds: str = "clause"
    examples: tuple[tuple[str, str], ...] = ()
    not_: tuple[tuple[str, str], ...] = ()

    def of(self, role: str) -> tuple[str, ...]:
        return self.words.get(role, ())


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says: the property (None: none of them), in which role, for which kinds of value."""

    property: str | None
    role: str
    kinds: tuple[str, ...]
    length: int


def read(rows: dict[str, Any], source: str) -> dict[str, Property]:
    """The properties of a table as parsed from TOML; raises TableError naming file, row and field."""
    found = {}
    for name, row in rows.items():
        if not isinstance(row, dict) or not set(row.get("value", ())) <= _VALUES or not row.get("value"):
            raise TableError(f"{source}: {name}: value is a list of {', '.join(sorted(_VALUES))}")
        for key, content in row.items():
            if key in ("value", "examples", "not_", "holds"):
                continue
            if key not in _FIELDS:
                raise TableError(f"{source}: {name}: {key} is no field; the fields are {', '.join(_FIELDS)}")
            if not isinstance(content, list) or not all(isinstance(word, str) and word for word in content):
                raise TableError(f"{source}: {name}: {key} is a list of words, not {content!r}")
        for key in ("examples", "not_"):
            if not all(isinstance(pair, list) and len(pair) == 2 and pair[1] in pair[0] for pair in row.get(key, [])):
                raise TableError(f"{source}: {name}: {key} is a list of [sentence, text of the value in it]")
        if row.get("holds", "clause") not in _HOLDS:
            raise TableError(f"{source}: {name}: holds is one of {', '.join(_HOLDS)}, not {row['holds']!r}")
        if not row.get("examples"):
            raise TableError(f"{source}: {name}: no examples: a sentence that states it, with the text of the value")
        words = {key: tuple(word for pattern in row[key] for word in tables.expand(pattern)) for key in _FIELDS if key in row}
        pairs = {key: tuple((sentence, value) for sentence, value in row.get(key, [])) for key in ("examples", "not_")}
        found[name] = Property(name, tuple(row["value"]), words, row.get("holds", "clause"), pairs["examples"], pairs["not_"])
    return found


_DECLARED: dict[str, tuple[Any, str]] = {}


def declare(rows: dict[str, Any], source: str) -> None:
    """Add properties of a user's own, in the form of properties.toml, for the rest of the process; declaring them again replaces them.

    Raises TableError for a row that is not of that form and for the name of a property that the package has.
    """
    read(rows, source)
    for name, row in rows.items():
        if name in table("properties.toml"):
            raise TableError(f"{source}: {name} is a property of parkextract; give yours another name")
        _DECLARED[name] = (row, source)
    for cached in (properties, of_kind, cues, thing, unit):
        cached.cache_clear()


@lru_cache
def properties() -> dict[str, Property]:
    """All properties by name, in the order of the file, then those that were declared."""
    found = read(table("properties.toml"), "properties.toml")
    for name, (row, source) in _DECLARED.items():
        found |= read({name: row}, source)
    return found


@lru_cache
def of_kind(kind: str) -> tuple[Property, ...]:
    """The properties whose value may be of a kind."""
    return tuple(row for row in properties().values() if kind in row.value)


@lru_cache
def cues() -> Phrases[Cue]:
    """Every phrase that says, or denies, that a value is of a property."""
    found: Phrases[Cue] = Phrases()
    for row in properties().values():
        if "entity" in row.value or "words" in row.value:
            continue
        for role in ("nouns", "weak", "nouns_of", "verbs", "weak_verbs", "phrases", "wholes", "beginnings", "endings", "objects"):
            for word in row.of(role):
                cue = Cue(row.name, role, row.value, len(Tokens(word)))
                for form in dict.fromkeys(_INFLECTED.get(role, lambda word: [word])(word)):
                    found.add(form, cue)
    for cls, role, inflect in (("other", "other", noun_forms), ("other_verb", "other_verbs", verb_forms)):
        for kind, listed in table("link.toml")[cls].items():
            for word in (word for pattern in listed for word in tables.expand(pattern)):
                cue = Cue(None, role, (kind,), len(Tokens(word)))
                for form in dict.fromkeys(inflect(word)):
                    found.add(form, cue)
    return found


@lru_cache
def thing(unit: str | None) -> tuple[tuple[str, str], ...]:
    """The properties that a count of `unit` may be of, each with the role that claims it (`things` or `people`), the longest match first."""
    if not unit:
        return ()
    words = unit.lower().split()
    for n in range(len(words)):
        tail = " ".join(words[n:])
        found = [(row.name, role) for row in of_kind("count") for role in ("things", "people") if tail in row.of(role)]
        if found:
            return tuple(found)
    return ()


@lru_cache
def unit(kind: str, name: str) -> tuple[tuple[str, bool], ...]:
    """The properties that a physical quantity in a unit may be of, and whether the unit is enough to say so."""
    return tuple(
        (row.name, name in row.of("units"))
        for row in of_kind("count" if kind == "capacity" else kind)
        if name in row.of("units") or name + "*" in row.of("units")
    )
