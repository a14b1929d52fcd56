"""The facts of an article put together: each value with its subject, period, status and change, each relation once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.article import Article
from parkextract.entities import Reading as Entities
from parkextract.facts import Change, Entity, Fact, Period, Share
from parkextract.link import owner as ownership
from parkextract.link import change, confidence, events, order, period, relations, status, tables
from parkextract.link.forms import words
from parkextract.link.outlook import outlook
from parkextract.link.properties import properties
from parkextract.link.subject import Subjects, group
from parkextract.link.values import Reading, of_change, readings
from parkextract.link.view import Placed, View
from parkextract.values import Number, Time

_FLOWS = frozenset({
    "annual_investment", "fixed_asset_investment", "foreign_capital_used", "foreign_capital_contracted", "output_value", "value_added", "gdp", "revenue",
    "profit", "tax_revenue", "trade_value", "export_value", "import_value", "rd_spending", "patents",
})  # fmt: skip
_STATES = frozenset({"land_area", "floor_area", "total_investment", "length", "distance", "registered_capital", "loan", "subsidy"})


def _proper(view: View, start: int, end: int, entity: Entity) -> bool:
    """Whether a mention of an entity is a name of some words, none of them in lower case but small ones."""
    written = view.tokens.text[start:end].split()
    return len(written) > 1 and entity.type == "org" and written[0][0].isupper() and written[-1][0].isupper()


class Assembly:
    """The linking of one article."""

    def __init__(self, article: Article, views: Sequence[View], entities: Entities) -> None:
        self.article, self.views, self.entities = article, views, entities
        self.subjects = Subjects(entities)
        for view in views:
            for start, end, _ in entities.index.within(view.sentence.start, view.sentence.end):
                view.named.update(range(view.tokens.at(start), view.tokens.until(end)))
            view.drop([(start, end) for start, end, entity in entities.index.within(view.sentence.start, view.sentence.end) if _proper(view, start, end, entity)])
        self.order = order.Order(entities)
        self.cells = list(tables.cells(views))
        self.tabled = {p.mention.id for cell in self.cells for p in (cell.value, cell.size) if p is not None}
        self.last_change: tuple[str, str] | None = None
        self.carried: Period | None = None
        self.past: set[str] = set()
        self.stated: dict[str, Fact] = {}
        self.related: set[tuple[str, str, str]] = set()

    def facts(self) -> list[Fact]:
        """All facts, what has not begun turned to planned."""
        return outlook(list(self._stated()), self.views, self.entities, self.past)

    def _stated(self) -> Iterator[Fact]:
        found = readings(self.views)
        yield from self._table()
        for view in self.views:
            dated = list(events.events(view, found, self.entities)) if not self._question(view) else []
            yield from self._values(view, found, {event.value.mention.id for event in dated})
            for event in dated:
                if (fact := self._event(view, event)) is not None:
                    yield fact
            yield from self._relations(view)

    def _question(self, view: View) -> bool:
        return view.text.rstrip("\"'”’").endswith("?")

    # -- numbers

    def _values(self, view: View, found: dict[str, Reading], dates: set[str]) -> Iterator[Fact]:
        stated = [found[p.mention.id] for p in view.mentions if p.mention.id in found and p.mention.id not in self.tabled]
        sizes = {**change.owners(view, found), **order.sizes(view, stated)}
        owners = self.order.subjects(view, stated)
        for i, reading in enumerate(stated):
            later = stated[i + 1].value.first if i + 1 < len(stated) else view.sentence.last
            yield from self._value(view, reading, sizes.get(reading.value.mention.id), dates, later, owners.get(reading.value.mention.id))
        for size in change.unowned(view, sizes):
            if size.mention.id not in self.tabled:
                yield from self._moved(view, size, dates)

    def _moved(self, view: View, size: Placed, dates: set[str]) -> Iterator[Fact]:
        """A change that is stated without the value that changed."""
        named = of_change(view, size)
        if named is not None:
            anchors = [word for word in (size.word, view.word(named.end - 1)) if word is not None]
            property = named.item.property or ""
            subject, sure = self.subjects.find(view, property, anchors, size.mention.start)
        elif self.last_change is not None and self._goes_on(view, size):
            property, identity = self.last_change
            subject, sure, anchors = self.entities.index.entities[identity], 0.8, [size.word] if size.word is not None else []
        else:
            return
        if subject is None or status.denied(view, size.word, size.first):
            return
        moved = change.change(view, size, size, view.sentence.last)
        when = period.period(view, size, anchors, dates | ({moved.baseline} if moved is not None and moved.baseline else set())) or self.carried
        planned = status.planned(view, size.word, size.first) or self._ahead(when, view)
        yield Fact(
            id="", subject=subject.id, property=property, value=None, period=when, status="planned" if planned else "actual", change=moved,
            sentence=(view.sentence.start, view.sentence.end), confidence=confidence.of_value(1.6, sure),
        )  # fmt: skip

    def _goes_on(self, view: View, size: Placed) -> bool:
        """Whether a change is one of the change before: `the drop narrowed to 2 percent`."""
        parse = view.parse
        verb = parse.governor(size.word) if parse is not None and size.word is not None else None
        return parse is not None and verb is not None and any(parse.lemma(s) in (*words("change", "up"), *words("change", "down")) for s in parse.subjects(verb))

    def _table(self) -> Iterator[Fact]:
        for cell in self.cells:
            subject, sure = self.subjects.find(cell.view, cell.property, [], cell.value.mention.start)
            if subject is None:
                continue
            moved = None
            if cell.size is not None and isinstance(cell.size.mention, Number) and cell.size.mention.trend:
                moved = Change(direction=cell.size.mention.trend, value=cell.size.mention.id)
            when = Period(cell.time.mention.id) if cell.time is not None else None
            yield Fact(
                id="", subject=subject.id, property=cell.property, value=cell.value.mention.id, period=when, status="planned" if self._ahead(when, cell.view) else "actual",
                change=moved, sentence=(cell.value.mention.start, cell.value.mention.end), confidence=confidence.of_value(2.4, sure),
            )  # fmt: skip

    def _value(self, view: View, reading: Reading, size: Placed | None, dates: set[str], later: int, owner: Entity | None) -> Iterator[Fact]:
        value = reading.value
        anchors = self._anchors(view, reading)
        if status.denied(view, value.word, value.first, bound=getattr(value.mention, "bound", None) is not None):
            return
        into = reading.property in ("total_investment", "annual_investment", "loan", "subsidy", "contract_value") and reading.cue is not None and "verb" in reading.cue.item.role
        giver = reading.property in ("loan", "subsidy", "contract_value", "total_investment") and self._given(view, value.word)
        subject, sure = self.subjects.find(view, reading.property or "", anchors, value.mention.start, into=into, giver=giver)
        owner = owner or ownership.owner(view, reading, self.entities, properties()[reading.property or ""].of("subjects"), into)
        if owner is not None:
            subject, sure = owner, 0.9
        if subject is None:
            return
        moved = change.change(view, value, size, later)
        taken = set(dates)
        if moved is not None and moved.baseline:
            taken.add(moved.baseline)
        when = period.period(view, value, anchors, taken, self._reach(reading))
        cue = (reading.cue.start, reading.cue.end) if reading.cue is not None else None
        planned = status.planned(view, value.word, value.first, cue, money=value.mention.kind == "money")
        base = self.stated.get(reading.of or "")
        if base is not None and reading.via in ("part", "list", "same sentence"):
            when = when or base.period
            planned = planned or (base.status == "planned" and self._verbless(view, reading))
        elif when is None and reading.property in _FLOWS and reading.via != "counterpart":
            when = self.carried
        if reading.via == "counterpart" and base is not None:
            planned = base.status == "planned" and self._ahead(when, view)
        planned = planned or self._ahead(when, view)
        if reading.property in _STATES and reading.property != "loan" and planned and when is not None:
            when = None
        if when is not None and reading.property in (*_FLOWS, "capacity") and not planned and reading.via != "counterpart":
            self.carried = when
        fact = Fact(
            id="", subject=subject.id, property=reading.property or "", value=value.mention.id, period=when, status="planned" if planned else "actual",
            change=moved, sentence=(view.sentence.start, view.sentence.end), confidence=confidence.of_value(reading.score, sure),
        )  # fmt: skip
        self.stated[value.mention.id] = fact
        if status.past(view, value.word):
            self.past.add(value.mention.id)
        yield from self._giver(view, reading, subject)
        if moved is not None and moved.value:
            self.last_change = (fact.property, subject.id)
        yield fact

    def _verbless(self, view: View, reading: Reading) -> bool:
        """Whether no verb stands between a value and the one that it is a part or a neighbour of."""
        other = next((p for p in view.mentions if p.mention.id == reading.of), None)
        if other is None or view.parse is None:
            return False
        return not any(view.parse.is_verb(word) for word in view.parse.at(other.mention.end, reading.value.mention.start))

    def _giver(self, view: View, reading: Reading, subject: Entity) -> Iterator[Fact]:
        """Whoever spends what is invested in something else is an investor of that."""
        parse, word = view.parse, reading.value.word
        if reading.property != "total_investment" or subject.type not in ("project", "park") or reading.cue is None or "verb" not in reading.cue.item.role:
            return
        verb = view.word(reading.cue.start)
        if parse is None or word is None or verb is None or verb not in parse.ancestors(word):
            return
        givers = parse.agents(verb) if parse.is_passive(verb) else parse.subjects(verb)
        if parse.lemma(verb) in words("relation", "paying"):
            for giver in givers:
                entity = self.entities.index.of(parse, giver)
                if entity is not None and entity.type == "org" and entity.id != subject.id and not group(entity):
                    yield from self._related(view, relations.Relation(subject, "investor", entity, "giver", verb))

    def _reach(self, reading: Reading) -> float:
        """How far a value's period may be: lasting states have one only where it stands beside them, older figures too."""
        if reading.property in ("land_area", "floor_area", "length", "distance"):
            return 0.0
        if reading.via == "counterpart":
            return period.OLDER
        if (reading.property in _STATES and reading.property != "loan") or reading.property == "contract_value":
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
        subject, sure = self._of_event(view, event, anchors)
        if subject is None:
            return None
        time = event.value.mention
        assert isinstance(time, Time)
        planned = self.article.published is not None and time.earliest is not None and time.earliest > self.article.published
        past = self.article.published is not None and time.latest is not None and time.latest <= self.article.published
        planned = planned or (not past and status.planned(view, event.word, event.value.first))
        return Fact(
            id="", subject=subject.id, property=event.property, value=time.id, status="planned" if planned else "actual",
            sentence=(view.sentence.start, view.sentence.end), confidence=confidence.of_value(event.score, sure),
        )  # fmt: skip

    def _of_event(self, view: View, event: events.Event, anchors: list[int]) -> tuple[Entity | None, float]:
        parse, word = view.parse, event.word
        if parse is not None and word is not None and parse.is_verb(word):
            things = parse.objects(word) if not parse.is_passive(word) else []
            for thing in things:
                entity = self.entities.index.of(parse, thing)
                if entity is not None and entity.type in ("park", "project"):
                    return entity, 0.8
        return self.subjects.find(view, event.property, [*anchors, *([event.value.word] if event.value.word is not None else [])][:1], event.value.mention.start)

    # -- relations

    def _relations(self, view: View) -> Iterator[Fact]:
        for relation in relations.relations(view, self.entities, self.entities.topic(view.sentence.start)):
            yield from self._related(view, relation)

    def _related(self, view: View, relation: relations.Relation) -> Iterator[Fact]:
        value = relation.value if isinstance(relation.value, str) else relation.value.id
        key = (relation.subject.id, relation.property, value.lower())
        if key in self.related or value == relation.subject.id:
            return
        self.related.add(key)
        share = Share(value=relation.share) if relation.share else None
        yield Fact(
            id="", subject=relation.subject.id, property=relation.property, value=value, share=share, sentence=(view.sentence.start, view.sentence.end),
            confidence=confidence.of_relation(relation.property, relation.way),
        )  # fmt: skip
