"""`one` with its noun: a count where something limits it or counts it with others (`only one tenant`, `two roads and one bridge`, `one ship a week`), else no
more than an article (`One neighbour objects`, `sells to one customer`)."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_LISTED = 10  # tokens from one number of a list to the next


def settle(tokens: Tokens, found: Sequence[Found], terms: Terms) -> None:
    """Drop every `one` with its noun that only introduces something."""
    for n, f in enumerate(found):
        if f.kind != "count" or f.dropped or f.value != 1 or f.number.digits or f.number.scaled or f.number.last == f.last:
            continue
        if not (_limited(tokens, terms, f) or _rated(tokens, terms, f) or _listed(tokens, terms, found, n)):
            f.dropped = "article"


def _limited(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`just one plant`, `has one tenant`, `there is one berth`, `with one kiln`."""
    there = f.first > 1 and tokens.lower[f.first - 2] == "there" and tokens.lower[f.first - 1] in terms.sets["context.copula"]
    return (
        f.bound is not None
        or f.trend is not None
        or there
        or f.first > 0
        and tokens.lower[f.first - 1] in terms.sets["context.one_counted"]
    )


def _rated(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """`one barge a week`, `one plot of 15`, `one job for every megawatt`."""
    after = tokens.lower[f.last : f.last + 2]
    if f.per or len(after) < 2:
        return bool(f.per)
    numbered = after[1][0].isdigit() or after[1] in terms.number_words
    return after[0] in terms.sets["joint.of"] and numbered or after[1] in terms.sets["context.every"]


def _listed(tokens: Tokens, terms: Terms, found: Sequence[Found], n: int) -> bool:
    """Whether a number of other things stands beside it in a list: `two cooks and one kitchen`, `one expressway, two railways`."""
    f = found[n]
    joints = terms.sets["link.and"] | terms.sets["link.or"] | {","}
    joined = f.first > 0 and tokens.lower[f.first - 1] in joints
    if (
        joined
        and n
        and _counts(found[n - 1])
        and 0 < f.first - found[n - 1].last <= _LISTED
        and not _parted(tokens, found[n - 1].last, f.first)
    ):
        return True
    later = found[n + 1] if n + 1 < len(found) else None
    return later is not None and _counts(later) and 1 <= later.first - f.last <= 2 and tokens.lower[f.last] in joints


def _counts(f: Found) -> bool:
    return not f.dropped and f.kind == "count" and f.value != 1


def _parted(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a sentence, a clause or a line ends between two tokens."""
    return any(tokens.lower[k] in ".;!?:" or tokens.gap(k) == "\n" for k in range(i, j))
