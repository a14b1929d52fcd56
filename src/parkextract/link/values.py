"""What the rules read a number as: the cues of its sentence, its unit, the numbers before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parkextract.link.attach import FAR, cost
from parkextract.link.claims import bought, claiming
from parkextract.link.counted import counted
from parkextract.link.forms import Found, words
from parkextract.link.properties import Cue, properties, thing, unit
from parkextract.link.view import Placed, View, phrases
from parkextract.values import Count, Mention, Money, Number, Percent, Physical, Ratio

STRENGTH = {"nouns": 3.0, "verbs": 2.7, "phrases": 2.4, "wholes": 2.5, "weak": 2.1, "weak_verbs": 1.8, "other": 3.0, "other_verbs": 2.7}
LONGER = 0.15  # a longer phrase says more than a shorter one inside it
ENOUGH = 1.0
UNIT_SAYS = 1.4  # a unit that is enough by itself (hectares are of land)
YEARLY_SAYS = 1.9  # `600,000 t a year`
GOES_ON = 2.2
FEW_SAY = 0.9  # `two customers` are spoken of for themselves, unless something says that they are all
_FEW = 2
LISTED_SAYS = 1.5  # `(40 ha, €12m)`
_SAID_AT_ONCE = 6  # tokens
_LISTED = 4  # tokens between the members of a bare list
_LEAST = 1000  # a smaller sum is a price of one thing, no property of a park or a project
GOODS_SAY = 2.4  # `€1.4 million of water pipes` is what goods cost
INDOORS = 0.8  # `measuring 9,000 square feet` is said of halls as of land
LISTED_FIRMS = 3.0  # `11 of them listed`
THING_SAYS = 2.2  # a counted noun that is enough by itself (`35 companies`)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read as a property: `cue` is what says so (None: its unit or its noun alone), `via` how the reading came about."""

    value: Placed
    property: str | None
    score: float
    cue: Found[Cue] | None = None
    via: str = "cue"
    of: str | None = None  # the id of the value that this one is a part, a counterpart or a neighbour of
    sure: float = 1.0


def topic(view: View) -> Found[Cue] | None:
    """The property that a sentence is about: a noun that names one and is subject, or stands alone (`Profits are another story`)."""
    parse = view.parse
    if parse is None or any(is_value(p.mention) for p in view.mentions):
        return None
    for cue in view.cues:
        word = view.word(cue.end - 1)
        if cue.item.role != "nouns" or word is None:
            continue
        for node in (word, *parse.ancestors(word)):
            if parse.relation(node) in ("subject", "passive subject", "root"):
                return cue
            if parse.is_verb(node):
                break
    return None


def _by_topic(view: View, value: Placed, named: Found[Cue] | None) -> Reading | None:
    """The property of the sentence before, where this one goes on with `it`, `the total`."""
    parse = view.parse
    if named is None or parse is None or value.word is None or value.mention.kind not in named.item.kinds:
        return None
    verb = parse.governor(value.word)
    if verb is None or not any(parse.words[s].lower() in words("kin", "going_on") for s in parse.subjects(verb)):
        return None
    return Reading(value, named.item.property, GOES_ON, named, via="topic")


def asked(view: View) -> list[Found[Cue]]:
    """What a question without a number of its own asks for: `What did it cost?`, `Trade through the customs site?`."""
    if not view.question or any(is_value(p.mention) for p in view.mentions):
        return []
    return [cue for cue in view.cues if cue.item.property is not None and cue.item.role in ("nouns", "verbs")]


def _by_question(value: Placed, asked: Sequence[Found[Cue]]) -> list[Reading]:
    """The property that the question before asks for."""
    fitting = [cue for cue in asked if value.mention.kind in cue.item.kinds and not isinstance(value.mention, Count | Physical)]
    return [Reading(value, cue.item.property, GOES_ON + LONGER * (cue.item.length - 1), cue, via="topic") for cue in fitting[:1]]


def _by_list(view: View, value: Placed) -> list[Reading]:
    """What stands in a bare list beside what it is said with: money after a size (`(40 ha, €12m)`), people after firms (`9 firms, 700 workers`)."""
    if value.first == view.sentence.first or view.tokens.lower[value.first - 1] not in (",", "and"):
        return []
    near = range(value.first - 1, max(view.sentence.first, value.first - 2 - _LISTED) - 1, -1)
    before = next((other for i in near if (other := view.inside(i)) is not None), None)
    if before is None:
        return []
    if isinstance(value.mention, Money) and before.mention.kind in ("area", "quantity"):
        return [Reading(value, "total_investment", LISTED_SAYS, via="unit")]
    if isinstance(value.mention, Count) and ("jobs", "people") in thing(value.mention.unit) and isinstance(before.mention, Count):
        if any(name == "companies" for name, _ in thing(before.mention.unit)):
            return [Reading(value, "jobs", LISTED_SAYS, via="unit")]
    return []


