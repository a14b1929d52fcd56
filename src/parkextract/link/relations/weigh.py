"""Relations between the entities of a sentence, weighed: what the rules of this package read, against what stands around and between two entities.

A log-linear model, trained on annotated articles by `bench/train_relations.py`, decides for each pair of entities whether the first is located in the second, a
part of it, built or run by it, or paid for by it. The first may stand outside the sentence, where the text is about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.around import Around, around
from parkextract.link.features import noun, path
from parkextract.link.model import NONE, Case, model
from parkextract.link.properties import properties
from parkextract.link.relations.clause import Clause, Relation
from parkextract.link.subject import group
from parkextract.link.view import View
from parkextract.syntax import Parse

PROPERTIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "located_in": (("park", "project", "org", "place"), ("place", "park")),
    "part_of": (("park", "project"), ("park", "project")),
    "developer": (("park", "project"), ("org", "park", "place")),
    "investor": (("park", "project", "org"), ("org", "place", "park")),
}
"""The types of subject and value of each relation."""

_MOST = 10  # mentions of a sentence that are paired
_TOPICS = 2
_RANKED = 3
_OPENING = 60  # characters: a dateline
_NEAR = 6  # words between two mentions that are told as they stand


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities, the places where the sentence names them; `first` is None where it does not name the subject."""

    subject: Entity
    value: Entity
    first: tuple[int, int] | None
    second: tuple[int, int]
    rank: int = 0


def weigh(view: View, entities: Entities, ruled: Sequence[Relation]) -> Iterator[Relation]:
    """The relations of a sentence: those of the rules that hold, and those that no rule reads. Sectors pass as they are."""
    yield from (relation for relation in ruled if isinstance(relation.value, str))
    parse = view.parse
    if parse is None or view.question:
        return
    by_pair: dict[tuple[str, str], list[Relation]] = {}
    for relation in ruled:
        if isinstance(relation.value, Entity):
            by_pair.setdefault((relation.subject.id, relation.value.id), []).append(relation)
    near, clause = around(view, entities), Clause(view, parse, entities, None)
    for pair in _pairs(view, entities):
        own = by_pair.pop((pair.subject.id, pair.value.id), [])
        case = _case(view, parse, near, pair, own, entities)
        if len(case.classes) == 1 or _many(clause, pair.subject):
            continue
        for name, sure in decide(pair, case).items():
            known = next((relation for relation in own if relation.property == name), None)
            if known is not None:
                yield replace(known, sure=sure)
            elif not _unsaid(clause, pair):
                yield Relation(pair.subject, name, pair.value, "learned", -1, sure=sure)
    for left in by_pair.values():  # of entities that the sentence does not name so
        yield from left


def decide(pair: Pair, case: Case) -> dict[str, float]:
    """The relations of a pair, each with how likely it is; empty for none."""
    del pair  # for the training, which puts its own function in the place of this
    return choose(model("relations").likely(case), case)


def choose(likely: Mapping[str, float], case: Case) -> dict[str, float]:
    """The relations to take of the likelihoods of a case. What a rule reads stands unless it is very unlikely; that there is no relation counts only by
    a part of its likelihood, since few pairs of the annotated articles have one."""
    found = {name: likely[name] for name, own in case.classes.items() if own.get("ruled") and likely[name] >= _VETO}
    best = max(likely, key=lambda name: likely[name] * (_NO if name == NONE else 1.0))
    return found or ({best: likely[best]} if best != NONE else {})


_NO = 0.4
_VETO = 0.07


def _unsaid(clause: Clause, pair: Pair) -> bool:
    """Whether a pair that no rule relates is not to be related: it stands in what is denied or conditional, or its subject is many or a mere noun."""
    words = [clause.parse.head_of(*place) for place in (pair.first, pair.second) if place is not None]
    nameless = pair.subject.type in ("place", "org") and pair.subject.name.islower()
    return nameless or group(pair.subject) or any(word is not None and clause.void(word) for word in words)


def _many(clause: Clause, entity: Entity) -> bool:
    """Whether an entity is only a plural that begins a sentence: `Hotels in Fergana are full`."""
    name = entity.name
    return " " not in name and name.endswith("s") and clause.ordinary(name)


def _pairs(view: View, entities: Entities) -> Iterator[Pair]:
    inside = entities.index.within(view.sentence.start, view.sentence.end)[:_MOST]
    named = {entity.id for _, _, entity in inside}
    topics = [entity for entity, _ in entities.topics(view.sentence.start) if entity.id not in named][:_TOPICS]
    seen: set[tuple[str, str]] = set()
    for start, end, value in inside:
        if value.type == "person" or group(value):
            continue
        near = sorted(inside, key=lambda place: abs(place[0] - start))
        for first, last, subject in near:
            if subject.id != value.id and (subject.id, value.id) not in seen and subject.type != "person":
                seen.add((subject.id, value.id))
                yield Pair(subject, value, (first, last), (start, end))
        for rank, subject in enumerate(topics):
            if (subject.id, value.id) not in seen and subject.type != "person":
                seen.add((subject.id, value.id))
                yield Pair(subject, value, None, (start, end), rank)


