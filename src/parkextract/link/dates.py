"""What a date is the date of: what the rules of `events.py` let it be, weighed against what stands around it.

As with numbers (`reads.py`), a small network decides; it is trained on annotated articles by `bench/train_dates.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from parkextract.entities import Reading as Entities
from parkextract.link.around import Around, around
from parkextract.link.events import ENOUGH, STRENGTH, Event, asked, pool
from parkextract.link.forms import Found, words
from parkextract.link.model import NONE, Case, model, ruled, take, told
from parkextract.link.period import dateline, goes_on, relation, usable
from parkextract.link.properties import Cue, of_kind
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View
from parkextract.values import Time


class Dates:
    """Reads the dates of an article, sentence by sentence."""

    def __init__(self, entities: Entities, published: date | None) -> None:
        self.entities, self.published = entities, published
        self.head: tuple[View, Placed] | None = None  # the time that is all of the sentence before
        self.before = NONE  # the last event of the article
        self.asked: Sequence[Found[Cue]] = ()  # the events of which the question before asks when

    def events(self, view: View, found: Mapping[str, Reading]) -> list[Event]:
        """The events that the times of a sentence date, at most one a time; `found` are the readings of the article's numbers."""
        if view.question:
            self.asked = asked(view)
            return []
        events: list[Event] = []
        times = [time for time in view.times() if usable(time.mention) and not _apposed(view, time)]
        if self.head is not None and not times and goes_on(view, self.head[0]):
            times = [self.head[1]]
        alone = dateline(view)
        self.head = (view, alone) if alone is not None else None
        near = around(view, self.entities) if times else None
        for n, time in enumerate(times):
            assert near is not None
            dated = pool(view, time, found, self.entities)
            if n == 0 and self.asked and not (dated and dated[0].score >= ENOUGH):
                name = self.asked[0].item.property
                dated += [Event(time, name, STRENGTH["phrases"], self.asked[0], None)] if name is not None else []
            dated = _shared(view, time, events, dated)
            chosen, sure = self.decide(time, self._case(view, time, dated, found, near))
            event = next((event for event in dated if event.property == chosen), None)
            if chosen != NONE and not _aside(view, time) and (event is not None or not _news(view, time)):
                self.before = chosen
                events.append(replace(event, sure=sure) if event else Event(time, chosen, ENOUGH, None, _verb(view, time), sure))
        self.asked = ()
        return events

    def decide(self, time: Placed, case: Case) -> tuple[str, float]:
        """The event to take (or none), and how likely it is."""
        return take(model("dates").likely(case), ruled(case))

    def _case(self, view: View, time: Placed, dated: Sequence[Event], found: Mapping[str, Reading], near: Around) -> Case:
        best: dict[str, Event] = {}
        for event in dated:
            best.setdefault(event.property, event)
        classes: dict[str, dict[str, float]] = {NONE: {"nothing dated": float(not dated or dated[0].score < ENOUGH)}}
        for row in of_kind("time"):
            classes[row.name] = _told(best.get(row.name), dated)
        features = [*near.of(time), f"relation {relation(view, time)}", *self._beside(view, time, found), *self._things(view, time)]
        features.append(f"event before {self.before}")
        if isinstance(time.mention, Time) and self.published is not None and time.mention.earliest is not None:
            features.append("ahead" if time.mention.earliest > self.published else "past")
        return Case(tuple(dict.fromkeys(features)), classes)

    def _beside(self, view: View, time: Placed, found: Mapping[str, Reading]) -> list[str]:
        """The values nearest before and behind a time, and those of its verb."""
        told = []
        values = [p for p in view.mentions if p.mention.id in found]
        before = next((p for p in reversed(values) if p.last <= time.first), None)
        behind = next((p for p in values if p.first >= time.last), None)
        for name, other in (("before", before), ("behind", behind)):
            told.append(f"value {name} {found[other.mention.id].property if other is not None else '-'}")
        verb = _verb(view, time)
        if verb is not None and view.parse is not None:
            own = [p for p in values if p.word is not None and view.parse.governor(p.word) == verb]
            told += [f"same verb {found[p.mention.id].property}" for p in own] or ["verb without value"]
        return told

    def _things(self, view: View, time: Placed) -> Iterator[str]:
        """The types of what the verb of a time is said of, and of what it has as object or belongs to: a park is launched when it is founded."""
        verb, parse = _verb(view, time), view.parse
        if verb is None or parse is None:
            return
        things = [*parse.subjects(verb), *parse.objects(verb), parse.heads[verb]]
        for kind in dict.fromkeys(entity.type for thing in things if (entity := self.entities.index.of(parse, thing)) is not None):
            yield f"of type {kind}"
            yield f"of type {kind} {parse.lemma(verb)}"


def _shared(view: View, time: Placed, before: Sequence[Event], dated: list[Event]) -> list[Event]:
    """What a time may date, with the event of the time that it is listed with: `completed in 2017 and 2020`."""
    last = before[-1] if before else None
    between = view.tokens.lower[last.value.last : time.first] if last is not None and last.value.last <= time.first else ["-"]
    if last is None or not between or not set(between) <= {"and", ",", "in"}:
        return dated
    shared = replace(last, value=time, score=max(last.score, ENOUGH), sure=1.0)
    return sorted([*(event for event in dated if event.property != last.property), shared], key=lambda event: -event.score)


def _told(event: Event | None, dated: Sequence[Event]) -> dict[str, float]:
    """What the rules say of a class."""
    return told(event, dated, ENOUGH, event.how() if event is not None else "")


def _news(view: View, time: Placed) -> bool:
    """Whether what a time tells of is no work: `a decision is due in May`, `the results came in March`, `the first ship since 2018`."""
    verb, parse = _verb(view, time), view.parse
    if verb is None or parse is None:
        return False
    if any(parse.lemma(subject) in words("published", "news") for subject in parse.subjects(verb)):
        return True
    since = time.first > view.sentence.first and view.tokens.lower[time.first - 1] == "since"
    return since and any(parse.words[modifier].lower() == "first" for thing in parse.objects(verb) for modifier in parse.modifiers(thing))


def _aside(view: View, time: Placed) -> bool:
    """Whether a time tells of what comes, goes and is given at a thing: `talks ended in 2020`, `the workers left in May`, `got its first grant in May`."""
    verb, parse = _verb(view, time), view.parse
    told = (*parse.subjects(verb), *parse.objects(verb)) if verb is not None and parse is not None else ()
    return parse is not None and any(parse.lemma(noun) in words("event", "aside") for noun in told)


def _apposed(view: View, time: Placed) -> bool:
    """Whether a time only names the one right before it again: `in 2013, the year it opened`."""
    lower, before = view.tokens.lower, view.inside(time.first - 2) if time.first > view.sentence.first + 2 else None
    return (
        before is not None
        and isinstance(before.mention, Time)
        and lower[time.first - 1] == ","
        and time.last - time.first == 2
        and lower[time.first] == "the"
        and lower[time.first + 1] in words("event", "span")
    )


def _verb(view: View, time: Placed) -> int | None:
    return view.parse.governor(time.word) if view.parse is not None and time.word is not None else None