def is_value(mention: Mention) -> bool:
    """Whether a mention may be the value of a fact: no change, no share, no restatement."""
    if not isinstance(mention, Number) or isinstance(mention, Percent | Ratio):
        return False
    return mention.trend is None and mention.equivalent_to is None


def family(mention: Mention) -> tuple[str, str]:
    """What two values must share for one to be a part or counterpart of the other."""
    if isinstance(mention, Money):
        return mention.kind, mention.currency
    if isinstance(mention, Count):
        return mention.kind, (mention.unit or "").split(" ")[-1]
    if mention.kind == "area":
        return mention.kind, "floor" if any(name == "floor_area" for name, _ in unit("area", str(getattr(mention, "unit", "")))) else "land"
    return mention.kind, mention.unit if isinstance(mention, Physical) else ""


def pool(
    view: View, value: Placed, last: dict[tuple[str, str], Reading], named: Found[Cue] | None, asked: Sequence[Found[Cue]]
) -> list[Reading]:
    """All that the rules read a value as, the best first; with property None where something else owns it. `last` are the readings before by
    family, `named` the property that the sentence before is about, `asked` what a question asks for."""
    found = [*_by_cue(view, value), *_by_unit(view, value), *_by_question(value, asked), *_by_list(view, value)]
    kin = _by_kin(view, value, last.get(family(value.mention)))
    if kin is not None:
        found.append(kin)
    if (topic := _by_topic(view, value, named)) is not None:
        found.append(topic)
    found.sort(key=lambda reading: -reading.score)
    if (
        found
        and kin is not None
        and found[0] is not kin
        and kin.via in ("part", "list", "counterpart")
        and kin.property == found[0].property
    ):
        found[0] = replace(found[0], via=kin.via, of=kin.of)
    return found


def _by_cue(view: View, value: Placed) -> list[Reading]:
    kind = value.mention.kind
    allowed = {name for name, _ in thing(value.mention.unit)} if isinstance(value.mention, Count) and value.mention.unit else None
    if isinstance(value.mention, Physical):
        allowed = {name for name, _ in unit(kind, value.mention.unit)}
    found = [Reading(value, None, GOODS_SAY, via="goods")] if bought(view, value) else []
    for cue in claiming(view, value):
        if kind not in cue.item.kinds or cue.item.role in ("beginnings", "endings", "objects"):
            continue
        if allowed is not None and cue.item.property is not None and cue.item.property not in allowed:
            if cue.item.property != "capacity" or kind != "count" or allowed or not _made(view, value, cue):
                continue
        if kind == "count" and cue.item.property == "capacity" and cue.item.role in ("nouns", "weak") and not allowed:
            continue
        spent = cost(view, value, cue)
        if spent < FAR:
            score = STRENGTH[cue.item.role] + LONGER * (cue.item.length - 1) - spent
            name = cue.item.property
            if name == "land_area" and cue.item.role == "verbs" and family(value.mention)[1] == "floor":
                if _indoors(view, cue):
                    found.append(Reading(value, "floor_area", score, cue))
                score -= INDOORS
            found.append(Reading(value, name, score, cue))
    return found


def _indoors(view: View, cue: Found[Cue]) -> bool:
    """Whether what a verb says the size of is a building: `the hall covers 9,000 square meters`."""
    parse, verb = view.parse, view.word(cue.start)
    if parse is None or verb is None:
        return False
    return any(parse.lemma(subject) in properties()["floor_area"].of("wholes") for subject in parse.subjects(verb))


def _made(view: View, value: Placed, cue: Found[Cue]) -> bool:
    """Whether a number of things is what a verb makes or moves: its object, or said of a time (`12 boats a year`)."""
    if cue.item.role != "verbs" or view.parse is None or value.word is None:
        return False
    verb = view.word(cue.start)
    return verb is not None and (value.word in view.parse.objects(verb) and not view.parse.is_passive(verb) and yearly(view, value))


def yearly(view: View, value: Placed) -> bool:
    """Whether a number is said of a span of time: `a year`, `annually`, `/yr`, `per day`."""
    lower, i = view.tokens.lower, value.last
    stop = min(view.sentence.last, i + 8)
    for j in range(i, stop):
        if lower[j] in _TIMES and (lower[j].endswith("ly") or (j > i and lower[j - 1] in ("a", "an", "per", "each", "every", "/", "one"))):
            return True
        if lower[j] in ",;." or view.inside(j):
            return False
    return False


_TIMES = frozenset(words("rate", "time"))


