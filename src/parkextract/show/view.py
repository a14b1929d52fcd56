"""An extraction in words, for people: every picture and every flat table of facts is made of these.

Numbers are shown as meant (`CNY 152.3 billion`), not rounded; what was stated is always there beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from parkextract.facts import Entity
from parkextract.records import Movement, Record, Stated, build, show_first
from parkextract.values import Count, Mention, Money, Number, Percent, Physical, Ratio, Time

if TYPE_CHECKING:
    from parkextract.extraction import Extraction

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A stated value in words: of which subject, what it is, and what limits it; "" where there is nothing to say."""

    subject: str
    subject_type: str
    stated: Stated

    @property
    def id(self) -> str:
        return self.stated.fact.id

    @property
    def what(self) -> str:
        """The property."""
        return label(self.stated.property)

    @property
    def value(self) -> str:
        """The normalised value, or a name, or the article's words."""
        said = self.stated.value
        return value(said) if isinstance(said, Mention) else said.name if isinstance(said, Entity) else said or ""

    @property
    def words(self) -> str:
        """The article's words for a number or a time, with its restatements (`€50 million`)."""
        said = self.stated.value
        return "; ".join(m.text for m in (said, *self.stated.restated) if isinstance(m, Mention))

    @property
    def planned(self) -> bool:
        return self.stated.status == "planned"

    @property
    def period(self) -> str:
        if self.stated.period is None:
            return ""
        when = value(self.stated.period)
        return when if self.stated.relation == "in" else f"{self.stated.relation} {when}"

    @property
    def change(self) -> str:
        return _change(self.stated.change) if self.stated.change else ""

    @property
    def share(self) -> str:
        portion = self.stated.share
        return "" if portion is None else f"{value(portion.value)} of {portion.of}" if portion.of else value(portion.value)

    @property
    def details(self) -> list[str]:
        """What limits the value beside status and period: the part or kind meant, how it moved, what share it is."""
        return [text for text in (self.stated.qualifier or "", self.change, self.share) if text]

    @property
    def limits(self) -> list[str]:
        """All that limits the value."""
        return [*(["planned"] if self.planned else []), *([self.period] if self.period else []), *self.details]

    @property
    def line(self) -> str:
        """The value with all that limits it: `CNY 15 billion (planned; by 2030; first phase)`."""
        body = self.value or "changed"
        return f"{body} ({'; '.join(self.limits)})" if self.limits else body

    @property
    def evidence(self) -> tuple[str, str, str]:
        """The sentence that states it: what stands before the value's words, those words, and what follows."""
        text, (start, end) = self.stated.article.text, self.stated.fact.sentence
        said = self.stated.value
        if not isinstance(said, Mention) or not start <= said.start <= said.end <= end:
            return text[start:end], "", ""
        return text[start : said.start], text[said.start : said.end], text[said.end : end]


def label(name: str) -> str:
    """A name of the JSON form as words: `total_investment` is "total investment"."""
    return name.replace("_", " ")


def statements(extraction: Extraction) -> list[Statement]:
    """Every fact of an extraction, in its order."""
    order = {fact.id: n for n, fact in enumerate(extraction.facts)}
    everything = build(extraction.article, extraction.mentions, extraction.entities, extraction.facts, classes=(Record,))
    found = [of_record(record, stated) for record in everything for stated in record.statements]
    return sorted(found, key=lambda one: order[one.id])


def of_record(record: Record, stated: Stated) -> Statement:
    return Statement(record.name, record.entity.type, stated)


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record in words: its fields in the order of its class, each with the statements that fill it."""

    type: str
    name: str
    fields: list[tuple[str, list[Statement]]]

    @classmethod
    def of(cls, record: Record) -> RecordView:
        return cls(label(record.type), record.name, fields(record))


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention in words."""

    kind: str
    text: str
    value: str
    measures: str


def mention_rows(extraction: Extraction) -> list[MentionRow]:
    """Every mention of an extraction."""
    return [MentionRow(m.kind, m.text, value(m), getattr(m, "measures", None) or "") for m in extraction.mentions]


def fields(record: Record) -> list[tuple[str, list[Statement]]]:
    """What a record states, by property, the fields of its class first and in their order; the value to show first leads.

    What is said twice in the same words is shown once.
    """
    named = [field.property for field in record.fields.values()]
    found = []
    for name in dict.fromkeys([*named, *(stated.property for stated in record.statements)]):
        stated = [one for one in record.statements if one.property == name]
        if stated:
            best = show_first(stated)
            stated.sort(key=lambda one: one is not best)
            in_words: dict[str, Statement] = {}
            for one in stated:
                statement = of_record(record, one)
                in_words.setdefault(statement.line, statement)
            found.append((label(name), list(in_words.values())))
    return found


def _change(change: Movement) -> str:
    parts: list[str] = [change.direction]
    if change.value:
        parts.append(value(change.value))
    if isinstance(change.baseline, Time):
        parts.append(f"on {value(change.baseline)}")
    elif change.baseline:
        parts.append(label(change.baseline))
    return " ".join(parts)


# ------------------------------------------------------------------------------------------------------------------ values


