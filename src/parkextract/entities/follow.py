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
_ANAPHORIC: tuple[EntityType, ...] = ("park", "project", "org", "place")
_FAINT = 0.02  # below this an entity is out of mind for pronouns
_KEPT = 60  # entities in mind at once: the search stays linear
_PRONOUN: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.9, "place": 0.35, "person": 0.0}
_TOPIC: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.6, "place": 0.2, "person": 0.0}
_UNNAMED = 0.7
_PRIOR = 0.6
_PARAGRAPH = 0.7
_ITEM = 0.2
_OPENING = 0.4
_PAPER = 0.3
_SUITS = 2.5
_FRESH = 0.3  # an axle maker may be the company named just before


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
    drafts, owner = cluster(names, types)
    walk = _Walk(drafts, owner, words)
    elsewhere = {word.casefold() for name in names if not name.initial for word in (name.words[:1] if name.heading else name.words)}
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
            found = references(parse, inside, stated, elsewhere, words)
        else:
            found = [
                Reference(n.start, n.end, "name", n.text, weight=0.2 if n.aside else 2.0 if n.first == sentence.first else 1.0, name=n)
                for n in inside
            ]
        new_line = tokens.gap(sentence.first) == "\n"
        walk.sentence(sentence, found, parse, new_line)
    return Walked(walk.drafts, walk.topics)


def _priors(drafts: Sequence[Draft]) -> dict[Draft, float]:
    """How much more a topic is at hand the more the whole article names it."""
    most = max((draft.times for draft in drafts if draft.type in ("park", "project")), default=0)
    return {draft: _PRIOR * draft.times / most for draft in drafts if most > 1 and draft.type in ("park", "project")}


