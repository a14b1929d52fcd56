"""What a sentence says outright of whether its value is so yet, so that nothing else in the article weighs against it."""

from __future__ import annotations

from parkextract.facts import Status
from parkextract.link import status
from parkextract.link.forms import words
from parkextract.link.period import gone
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse

_HELD = frozenset({"jobs", "companies", "revenue", "profit"})  # what firms have already, unlike `and the plant covers 40 hectares`
_SIZES = frozenset({"total_investment", "land_area", "floor_area"})


def outright(view: View, value: Placed, property: str) -> Status | None:
    """The status of a value that is told as promised (`28 projected`), as there (`400 instead of 250`), as spent, or as the size or cost of what is being
    built; None if none is told."""
    if status.planned_behind(view, value.first):
        return "planned"
    if status.standing(view, value):
        return "actual"
    parse, word = view.parse, value.word
    if parse is None or word is None:
        return None
    if value.mention.kind == "money" and _spent(view, parse, value, word):
        return "actual"
    verb = parse.governor(word)
    if property in _SIZES and verb is not None and parse.lemma(verb) in words("status", "raising") and _going_on(parse, verb):
        return "actual"
    return "actual" if verb is not None and property in _HELD and _beside_what_will_be(parse, verb) else None


def _beside_what_will_be(parse: Parse, verb: int) -> bool:
    """Whether a verb of the present has its own subject beside one of the future: `the park will open in May, and its tenants employ 310 people`."""
    other = parse.heads[verb]
    if parse.relation(verb) != "conjunct" or parse.tense(verb) != "present" or parse.auxiliaries(verb):
        return False
    own = any(parse.relation(c) == "subject" for c in parse.children(verb))
    return own and parse.is_verb(other) and parse.tense(other) == "future"


def _spent(view: View, parse: Parse, value: Placed, word: int) -> bool:
    """Whether a sum is told as gone: `9 million had been spent`, `the 9 million actually spent`; not `9 million will be spent`."""
    verb = parse.governor(word)
    if verb is not None and parse.lemma(verb) in words("status", "spending") and word in parse.subjects(verb):
        done = parse.tense(verb) in ("past", "present") and not {"being", "is", "are"} & set(parse.auxiliaries(verb))
        if parse.is_passive(verb) and done and not parse.negated(verb):
            return True
    return gone(view, value) is not None


def _going_on(parse: Parse, verb: int) -> bool:
    """Whether a verb is one of what is under way: `is being built`, `are being developed`."""
    auxiliaries = set(parse.auxiliaries(verb))
    return "being" in auxiliaries and bool(auxiliaries & {"is", "are"}) and not parse.negated(verb)
