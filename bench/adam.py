"""Adam, the descent by which the networks are trained (Kingma and Ba, 2015): each weight moves by the mean of its slopes over the root of their squares."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
Weights = dict[str, Table]

RATE = 0.002


class Adam:
    """Moves `weights`, each table in its place."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._mean = {name: np.zeros_like(one) for name, one in weights.items()}
        self._square = {name: np.zeros_like(one) for name, one in weights.items()}
        self._step = 0

    def step(self, slopes: Mapping[str, Table], done: float) -> None:
        """One step down the slopes, the shorter the more of the training is done (0 to 1)."""
        self._step += 1
        rate = RATE * (1 - done) + RATE / 100
        for name, slope in slopes.items():
            mean = self._mean[name] = 0.9 * self._mean[name] + 0.1 * slope
            square = self._square[name] = 0.999 * self._square[name] + 0.001 * slope * slope
            self.weights[name] -= rate * (mean / (1 - 0.9**self._step)) / (np.sqrt(square / (1 - 0.999**self._step)) + 1e-8)
