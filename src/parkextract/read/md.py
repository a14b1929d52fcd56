"""Markdown, with front matter or without. The text stays as written; its first heading is the title where the front matter gives none."""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.article import Article
from parkextract.read import front_matter
from parkextract.read.source import Source

SUFFIXES = ("md", "markdown")


def articles(source: Source) -> Iterator[Article]:
    """The one article of the file."""
    article = front_matter.article(source)
    if article.title is None and (title := heading(article.text)):
        article = Article(article.text, title=title, published=article.published, source=article.source, url=article.url, id=article.id)
    yield article


def heading(text: str) -> str | None:
    """The words of the heading that a text begins with.

    >>> heading("# A park #\\n\\nIt opens.")
    'A park'
    """
    first = text.lstrip("\n").split("\n", 1)[0]
    return first.strip().strip("#").strip() or None if first.startswith("#") else None
