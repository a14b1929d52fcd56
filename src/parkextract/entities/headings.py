"""Names in a line set in capitals, where a capital says nothing: `Nigeria Leads With Lekki Free Zone` names what the text names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from parkextract.entities.vocabulary import Vocabulary
from parkextract.tokens import Tokens

if TYPE_CHECKING:
    from parkextract.entities.names import Name


def read(found: Sequence[Name], tokens: Tokens, words: Vocabulary, ordinary: Set[str]) -> Iterator[Name]:
    """The names of a text, those in a heading cut down to what the text names elsewhere; what it names nowhere else is a name by its head noun only.
    `ordinary` are the words that the text has in lower case."""
    plain = {name.key for name in found if not name.heading}
    known = _known(found, tokens, words, ordinary) if any(name.heading for name in found) else {}
    for name in found:
        if not name.heading or name.key in plain:
            yield name
            continue
        inside = list(_inside(name, tokens, known))
        if inside and (name.head is None or _joined(tokens.words[name.first : inside[-1].first], words)):
            yield from inside
        elif (name.head or name.words[-1].lower() in words["company"]) and not _general(name, words, ordinary):
            yield name


def _known(found: Sequence[Name], tokens: Tokens, words: Vocabulary, ordinary: Set[str]) -> dict[str, dict[tuple[str, ...], Name]]:
    """What the text names outside headings, by its first word; a single word that may be a noun (`the Period`) is no name in capitals."""
    known: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in found:
        run = tuple(tokens.lower[name.first : name.last])
        noun = name.initial or name.defined or run[0] in ordinary or words.is_head(run[0]) or run[0] in words["office"]
        if not name.heading and not name.nested and not (len(run) == 1 and noun):
            known.setdefault(run[0], {}).setdefault(run, name)
    return known


def _general(name: Name, words: Vocabulary, ordinary: Set[str]) -> bool:
    """Whether a heading only says of what kind a thing is: the `Steel Base` of `Orava Zone Expands Steel Base`."""
    own = name.words[: len(name.words) - (name.head.length if name.head else 1)]
    plain = words["field"] | words["light"] | ordinary
    return all(word.lower() in plain or (name.head is None and words.is_head(word)) for word in own)


def _joined(before: Sequence[str], words: Vocabulary) -> bool:
    """Whether a small word with a capital joins what stands before a name to it: `Leads With`."""
    return any(word.istitle() and word.lower() in words.starters for word in before)


def _inside(name: Name, tokens: Tokens, known: dict[str, dict[tuple[str, ...], Name]]) -> Iterator[Name]:
    """The names within a run of capitalised words that the text names elsewhere too, the longest first, none over another."""
    i = name.first
    while i < name.last:
        ways = known.get(tokens.lower[i], {})
        length = max((len(run) for run in ways if run == tuple(tokens.lower[i : min(i + len(run), name.last)])), default=0)
        if length:
            other = ways[tuple(tokens.lower[i : i + length])]
            yield replace(
                other, first=i, last=i + length, start=tokens.starts[i], end=tokens.ends[i + length - 1], initial=False, acronym=None,
                heading=True, label=False, aside=False, dateline=False,
            )  # fmt: skip
        i += max(length, 1)
