"""Log-linear models as data: the weights of features for each class, learned from annotated articles and kept as JSON.

    {"learned by": "…", "shared": {feature: weight}, "classes": {feature: {class: weight}}}

`shared` weighs features that are told of a class itself (`what the rules read it as`), `classes` those of what is to be classed (`the word before it`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Protocol

NONE = "-"
"""The class of what is of no class."""

_NO = 0.65
"""By how much of its likelihood no class counts."""

VETO = 0.3
"""How likely what a rule reads must be to stand against none."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be classed: the features of it, and for each class that it may be of the features of that class."""

    features: tuple[str, ...]
    classes: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Model:
    shared: Mapping[str, float]
    classes: Mapping[str, Mapping[str, float]]
    among: dict[tuple[str, ...], dict[str, tuple[float, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """The weights of a feature for the classes of a case alone, in their order, kept since money, counts and areas each have their own few."""

    def likely(self, case: Case) -> dict[str, float]:
        """How likely each class is, from 0 to 1."""
        names, shared = tuple(case.classes), self.shared.get
        scores = []
        for own in case.classes.values():
            total = 0.0
            for f, value in own.items():
                if value:
                    total += shared(f, 0.0) * value
            scores.append(total)
        rows: list[Sequence[float]] = [scores]
        kept = self.among.setdefault(names, {})
        for feature in case.features:
            row = kept.get(feature)
            if row is None:
                if (whole := self.classes.get(feature)) is None:
                    continue
                row = kept[feature] = tuple(whole.get(name, 0.0) for name in names)
            rows.append(row)
        scores = [sum(weights) for weights in zip(*rows, strict=True)]
        top = max(scores, default=0.0)
        parts = [math.exp(score - top) for score in scores]
        total = sum(parts)
        return {name: part / total for name, part in zip(names, parts, strict=True)}


@lru_cache
def model(name: str) -> Model:
    """A model of `data/`, read once a process."""
    text = (resources.files("parkextract") / "data" / f"{name}.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Model(read["shared"], read["classes"])


class Rated(Protocol):
    """What the rules read: a property, and how much speaks for it."""

    @property
    def score(self) -> float: ...

    @property
    def property(self) -> str | None: ...  # last: below it the decorator's name is taken


def told(one: Rated | None, ranked: Sequence[Rated], enough: float, role: str, *more: str) -> dict[str, float]:
    """The features of a class that the rules read `one` as, among all that they read, the best first: whether it is enough, how far ahead of the others.
    `role` says what kind of words it rests on, `more` are further features. None: the rules do not read it so."""
    if one is None:
        return {}
    other = next((reading.score for reading in ranked if reading.property != one.property), 0.0)
    score = min(one.score, _TOP)
    return {
        "read": 1.0,
        "read enough": float(one.score >= enough),
        "read first": float(one.property == ranked[0].property),
        "score": score,
        "lead": max(-2.0, min(2.0, one.score - other)),
        f"role {role}": 1.0,
        f"score {role}": score,
        **dict.fromkeys(more, 1.0),
    }


_TOP = 4.0  # a reading that scores more says no more


def ruled(case: Case) -> str | None:
    """The class that the rules read first, if it is enough."""
    return next((name for name, own in case.classes.items() if own.get("read first") and own.get("read enough")), None)


def take(likely: Mapping[str, float], ruled: str | None, veto: float = VETO) -> tuple[str, float]:
    """The likeliest class and how likely it is, none only by a part of its likelihood, so that as many facts are missed as are too many; where that is
    none, what the rules read (`ruled`) stands, unless it is very unlikely."""
    chosen = max(likely, key=lambda name: likely[name] * (_NO if name == NONE else 1.0))
    if chosen == NONE and ruled is not None and likely.get(ruled, 0.0) >= veto:
        chosen = ruled
    return chosen, likely[chosen]
