"""What is known where a reference stands: the entities so far, how present each is, and what the sentence has said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parkextract.entities.mind import Mind
from parkextract.entities.names import key_of
from parkextract.entities.reference import Reference
from parkextract.entities.resolve import Draft
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.syntax import Parse

KINDS: tuple[EntityType, ...] = ("park", "project", "org", "place")


@dataclass(slots=True)
class Scene:
    """The state of a walk through an article. `drafts` are all its entities, `owner` whose each name is, by its key.

    Of the sentence at hand: `here` are the entities of its words, `bound` the word that is subject or object of a verb (verb and entity: word),
    `coming` its references, `last` its entities in order, `subject` what it is said of so far, `main` what its main clause is, `before` what the
    sentence before was said of.
    `counted` are those counted last: the sentence (its `number`), their noun and its type, `siblings` which of them have been told apart; `group` says
    whose they are. `item` is where the last item of a round-up begins, `items` the first. `pair` are the last two things with a name that something was
    said of, `row` the last things in a row, with the sentence of each. `issuer` is the firm that the document names first, once it has been `asked` for.
    """

    drafts: list[Draft]
    owner: dict[str, Draft]
    words: Vocabulary
    mind: Mind
    parse: Parse | None = None
    number: int = 0
    here: dict[int, Draft | None] = field(default_factory=dict)
    bound: dict[tuple[int, Draft], int] = field(default_factory=dict)
    last: list[Draft] = field(default_factory=list)
    group: tuple[int, Draft] | None = None
    counted: tuple[int, str, EntityType | None] = (-9, "", None)
    siblings: dict[str, Draft] = field(default_factory=dict)
    pair: list[tuple[int, Draft]] = field(default_factory=list)
    subject: Draft | None = None
    main: Draft | None = None
    before: Draft | None = None
    row: tuple[int, list[Draft]] = field(default=(0, []))
    coming: Sequence[Reference] = ()
    item: int = -1
    items: int = -1
    asked: bool = False
    issuer: Draft | None = None

    def begin(self, parse: Parse | None, found: Sequence[Reference]) -> None:
        """A new sentence."""
        self.parse, self.coming = parse, found
        self.here, self.bound, self.last = {}, {}, []
        self.before, self.subject, self.main = self.main or self.subject, None, None

    def say(self, draft: Draft, *, main: bool, ranked: bool) -> None:
        """A clause is said of an entity: the main clause, or one below it."""
        self.subject = draft
        if main and self.main is None:
            self.main = draft
        if draft.named and not ranked and (not self.pair or self.pair[-1][1] is not draft):
            self.pair = [*self.pair[-1:], (self.number, draft)]

    def count(self, noun: str, type: EntityType | None) -> None:
        """Several things of a kind have been counted: one of them may be told by its rank alone."""
        self.counted, self.siblings = (self.number, noun, type), {}

    def turn(self, start: int) -> None:
        """An item of a round-up begins."""
        self.item, self.items = start, start if self.items < 0 else self.items

    def gone(self, draft: Draft) -> bool:
        """Whether an entity belongs to an item of a round-up that is over: no noun means it."""
        return self.item >= 0 and self.items <= draft.first and draft.latest < self.item

    def earlier(self, most: int) -> Iterator[Draft]:
        """The entities spoken of so far, the last ones first, at most so many: in an item of a round-up those of the item."""
        known = (draft for draft in reversed(self.drafts[-most:]) if draft.spans)
        return known if self.item < 0 else (draft for draft in known if draft.latest >= self.item)

    def of(self, word: int | None) -> Draft | None:
        """The entity of a word of the sentence."""
        return None if word is None else self.here.get(word)

    def bare(self, noun: str, type: EntityType) -> bool:
        """Whether a bare noun may stand for an entity of a type."""
        return type != "person" and noun in self.words[f"bare_{type}"]

    def join(self, gone: Draft, kept: Draft) -> None:
        """One entity turns out to be another."""
        for span in gone.spans:
            kept.refer(*span, gone.weights.get(span[0], 1.0))
        gone.spans = set()
        self.mind.merge(gone, kept)
        self.here = {word: kept if draft is gone else draft for word, draft in self.here.items()}

    def christen(self, thing: Draft, name: Draft) -> bool:
        """Gives a name that nothing has had so far to a thing without one: `a plant called Orava Cell`. Whether it fits."""
        own = name.vague or name.type == thing.type or {name.type, thing.type} == {"park", "project"} or (not name.sure and not name.heads)
        if thing.named or thing.plural or thing is name or name.spans or thing.type not in ("park", "project", "org") or not own:
            return False
        for called, start in name.names.items():
            thing.add(called, start)
        thing.heads |= name.heads
        thing.named, thing.times = True, thing.times + name.times
        self.owner.update({key: thing for called in name.names if self.owner.get(key := key_of(called)) is name})
        return True

    def actors(self, reference: Reference) -> Sequence[Draft]:
        """Who does what a possessive or reflexive pronoun stands in: the company in `the company wrote down its stake`."""
        if self.parse is None or reference.verb < 0 or reference.text in ("it", "they"):
            return ()
        subjects = [self.here.get(word) for word in self.parse.subjects(reference.verb) if word < reference.head]
        return [draft for draft in subjects if draft is not None]
