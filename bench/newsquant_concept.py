"""The concept of NewsQuant, what a figure is said of, as the words that the data set would list: the noun that the figure measures, who has it, and
what it is for, without small words; nothing where a length of time only says when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parkextract import measures, phrases
from parkextract.mentions import nouns
from parkextract.mentions.draft import Draft
from parkextract.mentions.terms import terms
from parkextract.syntax import Parse

LEFT_OUT = ("other", "few", "total", "more", "several", "many")  # what it leaves out besides
WHEN = ("in", "over", "for", "within", "during", "after", "every")  # prepositions before a length of time
SMALL = ("IN", "TO", "CC")  # Penn Treebank tags of what the data set leaves out of a concept
AMOUNTS = ("money", "quantity", "area")  # what is had: `the mill has 40 tonnes of grain`
MEASURED = ("money", "percent", "quantity", "area")


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says: its parses, the places of its figures, and those of them that are times."""

    parses: Sequence[Parse]
    figures: Sequence[tuple[int, int]]
    times: Collection[tuple[int, int]]


def concept(said: Said, start: int, end: int, kind: str = "", last: int = 0) -> list[str]:
    """The words of what a figure is said of; the data set leaves small words and stops out. A figure whose `kind` has a unit is of something even
    where its sentence says it with a pronoun. `last`: where the second figure of a pair ends."""
    figures = said.figures
    for parse in said.parses:
        if parse.starts and parse.starts[0] <= start < parse.ends[-1]:
            noun = measures.measured(parse, start, end, figures)
            owner = None if noun is None or shared(parse, start, end, noun, kind) else measures.holder(parse, noun, figures)
            noun = nearest(parse, start, end, figures) if noun is None and kind in MEASURED else noun
            numeric, timed = [(start, end), *(f for f in figures if f not in said.times)], [f for f in figures if f in said.times]
            nouns_said = (noun, owner, spent_on(parse, last or end, figures))
            return joined(parse, [w for n in nouns_said if n is not None for w in phrases.phrase(parse, n, numeric, timed)])
    return []


def nearest(parse: Parse, start: int, end: int, figures: Sequence[tuple[int, int]]) -> int | None:
    """The last noun before a figure that is subject or object: what a pronoun between them is likely to stand for."""
    head = parse.head_of(start, end)
    if (
        head is None
        or parse.relation(head) == "subject"
        or any(measures.costs(parse, i) for i in parse.ancestors(head) if parse.is_verb(i))
    ):
        return None
    inside = {i for s, e in figures for i in parse.at(s, e)}
    nouns_before = (i for i in range(min(parse.at(start, end)) - 1, -1, -1) if parse.tags[i][:2] == "NN" and i not in inside)
    return next((i for i in nouns_before if parse.relation(i) in ("subject", "passive subject", "object", "root")), None)


def spent_on(parse: Parse, end: int, figures: Sequence[tuple[int, int]]) -> int | None:
    """The noun that a figure ending at `end` is for, which the data set adds: `paid $40 ($30) for seeds`, `29 mpg for small cars`."""
    words = parse.at(0, end)
    i = len(words)
    if i < len(parse) and parse.words[i] == "(":
        i = next((j + 1 for j in range(i, min(i + 8, len(parse))) if parse.words[j] == ")"), i)
    if i >= len(parse) or parse.words[i].lower() != "for":
        return None
    inside = {j for s, e in figures for j in parse.at(s, e)}
    things = [c for c in parse.children(i) if parse.relation(c) == "prepositional object" and parse.tags[c][:2] == "NN"]
    return next((c for c in things if inside.isdisjoint(range(i, c + 1))), None)


def shared(parse: Parse, start: int, end: int, noun: int, kind: str) -> bool:
    """Whether the figure is a share or a count of a noun that says whose it is by itself: `60 percent of the grain`, not `of its grain`."""
    if kind in AMOUNTS:
        return False
    head = parse.head_of(start, end)
    tied = head is not None and any(thing == noun for _, thing in parse.prepositions(head))
    return tied and all(parse.tags[c] != "PRP$" for c in parse.children(noun))


def adjunct(parses: Sequence[Parse], start: int, end: int) -> bool:
    """Whether a length of time only says when or how long: `in three months`, `two years later`, `every ten days`."""
    for parse in parses:
        if parse.starts and parse.starts[0] <= start < parse.ends[-1]:
            head = parse.head_of(start, end)
            if head is None:
                return False
            placed = parse.preposition_of(head)
            if placed:
                return placed[0] in WHEN and parse.is_verb(placed[1])
            return parse.relation(head) == "adverbial" and (
                not parse.is_verb(parse.heads[head])
                or parse.determiner(head) != ""
                or any(parse.tags[i] == "RB" for i in parse.at(start, end))
            )
    return False


def whole(parses: Sequence[Parse], share: Draft, figures: Sequence[tuple[int, int]]) -> str:
    """The noun that a share is of as the data set names it: its base phrase, an ordinary plural as a singular; `-` where there is none."""
    for parse in parses:
        if parse.starts and parse.starts[0] <= share.start < parse.ends[-1]:
            noun = measures.measured(parse, share.start, share.end, figures)
            own = parse.at(share.start, share.end)
            if noun is None or parse.is_relative(noun):
                return "-"
            placed = parse.preposition_of(noun)
            if not (placed and placed[1] in own) and all(parse.heads[i] != noun for i in own):
                return "-"
            first = parse.phrase_start(noun)
            words = [w for w in phrases.phrase(parse, noun, figures) if first <= w <= noun]
            last = parse.words[noun]
            named = [parse.words[w] for w in words if w != noun] + [nouns.singular(last, terms()) if last.islower() else last]
            return " ".join(named)
    return "-"


def joined(parse: Parse, words: Sequence[int]) -> list[str]:
    """The words as the data set cuts them: at spaces, without stops and possessive endings."""
    small = {parse.words[i] for i in words if parse.tags[i] in SMALL}
    cut: list[str] = []
    last = -2
    for i in words:
        if cut and last == i - 1 and parse.starts[i] == parse.ends[last]:
            cut[-1] += parse.words[i]
        else:
            cut.append(parse.words[i])
        last = i
    return [w.strip("'’") for w in cut if w.strip("(.")[:1].isalnum() and w not in small and w.lower() not in LEFT_OUT]
