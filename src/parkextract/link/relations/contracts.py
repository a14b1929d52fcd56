"""Who builds by contract: `the port awarded A the contract for the quay`, `A won the job`, `the contract for the bridge went to A`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.facts import Entity
from parkextract.link.relations.clause import Clause, Relation, lemmas

_OF = ("for", "of", "on")


def read(clause: Clause, verb: int) -> Iterator[Relation]:
    """Who is given the contract that a verb hands out is the developer of what it is for."""
    if clause.parse.lemma(verb) == "sign":
        yield from _signed(clause, verb)
        return
    parse = clause.parse
    passive, lemma = clause.passive(verb), parse.lemma(verb)
    nouns = [*parse.objects(verb), *parse.subjects(verb)]
    contract = next((noun for noun in nouns if parse.lemma(noun) in lemmas("contract", "role")), None)
    if contract is None:
        return
    subject = contract in parse.subjects(verb)
    if subject and parse.tense(verb) == "infinitive":
        return  # it was to go to A
    if lemma in lemmas("winning") and not passive and not subject:
        takers = parse.subjects(verb)
    elif lemma in lemmas("awarding") and (passive or not subject or lemma == "go"):
        takers = [o for word in (verb, contract) for p, o in parse.prepositions(word) if p == "to"]
        if passive and not subject:
            takers += parse.subjects(verb)
        elif not passive and not subject:
            takers += [noun for noun in nouns if noun < contract and noun not in parse.subjects(verb)]
    else:
        return
    makers = [maker for maker in clause.makers(takers) if not maker.name.islower()]
    for thing in _things(clause, verb, contract) if makers else ():
        for maker in makers:
            if maker.id != thing.id:
                yield Relation(thing, "developer", maker, "contract", verb)


def _signed(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A signed an agreement with the park for a plant`: the company among those who sign."""
    parse = clause.parse
    deals = [o for o in (parse.subjects(verb) if clause.passive(verb) else parse.objects(verb)) if parse.lemma(o) in lemmas("deal", "role")]
    if not deals:
        return
    signing = [*(parse.agents(verb) if clause.passive(verb) else parse.subjects(verb))]
    signing += [o for word in (verb, deals[0]) for p, o in parse.prepositions(word) if p in ("with", "between")]
    makers = [m for m in clause.makers(signing) if not m.name.islower() and lemmas("state", "giver").isdisjoint(m.name.lower().split())]
    for thing in _things(clause, verb, deals[0]) if makers else ():
        for maker in makers:
            if maker.id != thing.id:
                yield Relation(thing, "developer", maker, "signed", verb)


def _things(clause: Clause, verb: int, contract: int) -> list[Entity]:
    """What a contract is for: `for the quay`, `to build the quay`; `the job` alone is what the text is about."""
    parse = clause.parse
    phrases = [(p, o) for word in (contract, verb) for p, o in parse.prepositions(word) if p in _OF]
    purposes = [c for word in (contract, verb) for c in parse.children(word) if parse.is_verb(c) and parse.tense(c) == "infinitive"]
    nouns = [o for _, o in phrases] + [o for c in purposes for o in parse.objects(c)]
    nouns += [o for _, verb_ in phrases if parse.is_verb(verb_) for o in parse.objects(verb_)]
    things = clause.things(clause.all(nouns))
    named = purposes or any(parse.is_verb(o) or parse.lemma(o) in lemmas("work") for _, o in phrases)
    if things or named or any(p in ("for", "of") and clause.entity(o) is not None for p, o in phrases):
        return things
    plain = all(parse.words[m].lower() == "the" or parse.lemma(m) in lemmas("building") for m in parse.modifiers(contract))
    if parse.determiner(contract) != "the" or not plain:
        return []
    about = clause.latest()
    return [about] if about is not None else []
