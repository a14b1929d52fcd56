"""Parties by what they are called: `its operator, Maroquai`, `state developer Yuehai Land`, `a joint venture of A and B`, `the owner is A`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.facts import Entity
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas
from parkextract.link.subject import group


def read(clause: Clause, noun: int) -> Iterator[Relation]:
    """The parties that a noun of role names."""
    lemma = clause.parse.lemma(noun)
    for property in ("developer", "investor"):
        if lemma in lemmas(property, "role"):
            yield from _holders(clause, noun, property)
    if lemma in lemmas("firm") and any(p == "behind" for p, _ in clause.parse.prepositions(noun)):
        yield from _holders(clause, noun, "developer")  # the company behind the park
    if lemma in lemmas("parent_company", "role") and any(
        clause.parse.lemma(m) in lemmas("managing", "role") for m in clause.parse.modifiers(noun)
    ):
        yield from _holders(clause, noun, "developer")
    if lemma in lemmas("parent", "role") or (
        lemma in lemmas("parent_company", "role") and any(clause.parse.lemma(m) == "parent" for m in clause.parse.modifiers(noun))
    ):
        yield from _parents(clause, noun)
    if lemma in lemmas("venture", "role"):
        yield from _venture(clause, noun)


def _holders(clause: Clause, noun: int, property: str) -> Iterator[Relation]:
    named = _named(clause, noun)
    if not named:
        return
    thing = _thing(clause, noun)
    for holder in named:
        if thing is not None and holder.id != thing.id:
            yield Relation(thing, property, holder, "role", noun)


def _parents(clause: Clause, noun: int) -> Iterator[Relation]:
    """`its owner, A`, `the mill's parent, A`, `the parent company of B, A`: who has a company."""
    parse = clause.parse
    owner = parse.possessor(noun)
    whose = [owner] if owner is not None else [o for p, o in parse.prepositions(noun) if p == "of"]
    for thing in [e for e in clause.those(whose, ("org",)) if not group(e) and not e.name.islower()][:1]:
        for holder in _named(clause, noun):
            if holder.id != thing.id:
                yield Relation(thing, "investor", holder, "parent", noun)


def _named(clause: Clause, noun: int) -> list[Entity]:
    """Who has the role: the name beside it, the subject or the predicate that it is put equal to, those that it includes."""
    parse, relation = clause.parse, clause.parse.relation(clause.parse.first_conjunct(noun))
    of = [o for p, o in parse.prepositions(noun) if p == "of"]  # the developer of the park, Castle Rock, …: hung on the park
    holders = [
        *parse.appositions(noun),
        *(a for o in of for a in parse.appositions(o)),
        *([parse.heads[noun]] if relation in ("apposition", "modifier") else []),
    ]
    found = [e for e in clause.makers(holders, ("org", *THINGS)) if not e.name.islower()]
    if found:
        return found[:1]
    verb = parse.heads[parse.first_conjunct(noun)]
    if relation == "predicate" and parse.lemma(verb) in lemmas("equal"):
        return [e for e in clause.makers(parse.subjects(verb)) if not e.name.islower()]
    if relation in ("predicate", "object") and parse.lemma(verb) in lemmas("appointing") and clause.passive(verb):
        return [e for e in clause.makers(parse.subjects(verb)) if not e.name.islower()]
    if relation == "subject" and parse.lemma(verb) in (*lemmas("equal"), *lemmas("listing")):
        return [e for e in clause.makers(parse.objects(verb)) if not e.name.islower()]
    as_role = parse.preposition_of(noun)
    if as_role is not None and as_role[0] == "as" and parse.is_verb(as_role[1]):
        whom = parse.subjects(as_role[1]) if clause.passive(as_role[1]) or not parse.objects(as_role[1]) else parse.objects(as_role[1])
        return [e for e in clause.makers(whom) if not e.name.islower()]
    return []


def _thing(clause: Clause, noun: int) -> Entity | None:
    """What the role is of: `of the park`, `the park's`, `park operator`; without any of these the topic, where the role is the only one."""
    parse = clause.parse
    owner = parse.possessor(noun)
    owned = clause.all(o for p, o in parse.prepositions(noun) if p in ("of", "in", "for", "behind", "at"))
    things = clause.things(owned + ([owner] if owner is not None else []))
    if things:
        return things[0]
    if owned or (owner is not None and not parse.is_pronoun(owner)):
        return None
    modifying = [e for m in parse.modifiers(noun) if (e := clause.entity(m)) is not None and e.type in THINGS]
    if modifying:
        return modifying[0]
    if any(parse.tags[m][0] == "N" and parse.lemma(m) not in lemmas("managing", "role") for m in parse.modifiers(noun)):
        return None  # a hotel operator
    definite = parse.determiner(noun) in ("the", "") or owner is not None
    return clause.about() if definite else None


def _venture(clause: Clause, noun: int) -> Iterator[Relation]:
    """`a joint venture of A and B`, `a project of Renew South`."""
    parse = clause.parse
    partners = clause.all(o for p, o in parse.prepositions(noun) if p in ("of", "between", "with", "by"))
    apposed = parse.apposed_to(noun)
    if apposed is None and parse.relation(noun) == "predicate":
        apposed = next(iter(parse.subjects(parse.heads[noun])), None)
    owner = parse.possessor(noun)
    if owner is not None and any(p == "with" for p, _ in parse.prepositions(noun)):
        partners.append(owner)
    thing = clause.entity(apposed) if apposed is not None else None
    if thing is None or thing.type not in (*THINGS, "org"):
        return
    if thing.type == "org" and (thing.name.islower() or parse.lemma(noun) != "venture"):
        return
    for partner in clause.makers(partners, ("org", *THINGS)):
        if partner.id != thing.id:
            yield Relation(thing, "investor" if thing.type == "org" else "developer", partner, "venture", noun)
