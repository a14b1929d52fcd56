"""Which references are to the same entity: names among themselves, then phrases and pronouns to what has been named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType, Span
from parkextract.tokens import Tokens

_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making: its names as written with the place of the first use of each, and the spans of all references to it."""

    type: EntityType
    names: dict[str, int] = field(default_factory=dict)
    spans: set[Span] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    named: bool = True

    @property
    def name(self) -> str:
        """The fullest name; of two as long the first."""
        return max(self.names, key=lambda name: (len(_content(name)), -self.names[name]))

    @property
    def first(self) -> int:
        return min((start for start, _ in self.spans), default=0)

    def add(self, name: str, start: int) -> None:
        self.names.setdefault(name, start)
        self.words |= _content(name)


def _content(name: str) -> set[str]:
    return {word for word in name.lower().replace("-", " ").split() if word not in _ARTICLES}


def cluster(names: Sequence[Name], types: dict[str, EntityType], tokens: Tokens, words: Vocabulary) -> tuple[list[Draft], dict[Name, Draft]]:
    """Names that are forms of one another, by entity. A shorter form follows the full one and shares its beginning or its head noun."""
    forms: dict[str, list[Name]] = {}
    for name in names:
        forms.setdefault(name.text, []).append(name)
    drafts: list[Draft] = []
    owner: dict[str, Draft] = {}
    acronyms: dict[str, str] = {}
    for name in names:
        if name.acronym:
            acronyms.setdefault(name.acronym, name.text)
    for text in sorted(forms, key=lambda text: (-len(text.split()), forms[text][0].start)):
        first = forms[text][0]
        target = owner.get(acronyms.get(text, "")) or next((d for d in drafts if _is_form(first, types.get(text, "org"), d, forms)), None)
        if target is None:
            target = Draft(types.get(text, "org"))
            drafts.append(target)
        owner[text] = target
        target.add(text, first.start)
        if first.head:
            target.heads.add(first.head.noun)
    for text, found in forms.items():
        owner[text].spans.update((name.start, name.end) for name in found)
    return drafts, {name: owner[name.text] for name in names}


def _is_form(short: Name, type: EntityType, full: Draft, forms: dict[str, list[Name]]) -> bool:
    """Whether a name is a shorter form of an entity's name."""
    own = _content(short.text)
    for name in full.names:
        whole = _content(name)
        if not own <= whole:
            continue
        if own == whole:
            return True
        begins = name.lower().replace("-", " ").split()[: len(own)] == short.text.lower().replace("-", " ").split()
        if short.head:
            full_head = forms[name][0].head
            if full_head and full_head.noun == short.head.noun and full.type == type:
                return True
            continue
        if full.type == "person":
            return type == "person" or short.start > full.names[name]
        if begins and type != "place" and short.start > full.names[name]:
            return True
    return False