def _case(view: View, parse: Parse, around: Around, pair: Pair, own: Sequence[Relation], entities: Entities) -> Case:
    subject, value = pair.subject, pair.value
    classes: dict[str, dict[str, float]] = {NONE: {"unruled": float(not own)}}
    for name, (subjects, values) in PROPERTIES.items():
        if subject.type in subjects and value.type in values and name in properties():
            classes[name] = {}
    for relation in own:
        classes.setdefault(relation.property, {}).update({"ruled": 1.0, f"way {relation.way}": 1.0})
    if len(classes) == 1:
        return Case((), classes)
    features = [f"types {subject.type} {value.type}", f"subject is {noun(subject)}", f"value is {noun(value)}"]
    features.append(f"types {subject.type} {value.type} " + ("named " if _named(subject) else "") + ("named" if _named(value) else ""))
    features += _in_story(view, pair, entities)
    features += _value_side(view, parse, around, pair)
    features += (
        _between(view, parse, around, pair) if pair.first is not None else [f"topic {pair.rank}", f"topic {subject.type} {value.type}"]
    )
    return Case(tuple(dict.fromkeys(features)), classes)


def _in_story(view: View, pair: Pair, entities: Entities) -> Iterator[str]:
    """How present the two are in the text so far, and whether one is named in the other."""
    types = f"{pair.subject.type} {pair.value.type}"
    ranks = {entity.id: n for n, (entity, _) in enumerate(entities.topics(view.sentence.start)[:_RANKED])}
    for side, entity in (("subject", pair.subject), ("value", pair.value)):
        yield f"{side} topic {ranks.get(entity.id, '-')} {types}"
        if entity.mentions[0][0] >= view.sentence.start:
            yield f"{side} new {types}"
        if len(entity.mentions) == 1:
            yield f"{side} once {types}"
    if pair.value.name.lower() in pair.subject.name.lower():
        yield f"value in the name {types}"
    if pair.subject.name.lower() in pair.value.name.lower():
        yield f"subject in the name {types}"
    if pair.second[0] < _OPENING:
        yield f"opening {types}"


def _value_side(view: View, parse: Parse, around: Around, pair: Pair) -> Iterator[str]:
    """How the value stands in the sentence."""
    where = "in" if pair.first is not None else "out"
    first, last = view.tokens.at(pair.second[0]), view.tokens.until(pair.second[1])
    before = around.word(first - 1)
    if before in ("the", "a", "an", "its"):
        before = f"{around.word(first - 2)} {before}"
    yield f"{where} behind {before}"
    yield f"{where} behind {before} {pair.value.type}"
    yield f"followed {around.word(last)}"
    word = parse.head_of(*pair.second)
    if word is None:
        return
    relation = parse.relation(parse.first_conjunct(word))
    yield f"{where} stands {relation}"
    verb = parse.governor(word)
    if verb is not None:
        name = parse.preposition_of(word)
        told = name[0] if name is not None else relation
        yield f"{where} verb {parse.lemma(verb)} {told}"
        if pair.first is None:
            yield from (f"its subject {around.name(parse, s)}" for s in parse.subjects(verb)[:1])


def _between(view: View, parse: Parse, around: Around, pair: Pair) -> Iterator[str]:
    """What lies between the two in the text and in the tree."""
    assert pair.first is not None
    ahead = pair.first[0] < pair.second[0]
    order = "" if ahead else "reversed "
    low, high = (pair.first, pair.second) if ahead else (pair.second, pair.first)
    start, stop = view.tokens.until(low[1]), view.tokens.at(high[0])
    yield f"{order}order"
    if low[1] > high[0]:
        yield f"{order}nested"
        yield f"{order}nested {pair.subject.type} {pair.value.type}"
    words = [around.word(i) for i in range(start, min(stop, start + 3 * _NEAR))]
    words = [word for n, word in enumerate(words) if n == 0 or not (word.startswith("<") and word == words[n - 1])]
    if stop - start <= 2 * _NEAR and len(words) <= _NEAR:
        yield f"{order}between {' '.join(words)}"
        yield f"{order}between {' '.join(words)} {pair.subject.type} {pair.value.type}"
    yield from (f"{order}word {word}" for word in words)
    yield f"{order}far {min(max(stop - start, 0), 31).bit_length()}"
    a, b = parse.head_of(*pair.first), parse.head_of(*pair.second)
    if a is None or b is None or a == b:
        return
    steps = path(parse, b, a)
    if steps is None:
        return
    yield f"path {' '.join(steps)}" if len(steps) < 6 else "path long"
    ups, downs = [s for s in steps if s[0] == "<"], [s for s in steps if s[0] == ">"]
    turning = b
    for _ in range(_climbed(parse, b, a)):
        turning = parse.heads[turning]
    lemma = parse.lemma(turning)
    yield f"turn {lemma}"
    yield f"turn {lemma} {downs[0] if downs else 'here'} {ups[-1] if ups else 'here'}"
    yield f"ends {downs[-1] if downs else 'here'} {ups[0] if ups else 'here'}"
    if parse.is_verb(turning):
        yield f"turn {lemma} {'passive' if parse.is_passive(turning) else 'active'} {downs[0] if downs else 'here'}"


def _climbed(parse: Parse, start: int, goal: int) -> int:
    """How many steps up from `start` the two words meet."""
    above = {goal, *parse.ancestors(goal)}
    return next((n for n, node in enumerate([start, *parse.ancestors(start)]) if node in above), 0)


def _named(entity: Entity) -> bool:
    return not entity.name.islower()
