"""Whom a value plainly belongs to: where grammar leaves no choice, nothing is weighed.

`a 70 MW power plant`, `the zone (168 ha)`: the thing that the value stands at. `88.9 billion yuan for Shashi`, `702 were in Shashi`: each part of a
sum has its owner beside it. `put $9 million into a mill`: what the money goes into.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.subject import group
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View, phrases
from parkextract.syntax import Parse

_SHARED = frozenset({"part", "list", "same sentence", "counterpart"})
_OWN = frozenset({"from", "for", "in", "at", "of"})
_INTO = frozenset({"into", "in", "on", "to"})
_SUM = 3  # tokens behind a value in which it is called a sum
_STANDING = frozenset({"modifier", "number"})
_MEASURING = frozenset({"of", "for", "with"})  # a hall of 900 square metres, a cold store for 900 tonnes


def owner(view: View, reading: Reading, entities: Entities, allowed: Sequence[str], into: bool) -> Entity | None:
    """The entity that a value belongs to by its place in the sentence; None where that does not say."""
    if view.parse is None or reading.value.word is None:
        return None
    for entity in _plain(view, view.parse, reading, reading.value.word, entities, into):
        if entity.type in allowed and not group(entity):
            return entity
    return None


def of_sum(view: View, value: Placed, entities: Entities, allowed: Sequence[str]) -> Entity | None:
    """Whose what is said last of several values is, if it is their sum: the subject's, in `It needs 4 million for the pipes, and 90 million in all`."""
    parse = view.parse
    if parse is None or value.word is None or view.has(phrases("part", "sum"), value.last, value.last + _SUM) is None:
        return None
    verb = parse.governor(value.word)
    subjects = [entities.index.of(parse, s) for s in parse.subjects(verb)] if verb is not None else []
    return next((entity for entity in subjects if entity is not None and entity.type in allowed and not group(entity)), None)


def _plain(view: View, parse: Parse, reading: Reading, word: int, entities: Entities, into: bool) -> Iterator[Entity]:
    if reading.cue is not None and reading.cue.item.role == "wholes" and reading.via == "cue":
        thing = view.word(reading.cue.end - 1)
        if thing is not None and (entity := _at(parse, thing, entities)) is not None:
            yield entity
    thing = _modified(parse, word)
    if thing is None and (of := parse.preposition_of(word)) is not None and of[0] in _MEASURING and parse.is_noun(of[1]):
        thing = of[1]
    if thing is not None and (entity := _at(parse, thing, entities)) is not None and entity.type in ("park", "project"):
        yield entity
    if reading.property == "jobs" and (verb := parse.governor(word)) is not None and parse.lemma(verb) in words("link", "working"):
        if word in parse.subjects(verb):
            yield from (entity for p, o in parse.prepositions(verb) if p in _OWN and (entity := entities.index.of(parse, o)) is not None)
    if reading.via in _SHARED:
        yield from _shared(parse, word, entities)
    if into:
        verb = parse.governor(word)
        into_what = [*parse.prepositions(word), *(parse.prepositions(verb) if verb is not None else ())]
        for preposition, o in into_what:
            entity = entities.index.of(parse, o)
            if preposition in _INTO and entity is not None and entity.type == "project":
                yield entity


def _modified(parse: Parse, word: int) -> int | None:
    """The noun that a value stands before, through the nouns between: the road, in `a 12 km access road`."""
    thing = None
    while parse.relation(word) in _STANDING and parse.heads[word] > word and parse.is_noun(parse.heads[word]):
        thing = word = parse.heads[word]
    return thing


def _shared(parse: Parse, word: int, entities: Entities) -> Iterator[Entity]:
    """The owner of one of several values: in a phrase of its own, or the subject of its own verb."""
    for preposition, o in parse.prepositions(word):
        if preposition in _OWN and (entity := entities.index.of(parse, o)) is not None:
            yield entity
    verb = parse.governor(word)
    if verb is None:
        return
    if parse.relation(word) in ("subject", "passive subject"):
        for preposition, o in parse.prepositions(verb):
            if preposition in _OWN and (entity := entities.index.of(parse, o)) is not None:
                yield entity
    elif word in parse.objects(verb):
        for child in parse.children(verb):
            if parse.relation(child) == "subject" and (entity := entities.index.of(parse, child)) is not None:
                yield entity


def _at(parse: Parse, word: int, entities: Entities) -> Entity | None:
    """The entity of a mention that ends with a word."""
    entity = entities.index.of(parse, word)
    return entity if entity is not None and any(end == parse.ends[word] for _, end in entity.mentions) else None
