"""What every rule of the grammar needs: the tokens, the words, and the small look-ups (a number, a unit, a year) at a token."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from parkextract import words
from parkextract.mentions import numbers
from parkextract.mentions.times.nodes import Node
from parkextract.mentions.times.vocabulary import Unit, Vocabulary, phrase, vocabulary
from parkextract.tokens import PAST, Tokens

HYPHENS = frozenset("-\u2010\u2011")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014/~\uff5e")
QUOTES = frozenset("'\u2018\u2019`")
SIGNS = frozenset("$€£¥₹₩#№@&=+*")
Read = tuple[Node, int]


class Reader:
    """The tokens of an article with the vocabulary.

    `word(i)` is the folded token, empty outside the text (as far out as `tokens.PAST`). `nominal` is the rule that reads any expression without a
    determiner, `depth` how many of them are being read one inside another, and `day_first` the order of numeric dates as the article settles it,
    `ancient` whether it counts its years before Christ.
    """

    __slots__ = ("tokens", "lower", "words", "v", "nominal", "size", "day_first", "lexicon", "lang", "depth", "ancient", "word")

    nominal: Callable[[Reader, int, bool], Read | None]
    word: Callable[[int], str]

    def __init__(self, tokens: Tokens, nominal: Callable[[Reader, int, bool], Read | None], lang: str = "en") -> None:
        self.tokens, self.lower, self.words, self.size = tokens, tokens.lower, tokens.words, tokens.size
        self.v: Vocabulary = vocabulary(lang)
        self.lexicon = words.lexicon(lang)
        self.nominal = nominal
        self.day_first: bool | None = None
        self.lang = lang
        self.depth = 0
        self.word = [*self.lower, *[""] * PAST].__getitem__
        self.ancient = not tokens.seen.isdisjoint(self.v.before_christ) and sum(map(self.lower.count, self.v.before_christ)) > 4

    def near(self, i: int) -> bool:
        """Whether token i stands on the same line as the token before."""
        return 0 < i < self.size and self.tokens.gap(i) != "\n"

    def capital(self, i: int) -> bool:
        return 0 <= i < self.size and self.words[i][0].isupper()

    def small(self, key: str, i: int) -> bool:
        """Whether token i is one of the small words of that key."""
        return self.word(i) in self.v.small[key]

    def phrase(self, cls: str, i: int) -> tuple[str, int] | None:
        """(key, index after) of the longest word of the class at token i."""
        if not 0 <= i < self.size:
            return None
        entries = self.v.phrases[cls].get(self.lower[i])
        return phrase(entries, self.tokens, i) if entries else None

    def hyphen(self, i: int) -> int:
        """The index after a hyphen that joins two words at token i; i itself when there is none."""
        return i + 1 if i + 1 < self.size and self.lower[i] in HYPHENS and self.tokens.touches(i) and self.tokens.touches(i + 1) else i

    def the(self, i: int) -> int:
        return i + 1 if self.small("the", i) else i

    def unit(self, i: int) -> tuple[Unit, int] | None:
        """A unit of time at token i, on the line of the token before."""
        if i >= self.size or self.lower[i] not in self.v.units or "\n" in self.tokens.gap(i) and i > 0:
            return None
        found = phrase(self.v.units[self.lower[i]], self.tokens, i)
        return (self.v.unit[found[0]], found[1]) if found else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """(n, index after) of an ordinal: `third`, `21st`, `twenty-first`."""
        word = self.word(i)
        if word[:1].isdigit():
            if word.isdigit() and len(word) <= 2 and self.suffix(i + 1):
                return int(word), i + 2
            return None
        found = self.phrase("ordinal", i)
        if found is None and self.lower[i + 1 : i + 2] == ["quarter"] and self.capital(i) and self.small("before_roman", i - 1):
            found = self.phrase("roman", i)
        return (int(found[0]), found[1]) if found else None

    def suffix(self, i: int) -> bool:
        """Whether token i is an ordinal ending that touches the figures before it."""
        return i < self.size and self.lower[i] in _SUFFIXES and self.tokens.touches(i)

    def count(self, i: int) -> tuple[Decimal, int] | None:
        """A number of units at token i: figures or words; not a fraction word that is itself a unit (`three quarters`)."""
        if i >= self.size:
            return None
        read = numbers.parse(self.tokens, i, self.lexicon)
        if read is None:
            return None
        last_word = self.lower[read.last - 1]
        if read.fraction and last_word in self.v.units and read.last - i >= 2:
            return read.value * 4, read.last - 1  # the fraction word is the unit: three quarters
        if read.letter and read.plain is not None:
            return None
        return read.value, read.last

    def whole(self, i: int, low: int, high: int) -> int | None:
        """The value of plain figures at token i when it lies between the bounds."""
        word = self.word(i)
        if not word.isdigit() or len(word) > 4:
            return None
        value = int(word)
        return value if low <= value <= high else None

    def year(self, i: int) -> int | None:
        """The value of four figures that can be a year."""
        word = self.word(i)
        return int(word) if len(word) == 4 and "1000" <= word <= "2199" and word.isdigit() and word.isascii() else None


_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def two_digits(value: int) -> int:
    """The year that two figures mean, 1950 to 2049."""
    return value + (2000 if value < 50 else 1900)
