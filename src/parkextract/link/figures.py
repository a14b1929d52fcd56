"""The facts of numbers: each value with its subject, period, status, change and share, in the order of the text, since one may rest on another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from parkextract.entities import Reading as Entities
from parkextract.facts import Change, Entity, Fact, Period
from parkextract.link import apart, change, order, period, reach, share, sizes, status
from parkextract.link.confidence import Ratings
from parkextract.link.corrections import corrected
from parkextract.link.counted import coming
from parkextract.link.forms import words
from parkextract.link.outright import outright
from parkextract.link.owner import apportioned, of_sum, owner
from parkextract.link.properties import properties
from parkextract.link.subject import Subjects
from parkextract.link.values import Reading, of_change
from parkextract.link.view import Placed, View
from parkextract.values import Number, Time

_MONTH = 27  # days from the first to the last of a month, at least
_YEAR = (360, 366)  # days from the first to the last of a year
_GIVEN = frozenset({"loan", "subsidy", "contract_value", "total_investment"})
_PUT_IN = frozenset({"total_investment", "annual_investment", "loan", "subsidy", "contract_value"})


class Figures:
    """Goes through the numbers of an article; `past` are the values that a verb in the past says are so."""

    def __init__(
        self,
        published: date | None,
        times: dict[str, Time],
        entities: Entities,
        subjects: Subjects,
        tabled: Collection[str],
        ratings: Ratings,
    ) -> None:
        self.published, self.times, self.entities, self.subjects, self.tabled = published, times, entities, subjects, tabled
        self.ratings = ratings
        self.order = order.Order(entities)
        self.past: set[str] = set()
        self._stated: dict[str, Fact] = {}
        self._shared: tuple[View | None, str | None, Period | None] = (
            None,
            None,
            None,
        )  # what the parts of a value share in their sentence
        self._ahead: tuple[View | None, Period | None] = (None, None)  # of the flows that a sentence plans
        self._newer: dict[str, str] = {}  # what an older figure is compared with
        self._carried: Period | None = None
        self._newest = -1  # where the sentence begins that told it
        self._spoken: Period | None = None
        self._last_change: Fact | None = None
        self._dateline: Period | None = None
        self._listing = False  # whether the dateline is a heading over lines of figures
        self._headed: View | None = None

    def facts(self, view: View, found: dict[str, Reading], dates: Collection[str]) -> Iterator[tuple[Fact, Reading | None]]:
        """The facts of a sentence, each with the reading that it rests on; `dates` are the times that date events."""
        self._head(view)
        stated = [found[p.mention.id] for p in view.mentions if p.mention.id in found and p.mention.id not in self.tabled]
        moves = {**sizes.owners(view, found), **order.sizes(view, stated)}
        owners = self.order.subjects(view, stated)
        for i, reading in enumerate(stated):
            later = stated[i + 1].value.first if i + 1 < len(stated) else view.sentence.last
            identity = reading.value.mention.id
            fact = self._value(view, reading, moves.get(identity), set(dates), later, owners.get(identity))
            if fact is not None:
                self._stated[identity] = fact
                if status.past(view, reading.value.word) or status.standing(view, reading.value):
                    self.past.add(identity)
                if fact.change is not None and fact.change.value:
                    self._last_change = fact
                yield fact, reading
        for size in sizes.unowned(view, moves):
            if size.mention.id not in self.tabled and (moved := self._moved(view, size, set(dates))) is not None:
                yield moved, None
        self._heard(view, dates)
        self._headed = view

    def _head(self, view: View) -> None:
        """Remembers the time that heads a paragraph until the paragraph ends or tells another."""
        head = period.dateline(view) or period.heading(view)
        if head is not None:
            self._dateline, self._listing = Period(head.mention.id), period.dateline(view) is None
        elif self._listing and self._dateline is not None and period.listed(view):
            return
        elif self._headed is None or view.times() or not period.goes_on(view, self._headed):
            self._dateline = None

    def _heard(self, view: View, dates: Collection[str]) -> None:
        """Remembers the last period that a sentence speaks of, for the figures behind it: one that has passed, of a month or more, in which nothing was
        opened or founded."""
        for time in view.times():
            mention = self.times[time.mention.id]
            if (
                time.mention.id in dates
                or mention.earliest is None
                or mention.latest is None
                or self.published is None
                or mention.latest > self.published
                or apart.older_beside(view, time) is not None
                or apart.compared(view, time)
                or apart.alone(view, time)
            ):
                continue
            if (mention.latest - mention.earliest).days >= _MONTH and period.relation(view, time) == "in" and not apart.earlier(view, time):
                self._spoken = Period(mention.id)

    def ahead(self, when: Period | None) -> bool:
        """Whether a period lies after the publication."""
        time = self.times.get(when.time) if when is not None else None
        return time is not None and self.published is not None and time.earliest is not None and time.earliest > self.published

    def _over(self, when: Period) -> bool:
        """Whether a period has passed by the publication, so that nothing can be planned for it."""
        time = self.times.get(when.time)
        if when.relation != "in" or self.published is None:
            return False
        return time is not None and time.latest is not None and time.latest <= self.published

    # -- a value

    def _value(self, view: View, reading: Reading, size: Placed | None, dates: set[str], later: int, shared: Entity | None) -> Fact | None:
        value = reading.value
        bound = isinstance(value.mention, Number) and value.mention.bound is not None
        if status.denied(view, value.word, value.first, bound=bound) or corrected(view, value):
            return None
        subject, sure = self._subject(view, reading, shared)
        if subject is None:
            return None
        moved = change.change(view, value, size, later)
        if moved is not None and moved.baseline and moved.baseline != change.older_time(view, value):
            dates.add(moved.baseline)
        when, planned = self._when(view, reading, dates, moved is not None)
        if size is not None and not planned and status.planned(view, size.word, size.first):
            moved = None  # casts 9,000 blades a year, a number that is to double
        name = self._yearly(view, reading, when)
        fact = Fact(
            id="", subject=subject.id, property=name, value=value.mention.id, period=when, status="planned" if planned else "actual",
            qualifier=share.limit(view, value, name, reading.cue, subject.name), change=moved,
            share=share.share(view, value, later), sentence=(view.sentence.start, view.sentence.end),
        )  # fmt: skip
        return self.ratings.rate(
            fact, reading.via if reading.via != "cue" or reading.cue is None else reading.cue.item.role, reading.score, sure, reading.sure
        )

    def _yearly(self, view: View, reading: Reading, when: Period | None) -> str:
        """The property of a reading: investment said of one year is annual, and so is what somebody will spend in a year that is not over."""
        name = reading.property or ""
        time = self.times.get(when.time) if when is not None and when.relation == "in" else None
        if name != "total_investment" or time is None or time.earliest is None or time.latest is None:
            return name
        if not _YEAR[0] <= (time.latest - time.earliest).days <= _YEAR[1]:
            return name
        coming = self.published is not None and time.latest > self.published
        return "annual_investment" if reach.named_yearly(view, reading) or (coming and reach.spent(view, reading)) else name

    def _subject(self, view: View, reading: Reading, shared: Entity | None) -> tuple[Entity | None, float]:
        name = reading.property or ""
        verbal = reading.cue is not None and "verb" in reading.cue.item.role
        into = name in _PUT_IN and verbal
        giver = name in _GIVEN and self._given(view, reading.value.word)
        if shared is None and (things := share.counted(view, reading.value)) is not None and things.mention.id in self._stated:
            shared = self.entities.index.entities[self._stated[things.mention.id].subject]  # their sum is of whom they are of
        allowed = properties()[name].of("subjects")
        shared = shared or of_sum(view, reading.value, self.entities, allowed) or apportioned(view, reading, self.entities, allowed)
        if shared is not None:
            self.subjects.story.chosen(shared, name, reading.value.mention.start)
            return shared, 0.9
        plain = owner(view, reading, self.entities, allowed, into)
        at = reading.value.mention.start
        return self.subjects.find(view, name, anchors(view, reading), at, via=reading.via, into=into, giver=giver, plain=plain)

    def _given(self, view: View, word: int | None) -> bool:
        """Whether the verb above a value is one of giving."""
        verb = view.parse.governor(word) if view.parse is not None and word is not None else None
        return verb is not None and view.parse is not None and view.parse.lemma(verb) in words("speech", "giver")

    def _when(self, view: View, reading: Reading, dates: set[str], moved: bool) -> tuple[Period | None, bool]:
        """The period of a value and whether it is planned; a part or a neighbour of another value shares what it does not say itself."""
        value, holds = reading.value, properties()[reading.property or ""].holds
        taken = dates - reach.since(view, value) if reading.property == "capacity" and dates else dates
        if holds == "flow":
            taken = taken | reach.passing(view)
        when = period.period(view, value, anchors(view, reading), taken, reach.furthest(view, reading, holds), self.published)
        cue = (reading.cue.start, reading.cue.end) if reading.cue is not None else None
        money = value.mention.kind == "money"
        planned = not status.standing(view, value) and status.planned(view, value.word, value.first, cue, money=money)
        planned = (planned or coming(view, value)) and outright(view, value, reading.property or "") != "actual"
        if when is None and self._dateline is not None and holds in ("flow", "clause") and reading.property != "capacity":
            alone = all(time.mention.id in taken or apart.earlier(view, time) for time in view.times())
            when = self._dateline if alone and not apart.older(view, value) else None
        base = self._stated.get(self._newer.get(reading.of or "", reading.of or "") if reading.via == "part" else reading.of or "")
        if reading.via == "counterpart" and apart.older(view, value):
            self._newer[value.mention.id] = reading.of or ""
        flows = holds == "flow" or (reading.property == "capacity" and reach.moves_goods(view, reading, moved))
        if base is not None and reading.via in ("part", "list", "same sentence"):
            own = planned and base.status == "actual" and reading.via == "same sentence"  # 74% of the target of 2.5 million
            when = when or (None if own else base.period)
            self._shared = (view, reading.property, when) if reading.via == "part" else self._shared
            planned = planned or (base.status == "planned" and reach.verbless(view, reading))
        elif when is None and not view.times() and self._shared[:2] == (view, reading.property) and not apart.older(view, value):
            when = self._shared[2]  # of these 702 lie in Shashi, 389 in Yannan
        elif when is None and flows and reading.via != "counterpart" and not apart.again(view, value) and not reach.told_now(view, value):
            spoken = self._carried or self._spoken
            when = None if spoken is not None and planned and self._over(spoken) else spoken
        if reading.via == "counterpart" and base is not None:
            if when is None and holds == "flow" and not apart.older(view, value) and not apart.set_beside(view, value):
                when = base.period  # 88.9 million for Shashi; Yannan contributed 46.2 million
            planned = base.status == "planned" and self.ahead(when)
        planned = planned or self.ahead(when)
        if when is None and planned and holds == "flow" and self._ahead[0] is view:
            when = self._ahead[1]
        elif planned and holds == "flow" and when is not None and self.ahead(when):
            self._ahead = (view, when)
        if (
            holds in ("once", "lasting")
            and planned
            and self._yearly(view, reading, when) == reading.property
            and not reach.beside(view, value, when)
        ):
            when = None
        if planned and when is not None and holds != "flow" and self._over(when):
            when = None
        carries = holds == "flow" or (reading.property == "capacity" and when is not None and when.time not in dates)
        if when is not None and carries and not planned and reading.via != "counterpart":
            self._carry(view, value, when)
        return when, planned

    def _carry(self, view: View, value: Placed, when: Period) -> None:
        """Remembers the period of a value for those behind it: the newest of a sentence, not that of an older figure (`against 5 million a year earlier`)."""
        own = next((time for time in view.times() if time.mention.id == when.time), None)
        if own is not None and (
            apart.earlier(view, own) or apart.alone(view, own) or apart.older(view, value) or period.labels(view, value, own)
        ):
            return
        if self._carried is not None and apart.looks_back(view, value):
            return
        before = self.times[self._carried.time].latest if self._carried is not None and self._newest == view.sentence.start else None
        latest = self.times[when.time].latest
        if before is None or (latest is not None and latest >= before):
            self._carried, self._newest = when, view.sentence.start

    # -- a change without its value

    def _moved(self, view: View, size: Placed, dates: set[str]) -> Fact | None:
        """`disbursed capital edged up 1.3%`; `the drop narrowed to 2 percent`, which goes on from the change before."""
        named = of_change(view, size)
        near = [size.word] if size.word is not None else []
        if named is not None:
            property = named.item.property or ""
            if properties()[property].holds in ("once", "lasting"):
                return None
            word = view.word(named.end - 1)
            near += [word] if word is not None else []
            subject, sure = self.subjects.find(view, property, near, size.mention.start, via="moved")
        elif self._last_change is not None and self._goes_on(view, size):
            property, sure = self._last_change.property, 0.8
            subject = self.entities.index.entities[self._last_change.subject]
        else:
            return None
        if subject is None or status.denied(view, size.word, size.first):
            return None
        moved = change.change(view, size, size, view.sentence.last)
        if moved is not None and moved.baseline:
            dates.add(moved.baseline)
        when = period.period(view, size, near, dates) or self._carried
        planned = status.planned(view, size.word, size.first) or self.ahead(when)
        fact = Fact(
            id="", subject=subject.id, property=property, value=None, period=when, status="planned" if planned else "actual", change=moved,
            sentence=(view.sentence.start, view.sentence.end),
        )  # fmt: skip
        return self.ratings.rate(fact, "moved", sure=sure)

    def _goes_on(self, view: View, size: Placed) -> bool:
        parse = view.parse
        verb = parse.governor(size.word) if parse is not None and size.word is not None else None
        return (
            parse is not None
            and verb is not None
            and any(parse.lemma(s) in (*words("change", "up"), *words("change", "down")) for s in parse.subjects(verb))
        )


def anchors(view: View, reading: Reading) -> list[int]:
    """The words of the parse that a reading rests on: that of the value, and that of its cue if it stands in the same sentence."""
    found = [reading.value.word]
    if reading.cue is not None and view.sentence.first <= reading.cue.start < view.sentence.last:
        found.append(view.word(reading.cue.start if "verb" in reading.cue.item.role else reading.cue.end - 1))
    return [word for word in found if word is not None]


def of_cell(ahead: bool, subject: Entity, property: str, value: Placed, when: Period | None, size: Placed | None) -> Fact:
    """The fact of a cell of a table; `ahead` says that its column lies after the publication."""
    moved = None
    if size is not None and isinstance(size.mention, Number) and size.mention.trend:
        moved = Change(direction=size.mention.trend, value=size.mention.id)
    return Fact(
        id="", subject=subject.id, property=property, value=value.mention.id, period=when, status="planned" if ahead else "actual", change=moved,
        sentence=(value.mention.start, value.mention.end),
    )  # fmt: skip
