"""The article's text in pieces, each with what covers it: what the pictures mark."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parkextract.show.values import value
from parkextract.show.view import Statement
from parkextract.values import Mention

if TYPE_CHECKING:
    from parkextract.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the article's text with what covers it: the mention's kind, id and value, the entity's type and name; "" for none."""

    text: str
    kind: str = ""
    id: str = ""
    value: str = ""
    facts: str = ""
    entity_type: str = ""
    entity: str = ""


def segments(extraction: Extraction, stated: list[Statement], limit: int | None = None) -> Iterator[Segment]:
    """The article's text in pieces; together they are the text up to `limit` characters (the end of a mention is not cut)."""
    text = extraction.article.text
    end = len(text) if limit is None else min(limit, len(text))
    uses: dict[str, list[str]] = {}
    for one in stated:
        if isinstance(one.stated.value, Mention):
            uses.setdefault(one.stated.value.id, []).append(f"{one.what} of {one.subject}")
    mentions = [m for m in extraction.mentions if m.start < end]
    end = max([end, *(m.end for m in mentions[-1:])])
    spans = [(start, stop, e) for e in extraction.entities for start, stop in e.mentions if start < stop <= end]
    names = sorted(spans, key=lambda name: name[:2])
    edges = {0, end, *(edge for m in mentions for edge in (m.start, m.end)), *(edge for start, stop, _ in names for edge in (start, stop))}
    cuts = sorted(edges)
    i = j = 0
    reach = None
    for start, stop in itertools.pairwise(cuts):
        while i < len(mentions) and mentions[i].end <= start:
            i += 1
        while j < len(names) and names[j][0] <= start:
            if reach is None or names[j][1] > reach[1]:
                reach = names[j]
            j += 1
        mention = mentions[i] if i < len(mentions) and mentions[i].start <= start else None
        entity = reach[2] if reach and reach[1] > start else None
        yield Segment(
            text[start:stop],
            kind=mention.kind if mention else "",
            id=mention.id if mention and mention.start == start else "",
            value=value(mention) if mention else "",
            facts="; ".join(dict.fromkeys(uses.get(mention.id, ()))) if mention else "",
            entity_type=entity.type if entity else "",
            entity=entity.name if entity else "",
        )
