"""How likely a fact is right, from how it was found."""

from __future__ import annotations

import math

_WAYS = {"owner": 0.9, "of": 0.8, "subject": 0.8, "into": 0.8, "whole": 0.5, "topic": 0.4, "place": 0.2, "modifier": 0.5, "before": -0.5}


def of_value(score: float, way: str) -> float:
    """The confidence of a value's fact, from the score of its reading and the way its subject was found."""
    return round(1 / (1 + math.exp(-(1.2 * (score - 1.4) + _WAYS.get(way, 0.0)))), 2)
