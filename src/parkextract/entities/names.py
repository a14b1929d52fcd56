"""The grammar of names: runs of capitalised words with what joins them, found on the tokens without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parkextract.entities.vocabulary import Head, Vocabulary, vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Mention

_HYPHENS = frozenset("-\u2010\u2011\u2013")
_APOSTROPHES = frozenset("'\u2019")
_LONGEST = 24  # tokens: no name is longer


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `[first, last)`, characters `[start, end)`. `initial`: it begins a sentence with a word that may be no name at all.
    `acronym` is the short form that stands in brackets behind it."""

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    head: Head | None
    initial: bool = False
    acronym: str | None = None
    heading: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find(tokens: Tokens, sentences: Sequence[Sentence], mentions: Iterable[Mention] = (), lang: str = "en") -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping another. What stands inside a mention (a month, a currency) is part of no name."""
    taken = bytearray(len(tokens))
    for mention in mentions:
        for i in range(tokens.at(mention.start), tokens.until(mention.end)):
            taken[i] = 1
    grammar = _Grammar(tokens, taken, vocabulary(lang))
    return tuple(name for sentence in sentences for name in grammar.of(sentence))


class _Grammar:
    def __init__(self, tokens: Tokens, taken: bytearray, words: Vocabulary) -> None:
        self.tokens, self.taken, self.words = tokens, taken, words
        self.ordinary = {word for word in tokens.words if word.islower()}

    def of(self, sentence: Sentence) -> Iterable[Name]:
        heading = self._title_case(sentence)
        i = sentence.first
        while i < sentence.last:
            if not self._begins(i):
                i += 1
                continue
            last = self._run(i, sentence.last)
            first = self._trim(i, last, sentence)
            if first < last:
                name = self._name(first, last, sentence, heading)
                if name:
                    yield name
            i = max(last, i + 1)

    def _title_case(self, sentence: Sentence) -> bool:
        """Whether a sentence is set like a title: nearly all of its longer words have a capital."""
        long = [word for word in self.tokens.words[sentence.first : sentence.last] if len(word) > 3 and word.isalpha()]
        return len(long) >= 4 and not sentence.terminated and sum(word[0].isupper() for word in long) >= 0.8 * len(long)

    def _capital(self, i: int) -> bool:
        word = self.tokens.words[i]
        return not self.taken[i] and (word[0].isupper() or (len(word) > 2 and word[1].isupper() and word[0].isalpha()))

    def _begins(self, i: int) -> bool:
        return self._capital(i) and self.tokens.lower[i] not in self.words.starters and self.tokens.lower[i] not in self.words["title"]

    def _run(self, i: int, last: int) -> int:
        """The index after the last token of the name that begins at token i."""
        end = i + 1
        last = min(last, i + _LONGEST)
        while end < last:
            step = self._step(i, end, last)
            if not step:
                break
            end += step
        return end

    def _step(self, first: int, k: int, last: int) -> int:
        """How many tokens from k on belong to the name `[first, k)`; 0 when it ends here."""
        tokens, low = self.tokens, self.tokens.lower[k]
        word = tokens.words[k]
        gap = tokens.gap(k)
        if gap == "\n":
            return 0
        after = k + 1 < last and tokens.touches(k + 1)
        if word in _HYPHENS and not gap and after:
            following = tokens.words[k + 1]
            if self.taken[k + 1] or tokens.lower[k + 1] in self.words["suffix"] or not following[0].isalnum():
                return 0
            return 2
        if word in _APOSTROPHES and not gap and after and tokens.words[k + 1][0].isalpha() and tokens.lower[k + 1] not in ("s", "re", "ve", "ll", "d", "t", "m"):
            return 2
        if word in _APOSTROPHES and tokens.lower[k - 1] == "people" and after and k + 2 < last and self._capital(k + 2):
            return 2
        if word == "." and not gap and (len(tokens.words[k - 1]) == 1 or tokens.lower[k - 1] in self.words["company"] or tokens.lower[k - 1] == "st"):
            closes = k + 1 < last and self._capital(k + 1) and tokens.lower[k + 1] not in self.words.starters
            comma = k + 2 < last and tokens.words[k + 1] == "," and tokens.lower[k + 2] in self.words["company"]
            return 3 if comma else 1 if closes or tokens.lower[k - 1] in self.words["company"] else 0
        if word == "," and tokens.lower[k - 1] == "co" and k + 1 < last and tokens.lower[k + 1] in self.words["company"]:
            return 2
        if not gap:
            return 0
        if self._capital(k):
            return 0 if tokens.lower[k] in self.words["title"] and self.words.head([tokens.words[k]]) is None else 1
        if word[0].isdigit() and not self.taken[k] and low.isalnum() and tokens.lower[k - 1] in self.words["labelled"]:
            return 1
        if word == "(" and k + 3 < last and self._capital(k + 1) and tokens.words[k + 2] == ")" and self._capital(k + 3):
            run = self._run(k + 3, last)
            return 3 if self.words.head(tokens.words[k + 3 : run]) else 0
        if low in self.words["elided"] and k + 2 < last and tokens.words[k + 1] in _APOSTROPHES and tokens.touches(k + 2) and self._capital(k + 2):
            return 3  # Côte d'Ivoire
        if low in self.words["connector"]:
            return self._connect(first, k, last)
        return 0

    def _connect(self, first: int, k: int, last: int) -> int:
        """How many tokens a connector at k joins to the name `[first, k)`: itself and an article, if a name goes on behind it."""
        tokens, low = self.tokens, self.tokens.lower[k]
        behind = k + 1
        if low in ("of", "for", "in") and behind < last and tokens.lower[behind] == "the":
            behind += 1
        if behind >= last or not self._capital(behind) or tokens.gap(behind) == "\n":
            return 0
        left, right = tokens.lower[k - 1], tokens.lower[behind]
        if low in ("of", "for"):
            joined = left in self.words["office"] and (behind == k + 1 or left in self.words["office"])
        elif low in ("and", "&"):
            joined = low == "&" or (self._common(left) and self._common(right))
        elif low in ("in", "the"):
            joined = False
        else:
            joined = True
        return behind + 1 - k if joined else 0

    def _common(self, word: str) -> bool:
        """Whether a word of a name is an ordinary word of a field or trade rather than a name of its own."""
        return word in self.words["field"]

    def _trim(self, first: int, last: int, sentence: Sentence) -> int:
        """Leaves out ordinary words that only begin the sentence: `Chipmaker Solmec`."""
        tokens = self.tokens
        if first == sentence.first and last - first > 1 and tokens.gap(first + 1) == " ":
            low = tokens.lower[first]
            head = self.words.head([tokens.words[first]])
            if (low in self.ordinary and low not in self.words["field"] and low not in self.words["office"]) or (head and head.type == "org" and low not in self.words["office"]):
                return first + 1
        return first

    def _name(self, first: int, last: int, sentence: Sentence, heading: bool) -> Name | None:
        tokens = self.tokens
        words = tuple(tokens.words[first:last])
        if last - first == 1 and len(words[0]) == 1:
            return None
        alone = first == sentence.first and last - first == 1
        if alone and (tokens.lower[first] in self.ordinary):
            return None
        text = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
        return Name(first, last, tokens.starts[first], tokens.ends[last - 1], tuple(text.split()), self._head(first, last), alone, self._acronym(first, last, sentence), heading)

    def _head(self, first: int, last: int) -> Head | None:
        """The head noun of a name: at its end, or before its first `of` or `for`."""
        end = next((k for k in range(first + 1, last) if self.tokens.lower[k] in ("of", "for")), last)
        while end > first + 1 and self.tokens.words[end - 1][0].isdigit():
            end -= 1
        return self.words.head(self.tokens.words[first:end])

    def _acronym(self, first: int, last: int, sentence: Sentence) -> str | None:
        """The short form in brackets behind a name: `(IEAT)`, `(CDC, IDX: …)`."""
        tokens = self.tokens
        if last + 2 >= sentence.last or tokens.words[last] != "(":
            return None
        word = tokens.words[last + 1]
        if tokens.words[last + 2] in ")," and word.isalpha() and len(word) > 1 and word[1].isupper() and not self.taken[last + 1]:
            return word
        return None
