"""Trains the network of `parkextract.link.rank`: which of the candidates of a value are right, told by features of each.

One hidden layer of rectifiers and a direct weight for each feature, trained by Adam to give the right candidates of a value the likelihood among all of
them (the loss of a softmax over the candidates). Numbers are cut into eighths of what they are in the articles. What is dropped at random while it learns, of
the features and of the hidden units, and several networks side by side keep it from learning the articles by heart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from adam import Adam, Table, Weights
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from parkextract.link.features import Features
from parkextract.link.net import Net, told

Example = tuple[Features, list[Features], set[int]]
"""The features that all candidates of a value share, those of each, and which candidates are right."""

NETS = 2
HIDDEN = 40
ROUNDS = 20
BATCH = 128
DROPPED = 0.2
IDLE = 0.5
PENALTY = 1e-4
PARTS = 8
LEAST = 15
"""Features that fewer values have are left out."""


def train(data: Sequence[Example]) -> Net:
    """The network that tells the right candidates of values that have a choice."""
    cuts = bounds(data)
    cut = [(_told(shared, cuts), [_told(one, cuts) for one in described], right) for shared, described, right in data]
    seen = Counter(name for shared, described, _ in cut for name in shared.union(*described))
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    index = {name: n for n, name in enumerate(names)}
    places = [
        (row, index[name])
        for row, one in enumerate(shared | one for shared, described, _ in cut for one in described)
        for name in one
        if name in index
    ]
    sizes = np.array([len(described) for _, described, _ in cut])
    asked = csr_matrix((np.ones(len(places), dtype=np.float32), tuple(zip(*places, strict=True))), shape=(int(sizes.sum()), len(names)))
    right = np.array([n in good for _, described, good in cut for n in range(len(described))], dtype=np.float32)
    parts = [_fit(asked, right, sizes, seed) for seed in range(NETS)]
    table = np.hstack([*(part["in"] for part in parts), sum(part["straight"] for part in parts)[:, None]])
    rounded: dict[str, list[float]] = {
        name: row for name, row in zip(names, table.astype(np.float64).round(3).tolist(), strict=True) if any(row)
    }
    out, bias = (np.concatenate([part[name] for part in parts]).astype(np.float64).round(4).tolist() for name in ("out", "bias"))
    return Net(cuts, out, bias, rounded)


def bounds(data: Sequence[Example]) -> dict[str, list[float]]:
    """Where the numbers among the features are cut, so that the parts are about alike in size."""
    values: dict[str, list[float]] = defaultdict(list)
    for shared, described, _ in data:
        for one in (shared, *described):
            for name, value in one.items():
                if value:
                    values[name].append(value)
    numbers = {name: row for name, row in sorted(values.items()) if any(value != 1.0 for value in row)}
    return {name: np.unique(np.quantile(row, np.linspace(0, 1, PARTS + 1)[1:-1]).round(4)).tolist() for name, row in numbers.items()}


def _told(one: Features, cuts: Mapping[str, Sequence[float]]) -> frozenset[str]:
    """The features that are told, numbers by the part that they lie in."""
    return frozenset(
        told(name, bisect_right(cuts[name], value) if value else None) if name in cuts else name
        for name, value in one.items()
        if value or name in cuts
    )


def _fit(asked: csr_matrix, right: Table, sizes: NDArray[np.intp], seed: int) -> Weights:
    """The weights of one network, by Adam."""
    chance = np.random.default_rng(seed)
    width = asked.shape[1]
    weights: Weights = {
        "in": chance.normal(0, 0.05, (width, HIDDEN)).astype(np.float32),
        "bias": np.zeros(HIDDEN, dtype=np.float32),
        "out": chance.normal(0, 0.1, HIDDEN).astype(np.float32),
        "straight": np.zeros(width, dtype=np.float32),
    }
    descent = Adam(weights)
    for n in range(ROUNDS):
        for rows, groups in _batches(sizes, chance):
            slopes = _slopes(weights, asked[rows].copy(), right[rows], groups, chance)
            descent.step(slopes | {name: slopes[name] + PENALTY * weights[name] for name in ("in", "straight")}, n / ROUNDS)
    return weights


def _batches(sizes: NDArray[np.intp], chance: np.random.Generator) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """The rows of the candidates of some values at a time, in random order, and how many candidates each value has."""
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    order = chance.permutation(len(sizes))
    for start in range(0, len(order), BATCH):
        some = order[start : start + BATCH]
        yield np.concatenate([np.arange(begins[n], begins[n] + sizes[n]) for n in some]), sizes[some]


def _slopes(weights: Weights, asked: csr_matrix, right: Table, sizes: NDArray[np.intp], chance: np.random.Generator) -> Weights:
    """The slope of the loss in each weight, with some features and hidden units left out."""
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    asked.data *= (chance.random(len(asked.data)) > DROPPED) / (1 - DROPPED)
    sums = asked @ weights["in"] + weights["bias"]
    open_ = ((sums > 0) * (chance.random(sums.shape) > IDLE) / (1 - IDLE)).astype(np.float32)
    hidden = sums * open_
    likely = _shares(np.exp(_level(hidden @ weights["out"] + asked @ weights["straight"], begins, sizes)), begins, sizes)
    off = ((likely - _shares(likely * right, begins, sizes)) / len(sizes)).astype(np.float32)
    back = off[:, None] * weights["out"] * open_
    return {"in": asked.T @ back, "bias": back.sum(axis=0), "out": hidden.T @ off, "straight": asked.T @ off}


def _level(scores: Table, begins: NDArray[np.intp], sizes: NDArray[np.intp]) -> Table:
    """Scores with the highest of each group at 0."""
    level: Table = scores - np.repeat(np.maximum.reduceat(scores, begins), sizes)
    return level


def _shares(parts: Table, begins: NDArray[np.intp], sizes: NDArray[np.intp]) -> Table:
    """What share each has of its group."""
    shares: Table = parts / np.maximum(np.repeat(np.add.reduceat(parts, begins), sizes), 1e-9)
    return shares
