"""What a company makes, told by what it is called: `the tile maker Castle Rock`, `Castle Rock, a maker of tiles`, `Castle Rock, the tile maker`."""

from __future__ import annotations

from parkextract.facts import Entity
from parkextract.link.relations.clause import Clause, lemmas
from parkextract.link.relations.rows import Span, row
from parkextract.link.view import View

_MOST = 2  # words of a trade before `maker`
_NOUNS = ("NN", "NNS", "JJ", "VBG")


def made(clause: Clause, at: int) -> tuple[Entity | None, list[Span]]:
    """Who is called a maker at a token, and of what; no trade where the words do not say."""
    view = clause.view
    if at + 2 < view.sentence.last and view.tokens.lower[at + 1] == "of":
        return _called(clause, at), row(view, at + 2)
    first = _trade(view, clause, at)
    return (_behind(clause, at) or _called(clause, at), [(first, at)]) if first < at else (None, [])


def _trade(view: View, clause: Clause, at: int) -> int:
    """Where the trade before `maker` begins: the nouns and adjectives right before it, none that is part of a name or says how large or whose it is."""
    first, words = at, 0
    while first > view.sentence.first and words < _MOST and _fits(view, clause, first - 1):
        hyphen = view.tokens.words[first - 1] == "-"
        words += not hyphen and not (first < at and view.tokens.words[first] == "-")
        first -= 1
    return first + (first < at and view.tokens.words[first] == "-")


def _fits(view: View, clause: Clause, at: int) -> bool:
    text, low = view.tokens.words[at], view.tokens.lower[at]
    if text == "-":
        return view.tokens.touches(at) and view.tokens.touches(at + 1)
    word = view.word(at)
    if word is None or view.inside(at) is not None:
        return False
    tag = clause.parse.tags[word]
    joined = view.tokens.words[at + 1] == "-"  # Electric-vehicle maker
    opening = at == view.sentence.first and (joined or tag in ("NN", "NNS")) and clause.parse.is_ordinary(word)
    plain = tag in _NOUNS if text.islower() else opening
    return plain and low not in lemmas("row_void") and low not in lemmas("maker_void")


def _behind(clause: Clause, at: int) -> Entity | None:
    """The company named right behind a word."""
    view = clause.view
    if at + 1 >= view.sentence.last:
        return None
    start = view.tokens.starts[at + 1]
    inside = clause.entities.index.within(start, view.tokens.ends[at + 1])
    found = inside[0][2] if inside and inside[0][0] == start else None
    return found if found is not None and _named(found) else None


def _named(entity: Entity) -> bool:
    """Whether an organisation has a name of its own: `a Danish tile maker` has none."""
    return entity.type == "org" and not entity.name.islower() and entity.name.split()[-1].lower() not in lemmas("making")


def _called(clause: Clause, at: int) -> Entity | None:
    """The company with a name that a noun of the sentence is beside, or that it is said to be."""
    parse, word = clause.parse, clause.view.word(at)
    if word is None:
        return None
    apposed = parse.apposed_to(word)
    nouns = [apposed] if apposed is not None else parse.appositions(word)
    nouns += parse.subjects(parse.heads[word]) if parse.relation(word) == "predicate" else []
    return next((entity for entity in clause.those(nouns, ("org",)) if _named(entity)), None)
