"""Facts between entities: where something lies, whose part it is, who builds and who pays; and the trades it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parkextract.entities import Reading as Entities
from parkextract.facts import Entity
from parkextract.link.forms import words
from parkextract.link.subject import group
from parkextract.link.view import View
from parkextract.syntax import Parse
from parkextract.values import Percent, Ratio, Time

WHERE = frozenset({"in", "at", "near", "on", "inside", "within", "outside", "off", "beside", "around", "along"})
THINGS = ("park", "project")


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact whose value is an entity, or for `sector` words of the text; `way` is how it was found, `word` the word of the parse that says it,
    `share` the id of the percentage that the value holds."""

    subject: Entity
    property: str
    value: Entity | str
    way: str
    word: int
    share: str | None = None


@lru_cache
def verbs(name: str) -> frozenset[tuple[str, str]]:
    """The rows of a relation as (verb, preposition); the preposition is "" where none is asked."""
    found = set()
    for word in words("relation", name):
        first, _, rest = word.partition(" ")
        found.add((first, rest))
    return frozenset(found)


@lru_cache
def lemmas(name: str, cls: str = "relation") -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in words(cls, name))


def relations(view: View, entities: Entities, topic: Entity | None) -> Iterator[Relation]:
    """The relations that a sentence states; `topic` is what it is about where it does not say."""
    if view.parse is not None:
        yield from _Sentence(view, view.parse, entities, topic).read()


