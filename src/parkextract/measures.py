"""What a number is said of: the noun phrase that a figure measures (`total investment`, `the driving range`), from the grammar of its sentence.

From the head of the mention the tree is climbed to the first thing that can be measured: the noun that the figure modifies (`a 25 percent tax`),
the noun that `of` ties it to (`60 percent of the workers`, `a fine of 3 million`), or the subject of the verb that the figure completes
(`revenue rose to 7.4 billion`, `the firm has 900 workers`), with the object in between where something is changed `by` it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parkextract.mentions.terms import terms
from parkextract.syntax import Parse
from parkextract.values import Mention, Number

_CLIMB = 12  # steps up the tree; sentences are finite, malformed trees are not looked through
_JOINED = 8  # words from a noun to one that `and` joins to it
_LEFT_OUT = frozenset(
    {"DT", "PDT", "PRP$", "POS", "WP$", "WDT", "RB", "RBR", "RBS", "``", "''", ",", "-LRB-", "-RRB-"}
)  # Penn Treebank tags


def find(parses: Sequence[Parse], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions with `measures` filled in where the grammar of a sentence gives it; a restated figure measures what the first one does.
    Parses and mentions come in the order of the text."""
    found = list(mentions)
    starts = [m.start for m in found]
    for parse in parses:
        first, last = bisect_left(starts, parse.sentence.start), bisect_left(starts, parse.sentence.end)
        phrases: dict[str, str | None] = {}
        for n in range(first, last):
            mention = found[n]
            if isinstance(mention, Number):
                what = phrases.get(mention.equivalent_to or "") or _measure(parse, mention, found[first:last])
                phrases[mention.id] = what
                found[n] = replace(mention, measures=what)
    return tuple(found)


def _measure(parse: Parse, mention: Number, mentions: Sequence[Mention]) -> str | None:
    numbers = [(m.start, m.end) for m in mentions if isinstance(m, Number)]
    times = [(m.start, m.end) for m in mentions if not isinstance(m, Number)]
    noun = measured(parse, mention.start, mention.end, numbers + times)
    return None if noun is None else said(parse, noun, numbers, times)


def measured(parse: Parse, start: int, end: int, figures: Sequence[tuple[int, int]] = ()) -> int | None:
    """The noun that the figure at characters `[start, end)` is said of, never one inside another of the `figures`. None where none is, as where
    the figure is itself the subject."""
    inside = {i for s, e in ((start, end), *figures) for i in parse.at(s, e)}
    first = min(parse.at(start, end), default=0)
    if first > 1 and parse.words[first - 1] == "(":  # said again in brackets
        before = next(((s, e) for s, e in figures if e == parse.ends[first - 2] and s < start), None)
        if before:
            return measured(parse, *before, figures)
        if parse.tags[first - 2][:2] == "NN" and first - 2 not in inside:
            return first - 2  # `Jo Grant (0.5 points)`
    if (named := _listed_with(parse, first, inside, figures)) is not None or (named := _gapped(parse, first, inside, figures)) is not None:
        return named
    head = parse.head_of(start, end)
    if head is None:
        return None
    for preposition, thing in parse.prepositions(head):
        if thing not in inside and (
            preposition == "of" or preposition == "in" and parse.tags[thing] == "NNS" and not parse.determiner(thing)
        ):
            return thing  # `$3 million in damages`
    if parse.relation(head) in ("subject", "passive subject"):
        return None
    i, seen = head, 0
    while seen < _CLIMB:
        seen += 1
        relation, above = parse.relation(i), parse.heads[i]
        if above == i:
            return _of_root(parse, i, inside)
        if parse.is_noun(above) and above not in inside and relation not in ("conjunct", "relative clause", "participle"):
            timing = parse.relation(above) == "adverbial"  # `9.2% year over year`
            if not parse.is_pronoun(above) and not parse.words[above][0].isdigit() and not timing:
                return _head_noun(parse, above)
        if parse.is_verb(above) and (said_of := _of_verb(parse, above, head, inside)) is not None:
            return said_of
        own = [c for c in parse.children(above) if parse.relation(c) == "subject" and c not in inside and _names(parse, c)]
        if own and parse.is_noun(own[0]):  # `the grant, worth $8 million`
            return own[0]
        i = above
    return None


