"""Times: dates, periods, durations and sets, found by a grammar over the tokens and resolved against the publication date.

`grammar` reads an expression at a token, `resolve` says which dates it means, `reference` holds what it is resolved against.
"""

from __future__ import annotations

from parkextract.article import Article
from parkextract.mentions.draft import Draft
from parkextract.mentions.times import dates, grammar, reference, resolve
from parkextract.mentions.times.nodes import Ending, Found, Node, Range
from parkextract.mentions.times.reader import Reader
from parkextract.mentions.times.reference import Context, Value
from parkextract.tokens import Tokens


def find(article: Article, tokens: Tokens) -> list[Draft]:
    """The time expressions of an article in order of place.

    A draft that is `dropped` is no mention by the guidelines: `set` (`annual`, `a year` as a rate), `age`, `timex-only` (`previously`), or
    `part`, the end of a range or of a period that is itself a mention and follows right after it in the list.
    """
    r = Reader(tokens, grammar.nominal)
    found = read(r)
    if not found:
        return []
    now = reference.published(r, article.published, found)
    fiscal_end, south = reference.fiscal_convention(r, found)
    c = Context(r, now, reference.is_narrative(now, found), fiscal_end, south)
    drafts: list[Draft] = []
    for item in found:
        c.at = item.first
        value = resolve.resolve(item.node, c)
        drafts.append(_draft(tokens, item.first, item.last, value, item.dropped))
        drafts.extend(_parts(tokens, item, value, drafts[-1], c))
        if value.earliest is not None or value.period is not None:
            c.last, c.last_at = value, item.last
            if value.period is None and value.type != "duration" or value.period and value.period.unit not in ("year", "decade", "century") or value.latest != value.earliest and value.type == "duration" and not value.vague:
                c.fine = value
    return drafts


def read(r: Reader) -> list[Found]:
    """All expressions of the text, unresolved, none overlapping another."""
    found: list[Found] = []
    r.day_first = dates.order_of(r)
    starts, lower, i = r.v.starts, r.lower, 0
    size = r.size
    while i < size:
        word = lower[i]
        if word in starts or word[0] in "0123456789":
            item = grammar.expression(r, i)
            if item is not None:
                found.append(item)
                i = item.last
                continue
        i += 1
    return found


def _draft(tokens: Tokens, first: int, last: int, value: Value, dropped: str | None) -> Draft:
    fields = ("earliest", "latest", "timex", "type", "mod", "quant", "freq", "duration", "vague", "ambiguous")
    draft = Draft("time", first, last, tokens.starts[first], tokens.ends[last - 1], dropped=dropped)
    for name in fields:
        setattr(draft, name, getattr(value, name))
    if value.earliest is None or value.latest is None:
        draft.earliest = draft.latest = None
    return draft


def _parts(tokens: Tokens, item: Found, value: Value, whole: Draft, c: Context) -> list[Draft]:
    """The two ends of a range as drafts of their own."""
    node: Node = item.node
    if not isinstance(node, Range) or value.parts is None:
        return []
    ends = []
    for span, end in zip((node.low_span, node.high_span), value.parts, strict=True):
        ends.append(_draft(tokens, *span, end, "part"))
    whole.parts = tuple((end.start, end.end) for end in ends)
    return ends


__all__ = ["find"]
_ = Ending
