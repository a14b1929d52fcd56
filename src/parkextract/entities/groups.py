"""Several things that are counted, as a thing of their own: `two crushing lines`, `the two zones`, which may have a cost and an area together."""

from __future__ import annotations

from parkextract.entities.reference import Reference
from parkextract.entities.scene import Scene


def told_apart(reference: Reference, scene: Scene) -> bool:
    """Whether several that are counted are parks, or plants that are told from others, and not a figure of something larger (`30 new projects`)."""
    words = scene.words
    if reference.type not in ("park", "project") or not reference.plural or reference.noun in words["counted_thing"]:
        return False
    if reference.text.istitle() and not reference.inner:
        return False  # Two Harbors
    telling = reference.modifiers - words["light"] - words["ordinal"] - words["indefinite"]
    told = bool(telling) and not any(word[0].isdigit() for word in reference.modifiers)
    return told or " " in reference.noun or scene.bare(reference.noun, "park")
