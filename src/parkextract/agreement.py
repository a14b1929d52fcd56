"""When a prediction agrees with an annotation: the same value, name, fact, subject, details.

Both sides are plain JSON objects, as `Extraction.to_dict()` gives them. The conventions are those of `fixtures/gold/README.md`: units are
converted, a vague time has to overlap, names are alike when they share at least half of their words.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint

Json = dict[str, Any]

_IRREGULAR = {"people": "person", "men": "man", "women": "woman"}
_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", ""))
_POSTMODIFIER = re.compile(r" (?:of|in|for|on|with) ")
_UNTELLING = frozenset({"the", "a", "an", "of", "in", "and"})


def counted_noun(unit: str | None) -> str:
    """The singular head of what is counted: two counts agree in it. A convention of the scores, so it does not follow the tables of words.

    >>> counted_noun("letters of intent"), counted_noun("listed companies"), counted_noun(None)
    ('letter', 'company', '')
    """
    phrase = _POSTMODIFIER.split((unit or "").lower())[0].split()
    noun = phrase[-1] if phrase else ""
    noun = _IRREGULAR.get(noun, noun)
    if len(noun) > 3 and not noun.endswith("ss"):
        for plural, singular in _PLURALS:
            if noun.endswith(plural):
                return noun[: -len(plural)] + singular
    return noun


_AREAS = ("mu = 10000 / 15 * meter ** 2", "rai = 1600 * meter ** 2", "square_meter = meter ** 2", "square_kilometer = kilometer ** 2")
_DEFINED = (*_AREAS, "square_foot = foot ** 2", "teu = [container]")
"""The units that annotations may name beside pint's own. The scores have a registry of their own: a new unit of ours moves no score."""


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    registry: pint.UnitRegistry[float] = pint.UnitRegistry(on_redefinition="ignore")
    for definition in _DEFINED:
        registry.define(definition)
    return registry


@cache
def _in_base_units(unit: str) -> tuple[Decimal, str]:
    """What one `unit` is in base units, and its dimension; a name that is not known is a dimension of its own."""
    try:
        one = _registry().Quantity(1, unit)
        return Decimal(repr(float(one.to_base_units().magnitude))), str(one.dimensionality)
    except Exception:  # pint raises whatever its parser or tokenizer met
        return Decimal(1), unit


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _close(wanted: Decimal | None, found: Decimal | None, tolerance: Decimal) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return wanted == found or abs(wanted - found) <= tolerance * max(abs(wanted), abs(found))


def same_value(gold: Json, found: Json) -> bool:
    """Whether a predicted mention has the annotated kind and normalised value: units are converted, a vague time has to overlap."""
    kind = gold["kind"]
    if kind != found.get("kind"):
        return False
    if kind == "time":
        return _same_time(gold, found)
    if kind == "money" and gold["currency"] != found.get("currency"):
        return False
    if kind == "percent" and gold.get("unit", "percent") != found.get("unit", "percent"):
        return False
    if kind == "count" and counted_noun(gold.get("unit")) != counted_noun(found.get("unit")):
        return False
    scale = Decimal(1)
    if kind in ("area", "quantity") and gold["unit"] != found.get("unit"):
        (one_gold, dimension), (one_found, found_dimension) = _in_base_units(gold["unit"]), _in_base_units(str(found.get("unit")))
        if dimension != found_dimension:
            return False
        scale = one_found / one_gold
    tolerance = Decimal("0.002") if kind == "ratio" else Decimal("0.000001")
    for name in ("value", "low", "high"):
        number = _number(found.get(name))
        if not _close(_number(gold.get(name)), None if number is None else number * scale, tolerance):
            return False
    return True


def _same_time(gold: Json, found: Json) -> bool:
    if gold.get("duration"):
        return bool(gold["duration"] == found.get("duration"))
    wanted = (gold.get("earliest"), gold.get("latest"))
    stated = (found.get("earliest"), found.get("latest"))
    if gold.get("vague"):
        if stated == (None, None):
            return False
        return (stated[1] or "9999") >= (wanted[0] or "0000") and (stated[0] or "0000") <= (wanted[1] or "9999")
    return tuple(str(day)[:10] if day else None for day in stated) == wanted


def likeness(a: str | None, b: str | None) -> float:
    """How alike two names are: 0.75 to 1 when one has all words of the other, else the shared part when it is half or more, else 0."""
    ours, theirs = _telling_words(a), _telling_words(b)
    if not ours or not theirs:
        return 0.0
    shared = len(ours & theirs) / len(ours | theirs)
    if ours <= theirs or theirs <= ours:
        return 0.75 + shared / 4
    return shared if shared >= 0.5 else 0.0


