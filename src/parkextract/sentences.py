"""Sentences by rule: linear in the text, without a model.

A sentence ends at a full stop, question or exclamation mark that closes one, and at the end of a paragraph, heading, list item or table cell.
Lines that a fixed width has broken are joined again. The words that take a full stop without ending a sentence are in `names.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from parkextract import tables
from parkextract.tokens import Tokens

_WIDE_STOPS = frozenset("。！？")  # no white space follows them
_STOPS = frozenset(".!?…") | _WIDE_STOPS
_CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"'“‘«([{¿¡")
_BULLETS = frozenset("•●▪■◆►–—-*·○‣")
_WIDEST_WRAP = 120  # characters: text wrapped to a width is not wrapped wider
_SHORT_LINE = 40  # characters: a shorter line is a heading or a cell, never the first part of a broken one
_LONGEST = 300  # tokens: what runs on without a stop is cut, so that the work stays linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at characters `[start, end)` and tokens `[first, last)`. `terminated` says whether a stop closes it (a heading has none)."""

    start: int
    end: int
    first: int
    last: int
    terminated: bool = True


def split(text: str, tokens: Tokens) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; bullets stand outside them.

    >>> text = "Dr. Ode runs Plot No. 5. It covers 3.5 ha."
    >>> [text[s.start:s.end] for s in split(text, Tokens(text))]
    ['Dr. Ode runs Plot No. 5.', 'It covers 3.5 ha.']
    """
    if not len(tokens):
        return ()
    width = max(map(len, text.splitlines()), default=0)
    found: list[Sentence] = []
    first = 0
    line = 0  # the first token of the current line
    for i in range(1, len(tokens) + 1):
        broken = i == len(tokens)
        if not broken and tokens.gap(i) == "\n":
            broken = not _goes_on(tokens, line, i, width)
            line = i
        if not broken and (tokens.lower[i - 1] in _STOPS or tokens.lower[i - 1] in _CLOSERS):
            broken = _stops(tokens, first, i)
        if broken or i - first >= _LONGEST:
            _add(found, tokens, first, i)
            first = i
    return tuple(found)


def _add(found: list[Sentence], tokens: Tokens, first: int, last: int) -> None:
    while first < last and tokens.words[first] in _BULLETS and not tokens.touches(first + 1):
        first += 1
    if first < last:
        end = last - 1
        while end > first and tokens.words[end] in _CLOSERS:
            end -= 1
        found.append(Sentence(tokens.starts[first], tokens.ends[last - 1], first, last, tokens.words[end] in _STOPS))


def _goes_on(tokens: Tokens, line: int, i: int, width: int) -> bool:
    """Whether the sentence of the line that begins at token `line` goes on in the next line, at token i."""
    if "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]].replace("\r\n", "\n").replace("\n", "", 1):
        return False  # a blank line
    last = i - 1
    length = tokens.ends[last] - tokens.starts[line]
    if length < _SHORT_LINE or tokens.words[i] in _BULLETS or tokens.words[last] in _STOPS | _CLOSERS | {":"}:
        return False
    return tokens.words[i][0].islower() or (width <= _WIDEST_WRAP and length + 1 + len(tokens.words[i]) > width)


def _stops(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a sentence begins at token i: a stop, maybe closers, before it, and a beginning after it."""
    stop = i - 1
    while stop > first and tokens.words[stop] in _CLOSERS and tokens.touches(stop):
        stop -= 1
    if tokens.words[stop] not in _STOPS or stop == first:
        return False
    following = tokens.words[i]
    if tokens.words[stop] in _WIDE_STOPS:
        return following not in _CLOSERS | _STOPS
    if following in _CLOSERS and tokens.touches(i) and following not in "\"'":
        return False
    if tokens.touches(i):  # "… the park.It covers": a space is missing
        before = tokens.words[stop - 1]
        return (
            stop == i - 1
            and before.islower()
            and len(before) > 2
            and len(following) > 1
            and following.istitle()
            and following.lower() in _table("starter")
        )
    begin = i
    while begin < len(tokens) and begin < i + 3 and tokens.words[begin] in _OPENERS:
        begin += 1
    word = tokens.words[begin] if begin < len(tokens) else ""
    if not word or word[0].islower() or word[0] in ",;:)]–—%":
        return False
    if begin == i and following in _CLOSERS and tokens.gap(i + 1) == " ":  # a straight quote that stands apart
        return False
    return tokens.words[stop] != "." or stop != i - 1 or not _abbreviated(tokens, stop, begin)


def _abbreviated(tokens: Tokens, stop: int, begin: int) -> bool:
    """Whether the full stop at token `stop` belongs to the word before it, and the sentence goes on at token `begin`."""
    if not tokens.touches(stop):
        return False
    word, low, following = tokens.words[stop - 1], tokens.lower[stop - 1], tokens.lower[begin]
    if low in _table("title"):
        return True
    if tokens.words[begin][0].isdigit():
        return low in _table("numbered")
    if begin < len(tokens) and following in _table("starter"):
        return False
    dotted = stop >= 3 and len(word) == 1 and tokens.touches(stop - 1) and tokens.words[stop - 2] == "."  # U.S., a.m.
    return dotted or low in _table("shortened") or low in _table("numbered") or (len(word) == 1 and word.isalpha() and word.isupper())


@lru_cache
def _table(name: str) -> frozenset[str]:
    """The words of a row `[stop]`, without their full stops."""
    return frozenset(word.rstrip(".").lower() for word in tables.apart("names.toml").row("stop", name).words)
