"""Which of the entities around a value it is said of: what speaks for each is counted as features, and learned weights add them up.

`features.py` tells what is counted. The weights are those of a log-linear model over the candidates of each value, trained on annotated articles by
`bench/train_subjects.py` and kept as data in `data/subjects.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.features import Candidate, Features
from parkextract.link.properties import properties
from parkextract.link.view import View

_RECENT = 12  # entities named last before the sentence


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
    for entity in entities.index.recent(view.sentence.start, _RECENT):
        take(entity)
    return [candidate for candidate in candidates.values() if candidate.entity.type in allowed]


def score(features: Features, weights: Mapping[str, float]) -> float:
    get, total = weights.get, 0.0
    for name, value in features.items():
        total += get(name, 0.0) * value
    return total


def choose(candidates: Sequence[Candidate], described: Sequence[Features]) -> tuple[Candidate, float] | None:
    """The likeliest candidate, and how likely the model holds it, from 0 to 1; None without candidates."""
    if not candidates:
        return None
    table = weights()
    scores = [score(features, table) for features in described]
    best = max(range(len(scores)), key=scores.__getitem__)
    total = sum(math.exp(value - scores[best]) for value in scores)
    return candidates[best], 1.0 / total


@lru_cache
def weights() -> Mapping[str, float]:
    """The learned weights, read once a process."""
    text = (resources.files("parkextract") / "data" / "subjects.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["weights"])
