"""Where something lies: a park or plant in a place or a park, a company at its seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.relations import homes, tenants
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas, prepositions
from parkextract.link.subject import group

SOMEWHERE = ("place", "park")
_SHORT = 2  # words of a name that may be a place's
_DEPTH = 3  # nouns: how far `a site on the outskirts of Leeds` is followed


def read(clause: Clause) -> Iterator[Relation]:
    """The places of a sentence. What stands in the phrase of a thing comes first, what its verb says after it."""
    for verb in clause.every_verb:
        yield from clause.said(verb, (*_there(clause, verb), *_lies(clause, verb), *_home(clause, verb), *homes.read(clause, verb)))
    for noun in clause.nouns:
        yield from clause.said(noun, (*_within(clause, noun), *tenants.named(clause, noun, where())))
    yield from _fronted(clause)
    yield from tenants.ranked(clause)


@lru_cache
def where() -> frozenset[str]:
    return frozenset(words("relation", "where"))


def settled(thing: Entity, types: tuple[str, ...] = (*THINGS, "org")) -> bool:
    """Whether an entity may be said to lie somewhere: one thing, and of organisations one with a name."""
    return (
        thing.type in types
        and not (group(thing) and thing.type != "park")
        and not (thing.type in ("org", "place") and thing.name.islower())
    )


def place(clause: Clause, noun: int, depth: int = _DEPTH) -> Entity | None:
    """The place that a noun stands for: itself, or what it is a part, a side or a plot of (`a site on the outskirts of Leeds`, `the city of Leeds`)."""
    parse, entity = clause.parse, clause.entity(noun)
    if entity is not None and entity.type == "place" and entity.name.split()[-1].islower() and parse.lemma(noun) in lemmas("ground"):
        if depth and (inner := next((f for p, o in parse.prepositions(noun) if p == "of" and (f := place(clause, o, depth - 1))), None)):
            return inner  # the Polish town of Elk
    if entity is not None and ((entity.type in SOMEWHERE and not entity.name.islower()) or unknown(entity)):
        return entity
    if depth and (parse.lemma(noun) in lemmas("ground") or (entity is not None and entity.type == "place")):
        for preposition, o in parse.prepositions(noun):
            if preposition in where() | {"of"} and (found := place(clause, o, depth - 1)) is not None:
                return found
        for o in parse.appositions(noun):
            if (found := place(clause, o, depth - 1)) is not None:
                return found
    return entity if entity is not None and entity.type == "park" and parse.lemma(noun) not in lemmas("ground") else None


def unknown(entity: Entity) -> bool:
    """Whether nothing says what a name names, so that `in` makes it a place."""
    parts = entity.name.split()
    return (
        entity.type == "org"
        and len(parts) <= _SHORT
        and entity.name[:1].isupper()
        and not entity.name.isupper()
        and not entity.aliases
        and parts[-1][0].isupper()
    )


def _places(clause: Clause, phrases: Sequence[tuple[str, int]], prepositions: frozenset[str], other: Entity) -> Entity | None:
    """The first place among phrases."""
    for preposition, o in phrases:
        if preposition in prepositions and (found := place(clause, o)) is not None and found.id != other.id:
            return found
    return None


def _each(clause: Clause, noun: int, thing: Entity, phrases: Sequence[tuple[str, int]]) -> Iterator[Relation]:
    """Several things lie in each of the places named: `two parks in Leeds and Hull`."""
    parse = clause.parse
    if not parse.is_plural(noun) or thing.type not in THINGS or not any(parse.tags[m] == "CD" for m in parse.modifiers(noun)):
        return
    for preposition, o in phrases:
        if preposition in where():
            for other in clause.those((c for c in parse.conjuncts(o) if c > o), ("place",)):
                if not other.name.islower():
                    yield from located(thing, other, noun, "each")


def located(thing: Entity, found: Entity, word: int, way: str) -> Iterator[Relation]:
    """A part of a park is part of it; a park lies in a park only where it is said outright."""
    if thing.id == found.id:
        return
    if found.type == "park" and thing.name.split()[-1].lower() in lemmas("piece"):
        yield Relation(thing, "part_of", found, way, word)
    elif thing.type != "park" or found.type != "park" or way in ("phrase", "lies", "side by side"):
        yield Relation(thing, "located_in", found, way, word)


def _there(clause: Clause, verb: int) -> Iterator[Relation]:
    """`Two firms have plants there`: in what the sentence is about."""
    parse, topic = clause.parse, clause.topic
    if (
        topic is None
        or topic.type != "park"
        or not any(parse.words[c].lower() in words("event", "there") and parse.relation(c) == "adverbial" for c in parse.children(verb))
    ):
        return
    for thing in clause.those(parse.objects(verb) or parse.subjects(verb), ("project", "org")):
        if not group(thing):
            yield Relation(thing, "located_in", topic, "there", verb)


def _lies(clause: Clause, verb: int) -> Iterator[Relation]:
    """`the park lies in Leeds`, `the plant, located near Hull`, `the plant opened in Hull`, `it covers 5 hectares in Hull`, `they built it in Hull`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    wanted, passive, objects = prepositions("located_in", lemma), clause.passive(verb), parse.objects(verb)
    sides = [(objects, True)] if objects else []
    if passive or lemma in lemmas("staying") or wanted:
        sides.append((parse.subjects(verb), False))
    if not sides:
        return
    phrases = [*parse.prepositions(verb)]
    phrases += [phrase for o in objects if _measure(clause, o) for phrase in parse.prepositions(o)]
    phrases += [phrase for p, o in phrases if p == "under" and parse.lemma(o) in lemmas("building") for phrase in parse.prepositions(o)]
    if wanted and (passive or lemma == "be" or not objects):
        for thing in clause.things(sides[-1][0], (*THINGS, "org", "place")):
            if settled(thing, (*THINGS, "org", "place")) and (
                found := _places(clause, phrases, wanted | (where() if len(wanted) > 1 else frozenset()), thing)
            ):
                yield from located(thing, found, verb, "lies")
    if passive:
        agents = [agent for agent in parse.agents(verb) if clause.those([agent], ("org",))]
        phrases += [phrase for agent in agents for phrase in parse.prepositions(agent)]
    for nouns, behind in sides if phrases else ():
        if not behind and not (passive or lemma in lemmas("staying")):
            continue
        for noun in nouns:
            for thing in clause.things([noun]):
                later = [(p, o) for p, o in phrases if o > noun or parse.relation(verb) == "clause" or lemma in lemmas("made")]
                if settled(thing) and (found := _places(clause, later, where(), thing)):
                    yield from located(thing, found, verb, "clause")
                    yield from _each(clause, noun, thing, later)


