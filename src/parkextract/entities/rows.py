"""Things in a row, and which of them `the first` or `the latter` means: `It consists of the A, the B and the C. The first covers …; the second …`."""

from __future__ import annotations

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene

_REACH = 3  # sentences: how far behind a row, or behind what was last said of one of it, a rank may be told


def meant(reference: Reference, scene: Scene) -> Draft | None:
    """The thing of the last row that has a rank in it."""
    row = joined(scene)
    if row:
        scene.row = (scene.number, row)
    elif scene.number - scene.row[0] > _REACH:
        return None
    row = scene.row[1]
    rank = scene.words.ranks[reference.text]
    if len(row) < max(2, rank):
        return None
    scene.row = (scene.number, row)
    return row[rank - 1 if rank > 0 else rank]


def joined(scene: Scene) -> list[Draft]:
    """The last row of the sentence so far: things that are joined by commas and `and`."""
    parse = scene.parse
    if parse is None:
        return []
    rows: dict[int, list[Draft]] = {}
    for word in sorted(scene.here):
        draft = scene.here[word]
        if draft is None or draft.plural or draft.type == "person":
            continue
        row = rows.setdefault(parse.first_conjunct(word), [])
        if draft not in row:
            row.append(draft)
    return next((row for row in reversed(rows.values()) if len(row) > 1), [])
