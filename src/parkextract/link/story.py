"""What the ranking of subjects remembers of an article: whom the values before were said of, and what is the same for all values of a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity, Span
from parkextract.link.view import View

_RECENT = 12  # entities named last before the sentence
_HEADING = 80  # characters of a line that may be a heading
_BACK = 2000  # characters back to a heading


class Scene:
    """What is the same for all values of a sentence: its entities, what the text is about, what stands before it."""

    def __init__(self, view: View, entities: Entities) -> None:
        start, text = view.sentence.start, view.tokens.text
        self.start = start
        self.inside = entities.index.within(start, view.sentence.end)
        inside, topics = (entity for _, _, entity in self.inside), (entity for entity, _ in entities.topics(start))
        self.near = list({entity.id: entity for entity in (*inside, *topics, *entities.index.recent(start, _RECENT))}.values())
        ranked = entities.topics(start)
        self.topics = {entity.id: (n, score) for n, (entity, score) in enumerate(ranked)}
        self.top = max((score for _, score in ranked), default=1.0) or 1.0
        self.previous = list({entity.id: entity for entity in entities.previous(start)}.values())
        self.paragraph = text.rfind("\n", 0, start) + 1
        self.heading = _heading(text, self.paragraph)
        self.subject = _main_subject(view, entities)


@dataclass(slots=True)
class Story:
    """What the ranking remembers of the values before: whom the last value of the sentence, and of the article, was said of; how many were said of each
    entity, and which was the last."""

    scene: Scene | None = None
    inside: str | None = None
    last: str | None = None
    at: int = -1
    stated: set[tuple[str, str]] = field(default_factory=set)
    told: Counter[str] = field(default_factory=Counter)
    turns: dict[str, int] = field(default_factory=dict)
    number: int = 0

    def enter(self, view: View, entities: Entities) -> Scene:
        scene = self.scene
        if scene is None or scene.start != view.sentence.start:
            scene = self.scene = Scene(view, entities)
            self.inside, self.at = None, -1
        return scene

    def chosen(self, entity: Entity, property: str, place: int) -> None:
        self.inside = self.last = entity.id
        self.at = place
        self.stated.add((entity.id, property))
        self.told[entity.id] += 1
        self.number += 1
        self.turns[entity.id] = self.number


def _main_subject(view: View, entities: Entities) -> str | None:
    """The entity that the sentence as a whole is said of."""
    parse = view.parse
    if parse is None:
        return None
    found = (entities.index.of(parse, subject) for subject in parse.subjects(parse.root()))
    return next((entity.id for entity in found if entity is not None), None)


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
