"""Names as merging compares them: what is proper to a name, what kind of thing it says that it is, and what tells it from its like.

`Guangzhou-Hong Kong Scientific and Technological Cooperation Park` is proper in {guangzhou, hong, kong}, describes itself as {science,
technology, cooperation}, and is headed {park}. `Phase II` and `east` are marks: names whose marks differ are of two things.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from parkextract import tables

_TOKEN = re.compile(r"\w+|&")
_BRACKET = re.compile(r"\(([^()]{1,60})\)")
_VOWELS = frozenset("aeiouyh")
LONGEST = 300  # characters of a name that are looked at
SPELLING = 85.0  # rapidfuzz ratio from which two words are spellings of one
SHORTEST = 5  # letters of a word whose spelling may vary

Likeness = Literal["same", "near"]
Spellings = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `key` is all of it in one form of spelling; `initials` those of the words it is made of, with and without hyphens.

    `order` is which of a row of like things a description says that it is (`its second battery plant`): no part of a name, as a mark is, and
    others may leave it out.
    """

    key: tuple[str, ...]
    proper: frozenset[str]
    kinds: frozenset[str]
    heads: frozenset[str]
    marks: frozenset[str]
    initials: frozenset[str]
    acronym: str
    order: frozenset[str] = frozenset()

    @property
    def joined(self) -> str:
        """All of it in one word: `agro-industrial` and `agroindustrial` are the same."""
        return "".join(self.key)


@lru_cache(maxsize=65536)
def parse(text: str) -> Name:
    """A name taken apart, by the tables of words."""
    text = _BRACKET.sub(" ", text[:LONGEST])
    words = [word for word in _TOKEN.findall(text) if any(c.isalnum() for c in word)]
    acronym = words[0].lower() if len(words) == 1 and len(text.strip()) >= 3 and text.strip().isupper() else ""
    tokens = _spelt(tuple(fold(word) for word in _TOKEN.findall(_possessive(text))))
    vocabulary = _vocabulary()
    marks: set[str] = set()
    order: set[str] = set()
    proper: set[str] = set()
    kinds: set[str] = set()
    heads: set[str] = set()
    key: list[str] = []
    lower = {fold(word) for word in words if word[:1].islower()}  # a word in lower case describes
    for i, token in enumerate(tokens):
        mark = vocabulary.marks.get(token) or (vocabulary.roman.get(token) if _numeral(tokens, i) else None)
        if mark is None and token.isdigit() and len(token) < 4:
            mark = str(int(token))
        if mark is not None and mark.isdigit() and token in lower and i == 0:
            order.add(mark)
        elif mark is not None:
            marks.add(mark)
            key.append("#" + mark)
        elif token in vocabulary.plain:
            continue
        else:
            singular = single(token)
            key.append(singular)
            if singular in vocabulary.heads:
                kinds.update(heads)  # of several head nouns the last is the name's: a port park is a park
                heads = {singular}
            else:
                (kinds if singular in vocabulary.kinds or token in lower else proper).add(singular)
    initials = frozenset("".join(fold(word)[:1] for word in cut if word[:1].isupper()) for cut in (words, text.split()))
    return Name(tuple(key), frozenset(proper), frozenset(kinds), frozenset(heads), frozenset(marks), initials, acronym, frozenset(order))


def bracketed(text: str) -> list[str]:
    """The short forms that a name gives in brackets: `Eastern Economic Corridor (EEC)`."""
    return [found.strip() for found in _BRACKET.findall(text[:LONGEST])]


def likeness(one: Name, other: Name, known: frozenset[str], *, strict: bool) -> Likeness | None:
    """Whether two names can be of one thing: by the whole of them (`same`), or by a part (`near`); None where they cannot.

    Names are near that share what is proper to them and differ only in how much they describe; where what is proper to one of them lacks in
    the other but is among the words `known` of its place, its owner or the site it is part of; where they are two spellings; and a name
    and its initials. `strict` wants the same head noun.
    """
    if one.marks != other.marks or (one.order and other.order and one.order != other.order):
        return None
    if one.key == other.key or (one.key and frozenset(one.key) == frozenset(other.key)) or one.joined == other.joined:
        return "same"
    if one.acronym or other.acronym:
        return "near" if _abbreviates(one, other) or _abbreviates(other, one) else None
    if not (one.kinds <= other.kinds or other.kinds <= one.kinds):
        return None
    if strict and one.heads and other.heads and not (one.heads <= other.heads or other.heads <= one.heads):
        return None
    differing = (one.proper ^ other.proper) - known
    if not differing:
        told = bool(one.proper ^ other.proper) and one.heads == other.heads  # the words that differ name its place or its owner
        return "near" if one.proper & other.proper or (one.kinds == other.kinds and one.kinds) or told else None
    return "near" if _spellings(one.proper - other.proper - known, other.proper - one.proper - known) else None


