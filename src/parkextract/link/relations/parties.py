"""Who builds, runs or owns something, and who pays for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.relations import contracts, owners, purse, roles, stakes
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas, on_paper, union

_VERBS = tuple(
    (row, "relation")
    for row in (
        "made",
        "made_by",
        "starting",
        "developer",
        "investor",
        "stake",
        "owning",
        "buying",
        "belonging",
        "awarding",
        "winning",
        "allotting",
        "raising",
    )
)
_SIGNING = frozenset({"sign", "have", "announce", "unveil", "apply"})
_NOUNS = (
    ("building", "relation"),
    ("firm", "relation"),
    *((row, "role") for row in ("investment", "developer", "investor", "parent", "parent_company", "venture", "owned", "holder")),
)


def read(clause: Clause) -> Iterator[Relation]:
    """The developers and investors that a sentence names."""
    lemma = clause.parse.lemma
    verbs, nouns = union(*_VERBS), union(*_NOUNS)
    for verb in clause.every_verb:
        if lemma(verb) in verbs:
            yield from clause.said(
                verb,
                (
                    *_made(clause, verb),
                    *purse.read(clause, verb),
                    *purse.raised(clause, verb),
                    *stakes.held(clause, verb),
                    *contracts.read(clause, verb),
                ),
            )
    for noun in clause.nouns:
        if lemma(noun) in nouns:
            found = (*_work(clause, noun), *purse.investment(clause, noun), *roles.read(clause, noun))
            yield from clause.said(noun, (*found, *stakes.parents(clause, noun), *stakes.holders(clause, noun)))
        yield from _owned(clause, noun)
    yield from _opening(clause)


def _made(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A builds a plant`, `the park is run by A`, `A started construction of the plant`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    enough = lemma in lemmas("made") or _started(clause, verb) or _taken(clause, verb)
    if not enough and lemma not in lemmas("developer") and lemma not in lemmas("made_by"):
        return
    passive = clause.passive(verb)
    enough = enough or (passive and lemma in lemmas("made_by"))
    if passive and not enough:
        return
    made = parse.subjects(verb) if passive else parse.objects(verb)
    if not passive and _taken(clause, verb):
        made = [o for job in made for p, o in parse.prepositions(job) if p == "of"]
    elif not passive and any(parse.lemma(o) in lemmas("work") for o in made):
        made = [*made, *clause.all(o for p, o in parse.prepositions(verb) if p in ("on", "of"))]
        enough = True
    makers = [*(purse.agents(clause, verb) if passive else [*parse.subjects(verb), *_intending(clause, verb)]), *_partners(clause, verb)]
    things = clause.things(made)
    if not things and not passive and lemma in lemmas("own_account"):
        things, enough = clause.thing_after(verb), True
    for thing in things:
        for maker in clause.makers(makers, ("org", "place", *(THINGS if passive else ("project",)))):
            if maker.id == thing.id or not (enough or _new(clause, made, maker)) or on_paper(thing) or _written(maker):
                continue
            yield Relation(thing, "developer", maker, "verb", verb)
            if maker.type == "org" and thing.type == "project" and not passive and lemma in lemmas("own_account"):
                yield Relation(thing, "investor", maker, "own account", verb)


def _opening(clause: Clause) -> Iterator[Relation]:
    """`Jointly built by A and the developer B, the park covers 20 hectares`: a row of makers that begins a sentence, however it was parsed."""
    parse, view = clause.parse, clause.view
    verb = next((i for i in range(min(2, len(parse))) if parse.tags[i] in ("VBN", "VBD") and parse.lemma(i) in lemmas("made")), None)
    if verb is None or verb + 1 >= len(parse) or parse.words[verb + 1].lower() != "by":
        return
    makers = [owner for owner, _ in owners.listed(clause, view.tokens.at(parse.starts[verb + 1]) + 1)]
    if not makers:
        return
    spans = clause.entities.index.within(view.sentence.start, view.sentence.end)
    last = max(next(end for _, end, entity in spans if entity.id == maker.id) for maker in makers)
    for start, _, thing in clause.entities.index.within(last, view.sentence.end):
        between = view.tokens.lower[view.tokens.until(last) : view.tokens.at(start)]
        if (
            thing.type in THINGS
            and "," in between
            and not any(parse.is_verb(w) for w in range(len(parse)) if last <= parse.starts[w] < start)
        ):
            yield from (Relation(thing, "developer", maker, "opening", verb) for maker in makers if maker.id != thing.id)
        return


def _started(clause: Clause, verb: int) -> bool:
    """`put the mill into operation`, `brought the line on stream`."""
    parse = clause.parse
    return parse.lemma(verb) in lemmas("starting") and any(parse.lemma(o) in lemmas("starting_into") for _, o in parse.prepositions(verb))


def _taken(clause: Clause, verb: int) -> bool:
    """`took over the management of the park`."""
    parse = clause.parse
    return parse.lemma(verb) in ("take", "assume") and any(parse.lemma(o) in lemmas("managed") for o in parse.objects(verb))


def _intending(clause: Clause, verb: int) -> Sequence[int]:
    """Who means to make something: `a plan by A to build a plant`, `A's bid to run the port`, `A signed a concession to run it`."""
    parse, noun = clause.parse, clause.parse.heads[verb]
    if parse.tense(verb) != "infinitive" or not parse.is_noun(noun) or parse.lemma(noun) not in lemmas("intent"):
        return []
    owner = parse.possessor(noun)
    found = [o for p, o in parse.prepositions(noun) if p in ("by", "of", "from")] + ([owner] if owner is not None else [])
    above = parse.heads[noun]
    if not found and parse.relation(noun) == "object" and (parse.lemma(above) in lemmas("winning") or parse.lemma(above) in _SIGNING):
        return parse.subjects(above) if not clause.passive(above) else []
    return found


def _partners(clause: Clause, verb: int) -> list[int]:
    """With whom something is made: `owned jointly with A`, `teamed up with A to build it`."""
    parse, head = clause.parse, clause.parse.heads[verb]
    found: list[int] = []
    if any(parse.words[c].lower() in words("relation", "together") for c in parse.children(verb)):
        found += [o for p, o in parse.prepositions(verb) if p == "with"]
    if head != verb and parse.is_verb(head) and parse.lemma(head) in lemmas("partnering"):
        found += [o for p, o in parse.prepositions(head) if p == "with"]
    return found


def _written(maker: Entity) -> bool:
    """Whether what is said to make something is a paper: `the Implementation Plan for the zone, proposing to build the park`."""
    named = maker.name.lower().replace(" for ", " of ").partition(" of ")[0].split()
    return maker.type == "project" and bool(named) and named[-1] in lemmas("paper", "role")


def _new(clause: Clause, made: Sequence[int], maker: Entity) -> bool:
    """Whether what is made is new or the maker's own: `a plant`, `its third factory`, in a headline `plant`."""
    parse = clause.parse
    for word in made:
        owner, entity = parse.possessor(word), clause.entity(word)
        if owner is not None and ((found := clause.entity(owner)) is None or found.id == maker.id):
            return True
        determiner = parse.determiner(word)
        if (
            parse.is_relative(word)
            or determiner in ("a", "an", "another")
            or (not determiner and not parse.sentence.terminated and entity is not None and entity.name.islower())
        ):
            return True
    return False


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


