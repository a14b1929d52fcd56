"""Trains the model by which `parkextract.link.dates` says what a date is the date of, and prints it as JSON.

    python bench/train_dates.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/dates.json
    python bench/train_dates.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a time with dates; right are the properties that the annotation gives it, the optional ones too, or none. The
examples of the table of properties are cases too. Articles marked `heldout` are
left out unless they are asked for by --test.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import learning

import parkextract as px
from parkextract.link import dates
from parkextract.link.model import Case
from parkextract.link.view import Placed


def cases(one: learning.Annotated) -> list[learning.Labelled]:
    caught: list[learning.Labelled] = []
    original = dates.Dates.decide

    def spy(self: dates.Dates, time: Placed, case: Case) -> tuple[str, float]:
        right = learning.right(one, time.mention.start, time.mention.end, case)
        if right is None:
            return original(self, time, case)
        caught.append((case, right))
        return min(right), 1.0

    dates.Dates.decide = spy  # type: ignore[method-assign]
    try:
        px.extract(one.article)
    finally:
        dates.Dates.decide = original  # type: ignore[method-assign]
    return caught


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=0.002)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    articles += [cases(one) for one in learning.told()]
    print(f"{len(articles)} articles, {sum(map(len, articles))} dates", file=sys.stderr)
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
        print(f"test: {sum(map(len, other))} dates, right {learning.hits(other, model):.3f}", file=sys.stderr)
    print(learning.to_json(model, "bench/train_dates.py; the features are told in link/around.py and link/dates.py"), end="")


if __name__ == "__main__":
    main()
