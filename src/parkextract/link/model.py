"""Small networks as data that class cases: what a number is a value of, which event a date dates, how two entities are related, whether a fact is so yet.

    {"classes": [class, …], "shared": {feature: weight}, "bias": […], "out": [[…], …],
     "features": {feature: […]}, "own": {class: {feature: […]}}}

A case has `features` of what is to be classed (`the word before it`), and of each class features of its own (`what the rules read it as`). Each has a weight
for every hidden unit and then one for every class, in hundredths; so have the sums in `bias`. A class scores the hidden units, each the sum of its
weights where that is above 0 (a rectifier), times their weights in `out`, and the weights for the class itself. What `shared` weighs speaks for whichever
class it is told of, so that a property which no annotated article has is weighed by what the rules say of it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Protocol

NONE = "-"
"""The class of what is of no class."""

_NO = 0.65
"""By how much of its likelihood no class counts."""

VETO = 0.3
"""How likely what a rule reads must be to stand against none."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be classed: the features of it, and for each class that it may be of the features of that class."""

    features: tuple[str, ...]
    classes: Mapping[str, Mapping[str, float]]


class Model:
    """The network of one kind of case."""

    def __init__(
        self,
        classes: Sequence[str],
        shared: Mapping[str, float],
        bias: Sequence[int],
        out: Sequence[Sequence[int]],
        features: Mapping[str, Sequence[int]],
        own: Mapping[str, Mapping[str, Sequence[int]]],
    ) -> None:
        import numpy as np

        self.classes, self.shared, self.bias, self.out, self.features, self.own = classes, shared, bias, out, features, own
        self._columns = {name: n for n, name in enumerate(classes)}
        self._places = {name: n for n, name in enumerate(features)}
        rows = list(features.values())
        self._owned: dict[str, dict[str, int]] = {}
        for name, told in own.items():
            self._owned[name] = {feature: len(rows) + n for n, feature in enumerate(told)}
            rows += told.values()
        self._hidden = len(out)
        self._weights = np.array(rows, dtype=np.float32).reshape(len(rows), len(bias)) / 100
        self._bias = np.array(bias, dtype=np.float32) / 100
        self._out = np.array(out, dtype=np.float32).reshape(len(out), len(classes)) / 100

    def likely(self, case: Case) -> dict[str, float]:
        """How likely each class is, from 0 to 1."""
        import numpy as np

        get, shared = self._places.get, self.shared.get
        rows = [row for feature in case.features if (row := get(feature)) is not None]
        values = [1.0] * len(rows)
        scores = []
        for name, own in case.classes.items():
            owned = self._owned.get(name, _NOTHING)
            score = 0.0
            for feature, value in own.items():
                if value:
                    score += shared(feature, 0.0) * value
                    if (row := owned.get(feature)) is not None:
                        rows.append(row)
                        values.append(value)
            scores.append(score)
        sums = np.array(values, dtype=np.float32) @ self._weights.take(rows, axis=0) + self._bias if rows else self._bias
        told = (np.maximum(sums[: self._hidden], 0.0) @ self._out + sums[self._hidden :]).tolist()
        columns = self._columns
        scores = [score + told[columns[name]] if name in columns else score for name, score in zip(case.classes, scores, strict=True)]
        top = max(scores, default=0.0)
        parts = [math.exp(score - top) for score in scores]
        total = sum(parts)
        return {name: part / total for name, part in zip(case.classes, parts, strict=True)}


_NOTHING: Mapping[str, int] = {}


@lru_cache
def model(name: str) -> Model:
    """A model of `data/`, read once a process."""
    text = (resources.files("parkextract") / "data" / f"{name}.json").read_text(encoding="utf-8")
    read = json.loads(text)
    del read["learned by"]
    return Model(**read)


class Rated(Protocol):
    """What the rules read: a property, and how much speaks for it."""

    @property
    def score(self) -> float: ...

    @property
    def property(self) -> str | None: ...  # last: below it the decorator's name is taken


def told(one: Rated | None, ranked: Sequence[Rated], enough: float, role: str, *more: str) -> dict[str, float]:
    """The features of a class that the rules read `one` as, among all that they read, the best first: whether it is enough, how far ahead of the others.
    `role` says what kind of words it rests on, `more` are further features. None: the rules do not read it so."""
    if one is None:
        return {}
    other = next((reading.score for reading in ranked if reading.property != one.property), 0.0)
    score = min(one.score, _TOP)
    return {
        "read": 1.0,
        "read enough": float(one.score >= enough),
        "read first": float(one.property == ranked[0].property),
        "score": score,
        "lead": max(-2.0, min(2.0, one.score - other)),
        f"role {role}": 1.0,
        f"score {role}": score,
        **dict.fromkeys(more, 1.0),
    }


_TOP = 4.0  # a reading that scores more says no more


def ruled(case: Case) -> str | None:
    """The class that the rules read first, if it is enough."""
    return next((name for name, own in case.classes.items() if own.get("read first") and own.get("read enough")), None)


def take(likely: Mapping[str, float], ruled: str | None, veto: float = VETO) -> tuple[str, float]:
    """The likeliest class and how likely it is, none only by a part of its likelihood, so that as many facts are missed as are too many; where that is
    none, what the rules read (`ruled`) stands, unless it is very unlikely."""
    chosen = max(likely, key=lambda name: likely[name] * (_NO if name == NONE else 1.0))
    if chosen == NONE and ruled is not None and likely.get(ruled, 0.0) >= veto:
        chosen = ruled
    return chosen, likely[chosen]
