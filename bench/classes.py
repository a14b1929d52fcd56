"""Trains the networks of `parkextract.link.model`: which class a case is of, told by features of it and of each class that it may be of.

One hidden layer of rectifiers and direct weights, trained by Adam to make the right classes likely among those that a case may be of (the loss of a
softmax). What is dropped at random while it learns, of the features and of the hidden units, keeps it from learning the articles by heart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from adam import Adam, Table, Weights
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from parkextract.link.model import Case, Model

ROUNDS = 20
BATCH = 256


@dataclass(frozen=True, slots=True)
class Setting:
    """How a network is trained: its hidden units, what share of the features and of the hidden units is dropped at random, the L2 penalty, and how many
    cases a feature must have."""

    hidden: int = 40
    dropped: float = 0.2
    idle: float = 0.5
    penalty: float = 1e-4
    least: int = 8


Labelled = tuple[Case, frozenset[str]]
"""What is to be classed, and the classes that are right."""

Feature = tuple[str, str]
"""A feature of a class, or of the case itself: then the class is ''."""


class Cases:
    """Cases as tables: `told` has the features, `shared` those of each class as what speaks for any class; `allowed` is 0 for the classes that a case may
    be of, `right` 1 for those that it is of."""

    def __init__(self, data: Sequence[Labelled], least: int) -> None:
        seen = Counter(feature for case, _ in data for feature, _ in _features(case))
        self.features = sorted(feature for feature, count in seen.items() if count >= least)
        self.classes = sorted({name for case, _ in data for name in case.classes})
        self.common = sorted({feature for case, _ in data for own in case.classes.values() for feature in own})
        columns = {name: n for n, name in enumerate(self.classes)}
        places = {feature: n for n, feature in enumerate(self.features)}
        common = {feature: n for n, feature in enumerate(self.common)}
        size = (len(data), len(self.classes))
        self.allowed, self.right = np.full(size, -1e9, dtype=np.float32), np.zeros(size, dtype=np.float32)
        self.shared = np.zeros((*size, len(common)), dtype=np.float32)
        entries = []
        for n, (case, good) in enumerate(data):
            entries += [(value, n, places[feature]) for feature, value in _features(case) if feature in places]
            for name, own in case.classes.items():
                self.allowed[n, columns[name]], self.right[n, columns[name]] = 0.0, name in good
                for feature, value in own.items():
                    self.shared[n, columns[name], common[feature]] = value
        values, rows, found = zip(*entries, strict=True)
        self.told = csr_matrix((np.array(values, dtype=np.float32), (rows, found)), shape=(len(data), len(places)))


def _features(case: Case) -> list[tuple[Feature, float]]:
    """The features of a case and of its classes that say anything."""
    own = [((name, feature), value) for name, told in case.classes.items() for feature, value in told.items() if value]
    return [*((("", feature), 1.0) for feature in case.features), *own]


def train(data: Sequence[Labelled], setting: Setting) -> Model:
    """The network that makes the right classes of the cases likely; without hidden units it is a log-linear model."""
    cases = Cases(data, setting.least)
    weights = _fit(cases, setting)
    table = _hundredths(np.hstack([weights["in"], weights["straight"]]))
    rows = {feature: row for feature, row in zip(cases.features, table, strict=True) if any(row)}
    own: dict[str, dict[str, list[int]]] = {}
    for (name, feature), row in rows.items():
        if name:
            own.setdefault(name, {})[feature] = row
    return Model(
        classes=cases.classes,
        shared={name: round(float(weight), 3) for name, weight in zip(cases.common, weights["shared"], strict=True)},
        bias=_hundredths(np.concatenate([weights["bias"], weights["level"]])),
        out=_hundredths(weights["out"]),
        features={feature: row for (name, feature), row in rows.items() if not name},
        own=own,
    )


def _hundredths(table: Table) -> Any:
    """Weights as whole numbers of hundredths."""
    return np.rint(table.astype(np.float64) * 100).astype(int).tolist()


def _fit(cases: Cases, setting: Setting) -> Weights:
    """The weights, by Adam."""
    chance = np.random.default_rng(0)
    features, classes, count = len(cases.features), len(cases.classes), len(cases.right)
    weights: Weights = {
        "in": chance.normal(0, 0.05, (features, setting.hidden)).astype(np.float32),
        "bias": np.zeros(setting.hidden, dtype=np.float32),
        "out": chance.normal(0, 0.1, (setting.hidden, classes)).astype(np.float32),
        "straight": np.zeros((features, classes), dtype=np.float32),
        "level": np.zeros(classes, dtype=np.float32),
        "shared": np.zeros(len(cases.common), dtype=np.float32),
    }
    descent = Adam(weights)
    for n in range(ROUNDS):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            slopes = _slopes(weights, cases, order[start : start + BATCH], setting, chance)
            descent.step(slopes | {name: slopes[name] + setting.penalty * weights[name] for name in ("in", "straight")}, n / ROUNDS)
    return weights


def _slopes(weights: Weights, cases: Cases, some: NDArray[np.intp], setting: Setting, chance: np.random.Generator) -> dict[str, Table]:
    """The slope of the loss in each weight over some cases, with some features and hidden units left out."""
    told, shared, right = cases.told[some], cases.shared[some], cases.right[some]
    told.data *= (chance.random(len(told.data)) > setting.dropped) / (1 - setting.dropped)
    sums = told @ weights["in"] + weights["bias"]
    open_ = ((sums > 0) * (chance.random(sums.shape) > setting.idle) / (1 - setting.idle)).astype(np.float32)
    hidden = sums * open_
    scores = hidden @ weights["out"] + told @ weights["straight"] + weights["level"] + shared @ weights["shared"] + cases.allowed[some]
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    good = likely * right
    off = ((likely - good / (good.sum(axis=1, keepdims=True) + 1e-9)) / len(some)).astype(np.float32)
    back = (off @ weights["out"].T) * open_
    return {
        "in": told.T @ back,
        "bias": back.sum(axis=0),
        "out": hidden.T @ off,
        "straight": told.T @ off,
        "level": off.sum(axis=0),
        "shared": np.einsum("nc,ncf->f", off, shared),
    }


def to_json(model: Model, learned_by: str) -> str:
    """The form in which the package keeps a model: a line a feature."""
    own = ",\n".join(f"{json.dumps(name)}:{{\n{_rows(told)}\n}}" for name, told in model.own.items())
    head = json.dumps({"learned by": learned_by, "classes": model.classes})[1:-1]
    return (
        f'{{{head},\n"shared":{{\n{_rows(model.shared)}\n}},\n"bias":{json.dumps(model.bias)},\n"out":{json.dumps(model.out)},\n'
        f'"features":{{\n{_rows(model.features)}\n}},\n"own":{{\n{own}\n}}}}\n'
    )


def _rows(table: Mapping[str, object]) -> str:
    return ",\n".join(f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in table.items())
