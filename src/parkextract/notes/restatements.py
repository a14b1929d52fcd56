"""Areas and other physical quantities that are restated in a second unit: `1,000 mu (66.7 ha)` fits, `1,000 mu (667 ha)` does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from parkextract import figures
from parkextract.facts import Note
from parkextract.notes.view import View
from parkextract.notes.words import amount, rounded
from parkextract.units import to_base
from parkextract.values import Physical

SLACK = Decimal("0.015")  # conversions are often done with rounded factors


def find(view: View) -> Iterator[Note]:
    for restated_id, stated_id in view.restated.items():
        stated, restated = view.mentions.get(stated_id), view.mentions[restated_id]
        if isinstance(stated, Physical) and isinstance(restated, Physical) and not fits(stated, restated):
            yield Note(kind="restatement", text=_arithmetic(stated, restated), mentions=(stated.id, restated.id))


def fits(stated: Physical, restated: Physical) -> bool:
    """Whether the two can be one quantity; yes where either gives no number to compare."""
    if figures.interval(stated) is None or figures.interval(restated) is None:
        return True
    return figures.same(stated, restated, SLACK, figures.STRICT)


def _arithmetic(stated: Physical, restated: Physical) -> str:
    if figures.measure(stated) != figures.measure(restated):
        return f"{stated.text} cannot be {restated.text}: the units are of different kinds"
    if stated.value is None or restated.value is None:
        return f"{stated.text} is not {restated.text}"
    (factor, offset, _), (other, zero, _) = to_base(stated.unit), to_base(restated.unit)
    value = (stated.value * factor + offset - zero) / other
    return f"{stated.text} is {amount(rounded(value, 4))} {restated.unit.replace('_', ' ')}, not {restated.text}"