def _listed_with(parse: Parse, first: int, inside: set[int], figures: Sequence[tuple[int, int]]) -> int | None:
    """The name before a change in a list of names and changes, whatever the parser makes of it: `Alba, down 2p at 90p`, `Alba +0.3% Corran +1%`.
    A level after the change is said of the same name."""
    moves = terms().sets["context.up_down"]
    j = first - 1
    if j > 0 and parse.words[j].lower() in terms().sets["context.to_at"]:
        before = next(((s, e) for s, e in figures if e == parse.ends[j - 1]), None)
        return None if before is None else _listed_with(parse, min(parse.at(*before), default=0), inside, ())
    if j > 0 and parse.words[j].lower() in moves:
        j -= 1
        if parse.words[j] == ",":
            j -= 1
    elif j < 0 or parse.words[first][0] not in terms().sets["context.plus_minus"]:
        return None
    if j < 0 or j in inside and parse.tags[j] != "CD" or not (parse.is_name(j) or parse.tags[j] == "CD" and j and parse.is_name(j - 1)):
        return None
    if parse.tags[j] == "CD":
        j -= 1
    placed = parse.preposition_of(j)
    return j if placed is None or placed[0] in terms().sets["context.such_as"] else None


def _gapped(parse: Parse, first: int, inside: set[int], figures: Sequence[tuple[int, int]]) -> int | None:
    """The noun of a clause that leaves out the verb of the one before it: `Wool fell by 3 percent, cotton by 2`, `and oats between 6 and 7`."""
    i = first - 1
    if i < 2 or parse.words[i].lower() not in terms().sets["context.gapped"] or parse.tags[i - 1][:2] != "NN" or i - 1 in inside:
        return None
    opens = parse.phrase_start(i - 1) - 1
    if opens < 0 or parse.words[opens] != "," and parse.words[opens].lower() not in terms().sets["link.and"]:
        return None
    said = any(e <= parse.starts[opens] and parse.starts[0] <= s for s, e in figures)
    return i - 1 if said and (parse.words[opens] != "," or parse.words[i - 1][0].isupper()) else None


def _head_noun(parse: Parse, noun: int) -> int:
    """The last noun of a compound: `oven` for `pizza` in `an $800 pizza oven`."""
    while parse.relation(noun) == "modifier" and parse.heads[noun] == noun + 1 and parse.is_noun(noun + 1):
        noun += 1
    return noun


def _of_root(parse: Parse, root: int, inside: set[int]) -> int | None:
    """In a heading or a fragment: its noun, or the subject of the verb that heads it."""
    if parse.is_verb(root):
        return next((s for s in parse.subjects(root) if s not in inside and _names(parse, s)), None)
    return root if parse.is_noun(root) and root not in inside else None


def _of_verb(parse: Parse, verb: int, head: int, inside: set[int]) -> int | None:
    """The object that is changed `by` the figure, else the subject; a subject that is the figure itself is said of the object."""
    placed = parse.preposition_of(head)
    objects = [o for o in parse.objects(verb) if o not in inside and not parse.is_pronoun(o)]
    if objects and verb < objects[-1] < head and set(range(objects[-1] + 1, head)) <= inside:
        return objects[-1]  # `pulled the sector 2 percent lower`
    if placed and placed[0] in ("by", "to", "from", "at", "for") and objects and not parse.words[objects[0]][0].isdigit():
        return objects[0]
    subject = _subject(parse, verb, inside)
    return subject if subject is not None else next(iter(objects), None)


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
    spans = [parse.at(s, e) for s, e in times]
    ends = inside.union(*spans)
    inside = inside.union(*(span for span in spans if len(span) > 1 and any(parse.tags[i] == "CD" for i in span)))  # `a three-year plan`
    words = _joined(parse, noun, inside)
    for link, thing in _prepositions(parse, noun, ends):
        words += [link, *_joined(parse, thing, inside)]
        for second, inner in _prepositions(parse, thing, ends):
            if parse.words[second].lower() == "of":
                words += [second, *_joined(parse, inner, inside)]
    return words


