"""Extractions as rows of plain tables: the one place that says which tables and columns a database or a Parquet folder has.

A column is a name, an SQL type and what it holds. Amounts are DECIMAL(38, 10): exact for every number that news states in figures; a value
that needs more digits (one third) is rounded there and stays exact in `articles.extraction`, the lossless JSON of the article's extraction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from parkextract.facts import Entity, Fact, Note
from parkextract.values import Mention, Number, Physical

if TYPE_CHECKING:
    from parkextract.extraction import Extraction
    from parkextract.records import Record

DECIMAL = "DECIMAL(38, 10)"
_QUANTUM = Decimal("1e-10")
_LIMIT = Decimal(10) ** 28
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN)

Rows = dict[str, list[tuple[Any, ...]]]


class Column(NamedTuple):
    """A column: its name, its SQL type, what it holds."""

    name: str
    type: str
    doc: str


class Table(NamedTuple):
    """A table: what a row is, its columns, the columns of its key, and the columns that point at another table's key."""

    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: Mapping[str, str] = {}


_ARTICLE = Column("article", "VARCHAR", "`articles.id`")

TABLES: dict[str, Table] = {
    "articles": Table(
        "One article that was read and extracted.",
        (
            Column("id", "VARCHAR", "stable: the place it was read from and the hash of its content"),
            Column(
                "path",
                "VARCHAR",
                "the file, relative to the folder of the run, with `#n` for the n-th article of a file that holds several",
            ),
            Column("sha256", "VARCHAR", "hash of text, title, date, source and URL"),
            Column("title", "VARCHAR", "title, if known"),
            Column("published", "DATE", "publication date, if known"),
            Column("source", "VARCHAR", "who published it, if known"),
            Column("url", "VARCHAR", "where it was published, if known"),
            Column("characters", "INTEGER", "length of the text"),
            Column("extractor", "VARCHAR", "version of the extractor, its depth and its model"),
            Column("note", "VARCHAR", "what was noticed on reading (another encoding than UTF-8, …)"),
            Column("text", "VARCHAR", "the text that all offsets count in"),
            Column("extraction", "VARCHAR", "the whole extraction as JSON, without loss"),
        ),
        ("id",),
    ),
    "mentions": Table(
        "One stated value or time.",
        (
            _ARTICLE,
            Column("id", "VARCHAR", "`m1`, `m2`, … in order of place"),
            Column("kind", "VARCHAR", "money, area, quantity, percent, ratio, count or time"),
            Column("start", "INTEGER", "first character in the text"),
            Column("end", "INTEGER", "character after the last"),
            Column("text", "VARCHAR", "the words"),
            Column("value", DECIMAL, "the number as meant"),
            Column("low", DECIMAL, "lower end of a range"),
            Column("high", DECIMAL, "upper end of a range"),
            Column("currency", "VARCHAR", "ISO 4217 code of an amount of money"),
            Column("unit", "VARCHAR", "unit of an area, quantity or percentage; what a count counts"),
            Column("base_value", DECIMAL, "the value in the base unit"),
            Column("base_unit", "VARCHAR", "the base unit (square_meter for areas)"),
            Column("bound", "VARCHAR", "about, more_than, less_than, at_least, at_most; NULL is exact"),
            Column("trend", "VARCHAR", "up or down where the number is the size of a change"),
            Column("measures", "VARCHAR", "the noun phrase that the number is said of"),
            Column("equivalent_to", "VARCHAR", "the mention that this one restates"),
            Column("earliest", "DATE", "first day of a time"),
            Column("latest", "DATE", "last day of a time"),
            Column("timex", "VARCHAR", "TIMEX3 value"),
            Column("type", "VARCHAR", "TIMEX3 type"),
            Column("duration", "VARCHAR", "ISO 8601 duration"),
            Column("vague", "BOOLEAN", "whether earliest and latest are only the widest sensible interval"),
            Column("ambiguous", "VARCHAR[]", "other readings that the text leaves open"),
        ),
        ("article", "id"),
        {"article": "articles"},
    ),
    "entities": Table(
        "One park, project, organisation, place or person.",
        (
            _ARTICLE,
            Column("id", "VARCHAR", "`e1`, `e2`, …"),
            Column("type", "VARCHAR", "park, project, org, place or person"),
            Column("name", "VARCHAR", "fullest name in the text"),
            Column("aliases", "VARCHAR[]", "other names in the text"),
            Column("mentions", "INTEGER[][]", "[start, end) of every mention"),
        ),
        ("article", "id"),
        {"article": "articles"},
    ),
    "facts": Table(
        "One property of one subject as an article states it.",
        (
            _ARTICLE,
            Column("id", "VARCHAR", "`f1`, `f2`, …"),
            Column("subject", "VARCHAR", "`entities.id`"),
            Column("property", "VARCHAR", "name of the property"),
            Column("mention", "VARCHAR", "`mentions.id` of the value, for numbers and times"),
            Column("entity", "VARCHAR", "`entities.id` of the value, for places, parks and organisations"),
            Column("words", "VARCHAR", "the value in the article's words, for sectors"),
            Column("period", "VARCHAR", "`mentions.id` of the time that the value holds for"),
            Column("relation", "VARCHAR", "in, since or by that time"),
            Column("status", "VARCHAR", "actual or planned"),
            Column("qualifier", "VARCHAR", "the part or kind that the value is limited to"),
            Column("change", "VARCHAR", "`mentions.id` of the size of the change"),
            Column("direction", "VARCHAR", "up or down"),
            Column("baseline", "VARCHAR", "`mentions.id` of what the change is against, or year_on_year"),
            Column("share", "VARCHAR", "`mentions.id` of the share"),
            Column("share_of", "VARCHAR", "the whole that the share is of"),
            Column("sentence_start", "INTEGER", "first character of the sentence"),
            Column("sentence_end", "INTEGER", "character after its last"),
            Column("confidence", "DOUBLE", "estimated chance that the fact is right"),
        ),
        ("article", "id"),
        {"article": "articles"},
    ),
    "records": Table(
        "One park or project with the facts that fill its fields.",
        (
            _ARTICLE,
            Column("entity", "VARCHAR", "`entities.id`"),
            Column("type", "VARCHAR", "park, project, or a class of the user's"),
            Column("name", "VARCHAR", "fullest name in the text"),
            Column("fields", "VARCHAR", "JSON: property to the ids of its facts"),
        ),
        ("article", "entity"),
        {"article": "articles"},
    ),
    "notes": Table(
        "What an article's numbers say about each other.",
        (
            _ARTICLE,
            Column("n", "INTEGER", "number of the note in the article, from 1"),
            Column("kind", "VARCHAR", "rate, …"),
            Column("text", "VARCHAR", "the note with its arithmetic"),
            Column("mentions", "VARCHAR[]", "`mentions.id` it rests on"),
        ),
        ("article", "n"),
        {"article": "articles"},
    ),
    "duplicates": Table(
        "A place that holds the very content of an article already extracted.",
        (
            Column("path", "VARCHAR", "the file, relative to the folder of the run"),
            _ARTICLE,
        ),
        ("path",),
    ),
    "failures": Table(
        "An article that could not be read or extracted.",
        (
            Column("path", "VARCHAR", "the file, relative to the folder of the run"),
            Column("sha256", "VARCHAR", "hash of the content, if it could be read"),
            Column("step", "VARCHAR", "read, extract, time limit, worker"),
            Column("message", "VARCHAR", "what went wrong and the way out"),
            Column("extractor", "VARCHAR", "version of the extractor"),
        ),
        ("path",),
    ),
    "merged": Table(
        "One park or project across articles, as `parkextract merge` last wrote them.",
        (
            Column("id", "INTEGER", "number of the record, from 1, in the order of names"),
            Column("type", "VARCHAR", "park, project, or a class of the user's"),
            Column("name", "VARCHAR", "the name that most articles give it"),
            Column("aliases", "VARCHAR[]", "all names"),
            Column("articles", "INTEGER", "how many articles speak of it"),
            Column("record", "VARCHAR", "the merged record as JSON: fields with the sources of each fact, conflicts"),
        ),
        ("id",),
    ),
    "members": Table(
        "One entity of one article that a merged record is made of.",
        (
            _ARTICLE,
            Column("entity", "VARCHAR", "`entities.id`"),
            Column("merged", "INTEGER", "`merged.id`"),
        ),
        ("article", "entity"),
        {"article": "articles"},
    ),
    "conflicts": Table(
        "Values of one property of a merged record that differ between articles.",
        (
            Column("merged", "INTEGER", "`merged.id`"),
            Column("n", "INTEGER", "number of the conflict in the record, from 1"),
            Column("kind", "VARCHAR", "rounding, update or contradiction"),
            Column("property", "VARCHAR", "name of the property"),
            Column("text", "VARCHAR", "the values with their articles and days"),
        ),
        ("merged", "n"),
    ),
    "merges": Table(
        "When the records were last merged, and over what.",
        (
            Column("fingerprint", "VARCHAR", "hash of the ids of the articles and of the extractor that made them"),
            Column("ended", "TIMESTAMP", "when, UTC"),
        ),
        ("fingerprint",),
    ),
    "runs": Table(
        "One run of the batch.",
        (
            Column("id", "INTEGER", "number of the run, from 1"),
            Column("started", "TIMESTAMP", "when, UTC"),
            Column("ended", "TIMESTAMP", "when, UTC; NULL for a run that was killed"),
            Column("extractor", "VARCHAR", "version of the extractor"),
            Column("inputs", "VARCHAR", "what was asked to be read"),
            Column("done", "INTEGER", "articles extracted"),
            Column("skipped", "INTEGER", "articles already there"),
            Column("failed", "INTEGER", "failures"),
        ),
        ("id",),
    ),
}


