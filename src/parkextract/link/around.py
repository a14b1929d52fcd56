"""What stands around a number or a date, as the names of features for the models that say what it is a value of.

A feature is a string, its value 1: the words before and behind it, the nouns and the verb that it hangs on, whose verb that is, its unit and size. Names stand
as their type (`<park>`), other numbers and times as their kind, so that what is learned is of the language rather than of the articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.link.forms import words
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse
from parkextract.values import Count, Money, Number, Physical, Time

_NEAR = 3  # words told by their place
_WINDOW = 7  # words told at all
_STOPS = frozenset(".;!?")
_PAYING = frozenset({"from", "by"})
_REACH = 12  # tokens around an amount in which its giver is looked for


@lru_cache
def _givers() -> dict[str, str]:
    """The words of the names of those who lend or give money, with the kind of giver."""
    return {word.lower(): kind for kind in ("bank", "state", "fund", "owner") for word in words("giver", kind)}


def around(view: View, entities: Entities) -> Around:
    """What stands around the mentions of a sentence, read once for all who ask."""
    if not isinstance(view.around, Around):
        view.around = Around(view, entities)
    return view.around


class Around:
    """The features of the mentions of one sentence."""

    def __init__(self, view: View, entities: Entities) -> None:
        self.view, self.entities = view, entities
        self._told: dict[str, list[str]] = {}
        tokens, sentence = view.tokens, view.sentence
        self.shown: dict[int, str] = {}
        for start, end, entity in entities.index.within(sentence.start, sentence.end):
            first, last = tokens.at(start), tokens.until(end)
            head = tokens.lower[last - 1]
            common = tokens.text[start:end].islower()
            for i in range(first, last):
                self.shown[i] = head if common and i == last - 1 else f"<{entity.type}>"
        for placed in view.mentions:
            for i in range(placed.first, placed.last):
                self.shown[i] = f"<{placed.mention.kind}>"

    def of(self, placed: Placed) -> list[str]:
        """The features of a mention, without repetition."""
        told = self._told.get(placed.mention.id)
        if told is None:
            told = self._told[placed.mention.id] = self._of(placed)
        return told

    def _of(self, placed: Placed) -> list[str]:
        found = [f"k {placed.mention.kind}", *_itself(placed.mention)]
        found += self._words(placed)
        if self.view.parse is not None and placed.word is not None:
            found += self._syntax(self.view.parse, placed.word)
        if isinstance(placed.mention, Money):
            found += self._givers(placed)
        if not self.view.sentence.terminated:
            found.append("heading")
        if self.view.question:
            found.append("question")
        return list(dict.fromkeys(found))

    def word(self, token: int) -> str:
        """How a token is told: a name by its type, a number by its kind; `-` outside the sentence."""
        if not self.view.sentence.first <= token < self.view.sentence.last:
            return "-"
        return self.shown.get(token) or self.view.tokens.lower[token]

    def _words(self, placed: Placed) -> Iterator[str]:
        before = list(self._side(range(placed.first - 1, self.view.sentence.first - 1, -1)))
        behind = list(self._side(range(placed.last, self.view.sentence.last)))
        for sign, side in (("p", before), ("n", behind)):
            for n, word in enumerate(side[:_NEAR], 1):
                yield f"{sign}{n} {word}"
            yield from (f"{sign} {word}" for word in side)
            if len(side) > 1:
                yield f"{sign}12 {side[0]} {side[1]}"
            if not side:
                yield f"{sign}1 -"

    def _givers(self, placed: Placed) -> Iterator[str]:
        """Who may have given an amount: the lenders, authorities and funds named beside it, and those that its verb is said of."""
        lower, kinds = self.view.tokens.lower, _givers()
        first, last = max(self.view.sentence.first, placed.first - _REACH), min(self.view.sentence.last, placed.last + _REACH)
        for sign, places in (("before", range(placed.first - 1, first - 1, -1)), ("behind", range(placed.last, last))):
            for i in places:
                if lower[i] in _STOPS:
                    break
                if (kind := kinds.get(lower[i])) is not None:
                    yield f"giver {sign} {kind}"
                elif lower[i] in _PAYING and self.word(i + 1) == "<place>":
                    yield f"giver {sign} place"  # `$6 million of it from Ottawa`
        parse = self.view.parse
        verb = parse.governor(placed.word) if parse is not None and placed.word is not None else None
        if parse is None or verb is None:
            return
        for subject in parse.subjects(verb)[:1]:
            kind = "place" if self.name(parse, subject) == "<place>" else kinds.get(parse.words[subject].lower())
            if kind is not None:
                yield f"giver subject {kind}"
                yield f"giver subject {kind} {parse.lemma(verb)}"

    def _side(self, places: range) -> Iterator[str]:
        """The words on a side, from the nearest: a name or a number is one."""
        last, told = "", 0
        for i in places:
            word = self.word(i)
            if word.startswith("<") and word == last:
                continue
            if word in _STOPS or told >= _WINDOW:
                return
            last, told = word, told + 1
            yield "#" if word[0].isdigit() else word

    def _syntax(self, parse: Parse, word: int) -> Iterator[str]:
        below = word
        for above in [word, *parse.ancestors(word)]:
            if above != word:
                if parse.is_verb(above):
                    yield from self._verb(parse, above, below)
                    return
                yield f"up {self.name(parse, above)}"
                yield f"up {parse.relation(below)} {self.name(parse, above)}"
            below = above
            for preposition, o in parse.prepositions(above)[:3]:
                if o != word:
                    yield f"of {preposition} {self.name(parse, o)}"
            for modifier in parse.modifiers(above):
                yield f"mod {self.name(parse, modifier)}"
            if (owner := parse.possessor(above)) is not None:
                yield f"owner {self.name(parse, owner)}"
        yield "no verb"

    def _verb(self, parse: Parse, verb: int, below: int) -> Iterator[str]:
        lemma, relation = parse.lemma(verb), parse.relation(below)
        if relation == "preposition":
            relation = parse.words[below].lower()
        voice = "passive" if parse.is_passive(verb) else "active"
        yield f"verb {lemma}"
        yield f"verb {lemma} {relation}"
        yield f"verb {lemma} {voice}"
        yield f"tense {parse.tense(verb)}"
        yield f"role {relation}"
        for subject in parse.subjects(verb)[:1]:
            if subject != below:
                yield f"subject {self.name(parse, subject)}"
                yield f"subject {self.name(parse, subject)} {lemma}"
        for thing in parse.objects(verb)[:2]:
            if thing != below:
                yield f"object {self.name(parse, thing)}"
                yield f"object {self.name(parse, thing)} {lemma}"
        for particle in parse.children(verb):
            if parse.tags[particle] == "RP":
                yield f"verb {lemma} {parse.words[particle].lower()}"
        above = parse.governor(verb)
        if above is not None:
            yield f"above {parse.lemma(above)}"

    def name(self, parse: Parse, word: int) -> str:
        """How a word of the parse is told: a name by its type, a number by its kind, others by their lemma."""
        token = self.view.tokens.at(parse.starts[word])
        shown = self.shown.get(token)
        if shown is not None and shown.startswith("<"):
            return shown
        return parse.lemma(word)


def _itself(mention: Number | Time | object) -> Iterator[str]:
    if isinstance(mention, Time):
        if mention.earliest is not None and mention.latest is not None:
            yield f"days {(mention.latest - mention.earliest).days.bit_length()}"
        if mention.vague:
            yield "vague"
        return
    if isinstance(mention, Number):
        if isinstance(mention, Count):
            words = (mention.unit or "").lower().split()
            yield f"unit {words[-1] if words else '-'}"
            yield from (f"unit word {word}" for word in words)
            if len(words) > 1:
                yield f"unit end {' '.join(words[-2:])}"
            if words:  # `collaborators`, `Mozambicans`
                yield from (f"unit ends {words[-1][-n:]}" for n in (2, 3))
        elif isinstance(mention, Physical):
            yield f"unit {mention.unit}"
        value = mention.value if mention.value is not None else mention.low
        if value is not None:
            yield f"size {mention.kind} {_size(value, 3 if isinstance(mention, Money) else 1)}"
        if mention.bound:
            yield f"bound {mention.bound}"
        if mention.value is None:
            yield "range"


def _size(value: Decimal, step: int) -> int:
    """The order of magnitude, in steps of so many digits."""
    return int(math.log10(abs(value)) // step) if value else -9
