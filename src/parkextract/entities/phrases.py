"""References that are no names: ordinary noun phrases (`a green ammonia complex`, `the zone`) and pronouns, read off the parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Head, Vocabulary
from parkextract.facts import EntityType
from parkextract.syntax import Parse

Kind = Literal["name", "definite", "indefinite", "pronoun"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at characters `[start, end)`. `text` is what it would be called by, without article and numbers; `noun` its head noun."""

    start: int
    end: int
    kind: Kind
    text: str
    noun: str
    type: EntityType | None
    plural: bool
    subject: bool
    name: Name | None = None
    determiner: str = ""
    inner: tuple[Name, ...] = ()


def references(parse: Parse, names: Sequence[Name], text: str, words: Vocabulary) -> Iterator[Reference]:
    """The references of a sentence, in order of place; `names` are those of the sentence."""
    at_word = {i: name for name in names for i in parse.at(name.start, name.end)}
    done: set[int] = set()
    found: list[Reference] = []
    for i in range(len(parse)):
        if parse.is_pronoun(i):
            found.extend(_pronoun(parse, i, words))
        elif parse.is_noun(i) and not _modifies(parse, i):
            reference = _phrase(parse, i, at_word, text, words)
            if reference:
                found.append(reference)
                done.update(id(name) for name in reference.inner)
    for name in names:
        if id(name) not in done:
            head = parse.head_of(name.start, name.end)
            subject = head is not None and _is_subject(parse, head)
            found.append(Reference(name.start, name.end, "name", name.text, "", None, False, subject, name, "", (name,)))
    yield from sorted(found, key=lambda reference: reference.start)


def _modifies(parse: Parse, i: int) -> bool:
    """Whether a noun only modifies the noun behind it."""
    head = parse.heads[i]
    return parse.relation(i) == "modifier" and head > i


def _is_subject(parse: Parse, i: int) -> bool:
    return "subject" in parse.relation(parse.first_conjunct(i))


def _pronoun(parse: Parse, i: int, words: Vocabulary) -> list[Reference]:
    low = parse.words[i].lower()
    plural = low in words["plural"] or low in words["first"]
    if not plural and low not in words["singular"]:
        return []
    subject = _is_subject(parse, i)
    return [Reference(parse.starts[i], parse.ends[i], "pronoun", low, low, None, plural, subject)]


def _phrase(parse: Parse, i: int, at_word: dict[int, Name], text: str, words: Vocabulary) -> Reference | None:
    """The phrase that noun i heads, where its noun is one of the table; a name that merely stands there alone is none."""
    if i in at_word:
        return None
    first = parse.phrase_start(i)
    owner = parse.possessor(i)
    if owner is not None:
        first = max(first, parse.subtree(owner)[-1] + 1)
    determiner = parse.determiner(i)
    while first < i and (parse.tags[first] in ("DT", "PRP$", "PDT", "POS", "CC", "WDT") or not parse.words[first][0].isalnum()):
        first += 1
    inner = tuple(dict.fromkeys(at_word[k] for k in range(first, i) if k in at_word))
    plain = [parse.words[k] for k in range(first, i + 1)]
    head = words.head(plain)
    if head is None or parse.tags[i] not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    kind: Kind = "definite" if determiner in words["definite"] or (owner is not None) else "indefinite"
    start, end = parse.starts[first], parse.ends[i]
    label = _label(parse, first, i, text)
    return Reference(start, end, kind, label, head.noun, head.type, head.plural, _is_subject(parse, i), None, determiner, inner)


def _label(parse: Parse, first: int, i: int, text: str) -> str:
    """What the phrase calls its thing: its words without amounts."""
    return " ".join(text[parse.starts[first] : parse.ends[i]].split())


__all__ = ["Head", "Reference", "references"]
