"""Lists that run in parallel: `A, B and C recorded X, Y and Z respectively`."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View, phrases
from parkextract.tokens import Tokens
from parkextract.values import Number

TYPES = ("park", "project", "org", "place")


class Order:
    """Keeps the last list of entities, which a later sentence may follow `in that order`."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self._last: list[Entity] = []

    def subjects(self, view: View, stated: Sequence[Reading]) -> dict[str, Entity]:
        """The subject of each value of a sentence that says its lists run in parallel, by the id of the value."""
        if not stated:
            return {}
        named = self._list(view, stated[0].value.first)
        runs = _runs(stated)
        said = view.has(phrases("kin", "parallel"), view.sentence.first, view.sentence.last)
        found: dict[str, Entity] = {}
        for run in runs:
            owners = named if len(named) == len(run) else self._last if len(self._last) == len(run) and said else []
            if said and len(run) > 1 and owners:
                found.update({reading.value.mention.id: owner for reading, owner in zip(run, owners, strict=True)})
        if len(named) > 1:
            self._last = named
        return found

    def _list(self, view: View, before: int) -> list[Entity]:
        """The entities joined by commas and `and` before a token, in order."""
        tokens = view.tokens
        found: list[Entity] = []
        end = -1
        for start, stop, entity in self.entities.index.within(view.sentence.start, tokens.starts[before]):
            if entity.type not in TYPES:
                continue
            if found and _placing(tokens, start, end):
                end = stop
                continue
            between = tokens.lower[tokens.at(end) : tokens.until(start)] if end >= 0 else []
            if not found or not set(between) <= {",", "and", "the"} or entity in found:
                found = [] if entity not in found or len(found) < 2 else found
                if entity not in found:
                    found.append(entity)
            else:
                found.append(entity)
            end = stop
        return found


def _placing(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what is named only tells where the entity before it lies: `Orsova Park in Brasov and Turiec Park in Leeds`."""
    between = tokens.lower[tokens.at(end) : tokens.until(start)]
    return bool(between) and between[0] in ("in", "at", "near") and set(between[1:]) <= {"the"}


def _runs(stated: Sequence[Reading]) -> list[list[Reading]]:
    """The values of a sentence in runs of one property."""
    runs: list[list[Reading]] = []
    for reading in stated:
        if runs and runs[-1][0].property == reading.property:
            runs[-1].append(reading)
        else:
            runs.append([reading])
    return runs


def sizes(view: View, stated: Sequence[Reading]) -> dict[str, Placed]:
    """The size of the change of each value where the sentence says that its lists run in parallel, by the id of the value."""
    if not view.has(phrases("kin", "parallel"), view.sentence.first, view.sentence.last):
        return {}
    changes = [p for p in view.mentions if isinstance(p.mention, Number) and p.mention.trend]
    run = next((run for run in _runs(stated) if len(run) == len(changes) > 1), None)
    return {reading.value.mention.id: size for reading, size in zip(run, changes, strict=True)} if run else {}
