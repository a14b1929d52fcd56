"""Precision, recall and F1 of extractions against annotated articles, in the form that `fixtures/gold/README.md` describes.

Every row of the table counts over all articles together. A prediction that falls on something annotated as optional is not counted, and a
required fact whose optional twin (another reading of the same value) is found counts as found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from parkextract.agreement import Json, Side, agreement, mention_line, overlap, same_value
from parkextract.article import Article
from parkextract.errors import FormatError, ReadError
from parkextract.values import KINDS

Part = Literal["all", "development", "heldout"]

FACT_LEVELS = ("fact", "fact + subject", "fact + subject + details")
ATTRIBUTES = ("bound", "trend", "equivalent_to")
ROWS = (
    *("span exact", "span overlap", "value"),
    *(f"value: {kind}" for kind in sorted(KINDS)),
    *(f"attribute: {name}" for name in ATTRIBUTES),
    *FACT_LEVELS,
)
LISTED = ("value", "attribute: bound", "attribute: trend", "fact + subject + details")
"""The rows whose errors are listed on request: the others would repeat them."""


@dataclass(slots=True)
class Counts:
    """Hits, misses and false alarms of one row; `errors` has a line for each of the latter two, `hidden` counts those not listed."""

    hit: int = 0
    missed: int = 0
    false: int = 0
    errors: list[str] = field(default_factory=list)
    hidden: int = 0

    @property
    def precision(self) -> float:
        return _part(self.hit, self.hit + self.false)

    @property
    def recall(self) -> float:
        return _part(self.hit, self.hit + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def asked(self) -> int:
        """How many the annotation asks for."""
        return self.hit + self.missed


def _part(count: int, whole: int) -> float:
    return count / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article: what an extractor is given, and what it should find."""

    article: Article
    gold: Json
    heldout: bool = False


