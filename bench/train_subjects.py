"""Trains the trees and the network of `parkextract.link.rank` on annotated articles and prints them as JSON.

    python bench/train_subjects.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/subjects.json
    python bench/train_subjects.py GOLD_DIR --folds 6 --test GOLD_DIR    # also the accuracy on articles that were not trained on

An example is a value of which the extractor finds the property that the annotation gives it; the right candidates are those whose name is that of an
annotated subject: of the required facts, or of the optional ones where there are no others. The story of an article goes on as the extractor tells it, not
as it is annotated: whom the values before were said of speaks for an entity as much as it can be relied on. The model is the mean of regression trees that rank
the candidates of each value (LightGBM's LambdaMART) and of a network (`net.py`). Articles marked `heldout` are left out unless they are asked for by --test,
so that there is always something to test on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import learning
import lightgbm
import net
import numpy as np
from scipy.sparse import csr_matrix

from parkextract import agreement
from parkextract.link import subject
from parkextract.link.features import Candidate, Question
from parkextract.link.rank import Ranking
from parkextract.link.trees import Tree, Trees

Example = net.Example

LEAST = 12
ROUNDS = 250
SETTINGS = {
    "objective": "lambdarank", "label_gain": [0, 1], "lambdarank_truncation_level": 3, "learning_rate": 0.08, "num_leaves": 24, "max_depth": 7,
    "min_data_in_leaf": 30, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "seed": 3, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip


@contextmanager
def catching(one: learning.Annotated) -> Iterator[list[Example]]:
    """Gathers the examples of an annotated article while it is extracted."""
    gold, spans = one.gold, one.places
    caught: list[Example] = []
    original = subject.Subjects.choose

    def spy(self: subject.Subjects, asked: Question, candidates: list[Candidate]) -> Any:
        caught.append((*self.describe(asked, candidates), truth(asked.property, asked.place, candidates)))
        return original(self, asked, candidates)

    names = {entity["id"]: entity["name"] for entity in gold["entities"]}

    def truth(property: str, place: int, candidates: list[Candidate]) -> set[int]:
        told = [
            f
            for f in gold["facts"]
            if f["property"] == property and f.get("value") in spans and spans[f["value"]][0] <= place < spans[f["value"]][1]
        ]
        subjects = {f["subject"] for f in told if not f.get("optional")} or {f["subject"] for f in told}
        all_subjects = {f["subject"] for f in gold["facts"]}
        right = set()
        for n, candidate in enumerate(candidates):
            likeness = {identity: agreement.likeness(names[identity], candidate.entity.name) for identity in all_subjects}
            best = max(likeness.values(), default=0.0)
            if best > 0 and any(likeness[identity] == best for identity in subjects):
                right.add(n)
        return right

    subject.Subjects.choose = spy  # type: ignore[method-assign]
    try:
        yield caught
    finally:
        subject.Subjects.choose = original  # type: ignore[method-assign]


def train(articles: Sequence[list[Example]]) -> Ranking:
    """The models that put the right candidates of each value before the others."""
    return Ranking(grow(articles), net.train(chosen(articles)))


def grow(articles: Sequence[list[Example]], least: int = LEAST, rounds: int = ROUNDS) -> Trees:
    """Trees that put the right candidates of each value before the others (LambdaMART); features seen in fewer than `least` articles are left out."""
    seen = Counter(name for article in articles for name in _names(article))
    names = sorted(name for name, count in seen.items() if count >= least)
    index = {name: n for n, name in enumerate(names)}
    data = chosen(articles)
    rows, columns, values = [], [], []
    for row, one in enumerate({**shared, **one} for shared, described, _ in data for one in described):
        for name, value in one.items():
            if value and (column := index.get(name)) is not None:
                rows.append(row)
                columns.append(column)
                values.append(value)
    sizes = [len(described) for _, described, _ in data]
    told = csr_matrix((np.array(values), (rows, columns)), shape=(sum(sizes), len(names)))
    right = np.array([float(n in good) for _, described, good in data for n in range(len(described))])
    found = lightgbm.train(SETTINGS, lightgbm.Dataset(told, right, group=sizes), rounds)
    used, trees = _table([tree["tree_structure"] for tree in found.dump_model()["tree_info"]])
    return Trees([names[n] for n in used], trees)


def chosen(articles: Sequence[list[Example]]) -> list[Example]:
    """The values that have a right candidate and a choice."""
    return [one for article in articles for one in article if one[2] and len(one[1]) > len(one[2])]


def _names(article: list[Example]) -> set[str]:
    """The features of an article."""
    return {name for shared, described, _ in article for one in (shared, *described) for name, value in one.items() if value}


def _table(roots: Sequence[dict[str, Any]]) -> tuple[list[int], list[Tree]]:
    """The columns that trees ask for, and the trees as tables of nodes."""
    used: dict[int, int] = {}
    trees: list[Tree] = []
    for root in roots:
        tree: Tree = ([], [], [], [], [])
        _add(root, tree, used)
        trees.append(tree)
    return list(used), trees


def _add(node: dict[str, Any], tree: Tree, used: dict[int, int]) -> int:
    """Adds a node and what is below it, and tells its place."""
    place = len(tree[0])
    leaf = "split_feature" not in node
    feature = -1 if leaf else used.setdefault(node["split_feature"], len(used))
    whole = (feature, 0.0 if leaf else _short(node["threshold"]), 0, 0, round(node["leaf_value"], 5) if leaf else 0.0)
    for part, entry in zip(tree, whole, strict=True):
        part.append(entry)  # type: ignore[attr-defined]
    if not leaf:
        tree[2][place] = _add(node["left_child"], tree, used)
        tree[3][place] = _add(node["right_child"], tree, used)
    return place


def _short(threshold: float) -> float:
    """A threshold in few digits; one that only parts nothing from something is 0."""
    return 0.0 if abs(threshold) < 1e-30 else float(f"{threshold:.6g}")


def accuracy(articles: Sequence[list[Example]], model: Ranking) -> float:
    """The share of values whose likeliest candidate is right, of those that have a right one and a choice."""
    data = chosen(articles)
    return sum(int(np.argmax(model.scores(shared, described))) in good for shared, described, good in data) / len(data)


def to_json(model: Ranking) -> str:
    """The form in which the package keeps the models: a line a tree, and a line a feature of the network."""
    trees, network = model.trees, model.net
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees.trees)
    weights = ",\n".join(f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in network.features.items())
    told = "bench/train_subjects.py; the features are told in link/features.py and link/standing.py"
    form = {"cuts": network.cuts, "out": network.out, "bias": network.bias}
    return (
        f'{{"learned by": {json.dumps(told)},\n"features": {json.dumps(list(trees.places))},\n"trees": [\n{rows}\n],\n'
        f'"net": {json.dumps(form)[:-1]}, "features": {{\n{weights}\n}}}}}}'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="also the accuracy of cross-validation")
    arguments = parser.parse_args()
    articles = [learning.caught(catching, one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    print(f"{len(articles)} articles, {sum(map(len, articles))} values", file=sys.stderr)
    if arguments.folds:
        parts = [articles[n :: arguments.folds] for n in range(arguments.folds)]
        rates = [accuracy(part, train([a for other in parts if other is not part for a in other])) for part in parts]
        print(f"right in cross-validation: {sum(rates) / len(rates):.3f} ({min(rates):.3f} to {max(rates):.3f})", file=sys.stderr)
    weights = train(articles)
    print(f"right on the training articles: {accuracy(articles, weights):.3f}", file=sys.stderr)
    if arguments.test:
        other = [learning.caught(catching, one) for one in learning.annotated(arguments.test, heldout=True)]
        print(f"test: {len(other)} articles, right {accuracy(other, weights):.3f}", file=sys.stderr)
    print(to_json(weights))


if __name__ == "__main__":
    main()
