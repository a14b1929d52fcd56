"""HTML: the main text of a page with its title, date, source and address, by trafilatura and htmldate. Needs the extra `html`; nothing is
fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parkextract.article import Article
from parkextract.errors import MissingExtraError, ReadError
from parkextract.read.source import Source

SUFFIXES = ("html", "htm", "xhtml")


def articles(source: Source) -> Iterator[Article]:
    """The one article of the page; ReadError where the page has no text of an article."""
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError(error.name or "trafilatura", extra="html", need="reading .html files") from None
    page = source.text()
    try:
        found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, favor_recall=True)
    except Exception as error:  # hostile markup reaches corners of the HTML libraries
        raise ReadError(f"{source}: not readable as HTML: {type(error).__name__}: {error}") from None
    if found is None or not found.text or not found.text.strip():
        raise ReadError(f"{source}: no main text found in the page")
    yield Article(
        found.text, title=found.title, published=_day(found.date), source=found.sitename or found.hostname, url=found.url, id=source.id
    )


def _day(value: str | None) -> str | None:
    """The date that htmldate found, in its ISO form."""
    return value[:10] if value else None
