"""Numbers in words: `one hundred and fifty-two point three billion`, `a dozen`, `two-thirds`, `a quarter of a million`."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.numerals import ONE, Number, Words, and_fraction, scaled, skip_hyphen
from parkextract.tokens import Tokens


def read(tokens: Tokens, i: int, known: Words) -> Number | None:
    lower = tokens.lower
    word = lower[i]
    if word in known.a:
        return _after_article(tokens, i, known)
    if word in known.fraction:
        part = _share_of_scale(tokens, Number(i, i + 1, known.fraction[word][0], fraction=True), known)
        return part if not part.fraction or word in known.starts else None  # a bare `third` is an ordinal
    if word not in known.number:
        return None
    value, j = _below_thousand(tokens, i, known)
    if (share := _fraction_after(tokens, j, value, known)) is not None:
        return _share_of_scale(tokens, Number(i, share[1], share[0], fraction=True), known)
    if j < tokens.size and lower[j] in known.point:
        value, j = _decimals(tokens, j, value, known)
    value, j = and_fraction(tokens, j, value, known)
    return scaled(tokens, Number(i, j, value), known)


def _after_article(tokens: Tokens, i: int, known: Words) -> Number | None:
    """`a hundred and twenty`, `a million`, `a dozen`, `a third`, `a quarter of a million`; None when the article opens no number."""
    j = i + 1
    if j >= tokens.size or tokens.gap(j) != " ":
        return None
    word = tokens.lower[j]
    if word in known.fraction:
        share, plural = known.fraction[word]
        return None if plural else _share_of_scale(tokens, Number(i, j + 1, share, fraction=True, article=True), known)
    if word in known.scale and len(word) > 3:
        if known.scale[word] == 100:
            rest, k = _tail_of_hundred(tokens, j + 1, known)
            return scaled(tokens, Number(i, k, 100 + rest, article=True), known)
        return scaled(tokens, Number(i, j, ONE, article=True), known)
    if word in known.dozen:
        return Number(i, j + 1, known.dozen[word], article=True)
    return None


def _below_thousand(tokens: Tokens, i: int, known: Words) -> tuple[Decimal, int]:
    """The value of number words below a thousand at token i, and the index after them."""
    value, j = _below_hundred(tokens, i, known)
    k = skip_hyphen(tokens, j)
    if k < tokens.size and known.scale.get(tokens.lower[k]) == 100 and value and tokens.gap(k) != "\n":
        rest, j = _tail_of_hundred(tokens, k + 1, known)
        value = value * 100 + rest
    return value, j


def _below_hundred(tokens: Tokens, i: int, known: Words) -> tuple[Decimal, int]:
    value = known.number[tokens.lower[i]]
    j = skip_hyphen(tokens, i + 1)
    if value >= 20 and j < tokens.size and tokens.gap(j) != "\n":
        unit = known.number.get(tokens.lower[j])
        if unit is not None and 0 < unit < 10:
            return value + unit, j + 1
    return value, i + 1


def _tail_of_hundred(tokens: Tokens, j: int, known: Words) -> tuple[Decimal, int]:
    """What follows `hundred`: `and twenty-five`, `twenty`; zero when nothing does."""
    k = j
    if k < tokens.size and tokens.lower[k] in known.joint:
        k += 1
    k = skip_hyphen(tokens, k)
    if k < tokens.size and tokens.lower[k] in known.number and tokens.gap(k) != "\n":
        return _below_hundred(tokens, k, known)
    return Decimal(0), j


def _decimals(tokens: Tokens, j: int, value: Decimal, known: Words) -> tuple[Decimal, int]:
    """`value` with the decimals that follow `point` at token j: `point three`, `point two five`."""
    k, text = j + 1, ""
    while k < tokens.size and len(text) < 12:
        digit = known.number.get(tokens.lower[k])
        if digit is None or digit > 9:
            break
        text, k = text + str(digit), k + 1
    return (value + Decimal(f"0.{text}"), k) if text else (value, j)


def _fraction_after(tokens: Tokens, j: int, times: Decimal, known: Words) -> tuple[Decimal, int] | None:
    """(share, index after) where a fraction word follows its number: `two thirds`, `one-fifth`."""
    k = skip_hyphen(tokens, j)
    if k >= tokens.size or tokens.gap(k) == "\n" or not 0 < times < 100:
        return None
    share = known.fraction.get(tokens.lower[k])
    if share is None or share[1] != (times > 1):
        return None
    if times > 1 and share[0] * times >= 1 and share[0] != Decimal("0.5"):
        return None
    return times * share[0], k + 1


def _share_of_scale(tokens: Tokens, number: Number, known: Words) -> Number:
    """A fraction with the scale it is a share of: `half a million`, `a quarter of a million`, `half a dozen`, `half-million`."""
    j = number.last
    if j < tokens.size and tokens.lower[j] in known.of:
        j += 1
    if j < tokens.size and tokens.lower[j] in known.a:
        j += 1
    elif j > number.last:
        return number
    else:
        j = skip_hyphen(tokens, j)
    word = tokens.lower[j] if j < tokens.size and tokens.gap(j) != "\n" else ""
    factor = known.scale.get(word) or known.dozen.get(word)
    if factor is None:
        return number
    value = (number.value * factor).quantize(ONE)
    scale = ONE if word in known.dozen else factor
    return number._replace(last=j + 1, value=value, scale=scale, fraction=False)
