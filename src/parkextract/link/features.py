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
from parkextract.link.view import View
from parkextract.values import Count, Quantity

Features = dict[str, float]

_OPENING = 300  # characters: the headline and the lead
_BEGINNING = 60  # characters
_RANKED = 9  # the rank of what the text is not about
_WITHIN = 32  # mentions of an entity that may lie in one another
_HEADING = 80  # characters of a line that may be a heading
_BACK = 2000  # characters back to a heading


@dataclass(slots=True)
class Candidate:
    """An entity with the ways that led to it, each with what the way cost."""

    entity: Entity
    ways: dict[str, float] = field(default_factory=dict)

    def reached(self, way: str, spent: float) -> None:
        self.ways[way] = min(spent, self.ways.get(way, 9.0))


@dataclass(slots=True)
class Story:
    """What the ranking remembers of the values before: whom the last value of the sentence, and of the article, was said of; how many were said of each
    entity, and which was the last."""

    sentence: int = -1
    inside: str | None = None
    last: str | None = None
    at: int = -1
    stated: set[tuple[str, str]] = field(default_factory=set)
    told: Counter[str] = field(default_factory=Counter)
    turns: dict[str, int] = field(default_factory=dict)
    number: int = 0

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.sentence, self.inside, self.at = sentence, None, -1

    def chosen(self, entity: Entity, property: str, place: int) -> None:
        self.inside = self.last = entity.id
        self.at = place
        self.stated.add((entity.id, property))
        self.told[entity.id] += 1
        self.number += 1
        self.turns[entity.id] = self.number


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
        story.enter(view.sentence.start)
        self.candidates, self.asked, self.view, self.story, self.entities = candidates, asked, view, story, entities
        self.standing = Standing(
            view, asked.place, asked.word, entities.index.within(view.sentence.start, view.sentence.end), speech, story.at
        )
        ranked = entities.topics(view.sentence.start)
        self.topics = {entity.id: (n, score) for n, (entity, score) in enumerate(ranked)}
        self.top = max((score for _, score in ranked), default=1.0) or 1.0
        row = properties()[asked.property]
        self.kind, self.allowed = row.value[0], row.of("subjects")
        self.most = max((len(candidate.entity.mentions) for candidate in candidates), default=1)
        fitting = [entity.id for entity in entities.previous(view.sentence.start) if entity.type in self.allowed]
        self.previous = {identity: n for n, identity in reversed(list(enumerate(dict.fromkeys(fitting))))}
        text = view.tokens.text
        self.paragraph = text.rfind("\n", 0, view.sentence.start) + 1
        self.heading = _heading(text, self.paragraph)
        self.last = {
            c.entity.id: max((span for span in spoken(c.entity, asked.place) if span[1] <= asked.place), default=None) for c in candidates
        }
        self.owners, self.owned = _owning([c.entity for c in candidates])
        self.recent = self._recency()
        self.subject = self._main_subject()

    def _recency(self) -> dict[str, tuple[int, int]]:
        """How many candidates the text named later than each before the value, of all and of its type."""
        order = sorted((c.entity for c in self.candidates), key=lambda entity: -(last[1] if (last := self.last[entity.id]) else -1))
        seen: Counter[str] = Counter()
        found = {}
        for n, entity in enumerate(order):
            found[entity.id] = n, seen[entity.type]
            seen[entity.type] += 1
        return found

    def _main_subject(self) -> str | None:
        """The entity that the sentence as a whole is said of."""
        parse = self.view.parse
        if parse is None:
            return None
        found = (self.entities.index.of(parse, subject) for subject in parse.subjects(parse.root()))
        return next((entity.id for entity in found if entity is not None), None)

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
        one["main subject"] = float(self.subject == entity.id)
        self._of_itself(one, entity)
        self.standing.of(one, entity)
        self._near(one, entity)
        self._in_story(one, entity)
        return one

    def _of_itself(self, one: Features, entity: Entity) -> None:
        rank, score = self.topics.get(entity.id, (_RANKED, 0.0))
        one["presence"] = score / self.top
        one["topic"] = rank + 1.0
        one["mentions"] = math.log(len(entity.mentions) / self.most) if entity.mentions else -3.0
        one["mentioned"] = float(len(entity.mentions))
        first = entity.mentions[0][0] if entity.mentions else _OPENING
        one["in opening"] = float(first < _OPENING)
        one["new"] = float(first >= self.view.sentence.start)
        one["introduced"] = math.log1p(self.entities.introduced[entity.id])
        one.update(_of_name(entity.name))
        if entity.id in self.owners:
            one["owner"] = 1.0
        if entity.id in self.owned:
            one["owned"] = 1.0
        if self.heading is not None:
            low, high = self.heading
            at = bisect_left(entity.mentions, (low, 0))
            one["heading"] = float(at < len(entity.mentions) and entity.mentions[at][0] < high)

    def _in_story(self, one: Features, entity: Entity) -> None:
        story = self.story
        one["stated already"] = float((entity.id, self.asked.property) in story.stated)
        one["said before"] = float(story.last == entity.id)
        one["said before here"] = float(story.inside == entity.id)
        one["told"] = float(story.told[entity.id])
        one["since told"] = float(story.number - story.turns[entity.id] + 1) if entity.id in story.turns else 0.0
        place = self.previous.get(entity.id)
        if place is not None:
            one["in sentence before"] = place + 1.0
            one["alone in sentence before"] = float(len(self.previous) == 1)

    def _near(self, one: Features, entity: Entity) -> None:
        """How near the text last named the entity before the value, and what stands between."""
        place, view, last = self.asked.place, self.view, self.last[entity.id]
        if last is None:
            one["not yet"] = 1.0
            return
        text = view.tokens.text
        one["weight"] = self.entities.weight(entity, last[0])
        here = [start for start, _ in spoken(entity, place) if start >= view.sentence.start]
        one["weight here"] = max((self.entities.weight(entity, start) for start in here), default=0.0)
        one["distance"] = math.log1p(place - last[1]) / 5
        one["sentences back"] = float(self.entities.sentences_between(last[0], view.sentence.start))
        if last[0] >= self.paragraph:
            first = entity.mentions[bisect_left(entity.mentions, (self.paragraph, 0))][0]
            one["in paragraph"] = 1.0
            one["begins paragraph"] = float(first - self.paragraph < _BEGINNING)
        else:
            one["named in a cell"] = float(_cell(text, last[1]))
        if last[0] >= view.sentence.start:
            between = text[last[1] : place]
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


@lru_cache(maxsize=4096)
def _of_name(name: str) -> Features:
    """What the words of a name say, the same beside every value."""
    common = name.islower()
    one: Features = {"named": float(not common), "plural": float(common and name.endswith("s")), f"noun {_last(name)}": 1.0}
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
    end = text.find("\n", place, place + _BACK)
    return end > 0 and text[end - 1] not in ".!?\"”'’"


def _heading(text: str, paragraph: int) -> Span | None:
    """The last short line without a full stop or a colon above a paragraph: `About Veidro`."""
    end = paragraph - 1
    least = max(0, paragraph - _BACK)
    while end > least:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and len(line) < _HEADING and line[-1] not in '.!?:;,"”' and ":" not in line:
            return start, end
        end = start - 1
    return None
