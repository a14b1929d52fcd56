"""What speaks for each entity that a value may be said of, as numbers for the model of `rank.py`.

The features are grammatical and textual: the ways by which syntax leads from the value to the entity, where the sentence names it beside the value
(`standing.py`), how near and how present it is in the text so far, what kind of thing its noun says that it is, and whether the values before were
said of it. Beside them stands what is asked: the property, the unit, how many things of each type there are to choose from. The model finds out
which of them matter together.
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
from parkextract.link.standing import Standing
from parkextract.link.story import Story
from parkextract.link.view import View
from parkextract.values import Count, Quantity

Features = dict[str, float]

_OPENING = 300  # characters: the headline and the lead
_BEGINNING = 60  # characters
_RANKED = 9  # the rank of what the text is not about
_WITHIN = 32  # mentions of an entity that may lie in one another
_LINE = 2000  # characters of a line at most


@dataclass(slots=True)
class Candidate:
    """An entity with the ways that led to it, each with what the way cost."""

    entity: Entity
    ways: dict[str, float] = field(default_factory=dict)

    def reached(self, way: str, spent: float) -> None:
        self.ways[way] = min(spent, self.ways.get(way, 9.0))


@dataclass(frozen=True, slots=True)
class Question:
    """Whose a value is: the value at character `place`, read as a `property`, `word` its word in the parse; `via` says how it was read."""

    view: View
    property: str
    place: int
    word: int | None
    via: str


def describe(
    candidates: Sequence[Candidate], asked: Question, entities: Entities, story: Story, speech: Set[str]
) -> tuple[Features, list[Features]]:
    """The features that all candidates share, and those of each; `speech` are the verbs whose subjects only say it."""
    describer = _Describer(candidates, asked, entities, story, speech)
    return describer.shared(), [describer.one(candidate) for candidate in candidates]


class _Describer:
    def __init__(self, candidates: Sequence[Candidate], asked: Question, entities: Entities, story: Story, speech: Set[str]) -> None:
        view = asked.view
        self.scene = scene = story.enter(view, entities)
        self.candidates, self.asked, self.view, self.story, self.entities = candidates, asked, view, story, entities
        self.standing = Standing(view, asked.place, asked.word, scene.inside, speech, story.at)
        row = properties()[asked.property]
        self.kind, self.allowed = row.value[0], row.of("subjects")
        self.most = max((len(candidate.entity.mentions) for candidate in candidates), default=1)
        self.previous = {entity.id: n for n, entity in enumerate(e for e in scene.previous if e.type in self.allowed)}
        self.spoken = {c.entity.id: spoken(c.entity, asked.place) for c in candidates}
        self.last = {identity: next((s for s in reversed(spans) if s[1] <= asked.place), None) for identity, spans in self.spoken.items()}
        self.owners, self.owned = _owning([c.entity for c in candidates])
        self.recent = self._recency()

    def _recency(self) -> dict[str, tuple[int, int]]:
        """How many candidates the text named later than each before the value, of all and of its type."""
        order = sorted((c.entity for c in self.candidates), key=lambda entity: -(last[1] if (last := self.last[entity.id]) else -1))
        seen: Counter[str] = Counter()
        found = {}
        for n, entity in enumerate(order):
            found[entity.id] = n, seen[entity.type]
            seen[entity.type] += 1
        return found

    def shared(self) -> Features:
        """What is asked, the same for every candidate."""
        asked, view, kind = self.asked, self.view, self.kind
        one: Features = {
            f"property {asked.property}": 1.0,
            f"kind {kind}": 1.0,
            f"via {asked.via}": 1.0,
            "choice": float(len(self.candidates)),
        }
        for entity_type, count in Counter(c.entity.type for c in self.candidates).items():
            one[f"{entity_type} to choose"] = float(count)
        one["beginning"] = float(view.sentence.start < _OPENING)
        one["further on"] = math.log1p(view.sentence.start)
        one["cell"] = float(not view.sentence.terminated)
        one["behind a colon"] = float(":" in view.tokens.text[view.sentence.start : asked.place])
        placed = view.inside(view.tokens.at(asked.place))
        if placed is not None and isinstance(placed.mention, (Count, Quantity)):
            one[f"unit {placed.mention.unit}"] = 1.0
        parse, word = view.parse, asked.word
        verb = parse.governor(word) if parse is not None and word is not None else None
        if parse is not None and verb is not None:
            one[f"verb {parse.lemma(verb)}"] = 1.0
            one["modal"] = float(any(parse.tags[c] in ("MD", "TO") for c in parse.children(verb)))
            one["passive"] = float(parse.is_passive(verb))
        return one

    def one(self, candidate: Candidate) -> Features:
        """What speaks for a candidate."""
        entity = candidate.entity
        one: Features = {f"type {entity.type}": 1.0, "type order": float(self.allowed.index(entity.type)) + 1.0}
        for way, spent in candidate.ways.items():
            one[f"way {way}"] = 1.0 + spent
        one["ways"] = float(len(candidate.ways))
        later, alike = self.recent[entity.id]
        one["recent"], one["recent of type"] = later + 1.0, alike + 1.0
        if self.scene.subject == entity.id:
            one["main subject"] = 1.0
        self._of_itself(one, entity)
        self.standing.of(one, entity)
        self._near(one, entity)
        self._in_story(one, entity)
        return one

    def _of_itself(self, one: Features, entity: Entity) -> None:
        rank, score = self.scene.topics.get(entity.id, (_RANKED, 0.0))
        one["presence"] = score / self.scene.top
        one["topic"] = rank + 1.0
        one["mentions"] = math.log(len(entity.mentions) / self.most) if entity.mentions else -3.0
        one["mentioned"] = float(len(entity.mentions))
        first = entity.mentions[0][0] if entity.mentions else _OPENING
        if first < _OPENING:
            one["in opening"] = 1.0
        if first >= self.scene.start:
            one["new"] = 1.0
        one["introduced"] = math.log1p(self.entities.introduced[entity.id])
        one.update(_of_name(entity.name))
        if entity.id in self.owners:
            one["owner"] = 1.0
        if entity.id in self.owned:
            one["owned"] = 1.0
        if self.scene.heading is not None:
            low, high = self.scene.heading
            at = bisect_left(entity.mentions, (low, 0))
            if at < len(entity.mentions) and entity.mentions[at][0] < high:
                one["heading"] = 1.0

    def _in_story(self, one: Features, entity: Entity) -> None:
        story = self.story
        if (entity.id, self.asked.property) in story.stated:
            one["stated already"] = 1.0
        if story.last == entity.id:
            one["said before"] = 1.0
        if story.inside == entity.id:
            one["said before here"] = 1.0
        one["told"] = float(story.told[entity.id])
        one["since told"] = float(story.number - story.turns[entity.id] + 1) if entity.id in story.turns else 0.0
        place = self.previous.get(entity.id)
        if place is not None:
            one["in sentence before"] = place + 1.0
            if len(self.previous) == 1:
                one["alone in sentence before"] = 1.0

    def _near(self, one: Features, entity: Entity) -> None:
        """How near the text last named the entity before the value, and what stands between."""
        place, view, last = self.asked.place, self.view, self.last[entity.id]
        if last is None:
            one["not yet"] = 1.0
            return
        text, begin, paragraph = view.tokens.text, self.scene.start, self.scene.paragraph
        one["weight"] = self.entities.weight(entity, last[0])
        here = (start for start, _ in self.spoken[entity.id] if start >= begin)
        one["weight here"] = max((self.entities.weight(entity, start) for start in here), default=0.0)
        one["distance"] = math.log1p(place - last[1]) / 5
        one["sentences back"] = float(self.entities.sentences_between(last[0], begin))
        if last[0] >= paragraph:
            first = entity.mentions[bisect_left(entity.mentions, (paragraph, 0))][0]
            one["in paragraph"] = 1.0
            if first - paragraph < _BEGINNING:
                one["begins paragraph"] = 1.0
        elif _cell(text, last[1]):
            one["named in a cell"] = 1.0
        if last[0] >= begin:
            one["commas between"] = float(min(text.count(",", last[1], place), 4))
            if text.find(";", last[1], place) >= 0:
                one["semicolon between"] = 1.0


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


@lru_cache(maxsize=4096)
def _of_name(name: str) -> Features:
    """What the words of a name say, the same beside every value."""
    common = name.islower()
    one: Features = {f"noun {_last(name)}": 1.0}
    if not common:
        one["named"] = 1.0
    elif name.endswith("s"):
        one["plural"] = 1.0
    if common and " " in name:
        one[f"told {name.split()[0]}"] = 1.0
    return one


def _owning(entities: Sequence[Entity]) -> tuple[set[str], set[str]]:
    """The entities whose name begins or ends that of another, and those others: the company, and its plant (`Veidro`, `Veidro tyre plant`)."""
    owners, owned = set(), set()
    for one in entities:
        name = one.name
        if name.islower():
            continue
        for other in entities:
            if (
                name in other.name
                and len(name) < len(other.name)
                and (other.name.startswith(name + " ") or other.name.endswith(" " + name))
            ):
                owners.add(one.id)
                owned.add(other.id)
    return owners, owned


def _cell(text: str, place: int) -> bool:
    """Whether the line that a character is in ends as a heading or a cell does, without a full stop."""
    end = text.find("\n", place, place + _LINE)
    return end > 0 and text[end - 1] not in ".!?\"”'’"
