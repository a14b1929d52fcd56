"""From the facts of an article to its records, and back from their JSON form."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from parkextract.article import Article
from parkextract.errors import FormatError
from parkextract.facts import Change, Entity, Fact, Share
from parkextract.records.parks import DEFAULT
from parkextract.records.record import Record
from parkextract.records.stated import Member, Movement, Portion, Source, Stated
from parkextract.values import Count, Mention, Number, Time

LONGEST = 12  # words of a qualifier that are looked at


def build(
    article: Article,
    mentions: Iterable[Mention],
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    classes: Sequence[type[Record]] = DEFAULT,
) -> tuple[Record, ...]:
    """The records of an article: one for each entity that a fact is about and that a class accepts, the first class that does.

    In the order of the entities. Every fact about such an entity is in its record, and nothing else is.
    """
    reader = Resolver(article, mentions, entities, facts)
    chosen = ((entity, next((cls for cls in classes if cls.accepts(entity)), None)) for entity in reader.entities.values())
    return tuple(reader.record(entity, cls) for entity, cls in chosen if cls and entity.id in reader.facts)


def from_list(
    items: Any,
    *,
    article: Article,
    mentions: Iterable[Mention],
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    classes: Sequence[type[Record]] = DEFAULT,
) -> tuple[Record, ...]:
    """The records of an article from their JSON form (a list of objects) and the facts that they name.

    A record of a class that is not among `classes` is read as a plain `Record` that keeps its type. Raises `FormatError` with the path to
    what does not fit.
    """
    if not isinstance(items, list):
        raise FormatError(f"records: a list is wanted, not {type(items).__name__}")
    reader = Resolver(article, mentions, entities, facts)
    by_type = {cls.type: cls for cls in classes}
    return tuple(_read(item, f"records[{i}]", reader, by_type) for i, item in enumerate(items))


def _read(item: Any, path: str, reader: Resolver, by_type: Mapping[str, type[Record]]) -> Record:
    """One record of the JSON form."""
    if not isinstance(item, dict):
        raise FormatError(f"{path}: an object is wanted, not {type(item).__name__}")
    type_, fields = item.get("type"), item.get("fields", {})
    if not isinstance(type_, str) or not type_:
        raise FormatError(f"{path}.type: the name of a record class is wanted, not {type_!r}")
    entity = reader.entities.get(str(item.get("entity")))
    if entity is None:
        raise FormatError(f"{path}.entity: there is no entity {item.get('entity')!r}")
    if not isinstance(fields, dict) or not all(isinstance(ids, list) for ids in fields.values()):
        raise FormatError(f"{path}.fields: an object with a list of facts for each property is wanted")
    known = {fact.id for fact in reader.facts.get(entity.id, ())}
    named = {str(id): f"{path}.fields.{name}" for name, ids in fields.items() for id in ids}
    for id, where in named.items():
        if id not in known:
            raise FormatError(f"{where}: {entity.id} has no fact {id!r}")
    return reader.record(entity, by_type.get(type_, Record), type_, keep=named)


class Resolver:
    """The facts of an article with their ids resolved."""

    def __init__(self, article: Article, mentions: Iterable[Mention], entities: Iterable[Entity], facts: Iterable[Fact]) -> None:
        self.article = article
        self.mentions = {mention.id: mention for mention in mentions}
        self.entities = {entity.id: entity for entity in entities}
        self.facts: dict[str, list[Fact]] = {}
        for fact in facts:
            self.facts.setdefault(fact.subject, []).append(fact)
        self.restated: dict[str, list[Mention]] = {}
        for mention in self.mentions.values():
            if isinstance(mention, Number) and mention.equivalent_to:
                self.restated.setdefault(mention.equivalent_to, []).append(mention)
        self.places = tuple(dict.fromkeys(entity.name for entity in self.entities.values() if entity.type == "place"))
        self.counts = frozenset(mention.text for mention in self.mentions.values() if isinstance(mention, Count))

    def record(self, entity: Entity, cls: type[Record], type_: str | None = None, keep: Container[str] | None = None) -> Record:
        statements = [self.stated(fact) for fact in self.facts.get(entity.id, ()) if keep is None or fact.id in keep]
        return cls([Member(self.article, entity, self.places)], statements, type=type_ if type_ != cls.type else None)

    def stated(self, fact: Fact) -> Stated:
        key = fact.value or ""
        return Stated(
            property=fact.property,
            value=self.mentions.get(key) or self.entities.get(key) or fact.value,
            period=self.time(fact.period.time) if fact.period else None,
            relation=fact.period.relation if fact.period else "in",
            status=fact.status,
            qualifier=fact.qualifier,
            change=self.movement(fact.change) if fact.change else None,
            share=self.portion(fact.share) if fact.share else None,
            restated=tuple(self.restated.get(key, ())),
            group=bool(fact.qualifier) and self.names_group(fact.qualifier or ""),
            sources=(Source(self.article, fact),),
        )

    def names_group(self, qualifier: str) -> bool:
        """Whether a qualifier names a number of other things (`35 companies in the north`), by the counts of the article."""
        words = qualifier.split()[:LONGEST]
        return any(" ".join(words[i:j]) in self.counts for i in range(len(words)) for j in range(i + 1, len(words) + 1))

    def time(self, key: str) -> Time | None:
        found = self.mentions.get(key)
        return found if isinstance(found, Time) else None

    def number(self, key: str | None) -> Number | None:
        found = self.mentions.get(key or "")
        return found if isinstance(found, Number) else None

    def movement(self, change: Change) -> Movement:
        baseline = change.baseline
        time = self.time(baseline) if baseline else None
        return Movement(direction=change.direction, value=self.number(change.value), baseline=time or baseline)

    def portion(self, share: Share) -> Portion | None:
        value = self.number(share.value)
        return Portion(value=value, of=share.of) if value else None
