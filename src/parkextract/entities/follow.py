"""Follows an article from reference to reference: what is new becomes an entity, what refers back joins the one it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parkextract.entities.kinds import Kind
from parkextract.entities.mind import FAINT, Mind
from parkextract.entities.names import Name
from parkextract.entities.phrases import Reference, references
from parkextract.entities.resolve import Draft, cluster
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.sentences import Sentence
from parkextract.syntax import Parse
from parkextract.tokens import Tokens
from parkextract.values import Mention

_PRONOUN: dict[EntityType, float] = {"park": 1.0, "project": 0.9, "org": 0.9, "place": 0.35, "person": 0.0}
_BARE: tuple[EntityType, ...] = ("park", "project", "org", "place")
_SUITS = 2.5  # a verb that suits an entity's type
_VAGUE = 0.7  # a name of which nothing says what it names
_GUESSED = 0.3  # a name of which nothing says that it is of the kind that a noun means
_MINOR = 0.6  # what is mostly a part of something larger
_OWN = 2.5  # who does it, for a possessive pronoun
_MISFIT = 0.5
_CALLED = 12.0  # an entity that has been called by the noun
_LOOKED = 200  # entities: how far back the text is searched for it
_FRESH = 0.3  # an axle maker may be the company named just before
_HEADLINE = 3  # sentences: how far behind a headline the thing that it announces may be brought in anew
_GROUP = 1  # sentences: how far back `they` may mean those counted


@dataclass(slots=True)
class Walked:
    """The entities of an article, and what each sentence is about if it does not say: (its start, the likeliest first)."""

    drafts: list[Draft]
    topics: list[tuple[int, list[tuple[Draft, float]]]] = field(default_factory=list)


def follow(
    names: Sequence[Name],
    types: Mapping[str, Kind],
    parses: Sequence[Parse],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    tokens: Tokens,
    words: Vocabulary,
) -> Walked:
    """The entities of an article with the spans of all references to them."""
    drafts, owner = cluster(names, types, words)
    walk = _Walk(drafts, owner, words)
    elsewhere = {word.casefold() for name in names if not name.initial for word in (name.words[:1] if name.heading else name.words)}
    by_start = {parse.sentence.start: parse for parse in parses}
    at = m = 0
    for sentence in sentences:
        inside: list[Name] = []
        while at < len(names) and names[at].start < sentence.end:
            inside.append(names[at])
            at += 1
        stated: list[Mention] = []
        while m < len(mentions) and mentions[m].start < sentence.end:
            stated.append(mentions[m])
            m += 1
        parse = by_start.get(sentence.start)
        found = references(parse, inside, stated, elsewhere, words) if parse is not None else [_plain(name, sentence) for name in inside]
        walk.sentence(sentence, found, parse, tokens.gap(sentence.first) == "\n")
    return Walked(walk.drafts, walk.topics)


def _plain(name: Name, sentence: Sentence) -> Reference:
    """A name in a sentence that is not parsed: the first one counts as its subject."""
    weight = 0.2 if name.aside else 2.0 if name.first == sentence.first else 1.0
    return Reference(name.start, name.end, "name", name.text, weight=weight, name=name)


class _Walk:
    def __init__(self, drafts: list[Draft], owner: dict[str, Draft], words: Vocabulary) -> None:
        self.drafts, self.owner, self.words = drafts, owner, words
        self.mind = Mind(drafts, words["document"], words["minor"])
        self.topics: list[tuple[int, list[tuple[Draft, float]]]] = []
        self.number = 0
        self.group: tuple[int, Draft] | None = None  # whose those counted last are, and in which sentence
        self.headline: dict[Draft, int] = {}  # what headings have announced, and in which sentence
        self.mine = set(owner.values())  # the entities that have a name of their own
        self.terms: dict[str, Draft] = {}  # what brackets have defined
        self._begin(None, ())

    def _begin(self, parse: Parse | None, found: Sequence[Reference]) -> None:
        self.parse = parse
        self.here: dict[int, Draft | None] = {}  # the entities of the words of this sentence
        self.bound: dict[tuple[int, Draft], int] = {}  # verb and entity: the word that is its subject or object
        self.last: list[Draft] = []  # of this sentence, in order
        self.waiting = {reference.head: reference for reference in reversed(found) if reference.head >= 0}
        self.taken: set[int] = set()
        # what a name is put in apposition to is that name's
        self.equal = {r.same: self.owner[r.name.key] for r in found if r.name and r.same is not None and r.name.key in self.owner}

    def sentence(self, sentence: Sentence, found: Sequence[Reference], parse: Parse | None, new_line: bool) -> None:
        self.number += 1
        self.headline = {draft: number for draft, number in self.headline.items() if self.number - number <= _HEADLINE}
        if sentence.terminated or len(found) > 1:  # a heading or a cell takes nothing off one's mind
            label = bool(found) and found[0].name is not None and found[0].name.label
            self.mind.fade(paragraph=new_line and sentence.terminated, item=new_line and label)
        self.topics.append((sentence.start, self.mind.topics()))
        self._begin(parse, found)
        for reference in found:
            self._take(reference, sentence)

    def _take(self, reference: Reference, sentence: Sentence) -> None:
        """Resolves a reference, after those that it depends on (its owner, what it is put equal to)."""
        if id(reference) in self.taken:
            return
        self.taken.add(id(reference))
        if self.waiting.get(reference.head) is reference:
            del self.waiting[reference.head]
        for other in (reference.of, reference.same):
            if other is not None and (needed := self.waiting.get(other)) is not None:
                self._take(needed, sentence)
        draft = self._draft(reference)
        if reference.head >= 0:
            self.here.setdefault(reference.head, draft)
        if draft is None:
            return
        draft.spans.add((reference.start, reference.end))
        self.bound.setdefault((reference.verb, draft), reference.head)
        if draft.vague or not draft.sure:
            self._acts(draft, reference)
        if not sentence.terminated:
            self.headline.setdefault(draft, self.number)
        self.last.append(draft)
        self.mind.hear(draft, reference.weight, opens=sentence.terminated or draft.named, named=reference.name is not None)

    def _draft(self, reference: Reference) -> Draft | None:
        if reference.name is not None:
            return self._named(reference.name)
        match reference.kind:
            case "pronoun":
                return self._pronoun(reference)
            case "relative":
                return self.here.get(reference.same) if reference.same is not None else None
            case "part":
                return self._part(reference)
            case "counted":
                whose = (self.here.get(reference.of) if reference.of is not None else None) or self.mind.topic()
                self.group = (self.number, whose) if whose is not None else None
                return None
        if reference.plural and len(reference.inner) > 1:
            self._several(reference)
            return None
        equal = self._equal(reference)
        if equal is not None and reference.kind == "indefinite":
            self._reveal(reference, equal)
        found = equal or self._term(reference) or self._known(reference)
        return found if found or reference.old else self._announced(reference) or self._new(reference)

    def _acts(self, draft: Draft, reference: Reference) -> None:
        """What a name of which little is known does may tell what it names: what covers land or hosts firms is a park, what invests a company."""
        if self.parse is None or reference.verb < 0 or draft.heads:
            return
        verb = self.parse.lemma(reference.verb)
        relation = self.parse.relation(reference.head)
        if draft.vague and relation in ("object", "passive subject") and verb in self.words["building_verb"]:
            draft.type, draft.vague = "park", False
        if draft.vague and reference.kind == "name" and self._ground(reference):
            draft.type, draft.vague, draft.sure = "park", False, True
        if relation != "subject":
            return
        if draft.type in ("org", "place") and verb in self.words["of_park"]:
            draft.type, draft.vague, draft.sure = "park", False, True
        elif draft.vague and verb in self.words["of_company"] and verb not in self.words["speech"]:
            draft.vague = False

    def _ground(self, reference: Reference) -> bool:
        """Whether ground is broken on or at what a reference means."""
        parse = self.parse
        return (
            parse is not None
            and parse.lemma(reference.verb) == "break"
            and parse.relation(reference.head) == "prepositional object"
            and any(parse.lemma(c) == "ground" for c in parse.children(reference.verb))
        )

    def _equal(self, reference: Reference) -> Draft | None:
        """What a phrase is put equal to by apposition or predicate, if it is of that kind; it may tell what a name names."""
        draft = self.equal.get(reference.head) or (self.here.get(reference.same) if reference.same is not None else None)
        if draft is None or reference.type is None:
            return None
        if draft.vague:
            draft.type, draft.vague = reference.type, False
        elif draft.type != reference.type and {draft.type, reference.type} != {"park", "project"}:
            return None
        draft.heads.add(reference.noun)
        return draft

    def _term(self, reference: Reference) -> Draft | None:
        """What a defined term means: `the Group`."""
        return self.terms.get(reference.text.casefold()) if reference.kind == "definite" else None

    def _named(self, name: Name) -> Draft | None:
        """Whose name it is; a term that a bracket defines is given to what stands before the bracket and fits it."""
        known = self.owner.get(name.key)
        if known is not None and not (name.defined and len(name.words) == 1):
            return known
        noun = name.head.noun if name.head else ""
        kinds = {kind for kind in _BARE if noun and self._bare(noun, kind)}
        kinds |= {"park", "project"} if kinds & {"park", "project"} else set()
        fitting = [draft for draft in self.last if noun in draft.heads or draft.type in kinds]
        target = next((draft for draft in reversed(fitting) if noun in draft.heads), None)
        target = target or next(
            (draft for draft in reversed(fitting) if draft.named or "project" in kinds), fitting[-1] if fitting else known
        )
        if target is None:
            target = Draft(name.head.type if name.head else "org", vague=name.head is None)
            self.drafts.append(target)
            target.add(name.text, name.start)
        if noun:
            target.heads.add(noun)
        self.owner[name.key] = target
        if name.defined:
            self.terms[name.text.casefold()] = target
        return target

    def _new(self, reference: Reference) -> Draft | None:
        if reference.type is None:
            return None
        draft = Draft(reference.type, plural=reference.plural, named=bool(reference.inner))
        draft.add(reference.text, reference.start)
        draft.heads.add(reference.noun)
        self.drafts.append(draft)
        self._bare_name(reference, draft)
        return draft

    def _bare_name(self, reference: Reference, draft: Draft) -> None:
        """A name that is first heard as that of a park is the park's: `the Salto free zone`, then `Salto`."""
        if reference.type != "park" or reference.plural or len(reference.inner) != 1:
            return
        name = reference.inner[0]
        own = self.owner.get(name.key)
        if own is not None and own.vague and not own.heads and not own.spans and reference.start == name.start:
            self.owner[name.key] = draft

    def _announced(self, reference: Reference) -> Draft | None:
        """What a headline has announced and the text brings in anew: `a plant` behind the headline's `robot plant`."""
        if reference.kind != "indefinite" or reference.plural:
            return None
        for draft in self.headline:
            own = draft.words - set(reference.noun.split())
            near = draft not in self.mine and reference.noun in draft.heads
            if near and (not reference.modifiers or not own or reference.modifiers & own):
                del self.headline[draft]
                draft.add(reference.text, reference.start)
                return draft
        return None

    def _reveal(self, reference: Reference, named: Draft) -> None:
        """What a headline has announced without its name turns out to be what the text names: `X Gateway, a data center campus`."""
        announced = self._announced(reference) if named.named else None
        if announced is None or announced is named:
            return
        named.spans |= announced.spans
        announced.spans = set()
        announced.names.pop(reference.text, None)
        self.mind.merge(announced, named)
        self.here = {word: named if draft is announced else draft for word, draft in self.here.items()}

    def _known(self, reference: Reference) -> Draft | None:
        """The entity in mind that a phrase refers back to: it has the noun and the modifiers, or is of the kind that a bare noun stands for."""
        telling = reference.modifiers - self.words["light"]
        if reference.kind == "indefinite" and not reference.inner and not (telling and not reference.determiner):
            return None
        owner = self.here.get(reference.of) if reference.of is not None else None
        best, best_score = None, FAINT / 4
        for draft, weight in self.mind.presence.items():
            if owner is draft or draft.plural != reference.plural:
                continue
            exact = self._called(reference, draft)
            maker = self._maker(reference, draft) and weight > _FRESH
            if telling and not telling <= draft.words and not maker and not (exact and self._placed(reference, draft, telling)):
                continue
            if not exact and (
                reference.plural or (telling and not maker) or owner is not None or not self._stands_for(reference.noun, draft)
            ):
                continue
            score = weight * (_CALLED if exact else 1) * (3 if telling and exact else 1) * (_GUESSED if draft.vague else 1)
            if score > best_score:
                best, best_score = draft, score
        if (best is None or best.vague) and reference.kind == "definite" and not telling and owner is None:
            called = (draft for draft in reversed(self.drafts[-_LOOKED:]) if draft.spans and reference.noun in draft.heads)
            best = next((draft for draft in called if draft.plural == reference.plural), best)
        if best is not None and reference.inner and not best.named:
            best.add(reference.text, reference.start)
        if best is not None and best.vague and reference.type is not None:
            best.type, best.vague = reference.type, False
        return best

    def _called(self, reference: Reference, draft: Draft) -> bool:
        """Whether an entity has been called by the noun: `district` for an innovation district too."""
        if reference.noun in draft.heads or any(head.endswith(" " + reference.noun) for head in draft.heads):
            return True
        return set(reference.noun.split()) <= draft.words and draft.type == reference.type

    def _placed(self, reference: Reference, draft: Draft, telling: frozenset[str]) -> bool:
        """Whether a phrase only adds where the thing is: `the Dalton complex` for the complex that is being built there."""
        places = {word.lower() for name in reference.inner for word in name.words}
        alone = sum(not other.named and reference.noun in other.heads for other in self.mind.presence) == 1
        return alone and not draft.named and reference.kind == "definite" and telling <= places

    def _maker(self, reference: Reference, draft: Draft) -> bool:
        """Whether a phrase such as `the axle maker` may mean a company of which only the name has been said."""
        company = reference.type == draft.type == "org" and reference.noun in self.words["bare_org"]
        return company and draft.named and not draft.heads and reference.kind == "definite"

    def _stands_for(self, noun: str, draft: Draft) -> bool:
        """Whether a bare noun may mean an entity: it is a noun of its type, and so is what the entity has been called."""
        if draft.vague:
            name = next(iter(draft.names), "")
            if len(name.split()) == 1 and not name.isupper() and self._bare(noun, "place"):
                return True
            return self._bare(noun, "org")
        if draft.heads and draft.heads <= self.words["body"] and noun not in self.words["body"]:
            return False  # no ministry is "the firm"
        if draft.type == "park" and draft.named and noun in self.words["any_site"]:
            return True
        if not self._bare(noun, draft.type):
            return (
                draft.named
                and not draft.heads
                and draft.type in ("park", "project")
                and (self._bare(noun, "park") or self._bare(noun, "project"))
            )
        if noun in self.words["building"] and draft.heads & self.words["building"]:
            return True
        return not draft.heads or draft.type in ("org", "park") or any(self._bare(head, draft.type) for head in draft.heads)

    def _bare(self, noun: str, type: EntityType) -> bool:
        """Whether a bare noun may stand for an entity of a type."""
        return type != "person" and noun in self.words[f"bare_{type}"]

    def _several(self, reference: Reference) -> None:
        """`The A, B and C zones` are three zones, each with the name before it."""
        for name in reference.inner:
            if (draft := self.owner.get(name.key)) is not None and not draft.heads and reference.type is not None:
                draft.type, draft.vague = reference.type, False
                draft.heads.add(reference.noun)
                draft.add(f"{name.text} {reference.noun}", reference.start)

    def _part(self, reference: Reference) -> Draft | None:
        """The whole that a part belongs to: what it is said to be of, or what the text is about."""
        if reference.of is not None:
            whole = self.here.get(reference.of)
            if whole is not None:
                return whole if whole.type in ("park", "project") else None
        if self.parse is not None and reference.head >= 0:
            for _, place in self.parse.prepositions(reference.head):  # `an expansion in Dalton` is of the Dalton plant
                said = self.parse.words[place].lower()
                for draft in self.mind.presence:
                    if draft.type == "project" and said in draft.words:
                        return draft
        return self.mind.topic(frozenset(("park", "project")))

    def _pronoun(self, reference: Reference) -> Draft | None:
        if reference.text in self.words["first"]:
            return None
        plural = reference.plural
        if plural and self.group is not None and self.number - self.group[0] <= _GROUP:
            return self.group[1]
        actors = self._actors(reference)
        if reference.text in self.words["reflexive"] and actors:
            return actors[0]
        best, best_score = None, FAINT
        for draft, weight in self.mind.presence.items():
            if draft.plural != plural and not (plural and draft.type == "org"):
                continue
            if reference.text in ("it", "they", "them") and self.bound.get((reference.verb, draft), reference.head) != reference.head:
                continue  # subject and object of one verb are two
            score = weight * _PRONOUN[draft.type] * (0.5 if plural and not draft.plural else 1.0) * self._suits(reference, draft.type)
            score *= _MINOR if not draft.named and draft.heads and draft.heads <= self.words["minor"] else 1.0
            score *= (_VAGUE if draft.vague else 1.0) * (_OWN if draft in actors else 1.0)
            if score > best_score:
                best, best_score = draft, score
        return best

    def _actors(self, reference: Reference) -> list[Draft]:
        """Who does what a possessive or reflexive pronoun stands in: the company in `the company wrote down its stake`."""
        if self.parse is None or reference.verb < 0 or reference.text in ("it", "they"):
            return []
        subjects = [self.here.get(word) for word in self.parse.subjects(reference.verb) if word < reference.head]
        return [draft for draft in subjects if draft is not None]

    def _suits(self, reference: Reference, type: EntityType) -> float:
        """How well the verb that a pronoun is the subject of suits an entity of a type: companies invest, parks cover."""
        if self.parse is None or reference.verb < 0 or self.parse.relation(reference.head) not in ("subject", "passive subject"):
            return 1.0
        verb = self.parse.lemma(reference.verb)
        if verb in self.words["of_company"] and not self.parse.is_passive(reference.verb):
            return _SUITS if type == "org" else 1.0
        if verb not in self.words["of_site"]:
            return 1.0
        return _SUITS if type in ("park", "project") else _MISFIT
