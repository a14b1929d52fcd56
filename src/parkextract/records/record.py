"""The base of all records: a typed view of what articles state about one thing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar, NoReturn

from parkextract import tables
from parkextract.article import Article
from parkextract.errors import InputError, TableError
from parkextract.facts import Entity
from parkextract.records.fields import Field, every, one, show_first
from parkextract.records.stated import Conflict, Event, Member, Source, Stated
from parkextract.values import Time


class Record:
    """One thing that one article or several speak of, with all that they state about it. Frozen; made by `build` and `merge`.

    A class of your own declares its fields over properties, and which entities it is made of:

        class DataCentre(Record, of=("project", "park"), named=("data cent{re,er}",)):
            it_load = one(Quantity, of="capacity", unit="megawatt", nature="size")

    `of` are the types of entities (every type if left out), `named` words one of which the name or an alias must contain. `type` is the
    name of the class in JSON, by default the class's own in lower case with underscores. Override `accepts` for any other test.
    """

    type: str = "record"
    entity_types: ClassVar[tuple[str, ...]] = ()
    named: ClassVar[tuple[str, ...]] = ()
    fields: ClassVar[dict[str, Field[Any]]] = {}

    located_in = every(Entity)
    part_of = one(Entity)
    developers = every(Entity, of="developer")
    investors = every(Entity, of="investor")
    sectors = every(str, of="sector")

    members: tuple[Member, ...]
    statements: tuple[Stated, ...]
    name: str
    aliases: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    __slots__ = ("__dict__",)

    def __init_subclass__(
        cls, *, type: str | None = None, of: Iterable[str] = (), named: Iterable[str] = (), properties: str = "", **rest: Any
    ) -> None:
        super().__init_subclass__(**rest)
        if properties:
            _declare(properties, cls.__name__)
        cls.type = type or "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(cls.__name__))
        cls.entity_types = (of,) if isinstance(of, str) else tuple(of) or cls.entity_types
        cls.named = tuple(word.lower() for pattern in named for word in tables.expand(pattern)) or cls.named
        cls.fields = _fields(cls)

    def __init__(
        self,
        members: Iterable[Member],
        statements: Iterable[Stated],
        *,
        name: str | None = None,
        aliases: Iterable[str] = (),
        type: str | None = None,
        parts: Iterable[Record] = (),
        conflicts: Iterable[Conflict] = (),
    ) -> None:
        kept = tuple(members)
        if not kept:
            raise InputError(f"{self.__class__.__name__}: a record needs the entity that it speaks of")
        entity = kept[0].entity
        named = name or entity.name
        others = dict.fromkeys([*aliases, *(a for m in kept for a in (m.entity.name, *m.entity.aliases))])
        others.pop(named, None)
        values: dict[str, object] = {"members": kept, "statements": tuple(statements), "name": named, "aliases": tuple(others)}
        values["conflicts"] = tuple(conflicts)
        if type:
            values["type"] = type
        if several := tuple(parts):
            values["_parts"] = several
        self.__dict__.update(values)

    @classmethod
    def accepts(cls, entity: Entity) -> bool:
        """Whether a record of this class is made of the entity."""
        if cls.entity_types and entity.type not in cls.entity_types:
            return False
        return not cls.named or any(word in name.lower() for name in (entity.name, *entity.aliases) for word in cls.named)

    def stated(self, name: str) -> tuple[Stated, ...]:
        """Every stated value of a field or a property, in the order of the text; none where nothing is stated.

        Raises `InputError` for a name that is neither a field of the class nor a property that anything states.
        """
        field = self.fields.get(name)
        found = tuple(s for s in self.statements if (field.takes(s) if field else s.property == name))
        if not found and field is None and all(name != f.property for f in self.fields.values()):
            raise InputError(f"{type(self).__name__} has no field {name!r}, and no article states it; its fields: {', '.join(self.fields)}")
        return found

    def evidence(self, name: str) -> tuple[str, ...]:
        """The sentences that state a field or a property, each once."""
        return tuple(dict.fromkeys(sentence for stated in self.stated(name) for sentence in stated.sentences))

    def shown(self, name: str) -> Stated | None:
        """The statement whose value the attribute shows, with its period, status, qualifier and sources."""
        return show_first(self.stated(name))

    @property
    def entity(self) -> Entity:
        """The entity, of the first article where there are several."""
        return self.members[0].entity

    @property
    def article(self) -> Article:
        """The article, the first where there are several."""
        return self.members[0].article

    @property
    def sources(self) -> tuple[Article, ...]:
        """The articles that speak of it, each once."""
        return tuple({member.article.id: member.article for member in self.members}.values())

    @property
    def parts(self) -> tuple[Record, ...]:
        """The records of single articles that it was merged from; itself where it is one."""
        found: tuple[Record, ...] = self.__dict__.get("_parts", (self,))
        return found

    @property
    def place(self) -> Entity | None:
        """Where it lies: a place before a park that it lies in, the first stated of either."""
        best = sorted(self.located_in, key=lambda entity: entity.type != "place")
        return best[0] if best else None

    @property
    def timeline(self) -> tuple[Event, ...]:
        """What happened and is planned to happen, in order of time; events without a date come last."""
        events = [Event(s.property, s.value, s) for s in self.statements if isinstance(s.value, Time)]
        order = list(dict.fromkeys(field.property for field in self.fields.values()))
        rank = {name: i for i, name in enumerate(order)}

        def when(event: Event) -> tuple[date, date, int]:
            return event.time.earliest or date.max, event.time.latest or date.max, rank.get(event.property, len(rank))

        return tuple(sorted(events, key=when))

    def facts(self) -> Iterator[Source]:
        """Every fact of the record with its article."""
        return (source for stated in self.statements for source in stated.sources)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: the ids of the facts of each property, and of each field that takes only some of a property's.

        Of several articles' facts the ids are `article#fact`.
        """
        several = len(self.sources) > 1
        found: dict[str, list[str]] = {}

        def add(name: str, stated: Stated) -> None:
            ids = (f"{source.article.id}#{source.fact.id}" if several else source.fact.id for source in stated.sources)
            found.setdefault(name, []).extend(ids)

        for stated in self.statements:
            add(stated.property, stated)
        for field in self.fields.values():
            if field.narrows and field.name != field.property:
                for stated in self.stated(field.name):
                    add(field.name, stated)
        return {"type": self.type, "entity": self.entity.id, "name": self.name, "fields": found}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self.type == other.type and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.type, self.name, tuple((m.article.id, m.entity.id) for m in self.members)))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r}, {len(self.statements)} stated, {len(self.sources)} articles)"


def _fields(cls: type) -> dict[str, Field[Any]]:
    """The fields of a class, those of its bases first."""
    return {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items() if isinstance(value, Field)}


def _declare(text: str, source: str) -> None:
    """Make properties of a user's own known to linking; TableError naming the class where they are not of the form of properties.toml."""
    from parkextract.link import properties

    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{source}: {error}") from error
    properties.declare(rows, source)


Record.fields = _fields(Record)
