"""What the rules let a date be the date of: founding, start of work, completion, opening, signing, announcement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.link.attach import FAR, cost
from parkextract.link.firsts import first
from parkextract.link.forms import Found, words
from parkextract.link.period import relation, usable
from parkextract.link.properties import Cue, properties
from parkextract.link.view import Placed, View, phrases
from parkextract.link.works import goods, worked
from parkextract.syntax import Parse
from parkextract.values import Time

STRENGTH = {"nouns": 2.4, "verbs": 2.6, "phrases": 2.2, "beginnings": 2.4, "endings": 2.4}
LONGER = 0.25
ENOUGH = 1.5


@dataclass(frozen=True, slots=True)
class Event:
    """A date read as a property's value; `word` is the word of the parse that states the event, `cue` what names it, `sure` how likely it is (0 to 1)."""

    value: Placed
    property: str
    score: float
    cue: Found[Cue] | None
    word: int | None
    sure: float = 1.0

    def how(self) -> str:
        """How it was found: the role of what names it, or `learned`."""
        return self.cue.item.role if self.cue is not None else "learned"


def pool(view: View, time: Placed, stated: Collection[str], entities: Entities) -> list[Event]:
    """All events that the rules let a time date, the best first; `stated` are the numbers that are values of facts."""
    found = [
        *_readings(view, time, stated, entities),
        *_built_since(view, time, entities),
        *_first_of_many(view, time),
        *_worked(view, time, entities),
        *_foreseen(view, time),
    ]
    return sorted(found, key=lambda event: -event.score)


def asked(view: View) -> list[Found[Cue]]:
    """The events that a question asks the time of: `When will the hall be ready?`."""
    if not view.question or view.has(phrases("event", "when"), view.sentence.first, view.sentence.last) is None:
        return []
    return [found for found in view.cues if "time" in found.item.kinds and found.item.role in STRENGTH and found.item.property is not None]


def _readings(view: View, time: Placed, stated: Collection[str], entities: Entities) -> Iterator[Event]:
    for found in view.cues:
        if "time" not in found.item.kinds or found.item.role not in STRENGTH or found.item.property is None:
            continue
        word = view.word(found.start)
        if not _fits(view, found, word, stated, entities) or _denied(view, time, found, word) or _at_once(view, time, word):
            continue
        spent = _distance(view, time, found)
        if found.start >= time.last:
            told = _when(view, time, found) if found.item.role != "nouns" else None
            spent = told if told is not None else spent + (0.8 if found.item.role == "nouns" else 0.0)
        if spent < FAR:
            yield Event(time, found.item.property, STRENGTH[found.item.role] + LONGER * (found.item.length - 1) - spent, found, word)


def _distance(view: View, time: Placed, found: Found[Cue]) -> float:
    spent = cost(view, time, found)
    if (
        found.item.role in ("nouns", "beginnings", "endings")
        and view.parse is not None
        and _together(view.parse, time.word, view.word(found.end - 1))
    ):
        spent = min(spent, 0.5)
    if found.item.role == "verbs" and (_opens(view, time, view.word(found.start)) or _goes_on(view, time, view.word(found.start))):
        spent = min(spent, 0.6)
    between = view.tokens.lower[found.end : time.first] if time.first >= found.end else view.tokens.lower[time.last : found.start]
    low, high = min(found.start, time.first), max(found.start, time.first)
    closer = sum(1 for other in view.times() if other is not time and low < other.first < high and usable(other.mention))
    numbers = sum(1 for p in view.mentions if not isinstance(p.mention, Time) and found.end <= p.first < time.first)
    return spent + 0.6 * closer + 0.5 * numbers + 1.0 * (";" in between)


def _opens(view: View, time: Placed, verb: int | None) -> bool:
    """Whether a time begins a sentence of which a verb is the main one: `On 19 May, the plan … was released`."""
    if view.parse is None or verb is None or time.first - view.sentence.first > 2 or time.last >= view.sentence.last:
        return False
    return view.tokens.lower[time.last] in (",", ":", ".") and view.parse.relation(verb) == "root" and view.parse.is_verb(verb)


def _goes_on(view: View, time: Placed, verb: int | None) -> bool:
    """Whether a time that opens a sentence holds for a verb joined to its first: `In 2018 the group bought the fields and founded the park`."""
    parse = view.parse
    if parse is None or verb is None or time.word is None or time.first - view.sentence.first > 2 or parse.subjects(verb) == []:
        return False
    main = parse.governor(time.word)
    if main is None or main == verb or main not in parse.conjuncts(verb) or time.word > main or parse.tense(main) != parse.tense(verb):
        return False
    if any(parse.relation(child) in ("subject", "passive subject") for child in parse.children(verb)):
        return False
    return not any(other is not time and usable(other.mention) for other in view.times())


