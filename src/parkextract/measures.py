"""What a number is said of: the noun phrase that a figure measures (`total investment`, `the driving range`), from the grammar of its sentence.

From the head of the mention the tree is climbed to the first thing that can be measured: the noun that the figure modifies (`a 25 percent tax`),
the noun that `of` ties it to (`60 percent of the workers`, `a fine of 3 million`), or the subject of the verb that the figure completes
(`revenue rose to 7.4 billion`, `the firm has 900 workers`), with the object in between where something is changed `by` it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parkextract.syntax import Parse
from parkextract.values import Mention, Number

_CLIMB = 12  # steps up the tree; sentences are finite, malformed trees are not looked through
_LEFT_OUT = frozenset({"DT", "PDT", "PRP$", "POS", "WP$", "WDT", "RB", "RBR", "RBS", "``", "''", ",", "-LRB-", "-RRB-"})  # Penn Treebank tags


def find(parses: Sequence[Parse], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions with `measures` filled in where the grammar of a sentence gives it; a restated figure measures what the first one does.
    Parses and mentions come in the order of the text."""
    found = list(mentions)
    starts = [m.start for m in found]
    for parse in parses:
        first, last = bisect_left(starts, parse.sentence.start), bisect_left(starts, parse.sentence.end)
        figures = [(m.start, m.end) for m in found[first:last]]
        phrases: dict[str, str | None] = {}
        for n in range(first, last):
            mention = found[n]
            if isinstance(mention, Number):
                phrase = phrases.get(mention.equivalent_to or "") or _measure(parse, (mention.start, mention.end), figures)
                phrases[mention.id] = phrase
                found[n] = replace(mention, measures=phrase)
    return tuple(found)


def _measure(parse: Parse, figure: tuple[int, int], figures: Sequence[tuple[int, int]]) -> str | None:
    noun = measured(parse, *figure, figures)
    return None if noun is None else said(parse, noun, figures)


def measured(parse: Parse, start: int, end: int, figures: Sequence[tuple[int, int]] = ()) -> int | None:
    """The noun that the figure at characters `[start, end)` is said of, never one inside another of the `figures`. None where none is, as where
    the figure is itself the subject."""
    inside = {i for s, e in ((start, end), *figures) for i in parse.at(s, e)}
    first = min(parse.at(start, end), default=0)
    if first > 1 and parse.words[first - 1] == "(":  # said again in brackets
        before = next(((s, e) for s, e in figures if e == parse.ends[first - 2] and s < start), None)
        if before:
            return measured(parse, *before, figures)
    head = parse.head_of(start, end)
    if head is None:
        return None
    for preposition, thing in parse.prepositions(head):
        if preposition == "of" and thing not in inside:
            return thing
    if parse.relation(head) in ("subject", "passive subject"):
        return None
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
            return _of_verb(parse, above, head, inside)
        i = above
    return None


def _of_root(parse: Parse, root: int, inside: set[int]) -> int | None:
    """In a heading or a fragment: its noun, or the subject of the verb that heads it."""
    if parse.is_verb(root):
        return next(iter(parse.subjects(root)), None)
    return root if parse.is_noun(root) and root not in inside else None


def _of_verb(parse: Parse, verb: int, head: int, inside: set[int]) -> int | None:
    """The object that is changed `by` the figure, else the subject; a subject that is the figure itself is said of the object."""
    placed = parse.preposition_of(head)
    objects = [o for o in parse.objects(verb) if o not in inside and not parse.is_pronoun(o)]
    if placed and placed[0] in ("by", "to", "from", "at", "for") and objects and not parse.words[objects[0]][0].isdigit():
        return objects[0]
    subjects = [s for s in parse.subjects(verb) if s not in inside]
    if subjects and not parse.is_pronoun(subjects[0]) and not parse.is_relative(subjects[0]):
        return subjects[0]
    if subjects and parse.is_pronoun(subjects[0]):  # `the company said it has …`
        for above in (up for up in parse.ancestors(verb) if parse.is_verb(up)):
            outer = [s for s in parse.subjects(above) if s not in inside and not parse.is_pronoun(s) and not parse.is_relative(s)]
            if outer and outer[0] < subjects[0]:
                return outer[0]
    return objects[0] if objects and (not subjects or parse.is_pronoun(subjects[0])) else None


def said(parse: Parse, noun: int, figures: Sequence[tuple[int, int]]) -> str | None:
    """The phrase of a noun in the text's words: what stands before it, and the phrases of prepositions after it; none of the figures."""
    inside = {i for s, e in figures for i in parse.at(s, e)}
    words = _phrase(parse, noun, inside)
    for preposition, thing in parse.prepositions(noun):
        if thing > noun and parse.is_noun(thing) and not inside.intersection(range(noun, thing + 1)):
            words += [preposition, *_phrase(parse, thing, inside)]
            for second, inner in parse.prepositions(thing):
                if second == "of" and inner > thing and inner not in inside:
                    words += [second, *_phrase(parse, inner, inside)]
    return " ".join(words) or None


def _phrase(parse: Parse, noun: int, inside: set[int]) -> list[str]:
    """The words of the base phrase without determiner, adverb and figures; what the text writes together stays together."""
    words: list[str] = []
    last = -1
    for i in range(parse.phrase_start(noun), noun + 1):
        if i in inside or parse.tags[i] in _LEFT_OUT:
            continue
        if words and last == i - 1 and parse.starts[i] == parse.ends[last]:
            words[-1] += parse.words[i]
        else:
            words.append(parse.words[i])
        last = i
    return words


def _names(parse: Parse, i: int) -> bool:
    """Whether a word names a thing: no personal, relative or demonstrative pronoun."""
    return not parse.is_pronoun(i) and not parse.is_relative(i) and parse.tags[i] != "DT"


def holder(parse: Parse, noun: int, figures: Sequence[tuple[int, int]] = ()) -> int | None:
    """Who or what has the thing that is measured: the subject of the verb that governs its phrase; None where the thing is itself the subject."""
    inside = {i for s, e in figures for i in parse.at(s, e)}
    i = noun
    for _ in range(_CLIMB):
        relation, above = parse.relation(i), parse.heads[i]
        if relation in ("subject", "passive subject") or above == i:
            return None
        if parse.is_verb(above):
            subjects = [s for s in parse.subjects(above) if s not in inside and s != noun]
            plain = [s for s in subjects[:1] if _names(parse, s)]
            return plain[0] if plain and noun not in parse.subtree(plain[0]) else None
        if parse.is_noun(above) and relation != "conjunct":
            return None
        i = above
    return None
