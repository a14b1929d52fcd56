"""Ranges, movements and lists: numbers that share a unit or a scale, each keeping its own value.

A range is one mention (`5 to 8 billion yuan`); a movement is two (`from 171 to 220 ha`), as is a list (`9.1, 8.3 and 2.2 billion yuan`).
"""

from __future__ import annotations

import itertools
from decimal import Decimal

from parkextract.mentions.found import Found
from parkextract.mentions.terms import Terms
from parkextract.tokens import Tokens

_ONE = Decimal(1)
_BACK = 16  # tokens before `from` in which a verb of change makes a movement of it
_FALL = 1000  # nothing that is counted falls to so small a part
_WHOLE = 1000  # percent: more stand in no list
_JOINT = 5  # tokens between two candidates of one range
_LIST = 60  # the longest list looked at


def join(tokens: Tokens, found: list[Found], terms: Terms) -> list[Found]:
    """The candidates with ranges joined and the units and scales of lists handed out, in order of place."""
    ranged: list[Found] = []
    for f in found:
        if ranged and (joined := _range(tokens, ranged[-1], f, terms)):
            ranged[-1] = joined
        elif ranged and _change(tokens, ranged[-1], f, terms):
            ranged[-1].value, ranged[-1].last, ranged[-1].end = _sum(tokens, ranged[-1], f, terms), f.last, f.end
        else:
            ranged.append(f)
    _movements(tokens, ranged, terms)
    _lists(tokens, ranged, terms)
    return ranged


def _change(tokens: Tokens, a: Found, b: Found, terms: Terms) -> bool:
    """Whether b is the small change of a: `thirteen dollars and forty-five cents`, `15 dollars 50`, `two kuai five`."""
    if a.kind != "money" or a.value is None or a.dropped or a.prefixed or a.number.scaled:
        return False
    part = _step(tokens, a, terms)
    whole = a.value == a.value.to_integral_value() and a.factor == 1
    if not (whole or part):
        return False
    middle = _between(tokens, a, b)
    if b.kind == "money":
        return (
            b.factor < a.factor
            and bool(set(a.readings) & set(b.readings))
            and (not middle or len(middle) == 1 and middle[0] in terms.sets["link.and"])
        )
    loose = b.bare or not b.kind and b.dropped == "name"  # a code before it is no name
    below = 10 if part and not whole else 100
    return (
        loose
        and not middle
        and _closes(tokens, b, terms)
        and tokens.gap(b.first) == " "
        and 0 < b.number.value < below
        and not b.number.fraction
    )


def _closes(tokens: Tokens, b: Found, terms: Terms) -> bool:
    """Whether a number ends an amount: nothing is counted after it (`3 euros 50 more.`, `3 euros 50 for entry`, not `3 euros 50 times`)."""
    j = b.last
    if j >= tokens.size or not tokens.lower[j][0].isalnum():
        return True
    if tokens.touches(j):
        return False
    if tokens.lower[j] in terms.sets["context.change_more"]:
        return j + 1 >= tokens.size or not tokens.lower[j + 1][0].isalnum()
    return tokens.lower[j] in terms.sets["context.change_ends"]


def _step(tokens: Tokens, a: Found, terms: Terms) -> Decimal | None:
    """What the next coin down is worth where a single figure is said of it: a mao after `two kuai`, a fen after `five mao`."""
    word = tokens.lower[a.last - 1]
    if word not in terms.sets["context.tenths"]:
        return None
    minor = terms.minors.match(tokens, a.last - 1, "minor")
    factor = Decimal(minor.senses[0].row.data["factor"]) if minor else _ONE
    return factor / 10


def _sum(tokens: Tokens, a: Found, b: Found, terms: Terms) -> Decimal | None:
    if a.value is None or b.value is None:
        return a.value
    if b.kind == "money":
        return a.value + b.value
    step = _step(tokens, a, terms)
    return a.value + b.value * (step if step is not None and b.value < 10 else Decimal("0.01"))


def _between(tokens: Tokens, a: Found, b: Found) -> list[str]:
    """The folded tokens between two candidates, if they are few."""
    return tokens.lower[a.last : b.first] if 0 <= b.first - a.last <= _JOINT else ["?"] * 6


def _single(f: Found) -> bool:
    return f.low is None and f.high is None and f.value is not None


def _usable(f: Found) -> bool:
    return _single(f) and (
        not f.dropped or f.dropped in ("length", "pronoun") or f.dropped in ("score", "label", "name", "year") and f.number.digits
    )


