"""Whom a pronoun means: of what is in mind the entity that suits its number, its verb and its place best."""

from __future__ import annotations

from collections.abc import Sequence

from parkextract.entities.mind import FAINT
from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene
from parkextract.facts import EntityType

_TYPES: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.9, "place": 0.35, "person": 0.0}
_SUITS = 2.5  # a verb that suits an entity's type
_MISFIT = 0.5
_VAGUE = 0.7  # a name of which nothing says what it names
_MINOR = 0.6  # what is mostly a part of something larger
_OWN = 2.5  # who does it, for a possessive pronoun
_SAID = 1.7  # what the sentence before was said of
_CLAUSE = 2.0  # what the clause before was said of
_GROUP = 1  # sentences: how far back `they` may mean those counted


def given(reference: Reference, scene: Scene) -> Draft | None:
    """What the sentence itself gives a pronoun: its name, or the subject that it runs ahead of (`Since it opened, the zone has …`)."""
    draft = scene.of(reference.same)
    if draft is None or draft.type == "person" or draft.plural != reference.plural:
        return None
    if draft.vague and scene.parse is not None and scene.parse.relation(reference.head) == "object":
        draft.type, draft.vague = "park", False  # They call it Turiec Nord
    return draft if _suits(reference, draft.type, scene) >= 1.0 else None


def meant(reference: Reference, scene: Scene) -> Draft | None:
    """The entity that a pronoun means."""
    words = scene.words
    if reference.text in words["first"]:
        return None
    plural = reference.plural
    if plural and reference.given is None and scene.group is not None and scene.number - scene.group[0] <= _GROUP:
        return scene.group[1]
    actors = scene.actors(reference)
    if reference.text in words["reflexive"] and (itself := _itself(reference, actors, scene)) is not None:
        return itself
    others = _beside(reference, scene)
    best, best_score = None, FAINT
    for draft, weight in scene.mind.presence.items():
        if draft.plural != plural and not (plural and draft.type == "org"):
            continue
        if reference.given is not None and draft.type in ("park", "project"):
            continue  # no park gives another its name
        if reference.text in ("it", "they", "them") and scene.bound.get((reference.verb, draft), reference.head) != reference.head:
            continue  # subject and object of one verb are two
        if draft.named and any(draft is other or other in draft.heads for other in others):
            continue
        score = weight * _TYPES[draft.type] * (0.5 if plural and not draft.plural else 1.0) * _suits(reference, draft.type, scene)
        score *= _MINOR if not draft.named and draft.heads and draft.heads <= words["minor"] else 1.0
        score *= (
            _CLAUSE if draft is scene.subject else _SAID if scene.subject is None and draft is scene.before and reference.verb >= 0 else 1.0
        )
        score *= (_VAGUE if draft.vague else 1.0) * (_OWN if draft in actors else 1.0)
        score *= scene.mind.forward(draft) if reference.text in ("it", "they") else 1.0
        if score > best_score:
            best, best_score = draft, score
    return best


def _itself(reference: Reference, actors: Sequence[Draft], scene: Scene) -> Draft | None:
    """What `itself` means: what stands directly before it (`the quay itself`), who does something to itself, what was last spoken of in the sentence."""
    beside = scene.of(reference.head - 1)
    if beside is not None or actors:
        return beside or actors[0]
    return scene.last[-1] if scene.last else None


def _beside(reference: Reference, scene: Scene) -> list[Draft | str]:
    """What stands behind a pronoun in its own clause, by its name or its noun, and so is another thing: the zone, in `It takes up 5 ha of the zone`."""
    parse = scene.parse
    if parse is None or reference.text not in ("it", "they") or parse.relation(reference.head) not in ("subject", "passive subject"):
        return []
    found: list[Draft | str] = []
    for other in scene.coming:
        if other.verb != reference.verb or other.head <= reference.head or parse.relation(other.head) != "prepositional object":
            continue
        named = scene.owner.get(other.name.key) if other.name is not None else None
        if named is not None:
            found.append(named)
        elif other.kind == "definite" and not other.modifiers and not other.plural and other.determiner == "the":
            found.append(other.noun)
    return found


def _suits(reference: Reference, type: EntityType, scene: Scene) -> float:
    """How well the verb that a pronoun is the subject of suits an entity of a type: companies invest, parks cover."""
    parse = scene.parse
    if parse is None or reference.head < 0:
        return 1.0
    if parse.relation(reference.head) == "possessor":
        return _owns(parse.lemma(parse.heads[reference.head]), type, scene)
    if reference.verb < 0 or parse.relation(reference.head) not in ("subject", "passive subject"):
        return 1.0
    verb = parse.lemma(reference.verb)
    if verb in scene.words["done_to_site"] and parse.is_passive(reference.verb):
        return _SUITS if type in ("park", "project") else _MISFIT
    if verb in scene.words["of_company"] and not parse.is_passive(reference.verb):
        return _SUITS if type == "org" else 1.0
    if verb in scene.words["done_to_site"] and parse.objects(reference.verb):
        return _SUITS if type == "org" else 1.0  # it opened a foundry, but it opened in May
    if verb not in scene.words["of_site"]:
        return 1.0
    return _SUITS if type in ("park", "project") else _MISFIT


def _owns(noun: str, type: EntityType, scene: Scene) -> float:
    """How well what is owned suits an entity of a type: companies have shareholders, parks tenants, plants furnaces."""
    if noun in scene.words["of_company_noun"]:
        return _SUITS if type == "org" else _MISFIT
    if noun not in scene.words["of_site_noun"]:
        return 1.0
    return _SUITS if type in ("park", "project") else _MISFIT