def value(mention: Mention) -> str:
    """A mention's value for people: `about CNY 152.3 billion`, `5 to 8`, `2021-01 to 2021-05`."""
    if isinstance(mention, Time):
        return _time(mention)
    if not isinstance(mention, Number):
        return mention.text
    if mention.value is not None:
        body = number(mention.value)
    elif mention.low is not None and mention.high is not None:
        body = f"{number(mention.low)} to {number(mention.high)}"
    elif mention.low is not None:
        body = f"from {number(mention.low)}"
    elif mention.high is not None:
        body = f"up to {number(mention.high)}"
    else:
        body = mention.text
    bound = f"{label(mention.bound)} " if mention.bound else ""
    return bound + _with_unit(mention, body)


def _with_unit(mention: Number, body: str) -> str:
    if isinstance(mention, Money):
        return f"{mention.currency} {body}"
    if isinstance(mention, Percent):
        return f"{body}%" if mention.unit == "percent" else f"{body} {label(mention.unit)}s"
    if isinstance(mention, Physical):
        return f"{body} {symbol(mention.unit)}"
    if isinstance(mention, Count):
        return f"{body} {_counted(mention.text, mention.unit)}" if mention.unit else body
    return f"{body}×" if isinstance(mention, Ratio) else body


def _counted(text: str, unit: str) -> str:
    """The counted noun as the text has it (`12 listed firms`: "listed firms"), or in the singular in brackets where the text leaves it out."""
    at = text.casefold().find(unit.split(" ")[0][:-1] or unit)
    return text[at:] if at > 0 else f"({unit})"


@cache
def symbol(unit: str) -> str:
    """The symbol of a unit: `ha`, `km²`, `MW`; its name where it has none.

    >>> symbol("hectare"), symbol("square_kilometer"), symbol("megawatt")
    ('ha', 'km²', 'MW')
    """
    for prefix, power in (("square_", "²"), ("cubic_", "³")):
        if unit.startswith(prefix):
            return symbol(unit.removeprefix(prefix)) + power
    from parkextract import units

    try:
        return f"{units.registry().Unit(unit):~P}".replace("_", " ") or label(unit)
    except (AttributeError, TypeError, ValueError):  # pint's errors are these
        return label(unit)


def number(value: Decimal) -> str:
    """A number with a scale word where it stays exact with at most three decimals, else with its thousands grouped.

    >>> number(Decimal("152300000000")), number(Decimal("1234567")), number(Decimal("0.3333"))
    ('152.3 billion', '1,234,567', '0.3333')
    """
    for power, word in _SCALES:
        if abs(value) >= Decimal(10) ** power:
            scaled = value.scaleb(-power).normalize()
            if -int(scaled.as_tuple().exponent) <= 3:
                return f"{scaled:,f} {word}"
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _time(time: Time) -> str:
    if time.earliest and time.latest:
        return interval(time.earliest, time.latest)
    if time.earliest or time.latest:
        return f"from {time.earliest}" if time.earliest else f"until {time.latest}"
    return time.duration or time.timex or time.text


def interval(earliest: date, latest: date) -> str:
    """Two inclusive dates as the shortest ISO form of the same interval.

    >>> interval(date(2021, 1, 1), date(2021, 5, 31)), interval(date(2020, 1, 1), date(2020, 12, 31))
    ('2021-01 to 2021-05', '2020')
    """
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and (latest == date.max or (latest + timedelta(days=1)).day == 1):
        whole_years = earliest.month == 1 and latest.month == 12
        ends = [f"{day:%Y}" if whole_years else f"{day:%Y-%m}" for day in (earliest, latest)]
        return ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return f"{earliest} to {latest}"


# ------------------------------------------------------------------------------------------------------------------ the text


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the article's text with what covers it: the mention's kind, id and value, the entity's type and name; "" for none."""

    text: str
    kind: str = ""
    id: str = ""
    value: str = ""
    facts: str = ""
    entity_type: str = ""
    entity: str = ""


def segments(extraction: Extraction, stated: list[Statement], limit: int | None = None) -> Iterator[Segment]:
    """The article's text in pieces; together they are the text up to `limit` characters (the end of a mention is not cut)."""
    text = extraction.article.text
    end = len(text) if limit is None else min(limit, len(text))
    uses: dict[str, list[str]] = {}
    for one in stated:
        if isinstance(one.stated.value, Mention):
            uses.setdefault(one.stated.value.id, []).append(f"{one.what} of {one.subject}")
    mentions = [m for m in extraction.mentions if m.start < end]
    end = max([end, *(m.end for m in mentions[-1:])])
    names = sorted((start, stop, e) for e in extraction.entities for start, stop in e.mentions if start < stop <= end)
    edges = {0, end, *(edge for m in mentions for edge in (m.start, m.end)), *(edge for start, stop, _ in names for edge in (start, stop))}
    cuts = sorted(edges)
    i = j = 0
    reach = None
    for start, stop in itertools.pairwise(cuts):
        while i < len(mentions) and mentions[i].end <= start:
            i += 1
        while j < len(names) and names[j][0] <= start:
            if reach is None or names[j][1] > reach[1]:
                reach = names[j]
            j += 1
        mention = mentions[i] if i < len(mentions) and mentions[i].start <= start else None
        entity = reach[2] if reach and reach[1] > start else None
        yield Segment(
            text[start:stop],
            kind=mention.kind if mention else "",
            id=mention.id if mention and mention.start == start else "",
            value=value(mention) if mention else "",
            facts="; ".join(dict.fromkeys(uses.get(mention.id, ()))) if mention else "",
            entity_type=entity.type if entity else "",
            entity=entity.name if entity else "",
        )
