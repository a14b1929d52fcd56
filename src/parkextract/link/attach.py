"""How closely a cue and a value belong together, by grammar and by neighbourhood.

The small parser errs, and surface order misleads, so both are asked: a cue that is near in the tree or linked to the value by small words alone
costs little; what both find far is far. Costs are in the same units as the strengths of cues: a cue of strength 3 that costs 1 scores 2.
"""

from __future__ import annotations

from parkextract.link.forms import Found
from parkextract.link.properties import Cue
from parkextract.link.view import Placed, View, phrases
from parkextract.syntax import Parse
from parkextract.values import Number, Time

FAR = 4.0
_UP = {
    "prepositional object": 0.1, "preposition": 0.15, "object": 0.1, "predicate": 0.15, "number": 0.1, "modifier": 0.2, "apposition": 0.5,
    "conjunct": 0.7, "subject": 0.3, "passive subject": 0.2, "adverbial": 0.3, "relative clause": 1.0, "participle": 0.6, "clause": 1.0,
    "complement": 0.8, "agent": 0.3, "possessor": 1.0,
}  # fmt: skip
_DOWN = {
    "subject": 0.2, "passive subject": 0.2, "object": 0.6, "predicate": 0.5, "prepositional object": 0.2, "preposition": 0.6, "modifier": 0.5,
    "conjunct": 1.2, "apposition": 0.8, "possessor": 1.5, "relative clause": 1.2, "participle": 1.0, "clause": 1.5, "complement": 1.2,
    "agent": 0.5,
}  # fmt: skip
_JOINTS = frozenset({"of", "in", "as", "worth", "for", "on"})
_BEFORE_NOUN = frozenset({"JJ", "NN", "NNP", "VBN", "VBG", "HYPH", "NNS", "JJR", "CD", "NNPS", "POS"})


def tree_cost(parse: Parse | None, start: int | None, goal: int | None) -> float:
    """The cost of the way from word `start` up to where the two words meet and down to `goal`; FAR where there is no way."""
    if parse is None or start is None or goal is None:
        return FAR
    up = {start: 0.0}
    cost = 0.0
    below = start
    for above in parse.ancestors(start):
        cost += _UP.get(parse.relation(below), 0.8)
        up[above] = cost
        below = above
    down, below = 0.0, goal
    if goal in up:
        return up[goal]
    for above in parse.ancestors(goal):
        down += _DOWN.get(parse.relation(below), 0.9)
        if above in up:
            return min(FAR, up[above] + down)
        below = above
    return FAR


def cost(view: View, value: Placed, found: Found[Cue]) -> float:
    """How far a cue is from a value; FAR or more where they have nothing to do with each other."""
    cue = found.item
    if found.start < value.last and value.first < found.end:
        return FAR + 1
    before = found.end <= value.first
    if found.tail is not None and not before and view.tokens.lower[found.tail] == "for":
        return FAR + 1  # `sold it for 5 million`: the price stands behind
    near = _before(view, found.end, value, found.tail) if before else _after(view, value, found.start)
    if cue.role == "phrases":  # `worth 5 million`, but `5 km from`
        return near if near < 1.0 and before == (cue.property != "distance") else FAR + 1
    if cue.role == "wholes":
        return _whole(view, value, found, near)
    word = view.word(found.start if "verb" in cue.role else found.end - 1)
    if "verb" in cue.role and cue.length == 1 and word is not None and view.parse is not None and not _verbal(view.parse, word):
        return FAR + 1
    if (
        cue.role in ("nouns", "weak", "other")
        and cue.length == 1
        and word is not None
        and view.parse is not None
        and view.parse.is_verb(word)
    ):
        return FAR + 1
    far = tree_cost(view.parse, value.word, word)
    if (
        "verb" in cue.role
        and not before
        and view.parse is not None
        and word is not None
        and view.parse.heads[word] == value.word
        and view.parse.relation(word) == "participle"
    ):
        return 0.3  # `the $5 million approved in June`
    if "verb" in cue.role and not before:
        near = 0.4 if _auxiliaries(view, value.last, found.start) else near + (1.0 if far > 0.9 else 0.0)
    low, high = min(near, far), min(FAR, max(near, far))
    return 0.7 * low + 0.3 * high


