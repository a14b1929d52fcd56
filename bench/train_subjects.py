"""Trains the weights of `parkextract.link.rank` on annotated articles and prints them as JSON.

    python bench/train_subjects.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/subjects.json
    python bench/train_subjects.py GOLD_DIR --folds 6 --test GOLD_DIR    # also the accuracy on articles that were not trained on

An example is a value of which the extractor finds the property that the annotation gives it; the right candidates are those whose name is that of an
annotated subject: of the required facts, or of the optional ones where there are no others. The story of an article goes on as the extractor tells it, not
as it is annotated: whom the values before were said of speaks for an entity as much as it can be relied on. The model is log-linear over the candidates of
each value, with an L2 penalty. Articles marked `heldout` are left out unless they are asked for by --test, so that there is always something to test on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import learning
import numpy as np
from scipy.sparse import csr_matrix

from parkextract import agreement
from parkextract.link import rank, subject
from parkextract.link.features import Candidate, Features, Question

Example = tuple[list[Features], set[int]]
PENALTY = 0.0015


@contextmanager
def catching(one: learning.Annotated) -> Iterator[list[Example]]:
    """Gathers the examples of an annotated article while it is extracted."""
    gold, spans = one.gold, one.places
    caught: list[Example] = []
    original = subject.Subjects.choose

    def spy(self: subject.Subjects, asked: Question, candidates: list[Candidate]) -> Any:
        caught.append((self.describe(asked, candidates), truth(asked.property, asked.place, candidates)))
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


def train(articles: Sequence[list[Example]], penalty: float, least: int = 4, rounds: int = 400) -> dict[str, float]:
    """Weights by gradient ascent with momentum on the log likelihood of the right candidates; features seen in fewer than `least` articles are
    left out."""
    seen = Counter(name for article in articles for name in {name for described, _ in article for one in described for name in one})
    names = sorted(name for name, count in seen.items() if count >= least)
    index = {name: n for n, name in enumerate(names)}
    data = [one for article in articles for one in article if one[1] and len(one[0]) > len(one[1])]
    rows, columns, values, right, sizes = [], [], [], [], []
    at = 0
    for described, good in data:
        for n, one in enumerate(described):
            for name, value in one.items():
                if name in index:
                    rows.append(at)
                    columns.append(index[name])
                    values.append(value)
            right.append(n in good)
            at += 1
        sizes.append(len(described))
    told = csr_matrix((np.array(values), (rows, columns)), shape=(at, len(names)))
    across = told.T.tocsr()
    good_rows, counts = np.array(right, dtype=float), np.array(sizes)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(rounds):
        scores = told @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), counts)
        likely = np.exp(scores)
        all_share = likely / np.repeat(np.add.reduceat(likely, starts), counts)
        good_share = likely * good_rows / np.repeat(np.add.reduceat(likely * good_rows, starts) + 1e-12, counts)
        speed = 0.9 * speed + across @ (good_share - all_share) / len(data) - penalty * weights
        weights += 0.3 * speed
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.0005}


def accuracy(articles: Sequence[list[Example]], weights: Mapping[str, float]) -> float:
    """The share of values whose likeliest candidate is right, of those that have a right one and a choice."""
    data = [one for article in articles for one in article if one[1] and len(one[0]) > len(one[1])]
    hits = sum(max(range(len(d)), key=lambda n: rank.score(d[n], weights)) in good for d, good in data)
    return hits / len(data)


def to_json(weights: Mapping[str, float]) -> str:
    """The form in which the package keeps the weights."""
    return json.dumps({"learned by": "bench/train_subjects.py; the features are told in link/features.py", "weights": weights}, indent=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="also the accuracy of cross-validation")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    arguments = parser.parse_args()
    articles = [learning.caught(catching, one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    print(f"{len(articles)} articles, {sum(map(len, articles))} values", file=sys.stderr)
    if arguments.folds:
        parts = [articles[n :: arguments.folds] for n in range(arguments.folds)]
        rates = [accuracy(part, train([a for other in parts if other is not part for a in other], arguments.penalty)) for part in parts]
        print(f"right in cross-validation: {sum(rates) / len(rates):.3f} ({min(rates):.3f} to {max(rates):.3f})", file=sys.stderr)
    weights = train(articles, arguments.penalty)
    print(f"right on the training articles: {accuracy(articles, weights):.3f}", file=sys.stderr)
    if arguments.test:
        other = [learning.caught(catching, one) for one in learning.annotated(arguments.test, heldout=True)]
        print(f"test: {len(other)} articles, right {accuracy(other, weights):.3f}", file=sys.stderr)
    print(to_json(weights))


if __name__ == "__main__":
    main()
