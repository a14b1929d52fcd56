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
from parkextract.merge import merge
from parkextract.records import Record
from parkextract.show import markup, text, view
from parkextract.show.values import label

if TYPE_CHECKING:
    from markupsafe import Markup

    from parkextract.extraction import Extraction

CHARACTERS = 200_000
MENTIONS = 1_000
OPEN = 3
COLUMNS = ("located in", "total investment", "land area", "companies", "jobs", "capacity", "operation start", "sector")
"""The properties that the overview of parks and projects shows."""
_GRAVITY = ("contradiction", "update", "rounding")


@dataclass(frozen=True, slots=True)
class _Source:
    """An article that the page holds: where, how it is called, and its day of publication."""

    anchor: str
    name: str
    published: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A record in the overview, merged across articles."""

    name: str
    type: str
    fields: dict[str, list[view.Statement]]
    sources: list[_Source]


@dataclass(frozen=True, slots=True)
class _Difference:
    """Values of one property of one record that differ between articles, in the order of time."""

    name: str
    what: str
    kind: str
    values: list[tuple[view.Statement, _Source]]


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
    records: list[Record] = []
    failures: list[Failure] = []
    sources: dict[str, _Source] = {}
    properties: set[str] = set()
    facts = 0
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        stated = view.statements(result)
        source = _Source(f"a{len(articles) + 1}", result.article.title or result.article.id, str(result.article.published or ""))
        sources.setdefault(result.article.id, source)
        articles.append(_article(result, stated, source, opened=len(articles) < OPEN))
        records += result.records
        properties.update(one.what for one in stated)
        facts += len(stated)
    lines, differences = _overview(records, sources)
    counts = ((len(articles), "article"), (len(lines), "record"), (facts, "fact"), (len(failures), "failure"))
    style, script = _inline("parts.css", "report.css"), _inline("report.js")
    return markup.fill(
        "report.html",
        title=title,
        summary=_counts(*(count for count in counts if count[0] or count[1] != "failure")),
        articles=articles,
        records=lines,
        columns=[name for name in COLUMNS if any(name in line.fields for line in lines)],
        differences=differences,
        failures=failures,
        properties=sorted(properties),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
    )


def _overview(records: list[Record], sources: dict[str, _Source]) -> tuple[list[_Line], list[_Difference]]:
    """The records merged across articles, and where the articles differ."""
    merged = merge(records)
    lines = []
    for record in merged:
        places = [sources[article.id] for article in record.sources]
        lines.append(_Line(record.name, label(record.type), dict(view.fields(record)), places))
    differences = [
        _Difference(
            record.name,
            label(conflict.property),
            conflict.kind,
            [(view.of_record(record, stated), sources[stated.article.id]) for stated in conflict.stated],
        )
        for record, conflict in sorted(merged.conflicts, key=lambda found: _GRAVITY.index(found[1].kind))
    ]
    return lines, differences


def _article(result: Extraction, stated: list[view.Statement], source: _Source, opened: bool) -> Markup:
    segments = list(text.segments(result, stated, CHARACTERS))
    records = view.records(result)
    mentions = [] if stated else view.mention_rows(result)
    return _safe(
        markup.fill(
            "report_article.html",
            anchor=source.anchor,
            open=opened,
            name=source.name,
            summary=_counts((len(records), "record"), (len(stated), "fact"), (len(result.mentions), "mention")),
            article=result.article,
            segments=segments,
            left=len(result.article.text) - sum(len(segment.text) for segment in segments),
            facts=stated,
            mentions=mentions[:MENTIONS],
            more=_counts((len(mentions) - MENTIONS, "more mention")) if len(mentions) > MENTIONS else "",
            records=records,
            notes=view.notes(result),
        )
    )


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
