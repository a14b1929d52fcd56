"""Which earlier figure a verb takes up: a measure that is got instead of what was asked for, a sum that something costs, what `it was` said of; and
what another number corrects or adds to, and the other side or part of what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_THOUSAND = 1000
_SIDES = frozenset({"meter", "foot", "kilometer", "centimeter", "millimeter", "yard", "inch"})
_CLAUSE = 5  # words from what a sum is of to the sum


def obtained(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found], end: int) -> Found | None:
    """`It asked for 22 hectares and got 16`, `can bake 120 tonnes a day and bakes 70`: the measure before a number in its sentence, where a verb of
    getting before token `end`, or the verb that the measure stands after, takes the number and the clause then ends."""
    near = here[-1] if here else None
    if (
        near is None
        or near.kind not in ("area", "quantity")
        or f.number.scaled
        and not near.number.scaled
        or not ends(tokens, terms, f.last)
    ):
        return None
    verb = end - 1 - (tokens.lower[end - 1] == "for")
    word = tokens.lower[verb] if verb > near.last - 1 else ""
    same = word.isalpha() and word not in terms.stop and near.first > 0 and tokens.lower[near.first - 1] == word
    return near if same or word in terms.sets["context.gets"] else None


def dimension(tokens: Tokens, f: Found, later: Found) -> bool:
    """`120 by 60 metres`, `40 x 25 m`: the second side follows with the unit of both."""
    return later.unit in _SIDES and later.first == f.last + 1 and tokens.lower[f.last] in ("by", "x", "×") and later.low is None


def added(tokens: Tokens, terms: Terms, f: Found, later: Found) -> bool:
    """`not 40 but 14 firms`, `will add 400 to its 2,300 workers`: the number that the next one corrects, or that comes on top of it."""
    before, after = tokens.lower[f.first - 1] if f.first else "", tokens.lower[f.last] if f.last < tokens.size else ""
    if later.kind not in ("area", "quantity", "count"):
        return False
    if before in terms.sets["context.negation"] and after in terms.sets["context.but"]:
        return later.first == f.last + 1
    own = later.first == f.last + 2 and tokens.lower[f.last + 1] in terms.sets["link.the"]
    return own and before in terms.sets["context.sums"] and after in terms.sets["link.to"]


def topped(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> Found | None:
    """`will add 2,600 operators to its present 5,100`: what another number comes on top of."""
    last = here[-1] if here else None
    if last is None or last.kind not in ("area", "quantity", "count") or not ends(tokens, terms, f.last):
        return None
    b = f.first
    while b > last.last and (tokens.lower[b - 1] in terms.sets["context.present"] or tokens.lower[b - 1] in terms.sets["context.former"]):
        b -= 1
    own = b == last.last + 2 and tokens.lower[b - 1] in terms.sets["link.the"] and tokens.lower[b - 2] in terms.sets["link.to"]
    adds = any(word in terms.sets["context.sums"] for word in tokens.lower[max(0, last.first - _CLAUSE) : last.first])
    return last if own and adds else None


def other(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> Found | None:
    """`one of 40 hectares in Orrin, the other of 65`: the size of the one before it, which stands after `of` too."""
    b = f.first - 1
    if b < 1 or tokens.lower[b] not in terms.sets["joint.of"] or tokens.lower[b - 1] not in terms.sets["context.others"]:
        return None
    sized = (
        g for g in reversed(here) if g.kind in ("area", "quantity") and g.first and tokens.lower[g.first - 1] in terms.sets["joint.of"]
    )
    return next(sized, None)


def told_of(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether a pronoun stands for what the sentence before measured, to the point: `in 2022 it was 1.69`."""
    i = f.first
    if (
        i < 2
        or "." not in tokens.lower[f.number.first]
        or tokens.lower[i - 1] not in terms.sets["context.copula"]
        or tokens.lower[i - 2] != "it"
    ):
        return False
    follower = tokens.lower[f.last] if f.last < tokens.size else "."
    return not follower[0].isalnum() or follower in terms.stop or follower in terms.sets["link.and"]


def sum_of(tokens: Tokens, terms: Terms, f: Found) -> bool:
    """Whether a bare number is said to be a sum of money: `on revenues of 612`, `which cost us 31`, `has spent another 68`, `profits fell to 47 million`."""
    i = f.first
    while i > 2 and tokens.lower[i - 1] in terms.sets["context.another"]:
        i -= 1
    sized = f.number.scaled and not f.number.letter
    if i < 2 or f.number.value >= _THOUSAND and not sized or not ends(tokens, terms, f.last):
        return False
    if tokens.lower[i - 1] in terms.sets["joint.of"]:
        return tokens.lower[i - 2] in terms.sets["context.amount_of"]
    if sized and any(word in terms.sets["context.sums_up"] for word in clause(tokens, i)):
        return True
    j = i - 1 - (tokens.lower[i - 1] in terms.sets["context.us"] or tokens.lower[i - 1] in terms.sets["link.them"])
    return tokens.lower[j] in terms.sets["context.fetches"]


def clause(tokens: Tokens, i: int) -> list[str]:
    """The few words before token i, back to a stop, a figure or the beginning of a line."""
    words: list[str] = []
    for k in range(i - 1, max(-1, i - _CLAUSE), -1):
        if not tokens.lower[k][0].isalpha() or tokens.gap(k + 1) == "\n":
            break
        words.append(tokens.lower[k])
    return words


def ends(tokens: Tokens, terms: Terms, j: int) -> bool:
    """Whether nothing that a number could count stands at token j."""
    if j >= tokens.size or tokens.gap(j) != " " or not tokens.lower[j][0].isalpha():
        return True
    return tokens.lower[j] in terms.stop or tokens.lower[j] in terms.sets["link.and"]
