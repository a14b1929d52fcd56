"""An extraction in words, for people: what every picture is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parkextract.facts import Entity
from parkextract.records import Movement, Record, Stated, build, show_first
from parkextract.show.values import label, value
from parkextract.values import Mention, Time

if TYPE_CHECKING:
    from parkextract.extraction import Extraction


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
    def restated(self) -> list[str]:
        """The same value as the article gives it in other currencies and units: `= USD 300 million`."""
        return [f"= {value(mention)}" for mention in self.stated.restated]

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
        """What is said of the value beside status and period: its restatements, the part or kind meant, how it moved, what share it is."""
        return [text for text in (*self.restated, self.stated.qualifier or "", self.change, self.share) if text]

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


def statements(extraction: Extraction) -> list[Statement]:
    """Every fact of an extraction, in its order."""
    order = {fact.id: n for n, fact in enumerate(extraction.facts)}
    found = [of_record(record, stated) for record in _everything(extraction) for stated in record.statements]
    return sorted(found, key=lambda one: order[one.id])


def _everything(extraction: Extraction) -> tuple[Record, ...]:
    """One plain record for each subject of a fact."""
    return build(extraction.article, extraction.mentions, extraction.entities, extraction.facts, classes=(Record,))


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


def records(extraction: Extraction) -> list[RecordView]:
    """The records of an extraction, in their order."""
    return [RecordView.of(record) for record in extraction.records]


def others(extraction: Extraction) -> list[RecordView]:
    """What an extraction states of those who have no record, in the same form: a company, a city."""
    recorded = {record.entity.id for record in extraction.records}
    rest = (record for record in _everything(extraction) if record.entity.id not in recorded)
    return [RecordView(label(record.entity.type), record.name, fields(record)) for record in rest]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention in words."""

    kind: str
    text: str
    value: str
    measures: str


def notes(extraction: Extraction) -> list[tuple[str, str]]:
    """(kind, text) of every note of an extraction; no kind where the text begins with it."""
    kinds = [(label(note.kind), note.text) for note in extraction.notes]
    return [("" if text.startswith(kind) else kind, text) for kind, text in kinds]


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
