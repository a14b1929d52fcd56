"""The articles of `fixtures/merge`, and small records for tests of merging."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

from parkextract import records
from parkextract.article import Article
from parkextract.extraction import Extraction
from parkextract.facts import Entity, Fact, Period, Status
from parkextract.mentions import find
from parkextract.records import Record

FOLDER = Path(__file__).parent.parent / "fixtures" / "merge"
Member = tuple[str, str]


@cache
def extractions() -> tuple[Extraction, ...]:
    """The annotated articles with their records."""
    paths = sorted((FOLDER / "articles").glob("*.json"))
    return tuple(built(Extraction.from_dict({**json.loads(p.read_text(encoding="utf-8")), "records": [], "notes": []})) for p in paths)


def built(extraction: Extraction) -> Extraction:
    """The extraction with the records of its facts."""
    x = extraction
    return dataclasses.replace(x, records=records.build(x.article, x.mentions, x.entities, x.facts))


def pairs(groups: Iterable[Iterable[Member]]) -> set[tuple[Member, Member]]:
    """Every two members that are in one group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def members(found: Iterable[Record]) -> list[list[Member]]:
    return [[(m.article.id, m.entity.id) for m in record.members] for record in found]


def said(
    id: str,
    name: str,
    *,
    type: str = "park",
    published: str = "2020-01-01",
    place: str = "",
    site: str = "",
    part_of: str = "",
    owner: str = "",
    aliases: tuple[str, ...] = (),
    text: str = "",
    values: Iterable[tuple[str, str, Status, str | None]] = (),
) -> Extraction:
    """An article that says a few things of one entity. `values` are (property, the value in words, status, the period in words)."""
    stated = list(values)
    words = "; ".join(part for _, value, _, period in stated for part in (value, period) if part)
    article = Article(f"{words}. {text}", published=published, id=id)
    mentions = find(article)
    by_text = {m.text: m.id for m in mentions}
    entities = [Entity(id="e1", type=type, name=name, aliases=aliases)]  # type: ignore[arg-type]
    facts: list[Fact] = []
    for kind, property, other in (
        ("place", "located_in", place),
        ("park", "located_in", site),
        ("park", "part_of", part_of),
        ("org", "developer", owner),
    ):
        if other:
            entities.append(Entity(id=f"e{len(entities) + 1}", type=kind, name=other))  # type: ignore[arg-type]
            facts.append(Fact(id=f"f{len(facts) + 1}", subject="e1", property=property, value=entities[-1].id))
    for property, value, status, period in stated:
        when = Period(by_text[period]) if period else None
        facts.append(Fact(id=f"f{len(facts) + 1}", subject="e1", property=property, value=by_text[value], status=status, period=when))
    if not facts:
        facts = [Fact(id="f1", subject="e1", property="sector", value="glass")]
    return built(Extraction(article, mentions, tuple(entities), tuple(facts)))
