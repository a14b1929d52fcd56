"""Which of the entities around a value it is said of: what speaks for each is counted as features, and learned weights add them up.

The features are grammatical and textual, none knows a word of any article: the ways by which syntax leads from the value to the entity, whether the
sentence names it before or after the value and how near, how present it is in the text so far, what type it has beside those that the property is
stated of, whether the value before was said of it. The weights are those of a log-linear model over the candidates of each value, trained on
annotated articles by `bench/train_subjects.py` and kept as data in `data/subjects.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.properties import properties
from parkextract.link.view import View

Features = dict[str, float]


@dataclass(slots=True)
class Candidate:
    """An entity with the ways that led to it, each with what the way cost."""

    entity: Entity
    ways: dict[str, float] = field(default_factory=dict)

    def reached(self, way: str, spent: float) -> None:
        self.ways[way] = min(spent, self.ways.get(way, 9.0))


@dataclass(slots=True)
class Story:
    """What the ranking remembers of the values before: whom the last value of the sentence, and of the article, was said of."""

    sentence: int = -1
    inside: str | None = None
    last: str | None = None
    stated: set[tuple[str, str]] = field(default_factory=set)

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.sentence, self.inside = sentence, None

    def chosen(self, entity: Entity, property: str) -> None:
        self.inside = self.last = entity.id
        self.stated.add((entity.id, property))


def gather(found: Iterable[tuple[Entity, str, float]], view: View, entities: Entities, property: str) -> list[Candidate]:
    """Every entity that the value could be said of: those that grammar leads to, those of the sentence, those that the text is about."""
    allowed = properties()[property].of("subjects")
    candidates: dict[str, Candidate] = {}

    def take(entity: Entity) -> Candidate:
        return candidates.setdefault(entity.id, Candidate(entity))

    for entity, way, spent in found:
        take(entity).reached(way, spent)
    for _, _, entity in entities.index.within(view.sentence.start, view.sentence.end):
        take(entity)
    for entity, _ in entities.topics(view.sentence.start):
        take(entity)
    return [candidate for candidate in candidates.values() if candidate.entity.type in allowed]


def describe(candidates: Sequence[Candidate], view: View, place: int, entities: Entities, property: str, story: Story) -> list[Features]:
    """The features of each candidate for the value at character `place`."""
    story.enter(view.sentence.start)
    inside = entities.index.within(view.sentence.start, view.sentence.end)
    before = [entity.id for _, end, entity in inside if end <= place]
    after = [entity.id for start, _, entity in inside if start > place]
    topics = {entity.id: (n, score) for n, (entity, score) in enumerate(entities.topics(view.sentence.start))}
    top = max((score for _, score in topics.values()), default=1.0) or 1.0
    kind = properties()[property].value[0]
    allowed = properties()[property].of("subjects")
    most = max((len(candidate.entity.mentions) for candidate in candidates), default=1)
    text = view.tokens.text
    paragraph = text.rfind("\n", 0, view.sentence.start) + 1
    found = []
    for candidate in candidates:
        entity = candidate.entity
        one: Features = {f"type {entity.type}": 1.0, f"type {entity.type} {kind}": 1.0, "type order": float(allowed.index(entity.type))}
        for way, spent in candidate.ways.items():
            one[f"way {way}"] = 1.0
            one[f"spent {way}"] = spent
        if not candidate.ways:
            one["no way"] = 1.0
        _textual(one, entity, before, after)
        rank, score = topics.get(entity.id, (9, 0.0))
        one["presence"] = score / top
        if rank < 3:
            one[f"topic {rank}"] = 1.0
        one["mentions"] = math.log(len(entity.mentions) / most) if entity.mentions else -3.0
        one["named"] = float(not entity.name.islower())
        one["in opening"] = float(bool(entity.mentions) and entity.mentions[0][0] < _OPENING)
        one["new"] = float(bool(entity.mentions) and entity.mentions[0][0] >= view.sentence.start)
        one["plural"] = float(entity.name.islower() and entity.name.endswith("s"))
        one["stated already"] = float((entity.id, property) in story.stated)
        _near(one, entity, view, place, paragraph)
        one["said before here"] = float(story.inside == entity.id)
        one["said before"] = float(story.last == entity.id)
        found.append({name: value for name, value in one.items() if value})
    return found


_OPENING = 300  # characters: the headline and the lead


def _textual(one: Features, entity: Entity, before: Sequence[str], after: Sequence[str]) -> None:
    """Where the sentence names the entity, beside the value."""
    if entity.id in before:
        distance = len(before) - 1 - max(n for n, other in enumerate(before) if other == entity.id)
        one["before"] = 1.0
        one[f"before by {min(distance, 3)}"] = 1.0
        if before[0] == entity.id:
            one["first of sentence"] = 1.0
    if entity.id in after:
        one["after"] = 1.0
        one[f"after by {min(after.index(entity.id), 2)}"] = 1.0
    if entity.id not in before and entity.id not in after:
        one["elsewhere"] = 1.0
        if not before and not after:
            one["sentence without"] = 1.0


def _near(one: Features, entity: Entity, view: View, place: int, paragraph: int) -> None:
    """How near the text last named the entity before the value, and what stands between."""
    last = max((span for span in entity.mentions if span[1] <= place), default=None)
    if last is None:
        one["not yet"] = 1.0
        return
    one["distance"] = math.log1p(place - last[1]) / 5
    if last[0] >= paragraph:
        one["in paragraph"] = 1.0
        if min(start for start, _ in entity.mentions if start >= paragraph) - paragraph < _BEGINNING:
            one["begins paragraph"] = 1.0
    if last[0] >= view.sentence.start:
        between = view.tokens.text[last[1] : place]
        one["commas between"] = float(min(between.count(","), 4))
        one["semicolon between"] = float(";" in between)
        one["pronoun"] = float(last[1] - last[0] <= 4 and view.tokens.text[last[0] : last[1]].islower())


_BEGINNING = 60  # characters


def score(features: Features, weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def choose(candidates: Sequence[Candidate], described: Sequence[Features]) -> tuple[Candidate, float] | None:
    """The likeliest candidate, and how likely the model holds it, from 0 to 1; None without candidates."""
    if not candidates:
        return None
    scores = [score(features, weights()) for features in described]
    best = max(range(len(scores)), key=scores.__getitem__)
    total = sum(math.exp(value - scores[best]) for value in scores)
    return candidates[best], 1.0 / total


@lru_cache
def weights() -> Mapping[str, float]:
    """The learned weights, read once a process."""
    text = (resources.files("parkextract") / "data" / "subjects.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["weights"])