class _Walk:
    """The state of the walk: `mind` has the presence of each entity, the last one referred to last."""

    def __init__(self, drafts: list[Draft], owner: dict[str, Draft], words: Vocabulary) -> None:
        self.drafts, self.owner, self.words = drafts, owner, words
        self.mind: dict[Draft, float] = {}
        self.topics: list[tuple[int, Draft]] = []
        self.here: dict[int, Draft] = {}  # the entities of the words of this sentence
        self.bound: dict[tuple[int, Draft], int] = {}
        self.group: Draft | None = None
        self.prior = _priors(drafts)
        self.opened = False
        self.parse: Parse | None = None
        self.equal: dict[int, Draft] = {}
        self.last: list[tuple[Reference, Draft]] = []  # of this sentence

    def sentence(self, sentence: Sentence, found: Sequence[Reference], parse: Parse | None, new_line: bool) -> None:
        self._fade(sentence, found, new_line)
        if (topic := self._best(_TOPIC)) is not None:
            self.topics.append((sentence.start, topic))
        self.here, self.bound, self.parse = {}, {}, parse
        # what stands in apposition to a name is that name's: known before the walk comes to it
        self.equal = {r.same: self.owner[r.name.key] for r in found if r.name and r.same is not None and r.name.key in self.owner}
        for reference in found:
            draft = self._draft(reference)
            if draft is None:
                continue
            draft.spans.add((reference.start, reference.end))
            if reference.head >= 0:
                self.here[reference.head] = draft
                self.bound.setdefault((reference.verb, draft), reference.head)
            if not self.opened and draft.type in ("park", "project") and not draft.plural:
                self.prior[draft] = self.prior.get(draft, 0.0) + _OPENING  # what an article begins with, it mostly goes on about
                self.opened = True
            self.last.append((reference, draft))
            self.hear(draft, reference.weight)
        self.last.clear()

    def _fade(self, sentence: Sentence, found: Sequence[Reference], new_line: bool) -> None:
        """What is not mentioned fades: with each sentence, more with a paragraph, most where an item of a round-up begins (`Limerick. …`)."""
        fade = _FADE if sentence.terminated or len(found) > 1 else 1.0  # a heading or a cell takes nothing off one's mind
        if new_line and sentence.terminated:
            fade *= _PARAGRAPH
            if found and found[0].name is not None and found[0].name.label:
                fade *= _ITEM
        self.mind = {draft: left for draft, weight in list(self.mind.items())[-_KEPT:] if (left := weight * fade) > _FAINT / 20}

    def hear(self, draft: Draft, weight: float) -> None:
        self.mind[draft] = self.mind.pop(draft, 0.0) + weight * (1.0 if draft.named else _UNNAMED) * (0.8 if draft.plural else 1.0)

    def _best(self, factors: dict[EntityType, float]) -> Draft | None:
        ranked = [
            (factors[draft.type] * (weight + self.prior.get(draft, 0.0)) * (_PAPER if draft.heads and draft.heads <= self.words["document"] else 1.0), draft)
            for draft, weight in self.mind.items()
            if factors[draft.type] and not draft.plural
        ]
        best = max(ranked, key=lambda item: item[0], default=None)
        return best[1] if best and best[0] > _FAINT else None

    def _draft(self, reference: Reference) -> Draft | None:
        if reference.name is not None:
            return self._named(reference, reference.name)
        if reference.kind == "pronoun":
            return self._pronoun(reference)
        if reference.kind == "part":
            return self._part(reference)
        if reference.kind == "counted":
            self.group = self.here.get(reference.of) if reference.of is not None else None
            self.group = self.group or self._best(_TOPIC)
            return None
        if reference.plural and len(reference.inner) > 1 and reference.type is not None:
            self._several(reference)
            return None
        if (same := self.equal.get(reference.head)) is not None:
            same.heads.add(reference.noun)
            return same
        if reference.same is not None and (same := self.here.get(reference.same)) is not None and same.type == reference.type:
            same.heads.add(reference.noun)
            return same
        return self._known(reference) or self._new(reference)

    def _named(self, reference: Reference, name: Name) -> Draft | None:
        """Whose name it is; a term that a bracket defines is given to what stands before the bracket and fits it."""
        known = self.owner.get(name.key)
        if known is not None and not (name.defined and len(name.words) == 1):
            return known
        noun = name.head.noun if name.head else ""
        kinds = {kind for kind in _ANAPHORIC if noun and self._bare(noun, kind)}
        kinds |= {"park", "project"} if kinds & {"park", "project"} else set()
        fitting = [draft for _, draft in self.last if noun in draft.heads or draft.type in kinds]
        target = next((draft for draft in reversed(fitting) if draft.named), fitting[-1] if fitting else known)
        if target is None:
            target = Draft(name.head.type if name.head else "org")
            self.drafts.append(target)
            target.add(name.text, name.start)
        if noun:
            target.heads.add(noun)
        self.owner[name.key] = target
        return target

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
            maker = reference.type == draft.type == "org" and reference.noun in self.words["bare_org"] and draft.named and weight > _FRESH
            if telling and not telling <= draft.words and not (maker and reference.kind == "definite" and not draft.heads):
                continue
            exact = reference.noun in draft.heads or (noun <= draft.words and draft.type == reference.type)
            if not exact and ((telling and not maker) or reference.plural or not self._stands_for(reference.noun, draft)):
                continue
            if owner is draft:
                continue
            if owner is not None and not telling and not exact:
                continue
            score = weight * (4 if exact else 1) * (3 if telling else 1)
            if score > best_score:
                best, best_score = draft, score
        return best

    def _stands_for(self, noun: str, draft: Draft) -> bool:
        """Whether a bare noun may mean an entity: it is a noun of its type, and so is what the entity has been called."""
        if not self._bare(noun, draft.type):
            return draft.named and not draft.heads and draft.type in ("park", "project") and (self._bare(noun, "park") or self._bare(noun, "project"))
        return not draft.heads or draft.type in ("org", "park") or any(self._bare(head, draft.type) for head in draft.heads)

    def _suits(self, reference: Reference, type: EntityType) -> float:
        """How well the verb that a pronoun is the subject of suits an entity of a type: companies invest, parks cover."""
        if self.parse is None or reference.verb < 0 or self.parse.relation(reference.head) not in ("subject", "passive subject"):
            return 1.0
        verb = self.parse.lemma(reference.verb)
        if verb in self.words["of_company"] and not self.parse.is_passive(reference.verb):
            return _SUITS if type == "org" else 1.0
        if verb in self.words["of_site"]:
            return _SUITS if type in ("park", "project") else 1.0
        return 1.0

    def _bare(self, noun: str, type: EntityType) -> bool:
        """Whether a bare noun may stand for an entity of a type."""
        return type != "person" and noun in self.words[f"bare_{type}"]

    def _several(self, reference: Reference) -> None:
        """`The A, B and C zones` are three zones, each with the name before it."""
        for name in reference.inner:
            if (draft := self.owner.get(name.key)) is not None and not draft.heads and reference.type is not None:
                draft.type = reference.type
                draft.heads.add(reference.noun)
                draft.add(f"{name.text} {reference.noun}", reference.start)

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
            score = weight * _PRONOUN[draft.type] * (0.5 if plural and not draft.plural else 1.0) * self._suits(reference, draft.type)
            if score > best_score:
                best, best_score = draft, score
        if plural and self.group is not None:
            return self.group
        return best
