"""CSV and TSV: an article a row under a row of names, of which `text` is needed; read a row at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from parkextract.article import Article
from parkextract.errors import ReadError
from parkextract.failure import Failure
from parkextract.read import fields
from parkextract.read.source import LARGEST, Source

SUFFIXES = ("csv", "tsv")


def articles(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file; that of the n-th row under the names is called `path#n`."""
    csv.field_size_limit(LARGEST)
    delimiter = "\t" if source.id.lower().removesuffix(".gz").endswith(".tsv") else ","
    lines = (line for _, line in source.raw_lines())
    try:
        for number, row in enumerate(csv.DictReader(lines, delimiter=delimiter, strict=True), 1):
            yield fields.attempt(
                {key: value for key, value in row.items() if value != ""}, f"{source}: row {number}", f"{source.id}#{number}"
            )
    except csv.Error as error:
        raise ReadError(f"{source}: not CSV: {error}") from None