def _fronted(clause: Clause) -> Iterator[Relation]:
    """`In Hull, the refinery has closed`, `At Leeds, 30 kilometers south, A is building a works`: a place at the beginning is that of the one thing."""
    parse = clause.parse
    first = next((i for i in range(min(2, len(parse))) if parse.words[i].lower() in ("in", "at")), None)
    if first is None:
        return
    verb = parse.heads[first]
    if not parse.is_verb(verb) or verb < first or clause.void(verb):
        return
    found = next((f for p, o in parse.prepositions(verb) if first < o < first + 6 and p in where() and (f := place(clause, o))), None)
    if found is None or found.type != "place":
        return
    for noun in [*parse.subjects(verb), *parse.objects(verb)]:
        thing = clause.entity(noun)
        if thing is not None and thing.type == "project" and settled(thing) and found.name not in thing.name:
            yield from located(thing, found, verb, "fronted")
            return


def _measure(clause: Clause, noun: int) -> bool:
    """Whether a noun is an area or a plot that something takes up."""
    inside = any(p.word == noun and p.mention.kind == "area" for p in clause.view.mentions)
    return inside or clause.parse.lemma(noun) in lemmas("ground")


def _home(clause: Clause, verb: int) -> Iterator[Relation]:
    """`Leeds is home to the park`, `the city of Leeds hosts the park`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    if lemma == "be":
        housed: Sequence[int] = [
            o
            for home in parse.objects(verb)
            if parse.lemma(home) == "home"
            for p, o in (*parse.prepositions(home), *parse.prepositions(verb))
            if p == "to"
        ]
    elif lemma in lemmas("housing"):
        housed = parse.objects(verb)
    else:
        return
    hosts = [found for s in parse.subjects(verb) if (found := place(clause, s)) is not None and found.type != "park"]
    for thing in clause.those(clause.all(housed), (*THINGS, "org")):
        if hosts and settled(thing) and not (thing.name.islower() and thing.type == "park"):
            yield from located(thing, hosts[0], verb, "home")


def _within(clause: Clause, noun: int) -> Iterator[Relation]:
    """`the plant in Brasov`, `a plant at the park`, `Brasov's park`, `Castle Rock of Leeds`, `Castle Rock, a firm from Leeds`."""
    parse, thing = clause.parse, clause.entity(noun)
    seats = ("place", "org") if parse.is_name(noun) else ("place",)  # Athi of Leeds, but: a subsidiary of Castle Rock
    if thing is None or not settled(thing) or not clause.heads(noun, thing):
        apposed = parse.apposed_to(noun)
        thing = clause.entity(apposed) if apposed is not None else None
        if thing is None or thing.type != "org" or not settled(thing):
            return
    if thing.type == "org" and (outer := parse.preposition_of(noun)) is not None and outer[0] == "by":
        return  # what they built lies there: built by Athi Textiles in Machakos
    phrases = [*parse.prepositions(noun)]
    phrases += [
        phrase
        for p, o in phrases
        if (p == "of" and _measure(clause, o)) or (p == "under" and parse.lemma(o) in lemmas("building"))
        for phrase in parse.prepositions(o)
    ]
    if found := _places(clause, phrases, where(), thing):
        yield from located(thing, found, noun, "phrase")
        yield from _each(clause, noun, thing, phrases)
        for other in clause.things(c for c in parse.conjuncts(noun) if c < noun and not parse.prepositions(c)):
            if settled(other) and found.type == "place":
                yield from located(other, found, noun, "phrase")
    elif thing.type == "org" and (found := _places(clause, phrases, frozenset({"of", "from"}), thing)) and found.type in seats:
        yield Relation(thing, "located_in", found, "of place", noun)
    owner = parse.possessor(noun)
    if owner is not None and (holder := clause.entity(owner)) is not None and holder.id != thing.id:
        if holder.type == "place" and not holder.name.islower():
            yield from located(thing, holder, noun, "owner")
        elif holder.type == "park" and thing.type in THINGS and parse.lemma(noun) in lemmas("piece"):
            yield from located(thing, holder, noun, "piece")