def _by_unit(view: View, value: Placed) -> list[Reading]:
    """The readings that the unit or the counted noun gives, raised by cues of the same property."""
    mention = value.mention
    if isinstance(mention, Count):
        things = counted(view, value)
        says = FEW_SAY if mention.value is not None and mention.value <= _FEW else THING_SAYS
        found = [Reading(value, name, says, via="thing") for name, role in things if role == "things" and name != "capacity"]
        if (any(name == "capacity" for name, _ in things) or (mention.unit and not things)) and yearly(view, value):
            found.append(Reading(value, "capacity", YEARLY_SAYS, via="yearly"))
        if listed(view, value):
            found.append(Reading(value, "listed_companies", LISTED_FIRMS, via="listed"))
        return found + [Reading(value, name, UNIT_SAYS, via="unit") for name, enough in unit("count", mention.unit or "") if enough]
    if isinstance(mention, Physical):
        found = [Reading(value, name, UNIT_SAYS, via="unit") for name, enough in unit(mention.kind, mention.unit) if enough]
        if mention.kind == "quantity" and yearly(view, value) and any(name == "capacity" for name, _ in unit(mention.kind, mention.unit)):
            found.append(Reading(value, "capacity", YEARLY_SAYS, via="yearly"))
        return found
    return []


def listed(view: View, value: Placed) -> bool:
    """Whether it is said of a number of firms that they are listed: `11 of them listed`, `nine of which are listed`, `23 have gone public`."""
    found = view.has(phrases("rate", "listed"), value.last, value.last + _SAID_AT_ONCE)
    return found is not None and all(token in words("rate", "linking") for token in view.tokens.lower[value.last : found.start])


def _by_kin(view: View, value: Placed, before: Reading | None) -> Reading | None:
    """The reading of the value before, where this one is a part of it, its counterpart, or its neighbour in a list."""
    if before is None:
        return None
    same = before.value.first >= view.sentence.first
    if same:
        between = view.tokens.lower[before.value.last : value.first]
        near = max(before.value.last, value.first - 10)
        if view.has(phrases("kin", "partitive"), near, value.first):
            return replace(before, value=value, score=min(before.score, 2.3), via="part", of=before.value.mention.id)
        if (found := view.has(phrases("kin", "counterpart"), near, value.first)) and len(between) < 25:
            later = "later" if found.item == "to" else "counterpart"
            if later == "later" and len(between) > 3:
                return replace(before, value=value, score=before.score - 1.2, via="same sentence", of=before.value.mention.id)
            return replace(before, value=value, score=min(before.score, 2.2), via=later, of=before.value.mention.id)
        if len(between) <= 4 and set(between) <= {",", "and", "(", ")", "or", "–", "-"}:
            return replace(before, value=value, score=before.score - 0.1, via="list", of=before.value.mention.id)
        return replace(before, value=value, score=before.score - 1.2, via="same sentence", of=before.value.mention.id)
    if view.has(phrases("kin", "partitive"), view.sentence.first, value.first):
        return replace(before, value=value, score=min(before.score, 2.3), via="part", of=before.value.mention.id)
    return None


def rate(view: View, value: Placed) -> bool:
    """Whether the value is said of one unit of something (`per hectare`, `a month` of pay, `for every yuan`), which makes it no fact."""
    lower, i, each = view.tokens.lower, value.last, words("rate", "each")
    money = isinstance(value.mention, Money)
    if money and (_small(value.mention) or (value.first > view.sentence.first and lower[value.first - 1] in each)):
        return True
    if i + 1 >= view.sentence.last:
        return False
    if lower[i] == "per" and not view.has(phrases("rate", "time"), i + 1, i + 2):
        return True
    if not money:
        return False
    if lower[i] in words("rate", "per"):  # `five projects of over 100 million yuan each`
        return True
    if lower[i] in ("a", "an", "/"):
        unit = view.has(phrases("rate", "unit"), i + 1, i + 4)
        return unit is not None and unit.start == i + 1
    return any(word in each for word in lower[i : min(i + 6, view.sentence.last)] if word != "per") and "for" in lower[i : i + 5]


def _small(mention: Mention) -> bool:
    """Whether a sum is below what a property may come to."""
    return isinstance(mention, Money) and mention.value is not None and abs(float(mention.value)) < _LEAST


def _only_part(view: View, cue: Found[Cue]) -> bool:
    """Whether a noun tells only what something is a part of: `its share of sales rose`, not `its sales rose`."""
    begin = max(view.sentence.first, cue.start - _OF_PART)
    return any(view.tokens.lower[k] in words("change", "portion") and view.tokens.lower[k + 1] == "of" for k in range(begin, cue.start - 1))


_OF_PART = 5  # tokens from `share of` to what it is a share of


def of_change(view: View, size: Placed) -> Found[Cue] | None:
    """The noun that names what a change without a value is a change of."""
    best, best_score = None, 1.6
    for cue in view.cues:
        if cue.item.role not in ("nouns", "other") or "money" not in cue.item.kinds or _only_part(view, cue):
            continue
        score = STRENGTH[cue.item.role] + LONGER * (cue.item.length - 1) - cost(view, size, cue)
        if score > best_score:
            best, best_score = cue, score
    return best if best is not None and best.item.property is not None else None
