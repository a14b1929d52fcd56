"""JSON: one article as an object, or several as a list of objects, with the fields text, title, published, source, url."""

from __future__ import annotations

import json
from collections.abc import Iterator

from parkextract.article import Article
from parkextract.errors import ReadError
from parkextract.failure import Failure
from parkextract.read import fields
from parkextract.read.source import Source

SUFFIXES = ("json",)


def articles(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file; the n-th of a list is called `path#n`."""
    try:
        content = json.loads(source.text())
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{source}: not JSON: {error}") from None
    if isinstance(content, dict):
        yield fields.article(content, str(source), source.id)
        return
    if not isinstance(content, list):
        raise ReadError(f"{source}: JSON of another shape: an object with a field `text`, or a list of such objects, is needed")
    for number, item in enumerate(content, 1):
        yield fields.attempt(item, f"{source}: item {number}", f"{source.id}#{number}")
