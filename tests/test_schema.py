"""The JSON Schema: kept in the repository as the types make it, and true of what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_codec import FORM, REFUSED, _changed, example

from parkextract import schema
from parkextract.errors import FormatError
from parkextract.extraction import Extraction

VALIDATOR = jsonschema.Draft202012Validator(schema.schema())


def test_the_kept_schema_is_current(root: Path) -> None:
    kept = (root / "docs" / "schema.json").read_text(encoding="utf-8")
    assert kept == schema.text(), "run: parkextract schema > docs/schema.json"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())


def test_what_is_written_fits() -> None:
    VALIDATOR.validate(FORM)
    VALIDATOR.validate(json.loads(example().to_json(text=True)))


BY_SHAPE = [
    row
    for row in REFUSED
    if " the id" not in row[2] and row[0][:1] != ["records"] and "baseline: no" not in row[2] and ": no mentions" not in row[2]
]


@pytest.mark.parametrize(("path", "value", "message"), BY_SHAPE, ids=[row[2].split(":")[0] + f"-{n}" for n, row in enumerate(BY_SHAPE)])
def test_schema_and_reader_refuse_the_same_shapes(path: list[Any], value: Any, message: str) -> None:
    form = _changed(path, value)
    with pytest.raises(FormatError):
        Extraction.from_dict(form)
    assert not jsonschema.Draft202012Validator(schema.schema(), format_checker=jsonschema.FormatChecker()).is_valid(form), message


def test_every_key_has_its_place() -> None:
    definitions = schema.schema()["$defs"]
    for group, name in (("entities", "entity"), ("facts", "fact"), ("records", "record"), ("notes", "note")):
        for item in FORM[group]:
            assert set(item) <= set(definitions[name]["properties"])
            assert set(definitions[name]["required"]) <= set(item)
