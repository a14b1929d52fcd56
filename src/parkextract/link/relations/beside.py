"""Where something lies, told by what stands side by side in the text: `Park Y in Johor`, `Park Y, Johor`, `Hangzhou-based Leading Drive`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from parkextract.entities import EntityIndex
from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas
from parkextract.link.relations.places import SOMEWHERE, located, settled, unknown, where
from parkextract.link.view import View
from parkextract.values import Mention

_SHORT_NAME = 12  # characters from a name to the other name in brackets: ` (the "`


def read(clause: Clause) -> Iterator[Relation]:
    """The places that stand beside something."""
    yield from _adjacent(clause)
    yield from _seated(clause)
    yield from _native(clause)
    yield from _headed(clause)


def _adjacent(clause: Clause) -> Iterator[Relation]:
    """What stands side by side in the text: `Park Y in Johor`, `Park Y, Johor`, `Hangzhou-based Leading Drive`."""
    view = clause.view
    tokens = view.tokens
    spans = _unbracketed(view, clause.entities.index.within(view.sentence.start, view.sentence.end))
    for (start, end, left), (start_b, end_b, right) in pairwise(spans):
        if left.id == right.id or end > start_b or tokens.text[end_b : end_b + 2] in ("'s", "’s"):
            continue
        if left.type == "org" and (
            (unknown(left) and tokens.lower[tokens.at(end)] in where()) or tokens.lower[max(0, tokens.at(start) - 1)] == "by"
        ):
            continue  # on the Rhine near Speyer; built by Athi Textiles in Machakos
        between = tokens.lower[tokens.at(end) : tokens.until(start_b)] if tokens.text[end:start_b].strip() else []
        if left.type == "place" and between == ["-", "based"] and right.type == "org":
            yield Relation(right, "located_in", left, "based", -1)
        elif (
            not (right.type in SOMEWHERE or (left.type in THINGS and unknown(right)))
            or not settled(left)
            or (right.type == "place" and right.name.islower())
            or not between
        ):
            continue
        elif (
            right.type != "park"
            and between == [","]
            and start_b - end < 4
            and not tokens.text[start:end].islower()
            and _closed(view, end_b)
        ):
            yield Relation(left, "located_in", right, "comma", -1)
        elif (
            between[0] in where()
            and len(between) <= 3
            and all(word in words("relation", "siding") for word in between[1:])
            and not _dated(view, start, end)
            and not _denied(clause, start, end)
        ):
            yield from located(left, right, -1, "side by side")


def _unbracketed(view: View, spans: Sequence[tuple[int, int, Entity]]) -> list[tuple[int, int, Entity]]:
    """Mentions; one with its other name in brackets behind it is one: `the park (the "Park") at the Loop`."""
    text, found = view.tokens.text, list[tuple[int, int, Entity]]()
    for start, end, entity in spans:
        before = found[-1] if found else None
        opened = before is not None and text[before[1] : start].lstrip()[:1] == "(" and start - before[1] < _SHORT_NAME
        if before is not None and opened and before[2].id == entity.id and (close := text.find(")", end, end + 3)) >= 0:
            found[-1] = (before[0], close + 1, entity)
        else:
            found.append((start, end, entity))
    return found


def _seated(clause: Clause) -> Iterator[Relation]:
    """`the Leeds-based company`: the one that the text has spoken of."""
    view, index = clause.view, clause.entities.index
    lower, starts, ends = view.tokens.lower, view.tokens.starts, view.tokens.ends
    for at in range(view.sentence.first + 2, view.sentence.last):
        if lower[at] != "based" or lower[at - 1] != "-" or (word := view.word(at)) is None:
            continue
        seat, firm = index.at(starts[at - 2], ends[at - 2]), clause.entity(clause.parse.heads[word])
        if seat is not None and seat.type == "place" and firm is not None and firm.type == "org" and settled(firm):
            yield Relation(firm, "located_in", seat, "based", word)


def _native(clause: Clause) -> Iterator[Relation]:
    """`Keystone Vaults, a Pittsburgh company`, `the Oklahoma drugmaker`: a firm by the place before its noun."""
    parse = clause.parse
    for noun in clause.nouns:
        lemma = parse.lemma(noun)
        if lemma not in lemmas("firm") and lemma not in lemmas("making") and not lemma.endswith("maker"):
            continue
        first, firm = parse.phrase_start(noun), clause.entity(noun)
        if first == noun or firm is None or firm.type != "org" or not settled(firm):
            continue
        start = first + (parse.tags[first] == "DT")
        seat = clause.entity(start) if parse.tags[start] == "NNP" and start < noun else None
        if seat is not None and seat.type == "place" and not seat.name.islower() and parse.words[start + 1] not in ("-", "'s", "’s"):
            yield Relation(firm, "located_in", seat, "native", noun)


def _headed(clause: Clause) -> Iterator[Relation]:
    """`Leeds. The mill has closed`, `Leeds: The mill has closed`: the place that heads a brief is that of the one thing that its first sentence is
    about, where no other place is told. Of a text only one such line may be its dateline."""
    parse, place = clause.parse, _heading(clause)
    if place is None or parse.is_relative(0):
        return
    if any(e.type == "place" and e.id != place.id and not e.name.islower() for _, _, e in _inside(clause)):
        return
    verb = parse.root()
    if not parse.is_verb(verb) or clause.void(verb) or any(parse.determiner(noun) == "no" for noun in parse.subjects(verb)):
        return
    things = clause.things([*parse.subjects(verb), *parse.objects(verb)])
    things = things or list({e.id: e for _, _, e in _inside(clause) if e.type in THINGS}.values())
    if len(things) == 1 and settled(things[0]) and place.name not in things[0].name:
        yield from located(things[0], place, -1, "heading")


def _inside(clause: Clause) -> list[tuple[int, int, Entity]]:
    return clause.entities.index.within(clause.view.sentence.start, clause.view.sentence.end)


def _heading(clause: Clause) -> Entity | None:
    """The place that alone stands before a sentence in its line, or begins it with a colon, where another line of the text has such a head."""
    text, start, end = clause.view.tokens.text, clause.view.sentence.start, clause.view.sentence.end
    line = text.rfind("\n", 0, start) + 1
    head = _HEAD.match(text, line, end)
    if head is None or not (head.end() == start or (line == start and text[head.end(1)] == ":")):
        return None
    found = clause.entities.index.at(*head.span(1))
    if found is None or found.type != "place" or found.name.islower():
        return None
    return found if any(other != line for other in _heads(text, clause.entities.index)) else None


@lru_cache(maxsize=1)
def _heads(text: str, index: EntityIndex) -> tuple[int, ...]:
    """Where the first two lines begin that have a place for their head, asked once an article."""
    places = (head.start() for head in _HEAD.finditer(text) if (found := index.at(*head.span(1))) is not None and found.type == "place")
    return tuple(islice(places, 2))


_HEAD = re.compile(r"^([^\W\d_][^\n.:,;]{1,30}?)[.:] +(?=\w)", re.MULTILINE)


def _closed(view: View, end: int) -> bool:
    """Whether a comma, a bracket or the end of the sentence follows, so that no list goes on: `the park, Leeds, has …`."""
    rest = view.tokens.text[end : min(end + 3, view.sentence.end)].lstrip()
    return not rest or rest[0] in ",.;:)("


def _dated(view: View, start: int, end: int) -> bool:
    """Whether a number or a time stands in the way."""
    return any(_overlaps(p.mention, start, end) and p.mention.kind == "time" for p in view.mentions)


def _overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end


def _denied(clause: Clause, start: int, end: int) -> bool:
    word = clause.parse.head_of(start, end)
    return word is not None and clause.void(word)
