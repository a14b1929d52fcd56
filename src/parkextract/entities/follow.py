"""Follows an article from reference to reference: what is new becomes an entity, what refers back joins the one it means.

How present an entity is in the reader's mind is a number: each reference adds the weight of its role in the sentence, and every sentence halves
it (after Lappin and Leass, "An algorithm for pronominal anaphora resolution", 1994).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parkextract.entities.names import Name
from parkextract.entities.phrases import Reference, references
from parkextract.entities.resolve import Draft, cluster
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention

_FADE = 0.6  # what a sentence leaves of the presence of what it does not mention
_FAINT = 0.02  # below this an entity is out of mind for pronouns
_KEPT = 60  # entities in mind at once: the search stays linear
_PRONOUN: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.9, "place": 0.35, "person": 0.0}
_TOPIC: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.5, "place": 0.2, "person": 0.0}
_UNNAMED = 0.7
_PRIOR = 0.6


@dataclass(slots=True)
class Walked:
    """The entities of an article, and what each sentence is about if it does not say: (its start, the entity)."""

    drafts: list[Draft]
    topics: list[tuple[int, Draft]] = field(default_factory=list)


def follow(
    names: Sequence[Name],
    types: dict[str, EntityType],
    parses: Sequence[Parse],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    tokens: Tokens,
    words: Vocabulary,
) -> Walked:
    """The entities of an article with the spans of all references to them."""
    drafts, owner = cluster(names, types, tokens, words)
    walk = _Walk(drafts, owner, words)
    by_start = {parse.sentence.start: parse for parse in parses}
    at = m = 0
    for sentence in sentences:
        inside: list[Name] = []
        while at < len(names) and names[at].start < sentence.end:
            inside.append(names[at])
            at += 1
        stated: list[Mention] = []
        while m < len(mentions) and mentions[m].start < sentence.end:
            stated.append(mentions[m])
            m += 1
        parse = by_start.get(sentence.start)
        if parse is not None:
            found = references(parse, inside, stated, words)
        else:
            found = [Reference(n.start, n.end, "name", n.text, weight=2.0 if n.first == sentence.first else 1.0, name=n) for n in inside]
        walk.sentence(sentence, found)
    return Walked(walk.drafts, walk.topics)


def _priors(drafts: Sequence[Draft]) -> dict[Draft, float]:
    """How much more a topic is at hand the more the whole article names it."""
    most = max((len(draft.spans) for draft in drafts if draft.type in ("park", "project")), default=0)
    return {draft: _PRIOR * len(draft.spans) / most for draft in drafts if most > 1 and draft.type in ("park", "project")}


class _Walk:
    """The state of the walk: `mind` has the presence of each entity, the last one referred to last."""

    def __init__(self, drafts: list[Draft], owner: dict[Name, Draft], words: Vocabulary) -> None:
        self.drafts, self.owner, self.words = drafts, owner, words
        self.mind: dict[Draft, float] = {}
        self.topics: list[tuple[int, Draft]] = []
        self.here: dict[int, Draft] = {}  # the entities of the words of this sentence
        self.bound: dict[tuple[int, Draft], int] = {}
        self.group: Draft | None = None
        self.prior = _priors(drafts)

    def sentence(self, sentence: Sentence, found: Sequence[Reference]) -> None:
        if (topic := self._best(_TOPIC)) is not None:
            self.topics.append((sentence.start, topic))
        fade = _FADE if sentence.terminated or len(found) > 1 else 1.0  # a heading or a cell takes nothing off one's mind
        self.mind = {draft: left for draft, weight in list(self.mind.items())[-_KEPT:] if (left := weight * fade) > _FAINT / 10}
        self.here, self.bound = {}, {}
        for reference in found:
            draft = self._draft(reference)
            if draft is None:
                continue
            draft.spans.add((reference.start, reference.end))
            if reference.head >= 0:
                self.here[reference.head] = draft
                self.bound.setdefault((reference.verb, draft), reference.head)
            self.hear(draft, reference.weight)

    def hear(self, draft: Draft, weight: float) -> None:
        self.mind[draft] = self.mind.pop(draft, 0.0) + weight * (1.0 if draft.named else _UNNAMED) * (0.8 if draft.plural else 1.0)

    def _best(self, factors: dict[EntityType, float]) -> Draft | None:
        ranked = [(factors[draft.type] * (weight + self.prior.get(draft, 0.0)), draft) for draft, weight in self.mind.items() if factors[draft.type] and not draft.plural]
        best = max(ranked, key=lambda item: item[0], default=None)
        return best[1] if best and best[0] > _FAINT else None

    def _draft(self, reference: Reference) -> Draft | None:
        if reference.name is not None:
            return self.owner[reference.name]
        if reference.kind == "pronoun":
            return self._pronoun(reference)
        if reference.kind == "part":
            return self._part(reference)
        if reference.kind == "counted":
            self.group = self._best(_TOPIC)
            return None
        if reference.same is not None and (same := self.here.get(reference.same)) is not None and same.type == reference.type:
            same.heads.add(reference.noun)
            return same
        return self._known(reference) or self._new(reference)

    def _new(self, reference: Reference) -> Draft | None:
        if reference.type is None:
            return None
        draft = Draft(reference.type, plural=reference.plural, named=False)
        draft.add(reference.text, reference.start)
        draft.heads.add(reference.noun)
        draft.named = bool(reference.inner)
        self.drafts.append(draft)
        return draft

    def _known(self, reference: Reference) -> Draft | None:
        """The entity in mind that a phrase refers back to: it has the noun and the modifiers, or is of the kind that a bare noun stands for."""
        telling = reference.modifiers - self.words["light"]
        if reference.kind == "indefinite" and not reference.inner and not (telling and not reference.determiner):
            return None
        noun = set(reference.noun.split())
        owner = self.here.get(reference.of) if reference.of is not None else None
        best, best_score = None, _FAINT / 4
        for draft, weight in self.mind.items():
            if draft.plural != reference.plural and not (draft.named and not draft.plural and reference.plural and reference.noun in draft.heads and telling):
                continue
            if telling and not telling <= draft.words:
                continue
            exact = reference.noun in draft.heads or (noun <= draft.words and draft.type == reference.type)
            if not exact and (telling or reference.plural or not self._bare(reference.noun, draft.type)):
                continue
            if owner is draft:
                continue
            if owner is not None and not telling and not exact:
                continue
            score = weight * (4 if exact else 1) * (3 if telling else 1)
            if score > best_score:
                best, best_score = draft, score
        return best

    def _bare(self, noun: str, type: EntityType) -> bool:
        """Whether a bare noun may stand for an entity of a type."""
        return type != "person" and noun in self.words[f"bare_{type}"]

    def _part(self, reference: Reference) -> Draft | None:
        """The whole that a part belongs to: what it is said to be of, or what the text is about."""
        if reference.of is not None:
            whole = self.here.get(reference.of)
            return whole if whole is not None and whole.type in ("park", "project") else None
        if reference.noun in ("area", "total") and reference.kind == "part":
            return None
        return self._best({**_TOPIC, "org": 0.0, "place": 0.0})

    def _pronoun(self, reference: Reference) -> Draft | None:
        if reference.text in self.words["first"]:
            return None
        plural = reference.plural
        best, best_score = None, _FAINT
        for draft, weight in self.mind.items():
            if draft.plural != plural and not (plural and draft.type == "org"):
                continue
            if reference.text in ("it", "they", "them") and self.bound.get((reference.verb, draft), reference.head) != reference.head:
                continue  # subject and object of one verb are two
            score = weight * _PRONOUN[draft.type] * (0.5 if plural and not draft.plural else 1.0)
            if score > best_score:
                best, best_score = draft, score
        if plural and self.group is not None:
            return self.group
        return best
