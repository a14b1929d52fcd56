"""Lengths that are no durations: a rate (`600,000 tons in a year`), what is only judged (`2024 was a good year`), a part of a name."""

from __future__ import annotations

from decimal import Decimal

from parkextract.mentions.times.reader import QUOTES, Reader


def judged(r: Reader, i: int, count: Decimal | None, unit: str, end: int) -> bool:
    """Whether `a year` is only judged or described: `2024 was a good year`, `turned in a record year`, `a year of building`, `a day care center`."""
    if not r.small("a", i):
        return False
    if r.small("judged", i + 1) and (r.small("was", i - 1) or not r.small("long", i + 1) and count == 1):
        return True
    if r.small("judged", i + 1) and r.word(end - 1) in r.v.units and not asks_for_length(r, i):
        return True
    if count == 1 and (r.small("was", i - 1) or r.word(i - 1) == "in") and r.word(end) in ("of", "that", "when"):
        return True
    return unit == "day" and r.small("day_noun", end)


def no_length(r: Reader, i: int, count: Decimal | None, unit: str, end: int) -> bool:
    """Whether words like a length are none: part of a name, `eleven berths one day`, `in any one year`, `a full-year goal`."""
    if r.word(end) in QUOTES and r.capital(end + 1) and r.capital(end - 1):
        return True
    if unit == "minute" and count is None and (r.small("the", i) or r.small("the", i - 1)):
        return True
    if r.word(i) == "one" and unit == "day" and not asks_for_length(r, i):
        return not (r.small("after_length", end) or r.small("opens_quote", i - 1))
    if r.word(i - 1) in r.v.small["any"] and count == 1:
        return True
    return r.word(i + 1) in r.v.small["whole"] and r.small("article", i) and r.hyphen(i + 2) > i + 2


def rated(r: Reader, i: int, end: int) -> bool:
    """Whether `in a year`, at tokens `[i, end)`, says how much is made or sold by the year: `9,800 tonnes in a year`, `what it can turn out in a year`,
    `in a full year`; not what grew or was done within one."""
    if r.small("whole", end - 2):
        return True
    counted = False
    for k in range(i - 1, max(-1, i - _AMOUNT), -1):
        word = r.lower[k]
        if word in _STOPS or k in r.tokens.lines or word in ("than", "from"):
            return False
        if r.small("able", k):
            return True
        if r.small("measure", k) or r.small("scale", k) or word[0] in "$€£¥₹":
            counted = True
        if counted and word[:1].isdigit():
            return True
    return False


def amount(r: Reader, i: int) -> bool:
    """Whether a number stands before token i in its clause, so that `a year` may be its rate: `makes 200 tonnes of it a year after the repairs`."""
    for k in range(i - 1, max(-1, i - _AMOUNT), -1):
        if r.lower[k] in _STOPS or k in r.tokens.lines:
            return False
        if r.lower[k][:1].isdigit() or r.lower[k] in r.v.numeral:
            return True
    return False


_AMOUNT = 10  # tokens from an amount to `in a year`
_STOPS = frozenset(".,;:!?")


def spent(r: Reader, i: int, end: int) -> bool:
    """Whether `of` after `a week` says what filled it: `after a week of rain`; not `260 tons a year of it`, `"a year of two tides"`."""
    quoted = r.small("opens_quote", i - 1) or r.small("opens_quote", end + 1)
    return r.near(end) and not (quoted or r.small("the", end + 1) or amount(r, i))


def thing(r: Reader, i: int) -> bool:
    """Whether the word before `a year` is what is made or sold by the year: `200 tonnes of ethylene a year since 1998`."""
    word = r.word(i)
    return len(word) > 3 and word.isalpha() and word not in r.v.small["was"] and word not in r.v.small["length_before"]


def asks_for_length(r: Reader, i: int) -> bool:
    """Whether the word before `a year` takes a length: `for a year`, `within a year`, `more than a year`; not `tons a year`."""
    return i == 0 or r.word(i - 1) in r.v.small["length_before"] or not r.near(i)