def _together(parse: Parse, time: int | None, noun: int | None) -> bool:
    """Whether a time is said of the verb whose subject a noun is, or of one that completes it: `production … will begin in May`."""
    if time is None or noun is None or parse.relation(parse.first_conjunct(noun)) not in ("subject", "passive subject"):
        return False
    verb = parse.governor(noun)
    when = parse.governor(time)
    return verb is not None and when is not None and (when == verb or (parse.heads[when] == verb and parse.relation(when) == "complement"))


def _built_since(view: View, time: Placed, entities: Entities) -> Iterator[Event]:
    """`built around the clock since April`: what is built since a date was begun then; what has run since was opened, and so is a plant that has worked."""
    parse = view.parse
    if parse is None or time.word is None or relation(view, time) != "since":
        return
    verb = parse.governor(time.word)
    for row, name in (("building", "construction_start"), ("running", "operation_start")):
        if verb is not None and parse.lemma(verb) in words("event", row) and not (row == "running" and parse.objects(verb)):
            yield Event(time, name, STRENGTH["verbs"], _cue(view, parse, verb, name), verb)
    if verb is not None and parse.lemma(verb) in words("event", "working") and not parse.objects(verb):
        things = [entity for s in parse.subjects(verb) if (entity := entities.index.of(parse, s)) is not None]
        if things and all(entity.type == "project" for entity in things):
            yield Event(time, "operation_start", STRENGTH["verbs"], _cue(view, parse, verb, "operation_start"), verb)


def _cue(view: View, parse: Parse, verb: int, name: str) -> Found[Cue]:
    """A verb as the cue of an event."""
    token = view.tokens.at(parse.starts[verb])
    return Found(token, token + 1, Cue(name, "verbs", ("time",), 1))


def _foreseen(view: View, time: Placed) -> Iterator[Event]:
    """`production is foreseen for May`, `construction, slated for the summer`: what is to begin then, its beginning unsaid."""
    parse = view.parse
    verb = parse.governor(time.word) if parse is not None and time.word is not None else None
    if parse is None or verb is None or parse.lemma(verb) not in words("event", "foreseeing") or parse.tags[verb] != "VBN":
        return
    things = {*parse.subjects(verb), parse.heads[verb]} if not parse.objects(verb) else set()
    for found in view.cues:
        if found.item.role == "beginnings" and found.item.property is not None and view.word(found.end - 1) in things:
            yield Event(time, found.item.property, STRENGTH["beginnings"], found, verb)


def _first_of_many(view: View, time: Placed) -> Iterator[Event]:
    """`the first cars rolled off the line in May`: what the first goods and guests of a thing do tells when it was opened, its first stone when begun."""
    parse = view.parse
    verb = parse.governor(time.word) if parse is not None and time.word is not None else None
    name = first(parse, verb) if parse is not None and verb is not None else None
    if parse is None or verb is None or name is None or _at_once(view, time, verb):
        return
    found = _cue(view, parse, verb, name)
    spent = _distance(view, time, found)
    if spent < FAR:
        yield Event(time, name, STRENGTH["verbs"] - spent, found, verb)


def _worked(view: View, time: Placed, entities: Entities) -> Iterator[Event]:
    """`diggers moved in in May`, `began to widen the road in June`: what work on a thing tells."""
    if view.parse is None:
        return
    for name, verb in worked(view, time, entities):
        found = _cue(view, view.parse, verb, name)
        spent = _distance(view, time, found)
        if spent < FAR:
            yield Event(time, name, STRENGTH["verbs"] - min(spent, 1.0), found, verb)


def _when(view: View, time: Placed, found: Found[Cue]) -> float | None:
    """The cost of a clause that says what happened at a time before it: `on 2 May 2013, when it was put into service`, `in 2013, the year it opened`."""
    lower = view.tokens.lower
    i = time.last + (1 if time.last < len(lower) and lower[time.last] == "," else 0)
    told = (
        lower[i] == "when" or (i > time.last and lower[i] == "the" and lower[i + 1] in words("event", "span")) if i < found.start else False
    )
    return 0.4 if told and found.start - i < 8 else None


