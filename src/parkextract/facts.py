"""Entities, facts and notes: what an article states about whom, and what its numbers say about each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parkextract.values import Direction

EntityType = Literal["park", "project", "org", "place", "person"]
Status = Literal["actual", "planned"]
Relation = Literal["in", "since", "by"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something that the article speaks of.

    `name` is the fullest form in the text; `mentions` are the spans `(start, end)` of the name and of every later reference to it, pronouns
    included, in order; `aliases` are the other names that the text gives it.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """When a value holds: in, since or by the time mention `time` (an id)."""

    time: str
    relation: Relation = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a value moved: `value` is the id of the mention of its size or None, `baseline` a time mention's id, `"year_on_year"` or None."""

    direction: Direction
    value: str | None = None
    baseline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What part of a larger whole the value is: `value` a mention's id, `of` the whole in the article's words."""

    value: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One property of one subject as the article states it.

    `subject` is an entity's id; `value` is a mention's id, an entity's id, the article's words (for `sector`), or None when only a change is
    stated. `qualifier` limits the value to a part or kind, in the article's words. `sentence` is the span of the sentence that states it.
    `confidence` estimates the chance that the fact is right, from 0 to 1.
    """

    id: str
    subject: str
    property: str
    value: str | None
    period: Period | None = None
    status: Status = "actual"
    qualifier: str | None = None
    change: Change | None = None
    share: Share | None = None
    sentence: Span = (0, 0)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the article's numbers say about each other: `kind` (`rate`, …), `text` with the arithmetic, `mentions` the ids it rests on."""

    kind: str
    text: str
    mentions: tuple[str, ...] = ()
