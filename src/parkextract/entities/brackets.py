"""What brackets and `also known as` say of a name: its short form, its other name, that it is a term defined for what stands before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parkextract.entities.vocabulary import Vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens

if TYPE_CHECKING:
    from parkextract.entities.names import Name

QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
SINGLE = frozenset("'\u2018\u2019")  # these are apostrophes too
_INITIALS = 3  # letters: that many tell a short form that is written as a word
_BRACKET = 24  # tokens: how far back the bracket of a defined term opens
_LEADING = 5  # tokens: how far behind a name its other name may be led up to


def opening(tokens: Tokens, first: int, sentence: Sentence) -> int | None:
    """The bracket that a name stands in, if it opens near."""
    for k in range(first - 1, max(sentence.first, first - _BRACKET) - 1, -1):
        if tokens.words[k] in ")]":
            return None
        if tokens.words[k] in "([":
            return k
    return None


def quoted(tokens: Tokens, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name in brackets is a defined term: `(the "Zone")`, `(the Park)`."""
    before = tokens.words[first - 1]
    if before in QUOTES:
        return last < len(tokens) and tokens.words[last] in QUOTES
    return before == "the" and tokens.words[first - 2] == "(" and last < sentence.last and tokens.words[last] == ")"


def nickname(tokens: Tokens, k: int, last: int) -> bool:
    """Whether a word in quotes stands at token k between two words of a name: `Joan "Jo" Voss`."""
    if k + 3 >= last or tokens.words[k] not in QUOTES | SINGLE or tokens.words[k + 2] not in QUOTES | SINGLE:
        return False
    spaced = tokens.gap(k) == tokens.gap(k + 3) == " " and tokens.touches(k + 1) and tokens.touches(k + 2)
    return spaced and tokens.words[k + 1].istitle() and tokens.words[k + 3].istitle() and tokens.words[k - 1].istitle()


def alias(tokens: Tokens, last: int, sentence: Sentence, words: Vocabulary) -> int | None:
    """Where the other name of a name begins: `…, commonly known as Z-Park`."""
    for k in range(last, min(last + _LEADING, sentence.last - 1)):
        if tokens.lower[k] in words["known_as"] and tokens.words[k + 1][0].isupper():
            return k + 1
        if tokens.lower[k] not in words["aliasing"]:
            return None
    return None


def acronym(tokens: Tokens, first: int, last: int, words: Vocabulary) -> str | None:
    """The short form in brackets behind a name: `(IEAT)`, `(CDC, IDX: …)`, `Visayas Smelting Corp. (Vismel)`."""
    if tokens.words[last] != "(":
        return None
    word = tokens.words[last + 1]
    closed = tokens.words[last + 2] in ")," and word.isalpha() and len(word) > 1
    return word if closed and (word[1].isupper() or _initials(tokens, word, last) or _blend(tokens, first, last, words)) else None


def _blend(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether the word in brackets behind a firm's form begins as the firm's name does, and more of it is not the same word: `Vismel`."""
    low, begun = tokens.lower[last + 1], tokens.lower[first]
    firm = tokens.lower[last - 1] in words["company"] or (tokens.words[last - 1] == "." and tokens.lower[last - 2] in words["company"])
    return firm and tokens.words[last + 1].istitle() and len(low) > _INITIALS and low[:2] == begun[:2] and tokens.words[last + 2] == ")"


def shared(found: Sequence[Name], tokens: Tokens) -> Iterator[Name]:
    """The names of a text; a short form in brackets behind a place may be that of the firm which is of the place: `Salt Corporation of Varna
    (SALCO)`; where it has a letter of the place too, both are one name: `Salt Corporation of Varna (SCV)`."""
    waiting: Name | None = None
    for name in found:
        if waiting is not None:
            between, short = tokens.lower[waiting.last : name.first], name.acronym
            whole = waiting.acronym is None and between in (["of"], ["of", "the"]) and not name.nested
            if whole and short is not None and not _spells(short, name.words):
                words = tuple(tokens.text[waiting.start : name.end].split())
                if _spells(short, words):
                    name = replace(waiting, last=name.last, end=name.end, words=words, acronym=short)
                    waiting = None
                elif short[0] == waiting.words[0][0]:
                    waiting, name = replace(waiting, acronym=short), replace(name, acronym=None)
            if waiting is not None:
                yield waiting
        waiting = name
    if waiting is not None:
        yield waiting


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of a short form begin the words of a name in their order, the first the first, the last the last with a capital."""
    initials = iter(word[0].lower() for word in words)
    capitals = [word[0].lower() for word in words if word[0].isupper()]
    letters = short.lower()
    if not capitals or letters[0] != capitals[0] or letters[-1] != capitals[-1]:
        return False
    return all(letter in initials for letter in letters)


def without(name: str) -> Iterator[str]:
    """How a name with its short form inside is written too: `Orava Zone Area 1` and `Orava IZ Area 1` for `Orava Industrial Zone (IZ) Area 1`."""
    before, opened, rest = name.partition(" (")
    short, closed, behind = rest.partition(") ")
    if not opened or not closed or not short.isupper() or not short.isalpha():
        return
    yield f"{before} {behind}"
    words = before.split()
    if [word[0] for word in words[-len(short) :]] == list(short):
        yield " ".join([*words[: -len(short)], short, behind])


def _initials(tokens: Tokens, word: str, last: int) -> bool:
    """Whether a word begins with the first letters of the three words and more before it: `Jebel Ali Free Zone (Jafza)`."""
    if not word[0].isupper() or len(word) < _INITIALS or last < _INITIALS:
        return False
    first = next((k for k in range(last - _INITIALS, max(last - len(word), 0) - 1, -1) if tokens.lower[k][0] == word[0].lower()), None)
    if first is None:
        return False
    begun = "".join(low[0] for low in tokens.lower[first:last])
    return begun.startswith(word.lower()[:_INITIALS])
