"""References of a sentence that is not parsed: its names, what it calls `the park` or `this company`, and what it brings in as `a cold store`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from parkextract.entities.names import Name
from parkextract.entities.reference import Kind, Reference
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens

_LONGEST = 6  # tokens of a phrase
_PASSING = 0.8  # the weight of what is brought in where nothing is stated
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
    brought = (_brought_in(tokens, sentence, k, taken, words) for k in range(sentence.first, sentence.last - 1) if k not in taken)
    found += [reference for reference in brought if reference is not None]
    return sorted(found, key=lambda reference: reference.start)


def _brought_in(tokens: Tokens, sentence: Sentence, k: int, taken: Set[int], words: Vocabulary) -> Reference | None:
    """The park or project that the phrase behind an article at token k names by a noun: `a cold store`, `the wool-washing plant`. The phrase has to end where
    a mark or a small word does."""
    article = tokens.lower[k]
    indefinite = article in words["indefinite"]
    if not indefinite and article not in words["definite"]:
        return None
    end = k + 1
    while (
        end < sentence.last
        and end <= k + _LONGEST
        and end not in taken
        and _inside(tokens, end)
        and tokens.lower[end] not in words["closed"]
    ):
        end += 1
    if end in taken or end > k + _LONGEST or end == k + 1 or (end < sentence.last and not _ends(tokens.lower[end], words)):
        return None
    plain = tokens.words[k + 1 : end]
    head = words.head(plain)
    if head is None or head.plural or head.type not in ("park", "project") or (len(plain) == 1 and not indefinite):
        return None
    modifiers = frozenset(piece.lower() for word in plain[: len(plain) - head.length] for piece in word.split("-") if piece)
    if (
        head.noun in words["part"]
        or (head.noun == "area" and modifiers & words["around_it"])
        or (head.type == "park" and modifiers & words["ordinal"])
    ):
        return None
    kind: Kind = "indefinite" if indefinite else "definite"
    type: EntityType = "project" if head.noun in words["works_base"] and modifiers else head.type
    return Reference(
        tokens.starts[k + 1], tokens.ends[end - 1], kind, " ".join(plain).replace(" - ", "-"), head.noun, modifiers, type, weight=_PASSING, determiner=article
    )  # fmt: skip


def _inside(tokens: Tokens, k: int) -> bool:
    """Whether token k may stand inside a phrase without a name: letters in lower case, hyphens."""
    word = tokens.words[k]
    if word == "-":
        return tokens.touches(k) and k + 1 < len(tokens) and tokens.touches(k + 1)
    return word.islower() and word.replace("-", "").isalpha()


def _ends(word: str, words: Vocabulary) -> bool:
    return not word[0].isalnum() or word in words["closed"]


@lru_cache
def _nouns(words: Vocabulary) -> frozenset[str]:
    """The bare nouns that may stand for a park, a project or a company."""
    return words["bare_park"] | words["bare_project"] | words["bare_org"]
