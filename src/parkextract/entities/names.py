"""The grammar of names: runs of capitalised words with what joins them, found on the tokens without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parkextract.entities import brackets, capitals, headings, items, numerals
from parkextract.entities.vocabulary import Head, Vocabulary, vocabulary
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Mention

_HYPHENS = frozenset("-\u2010\u2011\u2013")
_APOSTROPHES = frozenset("'\u2019")
_OPENERS = brackets.QUOTES | frozenset(":—|([•*#_>") | {"--"}
_CONTRACTED = frozenset({"s", "re", "ve", "ll", "d", "t", "m"})
_SIGNS = frozenset("$€£¥")
_ABSTRACT = ("tion", "ment", "logy", "tronics", "nomics", "ical", "onal")  # what a field of work ends in, no town
_LONGEST = 24  # tokens: no name is longer
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


class _Grammar:
    def __init__(self, tokens: Tokens, taken: bytearray, words: Vocabulary) -> None:
        self.tokens, self.taken, self.words = tokens, taken, words
        self.ordinary = {word for word in tokens.words if word.islower()}
        self.numbered: set[tuple[str, str]] = (
            set()
        )  # Phuoc Tan, 3: what the text calls Phuoc Tan 3 Industrial Park is Phuoc Tan 3 elsewhere too
        self.heading = False

    def count(self) -> None:
        """Learns which names the text numbers before the noun of a park: `Phuoc Tan 3 Industrial Park`."""
        tokens, last = self.tokens, len(self.tokens)
        for k in range(1, last - 1):
            if tokens.words[k].isdigit() and self._capital(k - 1) and not self.taken[k] and self._park_behind(k + 1, last):
                self.numbered.add((tokens.lower[k - 1], tokens.words[k]))

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

    def _capital(self, i: int) -> bool:
        word = self.tokens.words[i]
        return not self.taken[i] and (word[0].isupper() or (len(word) > 2 and word[1].isupper() and word[0].isalpha()))

    def _begins(self, i: int) -> bool:
        low = self.tokens.lower[i]
        if not self._capital(i) or low in self.words["never"] or self._headlined(i):
            return False
        if low in _CONTRACTED and i and self.tokens.words[i - 1] in _APOSTROPHES and self.tokens.touches(i):
            return False  # WOMAN'S
        if low in self.words["title"]:
            return low in self.words["crowned"] and self._goes_on(i)
        if low not in self.words.starters or capitals.peoples(self.tokens, i) or capitals.inner(self.tokens, i, self.words):
            return True
        return low in self.words["ordinal"] and capitals.within(self.tokens, i) and self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        """Whether a title or an ordinal at token i begins the name of a firm, a park or a plant: `General Motors`, `Second Orava Zone`."""
        k = i + 1
        if k >= len(self.tokens) or not self._capital(k) or self.tokens.gap(k) != " ":
            return False
        end = self._run(k, len(self.tokens))
        head = self._head(k, end)
        return self.tokens.lower[end - 1] in self.words["company"] or (head is not None and head.type != "place" and not head.plural)

    def _headlined(self, i: int) -> bool:
        """Whether a word with a capital is the verb of a headline: `Orava Zone Expands Steel Base`."""
        return self.heading and self.tokens.lower[i] in self.words["headline_verb"]

    def _run(self, i: int, last: int) -> int:
        """The index after the last token of the name that begins at token i."""
        end = i + 1
        last = min(last, i + _LONGEST)
        while end < last:
            step = self._step(end, last)
            if not step:
                break
            end += step
        return end

    def _step(self, k: int, last: int) -> int:
        """How many tokens from k on belong to the name that ends before k so far; 0 when it ends here."""
        tokens, low, word = self.tokens, self.tokens.lower[k], self.tokens.words[k]
        gap = tokens.gap(k)
        if gap == "\n":
            return 0
        if word == "," and capitals.series(tokens, k, last, self.words):
            return 2  # Ministry of Trade, Industry and Energy
        if not gap:
            return self._glued(k, last)
        if numerals.numbered(tokens, k, last, self.words) and not self.taken[k + 2]:
            return 3  # Zone No. 3
        if self._capital(k):
            if self._headlined(k):
                return 0
            whole = low + tokens.lower[k + 1] if k + 1 < last and tokens.touches(k + 1) else low  # H1
            if capitals.office(tokens, k, last, self.words):
                return 0  # Orava Managing Director, Punjab Industries Minister
            return 0 if {low, whole} & self.words["closing"] or (low in self.words["title"] and self.words.head([word]) is None) else 1
        if word[0].isdigit():
            labels = (
                tokens.lower[k - 1] in self.words["labelled"]
                or (tokens.lower[k - 1], word) in self.numbered
                or (numerals.ends(tokens, k, last) and self._capital(k - 1))
            )
            return int(not self.taken[k] and low.isalnum() and (labels or self._park_behind(k + 1, last)))  # Meridian 45 Industry Zone
        if word == "(" and k + 3 < last and self._capital(k + 1) and tokens.words[k + 2] == ")" and self._capital(k + 3):
            run = self._run(k + 3, last)  # China (Tianjin) Pilot Free Trade Zone, Orava Park (OPK) Joint Venture Company Limited
            return 3 if self._head(k + 3, run) or tokens.lower[run - 1] in self.words["company"] else 0
        if brackets.nickname(tokens, k, last) and not (self.taken[k + 1] or self.taken[k + 3]):
            return 4  # Joan "Jo" Voss
        if (
            low in self.words["elided"]
            and k + 2 < last
            and tokens.words[k + 1] in _APOSTROPHES
            and tokens.touches(k + 2)
            and self._capital(k + 2)
        ):
            return 3  # Côte d'Ivoire
        return self._connect(k, last) if low in self.words["connector"] else 0

    def _glued(self, k: int, last: int) -> int:
        """As `_step`, for a mark that touches the word before it: a hyphen, an apostrophe, a full stop."""
        tokens, word, left = self.tokens, self.tokens.words[k], self.tokens.lower[k - 1]
        if word[0].isalnum():  # Section 45X, M2
            return int(not self.taken[k])
        after = k + 1 < last and tokens.touches(k + 1)
        if word in _HYPHENS and after:
            ends = self.taken[k + 1] or tokens.lower[k + 1] in self.words["suffix"] or not tokens.words[k + 1][0].isalnum()
            return 0 if ends else 2
        if word in _APOSTROPHES and after:
            if tokens.words[k + 1][0].isalpha() and tokens.lower[k + 1] not in _CONTRACTED:
                return 2
            return 2 if left == "people" and k + 2 < last and self._capital(k + 2) else 0
        if word in _APOSTROPHES and left.endswith("s") and k + 1 < last and self._capital(k + 1) and tokens.gap(k + 1) == " ":
            body = self.words.head([tokens.lower[k + 1]])  # the Shippers' Council
            return 2 if body and body.type == "org" and not body.plural and body.noun in self.words["body"] else 0
        if word == "/" and left == "a" and after and tokens.lower[k + 1] == "s":  # A/S
            return 2
        if word == "/" and after and self._capital(k + 1) and self._park_behind(k + 1, last):
            return 2  # Clothing/Textile Park
        company = left in self.words["company"]
        if word == "." and (len(tokens.words[k - 1]) == 1 or company or left == "st"):
            if k + 2 < last and tokens.words[k + 1] == "," and tokens.lower[k + 2] in self.words["company"]:
                return 3
            closes = k + 1 < last and self._capital(k + 1) and (tokens.touches(k + 1) or tokens.lower[k + 1] not in self.words.starters)
            return int(closes or (company and k + 1 < last) or (k > 1 and tokens.words[k - 2] == "." and tokens.touches(k - 1)))  # U.S.
        return 2 if word == "," and left == "co" and k + 1 < last and tokens.lower[k + 1] in self.words["company"] else 0

    def _connect(self, k: int, last: int) -> int:
        """How many tokens a connector at k joins to the name before it: itself and an article, if a name goes on behind it."""
        tokens, low = self.tokens, self.tokens.lower[k]
        behind = k + 1
        if low in ("of", "for") and behind < last and tokens.lower[behind] == "the":
            behind += 1
        if behind >= last or not self._capital(behind) or tokens.gap(behind) == "\n":
            return 0
        left, right = tokens.lower[k - 1], tokens.lower[behind]
        if low in ("of", "for"):
            joined = left in self.words["office"] or (low == "of" and (self._national(behind, last) or self._furthers(k, right)))
        elif low == "and":
            field = self.words["field"] | self.words["affairs"]
            joined = left in field and right in field
            joined = joined or (
                (left.endswith(_ABSTRACT) or left in self.words["trade"]) and self._park_behind(behind, last, ("park", "org"))
            )
        else:
            joined = low not in ("in", "the")
        return behind + 1 - k if joined else 0

    def _furthers(self, k: int, right: str) -> bool:
        """Whether what an office furthers goes on behind the `of` at k: `Department for Promotion of Industry`, `Council for the Development of
        Cambodia`."""
        lower, words = self.tokens.lower, self.words
        office = k > 3 and lower[k - 1] in words["affairs"] and (lower[k - 2] in ("of", "for") or lower[k - 3 : k - 1] == ["for", "the"])
        return office and (right in words["field"] or right in words["affairs"] or right in words["nation"])

    def _national(self, k: int, last: int) -> bool:
        """Whether a country and the form of a company go on at k: `Science Park of the Philippines Inc.`, `Bank of China Ltd`."""
        lower = self.tokens.lower
        return k + 1 < last and lower[k] in self.words["known_place"] and lower[k + 1] in self.words["company"]

    def _park_behind(self, k: int, last: int, types: tuple[str, ...] = ("park",)) -> bool:
        """Whether the capitalised words from k on end in the noun of a park, or of a body: `(Transformation and) Reform Demonstration Zone`."""
        end = k
        while end < min(last, k + _LONGEST) and self._capital(end) and (end == k or self.tokens.gap(end) == " "):
            end += 1
        head = self.words.head(self.tokens.words[k:end])
        return head is not None and head.type in types and not head.plural and end - k > head.length

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

    def _head(self, first: int, last: int) -> Head | None:
        """The head noun of a name: at its end, or before its first `of` or `for`."""
        written = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]].split()
        end = next((k for k in range(first + 1, last) if self.tokens.lower[k] in ("of", "for")), last)
        if end < last and self.tokens.lower[first] == "university" and (own := self.words.head(self.tokens.words[first:last])):
            return own  # University of Varna Science Park
        if end - first > 2 and self.tokens.lower[end - 1] in self.words["direction"]:
            before = self.words.head(self.tokens.words[first : end - 1])
            end -= before is not None and before.type in ("park", "project")  # Orava Port South
        while end > first + 1 and numerals.numbers(self.tokens, end - 1, first, self.words):
            end -= 1
        return self.words.head(self.tokens.words[first:end]) or self.words.opening(written)
