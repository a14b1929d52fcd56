"""The grammar of names: runs of capitalised words with what joins them, found on the tokens without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parkextract.entities import brackets, capitals, headings, items
from parkextract.entities.runs import Runs
from parkextract.entities.vocabulary import Head, vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Mention

_OPENERS = brackets.QUOTES | frozenset(":—|([•*#_>") | {"--"}
_SIGNS = frozenset("$€£¥")
_LABEL = 3  # tokens: the label of an item in a list is no longer


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `[first, last)`, characters `[start, end)`.

    `initial`: it begins a sentence with a word that may be no name at all. `acronym` is the short form that stands in brackets behind it.
    `heading`: it stands in a line set in capitals, where a capital says nothing. `defined`: it is the term that a bracket gives to what stands
    before (`the "Zone"`). `aside`: it stands in brackets. `label`: it is all there is to a sentence (`Limerick.`), but perhaps its place.
    `nested`: it is part of a longer name (`Committee of … Zone`). `dateline`: it says where a report comes from (`Burgas, Jan 17 –`).
    `title`: it stands in a line before the text that is no sentence.
    """

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    head: Head | None
    initial: bool = False
    acronym: str | None = None
    heading: bool = False
    defined: bool = False
    aside: bool = False
    label: bool = False
    nested: bool = False
    dateline: bool = False
    title: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def key(self) -> str:
        """What two ways of writing a name have in common: case does not count, where it says nothing."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """The key of a name: short ones, which may be acronyms, keep their case."""
    text = text.rstrip(".")
    return text.casefold() if len(text) > 4 else text


def find(tokens: Tokens, sentences: Sequence[Sentence], mentions: Iterable[Mention] = (), lang: str = "en") -> tuple[Name, ...]:
    """The names of a text, in order; only a nested one overlaps another. What is inside a mention (a month, a currency) is part of no name."""
    taken = bytearray(len(tokens))
    for mention in mentions:
        for i in range(tokens.at(mention.start), tokens.until(mention.end)):
            taken[i] = 1
    grammar = _Grammar(tokens, taken, vocabulary(lang))
    grammar.count()
    found = [name for sentence in sentences for name in grammar.of(sentence)]
    return tuple(headings.read(list(brackets.shared(found, tokens)), tokens, grammar.words, grammar.ordinary))


class _Grammar(Runs):
    def of(self, sentence: Sentence) -> Iterable[Name]:
        heading = self.heading = self._title_case(sentence)
        i = sentence.first
        while i < sentence.last:
            if not self._begins(i):
                i += 1
                continue
            last = self._run(i, sentence.last)
            first = self._trim(i, last, sentence)
            if first < last and (name := self._name(first, last, sentence, heading)):
                yield name
                if inner := self._nested(name):
                    yield inner
            i = max(last, i + 1)

    def _title_case(self, sentence: Sentence) -> bool:
        """Whether a sentence is set like a title: nearly all of its longer words have a capital."""
        long = [word for word in self.tokens.words[sentence.first : sentence.last] if len(word) > 3 and word.isalpha()]
        if sentence.terminated:
            return False
        if long and all(word.isupper() for word in long):
            return True
        return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)

    def _trim(self, first: int, last: int, sentence: Sentence) -> int:
        """Leaves out an ordinary word that only begins the sentence: `Chipmaker Solmec`."""
        tokens = self.tokens
        if first == sentence.first and last - first > 1 and tokens.gap(first + 1) == " ":
            low = tokens.lower[first]
            head = self.words.head([tokens.words[first]])
            kept = low in self.words["office"] or (low in self.words["labelled"] and tokens.words[first + 1][0].isdigit())
            if not kept and (
                (low in self.ordinary and low not in self.words["field"]) or (head and head.type == "org") or low in self.words["leading"]
            ):
                return first + 1
        return capitals.behind_portfolio(tokens, first, last, self.words)

    def _name(self, first: int, last: int, sentence: Sentence, heading: bool) -> Name | None:
        tokens = self.tokens
        if len(tokens.words[first]) == 1 and (
            last - first == 1 or (last - first == 2 and tokens.touches(first + 1) and tokens.words[first + 1].isdigit())
        ):
            return None  # Q3
        if capitals.nameless(tokens, first, last, self.words):
            return None
        opens = (
            self._leads(first, sentence)
            or tokens.words[first - 1] in _OPENERS
            or (tokens.words[first - 1] in "-–" and tokens.gap(first) != "")
        )
        start, end = tokens.starts[first], tokens.ends[last - 1]
        alone = opens and not any(tokens.gap(k) for k in range(first + 1, last))
        labels = alone and last < len(tokens) and tokens.words[last] == ":"
        dateline = items.dateline(tokens, first, last, self.words)
        if alone and not dateline and (tokens.lower[first] in self.ordinary or (labels and (first or tokens.words[first].isupper()))):
            return None  # only in the title a colon may stand behind a name: `Longhui: Seven projects started`
        if labels and tokens.lower[first] in self.words["label_word"]:
            return None  # Explainer: what is being built
        head = self._head(first, last)
        if alone and head is None and self._opens_phrase(first, last):
            return None  # Hiring of the first men
        if head is not None and head.plural and (alone or (last - first == 1 and self.words.is_head(tokens.words[first]))):
            return None  # `Firms in …`, `Units 1 to 4`
        if last < len(tokens) and tokens.words[last] in _SIGNS and tokens.touches(last):
            return None  # US$
        label = first == sentence.first and sentence.terminated and items.label(tokens, first, last, sentence)
        opening = brackets.opening(tokens, first, sentence)
        if opening is not None and capitals.ticker(tokens, first, last):
            return None
        return Name(
            first, last, start, end, tuple(tokens.text[start:end].split()), head, alone, None if dateline else self._short(first, last, sentence), heading,
            opening is not None and brackets.quoted(tokens, first, last, sentence), opening is not None, label,
            dateline=head is None and dateline, title=sentence.first == 0 and not sentence.terminated,
        )  # fmt: skip

    def _opens_phrase(self, first: int, last: int) -> bool:
        """Whether one word and `of` with no name behind it begin a sentence: `Hiring of the first men`, not `Veidro of Norway`."""
        tokens = self.tokens
        if last - first > 1 or last + 1 >= len(tokens) or tokens.lower[last] != "of":
            return False
        k = last + 2 if tokens.lower[last + 1] == "the" and last + 2 < len(tokens) else last + 1
        return tokens.words[k].islower()

    def _short(self, first: int, last: int, sentence: Sentence) -> str | None:
        """The other name of a name: what it is also known as, its short form in brackets behind it, the nickname inside it."""
        nickname = next((k for k in range(first + 1, last) if brackets.nickname(self.tokens, k, last)), None)
        if nickname is not None:
            return self.tokens.words[nickname + 1]
        if last + 2 >= sentence.last:
            return None
        k = brackets.alias(self.tokens, last, sentence, self.words)
        if k is not None and self._capital(k):
            return self.tokens.text[self.tokens.starts[k] : self.tokens.ends[self._run(k, sentence.last) - 1]]
        return None if self.taken[last + 1] else brackets.acronym(self.tokens, first, last, self.words)

    def _leads(self, first: int, sentence: Sentence) -> bool:
        """Whether a token begins its sentence, or only the label of an item stands before it: `2/ Owner is …`."""
        return first - sentence.first <= _LABEL and not any(self.tokens.words[k][0].isalpha() for k in range(sentence.first, first))

    def _nested(self, name: Name) -> Name | None:
        """The park or place at the end of an office's name: `Management Committee of … Development Zone`."""
        tokens = self.tokens
        joint = next((k for k in range(name.first + 1, name.last) if tokens.lower[k] in ("of", "for") and tokens.gap(k) == " "), None)
        if joint is None or (name.head and name.head.type not in ("org", "project")):
            return None
        first = joint + 2 if tokens.lower[joint + 1] == "the" else joint + 1
        inner = [k for k in range(first, name.last) if tokens.lower[k] in ("of", "for") and tokens.gap(k) == " "]
        if inner:
            first = inner[-1] + (2 if tokens.lower[inner[-1] + 1] == "the" else 1)
        head = self._head(first, name.last)
        if head is None or head.type not in ("park", "place") or name.last - first < 2:
            return None
        start = tokens.starts[first]
        return Name(first, name.last, start, name.end, tuple(tokens.text[start : name.end].split()), head, nested=True, aside=name.aside)
