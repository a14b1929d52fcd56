"""Records of the same park or project across articles: put together by name, place and part-of, every source kept, conflicts shown.

`merge` does not depend on the order of the articles, merging again changes nothing, and no two records are compared that share no word of
their names, so that the work grows nearly linearly with the number of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from parkextract.errors import InputError
from parkextract.failure import Failure
from parkextract.merge import cluster, conflicts, nodes, statements
from parkextract.records import Conflict, Record

if TYPE_CHECKING:
    import pandas

__all__ = ["Conflict", "Merged", "merge"]


class Merged(tuple[Record, ...]):
    """Records merged across articles, in the order of their names: a tuple, with what all of them give together."""

    __slots__ = ()

    @property
    def conflicts(self) -> tuple[tuple[Record, Conflict], ...]:
        """Every conflict with its record."""
        return tuple((record, conflict) for record in self for conflict in record.conflicts)

    def to_dict(self) -> list[dict[str, Any]]:
        """The JSON form: each record with its articles, the sources of each fact and its conflicts."""
        return [_as_dict(record) for record in self]

    def to_frame(self, table: str = "records") -> pandas.DataFrame:
        """A pandas table of the `"records"`, `"facts"`, `"mentions"`, `"entities"` or `"conflicts"`; needs the extra `frames`."""
        from parkextract.write import frame

        return frame.merged(self, table)


def merge(results: Iterable[Any]) -> Merged:
    """The records of extractions, one for each thing that they speak of.

    `results` are extractions; records, merged ones too, may stand among them, and failed articles are passed over. The same article given
    twice counts once.
    """
    parts = {(part.type, part.article.id, part.entity.id): part for part in _canonical(_parts(results))}
    found, atlas = nodes.gather(parts.values())
    made = [_record([profile.record for profile in group]) for group in cluster.cluster(found, atlas)]
    return Merged(sorted(made, key=lambda record: (record.name.casefold(), record.type, record.article.id, record.entity.id)))


def _parts(results: Iterable[Any]) -> Iterator[Record]:
    """The records of single articles that the results hold."""
    for result in results:
        if isinstance(result, Record):
            yield from result.parts
        elif hasattr(result, "records"):
            yield from (part for record in result.records for part in record.parts)
        elif not isinstance(result, Failure):
            raise InputError(f"merge: an extraction or a record is wanted, not {type(result).__name__}")


def _canonical(parts: Iterable[Record]) -> list[Record]:
    """Parts in an order of their own; of two of one entity the one that states more comes last."""
    return sorted(parts, key=lambda part: (part.article.id, part.entity.id, len(part.statements), repr(part.to_dict())))


def _record(parts: list[Record]) -> Record:
    """One record of the records of single articles."""
    ordered = sorted(parts, key=lambda part: (part.article.published or date.max, part.article.id, part.entity.id))
    cls = type(ordered[0])
    merged = statements.merge(ordered)
    counts = Counter(part.name for part in ordered)
    name = min(counts, key=lambda name: (-counts[name], -len(name), name))
    return cls(
        (member for part in ordered for member in part.members),
        merged,
        name=name,
        aliases=sorted({alias for part in ordered for alias in (part.name, *part.aliases)}),
        type=ordered[0].type,
        parts=ordered,
        conflicts=conflicts.find(merged, cls.fields),
    )


def _as_dict(record: Record) -> dict[str, Any]:
    fields: dict[str, list[list[list[str]]]] = defaultdict(list)
    for stated in record.statements:
        fields[stated.property].append([[source.article.id, source.fact.id] for source in stated.sources])
    return {
        "type": record.type,
        "name": record.name,
        "aliases": list(record.aliases),
        "members": [{"article": member.article.id, "entity": member.entity.id} for member in record.members],
        "fields": dict(fields),
        "conflicts": [
            {
                "kind": conflict.kind,
                "property": conflict.property,
                "text": conflict.text,
                "facts": [[stated.article.id, stated.fact.id] for stated in conflict.stated],
            }
            for conflict in record.conflicts
        ],
    }
