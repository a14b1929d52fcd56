"""How far a name goes: runs of capitalised words with what joins them."""

from __future__ import annotations

from parkextract.entities import brackets, capitals, numerals
from parkextract.entities.vocabulary import Head, Vocabulary
from parkextract.tokens import Tokens

_HYPHENS = frozenset("-\u2010\u2011\u2013")
_APOSTROPHES = frozenset("'\u2019")
_CONTRACTED = frozenset({"s", "re", "ve", "ll", "d", "t", "m"})
_ABSTRACT = ("tion", "ment", "logy", "tronics", "nomics", "ical", "onal")  # what a field of work ends in, no town
_LONGEST = 24  # tokens: no name is longer


class Runs:
    """The runs of a text. `heading`: the sentence at hand is set like a title."""

    def __init__(self, tokens: Tokens, taken: bytearray, words: Vocabulary) -> None:
        self.tokens, self.taken, self.words = tokens, taken, words
        self.ordinary = {word for word in tokens.words if word.islower()}
        self.numbered: set[tuple[str, str]] = set()  # (tan, 3): the Phuoc Tan 3 Industrial Park is Phuoc Tan 3 elsewhere too
        self.heading = False

    def count(self) -> None:
        """Learns which names the text numbers before the noun of a park: `Phuoc Tan 3 Industrial Park`."""
        tokens, last = self.tokens, len(self.tokens)
        for k in range(1, last - 1):
            if tokens.words[k].isdigit() and self._capital(k - 1) and not self.taken[k] and self._park_behind(k + 1, last):
                self.numbered.add((tokens.lower[k - 1], tokens.words[k]))

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
