"""A number as it is read, the words that numbers are read with, and what stands after a number and belongs to it: scales and fractions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from parkextract.mentions.figures import is_figure, slash_fraction, vulgar
from parkextract.tokens import Tokens
from parkextract.words import Lexicon

ONE = Decimal(1)
_SHORTENED = 5  # letters of the longest short form of a scale (`thous.`)


class Number(NamedTuple):
    """A number at tokens `[first, last)`.

    `value` is the whole, scale included; `scale` the product of the scale words that end it (1 without any), so that `value / scale` is the
    figure before them. `digits` says that it begins with figures. `fraction` marks a share (`two-thirds`, `half`, `3/4`) and `article` a
    number that opens with `a` (`a hundred`, `a third`). `letter` marks a scale of one letter touching the figures (`5m`), which may be a
    unit instead: `plain` is the number without it. `other` is a second reading where the form of the separator leaves one (`1.530`).
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = ONE
    digits: bool = False
    fraction: bool = False
    article: bool = False
    letter: bool = False
    plain: Decimal | None = None
    other: Decimal | None = None

    @property
    def scaled(self) -> bool:
        return self.scale != ONE


@dataclass(frozen=True, slots=True)
class Words:
    """The number words of a language by folded token."""

    number: dict[str, Decimal]
    scale: dict[str, Decimal]
    dozen: dict[str, Decimal]
    letter: dict[str, Decimal]
    fraction: dict[str, tuple[Decimal, bool]]
    a: frozenset[str]
    joint: frozenset[str]
    point: frozenset[str]
    of: frozenset[str]
    starts: frozenset[str]
    after: frozenset[str]  # what may go on figures


@lru_cache
def words_of(lex: Lexicon) -> Words:
    def values(cls: str) -> dict[str, Decimal]:
        return {word: Decimal(row.key) for row in lex.tables.of(cls) for word in (*row.words, *row.exact) if " " not in word}

    def joint(key: str) -> frozenset[str]:
        return frozenset(lex.tables.row("joint", key).words)

    fractions: dict[str, tuple[Decimal, bool]] = {}
    for row in lex.tables.of("fraction"):
        share = Fraction(row.key)
        for word in row.words:
            fractions[word] = (Decimal(share.numerator) / Decimal(share.denominator), word.endswith("s"))
    number, dozen = values("number"), values("dozen")
    starts = (
        frozenset(number)
        | joint("one")
        | frozenset(w for w, (_, plural) in fractions.items() if w == lex.tables.row("fraction", "1/2").words[0])
    )
    scale, letter = values("scale"), values("scale_letter")
    after = (
        frozenset("-‐‑/⁄x×") | joint("and") | frozenset(scale) | frozenset(dozen) | frozenset(w.lower() for w in letter) | frozenset(number)
    )
    return Words(number, scale, dozen, letter, fractions, joint("one"), joint("and"), joint("point"), joint("of"), starts, after)


def skip_hyphen(tokens: Tokens, j: int) -> int:
    """The index after a hyphen that joins two words at token j; j itself when there is none."""
    if j + 1 < tokens.size and tokens.lower[j] in "-\u2010\u2011" and tokens.touches(j) and tokens.touches(j + 1):
        return j + 1
    return j


def plus_fraction(tokens: Tokens, j: int, value: Decimal, known: Words) -> tuple[Decimal, int]:
    """`value` and a fraction that follows at token j: `12½`, `10 1/2`, `4 and a half`."""
    if j >= tokens.size or value != value.to_integral_value() or "\n" in tokens.gap(j):
        return value, j
    if (share := vulgar(tokens.lower[j])) is not None:
        return value + share, j + 1
    if is_figure(tokens.lower[j]) and (share := slash_fraction(tokens, j)) is not None:
        return value + share, j + 3
    if (
        tokens.lower[j] == "-"
        and j + 1 < tokens.size
        and is_figure(tokens.lower[j + 1])
        and (share := slash_fraction(tokens, j + 1)) is not None
    ):
        return value + share, j + 4
    return and_fraction(tokens, j, value, known)


def and_fraction(tokens: Tokens, j: int, value: Decimal, known: Words) -> tuple[Decimal, int]:
    """`value` and a fraction joined to it by `and` at token j: `two and a half`, `two-and-a-half`, `one and three quarters`."""
    k = skip_hyphen(tokens, j)
    if k >= tokens.size or tokens.lower[k] not in known.joint:
        return value, j
    k = skip_hyphen(tokens, k + 1)
    if k >= tokens.size:
        return value, j
    times = ONE if tokens.lower[k] in known.a else known.number.get(tokens.lower[k])
    if times is None or times > 9:
        return value, j
    k = skip_hyphen(tokens, k + 1)
    share = known.fraction.get(tokens.lower[k]) if k < tokens.size else None
    if share is None or share[1] != (times > 1):
        return value, j
    return value + times * share[0], k + 1


def scaled(tokens: Tokens, number: Number, known: Words) -> Number:
    """The number with the scale words that follow it (`million`, `hundred thousand`, `dozen`, glued `bn`)."""
    factor, j, letter = ONE, number.last, False
    for n in range(3):  # `million million` is as far as news goes
        found = _scale_at(tokens, j, known, number.digits and not n)
        if found is None:
            break
        factor, j, letter = factor * found[0], found[1], found[2]
        if letter:
            break
    if factor is ONE:
        k = skip_hyphen(tokens, j)
        if k < tokens.size and tokens.lower[k] in known.dozen and tokens.gap(k) != "\n":
            return number._replace(last=k + 1, value=number.value * known.dozen[tokens.lower[k]])
        return number
    other = None if number.other is None else number.other * factor
    return number._replace(last=j, value=number.value * factor, scale=factor, letter=letter, plain=number.value, other=other)


def _scale_at(tokens: Tokens, j: int, known: Words, digits: bool) -> tuple[Decimal, int, bool] | None:
    """(factor, index after, whether one letter) of a scale word at token j: after white space or a hyphen, or glued on."""
    k = skip_hyphen(tokens, j)
    if k >= tokens.size or tokens.gap(k) == "\n":
        return None
    word = tokens.lower[k]
    if word in known.scale:
        if tokens.touches(k) and k == j and not digits:
            return None
        return known.scale[word], _past_stop(tokens, k + 1, word), False
    if digits and k == j and tokens.touches(j) and tokens.words[j] in known.letter and not _figure_touches(tokens, j + 1):
        return known.letter[tokens.words[j]], j + 1, True
    if word in known.number and known.number[word] == 10 and tokens.lower[k - 1] != ",":  # `10 ten-thousand`, `5.2 ten thousand`
        after = skip_hyphen(tokens, k + 1)
        if digits and after < tokens.size and known.scale.get(tokens.lower[after]) == 1000:
            return Decimal(10000), after + 1, False
    return None


def _past_stop(tokens: Tokens, j: int, word: str) -> int:
    """The index after the full stop of a shortened scale that ends no sentence: `42 thous. tonnes`, `612 mln. euros`."""
    if len(word) <= _SHORTENED and j + 1 < tokens.size and tokens.lower[j] == "." and tokens.touches(j) and tokens.gap(j + 1) == " ":
        after = tokens.words[j + 1]
        if after[0].islower() or after[0] in "€$£":
            return j + 1
    return j


def _figure_touches(tokens: Tokens, j: int) -> bool:
    """Whether figures or a slash touch the letter before token j, which is then part of a unit or a name (`32m2`, `5m/s`)."""
    return j < tokens.size and tokens.touches(j) and (is_figure(tokens.lower[j]) or tokens.lower[j] == "/")
