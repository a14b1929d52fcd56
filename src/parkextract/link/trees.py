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
    """All trees, each filled up to a full one, so that every candidate goes down all of them at once, level by level."""

    def __init__(self, features: Sequence[str], trees: Sequence[Tree]) -> None:
        import numpy as np

        self.trees = trees
        self.places = {name: place for place, name in enumerate(features)}
        depth = max((_depth(tree) for tree in trees), default=0)
        self._levels = []
        rows = [[0] for _ in trees]  # the nodes of a level of each tree, from the left; a leaf stands again below itself
        for _ in range(depth):
            asked = [[tree[0][node] for node in row] for tree, row in zip(trees, rows, strict=True)]
            bound = [[tree[1][node] if tree[0][node] >= 0 else math.inf for node in row] for tree, row in zip(trees, rows, strict=True)]
            first = np.arange(len(trees), dtype=np.intp) * len(rows[0])
            self._levels.append((first, np.array(asked, dtype=np.intp).clip(0).ravel(), np.array(bound).ravel()))
            rows = [
                [child for node in row for child in ((tree[2][node], tree[3][node]) if tree[0][node] >= 0 else (node, node))]
                for tree, row in zip(trees, rows, strict=True)
            ]
        self._first = np.arange(len(trees), dtype=np.intp) * (len(rows[0]) if rows else 0)
        self._value = np.array([[tree[4][node] for node in row] for tree, row in zip(trees, rows, strict=True)]).ravel()

    def scores(self, table: NDArray[np.float64]) -> list[float]:
        """The score of each candidate, told by a row with a value for each of `places`; what stands behind those is not asked for."""
        import numpy as np

        if not self._levels:
            return [float(self._value.sum())] * len(table)
        told = table.ravel()
        row_starts = (np.arange(len(table)) * table.shape[1])[:, None]
        (_, asked, bound), *below = self._levels
        at = (table.take(asked, axis=1) > bound).astype(np.intp)  # at the root all are at the same node
        for first, asked, bound in below:
            node = at + first
            at += at
            at += told.take(asked.take(node) + row_starts) > bound.take(node)
        scores: list[float] = self._value.take(at + self._first).sum(axis=1).tolist()
        return scores


def _depth(tree: Tree) -> int:
    """How many steps lead down to the deepest leaf."""
    feature, _, left, right, _ = tree
    depth, level = 0, [0]
    while level := [child for node in level if feature[node] >= 0 for child in (left[node], right[node])]:
        depth += 1
    return depth
