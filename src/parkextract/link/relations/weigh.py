"""Relations between the entities of a sentence, weighed: what the rules of this package read, against what stands around and between two entities.

A log-linear model, trained on annotated articles by `bench/train_relations.py`, decides for each pair of entities whether the first is located
in the second, a part of it, built or run by it, or paid for by it. The first may stand outside the sentence, where the text is about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parkextract.facts import Entity
from parkextract.link.model import NONE, Case, model
from parkextract.link.properties import properties
from parkextract.link.relations.clause import Clause, Relation, lemmas
from parkextract.link.relations.pairs import Pair, Place, Scene
from parkextract.link.relations.places import unknown, where
from parkextract.link.subject import group, speech

PROPERTIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "located_in": (("park", "project", "org", "place"), ("place", "park", "org")),
    "part_of": (("park", "project"), ("park", "project")),
    "developer": (("park", "project", "org", "place"), ("org", "park", "place")),
    "investor": (("park", "project", "org", "place"), ("org", "place", "park")),
}
"""The types of subject and value of each relation."""


def weigh(clause: Clause, ruled: Sequence[Relation]) -> Iterator[Relation]:
    """The relations of a sentence: those of the rules that hold, and those that no rule reads. Sectors pass as they are."""
    yield from (relation for relation in ruled if isinstance(relation.value, str))
    if clause.view.question:
        return
    by_pair: dict[tuple[str, str], list[Relation]] = {}
    for relation in ruled:
        if isinstance(relation.value, Entity):
            by_pair.setdefault((relation.subject.id, relation.value.id), []).append(relation)
    givers = {relation.value.id for relation in ruled if isinstance(relation.value, Entity) and relation.property in _GIVEN}
    holders = {r.value.id for r in ruled if isinstance(r.value, Entity) and r.property == "investor" and r.subject.type == "org"}
    decided = _decided(Scene(clause.view, clause.parse, clause.entities), clause, by_pair)
    found = [
        (relation, identity)
        for relation, identity in decided
        if not (_supposed(relation) and identity in givers) and not (_indirect(relation) and identity in holders)
    ]
    likeliest: dict[tuple[str, str, str], float] = {}
    for relation, identity in found:
        key = _rivalry(relation, identity)
        likeliest[key] = max(relation.sure, likeliest.get(key, 0.0))
    yield from (relation for relation, identity in found if relation.sure >= _RIVAL * likeliest[_rivalry(relation, identity)])
    for left in by_pair.values():  # of entities that the sentence does not name so
        yield from left


def _supposed(relation: Relation) -> bool:
    """Whether no rule reads where something stands: who builds or pays in a sentence is then no place in it (`launched by a town and Hong Kong`)."""
    return relation.property == "located_in" and relation.way == "learned"


def _indirect(relation: Relation) -> bool:
    """Whether no rule reads who pays for something that is no firm: who holds a firm there (`run by A, 65 percent of which is B's`) does so by it."""
    return relation.property == "investor" and relation.way == "learned" and relation.subject.type != "org"


def _rivalry(relation: Relation, value: str) -> tuple[str, str, str]:
    """Which relations of a sentence are rivals: those of one value, but that a firm is a tenant of a park says nothing against its plant there, and of
    what something consists of each is a part."""
    return relation.property, value, relation.subject.id if relation.way in ("tenant", "ranked", "consist") else ""


def _decided(scene: Scene, clause: Clause, by_pair: dict[tuple[str, str], list[Relation]]) -> Iterator[tuple[Relation, str]]:
    """The relations of the pairs of a sentence, each with the id of its value; those of the rules are taken out of `by_pair`."""
    here = scene.entities_here()
    many = {entity.id for entity in here if _many(clause, entity)}
    mere = {entity.id for entity in here if group(entity) or (entity.type in ("place", "org") and entity.name.islower())}
    every = [(pair, by_pair.pop((pair.subject.id, pair.value.id), [])) for pair in scene.pairs()]
    pairs = [(pair, own) for pair, own in every if pair.subject.id not in many and (own or pair.subject.id not in mere)]
    heads = {place: scene.heads.get(place) for pair, _ in pairs for place in (pair.first, pair.second) if place is not None}
    unsaid = {place for place, word in heads.items() if _unsaid(clause, word)}
    aside = {place for place, word in heads.items() if _speaking(clause, word)} | unsaid
    for pair, own in pairs:
        new = pair.subject.id not in mere and pair.first not in unsaid and pair.second not in aside and not _in_a_row(clause, pair, heads)
        case = _case(scene, pair, own) if own or new else None
        if case is None or len(case.classes) == 1:
            continue
        for name, sure in decide(pair, case).items():
            known = next((relation for relation in own if relation.property == name), None)
            if known is not None:
                yield replace(known, sure=sure), pair.value.id
            elif new and not (name in _GIVEN and _looking_on(clause, heads.get(pair.second) if pair.second is not None else None)):
                yield Relation(pair.subject, name, pair.value, "learned", -1, sure=sure), pair.value.id


def decide(pair: Pair, case: Case) -> dict[str, float]:
    """The relations of a pair, each with how likely it is; empty for none."""
    del pair  # for the training, which puts its own function in the place of this
    return choose(model("relations").likely(case), case)


def choose(likely: Mapping[str, float], case: Case) -> dict[str, float]:
    """The relations to take of the likelihoods of a case. What a rule reads stands unless it is very unlikely; that there is no relation counts only by
    a part of its likelihood, since few pairs of the annotated articles have one."""
    found = {name: likely[name] for name, own in case.classes.items() if own.get("ruled") and likely[name] >= _VETO and _stands(name, own)}
    best = max(likely, key=lambda name: likely[name] * (_NO if name == NONE else 1.0))
    return found or ({best: likely[best]} if best != NONE else {})


def _stands(property: str, own: Mapping[str, float]) -> bool:
    """Whether one of the rules that read a relation is right often enough to be believed where the model is not sure."""
    return any(told.startswith("way ") and (property, told[4:]) not in _WEAK for told in own)


_GIVEN = ("developer", "investor")
_NO = 0.35
_VETO = 0.07
_WEAK = frozenset(
    {
        ("investor", "own account"),
        ("developer", "own money"),
        ("located_in", "owner"),
        ("part_of", "piece"),
        ("part_of", "phrase"),
        ("part_of", "clause"),
        ("part_of", "side by side"),
    }
)
"""Who builds need not pay, who pays need not build, where a company is from (`Kenya's Athi Textiles`) is seldom meant, and a hall in a park rather lies there
than is a part of it: these rules only speak for a relation."""
_RIVAL = 0.65  # of two subjects of one value the one that is less than so much as likely as the other is left out


def _unsaid(clause: Clause, word: int | None) -> bool:
    """Whether what a noun names is not to be related: it stands in what is denied or conditional, or is said to be another's rival or neighbour:
    `BioVale, the park's main rival`."""
    if word is None:
        return False
    parse = clause.parse
    same = [*parse.appositions(word), parse.apposed_to(word)]
    return any(noun is not None and parse.lemma(noun) in lemmas("rival", "role") for noun in same) or clause.void(word)


def _looking_on(clause: Clause, word: int | None) -> bool:
    """Whether a noun is who looks at something and neither builds nor pays: `the plant was inspected by the council`, `A visited the park`."""
    verb = clause.parse.governor(word) if word is not None else None
    if word is None or verb is None or clause.parse.lemma(verb) not in lemmas("looking"):
        return False
    return word in (clause.parse.agents(verb) if clause.passive(verb) else clause.parse.subjects(verb))


def _speaking(clause: Clause, word: int | None) -> bool:
    """Whether a noun is where somebody speaks (`said in Leeds that the park …`)."""
    spoken = clause.parse.preposition_of(word) if word is not None else None
    return spoken is not None and spoken[0] in where() and clause.parse.lemma(spoken[1]) in speech()


def _in_a_row(clause: Clause, pair: Pair, heads: Mapping[Place, int | None]) -> bool:
    """Whether two parks or two projects stand side by side in a row: `four parks: A, B, C and D`."""
    if pair.subject.type != pair.value.type or pair.subject.type not in ("park", "project") or pair.first is None or pair.second is None:
        return False
    first, second = heads[pair.first], heads[pair.second]
    return first is not None and second is not None and second in clause.parse.conjuncts(first)


def _many(clause: Clause, entity: Entity) -> bool:
    """Whether an entity is only a plural that begins a sentence: `Hotels in Fergana are full`."""
    name = entity.name
    return " " not in name and name.endswith("s") and clause.ordinary(name)


def _case(scene: Scene, pair: Pair, own: Sequence[Relation]) -> Case:
    subject, value = pair.subject, pair.value
    classes: dict[str, dict[str, float]] = {NONE: {"unruled": float(not own)}}
    for name, (subjects, values) in PROPERTIES.items():
        if subject.type in subjects and value.type in values and name in properties():
            if name != "located_in" or value.type != "org" or unknown(value):
                classes[name] = {}
    for relation in own:
        classes.setdefault(relation.property, {}).update({"ruled": 1.0, f"way {relation.way}": 1.0})
    return Case(tuple(scene.features(pair)) if len(classes) > 1 else (), classes)
