"""What a terminal shows of an extraction: its records, what it says of others, notes, and the mentions where there are no facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from parkextract.show import view
from parkextract.show.markup import one_line

if TYPE_CHECKING:
    from parkextract.extraction import Extraction

_PIPED = 160
"""Columns where the output is no terminal."""


def write(results: Iterable[Extraction], out: TextIO) -> None:
    """Write the table of each extraction as it comes: in colour to a terminal, plain and 160 columns wide to anything else."""
    console = Console(file=out, highlight=False, width=None if out.isatty() else _PIPED)
    for result in results:
        console.print(table(result))


def table(extraction: Extraction) -> RenderableType:
    """The table of one extraction, for a rich console. What the article says is never read as rich's markup, nor as the terminal's."""
    return Group(*_parts(extraction))


def _parts(extraction: Extraction) -> Iterator[RenderableType]:
    article = extraction.article
    known = (article.title or article.id, article.source, article.published)
    yield Text(" · ".join(one_line(str(part)) for part in known if part), style="reverse")
    for style, records in (("bold cyan", view.records(extraction)), ("bold", view.others(extraction))):
        for record in records:
            yield _heading(record, style)
            yield _fields(record.fields)
    if not extraction.facts and extraction.mentions:
        yield _mentions(extraction)
    if not extraction.facts and not extraction.mentions:
        yield Text("nothing found", style="italic")
    if notes := view.notes(extraction):
        yield Text("\nNotes", style="bold")
    for kind, words in notes:
        yield Text.assemble("  ", (kind, "dim"), "  " if kind else "", one_line(words))
    yield Text("")


def _heading(record: view.RecordView, style: str) -> Text:
    return Text.assemble("\n", (one_line(record.name), style), f"  {record.type}")


def _fields(fields: Iterable[tuple[str, list[view.Statement]]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=18, max_width=40, style="dim")
    grid.add_column(overflow="fold")
    for name, values in fields:
        for n, one in enumerate(values):
            shown = Text(one_line(one.value or "changed"), style="" if n else "bold")
            limits = [("planned", "yellow")] if one.planned else []
            limits += [(one_line(text), "dim") for text in one.limits if text != "planned"]
            for text, style in limits:
                shown.append("  ").append(text, style=style)
            grid.add_row("" if n else Text(f"  {one_line(name)}"), shown)
    return grid


def _mentions(extraction: Extraction) -> Table:
    found = Table(box=None, padding=(0, 2), pad_edge=False)
    for name in ("kind", "stated", "value", "measures"):
        found.add_column(name, overflow="fold", header_style="dim")
    for row in view.mention_rows(extraction):
        found.add_row(row.kind, *(Text(one_line(text)) for text in (row.text, row.value, row.measures)))
    return found
