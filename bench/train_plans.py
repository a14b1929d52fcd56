"""Trains the model by which `parkextract.link.plans` says whether a fact is planned, and prints it as JSON.

    python bench/train_plans.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/plans.json
    python bench/train_plans.py GOLD_DIR --folds 5 --test GOLD_DIR             # also the accuracy on articles that were not trained on

A case is a fact of a number or a date that the annotation has with the same property; right is its status there. Articles marked `heldout` are left out unless
they are asked for by --test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import classes
import learning

from parkextract.facts import Fact, Status
from parkextract.link import plans
from parkextract.link.model import Case

SETTINGS = (classes.NETWORK, classes.SUMS)


@contextmanager
def catching(one: learning.Annotated) -> Iterator[list[learning.Labelled]]:
    caught: list[learning.Labelled] = []
    original = plans.Plans.decide

    def spy(self: plans.Plans, fact: Fact, case: Case) -> Status:
        mention = self.placed[fact.value or ""][1].mention
        own = [gold for gold in learning.at(one, mention.start, mention.end) if gold["property"] == fact.property]
        own = [gold for gold in own if not gold.get("optional")] or own
        if own:
            caught.append((case, frozenset(gold.get("status") or "actual" for gold in own)))
        return fact.status

    plans.Plans.decide = spy  # type: ignore[method-assign]
    try:
        yield caught
    finally:
        plans.Plans.decide = original  # type: ignore[method-assign]


if __name__ == "__main__":
    learning.main(__doc__, "train_plans.py", partial(learning.caught, catching), partial(learning.fit, settings=SETTINGS), classes.to_json)
