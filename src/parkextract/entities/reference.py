"""What a reference is, and how a sentence is looked at to find them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from parkextract import places
from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Vocabulary
from parkextract.facts import EntityType
from parkextract.syntax import Parse
from parkextract.values import Count, Mention

Kind = Literal["name", "definite", "indefinite", "part", "counted", "pronoun", "relative", "ranked"]

BELOW = frozenset({"relative clause", "participle", "adverbial"})
_SUBORDINATE = 1.3  # the subject of a clause that only modifies
PRESENTED = 2.0  # what a sentence brings forward behind its verb
_TURNED_TO = 1.8  # what a sentence turns to: `For the zone the matter is simpler.`
ASIDE = 0.4  # what is no more than this is only spoken of for something else
_EMBEDDED = 0.4  # what only says more of another noun: the park, in `the hall at the park`
_NEIGHBOUR = 0.4  # what something else is only near: the port, in `Behind the old sheds of the port two cities have founded a park`
_SHORT = 2  # letters: a longer word in capitals is a name, whatever the parser takes it for

_WEIGHTS = {
    "subject": 2.0, "passive subject": 2.0, "object": 1.4, "predicate": 1.2, "root": 1.6, "agent": 1.2, "possessor": 1.0, "prepositional object": 0.9,
    "apposition": 0.8, "modifier": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A reference at characters `[start, end)`, its head the word `head` of the parse (-1 without a parse).

    `text` is what the thing may be called by: the phrase without article and numbers. `noun` is its head noun in the singular, `modifiers` the
    words before it. `weight` is how much the sentence makes of it by its role. `of` is the word of the parse that owns it (`the zone's`,
    `of the zone`), `same` one that it is put equal to (an apposition, a predicate). `inner` are the names within the phrase, `sites` the
    keys of the names that it says the thing is at, `given` the word whose thing a verb gives the name to (`a plant called Orava Cell`).
    `old`: it can only mean what has been spoken of.
    """

    start: int
    end: int
    kind: Kind
    text: str
    noun: str = ""
    modifiers: frozenset[str] = frozenset()
    type: EntityType | None = None
    plural: bool = False
    weight: float = 1.0
    head: int = -1
    verb: int = -1
    name: Name | None = None
    determiner: str = ""
    of: int | None = None
    same: int | None = None
    inner: tuple[Name, ...] = field(default=())
    sites: frozenset[str] = frozenset()
    given: int | None = None
    old: bool = False


class Sight:
    """A parsed sentence with its names and mentions. `at_word` is the name at a word, `stated` the words of mentions, `counted` those of counts."""

    def __init__(self, parse: Parse, names: Sequence[Name], stated: Sequence[Mention], elsewhere: Set[str], words: Vocabulary) -> None:
        self.parse, self.elsewhere, self.words = parse, elsewhere, words
        self.names = [name for name in names if self._is_name(name)]
        self.at_word = {i: name for name in self.names for i in parse.at(name.start, name.end)}
        self.stated = {i for mention in stated for i in parse.at(mention.start, mention.end)}
        self.counted = {i for mention in stated if isinstance(mention, Count) for i in parse.at(mention.start, mention.end)}

    def _is_name(self, name: Name) -> bool:
        """Whether what has a capital is a name: not `Malaysian`, nor an ordinary word that only begins a sentence."""
        parse = self.parse
        head = parse.head_of(name.start, name.end)
        if (
            head is None
            or len(name.words) > 1
            or (name.label and (not parse.is_ordinary(head) or places.country(name.text) is not None))
            or (name.text.isupper() and len(name.text) > _SHORT and not name.heading)
            or name.text.lower() in self.words["known_place"]
        ):
            return head is not None
        if not parse.is_name(head) and parse.is_ordinary(head) and (name.initial or parse.tags[head] == "JJ"):
            return False
        return not (name.initial and not name.head and name.key not in self.elsewhere and parse.is_ordinary(head))

    def weight(self, i: int) -> float:
        """By the role of word i, or of what it is joined to."""
        parse = self.parse
        first = parse.first_conjunct(i)
        relation = parse.relation(first)
        if relation == "subject" and parse.lemma(parse.heads[first]) in self.words["speech"]:
            return 0.6  # whoever says it is not what it is about
        if relation in ("subject", "passive subject") and parse.relation(parse.heads[first]) in BELOW:
            return _SUBORDINATE
        if relation == "prepositional object" and parse.heads[first] == 0 and parse.words[0].lower() == "for":
            return _TURNED_TO
        if relation == "prepositional object" and (of := parse.preposition_of(first)) is not None:
            if self._thing(of[1]) or (of[0] in ("in", "at") and self._brought_in(of[1])):
                return _EMBEDDED
            if self._neighbour(of):
                return _NEIGHBOUR
        return _WEIGHTS.get(relation, 0.8)

    def _thing(self, i: int) -> bool:
        """Whether a noun is one of a park, a project or a company without a name, and the subject."""
        head = self.words.head([self.parse.words[i]])
        return head is not None and head.type != "place" and self.parse.relation(i) in ("subject", "passive subject")

    def _brought_in(self, i: int) -> bool:
        """Whether a noun brings in a plant: the factory, in `Veidro will spend 30 million on a factory in Orava Park`."""
        head = self.words.head([self.parse.words[i]])
        return head is not None and head.type == "project" and self.parse.determiner(i) in self.words["indefinite"]

    def _neighbour(self, of: tuple[str, int]) -> bool:
        """Whether what stands behind a preposition only tells what is near it, itself or by something of it: `next to the port`, `behind the gates
        of the port`."""
        near = self.words["next_to"]
        above = self.parse.preposition_of(of[1]) if of[0] == "of" else None
        return of[0] in near or (above is not None and above[0] in near)

    def verb(self, i: int) -> int:
        verb = self.parse.governor(i)
        return -1 if verb is None else verb
