"""Pairs of entities that a sentence may relate, and what speaks for and against it, as the names of features for the model of `weigh.py`.

One of the two may stand outside the sentence where the text is about it: `A third berth will open in May` is said of the port of the headline. What is
told of a pair: its types, where each stands in the tree and behind which words, what lies between them, and how many others of the same types are nearer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.around import around
from parkextract.link.features import noun
from parkextract.link.relations.clause import lemmas
from parkextract.link.subject import group
from parkextract.link.view import View
from parkextract.link.way import climb
from parkextract.syntax import Parse

Place = tuple[int, int]

_SUBJECT_OUT = frozenset({("project", "org"), ("park", "org"), ("park", "place")})
"""The types of subject and value of pairs of which the text is about the subject, and below about the value: of others hardly one in a hundred holds."""
_VALUE_OUT = frozenset(
    {("org", "park"), ("project", "park"), ("park", "park"), ("project", "org"), ("park", "place"), ("project", "place")}
)

_MOST = 10  # mentions of a sentence that are paired
_TOPICS = 2
_RANKED = 3
_OPENING = 60  # characters: a dateline
_NEAR = 6  # words between two mentions that are told as they stand
_BULLETS = " \t-*•·●–—0123456789.)("
_LEAD = 200  # characters: no bullet with its indent is longer
_STEPS = 6  # steps of a path that are told one by one
_MANY = 3
_CLASSES = (
    (
        "relation",
        "developer made own_account building investor paying financing announcing stake located_in staying housing ground part_of consist",
    ),
    ("role", "developer investor stake union tenant member investment"),
)
"""The rows of words by which the rules read relations: a verb that the articles of the training have not is told by its row."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities, the places where the sentence names them; `first` is None where it does not name the subject, `second` where not the value."""

    subject: Entity
    value: Entity
    first: Place | None
    second: Place | None
    rank: int = 0

    @property
    def together(self) -> bool:
        return self.first is not None and self.second is not None


