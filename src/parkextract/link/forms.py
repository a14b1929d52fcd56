"""The forms that a word of the linking tables takes in a text: verbs inflected, nouns in the plural, regular ones by rule.

The tables give base forms (`break ground`, `total investment`); matching is on the folded tokens of the article, before any parse.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from parkextract import tables
from parkextract.errors import TableError
from parkextract.tokens import Tokens

GAP = "*"  # in a phrase of the tables: some words of the same clause
T = TypeVar("T")
_VOWELS = frozenset("aeiou")
_DOUBLING = frozenset("bdgmnprt")


@lru_cache
def table(name: str, lang: str = "en") -> dict[str, Any]:
    """A file of the linking tables as written (`link.toml`, `properties.toml`)."""
    file = next((file for file in tables.files(lang) if file.name == name), None)
    if file is None:
        raise TableError(f"no {name} for language {lang!r}")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}") from error


@cache
def words(cls: str, key: str) -> tuple[str, ...]:
    """The words of a row of link.toml, braces expanded."""
    found = table("link.toml")[cls][key]
    return tuple(word for pattern in found for word in tables.expand(pattern))


def verb_forms(base: str) -> list[str]:
    """A verb in its forms; only the first word of a phrase is inflected.

    >>> verb_forms("carry on")
    ['carry on', 'carries on', 'carrying on', 'carried on']
    """
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    irregular = table("link.toml")["irregular"].get(head)
    short = (
        len(head) < 7
        and len(head) > 2
        and head[-1] in _DOUBLING
        and head[-2] in _VOWELS
        and head[-3] not in _VOWELS
        and _one_syllable(head)
    )
    if head[-1] == "y" and head[-2] not in _VOWELS:
        third, past = head[:-1] + "ies", head[:-1] + "ied"
    else:
        third = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh")) else "s")
        past = head + ("d" if head.endswith("e") else head[-1] + "ed" if short else "ed")
    stem = head[:-1] if head.endswith("e") and not head.endswith("ee") and len(head) > 2 else head + head[-1] if short else head
    forms = [head, third, stem + "ing", *(irregular or [past])]
    if any(head in others and verb != head for verb, others in table("link.toml")["irregular"].items()):
        forms.remove(head)  # `found` is far oftener of find
    return list(dict.fromkeys(form + tail for form in forms))


def _one_syllable(word: str) -> bool:
    return sum(1 for before, letter in zip(" " + word, word, strict=False) if letter in _VOWELS and before not in _VOWELS) == 1


def noun_forms(base: str) -> list[str]:
    """A noun phrase in the singular and the plural of its last word.

    >>> noun_forms("production facility")
    ['production facility', 'production facilities']
    """
    if base.endswith("s") and not base.endswith("ss"):
        return [base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return [base, base[:-1] + "ies"]
    return [base, base + ("es" if base.endswith(("ss", "x", "z", "ch", "sh")) else "s")]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found at tokens `[start, end)`; `tail` is where the part after a gap begins, or None."""

    start: int
    end: int
    item: T
    tail: int | None = None


class Phrases(Generic[T]):
    """Phrases with what each stands for, found in a text at a cost of one look-up a token, or two where a phrase begins so. `within` bounds the words of
    a gap."""

    def __init__(self, within: int = 12) -> None:
        self._by_first: dict[str, dict[str, list[_Phrase[T]]]] = {}
        self._last: set[str] = set()
        self._within = within
        self._count = 0

    def add(self, phrase: str, item: T) -> None:
        head, _, tail = phrase.partition(f" {GAP} ")
        first = tuple(Tokens(head).lower)
        self._count += 1
        self._last.add(first[-1])
        by_second = self._by_first.setdefault(first[0], {})
        by_second.setdefault(first[1] if len(first) > 1 else "", []).append((self._count, first, tuple(Tokens(tail).lower), item))

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a folded token."""
        return word in self._by_first

    def ends(self, word: str) -> bool:
        """Whether a phrase, or what stands of it before its gap, ends with a folded token."""
        return word in self._last

    def find(self, tokens: Tokens, start: int, end: int) -> Iterator[Found[T]]:
        """Every phrase that lies within tokens `[start, end)`, the shorter inside the longer included."""
        return iter(()) if self._by_first.keys().isdisjoint(tokens.lower[start:end]) else self._find(tokens, start, end)

    def _find(self, tokens: Tokens, start: int, end: int) -> Iterator[Found[T]]:
        lower, by_first = tokens.lower, self._by_first
        for i in [i for i, word in enumerate(lower[start:end], start) if word in by_first]:
            for _, head, tail, item in _begun(by_first[lower[i]], lower, i + 1, end):
                stop = _fits(head, lower, i, end)
                if not stop:
                    continue
                if not tail:
                    yield Found(i, stop, item)
                    continue
                for j in range(stop, min(end, stop + self._within)):
                    if lower[j] == tail[0] and _fits(tail, lower, j, end):
                        yield Found(i, stop, item, j)
                        break


_Phrase = tuple[int, tuple[str, ...], tuple[str, ...], T]
"""The place of a phrase among those added, its words, those behind its gap, and what it stands for."""


def _begun(by_second: dict[str, list[_Phrase[T]]], lower: list[str], i: int, end: int) -> list[_Phrase[T]]:
    """The phrases of one first word whose second word, if any, stands at token i or behind a hyphen there, in the order in which they were added."""
    found = by_second.get("", [])
    for second in range(i, min(end, i + (2 if i < end and lower[i] == "-" else 1))):
        if (more := by_second.get(lower[second])) is not None:
            found = sorted([*found, *more], key=_place) if found else more
    return found


def _place(phrase: _Phrase[Any]) -> int:
    return phrase[0]


def _fits(words: tuple[str, ...], lower: list[str], i: int, end: int) -> int:
    """The index after the words where they stand at token i, hyphens allowed between them; 0 where they do not."""
    j = i
    for k, word in enumerate(words):
        if k and j < end and lower[j] == "-" and word != "-":
            j += 1
        if j >= end or lower[j] != word:
            return 0
        j += 1
    return j
