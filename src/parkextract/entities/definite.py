"""Whom a phrase with a noun refers back to: `the zone`, `the tyre plant`, `the axle maker`."""

from __future__ import annotations

from parkextract.entities.mind import FAINT
from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.scene import Scene
from parkextract.entities.vocabulary import Vocabulary
from parkextract.places import country

_CALLED = 60.0  # an entity that has been called by the noun
_PARTLY = 0.7  # and that by a longer noun (`industrial complex` for a complex)
_PLACED = 1.0  # an entity that has been called by the noun, of which the phrase may say where it is
_TOLD = 3.0  # and by the modifiers too
_GUESSED = 0.3  # a name of which nothing says that it is of the kind that a noun means
_LOOKED = 200  # entities: how far back the text is searched for it
_KNOWN = 0.3  # how much a company that the article names often is at hand anywhere
_FRESH = 0.3  # an axle maker may be the company named just before


def meant(reference: Reference, scene: Scene) -> Draft | None:
    """The entity in mind that a phrase refers back to: it has the noun and the modifiers, or is of the kind that a bare noun stands for."""
    telling = reference.modifiers - scene.words["light"]
    company = reference.type == "org" and reference.noun in scene.words["bare_org"]
    if company and reference.kind == "definite":
        telling -= _origin(reference, scene)
    if reference.kind == "indefinite" and not reference.inner and not (telling and not reference.determiner):
        return None
    owner = None if reference.determiner in scene.words["pointing"] else scene.of(reference.of)
    best, best_score = None, FAINT / 4
    for draft, weight in scene.mind.presence.items():
        if owner is draft or draft.plural != reference.plural or _another(reference, draft, owner, scene) or scene.gone(draft):
            continue
        presence = weight + _KNOWN * scene.mind.prior(draft) if company else weight
        score = presence * _fits(reference, draft, telling, owner, weight, scene)
        if score > best_score:
            best, best_score = draft, score
    if (best is None or best.vague) and reference.kind == "definite" and not telling and owner is None:
        called = (draft for draft in scene.earlier(_LOOKED) if reference.noun in draft.heads and draft.plural == reference.plural)
        fitting = (draft for draft in called if not _namesake(reference, draft) and not _another(reference, draft, owner, scene))
        best = next(fitting, best) or _at_large(reference, scene)
    if best is not None and not best.named and (reference.noun in best.heads if reference.inner else not best.heads):
        best.add(reference.text, reference.start)  # the Liptov plant; the other, whose tyre plant
    if best is not None and (best.vague or _opens_item(best)) and reference.type is not None:
        best.type, best.vague = reference.type, False
    return best


def _at_large(reference: Reference, scene: Scene) -> Draft | None:
    """What a bare noun means of which nothing near is left: the town that was last named for `the city`, what the text is about for `the site`."""
    if reference.plural:
        return None
    if reference.noun in scene.words["any_site"]:
        topics = (draft for draft, _ in scene.mind.topics() if draft.type in ("park", "project"))
        return next((draft for draft in topics if _site(draft, scene.words)), None)
    if reference.type == "org" and reference.text[0].isupper() and reference.noun in scene.words["issuer"]:
        return _issuer(scene)
    if not scene.bare(reference.noun, "place"):
        return None
    places = (draft for draft in scene.earlier(_LOOKED) if draft.named and draft.type == "place" and not draft.heads)
    return next((draft for draft in places if _is_a(reference.noun, draft, scene.words)), None)


def _issuer(scene: Scene) -> Draft | None:
    """`The Company`, which nothing defines, is the one that the document names first, be it further down."""
    if scene.issuer is None and not scene.asked:
        scene.asked = True  # its names are known from the beginning
        firms = (draft for draft in scene.drafts if draft.type == "org" and draft.named and _firm(draft, scene.words))
        scene.issuer = min(firms, key=lambda draft: min(draft.names.values()), default=None)
    return scene.issuer


def _firm(draft: Draft, words: Vocabulary) -> bool:
    return any(name.split()[-1].lower().strip(".,") in words["company"] for name in draft.names)


def _is_a(noun: str, draft: Draft, words: Vocabulary) -> bool:
    """Whether a place may be called a city or a country: no country or province is a city, no town a country."""
    name = next(iter(draft.names))
    nation = name.lower() in words["nation"]
    if noun in words["realm"]:
        return nation
    large = name.lower() in words["known_place"] and country(name) is None
    return not (large if noun in words["settlement"] else nation and noun in words["inside_nation"])


def _another(reference: Reference, draft: Draft, owner: Draft | None, scene: Scene) -> bool:
    """Whether a phrase says of its thing that it is elsewhere, or another's: `the plant in Liptov` is not the one in Zilina."""
    general = reference.noun in scene.words["any_site"] and reference.noun not in draft.heads
    if not general and reference.sites and draft.sites and not reference.sites & draft.sites:
        return True
    return owner is not None and draft.owner is not None and owner is not draft.owner and owner.type == "org"


def _fits(reference: Reference, draft: Draft, telling: frozenset[str], owner: Draft | None, weight: float, scene: Scene) -> float:
    """How well a phrase fits an entity; 0 where it cannot mean it."""
    exact = _called(reference, draft)
    sure = 1.0 if reference.noun in draft.heads else _PARTLY
    maker = weight > _FRESH and _maker(reference, draft, scene)
    if telling and not telling <= draft.words and not maker:
        there = _sited(reference, draft, telling, scene.words) or (exact and _placed(reference, draft, telling, scene))
        return _PLACED if there else _GUESSED if _of_field(reference, draft, telling, scene) else 0.0
    if exact:
        return _CALLED * sure * (_TOLD if telling else 1) * (_GUESSED if draft.vague else 1)
    if draft.vague and reference.sites:
        return 0.0  # the special economic zone at Zilina is no bare name
    if reference.plural or (telling and not maker) or owner is not None or not _stands_for(reference.noun, draft, scene):
        return 0.0
    return _GUESSED if draft.vague else 1.0


