"""Trains the networks of `parkextract.link.model`: which class a case is of, told by features of it and of each class that it may be of.

One hidden layer of rectifiers and direct weights, trained by Adam to make the right classes likely among those that a case may be of (the loss of a
softmax). What is dropped at random while it learns, of the features and of the hidden units, keeps it from learning the articles by heart. Beside it stands
a plain sum of weights, which keeps rarer features and believes what the rules read more firmly: the mean of the two is the model.
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


NETWORK = Setting()
SUMS = Setting(hidden=0, dropped=0.0, penalty=3e-4, least=4)
"""Without hidden units it is a log-linear model."""


def train(data: Sequence[Labelled], settings: Sequence[Setting]) -> Model:
    """The network that makes the right classes of the cases likely: of several settings one that scores the mean of what each scores."""
    return _mean([_network(data, setting) for setting in settings])


def _network(data: Sequence[Labelled], setting: Setting) -> Model:
    cases = Cases(data, setting.least)
    weights = _fit(cases, setting)
    rows = dict(zip(cases.features, _hundredths(np.hstack([weights["in"], weights["straight"]])), strict=True))
    return Model(
        classes=cases.classes,
        shared=dict(zip(cases.common, weights["shared"].tolist(), strict=True)),
        bias=_hundredths(np.concatenate([weights["bias"], weights["level"]])),
        out=_hundredths(weights["out"]),
        features={feature: row for (name, feature), row in rows.items() if not name},
        own={name: {feature: row for (of, feature), row in rows.items() if of == name} for name in cases.classes},
    )


def _mean(models: Sequence[Model]) -> Model:
    """The network with the hidden units of all models, that scores the mean of what they score. Rows that say nothing are left out."""
    classes = models[0].classes
    parts = [len(model.out) for model in models]

    def row(rows: Sequence[Sequence[int] | None]) -> list[int]:
        filled = [row if row is not None else [0] * (part + len(classes)) for row, part in zip(rows, parts, strict=True)]
        hidden = [weight for row, part in zip(filled, parts, strict=True) for weight in row[:part]]
        direct = zip(*(row[part:] for row, part in zip(filled, parts, strict=True)), strict=True)
        return [*hidden, *(round(sum(weights) / len(models)) for weights in direct)]

    def table(tables: Sequence[Mapping[str, Sequence[int]]]) -> dict[str, list[int]]:
        rows = {name: row([one.get(name) for one in tables]) for name in sorted({name for one in tables for name in one})}
        return {name: weights for name, weights in rows.items() if any(weights)}

    common = sorted({name for model in models for name in model.shared})
    own = {name: table([model.own.get(name, {}) for model in models]) for name in classes}
    return Model(
        classes=classes,
        shared={name: round(sum(model.shared.get(name, 0.0) for model in models) / len(models), 3) for name in common},
        bias=row([model.bias for model in models]),
        out=[[round(weight / len(models)) for weight in unit] for model in models for unit in model.out],
        features=table([model.features for model in models]),
        own={name: rows for name, rows in own.items() if rows},
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
