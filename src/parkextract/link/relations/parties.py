"""Who builds, runs or owns something, and who pays for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.facts import Entity
from parkextract.link.relations import roles, stakes
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas

INTO = ("in", "into", "on", "for", "to", "toward", "towards", "behind")


def read(clause: Clause) -> Iterator[Relation]:
    """The developers and investors that a sentence names."""
    for verb in clause.verbs():
        yield from _made(clause, verb)
        yield from _paid(clause, verb)
        yield from stakes.held(clause, verb)
    for noun in clause.nouns():
        if not clause.void(noun):
            yield from _work(clause, noun)
            yield from _investment(clause, noun)
            yield from roles.read(clause, noun)
        yield from _owned(clause, noun)


def _made(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A builds a plant`, `the park is run by A`, `A started construction of the plant`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    enough = lemma in lemmas("made")
    if not enough and lemma not in lemmas("developer"):
        return
    passive = clause.passive(verb)
    if passive and not enough:
        return
    made = parse.subjects(verb) if passive else parse.objects(verb)
    if not passive and any(parse.lemma(o) in lemmas("work") for o in made):
        made = [*made, *clause.all(o for p, o in parse.prepositions(verb) if p in ("on", "of"))]
        enough = True
    makers = parse.agents(verb) if passive else parse.subjects(verb)
    for thing in clause.things(made):
        for maker in clause.makers(makers, ("org", "place")):
            if maker.id == thing.id or not (enough or _new(clause, made, maker)):
                continue
            yield Relation(thing, "developer", maker, "verb", verb)
            if maker.type == "org" and thing.type == "project" and not passive and lemma in lemmas("own_account"):
                yield Relation(thing, "investor", maker, "own account", verb)


def _new(clause: Clause, made: Sequence[int], maker: Entity) -> bool:
    """Whether what is made is new or the maker's own: `a plant`, `its third factory`, in a headline `plant`."""
    parse = clause.parse
    for word in made:
        owner, entity = parse.possessor(word), clause.entity(word)
        if owner is not None and ((found := clause.entity(owner)) is None or found.id == maker.id):
            return True
        determiner = parse.determiner(word)
        if determiner in ("a", "an", "another") or (not determiner and not parse.sentence.terminated and entity is not None and entity.name.islower()):
            return True
    return False


def _paid(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A invests 5 million in the plant`, `the plant is funded by A`, `5 million was put into the plant by A`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    if lemma not in lemmas("investor"):
        return
    passive = clause.passive(verb)
    givers = clause.makers(parse.agents(verb) if passive else parse.subjects(verb))
    if not givers:
        return
    takers = clause.all(o for p, o in parse.prepositions(verb) if p in INTO)
    takers += clause.all(o for m in parse.objects(verb) for p, o in parse.prepositions(m) if p in INTO)
    purposes = [c for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) in ("complement", "clause") and c > verb]
    purposes += [o for o in takers if parse.is_verb(o)]
    purposes += [c for m in parse.objects(verb) for c in parse.children(m) if parse.is_verb(c) and parse.relation(c) in ("participle", "relative clause") and parse.tense(c) == "infinitive"]
    takers += [o for c in purposes for o in parse.objects(c)]
    whole = lemma in lemmas("financing")
    if passive:
        takers += parse.subjects(verb)
    elif whole:
        takers += parse.objects(verb)
    for thing in clause.things(takers, THINGS if whole or passive else ("project",)):
        for giver in givers:
            if giver.id != thing.id:
                yield Relation(thing, "investor", giver, "verb", verb)


def _work(clause: Clause, noun: int) -> Iterator[Relation]:
    """`construction of the campus by A`, `A's expansion of the plant`, `work on the plant, led by A`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("building"):
        return
    things = clause.things(clause.all(o for p, o in parse.prepositions(noun) if p in ("of", "on")))
    if not things:
        return
    owner = parse.possessor(noun)
    makers = [o for p, o in parse.prepositions(noun) if p == "by"] + ([owner] if owner is not None else [])
    makers += [a for c in parse.relative_clauses(noun) for a in parse.agents(c)]
    for o in (o for p, o in parse.prepositions(noun) if p in ("of", "on")):
        makers += [b for p, b in parse.prepositions(o) if p == "by"]
        makers += [a for c in parse.relative_clauses(o) if parse.lemma(c) in lemmas("made") for a in parse.agents(c)]
    for thing in things[:1]:
        for maker in clause.makers(makers):
            if maker.id != thing.id:
                yield Relation(thing, "developer", maker, "work", noun)


def _investment(clause: Clause, noun: int) -> Iterator[Relation]:
    """`A's investment in the plant`, `an investment by A in the plant`, `A announced an investment in a plant`, `a plant with an investment by A`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("investment", "role"):
        return
    phrases = parse.prepositions(noun)
    if (verb := parse.governor(noun)) is not None and parse.relation(noun) in ("object", "subject", "passive subject"):
        phrases = phrases + parse.prepositions(verb)
    phrases += [(p, o) for _, amount in parse.prepositions(noun) for p, o in parse.prepositions(amount) if p in ("by", "from", "in", "into")]
    things = clause.things(clause.all(o for p, o in phrases if p in ("in", "into", "for", "on")), ("project",))
    owner = parse.possessor(noun)
    givers = clause.makers([o for p, o in phrases if p in ("by", "from")] + ([owner] if owner is not None else []))
    if not givers and verb is not None and parse.relation(noun) == "object" and parse.lemma(verb) in lemmas("announcing"):
        givers = clause.makers(parse.agents(verb) if clause.passive(verb) else parse.subjects(verb))
    if not things and (outer := parse.preposition_of(noun)) is not None and outer[0] in ("with", "at"):
        things = clause.things([outer[1]], ("project",)) or (clause.things(parse.subjects(outer[1]), ("project",)) if parse.is_verb(outer[1]) else [])
    for thing in things[:1]:
        for giver in givers:
            if giver.id != thing.id:
                yield Relation(thing, "investor", giver, "investment", noun)


def _owned(clause: Clause, noun: int) -> Iterator[Relation]:
    """`Greenreach's battery factory`, `a battery factory of Greenreach`, `a factory by Greenreach`, `the Greenreach factory`."""
    parse, thing = clause.parse, clause.entity(noun)
    if thing is None or thing.type != "project" or not clause.heads(noun, thing) or parse.lemma(noun) in lemmas("paper", "role"):
        return
    owner = parse.possessor(noun)
    owners = [owner] if owner is not None and not parse.is_pronoun(owner) else []
    owners += [o for p, o in parse.prepositions(noun) if p in ("of", "by")]
    owners += [m for m in parse.modifiers(noun) if parse.is_name(m)]
    for holder in clause.makers(owners):
        if holder.id != thing.id:
            yield Relation(thing, "developer", holder, "holder", noun)
