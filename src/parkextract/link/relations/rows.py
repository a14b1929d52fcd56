"""A row of trades as it stands in the text: `lasers, optics and building materials`, read on its tokens, since parsers break such rows often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from parkextract.link.forms import noun_forms, words
from parkextract.link.relations.clause import lemmas
from parkextract.link.view import View
from parkextract.values import Time

Span = tuple[int, int]


@lru_cache
def row_leads() -> frozenset[str]:
    """The forms of the nouns that may stand before a row with `of`."""
    return frozenset(form for word in (*words("relation", "row_lead"), *words("relation", "making")) for form in noun_forms(word))


_LONGEST = 6  # tokens of one trade
_SHORTEST = 2  # letters of a word in capitals that may be a name
_FINITE = ("VBZ", "VBD", "MD")
_ENDS = (".", ";", ")", '"', "”")
_MARKS = ("-", "/", "\u2010", "\u2011")


def row(view: View, first: int) -> list[Span]:
    """The trades of a row that begins at a token, as tokens `[start, end)`; none where no row begins there. What `and` joins is the
    last, if no row follows (`A and B, C and D`); commas alone make a row only where the sentence ends behind it."""
    found: list[Span] = []
    lower, last = view.tokens.lower, view.sentence.last
    first = _lead(view, first)
    at, joined = first, False
    while at < last and (span := _trade(view, at, joined)) is not None:
        found.append(span)
        behind = _joint(view, span[1])
        if joined and behind is not None and not behind[1] and len(more := row(view, behind[0])) > 1:
            return found + more
        if joined or behind is None:
            at = span[1]
            break
        at, joined = behind
    if joined and _void(view, at):
        return []  # scientific and technological cooperation
    found = found if joined or _closed(view, at) else found[:1]
    return [] if len(found) == 1 and lower[found[0][0] - 1] == "the" else found


def _lead(view: View, first: int) -> int:
    """Where the trades begin behind what is done with them: `the production of lasers and optics`, `makers of lasers`."""
    lower, at = view.tokens.lower, first
    at += lower[at : at + 1] == ["the"]
    return at + 2 if at + 2 < view.sentence.last and lower[at + 1] == "of" and lower[at] in row_leads() else first


def _void(view: View, first: int) -> bool:
    """Whether the words from a token on end with a noun that is no trade."""
    at = first
    while at < min(view.sentence.last, first + _LONGEST) and _fits(view, at, first):
        at += 1
    return at > first and view.tokens.lower[at - 1] in lemmas("row_void")


def _closed(view: View, at: int) -> bool:
    """Whether a row of mere commas ends with its sentence, on a noun."""
    word = view.word(at - 1)
    noun = view.parse is None or (word is not None and view.parse.is_noun(word))
    return noun and (at >= view.sentence.last or view.tokens.lower[at] in _ENDS)


def _joint(view: View, at: int) -> tuple[int, bool] | None:
    """Where the next trade begins behind one that ends at a token, and whether it is the last; None where the row has come to its end."""
    lower, last = view.tokens.lower, view.sentence.last
    comma = at < last and lower[at] == ","
    at += comma
    if lower[at : at + 3] == ["as", "well", "as"]:
        return at + 3, True
    if at + 1 < last and lower[at] in lemmas("row_joining"):
        return at + 1, True
    return (at, False) if comma else None


def _trade(view: View, first: int, joined: bool) -> Span | None:
    """The trade that begins at a token: words in small letters, without a number, an article or a verb."""
    lower, last = view.tokens.lower, view.sentence.last
    if first < last and lower[first] == "the":
        first += 1
    at = first
    count = 0
    while at < last and count < _LONGEST and _fits(view, at, first):
        count += lower[at] not in _MARKS and not (at > first and lower[at - 1] in _MARKS)
        at += 1
    while at > first and lower[at - 1] in lemmas("row_inside"):
        at -= 1
    if (
        at == first
        or (at == first + 1 and lower[first] in lemmas("row_alone"))
        or not lemmas("row_void").isdisjoint((lower[first], lower[at - 1]))
        or _broken(view, at)
    ):
        return None
    word = view.word(first)
    finite = view.parse is not None and word is not None and view.parse.tags[word] in _FINITE
    if view.parse is not None and word is not None and at == first + 1 and joined and view.parse.tags[word] in ("VBN", "VBD"):
        return None  # conceived for lasers and opened in 2018
    return None if finite and (joined or at - first > 1) else (first, at)


def _broken(view: View, at: int) -> bool:
    """Whether what follows shows that the words were no whole trade: a number or a name."""
    if at >= view.sentence.last:
        return False
    word = view.tokens.words[at]
    return word[0].isdigit() or (word[0].isupper() and not view.tokens.touches(at))


def _fits(view: View, at: int, first: int) -> bool:
    """Whether a token goes on with the trade that begins at `first`."""
    word, low = view.tokens.words[at], view.tokens.lower[at]
    if low in _MARKS:
        return at > first and view.tokens.touches(at) and view.tokens.touches(at + 1)
    if not word[0].isalpha() or low in lemmas("row_end") or low in lemmas("row_joining") or (at > first and view.tokens.gap(at) == "\n"):
        return False
    if low in lemmas("row_inside"):
        return at > first
    if low == "the":
        return view.tokens.lower[at - 1] in lemmas("row_inside")
    placed = view.inside(at)
    if placed is not None and (at == first or isinstance(placed.mention, Time)):
        return False
    return word.islower() or (word.isupper() and len(word) <= _SHORTEST) or _adjective(view, at)


def _adjective(view: View, at: int) -> bool:
    """Whether a word in capitals is part of no name: `traditional Chinese medicine`."""
    words, lower = view.tokens.words, view.tokens.lower
    return at not in view.named and at + 1 < view.sentence.last and words[at + 1].islower() and lower[at + 1] not in lemmas("row_end")


def text(view: View, spans: Sequence[Span]) -> list[str]:
    """The trades as the text has them."""
    tokens = view.tokens
    return [tokens.text[tokens.starts[first] : tokens.ends[last - 1]] for first, last in spans]
