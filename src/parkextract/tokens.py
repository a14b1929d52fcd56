"""The text cut into tokens, once, for every grammar: parallel lists, so that a scan costs a list look-up a token.

A token is a run of letters (with inner apostrophes left out: `park's` is `park`, `'`, `s`), a run of digits with its inner separators
(`1,234.5`, one token; a full stop or comma after the last digit is not part of it), a vulgar fraction, or any other single character that is
not white space. `5.2billion` is two tokens that touch.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Set
from functools import lru_cache
from itertools import accumulate
from operator import not_
from typing import Any

_LETTER = r"[^\W\d_\u00bc-\u00be\u2150-\u215f]"
_MARKED = r"(?:[\u0300-\u036f]+[^\W\d_]*)*"
_BLANK = r"\s\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_TOKEN = re.compile(
    rf"([A-Za-z]++{_LETTER}*+{_MARKED}|\d++(?:[.,\uff0c\uff0e]\d++)*|{_LETTER}++{_MARKED}|[^{_BLANK}])([{_BLANK}]*+)"
)  # a token, and what parts it from the next
_ASCII_TOKEN = re.compile(r"([A-Za-z]++|[0-9]++(?:[.,][0-9]++)*|\S)(\s*+)")  # the same of a text without any other character


PAST = 64  # how far outside the text `gap` and `touches` may be asked: further than any rule looks


class Tokens:
    """The tokens of `text`: `words` as written, `lower` folded (lower case, compatibility forms unified), `starts` and `ends` offsets, `size`
    how many there are, `lines` the indices of the tokens that begin a line, and the index after the last token.

    `gap(i)` says what stands between token i-1 and token i: `""` nothing, `" "` white space, `"\\n"` when a line ends there (also at the ends of
    the text). `touches(i)` says whether token i follows the token before it without white space. The grammars ask these two most, so each is
    a look-up in a list, made once. `seen` are the different folded tokens, `figures` those of them that begin with a figure: what tells at a
    glance that a text holds nothing for a rule; `where` tells where it holds something. `numbers` keeps what
    `mentions.numbers` has read at a token, for times and quantities alike, `spoken` which places `mentions.spoken` has found, `hedged` where
    `mentions.people` saw the words end that hedge a number.
    """

    __slots__ = (
        "text",
        "words",
        "lower",
        "starts",
        "ends",
        "size",
        "lines",
        "gap",
        "touches",
        "seen",
        "figures",
        "numbers",
        "spoken",
        "hedged",
    )

    gap: Callable[[int], str]
    touches: Callable[[int], bool]

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers: dict[int, Any] = {}
        self.spoken: Any = None
        self.hedged: dict[int, int] = {}
        ascii = text.isascii()
        cut = (_ASCII_TOKEN if ascii else _TOKEN).split(text)  # what stands before the first token; then token, gap and nothing in turns
        self.words, between = cut[1::3], cut[2::3]
        self.size = size = len(self.words)
        lengths = [len(cut[0])] * (2 * size + 1)
        lengths[1::2], lengths[2::2] = map(len, self.words), map(len, between)
        edges = list(accumulate(lengths))
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        folded = {word: low if (low := word.lower()).isascii() else fold(low) for word in set(self.words)}
        self.lower = list(map(folded.__getitem__, self.words))  # one string for all tokens of a word, so that its hash is taken once
        self.seen = frozenset(folded.values())
        self.figures = frozenset([word for word in self.seen if "0" <= word < ":"])
        touching = [False, *map(not_, between)]
        touching[size:] = [False] * PAST
        kinds = {gap: "\n" if "\n" in gap or "\r" in gap else gap and " " for gap in set(between)}
        gaps = ["\n", *map(kinds.__getitem__, between)]
        gaps[size:] = ["\n"] * PAST
        lines = [0]
        for _ in range(
            gaps.count(
                "\n",
            )
            - PAST
            - 1
        ):
            lines.append(gaps.index("\n", lines[-1] + 1))
        self.lines = frozenset([*lines, size])
        self.touches, self.gap = touching.__getitem__, gaps.__getitem__

    def __len__(self) -> int:
        return self.size

    def where(self, words: Set[str]) -> list[int]:
        """The indices of the tokens that fold to one of the words, in order."""
        here = self.seen & words
        return [i for i, word in enumerate(self.lower) if word in here] if here else []

    def at(self, start: int) -> int:
        """The index of the first token that ends after offset `start`."""
        return bisect_right(self.ends, start)

    def until(self, end: int) -> int:
        """The index after the last token that starts before offset `end`."""
        return bisect_left(self.starts, end)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word in the one form that the tables are compared in: NFKC, lower case, curly apostrophes straight."""
    return unicodedata.normalize("NFKC", word).lower().replace("\u2019", "'").replace("\u2212", "-")
