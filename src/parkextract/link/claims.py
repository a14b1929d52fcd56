"""Which cues have a claim on a value, by what they are said of: the price of a plant is an investment, that of a ticket is none; who sells half of a
park's 55 hectares does not sell 55; who raises a budget to 5 million raises no 5 million."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from parkextract.link.forms import Found, words
from parkextract.link.properties import Cue, properties
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse
from parkextract.values import Direction, Money, Number

_SAID_OF = frozenset({"of", "for", "on"})


def claiming(view: View, value: Placed) -> Iterator[Found[Cue]]:
    """The cues of a sentence, those that cannot be of the value left out; a noun that names a property of some things only, as a noun where it is said
    of one of those."""
    named = {cue.start for cue in view.cues if cue.item.role == "nouns_of" and _said_of_whole(view, cue)}
    portion, verb = _portion(view, value), levelled(view, value)
    for cue in view.cues:
        role = cue.item.role
        if role == "nouns_of":
            if cue.start in named:
                yield replace(cue, item=replace(cue.item, role="nouns"))
        elif (role == "other" and cue.start in named) or (role == "other_verbs" and portion):
            continue
        elif "verbs" not in role or verb is None or view.word(cue.start) != verb:
            yield cue


def _said_of_whole(view: View, cue: Found[Cue]) -> bool:
    """Whether a noun is said of one of the things that its property is stated of, which is not for sale: `the price of the plant`, `the plant's price`."""
    parse, word = view.parse, view.word(cue.end - 1)
    if parse is None or word is None:
        return False
    things = [o for preposition, o in parse.prepositions(word) if preposition in _SAID_OF]
    if (owner := parse.possessor(word)) is not None:
        things.append(owner)
    if not things or not all(parse.lemma(thing) in _wholes(cue.item.property or "") for thing in things):
        return False
    if not any(view.tokens.at(parse.starts[thing]) in view.named for thing in things):
        return False  # the article does not speak of it
    verbs = [parse.governor(word), *(verb for thing in things for verb in parse.relative_clauses(thing))]
    return not any(verb is not None and parse.lemma(verb) in words("link", "trading") for verb in verbs)


@lru_cache
def _wholes(property: str) -> frozenset[str]:
    return frozenset(properties()[property].of("wholes")) | frozenset(properties()[property].of("wholes_of"))


def _portion(view: View, value: Placed) -> bool:
    """Whether the verb above a value is said only of a portion of it: `half of the 55 hectares is sold`, `40 percent of its 45 acres are let`."""
    parse = view.parse
    if parse is None or value.word is None or not (parse.determiner(value.word) or parse.possessor(value.word) is not None):
        return False
    above = parse.preposition_of(value.word)
    if above is None or above[0] != "of":
        return False
    start = parse.starts[above[1]]
    if parse.is_verb(above[1]):  # `of the 55 hectares, 20 are let`
        return value.word < above[1]
    return parse.lemma(above[1]) in words("link", "portion") or any(
        p.mention.start <= start < p.mention.end and p.mention.kind in ("ratio", "percent", "count") for p in view.mentions
    )


def levelled(view: View, value: Placed) -> int | None:
    """The verb that moves something else to the level of a value: `raised the budget to 5 million`, `the loan was cut to 5 million`."""
    parse = view.parse
    above = parse.preposition_of(value.word) if parse is not None and value.word is not None else None
    if parse is None or above is None or above[0] != "to" or not parse.is_verb(above[1]) or not moves(parse, above[1]):
        return None
    return above[1] if parse.objects(above[1]) or parse.is_passive(above[1]) else None


def moves(parse: Parse, verb: int) -> Direction | None:
    """The direction in which a verb moves a figure, if it is one of rise or fall."""
    ways: tuple[Direction, Direction] = ("up", "down")
    return next((way for way in ways if parse.lemma(verb) in words("change", way)), None)


def bought(view: View, value: Placed) -> bool:
    """Whether an amount is that of some goods: `€1.4 million of water pipes`, not `€1.4 million of investment` or `of its own`."""
    parse = view.parse
    if parse is None or value.word is None or not isinstance(value.mention, Money):
        return False
    goods = next((o for preposition, o in parse.prepositions(value.word) if preposition == "of" and o > value.word), None)
    if goods is None or parse.tags[goods] not in ("NN", "NNS") or parse.determiner(goods):
        return False
    start, end = parse.noun_phrase(goods)
    first, last = view.tokens.at(start), view.tokens.until(end)
    return not any("money" in cue.item.kinds and cue.end == last for cue in view.cues) and not any(
        isinstance(inner.mention, Number) for i in range(first, last) if (inner := view.inside(i)) is not None
    )
