"""What a part is of: `the first phase`, `an extension`, `two units`."""

from __future__ import annotations

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene


def meant(reference: Reference, scene: Scene) -> Draft | None:
    """The whole that a part belongs to; where there are more such parts, the next may follow by its rank alone."""
    whole = _whole(reference, scene)
    if whole is not None and _in_row(reference, scene):
        scene.count(reference.noun, None)
        scene.group = (scene.number, whole)
    return whole


def _whole(reference: Reference, scene: Scene) -> Draft | None:
    """What a part is said to be of, what the sentence is said of, what has just been brought in, or what the text is about."""
    whole = scene.of(reference.of)
    if whole is not None:
        return whole if whole.type in ("park", "project") else None
    if reference.noun == "unit" and not reference.modifiers:
        own = next((draft for draft in reversed(scene.mind.presence) if "unit" in draft.heads), None)
        if own is not None:
            return own  # the unit at Vapi
    if scene.parse is not None and reference.head >= 0:
        for _, place in scene.parse.prepositions(reference.head):  # `an expansion in Dalton` is of the Dalton plant
            said = scene.parse.words[place].lower()
            for draft in scene.mind.presence:
                if draft.type == "project" and said in draft.words:
                    return draft
    subject = scene.subject
    if subject is not None and subject.type in ("park", "project") and not subject.plural:
        return subject
    return scene.mind.whole()


def _in_row(reference: Reference, scene: Scene) -> bool:
    """Whether there are more parts such as this one: `two phases`, `the first phase`."""
    several = scene.parse is not None and reference.head >= 0 and scene.parse.is_plural(reference.head)
    return several or bool(reference.modifiers & scene.words["ordinal"])
