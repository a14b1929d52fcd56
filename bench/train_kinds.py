"""Trains the model by which `parkextract.entities.guess` says what a name names, and prints it as JSON.

    python bench/train_kinds.py GOLD_DIR [GOLD_DIR ...] > src/parkextract/data/kinds.json
    python bench/train_kinds.py GOLD_DIR --folds 5 --test GOLD_DIR        # also the accuracy on articles that were not trained on

A case is a name that the annotation gives to things of one type; a name that the rules are not sure of and that required facts are about counts for
several, since it matters more. Articles marked `heldout` are left out unless they are asked for by --test.
"""

from __future__ import annotations

import learning

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


if __name__ == "__main__":
    learning.main(__doc__, "train_kinds.py", cases, PENALTY)