class _Sentence:
    def __init__(self, view: View, parse: Parse, entities: Entities, topic: Entity | None) -> None:
        self.view, self.parse, self.entities, self.topic = view, parse, entities, topic

    def entity(self, word: int) -> Entity | None:
        return self.entities.index.of(self.parse, word)

    def makers(self, things: Sequence[int], types: tuple[str, ...] = ("org",)) -> list[Entity]:
        """The entities among words that can build, own or pay: no groups, and nobody who is called by the role alone (`the contractor`)."""
        return [e for e in self.those(things, types) if not group(e) and not (e.name.islower() and e.name in (*words("role", "developer"), *words("role", "investor")))]

    def those(self, things: Sequence[int], types: tuple[str, ...]) -> list[Entity]:
        found = [entity for thing in things if (entity := self.entity(thing)) is not None and entity.type in types]
        return list(dict.fromkeys(found))

    def read(self) -> Iterator[Relation]:
        parse = self.parse
        for i in range(len(parse)):
            if parse.is_verb(i) and not parse.negated(i):
                yield from self._made(i)
                yield from self._paid(i)
                yield from self._lies(i)
                yield from self._parts(i)
                yield from self._sectors(i)
                yield from self._hub(i)
            elif parse.is_noun(i):
                yield from self._owned(i)
                yield from self._held(i)
                yield from self._role(i)
        yield from self._adjacent()

    # -- who builds, who pays

    def _passive(self, verb: int) -> bool:
        parse = self.parse
        return parse.is_passive(verb) or (parse.tags[verb] == "VBN" and bool(parse.agents(verb)))

    def _made(self, verb: int) -> Iterator[Relation]:
        parse, lemma = self.parse, self.parse.lemma(verb)
        if lemma not in lemmas("developer") and lemma not in lemmas("made"):
            return
        passive = self._passive(verb)
        if passive and lemma not in lemmas("made"):
            return
        made = parse.subjects(verb) if passive else parse.objects(verb)
        makers = parse.agents(verb) if passive else parse.subjects(verb)
        for thing in self.those(made, THINGS):
            if passive and lemma in lemmas("made"):
                yield from self._site(thing, verb)
            for maker in self.makers(makers, ("org", "place")):
                if maker.id == thing.id:
                    continue
                if not passive and lemma not in lemmas("made") and not self._its(made, maker):
                    continue
                yield Relation(thing, "developer", maker, "verb", verb)
                if maker.type == "org" and thing.type == "project" and not passive and lemma in lemmas("own_account"):
                    yield Relation(thing, "investor", maker, "own account", verb)

    def _its(self, made: Sequence[int], maker: Entity) -> bool:
        """Whether what is made is new or the maker's own: `a plant`, `its third factory`."""
        parse = self.parse
        for word in made:
            owner = parse.possessor(word)
            if parse.determiner(word) in ("a", "an", "another") or (owner is not None and ((found := self.entity(owner)) is None or found.id == maker.id)):
                return True
        return False

    def _paid(self, verb: int) -> Iterator[Relation]:
        parse, lemma = self.parse, self.parse.lemma(verb)
        if lemma in lemmas("stake"):
            yield from self._stake(verb)
        if lemma not in lemmas("investor"):
            return
        passive = self._passive(verb)
        givers = parse.agents(verb) if passive else parse.subjects(verb)
        takers = [o for p, o in parse.prepositions(verb) if p in ("in", "into", "on", "for")]
        takers += [o for m in parse.objects(verb) for p, o in parse.prepositions(m) if p in ("in", "into", "on", "for")]
        takers += parse.subjects(verb) if passive else []
        takers += [o for c in parse.children(verb) if parse.is_verb(c) and parse.relation(c) in ("complement", "clause") for o in parse.objects(c)]
        for thing in self.those(takers, ("project",)):
            for giver in self.makers(givers):
                if giver.id != thing.id:
                    yield Relation(thing, "investor", giver, "verb", verb)

    def _stake(self, verb: int) -> Iterator[Relation]:
        """`owns 70 percent of it`, `has a 30% interest in the plant`."""
        parse = self.parse
        shares = [p for p in self.view.mentions if isinstance(p.mention, Percent | Ratio) and p.word is not None and not p.mention.trend and parse.governor(p.word) == verb]
        for share in shares:
            if share.word not in parse.objects(verb) and not any(share.word in parse.subtree(o) for o in parse.objects(verb)):
                continue
            words_in = [share.word, *(up for up in parse.ancestors(share.word) if up > verb)] if share.word is not None else []
            wholes = [o for w in words_in for p, o in parse.prepositions(w) if p in ("of", "in")] + [o for p, o in parse.prepositions(verb) if p == "of"]
            things = self.those(wholes, ("park", "project", "org"))
            if not things and parse.relation(verb) == "relative clause":
                things = self._founded(verb)
            if not things and not wholes and self.topic is not None and self.topic.type in THINGS:
                things = [self.topic]
            takers = [o for p, o in parse.prepositions(verb) if p == "to"] if parse.lemma(verb) == "sell" else parse.subjects(verb)
            for thing in things[:1]:
                for holder in self.those(takers, ("org",)):
                    if holder.id != thing.id and not group(holder):
                        yield Relation(thing, "investor", holder, "stake", verb, share.mention.id)

    def _founded(self, clause: int) -> list[Entity]:
        """What the noun that a relative clause is of has founded or belongs to: `a venture of A with B, which holds 60%`."""
        parse = self.parse
        for up in parse.ancestors(clause):
            entity = self.entity(up) if parse.is_noun(up) else None
            if entity is not None and entity.type in ("org", "project") and self.entity(parse.heads[clause]) is not entity:
                return [entity]
        return []

    def _role(self, noun: int) -> Iterator[Relation]:
        """`its operator, Maroquai`, `state developer Yuehai Land`, `a joint venture of A and B`, `a project of Renew South`."""
        parse = self.parse
        lemma = parse.lemma(noun)
        for name in ("developer", "investor"):
            if lemma not in lemmas(name, "role"):
                continue
            holders = [*parse.appositions(noun), *([parse.heads[noun]] if parse.relation(noun) in ("apposition", "modifier") else [])]
            owned = [o for p, o in parse.prepositions(noun) if p == "of"]
            owner = parse.possessor(noun)
            things = self.those(owned + ([owner] if owner is not None else []), THINGS)
            if not things and not owned and owner is None and parse.determiner(noun) == "the" and self.topic is not None and self.topic.type in THINGS:
                things = [self.topic]
            if not things and owner is not None and parse.is_pronoun(owner) and self.topic is not None and self.topic.type in THINGS:
                things = [self.topic]
            for holder in self.makers(holders)[:1]:
                for thing in things[:1]:
                    if holder.id != thing.id:
                        yield Relation(thing, name, holder, "role", noun)
        if lemma in lemmas("venture", "role"):
            partners = [o for p, o in parse.prepositions(noun) if p in ("of", "between", "with")]
            partners += [c for o in partners for c in parse.conjuncts(o) if c > o]
            apposed = parse.apposed_to(noun)
            if apposed is None and parse.relation(noun) == "predicate":
                apposed = next(iter(parse.subjects(parse.heads[noun])), None)
            owner = parse.possessor(noun)
            if owner is not None and any(p == "with" for p, _ in parse.prepositions(noun)):
                partners.append(owner)
            if apposed is not None and (thing := self.entity(apposed)) is not None and thing.type in THINGS:
                for partner in self.makers(partners):
                    if partner.id != thing.id:
                        yield Relation(thing, "developer", partner, "venture", noun)

    def _held(self, noun: int) -> Iterator[Relation]:
        """`Greenreach's battery factory`, `a battery factory of Greenreach`."""
        parse, thing = self.parse, self.entity(noun)
        if thing is None or thing.type != "project" or not self._heads(noun, thing):
            return
        owner = parse.possessor(noun)
        owners = ([owner] if owner is not None else []) + [o for p, o in parse.prepositions(noun) if p == "of"]
        for holder in self.makers(owners):
            if holder.id != thing.id and (owner is None or not parse.is_pronoun(owner)):
                yield Relation(thing, "developer", holder, "holder", noun)

    # -- where it lies

    def _lies(self, verb: int) -> Iterator[Relation]:
        parse, lemma = self.parse, self.parse.lemma(verb)
        if any(parse.words[c].lower() in words("event", "there") and parse.relation(c) == "adverbial" for c in parse.children(verb)):
            for thing in self.those(parse.objects(verb) or parse.subjects(verb), ("project", "org")):
                if self.topic is not None and self.topic.type == "park" and not group(thing):
                    yield Relation(thing, "located_in", self.topic, "there", verb)
        wanted = {p for v, p in verbs("located_in") if v == lemma}
        if not wanted:
            return
        for thing in self.those(parse.subjects(verb), ("park", "project", "org", "place")):
            if group(thing) and thing.type != "park":
                continue
            if thing.type in ("org", "place") and thing.name.islower():
                continue
            for preposition, o in parse.prepositions(verb):
                place = self.entity(o)
                if place is None or place.id == thing.id or place.type not in ("place", "park") or preposition not in wanted | (WHERE if len(wanted) > 1 else frozenset()):
                    continue
                yield Relation(thing, "located_in", place, "lies", verb)
                break

    def _heads(self, noun: int, thing: Entity) -> bool:
        """Whether a noun is the last word of a mention of an entity."""
        return any(self.parse.ends[noun] == end and start <= self.parse.starts[noun] for start, end in thing.mentions)

    def _owned(self, noun: int) -> Iterator[Relation]:
        """`the plant in Brasov`, `Brasov's park`, `a plant at the park`."""
        parse, thing = self.parse, self.entity(noun)
        if thing is None or thing.type not in (*THINGS, "org") or not self._heads(noun, thing):
            return
        if (thing.type == "org" and thing.name.islower()) or (group(thing) and thing.type != "park"):
            return
        phrases = parse.prepositions(noun)
        for preposition, o in phrases:
            place = self.entity(o)
            if place is None or place.id == thing.id:
                continue
            if preposition in WHERE and place.type in ("place", "park"):
                yield from self._in(thing, place, noun, "phrase")
                break
            if preposition == "of" and place.type == "place" and thing.type == "org" and not thing.name.islower():
                yield Relation(thing, "located_in", place, "of place", noun)
                break
        owner = parse.possessor(noun)
        if owner is not None and (place := self.entity(owner)) is not None and place.id != thing.id:
            if place.type == "place":
                yield from self._in(thing, place, noun, "owner")
            elif place.type == "park" and thing.type in THINGS and parse.lemma(noun) in lemmas("piece"):
                yield from self._in(thing, place, noun, "piece")
        verb = parse.governor(noun)
        if verb is not None and thing.type in THINGS and parse.relation(parse.first_conjunct(noun)) in ("object", "passive subject"):
            for preposition, o in parse.prepositions(verb):
                place = self.entity(o)
                if preposition in WHERE and o > noun and place is not None and place.id != thing.id and place.type in ("place", "park"):
                    yield from self._in(thing, place, verb, "clause")
                    break

    def _in(self, thing: Entity, place: Entity, word: int, way: str) -> Iterator[Relation]:
        if place.type == "place" and place.name.islower():
            return
        head = thing.name.split()[-1].lower()
        if place.type == "park" and head in lemmas("piece"):
            yield Relation(thing, "part_of", place, way, word)
        elif thing.type != "park" or place.type == "place" or way == "phrase":
            yield Relation(thing, "located_in", place, way, word)

    def _adjacent(self) -> Iterator[Relation]:
        """What stands side by side in the text: `Park Y in Johor`, `Park Y, Johor`, `Hangzhou-based Leading Drive`."""
        tokens, index = self.view.tokens, self.entities.index
        spans = index.within(self.view.sentence.start, self.view.sentence.end)
        for (start, end, left), (start_b, end_b, right) in zip(spans, spans[1:], strict=False):
            if left.id == right.id or end > start_b:
                continue
            if tokens.text[end_b : end_b + 2] in ("'s", "’s") and right.type == "place":
                continue
            between = tokens.lower[tokens.at(end) : tokens.until(start_b)] if tokens.text[end:start_b].strip() else []
            if left.type == "place" and between == ["-", "based"] and right.type == "org":
                yield Relation(right, "located_in", left, "based", -1)
            elif left.type in (*THINGS, "org") and right.type == "place" and not left.name.islower() and between == [","] and start_b - end < 4:
                yield Relation(left, "located_in", right, "comma", -1)
            elif left.type in (*THINGS, "org") and right.type in ("place", "park") and between and between[0] in WHERE and len(between) <= 3 and (len(between) == 1 or between[1] in ("the", "northern", "southern", "eastern", "western", "central")):
                by = tokens.at(start) - 1
                if left.type != "org" or not (left.name.islower() or (by >= 0 and tokens.lower[by] in ("by", "and"))):
                    yield from self._in(left, right, -1, "side by side")

    def _site(self, thing: Entity, verb: int) -> Iterator[Relation]:
        """Where what is built is built: `built by A in the park`."""
        for preposition, o in self.parse.prepositions(verb):
            place = self.entity(o)
            if preposition in WHERE and place is not None and place.id != thing.id and place.type in ("place", "park"):
                yield from self._in(thing, place, verb, "clause")
                return

    # -- parts

    def _parts(self, verb: int) -> Iterator[Relation]:
        parse, lemma = self.parse, self.parse.lemma(verb)
        for preposition, o in parse.prepositions(verb):
            if (lemma, preposition) in verbs("part_of") and lemma != "be":
                things = parse.objects(verb) or parse.subjects(verb)
                for thing in self.those(things, THINGS):
                    for whole in self.those([o], ("park", "project", "org")):
                        if whole.id != thing.id and not group(thing):
                            yield Relation(thing, "part_of" if whole.type in THINGS else "developer", whole, "part", verb)
        if lemma in lemmas("consist"):
            wholes = self.those(parse.subjects(verb), ("park",))
            parts = [o for p, o in parse.prepositions(verb) if p == "of"] + parse.objects(verb)
            for part in [c for o in parts for c in parse.appositions(o)] + parts:
                for one in self.those([part, *(c for c in parse.conjuncts(part) if c > part)], THINGS):
                    for whole in wholes[:1]:
                        if one.id != whole.id and not group(one):
                            yield Relation(one, "part_of", whole, "consist", verb)
        if lemma in lemmas("forming"):
            yield from self._formed(verb)
        for o in parse.objects(verb):
            if parse.lemma(o) == "part" and (whole_word := next((w for p, w in parse.prepositions(o) if p == "of"), None)) is not None:
                for thing in self.those(parse.subjects(verb), THINGS):
                    for whole in self.those([whole_word], THINGS):
                        if whole.id != thing.id:
                            yield Relation(thing, "part_of", whole, "part", verb)

    def _formed(self, verb: int) -> Iterator[Relation]:
        """`Together with A it forms B`; `took over A and B, creating C`."""
        parse = self.parse
        for whole in self.those(parse.objects(verb), ("park",)):
            parts = parse.subjects(verb) + [o for p, o in parse.prepositions(verb) if p == "with"]
            parts += [o for c in parse.children(verb) if parse.relation(c) in ("adverbial", "other", "preposition") for p, o in parse.prepositions(c) if p == "with"]
            head = parse.heads[verb]
            if parse.relation(verb) == "clause" and parse.lemma(head) in lemmas("consist"):
                parts += parse.objects(head)
            for part in self.those(parts, ("park",)):
                if part.id != whole.id and not group(part):
                    yield Relation(part, "part_of", whole, "forming", verb)

    # -- trades

    def _sectors(self, verb: int) -> Iterator[Relation]:
        parse, lemma = self.parse, self.parse.lemma(verb)
        wanted = {p for v, p in verbs("sector") if v == lemma}
        subjects = parse.subjects(verb)
        if lemma in ("be", "give") and not any(parse.lemma(s) in lemmas("priority") for s in subjects):
            return
        starts = [o for p, o in parse.prepositions(verb) if p in wanted]
        if lemma in lemmas("sector_object"):
            starts += [o for o in parse.objects(verb) if parse.lemma(o) in lemmas("sector_noun")]
        if not starts:
            return
        things = [e for e in self.those(subjects, ("park", "project", "org")) if not group(e)]
        thing = things[0] if things else self.topic if lemma == "be" or not subjects else None
        if thing is None or thing.type not in ("park", "project", "org"):
            return
        for word in self._fields(starts):
            start, end = parse.noun_phrase(word)
            yield Relation(thing, "sector", self.view.tokens.text[start:end], "focus", verb)

    def _hub(self, verb: int) -> Iterator[Relation]:
        """`is a hub for drones`, `bills itself as a base for artificial intelligence`."""
        parse = self.parse
        nouns = parse.objects(verb) + [o for p, o in parse.prepositions(verb) if p == "as"]
        things = [e for e in self.those(parse.subjects(verb), ("park",)) if not group(e)]
        for noun in nouns:
            if things and parse.lemma(noun) in lemmas("hub", "role"):
                for word in self._fields([o for p, o in parse.prepositions(noun) if p in ("for", "of")]):
                    start, end = parse.noun_phrase(word)
                    yield Relation(things[0], "sector", self.view.tokens.text[start:end], "hub", verb)

    def _fields(self, starts: Sequence[int]) -> Iterator[int]:
        """The trades that some words name: what comes after `the fields of`, otherwise the words themselves with those joined to them."""
        parse = self.parse
        for start in starts:
            heads = [start, *(c for c in parse.conjuncts(start) if c > start)]
            for head in heads:
                inner = [o for p, o in parse.prepositions(head) if p in ("of", "in", "like", "including", "as")] if parse.lemma(head) in lemmas("sector_noun") else []
                if inner:
                    yield from self._fields(inner)
                elif parse.tags[head] in ("NN", "NNS", "NNP") and not self._stated(head):
                    yield head

    def _stated(self, word: int) -> bool:
        """Whether a word is of a number or a time, or refers to an entity that is no trade."""
        start, end = self.parse.starts[word], self.parse.ends[word]
        if any(p.mention.start <= start and end <= p.mention.end or isinstance(p.mention, Time) and p.mention.start <= start < p.mention.end for p in self.view.mentions):
            return True
        entity = self.entity(word)
        return entity is not None and entity.type in ("park", "place", "person") or self.parse.determiner(word) in ("its", "the", "their")
