"""How good extraction is on annotated articles that the models of linking were not trained on: each part of them is read with models trained on the others.

    python bench/crossfit.py GOLD_DIR [GOLD_DIR ...] [--parts 3] [--out FOLDER] [--errors]

Prints the tables of `parkextract score` over the development articles; articles marked `heldout` are left out. `--out` keeps each extraction as JSON. The
rules have seen the articles, so the figures are somewhat too good; what they are for is the difference that a change makes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import learning
import train_dates
import train_kinds
import train_plans
import train_properties
import train_relations
import train_subjects

import parkextract as px
from parkextract import score
from parkextract.entities import guess
from parkextract.link import dates, plans, rank, reads
from parkextract.link.relations import weigh

PARTS = 3
SCRIPTS = {"properties": train_properties, "dates": train_dates, "relations": train_relations, "plans": train_plans}
USERS = (reads, dates, weigh, plans)


def guessed(articles: Sequence[learning.Annotated], parts: int) -> list[guess.Weights]:
    """The model that says what names name, once for each part: trained on the others."""
    cases = [train_kinds.cases(one) for one in articles]
    return [
        guess.table(learning.fit([c for n, c in enumerate(cases) if n % parts != k], train_kinds.PENALTY).classes) for k in range(parts)
    ]


def in_turn(articles: Sequence[learning.Annotated], kinds: Sequence[guess.Weights]) -> Iterator[learning.Annotated]:
    """Each article at a time when what its names name is guessed by the model that has not seen it."""
    for n, one in enumerate(articles):
        guess.weights = lambda n=n: kinds[n % len(kinds)]  # type: ignore[assignment, misc]
        yield one


def unseen(articles: list[learning.Annotated], parts: int = PARTS) -> Iterator[int]:
    """The number of each article, at a time when all models are trained on articles of other parts."""
    kinds, known = guessed(articles, parts), guess.weights
    cases = {name: [script.cases(one) for one in in_turn(articles, kinds)] for name, script in SCRIPTS.items()}
    more = {name: [SCRIPTS[name].cases(one) for one in learning.told()] for name in ("properties", "dates")}
    subjects = [train_subjects.of_article(one) for one in in_turn(articles, kinds)]
    kept = [module.model for module in USERS], rank.weights
    try:
        for part in range(parts):
            others = [n for n in range(len(articles)) if n % parts != part]
            models = {
                name: learning.fit([data[n] for n in others] + more.get(name, []), SCRIPTS[name].PENALTY) for name, data in cases.items()
            }
            weights = train_subjects.train([subjects[n] for n in others], train_subjects.PENALTY)
            for module in USERS:
                module.model = models.__getitem__  # type: ignore[attr-defined]
            guess.weights = lambda part=part: kinds[part]  # type: ignore[assignment, misc]
            rank.weights = lambda weights=weights: weights  # type: ignore[assignment, misc]
            print(f"part {part + 1} of {parts}", file=sys.stderr)
            yield from range(part, len(articles), parts)
    finally:
        for module, model in zip(USERS, kept[0], strict=True):
            module.model = model  # type: ignore[attr-defined]
        rank.weights, guess.weights = kept[1], known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--parts", type=int, default=PARTS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    articles = [one for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    found = {}
    for n in unseen(articles, arguments.parts):
        found[n] = px.extract(articles[n].article).to_dict()
        if arguments.out:
            arguments.out.mkdir(exist_ok=True, parents=True)
            form = json.dumps(found[n], ensure_ascii=False, indent=1)
            (arguments.out / f"{articles[n].gold['id']}.json").write_text(form, encoding="utf-8")
    rows = score.score((articles[n].gold["id"], articles[n].gold, found[n]) for n in sorted(found))
    print(score.table(rows))
    if arguments.errors:
        print(score.errors(rows))


if __name__ == "__main__":
    main()