def _agree(a: Found, b: Found) -> bool:
    """Whether two numbers can be ends of one range: of one kind, or the first still open."""
    if a.kind and b.kind:
        if a.kind == "money" and b.kind == "money":
            return bool(set(a.readings) & set(b.readings)) and a.factor == b.factor
        return a.kind == b.kind and a.unit == b.unit
    return True


def _range(tokens: Tokens, a: Found, b: Found, terms: Terms) -> Found | None:
    """One range made of two neighbours, or None. The joint is a dash, `to`, `and` after `between`, or `or` between neighbouring numbers."""
    if (
        not 0 < b.first - a.last <= _JOINT
        or not _usable(a)
        or not _usable(b)
        or a.hyphen
        and a.kind == "count"
        or a.number.fraction
        or b.number.fraction
        or not _agree(a, b)
    ):
        return None
    middle = _between(tokens, a, b)
    while middle and middle[-1] in "-‐‑–" and len(middle) > 1 and middle[0] != middle[-1]:
        middle = middle[:-1]
    hung = len(middle) == 2 and middle[0] in "-‐‑" and middle[1] in terms.sets["link.to"]  # `12- to 28-nanometer`
    if not hung and len(middle) != 1:
        return None
    joint = middle[-1]
    before = tokens.lower[a.first - 1] if a.first else ""
    dash = joint in terms.sets["link.dash"]
    if dash:
        ok = _dash_range(tokens, a, b)
    elif a.kind == "count" and not a.hyphen and b.bare or not a.number.digits and b.number.digits and b.number.value > 20 * a.number.value:
        ok = False  # `between two censuses to 11,340`, `the two chosen of nine to 300 residents`
    elif joint in terms.sets["link.to"] and joint != "until":
        ok = before not in terms.sets["link.from"] or not _moves(tokens, a.first - 1, terms)
        ok = ok and before not in terms.sets["link.between"]
        ok = ok and (bool(b.kind) and not a.kind or before != "by")  # `went up by one to 17`
        if a.kind == "percent":
            ok = ok and (bool(b.kind) or before not in terms.changes)  # `rose 8.15% to 3.65`
        else:
            ok = ok and not (a.kind and before in terms.changes and before not in terms.transitive)  # `rose $5 to $23`
    elif joint in terms.sets["link.and"]:
        ok = before in terms.sets["link.between"]
    elif joint in terms.sets["link.or"]:
        ok = b.number.value == a.number.value + 1 and a.number.value < 20 and not a.kind
    else:
        ok = False
    return _ranged(tokens, a, b, opened=before in terms.sets["link.between"] or dash) if ok else None


def _dash_range(tokens: Tokens, a: Found, b: Found) -> bool:
    """Whether a dash between two numbers spans a range: touching both or neither, and not two figures of a score or a label."""
    dash = a.last
    if tokens.touches(dash) != tokens.touches(dash + 1):
        return False
    if not tokens.touches(dash) and tokens.lower[dash] not in "–—":
        return False
    return bool(b.kind or a.kind or b.dropped == "length") and not (b.sign and not tokens.touches(dash))


def _moves(tokens: Tokens, at: int, terms: Terms) -> bool:
    """Whether `from` at a token belongs to a movement: a word of rise, fall or change stands before it in the clause."""
    for j in range(at - 1, max(-1, at - _BACK), -1):
        word = tokens.lower[j]
        if tokens.gap(j + 1) == "\n" or word in ".;!?":
            return False
        if (
            word in terms.sets["link.range_verb"]
            and tokens.words[j].islower()
            and not (j and tokens.lower[j - 1] in terms.sets["link.the"])
        ):
            return False
        if word in terms.changes:
            return True
    return False


def _ranged(tokens: Tokens, a: Found, b: Found, opened: bool) -> Found | None:
    low, high = a.number, b.number
    scaled = low
    if b.kind and not a.kind:
        a.like(b)
    elif a.kind and not b.kind:
        b.like(a)
    elif not a.kind and not b.kind and opened is False and a.number.scale == _ONE and b.number.scale == _ONE:
        pass
    first = low.value * (
        high.scale if low.scale == _ONE and high.scale != _ONE and low.value < 1000 and low.value <= high.value / high.scale else _ONE
    )
    if scaled.scale != _ONE and high.scale == _ONE and not b.prefixed and high.value < low.value:
        return None
    if first >= high.value and not (a.sign or b.sign) or first == high.value:
        return None
    joined = Found(high, a.start, b.end)
    joined.like(b)
    joined.shared = False
    joined.factor, joined.per, joined.sign = b.factor, b.per, a.sign
    joined.first, joined.last = a.first, b.last
    joined.value, joined.low, joined.high = None, first * b.factor * (-1 if a.sign < 0 else 1), high.value * b.factor
    joined.bound = a.bound or b.bound
    joined.prefixed = a.prefixed
    joined.dropped = "length" if b.dropped == "length" else None
    joined.unit = b.unit
    return joined


