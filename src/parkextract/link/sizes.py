"""Which value a size of change is of: `exports rose 12 percent to 4 million`, not `a 212-hectare zone shipped goods worth 4 million, up 12 percent`."""

from __future__ import annotations

from functools import lru_cache

from parkextract.link.apart import older
from parkextract.link.attach import FAR, tree_cost
from parkextract.link.forms import words
from parkextract.link.properties import properties
from parkextract.link.values import Reading
from parkextract.link.view import Placed, View
from parkextract.values import Number, Ratio

_OLDER = 2.0  # a size is of the newer figure
_SMALL = 2  # words between `to` and a value


def sizes(view: View) -> list[Placed]:
    """The mentions of a sentence that are sizes of changes."""
    return [p for p in view.mentions if isinstance(p.mention, Number) and p.mention.trend]


def owners(view: View, found: dict[str, Reading]) -> dict[str, Placed]:
    """The size of change of each value of a sentence, by the id of the value; a size belongs to one value."""
    values = [found[p.mention.id] for p in view.mentions if p.mention.id in found]
    pairs = []
    for size in sizes(view):
        if size.mention.id in found:
            continue  # what is added is a value itself
        for reading in values:
            if size.mention.kind not in ("percent", "ratio", reading.value.mention.kind) or _of_what_lasts(view, size, reading):
                continue
            spent = _cost(view, size, reading)
            if spent < FAR:
                pairs.append((spent, size.first, size, reading.value))
    owned: dict[str, Placed] = {}
    used: set[str] = set()
    for _, _, size, value in sorted(pairs, key=lambda pair: pair[:2]):
        if value.mention.id not in owned and size.mention.id not in used:
            owned[value.mention.id] = size
            used.add(size.mention.id)
    return owned


def _of_what_lasts(view: View, size: Placed, reading: Reading) -> bool:
    """Whether a size is too far from an area, a length, a cost or a loan to be that of its change: `a 212-hectare zone shipped goods worth 4 million, up
    12 percent`; not `costs rose by 12 percent to 4 million`, `310 hectares, 12 percent more than before`."""
    if properties()[reading.property or ""].holds not in ("once", "lasting"):
        return False
    lower, value = view.tokens.lower, reading.value
    if size.first < value.first:
        between = lower[size.last : value.first]
        return len(between) > _TIGHT or not {"to", "at"} & set(between)
    between = lower[value.last : size.first]
    return len(between) > _TIGHT or not {",", "(", "–", "—", "up", "down", "by"} & set(between)


_TIGHT = 7  # tokens between what lasts and the size of its change


def _cost(view: View, size: Placed, reading: Reading) -> float:
    value = reading.value
    low, high = (value.last, size.first) if value.first < size.first else (size.last, value.first)
    between = view.tokens.lower[low:high]
    if not _apart().isdisjoint(between) or _of_something_else(view, size, value):
        return FAR + 1
    others = sum(
        1
        for p in view.mentions
        if low <= p.first < high and isinstance(p.mention, Number) and not p.mention.trend and not p.mention.equivalent_to
    )
    near = 0.1 * len(between) + 0.9 * others + _OLDER * older(view, value)
    if size.first < value.first and "to" not in between[-2:]:
        near += 1.0
    if size.first < value.first and "compared" in between:
        near += 2.0
    far = tree_cost(view.parse, size.word, value.word)
    return 0.7 * near + 0.3 * far


def _of_something_else(view: View, size: Placed, value: Placed) -> bool:
    """Whether what moves by a size is told, and is not the value: `doubled its lines`, `intends to add about 500`, `at a rate that has doubled`; or the
    value is what it was before: `doubling its 18,000 tons`, `lost a third of its 18,000 tons`."""
    parse, word = view.parse, size.word
    if parse is None or word is None or value.word is None or level(view, value) is not None:
        return False
    above = {value.word, *parse.ancestors(value.word)}
    if isinstance(size.mention, Ratio) and parse.is_verb(word):
        things = parse.objects(word)
        if parse.below(word, value.word) == value.word and (value.word in things or parse.relation(value.word) == "passive subject"):
            return True
        if parse.relation(word) == "relative clause" and not things:
            return parse.heads[word] not in above
        return things != [] and above.isdisjoint(things)
    if size.last < value.first and view.tokens.lower[size.last] == "of" and value.first - size.last <= _SMALL:
        return True
    verb = parse.heads[word]
    added = parse.relation(word) == "object" and parse.is_verb(verb) and parse.lemma(verb) in words("change", "adding")
    if added or (parse.relation(word) == "subject" and verb != parse.governor(value.word)):
        return size.mention.kind == value.mention.kind
    above_size = parse.preposition_of(word)
    moved = parse.objects(above_size[1]) if above_size is not None and above_size[0] == "by" and parse.is_verb(above_size[1]) else []
    return moved != [] and above.isdisjoint(moved)


@lru_cache
def _apart() -> frozenset[str]:
    """The words and marks between a value and a size that is of something else."""
    return frozenset({";", *words("change", "apart")})


def unowned(view: View, owned: dict[str, Placed]) -> list[Placed]:
    """The sizes of change that no value of the sentence has: what they are of is named without its value (`disbursed capital edged up 1.3%`)."""
    taken = {size.mention.id for size in owned.values()}
    return [size for size in sizes(view) if size.mention.id not in taken and size.mention.kind in ("percent", "ratio")]


def level(view: View, value: Placed) -> int | None:
    """The token `to` before a value, a word or two between allowed: `to about 5 million`."""
    for token in range(value.first - 1, max(view.sentence.first, value.first - 1 - _SMALL) - 1, -1):
        if view.tokens.lower[token] == "to":
            bounded = isinstance(value.mention, Number) and value.mention.bound == "at_most" and view.tokens.lower[token - 1] == "up"
            return None if bounded else token
        if view.inside(token) is not None:
            return None
    return None
