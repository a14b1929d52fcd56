"""Facts between entities: where something lies, whose part it is, who builds and who pays; and the trades it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.view import View
from parkextract.syntax import Parse

_WHERE = ("in", "at", "near", "on", "inside", "within")
_SITES = ("project", "park", "org")


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact whose value is an entity, or for `sector` words of the text; `way` is how it was found."""

    subject: Entity
    property: str
    value: Entity | str
    way: str
    word: int


@lru_cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(word.split()[0] for word in words("relation", name))


def relations(view: View, entities: Entities) -> Iterator[Relation]:
    """The relations that a sentence states."""
    if view.parse is None:
        return
    yield from _Sentence(view, view.parse, entities).read()


class _Sentence:
    def __init__(self, view: View, parse: Parse, entities: Entities) -> None:
        self.view, self.parse, self.entities = view, parse, entities

    def entity(self, word: int) -> Entity | None:
        return self.entities.index.of(self.parse, word)

    def read(self) -> Iterator[Relation]:
        parse = self.parse
        for i in range(len(parse)):
            if parse.is_verb(i):
                yield from self._verb(i)
            elif parse.is_noun(i):
                yield from self._noun(i)

    def _those(self, things: list[int], types: tuple[str, ...]) -> list[Entity]:
        found = [entity for thing in things if (entity := self.entity(thing)) is not None and entity.type in types]
        return list(dict.fromkeys(found))

    def _verb(self, verb: int) -> Iterator[Relation]:
        parse = self.parse
        if parse.negated(verb):
            return
        lemma = parse.lemma(verb)
        passive = parse.is_passive(verb)
        subjects, objects = parse.subjects(verb), parse.objects(verb)
        if lemma in _verbs("developer"):
            makers = parse.agents(verb) if passive else subjects
            made = subjects if passive else objects
            for thing in self._those(made, ("project", "park")):
                for maker in self._those(makers, ("org", "place")):
                    if maker.id != thing.id:
                        yield Relation(thing, "developer", maker, "verb", verb)
        if lemma in _verbs("investor"):
            yield from self._investor(verb, passive, subjects, objects)
        if lemma in ("locate", "situate", "base", "sit", "lie", "stand", "headquarter", "nestle"):
            for thing in self._those(subjects, _SITES):
                yield from self._place(thing, verb, "verb")
        if lemma in ("consist", "comprise", "include", "compose"):
            wholes = self._those(subjects, ("park",))
            parts = [o for p, o in parse.prepositions(verb) if p == "of"] + objects
            parts += [c for o in parts for c in parse.conjuncts(o)]
            for whole in wholes:
                for part in self._those(parts, ("park", "project")):
                    if part.id != whole.id:
                        yield Relation(part, "part_of", whole, "consist", verb)
        if lemma == "belong":
            for thing in self._those(subjects, ("park", "project")):
                for whole in self._those([o for p, o in parse.prepositions(verb) if p == "to"], ("park", "project")):
                    if whole.id != thing.id:
                        yield Relation(thing, "part_of", whole, "belong", verb)
        if lemma in _verbs("sector"):
            yield from self._sectors(verb, subjects)

    def _investor(self, verb: int, passive: bool, subjects: list[int], objects: list[int]) -> Iterator[Relation]:
        parse = self.parse
        givers = parse.agents(verb) if passive else subjects
        takers = [o for p, o in parse.prepositions(verb) if p in ("in", "into", "on", "for", "of")]
        takers += subjects if passive else objects
        takers += [o for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) in ("complement", "clause") for o in parse.objects(c)]
        for thing in self._those(takers, ("project", "park")):
            for giver in self._those(givers, ("org",)):
                if giver.id != thing.id:
                    yield Relation(thing, "investor", giver, "verb", verb)

    def _place(self, thing: Entity, word: int, way: str) -> Iterator[Relation]:
        for preposition, o in self.parse.prepositions(word):
            if preposition in _WHERE:
                place = self.entity(o)
                if place is not None and place.id != thing.id and (place.type in ("place", "park")):
                    yield Relation(thing, "located_in", place, way, word)
                    return

    def _noun(self, noun: int) -> Iterator[Relation]:
        """`the plant in Brasov`, `Brasov's park`, `a project of Renew South`."""
        thing = self.entity(noun)
        parse = self.parse
        if thing is None or thing.type not in ("park", "project"):
            return
        own = any(parse.starts[noun] >= start and parse.ends[noun] == end for start, end in thing.mentions)
        if not own:
            return
        yield from self._place(thing, noun, "noun")
        verb = parse.governor(noun)
        if verb is not None and parse.relation(parse.first_conjunct(noun)) in ("object", "passive subject") and parse.lemma(verb) in ("build", "construct", "set", "create", "establish", "open", "invest"):
            yield from self._place(thing, verb, "built")
        owner = parse.possessor(noun)
        if owner is not None and (place := self.entity(owner)) is not None and place.type == "place" and place.id != thing.id:
            yield Relation(thing, "located_in", place, "owner", noun)
        for preposition, o in parse.prepositions(noun):
            other = self.entity(o)
            if other is None or other.id == thing.id:
                continue
            if preposition == "of" and parse.lemma(noun) in ("part", "area", "section"):
                yield Relation(thing, "part_of", other, "of", noun)

    def _sectors(self, verb: int, subjects: list[int]) -> Iterator[Relation]:
        parse = self.parse
        things = self._those(subjects, ("park", "project", "org"))
        if not things:
            return
        for preposition, o in parse.prepositions(verb):
            if preposition not in ("on", "in", "around", "to"):
                continue
            heads = [o, *(c for c in parse.conjuncts(o) if c > o)]
            inner = [x for h in heads for p, x in parse.prepositions(h) if p in ("of", "in") and parse.lemma(h) in _verbs("sector_noun") | {"cooperation"}]
            fields = [x for f in inner for p, x in parse.prepositions(f) if p == "of" and parse.lemma(f) in _verbs("sector_noun")] or inner
            chosen = fields or [h for h in heads if not parse.is_pronoun(h)]
            chosen = chosen + [c for f in chosen for c in parse.conjuncts(f) if c > f and c not in chosen]
            for f in chosen:
                start, end = parse.noun_phrase(f)
                name = self.view.tokens.text[start:end]
                yield Relation(things[0], "sector", name, "focus", verb)
