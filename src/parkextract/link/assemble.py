"""The facts of an article put together: numbers, dates, relations and tables, each statement once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.article import Article
from parkextract.entities import Reading as Entities
from parkextract.facts import Entity, Fact, Period, Share
from parkextract.link import events, figures, relations, share, status, tables
from parkextract.link.beginnings import since_beginning
from parkextract.link.confidence import Ratings
from parkextract.link.dates import Dates
from parkextract.link.forms import words
from parkextract.link.outlook import outlook
from parkextract.link.outset import outset
from parkextract.link.plans import Plans
from parkextract.link.reads import Reader
from parkextract.link.relations import weigh
from parkextract.link.subject import Subjects, group
from parkextract.link.values import Reading
from parkextract.link.view import View
from parkextract.values import Time


class Assembly:
    """The linking of one article."""

    def __init__(self, article: Article, views: Sequence[View], entities: Entities) -> None:
        self.article, self.views, self.entities = article, views, entities
        self.times = {p.mention.id: p.mention for view in views for p in view.mentions if isinstance(p.mention, Time)}
        self.subjects = Subjects(entities)
        self.ratings = Ratings(entities.entities)
        self.cells = list(tables.cells(views))
        tabled = {p.mention.id for cell in self.cells for p in (cell.value, cell.size) if p is not None}
        self.figures = figures.Figures(article.published, self.times, entities, self.subjects, tabled, self.ratings)
        self.related: set[tuple[str, str, str]] = set()
        for view in views:
            inside = entities.index.within(view.sentence.start, view.sentence.end)
            for start, end, _ in inside:
                view.named.update(range(view.tokens.at(start), view.tokens.until(end)))
            view.drop([(start, end) for start, end, entity in inside if _proper(view, start, end, entity)])

    def facts(self) -> list[Fact]:
        """All facts, what has not begun turned to planned, each with the likelier status."""
        stated = since_beginning(outset(list(self._stated()), self.views, self.article.published), self.views)
        seen = outlook(stated, self.views, self.entities, self.figures.past)
        turned = {fact.value for fact, before in zip(seen, stated, strict=True) if fact.status != before.status and fact.value is not None}
        return Plans(self.views, self.entities, self.times, self.article.published).settle(seen, turned)

    def _stated(self) -> Iterator[Fact]:
        found = Reader(self.entities, self.article.published).read(self.views)
        dates = Dates(self.entities, self.article.published)
        yield from self._table()
        for view in self.views:
            dated = dates.events(view, found)
            ruled: list[relations.Relation] = []
            for fact, reading in self.figures.facts(view, found, {event.value.mention.id for event in dated}):
                if view.question and _verbal(view):
                    continue  # what is asked is not stated, but an answer may rest on it
                yield fact
                if reading is not None:
                    ruled += self._giver(view, reading, fact)
            for event in dated:
                if (happened := self._event(view, event)) is not None:
                    yield happened
            if view.parse is not None:
                clause = relations.Clause(view, view.parse, self.entities, self.entities.topic(view.sentence.start))
                ruled += relations.relations(clause)
                for relation in weigh.weigh(clause, ruled):
                    yield from self._related(view, relation)

    def _table(self) -> Iterator[Fact]:
        for cell in self.cells:
            subject, sure = self.subjects.find(cell.view, cell.property, [], cell.value.mention.start, via="table")
            if subject is not None:
                when = Period(cell.time.mention.id) if cell.time is not None else None
                fact = figures.of_cell(self.figures.ahead(when), subject, cell.property, cell.value, when, cell.size)
                yield self.ratings.rate(fact, "table", sure=sure)

    # -- events

    def _event(self, view: View, event: events.Event) -> Fact | None:
        bound = events.not_until(view, event.value, event.word)
        if event.word is not None and status.denied(view, event.word, event.value.first, bound=bound):
            return None
        subject, sure = self._of_event(view, event)
        if subject is None:
            return None
        time = self.times[event.value.mention.id]
        published = self.article.published
        planned = self.figures.ahead(Period(time.id))
        past = published is not None and time.latest is not None and time.latest <= published
        planned = planned or (not past and status.planned(view, event.word, event.value.first))
        fact = Fact(
            id="", subject=subject.id, property=event.property, value=time.id, status="planned" if planned else "actual",
            qualifier=share.part(view, event.value, _stated(view, event)), sentence=(view.sentence.start, view.sentence.end),
        )  # fmt: skip
        return self.ratings.rate(fact, f"event {event.how()}", event.score, sure, event.sure)

    def _of_event(self, view: View, event: events.Event) -> tuple[Entity | None, float]:
        """Whose event it is: what is opened rather than who opens it, a plan that is released rather than what it is for."""
        parse, word = view.parse, event.word
        opened: Entity | None = None
        if parse is not None and word is not None and parse.is_verb(word):
            passive = parse.is_passive(word)
            done = parse.subjects(word) if passive else parse.objects(word)
            entities = (self.entities.index.of(parse, thing) for thing in done)
            opened = next((entity for entity in entities if entity is not None and entity.type in ("park", "project")), None)
            if passive:
                if opened is not None and event.property == "announced":
                    return opened, _SAID
                opened = None
        anchor = word if word is not None else event.value.word
        anchors = [anchor] if anchor is not None else []
        return self.subjects.find(view, event.property, anchors, event.value.mention.start, via="event", plain=opened)

    # -- relations

    def _giver(self, view: View, reading: Reading, fact: Fact) -> Iterator[relations.Relation]:
        """Whoever spends what is invested in something else is an investor of that."""
        parse, word, subject = view.parse, reading.value.word, self.entities.index.entities[fact.subject]
        if (
            reading.property != "total_investment"
            or subject.type not in ("project", "park")
            or reading.cue is None
            or "verb" not in reading.cue.item.role
        ):
            return
        verb = view.word(reading.cue.start)
        if (
            parse is None
            or word is None
            or verb is None
            or verb not in parse.ancestors(word)
            or parse.lemma(verb) not in words("relation", "paying")
        ):
            return
        for giver in parse.agents(verb) if parse.is_passive(verb) else parse.subjects(verb):
            entity = self.entities.index.of(parse, giver)
            if entity is not None and entity.type == "org" and entity.id != subject.id and not group(entity):
                yield relations.Relation(subject, "investor", entity, "giver", verb)

    def _related(self, view: View, relation: relations.Relation) -> Iterator[Fact]:
        value = relation.value if isinstance(relation.value, str) else relation.value.id
        key = (relation.subject.id, relation.property, value.lower())
        if key in self.related or value == relation.subject.id:
            return
        self.related.add(key)
        fact = Fact(
            id="", subject=relation.subject.id, property=relation.property, value=value, share=Share(value=relation.share) if relation.share else None,
            sentence=(view.sentence.start, view.sentence.end),
        )  # fmt: skip
        yield self.ratings.rate(fact, f"way {relation.way}", read=relation.sure)


_SAID = 0.9  # how sure it is that what is released is announced itself


def _stated(view: View, event: events.Event) -> int:
    """The token behind what an event is stated by: its verb with its objects, or its noun."""
    parse, word = view.parse, event.word
    if parse is None or word is None:
        return 0
    last = max([word, *(parse.objects(word) if parse.is_verb(word) else ())])
    return view.tokens.at(parse.starts[last]) + 1


def _verbal(view: View) -> bool:
    """Whether a sentence has a verb: `And the 900 jobs?` names them only."""
    parse = view.parse
    return parse is not None and any(parse.is_verb(word) for word in parse.at(view.sentence.start, view.sentence.end))


def _proper(view: View, start: int, end: int, entity: Entity) -> bool:
    """Whether a mention is the name of an organisation in some words, the first and the last with a capital."""
    written = view.tokens.text[start:end].split()
    return len(written) > 1 and entity.type == "org" and written[0][0].isupper() and written[-1][0].isupper()