class Scene:
    """The entities of one sentence with what the text is about."""

    def __init__(self, view: View, parse: Parse, entities: Entities) -> None:
        self.view, self.parse, self.entities = view, parse, entities
        self.around = around(view, entities)
        self.start = view.sentence.start
        self.inside = entities.index.within(view.sentence.start, view.sentence.end)[:_MOST]
        named = {entity.id for _, _, entity in self.inside}
        ranked = entities.topics(self.start)
        self.ranks = {entity.id: n for n, (entity, _) in enumerate(ranked[:_RANKED])}
        self.topics = [entity for entity, _ in ranked if entity.id not in named and entity.type != "person"][:_TOPICS]
        previous = entities.previous(self.start)
        self.before = [entity.id for entity in previous]
        self.rivals = Counter({entity.id: entity.type for entity in previous}.values())
        self.line = view.tokens.text.rfind("\n", 0, self.start) + 1
        self.kinds = [f"has {kind}" for kind in sorted({p.mention.kind for p in view.mentions})] or ["has no number"]
        self.heads = {place[:2]: parse.head_of(*place[:2]) for place in self.inside}
        self._sides: dict[tuple[Place, str], list[str]] = {}
        self._stories: dict[tuple[str, str, str], list[str]] = {}
        self._kinds: dict[str, list[str]] = {}

    # -- pairs

    def entities_here(self) -> list[Entity]:
        """The entities that are paired: those of the sentence, and those that the text is about."""
        return [*{entity.id: entity for _, _, entity in self.inside}.values(), *self.topics]

    def pairs(self) -> Iterator[Pair]:
        """Each two entities once, at their nearest mentions; those that the text is about with those of the sentence."""
        seen: set[tuple[str, str]] = set()
        for start, end, value in self.inside:
            if value.type == "person" or group(value):
                continue
            for first, last, subject in sorted(self.inside, key=lambda place: abs(place[0] - start)):
                if subject.id != value.id and (subject.id, value.id) not in seen and subject.type != "person":
                    seen.add((subject.id, value.id))
                    yield Pair(subject, value, (first, last), (start, end))
            for rank, subject in enumerate(self.topics):
                if (subject.type, value.type) in _SUBJECT_OUT and (subject.id, value.id) not in seen:
                    seen.add((subject.id, value.id))
                    yield Pair(subject, value, None, (start, end), rank)
        for rank, value in enumerate(self.topics):
            for start, end, subject in self.inside:
                if (subject.type, value.type) in _VALUE_OUT and (subject.id, value.id) not in seen and not group(value):
                    seen.add((subject.id, value.id))
                    yield Pair(subject, value, (start, end), None, rank)

    # -- what is told of a pair

    def features(self, pair: Pair) -> list[str]:
        subject, value = pair.subject, pair.value
        types = f"{subject.type} {value.type}"
        found = [f"types {types}", f"subject is {noun(subject)}", f"value is {noun(value)}"]
        found.append(f"types {types} " + ("named " if _named(subject) else "") + ("named" if _named(value) else ""))
        found += self._story("subject", subject, types)
        found += self._story("value", value, types)
        found += _naming(pair, types)
        found += self._numbers(types)
        where = "in" if pair.together else "out"
        if pair.second is not None:
            found += self._side(pair.second, where, value.type)
        if pair.first is not None:
            found += self._side(pair.first, f"subject {where}", subject.type)
        if pair.first is not None and pair.second is not None:
            found += self._between(pair, pair.first, pair.second, types)
        else:
            found += self._absent(pair, types)
        return list(dict.fromkeys(found))

    def _story(self, side: str, entity: Entity, types: str) -> list[str]:
        """How present one of the two is in the text so far."""
        found = self._stories.get((side, entity.id, types))
        if found is None:
            found = [f"{side} topic {self.ranks.get(entity.id, '-')} {types}"]
            if entity.mentions[0][0] >= self.start:
                found.append(f"{side} new {types}")
            found.append(f"{side} told {min(len(entity.mentions), 8).bit_length()} {types}")
            self._stories[side, entity.id, types] = found
        return found

    def _numbers(self, types: str) -> list[str]:
        """Which kinds of numbers the sentence has."""
        found = self._kinds.get(types)
        if found is None:
            found = self._kinds[types] = [f"{told} {types}" for told in self.kinds]
        return found

    def _absent(self, pair: Pair, types: str) -> Iterator[str]:
        """How near the one that the sentence does not name is, and whether there are others of its type."""
        side, absent, here = ("subject", pair.subject, pair.value) if pair.first is None else ("value", pair.value, pair.subject)
        yield f"{side} out {pair.rank}"
        yield f"{side} out {types}"
        if absent.id in self.before:
            yield f"{side} before {types}"
            yield f"{side} before {min(self.before.index(absent.id), _MANY)}"
        yield f"{side} out rivals {min(self.rivals[absent.type] - (absent.id in self.before), _MANY)} {types}"
        yield f"{side} out {self._since(absent)} {types}"
        others = len({e.id for _, _, e in self.inside if e.type == absent.type and e.id != here.id})
        yield f"{side} out others {min(others, 2)} {types}"

    def _since(self, absent: Entity) -> str:
        """Where an entity was last spoken of: in the line of the sentence (an item of a list), in one before, or nowhere yet."""
        at = bisect_left(absent.mentions, (self.start, 0))
        if at == 0:
            return "ahead"
        return "in line" if absent.mentions[at - 1][0] >= self.line else "before the line"

    def _side(self, place: Place, where: str, type_: str) -> list[str]:
        found = self._sides.get((place, where))
        if found is None:
            found = self._sides[place, where] = list(self._told(place, where, type_))
        return found

    def _told(self, place: Place, where: str, type_: str) -> Iterator[str]:
        """How one of the two stands in the sentence."""
        view, parse, near = self.view, self.parse, self.around
        first, last = view.tokens.at(place[0]), view.tokens.until(place[1])
        before = near.word(first - 1)
        if before in ("the", "a", "an", "its"):
            before = f"{near.word(first - 2)} {before}"
        yield f"{where} behind {before}"
        yield f"{where} behind {before} {type_}"
        yield f"{where} followed {near.word(last)}"
        if place[0] - self.line < _LEAD and not view.tokens.text[self.line : place[0]].strip(_BULLETS):
            yield f"{where} begins the line {near.word(last)} {type_}"
        word = self.heads.get(place)
        if word is None:
            return
        relation = parse.relation(parse.first_conjunct(word))
        yield f"{where} stands {relation}"
        verb = parse.governor(word)
        if verb is None:
            return
        name = parse.preposition_of(word)
        yield f"{where} verb {parse.lemma(verb)} {name[0] if name is not None else relation}"
        if where != "in":
            yield from (f"{where} its subject {near.name(parse, s)}" for s in parse.subjects(verb)[:1])

    def _between(self, pair: Pair, first: Place, second: Place, types: str) -> Iterator[str]:
        """What lies between the two in the text."""
        view, near = self.view, self.around
        ahead = first[0] < second[0]
        order = "" if ahead else "reversed "
        low, high = (first, second) if ahead else (second, first)
        start, stop = view.tokens.until(low[1]), view.tokens.at(high[0])
        yield f"{order}order {types}"
        if low[1] > high[0]:
            yield f"{order}nested {types}"
        words = [near.word(i) for i in range(start, min(stop, start + 3 * _NEAR))]
        words = [word for n, word in enumerate(words) if n == 0 or not (word.startswith("<") and word == words[n - 1])]
        if stop - start <= 2 * _NEAR and len(words) <= _NEAR:
            yield f"{order}between {' '.join(words)}"
            yield f"{order}between {' '.join(words)} {types}"
        yield from (f"{order}word {word}" for word in words)
        yield f"{order}far {min(max(stop - start, 0), 31).bit_length()}"
        between = {entity.id: entity.type for a, b, entity in self.inside if low[1] <= a and b <= high[0]}
        for side, entity in (("subjects", pair.subject), ("values", pair.value)):
            count = sum(kind == entity.type and identity not in (pair.subject.id, pair.value.id) for identity, kind in between.items())
            yield f"{order}{side} between {min(count, _MANY)} {types}"
        yield from self._path(first, second, types)

    def _path(self, first: Place, second: Place, types: str) -> Iterator[str]:
        """The way between the two in the tree."""
        parse = self.parse
        a, b = self.heads.get(first), self.heads.get(second)
        if a is None or b is None or a == b:
            return
        way = climb(parse, b, a)
        if way is None:
            return
        steps, climbed = way
        if len(steps) < _STEPS:
            told = " ".join(steps)
            yield f"path {told}"
            yield f"path {told} {types}"
        else:
            yield "path long"
        ups, downs = [s for s in steps if s[0] == "<"], [s for s in steps if s[0] == ">"]
        turning = b
        for _ in range(climbed):
            turning = parse.heads[turning]
        lemma = parse.lemma(turning)
        up, down = ups[-1] if ups else "here", downs[0] if downs else "here"
        yield f"turn {lemma}"
        for row in _rows(lemma):
            yield f"turn {row} {down} {up}"
            yield f"turn {row} {down} {up} {types}"
        yield f"turn {lemma} {down} {up}"
        yield f"ends {downs[-1] if downs else 'here'} {ups[0] if ups else 'here'}"
        if parse.is_verb(turning):
            yield f"turn {lemma} {'passive' if parse.is_passive(turning) else 'active'} {down}"


@lru_cache(maxsize=4096)
def _rows(lemma: str) -> tuple[str, ...]:
    """The rows that have a word: `developer`, `developer role`."""
    return tuple(
        row if cls == "relation" else f"{row} {cls}" for cls, rows in _CLASSES for row in rows.split() if lemma in lemmas(row, cls)
    )


def _naming(pair: Pair, types: str) -> Iterator[str]:
    """Whether one of the two is named in the other, and whether the text begins with the value."""
    subject, value = pair.subject.name.lower(), pair.value.name.lower()
    if value in subject:
        yield f"value in the name {types}"
    if subject in value:
        yield f"subject in the name {types}"
    if pair.second is not None and pair.second[0] < _OPENING:
        yield f"opening {types}"


def _named(entity: Entity) -> bool:
    return not entity.name.islower()
