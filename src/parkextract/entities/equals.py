"""What a phrase is put equal to, by apposition or predicate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft, content
from parkextract.entities.scene import Scene
from parkextract.facts import EntityType

_HIGHEST = 3  # nouns that an apposition is looked for above the one it seems to belong to


class Equals:
    """The equations of one sentence. What a name is put in apposition to is that name's."""

    def __init__(self, scene: Scene, found: Sequence[Reference], by_word: Mapping[int, Reference]) -> None:
        self.scene = scene
        self._kinds: dict[int, EntityType | None] = {}
        for word, reference in by_word.items():
            own = scene.owner.get(reference.name.key) if reference.name else None
            self._kinds[word] = None if own and own.vague else own.type if own else reference.type
        self._named: dict[int, Draft] = {}
        for reference in found:
            draft = scene.owner.get(reference.name.key) if reference.name else None
            above = self._rise(reference.same, draft) if draft is not None else None
            if draft is not None and above is not None:
                self._named[above] = draft

    def find(self, reference: Reference) -> Draft | None:
        """What a phrase is put equal to, if it is of that kind; it may tell what a name names."""
        draft = self._named.get(reference.head) or self.scene.of(reference.same) or self._nearest(reference)
        if draft is None or reference.type is None:
            return None
        if not draft.vague and not alike(draft.type, reference.type):
            if not self._field(draft, reference):
                draft = self._nearest(reference) or self._above(reference)
                if draft is None:
                    return None
        elif draft.vague:
            draft.type, draft.vague = reference.type, False
        general = self.scene.words["any_site"] | {"lot"}
        tells = reference.kind == "indefinite" and not draft.named and draft.heads <= general and reference.noun not in general
        called = bool(reference.inner) and not draft.named and not reference.plural  # The nearest estate, the Turiec growth centre, …
        draft.heads.add(reference.noun)
        if called or (tells and len(content(reference.text)) > len(content(draft.name))):
            draft.add(reference.text, reference.start)  # `The second project, a carbon fibre plant, …`
        return draft

    def _field(self, draft: Draft, reference: Reference) -> bool:
        """Whether a valley or an island turns out to be a park: `Medha Valley, the state's life-science cluster`."""
        if draft.type != "place" or reference.type != "park" or not draft.heads or not draft.heads <= self.scene.words["maybe_park"]:
            return False
        draft.type, draft.vague, draft.sure = "park", False, True
        return True

    def _nearest(self, reference: Reference) -> Draft | None:
        """The name directly before the comma, where the parser takes a noun further back: Orava Park, in `the owners of Orava Park, a former mill`."""
        parse = self.scene.parse
        if parse is None or reference.type is None or parse.apposed_to(reference.head) is None:
            return None
        first = parse.phrase_start(reference.head)
        draft = self.scene.of(first - 2) if first > 1 and parse.words[first - 1] == "," else None
        if draft is None or not draft.named or not (draft.vague or alike(draft.type, reference.type)):
            return None
        if draft.vague:
            draft.type, draft.vague = reference.type, False
        return draft

    def _above(self, reference: Reference) -> Draft | None:
        """What an apposition belongs to where the nearest noun is of another kind: the hub in `the Orava Hub in Zilina, a $2 billion scheme`."""
        parse, word = self.scene.parse, reference.same
        if parse is None or reference.type is None or parse.apposed_to(reference.head) is None:
            return None
        for _ in range(_HIGHEST):
            above = parse.preposition_of(word) if word is not None else None
            word = above[1] if above else None
            draft = self.scene.of(word)
            if draft is not None and alike(draft.type, reference.type):
                return draft
        return None

    def _rise(self, word: int | None, draft: Draft) -> int | None:
        """The noun that a name belongs to, where the parser takes the nearest: the operator, in `the operator of the Orava Estate in Zilina, Veidro
        AS`."""
        parse = self.scene.parse
        for _ in range(_HIGHEST):
            kind = self._kinds.get(word) if word is not None else None
            if word is None or parse is None or draft.vague or kind is None or alike(kind, draft.type):
                break
            above = parse.preposition_of(word)
            word = above[1] if above and parse.is_noun(above[1]) else None
        return word


def alike(one: EntityType, other: EntityType) -> bool:
    """Whether two types can be of one thing: what one calls a park another calls a project."""
    return one == other or {one, other} == {"park", "project"}
