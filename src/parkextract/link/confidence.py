"""How likely a fact is right: its property, its value and whom it is said of.

The estimate is a logistic model over how the fact was found: how likely its property and its subject were beside the others, how far the winning cue was
ahead, by which way the reading came about. Its weights are fitted to annotated articles by `bench/train_confidence.py`, with an L2 penalty, and kept in
`data/confidence.json`; of the facts above 0.9 about nine in ten are then right on articles that were not fitted to.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from parkextract.facts import Entity, Fact

TOP = 3.5  # a cue that scores more says no more


class Ratings:
    """Rates the facts of one article."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        told = {entity.id: len(entity.mentions) for entity in entities if entity.type in ("park", "project", "org")}
        self.most = max(told.values(), default=0)
        self.told = told
        self.rivals = max(0, sum(2 * count >= self.most for count in told.values()) - 1)

    def rate(self, fact: Fact, how: str, score: float = 0.0, sure: float = 0.0, read: float = 1.0) -> Fact:
        """The fact with its confidence. `how` names the way it was found, `score` is that of its reading, `sure` how likely its subject is
        and `read` its property (0 to 1)."""
        total = sum(weights().get(name, 0.0) * value for name, value in self.describe(fact, how, score, sure, read).items())
        return replace(fact, confidence=round(1 / (1 + math.exp(-total)), 2))

    def describe(self, fact: Fact, how: str, score: float, sure: float, read: float = 1.0) -> dict[str, float]:
        """What the model sees of a fact: beside how it was found, how much the article makes of its subject, and of how many others as much."""
        relation = how.startswith("way ")
        surely, surely_read = _odds(sure), _odds(read)
        return {
            "bias": 1.0,
            f"how {how}": 1.0,
            "score": min(score, TOP),
            "sure": sure,
            "read": read,
            "both": sure * read,
            "surely": surely,
            "surely read": surely_read,
            "least": min(surely, surely_read),
            f"property {fact.property}": 1.0,
            "planned": float(fact.status == "planned"),
            "presence": self.told.get(fact.subject, 0) / self.most if self.most and not relation else 0.0,
            "rivals": 0.0 if relation else math.log(1 + self.rivals),
            "relation": float(relation),
        }


def _odds(likely: float) -> float:
    """The logarithm of the odds, within bounds."""
    held = min(max(likely, 0.02), 0.98)
    return math.log(held / (1 - held))


@lru_cache
def weights() -> Mapping[str, float]:
    """The fitted weights, read once a process."""
    text = (resources.files("parkextract") / "data" / "confidence.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["weights"])
