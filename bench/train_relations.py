"""Trains the model by which `parkextract.link.relations.weigh` relates the entities of a sentence, and prints it as JSON.

    python bench/train_relations.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/relations.json
    python bench/train_relations.py GOLD_DIR --folds 5 --test GOLD_DIR         # also the figures on articles that were not trained on

A case is a pair of entities; right are the relations that the annotation gives it. The annotation does not say where a relation is stated: of the sentences
that name both the first counts as that, the others are left out. Articles marked `heldout` are left out unless they are asked for by --test.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import learning

import parkextract as px
from parkextract import agreement
from parkextract.link.model import NONE, Case, Model
from parkextract.link.relations import weigh


def cases(one: learning.Annotated) -> list[learning.Labelled]:
    caught: list[tuple[weigh.Pair, Case]] = []
    original = weigh.decide

    def spy(pair: weigh.Pair, case: Case) -> dict[str, float]:
        caught.append((pair, case))
        return original(pair, case)

    weigh.decide = spy
    try:
        px.extract(one.article)
    finally:
        weigh.decide = original
    names = {entity["id"]: entity["name"] for entity in one.gold["entities"]}
    together = {(pair.subject.id, pair.value.id) for pair, _ in caught if pair.first is not None}
    told: set[tuple[str, str]] = set()
    found: list[learning.Labelled] = []
    for pair, case in caught:
        key = (pair.subject.id, pair.value.id)
        right = truth(one, names, pair) & set(case.classes)
        if right - {NONE}:
            if key in told or (pair.first is None and key in together):
                continue
            told.add(key)
        found.append((case, frozenset(right or {NONE})))
    return found


def truth(one: learning.Annotated, names: dict[str, str], pair: weigh.Pair) -> set[str]:
    """The relations that the annotation gives a pair; none of them is right too where all are optional."""
    subject, value = _same(names, pair.subject.name), _same(names, pair.value.name)
    found = {
        (fact["property"], bool(fact.get("optional")))
        for fact in one.gold["facts"]
        if fact["property"] in weigh.PROPERTIES and fact["subject"] in subject and fact["value"] in value
    }
    required = {name for name, optional in found if not optional}
    return required or ({name for name, _ in found} | {NONE} if found else {NONE})


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=0.0003)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    print(f"{len(articles)} articles, {sum(map(len, articles))} pairs", file=sys.stderr)
    parts = [articles[n :: arguments.folds] for n in range(arguments.folds)]
    for part in parts:
        model = learning.fit([a for other in parts if other is not part for a in other], arguments.penalty)
        print(f"fold: {figures(part, model)}", file=sys.stderr)
    model = learning.fit(articles, arguments.penalty)
    print(f"the training articles: {figures(articles, model)}", file=sys.stderr)
    if arguments.test:
        other = [cases(one) for one in learning.annotated(arguments.test, heldout=True)]
        print(f"test: {figures(other, model)}", file=sys.stderr)
    print(learning.to_json(model, "bench/train_relations.py; the features are told in link/relations/weigh.py"), end="")


if __name__ == "__main__":
    main()
