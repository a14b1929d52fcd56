"""Which property a number is a value of: what the rules read it as, weighed against what stands around it.

The rules of `values.py` give readings with scores; a log-linear model, trained on annotated articles by `bench/train_properties.py`, weighs them together with
the words and the grammar around the number (`around.py`), and may read a number that no rule reads, or leave one that a rule does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parkextract.entities import Reading as Entities
from parkextract.link.around import Around, around
from parkextract.link.forms import Found
from parkextract.link.model import NONE, Case, model, take
from parkextract.link.properties import Cue, of_kind
from parkextract.link.values import ENOUGH, Reading, asked, family, is_value, pool, rate, topic
from parkextract.link.view import Placed, View

_TOP = 4.0  # a reading that scores more says no more


class Reader:
    """Reads the numbers of an article in order, since one may rest on another."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.last: dict[tuple[str, str], Reading] = {}
        self.named: Found[Cue] | None = None
        self.asked: Sequence[Found[Cue]] = ()
        self.before: Reading | None = None  # in this sentence

    def read(self, views: Sequence[View]) -> dict[str, Reading]:
        """The reading of every number that is a value of a property, by the id of the mention."""
        found: dict[str, Reading] = {}
        for view in views:
            values = [value for value in view.mentions if is_value(value.mention)]
            near = around(view, self.entities) if values else None
            self.before = None
            for value in values:
                assert near is not None
                reading = self._value(view, value, near)
                if reading is not None:
                    found[value.mention.id] = reading
            self.named = topic(view) or (self.named if not view.sentence.terminated else None)
            self.asked = asked(view)
        return found

    def _value(self, view: View, value: Placed, near: Around) -> Reading | None:
        readings = pool(view, value, self.last, self.named, self.asked)
        each = rate(view, value)
        best: dict[str, Reading] = {}
        for reading in readings:
            best.setdefault(reading.property or NONE, reading)
        case = self._case(value, best, readings, each, near)
        chosen, sure = self.decide(value, case)
        top = readings[0] if readings and readings[0].score >= ENOUGH else None
        if chosen == NONE or each:  # what is said of one unit of something is no fact of the whole
            if top is not None:
                self.last[family(value.mention)] = replace(top, property=None)
            return None
        reading = replace(best[chosen], sure=sure) if chosen in best else Reading(value, chosen, ENOUGH, via="learned", sure=sure)
        self.before = self.last[family(value.mention)] = reading
        return reading

    def decide(self, value: Placed, case: Case) -> tuple[str, float]:
        """The property to take (or none of them), and how likely it is."""
        ruled = next((name for name, own in case.classes.items() if own.get("read first") and own.get("read enough")), None)
        return take(model("properties").likely(case), ruled)

    def _case(self, value: Placed, best: dict[str, Reading], readings: Sequence[Reading], each: bool, near: Around) -> Case:
        kind = value.mention.kind
        classes: dict[str, dict[str, float]] = {NONE: {}}
        for row in of_kind(kind):
            classes[row.name] = _read(best.get(row.name), readings)
            if self.before is not None and self.before.property == row.name:
                classes[row.name]["again"] = 1.0
        classes[NONE] = {"none " + name: weight for name, weight in _read(best.get(NONE), readings).items()}
        classes[NONE]["nothing read"] = float(not readings)
        classes[NONE]["nothing read enough"] = float(not readings or readings[0].score < ENOUGH)
        classes[NONE]["rate"] = float(each)
        features = list(near.of(value))
        if each:
            features.append("rate")
        features.append(f"before {self.before.property if self.before is not None else '-'}")
        return Case(tuple(features), classes)


def _read(reading: Reading | None, readings: Sequence[Reading]) -> dict[str, float]:
    """What the rules say of a class: how it is read and how far ahead of the others."""
    if reading is None:
        return {}
    other = next((r.score for r in readings if r.property != reading.property), 0.0)
    role = reading.cue.item.role if reading.cue is not None else "-"
    return {
        "read": 1.0,
        "read enough": float(reading.score >= ENOUGH),
        "read first": float(reading.property == readings[0].property),
        "score": min(reading.score, _TOP),
        "lead": max(-2.0, min(2.0, reading.score - other)),
        f"via {reading.via}": 1.0,
        f"role {role}": 1.0,
        f"score {role}": min(reading.score, _TOP),
    }
