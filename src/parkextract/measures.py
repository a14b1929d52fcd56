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
from parkextract.phrases import phrase, said
from parkextract.syntax import Parse
from parkextract.values import Mention, Number

_CLIMB = 12  # steps up the tree; sentences are finite, malformed trees are not looked through


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
                found[n] = replace(mention, measures=what) if what != mention.measures else mention
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
    own = parse.at(start, end)
    if parse.preposition_of(head) is None:  # `revenue of DKK 40 million`, cut in two by the parser
        head = next((i for i in own if parse.heads[i] not in own and parse.preposition_of(i)), head)
    for preposition, thing in (tied for i in (head, *own) for tied in parse.prepositions(i)):
        plain = preposition == "in" and parse.tags[thing] == "NNS" and not parse.determiner(thing)  # `$3 million in damages`
        if thing not in inside and (preposition == "of" or plain):
            return None if parse.is_pronoun(thing) else thing
    if own and (noun := _before(parse, own[-1], inside)) is not None:
        return noun
    return None if parse.relation(head) in ("subject", "passive subject") else _above(parse, head, first, inside)


def _above(parse: Parse, head: int, first: int, inside: set[int]) -> int | None:
    """The first thing that can be measured above the head of a figure that begins at word `first`."""
    i = head
    for _ in range(_CLIMB):
        relation, above = parse.relation(i), parse.heads[i]
        if above == i:
            return _of_root(parse, i, inside)
        if parse.is_noun(above) and above not in inside and relation not in ("conjunct", "relative clause", "participle"):
            timing = parse.relation(above) == "adverbial"  # `9.2% year over year`
            praise = parse.words[above].lower() in terms().sets["context.record"]  # `for a record $44 million`
            if not parse.is_pronoun(above) and not parse.words[above][0].isdigit() and not timing and not praise:
                return _head_noun(parse, above)
        if (listed := _ranging(parse, above)) is not None:
            return listed
        if parse.is_verb(above) and costs(parse, above) and not parse.preposition_of(head):
            return None
        if parse.is_verb(above) and (said_of := _of_verb(parse, above, head, first, inside)) is not None:
            return said_of
        subjects = [c for c in parse.children(above) if parse.relation(c) == "subject" and c not in inside and _names(parse, c)]
        if subjects and parse.is_noun(subjects[0]):  # `the grant, worth $8 million`
            return subjects[0]
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
    if not said or parse.words[opens] == "," and not parse.words[i - 1][0].isupper():
        return None
    joined = parse.relation(i - 1) == "conjunct" and parse.heads[i - 1] == opens - 1 and opens - 1 not in inside
    return opens - 1 if joined and parse.words[opens] != "," and parse.is_noun(opens - 1) else i - 1  # `and oats and rye by 6`


def _ranging(parse: Parse, verb: int) -> int | None:
    """The noun before a participle that sums up things, whatever the parser ties it to: `sells tiles, ranging from $2 to $9`."""
    if parse.words[verb].lower() not in terms().sets["context.summing"] or parse.relation(verb) not in ("participle", "clause"):
        return None
    j = verb - 1 - (verb > 1 and parse.words[verb - 1] == ",")
    return j if j >= 0 and parse.tags[j][:2] == "NN" else None


def _before(parse: Parse, last: int, inside: set[int]) -> int | None:
    """The noun that a figure stands before as its modifier, where the figure's last word is tied to it: `an 8 nanometer chip`."""
    noun = parse.heads[last]
    if noun == last or noun in inside or parse.relation(last) not in ("modifier", "number") or set(range(last + 1, noun)) & inside:
        return None
    tied = noun > last and parse.tags[noun][:2] == "NN" and parse.relation(noun) != "adverbial"
    return _head_noun(parse, noun) if tied else None


def costs(parse: Parse, verb: int) -> bool:
    """Whether a verb is said of no thing but of doing something: `it will cost 40 million`, `it would save 300 jobs`."""
    subject = next((c for c in parse.children(verb) if parse.relation(c) == "subject"), verb)
    return parse.words[subject].lower() == "it" and parse.words[verb].lower() in terms().sets["context.costs"]


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


def _of_verb(parse: Parse, verb: int, head: int, start: int, inside: set[int]) -> int | None:
    """The object that is changed `by` the figure, else the subject, else the object. What is given a figure is not what the figure is of
    (`paid the seller 30 million`)."""
    placed = (parse.preposition_of(head) or ("", 0))[0] or parse.words[max(start - 1, 0)].lower()
    first = parse.first_conjunct(head)
    given = parse.relation(first) == "object" and parse.heads[first] == verb
    objects = [o for o in parse.objects(verb) if o not in inside and not (given or parse.is_pronoun(o) or parse.is_receiver(o))]
    if objects and verb < objects[-1] < head and set(range(objects[-1] + 1, head)) <= inside:
        return objects[-1]  # `pulled the sector 2 percent lower`
    if placed in ("by", "to", "from", "at", "for") and objects and not parse.words[objects[0]][0].isdigit():
        return objects[0]
    subject = _subject(parse, verb, inside)
    return subject if subject is not None else next(iter(objects), None)


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
        return _second(parse, subjects[0])
    if costs(parse, verb):
        return None
    if parse.is_pronoun(subjects[0]):
        for above in (up for up in parse.ancestors(verb) if parse.is_verb(up)):
            outer = [s for s in parse.subjects(above) if s not in inside and parse.is_noun(s) and _names(parse, s)]
            if outer and outer[0] < subjects[0]:
                return outer[0]
    return None


