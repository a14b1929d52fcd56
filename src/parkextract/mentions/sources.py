"""Which earlier number of things a bare number goes on: the one that its sentence is about, not one that only says where or out of what."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from parkextract.mentions import nouns
from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_OWNER = 7  # tokens from a preposition to the number that it governs: `in the Park's four buildings`
_APART = 14  # tokens between the two numbers of one clause
_FAR = 60  # how many times larger or smaller another number of things may be
_NEAR = 10
_AHEAD = 6  # tokens to the figure that another is compared with
_WHOLE_AT = 7  # tokens to the whole after `of`
_MEASURED = frozenset({"area", "quantity", "count", "money"})
_LIKE_SIZE = Decimal(100)  # figures of one thing differ by less
_ONE = Decimal(1)
_NOUN = 3  # words of a noun with an article
_PLACE = 6  # tokens of a place or a name between two figures
_OPENING = 4  # tokens of `Of the 22`
_WHOLE = 100  # percent
_THOUSAND = 1000


def main(tokens: Tokens, terms: Terms, f: Found, counts: Sequence[Found]) -> Found | None:
    """Of the counts before a bare number, the last first: the last, unless it only goes with the one before it in its clause.

    `94 tenants in the park's four buildings, three fewer than …`, `43 residents from 14 countries. Nineteen have …`; and `nine projects and
    1,185 jobs; in spring there were five` by the size of the numbers.
    """
    if not counts:
        return None
    last = counts[0]
    for before in counts[1:]:
        if last.first - before.last > _APART:
            return before if _one_clause(tokens, before, last) and _liker(f, before, last) else last
        if before.unit == last.unit or not before.number.digits and before.number.value < 2:
            continue
        if _liker(f, before, last) or _one_clause(tokens, before, last) and _governed(tokens, terms, before, last) and _part(f, before):
            return before
    return last


def whole(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found], first: int) -> Found | None:
    """`Of the 22 hectares that we control, these use eight`, `there is room: of 66 hectares nine are sold`: the whole that opens the sentence at
    token `first`, or a clause of it."""
    for n, source in enumerate(here):
        if source.kind in _MEASURED and _opens_clause(tokens, terms, source, first):
            alike = all(g.unit == source.unit and g.kind == source.kind for g in here[n:])
            return source if alike and _part(f, source) else None
    return None


def _opens_clause(tokens: Tokens, terms: Terms, source: Found, first: int) -> bool:
    """Whether `of` before a number opens the sentence at token `first`, or what follows a colon or semicolon in it."""
    for k in range(source.first - 1, max(first, source.first - _OPENING) - 1, -1):
        if tokens.lower[k] in terms.sets["joint.of"]:
            return k == first or tokens.lower[k - 1] in ":;"
    return False


def dated(tokens: Tokens, claimed: set[int], f: Found, here: Sequence[Found]) -> Found | None:
    """`VND142 billion last year, 160 this year`: the figure before it, where nothing but its time stands between and a time follows."""
    if not here or f.last not in claimed or tokens.gap(f.last) != " ":
        return None
    last = here[-1]
    between = range(last.last, f.first)
    if not 1 < len(between) <= _APART or last.kind not in ("money", "quantity", "area", "count") or tokens.lower[f.first - 1] != ",":
        return None
    return last if all(k in claimed for k in between[:-1]) else None


def share(tokens: Tokens, terms: Terms, f: Found, earlier: Sequence[Found], first: int) -> bool:
    """Whether a bare number is a further share of what percentages before it divide: `The bank has 65 percent, the region 20. The remaining 15 …`."""
    if f.number.scaled or not f.number.digits or f.value is None or not earlier or earlier[-1].kind not in ("percent", "count"):
        return False
    shares: list[Found] = []
    for g in reversed(earlier):
        if g.kind == "percent" and not g.trend:
            shares.append(g)
        elif g.kind != "count" or g.first < first:
            break
    total = sum((g.value or 0 for g in shares), f.value)
    if not shares or f.value <= 0 or total > _WHOLE:
        return False
    if tokens.lower[f.first - 1] in terms.sets["context.remaining"]:
        return total == _WHOLE
    follower = tokens.lower[f.last] if f.last < tokens.size else "."
    ends = not follower[0].isalnum() or follower in terms.sets["link.and"] or follower == "by"
    said = tokens.lower[first : f.first]
    parted = any(word in ",;" or word in terms.sets["link.and"] for word in tokens.lower[shares[0].last : f.first])
    owned = parted and any(word in terms.sets["context.owns"] for word in said)
    return (
        shares[0].first >= first
        and owned
        and ends
        and tokens.lower[f.first - 1][0].isalpha()
        and (tokens.lower[f.first - 1] not in terms.stop or tokens.lower[f.first - 1] in terms.sets["context.owns"])
    )


def parallel(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> Found | None:
    """`50 hectares in Monastir and 55 at El Fejja`: the figure before it, where both are followed by a place and nothing else stands between."""
    if not here or here[-1].kind not in _MEASURED or f.last >= tokens.size or tokens.lower[f.first - 1] not in terms.sets["link.and"]:
        return None
    last = here[-1]
    at = terms.sets["context.where"]
    placed = tokens.lower[last.last] in at and tokens.lower[f.last] in at and tokens.words[f.last + 1 : f.last + 2]
    if not placed or f.first - last.last > _PLACE or not placed[0][0].isupper():
        return None
    return last if all(tokens.words[k][0].isupper() for k in range(last.last + 1, f.first - 1)) else None


def gapped(tokens: Tokens, terms: Terms, f: Found, here: Sequence[Found]) -> Found | None:
    """`Kechnec has 332 hectares and Voderady 86.`, `In Orrin it has 1,200 on the payroll, in Ruhr 640.`: the figure before it, where only a name stands
    between a joint and the number, and its clause ends."""
    k = f.first
    if not here:
        return None
    while k and tokens.words[k - 1][0].isupper() and f.first - k < _PLACE and tokens.lower[k - 1] not in terms.sets["label.words"]:
        k -= 1
    ends = f.last >= tokens.size or tokens.lower[f.last] in ".,;" or tokens.gap(f.last) == "\n"
    placed = 1 < k < f.first and tokens.lower[k - 1] in terms.sets["context.where"] and tokens.lower[k - 2] in ",;"
    k -= placed
    if k == f.first:
        k = _definite(tokens, terms, f.first)
        placed = k < f.first
    if (
        k == f.first
        or not ends
        or not here
        or f.number.scaled
        or not (tokens.lower[k - 1] in ",;" or tokens.lower[k - 1] in terms.sets["link.and"])
    ):
        return None
    last = here[-1]
    if last.kind not in _MEASURED or last.kind == "money" or not 0 < k - last.last <= _PLACE or not last.value or not f.number.value:
        return None
    named = placed or last.first > 1 and tokens.words[last.first - 2][0].isupper()
    return last if named and _LIKE_SIZE > abs(f.number.value / last.value) > 1 / _LIKE_SIZE else None


def _definite(tokens: Tokens, terms: Terms, i: int) -> int:
    """The index of the article of a noun that stands right before token i, behind a comma: `The zone employs 160 people, the plant 1,050.`"""
    k = i
    while (
        k > 0
        and i - k < _NOUN
        and tokens.words[k - 1].islower()
        and tokens.words[k - 1].isalpha()
        and tokens.lower[k - 1] not in terms.stop
    ):
        k -= 1
    if k == i or k < 2 or tokens.lower[k - 1] != "the" or tokens.lower[k - 2] not in ",;":
        return i
    return i if nouns.is_plural(tokens.lower[i - 1], terms) else k - 1


def _one_clause(tokens: Tokens, a: Found, b: Found) -> bool:
    return not any(word in ".;!?:" or tokens.gap(k) == "\n" for k, word in enumerate(tokens.lower[a.last : b.first], a.last))


def _governed(tokens: Tokens, terms: Terms, before: Found, last: Found) -> bool:
    """Whether a preposition of place or origin governs the later number, right behind the noun of the earlier."""
    for k in range(last.first - 1, max(before.last - 1, last.first - _OWNER), -1):
        word = tokens.lower[k]
        if word in terms.sets["context.where"]:
            return k == before.last
        if not (word[0].isalpha() or word in "'’"):
            return False
    return False


def _part(f: Found, whole: Found) -> bool:
    """Whether a number can be a part of another."""
    return f.value is None or whole.value is None or f.value <= whole.value


def _liker(f: Found, before: Found, last: Found) -> bool:
    """Whether the earlier number is of the size of a bare one and the later far from it."""
    if not f.value or not before.value or not last.value:
        return False
    far = abs(last.value / f.value)
    near = abs(before.value / f.value)
    return not 1 / _FAR < float(far) < _FAR and 1 / _NEAR < float(near) < _NEAR


def of_like_size(f: Found, here: Sequence[Found]) -> Found | None:
    """`620,000 crates last year and one million this year`: the last figure of the sentence where it is of the same order and no amount."""
    near = next((g for g in reversed(here) if g.kind in ("area", "quantity", "count", "money")), None)
    if near is None or near.kind == "money" or not near.value or f.value is None:
        return None
    return near if _LIKE_SIZE > abs(f.value / near.value) > 1 / _LIKE_SIZE else None


def measure(f: Found, source: Found, earlier: Sequence[Found]) -> Found | None:
    """`162,000 sq m in four sheds; one tenant has 41,000`: thousands are no number of what was counted in ones, where a measure is."""
    if not source.value or source.value >= 100 or f.value is None or f.value < 1000 * source.value:
        return None
    measured = (g for g in reversed(earlier) if g.kind in ("area", "quantity") and g.value)
    return next((g for g in measured if _LIKE_SIZE > abs(f.value / (g.value or _ONE)) > 1 / _LIKE_SIZE), None)


def few(source: Found, earlier: Sequence[Found], here: Sequence[Found]) -> Found | None:
    """`202 factories and 30,000 employees; nine are up`, `40 megawatts, as against 1,000 jobs, and has five`: a small number in words is rather of
    what was counted in tens, or measured in its own sentence, than of thousands."""
    if source.kind != "count" or (source.value or 0) < _THOUSAND or source.number.scaled:
        return None
    counted = (g for g in reversed(earlier) if g.kind == "count" or g.kind in ("area", "quantity") and g in here)
    return next((g for g in counted if g.value and g.value < _THOUSAND), None)


def of_next(tokens: Tokens, terms: Terms, f: Found, later: Found) -> bool:
    """`120 of the zone's 6,182 hectares`: the whole follows with its unit."""
    j = f.last
    if later.kind not in _MEASURED or not 1 <= later.first - j <= _WHOLE_AT or tokens.lower[j] not in terms.sets["joint.of"]:
        return False
    if any(word in ",.;:" or word in terms.sets["link.and"] for word in tokens.lower[j : later.first]):
        return False
    determined = tokens.lower[j + 1] in terms.sets["link.the"] or tokens.lower[j + 1] in terms.fill
    return determined or later.first == j + 1


def beside(tokens: Tokens, terms: Terms, f: Found, later: Found) -> str | None:
    """What a number with its adjective counts beside one of the same things: `540 permanent and about 300 casual workers`."""
    if later.kind != "count" or later.first - f.last > _AHEAD or " " not in str(later.unit):
        return None
    k = f.last
    while (
        k < later.first
        and tokens.words[k].islower()
        and tokens.lower[k] not in terms.stop
        and tokens.lower[k] not in terms.sets["link.and"]
    ):
        k += 1
    joined = f.last < k <= f.last + 2 and k < later.first and tokens.lower[k] in terms.sets["link.and"] and tokens.gap(f.last) == " "
    if not joined or any(word not in terms.fill and word not in terms.loose for word in tokens.lower[k + 1 : later.first]):
        return None
    head = str(later.unit).rpartition(" ")[2]
    return f"{' '.join(tokens.lower[f.last : k])} {head}"


def ahead(tokens: Tokens, terms: Terms, f: Found, later: Found) -> bool:
    """`fell to 2.7m last year from 3.1m tonnes`: what a figure is compared with has the unit of both."""
    if later.kind not in _MEASURED or later.low is not None or not 1 <= later.first - f.last <= _AHEAD:
        return False
    against = tokens.lower[later.first - 1] in terms.sets["context.against"] and tokens.lower[f.first - 1] in terms.sets["context.to_at"]
    against = against or tokens.lower[later.first - 2 : later.first] == ["instead", "of"]  # `can take 1.3 million instead of 400,000 boxes`
    return against and not any(word in ",;:" or word in terms.sets["link.and"] for word in tokens.lower[f.last : later.first])
