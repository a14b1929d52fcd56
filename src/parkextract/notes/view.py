"""What the notes are found in: an article's mentions and facts with ids resolved, the facts found by what they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from parkextract import figures
from parkextract.article import Article
from parkextract.facts import Fact
from parkextract.tokens import Tokens
from parkextract.units import to_base
from parkextract.values import Mention, Money, Number, Physical, Time
from parkextract.words import lexicon

Dates = tuple[date, date]
NEAR = 24  # characters from a figure to the one in brackets behind it

Key = tuple[str, str, str | None]


class View:
    """An article with its mentions by id and its facts."""

    def __init__(self, article: Article, mentions: Iterable[Mention], facts: Iterable[Fact]) -> None:
        self.article = article
        self.published = article.published
        self.mentions = {m.id: m for m in sorted(mentions, key=lambda m: m.start)}
        self.facts = tuple(facts)

    def number(self, id: str | None) -> Number | None:
        """The numeric mention with this id; None for none, and for any other value."""
        found = self.mentions.get(id or "")
        return found if isinstance(found, Number) else None

    def time(self, id: str | None) -> Time | None:
        found = self.mentions.get(id or "")
        return found if isinstance(found, Time) else None

    def stated(self, fact: Fact) -> Number | None:
        """The number that a fact states, where its interval is known and above zero."""
        number = self.number(fact.value)
        found = figures.interval(number) if number else None
        return number if found and found.low > 0 else None

    def period(self, fact: Fact) -> Dates | None:
        """The first and the last day that a fact's value is stated for; None where no period is stated, or it has no dates."""
        return days(self.time(fact.period.time)) if fact.period else None

    def within(self, start: int, end: int) -> Iterator[Number]:
        """The numbers that stand in a span of the text, in order."""
        for i in range(bisect_left(self._starts, start), len(self._ordered)):
            m = self._ordered[i]
            if m.start >= end:
                return
            if isinstance(m, Number) and m.end <= end:
                yield m

    @cached_property
    def restated(self) -> dict[str, str]:
        """The mentions that restate another, by id, with the id of that other one.

        Beside those that are marked so: one in another unit or currency that stands alone in brackets behind another, whether it fits or not.
        """
        found = {m.id: m.equivalent_to for m in self.mentions.values() if isinstance(m, Number) and m.equivalent_to}
        for one, other in pairwise(self._ordered):
            if other.id not in found and _differ(one, other) and self._bracketed(one, other):
                found[other.id] = one.id
        return found

    def _bracketed(self, one: Mention, other: Mention) -> bool:
        """Whether a mention and perhaps a hedge are all that a pair of brackets behind another holds."""
        text = self.article.text
        between = text[one.end : min(other.start, one.end + NEAR)].strip()
        if not between.startswith("(") or other.start > one.end + NEAR or not text[other.end : other.end + 2].lstrip().startswith(")"):
            return False
        inside = Tokens(between[1:])
        return all(lexicon().match(inside, i, "bound") for i in range(len(inside)))

    @cached_property
    def _ordered(self) -> list[Mention]:
        return list(self.mentions.values())

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self._ordered]

    @cached_property
    def alike(self) -> dict[Key, dict[Dates | None, list[Fact]]]:
        """The facts by subject, property and qualifier, and then by the dates of their period."""
        found: dict[Key, dict[Dates | None, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in self.facts:
            found[key(fact)][self.period(fact)].append(fact)
        return found

    @cached_property
    def by_sentence(self) -> dict[tuple[int, int], list[Fact]]:
        """The facts by the sentence that states them."""
        found: dict[tuple[int, int], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.sentence].append(fact)
        return found


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one kind in two units or currencies."""
    if isinstance(one, Money) and isinstance(other, Money):
        return one.currency != other.currency
    return (
        isinstance(one, Physical)
        and isinstance(other, Physical)
        and one.unit != other.unit
        and to_base(one.unit)[2] == to_base(other.unit)[2]
    )


def key(fact: Fact) -> Key:
    return fact.subject, fact.property, fact.qualifier


def days(time: Time | None) -> Dates | None:
    """The first and the last day of a time; None where it has none."""
    return (time.earliest, time.latest) if time and time.earliest and time.latest else None
