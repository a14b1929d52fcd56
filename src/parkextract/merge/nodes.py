"""What merging compares: records that agree outright in type, name and place, taken together, with all that is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from parkextract.facts import Entity
from parkextract.merge import names
from parkextract.merge.names import Name
from parkextract.merge.places import Atlas, Chain, parts
from parkextract.records import Record

TEXTS = 20  # articles of a node whose text is searched
NAMES = 8  # names of a node that are compared
SITE = frozenset({"park", "project"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article tells of one thing that could tell it from others."""

    record: Record
    names: tuple[Name, ...]
    chain: Chain
    context: frozenset[str]
    sites: frozenset[tuple[str, ...]]
    site_names: frozenset[str]
    owners: frozenset[frozenset[str]]
    known: frozenset[str]

    @property
    def identity(self) -> tuple[str, str]:
        return self.record.article.id, self.record.entity.id


def profile(record: Record) -> Profile:
    """The profile of a record of one article."""
    stated = record.name, *record.aliases
    texts = [*stated, *(short for name in stated for short in names.bracketed(name))]
    parsed = list(dict.fromkeys(names.parse(text) for text in texts))
    kept = [name for i, name in enumerate(parsed) if i == 0 or name.proper or name.acronym][:NAMES]
    places, sites, owners = _surroundings(record)
    chain = tuple(dict.fromkeys(part for place in places for part in parts(place.name)))
    companies = [frozenset(names.parse(owner.name).proper or names.parse(owner.name).key) for owner in owners]
    known = names.words_of([e.name for e in (*places, *sites, *owners)])
    context = frozenset(part for member in record.members for place in member.places for part in parts(place))
    return Profile(
        record, tuple(kept), chain, context, frozenset(names.parse(s.name).key for s in sites), frozenset(names.fold(s.name) for s in sites),
        frozenset(filter(None, companies)), known,
    )  # fmt: skip


def _surroundings(record: Record) -> tuple[list[Entity], list[Entity], list[Entity]]:
    """The places that a thing is in, the parks and projects that it is in or part of, and those who build it or pay for it."""
    places: list[Entity] = []
    sites: list[Entity] = []
    owners: list[Entity] = []
    for stated in record.statements:
        value = stated.value
        if not isinstance(value, Entity):
            continue
        if stated.property in ("located_in", "part_of"):
            (sites if value.type in SITE else places).append(value)
        elif stated.property in ("developer", "investor"):
            owners.append(value)
    return places, sites, owners


@dataclass(slots=True, eq=False)
class Node:
    """Profiles of one type, name and place. Nodes are ordered by `key`, which does not depend on the order of the articles."""

    key: tuple[object, ...]
    profiles: list[Profile]
    finest: str | None
    names: tuple[Name, ...] = ()
    chain: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    sites: frozenset[tuple[str, ...]] = frozenset()
    site_names: frozenset[str] = frozenset()
    owners: frozenset[frozenset[str]] = frozenset()
    known: frozenset[str] = frozenset()
    articles: dict[str, set[str]] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.profiles.sort(key=lambda p: p.identity)
        self.names = tuple(dict.fromkeys(name for p in self.profiles for name in p.names))[:NAMES]
        self.chain = frozenset(part for p in self.profiles for part in p.chain)
        self.context = frozenset(part for p in self.profiles for part in p.context)
        self.sites = frozenset(site for p in self.profiles for site in p.sites)
        self.site_names = frozenset(name for p in self.profiles for name in p.site_names)
        self.owners = frozenset(owner for p in self.profiles for owner in p.owners)
        self.known = frozenset(word for p in self.profiles for word in p.known)
        for p in self.profiles:
            self.articles.setdefault(p.record.article.id, set()).add(p.record.entity.id)

    @property
    def type(self) -> str:
        return self.profiles[0].record.type

    @property
    def named(self) -> bool:
        """Whether anything in its name is proper to it."""
        return bool(self.names[0].proper or self.names[0].acronym)

    @property
    def texts(self) -> list[str]:
        """The folded texts of its articles, titles included."""
        if not self._text:
            articles = list({p.record.article.id: p.record.article for p in self.profiles}.values())[:TEXTS]
            self._text = [names.fold(f"{article.title or ''} {article.text}") for article in articles]
        return self._text

    def shares_owner(self, other: Node) -> bool:
        return any(a <= b or b <= a for a in self.owners for b in other.owners)


def gather(records: Iterable[Record]) -> tuple[list[Node], Atlas]:
    """The nodes of single-article records, in an order of their own, and the atlas of their places."""
    profiles = sorted(map(profile, records), key=lambda p: p.identity)
    atlas = Atlas(p.chain for p in profiles)
    groups: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for p in profiles:
        first = p.names[0]
        finest = atlas.finest(p.chain) or ""
        alone = () if finest else tuple(sorted(p.context))
        groups[p.record.type, first.key, finest, alone if first.proper or first.acronym else p.identity].append(p)
    nodes = [Node(key, found, key[2] or None) for key, found in groups.items()]  # type: ignore[arg-type]
    return sorted(nodes, key=lambda node: repr(node.key)), atlas
