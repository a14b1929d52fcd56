"""Trains the model by which `parkextract.entities.guess` says what a name names, and prints it as JSON.

    python bench/train_kinds.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/kinds.json
    python bench/train_kinds.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a name that the annotation gives to things of one type; a name that the rules are not sure of and that required facts are about counts for
several, since it matters more. Articles marked `heldout` are left out unless they are asked for by --test.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import learning
import numpy as np
from scipy.sparse import csr_matrix

from parkextract import entities, mentions, sentences
from parkextract.agreement import likeness
from parkextract.entities import kinds
from parkextract.entities.guess import TYPES
from parkextract.entities.names import Name
from parkextract.entities.vocabulary import vocabulary
from parkextract.link.model import Case
from parkextract.tokens import Tokens

PENALTY = 0.003
SUBJECT = 3  # how much a subject counts
SAME = 0.99  # how alike two names are that are one


def cases(one: learning.Annotated) -> list[learning.Labelled]:
    return [labelled for _, labelled in by_key(one)]


def by_key(one: learning.Annotated) -> list[tuple[str, learning.Labelled]]:
    """The cases of an article by the keys of its names."""
    tokens = Tokens(one.article.text)
    found = mentions.find(one.article, tokens)
    cut = sentences.split(one.article.text, tokens)
    names = entities.names(tokens, cut, found)
    uses: dict[str, list[Name]] = {}
    for name in names:
        uses.setdefault(name.key, []).append(name)
    ruled = kinds.types(names, tokens, vocabulary(), found)
    signs = kinds.signs(names, ruled, tokens, cut, found, vocabulary())
    subjects = {fact["subject"] for fact in one.gold["facts"] if not fact.get("optional")}
    made: list[tuple[str, learning.Labelled]] = []
    for key, some in uses.items():
        alike = {entity["id"]: likeness(entity["name"], some[0].text) for entity in one.gold["entities"]}
        best = max(alike.values(), default=0.0)
        right = [entity for entity in one.gold["entities"] if alike[entity["id"]] == best >= SAME]
        if len({entity["type"] for entity in right}) == 1:
            case = Case((*signs.article, *sorted(signs.of(some))), {type: {} for type in TYPES})
            open = key not in ruled or not ruled[key].sure
            times = SUBJECT if open and right[0]["id"] in subjects else 1
            made += [(key, (case, frozenset({right[0]["type"]})))] * times
    return made


class LogLinear(NamedTuple):
    """The weights of features for each type."""

    classes: dict[str, dict[str, float]]

    def likely(self, case: Case) -> dict[str, float]:
        """How likely each type is, from 0 to 1."""
        scores = [sum(self.classes.get(feature, {}).get(name, 0.0) for feature in case.features) for name in TYPES]
        parts = [math.exp(score - max(scores)) for score in scores]
        return {name: part / sum(parts) for name, part in zip(TYPES, parts, strict=True)}


def fit(articles: Sequence[Sequence[learning.Labelled]], least: int = 3, rounds: int = 250) -> LogLinear:
    """The weights that make the right types likely, under an L2 penalty, by gradient ascent with momentum. Features that fewer than `least`
    articles have are left out."""
    data = [one for article in articles for one in article]
    seen = Counter(f for article in articles for f in {f for case, _ in article for f in case.features})
    features = {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}
    right = np.array([[name in good for name in TYPES] for _, good in data], dtype=np.float32)
    places = [(n, features[name]) for n, (case, _) in enumerate(data) for name in case.features if name in features]
    x = csr_matrix((np.ones(len(places), dtype=np.float32), tuple(zip(*places, strict=True))), shape=(len(data), len(features)))
    w = np.zeros((len(features), len(TYPES)), dtype=np.float32)
    speed = np.zeros_like(w)
    # steps by the bound of the curvature: a rare feature moves as fast as a frequent one
    active = float(x.sum() / len(data)) + 10.0
    step = 1.0 / (0.25 * active * np.asarray(x.mean(axis=0)).reshape(-1, 1) + PENALTY)
    across = x.T.tocsr()
    for _ in range(rounds):
        scores = x @ w
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        speed = 0.8 * speed + across @ ((right - likely / likely.sum(axis=1, keepdims=True)) / len(data)) - PENALTY * w
        w += step * speed
    table = {name: {c: round(float(w[n, m]), 3) for m, c in enumerate(TYPES) if abs(w[n, m]) >= 0.02} for name, n in features.items()}
    return LogLinear({name: row for name, row in table.items() if row})


def to_json(model: LogLinear, learned_by: str) -> str:
    """The form in which the package keeps the model: a line a feature."""
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(model.classes.items()))
    return f'{{"learned by": {json.dumps(learned_by)},\n"classes": {{\n{rows}\n}}}}\n'


if __name__ == "__main__":
    learning.main(__doc__, "train_kinds.py", cases, fit, to_json)