def _prepositions(parse: Parse, noun: int, inside: set[int]) -> list[tuple[int, int]]:
    """The (preposition, noun) pairs that follow a noun with no figure up to them."""
    found = []
    for link in parse.children(noun):
        if link > noun and parse.relation(link) == "preposition":
            things = [c for c in parse.children(link) if parse.relation(c) == "prepositional object" and parse.is_noun(c)]
            found += [(link, c) for c in things if not inside.intersection(range(noun, c + 1))]
    return found


def _joined(parse: Parse, noun: int, inside: set[int]) -> list[int]:
    """The base phrase of a noun and those of the nouns that `and` joins to it, up to a figure."""
    words = _base(parse, noun, inside)
    for c in parse.children(noun):
        if parse.relation(c) == "conjunct" and parse.is_noun(c) and not inside.intersection(range(noun, c + 1)) and c - noun <= _JOINED:
            between = [i for i in range(noun + 1, parse.phrase_start(c)) if parse.tags[i] == "CC"]
            if between:
                words += [between[-1], *_base(parse, c, inside)]
    return words


def _base(parse: Parse, noun: int, inside: set[int]) -> list[int]:
    """The words of the base phrase; a number after a name is part of it (`Fortune 100`)."""
    words = [i for i in range(parse.phrase_start(noun), noun + 1) if i not in inside and parse.tags[i] not in _LEFT_OUT]
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
    return parse.is_name(i) and parse.relation(i) == parse.relation(noun) == "subject" and parse.heads[i] == parse.heads[noun]


def _abbreviates(parse: Parse, noun: int, i: int) -> bool:
    """Whether word i is alone in brackets as the short form of the name before it: `North Sea Transition Authority (NSTA)`."""
    return i + 1 < len(parse) and parse.words[i + 1] == ")" and parse.is_noun(i) and parse.words[i].strip(".").isupper()


def _names(parse: Parse, i: int) -> bool:
    """Whether a word names a thing: no personal, relative or demonstrative pronoun."""
    return not parse.is_pronoun(i) and not parse.is_relative(i) and parse.tags[i] != "DT"


def _subject(parse: Parse, verb: int, inside: set[int]) -> int | None:
    """The noun that is a verb's subject; for a pronoun the subject of a verb above that comes before it (`the company said it has …`)."""
    planned = parse.heads[verb]
    if parse.relation(verb) == "participle" and parse.tense(verb) == "infinitive" and parse.relation(planned) == "object":
        verb = parse.heads[planned]  # `the firm has plans to lay off …`
    subjects = [s for s in parse.subjects(verb) if s not in inside and parse.is_noun(s)]
    if not subjects and parse.relation(verb) == "complement" and parse.is_verb(parse.heads[verb]):  # `gained 1% to close at 1,478`
        subjects = [s for s in parse.subjects(parse.heads[verb]) if s not in inside and parse.is_noun(s)]
    if not subjects:
        return None
    if _names(parse, subjects[0]):
        return subjects[0]
    if parse.words[subjects[0]].lower() == "it" and parse.words[verb].lower() in terms().sets["context.costs"]:
        return None  # `the firm says it will cost $5`
    if parse.is_pronoun(subjects[0]):
        for above in (up for up in parse.ancestors(verb) if parse.is_verb(up)):
            outer = [s for s in parse.subjects(above) if s not in inside and parse.is_noun(s) and _names(parse, s)]
            if outer and outer[0] < subjects[0]:
                return outer[0]
    return None


def holder(parse: Parse, noun: int, figures: Sequence[tuple[int, int]] = ()) -> int | None:
    """Who or what has the thing that is measured: the subject of the verb that governs its phrase. None where the thing is itself the subject or
    what the subject is, where it depends on another noun, and where a comma sets it apart from the verb."""
    inside = {i for s, e in figures for i in parse.at(s, e)}
    i = noun
    for _ in range(_CLIMB):
        relation, above = parse.relation(i), parse.heads[i]
        if relation in ("subject", "passive subject", "predicate") or above == i:
            return None
        if parse.is_verb(above):
            if relation == "preposition" and "," in parse.words[min(i, above) : max(i, above)]:
                return None
            owner = _subject(parse, above, inside | {noun})
            return owner if owner is not None and noun not in phrase(parse, owner, figures) else None
        if parse.is_noun(above) and relation != "conjunct" and above not in inside:
            return None
        i = above
    return None
