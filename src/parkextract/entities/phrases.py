"""References that are no names: ordinary noun phrases (`a green ammonia complex`, `the zone`) and pronouns, read off the parses."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from parkextract.entities.names import Name
from parkextract.entities.vocabulary import Head, Vocabulary
from parkextract.facts import EntityType
from parkextract.syntax import Parse
from parkextract.values import Count, Mention

Kind = Literal["name", "definite", "indefinite", "part", "counted", "pronoun", "relative"]

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DASHES = frozenset(("-", "--", "–", "—", ":", "|"))
_ASIDE = 0.2
_BARE: tuple[EntityType, ...] = ("park", "project", "org")
_PURPOSE = 9  # words: a longer phrase behind a noun is no part of what it is called
_FUNCTION = frozenset({"DT", "PRP$", "PDT", "POS", "CC", "WDT", "CD", "$", "WRB"})


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A reference at characters `[start, end)`, its head the word `head` of the parse (-1 without a parse).

    `text` is what the thing may be called by: the phrase without article and numbers. `noun` is its head noun in the singular, `modifiers` the
    words before it. `weight` is how much the sentence makes of it by its role. `of` is the word of the parse that owns it (`the zone's`,
    `of the zone`), `same` one that it is put equal to (an apposition, a predicate). `inner` are the names within the phrase.
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
    old: bool = False


_WEIGHTS = {
    "subject": 2.0, "passive subject": 2.0, "object": 1.4, "predicate": 1.2, "root": 1.6, "agent": 1.2, "possessor": 1.0, "prepositional object": 0.9,
    "apposition": 0.8, "modifier": 0.4,
}  # fmt: skip


def references(parse: Parse, names: Sequence[Name], stated: Sequence[Mention], elsewhere: Set[str], words: Vocabulary) -> list[Reference]:
    """The references of a sentence, in order of place. `names` and `stated` (its mentions) are those of the sentence, `elsewhere` the keys of
    the words that are names inside some sentence of the article."""
    return _Reader(parse, names, stated, elsewhere, words).read()


class _Reader:
    def __init__(self, parse: Parse, names: Sequence[Name], stated: Sequence[Mention], elsewhere: Set[str], words: Vocabulary) -> None:
        self.parse, self.elsewhere, self.words = parse, elsewhere, words
        self.names = [name for name in names if self._is_name(name)]
        self.at_word = {i: name for name in self.names for i in parse.at(name.start, name.end)}
        self.stated = {i for mention in stated for i in parse.at(mention.start, mention.end)}
        self.counted = {i for mention in stated if isinstance(mention, Count) for i in parse.at(mention.start, mention.end)}

    def read(self) -> list[Reference]:
        parse = self.parse
        found: list[Reference] = []
        for i in range(len(parse)):
            if parse.is_pronoun(i):
                found += self._pronoun(i)
            elif parse.is_relative(i):
                found += self._relative(i)
            elif parse.tags[i] in _NOMINAL and i not in self.at_word:
                found += self._modifier(i) if self._modifies(i) else self._phrase(i)
        for name in self.names:
            found += self._name(name)
        return sorted(found, key=lambda reference: (reference.start, -reference.end))

    def _modifies(self, i: int) -> bool:
        """Whether a noun only modifies the noun behind it."""
        return self.parse.relation(i) == "modifier" and self.parse.heads[i] > i

    def _weight(self, i: int) -> float:
        """By the role of word i, or of what it is joined to."""
        parse = self.parse
        first = parse.first_conjunct(i)
        relation = parse.relation(first)
        if relation == "subject" and parse.lemma(parse.heads[first]) in self.words["speech"]:
            return 0.6  # whoever says it is not what it is about
        return _WEIGHTS.get(relation, 0.8)

    def _verb(self, i: int) -> int:
        verb = self.parse.governor(i)
        return -1 if verb is None else verb

    def _is_name(self, name: Name) -> bool:
        """Whether what has a capital is a name: not `Malaysian`, nor an ordinary word that only begins a sentence."""
        parse = self.parse
        head = parse.head_of(name.start, name.end)
        if head is None or len(name.words) > 1 or name.label:
            return head is not None
        if not parse.is_name(head) and (name.initial or (parse.tags[head] == "JJ" and parse.is_ordinary(head))):
            return False
        return not (name.initial and not name.head and name.key not in self.elsewhere and parse.is_ordinary(head))

    def _relative(self, i: int) -> list[Reference]:
        """A relative pronoun stands for its noun: `of which`, `whose`."""
        noun = self.parse.antecedent(i)
        if noun == i:
            return []
        return [Reference(self.parse.starts[i], self.parse.ends[i], "relative", "", weight=0.3, head=i, verb=self._verb(i), same=noun)]

    def _name(self, name: Name) -> list[Reference]:
        parse = self.parse
        head = parse.head_of(name.start, name.end)
        if head is None:
            return []
        same = parse.apposed_to(head)
        if same is not None and name.head is None and self._locates(same):
            same = None  # `the zone, Ceará`
        if same is None and self._adjacent(name):
            same = next(iter(self._before(name)), None)
        weight = _ASIDE if name.aside or name.label else self._weight(head)
        part = name.words[0].lower() in self.words["part"] and (
            name.head is None or name.words[1:2] and name.words[1].isdigit()
        )  # Phase II
        article = self._article(head)
        common = name.head is not None and len(name.words) == 1 and not name.defined and (article or name.initial)  # the Company, the Park
        if common and name.head is not None:
            return [
                Reference(
                    name.start, name.end, "definite", name.text, name.head.noun, type=name.head.type, plural=name.head.plural, weight=self._weight(head),
                    head=head, verb=self._verb(head), determiner="the", same=same, inner=(), old=not article,  # `Park covers 300 ha.`
                )
            ]  # fmt: skip
        kind: Kind = "part" if part else "name"
        of = self._of(head) if part else None
        return [
            Reference(
                name.start, name.end, kind, name.text, name.words[0].lower() if part else "", weight=weight, head=head, verb=self._verb(head),
                name=None if part else name, of=of, same=same,
            )
        ]  # fmt: skip

    def _locates(self, i: int) -> bool:
        """Whether a name behind noun i and a comma says where it is rather than what it is called."""
        head = self.words.head([self.parse.words[i]])
        return i in self.at_word or (head is not None and head.type in ("park", "project", "place"))

    def _article(self, head: int) -> bool:
        return self.parse.determiner(head) in self.words["definite"]

    def _adjacent(self, name: Name) -> bool:
        return bool(self._before(name))

    def _before(self, name: Name) -> list[int]:
        """The head noun that stands directly before a name: `the electric company Lumenor`."""
        first = next(iter(self.parse.at(name.start, name.end)), 0)
        if first == 0 or self.parse.tags[first - 1] != "NN" or first - 1 in self.at_word:
            return []
        return [first - 1] if self.words.head([self.parse.words[first - 1]]) else []

    def _pronoun(self, i: int) -> list[Reference]:
        parse = self.parse
        low = parse.words[i].lower()
        plural = low in self.words["plural"] or low in self.words["first"]
        if not plural and low not in self.words["singular"]:
            return []
        verb = self._verb(i)
        if low == "it" and verb >= 0 and parse.relation(i) in ("subject", "passive subject") and self._empty(verb):
            return []
        return [Reference(parse.starts[i], parse.ends[i], "pronoun", low, low, plural=plural, weight=self._weight(i), head=i, verb=verb)]

    def _empty(self, verb: int) -> bool:
        """Whether the `it` of a verb stands for nothing: `it is reported that`, `it is worth mentioning`."""
        parse = self.parse
        clause = [
            c for c in parse.children(verb) if parse.relation(c) in ("complement", "clause", "subject") and c > verb and parse.is_verb(c)
        ]
        plain = parse.lemma(verb) in self.words["weather"] and parse.is_passive(verb)
        adjective = any(parse.relation(c) == "predicate" and parse.words[c].lower() in self.words["weather"] for c in parse.children(verb))
        return (plain and bool(clause)) or adjective

    def _modifier(self, i: int) -> list[Reference]:
        """`The park administration` speaks of the park too."""
        parse = self.parse
        low = parse.words[i].lower()
        types: list[EntityType] = [type for type in _BARE if low in self.words[f"bare_{type}"]]
        definite = i > 0 and parse.words[i - 1].lower() in ("the", "this")
        if not definite or not types:
            return []
        return [
            Reference(
                parse.starts[i],
                parse.ends[i],
                "definite",
                low,
                low,
                type=types[0],
                weight=0.5,
                head=i,
                verb=self._verb(i),
                determiner="the",
                old=True,
            )
        ]

    def _phrase(self, i: int) -> list[Reference]:
        """The phrase that noun i heads, where its noun is one of the tables."""
        parse = self.parse
        owner = parse.possessor(i)
        first = self._first(i, owner)
        determiner = parse.determiner(i)
        plain = [parse.words[k] for k in range(first, i + 1)]
        head = self.words.head(plain)
        noun = head.noun if head else parse.lemma(i)
        phrase = " ".join(word.lower() for word in plain)
        if self._labels(i):
            return []  # `Site: 113 ha`
        part = phrase in self.words["part"] or (noun in self.words["part"] and (head is None or head.length == 1))
        if (head is None and not part) or (head is not None and head.plural and self._of_several(i)):
            return []
        inner = tuple(dict.fromkeys(self.at_word[k] for k in range(first, i) if k in self.at_word))
        before = plain[: len(plain) - (head.length if head else 1)]
        part = part or (bool(inner) and inner[0].words[0].lower() in self.words["part"])  # Stage 3 civil works
        modifiers = frozenset(word for piece in before for word in piece.lower().split("-") if word[:1].isalnum())
        of = owner if owner is not None else self._of(i)
        kind: Kind = "definite" if determiner in self.words["definite"] or owner is not None else "indefinite"
        if part:
            kind = "part"
        elif head is not None and noun == "area" and (head.plural or kind != "definite" or of is not None):
            return []  # an area is a measure, or a part of something
        elif i in self.counted or (head is not None and head.plural and self._loose(head, modifiers, inner)):
            kind = "counted"  # `Its tenants`: no one thing
        elif kind == "indefinite" and not determiner and not modifiers and head is not None and not head.plural:
            return []  # on site, at port
        label = self._label(first, i)
        if not before and owner is not None and owner in self.at_word:
            label = f"{self.at_word[owner].text} {label}"
        elif not before and kind == "indefinite":
            label += self._purpose(i)
        return [Reference(
            parse.starts[first], parse.ends[i], kind, label, noun, modifiers, head.type if head else None, head.plural if head else False,
            self._weight(i), i, self._verb(i), None, determiner, of, self._same(i), inner,
        )]  # fmt: skip

    def _of(self, i: int) -> int | None:
        """What noun i is of; the parser may hang it on the number behind the noun (`phase two of the zone`)."""
        parse = self.parse
        nodes = [i, *(c for c in parse.children(i) if c == i + 1)]
        return next((o for node in nodes for p, o in parse.prepositions(node) if p == "of"), None)

    def _labels(self, i: int) -> bool:
        """Whether noun i is the label of a line of facts: `Site: …`."""
        parse = self.parse
        return not parse.sentence.terminated and i + 1 < len(parse) and parse.words[i + 1] == ":" and i < 4

    def _loose(self, head: Head, modifiers: frozenset[str], inner: tuple[Name, ...]) -> bool:
        """Whether a plural is no thing of its own: firms, sheds."""
        return not inner and (head.type == "org" or (head.noun in self.words["component"] and not modifiers - self.words["light"]))

    def _same(self, i: int) -> int | None:
        """The word that noun i is put equal to: it is its apposition, or its predicate."""
        parse = self.parse
        if (apposed := parse.apposed_to(i)) is not None:
            return apposed
        if parse.relation(i) == "predicate" and parse.lemma(parse.heads[i]) == "be":
            return next(iter(parse.subjects(parse.heads[i])), None)
        verb = parse.governor(i)
        if verb is not None and parse.is_passive(verb) and ("as", i) in parse.prepositions(verb):  # is known as the largest zone
            return next(iter(parse.subjects(verb)), None)
        return None

    def _of_several(self, i: int) -> bool:
        """Whether a plural only says of what kind one is: `one of the largest zones`."""
        above = self.parse.heads[self.parse.heads[i]]
        return self.parse.relation(i) == "prepositional object" and self.parse.words[above].lower() == "one"

    def _first(self, i: int, owner: int | None) -> int:
        """The first word of what noun i is called: behind its owner, article and numbers."""
        parse = self.parse
        first = parse.phrase_start(i)
        if owner is not None:
            first = max(first, parse.subtree(owner)[-1] + 1)
        for k in range(i - 1, first - 1, -1):
            if parse.words[k] in _DASHES and parse.ends[k] < parse.starts[k + 1]:
                first = k + 1  # `MILHAN - The park …`
                break
        while first < i and (first in self.stated or parse.tags[first] in _FUNCTION or not self._tells(parse.words[first])):
            first += 1
        return first

    def _tells(self, word: str) -> bool:
        return word[0].isalnum() and word.lower() not in self.words["blank"]

    def _purpose(self, i: int) -> str:
        """What tells a bare noun from others of its kind: `base for alumina and coatings`, `station near Hohhot`."""
        parse = self.parse
        for c in parse.children(i):
            if c > i and parse.relation(c) == "preposition" and parse.words[c].lower() in self.words["telling"]:
                phrase = parse.subtree(c)
                phrase = phrase[
                    : next((n for n, k in enumerate(phrase) if parse.words[k] in "(,;[" or (n and k != phrase[n - 1] + 1)), len(phrase))
                ]
                if len(phrase) <= _PURPOSE and not self.stated.intersection(phrase) and not any(parse.is_verb(k) for k in phrase):
                    return " " + " ".join(self._label(phrase[0], phrase[-1]).split())
        return ""

    def _label(self, first: int, i: int) -> str:
        """What the phrase calls its thing: a long stretch that the parser read as one word counts in full."""
        return " ".join(
            self.at_word[k].text if k in self.at_word else self.parse.words[k]
            for k in range(first, i + 1)
            if k not in self.at_word or k == first or self.at_word[k] is not self.at_word.get(k - 1)
        ).replace(" - ", "-")
