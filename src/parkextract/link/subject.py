"""Of whom a value is said: the owner, the subject or the place that grammar gives, otherwise what the text is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.properties import properties
from parkextract.link.view import View
from parkextract.syntax import Parse

_OWNING = ("of",)
_PLACING = ("in", "at", "for", "from", "into", "on", "to", "within", "inside", "through", "by")
_INTO = ("in", "into", "on", "for", "to", "at")


class Subjects:
    """Finds the subjects of the facts of one article."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    def find(self, view: View, property: str, anchors: Sequence[int], offset: int, *, into: bool = False, below: bool = True) -> tuple[Entity | None, str]:
        """The subject of a property stated at words `anchors` of a parse (the value, its cue, the likeliest last), and the way it was found.

        `into` says that what the value goes into is meant rather than who gives it; `below` whether phrases that depend on the first anchor,
        the value itself, count (`88.9 billion yuan for Shashi`).
        """
        allowed = properties()[property].of("subjects")
        if view.parse is not None:
            seen: set[int] = set()
            for anchor in anchors:
                for entity, way in self._climb(view.parse, anchor, seen, into, below):
                    if entity.type in allowed:
                        return entity, way
        topic = self.entities.topic(offset)
        if topic is not None and topic.type in allowed:
            return topic, "topic"
        before = self.entities.index.before(offset, allowed[:2])  # type: ignore[arg-type]
        return (before, "before") if before else (topic, "topic")

    def _climb(self, parse: Parse, word: int, seen: set[int], into: bool, below: bool) -> Iterator[tuple[Entity, str]]:
        """The entities around a word, from the nearest: those that own it, then those of the word above it, and so on up."""
        came = -1
        for step, node in enumerate([word, *parse.ancestors(word)]):
            if node in seen and step:
                return
            seen.add(node)
            if parse.is_verb(node):
                yield from self._of_verb(parse, node, came, into)
                if parse.relation(node) in ("complement", "root") and self._finite(parse, node):
                    return
            elif step or below:
                yield from self._of_noun(parse, node, came, step)
            came = node

    def _finite(self, parse: Parse, verb: int) -> bool:
        return parse.tense(verb) in ("past", "present", "future", "modal")

    def _of_noun(self, parse: Parse, node: int, came: int, step: int) -> Iterator[tuple[Entity, str]]:
        owner = parse.possessor(node)
        if owner is not None and (entity := self.entities.index.of(parse, owner)):
            yield entity, "owner"
        phrases = [(p, o) for p, o in parse.prepositions(node) if came not in (o, *parse.ancestors(o)) or came == node]
        phrases = [(p, o) for p, o in phrases if came < 0 or not self._over(parse, o, came)]
        for preposition, o in phrases:
            if preposition in _OWNING and (entity := self.entities.index.of(parse, o)):
                yield entity, "of"
        if step and parse.is_noun(node) and (entity := self.entities.index.of(parse, node)):
            yield entity, "whole"
        for modifier in parse.modifiers(node):
            if parse.is_name(modifier) and step and (entity := self.entities.index.of(parse, modifier)):
                yield entity, "modifier"
        for preposition, o in phrases:
            if preposition in _PLACING and (entity := self.entities.index.of(parse, o)):
                yield entity, "place"

    def _over(self, parse: Parse, above: int, below: int) -> bool:
        return above == below or above in parse.ancestors(below)

    def _of_verb(self, parse: Parse, node: int, came: int, into: bool) -> Iterator[tuple[Entity, str]]:
        phrases = [(p, o) for p, o in parse.prepositions(node) if came < 0 or not self._over(parse, o, came)]
        if into:
            for preposition, o in phrases:
                if preposition in _INTO and (entity := self.entities.index.of(parse, o)) and entity.type in ("project", "park"):
                    yield entity, "into"
        if parse.lemma(node) not in words("speech", "verb"):
            for subject in parse.subjects(node):
                if came >= 0 and self._over(parse, subject, came):
                    continue
                if entity := self.entities.index.of(parse, subject):
                    yield entity, "subject"
                else:
                    yield from self._of_noun(parse, subject, -1, 0)
        for preposition, o in phrases:
            if preposition in _PLACING and (entity := self.entities.index.of(parse, o)) and entity.type in ("project", "park", "place"):
                yield entity, "place"
