"""The trades of parks and companies: `focuses on A and B`, `firms in the fields of A and B`, `A and B are its leading industries`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from parkextract.facts import Entity
from parkextract.link.forms import noun_forms, verb_forms, words
from parkextract.link.relations import trades
from parkextract.link.relations.clause import Clause, Relation, lemmas, prepositions, union
from parkextract.link.relations.rows import row
from parkextract.link.subject import group
from parkextract.tokens import Tokens
from parkextract.values import Time

_INNER = ("of", "in", "like", "including", "as", "for", "on")
_REACH = 5  # words from `most of them` to `in`, and half of those back to the firms
_OWNERS = ("park", "project", "org")


@lru_cache
def _telling() -> frozenset[str]:
    """The words without which no sentence names trades."""
    found = {
        form
        for word in (*words("relation", "branch"), *words("relation", "priority"), *words("role", "label_sector"))
        for form in noun_forms(word)
    }
    found |= {form for word in words("relation", "making") for form in noun_forms(word)} | set(words("relation", "mostly"))
    for name in ("sector", "sector_of_park", "sector_object"):
        found.update(
            form
            for word in words("relation", name)
            if word.partition(" ")[0] not in (*words("relation", "equal"), *words("relation", "everyday"))
            for form in verb_forms(word.partition(" ")[0])
        )
    return frozenset(found | set(words("role", "hub")))


def tells(tokens: Tokens, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` may name trades, judged before any parse: no number and no name need stand in such a sentence."""
    return not _telling().isdisjoint(tokens.lower[first:last]) or trades.tells(tokens, first, last)


def read(clause: Clause) -> Iterator[Relation]:
    """The trades that a sentence names."""
    told = list(trades.read(clause))
    yield from told
    read_rows = {relation.word for relation in told}
    hubs = any(clause.parse.lemma(noun) in lemmas("hub", "role") for noun in clause.nouns)
    for verb in clause.every_verb:
        focus = () if verb in read_rows else _focus(clause, verb)
        yield from clause.said(verb, (*focus, *(_hub(clause, verb) if hubs else ()), *_equal(clause, verb)))
    for word, written in enumerate(clause.parse.words):
        if written.lower() in lemmas("mostly") and not clause.void(word):
            yield from _mostly(clause, word)
    for noun in clause.nouns:
        if noun in read_rows:
            continue
        if clause.parse.lemma(noun) in lemmas("sector_noun") and not _others(clause, noun) and not clause.void(noun):
            yield from _branches(clause, noun)
        elif not lemmas("priority").isdisjoint((clause.parse.lemma(noun), clause.parse.words[noun].lower())) and not clause.void(noun):
            yield from _priority(clause, noun)


def _others(clause: Clause, noun: int) -> bool:
    """Whether makers are not the firms of a park: those from whom it buys, to whom it sells."""
    if clause.parse.lemma(noun) not in lemmas("making"):
        return False
    above = clause.parse.preposition_of(noun)
    return above is not None and above[0] in trades.OTHERS


def _state(clause: Clause, thing: Entity | None, nouns: Sequence[int], way: str, word: int) -> Iterator[Relation]:
    if thing is None or thing.type not in _OWNERS:
        return
    for trade in _fields(clause, nouns):
        start, end = clause.parse.noun_phrase(trade)
        if clause.parse.words[trade].lower() not in lemmas("row_void"):  # a focus on cooperation
            yield Relation(thing, "sector", clause.view.tokens.text[start:end].removeprefix("the "), way, word)


def _subject(clause: Clause, verb: int) -> Entity | None:
    """Whom a verb is said of, or what the text is about where that is a pronoun or a noun for it."""
    subjects = clause.parse.subjects(verb)
    things = [e for e in clause.those(subjects, _OWNERS) if not group(e)]
    tenants = [s for s in subjects if _tenants(clause, s)]
    if not things and tenants:
        return _whose(clause, tenants[0])
    unnamed = all(clause.parse.is_pronoun(s) and clause.entity(s) is None for s in subjects)
    return things[0] if things else clause.about(_OWNERS) if unnamed else None


