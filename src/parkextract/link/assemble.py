"""The facts of an article put together: each value with its subject, period, status and change, each relation once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.article import Article
from parkextract.entities import Reading as Entities
from parkextract.facts import Entity, Fact, Period, Share
from parkextract.link.forms import words
from parkextract.link import change, confidence, events, period, relations, status
from parkextract.link.subject import Subjects
from parkextract.link.values import Reading, readings
from parkextract.link.view import View
from parkextract.values import Time

_FLOWS = frozenset({
    "annual_investment", "fixed_asset_investment", "foreign_capital_used", "foreign_capital_contracted", "output_value", "value_added", "gdp", "revenue",
    "profit", "tax_revenue", "trade_value", "export_value", "import_value", "rd_spending", "patents",
})  # fmt: skip
_STATES = frozenset({"land_area", "floor_area", "total_investment", "length", "distance", "registered_capital", "loan", "subsidy"})


class Assembly:
    """The linking of one article."""

    def __init__(self, article: Article, views: Sequence[View], entities: Entities) -> None:
        self.article, self.views, self.entities = article, views, entities
        self.subjects = Subjects(entities)
        self.carried: Period | None = None
        self.stated: dict[str, Fact] = {}
        self.related: set[tuple[str, str, str]] = set()

    def facts(self) -> Iterator[Fact]:
        found = readings(self.views)
        for view in self.views:
            dated = list(events.events(view)) if not self._question(view) else []
            yield from self._values(view, found, {event.value.mention.id for event in dated})
            for event in dated:
                if (fact := self._event(view, event)) is not None:
                    yield fact
            yield from self._relations(view)

    def _question(self, view: View) -> bool:
        return view.text.rstrip("\"'”’").endswith("?")

    # -- numbers

    def _values(self, view: View, found: dict[str, Reading], dates: set[str]) -> Iterator[Fact]:
        stated = [found[p.mention.id] for p in view.mentions if p.mention.id in found]
        sizes = change.owners(view, found)
        for i, reading in enumerate(stated):
            later = stated[i + 1].value.first if i + 1 < len(stated) else view.sentence.last
            yield from self._value(view, reading, sizes, dates, later)

    def _value(self, view: View, reading: Reading, sizes: dict[str, object], dates: set[str], later: int) -> Iterator[Fact]:
        value = reading.value
        anchors = self._anchors(view, reading)
        if status.denied(view, value.word, value.first, bound=getattr(value.mention, "bound", None) is not None):
            return
        into = reading.property in ("total_investment", "annual_investment", "loan", "subsidy", "contract_value") and reading.cue is not None and "verb" in reading.cue.item.role
        giver = reading.property in ("loan", "subsidy", "contract_value", "total_investment") and self._given(view, value.word)
        subject, way = self.subjects.find(view, reading.property or "", anchors, into=into, giver=giver)
        if subject is None:
            return
        moved = change.change(view, value, sizes.get(value.mention.id), later)  # type: ignore[arg-type]
        taken = set(dates)
        if moved is not None and moved.baseline:
            taken.add(moved.baseline)
        when = period.period(view, value, anchors, taken, self._reach(reading))
        cue = (reading.cue.start, reading.cue.end) if reading.cue is not None else None
        planned = status.planned(view, value.word, value.first, cue, money=value.mention.kind == "money")
        base = self.stated.get(reading.of or "")
        if base is not None and reading.via in ("part", "list"):
            when = when or base.period
            planned = planned or (base.status == "planned" and reading.via == "list")
        elif when is None and reading.property in _FLOWS and reading.via != "counterpart":
            when = self.carried
        planned = planned or self._ahead(when, view)
        if reading.property in _STATES and planned and when is not None:
            when = None
        if when is not None and reading.property in _FLOWS and not planned and reading.via != "counterpart":
            self.carried = when
        fact = Fact(
            id="", subject=subject.id, property=reading.property or "", value=value.mention.id, period=when, status="planned" if planned else "actual",
            change=moved, sentence=(view.sentence.start, view.sentence.end), confidence=confidence.of_value(reading.score, way),
        )  # fmt: skip
        self.stated[value.mention.id] = fact
        yield fact

    def _reach(self, reading: Reading) -> float:
        """How far a value's period may be: lasting states have one only where it stands beside them, older figures too."""
        if reading.property in ("land_area", "floor_area", "length", "distance"):
            return 0.0
        if reading.property in _STATES or reading.via == "counterpart":
            return period.BESIDE
        return period.NEAR

    def _anchors(self, view: View, reading: Reading) -> list[int]:
        words = [reading.value.word]
        if reading.cue is not None and view.sentence.first <= reading.cue.start < view.sentence.last:
            words.append(view.word(reading.cue.start if "verb" in reading.cue.item.role else reading.cue.end - 1))
        return [word for word in words if word is not None]

    def _given(self, view: View, word: int | None) -> bool:
        """Whether the verb above a value is one of giving."""
        verb = view.parse.governor(word) if view.parse is not None and word is not None else None
        return verb is not None and view.parse is not None and view.parse.lemma(verb) in words("speech", "giver")

    def _ahead(self, when: Period | None, view: View) -> bool:
        """Whether a period lies after the publication."""
        if when is None or self.article.published is None:
            return False
        time = self._time(when.time)
        return time is not None and time.earliest is not None and time.earliest > self.article.published

    def _time(self, identity: str) -> Time | None:
        return next((p.mention for view in self.views for p in view.mentions if p.mention.id == identity and isinstance(p.mention, Time)), None)

    # -- events

    def _event(self, view: View, event: events.Event) -> Fact | None:
        if event.word is not None and status.denied(view, event.word, event.value.first):
            return None
        anchors = [word for word in (event.word,) if word is not None]
        subject, way = self._of_event(view, event, anchors)
        if subject is None:
            return None
        time = event.value.mention
        assert isinstance(time, Time)
        planned = self.article.published is not None and time.earliest is not None and time.earliest > self.article.published
        if self.article.published is None or not planned:
            planned = planned or status.planned(view, event.word, event.value.first)
        return Fact(
            id="", subject=subject.id, property=event.property, value=time.id, status="planned" if planned else "actual",
            sentence=(view.sentence.start, view.sentence.end), confidence=confidence.of_value(event.score, way),
        )  # fmt: skip

    def _of_event(self, view: View, event: events.Event, anchors: list[int]) -> tuple[Entity | None, str]:
        parse, word = view.parse, event.word
        if parse is not None and word is not None and parse.is_verb(word):
            things = parse.objects(word) if not parse.is_passive(word) else []
            for thing in things:
                entity = self.entities.index.of(parse, thing)
                if entity is not None and entity.type in ("park", "project"):
                    return entity, "object"
        return self.subjects.find(view, event.property, [*anchors, *([event.value.word] if event.value.word is not None else [])][:1])

    # -- relations

    def _relations(self, view: View) -> Iterator[Fact]:
        for relation in relations.relations(view, self.entities, self.entities.topic(view.sentence.start)):
            value = relation.value if isinstance(relation.value, str) else relation.value.id
            key = (relation.subject.id, relation.property, value)
            if key in self.related or value == relation.subject.id:
                continue
            self.related.add(key)
            yield Fact(id="", subject=relation.subject.id, property=relation.property, value=value, share=Share(value=relation.share) if relation.share else None, sentence=(view.sentence.start, view.sentence.end), confidence=0.7)
