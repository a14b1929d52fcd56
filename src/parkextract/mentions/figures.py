"""Figures with every style of separator, fractions in figures and powers of ten; nothing here knows a word of a language."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from parkextract.tokens import Tokens

_GROUP = 3  # figures between two signs of thousands
_APOSTROPHES = frozenset("'’")
_PARTING = _APOSTROPHES | {","}
_MAX_DIGITS = 40  # a longer run of figures is a serial number or noise
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+$")
_FIGURES = re.compile(r"\d[\d.,]*\d")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")
_DECIMAL_COMMA = re.compile(r"\d[,\uff0c]\d{1,2}(?!\d)")
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "12", "16", "20", "32", "64", "100", "128"})


def is_figure(word: str) -> bool:
    """Whether a folded token is written in figures (`½` folds to `1⁄2`)."""
    return word[0] in "0123456789"


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
    if len(word) > _MAX_DIGITS or _FIGURES.fullmatch(word) is None:
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


def vulgar(word: str) -> Decimal | None:
    """The value of a vulgar fraction character as folded (`½` folds to `1⁄2`)."""
    if "⁄" not in word:
        return None
    top, _, bottom = word.partition("⁄")
    return Decimal(top) / Decimal(bottom) if top.isdigit() and bottom.isdigit() else None


def joined_by_spaces(tokens: Tokens, i: int) -> tuple[int, str]:
    """The index after figures whose thousands are set apart by spaces (`12 000`), and the figures without the spaces."""
    lower = tokens.lower
    word = lower[i]
    if i + 1 >= len(lower) or len(word) > 3 or not word.isdigit() or word[0] == "0":
        return i + 1, word
    after = lower[i + 1]
    if after not in _PARTING and not (len(after) >= 3 and after[:3].isdigit()):
        return i + 1, word
    if i + 2 < len(lower) and lower[i + 1] == "," and lower[i + 2] == "000" and tokens.touches(i + 1) and tokens.gap(i + 2) == " ":
        return i + 3, lower[i] + "000"  # `80, 000`
    j, parts = _by_apostrophes(tokens, i)
    if len(parts) > 1:
        return j, "".join(parts)
    while j < len(lower) and j - i < 8 and len(lower[j]) >= 3 and lower[j][:3].isdigit() and tokens.starts[j] - tokens.ends[j - 1] == 1:
        rest = lower[j][3:]
        if not rest and j + 1 < len(lower) and lower[j + 1] == "s" and tokens.touches(j + 1):
            break  # `18 777s`
        if rest and not (rest[0] in ".," and rest[1:].isdigit()):
            break
        if tokens.text[tokens.ends[j - 1]] in "\n\r\t":
            break
        parts.append(lower[j][:3] + rest.replace(",", "."))
        j += 1
        if rest:
            break
    return j, "".join(parts)


def _by_apostrophes(tokens: Tokens, i: int) -> tuple[int, list[str]]:
    """The index after figures whose thousands apostrophes set apart (`12'500`, `1’200’000`), and their groups; the figures at token i alone without any."""
    j, parts = i + 1, [tokens.lower[i]]
    while j + 1 < tokens.size and tokens.lower[j] in _APOSTROPHES and tokens.touches(j) and tokens.touches(j + 1):
        group = tokens.lower[j + 1]
        if len(group) != _GROUP or not group.isdigit():
            break
        parts.append(group)
        j += 2
    return j, parts


def slash_fraction(tokens: Tokens, i: int) -> Decimal | None:
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


def power_of_ten(tokens: Tokens, j: int, value: Decimal) -> tuple[Decimal, int]:
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