def _auxiliaries(view: View, first: int, last: int) -> bool:
    """Whether only auxiliaries and adverbs stand between a value and the verb that it is the subject of: `$5 million would be raised`."""
    parse = view.parse
    if parse is None or last - first > 4:
        return False
    between = [word for i in range(first, last) if (word := view.word(i)) is not None]
    return bool(between) and all(parse.tags[word] in ("MD", "TO", "RB") or parse.lemma(word) in ("be", "have") for word in between)


def _verbal(parse: Parse, word: int) -> bool:
    return parse.is_verb(word) or parse.words[word].endswith("ed")


def _before(view: View, first: int, value: Placed, tail: int | None) -> float:
    """The cost of what stands between a cue and a value after it."""
    lower, spent, i = view.tokens.lower, 0.0, first
    linked = {t for f in phrases("link", "small").find(view.tokens, first, value.first) for t in range(f.start, f.end)}
    linked |= {t for f in phrases("link", "level", "verb").find(view.tokens, first, value.first) for t in range(f.start, f.end)}
    if tail is not None:
        spent += -0.2 if tail >= value.last else 0.0 if value.first - tail <= 4 else 2.0
    while i < value.first and spent < FAR:
        other = view.inside(i)
        if other is not None:
            spent += _passed(other, value)
            i = other.last
            continue
        token = lower[i]
        if token in "()[]":
            spent += 0.1
        elif token in ";":
            spent += 1.5
        elif token in ",–—-":
            spent += 0.25 if token == "," else 0.1
        elif token in ":'’\"“”$":
            spent += 0.0
        elif i in linked:
            spent += 0.03
        elif i in view.named:
            spent += 0.08
        elif token == "and":
            spent += 0.4
        else:
            spent += 0.3
        i += 1
    return spent


def _passed(other: Placed, value: Placed) -> float:
    """The cost of another mention on the way to a value: one of the same kind is the likelier owner of the cue."""
    if isinstance(other.mention, Time):
        return 0.1
    if isinstance(other.mention, Number) and (other.mention.trend or other.mention.kind in ("percent", "ratio")):
        return 0.1
    return 1.1 if other.mention.kind == value.mention.kind else 0.5


def _after(view: View, value: Placed, start: int) -> float:
    """The cost of what stands between a value and a cue after it: `$5 million of sales`, `a $5 million loan`."""
    lower, i, spent = view.tokens.lower, value.last, 0.0
    for j in range(i, min(i + 4, start)):  # `$5 million, or about 70 percent, of sales`
        other = view.inside(j)
        if other is not None and other.mention.kind == "percent":
            i = min(start, other.last + (1 if other.last < start and lower[other.last] == "," else 0))
            break
    joined = i < start and lower[i] in _JOINTS
    if joined:
        i += 1
    elif i < start:
        spent += 0.1
    plain, aside = True, False
    while i < start and spent < FAR:
        other = view.inside(i)
        if other is not None:
            restated = isinstance(other.mention, Number) and (
                other.mention.equivalent_to == value.mention.id or other.mention.kind == "percent"
            )
            spent += 0.1 if restated else _passed(other, value) + 0.4
            aside = restated
            i = other.last
            continue
        word = view.word(i)
        modifier = view.parse is not None and word is not None and view.parse.tags[word] in _BEFORE_NOUN
        if lower[i] in "()," and (aside or (i + 3 > start or any(view.inside(j) for j in range(i + 1, min(i + 4, start))))):
            spent += 0.15
        elif lower[i] in ",;:.()–—":
            spent += 0.9
            plain = False
        elif plain and (modifier or lower[i] in "-'\"“”&"):
            spent += 0.12
        else:
            spent += 0.5
        i += 1
    return spent + (0.05 if joined else 0.0)


def _whole(view: View, value: Placed, found: Found[Cue], near: float) -> float:
    """A thing owns the value that stands right before it (`a 5-hectare site`) or in brackets after it (`the hall (9,000 sq m, $4m)`)."""
    lower = view.tokens.lower
    if found.start >= value.last:
        loose = value.last < found.start and lower[value.last] in _JOINTS
        return FAR + 1 if loose or near > 0.9 else near
    if found.end < value.first and lower[found.end] == "of" and near < 0.5:
        return near
    opened = found.end < value.first and lower[found.end] == "(" and ")" not in lower[found.end : value.first]
    return 0.2 if opened and value.first - found.end < 12 else FAR + 1
