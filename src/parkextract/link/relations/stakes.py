"""Who holds a part of something: `owns 70 percent of it`, `has a 30% interest in the plant`, `took a stake in it`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.facts import Entity
from parkextract.link.relations import owners
from parkextract.link.relations.clause import Clause, Relation, lemmas, union
from parkextract.values import Percent, Ratio


def held(clause: Clause, verb: int) -> Iterator[Relation]:
    """The holders of stakes that a verb names."""
    yield from owners.read(clause, verb)
    if clause.parse.lemma(verb) not in lemmas("stake"):
        return
    found = list(_shares(clause, verb))
    yield from found or _stakes(clause, verb)


def _takers(clause: Clause, verb: int) -> list[Entity]:
    parse = clause.parse
    if parse.lemma(verb) == "sell":
        return clause.makers(o for p, o in parse.prepositions(verb) if p == "to")
    return clause.makers(parse.agents(verb) if clause.passive(verb) else parse.subjects(verb))


def _shares(clause: Clause, verb: int) -> Iterator[Relation]:
    parse = clause.parse
    shares = [
        p
        for p in clause.view.mentions
        if isinstance(p.mention, Percent | Ratio) and p.word is not None and not p.mention.trend and parse.governor(p.word) == verb
    ]
    objects = [*parse.objects(verb), *(parse.subjects(verb) if clause.passive(verb) else ())]
    for share in shares:
        if share.word is None or not (share.word in objects or any(share.word in parse.subtree(o) for o in objects)):
            continue
        up = [share.word, *(above for above in parse.ancestors(share.word) if above > verb)]
        wholes = [o for w in up for p, o in parse.prepositions(w) if p in ("of", "in")] + [
            o for p, o in parse.prepositions(verb) if p in ("of", "in")
        ]
        things = [thing for whole in wholes if (thing := owners.named(clause, whole)) is not None]
        if not things and parse.relation(verb) == "relative clause":
            things = _founded(clause, verb)
        about = clause.about(owners.HELD)
        if not things and not wholes and about is not None:
            things = [about]
        takers = _takers(clause, verb)
        for thing in _other(clause, wholes, things[:1], takers):
            rest = owners.gapped(clause, share.last) if takers else []
            for holder, part in [*((taker, share.mention.id) for taker in takers), *rest]:
                if holder.id != thing.id:
                    yield Relation(thing, "investor", holder, "stake", verb, part)


def _other(clause: Clause, wholes: list[int], things: list[Entity], holders: list[Entity]) -> list[Entity]:
    """What is held, where `the company` would be its own holder: the one that the text is about (`A took 24 percent of the company`)."""
    if not things or things[0] not in holders:
        return things
    if not any(clause.parse.lemma(whole) in union(("parent_company", "role"), ("capital", "relation")) for whole in wholes):
        return []
    topics = (entity for entity, _ in clause.entities.topics(clause.view.sentence.start))
    return [entity for entity in topics if entity.type == "org" and entity not in holders][:1]


def _stakes(clause: Clause, verb: int) -> Iterator[Relation]:
    """A stake whose size is not told."""
    parse = clause.parse
    for o in parse.objects(verb):
        if parse.lemma(o) not in lemmas("stake", "role"):
            continue
        wholes = [w for p, w in (*parse.prepositions(o), *parse.prepositions(verb)) if p in ("in", "of")]
        takers = _takers(clause, verb)
        for thing in _other(clause, wholes, clause.those(wholes, owners.HELD)[:1], takers):
            for holder in takers:
                if holder.id != thing.id:
                    yield Relation(thing, "investor", holder, "stake", verb)


def _founded(clause: Clause, relative: int) -> list[Entity]:
    """What the noun that a relative clause is of has founded or belongs to: `a venture of A with B, which holds 60%`."""
    parse = clause.parse
    for up in parse.ancestors(relative):
        entity = clause.entity(up) if parse.is_noun(up) else None
        if entity is not None and entity.type in ("org", "project") and clause.entity(parse.heads[relative]) is not entity:
            return [entity]
    return []


def holders(clause: Clause, noun: int) -> Iterator[Relation]:
    """`A, holder of 62 percent of B`, `the shareholders of B are A with 60 percent and C with 40`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("holder", "role"):
        return
    phrases = [o for p, o in parse.prepositions(noun) if p == "of"]
    share = next((p.mention.id for p in clause.view.mentions if isinstance(p.mention, Percent | Ratio) and p.word in phrases), None)
    if share is not None:
        whole = [o for part in phrases for p, o in parse.prepositions(part) if p in ("of", "in")]
        named = [n for n in [parse.apposed_to(noun)] if n is not None]
        named += parse.subjects(parse.heads[noun]) if parse.relation(noun) == "predicate" else []
        own: list[owners.Owner] = [(holder, share) for holder in clause.makers(named)]
    elif parse.relation(noun) == "subject" and parse.lemma(parse.heads[noun]) == "be" and parse.is_plural(noun):
        owner = parse.possessor(noun)
        whole = [owner] if owner is not None else phrases
        own = owners.listed(clause, clause.view.tokens.at(parse.starts[parse.heads[noun]]) + 1)
    else:
        return
    for thing in clause.those(whole, owners.HELD)[:1]:
        for holder, part in own:
            if holder.id != thing.id:
                yield Relation(thing, "investor", holder, "holding", noun, part)


def parents(clause: Clause, noun: int) -> Iterator[Relation]:
    """Whose a company is: `A, a subsidiary of B`, `A is a unit of B`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("owned", "role"):
        return
    apposed = parse.apposed_to(noun)
    firms = [apposed] if apposed is not None else parse.subjects(parse.heads[noun]) if parse.relation(noun) == "predicate" else []
    for firm in clause.those(firms, ("org",))[:1]:
        for holder in clause.makers(o for p, o in parse.prepositions(noun) if p == "of"):
            if holder.id != firm.id:
                yield Relation(firm, "investor", holder, "parent", noun)
