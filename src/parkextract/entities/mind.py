"""How present the entities of a text are in its reader's mind, sentence by sentence, and what the text is about.

Each reference adds the weight of its role in the sentence, and every sentence takes a part away (after Lappin and Leass, "An algorithm for
pronominal anaphora resolution", 1994).
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from parkextract.entities.resolve import Draft
from parkextract.facts import EntityType

FAINT = 0.02  # below this an entity is out of mind for pronouns
_FADE = 0.6  # what a sentence leaves of the presence of what it does not mention
_PARAGRAPH = 0.7  # what a new paragraph leaves besides
_ITEM = 0.03  # what a new item of a round-up leaves
_KEPT = 60  # entities in mind at once: the search stays linear
_FULL = 4.0  # more present than this nothing is
_RANKED = 6  # topics of a sentence
_UNNAMED = 0.7
_VAGUE = 0.5
_PAPER = 0.3  # a plan on paper is seldom what a text is about
_PRIOR = 0.6  # of what the article names most
_OPENING = 0.8  # of what it begins with
_LEADING = 0.4  # of what the paragraph begins with
_FORE = 0.85  # the weight of a role in which a thing is brought forward
_MINOR = 0.5
_TURNING = 0.8  # the weight of a role in which a new thing turns a paragraph to itself
_TURN = 0.25  # what is left of the rest where a paragraph begins with a park or a project that is new
_TURNED = 0.3  # of what speaks for the article's topic, until it is named again
_BROUGHT = 1.5  # a pronoun rather means what has just been brought in
_BEGUN = 1.3  # or what the text began with
_STILL = 0.45  # what a thing brought in anew must have kept to be what a part belongs to
_TOPIC: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.5, "place": 0.2, "person": 0.0}


class Mind:
    """The presence of each entity, the last one referred to last. `documents` are the nouns of plans on paper, `minor` those of what
    is mostly a part of something larger."""

    def __init__(self, drafts: Sequence[Draft], documents: Set[str], minor: Set[str]) -> None:
        self.presence: dict[Draft, float] = {}
        self._documents, self._minor = documents, minor
        self._prior = _priors(drafts)
        self._opening: Draft | None = None
        self._paragraph: Draft | None = None
        self._begins = False  # whether this is the first sentence of a paragraph
        self._turned: Draft | None = None
        self._heard: set[Draft] = set()
        self._new: Draft | None = None  # the last project that this paragraph has brought in

    def hear(self, draft: Draft, weight: float, *, opens: bool = True, named: bool = False) -> None:
        """A reference to an entity: what an article or a paragraph begins with, it mostly goes on about."""
        if named:
            self._turn(draft, weight)
        elif draft in self._heard and draft.type in ("park", "project") and not draft.plural:
            self._begins = False  # what the paragraph begins with is known
        if draft not in self._heard and draft.type == "project" and weight >= _FORE and not draft.plural and not self._small(draft):
            self._new = draft
        self._heard.add(draft)
        fore = opens and weight >= _FORE and draft.type in ("park", "project") and not draft.plural
        if fore and (draft.named or not draft.heads <= self._minor):
            self._opening = self._opening or draft
            self._paragraph = self._paragraph or draft
        factor = (1.0 if draft.named else _UNNAMED) * (0.8 if draft.plural else 1.0)
        self.presence[draft] = min(self.presence.pop(draft, 0.0) + weight * factor, _FULL)

    def _small(self, draft: Draft) -> bool:
        """Whether a thing is a plan on paper, or mostly a part of something larger."""
        return bool(draft.heads) and draft.heads <= self._documents | self._minor

    def _turn(self, draft: Draft, weight: float) -> None:
        """A paragraph whose first sentence names a park or a project that is new, and none that is known, is about another thing."""
        if draft.type not in ("park", "project") or draft.plural or self._small(draft):
            return
        if draft in self._heard:
            self._begins = False
            if draft is not self._turned:
                self._turned = None
        elif self._begins and self._opening is not None and weight >= _TURNING:
            self._begins, self._turned = False, draft
            self.presence = {other: left * _TURN for other, left in self.presence.items()}

    def fade(self, *, paragraph: bool, item: bool) -> None:
        """What is not mentioned fades: with each sentence, more with a paragraph, most where an item of a round-up begins (`Limerick. …`)."""
        self._begins = paragraph
        if paragraph:
            self._paragraph = self._new = None
        if item:
            self._opening = None
        factor = _FADE * (_PARAGRAPH if paragraph else 1.0) * (_ITEM if item else 1.0)
        main = self._opening
        self.presence = {draft: left for draft, weight in list(self.presence.items())[-_KEPT:] if (left := weight * factor) > FAINT / 20}
        if main is not None:  # what the article is about is never quite forgotten
            self.presence.setdefault(main, FAINT / 2)

    def merge(self, draft: Draft, other: Draft) -> None:
        """One entity turns out to be another."""
        self.presence[other] = min(self.presence.get(other, 0.0) + self.presence.pop(draft, 0.0), _FULL)
        self._opening = other if self._opening is draft else self._opening
        self._paragraph = other if self._paragraph is draft else self._paragraph

    def prior(self, draft: Draft) -> float:
        """How often the whole article names an entity, beside those of its kind."""
        return self._prior.get(draft, 0.0)

    def topics(self) -> list[tuple[Draft, float]]:
        """What the text is about here, the likeliest first."""
        ranked = [(draft, self._topic(draft, weight)) for draft, weight in self.presence.items() if not draft.plural]
        ranked.sort(key=lambda item: -item[1])
        return [item for item in ranked[:_RANKED] if item[1] > FAINT / 4]

    def topic(self, types: Set[EntityType] = frozenset(("park", "project", "org", "place"))) -> Draft | None:
        """The likeliest topic of one of the types."""
        return next((draft for draft, _ in self.topics() if draft.type in types), None)

    def forward(self, draft: Draft) -> float:
        """How much likelier a pronoun means what the paragraph has just brought in, or what it or the article began with."""
        return _BROUGHT if draft is self._new else _BEGUN if draft in (self._opening, self._paragraph) else 1.0

    def whole(self) -> Draft | None:
        """The park or project that a part named without it belongs to: the one that the paragraph has just brought in, or what the text is about."""
        new = self._new
        if new is not None and self.presence.get(new, 0.0) * (1.0 if new.named else 1 / _UNNAMED) > _STILL:
            return new
        return self.topic(frozenset(("park", "project")))

    def _topic(self, draft: Draft, weight: float) -> float:
        prior = self._prior.get(draft, 0.0)
        prior += _OPENING if draft is self._opening else 0.0
        prior *= 1.0 if self._turned in (None, draft) else _TURNED
        prior += _LEADING if draft is self._paragraph else 0.0
        factor = _VAGUE if draft.vague else 1.0
        if draft.heads:
            factor *= _PAPER if draft.heads <= self._documents else _MINOR if not draft.named and draft.heads <= self._minor else 1.0
        return _TOPIC[draft.type] * factor * (weight + prior)


def _priors(drafts: Sequence[Draft]) -> dict[Draft, float]:
    """How much more a topic is at hand the more the whole article names it, among those of its kind."""
    priors: dict[Draft, float] = {}
    for types in (("park", "project"), ("org",)):
        kind = [draft for draft in drafts if draft.type in types]
        most = max((draft.times for draft in kind), default=0)
        if most > 1:
            priors.update({draft: _PRIOR * draft.times / most for draft in kind})
    return priors
