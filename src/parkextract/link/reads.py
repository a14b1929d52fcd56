"""Which property a number is a value of: what the rules read it as, weighed against what stands around it.

The rules of `values.py` give readings with scores; a small network (`model.py`), trained on annotated articles by
`bench/train_properties.py`, weighs them together with the words and the grammar around the number (`around.py`), and may read a number that
no rule reads, or leave one that a rule does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parkextract.entities import Reading as Entities
from parkextract.link.around import Around, around
from parkextract.link.context import Kept, beside, gone_before, sort
from parkextract.link.counted import added
from parkextract.link.forms import Found
from parkextract.link.model import NONE, Case, model, ruled, take, told
from parkextract.link.properties import Cue, of_kind
from parkextract.link.values import ENOUGH, Reading, asked, family, is_value, pool, rate, topic
from parkextract.link.view import Placed, View
from parkextract.values import Number

_SURE = 0.8
"""How likely a property must be where the rules read that there is none."""
_OF_GOODS = 0.97
"""And where they read what goods cost: `€1.4 million of water pipes`."""


class Reader:
    """Reads the numbers of an article in order, since one may rest on another."""

    def __init__(self, entities: Entities, published: date | None) -> None:
        self.entities, self.published = entities, published
        self.last: dict[tuple[str, str], Reading] = {}
        self.named: Found[Cue] | None = None
        self.asked: Sequence[Found[Cue]] = ()
        self.before: Reading | None = None  # in this sentence
        self.kept: dict[str, Kept] = {}

    def read(self, views: Sequence[View]) -> dict[str, Reading]:
        """The reading of every number that is a value of a property, by the id of the mention."""
        found: dict[str, Reading] = {}
        for view in views:
            values = [value for value in view.mentions if is_value(value.mention) or added(view, value)]
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
            if top is not None and top.via != "goods":
                self.last[family(value.mention)] = replace(top, property=None)
            return None
        reading = replace(best[chosen], sure=sure) if chosen in best else Reading(value, chosen, ENOUGH, via="learned", sure=sure)
        self.before = self.last[family(value.mention)] = reading
        self.kept[sort(value.mention)] = Kept(chosen, family(value.mention), view)
        return reading

    def decide(self, value: Placed, case: Case) -> tuple[str, float]:
        """The property to take (or none of them), and how likely it is."""
        likely = model("properties").likely(case)
        chosen, sure = take(likely, ruled(case))
        none = case.classes[NONE]
        least = _OF_GOODS if none.get("none via goods") else _SURE
        if chosen != NONE and sure < least and none.get("none read first") and none.get("none read enough"):
            return NONE, likely[NONE]  # what the rules say is no value of a property (`turned away twelve firms`)
        return chosen, sure

    def _case(self, value: Placed, best: dict[str, Reading], readings: Sequence[Reading], each: bool, near: Around) -> Case:
        kind = value.mention.kind
        classes: dict[str, dict[str, float]] = {NONE: {}}
        for row in of_kind(kind):
            classes[row.name] = _told(best.get(row.name), readings)
            if self.before is not None and self.before.property == row.name:
                classes[row.name]["again"] = 1.0
        classes[NONE] = {"none " + name: weight for name, weight in _told(best.get(NONE), readings).items()}
        bare = not readings or readings[0].score < ENOUGH
        classes[NONE]["nothing read"] = float(not readings)
        classes[NONE]["nothing read enough"] = float(bare)
        classes[NONE]["rate"] = float(each)
        features = [*near.of(value), f"before {self.before.property if self.before is not None else '-'}"]
        if each:
            features.append("rate")
        if isinstance(value.mention, Number) and value.mention.trend:
            features.append("added")
        topic = self.entities.topic(near.view.sentence.start)
        features.append(f"topic {topic.type if topic is not None else '-'}")
        if (kept := self.kept.get(sort(value.mention))) is not None:
            features += gone_before(kept, near.view, family(value.mention), bare, classes)
        features += dict.fromkeys(beside(near.view, value, self.published))
        return Case(tuple(features), classes)


def _told(reading: Reading | None, readings: Sequence[Reading]) -> dict[str, float]:
    """What the rules say of a class."""
    role = reading.cue.item.role if reading is not None and reading.cue is not None else "-"
    return told(reading, readings, ENOUGH, role, f"via {reading.via}" if reading is not None else "")
