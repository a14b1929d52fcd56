"""What a number without a noun of its own counts (`the tenants number 38`, `Residents: 58`), and what one that is added to others is a value of."""

from __future__ import annotations

from functools import lru_cache

from parkextract.link.forms import words
from parkextract.link.properties import thing
from parkextract.link.view import Placed, View
from parkextract.syntax import Parse
from parkextract.values import Count, Number, Percent, Ratio

_LABELLED = frozenset({":", "–", "—"})
_REACHED = frozenset({"at", "to", "from"})


def counted(view: View, value: Placed) -> tuple[tuple[str, str], ...]:
    """The properties that a count may be of, by its noun; without one by the label before it, or by the subject of a verb that tells how many there are."""
    mention = value.mention
    if not isinstance(mention, Count):
        return ()
    if mention.unit:
        return thing(mention.unit)
    parse = view.parse
    if parse is None:
        return ()
    before = value.first - 1
    if before > view.sentence.first and view.tokens.lower[before] in _LABELLED:
        label = view.word(before - 1)
        return thing(parse.lemma(label)) if label is not None and parse.is_noun(label) else ()
    noun = _told_of(parse, value.word) if value.word is not None else None
    return thing(parse.lemma(noun)) if noun is not None else ()


def _told_of(parse: Parse, word: int) -> int | None:
    """The subject of the verb that a number completes: `the processors number 118`, `the number of users grew from 59 to 97`."""
    above = parse.preposition_of(word)
    verb = parse.heads[word] if above is None else above[1] if above[0] in _REACHED else word
    if verb == word or not parse.is_verb(verb) or parse.is_passive(verb) or parse.lemma(verb) not in _level():
        return None
    if above is None and parse.relation(word) not in ("object", "predicate"):
        return None
    noun = next(iter(parse.subjects(verb)), None)
    if noun is not None and parse.lemma(noun) in words("kin", "going_on"):
        noun = next((o for preposition, o in parse.prepositions(noun) if preposition == "of"), None)
    return noun


@lru_cache
def _level() -> frozenset[str]:
    """The verbs that say how many there are, in one word."""
    return frozenset(word.removesuffix(" to").removesuffix(" at") for word in words("link", "level")) - frozenset(words("link", "no_count"))


def added(view: View, value: Placed) -> bool:
    """Whether the size of a change is that of what is added, so that it is a value itself: `expand the park by 45 hectares`, `will hire 300 more`; not
    where the level is told too (`grew by 45 hectares to 120`, `300 more than in May`)."""
    mention, parse = value.mention, view.parse
    if (
        not isinstance(mention, Number)
        or isinstance(mention, Percent | Ratio)
        or mention.trend != "up"
        or mention.equivalent_to is not None
    ):
        return False
    if parse is None or value.word is None or _levelled(view, value):
        return False
    above = parse.preposition_of(value.word)
    if above is not None:
        return above[0] == "by" and parse.lemma(above[1]) in words("link", "enlarging")
    verb = parse.governor(value.word)
    return verb is not None and parse.lemma(verb) in words("link", "adding") and value.word in parse.objects(verb)


def coming(view: View, value: Placed) -> bool:
    """Whether what is added is still to come, its enlargement only spoken of or going on: `an extension by 45 hectares`, `is being extended by`."""
    parse = view.parse
    above = parse.preposition_of(value.word) if parse is not None and value.word is not None else None
    if parse is None or above is None or not added(view, value):
        return False
    return not parse.is_verb(above[1]) or parse.tags[above[1]] == "VBG" or "being" in parse.auxiliaries(above[1])


def _levelled(view: View, value: Placed) -> bool:
    """Whether what is compared, or the level reached, is told right behind a number."""
    stop = min(view.sentence.last, value.last + 3)
    return any(token in ("than", "from", "to") for token in view.tokens.lower[value.last : stop])
