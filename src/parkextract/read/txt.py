"""Plain text, with front matter or without."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.article import Article
from parkextract.read import front_matter
from parkextract.read.source import Source

SUFFIXES = ("txt", "text")


def articles(source: Source) -> Iterator[Article]:
    """The one article of the file."""
    yield front_matter.article(source)