def read_gold(folder: str | Path, part: Part = "all") -> Iterator[Annotated]:
    """The annotated articles of a folder (`NAME.txt` with `NAME.json`), by name; of the held-out test set, of the rest, or all.

    Raises ReadError where a file is missing, FormatError where an annotation is not of the form or names what its text does not have.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ReadError(f"{folder}: no such folder")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise ReadError(f"{folder}: no annotated article (NAME.txt with NAME.json)")
    for path in paths:
        annotated = _read_one(path)
        if part == "all" or annotated.heldout == (part == "heldout"):
            yield annotated


def _read_one(path: Path) -> Annotated:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {error}") from error
    try:
        for mention in gold["mentions"]:
            _place(mention, text)
        article = Article(text, title=gold.get("title"), published=gold.get("published"), id=path.stem)
    except (KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path}: not an annotation: {error!r}") from error
    except ValueError as error:
        raise FormatError(f"{path}: {error}") from error
    return Annotated(article, gold, bool(gold.get("heldout")))


def _place(mention: Json, text: str) -> None:
    """Set `start` and `end` from the surface and which of its occurrences is meant."""
    start = -1
    for _ in range(mention.get("nth", 1)):
        start = text.find(mention["text"], start + 1)
        if start < 0:
            raise ValueError(f"mentions/{mention['id']}: the text has no occurrence {mention.get('nth', 1)} of {mention['text']!r}")
    mention["start"], mention["end"] = start, start + len(mention["text"])


# ------------------------------------------------------------------------------------------------------------------ counting


def score(articles: Iterable[tuple[str, Json, Json]]) -> dict[str, Counts]:
    """The rows of the table for (name, annotation with offsets, prediction) of each article."""
    rows = {name: Counts() for name in ROWS}
    for name, gold, found in articles:
        _Comparison(name, Side(gold), Side(found), rows, bool(gold.get("heldout"))).count()
    return rows


def score_folder(folder: str | Path, extract: Callable[[Article], Json], part: Part = "all") -> dict[str, Counts]:
    """Score what `extract` (article in, `Extraction.to_dict()` out) finds in the annotated articles of a folder."""
    return score((item.article.id, item.gold, extract(item.article)) for item in read_gold(folder, part))


def pair(gold: list[Json], found: list[Json], rank: Callable[[Json, Json], int]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, those of the highest rank first, then in the order of the text; rank 0 is no pair."""
    ranked = sorted((-value, i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if (value := rank(g, p)) > 0)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


class _Comparison:
    """One article's annotation and prediction, counted into the rows."""

    def __init__(self, name: str, gold: Side, found: Side, rows: Mapping[str, Counts], heldout: bool) -> None:
        self.name, self.gold, self.found, self.rows = name, gold, found, rows
        self.heldout = heldout
        self.optional = [mention for mention in gold.mentions if mention.get("optional")]

    def count(self) -> None:
        self._mentions("span exact", lambda g, p: int((g["start"], g["end"]) == (p["start"], p["end"])))
        self._mentions("span overlap", overlap)
        pairs = self._mentions("value", _right)
        for kind in sorted(KINDS):
            self._mentions(f"value: {kind}", _right, kind)
        for g, p in pairs:
            if not g.get("optional") and g["kind"] != "time":
                self._attributes(g, p)
        for level, row in enumerate(FACT_LEVELS):
            self._facts(row, level)

    def _mentions(self, row: str, rank: Callable[[Json, Json], int], kind: str | None = None) -> list[tuple[Json, Json]]:
        gold, found = ([m for m in side.mentions if kind in (None, m.get("kind"))] for side in (self.gold, self.found))
        pairs = pair(gold, found, rank)
        hit = {i for i, _ in pairs}
        excused = {j for j, p in enumerate(found) if any(overlap(m, p) for m in self.optional)}
        self._tally(row, gold, found, hit, excused | {j for _, j in pairs}, mention_line, mention_line)
        return [(gold[i], found[j]) for i, j in pairs]

    def _facts(self, row: str, level: int) -> None:
        """Required facts are paired before optional ones, the nearest reading first; agreement must be deeper than `level`."""
        gold, found = self.gold.facts, self.found.facts

        def rank(g: Json, p: Json) -> int:
            depth = agreement(self.gold, self.found, g, p)
            return depth + (0 if g.get("optional") else 4) if depth > level else 0

        pairs = pair(gold, found, rank)
        hit = {i for i, _ in pairs}
        twins = {(gold[i]["property"], gold[i]["value"]) for i in hit if gold[i].get("optional") and gold[i].get("value") is not None}
        hit |= {i for i, g in enumerate(gold) if not g.get("optional") and (g["property"], g.get("value")) in twins}
        optional = [g for g in gold if g.get("optional")]
        excused = {j for j, p in enumerate(found) if any(rank(g, p) for g in optional)}
        self._tally(row, gold, found, hit, excused | {j for _, j in pairs}, self.gold.line, self.found.line)

    def _tally(
        self, row: str, gold: list[Json], found: list[Json], hit: set[int], well: set[int],
        show_gold: Callable[[Json], str], show_found: Callable[[Json], str],
    ) -> None:  # fmt: skip
        """Add to a row: `hit` are the annotated items found, `well` the predictions that are right or excused."""
        missed = [g for i, g in enumerate(gold) if i not in hit and not g.get("optional")]
        false = [p for j, p in enumerate(found) if j not in well]
        counts = self.rows[row]
        counts.hit += sum(not gold[i].get("optional") for i in hit)
        counts.missed += len(missed)
        counts.false += len(false)
        self._list(counts, [f"missed  [{self.name}] {show_gold(g)}" for g in missed])
        self._list(counts, [f"false   [{self.name}] {show_found(p)}" for p in false])

    def _list(self, counts: Counts, lines: list[str]) -> None:
        """Keep the lines of errors, unless nobody is to look at the article."""
        if self.heldout:
            counts.hidden += len(lines)
        else:
            counts.errors += lines

    def _attributes(self, g: Json, p: Json) -> None:
        """What is said of a number beside its value, where the value is right."""
        for name in ("bound", "trend"):
            wanted, said = g.get(name), p.get(name)
            counts = self.rows[f"attribute: {name}"]
            if wanted == said:
                counts.hit += bool(wanted)
            else:
                counts.missed += bool(wanted)
                counts.false += bool(said)
                self._list(counts, [f"gold {wanted} said {said}  [{self.name}] {mention_line(g)}"])
        original, said_original = (
            side.mention.get(mention.get("equivalent_to") or "") for side, mention in ((self.gold, g), (self.found, p))
        )
        counts = self.rows["attribute: equivalent_to"]
        if original and said_original and same_value(original, said_original):
            counts.hit += 1
        else:
            counts.missed += bool(original)
            counts.false += bool(said_original)


def _right(g: Json, p: Json) -> int:
    return overlap(g, p) if same_value(g, p) else 0


# ------------------------------------------------------------------------------------------------------------------ showing


def table(rows: Mapping[str, Counts]) -> str:
    """The table as text: precision, recall, F1 in percent, and how many the annotation asks for; rows that count nothing are left out."""
    lines = [f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"]
    for name, c in rows.items():
        if c.hit + c.missed + c.false:
            lines.append(f"{name:28}{100 * c.precision:7.1f}{100 * c.recall:7.1f}{100 * c.f1:7.1f}{c.asked:7}")
    return "\n".join(lines)


def errors(rows: Mapping[str, Counts]) -> str:
    """Every miss and false alarm, by row; those of held-out articles, which are measured and never looked at, only as a number."""
    lines = []
    for name in LISTED:
        lines += ["", f"## {name}", *rows[name].errors]
        if rows[name].hidden:
            lines.append(f"and {rows[name].hidden} in held-out articles")
    return "\n".join(lines)
