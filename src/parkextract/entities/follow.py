"""Follows an article from reference to reference: what is new becomes an entity, what refers back joins the one it means."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.entities.names import Name
from parkextract.entities.phrases import Reference, references
from parkextract.entities.resolve import Draft, cluster
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens

_ANAPHORIC: tuple[EntityType, ...] = ("park", "project", "org")


def follow(
    text: str,
    names: Sequence[Name],
    types: dict[str, EntityType],
    parses: Sequence[Parse],
    sentences: Sequence[Sentence],
    tokens: Tokens,
    words: Vocabulary,
) -> list[Draft]:
    """The entities of an article with the spans of all references to them."""
    drafts, owner = cluster(names, types, tokens, words)
    walk = _Walk(text, drafts, owner, words)
    by_start = {parse.sentence.start: parse for parse in parses}
    at = 0
    for sentence in sentences:
        inside: list[Name] = []
        while at < len(names) and names[at].start < sentence.end:
            inside.append(names[at])
            at += 1
        parse = by_start.get(sentence.start)
        if parse is not None:
            walk.sentence(sentence, references(parse, inside, text, words))
        else:
            walk.sentence(sentence, [Reference(n.start, n.end, "name", n.text, "", None, False, n.first == sentence.first, n, "", (n,)) for n in inside])
    return walk.drafts


class _Walk:
    """The state of the walk: `heard` are the entities referred to, the last one last, with the place and whether as a subject."""

    def __init__(self, text: str, drafts: list[Draft], owner: dict[Name, Draft], words: Vocabulary) -> None:
        self.text, self.drafts, self.owner, self.words = text, drafts, owner, words
        self.heard: list[tuple[Draft, int, bool]] = []
        self.previous: list[tuple[Draft, int, bool]] = []

    def sentence(self, sentence: Sentence, found: Sequence[Reference] | object) -> None:
        current: list[tuple[Draft, int, bool]] = []
        for reference in found:  # type: ignore[attr-defined]
            draft = self._draft(reference, current)
            if draft is not None:
                draft.spans.add((reference.start, reference.end))
                current.append((draft, reference.start, reference.subject))
                self.heard.append((draft, reference.start, reference.subject))
        if current:
            self.previous = current

    def _draft(self, reference: Reference, current: list[tuple[Draft, int, bool]]) -> Draft | None:
        if reference.name is not None:
            return self.owner[reference.name]
        if reference.kind == "pronoun":
            return self._pronoun(reference, current)
        if reference.kind == "definite" or reference.inner:
            return self._definite(reference) or self._new(reference)
        return self._new(reference)

    def _new(self, reference: Reference) -> Draft | None:
        if reference.type is None or reference.type == "person":
            return None
        draft = Draft(reference.type, plural=reference.plural, named=False)
        draft.add(reference.text, reference.start)
        draft.heads.add(reference.noun)
        self.drafts.append(draft)
        return draft

    def _definite(self, reference: Reference) -> Draft | None:
        """What `the zone`, `the Dalton plant`, `its second phase` refer to: an entity heard of that has these words, else one of the kind."""
        said = {word for word in reference.text.lower().replace("-", " ").split()} - {"the"}
        noun = set(reference.noun.split())
        modifiers = said - noun
        best: Draft | None = None
        for draft, _, _ in reversed(self.heard):
            if draft.plural != reference.plural and not draft.named:
                continue
            if modifiers and not modifiers <= draft.words:
                continue
            if reference.noun in draft.heads or noun <= draft.words:
                return draft
            if best is None and not modifiers and draft.type == reference.type and not reference.plural and self._generic(reference.noun):
                best = draft
        return best

    def _generic(self, noun: str) -> bool:
        return noun in self.words["generic"]

    def _pronoun(self, reference: Reference, current: list[tuple[Draft, int, bool]]) -> Draft | None:
        wanted_plural = reference.text in self.words["plural"]
        if reference.text in self.words["first"]:
            return None
        candidates = [item for item in current if item[2]] + [item for item in self.previous if item[2]] + current[::-1] + self.previous[::-1]
        for draft, _, _ in candidates:
            if draft.type in _ANAPHORIC and (draft.plural == wanted_plural or (wanted_plural and draft.type == "org")):
                return draft
        return None
