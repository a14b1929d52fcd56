"""The JSON Schema (draft 2020-12) of an extraction, made from the types; `docs/schema.json` is what `parkextract schema` prints."""

from __future__ import annotations

import inspect
import json
from typing import Any

from parkextract import form
from parkextract.article import Article
from parkextract.extraction import Extraction
from parkextract.facts import Entity, Fact, Note
from parkextract.records import Record
from parkextract.values import KINDS

_STRING = {"type": "string"}


def schema() -> dict[str, Any]:
    """The schema of `Extraction.to_dict()`: what may be absent is not required, and no other keys are allowed."""
    definitions = {
        "article": _described(Article, form.ARTICLE),
        **{kind: _described(cls, form.mention(kind).schema) for kind, cls in KINDS.items()},
        "entity": _described(Entity, form.entity().schema),
        "fact": _described(Fact, form.fact().schema),
        "record": _described(Record, _RECORD),
        "note": _described(Note, form.note().schema),
    }
    lists = {"entities": "entity", "facts": "fact", "records": "record", "notes": "note"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Extraction",
        "description": _summary(Extraction),
        "type": "object",
        "properties": {
            "article": _named("article"),
            "mentions": {"type": "array", "items": {"oneOf": [_named(kind) for kind in KINDS]}},
            **{part: {"type": "array", "items": _named(item)} for part, item in lists.items()},
        },
        "required": list(form.PARTS),
        "additionalProperties": False,
        "$defs": definitions,
    }


def text() -> str:
    """The schema as it is kept in a file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


_RECORD = {
    "type": "object",
    "properties": {
        "type": _STRING,
        "entity": _STRING,
        "name": _STRING,
        "fields": {"type": "object", "additionalProperties": {"type": "array", "items": _STRING}},
    },
    "required": ["type", "entity", "name", "fields"],
    "additionalProperties": False,
}


def _named(definition: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{definition}"}


def _described(cls: type, one: dict[str, Any]) -> dict[str, Any]:
    return {"description": _summary(cls), **one}


def _summary(cls: type) -> str:
    """The first paragraph of a class's docstring, on one line."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