def _focus(clause: Clause, verb: int) -> Iterator[Relation]:
    """`specialises in A and B`, `targets the fields of A and B`, `the priority is given to A`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    wanted, of_park = prepositions("sector", lemma), prepositions("sector_of_park", lemma)
    if not wanted and not of_park and lemma not in lemmas("sector_object"):
        return
    subjects = parse.subjects(verb)
    prior = any(parse.lemma(s) in lemmas("priority") for s in subjects)
    if lemma in ("be", "give") and not prior:
        return
    if of_park and any(e.type == "park" for e in (_subject(clause, verb),) if e is not None):
        wanted |= of_park
    starts = [o for p, o in parse.prepositions(verb) if p in wanted]
    if lemma in lemmas("sector_object"):
        starts += [o for o in parse.objects(verb) if parse.lemma(o) in lemmas("sector_noun")]
    if starts:
        yield from _state(clause, clause.about(_OWNERS) if prior else _subject(clause, verb), starts, "focus", verb)


def _tenants(clause: Clause, noun: int) -> bool:
    """Whether a noun is a plural of firms: what they do is what the park does."""
    return clause.parse.is_plural(noun) and clause.parse.lemma(noun) in lemmas("tenant")


def _mostly(clause: Clause, word: int) -> Iterator[Relation]:
    """`hosts 40 firms, mostly in optics and lasers`, `58 factories, most of them in textiles`."""
    parse = clause.parse
    stop = min(word + _REACH, len(parse))
    home = next((k for k in range(word + 1, stop) if parse.words[k].lower() == "in"), None)
    firms = next((k for k in range(word - 1, max(-1, word - 2 * _REACH), -1) if _tenants(clause, k)), None)
    if home is None or firms is None or any(parse.is_verb(k) or parse.words[k] in ";." for k in range(firms + 1, home)):
        return
    thing = _whose(clause, firms)
    if thing is not None and thing.type == "park":
        yield from trades.state(clause, thing, row(clause.view, clause.view.tokens.at(parse.starts[home]) + 1), "mostly", word)


def _hub(clause: Clause, verb: int) -> Iterator[Relation]:
    """`is a hub for drones`, `bills itself as a base for artificial intelligence`."""
    parse = clause.parse
    things = [e for e in clause.those(parse.subjects(verb), ("park",)) if not group(e)]
    if not things:
        return
    for noun in (*parse.objects(verb), *(o for p, o in parse.prepositions(verb) if p in ("as", "into"))):
        if parse.lemma(noun) in lemmas("hub", "role"):
            yield from _state(clause, things[0], [o for p, o in parse.prepositions(noun) if p in ("for", "of", "to")], "hub", verb)


def _equal(clause: Clause, verb: int) -> Iterator[Relation]:
    """`its leading industries are A and B`, `A and B are the leading industries of the park`, `key sectors include A`."""
    parse, lemma = clause.parse, clause.parse.lemma(verb)
    if lemma not in union(("equal", "relation"), ("listing", "relation")):
        return
    for sides in ((parse.subjects(verb), parse.objects(verb)), (parse.objects(verb), parse.subjects(verb))):
        named = [n for n in sides[0] if parse.lemma(n) in lemmas("sector_noun") and parse.is_plural(n) and _leading(clause, n)]
        if named:
            yield from _state(clause, _whose(clause, named[0]), sides[1], "equal", verb)
            return


def _leading(clause: Clause, noun: int) -> bool:
    """Whether the trades are those of the park: leading, key, its."""
    parse = clause.parse
    return parse.possessor(noun) is not None or any(parse.words[m].lower() in lemmas("leading") for m in parse.modifiers(noun))


def _whose(clause: Clause, noun: int) -> Entity | None:
    """Whose trades a noun names: of its owner, of what it is of or at, of the subject of its clause, of what the text is about."""
    parse = clause.parse
    owner = parse.possessor(noun)
    near = clause.those(
        [o for p, o in parse.prepositions(noun) if p in ("of", "at", "in", "for")] + ([owner] if owner is not None else []), ("park",)
    )
    if near:
        return near[0]
    verb, seen = parse.governor(noun), 0
    while verb is not None and seen < 4:
        things = [e for e in clause.those(parse.subjects(verb), _OWNERS) if not group(e)]
        places = clause.those((o for p, o in parse.prepositions(verb) if p in ("in", "at", "to", "into")), ("park",))
        if places or things:
            return (places or things)[0]
        verb, seen = parse.governor(verb), seen + 1
    return clause.about(("park",))


def _branches(clause: Clause, noun: int) -> Iterator[Relation]:
    """`40 firms in the fields of A and B`, `industries such as A and B`, `three pillars: A, B and C`, `the A and B industries`."""
    parse = clause.parse
    if not parse.is_plural(noun):
        return
    inner = (
        [o for p, o in parse.prepositions(noun) if p in _INNER and not _park(clause, o)] if parse.lemma(noun) in lemmas("branch") else []
    )
    if parse.lemma(noun) in lemmas("making"):
        inner += [o for p, o in parse.prepositions(noun) if p == "of"]
    inner += [c for c in parse.appositions(noun) if parse.lemma(noun) in lemmas("branch")]
    thing = _whose(clause, noun)
    if thing is None or thing.type != "park":
        return
    if inner:
        yield from _state(clause, thing, inner, "fields", noun)
    elif parse.lemma(noun) in lemmas("branch") and _held(clause, noun):
        yield from _modifying(clause, thing, noun)


def _held(clause: Clause, noun: int) -> bool:
    """Whether a park is said to have, house or aim at some trades."""
    parse = clause.parse
    verb = parse.governor(noun)
    if verb is None:
        return False
    home = parse.preposition_of(noun)
    return parse.lemma(verb) in (*lemmas("sector_object"), *lemmas("housing")) or (
        home is not None and parse.lemma(home[1]) in lemmas("hub", "role")
    )


def _modifying(clause: Clause, thing: Entity, noun: int) -> Iterator[Relation]:
    """The trades before their noun: `the laser, optics and drone industries`."""
    parse = clause.parse
    for modifier in parse.modifiers(noun):
        for one in clause.all([modifier]):
            if parse.tags[one] in ("NN", "NNS", "NNP") and one < noun and not _stated(clause, one):
                start, end = parse.noun_phrase(one)
                yield Relation(thing, "sector", clause.view.tokens.text[start:end], "modifier", noun)


def _priority(clause: Clause, noun: int) -> Iterator[Relation]:
    """`with a focus on A and B`."""
    parse = clause.parse
    starts = [o for p, o in parse.prepositions(noun) if p == "on"]
    outer = parse.preposition_of(noun)
    if not starts or outer is None or outer[0] != "with":
        return
    things = clause.those(parse.subjects(outer[1]) if parse.is_verb(outer[1]) else [outer[1]], ("park", "project", "org"))
    yield from _state(clause, things[0] if things else None, starts, "priority", noun)


def _park(clause: Clause, noun: int) -> bool:
    entity = clause.entity(noun)
    return entity is not None and entity.type in ("park", "place")


def _fields(clause: Clause, starts: Iterable[int]) -> Iterator[int]:
    """The trades that some words name: what comes after `the fields of`, otherwise the words themselves with those joined to them."""
    parse = clause.parse
    for head in clause.all(starts):
        inner = [o for p, o in parse.prepositions(head) if p in _INNER] if parse.lemma(head) in lemmas("sector_noun") else []
        inner += parse.appositions(head) if parse.lemma(head) in lemmas("branch") else []
        if inner:
            yield from _fields(clause, inner)
        elif (
            parse.tags[head] in ("NN", "NNS", "NNP")
            and not _stated(clause, head)
            and not (parse.lemma(head) in lemmas("branch") and parse.is_plural(head) and len(parse.modifiers(head)) < 2)
        ):
            yield head


def _stated(clause: Clause, word: int) -> bool:
    """Whether a word is of a number or a time, or refers to an entity that is no trade."""
    start, end = clause.parse.starts[word], clause.parse.ends[word]
    for placed in clause.view.mentions:
        inside = placed.mention.start <= start and end <= placed.mention.end
        if inside or (isinstance(placed.mention, Time) and placed.mention.start <= start < placed.mention.end):
            return True
    entity = clause.entity(word)
    return (entity is not None and entity.type in ("park", "place", "person")) or clause.parse.determiner(word) in (
        "its",
        "the",
        "their",
        "a",
        "an",
    )
