"""The DuckDB database of a batch: its tables, views, atomic batches of rows, and reading back.

Every batch of articles is one transaction, so a kill at any instant leaves whole articles only. References between tables hold and
`Database.broken()` shows it; they are not declared as FOREIGN KEY because DuckDB cannot replace a referenced row and what refers to it in
one transaction, which a changed article needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from parkextract.errors import InputError, MissingExtraError, ReadError
from parkextract.extraction import Extraction
from parkextract.write.rows import TABLES, Rows

if TYPE_CHECKING:
    import duckdb
    import pandas
    import pyarrow

MEMORY = "128MB"
_UNINDEXED = frozenset({"articles"})  # an index lies in memory and grows with the articles; `broken` shows whether ids are unique
_PER_ARTICLE = ("mentions", "entities", "facts", "records", "notes", "members")


class Database:
    """A database of extractions at `path`; a context manager.

    Raises `InputError` when another process writes to it, `ReadError` when the file is no DuckDB database.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self.connection = _connect(self.path, read_only)
        if not read_only:
            self._create()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _create(self) -> None:
        with self.transaction():
            for name, table in TABLES.items():
                columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
                key = "" if table.references or name in _UNINDEXED else f", PRIMARY KEY ({', '.join(table.key)})"
                self.connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}{key})")
            for statement in _views():
                self.connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def commit(self, new: Rows, replaced: Sequence[str] = (), mended: Sequence[str] = ()) -> None:
        """Add rows in one transaction; first remove the articles with the ids `replaced`, and the failures and duplicates at the paths
        `mended`.
        """
        with self.transaction():
            if replaced:
                for table in _PER_ARTICLE:
                    self.connection.execute(f"DELETE FROM {table} WHERE article IN (SELECT unnest(?))", [list(replaced)])
                self.connection.execute("DELETE FROM articles WHERE id IN (SELECT unnest(?))", [list(replaced)])
            if mended:
                for table in ("failures", "duplicates"):
                    self.connection.execute(f"DELETE FROM {table} WHERE path IN (SELECT unnest(?))", [list(mended)])
            self._insert(new)

    def replace(self, tables: Rows) -> None:
        """Put rows in the place of all rows of their tables, in one transaction."""
        with self.transaction():
            for table in tables:
                self.connection.execute(f"DELETE FROM {table}")
            self._insert(tables)

    def _insert(self, new: Rows) -> None:
        for table, lines in new.items():
            if lines:
                self.connection.register("incoming", arrow(table, lines))
                self.connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
                self.connection.unregister("incoming")

    def column(self, query: str, *values: Any) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self.connection.execute(query, list(values)).fetchall()]

    def frame(self, query: str) -> pandas.DataFrame:
        """A table, a view or a query as a pandas frame."""
        text = f'SELECT * FROM "{query}"' if query.replace("_", "").isalnum() else query
        return self.connection.execute(text).df()

    def extractions(self) -> Iterator[Extraction]:
        """Every extraction, whole, in the order of ids, a few at a time."""
        cursor = self.connection.cursor()
        cursor.execute("SELECT extraction, text FROM articles ORDER BY id")
        while lines := cursor.fetchmany(100):
            for line, text in lines:
                data = json.loads(line)
                data["article"]["text"] = text
                yield Extraction.from_dict(data)

    def __iter__(self) -> Iterator[Extraction]:
        return self.extractions()

    def __len__(self) -> int:
        return int(self.column("SELECT count(*) FROM articles")[0])

    def broken(self) -> list[str]:
        """References that point at nothing and articles that are there twice, in words; an empty list when all is well."""
        found = []
        if twice := self.column("SELECT count(*) - count(DISTINCT id) FROM articles")[0]:
            found.append(f"articles.id: {twice} rows have the id of another")
        for name, (table, column, target) in _REFERENCES.items():
            same = "t.id = c.article" if target == "articles" else f't.article = c.article AND t.id = c."{column}"'
            query = f"""SELECT count(*) FROM {table} c WHERE c."{column}" IS NOT NULL
                AND c."{column}" != 'year_on_year' AND NOT EXISTS (SELECT 1 FROM {target} t WHERE {same})"""
            if count := self.column(query)[0]:
                found.append(f"{name}: {count} rows point at nothing")
        return found


_REFERENCES: Mapping[str, tuple[str, str, str]] = {
    **{f"{name}.article": (name, "article", "articles") for name, table in TABLES.items() if table.references or name == "duplicates"},
    "mentions.equivalent_to": ("mentions", "equivalent_to", "mentions"),
    "facts.subject": ("facts", "subject", "entities"),
    "facts.mention": ("facts", "mention", "mentions"),
    "facts.entity": ("facts", "entity", "entities"),
    "facts.period": ("facts", "period", "mentions"),
    "facts.change": ("facts", "change", "mentions"),
    "facts.baseline": ("facts", "baseline", "mentions"),
    "facts.share": ("facts", "share", "mentions"),
    "records.entity": ("records", "entity", "entities"),
}


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(error.name or "duckdb", extra="batch", need="the batch") from None
    if read_only and not path.exists():
        raise ReadError(f"{path}: no such database")
    try:
        connection = duckdb.connect(
            str(path), read_only=read_only, config={"threads": 1, "memory_limit": MEMORY, "preserve_insertion_order": True}
        )
        connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1")
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise InputError(
                f"{path}: another run is writing to this database; wait until it has ended, or choose another --out"
            ) from error
        raise ReadError(f"{path}: not a DuckDB database, or one that cannot be opened: {str(error).splitlines()[0]}") from error
    except duckdb.Error as error:
        raise ReadError(f"{path}: not a DuckDB database, or one that cannot be opened: {str(error).splitlines()[0]}") from error
    return connection


def _views() -> list[str]:
    text = (resources.files("parkextract") / "data" / "views.sql").read_text(encoding="utf-8")
    return [statement for statement in (part.strip() for part in text.split(";")) if statement]


def arrow(table: str, lines: Iterable[tuple[Any, ...]]) -> pyarrow.Table:
    """Rows of a table as an Arrow table with exact column types."""
    import pyarrow as pa

    types = {
        "VARCHAR": pa.string(), "INTEGER": pa.int32(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(),
        "TIMESTAMP": pa.timestamp("us"), "DECIMAL(38, 10)": pa.decimal128(38, 10), "VARCHAR[]": pa.list_(pa.string()),
        "INTEGER[][]": pa.list_(pa.list_(pa.int32())),
    }  # fmt: skip
    columns = TABLES[table].columns
    values = list(zip(*lines, strict=True)) or [()] * len(columns)
    arrays = [pa.array(value, types[column.type]) for column, value in zip(columns, values, strict=True)]
    return pa.Table.from_arrays(arrays, names=[column.name for column in columns])


def open(path: str | Path) -> Database:
    """A database of the batch to read: iterate over its extractions, or `frame("facts")` for a table, a view or a query as a pandas frame."""
    return Database(path, read_only=True)
