"""Cells of a table that is written row by row, under a line of headings that semicolons or bars part, or slashes or dashes between blanks:
`Zone; area (ha); firms; jobs`, `Zone / area / firms`. A colon may set the name of a row apart (`Melbury: 46 – 14 – 620`).

A heading says what the numbers under it are of: its unit, its money and scale, a percent sign, or its plural. One that begins with a word of change
is of what the heading before it counts (`direct jobs; change on March`), and the sign of the cell says which way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from parkextract.mentions.found import Found
from parkextract.mentions.tabular import Table
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_SIGNS = (";", "|", " / ", " – ", " — ")
_NUMBERED = 40  # higher figures behind a name seldom number it
_FEWEST = 2  # signs in a line of headings
_LONGEST = 12  # tokens of a heading
_PERCENT = frozenset({"percent", "percentage_point"})
_MARKS = frozenset("*†‡(^)")  # what may stand behind the number of a cell


def read(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Give the bare numbers under headings their kind and unit; nothing happens in an article without such lines."""
    listed(tokens, found, terms)
    for sign in _SIGNS:
        if tokens.text.count(sign) > 2 * _FEWEST:
            Columns(tokens, terms, sign, found).read()


def listed(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Give the figures behind names what the head of their line counts: `Persons employed, end of June: Development Zone 71,300; Bonded Zone 2,150`."""
    named = [
        f
        for f in found
        if (f.bare or f.dropped == "name" or f.dropped == "label" and f.number.value > _NUMBERED)
        and f.number.digits
        and not f.number.scaled
    ]
    if len(named) < _FEWEST:
        return
    lines = sorted({0, *tokens.lines})
    rows: dict[int, list[Found]] = {}
    for f in named:
        rows.setdefault(lines[bisect_right(lines, f.first) - 1], []).append(f)
    starts, table = [f.first for f in found], Table(tokens, terms)
    for first, row in rows.items():
        colon = next((j for j in range(first, row[0].first) if tokens.lower[j] == ":"), first)
        head = range(first, colon)
        if len(row) < _FEWEST or not 0 < len(head) <= _LONGEST or not all(_item(tokens, f) for f in row):
            continue
        if bisect_left(starts, first) < bisect_left(starts, colon) or not terms.sets["label.kinds"].isdisjoint(tokens.lower[first:colon]):
            continue
        for f in row:
            table.named(f, first, colon)
            f.dropped = None if f.kind else f.dropped


def _item(tokens: Tokens, f: Found) -> bool:
    """Whether a name and a figure are an item of a list: nothing else stands between two of its signs."""
    k = f.first
    while k and (tokens.words[k - 1][0].isupper() or tokens.lower[k - 1] == "-" or tokens.lower[k - 2] == "-") and f.first - k < _LONGEST:
        k -= 1
    ends = f.last >= tokens.size or tokens.lower[f.last] in ";,.(" or tokens.gap(f.last) == "\n"
    return ends and 0 < k < f.first and tokens.lower[k - 1] in ":;,"


@dataclass(slots=True)
class Columns:
    """Reads the lines of one article that a sign, with the blanks about it, parts into cells. `headings` are the tokens of the last headings met."""

    tokens: Tokens
    terms: Terms
    sign: str
    found: Sequence[Found]
    headings: list[range] = field(default_factory=list)

    def read(self) -> None:
        """Go through the lines: one of short cells without a bare number heads the lines of as many cells after it."""
        start = 0
        for line in self.tokens.text.split("\n"):
            end = start + len(line)
            signs = line.count(self.sign)
            if signs >= _FEWEST:
                cells = self._cells(start, end)
                inside = self.found[bisect_left(self.found, start, key=_start) : bisect_left(self.found, end, key=_start)]
                bare = [f for f in inside if f.bare and f.number.digits]
                if not bare and all(len(cell) <= _LONGEST for cell in cells[1:]):
                    self.headings = cells
                elif len(cells) == len(self.headings):
                    self._row(cells, bare)
                elif len(cells) + 1 == len(self.headings):
                    self._row(self._named(cells), bare)
            start = end + 1

    def _cells(self, start: int, end: int) -> list[range]:
        """The tokens of each cell of the line between two characters."""
        tokens = self.tokens
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        cells: list[range] = []
        sign, apart = self.sign.strip(), self.sign[0] == " "
        for i in range(first, last):
            if tokens.lower[i] == sign and not (apart and (tokens.touches(i) or i + 1 < last and tokens.touches(i + 1))):
                cells.append(range(first, i))
                first = i + 1
        return [*cells, range(first, last)]

    def _named(self, cells: list[range]) -> list[range]:
        """The cells with the name of the row, which a colon sets apart from what follows it, as a cell of its own."""
        colon = next((j for j in cells[0] if self.tokens.lower[j] == ":"), None)
        return cells if colon is None else [range(cells[0].start, colon), range(colon + 1, cells[0].stop), *cells[1:]]

    def _row(self, cells: Sequence[range], bare: Sequence[Found]) -> None:
        """Give each number that fills a cell what its heading says; the first cell names the row."""
        columns = {cell.start: n for n, cell in enumerate(cells) if n and cell}
        for f in bare:
            n = columns.get(f.first, 0)
            if n and (f.last == cells[n].stop or self.tokens.lower[f.last][0] in _MARKS):
                self._headed(f, n)
                if not f.kind and self.sign != "|":
                    f.dropped = "bare"  # of what its heading says, not of what the cell before counts

    def _headed(self, f: Found, n: int) -> None:
        """Give a cell what its heading says."""
        tokens, heading = self.tokens, self.headings[n]
        if not heading:
            return
        changes = tokens.lower[heading.start] in self.terms.sets["cue.change"]
        if percent := next((key for j in heading if (key := self._percent(j))), ""):
            f.kind, f.unit = "percent", percent
        elif changes:
            if n > 1 and tokens.lower[self.headings[n - 1].start] not in self.terms.sets["cue.change"]:
                self._headed(f, n - 1)
        else:
            self._unit(f, heading)
        if changes and f.kind:
            f.trend = "down" if f.sign < 0 else "up"
            f.value = None if f.value is None else abs(f.value)
        elif f.sign < 0 and f.kind in ("money", "quantity") and f.value is not None:
            f.value = -abs(f.value)  # a loss, a frost

    def _percent(self, j: int) -> str:
        """The percent or percentage points that token j of a heading says, else nothing: `points` alone may be those of a match."""
        match = self.terms.lex.match(self.tokens, j, "percent")
        return str(match.sense.key) if match is not None and match.sense.key in _PERCENT else ""

    def _unit(self, f: Found, heading: range) -> None:
        """`acres`, `area (ha)`, `FDI ($m)`, `persons employed`: the unit, money or plural of a heading."""
        unit = self.terms.lex.match(self.tokens, heading.start, "unit")
        if unit is None or unit.end < heading.stop and self.tokens.lower[unit.end] != ")":
            Table(self.tokens, self.terms).named(f, heading.start, heading.stop)
            return
        key = unit.sense.key
        f.kind, f.unit = "area" if key in self.terms.area else "count" if key in self.terms.counting else "quantity", key


def _start(f: Found) -> int:
    return f.start
