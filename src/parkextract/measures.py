"""What a number is said of: the noun phrase that a figure measures (`total investment`, `the driving range`), from the grammar of its sentence.

From the head of the mention the tree is climbed to the first thing that can be measured: the noun that the figure modifies (`a 25 percent tax`),
the noun that `of` ties it to (`60 percent of the workers`, `a fine of 3 million`), or the subject of the verb that the figure completes
(`revenue rose to 7.4 billion`, `the firm has 900 workers`), with the object in between where something is changed `by` it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parkextract.syntax import Parse
from parkextract.values import Mention, Number

_CLIMB = 12  # steps up the tree; sentences are finite, malformed trees are not looked through
_INSIDE = frozenset({"modifier", "number", "other"})
_PARTS = frozenset({"of", "for", "in", "on"})


def find(parses: Sequence[Parse], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions with `measures` filled in where the grammar of a sentence gives it; a restated figure measures what the first one does."""
    found: list[Mention] = []
    phrases: dict[str, str | None] = {}
    n = 0
    for m in mentions:
        while n < len(parses) and parses[n].ends and parses[n].ends[-1] <= m.start:
            n += 1
        if isinstance(m, Number):
            phrase = phrases.get(m.equivalent_to or "")
            if phrase is None and n < len(parses) and parses[n].starts and parses[n].starts[0] < m.end:
                head = measured(parses[n], m.start, m.end, counted=m.kind == "count")
                phrase = None if head is None else said(parses[n], head, m.start, m.end)
            phrases[m.id] = phrase
            m = replace(m, measures=phrase)
        found.append(m)
    return tuple(found)


def measured(parse: Parse, start: int, end: int, *, counted: bool = False) -> int | None:
    """The noun that the figure at characters `[start, end)` is said of; `counted` when its own noun is what it counts. None where none is."""
    inside = parse.at(start, end)
    head = parse.head_of(start, end)
    if head is None:
        return None
    for preposition, thing in parse.prepositions(head):
        if preposition == "of" and not counted and thing not in inside:
            return thing
    i, seen = head, 0
    while seen < _CLIMB:
        seen += 1
        relation, above = parse.relation(i), parse.heads[i]
        if above == i:
            return _of_root(parse, i, inside)
        if parse.is_noun(above) and above not in inside and relation not in ("conjunct", "relative clause", "participle"):
            if not parse.is_pronoun(above) and not parse.words[above][0].isdigit():
                return above
        if parse.is_verb(above):
            return _of_verb(parse, above, i, head, inside)
        i = above
    return None


def _of_root(parse: Parse, root: int, inside: range) -> int | None:
    """In a heading or a fragment: its noun, or the subject of the verb that heads it."""
    if parse.is_verb(root):
        return next(iter(parse.subjects(root)), None)
    return root if parse.is_noun(root) and root not in inside else None


def _of_verb(parse: Parse, verb: int, below: int, head: int, inside: range) -> int | None:
    """The object that is changed `by` the figure, else the subject; a subject that is the figure itself is said of the object."""
    placed = parse.preposition_of(head)
    objects = [o for o in parse.objects(verb) if o not in inside and not parse.is_pronoun(o)]
    if placed and placed[0] in ("by", "to", "from", "at", "for") and objects and not parse.words[objects[0]][0].isdigit():
        return objects[0]
    subjects = [s for s in parse.subjects(verb) if s not in inside]
    if subjects and not parse.is_pronoun(subjects[0]):
        return subjects[0]
    return objects[0] if objects and (not subjects or parse.is_pronoun(subjects[0])) else None


def said(parse: Parse, noun: int, start: int, end: int) -> str | None:
    """The phrase of a noun in the text's words: what stands before it, and one phrase of `of` and the like after it; never the figure itself."""
    words = _phrase(parse, noun, start, end)
    for preposition, thing in parse.prepositions(noun):
        if preposition in _PARTS and thing > noun and not _touches(parse, thing, start, end):
            words += [preposition, *_phrase(parse, thing, start, end)]
            break
    return " ".join(words) or None


def _phrase(parse: Parse, noun: int, start: int, end: int) -> list[str]:
    """The words of the base phrase, without determiner and without the figure."""
    first = parse.phrase_start(noun)
    left = [i for i in range(first, noun + 1) if not _touches(parse, i, start, end)]
    return [parse.words[i] for i in left if parse.tags[i] not in ("DT", "PRP$", "POS", "WP$", "``", "''", ",")]


def _touches(parse: Parse, i: int, start: int, end: int) -> bool:
    return parse.starts[i] < end and parse.ends[i] > start
