"""What a name of which little is known does, or what is done to it, may tell what it names: what covers land or hosts firms is a park."""

from __future__ import annotations

from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene
from parkextract.syntax import Parse


def tell(draft: Draft, reference: Reference, scene: Scene) -> None:
    """Types an entity by its verb: what is built is a park, what is picked a town, what covers or hosts a park, what invests a company."""
    parse, words = scene.parse, scene.words
    if parse is None or reference.verb < 0 or draft.heads:
        return
    verb = parse.lemma(reference.verb)
    relation = parse.relation(reference.head)
    if draft.vague and relation in ("object", "passive subject") and verb in words["building_verb"]:
        draft.type, draft.vague = "park", False
    if draft.vague and relation == "object" and verb in words["siting"]:
        draft.type, draft.vague, draft.sure = "place", False, False
    if draft.vague and reference.kind == "name" and _ground(reference, parse):
        draft.type, draft.vague, draft.sure = "park", False, True
    if relation != "subject":
        return
    if draft.type != "person" and not draft.sure and verb in words["having"] and _park(parse, reference.verb, scene):
        draft.type, draft.vague, draft.sure = "place", False, True
        return
    if draft.type in ("org", "place") and verb in words["of_park"]:
        draft.type, draft.vague, draft.sure = "park", False, True
    elif draft.vague and verb in words["of_company"] and verb not in words["speech"]:
        draft.vague = False


def _park(parse: Parse, verb: int, scene: Scene) -> bool:
    """Whether what a verb has as object is a park: `Suichang has an industrial park too` tells of a town."""
    heads = (scene.words.head([parse.words[o]]) for o in parse.objects(verb))
    return any(head is not None and head.type == "park" and not head.plural for head in heads)


def _ground(reference: Reference, parse: Parse) -> bool:
    """Whether ground is broken on or at what a reference means."""
    return (
        parse.lemma(reference.verb) == "break"
        and (parse.preposition_of(reference.head) or ("", -1))[1] == reference.verb
        and any(parse.lemma(c) == "ground" for c in parse.children(reference.verb))
    )
