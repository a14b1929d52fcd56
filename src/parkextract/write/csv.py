"""CSV for spreadsheets: one fact a row, in words and numbers, with the sentence that states it.

An article read for its mentions alone has a row a mention, without subject and property. A cell that a spreadsheet would take for a formula
begins with an apostrophe.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, TextIO

from parkextract.extraction import Extraction
from parkextract.facts import Entity, Fact
from parkextract.records import Record, Stated, build
from parkextract.values import Mention, Number, Time, plain

COLUMNS = (
    "article", "published", "source", "url", "subject_type", "subject_name", "property", "stated", "restated", "kind", "value", "low", "high",
    "unit", "bound", "trend", "measures", "value_earliest", "value_latest", "relation", "period_earliest", "period_latest", "period_text", "status",
    "qualifier", "direction", "change_text", "change_value", "baseline", "share_value", "share_of", "confidence", "sentence",
)  # fmt: skip
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")


def write(results: Iterable[Extraction], out: TextIO) -> None:
    """Write a row of names, then the rows of each extraction as it comes."""
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for result in results:
        writer.writerows({name: cell(value) for name, value in row.items()} for row in rows(result))


def cell(value: Any) -> str:
    """A value as a spreadsheet should take it: numbers in plain notation, text that is never a formula.

    >>> cell(Decimal("-1.5E+3")), cell("=1+1"), cell(None)
    ('-1500', "'=1+1", '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    text = _UNWRITABLE.sub("\ufffd", str(value))
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def rows(result: Extraction) -> Iterator[dict[str, Any]]:
    """The rows of an extraction, by column; what is absent is left out."""
    known = result.article
    about = {"article": known.id, "published": known.published, "source": known.source, "url": known.url}
    if not result.facts and not result.entities:
        yield from ({**about, **_value(mention)} for mention in result.mentions)
    order = {fact.id: n for n, fact in enumerate(result.facts)}
    everything = build(known, result.mentions, result.entities, result.facts, classes=(Record,))
    for stated in sorted((one for record in everything for one in record.statements), key=lambda one: order[one.fact.id]):
        yield {**about, **_subject(stated.fact, result), **_value(stated.value), **_limits(stated)}


def _subject(fact: Fact, result: Extraction) -> dict[str, Any]:
    subject = result.get(fact.subject)
    named = {"subject_type": subject.type, "subject_name": subject.name} if isinstance(subject, Entity) else {}
    return {**named, "property": fact.property}


def _value(value: Mention | Entity | str | None) -> dict[str, Any]:
    if isinstance(value, Entity):
        return {"stated": value.name, "kind": value.type}
    if not isinstance(value, Mention):
        return {"stated": value}
    row: dict[str, Any] = {"stated": value.text, "kind": value.kind}
    if isinstance(value, Number):
        row |= {name: getattr(value, name) for name in ("value", "low", "high", "bound", "trend", "measures")}
        row["unit"] = getattr(value, "currency", None) or getattr(value, "unit", None)
    elif isinstance(value, Time):
        row |= {"value": value.duration, "value_earliest": value.earliest, "value_latest": value.latest}
    return row


def _limits(stated: Stated) -> dict[str, Any]:
    row: dict[str, Any] = {"status": stated.status, "qualifier": stated.qualifier, "confidence": stated.confidence}
    row |= {"sentence": stated.source.sentence, "restated": "; ".join(mention.text for mention in stated.restated) or None}
    if time := stated.period:
        row |= {"relation": stated.relation, "period_earliest": time.earliest, "period_latest": time.latest, "period_text": time.text}
    if change := stated.change:
        size, baseline = change.value, change.baseline
        row |= {"direction": change.direction, "baseline": baseline.text if isinstance(baseline, Time) else baseline}
        row |= {"change_text": size.text, "change_value": size.value} if size else {}
    if share := stated.share:
        row |= {"share_value": share.value.value, "share_of": share.of}
    return row
