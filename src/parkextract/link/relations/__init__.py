"""Facts between entities: where something lies, whose part it is, who builds and who pays; and the trades it is in.

Each kind has a module of its own that reads one sentence: `parties` (developer, investor), `places` and `beside` (located_in), `parts` (part_of),
`sectors`, and `labels` for lines such as `Developer: …`. What is denied, or stands under an `if`, states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from parkextract.link.relations import beside, labels, parties, parts, places, sectors
from parkextract.link.relations.clause import Clause, Relation

__all__ = ["Clause", "Relation", "relations", "tells"]

tells = sectors.tells


def relations(clause: Clause) -> Iterator[Relation]:
    """The relations that a sentence states."""
    if clause.view.text.rstrip("\"'”’").endswith("?"):
        return
    for reader in (labels.read, parties.read, places.read, beside.read, parts.read, sectors.read):
        yield from reader(clause)
