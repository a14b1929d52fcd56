"""What the training scripts share: annotated articles, and the fitting of the log-linear models of `parkextract.link.model`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

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


Labelled = tuple[Case, frozenset[str]]
"""What is to be classed, and the classes that are right."""


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


def fit(articles: Sequence[Sequence[Labelled]], penalty: float, least: int = 3, rounds: int = 250) -> Model:
    """The weights that make the right classes likely, under an L2 penalty, by gradient ascent with momentum. Features that fewer than `least`
    articles have are left out."""
    data = [one for article in articles for one in article]
    seen = Counter(f for article in articles for f in {f for case, _ in article for f in case.features})
    features = {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}
    classes = {name: n for n, name in enumerate(sorted({name for case, _ in data for name in case.classes}))}
    shared = {name: n for n, name in enumerate(sorted({f for case, _ in data for own in case.classes.values() for f in own}))}
    own = np.zeros((len(data), len(classes), len(shared)), dtype=np.float32)
    allowed = np.full((len(data), len(classes)), -1e9, dtype=np.float32)
    right = np.zeros((len(data), len(classes)), dtype=np.float32)
    places = [(n, features[name]) for n, (case, _) in enumerate(data) for name in case.features if name in features]
    x = csr_matrix((np.ones(len(places), dtype=np.float32), tuple(zip(*places, strict=True))), shape=(len(data), len(features)))
    for n, (case, good) in enumerate(data):
        for name, told in case.classes.items():
            allowed[n, classes[name]] = 0.0
            right[n, classes[name]] = name in good
            for f, value in told.items():
                own[n, classes[name], shared[f]] = value
    w, v = np.zeros((len(features), len(classes)), dtype=np.float32), np.zeros(len(shared), dtype=np.float32)
    speed_w, speed_v = np.zeros_like(w), np.zeros_like(v)
    # steps by the bound of the curvature: a rare feature moves as fast as a frequent one
    active = float(x.sum() / len(data)) + 10.0
    step_w = 1.0 / (0.25 * active * np.asarray(x.mean(axis=0)).reshape(-1, 1) + penalty)
    step_v = 1.0 / (0.25 * active * (own**2).sum(axis=1).mean(axis=0) + penalty / 3)
    across = x.T.tocsr()
    for _ in range(rounds):
        scores = x @ w + own @ v + allowed
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        all_share = likely / likely.sum(axis=1, keepdims=True)
        good = likely * right
        delta = (good / (good.sum(axis=1, keepdims=True) + 1e-12) - all_share) / len(data)
        speed_w = 0.8 * speed_w + across @ delta - penalty * w
        speed_v = 0.8 * speed_v + np.einsum("nc,ncf->f", delta, own) - penalty / 3 * v
        w += step_w * speed_w
        v += step_v * speed_v
    table = {name: {c: round(float(w[n, m]), 3) for c, m in classes.items() if abs(w[n, m]) >= 0.02} for name, n in features.items()}
    return Model({name: round(float(v[n]), 3) for name, n in shared.items()}, {name: row for name, row in table.items() if row})


def hits(articles: Sequence[Sequence[Labelled]], model: Model) -> str:
    """The share of cases whose likeliest class is right."""
    data = [one for article in articles for one in article]
    rates = [max(likely, key=lambda name: likely[name]) in good for case, good in data for likely in [model.likely(case)]]
    return f"right {sum(rates) / len(rates):.3f} of {len(rates)}"


def to_json(model: Model, learned_by: str) -> str:
    """The form in which the package keeps a model: a line a feature."""
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(model.classes.items()))
    return (
        f'{{"learned by": {json.dumps(learned_by)},\n"shared": {json.dumps(dict(model.shared), indent=0)},\n"classes": {{\n{rows}\n}}}}\n'
    )


def main(
    doc: str,
    script: str,
    cases: Callable[[Annotated], list[Labelled]],
    penalty: float,
    *,
    examples: bool = False,
    figures: Callable[[Sequence[Sequence[Labelled]], Model], str] = hits,
) -> None:
    """The command line of a training script: prints the model, and on standard error how good it is. `examples`: those of the table of properties
    are trained on too."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--test", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--penalty", type=float, default=penalty)
    arguments = parser.parse_args()
    articles = [cases(one) for folder in arguments.gold for one in annotated(folder, heldout=False)]
    more = [cases(one) for one in told()] if examples else []
    print(f"{len(articles)} articles, {sum(map(len, articles))} cases", file=sys.stderr)
    for n in range(arguments.folds):
        rest = [data for m, data in enumerate(articles) if m % arguments.folds != n]
        print(f"fold {n + 1}: {figures(articles[n :: arguments.folds], fit(rest + more, arguments.penalty))}", file=sys.stderr)
    model = fit(articles + more, arguments.penalty)
    print(f"the training articles: {figures(articles, model)}", file=sys.stderr)
    if arguments.test:
        print(f"test: {figures([cases(one) for one in annotated(arguments.test, heldout=True)], model)}", file=sys.stderr)
    print(to_json(model, f"bench/{script}; models/README.md says where the features are told"), end="")