def described() -> str:
    """The tables in Markdown, for `docs/database.md`."""
    parts = []
    for name, table in TABLES.items():
        points = "".join(f" `{column}` points at `{target}`." for column, target in table.references.items())
        parts.append(f"## `{name}`\n\n{table.doc} Key: {', '.join(f'`{column}`' for column in table.key)}.{points}\n")
        parts.append("| column | type | |\n|---|---|---|")
        parts += [f"| `{column.name}` | {column.type} | {column.doc} |" for column in table.columns]
        parts.append("")
    return "\n".join(parts)


def decimal(value: Decimal | None) -> Decimal | None:
    """A number as a DECIMAL(38, 10); None where it has more than 28 digits before the point."""
    if value is None or not value.is_finite() or abs(value) >= _LIMIT:
        return None
    try:
        with localcontext(_CONTEXT):
            return value.quantize(_QUANTUM)
    except InvalidOperation:
        return None


def rows(extraction: Extraction) -> Rows:
    """The rows of an extraction's mentions, entities, facts, records and notes, each a tuple in the order of the table's columns."""
    article = extraction.article.id
    kinds: dict[str, str] = {m.id: "mention" for m in extraction.mentions} | {e.id: "entity" for e in extraction.entities}
    return {
        "mentions": [_mention(article, m) for m in extraction.mentions],
        "entities": [_entity(article, e) for e in extraction.entities],
        "facts": [_fact(article, f, kinds) for f in extraction.facts],
        "records": [_record(article, r) for r in extraction.records],
        "notes": [_note(article, n, note) for n, note in enumerate(extraction.notes, 1)],
    }


