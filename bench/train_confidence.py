"""Fits the weights of `parkextract.link.confidence` to annotated articles and prints them as JSON.

    python bench/train_confidence.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/confidence.json

An example is a fact that the extractor states; it is right where an annotated fact, required or optional, has the same property, value and subject.
The models of linking know the articles that they were trained on too well, so each part of the articles is read with models trained on the other parts
(`crossfit.py`). Articles marked `heldout` are left out. How well the confidence means what it says is measured in the same way: the table on standard error
has, for each tenth of confidence, how many facts there were and how many of them were right.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import crossfit
import learning
import numpy as np

import parkextract as px
from parkextract.agreement import Side, agreement
from parkextract.facts import Fact
from parkextract.link.confidence import Ratings

Example = tuple[dict[str, float], bool]
FOLDS = 5
PENALTY = 0.0003


def examples(folders: list[Path]) -> list[list[Example]]:
    """The facts stated of each article, with whether each is right, as models that were not trained on the article find them."""
    articles = [one for folder in folders for one in learning.annotated(folder, heldout=False)]
    return crossfit.unseen(articles, lambda one: told(one.article, one.gold)[0])


def told(article: px.Article, gold: dict[str, Any]) -> tuple[list[Example], dict[str, Any]]:
    """The examples of an article, and its extraction."""
    described: dict[tuple[str, str, str | None], dict[str, float]] = {}
    original = Ratings.rate

    def spy(self: Ratings, fact: Fact, how: str, score: float = 0.0, sure: float = 0.0, read: float = 1.0) -> Fact:
        described[fact.subject, fact.property, fact.value] = self.describe(fact, how, score, sure, read)
        return original(self, fact, how, score, sure, read)

    Ratings.rate = spy  # type: ignore[method-assign]
    try:
        found = px.extract(article).to_dict()
    finally:
        Ratings.rate = original  # type: ignore[method-assign]
    wanted, stated = Side(gold), Side(found)
    data = []
    for fact in stated.facts:
        features = described.get((fact["subject"], fact["property"], fact.get("value")))
        if features is not None:
            data.append((features, max((agreement(wanted, stated, g, fact) for g in wanted.facts), default=0) >= 2))
    return data, found


def fit(data: list[Example], penalty: float, rounds: int = 1500) -> dict[str, float]:
    """The weights of a logistic model, by gradient ascent with momentum; the bias is not penalised."""
    names = sorted({name for features, _ in data for name in features})
    matrix = np.array([[features.get(name, 0.0) for name in names] for features, _ in data])
    right = np.array([float(good) for _, good in data])
    held = np.array([0.0 if name == "bias" else penalty for name in names])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(rounds):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        speed = 0.9 * speed + matrix.T @ (right - likely) / len(data) - held * weights
        weights += 0.2 * speed
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.0005}


def likelihood(features: dict[str, float], weights: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items()))))


def calibration(articles: list[list[Example]], penalty: float) -> str:
    """How many facts there are of each tenth of confidence, and how many of them are right, in cross-validation."""
    tenths: dict[int, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fit([one for n, data in enumerate(articles) if n % FOLDS != fold for one in data], penalty)
        for features, good in (one for data in articles[fold::FOLDS] for one in data):
            tenths.setdefault(min(9, int(10 * likelihood(features, weights))), []).append(good)
    lines = (f"{t / 10:.1f} to {t / 10 + 0.1:.1f}: {len(g):4} facts, {100 * sum(g) / len(g):.0f}% right" for t, g in sorted(tenths.items()))
    return "\n".join(lines)


def to_json(weights: dict[str, float]) -> str:
    """The form in which the package keeps the weights."""
    return json.dumps(
        {"learned by": "bench/train_confidence.py; the features are told in link/confidence.py", "weights": weights}, indent=1
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    arguments = parser.parse_args()
    articles = examples(arguments.gold)
    print(calibration(articles, arguments.penalty), file=sys.stderr)
    print(to_json(fit([one for data in articles for one in data], arguments.penalty)))


if __name__ == "__main__":
    main()
