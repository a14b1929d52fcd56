"""Bare numbers that are ages or lengths of time beside another: `Maddon, 66,`, `the average age is 42`, `the 10-year holiday was cut to five`."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.mentions.found import Found
from parkextract.mentions.people import closes, hedged
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_NEAR = 8  # tokens back to the noun that is an age
_NUMBER = 16  # tokens back to the other length
_OLDEST = 130
_GROWN = 16


def lasting(tokens: Tokens, terms: Terms, claimed: set[int], f: Found) -> bool:
    """Whether a bare number is a length of time beside another: `the 10-year holiday was cut to five`, `25 years, as against the current ten`."""
    i = f.first - 1
    while i >= 0 and (
        tokens.lower[i] in terms.fill or tokens.lower[i] in terms.sets["context.present"] or tokens.lower[i] in terms.sets["context.former"]
    ):
        i -= 1
    if f.value is None or f.value >= _OLDEST or f.number.scaled or i < 0 or tokens.lower[i] not in terms.sets["link.comparison"]:
        return False
    if not closes(tokens, terms, f.last):
        return False
    for j in range(i - 1, max(-1, i - _NUMBER), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or word in ".;!?:" or word[0].isdigit() and j not in claimed:
            return False
        if j in claimed and word in terms.sets["stop.time"] and (tokens.lower[j - 1][:1].isdigit() or tokens.lower[j - 1] in "-‐‑"):
            return True
    return False


def aged(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether a bare number is an age: after `age` or `life expectancy` and a verb (`the average age is 42`), or of a person who is or turns it."""
    end = hedged(tokens, terms, f.first)
    if f.value is None or not 0 < f.value < _OLDEST or end < 2 or not closes(tokens, terms, f.last):
        return False
    if not f.number.digits and f.last < tokens.size and tokens.lower[f.last] in terms.sets["joint.of"]:
        return False
    verb = tokens.lower[end - 1]
    if verb in terms.sets["context.turns"] and tokens.lower[end - 2] in terms.sets["context.he"] | terms.sets["context.modal"]:
        near = tokens.lower[max(0, end - 4) : end - 1]
        return any(word in terms.sets["context.he"] for word in near)
    if verb not in terms.sets["context.leads"]:
        return False
    for j in range(end - 2, max(-1, end - _NEAR), -1):
        if tokens.gap(j + 1) == "\n" or not tokens.lower[j][0].isalpha():
            return False
        if tokens.lower[j] in terms.sets["context.lifetime"]:
            return True
    return False


def of_age(tokens: Tokens, terms: Terms, f: Found, earlier: Sequence[Found]) -> bool:
    """Whether a bare number is the age of the person before it, which it then is given as: `Maddon, 66,`, `aged 66`."""
    if _aged(tokens, terms, f):
        f.kind, f.unit = "quantity", "year"
        return True
    return False


def _aged(tokens: Tokens, terms: Terms, f: Found) -> bool:
    i, j = f.number.first, f.last
    if i < 1 or not 0 < f.number.value < 110 or f.number.scaled:
        return False
    if tokens.lower[i - 1] in terms.sets["cue.age"] and tokens.gap(i) == " ":
        return True
    if i < 2 or j + 1 >= tokens.size:
        return False
    if not f.number.digits and (f.number.value < _GROWN or tokens.lower[j + 1] not in terms.sets["context.of_person"]):
        return False  # `Asel Baum, twenty-six, who was a foreman,`
    return tokens.lower[i - 1] == "," and tokens.words[i - 2][0].isupper() and tokens.lower[j] in (",", ".", ")")
