"""Who and what an article speaks of, and every reference to it: names, shortened names, acronyms, `the park`, `it`.

    names = entities.names(tokens, sentences, mentions)
    parses = parser.parse(article.text, chosen, entities.stands(article.text, names, mentions))
    found = entities.find(article, tokens, sentences, parses, mentions, names)
    index = entities.EntityIndex(found)
    index.at(start, end)        # the entity that the phrase at these characters refers to, or None

or `reading = entities.read(…)` with `reading.entities`, `reading.index` and `reading.topic(offset)`. A part (`the first phase`, `the core area`; the
class `part` of `names.toml`) is a mention of its whole: the words of the part are the qualifier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from parkextract.article import Article
from parkextract.entities import kinds
from parkextract.entities import names as grammar
from parkextract.entities.follow import follow
from parkextract.entities.names import Name
from parkextract.entities.reference import ASIDE
from parkextract.entities.resolve import Draft
from parkextract.entities.stands import stands
from parkextract.entities.vocabulary import vocabulary
from parkextract.facts import Entity, EntityType
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention

__all__ = ["EntityIndex", "Name", "Reading", "find", "names", "read", "stands"]


def names(tokens: Tokens, sentences: Sequence[Sentence], mentions: Iterable[Mention] = ()) -> tuple[Name, ...]:
    """The names of the text, by grammar alone: what the parser needs to know of them comes before parsing."""
    return grammar.find(tokens, sentences, mentions)


def find(
    article: Article,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    parses: Sequence[Parse],
    mentions: Iterable[Mention] = (),
    names: Sequence[Name] | None = None,
) -> tuple[Entity, ...]:
    """All entities of an article in the order of their first mention. Sentences without a parse give their names only."""
    return read(article, tokens, sentences, parses, mentions, names).entities


def read(
    article: Article,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    parses: Sequence[Parse],
    mentions: Iterable[Mention] = (),
    names: Sequence[Name] | None = None,
) -> Reading:
    """The entities of an article, ready for look-up by place, and what each sentence is about."""
    mentions = tuple(mentions)
    found = grammar.find(tokens, sentences, mentions) if names is None else names
    words = vocabulary()
    types = kinds.types(found, tokens, words, mentions)
    guesses = kinds.guesses(found, types, tokens, sentences, mentions, words)
    walked = follow(found, types, guesses, parses, sentences, mentions, tokens, words)
    drafts = sorted((draft for draft in walked.drafts if draft.spans), key=lambda draft: draft.first)
    entities = {id(draft): _freeze(draft, n) for n, draft in enumerate(drafts, 1)}
    topics = [
        (start, [(entities[id(draft)], score) for draft, score in ranked if id(draft) in entities]) for start, ranked in walked.topics
    ]
    weights = {entities[id(draft)].id: draft.weights for draft in drafts}
    return Reading(tuple(entities.values()), EntityIndex(tuple(entities.values())), topics, weights)


def _freeze(draft: Draft, n: int) -> Entity:
    name = draft.name
    aliases = tuple(other for other in draft.names if other != name)
    return Entity(id=f"e{n}", type=draft.type, name=name, mentions=tuple(sorted(draft.spans)), aliases=aliases)


class Reading:
    """What was read of an article's entities: `entities` in order, `index` by place, `topic` by sentence."""

    def __init__(
        self,
        entities: tuple[Entity, ...],
        index: EntityIndex,
        topics: Sequence[tuple[int, Sequence[tuple[Entity, float]]]],
        weights: Mapping[str, Mapping[int, float]],
    ) -> None:
        self.entities, self.index, self._weights = entities, index, weights
        self._topics = list(topics)
        self._starts = [start for start, _ in topics]

    def topics(self, offset: int) -> Sequence[tuple[Entity, float]]:
        """What the text is about when the sentence at an offset begins: a few entities, the likeliest first, and how present each is."""
        i = bisect_right(self._starts, offset)
        return self._topics[i - 1][1] if i else ()

    def weight(self, entity: Entity, start: int) -> float:
        """How much its sentence makes of the mention of an entity that begins at an offset."""
        return self._weights.get(entity.id, {}).get(start, 1.0)

    @cached_property
    def introduced(self) -> dict[str, int]:
        """Where the text brings each entity in: its first mention that is more than the place of something else."""
        found = {}
        for entity in self.entities:
            starts = (start for start, _ in entity.mentions if self.weight(entity, start) > ASIDE)
            found[entity.id] = next(starts, entity.mentions[0][0] if entity.mentions else 0)
        return found

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences begin behind one offset and up to another."""
        return bisect_right(self._starts, end) - bisect_right(self._starts, start)

    def previous(self, offset: int) -> list[Entity]:
        """The entities of the sentence before the one at an offset, in the order of their mentions."""
        i = bisect_right(self._starts, offset) - 1
        return [entity for _, _, entity in self.index.within(self._starts[i - 1], self._starts[i])] if i > 0 else []

    def topic(self, offset: int, types: Iterable[EntityType] = ()) -> Entity | None:
        """The likeliest of them (of one of the types): whom a statement without a subject of its own is said of. None before anything has been
        named."""
        wanted = set(types)
        return next((entity for entity, _ in self.topics(offset) if not wanted or entity.type in wanted), None)


class EntityIndex:
    """Look-up of entities by place."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        spans = sorted((start, end, entity.id) for entity in entities for start, end in entity.mentions)
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._ends = {end for _, end, _ in spans}
        self._longest = max((end - start for start, end, _ in spans), default=0)

    def at(self, start: int, end: int) -> Entity | None:
        """The entity of the longest mention within the characters `[start, end)`; where there is none, of the shortest mention that holds them;
        at the same length the last (the head of an English phrase is its last word)."""
        low = bisect_left(self._starts, start - self._longest)
        near = [span for span in self._spans[low : bisect_right(self._starts, end)] if span[0] < end and span[1] > start]
        if inside := [span for span in near if span[0] >= start and span[1] <= end]:
            return self.entities[max(inside, key=lambda span: (span[1] - span[0], span[0]))[2]]
        if around := [span for span in near if span[0] <= start and span[1] >= end]:
            return self.entities[min(around, key=lambda span: span[1] - span[0])[2]]
        return None

    def of(self, parse: Parse, word: int) -> Entity | None:
        """The entity that the phrase headed by a word of a parse refers to: a mention that ends with the word, or holds it."""
        start, end = parse.starts[word], parse.ends[word]
        end -= len(parse.words[word]) > 1 and parse.words[word][-1] == "."  # Castle Rock Ltd at the end of a sentence
        low = bisect_left(self._starts, start - self._longest)
        near = [span for span in self._spans[low : bisect_right(self._starts, start)] if span[1] >= end]
        if not near:
            return None
        end += not any(span[1] == end for span in near) and end < parse.ends[word]
        ending = [span for span in near if span[1] == end]
        chosen = max(ending, key=lambda span: span[1] - span[0]) if ending else min(near, key=lambda span: span[1] - span[0])
        return self.entities[chosen[2]]

    def ends(self, offset: int) -> bool:
        """Whether a mention of an entity ends at an offset."""
        return offset in self._ends

    def within(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """The mentions within the characters `[start, end)` in order, the longest of those that begin together: (start, end, entity)."""
        found: list[tuple[int, int, Entity]] = []
        for low, high, identity in self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if found and found[-1][0] == low:
                found.pop()
            if not found or low >= found[-1][1]:
                found.append((low, high, self.entities[identity]))
        return found

    def recent(self, offset: int, most: int) -> list[Entity]:
        """The entities last referred to before an offset, the latest first, at most so many."""
        found: dict[str, Entity] = {}
        at = bisect_left(self._starts, offset)
        for _, _, identity in reversed(self._spans[max(0, at - 4 * most) : at]):
            if len(found) == most:
                break
            found.setdefault(identity, self.entities[identity])
        return list(found.values())

    def before(self, offset: int, types: Iterable[EntityType] = ()) -> Entity | None:
        """The entity last referred to before an offset, of one of the types (of any without types)."""
        wanted = set(types)
        for _, _, identity in reversed(self._spans[: bisect_left(self._starts, offset)]):
            if not wanted or self.entities[identity].type in wanted:
                return self.entities[identity]
        return None
