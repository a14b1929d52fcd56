"""JSON lines: an article a line, with the fields text, title, published, source, url; read a line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from parkextract.article import Article
from parkextract.failure import Failure
from parkextract.read import fields
from parkextract.read.source import Source

SUFFIXES = ("jsonl", "ndjson")


def articles(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file; that of line n is called `path#n`."""
    for number, line in source.lines():
        where = f"{source}: line {number}"
        try:
            content = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(f"{source.id}#{number}", "read", f"{where}: not JSON: {error}")
        else:
            yield fields.attempt(content, where, f"{source.id}#{number}")
