"""What the training scripts share: annotated articles, the cases in them, and the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import classes

import parkextract as px
from parkextract.link.model import NONE, Case, Model
from parkextract.link.properties import properties
from parkextract.link.view import Placed
from parkextract.score import read_gold


class Annotated(NamedTuple):
    """An annotated article; `places` are the characters of each annotated mention by its id."""

    gold: dict[str, Any]
    article: px.Article
    places: dict[str, tuple[int, int]]


Labelled = classes.Labelled


def annotated(folder: Path, heldout: bool) -> Iterator[Annotated]:
    """The annotated articles of a folder: those held out, or the others."""
    for one in read_gold(folder, "heldout" if heldout else "development"):
        yield Annotated(one.gold, one.article, {mention["id"]: (mention["start"], mention["end"]) for mention in one.gold["mentions"]})


def at(one: Annotated, start: int, end: int) -> list[dict[str, Any]]:
    """The annotated facts whose value is at these characters."""
    return [
        fact
        for fact in one.gold["facts"]
        if fact.get("value") in one.places and one.places[fact["value"]][0] < end and one.places[fact["value"]][1] > start
    ]


def names(facts: Iterable[dict[str, Any]]) -> set[str]:
    """The properties of annotated facts of one value: the required ones, or the optional ones and none of them."""
    found = {(fact["property"], bool(fact.get("optional"))) for fact in facts}
    return {name for name, optional in found if not optional} or {NONE, *(name for name, _ in found)}


def told() -> Iterator[Annotated]:
    """The examples of the table of properties as annotated articles: each states a property of a value, or does not (`not`)."""
    for row in properties().values():
        for key, pairs in (("property", row.examples), ("not", row.not_)):
            for text, value in pairs:
                start = text.find(value)
                gold = {"facts": [{key: row.name, "value": "m1"}]}
                yield Annotated(gold, px.Article(text, published="2022-06-15"), {"m1": (start, start + len(value))})


def right(one: Annotated, start: int, end: int, case: Case) -> frozenset[str] | None:
    """The classes that are right for what stands at these characters; None where an example says nothing of it."""
    if "mentions" in one.gold:
        return frozenset(names(at(one, start, end)) & set(case.classes)) or frozenset({NONE})
    fact = next(iter(at(one, start, end)), None)
    if fact is None:
        return None
    return frozenset({fact["property"]}) & set(case.classes) or None if "property" in fact else frozenset(case.classes) - {fact["not"]}


@contextmanager
def deciding(reader: Any, one: Annotated) -> Iterator[list[Labelled]]:
    """What a reader of numbers or dates (`reads.Reader`, `dates.Dates`) is asked to decide while an article is extracted, with what is right."""
    caught: list[Labelled] = []
    original = reader.decide

    def spy(self: Any, placed: Placed, case: Case) -> tuple[str, float]:
        good = right(one, placed.mention.start, placed.mention.end, case)
        if good is not None:
            caught.append((case, good))
        return original(self, placed, case)  # type: ignore[no-any-return]

    reader.decide = spy
    try:
        yield caught
    finally:
        reader.decide = original


Catching = Callable[[Annotated], AbstractContextManager[list[Any]]]
"""Gathers the cases of one model while an article is extracted."""


def caught(catching: Catching, one: Annotated) -> list[Any]:
    """The cases of one model in an article."""
    with catching(one) as found:
        px.extract(one.article)
    return found


class Likely(Protocol):
    """A model that tells how likely each class of a case is."""

    def likely(self, case: Case) -> dict[str, float]: ...


M = TypeVar("M", bound=Likely)


def fit(articles: Sequence[Sequence[Labelled]], settings: Sequence[classes.Setting]) -> Model:
    """The network that makes the right classes of the cases likely."""
    return classes.train([one for article in articles for one in article], settings)


def hits(articles: Sequence[Sequence[Labelled]], model: Likely) -> str:
    """The share of cases whose likeliest class is right."""
    data = [one for article in articles for one in article]
    rates = [max(likely, key=lambda name: likely[name]) in good for case, good in data for likely in [model.likely(case)]]
    return f"right {sum(rates) / len(rates):.3f} of {len(rates)}"


def main(
    doc: str,
    script: str,
    cases: Callable[[Annotated], list[Labelled]],
    train: Callable[[Sequence[Sequence[Labelled]]], M],
    to_json: Callable[[M, str], str],
    *,
    examples: bool = False,
    figures: Callable[[Sequence[Sequence[Labelled]], M], str] = hits,
) -> None:
    """The command line of a training script: prints the model, and on standard error how good it is. `examples`: those of the table of properties
    are trained on too."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in annotated(folder, heldout=False)]
    more = [cases(one) for one in told()] if examples else []
    print(f"{len(articles)} articles, {sum(map(len, articles))} cases", file=sys.stderr)
    for n in range(arguments.folds):
        rest = [data for m, data in enumerate(articles) if m % arguments.folds != n]
        print(f"fold {n + 1}: {figures(articles[n :: arguments.folds], train(rest + more))}", file=sys.stderr)
    model = train(articles + more)
    print(f"the training articles: {figures(articles, model)}", file=sys.stderr)
    if arguments.test:
        print(f"test: {figures([cases(one) for one in annotated(arguments.test, heldout=True)], model)}", file=sys.stderr)
    print(to_json(model, f"bench/{script}; models/README.md says where the features are told"), end="")
