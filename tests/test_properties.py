"""The table of properties: its examples are run, and what is wrong in a row is refused with its name."""

from __future__ import annotations

from functools import lru_cache

import pytest

from parkextract import Article, Extraction, extract
from parkextract.errors import TableError
from parkextract.facts import Fact
from parkextract.link.properties import properties, read

EXAMPLES = [(row.name, sentence, value) for row in properties().values() for sentence, value in row.examples]
COUNTEREXAMPLES = [(row.name, sentence, value) for row in properties().values() for sentence, value in row.not_]


@lru_cache(maxsize=None)
def extraction(sentence: str) -> Extraction:
    return extract(Article(sentence, published="2021-07-01"))


def text(found: Extraction, fact: Fact) -> str | None:
    """What a fact's value is called in the text."""
    names = {m.id: m.text for m in found.mentions} | {e.id: e.name for e in found.entities}
    return names.get(fact.value or "", fact.value)


def stated(sentence: str) -> list[tuple[str, str | None]]:
    found = extraction(sentence)
    return [(fact.property, text(found, fact)) for fact in found.facts]


@pytest.mark.parametrize(("property", "sentence", "value"), EXAMPLES)
def test_example(property: str, sentence: str, value: str) -> None:
    assert (property, value) in stated(sentence)


@pytest.mark.parametrize(("property", "sentence", "value"), COUNTEREXAMPLES)
def test_counterexample(property: str, sentence: str, value: str) -> None:
    assert (property, value) not in stated(sentence)


def test_all_properties_of_the_guidelines_are_there() -> None:
    assert len(properties()) == 43


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"value": ["moneys"], "examples": [["It cost $5.", "$5"]]}, "value is a list"),
        ({"value": ["money"], "nowns": ["cost"], "examples": [["It cost $5.", "$5"]]}, "nowns is no field"),
        ({"value": ["money"], "nouns": "cost", "examples": [["It cost $5.", "$5"]]}, "nouns is a list of words"),
        ({"value": ["money"], "examples": [["It cost $5.", "$6"]]}, "examples is a list"),
        ({"value": ["money"]}, "no examples"),
    ],
)
def test_wrong_row(row: dict[str, object], message: str) -> None:
    with pytest.raises(TableError, match=message):
        read({"price": row}, "properties.toml")
