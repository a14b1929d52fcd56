"""Whose something is, told by rows of owners: `owned 60 percent by A and 40 percent by B`, `65 percent of which belongs to A`, `A holds 60 percent, B 25 and
C the rest`, `bought by A`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parkextract.facts import Entity
from parkextract.link.relations.clause import THINGS, Clause, Relation, lemmas, roles
from parkextract.link.subject import group
from parkextract.link.view import Placed, View
from parkextract.values import Percent, Ratio

HELD = (*THINGS, "org")
_FINITE = ("VBZ", "VBD", "VBP", "MD")
_REACH = 9  # tokens from `owned` to `by`: `owned since 2016 in equal parts by`
_BESIDE = 14  # tokens of what is told beside the name of an owner
_ROW = 60  # tokens of a row of owners
_AHEAD = 200  # characters in which the name before `65 percent of which` is looked for
_NEAR = 3  # tokens from an owner to what it holds: `A, with 60 percent`

Owner = tuple[Entity, str | None]
"""Who owns something, and the id of the percentage told with it."""


def read(clause: Clause, verb: int) -> Iterator[Relation]:
    """The owners that a passive, `belongs to` or a purchase names."""
    lemma = clause.parse.lemma(verb)
    if lemma == "sell":
        yield from _sold(clause, verb)
    if lemma in lemmas("belonging"):
        yield from _belonging(clause, verb)
    elif lemma in lemmas("owning") or lemma in lemmas("buying"):
        if clause.parse.tags[verb] in ("VBN", "VBD") and (by := _behind(clause, verb, "by")) is not None:
            yield from _passive(clause, verb, by)
        elif lemma in lemmas("buying"):
            yield from _bought(clause, verb)


def _passive(clause: Clause, verb: int, by: int) -> Iterator[Relation]:
    """`owned by A`, `is 65 percent owned by A and 35 percent by B`, `was bought by A`."""
    things = [thing for noun in clause.parse.subjects(verb)[:1] if (thing := named(clause, noun)) is not None]
    for thing in things:
        own = listed(clause, by + 1, _share_before(clause.view, by))
        yield from _state(thing, own, verb)
        if clause.parse.lemma(verb) in lemmas("buying") and thing.type in THINGS and all(share is None for _, share in own):
            for buyer, _ in own:
                yield from _buyer(thing, buyer, verb)


def _belonging(clause: Clause, verb: int) -> Iterator[Relation]:
    """`X belongs to A (70 percent) and to B`, `85 percent of which belongs to A`."""
    parse = clause.parse
    to = _behind(clause, verb, "to")
    if to is None:
        return
    for noun in parse.subjects(verb)[:1]:
        share = _share(clause, noun)
        part = share is not None or parse.lemma(noun) in lemmas("stake", "role")
        nouns = [o for p, o in parse.prepositions(noun) if p == "of"] if part else [noun]
        for thing in [thing for o in nouns[:1] if (thing := named(clause, o) or _ahead(clause, noun, o)) is not None]:
            yield from _state(thing, listed(clause, to + 1, share or _share_before(clause.view, to)), verb)


def _ahead(clause: Clause, noun: int, relative: int) -> Entity | None:
    """What `which` stands for in `A, 65 percent of which belongs to B`, where the parser did not see that: the name right before."""
    parse = clause.parse
    if not parse.is_relative(relative):
        return None
    end = parse.starts[parse.phrase_start(noun)]
    before = clause.entities.index.within(max(clause.view.sentence.start, end - _AHEAD), end)
    return before[-1][2] if before and before[-1][2].type in HELD else None


def _bought(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A has agreed to buy B`: of a company its investor, of a plant or a park who runs it from then on."""
    parse = clause.parse
    for thing in clause.those(parse.objects(verb)[:1], HELD):
        for buyer in clause.makers(parse.subjects(verb)):
            yield from _buyer(thing, buyer, verb)


def _sold(clause: Clause, verb: int) -> Iterator[Relation]:
    """`A sold the plant to B`, `the plant was sold to B`; not a part of it."""
    parse = clause.parse
    sold = parse.subjects(verb) if clause.passive(verb) else parse.objects(verb)
    buyers = [o for word in (verb, *sold) for p, o in parse.prepositions(word) if p == "to"]
    for thing in clause.those(sold[:1], HELD):
        for buyer in clause.makers(buyers):
            yield from _buyer(thing, buyer, verb)


def _buyer(thing: Entity, buyer: Entity, verb: int) -> Iterator[Relation]:
    if buyer.id != thing.id and not buyer.name.islower() and not group(thing) and not (thing.type == "org" and thing.name.islower()):
        yield Relation(thing, "investor" if thing.type == "org" else "developer", buyer, "bought", verb)


def _state(thing: Entity, owners: Sequence[Owner], word: int) -> Iterator[Relation]:
    """Who owns a company is its investor, so is who owns a part of a plant."""
    if group(thing) or thing.name in roles():
        return
    for owner, share in owners:
        if owner.id != thing.id and (thing.type == "org" or share is not None):
            yield Relation(thing, "investor", owner, "owning", word, share)


def named(clause: Clause, noun: int) -> Entity | None:
    """What can be owned by the noun that stands for it; of `X, a venture in which` X."""
    parse = clause.parse
    noun = parse.antecedent(noun) if parse.is_relative(noun) else noun
    if parse.lemma(noun) in lemmas("capital") and (owner := parse.possessor(noun)) is not None:
        noun = owner  # 20 percent of its shares
    found = clause.entity(noun)
    if (found is None or found.name.islower()) and (apposed := parse.apposed_to(noun)) is not None:
        found = clause.entity(apposed) or found
    return found if found is not None and found.type in HELD else None