def _owned(clause: Clause, noun: int) -> Iterator[Relation]:
    """`Greenreach's battery factory`, `a battery factory of Greenreach`, `a factory by Greenreach`, `Greenreach, whose factory`, `its factory`; the
    Greenreach factory is only called so."""
    parse, thing = clause.parse, clause.entity(noun)
    if thing is None or thing.type not in THINGS or not clause.heads(noun, thing) or parse.lemma(noun) in lemmas("paper", "role"):
        return
    owner = parse.possessor(noun)
    if owner is not None and parse.tags[owner] == "PRP$" and not parse.is_plural(noun):
        yield from _its(clause, noun, owner, thing)
    holders = [owner] if owner is not None and not parse.is_pronoun(owner) else []
    bare = " " not in thing.name and parse.determiner(noun) == "the"  # the port of Abidjan
    holders += [o for p, o in parse.prepositions(noun) if p == "by" or (p == "of" and not bare)]
    for holder in clause.makers(holders):
        if holder.id != thing.id:
            yield Relation(thing, "developer", holder, "holder", noun)
    whose = [parse.antecedent(owner)] if owner is not None and parse.tags[owner] == "WP$" else []
    for holder in clause.makers(whose):
        if holder.id != thing.id:
            yield Relation(thing, "developer", holder, "whose", noun)


def _its(clause: Clause, noun: int, owner: int, thing: Entity) -> Iterator[Relation]:
    """`Greenreach lost money. Its battery factory …`: of a company with a name, and of what is not only let to it (`its rented shed`)."""
    parse = clause.parse
    if any(parse.words[m].lower() in lemmas("let") for m in parse.modifiers(noun)) or clause.void(noun):
        return
    for holder in clause.makers([owner]):
        if holder.id != thing.id and not holder.name.islower():
            yield Relation(thing, "developer", holder, "its", noun)
