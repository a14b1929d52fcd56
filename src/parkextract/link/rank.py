"""Which of the entities around a value it is said of: what speaks for each is counted as features, and learned models rank them.

`features.py` tells what is counted. Trees and a network put the right candidate of each value before the others; the mean of what they score counts, since
the two err in unlike ways. They were trained on annotated articles by `bench/train_subjects.py` and are kept as data in `data/subjects.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.features import Candidate, Features
from parkextract.link.net import Net
from parkextract.link.properties import properties
from parkextract.link.trees import Trees
from parkextract.link.view import View

_RECENT = 12  # entities named last before the sentence


def gather(found: Iterable[tuple[Entity, str, float]], view: View, entities: Entities, property: str) -> list[Candidate]:
    """Every entity that the value could be said of: those that grammar leads to, those of the sentence, those that the text is about."""
    allowed = properties()[property].of("subjects")
    candidates: dict[str, Candidate] = {}
    for entity, way, spent in found:
        if entity.type in allowed:
            if entity.id not in candidates:
                candidates[entity.id] = Candidate(entity)
            candidates[entity.id].reached(way, spent)
    inside = (entity for _, _, entity in entities.index.within(view.sentence.start, view.sentence.end))
    topics = (entity for entity, _ in entities.topics(view.sentence.start))
    for entity in (*inside, *topics, *entities.index.recent(view.sentence.start, _RECENT)):
        if entity.id not in candidates and entity.type in allowed:
            candidates[entity.id] = Candidate(entity)
    return list(candidates.values())


def choose(candidates: Sequence[Candidate], described: tuple[Features, Sequence[Features]]) -> tuple[Candidate, float] | None:
    """The likeliest candidate, told by the features that all share and its own, and how likely the model holds it, from 0 to 1; None without candidates."""
    if not candidates:
        return None
    scores = model().scores(*described)
    best = max(range(len(scores)), key=scores.__getitem__)
    total = sum(math.exp(value - scores[best]) for value in scores)
    return candidates[best], 1.0 / total


@dataclass(frozen=True, slots=True)
class Ranking:
    """What ranks the candidates of a value: trees, and a network."""

    trees: Trees
    net: Net

    def scores(self, shared: Features, described: Sequence[Features]) -> list[float]:
        """The score of each candidate, told by the features that all share and its own: the mean of both, which is less sure than either sum."""
        return [
            (one + other) / 2 for one, other in zip(self.trees.scores(shared, described), self.net.scores(shared, described), strict=True)
        ]


def ranking(data: Mapping[str, Any]) -> Ranking:
    """The models that JSON tells."""
    return Ranking(Trees(data["features"], data["trees"]), Net(**data["net"]))


@lru_cache
def model() -> Ranking:
    """The learned models, read once a process."""
    return ranking(json.loads((resources.files("parkextract") / "data" / "subjects.json").read_text(encoding="utf-8")))
