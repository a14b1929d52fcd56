"""A share that its two figures contradict: `120 of the 200 firms (50 percent)`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from parkextract import figures
from parkextract.facts import Fact, Note
from parkextract.figures import Interval
from parkextract.notes.view import View
from parkextract.notes.words import rounded
from parkextract.values import Number, Percent

SLACK = Decimal("0.02")
PERCENT = Decimal(100)
MOST = 8  # more figures for one whole than this are not gone through


def find(view: View) -> Iterator[Note]:
    seen = set()
    for fact in view.facts:
        part, share = view.stated(fact), view.number(fact.share.value) if fact.share else None
        stated = figures.interval(share, figures.STRICT) if share else None
        if part is None or share is None or stated is None or (part.id, share.id) in seen:
            continue
        seen.add((part.id, share.id))
        wholes = list(_wholes(view, fact, part))
        if wholes and not any(_fits(part, whole, share, stated) for whole in wholes):
            whole = wholes[0]
            text = f"{part.text} of {whole.text} is {_quotient(part, whole)} percent, not {share.text}"
            yield Note(kind="share", text=text, mentions=(part.id, whole.id, share.id))


def _wholes(view: View, fact: Fact, part: Number) -> Iterator[Number]:
    """What the value may be a share of: a figure inside the words that name the whole, or else the same property of the same subject,
    unqualified and of the same period."""
    named = fact.share.of if fact.share else None
    inside = [m for m in view.within(*fact.sentence) if named and m.text in named and _comparable(part, m)]
    if inside:
        yield inside[0]
        return
    if fact.qualifier is None:
        return
    for other in view.alike[fact.subject, fact.property, None].get(view.period(fact), ())[:MOST]:
        whole = view.stated(other)
        if whole and other.status == fact.status and other.share is None and _comparable(part, whole):
            yield whole


def _comparable(part: Number, whole: Number) -> bool:
    a, b = figures.in_base(part, figures.STRICT), figures.in_base(whole, figures.STRICT)
    return whole.id != part.id and figures.measure(part) == figures.measure(whole) and a is not None and b is not None and b.low > 0 < a.low


def _fits(part: Number, whole: Number, share: Number, stated: Interval) -> bool:
    a, b = figures.in_base(part, figures.STRICT), figures.in_base(whole, figures.STRICT)
    if a is None or b is None:
        return True
    factor = PERCENT if isinstance(share, Percent) else Decimal(1)
    return a.over(b).times(factor).meets(stated, SLACK)


def _quotient(part: Number, whole: Number) -> str:
    values = [(n.value or Decimal(0)) * figures.base(n)[1] for n in (part, whole)]
    return rounded(values[0] / values[1] * PERCENT, 3)
