"""pandas tables of extractions and records, with a dtype for each meaning.

Numbers come twice: exact, as `Decimal` (dtype object), and as a float to compute with (`…_float`, and `…_base` in square metres or SI
units, in which figures of one kind compare). Dates are timestamps, counts of characters nullable integers, words strings; what is not
stated is missing. pandas is imported when a table is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from parkextract.errors import InputError, MissingExtraError
from parkextract.facts import Entity
from parkextract.records import Field, Record, Resolver, Stated
from parkextract.records.stated import words
from parkextract.values import Count, Mention, Money, Number, Percent, Physical, Time

if TYPE_CHECKING:
    import pandas

    from parkextract.extraction import Extraction

TEXT, INT, FLOAT, EXACT, DATE, BOOL, LIST = "string", "Int64", "float64", "object", "datetime64[s]", "boolean", "object"


class Column(NamedTuple):
    """A column: its name, its pandas dtype, and the value of a row."""

    name: str
    dtype: str
    value: Callable[[Any], Any]


def to_frame(source: Extraction | Iterable[Extraction], table: str = "facts") -> pandas.DataFrame:
    """The `"facts"`, `"mentions"`, `"entities"` or `"records"` of an extraction, or of several, one row each.

    Raises `InputError` for any other table and `MissingExtraError` where pandas is not installed.
    """
    from parkextract.extraction import Extraction

    extractions = (source,) if isinstance(source, Extraction) else tuple(source)
    if table == "records":
        return records(record for extraction in extractions for record in extraction.records)
    if table not in _TABLES:
        raise InputError(f"there is no table {table!r}: one of facts, mentions, entities, records is wanted")
    columns, rows = _TABLES[table]
    return frame(columns, (row for extraction in extractions for row in rows(extraction)))


def records(found: Iterable[Record]) -> pandas.DataFrame:
    """One row a record, with a column for each field of the classes of the records and those that go with it.

    A number has its exact value, its `_unit` (currency, unit or what is counted), its `_float`, a physical quantity also its `_base`; a
    time its first day and its `_latest`; each has its `_status`. Several entities or words are a tuple.
    """
    rows = list(found)
    fields: dict[str, Field[Any]] = {}
    for cls in dict.fromkeys(type(row) for row in rows):
        for name, field in cls.fields.items():
            fields.setdefault(name, field)
    return frame([*_RECORD, *(column for field in fields.values() for column in _field(field))], rows)


def merged(found: Sequence[Record], table: str = "records") -> pandas.DataFrame:
    """The `"records"`, `"facts"`, `"mentions"`, `"entities"` or `"conflicts"` of merged records.

    A fact is a stated value, with all its sources. Raises as `to_frame` does.
    """
    if table == "records":
        return records(found)
    if table not in _MERGED:
        raise InputError(f"there is no table {table!r}: one of records, {', '.join(_MERGED)} is wanted")
    columns, rows = _MERGED[table]
    return frame(columns, (row for record in found for row in rows(record)))


def frame(columns: Sequence[Column], rows: Iterable[Any]) -> pandas.DataFrame:
    """A pandas table of rows by their columns."""
    module = _pandas()
    kept = list(rows)
    data = {column.name: module.Series([column.value(row) for row in kept], dtype=column.dtype) for column in columns}
    table: pandas.DataFrame = module.DataFrame(data, columns=[column.name for column in columns])
    return table


def _pandas() -> Any:
    try:
        return importlib.import_module("pandas")
    except ImportError:
        raise MissingExtraError("pandas", extra="frames", need="to_frame") from None


def _unit(value: Any) -> str | None:
    """What a number is in: its currency, its unit, or what it counts."""
    if isinstance(value, Money):
        return value.currency
    return value.unit if isinstance(value, (Physical, Percent, Count)) else None


def _exact(value: Any) -> Decimal | None:
    return value.value if isinstance(value, Number) else None


def _float(value: Any) -> float | None:
    return float(value.value) if isinstance(value, Number) and value.value is not None else None


def _base(value: Any) -> float | None:
    number = value.base_value if isinstance(value, Physical) else None
    return None if number is None else float(number)


def _number(name: str, get: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The columns of a number."""
    return (
        Column(name, EXACT, lambda row: _exact(get(row))),
        Column(f"{name}_low", EXACT, lambda row: getattr(get(row), "low", None)),
        Column(f"{name}_high", EXACT, lambda row: getattr(get(row), "high", None)),
        Column(f"{name}_unit", TEXT, lambda row: _unit(get(row))),
        Column(f"{name}_float", FLOAT, lambda row: _float(get(row))),
        Column(f"{name}_base", FLOAT, lambda row: _base(get(row))),
        Column(f"{name}_base_unit", TEXT, lambda row: v.base_unit if isinstance(v := get(row), Physical) else None),
    )


