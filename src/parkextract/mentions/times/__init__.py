"""Times: dates, periods, durations and sets, found by a grammar over the tokens and resolved against the publication date.

`grammar` reads an expression at a token, `resolve` says which dates it means, `reference` holds what it is resolved against.
"""

from __future__ import annotations

from collections.abc import Set

from parkextract.article import Article
from parkextract.mentions.draft import Draft
from parkextract.mentions.times import country, elided, grammar, resolve, setting
from parkextract.mentions.times.figures import order_of
from parkextract.mentions.times.nodes import Deictic, Ending, Found, Length, Node, Offset, Range, When
from parkextract.mentions.times.reader import QUOTES, Reader
from parkextract.mentions.times.reference import Context, Value
from parkextract.tokens import Tokens


def find(article: Article, tokens: Tokens) -> list[Draft]:
    """The time expressions of an article in order of place.

    A draft that is `dropped` is no mention by the guidelines: `set` (`annual`, `a year` as a rate), `age`, `timex-only` (`previously`), or
    `part`, the end of a range or of a period that is itself a mention and follows right after it in the list.
    """
    r = reader(tokens)
    found = read(r)
    if not found:
        return []
    now = setting.published(r, article.published, found)
    c = Context(r, now, resolve.resolve, country.convention(article, r, found), setting.is_narrative(r, now, found))
    c.stated = [(item.first, year) for item in found if (year := setting.stated_year(item.node)) is not None] if c.narrative else []
    drafts: list[Draft] = []
    if any(_bare_part(item.node) for item in found) and setting.is_match(r):
        found = [item for item in found if not _bare_part(item.node)]
    for item in found:
        c.at, c.end = item.first, item.last
        if item.dropped == "story" and not c.narrative:
            continue
        if item.dropped == "thing":  # the age of a thing, which history tells like that of a person
            item.last, item.dropped = (item.last, "age") if c.narrative else (item.last - 1, None)
        value = resolve.resolve(item.node, c)
        unknown = value.earliest is None and c.now is not None
        if (
            unknown
            and isinstance(item.node, When)
            and item.node.holiday
            or isinstance(item.node, Deictic)
            and item.node.unit == "period"
            and unknown
        ):
            item.dropped = "timex-only"
        taken = (
            isinstance(item.node, Offset) and r.small("over", item.first - 1) and r.small("takes_it", item.first - 2)
        )  # took over a year ago
        if isinstance(item.node, (Length, Offset)) and not taken and value.mod is None and (exact := exactness(r, item.first)):
            value.mod = exact[0] if exact[0] != "EXACT" else None
        drafts.append(_draft(tokens, item.first, item.last, value, item.dropped))
        drafts.extend(_parts(tokens, item, value, drafts[-1], c))
        if item.dropped is None:
            c.note(value, item.node, item.last)
    return drafts


def _bare_part(node: Node) -> bool:
    """Whether a half or quarter has no year that tells it from those of a match."""
    return isinstance(node, When) and (node.half is not None or node.quarter is not None) and node.year is None and node.within is None


def reader(tokens: Tokens) -> Reader:
    """A reader of the tokens, ready for the grammar."""
    return Reader(tokens, grammar.nominal)


def exactness(r: Reader, first: int) -> tuple[str, int] | None:
    """(TIMEX3 modifier, first token) of the words just before token `first` that say how exact a length is (`about`, `more than`)."""
    for i in range(max(0, first - 3), first):
        found = r.phrase("exactness", i) if not r.small("the", first) else None
        if found and found[1] == first and r.near(first):
            if r.small("over", i) and not (r.small("length_before", i - 1) or r.small("over_after", i - 1)):
                return None  # $900 million over two decades
            compares = r.word(first - 1) == "than" and (
                r.word(i - 1)[:1].isdigit() or r.small("percent", i - 1) or r.small("compared", i - 1)
            )
            return None if compares else (found[0], i)
    return None


_RARE = {"s": ("S1 ", "S2 "), "i": ("I quarter",)}  # letters that seldom begin an expression


def read(r: Reader) -> list[Found]:
    """All expressions of the text, unresolved, none overlapping another."""
    r.day_first = order_of(r)
    lower, figures = r.lower, r.tokens.figures
    found: list[Found] = []
    end = 0
    begins = set(figures | r.tokens.seen & r.v.starts)
    for word, forms in _RARE.items():
        if word in begins and not any(form in r.tokens.text for form in forms):
            begins.discard(word)
    needs: dict[str, Set[str]] = {
        **r.v.leads,
        **dict.fromkeys(r.v.small["article"], r.v.after_article),
        **dict.fromkeys(r.v.small["the"], begins),
        **dict.fromkeys(QUOTES, figures),
        **dict.fromkeys([word for word in figures if not grammar.tells(word)], r.v.beside_figures),
    }
    follows = [*lower[1:], ""]
    for i in r.tokens.where(begins):
        if i < end or (word := lower[i]) in needs and follows[i] not in needs[word]:
            continue
        if (item := grammar.expression(r, i)) is not None:
            found.append(item)
            end = item.last
    return _with_elided(r, found)


def _with_elided(r: Reader, found: list[Found]) -> list[Found]:
    """The expressions with the lengths, quarters and halves whose unit stands only in the one before."""
    for n in [n for n, item in enumerate(found) if type(item.node) in (Length, When)][::-1]:
        until = next((then.first for then in found[n + 1 : n + 4] if then.dropped is None), r.size)
        if (more := elided.after(r, found[n], until)) is not None:
            found.insert(n + 1, more)
        found[n + 1 : n + 1] = elided.parts(r, found[n], until)
    return found


def _draft(tokens: Tokens, first: int, last: int, value: Value, dropped: str | None) -> Draft:
    draft = Draft("time", first, last, tokens.starts[first], tokens.ends[last - 1])
    if value.earliest is not None and value.latest is not None:
        draft.earliest, draft.latest = value.earliest, value.latest
    draft.timex, draft.type, draft.mod, draft.quant, draft.freq = value.timex, value.type, value.mod, value.quant, value.freq
    draft.duration, draft.vague, draft.ambiguous, draft.dropped = value.duration, value.vague, value.ambiguous, dropped
    return draft


def _parts(tokens: Tokens, item: Found, value: Value, whole: Draft, c: Context) -> list[Draft]:
    """The two ends of a range as drafts of their own."""
    node: Node = item.node
    if isinstance(node, Ending) and node.cut == (0, 0):
        return []  # the August quarter
    if isinstance(node, Ending):
        length = Value(value.timex, type="duration", duration=value.duration)
        first = _draft(tokens, item.first, node.cut[0], length, "part")
        return [first, _draft(tokens, node.cut[1], item.last, resolve.resolve(node.end, c), "part")]
    if not isinstance(node, Range) or value.parts is None:
        return []
    ends = []
    for span, end in zip((node.low_span, node.high_span), value.parts, strict=True):
        ends.append(_draft(tokens, *span, end, "part"))
    whole.parts = tuple((end.start, end.end) for end in ends)
    return ends


__all__ = ["exactness", "find", "reader"]
