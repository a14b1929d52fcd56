"""Whether a verb of change takes a number as the size of the change: `fell 5 percent`, `adds 50 jobs`, `shed 300 jobs`, but not `raised 5 million`."""

from __future__ import annotations

from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_HYPHENS = "-‐‑"
_WHAT = 7  # words of what has changed


def sized(tokens: Tokens, terms: Terms, f: Found, verb: int, by: bool) -> bool:
    """Whether the verb at token `verb` takes this number: always a percentage or a share, others only after `by` or as its object."""
    word = tokens.lower[verb]
    if f.kind == "percent" and not by and f.last < tokens.size and tokens.lower[f.last] in terms.sets["context.stake"]:
        return False  # `wrote down its 40 per cent stake`
    if f.kind in ("percent", "ratio") or by:
        return True
    if word in terms.sets["context.shed"] and f.kind == "count":
        return str(f.unit).rpartition(" ")[2] in terms.sets["context.staff"]
    if word in terms.sets["context.sums"] and f.kind in ("count", "quantity"):
        return _added(tokens, terms, f)
    if word in terms.transitive:
        return _to_price(tokens, terms, f)
    return f.kind != "count" or f.shared


def _added(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether what is added is the number itself: `adds 50 jobs`, but not `adding a five-person team`, `a 30 degree turn`, `added up to 64 jobs`."""
    after = tokens.lower[f.last] if f.last < tokens.size and tokens.gap(f.last) == " " else "."
    if f.kind == "quantity" and after[0].isalpha() and after not in terms.stop:
        return False
    return not f.hyphen and "up" not in tokens.lower[max(0, f.first - 2) : f.first]


def _to_price(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether an amount is followed by the price that it leads to: `added 15 sen to RM2.70`."""
    j = f.last
    if f.kind != "money" or j + 1 >= tokens.size or tokens.lower[j] not in terms.sets["context.to_at"]:
        return False
    price = tokens.lower[j + 1]
    return price in terms.sign_starts or price[0].isdigit()


def in_what(tokens: Tokens, terms: Terms, j: int) -> str | None:
    """The noun of change before `in` and what has changed, which ends at token j: `growth in fixed-asset investment of 14 percent`; not `a rise in
    the share of 14 percent`."""
    if tokens.lower[j] in terms.sets["context.shares"]:
        return None
    for k in range(j, max(0, j - _WHAT), -1):
        word = tokens.lower[k]
        if word in terms.sets["context.of_in"] and k and (noun := terms.lex.match_before(tokens, k, "trend_noun", longest=2)):
            return str(noun.sense.key) if word == "in" else None
        if tokens.gap(k + 1) == "\n" or not (word[0].isalpha() or word in _HYPHENS) or word in terms.sets["stop.verb"]:
            return None
    return None
