"""A small neural network as data: what each candidate scores, learned from annotated articles and kept as JSON.

    {"cuts": {feature: [number, …]}, "out": [weight, …], "bias": [number, …], "features": {feature: [weight, …]}}

A feature with `cuts` is a number: it stands for the one feature that tells between which of them its value lies (`gap 0` below the first, `gap none`
where it is 0). Each feature has a weight for every hidden unit and, last, one for the score itself. A candidate's score is the sum of the hidden units,
each the sum of its weights where that is above 0 (a rectifier), times their weights in `out`, and of the weights for the score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Net:
    def __init__(
        self, cuts: Mapping[str, Sequence[float]], out: Sequence[float], bias: Sequence[float], features: Mapping[str, Sequence[float]]
    ) -> None:
        import numpy as np

        self.cuts, self.out, self.bias, self.features = cuts, out, bias, features
        self.places = {name: place for place, name in enumerate(features)}
        self.nothing = len(features)
        self._weights = np.array([*features.values(), [0.0] * (len(out) + 1)])  # the last row says nothing
        self._out = np.array(out)
        self._bias = np.array([*bias, 0.0])

    def rows(self, name: str) -> tuple[int, Sequence[float] | None, Sequence[int]]:
        """Where the weights of a feature stand: their row, `nothing` if it is not known. Of a number that is the row for 0, then come the cuts and the rows
        of the parts between them."""
        get = self.places.get
        bounds = self.cuts.get(name)
        if bounds is None:
            return get(name, self.nothing), None, ()
        return get(told(name, None), self.nothing), bounds, [get(told(name, n), self.nothing) for n in range(len(bounds) + 1)]

    def scores(self, rows: Sequence[int], begins: Sequence[int]) -> list[float]:
        """The score of each candidate, told by rows of weights: those that all share, then those of each from its place in `begins` on."""
        import numpy as np

        sums = np.add.reduceat(self._weights.take(rows, axis=0), begins)
        each = sums[1:] + (sums[0] + self._bias)
        scores: list[float] = (np.maximum(each[:, :-1], 0.0) @ self._out + each[:, -1]).tolist()
        return scores


def told(name: str, part: int | None) -> str:
    """The feature that tells between which cuts a number lies."""
    return f"{name} {'none' if part is None else part}"