def _movements(tokens: Tokens, found: list[Found], terms: Terms) -> None:
    """Mark the two ends of `from A to B` as partners and give each the unit and scale of the other."""
    for a, b in itertools.pairwise(found):
        if (
            not a.first
            or tokens.lower[a.first - 1] not in terms.sets["link.from"]
            or not 1 <= b.first - a.last <= 7
            or not _usable(a)
            or not _usable(b)
        ):
            continue
        joint = tokens.lower[b.first - 1]
        k = b.first - 1
        while k > a.last and joint in terms.fill:
            k -= 1
            joint = tokens.lower[k]
        if joint not in terms.sets["link.to"] or not _agree(a, b):
            continue
        if a.bare and b.kind == "count" and a.number.value > _FALL * b.number.value:
            continue  # `up from 1,510 billion in 2021, and gave work to 312,000 people`
        a.partner, b.partner = b, a
        if a.bare or a.dropped:
            _share(a, b)
        elif b.bare or b.dropped:
            _share(b, a)


def _share(to: Found, source: Found) -> None:
    """Give a bare number the kind of another, and its scale where the number is the smaller one."""
    if not source.kind or source.dropped:
        return
    scale = source.number.scale
    to.like(source)
    if to.number.letter and source.kind == "quantity" and source.unit == "meter" and to.number.plain is not None:
        to.value = to.number.plain  # `deepened from 15.5m to 18m`
    if scale != _ONE and to.number.scale == _ONE and to.number.value < 1000:
        to.scale_by(scale)


def _lists(tokens: Tokens, found: list[Found], terms: Terms) -> None:
    """Hand the unit and scale of the last number of a list to the bare ones before it: `52.3, 41 and 25.3 hectares`."""
    run: list[Found] = []
    for n, f in enumerate(found):
        if run and not _listed(tokens, run[-1], f, terms):
            run = []
        if f.kind and not f.dropped and run and f.kind != "ratio" and not f.prefixed:
            for open_ in run:
                if open_.number.scaled and tokens.lower[f.first - 1] in terms.sets["link.or"]:
                    continue
                if open_.number.scaled and f.kind == "count" and not f.number.scaled:
                    continue  # `48 million, 60 jobs`
                if open_.first and _counted_else(tokens, open_, terms):
                    continue
                if f.kind == "count" and f.number.value == 1 and not f.number.scaled:
                    continue  # `we have 14, and one gate`
                if f.kind == "percent" and open_.number.value > _WHOLE:
                    continue  # `stood at 1,085, or 18 percent of the plan`
                open_.dropped = None
                _share(open_, f)
            run = []
        elif _open(f) and len(run) < _LIST and n + 1 < len(found):
            run.append(f)
        else:
            run = []


def _counted_else(tokens: Tokens, f: Found, terms: Terms) -> bool:
    """Whether the words before a bare number say what it is of: `a workforce of 90, and four sheds`, `278 firms, up from 231, and 9,600 staff`."""
    before = tokens.lower[max(0, f.first - 2) : f.first]
    if before[-1] in terms.sets["joint.of"] and before[0] in terms.collectives:
        return True
    if before[0] in terms.sets["link.the"] and (before[-1] in terms.sets["context.present"] or before[-1] in terms.sets["context.former"]):
        return True  # `will add 90 looms to its present 400 and 12 hectares`
    return tokens.lower[f.last] == "," and before[-1] in terms.sets["context.against"]


def _open(f: Found) -> bool:
    return _single(f) and not f.kind and (not f.dropped or f.hyphen and f.dropped == "label")


def _listed(tokens: Tokens, a: Found, b: Found, terms: Terms) -> bool:
    """Whether b follows a in a list: a comma, `and`, `or`, or comma and conjunction between them."""
    middle = [word for word in _between(tokens, a, b) if word not in "-‐‑"]
    if not middle or len(middle) > 2 or not _usable(b) and not (b.low is not None):
        return False
    if tokens.gap(b.first) == "\n":
        return False
    both, either = terms.sets["link.and"], terms.sets["link.or"]
    return all(word in "," or word in both or word in either for word in middle)
