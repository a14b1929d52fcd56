"""What stands around a name, and what it is made of, as the names of features for the model that guesses what it names (`guess.py`).

A feature is a string, its value 1. Other names stand as the type that the rules see in them (`<park>`), numbers and times as their kind, so that what is
learned is of the language rather than of the articles: `n1 covers`, `p1 in`, `then estate` where `the estate` follows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from parkextract import places
from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Count, Mention

_WINDOW = 4  # words told on a side
_CALLED = 35  # tokens: how far behind a name it may be called `the park`
_REFERRING = frozenset({"the", "this", "its", "their"})
_LONG = 4  # words: a longer name is long


class Signs:
    """The features of the names of one article. `rules` are the types that the rules see in names, by their keys."""

    def __init__(
        self,
        tokens: Tokens,
        names: Sequence[Name],
        sentences: Sequence[Sentence],
        mentions: Iterable[Mention],
        rules: Mapping[str, tuple[EntityType, bool]],
        words: Vocabulary,
    ) -> None:
        self.tokens, self.sentences, self.rules, self.words = tokens, sentences, rules, words
        self._starts = [sentence.first for sentence in sentences]
        # what a token belongs to: the first token of it, the index after its last, how it is told
        self._told: dict[int, tuple[int, int, str]] = {}
        for name in names:
            if not name.nested:
                kind = rules.get(name.key)
                self._tell(name.first, name.last, f"<{kind[0] if kind else '?'}>")
        self._stated: dict[int, list[str]] = {}
        for mention in mentions:
            told = _number(mention)
            first = tokens.at(mention.start)
            self._tell(first, tokens.until(mention.end), told)
            self._stated.setdefault(self._sentence(first), []).append(f"s {told}")
        plural = {word for word in set(tokens.lower) if word[-1] == "s"}
        self.article = [f"article {noun}" for word in sorted(plural) if (noun := words.noun(word, plural=True))]

        self._calls = [(i, f"then {noun}") for i, low in enumerate(tokens.lower) if low in _REFERRING and (noun := self._noun(i + 1))]

    def _noun(self, first: int) -> str | None:
        """The head noun that one of two tokens is, without being part of a name: `the estate`, `its tyre plant`."""
        last = min(first + 2, len(self.tokens))
        nouns = (self.words.noun(self.tokens.lower[k]) for k in range(first, last) if k not in self._told)
        return next(filter(None, nouns), None)

    def _tell(self, first: int, last: int, told: str) -> None:
        for i in range(first, last):
            self._told[i] = first, last, told

    def _sentence(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def of(self, uses: Sequence[Name]) -> Collection[str]:
        """The features of a name, from all its uses, each once and in the order of the text, so that their sum is the same in every process; those of the
        whole article are `article`."""
        found = dict.fromkeys(self._itself(uses[0]))
        for name in uses:
            found.update(dict.fromkeys((*_side("n", self._behind(name.last)), *_side("p", self._before(name.first)), *self._place(name))))
        return found.keys()

    def _itself(self, name: Name) -> Iterator[str]:
        """What the words of a name say."""
        parts = [word.lower().strip(".,") for word in name.text.replace("-", " ").split()]
        last = parts[-1]
        yield from (f"last {last}", f"long {min(_LONG, len(parts))}")
        if name.text.isupper():
            yield "capitals"
        if last.isdigit():
            yield "number"
        if name.head:
            yield f"head {name.head.type}"
        if places.country(name.text):
            yield "town"
        kind = self.rules.get(name.key)
        yield f"rule {kind[0]} {'sure' if kind[1] else 'unsure'}" if kind else "rule -"
        if kind:
            yield f"rule {kind[0]}"

    def _behind(self, i: int) -> list[str]:
        """The words behind a name, from the nearest: a name or a number is one."""
        found: list[str] = []
        while len(found) < _WINDOW and i < len(self.tokens):
            if self.tokens.gap(i) == "\n":
                return [*found, "\n"]
            told = self._told.get(i)
            found.append(told[2] if told else self.tokens.lower[i])
            i = told[1] if told else i + 1
        return found

    def _before(self, i: int) -> list[str]:
        """The words before a name, from the nearest, as far as its sentence."""
        found: list[str] = []
        while len(found) < _WINDOW:
            if self.tokens.gap(i) == "\n":
                return [*found, "\n"]
            told = self._told.get(i - 1)
            found.append(told[2] if told else self.tokens.lower[i - 1])
            i = told[0] if told else i - 1
            if found[-1] == ".":
                break
        return found

    def _place(self, name: Name) -> Iterator[str]:
        """Where a name stands, what is stated beside it, what it may be called behind it."""
        tokens, at = self.tokens, self._sentence(name.first)
        sentence = self.sentences[at]
        if name.first == sentence.first:
            yield "opens line" if tokens.gap(name.first) == "\n" else "opens"
        elif name.first == sentence.first + 1 and tokens.lower[sentence.first] == "the":
            yield "opens the"
        yield from self._stated.get(at, ())
        if not sentence.terminated:
            yield "no stop"
        for flag in ("label", "dateline", "heading", "aside", "defined"):
            if getattr(name, flag):
                yield flag
        low = bisect_left(self._calls, (name.last, ""))
        high = bisect_left(self._calls, (name.last + _CALLED, ""))
        yield from (called for _, called in self._calls[low:high])


def _side(sign: str, words: Sequence[str]) -> Iterator[str]:
    yield from (f"{sign}{n} {word}" for n, word in enumerate(words[:2], 1))
    yield from (f"{sign} {word}" for word in words)
    if len(words) > 1:
        yield f"{sign}12 {words[0]} {words[1]}"


def _number(mention: Mention) -> str:
    if isinstance(mention, Count) and mention.unit:
        return f"#count {mention.unit.split()[-1]}"
    return f"#{mention.kind}"
