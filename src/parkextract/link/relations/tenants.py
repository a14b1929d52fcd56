"""Who is in a park: `A, a tenant of the park`, and of the park that the text is about `its largest tenant, A`, `one of them, A`, `the biggest is A`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.facts import Entity
from parkextract.link.relations.clause import Clause, Relation, lemmas
from parkextract.link.subject import group

_LEAD = 8  # tokens of `one of the park's tenants`
_BACK = 6  # tokens between that and the name: `the Danish tile maker A`
_BEFORE = 45  # tokens before a sentence in which the tenants that `them` are were spoken of
_DEFINITE = frozenset({"the", "its", "our", "your", "their", "his", "her"})
_NOT = frozenset({"of", "from", "in", "near", "for", "as", "at", "on", "to", "with", "by", "than"})
_THEM = frozenset({"them", "these", "those", "which", "whom"})


def named(clause: Clause, noun: int, where: frozenset[str]) -> Iterator[Relation]:
    """`A, a tenant of the park`, `A is a tenant at the park`, `A, a tenant since 2011`."""
    parse = clause.parse
    if parse.lemma(noun) not in lemmas("tenant", "role"):
        return
    apposed = parse.apposed_to(noun)
    firms = [apposed] if apposed is not None else parse.appositions(noun)
    if parse.relation(noun) == "predicate":
        firms += parse.subjects(parse.heads[noun])
    owner = parse.possessor(noun)
    places = [o for p, o in parse.prepositions(noun) if p in where | {"of"}] + ([owner] if owner is not None else [])
    parks = clause.those(places, ("park",))
    if not parks and not any(e.type == "place" for o in places if (e := clause.entity(o)) is not None):
        parks = [park for park in [clause.about(("park",))] if park is not None]
    for firm in clause.those(firms, ("org",)):
        if parks and _settled(firm):
            yield Relation(firm, "located_in", parks[0], "tenant", noun)


def _settled(firm: Entity) -> bool:
    """Whether a company is one and has a name."""
    return not firm.name.islower() and not group(firm)


def ranked(clause: Clause) -> Iterator[Relation]:
    """`One of them, A, …`, `The largest, the tile maker A, …`, `The biggest tenant is A`: at the beginning of a sentence, of the tenants spoken of before."""
    view = clause.view
    first = view.sentence.first
    if view.tokens.lower[first] not in lemmas("rank_lead") and view.tokens.lower[first] not in _DEFINITE:
        return
    joint = next(
        (at for at in range(first + 1, min(first + _LEAD, view.sentence.last - 1)) if view.tokens.lower[at] in (",", "is", "are")), None
    )
    if joint is None or not _lead(clause, view.tokens.lower[first:joint]):
        return
    firm = _named(clause, joint + 1)
    park = clause.about(("park",)) if firm is not None else None
    if firm is not None and park is not None:
        yield Relation(firm, "located_in", park, "ranked", -1)


def _lead(clause: Clause, lead: Sequence[str]) -> bool:
    """Whether the words say `one of them`, `the largest`, `its first tenant`: who is told next is one of the tenants of a park."""
    said = set(lead)
    if not lemmas("tenant", "role").isdisjoint(said):
        return True
    if said.isdisjoint(lemmas("rank")) and lead[0] not in lemmas("rank_lead"):
        return False
    if said.isdisjoint(_THEM) and not said <= lemmas("rank") | lemmas("rank_lead") | _DEFINITE | lemmas("rank_small"):
        return False
    view = clause.view
    before = view.tokens.lower[max(0, view.sentence.first - _BEFORE) : view.sentence.first]
    return any(word[-1:] == "s" and word.removesuffix("s") in lemmas("rank_tenant") or word in lemmas("rank_many") for word in before)


def _named(clause: Clause, first: int) -> Entity | None:
    """The company with a name behind a token, its trade before it or not."""
    view = clause.view
    last = min(first + _BACK, view.sentence.last)
    for start, end, entity in clause.entities.index.within(view.tokens.starts[first], view.tokens.ends[last - 1]):
        if entity.type == "org" and _settled(entity) and not _modifying(clause, end):
            between = view.tokens.lower[first : view.tokens.at(start)]
            return entity if "," not in between and _NOT.isdisjoint(between) else None
    return None


def _modifying(clause: Clause, end: int) -> bool:
    """Whether what ends at a character only modifies what follows: `Korea's Hanbit`, `the Leeds tile maker A`."""
    view, behind = clause.view, clause.view.tokens.at(end)
    if view.tokens.text[end : end + 2] in ("'s", "’s") or behind >= view.sentence.last:
        return behind < view.sentence.last
    word = view.word(behind)
    return word is not None and clause.parse.tags[word] in ("NN", "NNS", "JJ", "HYPH")
