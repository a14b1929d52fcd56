"""The lexicon: what each word of the tables means, found at a token in constant time.

Every word of the tables is cut into tokens as articles are, so that `sq. m`, `US$` and `square metres` match however they are spaced. A
hyphen or white space between the tokens of a word may stand for each other (`square-metre`), and may be absent only where the table has it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from parkextract import tables
from parkextract.tables import Row, Tables
from parkextract.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: the row's class and key, and the row itself."""

    cls: str
    key: str
    row: Row


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the tables: its folded tokens, its written form if only that form counts, and its senses, the commonest first."""

    tokens: tuple[str, ...]
    glued: tuple[bool, ...]
    exact: tuple[str, ...] | None
    senses: tuple[Sense, ...]


class Match(NamedTuple):
    """A word found at tokens `[start, end)`, with those of its senses that were asked for."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def sense(self) -> Sense:
        return self.senses[0]


class Lexicon:
    """The words of a set of tables, by their first token."""

    def __init__(self, source: Tables) -> None:
        self.tables = source
        self._entries: dict[str, dict[str, list[Entry]]] = {}
        for (word, exact), rows in source.claims().items():
            order = {name: i for i, name in enumerate(source.ambiguous.get(word, ()))}
            rows = sorted(rows, key=lambda row: order.get(row.name, len(order)))
            cut = Tokens(word)
            glued = tuple(i > 0 and cut.touches(i) for i in range(len(cut)))
            senses = tuple(Sense(row.cls, row.key, row) for row in rows)
            entry = Entry(tuple(cut.lower), glued, tuple(cut.words) if exact else None, senses)
            for cls in {sense.cls for sense in senses}:
                self._entries.setdefault(cls, {}).setdefault(cut.lower[0], []).append(entry)
        self._indexes: dict[tuple[str, ...], dict[str, _Begun]] = {}
        self._lasts: dict[tuple[str, ...], frozenset[str]] = {}
        for firsts in self._entries.values():
            for entries in firsts.values():
                entries.sort(key=_by_length)

    def starts(self, *classes: str) -> frozenset[str]:
        """The folded first tokens of all words of the classes: a token outside this set begins none of them."""
        return frozenset(first for cls in classes for first in self._entries.get(cls, ()))

    def ends(self, *classes: str) -> frozenset[str]:
        """The folded last tokens of all words of the classes."""
        if classes not in self._lasts:
            self._index(classes)
        return self._lasts[classes]

    def _index(self, classes: tuple[str, ...]) -> dict[str, _Begun]:
        """The entries of the classes by first token, each with its senses in those classes."""
        index: dict[str, list[Entry]] = {}
        for cls in classes:
            for first, entries in self._entries.get(cls, {}).items():
                index.setdefault(first, []).extend(replace(e, senses=tuple(s for s in e.senses if s.cls == cls)) for e in entries)
        for entries in index.values():
            entries.sort(key=_by_length)
        self._indexes[classes] = {first: _begun(entries) for first, entries in index.items()}
        self._lasts[classes] = frozenset(entry.tokens[-1] for entries in index.values() for entry in entries)
        return self._indexes[classes]

    def match(self, tokens: Tokens, i: int, *classes: str) -> Match | None:
        """The longest word of any of the classes that begins at token i, with its senses in those classes; None when there is none."""
        if not 0 <= i < tokens.size:
            return None
        lower = tokens.lower
        index = self._indexes.get(classes)
        begun = (self._index(classes) if index is None else index).get(lower[i])
        if begun is None:
            return None
        alone, longer = begun
        best: Match | None = None
        if longer and i + 1 < tokens.size:
            second = lower[i + 1]
            entries = longer.get(second, ())
            if second == "-" and i + 2 < tokens.size and (hyphened := longer.get(lower[i + 2])):
                entries = tuple(sorted((*entries, *hyphened), key=_by_length))
            best = _longest(entries, tokens, i, None) if entries else None
        if best is None and len(alone) == 1 and alone[0].exact is None:
            return Match(i, i + 1, alone[0].senses)
        return _longest(alone, tokens, i, best) if alone else best

    def match_first(self, tokens: Tokens, i: int, *classes: str) -> tuple[Sense, ...]:
        """The senses of token i alone as a word of the classes."""
        found = [
            e for cls in classes for e in self._entries.get(cls, {}).get(tokens.lower[i], ()) if len(e.tokens) == 1 and _fits(e, tokens, i)
        ]
        return tuple(dict.fromkeys(sense for entry in found for sense in entry.senses if sense.cls in classes))

    def match_before(self, tokens: Tokens, end: int, *classes: str, longest: int = 4) -> Match | None:
        """The longest word of the classes that ends just before token `end`."""
        if not 0 < end <= tokens.size:
            return None
        index, lower = self._indexes.get(classes), tokens.lower
        if index is None:
            index = self._index(classes)
        if lower[end - 1] not in self._lasts[classes]:
            return None
        for i in range(max(0, end - longest), end):
            if lower[i] in index and (found := self.match(tokens, i, *classes)) and found.end == end:
                return found
        return None

    def lookup(self, word: str) -> list[Sense]:
        """Every meaning of a word, for `parkextract words`."""
        folded = tuple(Tokens(word).lower)
        found = [
            s
            for firsts in self._entries.values()
            for e in firsts.get(folded[0] if folded else "", ())
            if e.tokens == folded
            for s in e.senses
        ]
        return list({sense.row.name: sense for sense in found}.values())


