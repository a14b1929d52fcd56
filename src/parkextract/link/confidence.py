"""How likely a fact is right, from how it was found."""

from __future__ import annotations

import math


def of_value(score: float, sure: float) -> float:
    """The confidence of a value's fact, from the score of its reading and how likely its subject is beside the others."""
    return round(1 / (1 + math.exp(-(1.2 * (score - 1.4) + (sure - 0.6)))), 2)


def of_relation(property: str, way: str) -> float:
    """The confidence of a fact between entities, from how it is stated."""
    return 0.7
