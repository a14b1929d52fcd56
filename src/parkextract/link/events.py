"""What a date is the date of: founding, start of work, completion, opening, signing, announcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parkextract.link.attach import FAR, cost
from parkextract.link.forms import Found
from parkextract.link.properties import Cue, properties
from parkextract.link.period import usable
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Time

STRENGTH = {"nouns": 2.4, "verbs": 2.6, "phrases": 2.2, "beginnings": 2.4}
LONGER = 0.25
ENOUGH = 1.5
_BEGINNING = ("begin", "start", "commence", "kick", "launch", "get", "resume")


@dataclass(frozen=True, slots=True)
class Event:
    """A date read as a property's value; `word` is the word of the parse that states the event."""

    value: Placed
    property: str
    score: float
    cue: Found[Cue]
    word: int | None


def events(view: View) -> Iterator[Event]:
    """The events that the times of a sentence date, at most one a time."""
    for time in view.times():
        if not usable(time.mention):
            continue
        best = max(_readings(view, time), key=lambda event: event.score, default=None)
        if best is not None and best.score >= ENOUGH:
            yield best


def _readings(view: View, time: Placed) -> Iterator[Event]:
    for found in view.cues:
        if "time" not in found.item.kinds or found.item.role not in STRENGTH or found.item.property is None:
            continue
        word = view.word(found.start)
        if not _fits(view, found, word):
            continue
        spent = _distance(view, time, found)
        if spent < FAR:
            yield Event(time, found.item.property, STRENGTH[found.item.role] + LONGER * (found.item.length - 1) - spent, found, word)


def _distance(view: View, time: Placed, found: Found[Cue]) -> float:
    spent = cost(view, time, found)
    between = view.tokens.lower[found.end : time.first] if time.first >= found.end else view.tokens.lower[time.last : found.start]
    closer = sum(1 for other in view.times() if other is not time and min(found.start, time.first) < other.first < max(found.start, time.first) and usable(other.mention))
    numbers = sum(1 for p in view.mentions if not isinstance(p.mention, Time) and found.end <= p.first < time.first)
    return spent + 0.6 * closer + 0.5 * numbers + 1.0 * (";" in between)


def _fits(view: View, found: Found[Cue], word: int | None) -> bool:
    """Whether a cue is of an event here: `work began`, not `work`; `signed an agreement`, not `signed 12 tenants`."""
    parse = view.parse
    role, name = found.item.role, found.item.property or ""
    if role == "beginnings":
        if parse is None or word is None:
            return False
        last = view.word(found.end - 1)
        verb = parse.governor(last) if last is not None else None
        return verb is not None and parse.lemma(verb) in _BEGINNING and (parse.relation(last or 0) != "prepositional object" or True)
    if role == "verbs" and parse is not None and word is not None:
        if parse.negated(word):
            return False
        needed = properties()[name].of("objects")
        if needed:
            things = [parse.lemma(o) for o in [*parse.objects(word), *(o for _, o in parse.prepositions(word)), *parse.subjects(word)]]
            return any(thing in needed for thing in things)
        if any(_counted(view, o) for o in [*parse.objects(word), *parse.subjects(word)]):
            return False
    return True


def _counted(view: View, word: int) -> bool:
    """Whether a word is a number of things: then the time is the period of the number."""
    assert view.parse is not None
    start, end = view.parse.starts[word], view.parse.ends[word]
    return any(p.mention.start <= start and end <= p.mention.end and not isinstance(p.mention, Time) for p in view.mentions)