def _second(parse: Parse, subject: int) -> int:
    """The subject where the parser sees two, or one and its apposition: the name of `A gifted swimmer, Jo Grant added …`, and what stands behind
    the dash of `Alba — Shares of the firm fell …`."""
    verb = parse.heads[subject]
    both = [c for c in parse.children(verb) if subject < c < verb and parse.relation(c) == parse.relation(subject) == "subject"]
    headed = [c for c in both + parse.appositions(subject) if _heading(parse, c) == subject]
    if headed:
        return headed[0]
    return both[-1] if both and parse.is_name(both[-1]) and not parse.is_name(subject) else subject


def _heading(parse: Parse, noun: int) -> int | None:
    """The name that opens a sentence before a dash and the noun: `Alba` for `Shares` in `Alba — Shares of the firm fell 4%`."""
    first = parse.phrase_start(noun)
    opens = first > 1 and parse.words[first - 1] in terms().sets["context.em_dash"]
    return first - 2 if opens and parse.is_name(first - 2) and parse.phrase_start(first - 2) == 0 else None


def holder(parse: Parse, noun: int, figures: Sequence[tuple[int, int]] = ()) -> int | None:
    """Who or what has the thing that is measured: the subject of the verb that governs its phrase, or the noun that is `with` it. None where the
    thing is itself the subject, where it depends on another noun, and where a comma sets it apart from the verb."""
    inside = {i for s, e in figures for i in parse.at(s, e)}
    if (heading := _heading(parse, noun)) is not None:
        return heading
    if not inside.isdisjoint(range(parse.phrase_start(noun), noun)) and (same := _same(parse, noun, inside)) is not None:
        return same
    i = noun
    for _ in range(_CLIMB):
        relation, above = parse.relation(i), parse.heads[i]
        if relation in ("subject", "passive subject", "predicate", "adverbial") or above == i:
            return None
        if parse.is_verb(above):
            return _holder_by(parse, noun, i, inside, figures)
        if above not in inside and parse.is_noun(above) and relation != "conjunct":
            given = parse.words[i].lower() in terms().sets["context.with"] and not inside.isdisjoint(range(i, noun))
            return above if given else None  # `firms with 7 million in deposits`
        if above in inside and i not in inside and relation == "conjunct":
            return None  # beside a figure: `wool by 4 percent and oats by 6`
        i = above
    return None


def _same(parse: Parse, noun: int, inside: set[int]) -> int | None:
    """What is the same as a noun that a figure stands before: `the yard` in `the yard is a 40-hectare site`, `Jo Grant, a 50-year-old smith`."""
    relation, above = parse.relation(noun), parse.heads[noun]
    if relation == "predicate":
        return _subject(parse, above, inside)
    before = parse.phrase_start(noun) - 1
    if relation == "apposition":
        return above if above not in inside and parse.is_noun(above) else None
    beside = relation == "subject" and before >= 0 and parse.is_name(before) and parse.heads[before] == above
    return before if beside and parse.relation(before) == "subject" else None


def _holder_by(parse: Parse, noun: int, i: int, inside: set[int], figures: Sequence[tuple[int, int]]) -> int | None:
    """The subject of the verb that governs a noun by word i, or the object that the noun's phrase says the place of."""
    verb = parse.heads[i]
    if parse.relation(i) in ("preposition", "agent") and (_set_apart(parse, i, verb) or _done_to(parse, verb)):
        return None
    owner = _object_before(parse, i, verb, inside)
    owner = owner if owner is not None else _subject(parse, verb, inside | {noun})
    return owner if owner is not None and noun not in phrase(parse, owner, figures) else None


def _set_apart(parse: Parse, preposition: int, verb: int) -> bool:
    """Whether a phrase only says when, or stands apart behind a comma: `slipped during a run of three games`."""
    between = parse.words[min(preposition, verb) : max(preposition, verb)]
    return "," in between or parse.words[preposition].lower() in terms().sets["context.meanwhile"]


def _object_before(parse: Parse, preposition: int, verb: int, inside: set[int]) -> int | None:
    """The object between a verb and a phrase that says where it goes or lies: `keep the growth in the 5 percent range`."""
    if parse.relation(preposition) != "preposition" or parse.words[preposition].lower() not in terms().sets["context.in_to"]:
        return None
    objects = [o for o in parse.objects(verb) if verb < o == preposition - 1 and o not in inside and _names(parse, o)]
    return objects[0] if objects else None


def _done_to(parse: Parse, verb: int) -> bool:
    """Whether a verb is a passive that modifies a noun: `a depot served by a 40-kilometer line` has no line."""
    first = parse.first_conjunct(verb)
    modifies = parse.relation(first) in ("participle", "relative clause")
    return modifies and parse.is_passive(verb) or parse.relation(first) == "participle" and parse.tags[verb] == "VBD"