# -- rows of owners


def listed(clause: Clause, first: int, share: str | None = None) -> list[Owner]:
    """The owners in a row that begins at a token: `the fund A (60%), B of Leeds with 25 percent and C`; `share` is told before the first of them."""
    view = clause.view
    last = _end(clause, first)
    if last <= first:
        return []
    found: list[Owner] = []
    at = first
    for start, end, entity in clause.entities.index.within(view.tokens.starts[first], view.tokens.ends[last - 1]):
        low, high = view.tokens.at(start), view.tokens.until(end)
        between = view.tokens.lower[at:low]
        if not _owns(entity) or view.tokens.text[end : end + 2] in ("'s", "’s") or view.tokens.text[end : end + 1] == "-":
            continue  # Oslo-listed Tasman Rail
        if entity.type == "place" and (word := view.word(high)) is not None and clause.parse.is_noun(word):
            continue  # the Oslo operator Tasman Rail
        attached = not lemmas("owner_not").isdisjoint(between)
        if attached and entity.type == "place":  # A of Leeds
            at = high
            continue
        if attached or (found and lemmas("owner_joint").isdisjoint(between)):
            break
        own = _share_at(view, high, _NEAR)
        found.append((entity, own.mention.id if own is not None else _share_in(view, at, low) or (None if found else share)))
        at = high if own is None else own.last
    return found


def _owns(entity: Entity) -> bool:
    """Whether an entity can own something: a company, or a state or town with its name."""
    return not group(entity) and (entity.type == "org" or (entity.type == "place" and not entity.name.islower()))


def gapped(clause: Clause, first: int) -> list[Owner]:
    """The owners behind the first: `A holds 60 percent, B 25 and C the rest`."""
    view, last = clause.view, _end(clause, first)
    found: list[Owner] = []
    if last <= first:
        return found
    for _, end, entity in clause.entities.index.within(view.tokens.starts[first], view.tokens.ends[last - 1]):
        at = _past(clause, view.tokens.until(end))
        share = _share_at(view, at, 1)
        rest = view.tokens.lower[at : at + 1] == ["the"] and not lemmas("rest").isdisjoint(view.tokens.lower[at + 1 : at + 2])
        number = at < last and (
            view.tokens.words[at][0].isdigit() or ((told := view.inside(at)) is not None and told.mention.kind == "money")
        )
        if entity.type == "org" and not group(entity) and (share is not None or rest or number):
            found.append((entity, share.mention.id if share is not None else None))
    return found


def _past(clause: Clause, at: int) -> int:
    """The token behind what a name is beside, in commas: `B, the freight arm of the railways, the remaining 49 percent`."""
    lower, last = clause.view.tokens.lower, min(at + _BESIDE, clause.view.sentence.last)
    if lower[at : at + 2] not in ([",", "the"], [",", "a"]):
        return at
    close = next((i for i in range(at + 1, last) if lower[i] == ","), None)
    return close + 1 if close is not None else at


def _end(clause: Clause, first: int) -> int:
    """Where a row of owners ends at the latest: before a verb, or a word that begins another clause."""
    view = clause.view
    lower = view.tokens.lower
    last = min(first + _ROW, view.sentence.last)
    for at in range(first, last):
        if lower[at] in lemmas("owner_end"):
            return at
        word = view.word(at)
        if word is not None and clause.parse.tags[word] in _FINITE and at not in view.named:
            return at
    return last


def _behind(clause: Clause, verb: int, preposition: str) -> int | None:
    """The token of a preposition behind a verb, with no other verb and no name between."""
    view = clause.view
    first = view.tokens.at(clause.parse.starts[verb]) + 1
    for at in range(first, min(first + _REACH, view.sentence.last)):
        if view.tokens.lower[at] == preposition:
            return at
        if at in view.named or view.tokens.lower[at] in lemmas("owner_end"):
            return None
    return None


# -- what each holds


def _part(placed: Placed | None) -> bool:
    return placed is not None and isinstance(placed.mention, Percent | Ratio) and not placed.mention.trend


def _share(clause: Clause, noun: int) -> str | None:
    return next((p.mention.id for p in clause.view.mentions if p.word == noun and _part(p)), None)


def _share_at(view: View, first: int, reach: int) -> Placed | None:
    """The percentage that begins right behind a name, brackets and `with` between."""
    for at in range(first, min(first + reach, view.sentence.last)):
        if _part(found := view.inside(at)):
            return found
        if view.tokens.lower[at] not in ("(", "with", "a"):
            return None
    return None


def _share_in(view: View, first: int, last: int) -> str | None:
    """The percentage between two owners where it is told of the second: `and 40 percent by B`."""
    inside = (view.inside(at) for at in range(first, last))
    return next((found.mention.id for found in inside if found is not None and _part(found)), None)


def _share_before(view: View, by: int) -> str | None:
    """The percentage told before `by`: `65 percent owned by`, `owned 60 percent by`."""
    for at in range(by - 1, max(view.sentence.first, by - _REACH) - 1, -1):
        found = view.inside(at)
        if found is not None and _part(found):
            return found.mention.id
        if at in view.named:
            return None
    return None
