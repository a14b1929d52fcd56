"""Of whom a value is said: a competition among the entities that own it, act on it, hold it or are what the text is about.

Grammar gives candidates with the way each was found and what it cost: each step up the tree a little, each further verb more. `rank.py` weighs them
against each other and against what else the sentence and the text speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link import rank
from parkextract.link.features import Candidate, Features, Question, describe
from parkextract.link.forms import words
from parkextract.link.story import Story
from parkextract.link.view import View
from parkextract.syntax import Parse

STEP = 0.12
CLAUSE = 0.5  # each verb above the nearest one
PLACING = frozenset({"in", "at", "for", "from", "into", "on", "to", "within", "inside", "through", "by", "with"})
INTO = frozenset({"in", "into", "on", "for", "to", "at"})


class Subjects:
    """Finds the subjects of the facts of one article."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        counts = {
            entity.id: len(entity.mentions) * (1.0 if entity.type == "park" else 0.7)
            for entity in entities.entities
            if entity.type in ("park", "project")
        }
        most = max(counts.values(), default=0.0)
        self.story = Story()
        self.main = next((entity for entity in entities.entities if most and counts.get(entity.id) == most), None)

    def find(
        self,
        view: View,
        property: str,
        anchors: Sequence[int],
        place: int,
        *,
        via: str = "",
        into: bool = False,
        giver: bool = False,
        plain: Entity | None = None,
    ) -> tuple[Entity | None, float]:
        """The subject of a property whose value stands at character `place`, and how likely it is beside the others.

        `anchors` are words of the parse: the value first, then its cue; `via` tells how the value was read. `into` says that what the value goes into is
        meant rather than who gives it; `giver` that the subject of the verb only gives it. `plain` is the entity at whose words the value stands.
        """
        near = self.story.enter(view, self.entities).near
        candidates = rank.gather(self._candidates(view, anchors, into, giver, plain), near, property)
        return self.choose(Question(view, property, place, anchors[0] if anchors else None, via), candidates)

    def choose(self, asked: Question, candidates: list[Candidate]) -> tuple[Entity | None, float]:
        """The likeliest of the candidates; it is remembered for the values that follow."""
        if not candidates:
            return None, 0.0
        chosen = rank.choose(candidates, self.describe(asked, candidates)) if len(candidates) > 1 else (candidates[0], 1.0)
        self.story.chosen(chosen[0].entity, asked.property, asked.place)
        return chosen[0].entity, chosen[1]

    def describe(self, asked: Question, candidates: Sequence[Candidate]) -> tuple[Features, list[Features]]:
        """What is asked, and what speaks for each candidate."""
        return describe(candidates, asked, self.entities, self.story, speech())

    def _candidates(
        self, view: View, anchors: Sequence[int], into: bool, giver: bool, plain: Entity | None
    ) -> Iterator[tuple[Entity, str, float]]:
        if plain is not None:
            yield plain, "plain", 0.0
        if view.parse is not None:
            for n, anchor in enumerate(dict.fromkeys(anchors)):
                yield from self._climb(view.parse, anchor, n == 0, into, giver)
        topic = self.entities.topic(view.sentence.start)
        if topic is not None:
            yield topic, "topic", 0.0
        if self.main is not None:
            yield self.main, "main", 0.0

    def _climb(self, parse: Parse, word: int, own: bool, into: bool, giver: bool) -> Iterator[tuple[Entity, str, float]]:
        """The entities around a word, from the nearest: those that own it, then those of the word above it, and so on up to its clause."""
        came, spent, verbs = -1, 0.0, 0
        for step, node in enumerate([word, *parse.ancestors(word)]):
            if parse.is_verb(node):
                yield from ((entity, way, spent + extra) for entity, way, extra in self._of_verb(parse, node, came, into, giver))
                if parse.lemma(node) in speech() or (verbs and parse.relation(node) in ("complement", "clause")) or _closed(parse, node):
                    return
                verbs += 1
                spent += CLAUSE
            else:
                yield from ((entity, way, spent + extra) for entity, way, extra in self._of_noun(parse, node, came, step, own))
            spent += STEP
            came = node

    def _of_noun(self, parse: Parse, node: int, came: int, step: int, own: bool = False) -> Iterator[tuple[Entity, str, float]]:
        thing = (
            " of a thing" if parse.is_noun(node) and self.entities.index.ends(parse.ends[node]) else ""
        )  # the park's plant, not its area
        owner = parse.possessor(node)
        if owner is not None and owner != came and (entity := self.entities.index.of(parse, owner)):
            yield entity, f"owner{thing}", 0.0
        phrases = [(p, o) for p, o in parse.prepositions(node) if not over(parse, o, came)]
        for preposition, o in phrases:
            if entity := self.entities.index.of(parse, o):
                if preposition == "of":
                    yield entity, f"of{thing}", 0.0
                elif preposition in PLACING:
                    yield entity, "own place" if own and not step else f"place{thing}", 0.0
        if step and parse.is_noun(node) and (entity := self.entities.index.of(parse, node)):
            yield entity, "whole", 0.0
        for modifier in parse.modifiers(node):
            if modifier != came and parse.is_name(modifier) and (step or not own) and (entity := self.entities.index.of(parse, modifier)):
                yield entity, "modifier", 0.0

    def _of_verb(self, parse: Parse, node: int, came: int, into: bool, giver: bool) -> Iterator[tuple[Entity, str, float]]:
        phrases = [(p, o) for p, o in parse.prepositions(node) if not over(parse, o, came)]
        for preposition, o in phrases:
            entity = self.entities.index.of(parse, o)
            if entity is None:
                continue
            if into and preposition in INTO and entity.type in ("project", "park"):
                yield entity, "into", 0.0
            elif preposition in PLACING and preposition != "by":
                yield entity, "place of the verb", 0.0
        if parse.lemma(node) in speech() or (giver and not parse.is_passive(node)):
            return
        for subject in parse.subjects(node):
            if over(parse, subject, came):
                continue
            if entity := self.entities.index.of(parse, subject):
                yield entity, "passive subject" if parse.is_passive(node) else "subject", 0.0
            else:
                yield from ((entity, way, extra + 0.2) for entity, way, extra in self._of_noun(parse, subject, -1, 0))


def over(parse: Parse, above: int, below: int) -> bool:
    """Whether word `below` is `above` or depends on it."""
    return below >= 0 and (above == below or above in parse.ancestors(below))


def group(entity: Entity) -> bool:
    """Whether an entity is a plural without a name (`tenants`, `two factories`)."""
    return entity.name.islower() and entity.name.endswith("s") and not entity.name.endswith(("ss", "works"))


@lru_cache
def speech() -> frozenset[str]:
    return frozenset(words("speech", "verb"))


def _closed(parse: Parse, verb: int) -> bool:
    """Whether a verb's clause stands by itself, so that nothing above it owns what it says."""
    own = any(parse.relation(c) in ("subject", "passive subject") for c in parse.children(verb))
    return own and parse.relation(verb) in ("complement", "clause", "conjunct", "root", "other")
