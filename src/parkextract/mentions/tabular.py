"""Cells of a table that a page lost on the way to plain text: numbers that have a line to themselves under the label of their row, or that bars or
tabs set apart from it.

The label says what they are of, in brackets (`Exports (US$ million)`) or by its plural (`Enterprises (year-end)`); else the unit that the table
is said to be in counts (`Amounts are in 10,000 yuan`, `Results (£m)`). In a row whose last column is headed by a word of change, that cell is a
change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from parkextract.mentions import money, nouns, numbers
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_ROWS_BACK = 8  # lines back to the label of a row
_FEWEST = 3  # cells that make a table
_PADDING = 4  # blanks between a bar and its cell
_ONE = Decimal(1)
_UNITS = frozenset(Decimal(10) ** n for n in (3, 4, 6, 8))  # in which tables count


class _In(NamedTuple):
    """What the amounts of a row or a table are in: currencies that the sign can mean, and a scale."""

    readings: tuple[str, ...]
    scale: Decimal


@dataclass(slots=True)
class Table:
    """Reads the cells of one article. `lines` are the tokens that begin a line."""

    tokens: Tokens
    terms: Terms
    lines: list[int] = field(default_factory=list)
    unit: _In | None = None  # what amounts are in where their row does not say
    change: bool = False  # whether some line heads a column of changes

    def __post_init__(self) -> None:
        self.lines = sorted({0, *self.tokens.lines})

    def read(self, found: Sequence[Found]) -> None:
        """Give the bare cells among the candidates their kind and unit, and mark changes."""
        bars = "|" in self.tokens.text or "\t" in self.tokens.text
        cells = [f for f in found if not f.dropped and (bars or f.first in self.tokens.lines) and self._cell(f)]
        if len(cells) < _FEWEST:
            return
        self.change = any(self._line(n) <= self.terms.sets["cue.change"] for n in range(len(self.lines)))
        rows: dict[int, list[Found]] = {}
        for f in cells:
            rows.setdefault(self._label(f), []).append(f)
        self.unit = self._declared(found) or self._headed(rows, cells[0])
        for label, row in rows.items():
            if label >= 0:
                self._row(label, row, found)

    def _line(self, n: int) -> set[str]:
        first, last = self._ends(n)
        return set(self.tokens.lower[first:last]) if last - first <= 2 else {""}

    def _ends(self, n: int) -> tuple[int, int]:
        return self.lines[n], self.lines[n + 1] if n + 1 < len(self.lines) else self.tokens.size

    def _cell(self, f: Found) -> bool:
        """Whether a number stands alone between line ends, bars or tabs."""
        tokens = self.tokens
        before = tokens.gap(f.first) == "\n" or _barred(tokens.text[max(0, f.start - _PADDING) : f.start][::-1])
        return before and (tokens.gap(f.last) == "\n" or _barred(tokens.text[f.end : f.end + _PADDING]))

    def _declared(self, found: Sequence[Found]) -> _In | None:
        """An amount that is the unit of a table: `Amounts are in 10,000 yuan`, `Unit: 1,000 yuan`."""
        for f in found:
            i = f.first - 1
            if f.kind == "money" and i >= 0 and self.tokens.lower[i] in ("in", ":"):
                if any(word in self.terms.sets["cue.table_unit"] for word in self.tokens.lower[max(0, i - 5) : i + 1]):
                    f.dropped = "table unit"
                    return _In(f.readings, f.value or _ONE)
        return None

    def _headed(self, rows: dict[int, list[Found]], cell: Found) -> _In | None:
        """What a line above the first row says that amounts are in: `Results (£m)`, `Figures in RM million`."""
        here = bisect_right(self.lines, cell.first) - 1
        for n in range(here, max(-1, here - _ROWS_BACK), -1):
            first, last = self._ends(n)
            if n not in rows and first < self.tokens.size and (stated := self._stated(first, min(last, cell.first), 0)):
                return stated
        return None

    def _stated(self, first: int, last: int, after: int) -> _In | None:
        """The sign and scale in brackets, or after `in`, `:` or a comma, in a label from token `first` on."""
        tokens = self.tokens
        for j in range(first + after, last):
            opened = (
                j == first or tokens.lower[j - 1] in ("(", ",", ":", "in", "[") or numbers.scale_of(tokens.lower[j - 1], self.terms.lex)
            )
            if not opened and not self._sign(j):
                continue
            scale = numbers.scale_of(tokens.lower[j], self.terms.lex) or _ONE
            k = j + (scale != _ONE)
            k += k < last and tokens.lower[k] in self.terms.sets["joint.of"]
            if sign := self._sign(j) or (money.after(tokens, k, self.terms, scaled=True) if k < last else None):
                end = sign.last
                letter = self.terms.letters.get(tokens.words[end]) if end < last and tokens.touches(end) else None
                following = numbers.scale_of(tokens.lower[end], self.terms.lex) if end < last else None
                return _In(sign.readings, scale if scale != _ONE else letter or following or _ONE)
        return None

    def _label(self, f: Found) -> int:
        """The line that labels the row of a cell, its own where bars set cells apart; -1 when none is near."""
        here = bisect_right(self.lines, f.first) - 1
        own = self.lines[here] < f.first
        for n in range(here - (not own), max(-1, here - _ROWS_BACK), -1):
            if self.tokens.lower[self.lines[n]][0].isalpha():
                return n
        return -1

    def _row(self, label: int, row: Sequence[Found], found: Sequence[Found]) -> None:
        first, last = self._ends(label)
        last = min(last, row[0].first)
        inside = found[bisect_right(found, first, key=_first) : bisect_left(found, last, key=_first)]
        factor = next((f for f in inside if f.kind == "money" and self.tokens.lower[f.first - 1] == "("), None)
        if factor is not None:  # `Output (10,000 yuan)`
            factor.dropped = "table unit"
        thousands = next((f for f in inside if self._in_thousands(f)), None)
        if thousands is not None:  # `Persons employed (10,000)`
            thousands.dropped = "table unit"
        for f in row:
            if f.bare:
                if factor is not None:
                    self._amount(f, _In(factor.readings, factor.value or _ONE))
                else:
                    self.named(f, first, last)
                if thousands is not None and f.kind == "count":
                    f.scale_by(thousands.number.value)
        if self.change and len(row) == 3 and row[0].value is not None and row[1].value is not None:
            size = row[2]
            if size.kind == "percent" or size.value == abs(row[1].value - row[0].value):
                size.trend = size.trend or _moved(row[0].value, row[1].value, size)

    def _in_thousands(self, f: Found) -> bool:
        """Whether a round number alone in brackets says in what a row counts."""
        tokens = self.tokens
        bracket = f.first > 0 and f.last < tokens.size and tokens.lower[f.first - 1] == "(" and tokens.lower[f.last] == ")"
        return bracket and f.bare and f.number.digits and f.number.value in _UNITS

    def _amount(self, f: Found, stated: _In) -> None:
        f.kind, f.readings, f.shared = "money", stated.readings, True
        if not f.number.scaled:
            f.scale_by(stated.scale)

    def named(self, f: Found, first: int, last: int) -> None:
        """The kind, unit and scale that a label gives to a bare cell."""
        if stated := self._stated(first, last, 1):
            return self._amount(f, stated)
        for j in range(first + 1, last):
            scale = numbers.scale_of(self.tokens.lower[j], self.terms.lex) or _ONE
            k = j + (scale != _ONE)
            unit = self.terms.lex.match(self.tokens, k, "unit") if k < last else None
            if unit and unit.end <= last and self.tokens.lower[j - 1] in "(,:":
                key = unit.sense.key
                f.kind, f.unit = "area" if key in self.terms.area else "count" if key in self.terms.counting else "quantity", key
                f.scale_by(scale)
                return None
        noun = nouns.phrase(self.tokens, first, False, self.terms, set())
        amounts = any(word in self.terms.sets["cue.amount"] for word in self.tokens.lower[first:last])
        if noun and noun.last <= last and not amounts:
            f.kind, f.unit, f.shared = "count", noun.unit, True
            f.scale_by(self._scale(noun.last, last))
        elif self.unit is not None:
            self._amount(f, self.unit)
        return None

    def _scale(self, first: int, last: int) -> Decimal:
        """The scale that the tokens of a label behind its noun say: `jobs (thousand)`, `visitors, million`."""
        lower = self.tokens.lower
        scales = (numbers.scale_of(lower[j], self.terms.lex) for j in range(first + 1, last) if lower[j - 1] in ("(", ",", "in"))
        return next((scale for scale in scales if scale), _ONE)

    def _sign(self, j: int) -> money.Sign | None:
        """A sign or code of money at token j of a label."""
        if self.tokens.lower[j] not in self.terms.sign_starts:
            return None
        match = self.terms.signs.match(self.tokens, j, "sign")
        if match is None or match.end == j + 1 and self.tokens.words[j].isalpha() and len(self.tokens.words[j]) < 2:
            return None
        if (
            match.end == j + 1
            and len(self.tokens.words[j]) == 2
            and self.tokens.words[j].isalpha()
            and self.tokens.lower[j - 1] not in ("(", "in", ",")
        ):
            return None
        return money.Sign(j, match.end, tuple(dict.fromkeys(sense.key for sense in match.senses)))


def _first(f: Found) -> int:
    return f.first


def _barred(beside: str) -> bool:
    """Whether what stands beside a number, read away from it, begins with a bar or a tab after blanks."""
    return beside.strip(" ")[:1] in ("|", "\t")


def cells(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Read the table cells among the candidates; nothing happens in an article without any."""
    lines = tokens.lines
    if sum(f.first in lines for f in found) >= _FEWEST or "|" in tokens.text or "\t" in tokens.text:
        Table(tokens, terms).read(found)


def _moved(first: Decimal, second: Decimal, size: Found) -> str:
    """Which way two columns moved: as the sign of the change says, else from the older to the newer, which is the second unless the percentage fits the
    other way alone (`2,207 | 1,871 | 18.0%`)."""
    if size.sign:
        return "up" if size.sign > 0 else "down"
    older, newer = first, second
    if size.kind == "percent" and size.value is not None and first and second:
        forth, back = (abs(abs(b - a) / a * 100 - size.value) for a, b in ((first, second), (second, first)))
        older, newer = (second, first) if back < forth else (first, second)
    return "up" if newer > older else "down"
