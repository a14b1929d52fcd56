"""The references of a sentence: its names, its pronouns and the ordinary noun phrases that speak of parks, projects, companies and places."""

from __future__ import annotations

from collections.abc import Sequence, Set

from parkextract.entities.names import Name
from parkextract.entities.phrases import Phrases
from parkextract.entities.reference import Kind, Reference, Sight
from parkextract.entities.vocabulary import Vocabulary
from parkextract.syntax import Parse
from parkextract.values import Mention

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VERBAL = ("VB", "MD")
_AHEAD = ("adverbial", "clause")
_ASIDE = 0.2
_MOST = "est"  # the oldest
_ITEM = 1.5  # what an item of a round-up begins with, its place behind it


def references(parse: Parse, names: Sequence[Name], stated: Sequence[Mention], elsewhere: Set[str], words: Vocabulary) -> list[Reference]:
    """The references of a sentence, in order of place. `names` and `stated` (its mentions) are those of the sentence, `elsewhere` the keys of
    the words that are names inside some sentence of the article."""
    return _Reader(parse, names, stated, elsewhere, words).read()


class _Reader:
    def __init__(self, parse: Parse, names: Sequence[Name], stated: Sequence[Mention], elsewhere: Set[str], words: Vocabulary) -> None:
        self.sight = Sight(parse, names, stated, elsewhere, words)
        self.phrases = Phrases(self.sight)
        self.parse, self.words = parse, words

    def read(self) -> list[Reference]:
        parse = self.parse
        found: list[Reference] = []
        for i in range(len(parse)):
            if parse.is_pronoun(i):
                found += self._pronoun(i)
            elif parse.is_relative(i):
                found += self._relative(i)
            elif (low := parse.words[i].lower()) in self.words.ranks or low in self.words["sibling"]:
                found += self._ranked(i) or (self.phrases.of(i) if parse.tags[i] in _NOMINAL and i not in self.sight.at_word else [])
            elif parse.tags[i] in _NOMINAL and i not in self.sight.at_word:
                found += self.phrases.of(i)
        for name in self.sight.names:
            found += self._name(name)
        return sorted(found, key=lambda reference: (reference.start, -reference.end))

    def _relative(self, i: int) -> list[Reference]:
        """A relative pronoun stands for its noun: `of which`, `whose`."""
        noun = self.parse.antecedent(i)
        if noun == i:
            return []
        return [Reference(self.parse.starts[i], self.parse.ends[i], "relative", "", weight=0.3, head=i, verb=self.sight.verb(i), same=noun)]

    def _ranked(self, i: int) -> list[Reference]:
        """One of a row of things, told without a noun: `the first, of 3 sq km, …`, `the latter will …`, `the older one opened`, `a second in Liptov`."""
        parse = self.parse
        one = parse.words[i + 1 : i + 2] == ["one"]
        article = parse.words[i - 1].lower() if i else ""
        if article not in ("the", "a", "its") or (parse.relation(i) == "modifier" and parse.words[parse.heads[i]] != "one"):
            return []
        last = i + 1 if one else i
        ends = last + 1 == len(parse) or not parse.words[last + 1][0].isalnum() or parse.tags[last + 1].startswith(_VERBAL)
        if not ends or parse.words[last + 1 : last + 2] == ["-"]:
            return []
        low = parse.words[i].lower()
        if (article == "a" and low == "third" and not one) or any(self._known(c) for c in parse.appositions(last)):
            return []  # a third of it; the second, the Orava Free Zone
        if low.endswith(_MOST) and not self._one_of(last):
            return []
        text = f"{low} one" if one else low
        return [
            Reference(
                parse.starts[i],
                parse.ends[last],
                "ranked",
                text,
                low,
                weight=self.sight.weight(last),
                head=last,
                verb=self.sight.verb(last),
            )
        ]

    def _one_of(self, i: int) -> bool:
        """Whether a superlative tells one of several things: `The oldest will close`, not `The largest is Orava Park`, `at a billion the largest`."""
        parse = self.parse
        if parse.relation(i) not in ("subject", "passive subject"):
            return False
        told = [c for c in parse.children(parse.heads[i]) if parse.relation(c) == "predicate" and parse.lemma(parse.heads[i]) == "be"]
        named = parse.words[i + 1 : i + 2] == [","] and i + 2 in self.sight.at_word
        return not named and not any(c in self.sight.at_word for c in told)

    def _known(self, i: int) -> bool:
        """Whether what a word is the head of is a name, or has been spoken of."""
        return i in self.sight.at_word or self.parse.determiner(i) in self.words["definite"]

    def _name(self, name: Name) -> list[Reference]:
        parse = self.parse
        head = parse.head_of(name.start, name.end)
        if head is None:
            return []
        same = parse.apposed_to(head)
        if same is not None and name.head is None and self._locates(same) and not self._article(head):
            same = None  # `the zone, Ceará`, not `its next hall, the Ballast`
        if same is None and self._adjacent(name):
            same = next(iter(self._before(name)), None)
        weight = self.sight.weight(head)
        if name.aside or name.label or name.dateline:
            weight = _ITEM if name.label and not name.dateline and len(self.sight.names) > 1 else _ASIDE
        number = name.words[1] if len(name.words) > 1 else ""
        part = (
            name.words[0].lower() in self.words["part"] or (number.isdigit() and name.words[0].lower() in self.words["numbered_part"])
        ) and (name.head is None or number.isdigit())  # Phase II
        part = part and (number.isdigit() or not number[:1].isdigit() or name.words[0] != "Section")  # Phase 1F, not Section 45X of a law
        article = self._article(head)
        alone = len(name.words) == 1 and not name.defined and (article or name.initial)
        if alone and name.head is not None and self.words.is_head(name.words[0]):  # the Company, the Park
            return [
                Reference(
                    name.start, name.end, "definite", name.text, name.head.noun, type=name.head.type, plural=name.head.plural, weight=self.sight.weight(head),
                    head=head, verb=self.sight.verb(head), determiner="the", same=same, inner=(), old=not article,  # `Park covers 300 ha.`
                )
            ]  # fmt: skip
        kind: Kind = "part" if part else "name"
        of = self.phrases.whole(head) if part else None
        return [
            Reference(
                name.start, name.end, kind, name.text, name.words[0].lower() if part else "", weight=weight, head=head, verb=self.sight.verb(head),
                name=None if part else name, of=of, same=same, given=None if part else self._given(head),
            )
        ]  # fmt: skip

    def _given(self, head: int) -> int | None:
        """The word of the thing that a verb of naming gives a name to: `The plant will be called Orava Cell`, `a site dubbed Turiec Nord`."""
        parse = self.parse
        verb = parse.heads[head]
        as_known = (parse.preposition_of(head) or ("", -1))[0] == "as"
        verb = parse.heads[verb] if as_known else verb
        if verb < 0 or parse.lemma(verb) not in self.words["named" if not as_known else "known"]:
            return None
        if not as_known and parse.relation(head) not in ("predicate", "object", "complement"):
            return None
        if parse.relation(verb) == "participle":
            return parse.heads[verb]
        if not parse.is_passive(verb):
            return None
        subject = next((c for c in parse.subjects(verb) if c < verb), None)
        if parse.relation(verb) == "relative clause" and (subject is None or parse.is_relative(subject)):
            return parse.antecedent(subject) if subject is not None else parse.heads[verb]
        return subject

    def _locates(self, i: int) -> bool:
        """Whether a name behind noun i and a comma says where it is rather than what it is called."""
        head = self.words.head([self.parse.words[i]])
        return i in self.sight.at_word or (head is not None and head.type in ("park", "project", "place"))

    def _article(self, head: int) -> bool:
        return self.parse.determiner(head) in self.words["definite"]

    def _adjacent(self, name: Name) -> bool:
        return bool(self._before(name))

    def _before(self, name: Name) -> list[int]:
        """The head noun that stands directly before a name: `the electric company Lumenor`."""
        first = next(iter(self.parse.at(name.start, name.end)), 0)
        if first == 0 or self.parse.tags[first - 1] != "NN" or first - 1 in self.sight.at_word:
            return []
        return [first - 1] if self.words.head([self.parse.words[first - 1]]) else []

    def _pronoun(self, i: int) -> list[Reference]:
        parse = self.parse
        low = parse.words[i].lower()
        plural = low in self.words["plural"] or low in self.words["first"]
        if not plural and low not in self.words["singular"]:
            return []
        verb = self.sight.verb(i)
        if low == "it" and verb >= 0 and parse.relation(i) in ("subject", "passive subject") and self._empty(verb):
            return []
        objects = parse.objects(verb) if low == "they" and verb >= 0 else ()
        given = next((o for o in objects if parse.words[o] == "it" and self._called(o, verb) is not None), None)  # They call it Turiec Nord
        return [
            Reference(
                parse.starts[i],
                parse.ends[i],
                "pronoun",
                low,
                low,
                plural=plural,
                weight=self.sight.weight(i),
                head=i,
                verb=verb,
                same=self._called(i, verb),
                given=given,
            )
        ]

    def _called(self, i: int, verb: int) -> int | None:
        """The name that a pronoun is given: `They call it the Orava Free Zone`, or the subject that it runs ahead of: `Since it opened, the zone has …`"""
        parse = self.parse
        relation = parse.relation(i)
        if relation == "object":
            given = (c for c in parse.children(parse.heads[i]) if c > i and parse.relation(c) == "predicate")
            return next((c for c in given if c in self.sight.at_word), None)
        if relation in ("subject", "passive subject") and verb > i and parse.relation(verb) in _AHEAD and parse.heads[verb] > verb:
            return next((c for c in parse.subjects(parse.heads[verb]) if c > verb), None)
        return None

    def _empty(self, verb: int) -> bool:
        """Whether the `it` of a verb stands for nothing: `it is reported that`, `it is worth mentioning`."""
        parse = self.parse
        clause = [
            c for c in parse.children(verb) if parse.relation(c) in ("complement", "clause", "subject") and c > verb and parse.is_verb(c)
        ]
        plain = parse.lemma(verb) in self.words["weather"] and parse.is_passive(verb)
        adjective = any(parse.relation(c) == "predicate" and parse.words[c].lower() in self.words["weather"] for c in parse.children(verb))
        return (plain and bool(clause)) or adjective
