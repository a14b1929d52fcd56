"""Boosted regression trees as data: what each candidate scores, learned from annotated articles and kept as JSON.

    {"features": [name, …], "trees": [[feature, threshold, left, right, value], …]}

A tree is five lists with one entry a node, the root first: a feature by its place in `features`, the value up to which the node `left` is next, and
`right` above it; a leaf has the feature -1 and a value. A candidate's score is the sum of the values of the leaves that it comes to (Friedman,
"Greedy function approximation: a gradient boosting machine", 2001).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Tree = tuple[list[int], list[float], list[int], list[int], list[float]]


class Trees:
    """All trees, each filled up to a full one, so that every candidate goes down all of them at once, level by level. A question that several nodes ask,
    whether a feature lies above a threshold, is answered once."""

    def __init__(self, features: Sequence[str], trees: Sequence[Tree]) -> None:
        import numpy as np

        self.trees = trees
        self.places = {name: place for place, name in enumerate(features)}
        questions: dict[tuple[int, float], int] = {}
        self._levels = []
        rows = [[0] for _ in trees]  # the nodes of a level of each tree, from the left; a leaf stands again below itself
        for _ in range(max((_depth(tree) for tree in trees), default=0)):
            asked = [
                questions.setdefault((tree[0][node], tree[1][node]) if tree[0][node] >= 0 else _NEVER, len(questions))
                for tree, row in zip(trees, rows, strict=True)
                for node in row
            ]
            self._levels.append(np.array(asked, dtype=np.intp))
            rows = [
                [child for node in row for child in ((tree[2][node], tree[3][node]) if tree[0][node] >= 0 else (node, node))]
                for tree, row in zip(trees, rows, strict=True)
            ]
        self._asked = np.array([feature for feature, _ in questions], dtype=np.intp)
        self._bound = np.array([bound for _, bound in questions])
        self._roots = np.arange(len(trees), dtype=np.intp)
        self._value = np.array([tree[4][node] for tree, row in zip(trees, rows, strict=True) for node in row])

    def scores(self, table: NDArray[np.float64]) -> list[float]:
        """The score of each candidate, told by a row with a value for each of `places`; what stands behind those is not asked for."""
        import numpy as np

        answers = (table.take(self._asked, axis=1, mode="clip") > self._bound).astype(np.intp)
        first = np.repeat(np.arange(len(table)) * len(self._asked), len(self.trees))  # where the answers of each candidate begin
        told, node = answers.ravel(), np.tile(self._roots, len(table))
        for asked in self._levels:
            at = asked.take(node, mode="clip")  # every index is in its bounds, which this mode need not make sure of first
            at += first
            node += node  # below the n-th node of a level stand the nodes 2n and 2n + 1 of the next
            node += told.take(at, mode="clip")
        scores: list[float] = self._value.take(node, mode="clip").reshape(len(table), -1).sum(axis=1).tolist()
        return scores


_NEVER = (0, math.inf)


def _depth(tree: Tree) -> int:
    """How many steps lead down to the deepest leaf."""
    feature, _, left, right, _ = tree
    depth, level = 0, [0]
    while level := [child for node in level if feature[node] >= 0 for child in (left[node], right[node])]:
        depth += 1
    return depth
