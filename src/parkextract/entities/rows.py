"""Things in a row, and which of them `the first` or `the latter` means: `It consists of the A, the B and the C. The first covers …; the second …`."""

from __future__ import annotations

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene

_PAIR = 2
_FEW = 3  # parts: a fourth is hardly told without its noun
_REACH = 3  # sentences: how far behind a row, or behind what was last said of one of it, a rank may be told


def meant(reference: Reference, scene: Scene) -> Draft | None:
    """The thing of the last row that has a rank in it; of two that were spoken of one after the other, or of several that were only counted, the one
    that is told apart."""
    rank = scene.words.ranks.get(reference.noun)
    found = _of_row(rank, scene) if rank is not None else None
    return found or _of_pair(reference, scene) or _of_counted(reference, scene)


def _of_row(rank: int, scene: Scene) -> Draft | None:
    row = joined(scene)
    if row:
        scene.row = (scene.number, row)
    elif scene.number - scene.row[0] > _REACH:
        return None
    row = scene.row[1]
    if len(row) < max(2, rank):
        return None
    scene.row = (scene.number, row)
    return row[rank - 1 if rank > 0 else rank]


def _of_pair(reference: Reference, scene: Scene) -> Draft | None:
    """`Orava was founded in 1990. Liptov is younger. The former covers …`"""
    if reference.text not in ("former", "latter") or len(scene.pair) < _PAIR:
        return None
    (at, former), (_, latter) = scene.pair[-_PAIR:]
    if scene.number - at > _REACH or former.type != latter.type:
        return None
    scene.pair = [(scene.number, former), (scene.number, latter)]
    return former if reference.text == "former" else latter


def _of_counted(reference: Reference, scene: Scene) -> Draft | None:
    """One of several that were counted and are not named: `It has two mills. The older one, in Liptov, opened in 2003.` Of parts it is the whole."""
    at, noun, type = scene.counted
    known = scene.siblings.get(reference.text)
    if scene.number - at > _REACH or type not in ("park", "project", None):
        return known
    if noun in scene.words["part"]:
        if reference.text in scene.words.ranks and scene.words.ranks[reference.text] > _FEW:
            return None  # the fifth, behind a second expansion, is a year
        scene.counted = (scene.number, noun, type)
        whose = scene.group[1] if scene.group is not None else None
        return whose if whose is not None and whose.type in ("park", "project") else None
    if reference.text in scene.words.ranks and scene.number - at > 1:
        return known
    scene.counted = (scene.number, noun, type)
    if known is None and type is not None and reference.text not in ("former", "latter", "last"):
        known = scene.siblings[reference.text] = Draft(type, named=False)
        known.add(reference.text, reference.start)
        scene.drafts.append(known)
    return known


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
