"""Cells of a table that a page lost on the way to plain text: numbers that have a line to themselves under the label of their row.

The label says what they are of, in brackets (`Exports (US$ million)`) or by its plural (`Enterprises (year-end)`); else the unit that the table
is said to be in counts (`Amounts are in 10,000 yuan`). In a row whose last column is headed by a word of change, that cell is a change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parkextract.mentions import money, nouns, numbers
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_ROWS_BACK = 8  # lines back to the label of a row
_ONE = Decimal(1)


@dataclass(slots=True)
class Table:
    """Reads the cells of one article. `lines` are the tokens that begin a line."""

    tokens: Tokens
    terms: Terms
    lines: list[int] = field(default_factory=list)
    unit: Found | None = None  # the figure that says what amounts are in
    change: bool = False  # whether some line heads a column of changes

    def __post_init__(self) -> None:
        self.lines = sorted({0, *self.tokens.lines})

    def read(self, found: Sequence[Found]) -> None:
        """Give the bare cells among the candidates their kind and unit, and mark changes."""
        cells = [f for f in found if self._alone(f)]
        if len(cells) < 3:
            return
        self.unit = next((f for f in found if f.kind == "money" and self._declared(f)), None)
        self.change = any(self._line(n) <= self.terms.sets["cue.change"] for n in range(len(self.lines)))
        if self.unit:
            self.unit.dropped = "table unit"
        rows: dict[int, list[Found]] = {}
        for f in cells:
            rows.setdefault(self._label(f), []).append(f)
        for label, row in rows.items():
            if label >= 0:
                self._row(label, row)

    def _line(self, n: int) -> set[str]:
        first, last = self._ends(n)
        return set(self.tokens.lower[first:last]) if last - first <= 2 else {""}

    def _ends(self, n: int) -> tuple[int, int]:
        return self.lines[n], self.lines[n + 1] if n + 1 < len(self.lines) else self.tokens.size

    def _alone(self, f: Found) -> bool:
        return self.tokens.gap(f.first) == "\n" and self.tokens.gap(f.last) == "\n"

    def _declared(self, f: Found) -> bool:
        """Whether an amount is the unit that a table is in: `Amounts are in 10,000 yuan`, `Unit: 1,000 yuan`."""
        i = f.first - 1
        near = self.tokens.lower[max(0, i - 5) : i + 1]
        return i >= 0 and self.tokens.lower[i] in ("in", ":") and any(word in self.terms.sets["cue.table_unit"] for word in near)

    def _label(self, f: Found) -> int:
        """The line that labels the row of a cell; -1 when none is near."""
        here = bisect_right(self.lines, f.first) - 1
        for n in range(here - 1, max(-1, here - _ROWS_BACK), -1):
            if self.tokens.lower[self.lines[n]][0].isalpha():
                return n
        return -1

    def _row(self, label: int, row: Sequence[Found]) -> None:
        first, last = self._ends(label)
        for f in row:
            if f.bare:
                self._named(f, first, last)
        if self.change and len(row) == 3 and row[0].value is not None and row[1].value is not None:
            size = row[2]
            if size.kind == "percent" or size.value == abs(row[1].value - row[0].value):
                size.trend = size.trend or ("up" if row[1].value > row[0].value else "down")

    def _named(self, f: Found, first: int, last: int) -> None:
        """The kind, unit and scale that a label gives to a bare cell."""
        for j in range(first, last):
            scale = numbers.scale_word(self.tokens, j, self.terms.lex) or _ONE
            k = j + (scale != _ONE)
            sign = self._sign(j) or (money.after(self.tokens, k, self.terms, scaled=True) if k < last else None)
            if sign:
                f.kind, f.readings, f.shared = "money", sign.readings, True
                f.scale_by(scale if scale != _ONE else numbers.scale_word(self.tokens, sign.last, self.terms.lex) or _ONE)
                return
            unit = self.terms.lex.match(self.tokens, k, "unit") if j > first and k < last else None
            if unit and unit.end <= last and self.tokens.lower[j - 1] in "(,:":
                key = unit.sense.key
                f.kind, f.unit = "area" if key in self.terms.area else "count" if key in self.terms.counting else "quantity", key
                f.scale_by(scale)
                return
        noun = nouns.phrase(self.tokens, first, False, self.terms, set())
        amounts = any(word in self.terms.sets["cue.amount"] for word in self.tokens.lower[first:last])
        if noun and noun.last <= last and not amounts:
            f.kind, f.unit, f.shared = "count", noun.unit, True
        elif self.unit is not None:
            f.like(self.unit)
            f.scale_by(self.unit.value or _ONE)

    def _sign(self, j: int) -> money.Sign | None:
        """A sign or code of money at token j of a label."""
        if self.tokens.lower[j] not in self.terms.sign_starts:
            return None
        match = self.terms.signs.match(self.tokens, j, "sign")
        if match is None or match.end == j + 1 and self.tokens.words[j].isalpha() and len(self.tokens.words[j]) < 3:
            return None
        return money.Sign(j, match.end, tuple(dict.fromkeys(sense.key for sense in match.senses)))


def cells(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Read the table cells among the candidates; nothing happens in an article without any."""
    lines = tokens.lines
    if sum(f.first in lines for f in found) >= 3:
        Table(tokens, terms).read(found)
