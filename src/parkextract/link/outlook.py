"""What has not begun is planned as a whole: its areas, its cost and its output too, in whatever tense the article speaks of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from parkextract.entities import Reading as Entities
from parkextract.facts import Fact
from parkextract.link.view import View, phrases

_AHEAD = frozenset({"construction_start", "operation_start", "completion", "total_investment", "capacity"})
_DONE = frozenset({"operation_start", "companies", "revenue", "output_value", "profit", "export_value", "trade_value"})
_EXTENT = frozenset({"land_area", "floor_area", "total_investment", "length", "fixed_asset_investment"})
_YIELD = frozenset({"capacity", "output_value", "tax_revenue"})


def outlook(facts: Sequence[Fact], views: Sequence[View], entities: Entities, past: Collection[str]) -> list[Fact]:
    """The facts with those of what is not built yet turned to planned; `past` are the values that a verb in the past says are so."""
    by_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_subject[fact.subject].append(fact)
    turned: dict[str, frozenset[str]] = {}
    for identity, own in by_subject.items():
        entity = entities.index.entities[identity]
        hopes = sum(fact.status == "planned" for fact in own)
        ahead = {fact.property for fact in own if fact.status == "planned" and fact.property in _AHEAD}
        done = sum(fact.status == "actual" and fact.property in _DONE for fact in own)
        opened = any(fact.property in ("operation_start", "companies") and fact.status == "actual" for fact in own)
        unopened = entity.type == "project" and "operation_start" in ahead and not opened
        if entity.type not in ("project", "park") or not ahead or (2 * done >= hopes and not unopened):
            continue
        started = any(fact.property in ("construction_start", "completion") and fact.status == "actual" for fact in own) or _begun(
            views, entity.mentions
        )
        if entity.type == "park" and not ahead & {"construction_start", "operation_start", "completion"} and (hopes < 3 or done):
            continue
        turned[identity] = (_YIELD if started else _EXTENT | _YIELD) | ({"jobs"} if unopened else set())
    to_be = {(fact.subject, fact.property, fact.sentence) for fact in facts if fact.status == "planned"}
    return [
        replace(fact, status="planned")
        if fact.subject in turned
        and fact.status == "actual"
        and fact.property in turned[fact.subject]
        and fact.value not in past
        and (fact.subject, fact.property, fact.sentence) not in to_be  # runs a plant of 24 MW and wants to extend it to 60 MW
        else fact
        for fact in facts
    ]


def _begun(views: Sequence[View], mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence that speaks of an entity says that work on it goes on."""
    for start, _ in mentions:
        i = bisect_right(views, start, key=lambda view: view.sentence.start) - 1
        if i >= 0 and views[i].has(phrases("status", "begun"), views[i].sentence.first, views[i].sentence.last):
            return True
    return False
