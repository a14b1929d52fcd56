"""What a headline announces and the text brings in anew, with an article or with its name."""

from __future__ import annotations

from collections.abc import Set

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene

_REACH = 3  # sentences: how far behind a headline the thing that it announces may be brought in anew


class Headline:
    """The entities that the last headings speak of; `mine` are those that have a name of their own."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mine: Set[Draft] = set(scene.owner.values())
        self.said: dict[Draft, int] = {}

    def fade(self) -> None:
        """A sentence further on."""
        self.said = {draft: number for draft, number in self.said.items() if self.scene.number - number <= _REACH}

    def say(self, draft: Draft) -> None:
        self.said.setdefault(draft, self.scene.number)

    def announced(self, reference: Reference) -> Draft | None:
        """What a headline has announced and the text brings in anew: `a plant` behind the headline's `robot plant`."""
        if reference.kind != "indefinite" or reference.plural:
            return None
        for draft in self.said:
            own = draft.words - set(reference.noun.split())
            near = draft not in self.mine and reference.noun in draft.heads
            if near and (not reference.modifiers or not own or reference.modifiers & own):
                del self.said[draft]
                draft.add(reference.text, reference.start)
                return draft
        return None

    def reveal(self, reference: Reference, named: Draft) -> None:
        """What a headline has announced without its name turns out to be what the text names: `X Gateway, a data center campus`."""
        announced = self.announced(reference) if named.named else None
        if announced is None or announced is named:
            return
        announced.names.pop(reference.text, None)
        self.scene.join(announced, named)
