"""The text cut into tokens, once, for every grammar: parallel lists, so that a scan costs a list look-up a token.

A token is a run of letters (with inner apostrophes left out: `park's` is `park`, `'`, `s`), a run of digits with its inner separators
(`1,234.5`, one token; a full stop or comma after the last digit is not part of it), a vulgar fraction, or any other single character that is
not white space. `5.2billion` is two tokens that touch.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import eq
from typing import Any

_LINE = re.compile(r"[\n\r]+")
_TOKEN = re.compile(
    r"[^\W\d_\u00bc-\u00be\u2150-\u215f]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+(?:[.,\uff0c\uff0e]\d+)*|[^\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)


_PAST = 64  # how far outside the text `gap` and `touches` may be asked: further than any rule looks


class Tokens:
    """The tokens of `text`: `words` as written, `lower` folded (lower case, compatibility forms unified), `starts` and `ends` offsets, `size`
    how many there are, `lines` the indices of the tokens that begin a line, and the index after the last token.

    `gap(i)` says what stands between token i-1 and token i: `""` nothing, `" "` white space, `"\\n"` when a line ends there (also at the ends of
    the text). `touches(i)` says whether token i follows the token before it without white space. The grammars ask these two most, so each is
    a look-up in a list, made once. `numbers` keeps what `mentions.numbers` has read at a token, for times and quantities alike.
    """

    __slots__ = ("text", "words", "lower", "starts", "ends", "size", "lines", "gap", "touches", "numbers")

    gap: Callable[[int], str]
    touches: Callable[[int], bool]

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers: dict[int, Any] = {}
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.size = len(spans)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [text[start:end] for start, end in spans]
        lower = list(map(str.lower, self.words))
        self.lines = frozenset(bisect_right(self.ends, match.start()) for match in _LINE.finditer(text)) | {0, len(spans)}
        self.lower = lower if text.isascii() else [word if word.isascii() else fold(word) for word in lower]
        touching = [False, *map(eq, self.ends, self.starts[1:]), *[False] * _PAST]
        gaps = ["" if touches else " " for touches in touching]
        gaps[self.size :] = ["\n"] * _PAST
        for i in self.lines:
            gaps[i] = "\n"
        self.touches, self.gap = touching.__getitem__, gaps.__getitem__

    def __len__(self) -> int:
        return self.size

    def at(self, start: int) -> int:
        """The index of the first token that ends after offset `start`."""
        return bisect_right(self.ends, start)

    def until(self, end: int) -> int:
        """The index after the last token that starts before offset `end`."""
        return bisect_left(self.starts, end)


def fold(word: str) -> str:
    """A word in the one form that the tables are compared in: NFKC, lower case, curly apostrophes straight."""
    return unicodedata.normalize("NFKC", word).lower().replace("\u2019", "'").replace("\u2212", "-")
