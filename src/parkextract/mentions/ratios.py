"""Factors and shares: `two-thirds of`, `six times`, `8-fold`, `nine in ten`, `doubled`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parkextract.mentions import amounts, nouns, numbers, sizes
from parkextract.mentions.found import Found
from parkextract.mentions.numbers import Number

if TYPE_CHECKING:
    from parkextract.mentions.reader import Reader

_MIXED = 10  # from here on wholes are written in figures beside a part in words: `nine in 10`
_REACH = 14  # tokens between a whole and its part: `Of every hundred firms in the zone, 16 …`
_FEW = 9  # the most that `in ten` makes a share of
_PARTS_OF_ONE = (Decimal("0.5"), Decimal("0.25"))
_HYPHENS = "-‐‑"
_ENDS = frozenset(".;:!?")
_POWERS = {"hundred": Decimal(100), "thousand": Decimal(1000)}


def times(r: Reader, found: Found, j: int) -> bool:
    """`six times`, `eightfold`, `1.4x`, `8-fold`; `nine in ten`. Times is a ratio only where something is compared."""
    tokens, terms = r.tokens, r.terms
    if j >= tokens.size or tokens.gap(j) == "\n":
        return False
    word = tokens.lower[j]
    if word in terms.sets["ratio.fold"] or word in terms.sets["ratio.x"] and tokens.touches(j) and found.number.digits:
        found.kind = "ratio"
        r.until(found, j + 1)
        return True
    if word in terms.sets["ratio.times"]:
        after = tokens.lower[j + 1] if j + 1 < tokens.size else ""
        before = tokens.lower[found.first - 1] if found.first else ""
        compared = (
            after in terms.sets["share.after"] and after not in terms.sets["context.times_not"] or after in terms.sets["trend_after.up"]
        )
        compared = compared or _of_another(r, j + 1)
        pointed = found.number.digits and "." in tokens.lower[found.first]
        part = pointed or found.number.value != found.number.value.to_integral_value()  # `a gearing of 0.21 times`, `one and a half times`
        if compared or part or after in terms.sets["context.times_of"] or before == "by":
            found.kind = "ratio"
            r.until(found, j + 1)
            return True
        found.kind, found.unit = "count", "time"
        found.dropped = "times"
        r.until(found, j + 1)
        return True
    return one_in(r, found, j)


def _of_another(r: Reader, i: int) -> bool:
    """Whether token i names what is compared with: `three times Mwache's size`, `twice 2022's number`."""
    tokens = r.tokens
    if i >= tokens.size or tokens.gap(i) != " ":
        return False
    if i in r.claimed:
        return tokens.lower[i].isdigit()
    return tokens.words[i][0].isupper() and tokens.lower[i + 2 : i + 3] == ["s"] and tokens.touches(i + 1)


def crossed(r: Reader, number: Number) -> bool:
    """Whether an `x` touches figures as the sign of a factor: `3.1x EBITDA`; no size (`3x5`) and no name (`X3x`)."""
    n = number.last
    if n >= r.tokens.size or r.tokens.lower[n] not in r.terms.sets["ratio.x"] or not r.tokens.touches(n) or not number.digits:
        return False
    if r.tokens.words[n].isupper() and "." not in r.tokens.lower[number.first]:
        return False  # gate 42X
    free = n + 1 >= r.tokens.size or not r.tokens.touches(n + 1) or not r.tokens.lower[n + 1][0].isalnum()
    return free and not (number.first and r.tokens.touches(number.first) and r.tokens.lower[number.first - 1][0].isalnum())


def of_every(r: Reader, found: Found) -> bool:
    """A part of a whole that was named before it: `Of every hundred firms in the zone, 16 are listed`; the whole itself counts nothing."""
    lower, first = r.tokens.lower, found.number.first
    if "every" not in r.tokens.seen or "every" not in lower[max(0, first - _REACH) : first]:
        return False
    if first and lower[first - 1] == "every" and first > 1 and lower[first - 2] == "of":
        found.kind = "ratio"
        r.drop(found, "whole")
        return True
    for i in range(first - 1, max(first - _REACH, 0), -1):
        if lower[i] in _ENDS:
            return False
        if lower[i] == "every" and lower[i - 1] == "of":
            number = numbers.parse(r.tokens, i + 1, r.terms.lex)
            whole = number.value if number else _POWERS.get(lower[i + 1], Decimal(0))
            if not 0 < found.number.value < whole:
                return False
            found.kind, found.factor = "ratio", 1 / whole
            found.value = r.value_of(found)
            return True
    return False


def many_in(r: Reader, found: Found, j: int) -> bool:
    """`one job in five`: a counted noun ends before token j, and nothing is counted behind the whole."""
    tokens, number = r.tokens, found.number
    if number.scaled or number.value > _FEW or not one_in(r, found, j):
        return False
    after = found.last
    if after >= tokens.size or not tokens.lower[after][0].isalnum() or tokens.lower[after] in r.terms.stop:
        return True
    found.kind, found.value = "", number.value
    r.until(found, number.last)
    return False


def full(r: Reader, i: int) -> Found | None:
    """`a good third`, `a full quarter`: a share whose article stands before an adjective."""
    tokens, terms = r.tokens, r.terms
    if i < 2 or tokens.lower[i - 1] not in terms.sets["context.whole"] or tokens.lower[i - 2] not in terms.sets["joint.one"]:
        return None
    share = numbers.share(tokens.lower[i], terms.lex)
    if share is None:
        return None
    number = Number(i - 2, i + 1, share, fraction=True, article=True)
    return fraction(r, Found(number, tokens.starts[i - 2], tokens.ends[i]))


def factor(r: Reader, found: Found) -> bool:
    """`by a factor of four`, `multiply by four`."""
    tokens, i = r.tokens, found.number.first
    if i > 1 and tokens.lower[i - 1] == "by" and tokens.lower[i - 2] in r.terms.sets["context.multiplies"]:
        found.kind = "ratio"
        return True
    if i < 2 or tokens.lower[i - 1] not in r.terms.sets["joint.of"] or tokens.lower[i - 2] not in r.terms.sets["context.factor"]:
        return False
    found.kind = "ratio"
    return True


def one_in(r: Reader, found: Found, j: int) -> bool:
    """`nine in ten`, `one in every five`, `two out of three`."""
    tokens = r.tokens
    if _of_ten(r, found, j):
        found.kind, found.value = "ratio", found.number.value / 10
        r.until(found, j + 2)
        return True
    match = r.terms.lex.match(tokens, j, "share")
    if match is None or tokens.lower[match.start] not in r.terms.sets["share.in"] and tokens.lower[match.start] not in ("out", "of", "in"):
        return False
    if not any(sense.key == "in" for sense in match.senses) or found.number.value > 99 or found.number.scaled:
        return False
    whole = numbers.parse(tokens, match.end, r.terms.lex)
    if whole is None or whole.scaled or whole.fraction or not found.number.value < whole.value <= 1000 or whole.last - 1 in r.claimed:
        return False
    if (
        whole.value not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000)
        or whole.digits != found.number.digits
        and whole.value < _MIXED
    ):
        return False
    if (
        tokens.lower[match.start] == "in"
        and match.end == match.start + 1
        and whole.last < tokens.size
        and r.terms.lex.match(tokens, whole.last, "unit", "currency", "percent")
    ):
        return False
    found.kind, found.value = "ratio", found.number.value / whole.value
    r.until(found, whole.last)
    return True


def _of_ten(r: Reader, found: Found, j: int) -> bool:
    """Whether so many of ten are a share: `seven of ten are women`, `nine of ten of them`; not `six of ten sheds`, which are counted."""
    tokens, number = r.tokens, found.number
    if tokens.lower[j : j + 2] != ["of", "ten"] or number.digits or number.scaled or not 1 < number.value < 10:
        return False
    after = tokens.lower[j + 2] if j + 2 < tokens.size and tokens.gap(j + 2) != "\n" else "."
    if r.terms.lex.match(tokens, j + 2, "scale"):
        return False  # `two of ten million`
    return not after[0].isalnum() or after in r.terms.stop and not nouns.is_plural(after, r.terms)


def _said_of_one(r: Reader, found: Found) -> bool:
    """Whether a half or a quarter stands before the name of one unit: `a half mile`, `one quarter acre`; a `third mile` may be the one after two."""
    n, lower = found.number.last, r.tokens.lower
    if n - found.number.first != 2 or found.number.value not in _PARTS_OF_ONE or n >= r.tokens.size or r.tokens.gap(n) != " ":
        return False
    return len(lower[n]) > 2 and not nouns.is_plural(lower[n], r.terms)


def fraction(r: Reader, found: Found) -> Found:
    """A share: `two-thirds of`, `half the`; of one unit it is a quantity: `half a mile`, `1/4 mile`, `half a percentage point`."""
    tokens, terms, n = r.tokens, r.terms, found.number.last
    j = n
    if j < tokens.size and tokens.lower[j] in terms.sets["joint.of"]:
        j += 1
    if j < tokens.size and tokens.lower[j] in terms.sets["joint.one"]:
        j += 1
    elif j > n:
        j = n
    j = r.past_hyphen(j)
    if (
        (j > n or found.number.digits or _said_of_one(r, found))
        and j < tokens.size
        and (r.percent(found, j) or sizes.read(r, found, j) or amounts.after(r, found, j))
    ):
        return found
    after = tokens.lower[n] if n < tokens.size and tokens.gap(n) != "\n" else "."
    if (so := terms.lex.match(tokens, n, "bound_after") if n < tokens.size else None) and so.end < tokens.size:
        after = tokens.lower[so.end]  # `a fifth or so of the market`
    before = tokens.lower[found.first - 1] if found.first and tokens.gap(found.first) != "\n" else ""
    word = tokens.lower[n - 1]
    if before in terms.sets["share.quarter_not"]:
        return r.drop(found, "period")
    good = after in terms.sets["share.after"] or not after[0].isalnum() and after not in _HYPHENS or before in terms.sets["share.before"]
    parted = not found.number.digits and n - found.first == 3 and tokens.lower[found.first + 1] in _HYPHENS  # `two-thirds borrowed`
    parted = (
        parted or not found.number.digits and not found.number.article and n - found.first == 2 and word.endswith("s")
    )  # `nine tenths sold`
    good = good or parted and (after in terms.sets["stop.preposition"] or after in terms.sets["stop.verb"] or after.endswith("ed"))
    good = good or parted and after in terms.sets["not_counted.verbs"]  # `three quarters comes from Oman`
    good = good or before == "," and (after == "for" or after.endswith("ed"))  # `8,700 jobs, half for women`
    good = good or terms.compared(after)  # `a quarter dearer`
    if (
        not good
        or found.number.digits
        and len(tokens.lower[found.first]) == 1
        and after[0].isalpha()
        and after not in terms.sets["share.after"]
    ):
        return r.drop(found, "ordinal" if found.number.article else "part")
    open_ = after[0].isalpha() and after not in terms.sets["share.after"] and after not in terms.stop and not terms.compared(after)
    made = not after[0].isalnum() and before in terms.sets["context.makes"]
    if found.number.article and (open_ or made and word not in terms.sets["fraction.1/4"]):
        return r.drop(found, "ordinal")  # `the firm will build a third`
    opens = found.number.first == 0 or before == "" or before in ".!?"
    apposed = n + 1 < tokens.size and (tokens.words[n + 1][0].isupper() or opens and tokens.lower[n + 1] in terms.sets["stop.preposition"])
    if found.number.article and after == "," and apposed:
        return r.drop(found, "ordinal")  # `A sixth, Alba Foods, has signed`
    half = word in terms.sets["fraction.1/2"] and n - found.first == 1
    divided = before in terms.sets["link.and"] and after in terms.sets["share.after"]  # `held half by the state and half by a bank`
    if (
        half
        and after[0].isalpha()
        and after not in terms.sets["share.after"]
        and before not in terms.sets["share.before"]
        and before != ","
    ):
        return r.drop(found, "part")
    if half and before in terms.sets["context.half_not"] and after != "of" and not divided:
        return r.drop(found, "part")
    found.kind = "ratio"
    if half and n + 2 < tokens.size and after == "as" and tokens.lower[n + 2] in terms.sets["context.again"]:
        found.value = found.number.value + 1  # `half as much again`
        r.until(found, n + 3)
    return found


def word(r: Reader, i: int) -> Found | None:
    """`doubled`, `twice`, `halving`: a ratio where it stands as verb or before what is compared."""
    tokens, terms = r.tokens, r.terms
    word = tokens.lower[i]
    value, trend = terms.ratios[word]
    found = Found(Number(i, i + 1, value, fraction=True), tokens.starts[i], tokens.ends[i])
    after = tokens.lower[i + 1] if i + 1 < tokens.size and tokens.gap(i + 1) != "\n" else "."
    before = tokens.lower[i - 1] if i and tokens.gap(i) != "\n" else ""
    if (
        after in _HYPHENS
        and tokens.touches(i + 1)
        or before in _HYPHENS
        and tokens.touches(i)
        or tokens.gap(i) == "\n"
        and after[0].isupper()
    ):
        return None if after in _HYPHENS else r.drop(found, "adjective")
    if after in terms.sets["context.double_down"]:
        return r.drop(found, "idiom")
    verb = word.endswith(("d", "ing", "s")) and word not in ("as",) or word in terms.sets["context.verb_only"]
    compared = after in terms.sets["share.after"] or not after[0].isalnum() or _of_another(r, i + 1)
    if word in terms.sets["context.times_adverb"]:
        verb = False
        compared = compared and after not in terms.sets["context.twice_not"] and after not in ".,;)"
    elif not verb and before in terms.sets["context.double_not"]:
        return r.drop(found, "adjective")
    if not verb and not compared and before not in terms.sets["context.double_after"]:
        return r.drop(found, "adjective")
    than = not verb and before in terms.sets["context.double_noun"]
    if than and (after in terms.sets["context.relative"] or after == "what" or not after[0].isalnum()):
        trend = None  # `more than double that of its neighbour`
    found.kind, found.trend = "ratio", trend
    return found


def shares(r: Reader, found: Found) -> bool:
    """Whether a number and one that a dash or colon joins to it are the two shares of a venture: `a 70:30 venture`, `on a 51-49 basis`."""
    tokens, i = r.tokens, found.number.first
    if not found.number.digits or found.number.last != i + 1 or len(tokens.lower[i]) > 2 or not tokens.lower[i].isdigit():
        return False
    if _PARTED.isdisjoint(tokens.lower[max(0, i - 1) : i + 2]):
        return False
    for joint, other, end in ((i + 1, i + 2, i + 3), (i - 1, i - 2, i + 1)):
        if not 0 <= other < tokens.size or tokens.lower[joint] not in _PARTED or not tokens.lower[other].isdigit():
            continue
        if int(tokens.lower[i]) + int(tokens.lower[other][:3]) != _WHOLE or not (tokens.touches(joint) and tokens.touches(max(i, other))):
            continue
        if any(word in r.terms.sets["context.shared_out"] for word in tokens.lower[end : end + 2]):
            found.kind, found.unit = "percent", "percent"
            return True
    return False


_PARTED, _WHOLE = frozenset({"-", ":", "/", "–"}), 100
