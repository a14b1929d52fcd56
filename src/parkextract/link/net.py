"""A small neural network as data: what each candidate scores, learned from annotated articles and kept as JSON.

    {"cuts": {feature: [number, …]}, "out": [weight, …], "bias": [number, …], "features": {feature: [weight, …]}}

A feature with `cuts` is a number: it stands for the one feature that tells between which of them its value lies (`gap 0` below the first, `gap none`
where it is 0). Each feature has a weight for every hidden unit and, last, one for the score itself. A candidate's score is the sum of the hidden units,
each the sum of its weights where that is above 0 (a rectifier), times their weights in `out`, and of the weights for the score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

Features = Mapping[str, float]


class Net:
    def __init__(
        self, cuts: Mapping[str, Sequence[float]], out: Sequence[float], bias: Sequence[float], features: Mapping[str, Sequence[float]]
    ) -> None:
        import numpy as np

        self.cuts, self.out, self.bias, self.features = cuts, out, bias, features
        self.places = {name: place for place, name in enumerate(features)}
        self._weights = np.array([*features.values(), [0.0] * (len(out) + 1)])  # the last row is for features that are not known
        self._out = np.array(out)
        self._bias = np.array([*bias, 0.0])
        unknown = len(self.places)
        self._numbers = {
            name: (
                bounds,
                [self.places.get(told(name, n), unknown) for n in range(len(bounds) + 1)],
                self.places.get(told(name, None), unknown),
            )
            for name, bounds in cuts.items()
        }

    def scores(self, shared: Features, described: Sequence[Features]) -> list[float]:
        """The score of each candidate, told by its features and those that all share."""
        import numpy as np

        weights = self._weights
        base = self._bias + weights[self._rows(shared)].sum(axis=0)
        rows: list[int] = []
        begins = []
        for one in described:
            begins.append(len(rows))
            rows += self._rows(one)
        sums = np.add.reduceat(weights[rows], begins) + base
        scores: list[float] = (np.maximum(sums[:, :-1], 0.0) @ self._out + sums[:, -1]).tolist()
        return scores

    def _rows(self, one: Features) -> list[int]:
        """The weights of the features that are told, at least a row of nothing."""
        get, numbers = self.places.get, self._numbers
        rows = [len(self.places)]
        for name, value in one.items():
            number = numbers.get(name)
            if number is not None:
                bounds, places, none = number
                rows.append(places[bisect_right(bounds, value)] if value else none)
            elif value and (place := get(name)) is not None:
                rows.append(place)
        return rows


def told(name: str, part: int | None) -> str:
    """The feature that tells between which cuts a number lies."""
    return f"{name} {'none' if part is None else part}"
