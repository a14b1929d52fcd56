"""Who pays for something: what is invested in it, spent on it or put into it, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.facts import Entity
from parkextract.link.relations import owners
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas, once
from parkextract.values import Money, Percent, Ratio

INTO = ("in", "into", "on", "for", "to", "toward", "towards", "behind")


def agents(clause: Clause, verb: int) -> list[int]:
    """Who did it, of a passive; of one joined to another passive that other's: `invested and built by A`."""
    parse = clause.parse
    own = parse.agents(verb) or [a for c in parse.children(verb) if parse.words[c].lower() == "for" for a in parse.agents(c)]  # paid for by
    return own or [a for c in parse.conjuncts(verb) if c > verb and parse.is_verb(c) and clause.passive(c) for a in parse.agents(c)]


def read(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A invests 5 million in the plant`, `the plant is funded by A`, `5 million was put into the plant by A`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    if lemma not in lemmas("investor") and not (lemma in lemmas("allotting") and _amount(clause, verb)):
        return
    passive = clause.passive(verb) or (parse.tags[verb] == "VBN" and bool(agents(clause, verb)))
    subjects = agents(clause, verb) if passive else parse.subjects(verb)
    payers = ("org", "place", *THINGS) if _each(clause, verb) else ("org", *THINGS)
    givers = [giver for giver in clause.makers(subjects, payers) if giver.type != "place" or not giver.name.islower()]
    if not givers:
        return
    takers = _takers(clause, verb)
    whole = lemma in lemmas("financing")
    if passive:
        takers += parse.subjects(verb)
    elif whole:
        takers += parse.objects(verb)
    things = clause.things(takers, THINGS if whole or passive else ("project",))
    if not things and not passive:
        things = clause.thing_after(verb, ("project",))
    if not things and not takers and not passive and lemma in lemmas("paying") and _amount(clause, verb):
        things = _untold(clause, verb, givers)
        givers = once([*givers, *(giver for giver, _ in owners.gapped(clause, clause.view.tokens.at(parse.starts[verb]) + 1))])
    builds = lemma in lemmas("paying") and not passive
    if lemma in lemmas("paying") and _amount(clause, verb):
        yield from _capital(clause, verb, givers)
    for thing in things:
        for giver in givers:
            if giver.id == thing.id:
                continue
            yield Relation(thing, "investor", giver, "verb", verb)
            if builds and thing.type == "project" and giver.type == "org" and _own(clause, takers, giver):
                yield Relation(thing, "developer", giver, "own money", verb)


def _capital(clause: Clause, verb: int, givers: list[Entity]) -> Iterator[Relation]:
    """`A puts 5 million into the start-up B`."""
    parse = clause.parse
    words = [verb, *parse.objects(verb)]
    for firm in clause.those((o for word in words for p, o in parse.prepositions(word) if p in ("in", "into")), ("org",))[:1]:
        for giver in givers:
            if giver.id != firm.id and giver.type == "org" and " " in firm.name and not firm.name.islower():
                yield Relation(firm, "investor", giver, "capital", verb)


def raised(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A raised 5 million from the fund B`: of companies, no lender or state among those who give."""
    parse = clause.parse
    if parse.lemma(verb) != "raise" or clause.passive(verb) or not _amount(clause, verb):
        return
    words = [verb, *parse.objects(verb)]
    for firm in clause.those(parse.subjects(verb), ("org",))[:1]:
        for giver in clause.makers(o for word in words for p, o in parse.prepositions(word) if p == "from"):
            lends = not (lemmas("bank", "giver") | lemmas("state", "giver")).isdisjoint(giver.name.lower().split())
            if giver.id != firm.id and not firm.name.islower() and not giver.name.islower() and not lends:
                yield Relation(firm, "investor", giver, "raised", verb)


def _takers(clause: Clause, verb: int) -> list[int]:
    """What money goes into: `spends 5 million on the plant`, `to build the plant`, `pays half of the cost of the plant`."""
    parse = clause.parse
    takers = clause.all(o for p, o in parse.prepositions(verb) if p in INTO)
    takers += clause.all(o for m in parse.objects(verb) for p, o in parse.prepositions(m) if p in INTO)
    for cost in _wholes(clause, verb):
        owner = parse.possessor(cost)
        takers += clause.all(o for p, o in parse.prepositions(cost) if p in ("of", "for")) + ([owner] if owner is not None else [])
    purposes = [c for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) in ("complement", "clause") and c > verb]
    purposes += [o for o in takers if parse.is_verb(o)]
    purposes += [c for m in parse.objects(verb) for c in parse.relative_clauses(m) if parse.tense(c) == "infinitive"]
    return takers + [o for c in purposes for o in parse.objects(c)]


def _wholes(clause: Clause, verb: int) -> list[int]:
    """The costs that a verb says the payment, or a part, of: `the cost of the plant`, `half of the cost`."""
    parse = clause.parse
    nouns = [n for m in parse.objects(verb) for n in (m, *(o for p, o in parse.prepositions(m) if p == "of"))]
    return [noun for noun in nouns if parse.lemma(noun) in lemmas("cost")]


def _untold(clause: Clause, verb: int, givers: list[Entity]) -> list[Entity]:
    """What is paid for where a sentence does not say: of a part of the cost what was told last, of an amount what the text is about."""
    parse = clause.parse
    if any(giver.type not in ("org", "place") for giver in givers):
        return []
    about = clause.about()
    if _each(clause, verb):
        parts = [o for word in (verb, *parse.objects(verb)) for p, o in parse.prepositions(word) if p == "of"]
        relative = any(parse.words[i].lower() == "of" and parse.is_relative(i + 1) for i in range(verb))
        if relative or any(parse.lemma(o) not in lemmas("cost") for o in parts):
            return []  # a fifth of the rent; 2 billion, of which the city pays a third
        about = clause.latest() or about
    return [about] if about is not None else []


def _each(clause: Clause, verb: int) -> bool:
    """Whether a verb says what part of a whole somebody pays: `the region paid a quarter`, `the state and the town each put up 5 million`."""
    return any(
        isinstance(p.mention, Percent | Ratio) and not p.mention.trend and p.word is not None and p.word in clause.parse.objects(verb)
        for p in clause.view.mentions
    )


def _own(clause: Clause, nouns: list[int], giver: Entity) -> bool:
    """Whether what is paid for is new, or the payer's own: `spends 5 million on a plant`, `on its first plant`."""
    parse = clause.parse
    for noun in nouns:
        owner = parse.possessor(noun)
        if owner is not None and ((found := clause.entity(owner)) is None or found.id == giver.id):
            return True
        if parse.determiner(noun) in ("a", "an", "another"):
            return True
    return False


def investment(clause: Clause, noun: int) -> Iterator[Relation]:
    """`A's investment in the plant`, `an investment by A in the plant`, `A announced an investment in a plant`, `a plant with an investment by A`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("investment", "role"):
        return
    phrases = [*parse.prepositions(noun)]
    if (verb := parse.governor(noun)) is not None and parse.relation(noun) in ("object", "subject", "passive subject"):
        phrases += parse.prepositions(verb)
    phrases += [
        (p, o) for _, amount in parse.prepositions(noun) for p, o in parse.prepositions(amount) if p in ("by", "from", "in", "into")
    ]
    things = clause.things(clause.all(o for p, o in phrases if p in ("in", "into", "for", "on")), ("project",))
    if not things and verb is not None and parse.lemma(verb) in lemmas("equal") and parse.relation(noun) in ("object", "predicate"):
        things = clause.things(parse.subjects(verb), ("project",))
    owner = parse.possessor(noun)
    givers = clause.makers([o for p, o in phrases if p in ("by", "from")] + ([owner] if owner is not None else []))
    if not givers and verb is not None and parse.relation(noun) == "object" and parse.lemma(verb) in lemmas("announcing"):
        givers = clause.makers(parse.agents(verb) if clause.passive(verb) else parse.subjects(verb))
    if not things and (outer := parse.preposition_of(noun)) is not None and outer[0] in ("with", "at"):
        things = clause.things([outer[1]], ("project",)) or (
            clause.things(parse.subjects(outer[1]), ("project",)) if parse.is_verb(outer[1]) else []
        )
    for thing in things[:1]:
        for giver in givers:
            if giver.id != thing.id:
                yield Relation(thing, "investor", giver, "investment", noun)


def _amount(clause: Clause, verb: int) -> bool:
    """Whether a verb says how much, and of nothing else: `the state brings 9 billion`."""
    parse = clause.parse
    return any(
        isinstance(p.mention, Money | Percent | Ratio)
        and not p.mention.trend
        and p.word is not None
        and parse.governor(p.word) == verb
        and p.word in parse.objects(verb)
        for p in clause.view.mentions
    )
