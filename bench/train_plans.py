"""Trains the model by which `parkextract.link.plans` says whether a fact is planned, and prints it as JSON.

    python bench/train_plans.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/plans.json
    python bench/train_plans.py GOLD_DIR --folds 5 --test GOLD_DIR             # also the accuracy on articles that were not trained on

A case is a fact of a number or a date that the annotation has with the same property; right is its status there. Articles marked `heldout` are left out unless
they are asked for by --test.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import learning

import parkextract as px
from parkextract.facts import Fact, Status
from parkextract.link import plans
from parkextract.link.model import Case


def cases(one: learning.Annotated) -> list[learning.Labelled]:
    caught: list[learning.Labelled] = []
    original = plans.Plans.decide

    def spy(self: plans.Plans, fact: Fact, case: Case) -> Status:
        mention = self.placed[fact.value or ""][1].mention
        own = [
            gold
            for gold in one.gold["facts"]
            if gold["property"] == fact.property
            and gold.get("value") in one.places
            and one.places[gold["value"]][0] < mention.end
            and one.places[gold["value"]][1] > mention.start
        ]
        own = [gold for gold in own if not gold.get("optional")] or own
        if own:
            caught.append((case, frozenset(gold.get("status") or "actual" for gold in own)))
        return fact.status

    plans.Plans.decide = spy  # type: ignore[method-assign]
    try:
        px.extract(one.article)
    finally:
        plans.Plans.decide = original  # type: ignore[method-assign]
    return caught


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=0.002)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    print(f"{len(articles)} articles, {sum(map(len, articles))} facts", file=sys.stderr)
    for n in range(arguments.folds):
        rest = [data for m, data in enumerate(articles) if m % arguments.folds != n]
        rate = learning.hits(articles[n :: arguments.folds], learning.fit(rest, arguments.penalty))
        print(f"fold {n + 1}: right {rate:.3f}", file=sys.stderr)
    model = learning.fit(articles, arguments.penalty)
    print(f"right on the training articles: {learning.hits(articles, model):.3f}", file=sys.stderr)
    if arguments.test:
        other = [cases(one) for one in learning.annotated(arguments.test, heldout=True)]
        print(f"test: {sum(map(len, other))} facts, right {learning.hits(other, model):.3f}", file=sys.stderr)
    print(learning.to_json(model, "bench/train_plans.py; the features are told in link/around.py and link/plans.py"), end="")


if __name__ == "__main__":
    main()