def _origin(reference: Reference, scene: Scene) -> frozenset[str]:
    """The words that only say where a company is from: `the Calgary company`, `the Hsinchu-based group`, `the Austrian firm`."""
    capitals = {part.lower() for word in reference.text.split() if word[:1].isupper() for part in word.split("-")}
    places = all(own is None or own.vague or own.type == "place" for own in (scene.owner.get(name.key) for name in reference.inner))
    return frozenset(capitals | scene.words["suffix"]) if places else frozenset()


def _site(draft: Draft, words: Vocabulary) -> bool:
    """Whether an entity may be called a site or a project: not a plan on paper, nor a road or a hall without a name."""
    if draft.type == "park":
        return draft.named
    small = words["document"] if draft.named else words["document"] | words["minor"]
    return draft.type == "project" and not (draft.heads and draft.heads <= small)


def _opens_item(draft: Draft) -> bool:
    """Whether an item of a round-up begins with a name, and no more than a preposition says what it names."""
    return draft.label and (draft.vague or not draft.sure) and not draft.heads


def _namesake(reference: Reference, draft: Draft) -> bool:
    """Whether a firm is only called after what a phrase means: Mazovia Logistic Parks is no park."""
    return draft.type == "org" and not draft.vague and reference.type in ("park", "project")


def _called(reference: Reference, draft: Draft) -> bool:
    """Whether an entity has been called by the noun: `district` for an innovation district too."""
    if _namesake(reference, draft):
        return False
    if reference.noun in draft.heads or any(head.endswith(" " + reference.noun) for head in draft.heads):
        return True
    return set(reference.noun.split()) <= draft.words and draft.type == reference.type


def _placed(reference: Reference, draft: Draft, telling: frozenset[str], scene: Scene) -> bool:
    """Whether a phrase only adds where the thing is: `the Dalton complex` for the complex that is being built there."""
    places = {word.lower() for name in reference.inner for word in name.words}
    alone = sum(not other.named and reference.noun in other.heads for other in scene.mind.presence) == 1
    return alone and not draft.named and reference.kind == "definite" and telling <= places


def _sited(reference: Reference, draft: Draft, telling: frozenset[str], words: Vocabulary) -> bool:
    """Whether a phrase calls works by the place where they are said to be: `the Dalton plant` for a refinery in Dalton."""
    works = reference.noun in draft.heads or (reference.noun in words["works_noun"] and bool(draft.heads & words["works"]))
    return (
        works
        and not draft.named
        and reference.kind == "definite"
        and telling <= {word.lower() for site in draft.sites for word in site.split()}
    )


def _of_field(reference: Reference, draft: Draft, telling: frozenset[str], scene: Scene) -> bool:
    """Whether a phrase only says of what field the park is that the text is about: `the industrial park` for the Kulim Hi-Tech Park."""
    definite = reference.kind == "definite" and reference.determiner == "the" and not reference.inner and not reference.plural
    fitting = definite and reference.type == draft.type == "park" and draft.named and telling <= scene.words["field"]
    return fitting and not reference.sites and reference.noun in draft.heads and draft is scene.mind.topic(frozenset(("park",)))


def _maker(reference: Reference, draft: Draft, scene: Scene) -> bool:
    """Whether a phrase such as `the axle maker` may mean a company of which only the name has been said."""
    company = reference.type == draft.type == "org" and reference.noun in scene.words["bare_org"]
    return company and draft.named and not draft.heads and reference.kind == "definite"


def _stands_for(noun: str, draft: Draft, scene: Scene) -> bool:
    """Whether a bare noun may mean an entity: it is a noun of its type, and so is what the entity has been called."""
    words = scene.words
    if _opens_item(draft) and (scene.bare(noun, "park") or scene.bare(noun, "project")):
        return True
    if draft.heads and draft.heads <= words["document"] and noun in words["ground"]:
        return False  # no scheme is "the site"
    if draft.vague:
        name = next(iter(draft.names), "")
        if len(name.split()) == 1 and not name.isupper() and scene.bare(noun, "place"):
            return True
        site = draft.type in ("park", "project") and (scene.bare(noun, "park") or scene.bare(noun, "project"))
        return site or scene.bare(noun, "org")
    if draft.heads and draft.heads <= words["body"]:  # no ministry is "the firm"
        return noun in words["bare_body"] and draft.named and bool(draft.heads & words["bare_body"])
    if draft.type == "place" and (
        not _is_a(noun, draft, words) or (draft.heads and scene.bare(noun, "place") and noun not in words["loose_place"])
    ):
        return False  # no town is a county
    if (noun in words["any_site"] and _site(draft, words)) or draft.heads & words.synonyms.get(noun, frozenset()):
        return True
    if not scene.bare(noun, draft.type):
        unnoted = draft.named and not draft.heads and draft.type in ("park", "project")
        return unnoted and (scene.bare(noun, "park") or scene.bare(noun, "project"))
    if noun in words["building"] and draft.heads & words["building"]:
        return True
    if noun in words["works_noun"] and draft.heads & words["works"]:
        return True
    return not draft.heads or draft.type in ("org", "park") or any(scene.bare(head, draft.type) for head in draft.heads)
