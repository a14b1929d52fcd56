"""Work on a thing and those who do it tell when it was begun, finished or opened: diggers moved in, a kiln began to be fed, a hall was delivered, a line
will be laid by May."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.link.forms import words
from parkextract.link.period import relation
from parkextract.link.properties import properties
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse


def worked(view: View, time: Placed, entities: Entities) -> Iterator[tuple[str, int]]:
    """The events that the verb of a time tells, each with the verb."""
    parse = view.parse
    verb = parse.governor(time.word) if parse is not None and time.word is not None else None
    if parse is None or verb is None or parse.negated(verb):
        return
    name = _undertaken(parse, verb) or _came(parse, verb) or _begun(parse, verb, entities) or _delivered(parse, verb, entities)
    name = name or _followed(parse, verb, entities)
    if name is None:
        way = relation(view, time)
        found = {"by": _made_by, "since": _made_since, "in": _built_in}.get(way)
        name = found(parse, verb, entities) if found is not None else None
    if name is not None:
        yield name, verb


@lru_cache
def _row(key: str) -> frozenset[str]:
    return frozenset(words("event", key))


def _undertaken(parse: Parse, verb: int) -> str | None:
    """What is begun with a verb: `began to widen the road` is of work, `started rolling rails` of a mill at work."""
    begins = parse.lemma(verb) in _row("begin")
    done = [c for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) == "complement"] if begins else []
    above = parse.heads[verb]
    if above != verb and parse.relation(verb) == "complement" and parse.lemma(above) in _row("begin"):
        done.append(verb)
    for inner in done:
        if parse.lemma(inner) in _row("making") and not goods(parse, inner):
            return "construction_start"
        if parse.lemma(inner) in _row("producing") | _row("serving") or parse.lemma(inner) in _row("making"):
            return "operation_start"
    return None


def goods(parse: Parse, verb: int) -> bool:
    """Whether what is built is what a plant turns out: `began to build cars`, `assembling wagons`."""
    made = frozenset(properties()["capacity"].of("things")) - frozenset(words("first", "ground"))  # who drives piles builds
    return any(parse.tags[thing] == "NNS" and parse.lemma(thing) in made and not parse.determiner(thing) for thing in parse.objects(verb))


def _came(parse: Parse, verb: int) -> str | None:
    """The machines of builders come when work begins: `the first diggers moved in`, `excavators have been on site since`."""
    if parse.lemma(verb) not in _row("arriving") or parse.is_passive(verb):
        return None
    return "construction_start" if any(parse.lemma(s) in _row("machine") for s in parse.subjects(verb)) else None


def _begun(parse: Parse, verb: int, entities: Entities) -> str | None:
    """What is begun itself: a plant when it is built, a park when it is founded (`a mill begun in 2019`, `started in 1999, the park`)."""
    if parse.lemma(verb) not in _row("begun") or not parse.is_passive(verb) or parse.objects(verb):
        return None
    types = {entity.type for thing in parse.subjects(verb) if (entity := entities.index.of(parse, thing)) is not None}
    return "construction_start" if "project" in types else "established" if types & {"park", "org"} else None


def _delivered(parse: Parse, verb: int, entities: Entities) -> str | None:
    """A building is handed over when it is finished: `delivered its second hall in May`."""
    if parse.lemma(verb) not in _row("handing"):
        return None
    things = parse.subjects(verb) if parse.is_passive(verb) else parse.objects(verb)
    return "completion" if _built(parse, things, entities) else None


def _followed(parse: Parse, verb: int, entities: Entities) -> str | None:
    """What will come is built then: `a second hall will follow in 2024`; what came was opened: `a second hall followed in 2020`, `added a hall in 2020`."""
    tense, lemma = parse.tense(verb), parse.lemma(verb)
    things: Sequence[int] = []
    if lemma in _row("coming") and not parse.objects(verb):
        things = parse.subjects(verb) if tense == "future" or (tense == "past" and lemma == "follow") else []
    elif lemma in _row("enlarging") and tense == "past" and not parse.is_passive(verb):
        things = parse.objects(verb)
    of = [entity for thing in things if (entity := entities.index.of(parse, thing)) is not None]
    if not any(entity.type in ("project", "park") for entity in of):
        return None
    return "completion" if tense == "future" else "operation_start"


def _made_by(parse: Parse, verb: int, entities: Entities) -> str | None:
    """What will have been built by a date is completed then: `is to lay the road by June`."""
    if parse.lemma(verb) not in _row("making") | _row("adding") or parse.tense(verb) not in ("future", "infinitive", "modal"):
        return None
    things = parse.subjects(verb) if parse.is_passive(verb) else parse.objects(verb)
    return "completion" if _built(parse, things, entities) else None


def _made_since(parse: Parse, verb: int, _: Entities) -> str | None:
    """What has been made since a date was made first then: `has been knitting socks there since 2011`."""
    made = parse.lemma(verb) in _row("producing") or (parse.lemma(verb) in _row("making") and goods(parse, verb))
    if not made or parse.is_passive(verb) or parse.tense(verb) not in ("present", "past"):
        return None
    return "operation_start" if "been" in parse.auxiliaries(verb) or parse.tags[verb] in ("VBZ", "VBP") else None


def _built_in(parse: Parse, verb: int, entities: Entities) -> str | None:
    """What was built in a year was completed then: `a jetty built by the navy in 1937`, not `640,000 square meters built in May`."""
    if parse.lemma(verb) not in _row("built") or parse.tags[verb] not in ("VBN", "VBD"):
        return None
    things = parse.subjects(verb) if parse.is_passive(verb) else parse.objects(verb)
    if parse.relation(verb) in ("participle", "relative clause"):
        things = [*things, parse.heads[verb]]
    return "completion" if _built(parse, things, entities) else None


def _built(parse: Parse, things: Sequence[int], entities: Entities) -> bool:
    """Whether one of some things is a project."""
    return any((entity := entities.index.of(parse, thing)) is not None and entity.type == "project" for thing in things)
