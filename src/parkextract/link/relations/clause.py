"""A sentence as the readers of relations see it: which entities its words stand for, and whether it says what it seems to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link import status
from parkextract.link.features import spoken
from parkextract.link.forms import words
from parkextract.link.subject import group
from parkextract.link.view import View
from parkextract.syntax import Parse

THINGS = ("park", "project")
WITHIN = ("in", "at", "inside", "within")
_REACH = 16  # words: how far behind its verb an object that the parser lost may stand
_NONE: frozenset[str] = frozenset()
_DEPTH = 3  # nouns: how far `the start of construction of the plant` is followed


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact whose value is an entity, or for `sector` words of the text; `way` is how it was found, `word` the word of the parse that says it
    (-1 where none does), `share` the id of the percentage that the value holds, `sure` how likely the model holds it (0 to 1)."""

    subject: Entity
    property: str
    value: Entity | str
    way: str
    word: int
    share: str | None = None
    sure: float = 1.0


@lru_cache
def lemmas(name: str, cls: str = "relation") -> frozenset[str]:
    """The first words of a row of link.toml."""
    return frozenset(word.partition(" ")[0] for word in words(cls, name))


@lru_cache
def union(*names: tuple[str, str]) -> frozenset[str]:
    """The first words of some rows of link.toml, each told as its name and class: a word of none of them need not be asked of each."""
    return frozenset().union(*(lemmas(*name) for name in names))


@lru_cache
def pairs(name: str) -> frozenset[tuple[str, str]]:
    """The rows of a relation as (verb, preposition); the preposition is "" where none is asked."""
    found = set()
    for word in words("relation", name):
        first, _, rest = word.partition(" ")
        found.add((first, rest.rpartition(" ")[2]))
    return frozenset(found)


