"""The first of many and the last, which tell when a thing was begun, finished or opened: its first pile was driven, its last beam was put in place,
its first cars left the line, it took in its first lorries, the first tenants moved in."""

from __future__ import annotations

from functools import lru_cache

from parkextract.link.forms import words
from parkextract.link.properties import properties
from parkextract.syntax import Parse


def first(parse: Parse, verb: int) -> str | None:
    """The event that a verb tells by what became of the first stones, goods or guests of a thing, or of its last beam."""
    for noun in parse.children(verb):
        if parse.relation(noun) not in ("subject", "passive subject", "object") or parse.tags[noun] not in ("NN", "NNS"):
            continue
        told = {parse.words[word].lower() for word in parse.modifiers(noun)}
        lemma = parse.lemma(noun)
        if told & _row("last"):
            if lemma in _row("crowning") and _is(parse, verb, "placing"):
                return "completion"
        elif told & _row("word"):
            if lemma in _row("ground"):
                return "construction_start" if _is(parse, verb, "breaking") else None
            if not _of_a_kind(parse, noun) and _opened(parse, noun, verb):
                return "operation_start"
    return None


@lru_cache
def _row(key: str) -> frozenset[str]:
    return frozenset(words("first", key))


def _of_a_kind(parse: Parse, noun: int) -> bool:
    """Whether the first is only the first of a kind: `its first visitors from Japan`, `the first ships since the storm`."""
    return any(preposition in _row("restricting") for preposition, _ in parse.prepositions(noun))


def _opened(parse: Parse, noun: int, verb: int) -> bool:
    """Whether what a verb says of the first of some things tells that it was opened."""
    relation, lemma = parse.relation(noun), parse.lemma(noun)
    if relation == "object" or (relation == "passive subject" and parse.is_passive(verb)):
        if _is(parse, verb, "making") and lemma not in _no_goods():
            return True
        taken = _is(parse, verb, "taking") and (lemma in _goods() or lemma in _guests())
        return taken or (_is(parse, verb, "sending") and lemma in _goods())
    if relation != "subject" or lemma in words("published", "news"):
        return False
    if _is(parse, verb, "coming") and lemma in _goods():
        return True
    if _is(parse, verb, "leaving"):
        return lemma in _goods() or (lemma not in _people() and any(parse.lemma(o) in _row("workplace") for o in _reached(parse, verb)))
    return _is(parse, verb, "entering") and lemma in _guests()


def _is(parse: Parse, verb: int, row: str) -> bool:
    """Whether a verb is of a row, with its particle (`set out` is not `set`) or the preposition that it needs."""
    lemma, listed = parse.lemma(verb), _row(row)
    small = [child for child in parse.children(verb) if parse.tags[child] in ("RP", "IN", "RB")]
    alone = lemma in listed and not any(parse.tags[child] == "RP" for child in small)
    return alone or any(f"{lemma} {parse.words[child].lower()}" in listed for child in small)


def _reached(parse: Parse, verb: int) -> list[int]:
    return [*parse.objects(verb), *(o for _, o in parse.prepositions(verb))]


@lru_cache
def _goods() -> frozenset[str]:
    return _row("goods") | frozenset(properties()["capacity"].of("things"))


@lru_cache
def _guests() -> frozenset[str]:
    return _row("guests") | (frozenset(properties()["companies"].of("things")) - _row("workplace"))


@lru_cache
def _people() -> frozenset[str]:
    return _guests() | frozenset(properties()["jobs"].of("people"))


@lru_cache
def _no_goods() -> frozenset[str]:
    """What may be made and sent out without being a product: money, papers, buildings, people."""
    built = properties()["total_investment"].of("wholes")
    money = (word for row in properties().values() if "money" in row.value for word in (*row.of("nouns"), *row.of("weak")))
    return frozenset([*_row("no_goods"), *words("published", "news"), *built, *money, *properties()["jobs"].of("people"), *_guests()])
