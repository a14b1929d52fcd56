"""One self-contained page for many articles: their parks and projects, each text with its mentions marked, facts with evidence, notes.

The page loads nothing. It may run one script, its own filter: a content security policy with the script's hash shuts out any other, beside
the escaping of everything that an article says.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parkextract.errors import ReadError
from parkextract.failure import Failure
from parkextract.show import markup, text, view

if TYPE_CHECKING:
    from markupsafe import Markup

    from parkextract.extraction import Extraction

CHARACTERS = 200_000
OPEN = 3
COLUMNS = ("located in", "total investment", "land area", "companies", "jobs", "capacity", "operation start", "sector")
"""The properties that the overview of parks and projects shows."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A record in the overview, and the article that it links to."""

    name: str
    type: str
    fields: dict[str, list[view.Statement]]
    anchor: str
    article: str


def write(results: Iterable[Extraction | Failure], path: str | Path, title: str = "Parks and projects in the news") -> None:
    """Write the page of the results to a file, whole or not at all; ReadError where it cannot be written."""
    path = Path(path)
    content = page(results, title)
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(content, encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise ReadError(f"{path}: cannot be written: {error.strerror or error}") from error


def page(results: Iterable[Extraction | Failure], title: str = "Parks and projects in the news") -> str:
    """The page as a string. Failures are listed. Of an article the first 200,000 characters are shown; the page says what it leaves out."""
    articles: list[Markup] = []
    records: list[_Line] = []
    failures: list[Failure] = []
    properties: set[str] = set()
    facts = 0
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        stated = view.statements(result)
        anchor = f"a{len(articles) + 1}"
        articles.append(_article(result, stated, anchor, opened=len(articles) < OPEN))
        records += _lines(result, anchor)
        properties.update(one.what for one in stated)
        facts += len(stated)
    counts = ((len(articles), "article"), (len(records), "record"), (facts, "fact"), (len(failures), "failure"))
    style, script = _inline("parts.css", "report.css"), _inline("report.js")
    return markup.fill(
        "report.html",
        title=title,
        summary=_counts(*(count for count in counts if count[0] or count[1] != "failure")),
        articles=articles,
        records=records,
        columns=[name for name in COLUMNS if any(name in record.fields for record in records)],
        failures=failures,
        properties=sorted(properties),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )


def _article(result: Extraction, stated: list[view.Statement], anchor: str, opened: bool) -> Markup:
    segments = list(text.segments(result, stated, CHARACTERS))
    records = view.records(result)
    return _safe(
        markup.fill(
            "report_article.html",
            anchor=anchor,
            open=opened,
            name=_name(result),
            summary=_counts((len(records), "record"), (len(stated), "fact"), (len(result.mentions), "mention")),
            article=result.article,
            segments=segments,
            left=len(result.article.text) - sum(len(segment.text) for segment in segments),
            facts=stated,
            mentions=view.mention_rows(result) if not stated else [],
            records=records,
            notes=result.notes,
        )
    )


def _lines(result: Extraction, anchor: str) -> list[_Line]:
    return [_Line(record.name, record.type, dict(record.fields), anchor, _name(result)) for record in view.records(result)]


def _name(result: Extraction) -> str:
    return result.article.title or result.article.id


def _counts(*counts: tuple[int, str]) -> str:
    """
    >>> _counts((1, "article"), (1200, "fact"))
    '1 article, 1,200 facts'
    """
    return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts)


def _inline(*names: str) -> Markup:
    return _safe("\n".join(markup.raw(name) for name in names))


def _safe(markup_text: str) -> Markup:
    """Markup of our own making, not to be escaped again."""
    from markupsafe import Markup

    return Markup(markup_text)


def _hash(content: str) -> str:
    """The source expression of a content security policy that allows exactly this inline content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
