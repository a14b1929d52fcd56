"""What speaks for each entity that a value may be said of, as numbers for the model of `rank.py`.

The features are grammatical and textual: the ways by which syntax leads from the value to the entity, the path between them in the tree, where the
sentence names it beside the value, how near, in which form and behind which preposition, how present it is in the text so far, what kind of thing
its noun says that it is beside what the property is stated of, and whether the values before were said of it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity, Span
from parkextract.link.properties import properties
from parkextract.link.view import View
from parkextract.link.way import climb, says

Features = dict[str, float]
Place = tuple[int, int, Entity]

_OPENING = 300  # characters: the headline and the lead
_BEGINNING = 60  # characters
_HOPS = 4  # steps up or down that a path tells one by one
_RANKED = 3
_WITHIN = 32  # mentions of an entity that may lie in one another


@dataclass(slots=True)
class Candidate:
    """An entity with the ways that led to it, each with what the way cost."""

    entity: Entity
    ways: dict[str, float] = field(default_factory=dict)

    def reached(self, way: str, spent: float) -> None:
        self.ways[way] = min(spent, self.ways.get(way, 9.0))


@dataclass(slots=True)
class Story:
    """What the ranking remembers of the values before: whom the last value of the sentence, and of the article, was said of."""

    sentence: int = -1
    inside: str | None = None
    last: str | None = None
    at: int = -1
    stated: set[tuple[str, str]] = field(default_factory=set)

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.sentence, self.inside, self.at = sentence, None, -1

    def chosen(self, entity: Entity, property: str, place: int) -> None:
        self.inside = self.last = entity.id
        self.at = place
        self.stated.add((entity.id, property))


@dataclass(frozen=True, slots=True)
class Question:
    """Whose a value is: the value at character `place`, read as a `property`, `word` its word in the parse; `via` says how it was read."""

    view: View
    property: str
    place: int
    word: int | None
    via: str


def describe(candidates: Sequence[Candidate], asked: Question, entities: Entities, story: Story, speech: Set[str]) -> list[Features]:
    """The features of each candidate; `speech` are the verbs whose subjects only say it."""
    return _Describer(candidates, asked, entities, story, speech).all()


class _Describer:
    def __init__(self, candidates: Sequence[Candidate], asked: Question, entities: Entities, story: Story, speech: Set[str]) -> None:
        view = asked.view
        story.enter(view.sentence.start)
        self.candidates, self.asked, self.view, self.story, self.speech = candidates, asked, view, story, speech
        self.inside = entities.index.within(view.sentence.start, view.sentence.end)
        self.before = [place for place in self.inside if place[1] <= asked.place]
        self.after = [place for place in self.inside if place[0] > asked.place]
        ranked = entities.topics(view.sentence.start)
        self.topics = {entity.id: (n, score) for n, (entity, score) in enumerate(ranked)}
        self.top = max((score for _, score in ranked), default=1.0) or 1.0
        row = properties()[asked.property]
        self.kind, self.allowed = row.value[0], row.of("subjects")
        self.most = max((len(candidate.entity.mentions) for candidate in candidates), default=1)
        fitting = [entity.id for entity in entities.previous(view.sentence.start) if entity.type in self.allowed]
        self.previous = {identity: n for n, identity in reversed(list(enumerate(dict.fromkeys(fitting))))}
        self.paragraph = view.tokens.text.rfind("\n", 0, view.sentence.start) + 1
        self.recent = self._recency()
        parse, word = view.parse, asked.word
        verb = parse.governor(word) if parse is not None and word is not None else None
        self.verb = parse.lemma(verb) if parse is not None and verb is not None else "-"

    def _recency(self) -> dict[str, tuple[int, int]]:
        """How many candidates the text named later than each before the value, of all and of its type."""
        place = self.asked.place
        last = {c.entity.id: max((end for _, end in spoken(c.entity, place) if end <= place), default=-1) for c in self.candidates}
        order = sorted((c.entity for c in self.candidates), key=lambda entity: -last[entity.id])
        seen: Counter[str] = Counter()
        found = {}
        for n, entity in enumerate(order):
            found[entity.id] = n, seen[entity.type]
            seen[entity.type] += 1
        return found

    def all(self) -> list[Features]:
        return [{name: value for name, value in self._one(candidate).items() if value} for candidate in self.candidates]

    def _one(self, candidate: Candidate) -> Features:
        entity, kind = candidate.entity, self.kind
        one: Features = {
            f"type {entity.type}": 1.0,
            f"type {entity.type} {kind}": 1.0,
            f"{self.asked.property} {entity.type}": 1.0,
            "type order": float(self.allowed.index(entity.type)),
        }
        for way, spent in candidate.ways.items():
            one[f"way {way}"] = 1.0
            one[f"way {way} {kind}"] = 1.0
            one[f"way {way} {entity.type}"] = 1.0
            one[f"spent {way}"] = spent
        if not candidate.ways:
            one["no way"] = 1.0
        later, alike = self.recent[entity.id]
        one[f"recent {min(later, 4)}"] = 1.0
        one[f"recent {min(alike, 3)} {entity.type}"] = 1.0
        one[f"verb {self.verb} {entity.type}"] = 1.0
        self._of_itself(one, entity)
        self._in_sentence(one, entity)
        self._near(one, entity)
        self._in_story(one, entity)
        return one

    def _of_itself(self, one: Features, entity: Entity) -> None:
        rank, score = self.topics.get(entity.id, (9, 0.0))
        one["presence"] = score / self.top
        if rank < _RANKED:
            one[f"topic {rank}"] = 1.0
        one["mentions"] = math.log(len(entity.mentions) / self.most) if entity.mentions else -3.0
        one["named"] = float(not entity.name.islower())
        one[f"named {entity.type}"] = one["named"]
        first = entity.mentions[0][0] if entity.mentions else _OPENING
        one["in opening"] = float(first < _OPENING)
        one["new"] = float(first >= self.view.sentence.start)
        one["plural"] = float(entity.name.islower() and entity.name.endswith("s"))
        one[f"noun {noun(entity)}"] = 1.0
        one[f"noun {noun(entity)} {self.kind}"] = 1.0
        one["once"] = float(len(entity.mentions) == 1)
        if entity.name.islower() and " " in entity.name:
            one[f"told {entity.name.split()[0]}"] = 1.0

    def _in_story(self, one: Features, entity: Entity) -> None:
        story = self.story
        one["stated already"] = float((entity.id, self.asked.property) in story.stated)
        one["said before"] = float(story.last == entity.id)
        place = self.previous.get(entity.id)
        if place is not None:
            one["in sentence before"] = 1.0
            one[f"in sentence before {entity.type}"] = 1.0
            one["first of sentence before"] = float(place == 0)
            one["alone in sentence before"] = float(len(self.previous) == 1)
        if story.inside == entity.id:
            one["said before here"] = 1.0
            one[f"said before here {self.asked.via}"] = 1.0

    def _in_sentence(self, one: Features, entity: Entity) -> None:
        """Where the sentence names the entity, beside the value."""
        behind = [n for n, place in enumerate(self.before) if place[2].id == entity.id]
        ahead = [n for n, place in enumerate(self.after) if place[2].id == entity.id]
        if behind:
            one["before"] = 1.0
            one[f"before by {min(len(self.before) - 1 - behind[-1], 3)}"] = 1.0
            one["first of sentence"] = float(behind[0] == 0)
            self._mentioned(one, self.before[behind[-1]], "")
        if ahead:
            one["after"] = 1.0
            one[f"after by {min(ahead[0], 2)}"] = 1.0
            self._mentioned(one, self.after[ahead[0]], "after ")
        if not behind and not ahead:
            one["elsewhere"] = 1.0
            one["sentence without"] = float(not self.before and not self.after)
            return
        places = [self.before[n] for n in behind] + [self.after[n] for n in ahead]
        self._paths(one, places)

    def _mentioned(self, one: Features, place: Place, side: str) -> None:
        """How a mention of the sentence stands there: its form, the words around it, what lies between it and the value."""
        tokens, (start, end, entity), at = self.view.tokens, place, self.asked.place
        first, last = tokens.at(start), tokens.until(end)
        sentence = self.view.sentence
        previous = tokens.lower[first - 1] if first > sentence.first else ""
        if previous in ("the", "a", "an", "its", "their") and first - 1 > sentence.first:
            one[f"{side}article {previous}"] = 1.0
            previous = tokens.lower[first - 2]
        if previous:
            shown = previous if previous.isalpha() and len(previous) < 8 else previous if len(previous) == 1 else "word"
            one[f"{side}behind {shown}"] = 1.0
            one[f"{side}behind {shown} {entity.type}"] = 1.0
        else:
            one[f"{side}begins"] = 1.0
        if last < sentence.last:
            following = tokens.lower[last]
            one[f"{side}followed by {following if len(following) < 4 else 'word'}"] = 1.0
        text = tokens.text[start:end]
        one[f"{side}form " + ("pronoun" if end - start <= 5 and text.islower() else "common" if text.islower() else "name")] = 1.0
        if not side:
            one["since the last value"] = float(self.story.at >= 0 and start >= self.story.at)
            one["before the last value"] = float(0 <= start < self.story.at)
        gap = tokens.at(at) - last if not side else first - tokens.at(at)
        one[f"{side}gap {min(max(gap, 0), 15).bit_length()}"] = 1.0

    def _paths(self, one: Features, places: Sequence[Place]) -> None:
        parse, word = self.view.parse, self.asked.word
        if parse is None or word is None:
            return
        best: tuple[int, list[str], int] | None = None
        for start, end, entity in places:
            goal = parse.head_of(start, end)
            if goal is None:
                continue
            one[f"stands {parse.relation(goal)}"] = 1.0
            one[f"stands {parse.relation(goal)} {entity.type}"] = 1.0
            if says(parse, goal, self.speech):
                one["speaker"] = 1.0
            steps = climb(parse, word, goal)
            if steps is not None and (best is None or len(steps[0]) < best[0]):
                best = len(steps[0]), steps[0], steps[1]
        if best is None:
            return
        ups = [step for step in best[1] if step[0] == "<"]
        downs = [step for step in best[1] if step[0] == ">"]
        one[f"up {min(len(ups), 5)}"] = 1.0
        one[f"down {min(len(downs), 5)}"] = 1.0
        if len(ups) <= _HOPS and len(downs) <= _HOPS:
            one["path " + " ".join(best[1])] = 1.0
            one["path " + " ".join(best[1]) + " " + self.kind] = 1.0
        one["ends " + (downs[-1] if downs else "here")] = 1.0
        one[f"ends {downs[-1] if downs else 'here'} {places[0][2].type}"] = 1.0
        one["turns " + (ups[-1] if ups else "") + (downs[0] if downs else "")] = 1.0
        turn = word
        for _ in range(best[2]):
            turn = parse.heads[turn]
        one[f"turn {parse.lemma(turn)} {downs[0] if downs else 'here'}"] = 1.0

    def _near(self, one: Features, entity: Entity) -> None:
        """How near the text last named the entity before the value, and what stands between."""
        place, view = self.asked.place, self.view
        last = max((span for span in spoken(entity, place) if span[1] <= place), default=None)
        if last is None:
            one["not yet"] = 1.0
            return
        one["distance"] = math.log1p(place - last[1]) / 5
        if last[0] >= self.paragraph:
            one["in paragraph"] = 1.0
            first = entity.mentions[bisect_left(entity.mentions, (self.paragraph, 0))][0]
            if first - self.paragraph < _BEGINNING:
                one["begins paragraph"] = 1.0
        if last[0] >= view.sentence.start:
            between = view.tokens.text[last[1] : place]
            one["commas between"] = float(min(between.count(","), 4))
            one["semicolon between"] = float(";" in between)


def spoken(entity: Entity, place: int) -> Sequence[Span]:
    """The last mentions of an entity that begin before a character; so few that an article may name it as often as it likes."""
    until = bisect_left(entity.mentions, (place, 0))
    return entity.mentions[max(0, until - _WITHIN) : until]


def noun(entity: Entity) -> str:
    """The last word of what a thing without a name is called, or of a name that ends in a common noun; '' for other names."""
    return _last(entity.name)


@lru_cache(maxsize=4096)
def _last(name: str) -> str:
    words = name.split(" of ")[0].split()
    return words[-1].lower().strip(".,") if words else ""
