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
_BEING = frozenset({"is", "are", "was", "were"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
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


def apportioned(view: View, reading: Reading, entities: Entities, allowed: Sequence[str]) -> Entity | None:
    """The park or project right behind a value and its preposition, where another value of the sentence has its own in the same way: `41 in Turiec and 25
    at the river port`; what comes `from` somewhere only where the values are parts of a sum."""
    value = reading.value
    own = _right_behind(view, value, entities)
    if reading.property == "distance" or own is None or own[1].type not in allowed or (own[0] == "from" and reading.via not in _SHARED):
        return None
    others = (
        _right_behind(view, other, entities) for other in view.mentions if other is not value and other.mention.kind == value.mention.kind
    )
    return own[1] if any(other is not None and other[0] == own[0] and other[1] is not own[1] for other in others) else None


def _right_behind(view: View, value: Placed, entities: Entities) -> tuple[str, Entity] | None:
    """The preposition right behind a value and the park or project that it leads to, at most `be` and an article beside it: `702 were in the river port`."""
    lower, last, k = view.tokens.lower, view.sentence.last, value.last
    if k < last and lower[k] in _BEING:
        k += 1
    if k >= last or lower[k] not in _OWN:
        return None
    preposition, k = lower[k], k + 1
    if k < last and lower[k] in _ARTICLES:
        k += 1
    if k >= last:
        return None
    begin = view.tokens.starts[k]
    found = next((entity for start, _, entity in entities.index.within(begin, view.sentence.end) if start == begin), None)
    return (preposition, found) if found is not None and found.type in ("park", "project") and not group(found) else None


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
    if reading.via in _SHARED and reading.property != "distance":  # 9 km from the port is no distance of the port
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