def _telling_words(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").lower())) - _UNTELLING


def overlap(a: Json, b: Json) -> int:
    """How many characters two mentions share."""
    return int(max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])))


class Side:
    """What one side, annotation or prediction, says of an article, with its references resolved."""

    def __init__(self, data: Json) -> None:
        self.mentions: list[Json] = data.get("mentions", [])
        self.facts: list[Json] = data.get("facts", [])
        self.mention: dict[str, Json] = {mention["id"]: mention for mention in self.mentions}
        self.entity: dict[str, Json] = {entity["id"]: entity for entity in data.get("entities", [])}

    def value(self, fact: Json) -> Any:
        """The mention, the entity's name or the words that the fact's value refers to."""
        value = fact.get("value")
        if isinstance(value, str):
            return self.mention.get(value) or (self.entity[value]["name"] if value in self.entity else value)
        return value

    def change(self, fact: Json) -> tuple[Json | None, str | None]:
        """Size and direction of the change."""
        change = fact.get("change") or {}
        return self.mention.get(change.get("value") or ""), change.get("direction")

    def period(self, fact: Json) -> tuple[str | None, Json | None]:
        """(in, since or by; the time mention), or (None, None) where the fact has no period."""
        period, relation = fact.get("period"), "in"
        if isinstance(period, dict):
            relation = next((name for name in ("since", "by") if name in period), "in")
            period = period.get(relation)
        time = self.mention.get(period) if isinstance(period, str) else None
        return (relation, time) if time else (None, None)

    def restatements(self, mention: Json) -> list[Json]:
        """The mention, those that restate it, and the one that it restates."""
        found = [mention, *(other for other in self.mentions if other.get("equivalent_to") == mention["id"])]
        original = self.mention.get(mention.get("equivalent_to") or "")
        return [*found, original] if original else found

    def line(self, fact: Json) -> str:
        """A fact in one line, for the list of errors."""
        value = self.value(fact)
        size, direction = self.change(fact)
        tail = f"  change {direction} {size.get('text') if size else None}" if fact.get("change") else ""
        subject = self.entity.get(fact.get("subject", ""), {}).get("name")
        return f"{subject} | {fact.get('property')} | {mention_line(value) if isinstance(value, dict) else value}{tail}"


def mention_line(mention: Json) -> str:
    """A mention in one line, for the list of errors."""
    value = mention.get("value") or f"{mention.get('low')}..{mention.get('high')}"
    if mention.get("kind") == "time":
        value = mention.get("duration") or f"{mention.get('earliest')}/{mention.get('latest')}"
    return f"{mention.get('kind')}: {mention.get('text')!r} = {value} {mention.get('currency') or mention.get('unit') or ''}".rstrip()


def agreement(gold: Side, found: Side, g: Json, p: Json) -> int:
    """0: another fact; 1: the same property and value; 2: also the subject; 3: also period, status and change."""
    if not _same_fact(gold, found, g, p):
        return 0
    if not _same_subject(gold, found, g, p):
        return 1
    return 3 if _same_details(gold, found, g, p) else 2


def _same_fact(gold: Side, found: Side, g: Json, p: Json) -> bool:
    if g["property"] != p.get("property"):
        return False
    wanted, stated = gold.value(g), found.value(p)
    if isinstance(wanted, dict):
        return isinstance(stated, dict) and any(same_value(form, stated) and overlap(form, stated) for form in gold.restatements(wanted))
    if wanted is None:
        wanted_size, size = gold.change(g)[0], found.change(p)[0]
        return stated is None and bool(wanted_size and size and same_value(wanted_size, size) and overlap(wanted_size, size))
    return isinstance(stated, str) and likeness(wanted, stated) > 0


def _same_subject(gold: Side, found: Side, g: Json, p: Json) -> bool:
    """Whether the predicted subject's name is like the annotated one, and like no other subject of the article more."""
    name = found.entity.get(p.get("subject", ""), {}).get("name")
    alike = {fact["subject"]: likeness(gold.entity[fact["subject"]]["name"], name) for fact in gold.facts}
    return alike[g["subject"]] > 0 and alike[g["subject"]] == max(alike.values())


def _same_details(gold: Side, found: Side, g: Json, p: Json) -> bool:
    if g.get("status", "actual") != p.get("status", "actual"):
        return False
    (wanted_relation, wanted_time), (relation, time) = gold.period(g), found.period(p)
    if wanted_relation != relation or (wanted_time and time and not same_value(wanted_time, time)):
        return False
    (wanted_size, wanted_direction), (size, direction) = gold.change(g), found.change(p)
    return wanted_direction == direction and (wanted_size is None or (size is not None and same_value(wanted_size, size)))