@lru_cache
def _by_verb(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for verb, preposition in pairs(name):
        found.setdefault(verb, set()).add(preposition)
    return {verb: frozenset(prepositions) for verb, prepositions in found.items()}


def prepositions(name: str, verb: str) -> frozenset[str]:
    """The prepositions that a relation asks behind a verb."""
    return _by_verb(name).get(verb, _NONE)


def once(entities: Iterable[Entity]) -> list[Entity]:
    """Each of some entities once, told by its id: to compare all their mentions takes long."""
    return list({entity.id: entity for entity in entities}.values())


def on_paper(thing: Entity) -> bool:
    """Whether a thing is only a plan: `the plan for the zone`."""
    return thing.name.islower() and not lemmas("paper", "role").isdisjoint(thing.name.split())


class Clause:
    """One sentence with its parse, the entities of the article and what the sentence is about (`topic`)."""

    def __init__(self, view: View, parse: Parse, entities: Entities, topic: Entity | None) -> None:
        self.view, self.parse, self.entities, self.topic = view, parse, entities, topic
        self._void: dict[int, bool] = {}
        self._entity: dict[int, Entity | None] = {}

    @cached_property
    def every_verb(self) -> list[int]:
        """The verbs, those of what is not said too: `said` is to be asked of what they give."""
        return [i for i in range(len(self.parse)) if self.parse.is_verb(i)]

    @cached_property
    def nouns(self) -> list[int]:
        return [i for i in range(len(self.parse)) if self.parse.is_noun(i)]

    # -- entities

    def entity(self, word: int) -> Entity | None:
        """The entity that a word stands for; a relative pronoun stands for its noun."""
        if word not in self._entity:
            parse = self.parse
            self._entity[word] = self.entities.index.of(parse, parse.antecedent(word) if parse.is_relative(word) else word)
        return self._entity[word]

    def ordinary(self, word: str) -> bool:
        """Whether a word of the sentence is one of the language's ordinary words (`Hotels` at its beginning)."""
        return any(self.parse.words[i] == word and self.parse.is_ordinary(i) for i in range(len(self.parse)))

    def those(self, nouns: Iterable[int], types: tuple[str, ...]) -> list[Entity]:
        found = [entity for noun in nouns if (entity := self.entity(noun)) is not None and entity.type in types]
        return once(found)

    def about(self, types: tuple[str, ...] = THINGS) -> Entity | None:
        """What a statement without a subject is said of: the topic, or what the text last spoke of."""
        if self.topic is not None and self.topic.type in types:
            return self.topic
        found = self.entities.topic(self.view.sentence.start, types)  # type: ignore[arg-type]
        if found is None:
            own = {e.id: e for _, _, e in self.entities.index.within(self.view.sentence.start, self.view.sentence.end) if e.type in types}
            return next(iter(own.values())) if len(own) == 1 else None
        return found

    def latest(self) -> Entity | None:
        """The project that the sentence before spoke of last, or the one that the text is about: `The hall cost 5 million. The state paid a third.`"""
        before = [e for e in self.entities.previous(self.view.sentence.start) if e.type == "project" and not group(e)]
        return before[-1] if before else self.about(("project",))

    def all(self, nouns: Iterable[int]) -> list[int]:
        """Nouns with those joined to them behind."""
        return list(dict.fromkeys(one for noun in nouns for one in (noun, *(c for c in self.parse.conjuncts(noun) if c > noun))))

    def heads(self, noun: int, thing: Entity) -> bool:
        """Whether a noun is the last word of a mention of an entity."""
        return any(self.parse.ends[noun] == end for _, end in spoken(thing, self.parse.starts[noun] + 1))

    def makers(self, nouns: Iterable[int], types: tuple[str, ...] = ("org",)) -> list[Entity]:
        """The entities among words that can build, own or pay: no groups. Of one that is called by its role alone (`the developer, X`) the name beside
        it, of `a consortium of A and B` its members."""
        found: list[Entity] = []
        for noun in self.all(nouns):
            found += self._joined(noun) + self._maker(noun, types)
            for other in self.all(self.parse.appositions(noun)):
                if self.parse.relation(other) == "conjunct":
                    found += self._maker(other, types)
        return once(found)

    def _joined(self, noun: int) -> list[Entity]:
        """Organisations that the parser took for modifiers of the one that they are joined to: `the Leeds council and developer Castle Rock`."""
        parse = self.parse
        first = parse.phrase_start(noun)
        last = max((i for i in range(first, noun) if parse.words[i].lower() in words("relation", "joining")), default=first)
        if last == first:
            return []
        return [
            e for _, _, e in self.entities.index.within(parse.starts[first], parse.starts[last]) if e.type == "org" and not e.name.islower()
        ]

    def _maker(self, noun: int, types: tuple[str, ...]) -> list[Entity]:
        parse, entity = self.parse, self.entity(noun)
        nameless = entity is None or (entity.type == "org" and entity.name.islower())
        if nameless and parse.lemma(noun) in lemmas("union", "role"):
            members = self.those(self.all(o for p, o in parse.prepositions(noun) if p in ("of", "between", "with", "by")), ("org",))
            if members:
                return members
        if nameless and (named := [e for e in self.those(parse.appositions(noun), ("org",)) if not e.name.islower()]):
            return named[:1]
        if entity is None or entity.type not in types or group(entity):
            return []
        if entity.type in THINGS and entity.name.islower():
            return []  # a plant builds nothing; a company may be called after what it runs (Delmar Ports)
        return [] if entity.name in roles() else [entity]

    def things(self, nouns: Iterable[int], types: tuple[str, ...] = THINGS, depth: int = _DEPTH) -> list[Entity]:
        """The parks and projects among nouns, or those whose building, start or part the nouns are: `construction of the plant`."""
        parse = self.parse
        found: list[Entity] = []
        for noun in nouns:
            entity = self.entity(noun)
            if entity is not None and entity.type in types:
                found.append(entity)
            elif depth and parse.lemma(noun) in lemmas("work"):
                owner = parse.possessor(noun)
                inner = [o for p, o in parse.prepositions(noun) if p in ("of", "on", "for", "in", "at")] + (
                    [owner] if owner is not None else []
                )
                found += self.things(self.all(inner), types, depth - 1)
        return once(found)

    def thing_after(self, verb: int, types: tuple[str, ...] = THINGS) -> list[Entity]:
        """Where the parser lost the object of a verb: the first thing behind it that is new (`a plant`), with no other statement between."""
        parse = self.parse
        for word in range(verb + 1, min(verb + _REACH, len(parse))):
            if parse.is_verb(word) and parse.tense(word) in ("past", "present", "future", "modal"):
                return []
            entity = self.entity(word) if parse.is_noun(word) else None
            if entity is not None and entity.type in types and self.heads(word, entity):
                new = entity.name.islower() and parse.determiner(word) in ("a", "an", "another", "")
                new = new or parse.possessor(word) is not None
                return [entity] if new else []
        return []

    # -- what is said

    def passive(self, verb: int) -> bool:
        parse = self.parse
        return parse.is_passive(verb) or (parse.tags[verb] == "VBN" and bool(parse.agents(verb)))

    def void(self, word: int) -> bool:
        """Whether the clause of a word is denied, or a condition or a question."""
        if word not in self._void:
            self._void[word] = self._is_void(word)
        return self._void[word]

    def _is_void(self, word: int) -> bool:
        parse = self.parse
        for verb in status.clause_verbs(parse, word):
            if any(c < verb and parse.words[c].lower() in words("relation", "doubt") for c in parse.children(verb)):
                return True
        return parse.negated(word) or status.denied(self.view, word, self.view.tokens.at(parse.starts[word]))

    def said(self, word: int, found: Sequence[Relation]) -> Sequence[Relation]:
        """The relations found at a word, none where its clause is denied or a condition: most words give none, so that this is asked last."""
        return () if found and self.void(word) else found


@lru_cache
def roles() -> frozenset[str]:
    return frozenset((*words("role", "developer"), *words("role", "investor")))
