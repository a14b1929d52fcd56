"""Trains the model by which `parkextract.link.reads` says what a number is a value of, and prints it as JSON.

    python bench/train_properties.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/properties.json
    python bench/train_properties.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a number that may be a value; right are the properties that the annotation gives it, the optional ones too, or none. The
examples of the table of properties are cases too. Articles marked `heldout` are
left out unless they are asked for by --test.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import learning

import parkextract as px
from parkextract.link import reads
from parkextract.link.model import Case
from parkextract.link.view import Placed


def cases(one: learning.Annotated) -> list[learning.Labelled]:
    caught: list[learning.Labelled] = []
    original = reads.Reader.decide

    def spy(self: reads.Reader, value: Placed, case: Case) -> tuple[str, float]:
        right = learning.right(one, value.mention.start, value.mention.end, case)
        if right is None:
            return original(self, value, case)
        caught.append((case, right))
        return min(right), 1.0

    reads.Reader.decide = spy  # type: ignore[method-assign]
    try:
        px.extract(one.article)
    finally:
        reads.Reader.decide = original  # type: ignore[method-assign]
    return caught


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=0.0015)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    articles += [cases(one) for one in learning.told()]
    print(f"{len(articles)} articles, {sum(map(len, articles))} numbers", file=sys.stderr)
    if arguments.folds:
        parts = [articles[n :: arguments.folds] for n in range(arguments.folds)]
        rates = [
            learning.hits(part, learning.fit([a for other in parts if other is not part for a in other], arguments.penalty))
            for part in parts
        ]
        print(f"right in cross-validation: {sum(rates) / len(rates):.3f}", file=sys.stderr)
    model = learning.fit(articles, arguments.penalty)
    print(f"right on the training articles: {learning.hits(articles, model):.3f}", file=sys.stderr)
    if arguments.test:
        other = [cases(one) for one in learning.annotated(arguments.test, heldout=True)]
        print(f"test: {sum(map(len, other))} numbers, right {learning.hits(other, model):.3f}", file=sys.stderr)
    print(learning.to_json(model, "bench/train_properties.py; the features are told in link/around.py and link/reads.py"), end="")


if __name__ == "__main__":
    main()
