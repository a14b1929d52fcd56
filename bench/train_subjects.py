"""Trains the weights of `parkextract.link.rank` on annotated articles and prints them as JSON.

    python bench/train_subjects.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/subjects.json
    python bench/train_subjects.py GOLD_DIR --test OTHER_GOLD_DIR        # accuracy on articles that were not trained on

An example is a value of which the extractor finds the property that the annotation gives it; the right candidates are those whose name is that of an
annotated subject. The model is log-linear over the candidates of each value, with an L2 penalty. Articles marked `heldout` are left out unless they
are asked for by --test, so that there is always something to test on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

import parkextract as px
from parkextract import agreement
from parkextract.link import rank, subject

Example = tuple[list[rank.Features], set[int]]


def examples(folder: Path, heldout: bool) -> Iterator[Example]:
    """The examples of the annotated articles of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if bool(gold.get("heldout")) == heldout:
            yield from of_article(path, gold)


def of_article(path: Path, gold: dict[str, Any]) -> Iterator[Example]:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    caught: list[tuple[str, int, list[rank.Candidate], list[rank.Features]]] = []
    original = subject.Subjects.choose

    def spy(self: subject.Subjects, view: Any, property: str, place: int, candidates: list[rank.Candidate]) -> Any:
        described = rank.describe(candidates, view, place, self.entities, property, self.story)
        caught.append((property, place, candidates, described))
        right = truth(property, place, candidates)
        if right:  # the story goes on as the annotation tells it
            chosen = candidates[min(right)]
            self.story.chosen(chosen.entity, property)
            return chosen.entity, 1.0
        return original(self, view, property, place, candidates)

    spans = places(gold, text)
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}

    def truth(property: str, place: int, candidates: list[rank.Candidate]) -> set[int]:
        subjects = {
            f["subject"]
            for f in gold["facts"]
            if f["property"] == property and f.get("value") in spans and spans[f["value"]][0] <= place < spans[f["value"]][1]
        }
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
        px.extract(px.Article(text, title=gold.get("title"), published=gold.get("published"), id=path.stem))
    finally:
        subject.Subjects.choose = original  # type: ignore[method-assign]
    for property, place, candidates, described in caught:
        yield described, truth(property, place, candidates)


def places(gold: dict[str, Any], text: str) -> dict[str, tuple[int, int]]:
    """Where the annotated mentions stand: the n-th occurrence of their words."""
    found = {}
    for mention in gold["mentions"]:
        start = -1
        for _ in range(mention.get("nth", 1)):
            start = text.find(mention["text"], start + 1)
        found[mention["id"]] = (start, start + len(mention["text"]))
    return found


def train(data: list[Example], penalty: float, rounds: int = 400) -> dict[str, float]:
    """Weights by gradient ascent with momentum on the log likelihood of the right candidates."""
    names = sorted({name for described, _ in data for one in described for name in one})
    index = {name: n for n, name in enumerate(names)}
    rows, groups, right = [], [], []
    for described, good in data:
        begin = len(rows)
        for n, one in enumerate(described):
            row = np.zeros(len(names))
            for name, value in one.items():
                row[index[name]] = value
            rows.append(row)
            right.append(n in good)
        groups.append((begin, len(rows)))
    matrix, good_rows = np.array(rows), np.array(right, dtype=float)
    starts = np.array([begin for begin, _ in groups])
    sizes = np.array([end - begin for begin, end in groups])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(rounds):
        scores = matrix @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        likely = np.exp(scores)
        all_share = likely / np.repeat(np.add.reduceat(likely, starts), sizes)
        good_share = likely * good_rows / np.repeat(np.add.reduceat(likely * good_rows, starts) + 1e-12, sizes)
        gradient = matrix.T @ (good_share - all_share) / len(groups) - penalty * weights
        speed = 0.9 * speed + gradient
        weights += 0.3 * speed
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.0005}


def accuracy(data: list[Example], weights: dict[str, float]) -> float:
    """The share of values whose likeliest candidate is right, of those that have a right one."""
    hits = sum(max(range(len(d)), key=lambda n: rank.score(d[n], weights)) in good for d, good in data)
    return hits / len(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--penalty", type=float, default=0.01)
    arguments = parser.parse_args()
    everything = [one for folder in arguments.gold for one in examples(folder, heldout=False)]
    data = [one for one in everything if one[1] and len(one[0]) > len(one[1])]
    print(
        f"{len(everything)} values, {sum(bool(good) for _, good in everything)} with a right candidate, {len(data)} with a choice",
        file=sys.stderr,
    )
    weights = train(data, arguments.penalty)
    print(f"right on the training articles: {accuracy(data, weights):.3f}", file=sys.stderr)
    if arguments.test:
        other = list(examples(arguments.test, heldout=True))
        choice = [one for one in other if one[1] and len(one[0]) > len(one[1])]
        print(f"test: {len(other)} values, {len(choice)} with a choice, right {accuracy(choice, weights):.3f}", file=sys.stderr)
    print(json.dumps({"learned by": "bench/train_subjects.py; the features are told in link/rank.py", "weights": weights}, indent=1))


if __name__ == "__main__":
    main()
