"""The first of many and the last, which tell when a thing was begun, finished or opened: its first pile was driven, its last beam was put in place,
its first cars left the line, it took in its first lorries, the first tenants moved in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from parkextract.link.forms import words
from parkextract.link.properties import properties
from parkextract.link.view import View
from parkextract.syntax import Parse


def firsts(view: View) -> Iterator[tuple[int, str]]:
    """The verbs of a sentence that say what became of the first stones, goods or guests of a thing, as words of the parse, and the event that this is."""
    parse = view.parse
    if parse is None:
        return
    for word in parse.at(view.sentence.start, view.sentence.end):
        told = parse.words[word].lower()
        if told not in words("first", "word") and told not in words("first", "last"):
            continue
        noun = parse.heads[word]
        verb = parse.governor(noun)
        if noun == word or verb is None or parse.tags[noun] not in ("NN", "NNS"):
            continue
        if told in words("first", "last"):
            if parse.lemma(noun) in words("first", "crowning") and _is(parse, verb, "placing"):
                yield verb, "completion"
        elif parse.lemma(noun) in words("first", "ground"):
            if _is(parse, verb, "breaking"):
                yield verb, "construction_start"
        elif _opened(parse, noun, verb):
            yield verb, "operation_start"


def _opened(parse: Parse, noun: int, verb: int) -> bool:
    """Whether what a verb says of the first of some things tells that it was opened."""
    relation, lemma = parse.relation(parse.first_conjunct(noun)), parse.lemma(noun)
    if relation == "object" or (relation == "passive subject" and parse.is_passive(verb)):
        if _is(parse, verb, "making") and lemma not in _no_goods():
            return True
        taken = _is(parse, verb, "taking") and (lemma in _goods() or lemma in _guests())
        return taken or (_is(parse, verb, "sending") and lemma in _goods())
    if relation != "subject" or lemma in words("published", "news"):
        return False
    if _is(parse, verb, "leaving"):
        return lemma in _goods() or (
            lemma not in _people() and any(parse.lemma(o) in words("first", "workplace") for o in _reached(parse, verb))
        )
    return _is(parse, verb, "entering") and lemma in _guests()


def _is(parse: Parse, verb: int, row: str) -> bool:
    """Whether a verb, with the particle or preposition that it needs, is of a row."""
    lemma, listed = parse.lemma(verb), words("first", row)
    return lemma in listed or any(
        f"{lemma} {parse.words[child].lower()}" in listed for child in parse.children(verb) if parse.tags[child] in ("RP", "IN", "RB")
    )


def _reached(parse: Parse, verb: int) -> list[int]:
    return [*parse.objects(verb), *(o for _, o in parse.prepositions(verb))]


@lru_cache
def _goods() -> frozenset[str]:
    return frozenset(words("first", "goods")) | frozenset(properties()["capacity"].of("things"))


@lru_cache
def _guests() -> frozenset[str]:
    return frozenset(words("first", "guests")) | (
        frozenset(properties()["companies"].of("things")) - frozenset(words("first", "workplace"))
    )


@lru_cache
def _people() -> frozenset[str]:
    return _guests() | frozenset(properties()["jobs"].of("people"))


@lru_cache
def _no_goods() -> frozenset[str]:
    """What may be made and sent out without being a product: money, papers, buildings, people."""
    built = properties()["total_investment"].of("wholes")
    money = (word for row in properties().values() if "money" in row.value for word in (*row.of("nouns"), *row.of("weak")))
    return frozenset(
        [*words("first", "no_goods"), *words("published", "news"), *built, *money, *properties()["jobs"].of("people"), *_guests()]
    )
