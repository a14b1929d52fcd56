"""Which of the entities around a value it is said of: what speaks for each is counted as features, and learned models rank them.

`features.py` tells what is counted. Trees and a network put the right candidate of each value before the others; the mean of what they score counts, since
the two err in unlike ways. They were trained on annotated articles by `bench/train_subjects.py` and are kept as data in `data/subjects.json`.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from parkextract.facts import Entity
from parkextract.link.features import Candidate, Features
from parkextract.link.net import Net
from parkextract.link.properties import properties
from parkextract.link.trees import Trees


def gather(found: Iterable[tuple[Entity, str, float]], near: Iterable[Entity], property: str) -> list[Candidate]:
    """Every entity that the value could be said of: those that grammar leads to, and those that are near."""
    allowed = properties()[property].of("subjects")
    candidates: dict[str, Candidate] = {}
    for entity, way, spent in found:
        if entity.type in allowed:
            if entity.id not in candidates:
                candidates[entity.id] = Candidate(entity)
            candidates[entity.id].reached(way, spent)
    for entity in near:
        if entity.id not in candidates and entity.type in allowed:
            candidates[entity.id] = Candidate(entity)
    return list(candidates.values())


def choose(candidates: Sequence[Candidate], described: tuple[Features, Sequence[Features]]) -> tuple[Candidate, float]:
    """The likeliest candidate, told by the features that all share and its own, and how likely the model holds it, from 0 to 1."""
    scores = model().scores(*described)
    best = max(range(len(scores)), key=scores.__getitem__)
    total = sum(math.exp(value - scores[best]) for value in scores)
    return candidates[best], 1.0 / total


class Ranking:
    """What ranks the candidates of a value: trees, and a network. A feature is looked up once for both."""

    def __init__(self, trees: Trees, net: Net) -> None:
        self.trees, self.net = trees, net
        unasked = len(trees.places)  # the column of features that no tree asks for
        names = {**trees.places, **net.places, **net.cuts}
        self._told = {name: (trees.places.get(name, unasked), *net.rows(name)) for name in names}
        self._width = unasked + 1

    def scores(self, shared: Features, described: Sequence[Features]) -> list[float]:
        """The score of each candidate, told by the features that all share and its own (none is told in both): the mean of both models."""
        import numpy as np

        get, width, nothing = self._told.get, self._width, self.net.nothing
        places: list[int] = []
        values: list[float] = []
        rows: list[int] = []
        begins = []
        for begin, one in zip(range(0, (len(described) + 1) * width, width), (shared, *described), strict=True):
            begins.append(len(rows))
            rows.append(nothing)
            for name, value in one.items():
                if (told := get(name)) is None:
                    continue
                column, row, bounds, parts = told
                if value:
                    places.append(begin + column)
                    values.append(value)
                    rows.append(row if bounds is None else parts[bisect_right(bounds, value)])
                elif bounds is not None:
                    rows.append(row)
        table = np.zeros((len(described) + 1, width))
        table.ravel()[places] = values
        table[1:] += table[0]
        return [(one + other) / 2 for one, other in zip(self.trees.scores(table[1:]), self.net.scores(rows, begins), strict=True)]


def ranking(data: Mapping[str, Any]) -> Ranking:
    """The models that JSON tells."""
    return Ranking(Trees(data["features"], data["trees"]), Net(**data["net"]))


@lru_cache
def model() -> Ranking:
    """The learned models, read once a process."""
    return ranking(json.loads((resources.files("parkextract") / "data" / "subjects.json").read_text(encoding="utf-8")))
