"""Quantities: from an article's tokens to drafts of money, areas, quantities, percentages, ratios and counts, and of what was dropped.

Steps: every number is read with what stands at it; neighbours are joined to ranges and lists; bare numbers take the noun or unit that they
repeat; the words around say bound and trend; restatements are linked; the article says what its ambiguous signs of money mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from parkextract.article import Article
from parkextract.mentions import columns, context, elided, groups, labels, money, numbers, restate, singles, tabular
from parkextract.mentions.draft import Draft
from parkextract.mentions.found import Found
from parkextract.mentions.reader import Reader
from parkextract.mentions.terms import Terms, terms
from parkextract.tokens import Tokens


def find(article: Article, tokens: Tokens, claimed: Sequence[Draft]) -> list[Draft]:
    """Drafts of all quantities outside the kept times of `claimed`, in order of place; those with `dropped` set are no mentions."""
    known = terms()
    taken = {i for draft in claimed if not draft.dropped for i in range(draft.first, draft.last)}
    reader = Reader(tokens, known, taken, numbers.comma_is_decimal(tokens))
    found: list[Found] = []
    end = 0
    begins = tokens.figures | tokens.seen & known.anchors
    for i in tokens.where(begins):
        if i >= end and i not in taken:
            candidate = reader.read(i)
            if candidate is not None:
                if found and found[-1].dropped and not candidate.kind:
                    _chain(tokens, found[-1], candidate, known)
                found.append(candidate)
                end = max(candidate.last, candidate.number.last)
    if not found:
        return []
    breaks = _breaks(tokens)
    columns.read(tokens, found, known)
    found = groups.join(tokens, found, known)
    restate.link(tokens, found, known)
    tabular.cells(tokens, found, known)
    elided.Elided(tokens, known, taken, breaks).fill(found)
    _points(tokens, found, breaks, known)
    context.Context(tokens, known, taken).mark(found)
    singles.settle(tokens, found, known)
    restate.link(tokens, found, known)
    money.settle(article, tokens, found, known)
    return list(found)


def _chain(tokens: Tokens, last: Found, candidate: Found, known: Terms) -> None:
    """A bare number that goes on a telephone number or a list of labels is none either."""
    if last.dropped in ("phone", "serial") and labels.chained(tokens, last.last, candidate.number):
        candidate.dropped = "phone"
    elif last.dropped == "score" and tokens.touches(candidate.first) and candidate.first - last.last == 1:
        candidate.dropped = "score"
    elif last.dropped == "label" and not candidate.dropped and labels.listed(tokens, last.last, candidate.number, known):
        candidate.dropped = "label"


def _breaks(tokens: Tokens) -> list[int]:
    """The tokens after which a new sentence or line begins."""
    words, last = tokens.words, len(tokens.words) - 1
    ends = [i + 1 for i in tokens.where(_STOPS) if i < last and words[i] in _STOPS and not tokens.touches(i + 1) and _opens(words, i + 1)]
    return sorted(tokens.lines.union(ends))


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether a sentence can begin at token i: with a capital, or with a quotation mark or dash before a capital or figures."""
    return words[i][0].isupper() or words[i] in _OPENERS and i + 1 < len(words) and (words[i + 1][0].isupper() or words[i + 1][0].isdigit())


_OPENERS = frozenset("\"“‘'—–")
_STOPS = frozenset(".!?")


def _points(tokens: Tokens, found: Sequence[Found], breaks: Sequence[int], known: Terms) -> None:
    """`by 10 points` in a sentence of percentages is a difference in percentage points, and so is `7.9 percent, 0.6 points more` after one."""
    for n, f in enumerate(found):
        if f.kind != "count" or f.unit != "point" or f.dropped or f.value is None or f.value > 100:
            continue
        by = f.first > 0 and tokens.lower[f.first - 1] in known.sets["context.point_by"]
        if by or f.last < tokens.size and known.compared(tokens.lower[f.last]):
            here = bisect_right(breaks, f.first)
            if any(g.kind == "percent" and bisect_right(breaks, g.first) == here for g in found[max(0, n - 3) : n + 4 if by else n]):
                f.kind, f.unit = "percent", "percentage_point"
