"""The JSON form of an extraction, where the types alone do not say it: `kind` on mentions, base values, periods, the article, references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from parkextract.article import Article
from parkextract.codec import JSON, Codec, codec, items, join, members, record, refuse, shown
from parkextract.facts import Entity, Fact, Note, Period
from parkextract.values import KINDS, Mention, Physical

PARTS = ("article", "mentions", "entities", "facts", "records", "notes")


def _write_period(period: Period) -> Any:
    return period.time if period.relation == "in" else {period.relation: period.time}


def _read_period(value: Any, path: str) -> Period:
    match value:
        case str(time):
            return Period(time)
        case {"since": str(time), **rest} if not rest:
            return Period(time, "since")
        case {"by": str(time), **rest} if not rest:
            return Period(time, "by")
        case _:
            refuse(path, f'{shown(value)} is no id of a time, {{"since": id}} or {{"by": id}}')


_ID = {"type": "string"}
_RELATED = [{"type": "object", "properties": {key: _ID}, "required": [key], "additionalProperties": False} for key in ("since", "by")]
_PERIOD = Codec(
    lambda period: None if period is None else _write_period(period),
    lambda value, path: None if value is None else _read_period(value, path),
    {"anyOf": [_ID, *_RELATED, {"type": "null"}]},
)


@lru_cache
def mention(kind: str) -> Codec:
    """The codec of the mentions of a kind."""
    cls = KINDS[kind]
    return record(cls, constants={"kind": kind}, derived=("base_value", "base_unit") if issubclass(cls, Physical) else ())


@lru_cache
def entity() -> Codec:
    return codec(Entity)


@lru_cache
def fact() -> Codec:
    return record(Fact, special={"period": _PERIOD})


@lru_cache
def note() -> Codec:
    return codec(Note)


_ABOUT = {"title": codec(str | None), "published": codec(date | None), "source": codec(str | None), "url": codec(str | None)}
ARTICLE: JSON = {
    "type": "object",
    "properties": {"id": _ID, **{name: one.schema for name, one in _ABOUT.items()}, "text": {"type": "string"}},
    "required": ["id", *_ABOUT],
    "additionalProperties": False,
}


def write_article(article: Article, *, text: bool = False) -> JSON:
    """What is known of the article, every key always there; its text where asked for."""
    form: JSON = {"id": article.id, **{name: one.write(getattr(article, name)) for name, one in _ABOUT.items()}}
    if text:
        form["text"] = article.text
    return form


def read_article(value: Any, path: str = "article") -> Article:
    """The article of a form; its text is empty where the form has none."""
    given = members(value, path)
    for name in given:
        if name not in _ABOUT and name not in ("id", "text"):
            refuse(join(path, str(name)), f"unknown key; those of an article are id, {', '.join(_ABOUT)}, text")
    if "id" not in given:
        refuse(join(path, "id"), "missing")
    known = {name: one.read(given.get(name), join(path, name)) for name, one in _ABOUT.items()}
    identity, text = (codec(str).read(given.get(name, ""), join(path, name)) for name in ("id", "text"))
    return Article(text, id=identity, **known)


def read_mentions(value: Any, path: str = "mentions") -> tuple[Mention, ...]:
    return tuple(_read_mention(*item) for item in items(value, path))


def _read_mention(value: Any, path: str) -> Mention:
    kind = members(value, path).get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        refuse(join(path, "kind"), f"{shown(kind)} is none of {', '.join(KINDS)}")
    one: Mention = mention(kind).read(value, path)
    return one


def read_list(one: Codec, value: Any, path: str) -> tuple[Any, ...]:
    return tuple(one.read(*item) for item in items(value, path))


def check_references(mentions: Sequence[Mention], entities: Sequence[Entity], facts: Sequence[Fact], notes: Sequence[Note]) -> None:
    """Raise FormatError where an id is used twice, or one is named that is not there."""
    places: dict[str, str] = {}
    named = {"mentions": [one.id for one in mentions], "entities": [one.id for one in entities], "facts": [one.id for one in facts]}
    for group, ids in named.items():
        for n, id in enumerate(ids):
            if places.setdefault(id, f"{group}[{n}]") != f"{group}[{n}]":
                refuse(f"{group}[{n}].id", f"{id!r} is the id of {places[id]} too")
    kinds = {id: place.split("[")[0] for id, place in places.items()}
    for path, id, group in _references(mentions, facts, notes):
        if kinds.get(id) != group:
            refuse(path, f"no {group} with the id {shown(id)}")


def _references(mentions: Iterable[Mention], facts: Iterable[Fact], notes: Iterable[Note]) -> Iterable[tuple[str, str, str]]:
    """Every use of an id as (path, id, what it is the id of)."""
    for n, one in enumerate(mentions):
        if (equal := getattr(one, "equivalent_to", None)) is not None:
            yield f"mentions[{n}].equivalent_to", equal, "mentions"
    for n, fact_ in enumerate(facts):
        path = f"facts[{n}]"
        yield f"{path}.subject", fact_.subject, "entities"
        if fact_.period:
            yield f"{path}.period", fact_.period.time, "mentions"
        if fact_.change and fact_.change.value:
            yield f"{path}.change.value", fact_.change.value, "mentions"
        if fact_.change and fact_.change.baseline and fact_.change.baseline != "year_on_year":
            yield f"{path}.change.baseline", fact_.change.baseline, "mentions"
        if fact_.share:
            yield f"{path}.share.value", fact_.share.value, "mentions"
    for n, note_ in enumerate(notes):
        for k, id in enumerate(note_.mentions):
            yield f"notes[{n}].mentions[{k}]", id, "mentions"


def parts(value: Any) -> Mapping[str, Any]:
    """The form's parts: an object with an article, and lists for the rest, empty where they are absent."""
    given = members(value, "")
    for name in given:
        if name not in PARTS:
            refuse(str(name), f"unknown key; those of an extraction are {', '.join(PARTS)}")
    if "article" not in given:
        refuse("article", "missing")
    return {name: given.get(name, []) for name in PARTS}
