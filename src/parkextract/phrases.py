"""The phrase of a noun in the text's words, as a figure or a label names it: what stands before the noun, what `and` joins to it, and the phrases
of prepositions after it, without determiners, adverbs and figures."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.syntax import Parse

_JOINED = 8  # words from a noun to one that `and` joins to it
_LEFT_OUT = frozenset(
    {"DT", "PDT", "PRP$", "POS", "WP$", "WDT", "RB", "RBR", "RBS", "``", "''", ",", "-LRB-", "-RRB-"}
)  # Penn Treebank tags


def said(parse: Parse, noun: int, figures: Sequence[tuple[int, int]], times: Sequence[tuple[int, int]] = ()) -> str | None:
    """The phrase of a noun in the text's words: what stands before it, and the phrases of prepositions after it; none of the figures."""
    words: list[str] = []
    last = -1
    for i in phrase(parse, noun, figures, times):
        if words and last == i - 1 and parse.starts[i] == parse.ends[last]:
            words[-1] += parse.words[i]  # what the text writes together stays together
        else:
            words.append(parse.words[i])
        last = i
    return " ".join(words) or None


def phrase(parse: Parse, noun: int, figures: Sequence[tuple[int, int]], times: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The words of a noun's phrase without determiners, adverbs and figures: its base, what is joined to it, and phrases of prepositions after it.
    A time of one word stays before its noun (`the December contract`, `2019 sales`); times end the phrase after it."""
    inside = {i for s, e in figures for i in parse.at(s, e)}
    inside |= {i for s, e in figures for i in _rate(parse, e)}
    spans = [parse.at(s, e) for s, e in times]
    ends = inside.union(*spans)
    inside = inside.union(*(span for span in spans if len(span) > 1 and any(parse.tags[i] == "CD" for i in span)))  # `a three-year plan`
    words = _joined(parse, noun, inside)
    for link, thing in _prepositions(parse, noun, ends):
        words += [link, *_joined(parse, thing, inside)]
        for second, inner in _prepositions(parse, thing, ends):
            words += [second, *_joined(parse, inner, inside)]
    return words


def _rate(parse: Parse, end: int) -> range:
    """The words of what a figure is for each: `a month` in `a $300 a month lease`."""
    i = len(parse.at(0, end))
    per = i > 0 and i + 1 < len(parse) and parse.tags[i] == "DT" and parse.words[i].lower() in ("a", "an") and parse.tags[i + 1] == "NN"
    return range(i, i + 2) if per else range(0)


def _prepositions(parse: Parse, noun: int, inside: set[int]) -> list[tuple[int, int]]:
    """The (preposition, noun) pairs that follow a noun with no figure up to them; what it includes is not what it is (`sites including a mill`)."""
    found = []
    for link in parse.children(noun):
        if link > noun and parse.relation(link) == "preposition" and parse.tags[link] != "VBG":
            things = [c for c in parse.children(link) if parse.relation(c) == "prepositional object" and parse.is_noun(c)]
            found += [(link, c) for c in things if not inside.intersection(range(noun, c + 1))]
    return found


def _joined(parse: Parse, noun: int, inside: set[int]) -> list[int]:
    """The base phrase of a noun and those of the nouns that `and` joins to it, up to a figure; one that a figure stands before has it to itself
    (`a 25 percent levy and a fee`)."""
    words = _base(parse, noun, inside)
    if not inside.isdisjoint(range(parse.phrase_start(noun), noun)):
        return words
    for c in parse.children(noun):
        if parse.relation(c) == "conjunct" and parse.is_noun(c) and not inside.intersection(range(noun, c + 1)) and c - noun <= _JOINED:
            between = [i for i in range(noun + 1, parse.phrase_start(c)) if parse.tags[i] == "CC"]
            if between:
                words += [between[-1], *_base(parse, c, inside)]
    return words


def _base(parse: Parse, noun: int, inside: set[int]) -> list[int]:
    """The words of the base phrase; a number after a name is part of it (`Fortune 100`)."""
    first = parse.phrase_start(noun)
    while first > 0 and parse.is_name(noun) and parse.is_noun(first - 1) and _subjects_both(parse, first - 1, noun):
        first = parse.phrase_start(first - 1)  # `the base Corran 11`
    if first > 1 and parse.tags[first - 1] == "POS" and parse.heads[first - 1] != first - 2:
        numbered = parse.tags[first - 2] == "CD" and parse.heads[first - 2] == first - 3
        first = parse.phrase_start(first - 2 - numbered)  # `the Corran 12’s 6-inch screen`, cut apart by the parser
    words = [i for i in range(first, noun + 1) if i not in inside and parse.tags[i] not in _LEFT_OUT]
    after = noun + 1
    while (
        after + 1 < len(parse)
        and parse.words[after] == "-"
        and parse.ends[noun] == parse.starts[after]
        and parse.ends[after] == parse.starts[after + 1]
    ):
        words += [after, after + 1]  # a name that the parser cut at its hyphen
        after += 2
    while parse.is_name(after - 1) and after < len(parse) and after not in inside and _goes_on(parse, noun, after):
        words.append(after)
        after += 1
        if parse.tags[after - 1] == "CD" and after < len(parse) and parse.is_name(after) and after not in inside:
            words.append(after)  # `the Corran 12 Pro`
            after += 1
    if after + 2 <= len(parse) and parse.words[after] == "(" and after + 1 not in inside and _abbreviates(parse, noun, after + 1):
        words += [after, after + 1, after + 2]
    return words


def _goes_on(parse: Parse, noun: int, i: int) -> bool:
    """Whether a name goes on with word i: its number, or a word that the parser took for a second subject."""
    if parse.tags[i] == "CD":
        return parse.heads[i] == noun or parse.heads[i] == i + 1 and i + 1 < len(parse) and parse.is_name(i + 1)
    return parse.is_name(i) and _subjects_both(parse, i, noun)


def _subjects_both(parse: Parse, i: int, noun: int) -> bool:
    """Whether the parser makes two subjects of one verb of two words."""
    return parse.relation(i) == parse.relation(noun) == "subject" and parse.heads[i] == parse.heads[noun]


def _abbreviates(parse: Parse, noun: int, i: int) -> bool:
    """Whether word i is alone in brackets as the short form of the name before it: `North Sea Transition Authority (NSTA)`."""
    return i + 1 < len(parse) and parse.words[i + 1] == ")" and parse.is_noun(i) and parse.words[i].strip(".").isupper()
