"""Trains the model by which `parkextract.link.relations.weigh` relates the entities of a sentence, and prints it as JSON.

    python bench/train_relations.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/relations.json
    python bench/train_relations.py GOLD_DIR --folds 5 --test GOLD_DIR         # also the figures on articles that were not trained on

A case is a pair of entities; right are the relations that the annotation gives it. The annotation does not say where a relation is stated: of the sentences
that name both the first counts as that, before it one that a rule reads so; the others are left out. Articles marked `heldout` are left out unless they
are asked for by --test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import classes
import learning

from parkextract import agreement
from parkextract.link.model import NONE, Case, Model
from parkextract.link.relations import weigh

SETTINGS = (classes.SUMS,)
"""Relations are told by words and ways in the tree that few pairs have: sums of their weights did as well as a network, and better on the first articles."""


@contextmanager
def catching(one: learning.Annotated) -> Iterator[list[learning.Labelled]]:
    found: list[learning.Labelled] = []
    caught: list[tuple[weigh.Pair, Case]] = []
    original = weigh.decide

    def spy(pair: weigh.Pair, case: Case) -> dict[str, float]:
        caught.append((pair, case))
        return original(pair, case)

    weigh.decide = spy
    try:
        yield found
    finally:
        weigh.decide = original
    names = {entity["id"]: entity["name"] for entity in one.gold["entities"]}
    right = [truth(one, names, pair) & set(case.classes) for pair, case in caught]
    stating = telling(caught, right)
    found += [
        (case, frozenset(good or {NONE}))
        for n, ((pair, case), good) in enumerate(zip(caught, right, strict=True))
        if not good - {NONE} or stating[pair.subject.id, pair.value.id] == n
    ]


def telling(caught: Sequence[tuple[weigh.Pair, Case]], right: Sequence[set[str]]) -> dict[tuple[str, str], int]:
    """Which of the sentences counts as that which states a relation: the first that a rule reads so, or else that names both, or else any."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for n, ((pair, case), good) in enumerate(zip(caught, right, strict=True)):
        if good - {NONE}:
            key, ruled = (pair.subject.id, pair.value.id), any(case.classes[name].get("ruled") for name in good - {NONE})
            found[key] = min(found.get(key, (3, 0)), (0 if ruled else 1 if pair.together else 2, n))
    return {key: n for key, (_, n) in found.items()}


def truth(one: learning.Annotated, names: dict[str, str], pair: weigh.Pair) -> set[str]:
    """The relations that the annotation gives a pair; none of them is right too where all are optional."""
    subject, value = _same(names, pair.subject.name), _same(names, pair.value.name)
    return learning.names(
        fact for fact in one.gold["facts"] if fact["property"] in weigh.PROPERTIES and fact["subject"] in subject and fact["value"] in value
    )


def _same(names: dict[str, str], name: str) -> set[str]:
    """The annotated entities whose names are likest to a name."""
    likeness = {identity: agreement.likeness(other, name) for identity, other in names.items()}
    best = max(likeness.values(), default=0.0)
    return {identity for identity, alike in likeness.items() if best > 0 and alike == best}


def figures(articles: Sequence[Sequence[learning.Labelled]], model: Model) -> str:
    """Precision and recall of the relations found; optional ones count neither way."""
    right = found = wanted = 0
    for case, good in (one for article in articles for one in article):
        wanted += NONE not in good
        for chosen in weigh.choose(model.likely(case), case):
            if not (NONE in good and chosen in good):
                found += 1
                right += chosen in good
    p, r = right / max(found, 1), right / max(wanted, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f} of {wanted}"


if __name__ == "__main__":
    learning.main(
        __doc__,
        "train_relations.py",
        partial(learning.caught, catching),
        partial(learning.fit, settings=SETTINGS),
        classes.to_json,
        figures=figures,
    )