def _abbreviates(short: Name, long: Name) -> bool:
    return bool(short.acronym) and len(short.acronym) >= 3 and short.acronym in long.initials


def _spellings(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what two names differ in are spellings of the same words."""
    a, b = " ".join(sorted(one)), " ".join(sorted(other))
    return min(len(a), len(b)) >= SHORTEST and a[0] == b[0] and fuzz.ratio(a, b, score_cutoff=SPELLING) > 0


def skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once: the same for most spellings of it.

    >>> skeleton("linggang"), skeleton("lingang")
    ('lngng', 'lngng')
    """
    letters = [c for i, c in enumerate(word) if i == 0 or c not in _VOWELS]
    squeezed = [c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1]]
    text = "".join(squeezed)
    return text.replace("gg", "g")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def single(word: str) -> str:
    """A word without the plural's s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some names, as names are compared."""
    return frozenset(token for text in texts for token in parse(text).key)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    spellings: Spellings
    marks: dict[str, str]
    roman: dict[str, str]
    plain: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]


@lru_cache
def _vocabulary() -> _Vocabulary:
    own, names = tables.apart("merge.toml"), tables.apart("names.toml")
    spellings: Spellings = {}
    for row in (*own.of("same"), *own.of("short")):
        for word in row.words:
            written, meant = (tuple(fold(part) for part in _TOKEN.findall(text)) for text in (word, row.key))
            spellings.setdefault(written[0], []).append((written, meant))
    for forms in spellings.values():
        forms.sort(key=lambda form: -len(form[0]))
    marks = {fold(word): row.key for row in own.of("designator") for word in row.words}
    marks |= {"".join(_TOKEN.findall(word)): key for word, key in marks.items()}
    roman = {word: row.key for row in own.of("roman") for word in row.words}

    def cut(word: str) -> list[str]:
        return _respell(tuple(fold(part) for part in _TOKEN.findall(word)), spellings)

    plain = frozenset(t for row in names.of("connector") for word in row.words for t in cut(word))
    plain |= frozenset(token for word in own.row("plain", "name").words for token in _TOKEN.findall(fold(word)))
    headed = [cut(word) for row in names.of("head") if row.key != "org" for word in (*row.words, *row.exact)]
    heads = frozenset(single(tokens[-1]) for tokens in headed)
    kinds = frozenset(single(t) for cls in ("field", "company") for row in names.of(cls) for word in row.words for t in cut(word)) - heads
    kinds |= {single(token) for tokens in headed for token in tokens[:-1]} - heads
    return _Vocabulary(spellings, marks, roman, plain, heads, kinds | {single(token) for token in plain})


def _spelt(tokens: tuple[str, ...]) -> list[str]:
    """The words of a name in one form of spelling."""
    return _respell(tokens, _vocabulary().spellings)


def _respell(tokens: tuple[str, ...], spellings: Spellings) -> list[str]:
    found: list[str] = []
    i = 0
    while i < len(tokens):
        for written, meant in spellings.get(tokens[i], ()):
            if tokens[i : i + len(written)] == written:
                found.extend(meant)
                i += len(written)
                break
        else:
            found.append(tokens[i])
            i += 1
    return found


def _numeral(tokens: list[str], i: int) -> bool:
    """Whether a token that could be a Roman numeral is one: at the end of a name of several words, or after the noun that it numbers."""
    return i > 0 and (i == len(tokens) - 1 or tokens[i - 1] in _vocabulary().heads)


def _possessive(text: str) -> str:
    return text.replace("’s ", " ").replace("'s ", " ").replace("' ", " ").replace("’ ", " ")
