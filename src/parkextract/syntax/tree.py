"""A parsed sentence as a tree of words: their places in the article, tags, lemmas, children and ancestors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import count
from typing import Any, TypeVar

from parkextract.sentences import Sentence
from parkextract.syntax.lemmas import Lemmas

_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "WDT", "$", "EX", "PRP$"})
_PROPER = frozenset({"NNP", "NNPS"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_RELATIONS = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "passive subject", "csubjpass": "passive subject", "dobj": "object", "attr": "predicate",
    "acomp": "predicate", "oprd": "predicate", "dative": "object", "appos": "apposition", "conj": "conjunct", "poss": "possessor", "amod": "modifier",
    "compound": "modifier", "nmod": "modifier", "nummod": "number", "quantmod": "modifier", "prep": "preposition", "pobj": "prepositional object",
    "agent": "agent", "advmod": "adverbial", "npadvmod": "adverbial", "advcl": "clause", "relcl": "relative clause", "acl": "participle",
    "ccomp": "complement", "xcomp": "complement", "pcomp": "complement", "ROOT": "root", "det": "determiner",
}  # fmt: skip

_T = TypeVar("_T", bound="Tree")
_A = TypeVar("_A")
_NOT_ASKED = object()
_WORDS = 1 << 32  # more than a sentence has: the answers to a question are kept under their words, counted on from its number times so many
_questions = count()


def kept(question: Callable[[_T, int], _A]) -> Callable[[_T, int], _A]:
    """A question about a word of a tree that is worked out once: many readers ask the same of the same few words. Its answer is not to be changed."""
    first = next(_questions) * _WORDS

    @wraps(question)
    def ask(tree: _T, word: int) -> _A:
        answer: Any = tree._answers.get(first + word, _NOT_ASKED)
        if answer is _NOT_ASKED:
            answer = tree._answers[first + word] = question(tree, word)
        return answer  # type: ignore[no-any-return]

    return ask


_LEAF: list[int] = []  # the children of every word that has none


class Tree:
    """A sentence as words with heads. `starts[i]`, `ends[i]` are the offsets of word i in the article's text, `heads[i]` its head (itself for the root)."""

    __slots__ = ("sentence", "words", "starts", "ends", "tags", "labels", "heads", "_answers", "_children", "_lemma", "_lemmas")

    def __init__(
        self,
        sentence: Sentence,
        words: list[str],
        starts: list[int],
        ends: list[int],
        tags: list[str],
        labels: list[str],
        heads: list[int],
        lemma: Lemmas,
    ) -> None:
        self.sentence, self.words, self.starts, self.ends = sentence, words, starts, ends
        self.tags, self.labels, self.heads, self._lemma = tags, labels, heads, lemma
        self._lemmas: list[str | None] = [None] * len(words)
        self._answers: dict[int, Any] = {}
        above = set(heads)
        self._children = [[] if i in above else _LEAF for i in range(len(words))]
        for i, head in enumerate(heads):
            if head != i:
                self._children[head].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}("
            + " ".join(f"{word}/{label}→{self.words[h]}" for word, label, h in zip(self.words, self.labels, self.heads, strict=True))
            + ")"
        )

    # -- places

    def at(self, start: int, end: int) -> range:
        """The words that touch the characters `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def head_of(self, start: int, end: int) -> int | None:
        """The word among those of `[start, end)` that governs the others; None where there is no word."""
        words = self.at(start, end)
        outside = [i for i in words if self.heads[i] == i or self.heads[i] not in words]
        if not outside:
            return words[-1] if words else None
        nouns = [i for i in outside if self.is_noun(i)]
        return (nouns or outside)[-1]

    def span(self, words: Iterable[int]) -> tuple[int, int]:
        """The characters from the first of the words to the last."""
        indices = list(words)
        return self.starts[min(indices)], self.ends[max(indices)]

    # -- words

    def is_ordinary(self, i: int) -> bool:
        """Whether a word is one of the language's ordinary words, whatever its case here: a capital at the beginning of a sentence makes no name."""
        return bool(self._lemma.ordinary(self.words[i]))

    def lemma(self, i: int) -> str:
        """The dictionary form, lower case: `invested` is `invest`, `zones` is `zone`."""
        found = self._lemmas[i]
        if found is None:
            found = self._lemmas[i] = self._lemma(self.words[i], self.tags[i])
        return found

    def is_verb(self, i: int) -> bool:
        return self.tags[i][0] == "V" or self.tags[i] == "MD"

    def is_noun(self, i: int) -> bool:
        """Whether a word is a noun, a name, a pronoun or a number that stands for one."""
        return self.tags[i] in _NOUN

    def is_name(self, i: int) -> bool:
        return self.tags[i] in _PROPER

    def is_pronoun(self, i: int) -> bool:
        return self.tags[i] in ("PRP", "PRP$")

    def is_relative(self, i: int) -> bool:
        """Whether a word is a relative or interrogative pronoun: which, who, whose."""
        return self.tags[i] in _RELATIVE

    def is_plural(self, i: int) -> bool:
        return self.tags[i] in ("NNS", "NNPS")

    # -- the tree

    def children(self, i: int) -> list[int]:
        return self._children[i]

    def subtree(self, i: int) -> list[int]:
        """Word i and all that depends on it, in order."""
        found, stack = [i], [i]
        while stack:
            below = self._children[stack.pop()]
            found += below
            stack += below
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """The head of i, its head, and so on to the root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def below(self, above: int, word: int) -> int | None:
        """The word that depends on `above` and is `word` or stands over it; None where `above` is not over it."""
        while self.heads[word] != above:
            if self.heads[word] == word:
                return None
            word = self.heads[word]
        return word if word != above else None

    def root(self) -> int:
        return next((i for i, head in enumerate(self.heads) if head == i), 0)

    def relation(self, i: int) -> str:
        """What word i is to its head, in our words: subject, passive subject, object, predicate, apposition, conjunct, possessor, modifier,
        number, preposition, prepositional object, agent, adverbial, relative clause, participle, clause, complement, root, other."""
        return _RELATIONS.get(self.labels[i], "other")
