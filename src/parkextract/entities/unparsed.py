"""References of a sentence that is not parsed: its names, and what it calls `the park` or `this company`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from parkextract.entities.names import Name
from parkextract.entities.reference import Reference
from parkextract.entities.vocabulary import Vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens

_BEGINS = 4  # tokens: what stands so near to the beginning of a sentence counts as its subject


def unparsed(tokens: Tokens, sentence: Sentence, names: Sequence[Name], words: Vocabulary) -> list[Reference]:
    """The names in a sentence that is not parsed, and what it calls `the park` or `this company`: what stands at its beginning counts as its
    subject."""
    found = []
    for name in names:
        weight = 0.2 if name.aside else 2.0 if name.first == sentence.first else 1.0
        found.append(Reference(name.start, name.end, "name", name.text, weight=weight, name=name))
    taken = {k for name in names for k in range(name.first, name.last)}
    for k in range(sentence.first + 1, sentence.last - 1):
        low, before = tokens.lower[k], tokens.lower[k - 1]
        if low not in _nouns(words) or before not in words["definite"] or k in taken:
            continue
        head = words.head([low])
        if head is not None and not tokens.words[k + 1][0].isupper() and not words.head([tokens.lower[k + 1]]):
            weight = 2.0 if k - sentence.first < _BEGINS else 1.0
            found.append(
                Reference(
                    tokens.starts[k], tokens.ends[k], "definite", low, head.noun, type=head.type, plural=head.plural, weight=weight,
                    determiner=before, old=True,
                )
            )  # fmt: skip
    return sorted(found, key=lambda reference: reference.start)


@lru_cache
def _nouns(words: Vocabulary) -> frozenset[str]:
    """The bare nouns that may stand for a park, a project or a company."""
    return words["bare_park"] | words["bare_project"] | words["bare_org"]
