"""What a name names where the rules of `kinds.py` see little: a log-linear model weighs what stands around it (`signs.py`).

`Dry Run will hold 40 labs. The building …` is a building, `Loukkos covers 210 hectares, of which 90 are let` a park. The model is trained on annotated
articles by `bench/train_kinds.py` and kept as data in `data/kinds.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import get_args

from parkextract.facts import EntityType

TYPES: tuple[EntityType, ...] = get_args(EntityType)

Scores = tuple[float, float, float, float, float]
"""One score a type, in the order of `TYPES`."""

Weights = Mapping[str, Scores]
"""The scores that each feature gives."""


@lru_cache
def weights() -> Weights:
    """The weights of each feature by type, read once a process."""
    text = (resources.files("parkextract") / "data" / "kinds.json").read_text(encoding="utf-8")
    return table(json.loads(text)["classes"])


def table(classes: Mapping[str, Mapping[str, float]]) -> Weights:
    """The weights as they are kept, by the type's name, as `score` needs them."""
    return {feature: tuple(row.get(type, 0.0) for type in TYPES) for feature, row in classes.items()}  # type: ignore[misc]


def score(features: Iterable[str], begun: Scores = (0.0, 0.0, 0.0, 0.0, 0.0)) -> Scores:
    """What features say together, besides what others have said."""
    park, project, org, place, person = begun
    get = weights().get
    for feature in features:
        if row := get(feature):
            park, project, org, place, person = park + row[0], project + row[1], org + row[2], place + row[3], person + row[4]
    return park, project, org, place, person


def best(scores: Scores) -> tuple[EntityType, float]:
    """The likeliest type, and how likely it is."""
    top = max(scores)
    return TYPES[scores.index(top)], 1 / sum(math.exp(one - top) for one in scores)
