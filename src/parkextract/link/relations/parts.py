"""What is a part of what: `the park is part of the zone`, `the zone consists of A, B and C`, `A, part of the zone`, `one of the zone's three parks`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.link.relations.clause import THINGS, WITHIN, Clause, Relation, lemmas, on_paper, pairs
from parkextract.link.subject import group


def read(clause: Clause) -> Iterator[Relation]:
    """The wholes and their parts."""
    for verb in clause.every_verb:
        formed = _formed(clause, verb) if clause.parse.lemma(verb) in lemmas("forming") else ()
        yield from clause.said(verb, (*_belongs(clause, verb), *_consists(clause, verb), *formed))
    for noun in clause.nouns:
        if clause.parse.lemma(noun) in lemmas("member", "role") and not clause.void(noun):
            yield from _part(clause, noun)
        if clause.parse.lemma(noun) in lemmas("piece"):
            yield from clause.said(noun, list(_piece(clause, noun)))
        if clause.parse.lemma(noun) in lemmas("inner"):
            yield from clause.said(noun, list(_inner(clause, noun)))
        yield from clause.said(noun, list(_park_of(clause, noun)))
    for word in range(len(clause.parse)):
        if clause.parse.words[word].lower() == "one":
            yield from clause.said(word, list(_one(clause, word)))


def _belongs(clause: Clause, verb: int) -> Iterator[Relation]:
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    phrases = [*parse.prepositions(verb)]
    if lemma == "add":
        phrases += [(p, o) for thing in parse.objects(verb) for p, o in parse.prepositions(thing) if p == "to"]
    for preposition, o in phrases:
        if (lemma, preposition) not in pairs("part_of") or lemma == "be":
            continue
        for thing in clause.those(parse.objects(verb) or parse.subjects(verb), THINGS):
            for whole in clause.those([o], (*THINGS, "org")):
                if whole.id != thing.id and not group(thing):
                    yield Relation(thing, "part_of" if whole.type in THINGS else "developer", whole, "part", verb)


def _consists(clause: Clause, verb: int) -> Iterator[Relation]:
    parse = clause.parse
    if parse.lemma(verb) not in lemmas("consist"):
        return
    wholes = clause.those(parse.subjects(verb), ("park",))
    told = [verb, *(c for c in parse.children(verb) if parse.words[c].lower() == "up")]  # is made up of
    parts = [*(o for word in told for p, o in parse.prepositions(word) if p == "of"), *parse.objects(verb)]
    for part in [c for o in parts for c in parse.appositions(o)] + parts:
        for one in clause.those(clause.all([part]), THINGS):
            for whole in wholes[:1]:
                if one.id != whole.id and not group(one):
                    yield Relation(one, "part_of", whole, "consist", verb)


def _part(clause: Clause, noun: int) -> Iterator[Relation]:
    """`A is part of the zone`, `A, part of the zone`, `as part of the zone A pays no duty`."""
    parse = clause.parse
    wholes = clause.those((o for p, o in parse.prepositions(noun) if p == "of"), THINGS)
    if not wholes:
        return
    things = [apposed] if (apposed := parse.apposed_to(noun)) is not None else []
    if parse.relation(noun) == "predicate" or (parse.relation(noun) == "object" and parse.lemma(parse.heads[noun]) in lemmas("forming")):
        things += parse.subjects(parse.heads[noun])
    outer = parse.preposition_of(noun)
    if outer is not None and outer[0] == "as" and parse.is_verb(outer[1]):
        things += parse.subjects(outer[1])
    for thing in clause.those(things, THINGS):
        if thing.id != wholes[0].id and not group(thing):
            yield Relation(thing, "part_of", wholes[0], "part", noun)


def _one(clause: Clause, word: int) -> Iterator[Relation]:
    """`A is one of the zone's three parks along with B`, `A, one of three parks of the zone`."""
    parse = clause.parse
    things = [apposed] if (apposed := parse.apposed_to(word)) is not None else []
    things += parse.subjects(parse.heads[word]) if parse.relation(word) == "predicate" else []
    for noun in [o for p, o in parse.prepositions(word) if p == "of" and parse.is_plural(o) and parse.lemma(o) in lemmas("district")]:
        owner = parse.possessor(noun)
        phrases = parse.prepositions(noun)
        wholes = clause.those([owner] if owner is not None else [o for p, o in phrases if p in ("of", "in")], ("park",))
        others = [o for p, o in phrases if p in ("with", "along", "together")]
        for whole in wholes[:1]:
            for thing in clause.those(clause.all([*things, *others]), ("park",)):
                if thing.id != whole.id and not group(thing):
                    yield Relation(thing, "part_of", whole, "one of", word)


def _piece(clause: Clause, noun: int) -> Iterator[Relation]:
    """`A, the park's garden`: what is beside a name says whose part it is."""
    parse = clause.parse
    owner, apposed = parse.possessor(noun), parse.apposed_to(noun)
    if apposed is None:
        return
    wholes = [o for p, o in parse.prepositions(noun) if p == "of"] + ([owner] if owner is not None else [])
    for thing in clause.those([apposed], THINGS):
        for whole in clause.those(wholes, THINGS)[:1]:
            if thing.id != whole.id and not group(thing) and not thing.name.islower():
                yield Relation(thing, "part_of", whole, "piece of", noun)


def _inner(clause: Clause, noun: int) -> Iterator[Relation]:
    """`the third furnace of the smelter`, `the port's second quay`, `a new line at the works`: no plant lies in a plant, but is a part of it."""
    parse, thing = clause.parse, clause.entity(noun)
    if thing is None or thing.type != "project" or group(thing) or not clause.heads(noun, thing):
        return
    owner = parse.possessor(noun)
    working = parse.lemma(noun) in lemmas("work")  # the extension of the smelter
    wholes = ([owner] if owner is not None else []) + [o for p, o in parse.prepositions(noun) if p in WITHIN or (p == "of" and not working)]
    for whole in clause.those(wholes, ("project",))[:1]:
        called = owner is not None and parse.is_pronoun(owner) and not whole.name.islower()  # Delmar Ports put its terminal into operation
        if whole.id != thing.id and not group(whole) and not on_paper(whole) and not called:
            yield Relation(thing, "part_of", whole, "inner", noun)


def _park_of(clause: Clause, noun: int) -> Iterator[Relation]:
    """`the Kamen Subzone of the Orava Free Zone`, `the chemical park of the Ningde Base`; the site of a park is the park."""
    parse, thing = clause.parse, clause.entity(noun)
    if thing is None or thing.type != "park" or group(thing) or not clause.heads(noun, thing):
        return
    if thing.name.islower() and (" " not in thing.name or parse.lemma(noun) in lemmas("ground")):
        return
    for whole in clause.those((o for p, o in parse.prepositions(noun) if p == "of"), ("park",))[:1]:
        if whole.id != thing.id and not group(whole) and not whole.name.islower():
            yield Relation(thing, "part_of", whole, "park of", noun)


def _formed(clause: Clause, verb: int) -> Iterator[Relation]:
    """`Together with A it forms B`; `took over A and B, creating C`."""
    parse = clause.parse
    for whole in clause.those(parse.objects(verb), ("park",)):
        parts = [*parse.subjects(verb), *(o for p, o in parse.prepositions(verb) if p == "with")]
        parts += [
            o
            for c in parse.children(verb)
            if parse.relation(c) in ("adverbial", "other", "preposition")
            for p, o in parse.prepositions(c)
            if p == "with"
        ]
        head = parse.heads[verb]
        if parse.relation(verb) == "clause" and parse.lemma(head) in lemmas("consist"):
            parts += parse.objects(head)
        for part in clause.those(parts, ("park",)):
            if part.id != whole.id and not group(part):
                yield Relation(part, "part_of", whole, "forming", verb)
