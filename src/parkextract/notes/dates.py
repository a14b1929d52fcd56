"""Dates that cannot be: planned for a day before publication, completed before the start."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from parkextract import tables
from parkextract.facts import Fact, Note
from parkextract.notes.view import View, days
from parkextract.values import Time


def find(view: View) -> Iterator[Note]:
    yield from _planned_before_publication(view)
    yield from _ended_before_it_began(view)


def _planned_before_publication(view: View) -> Iterator[Note]:
    """Plans for a time that is over when the article appears, unless the article also states what came of them or a later plan."""
    if view.published is None:
        return
    outcome = {(f.subject, f.property) for f in view.facts if f.status == "actual"}
    latest: dict[tuple[str, str], date] = {}
    plans = [(fact, time, dates) for fact in view.facts if (time := _planned_for(view, fact)) and (dates := days(time))]
    for fact, _, dates in plans:
        about = fact.subject, fact.property
        latest[about] = max(dates[1], latest.get(about, date.min))
    seen = set()
    for fact, time, dates in plans:
        about = fact.subject, fact.property
        if dates[1] >= view.published or about in outcome or latest[about] > dates[1] or time.id in seen:
            continue
        seen.add(time.id)
        text = f"{_name(fact)}: planned for {time.text}, but the article was published on {view.published.isoformat()}"
        yield Note(kind="date", text=text, mentions=(time.id,))


def _planned_for(view: View, fact: Fact) -> Time | None:
    """The time that a planned fact is planned for: the date that it states, or the day by which a value is to be reached.

    A period that a planned value is stated for is none: it may be when the plan was made.
    """
    if fact.status != "planned":
        return None
    return view.time(fact.value) or (view.time(fact.period.time) if fact.period and fact.period.relation == "by" else None)


def _ended_before_it_began(view: View) -> Iterator[Note]:
    """Of two events of one subject of which one must come first, the other lies wholly before it."""
    for row in tables.apart("notes.toml").of("order"):
        starts, ends = _events(view, (row.key,)), _events(view, row.data["before"])
        for about, begun in starts.items():
            first, last = begun[0], ends.get(about, [None])[0]
            if first and last and (start := days(first[1])) and (end := days(last[1])) and end[1] < start[0]:
                text = f"{_name(last[0])} ({last[1].text}) comes before {_name(first[0])} ({first[1].text})"
                yield Note(kind="date", text=text, mentions=(first[1].id, last[1].id))


def _events(view: View, properties: Collection[str]) -> dict[tuple[str, str | None], list[tuple[Fact, Time]]]:
    """The dated events of each subject and part, the earliest first."""
    found: dict[tuple[str, str | None], list[tuple[Fact, Time]]] = {}
    for fact in view.facts:
        time = view.time(fact.value) if fact.property in properties else None
        if time and days(time):
            found.setdefault((fact.subject, fact.qualifier), []).append((fact, time))
    for events in found.values():
        events.sort(key=lambda event: days(event[1]) or ())
    return found


def _name(fact: Fact) -> str:
    return fact.property.replace("_", " ")
