"""What articles state of a record: each value with its period, status, qualifier, change, share and the sentences that say so."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from parkextract.article import Article
from parkextract.facts import Entity, Fact, Relation, Status
from parkextract.values import Direction, Mention, Number, Time

Value = Mention | Entity | str
ConflictKind = Literal["rounding", "update", "contradiction"]


@dataclass(frozen=True, slots=True)
class Member:
    """One entity of one article that a record speaks of. `places` are the names of the places that the article speaks of."""

    article: Article
    entity: Entity
    places: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Member({self.article.id!r}, {self.entity.id!r}, {self.entity.name!r})"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value is stated: a fact of an article."""

    article: Article
    fact: Fact

    def __repr__(self) -> str:
        return f"Source({self.article.id!r}, {self.fact.id!r})"

    @builtins.property
    def sentence(self) -> str:
        """The sentence that states it, in the article's words."""
        start, end = self.fact.sentence
        return self.article.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How a value moved: by `value` (None where only the direction is stated) against `baseline`, a time, `"year_on_year"` or None."""

    direction: Direction
    value: Number | None = None
    baseline: Time | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What part of a larger whole a value is: `value` a percentage or a fraction, `of` the whole in the article's words."""

    value: Number
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One stated value of a property.

    `value` is a mention, an entity, the article's words (a sector), or None where only a change is stated. `period` is the time that the
    value holds `relation` ("in", "since", "by"). `restated` are the mentions that give the same value in another currency or unit.
    `sources` are the facts that state it, the first to be published first; within one article there is one.
    """

    property: str
    value: Value | None
    period: Time | None = None
    relation: Relation = "in"
    status: Status = "actual"
    qualifier: str | None = None
    change: Movement | None = None
    share: Portion | None = None
    restated: tuple[Mention, ...] = ()
    group: bool = False
    sources: tuple[Source, ...] = field(default=())

    @builtins.property
    def source(self) -> Source:
        """The first article that states it, with its fact."""
        return self.sources[0]

    @builtins.property
    def article(self) -> Article:
        return self.sources[0].article

    @builtins.property
    def fact(self) -> Fact:
        return self.sources[0].fact

    @builtins.property
    def confidence(self) -> float:
        """The chance that it is right, as its surest source has it, from 0 to 1."""
        return max(source.fact.confidence for source in self.sources)

    @builtins.property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that state it, each once."""
        return tuple(dict.fromkeys(source.sentence for source in self.sources))

    @builtins.property
    def as_of(self) -> date:
        """The last day that the value is stated for: the end of its period, or the day of publication where it has none or still runs.

        `date.min` where neither is known, so that a dated statement counts as later.
        """
        published = max((source.article.published or date.min for source in self.sources), default=date.min)
        if self.period is None or self.period.latest is None:
            return published
        return max(published, self.period.latest) if self.relation == "since" else self.period.latest


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to a park or project: the property that names it (`signed`, `completion`, …) and when."""

    property: str
    time: Time
    stated: Stated

    @builtins.property
    def planned(self) -> bool:
        return self.stated.status == "planned"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one property that differ between articles: by `rounding`, as an `update`, or in `contradiction`.

    `stated` are the values in the order of the time that they hold for; those of an update replace one another in that order.
    """

    kind: ConflictKind
    property: str
    qualifier: str | None
    stated: tuple[Stated, ...]

    def __repr__(self) -> str:
        return f"Conflict({self.kind!r}, {self.text!r})"

    @builtins.property
    def text(self) -> str:
        """The values with their articles and their days of publication, in words."""
        values = (f"{words(s.value)} ({s.article.id}{_published(s.article)})" for s in self.stated)
        about = self.property.replace("_", " ") + (f", {self.qualifier}" if self.qualifier else "")
        return f"{about}: " + _JOINTS[self.kind].join(values)


_JOINTS: dict[str, str] = {"rounding": " or ", "update": ", then ", "contradiction": " against "}


def _published(article: Article) -> str:
    return f", {article.published.isoformat()}" if article.published else ""


def words(value: Value | None) -> str:
    """A value in the article's words; the empty string for none."""
    if isinstance(value, Entity):
        return value.name
    return value.text if isinstance(value, Mention) else value or ""
