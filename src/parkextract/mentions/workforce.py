"""Bare numbers of a collective that the clause tells of: `take its workforce to 2,600`, `a staff exceeding 9,000`."""

from __future__ import annotations

from parkextract.mentions import nouns, subjects
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_NEAR = 8  # tokens back to a workforce that goes `from` a number `to` another
_NUMBER = 16  # tokens back to a workforce that a verb of change has moved


def of(tokens: Tokens, terms: Terms, f: Found, end: int, claimed: set[int]) -> str | None:
    """`take its workforce to 2,600`, `the headcount at the yard from 410 to 800`, `the workforce, 1,420 at present`; the number and its hedges begin at
    token `end`."""
    if 0 < end < f.first and tokens.lower[end] in terms.sets["joint.of"] and (told := subjects.tally(tokens, terms, end)):
        return told
    joint = tokens.lower[end] in terms.sets["joint.of"] or tokens.lower[end] in terms.sets["context.hour_at"]
    if 0 < end < f.first and joint and (people := terms.collective(tokens, end - 1)):
        return people
    if passing := _passing(tokens, terms, f, end):
        return passing
    verb = end < f.first and tokens.lower[end - 1] in terms.changes  # `the headcount falls under 450`
    if end < 2 or not verb and tokens.lower[end - 1] not in terms.sets["context.leads"]:
        return None
    if moved := _moved(tokens, terms, end):
        return moved
    comma = tokens.lower[end - 1] == ","
    aside = False
    for j in range(end - 2, max(-1, end - (3 if comma else _NEAR)), -1):
        word = tokens.lower[j]
        if word == "," and not aside and not comma and tokens.gap(j + 1) != "\n" and tokens.lower[j + 1] in terms.changes:
            aside = True  # `the workforce, shrunk to 410, stays`
            continue
        if tokens.gap(j + 1) == "\n" or not word[0].isalpha() and j not in claimed:
            return None
        if people := terms.collective(tokens, j):
            return people
        if aside:
            return None
    return None


def _passing(tokens: Tokens, terms: Terms, f: Found, end: int) -> str | None:
    """The subject of a verb of passing a mark: `the city's population passed 570,000`, `a staff exceeding 9,000`, `Labourers exceed 80 thousand`."""
    if not 0 < end < f.first or not (tokens.lower[end] in terms.sets["context.passes"] or tokens.lower[end].startswith("exceed")):
        return None
    head = _head(tokens, terms, end - 1)
    if people := terms.collective(tokens, head):
        return people
    if not nouns.is_plural(tokens.lower[head], terms) or terms.lex.match(tokens, head, "unit", "currency", "percent"):
        return None
    if tokens.lower[head] in terms.sets["cue.amount"] or f.number.letter:
        return None
    return nouns.singular(tokens.lower[head], terms)


def _head(tokens: Tokens, terms: Terms, last: int) -> int:
    """The head of the noun phrase that ends at token `last`: the plural before what it is of or by (`orders by the zone's firms`), else the last word."""
    for j in range(last - 1, max(0, last - _NEAR), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or not (word[0].isalpha() or word in "'’"):
            break
        if word in terms.sets["context.of_by"] and tokens.gap(j) == " " and nouns.is_plural(tokens.lower[j - 1], terms):
            return j - 1
        if word in terms.sets["stop.verb"] or word in terms.sets["link.and"]:
            break
    return last


def _moved(tokens: Tokens, terms: Terms, end: int) -> str | None:
    """`Employment in the 15 zones slipped by 9,300 to 131,400`: the collective that is the subject of the verb of change before `by` or `to`."""
    if tokens.lower[end - 1] not in terms.sets["context.to_by"]:
        return None
    changed = False
    for j in range(end - 2, max(-1, end - _NUMBER), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or word in ".,;!?:":
            return None
        if people := terms.collective(tokens, j):
            return people if changed else None
        changed = changed or word in terms.changes
    return None
