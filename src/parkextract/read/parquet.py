"""Parquet: an article a row, with the columns text, title, published, source, url; read a batch of rows at a time. Needs the extra `batch`."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.article import Article
from parkextract.errors import MissingExtraError, ReadError
from parkextract.failure import Failure
from parkextract.read import fields
from parkextract.read.source import Source

SUFFIXES = ("parquet",)
_ROWS = 64


def articles(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file; that of the n-th row is called `path#n`."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("pyarrow", extra="batch", need="reading .parquet files") from None
    if source.path is None or source.path.suffix.lower() == ".gz":
        raise ReadError(f"{source}: Parquet is read from a file that is not packed again")
    try:
        with pyarrow.parquet.ParquetFile(source.path) as file:
            names = [name for name in file.schema_arrow.names if name.lower() in (*fields.NAMES, "date", "body", "content")]
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield fields.attempt(row, f"{source}: row {number}", f"{source.id}#{number}")
    except (pyarrow.ArrowException, OSError) as error:
        raise ReadError(f"{source}: not a Parquet file: {str(error).splitlines()[0]}") from None
