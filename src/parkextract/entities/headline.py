"""What a headline announces and the text brings in anew, with an article or with its name."""

from __future__ import annotations

from collections.abc import Set

from parkextract.entities.equals import alike
from parkextract.entities.names import key_of
from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene
from parkextract.sentences import Sentence

_MOST = "est"  # the largest hub may be any hub
_REACH = 3  # sentences: how far behind a headline the thing that it announces may be brought in anew


class Headline:
    """The entities that the last headings speak of; `mine` are those that have a name of their own."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mine: Set[Draft] = set(scene.owner.values())
        self.said: dict[Draft, int] = {}
        self._sentences = 0

    def fade(self, sentence: Sentence) -> None:
        """A sentence further on; a byline or another heading takes nothing off."""
        self._sentences += sentence.terminated
        self.said = {draft: number for draft, number in self.said.items() if self._sentences - number <= _REACH}

    def say(self, draft: Draft) -> None:
        self.said.setdefault(draft, self._sentences)

    def announced(self, reference: Reference) -> Draft | None:
        """What a headline has announced and the text brings in anew: `a plant`, or `a factory`, behind the headline's `robot plant`."""
        if reference.kind != "indefinite" or reference.plural:
            return None
        works = self.scene.words["works_noun"]
        for draft in self.said:
            same = {reference.noun} | (works if reference.noun in works else set())
            own = draft.words - set(reference.noun.split()) - (same if draft.heads & same else set())
            near = draft not in self.mine and bool(same & draft.heads)
            if near and (not reference.modifiers or not own or reference.modifiers & own):
                del self.said[draft]
                draft.add(reference.text, reference.start)
                return draft
        return None

    def named(self, draft: Draft) -> None:
        """A park or project is named for the first time: a headline may have spoken of it by its noun (`Frostway opens its largest hub`) or
        by a part of its name (`Zilina airport zone` for the Zilina Airport Economy Zone)."""
        if draft.vague or draft.type not in ("park", "project"):
            return
        for announced in self.said:
            if announced in self.mine or announced is draft or announced.plural or not alike(announced.type, draft.type):
                continue
            if not announced.heads & draft.heads or not self._fits(announced, draft):
                continue
            del self.said[announced]
            self.scene.join(announced, draft)
            return

    def _fits(self, announced: Draft, draft: Draft) -> bool:
        """Whether the words of a headline are words of the name, or name no more than a place."""
        own = announced.words - {word for head in announced.heads for word in head.split()}
        if own <= draft.words:
            return True
        plain = {word for word in own if word not in draft.words and not word.endswith(_MOST)} - self.scene.words["light"]
        if draft.type == "project" and any(word in announced.name for word in plain):
            return False  # a tyre plant is no lens plant
        capitals = [word.split("-")[0] for word in announced.name.split() if word[:1].isupper()]
        owners = [self.scene.owner.get(key_of(word)) for word in capitals if word.lower() not in draft.words]
        return all(one is not None and (one.vague or one.type == "place") for one in owners)

    def reveal(self, reference: Reference, named: Draft) -> None:
        """What a headline has announced without its name turns out to be what the text names: `X Gateway, a data center campus`."""
        announced = self.announced(reference) if named.named else None
        if announced is None or announced is named:
            return
        announced.names.pop(reference.text, None)
        self.scene.join(announced, named)
