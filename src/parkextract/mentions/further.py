"""Bare numbers whose noun is said with one of the things or with their kind: `Its first kiln is lit. Five more are drawn.`, `2,400 temporary and 380
permanent`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parkextract.mentions import counts, nouns, people
from parkextract.mentions.found import Found

if TYPE_CHECKING:
    from parkextract.mentions.elided import Elided

_HYPHENS = "-‐‑"
_BACK = 50  # tokens back to the first one of the things
_FEW = 100  # of things that one was told of there are fewer
_APART = 2  # sentences back to it, and to the jobs whose kinds are told
_PAIR = 6  # tokens between two kinds of jobs


def of_kind(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """`will create 200 direct and 1,000 indirect`, `on jobs: 2,400 temporary and 380 permanent`: jobs, or who was counted, of the kind that follows;
    one kind alone only where jobs were spoken of, not `sells 40 direct to farmers`."""
    end = _kind(e, f.last)
    if end is None or not counts.things(f) or not people.closes(e.tokens, e.terms, end):
        return False
    head = _staff(e, f, earlier)
    if head is None and not any(_kind(e, g) for g in _beside(e, f)):
        return False
    kind = e.tokens.text[e.tokens.starts[f.last] : e.tokens.ends[end - 1]].lower()
    f.kind, f.unit, f.shared = "count", f"{kind} {head or 'job'}", True
    return True


def _kind(e: Elided, j: int) -> int | None:
    """The index after a word for a kind of work at token j: `permanent`, `full-time`."""
    tokens = e.tokens
    if j >= tokens.size or tokens.gap(j) != " ":
        return None
    if j + 2 < tokens.size and tokens.lower[j + 1] in _HYPHENS and tokens.touches(j + 1) and tokens.touches(j + 2):
        return j + 3 if f"{tokens.lower[j]}-{tokens.lower[j + 2]}" in e.terms.sets["context.job_kinds"] else None
    return j + 1 if tokens.lower[j] in e.terms.sets["context.job_kinds"] else None


def _beside(e: Elided, f: Found) -> list[int]:
    """The tokens after the other numbers near a number in its sentence."""
    tokens = e.tokens
    near = (*range(max(1, f.first - _PAIR), f.first), *range(f.last + 1, min(f.last + _PAIR, tokens.size)))
    return [k + 1 for k in near if tokens.lower[k][0].isdigit() or tokens.lower[k] in e.terms.number_words]


def _staff(e: Elided, f: Found, earlier: Sequence[Found]) -> str | None:
    """The jobs or people that were counted, or named in the plural, up to two sentences before."""
    staff = e.terms.sets["context.staff"]
    for g in reversed(earlier):
        if e.sentence(f.first) - e.sentence(g.first) <= _APART and g.kind == "count" and (head := str(g.unit).rpartition(" ")[2]) in staff:
            return head
    for k in range(f.first - 1, max(-1, f.first - _BACK), -1):
        if e.sentence(f.first) - e.sentence(k) > _APART:
            break
        if nouns.is_plural(e.tokens.lower[k], e.terms) and (head := nouns.singular(e.tokens.lower[k], e.terms)) in staff:
            return head
    return None


def of_first(e: Elided, f: Found, earlier: Sequence[Found]) -> bool:
    """`Its first kiln is lit. Five more are drawn.`: more of what one was told of by its order, where no things were counted since."""
    tokens, terms = e.tokens, e.terms
    if f.last >= tokens.size or tokens.lower[f.last] not in terms.sets["context.more"] or not counts.things(f) or f.number.value >= _FEW:
        return False
    for k in range(f.first - 1, max(-1, f.first - _BACK), -1):
        if e.sentence(f.first) - e.sentence(k) > _APART:
            return False
        if any(g.first <= k < g.last and g.kind == "count" and not people.counted(terms, g) for g in earlier):
            return False
        if tokens.lower[k] in terms.sets["context.in_order"] and tokens.gap(k + 1) == " " and k not in e.claimed:
            noun = nouns.phrase(tokens, k + 1, True, terms, e.claimed)
            if (
                noun
                and tokens.lower[noun.head] not in terms.sets["context.no_thing"]
                and not nouns.is_plural(tokens.lower[noun.head], terms)
            ):
                f.kind, f.unit, f.shared = "count", tokens.lower[noun.head], True
                return True
    return False
