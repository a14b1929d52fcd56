"""The run on a cluster: the same unit of work as a class in Ray Data's `map_batches`, from local paths or object-store URLs, to Parquet.

Stages: find the files, read their articles, let one of each content through, extract (actors that load the model once), and part the rows
into tables. The rows are those of a local run. Ray repeats what a lost node had in hand; what is written is written when the stage has
ended.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parkextract.article import Article
from parkextract.batch.plan import Place, printable
from parkextract.batch.summary import SHOWN, Summary
from parkextract.batch.work import Task, digest, identity, work
from parkextract.errors import InputError, MissingExtraError, ParkextractError
from parkextract.failure import Failure
from parkextract.pipeline import Depth, load
from parkextract.read import articles, sources
from parkextract.read.source import Source
from parkextract.write.database import arrow
from parkextract.write.rows import TABLES, Rows

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.fs
    import ray.data

ARTICLES = 32  # articles handed to an actor at a time
GZIP = b"\x1f\x8b"
_LATER = frozenset({"runs", "merged", "members", "conflicts", "merges"})  # not of single articles
_STAGED = tuple(name for name in TABLES if name not in _LATER)
_FIELDS = ("text", "title", "published", "source", "url")


class Extract:
    """The actor: loads the extractor once, turns batches of articles into one column of rows a table."""

    def __init__(self, lang: str, depth: Depth, version: str) -> None:
        self.extractor, self.version = load(lang, depth=depth), version

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        return _stage([self._one(row) for row in batch.to_pylist()])

    def _one(self, row: dict[str, Any]) -> Rows:
        if row["step"]:
            return {"failures": [(row["path"], row["sha256"], row["step"], row["message"], self.version)]}
        if row["twin_of"]:
            return {"duplicates": [(row["path"], row["twin_of"])]}
        article = Article(**{name: row[name] for name in _FIELDS}, id=identity(row["path"], row["sha256"]))
        done = work(self.extractor, Task(row["path"], row["sha256"], article, row["note"]), self.version)
        if done.rows is None:
            return {"failures": [(row["path"], row["sha256"], done.step, printable(done.message), self.version)]}
        return done.rows


def run(inputs: Sequence[Place], out: str, *, workers: int | None, lang: str, depth: Depth, longest: int, version: str) -> Summary:
    """Extract everything into the folder `out` (a path or an object-store URL), one folder of Parquet files a table.

    An initialised Ray is used as it is; else a local one is started. Raises MissingExtraError without Ray, InputError for an output that is
    no `.parquet`.
    """
    try:
        import ray
        import ray.data
        from ray.data import SaveMode
    except ImportError:
        raise MissingExtraError("ray", extra="ray", need="engine='ray'") from None
    if not out.rstrip("/").endswith(".parquet"):
        raise InputError(f"{out}: the Ray engine writes a folder of Parquet files: --out ends in .parquet")
    began = time.monotonic()
    if not ray.is_initialized():
        ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False)
    base = out.rstrip("/")
    found = _articles(inputs, longest)
    once = found.groupby("sha256").map_groups(_once, batch_format="pyarrow")
    resources: dict[str, float] = ray.cluster_resources()
    actors = workers or max(1, int(resources.get("CPU", 1)))
    made = once.map_batches(
        Extract, fn_constructor_args=(lang, depth, version), batch_size=ARTICLES, batch_format="pyarrow", concurrency=(1, actors)
    )  # fmt: skip
    made.write_parquet(f"{base}/_rows", mode=SaveMode.OVERWRITE)
    summary = Summary()
    for table in _STAGED:
        part = ray.data.read_parquet(f"{base}/_rows", columns=[table]).map_batches(_Part(table), batch_format="pyarrow")
        part.write_parquet(f"{base}/{table}", mode=SaveMode.OVERWRITE)
        _count(summary, table, f"{base}/{table}")
    _remove(f"{base}/_rows")
    summary.seconds = time.monotonic() - began
    return summary


def _articles(inputs: Sequence[Place], longest: int) -> ray.data.Dataset:
    """A row an article: its place in the order, path, hash, fields, or why it could not be read."""
    import ray.data

    parts = []
    for number, place in enumerate(inputs):
        prefix = f"{fspath(place).rstrip('/')}/" if len(inputs) > 1 else ""
        if "://" in fspath(place):
            files = ray.data.read_binary_files(fspath(place), include_paths=True)
            parts.append(files.flat_map(_Open(number, prefix, longest, fspath(place))))
        else:
            items = [{"path": fspath(source.path or "-"), "id": source.id} for source in sources(place)]
            parts.append(ray.data.from_items(items or [{"path": "", "id": ""}]).flat_map(_Open(number, prefix, longest, None)))
    return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]


class _Open:
    """Reads the articles of one file; what comes over the network lies in a temporary file while it is read."""

    def __init__(self, place: int, prefix: str, longest: int, url: str | None) -> None:
        self.place, self.prefix, self.longest, self.url = place, prefix, longest, url

    def __call__(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        if not row["path"]:
            return []
        if self.url is None:
            return list(self._rows(Source(Path(row["path"]), row["id"])))
        name = row["path"].split("://", 1)[-1]
        root = self.url.split("://", 1)[-1].rstrip("/")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name.rsplit("/", 1)[-1]
            if path.suffix.lower() == ".gz" and row["bytes"][:2] != GZIP:  # Ray unpacks some files as it reads them
                path = path.with_suffix("")
            path.write_bytes(row["bytes"])
            return list(self._rows(Source(path, name.removeprefix(root).lstrip("/") or path.name)))

    def _rows(self, source: Source) -> Iterator[dict[str, Any]]:
        count = 0
        try:
            for item in articles(source):
                count += 1
                if isinstance(item, Failure):
                    yield self._row(item.article, count, step=item.step, message=item.message)
                    continue
                content = digest(item)
                inner = item.id if item.id.startswith(source.id) else source.id
                if len(item.text) > self.longest:
                    why = f"{len(item.text)} characters are more than the limit of {self.longest}: raise the limit, or split the article"
                    yield self._row(inner, count, sha256=content, step="read", message=why)
                    continue
                published = item.published.isoformat() if item.published else None
                known = {"text": item.text, "title": item.title, "published": published, "source": item.source, "url": item.url}
                yield self._row(inner, count, sha256=content, note="; ".join(source.notes) or None, **known)
        except (ParkextractError, OSError) as error:
            yield self._row(source.id + (f"#{count + 1}" if count else ""), count + 1, step="read", message=str(error))

    def _row(self, path: str, number: int, **known: str | None) -> dict[str, Any]:
        empty: dict[str, Any] = dict.fromkeys((*_FIELDS, "sha256", "note", "step", "message", "twin_of"))
        return {**empty, **known, "path": printable(self.prefix + path), "place": self.place, "number": number}


def _once(group: pyarrow.Table) -> pyarrow.Table:
    """Of the articles with one content the first is let through, the others name it; failures of reading stay as they are."""
    import pyarrow as pa

    rows = group.to_pylist()
    first: dict[str, Any] | None = None
    for row in sorted(rows, key=lambda row: (row["place"], row["path"].split("#")[0].split("/"), row["number"])):
        if row["step"]:
            continue
        if first is None:
            first = row
        else:
            row["twin_of"] = identity(first["path"], first["sha256"])
    return pa.Table.from_pylist(rows, schema=_schema(group))


def _schema(group: pyarrow.Table) -> pyarrow.Schema:
    import pyarrow as pa

    return pa.schema([pa.field(name, pa.int64() if name in ("place", "number") else pa.string()) for name in group.column_names])


def _stage(results: list[Rows]) -> pyarrow.Table:
    """One row an article, one column a table: the list of its rows there."""
    import pyarrow as pa

    columns = []
    for table in _STAGED:
        lines = [rows.get(table, []) for rows in results]
        flat = arrow(table, [line for part in lines for line in part])
        structs = pa.StructArray.from_arrays([column.combine_chunks() for column in flat.columns], names=flat.column_names)
        offsets = [0]
        for part in lines:
            offsets.append(offsets[-1] + len(part))
        columns.append(pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs))
    return pa.Table.from_arrays(columns, names=list(_STAGED))


class _Part:
    """The rows of one table out of the staged column."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        import pyarrow as pa

        structs = pa.compute.list_flatten(batch.column(self.table)).combine_chunks() if batch.num_rows else None
        if structs is None or len(structs) == 0:
            return arrow(self.table, [])
        arrays = structs.flatten() if isinstance(structs, pa.StructArray) else structs.chunk(0).flatten()
        return pa.Table.from_arrays(arrays, schema=arrow(self.table, []).schema)


def _count(summary: Summary, table: str, folder: str) -> None:
    """Count what was written; a table without rows gets an empty file, so that its columns are there."""
    import pyarrow.dataset
    import pyarrow.parquet

    system, path = _place(folder)
    system.create_dir(path, recursive=True)
    rows = pyarrow.dataset.dataset(path, filesystem=system, format="parquet")
    if not rows.files:
        pyarrow.parquet.write_table(arrow(table, []), f"{path}/empty.parquet", filesystem=system)
        return
    count = rows.count_rows()
    if table == "articles":
        summary.done = count
    elif table == "failures":
        summary.failed = count
        summary.failures = [f"{row['path']}: {row['step']}: {row['message']}" for row in rows.head(SHOWN).to_pylist()]
    elif table == "duplicates":
        summary.duplicates = count
    else:
        summary.kinds[table] = count


def _remove(folder: str) -> None:
    system, path = _place(folder)
    system.delete_dir(path)


def _place(folder: str) -> tuple[pyarrow.fs.FileSystem, str]:
    """The file system of a path or URL, and the path in it."""
    from pyarrow.fs import FileSystem

    system, path = FileSystem.from_uri(folder if "://" in folder else Path(folder).absolute().as_uri())
    return system, path