def _mention(article: str, m: Mention) -> tuple[Any, ...]:
    def get(name: str) -> Any:
        return getattr(m, name, None)

    base_value = m.base_value if isinstance(m, Physical) else None
    base_unit = m.base_unit if isinstance(m, Physical) else None
    numbers = (decimal(m.value), decimal(m.low), decimal(m.high)) if isinstance(m, Number) else (None, None, None)
    return (
        article, m.id, m.kind, m.start, m.end, m.text, *numbers, get("currency"), get("unit"), decimal(base_value), base_unit,
        get("bound"), get("trend"), get("measures"), get("equivalent_to"), get("earliest"), get("latest"), get("timex"), get("type"),
        get("duration"), get("vague"), list(get("ambiguous") or ()),
    )  # fmt: skip


def _entity(article: str, e: Entity) -> tuple[Any, ...]:
    return (article, e.id, e.type, e.name, list(e.aliases), [list(span) for span in e.mentions])


def _fact(article: str, f: Fact, kinds: Mapping[str, str]) -> tuple[Any, ...]:
    kind = kinds.get(f.value or "") if f.property != "sector" else None
    mention, entity = (f.value if kind == name else None for name in ("mention", "entity"))
    words = f.value if kind is None else None
    period, relation = (f.period.time, f.period.relation) if f.period else (None, None)
    change = (f.change.value, f.change.direction, f.change.baseline) if f.change else (None, None, None)
    share = (f.share.value, f.share.of) if f.share else (None, None)
    return (
        article, f.id, f.subject, f.property, mention, entity, words, period, relation, f.status, f.qualifier, *change, *share,
        *f.sentence, f.confidence,
    )  # fmt: skip


def _record(article: str, r: Record) -> tuple[Any, ...]:
    form = r.to_dict()
    return (article, form["entity"], form["type"], form["name"], json.dumps(form["fields"], ensure_ascii=False))


def _note(article: str, n: int, note: Note) -> tuple[Any, ...]:
    return (article, n, note.kind, note.text, list(note.mentions))
