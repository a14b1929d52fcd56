"""Numbers as news writes them: figures with every style of separator, words, scales, fractions, and mixtures of them.

`parse` reads the longest number that begins at a token; what the number means (money, a count, a label) is for its callers to say.
"""

from __future__ import annotations

from decimal import Decimal

from parkextract import words
from parkextract.mentions import spelled
from parkextract.mentions.figures import comma_is_decimal, figures, is_figure, joined_by_spaces, power_of_ten, slash_fraction, vulgar
from parkextract.mentions.numerals import ONE, Number, Words, plus_fraction, scaled, words_of
from parkextract.tokens import Tokens
from parkextract.words import Lexicon

__all__ = ["Number", "comma_is_decimal", "is_figure", "parse", "scale_of", "scale_word", "share", "starts"]


def starts(lex: Lexicon) -> frozenset[str]:
    """The folded words, `a` and `an` among them, that a number in words may begin with."""
    return words_of(lex).starts


def scale_word(tokens: Tokens, i: int, lex: Lexicon) -> Decimal | None:
    """The factor of the scale word at token i, after white space."""
    return words_of(lex).scale.get(tokens.lower[i]) if i < tokens.size and tokens.gap(i) == " " else None


def share(word: str, lex: Lexicon) -> Decimal | None:
    """The share that a folded singular fraction word is: `third`."""
    found = words_of(lex).fraction.get(word)
    return found[0] if found and not found[1] else None


def scale_of(word: str, lex: Lexicon) -> Decimal | None:
    """The factor that a folded word is, as in the head of a table (`mln`)."""
    return words_of(lex).scale.get(word)


def parse(tokens: Tokens, i: int, lex: Lexicon | None = None, comma_decimal: bool = False) -> Number | None:
    """The longest number that begins at token i; None when none does. `comma_decimal` as `comma_is_decimal` finds it.

    A sign is left to the caller, as is the word before (`no. 5`) and after. The time taken does not depend on the length of the text.
    """
    if i >= tokens.size:
        return None
    key = ~i if comma_decimal else i
    found: Number | None
    if key in tokens.numbers:
        found = tokens.numbers[key]
        return found
    known = words_of(lex or words.lexicon())
    found = _in_figures(tokens, i, known, comma_decimal) if is_figure(tokens.lower[i]) else spelled.read(tokens, i, known)
    if found and found.scale > 100:
        found = _compound(tokens, found, known, comma_decimal)
    if found and found.last < tokens.size and tokens.lower[found.last] == "(" and not found.fraction:
        found = _said_twice(tokens, found, known, comma_decimal)
    tokens.numbers[key] = found
    return found


def _said_twice(tokens: Tokens, number: Number, known: Words, comma_decimal: bool) -> Number:
    """The number with itself in brackets, as contracts write it in the other form: `2 (two)`, `twenty-five (25)`."""
    i = number.last + 1
    if i + 1 >= tokens.size or is_figure(tokens.lower[i]) == number.digits:
        return number
    again = _in_figures(tokens, i, known, comma_decimal) if is_figure(tokens.lower[i]) else spelled.read(tokens, i, known)
    same = again is not None and again.value == number.value and again.last < tokens.size and tokens.lower[again.last] == ")"
    return number._replace(last=again.last + 1) if same and again is not None else number


def _in_figures(tokens: Tokens, i: int, known: Words, comma_decimal: bool) -> Number | None:
    lower = tokens.lower
    if (share := vulgar(lower[i])) is not None:
        return Number(i, i + 1, share, digits=True, fraction=True)
    j, word = joined_by_spaces(tokens, i)
    if (
        j + 1 < tokens.size
        and lower[j] == "·"
        and tokens.touches(j)
        and tokens.touches(j + 1)
        and lower[j + 1].isdigit()
        and word.isdigit()
    ):
        j, word = j + 2, f"{word}.{lower[j + 1]}"  # `€7·2bn`
    read = figures(word, comma_decimal)
    if read is None:
        return None
    value, other = read
    follower = lower[j] if j < len(lower) else ""
    if follower not in known.after and not ("0" <= follower < ":"):
        return _figures(i, j, value, other)
    if (share := slash_fraction(tokens, j - 1)) is not None and j == i + 1:
        return Number(i, j + 2, share, digits=True, fraction=True)
    value, j = plus_fraction(tokens, j, value, known)
    value, j = power_of_ten(tokens, j, value)
    return scaled(tokens, _figures(i, j, value, other), known)


def _figures(first: int, last: int, value: Decimal, other: Decimal | None) -> Number:
    """A number in figures alone; most are, so that its fields are given in order, which is quickest."""
    return Number(first, last, value, ONE, True, False, False, False, None, other)


def _compound(tokens: Tokens, number: Number, known: Words, comma_decimal: bool) -> Number:
    """The number with the smaller parts that follow its scale: `143 billion 650 million`, `two thousand five hundred`, `a thousand and one`."""
    for _ in range(4):
        if number.scale == ONE or number.scale <= 100 or number.fraction or number.letter:
            return number
        j = number.last
        if not number.digits and j < tokens.size and tokens.lower[j] in known.joint:
            j += 1
        if j >= tokens.size or tokens.gap(j) != " " and tokens.lower[j - 1] != "-":
            return number
        word = tokens.lower[j]
        if is_figure(word):
            part = _in_figures(tokens, j, known, comma_decimal) if number.digits and j == number.last else None
            if part is None or not part.scaled:
                return number
        else:
            part = spelled.read(tokens, j, known) if word in known.number else None
            if part is None or number.digits and not part.scaled or j > number.last and part.value >= 100:
                return number
        if part.fraction or part.value >= number.scale:
            return number
        scale = part.scale if part.scaled else ONE
        number = number._replace(last=part.last, value=number.value + part.value, scale=scale, plain=None)
    return number