def _fits(view: View, found: Found[Cue], word: int | None, stated: Collection[str], entities: Entities) -> bool:
    """Whether a cue is of an event here: `work began`, not `work`; `signed an agreement`, not `signed 12 tenants`."""
    parse = view.parse
    role, name = found.item.role, found.item.property or ""
    if role in ("beginnings", "endings"):
        return parse is not None and _turns(parse, view.word(found.end - 1), "begin" if role == "beginnings" else "end")
    if role == "phrases" and (_lent(view, found) or view.tokens.lower[found.end : found.end + 1] == ["to"]):
        return False  # `due to be poured` is not `due`
    if role == "phrases" and parse is not None and word is not None:  # `a decision is due in May`
        verb = parse.governor(word)
        return verb is None or not any(parse.lemma(s) in words("published", "news") for s in parse.subjects(verb))
    if role != "verbs" or parse is None or word is None:
        return True
    if name == "completion" and _progress(view, found):
        return False
    if name == "construction_start" and (any(parse.lemma(s) in _running() for s in parse.subjects(word)) or _produces(view, found)):
        return False  # `trial production got under way`, `began building cars`
    things = [*parse.objects(word), *(parse.subjects(word) if parse.is_passive(word) else [])]
    if any(_counted(view, thing, stated) for thing in [*parse.objects(word), *parse.subjects(word)]):
        return False
    if needed := properties()[name].of("objects"):
        things += [*(o for _, o in parse.prepositions(word)), *parse.subjects(word)]
        things += [parse.heads[word]] if parse.relation(word) == "relative clause" else []  # `the agreement that it signed`
        return any(parse.lemma(thing) in needed for thing in things)
    if name == "announced":
        return not any(parse.lemma(thing) in words("published", "news") for thing in things)
    lemma = parse.lemma(word)
    if name == "established" and lemma in words("event", "founding") and things:
        found_types = [entity.type for thing in things if (entity := entities.index.of(parse, thing)) is not None]
        return any(kind in ("park", "org") or (kind == "project" and lemma != "unveil") for kind in found_types)
    return True


def _produces(view: View, found: Found[Cue]) -> bool:
    """Whether what one of the verbs of a cue builds is what a plant turns out."""
    parse = view.parse
    return parse is not None and any((word := view.word(i)) is not None and goods(parse, word) for i in range(found.start, found.end))


def _lent(view: View, found: Found[Cue]) -> bool:
    """Whether what is due is money lent: `notes due 2031`."""
    return any(cue.item.property == "loan" and cue.end == found.start for cue in view.cues)


@lru_cache
def _running() -> frozenset[str]:
    """What is begun when a thing is opened: `production`, `operations`."""
    return frozenset(word for word in properties()["operation_start"].of("beginnings") if " " not in word)


def _denied(view: View, time: Placed, found: Found[Cue], word: int | None) -> bool:
    """Whether it is said that an event did not happen: `has not opened`, but `will not open before May`."""
    parse = view.parse
    return parse is not None and word is not None and found.item.role == "verbs" and parse.negated(word) and not not_until(view, time, word)


def _at_once(view: View, time: Placed, verb: int | None) -> bool:
    """Whether a verb tells what happened once, which no `since` dates: `reopened its dock, idle since 2017`, but `has been open since 2017`."""
    parse = view.parse
    if parse is None or verb is None or view.tokens.lower[time.first - 1] != "since":
        return False
    verb = parse.heads[verb] if parse.relation(verb) == "other" else verb  # `was relit`
    if parse.lemma(verb) == "be":
        return False
    return parse.is_verb(verb) and parse.tense(verb) == "past" and "had" not in parse.auxiliaries(verb)


def not_until(view: View, time: Placed, verb: int | None) -> bool:
    """Whether a time is the first at which what a verb denies comes about: `will not open until May`, but `could not open before May`."""
    if view.parse is None or verb is None or view.parse.tense(verb) == "modal":
        return False
    return view.before(phrases("event", "not_until"), time.first, 4) is not None


def _progress(view: View, found: Found[Cue]) -> bool:
    """Whether a share stands right before a verb: `76 percent finished` is not finished."""
    return any(p.mention.kind in ("percent", "ratio") and 0 <= found.start - p.last <= 2 for p in view.mentions)


def _turns(parse: Parse, noun: int | None, way: str) -> bool:
    """Whether a verb of beginning, or of ending, is said of a noun: `work began`, `shipments are to begin`, `will start production`."""
    verb = parse.governor(noun) if noun is not None else None
    if verb is None:
        return False
    chain = [verb, *(c for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) == "complement")]
    chain += [c for v in chain for c in parse.children(v) if parse.is_verb(c) and parse.relation(c) == "other"]  # `got going`
    chain += [
        c for p in parse.children(verb) if parse.relation(p) == "predicate" for c in parse.children(p) if parse.is_verb(c)
    ]  # `is due to begin`
    return any(parse.lemma(v) in words("event", way) for v in chain)


def _counted(view: View, word: int, stated: Collection[str]) -> bool:
    """Whether a word is of a number that is a value: then the time is the period of that value, but not where they are known (`the two plants`)."""
    assert view.parse is not None
    if view.parse.determiner(word) in words("period", "known"):
        return False
    start, end = view.parse.starts[word], view.parse.ends[word]
    return any(
        p.mention.kind == "count" and p.mention.id in stated and p.mention.start <= start and end <= p.mention.end for p in view.mentions
    )
