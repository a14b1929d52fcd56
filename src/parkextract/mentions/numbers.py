"""Numbers as news writes them: figures with every style of separator, words, scales, fractions, and mixtures of them.

`parse` reads the longest number that begins at a token; what the number means (money, a count, a label) is for its callers to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from parkextract import words
from parkextract.tokens import Tokens
from parkextract.words import Lexicon

ONE = Decimal(1)
_SHORTENED = 5  # letters of the longest short form of a scale (`thous.`)
_MAX_DIGITS = 40  # a longer run of figures is a serial number or noise
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")
_DECIMAL_COMMA = re.compile(r"\d[,\uff0c]\d{1,2}(?!\d)")
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+$")


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
class _Words:
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
def _words(lex: Lexicon) -> _Words:
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
    return _Words(number, scale, dozen, letter, fractions, joint("one"), joint("and"), joint("point"), joint("of"), starts, after)


def is_figure(word: str) -> bool:
    """Whether a folded token is written in figures (`½` folds to `1⁄2`)."""
    return word[0] in "0123456789"


def starts(lex: Lexicon) -> frozenset[str]:
    """The folded words, `a` and `an` among them, that a number in words may begin with."""
    return _words(lex).starts


@lru_cache(maxsize=4096)
def figures(word: str, comma_decimal: bool = False) -> tuple[Decimal, Decimal | None] | None:
    """The value of figures with separators, and the other reading where the form leaves one; None for a version, a list, an address.

    `comma_decimal` says that the article writes the decimal sign as a comma.

    >>> figures("1,234.5"), figures("1,2"), figures("1,23,047"), figures("1.2.3")
    ((Decimal('1234.5'), None), (Decimal('1.2'), None), (Decimal('123047'), None), None)
    >>> figures("1.530")
    (Decimal('1.530'), Decimal('1530'))
    """
    if word.isdigit():
        return (Decimal(word), None) if len(word) <= _MAX_DIGITS else None
    if len(word) > _MAX_DIGITS:
        return None
    commas, points = word.count(","), word.count(".")
    if commas and points:
        return _both(word)
    if commas:
        if _GROUPED.match(word) and word[0] != "0":
            grouped = Decimal(word.replace(",", ""))
            if commas == 1 and comma_decimal:
                return Decimal(word.replace(",", ".")), grouped
            return grouped, None
        if commas == 1:
            return Decimal(word.replace(",", ".")), None
        return (Decimal(word.replace(",", "")), None) if _INDIAN.match(word) else None
    if points == 1:
        decimal = Decimal(word)
        if _GROUPED_BY_POINT.match(word) and word[0] != "0":
            grouped = Decimal(word.replace(".", ""))
            return (grouped, decimal) if comma_decimal else (decimal, grouped)
        return decimal, None
    return (Decimal(word.replace(".", "")), None) if _GROUPED_BY_POINT.match(word) and word[0] != "0" else None


def _both(word: str) -> tuple[Decimal, None] | None:
    """Figures with commas and points: the later sign is the decimal one and stands once."""
    decimal, group = (".", ",") if word.rfind(".") > word.rfind(",") else (",", ".")
    whole, _, rest = word.rpartition(decimal)
    if decimal in whole or not (_GROUPED.match(whole.replace(group, ",")) or _INDIAN.match(whole.replace(group, ","))):
        return None
    return Decimal(f"{whole.replace(group, '')}.{rest}"), None


def comma_is_decimal(tokens: Tokens) -> bool:
    """Whether the article writes decimals with a comma: it has figures like `1,2` or `1.234,5`, and more of them than like `1.2`."""
    if _DECIMAL_COMMA.search(tokens.text) is None:
        return False
    comma = point = 0
    for word in tokens.lower:
        if "," in word and len(word) > 2 and len(word) - word.rfind(",") in (2, 3) and word[-1].isdigit():
            comma += 1
        elif "." in word and len(word) > 2 and word[-1].isdigit() and len(word) - word.rfind(".") in (2, 3):
            point += 1
    return comma > point


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
    known = _words(lex or words.lexicon())
    found = _in_figures(tokens, i, known, comma_decimal) if is_figure(tokens.lower[i]) else _in_words(tokens, i, known)
    if found and found.scale > 100:
        found = _compound(tokens, found, known, comma_decimal)
    tokens.numbers[key] = found
    return found


# ---- figures -------------------------------------------------------------------------------------------------------------------

_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "12", "16", "20", "32", "64", "100", "128"})


def _vulgar(word: str) -> Decimal | None:
    """The value of a vulgar fraction character as folded (`½` folds to `1⁄2`)."""
    if "⁄" not in word:
        return None
    top, _, bottom = word.partition("⁄")
    return Decimal(top) / Decimal(bottom) if top.isdigit() and bottom.isdigit() else None


def _in_figures(tokens: Tokens, i: int, known: _Words, comma_decimal: bool) -> Number | None:
    lower = tokens.lower
    if (share := _vulgar(lower[i])) is not None:
        return Number(i, i + 1, share, digits=True, fraction=True)
    j, word = _joined_by_spaces(tokens, i)
    read = figures(word, comma_decimal)
    if read is None:
        return None
    value, other = read
    follower = lower[j] if j < len(lower) else ""
    if follower not in known.after and not ("0" <= follower < ":"):
        return Number(i, j, value, digits=True, other=other)
    if (share := _slash_fraction(tokens, j - 1)) is not None and j == i + 1:
        return Number(i, j + 2, share, digits=True, fraction=True)
    value, j = _plus_fraction(tokens, j, value, known)
    value, j = _power_of_ten(tokens, j, value)
    return _scaled(tokens, Number(i, j, value, digits=True, other=other), known)


def _joined_by_spaces(tokens: Tokens, i: int) -> tuple[int, str]:
    """The index after figures whose thousands are set apart by spaces (`12 000`), and the figures without the spaces."""
    lower = tokens.lower
    if not (lower[i].isdigit() and 1 <= len(lower[i]) <= 3) or lower[i][0] == "0":
        return i + 1, lower[i]
    if i + 2 < len(lower) and lower[i + 1] == "," and lower[i + 2] == "000" and tokens.touches(i + 1) and tokens.gap(i + 2) == " ":
        return i + 3, lower[i] + "000"  # `80, 000`
    j, parts = i + 1, [lower[i]]
    while j < len(lower) and j - i < 8 and len(lower[j]) >= 3 and lower[j][:3].isdigit() and tokens.starts[j] - tokens.ends[j - 1] == 1:
        rest = lower[j][3:]
        if rest and not (rest[0] in ".," and rest[1:].isdigit()):
            break
        if tokens.text[tokens.ends[j - 1]] in "\n\r\t":
            break
        parts.append(lower[j][:3] + rest.replace(",", "."))
        j += 1
        if rest:
            break
    return j, "".join(parts)


def _slash_fraction(tokens: Tokens, i: int) -> Decimal | None:
    """The share that `3/4` at token i states."""
    lower = tokens.lower
    if (
        i + 2 >= len(lower)
        or lower[i + 1] not in "/⁄"
        or lower[i + 2] not in _DENOMINATORS
        or not (tokens.touches(i + 1) and tokens.touches(i + 2))
    ):
        return None
    if i + 3 < len(lower) and lower[i + 3] == "/":
        return None
    if not lower[i].isdigit() or len(lower[i]) > 2 or not 0 < int(lower[i]) < int(lower[i + 2]):
        return None
    return Decimal(lower[i]) / Decimal(lower[i + 2])


def _plus_fraction(tokens: Tokens, j: int, value: Decimal, known: _Words) -> tuple[Decimal, int]:
    """`value` and a fraction that follows at token j: `12½`, `10 1/2`, `4 and a half`."""
    if j >= tokens.size or value != value.to_integral_value() or "\n" in tokens.gap(j):
        return value, j
    if (share := _vulgar(tokens.lower[j])) is not None:
        return value + share, j + 1
    if is_figure(tokens.lower[j]) and (share := _slash_fraction(tokens, j)) is not None:
        return value + share, j + 3
    if (
        tokens.lower[j] == "-"
        and j + 1 < tokens.size
        and is_figure(tokens.lower[j + 1])
        and (share := _slash_fraction(tokens, j + 1)) is not None
    ):
        return value + share, j + 4
    return _and_fraction(tokens, j, value, known)


def _and_fraction(tokens: Tokens, j: int, value: Decimal, known: _Words) -> tuple[Decimal, int]:
    """`value` and a fraction joined to it by `and` at token j: `two and a half`, `two-and-a-half`, `one and three quarters`."""
    k = _skip_hyphen(tokens, j)
    if k >= tokens.size or tokens.lower[k] not in known.joint:
        return value, j
    k = _skip_hyphen(tokens, k + 1)
    if k >= tokens.size:
        return value, j
    times = ONE if tokens.lower[k] in known.a else known.number.get(tokens.lower[k])
    if times is None or times > 9:
        return value, j
    k = _skip_hyphen(tokens, k + 1)
    share = known.fraction.get(tokens.lower[k]) if k < tokens.size else None
    if share is None or share[1] != (times > 1):
        return value, j
    return value + times * share[0], k + 1


def _power_of_ten(tokens: Tokens, j: int, value: Decimal) -> tuple[Decimal, int]:
    """`value` times the power of ten that follows at token j: `1.2 x 10^6`, `3 × 10⁹`."""
    lower = tokens.lower
    if j + 2 >= len(lower) or lower[j] not in ("x", "×") or lower[j + 1] != "10":
        return value, j
    if (
        lower[j + 2] in "-−"
        and j + 3 < len(lower)
        and tokens.touches(j + 2)
        and tokens.touches(j + 3)
        and lower[j + 3].isdigit()
        and len(lower[j + 3]) < 3
    ):
        return value / Decimal(10) ** int(lower[j + 3]), j + 4
    k = j + 2 + (lower[j + 2] == "^")
    if (
        k < len(lower)
        and tokens.touches(k)
        and len(lower[k]) == 1
        and lower[k].isdigit()
        and (k > j + 2 or tokens.words[k] in "⁰¹²³⁴⁵⁶⁷⁸⁹")
    ):
        power = int(lower[k])
        if k == j + 2 and k + 1 < len(lower) and tokens.touches(k + 1) and tokens.words[k + 1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
            power, k = power * 10 + int(lower[k + 1]), k + 1
        return value * Decimal(10) ** power, k + 1
    return value, j


# ---- words ---------------------------------------------------------------------------------------------------------------------


def _in_words(tokens: Tokens, i: int, known: _Words) -> Number | None:
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
    value, j = _and_fraction(tokens, j, value, known)
    return _scaled(tokens, Number(i, j, value), known)


def _after_article(tokens: Tokens, i: int, known: _Words) -> Number | None:
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
            return _scaled(tokens, Number(i, k, 100 + rest, article=True), known)
        return _scaled(tokens, Number(i, j, ONE, article=True), known)
    if word in known.dozen:
        return Number(i, j + 1, known.dozen[word], article=True)
    return None


def _below_thousand(tokens: Tokens, i: int, known: _Words) -> tuple[Decimal, int]:
    """The value of number words below a thousand at token i, and the index after them."""
    value, j = _below_hundred(tokens, i, known)
    k = _skip_hyphen(tokens, j)
    if k < tokens.size and known.scale.get(tokens.lower[k]) == 100 and value and tokens.gap(k) != "\n":
        rest, j = _tail_of_hundred(tokens, k + 1, known)
        value = value * 100 + rest
    return value, j


def _below_hundred(tokens: Tokens, i: int, known: _Words) -> tuple[Decimal, int]:
    value = known.number[tokens.lower[i]]
    j = _skip_hyphen(tokens, i + 1)
    if value >= 20 and j < tokens.size and tokens.gap(j) != "\n":
        unit = known.number.get(tokens.lower[j])
        if unit is not None and 0 < unit < 10:
            return value + unit, j + 1
    return value, i + 1


def _tail_of_hundred(tokens: Tokens, j: int, known: _Words) -> tuple[Decimal, int]:
    """What follows `hundred`: `and twenty-five`, `twenty`; zero when nothing does."""
    k = j
    if k < tokens.size and tokens.lower[k] in known.joint:
        k += 1
    k = _skip_hyphen(tokens, k)
    if k < tokens.size and tokens.lower[k] in known.number and tokens.gap(k) != "\n":
        return _below_hundred(tokens, k, known)
    return Decimal(0), j


def _decimals(tokens: Tokens, j: int, value: Decimal, known: _Words) -> tuple[Decimal, int]:
    """`value` with the decimals that follow `point` at token j: `point three`, `point two five`."""
    k, text = j + 1, ""
    while k < tokens.size and len(text) < 12:
        digit = known.number.get(tokens.lower[k])
        if digit is None or digit > 9:
            break
        text, k = text + str(digit), k + 1
    return (value + Decimal(f"0.{text}"), k) if text else (value, j)


def _fraction_after(tokens: Tokens, j: int, times: Decimal, known: _Words) -> tuple[Decimal, int] | None:
    """(share, index after) where a fraction word follows its number: `two thirds`, `one-fifth`."""
    k = _skip_hyphen(tokens, j)
    if k >= tokens.size or tokens.gap(k) == "\n" or not 0 < times < 100:
        return None
    share = known.fraction.get(tokens.lower[k])
    if share is None or share[1] != (times > 1):
        return None
    if times > 1 and share[0] * times >= 1 and share[0] != Decimal("0.5"):
        return None
    return times * share[0], k + 1


def _share_of_scale(tokens: Tokens, number: Number, known: _Words) -> Number:
    """A fraction with the scale it is a share of: `half a million`, `a quarter of a million`, `half a dozen`, `half-million`."""
    j = number.last
    if j < tokens.size and tokens.lower[j] in known.of:
        j += 1
    if j < tokens.size and tokens.lower[j] in known.a:
        j += 1
    elif j > number.last:
        return number
    else:
        j = _skip_hyphen(tokens, j)
    word = tokens.lower[j] if j < tokens.size and tokens.gap(j) != "\n" else ""
    factor = known.scale.get(word) or known.dozen.get(word)
    if factor is None:
        return number
    value = (number.value * factor).quantize(ONE)
    scale = ONE if word in known.dozen else factor
    return number._replace(last=j + 1, value=value, scale=scale, fraction=False)


# ---- scales --------------------------------------------------------------------------------------------------------------------


def scale_word(tokens: Tokens, i: int, lex: Lexicon) -> Decimal | None:
    """The factor of the scale word at token i, after white space."""
    return _words(lex).scale.get(tokens.lower[i]) if i < tokens.size and tokens.gap(i) == " " else None


def scale_of(word: str, lex: Lexicon) -> Decimal | None:
    """The factor that a folded word is, as in the head of a table (`mln`)."""
    return _words(lex).scale.get(word)


def _skip_hyphen(tokens: Tokens, j: int) -> int:
    """The index after a hyphen that joins two words at token j; j itself when there is none."""
    if j + 1 < tokens.size and tokens.lower[j] in "-\u2010\u2011" and tokens.touches(j) and tokens.touches(j + 1):
        return j + 1
    return j


def _scale_at(tokens: Tokens, j: int, known: _Words, digits: bool) -> tuple[Decimal, int, bool] | None:
    """(factor, index after, whether one letter) of a scale word at token j: after white space or a hyphen, or glued on."""
    k = _skip_hyphen(tokens, j)
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
        after = _skip_hyphen(tokens, k + 1)
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


def _scaled(tokens: Tokens, number: Number, known: _Words) -> Number:
    """The number with the scale words that follow it (`million`, `hundred thousand`, `dozen`, glued `bn`)."""
    factor, j, letter = ONE, number.last, False
    for _ in range(3):  # `million million` is as far as news goes
        found = _scale_at(tokens, j, known, number.digits and factor == ONE)
        if found is None:
            break
        factor, j, letter = factor * found[0], found[1], found[2]
        if letter:
            break
    if factor == ONE:
        k = _skip_hyphen(tokens, j)
        if k < tokens.size and tokens.lower[k] in known.dozen and tokens.gap(k) != "\n":
            return number._replace(last=k + 1, value=number.value * known.dozen[tokens.lower[k]])
        return number
    other = None if number.other is None else number.other * factor
    return number._replace(last=j, value=number.value * factor, scale=factor, letter=letter, plain=number.value, other=other)


def _compound(tokens: Tokens, number: Number, known: _Words, comma_decimal: bool) -> Number:
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
            part = _in_words(tokens, j, known) if word in known.number else None
            if part is None or number.digits and not part.scaled or j > number.last and part.value >= 100:
                return number
        if part.fraction or part.value >= number.scale:
            return number
        scale = part.scale if part.scaled else ONE
        number = number._replace(last=part.last, value=number.value + part.value, scale=scale, plain=None)
    return number
