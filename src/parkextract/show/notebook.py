"""What a notebook shows of an extraction: the article with its mentions marked, its records, facts and notes. A plain string of HTML.

It holds no script and loads nothing. Colours are tints of the notebook's own, so that it reads on a light page and on a dark one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parkextract.show import markup, text, view

if TYPE_CHECKING:
    from parkextract.extraction import Extraction

CHARACTERS = 20_000
ROWS = 200


def html(extraction: Extraction) -> str:
    """The picture of an extraction: at most 20,000 characters of the article and 200 rows of a table; it says what it leaves out."""
    stated = view.statements(extraction)
    segments = list(text.segments(extraction, stated, CHARACTERS))
    shown = sum(len(segment.text) for segment in segments)
    records = view.records(extraction)
    mentions = view.mention_rows(extraction)
    return markup.fill(
        "notebook.html",
        article=extraction.article,
        segments=segments,
        left=len(extraction.article.text) - shown,
        records=records[:ROWS],
        records_title=_title(len(records), "record"),
        facts=stated[:ROWS],
        facts_title=_title(len(stated), "fact"),
        mentions=mentions[:ROWS],
        mentions_title=_title(len(mentions), "mention"),
        notes=view.notes(extraction)[:ROWS],
    )


def _title(count: int, name: str) -> str:
    """How many there are, and how to see the rest of a long table.

    >>> _title(1, "fact"), _title(1200, "fact")
    ('1 fact', '1,200 facts, the first 200 here; all of them: .to_frame("facts")')
    """
    plural = name if count == 1 else f"{name}s"
    rest = f', the first {ROWS} here; all of them: .to_frame("{plural}")' if count > ROWS else ""
    return f"{count:,} {plural}{rest}"
