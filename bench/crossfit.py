"""How good extraction is on annotated articles that its models were not trained on: each part of them is read with models trained on the others.

    python bench/crossfit.py GOLD_DIR [GOLD_DIR ...] [--parts 3] [--out FOLDER] [--errors]

Prints the tables of `parkextract score` over the development articles; articles marked `heldout` are left out. `--out` keeps each extraction as JSON. The
rules have seen the articles, so the figures are somewhat too good; what they are for is the difference that a change makes.

One model decides on what the others have said, so each is trained on what they say of articles that they have not seen, as it will be when it is used: a first
round of models is trained on cases gathered with the models of the package, the second on cases gathered with those of the first.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

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
from parkextract.link.model import Model
from parkextract.link.relations import weigh

PARTS = 3
SCRIPTS = {"properties": train_properties, "dates": train_dates, "relations": train_relations, "plans": train_plans}
USERS = (reads, dates, weigh, plans)

T = TypeVar("T")
Cases = dict[str, list[Any]]
"""The cases of each model in one article."""


class Models(NamedTuple):
    """The models of an extraction: of the types of names, of linking by their names, of subjects."""

    kinds: guess.Weights
    linking: Mapping[str, Model]
    subjects: rank.Ranking


class Rounds(NamedTuple):
    """What the rounds of training come to: the cases of each article, gathered with models that have not seen it, and the models of each part."""

    cases: list[Cases]
    parts: list[Models]


@contextmanager
def using(kinds: guess.Weights, models: Models | None = None) -> Iterator[None]:
    """Extracts with these models; without `models` only the types of names are of another model than the package's."""
    kept = [module.model for module in USERS], rank.model, guess.weights
    guess.weights = lambda: kinds  # type: ignore[assignment, misc]
    if models is not None:
        for module in USERS:
            module.model = models.linking.__getitem__  # type: ignore[attr-defined]
        rank.model = lambda: models.subjects  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        for module, model in zip(USERS, kept[0], strict=True):
            module.model = model  # type: ignore[attr-defined]
        rank.model, guess.weights = kept[1:]


def gathered(one: learning.Annotated) -> Cases:
    """The cases of all models of linking in an article, from one extraction."""
    with ExitStack() as stack:
        found = {name: stack.enter_context(script.catching(one)) for name, script in (*SCRIPTS.items(), ("subjects", train_subjects))}
        px.extract(one.article)
    return found


def fitted(cases: Sequence[Cases], more: Mapping[str, list[Any]], kinds: guess.Weights) -> Models:
    """The models trained on the cases of some articles, and on examples (`more`)."""
    linking = {name: learning.fit([one[name] for one in cases] + more.get(name, []), script.SETTINGS) for name, script in SCRIPTS.items()}
    return Models(kinds, linking, train_subjects.train([one["subjects"] for one in cases]))


def rounds(articles: Sequence[learning.Annotated], parts: int = PARTS) -> Rounds:
    """Trains the models of each part, twice."""
    named = [train_kinds.cases(one) for one in articles]
    kinds = spread(lambda part: types(others(named, part, parts)), parts)
    more = examples()
    cases = spread(lambda n: under(lambda: gathered(articles[n]), kinds[n % parts]), len(articles))
    print("cases gathered with the models of the package", file=sys.stderr)
    models = spread(lambda part: fitted(others(cases, part, parts), more, kinds[part]), parts)
    cases = spread(lambda n: under(lambda: gathered(articles[n]), kinds[n % parts], models[n % parts]), len(articles))
    print("cases gathered with models that have not seen the article", file=sys.stderr)
    return Rounds(cases, spread(lambda part: fitted(others(cases, part, parts), more, kinds[part]), parts))


def types(cases: Sequence[list[learning.Labelled]]) -> guess.Weights:
    return guess.table(train_kinds.fit(cases).classes)


def examples() -> dict[str, list[Any]]:
    """The cases of the examples of the table of properties."""
    return {name: [learning.caught(SCRIPTS[name].catching, one) for one in learning.told()] for name in ("properties", "dates")}


def others(items: Sequence[T], part: int, parts: int) -> list[T]:
    """The items of the other parts."""
    return [item for n, item in enumerate(items) if n % parts != part]


def under(task: Callable[[], T], kinds: guess.Weights, models: Models | None = None) -> T:
    with using(kinds, models):
        return task()


def spread(task: Callable[[int], T], count: int) -> list[T]:
    """The results of a task for 0 to `count`, by as many processes as there are cores, which have all that this one has."""
    global _task
    _task = task
    with multiprocessing.get_context("fork").Pool() as pool:
        return pool.map(_do, range(count), chunksize=1)


_task: Callable[[int], Any]


def _do(n: int) -> Any:
    return _task(n)


def unseen(articles: Sequence[learning.Annotated], task: Callable[[learning.Annotated], T], trained: Rounds | None = None) -> list[T]:
    """The results of a task for each article, each done with models that have not seen it."""
    models = (trained or rounds(articles)).parts
    return spread(lambda n: under(lambda: task(articles[n]), models[n % len(models)].kinds, models[n % len(models)]), len(articles))


def keep(folder: Path, articles: Sequence[learning.Annotated], found: Sequence[dict[str, Any]]) -> None:
    """Writes the extraction of each article as JSON."""
    folder.mkdir(exist_ok=True, parents=True)
    for one, extraction in zip(articles, found, strict=True):
        (folder / f"{one.gold['id']}.json").write_text(json.dumps(extraction, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--parts", type=int, default=PARTS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    articles = [one for folder in arguments.gold for one in learning.annotated(folder, heldout=False)]
    found = unseen(articles, lambda one: px.extract(one.article).to_dict(), rounds(articles, arguments.parts))
    if arguments.out:
        keep(arguments.out, articles, found)
    rows = score.score((one.gold["id"], one.gold, extraction) for one, extraction in zip(articles, found, strict=True))
    print(score.table(rows))
    if arguments.errors:
        print(score.errors(rows))


if __name__ == "__main__":
    main()