_Begun = tuple[tuple[Entry, ...], dict[str, tuple[Entry, ...]]]  # of one first token: the words of it alone, the longer by second token


def _by_length(entry: Entry) -> tuple[int, bool]:
    """The order in which words are tried: the longest first, one that counts only as written before one that counts however written."""
    return -len(entry.tokens), entry.exact is None


def _begun(entries: Sequence[Entry]) -> _Begun:
    longer: dict[str, list[Entry]] = {}
    for entry in entries:
        if len(entry.tokens) > 1:
            longer.setdefault(entry.tokens[1], []).append(entry)
    return tuple(e for e in entries if len(e.tokens) == 1), {second: tuple(found) for second, found in longer.items()}


def _longest(entries: Iterable[Entry], tokens: Tokens, i: int, best: Match | None) -> Match | None:
    """The longest of the entries at token i, or `best` where that is longer; senses of other classes are added where both are as long."""
    for entry in entries:
        if best and i + len(entry.tokens) < best.end:
            break
        end = _fits(entry, tokens, i)
        if end and (best is None or end > best.end):
            best = Match(i, end, entry.senses)
        elif end and best and end == best.end and entry.senses[0].cls not in {sense.cls for sense in best.senses}:
            best = Match(i, end, best.senses + entry.senses)
    return best


def _fits(entry: Entry, tokens: Tokens, i: int) -> int | None:
    """The index after the entry's last token when it stands at token i."""
    n = len(entry.tokens)
    if n == 1:
        return i + 1 if entry.exact is None or entry.exact[0] == tokens.words[i] else None
    j = i
    if i + n > len(tokens.lower):
        return None
    for k in range(n):
        if k and not entry.glued[k]:  # white space in the table: white space or a hyphen in the text
            if j < tokens.size and tokens.lower[j] == "-" and entry.tokens[k] != "-":
                j += 1
            elif tokens.gap(j) != " ":
                return None
        if j >= tokens.size or tokens.lower[j] != entry.tokens[k]:
            return None
        if entry.exact is not None and tokens.words[j] != entry.exact[k]:
            return None
        j += 1
    return j


@lru_cache
def lexicon(lang: str = "en") -> Lexicon:
    """The lexicon of a language, made once a process."""
    return Lexicon(tables.load(lang))
