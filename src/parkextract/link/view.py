"""A sentence as linking sees it: its tokens, its parse, the mentions in it and the cues that say what they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parkextract.link.forms import Found, Phrases, noun_forms, verb_forms, words
from parkextract.link.properties import Cue, cues
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention, Time

_CLOSERS = "\"'”’) "


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention at tokens `[first, last)`; `word` is the word of the parse that heads it."""

    mention: Mention
    first: int
    last: int
    word: int | None


class View:
    """One sentence. Offsets are those of the article's text, token indices those of the article's tokens."""

    def __init__(self, tokens: Tokens, sentence: Sentence, parse: Parse | None, mentions: Sequence[Mention]) -> None:
        self.tokens, self.sentence, self.parse = tokens, sentence, parse
        self.mentions = [self._place(m) for m in mentions]
        self._inside = {i: p for p in self.mentions for i in range(p.first, p.last)}
        found = list(cues().find(tokens, sentence.first, sentence.last))
        self.cues: list[Found[Cue]] = [cue for cue in _longest(found) if not self._describes(cue)]
        self.named: set[int] = set()  # the tokens of names, told by `drop`
        self.around: object = None  # what `link.around` has read of it
        self.supposed: bool | None = (
            None  # whether the sentence only supposes what it says, and whether it can deny anything, told by `link.status`
        )
        self.deniable = True

    def _place(self, mention: Mention) -> Placed:
        word = self.parse.head_of(mention.start, mention.end) if self.parse else None
        return Placed(mention, self.tokens.at(mention.start), self.tokens.until(mention.end), word)

    def _describes(self, cue: Found[Cue]) -> bool:
        """Whether a noun only describes the next one: the trade of `free trade zone`."""
        if cue.item.role not in ("nouns", "weak", "nouns_of"):
            return False
        if cue.item.property == "tax_revenue" and self._besides(cue):
            return True
        things = phrases("described", "thing")
        if cue.end >= self.sentence.last or not things.begins(self.tokens.lower[cue.end]):
            return False
        return any(found.start == cue.end for found in things.find(self.tokens, cue.end, min(cue.end + 2, self.sentence.last)))

    def _besides(self, cue: Found[Cue]) -> bool:
        """Whether a tax only tells what a sum holds: `inclusive of 7.5 percent VAT`, `excluding taxes`, but `including taxes of €3 million`."""
        first = cue.start - (self.tokens.lower[cue.start - 1] in ("the", "all"))
        rate = self._inside.get(first - 1)
        first = rate.first if rate is not None and rate.mention.kind == "percent" else first
        stated = cue.end < self.sentence.last and self.tokens.lower[cue.end] == "of"
        return not stated and self.before(phrases("described", "besides"), first) is not None

    def drop(self, names: Sequence[tuple[int, int]]) -> None:
        """Leaves out the cues inside the characters of names (`Green Fund` is no fund of five million)."""
        self.cues = [
            f for f in self.cues if not any(s <= self.tokens.starts[f.start] and self.tokens.ends[f.end - 1] <= e for s, e in names)
        ]

    @cached_property
    def text(self) -> str:
        return self.tokens.text[self.sentence.start : self.sentence.end]

    @cached_property
    def question(self) -> bool:
        return self.text.rstrip(_CLOSERS).endswith("?")

    def word(self, token: int) -> int | None:
        """The word of the parse at a token."""
        if self.parse is None:
            return None
        found = self.parse.at(self.tokens.starts[token], self.tokens.ends[token])
        return found[0] if found else None

    def inside(self, token: int) -> Placed | None:
        """The mention that a token is part of."""
        return self._inside.get(token)

    def times(self) -> list[Placed]:
        return [p for p in self.mentions if isinstance(p.mention, Time)]

    def has(self, phrases: Phrases[str], first: int, last: int) -> Found[str] | None:
        """The first of the phrases within tokens `[first, last)`."""
        first, last = max(first, self.sentence.first), min(last, self.sentence.last)
        return next(phrases.find(self.tokens, first, last), None) if first < last else None

    def before(self, phrases: Phrases[str], token: int, reach: int = 6) -> Found[str] | None:
        """The longest of the phrases that ends just before a token."""
        if token <= self.sentence.first or not phrases.ends(self.tokens.lower[token - 1]):
            return None
        found = [f for f in phrases.find(self.tokens, max(self.sentence.first, token - reach), token) if f.end == token]
        return max(found, key=lambda f: f.end - f.start, default=None)


def _longest(found: list[Found[Cue]]) -> list[Found[Cue]]:
    """Without the nouns that are only a part of a longer one (`exports` in `imports and exports`)."""
    long = [f for f in found if f.item.role in ("nouns", "other") and f.end - f.start > 1]
    return [f for f in found if f.item.role not in ("nouns", "weak", "nouns_of", "other") or not any(_within(f, other) for other in long)]


def _within(inner: Found[Cue], outer: Found[Cue]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


@lru_cache
def phrases(cls: str, key: str, inflect: str = "") -> Phrases[str]:
    """The words of a row of link.toml, ready to be found; `inflect` is `verb`, `noun` or both."""
    found: Phrases[str] = Phrases()
    for word in words(cls, key):
        forms = [word]
        if "verb" in inflect:
            forms += verb_forms(word)
        if "noun" in inflect:
            forms += noun_forms(word)
        for form in dict.fromkeys(forms):
            found.add(form, word)
    return found


def views(tokens: Tokens, sentences: Sequence[Sentence], parses: Sequence[Parse], mentions: Sequence[Mention]) -> list[View]:
    """The sentences in order, each with its own mentions and its parse, if it has one."""
    parsed = {parse.sentence.start: parse for parse in parses}
    starts = [m.start for m in mentions]
    found = []
    for sentence in sentences:
        own = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found.append(View(tokens, sentence, parsed.get(sentence.start), own))
    return found
