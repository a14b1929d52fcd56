"""Where something is by what is done there: `in Leeds, where its mill spins`, `moved its mill to Leeds`, `employs 400 people at the park`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.relations.clause import THINGS, WITHIN, Clause, Relation, lemmas, on_paper
from parkextract.link.subject import group

_INTO = ("to", "into")


def read(clause: Clause, verb: int) -> Iterator[Relation]:
    """What a verb tells of where its subject or object is."""
    lemma = clause.parse.lemma(verb)
    yield from _where(clause, verb)
    if lemma in lemmas("moving"):
        yield from _moved(clause, verb)
    elif lemma in lemmas("staffing") or lemma in lemmas("taking"):
        yield from _present(clause, verb)


def _where(clause: Clause, verb: int) -> Iterator[Relation]:
    """`in Leeds, where its mill spins 20 tonnes a day`, `to Hull, where Athi Textiles opened a mill`: what the clause has for subject, or what its object
    brings in."""
    parse = clause.parse
    if parse.relation(verb) != "relative clause" or parse.lemma(verb) in lemmas("moving"):
        return
    where = next((c for c in parse.children(verb) if c < verb and parse.words[c].lower() == "where"), None)
    if where is None or parse.words[where - 1] != ",":
        return  # ask in Leeds where the mill was
    found = clause.entity(parse.heads[verb])
    if found is None or found.type not in ("place", "park") or found.name.islower():
        return
    things = [clause.entity(noun) for noun in parse.subjects(verb)]
    things += [clause.entity(noun) for noun in parse.objects(verb) if _new(clause, noun)]
    for thing in things:
        if thing is not None and thing.type in THINGS and thing.id != found.id and not group(thing) and not on_paper(thing):
            yield from _in(thing, found, verb, "where")


def _new(clause: Clause, noun: int) -> bool:
    """Whether a noun brings something in, or tells whose it is: `a mill`, `its second mill`."""
    return clause.parse.determiner(noun) in ("a", "an", "another") or clause.parse.possessor(noun) is not None


def _moved(clause: Clause, verb: int) -> Iterator[Relation]:
    """`moved its last workshop to the park`."""
    parse = clause.parse
    moved = parse.subjects(verb) if clause.passive(verb) else parse.objects(verb)
    phrases = [phrase for word in (verb, *moved) for phrase in parse.prepositions(word)]
    goals = [o for _, o in phrases if parse.words[parse.heads[o]].lower() in _INTO]  # from Hull to Leeds: hung on `from`
    for goal in [e for e in clause.those(goals, ("place", "park")) if not e.name.islower()][:1]:
        for thing in clause.those(moved, ("project",)):
            if thing.id != goal.id and not group(thing):
                yield from _in(thing, goal, verb, "moved")


def _present(clause: Clause, verb: int) -> Iterator[Relation]:
    """`Tecturn employs 960 people at the park`, `Delta Foods has bought 5 hectares in the zone`."""
    parse = clause.parse
    staffing = parse.lemma(verb) in lemmas("staffing")
    row = lemmas("staff") if staffing else lemmas("room")
    held = [o for o in parse.objects(verb) if not parse.negated(o)]
    held += [o for noun in held for p, o in parse.prepositions(noun) if p == "of"]
    told = [noun for noun in held if parse.lemma(noun) in row]
    if not told or clause.passive(verb) or parse.tense(verb) == "modal":
        return
    phrases = [(p, o) for noun in (verb, *held) for p, o in parse.prepositions(noun) if p in words("relation", "where")]
    for park in clause.those((o for p, o in phrases if p in WITHIN), ("park",))[:1]:
        for firm in clause.makers(parse.subjects(verb)):
            if not firm.name.islower() and firm.id != park.id:
                yield Relation(firm, "located_in", park, "staff" if staffing else "plot", verb)


def _in(thing: Entity, found: Entity, word: int, way: str) -> Iterator[Relation]:
    """A park lies in a park only where it is said outright."""
    if thing.type != "park" or found.type != "park":
        yield Relation(thing, "located_in", found, way, word)