def _days(name: str, get: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The first and the last day of a time."""
    return (
        Column(f"{name}_earliest", DATE, lambda row: getattr(get(row), "earliest", None)),
        Column(f"{name}_latest", DATE, lambda row: getattr(get(row), "latest", None)),
    )


_MENTION = (
    Column("article", TEXT, lambda row: row[0].article.id),
    Column("id", TEXT, lambda row: row[1].id),
    Column("kind", TEXT, lambda row: row[1].kind),
    Column("start", INT, lambda row: row[1].start),
    Column("end", INT, lambda row: row[1].end),
    Column("text", TEXT, lambda row: row[1].text),
    *_number("value", lambda row: row[1]),
    *(
        Column(name, TEXT, lambda row, name=name: getattr(row[1], name, None) or None)  # type: ignore[misc]
        for name in ("bound", "trend", "measures", "equivalent_to")
    ),
    *_days("time", lambda row: row[1]),
    *(
        Column(name, TEXT, lambda row, name=name: getattr(row[1], name, None) or None)  # type: ignore[misc]
        for name in ("timex", "type", "mod", "duration")
    ),
    Column("vague", BOOL, lambda row: row[1].vague if isinstance(row[1], Time) else None),
)

_ENTITY = (
    Column("article", TEXT, lambda row: row[0].article.id),
    Column("id", TEXT, lambda row: row[1].id),
    Column("type", TEXT, lambda row: row[1].type),
    Column("name", TEXT, lambda row: row[1].name),
    Column("aliases", LIST, lambda row: row[1].aliases),
    Column("mentions", INT, lambda row: len(row[1].mentions)),
)


def _change(part: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row[1].change, part, None)


def _share(part: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row[1].share, part, None)


def _baseline(row: Any) -> str | None:
    baseline = _change("baseline")(row)
    return baseline.text if isinstance(baseline, Time) else baseline


_VALUE = (
    Column("property", TEXT, lambda row: row[1].property),
    Column("text", TEXT, lambda row: words(row[1].value) or None),
    Column("kind", TEXT, lambda row: _kind(row[1].value)),
    *_number("value", lambda row: row[1].value),
    *_days("time", lambda row: row[1].value),
    Column("period", TEXT, lambda row: row[1].period.text if row[1].period else None),
    Column("relation", TEXT, lambda row: row[1].relation if row[1].period else None),
    *_days("period", lambda row: row[1].period),
    Column("status", TEXT, lambda row: row[1].status),
    Column("qualifier", TEXT, lambda row: row[1].qualifier),
    Column("change_direction", TEXT, _change("direction")),
    *_number("change", _change("value"))[:5],
    Column("change_baseline", TEXT, _baseline),
    *_number("share", _share("value"))[:5],
    Column("share_of", TEXT, _share("of")),
    Column("confidence", FLOAT, lambda row: row[1].confidence),
)

_FACT = (
    Column("article", TEXT, lambda row: row[1].article.id),
    Column("id", TEXT, lambda row: row[1].fact.id),
    Column("subject", TEXT, lambda row: row[1].fact.subject),
    Column("subject_type", TEXT, lambda row: row[0].type if row[0] else None),
    Column("subject_name", TEXT, lambda row: row[0].name if row[0] else None),
    *_VALUE,
    Column("sentence", TEXT, lambda row: row[1].source.sentence),
)

_STATED = (
    Column("type", TEXT, lambda row: row[0].type),
    Column("name", TEXT, lambda row: row[0].name),
    *_VALUE,
    Column("sources", LIST, lambda row: tuple(f"{source.article.id}#{source.fact.id}" for source in row[1].sources)),
    Column("published", DATE, lambda row: row[1].article.published),
)

_RECORD = (
    Column("type", TEXT, lambda row: row.type),
    Column("name", TEXT, lambda row: row.name),
    Column("aliases", LIST, lambda row: row.aliases),
    Column("place", TEXT, lambda row: row.place.name if row.place else None),
    Column("articles", LIST, lambda row: tuple(article.id for article in row.sources)),
    Column("entity", TEXT, lambda row: row.entity.id if len(row.members) == 1 else None),
    Column("published", DATE, lambda row: _last(row)),
)


def _last(record: Record) -> date | None:
    """The day of the latest article of a record."""
    return max((article.published for article in record.sources if article.published), default=None)


def _kind(value: Any) -> str | None:
    if isinstance(value, Mention):
        return value.kind
    return "entity" if isinstance(value, Entity) else None if value is None else "words"


def _field(field: Field[Any]) -> Iterator[Column]:
    """The columns of a field of a record."""
    name = field.name
    if field.many:
        yield Column(name, LIST, lambda row: tuple(map(words, _values(row, field))))
        return

    def shown(row: Record) -> Stated | None:
        return row.shown(name) if name in row.fields else None

    def value(row: Record) -> Any:
        stated = shown(row)
        return stated.value if stated else None

    if all(issubclass(kind, Number) for kind in field.kinds):
        exact, _, _, unit, rough, *base = _number(name, value)
        yield from (exact, unit, rough, *(base if any(issubclass(kind, Physical) for kind in field.kinds) else ()))
    elif all(issubclass(kind, Time) for kind in field.kinds):
        first, last = _days(name, value)
        yield from (first._replace(name=name), last)
    else:
        yield Column(name, TEXT, lambda row: words(value(row)) or None)
    yield Column(f"{name}_status", TEXT, lambda row: getattr(shown(row), "status", None))


def _values(row: Record, field: Field[Any]) -> tuple[Any, ...]:
    return getattr(row, field.name) if field.name in row.fields else ()


def _facts(extraction: Extraction) -> Iterator[Any]:
    resolver = Resolver(extraction.article, extraction.mentions, extraction.entities, extraction.facts)
    return ((resolver.entities.get(fact.subject), resolver.stated(fact)) for fact in extraction.facts)


_TABLES: dict[str, tuple[Sequence[Column], Callable[[Any], Iterable[Any]]]] = {
    "facts": (_FACT, _facts),
    "mentions": (_MENTION, lambda extraction: ((extraction, mention) for mention in extraction.mentions)),
    "entities": (_ENTITY, lambda extraction: ((extraction, entity) for entity in extraction.entities)),
}

_NAMED = (Column("record", TEXT, lambda row: row[2].name), Column("record_type", TEXT, lambda row: row[2].type))

_CONFLICT = (
    Column("type", TEXT, lambda row: row[0].type),
    Column("name", TEXT, lambda row: row[0].name),
    Column("kind", TEXT, lambda row: row[1].kind),
    Column("property", TEXT, lambda row: row[1].property),
    Column("qualifier", TEXT, lambda row: row[1].qualifier),
    Column("text", TEXT, lambda row: row[1].text),
    Column("articles", LIST, lambda row: tuple(stated.article.id for stated in row[1].stated)),
)


def _record_mentions(record: Record) -> Iterator[Any]:
    """The mentions that state the values of a merged record, each with the statement's article."""
    for part in record.parts:
        for stated in part.statements:
            if isinstance(stated.value, Mention):
                yield part, stated.value, record


_MERGED: dict[str, tuple[Sequence[Column], Callable[[Any], Iterable[Any]]]] = {
    "facts": (_STATED, lambda record: ((record, stated) for stated in record.statements)),
    "mentions": ((*_MENTION, *_NAMED), _record_mentions),
    "entities": ((*_ENTITY, *_NAMED), lambda record: ((member, member.entity, record) for member in record.members)),
    "conflicts": (_CONFLICT, lambda record: ((record, conflict) for conflict in record.conflicts)),
}
