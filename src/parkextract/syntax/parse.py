"""The grammatical questions that a parsed sentence answers: subject, object, apposition, conjunct, phrase of a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from parkextract.syntax.tree import Tree, kept

Tense = Literal["past", "present", "future", "modal", "infinitive", "participle"]

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT = frozenset({"dobj", "attr", "oprd", "dative"})
_CLAUSE = frozenset({"relcl", "acl"})
_PARTICIPIAL = _CLAUSE | {"advcl"}  # `Run by X, the park …`
_LEFT_OF_NOUN = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "neg", "case", "punct", "npadvmod", "preconj"}
)
_ARTICLES = frozenset({"a", "an"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos"})
_MODAL_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MODALS = frozenset({"would", "could", "should", "can", "may", "might", "must", "ought"})
_TENSES: dict[str, Tense] = {
    "VBD": "past",
    "VBZ": "present",
    "VBP": "present",
    "VBN": "participle",
    "VBG": "participle",
    "VB": "infinitive",
}


class Parse(Tree):
    """A parsed sentence; words are indices into it."""

    __slots__ = ()

    def mend(self) -> None:
        """Two mistakes that the parser makes often: `a mill, a foundry and a pier` is a list, not an apposition; `a tyre works` is a noun."""
        for i, label in enumerate(self.labels):
            if label == "appos" and self._listed(i):
                self.labels[i] = "conj"
            elif self.tags[i] == "VBZ" and label in _NOMINAL and self.words[i].lower() == "works":
                self.tags[i] = "NN"

    def _listed(self, i: int) -> bool:
        """Whether an apposition is the second of a list of three: it has its article, as what it seems to be an apposition of, and a third behind `and`."""
        third = any(self.labels[c] == "conj" for c in self._children[i]) and any(self.labels[c] == "cc" for c in self._children[i])
        return third and self.determiner(i) in _ARTICLES and self.determiner(self.heads[i]) in _ARTICLES

    # -- nouns

    def noun_phrase(self, i: int) -> tuple[int, int]:
        """The characters of the base phrase that noun i heads: determiner, modifiers, the noun; nothing that follows it."""
        return self.starts[self.phrase_start(i)], self.ends[i]

    def phrase_start(self, i: int) -> int:
        """The first word of the base phrase that noun i heads."""
        first = i
        for child in reversed(self._children[i]):
            if child < i and self.labels[child] in _LEFT_OF_NOUN:
                first = min(first, self.subtree(child)[0])
        while first < i and self.labels[first] == "punct" and self.words[first] not in "$€£¥":
            first += 1
        return first

    def modifiers(self, i: int) -> list[int]:
        """Adjectives, compound nouns, numbers, determiners before a noun."""
        return [
            c
            for c in self._children[i]
            if self.labels[c] in ("amod", "compound", "nummod", "nmod", "det", "quantmod", "npadvmod", "advmod", "predet")
        ]

    def determiner(self, i: int) -> str:
        """The determiner or possessive pronoun of a noun in lower case, or ''."""
        for c in self._children[i]:
            if c < i and (self.labels[c] == "det" or (self.labels[c] == "poss" and self.tags[c] == "PRP$")):
                return self.words[c].lower()
        return ""

    def possessor(self, i: int) -> int | None:
        """The owner of a noun: `park` in `the park's area`, `its` in `its area`."""
        return next((c for c in self._children[i] if self.labels[c] == "poss"), None)

    def appositions(self, i: int) -> list[int]:
        return [c for c in self._children[i] if self.labels[c] == "appos"]

    def apposed_to(self, i: int) -> int | None:
        """The noun that i is an apposition of."""
        return self.heads[i] if self.labels[i] == "appos" else None

    @kept
    def conjuncts(self, i: int) -> Sequence[int]:
        """All words joined with i by and, or, commas, in order, without i."""
        first = i
        while self.labels[first] == "conj":
            first = self.heads[first]
        found, stack = {first}, [first]
        while stack:
            joined = [c for c in self._children[stack.pop()] if self.labels[c] == "conj" and c not in found]
            found.update(joined)
            stack += joined
        return sorted(found - {i})

    def first_conjunct(self, i: int) -> int:
        while self.labels[i] == "conj":
            i = self.heads[i]
        return i

    @kept
    def prepositions(self, i: int) -> Sequence[tuple[str, int]]:
        """(preposition, its object) for every phrase that depends on word i: `("of", investment)`."""
        found = []
        for c in self._children[i]:
            if self.labels[c] in ("prep", "agent", "dative") and self.tags[c] in ("IN", "TO", "VBG", "RP", "VBN"):
                found += [(self.words[c].lower(), o) for o in self._objects_of_preposition(c)]
        return found

    def _objects_of_preposition(self, preposition: int) -> list[int]:
        found = []
        for c in self._children[preposition]:
            if self.labels[c] in ("pobj", "pcomp"):
                found += [c]
            elif self.labels[c] == "prep":  # "because of", "out of"
                found += self._objects_of_preposition(c)
        return found

    @kept
    def preposition_of(self, i: int) -> tuple[str, int] | None:
        """(preposition, the word it depends on) where i, or what i is joined to, is its object."""
        i = self.first_conjunct(i)
        if self.labels[i] not in ("pobj", "pcomp"):
            return None
        preposition = self.heads[i]
        return self.words[preposition].lower(), self.heads[preposition]

    def relative_clauses(self, i: int) -> list[int]:
        """The verbs of the clauses and participles that modify noun i."""
        return [c for c in self._children[i] if self.labels[c] in _CLAUSE]

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; i itself where it is none."""
        if not self.is_relative(i) and self.words[i].lower() != "that":
            return i
        for up in self.ancestors(i):
            if self.labels[up] == "relcl":
                return self.heads[up]
        return i

    # -- verbs

    @kept
    def governor(self, i: int) -> int | None:
        """The nearest verb above word i; None where there is none (a heading)."""
        return next((up for up in self.ancestors(i) if self.is_verb(up)), None)

    @kept
    def subjects(self, verb: int) -> Sequence[int]:
        """The nouns that a verb is said of. A verb without its own takes that of the verb it is joined to or completes; that of a relative
        clause or participle is the noun it modifies. A relative pronoun is resolved to its noun, conjuncts are included."""
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            own = [c for c in self._children[verb] if self.labels[c] in _SUBJECT]
            if own:
                found = [self.antecedent(own[0])]
                return [found[0], *[c for c in self.conjuncts(found[0]) if c > found[0]]] if self.labels[found[0]] != "conj" else found
            label, head = self.labels[verb], self.heads[verb]
            if label in _CLAUSE:
                return [head]
            if label == "pcomp":  # "by building …", "after opening …"
                label, verb = "advcl", head
                head = self.heads[head]
            if label == "xcomp" and (objects := [c for c in self._children[head] if self.labels[c] == "dobj"]) and head != verb:
                return objects[:1]
            if label in ("conj", "xcomp", "advcl", "ccomp", "prep", "dep", "aux", "auxpass") and head != verb:
                verb = head
                if not self.is_verb(verb):
                    return [verb] if self.is_noun(verb) else []
        return []

    @kept
    def objects(self, verb: int) -> Sequence[int]:
        """Direct objects and predicates of a verb, with their conjuncts."""
        own = [c for c in self._children[verb] if self.labels[c] in _OBJECT and self.is_noun(c)]
        return own + [c for o in own for c in self.conjuncts(o) if c > o]

    def is_receiver(self, i: int) -> bool:
        """Whether a noun is whom something is given to: `staff` in `paid its staff $500`."""
        return self.labels[i] == "dative"

    def agents(self, verb: int) -> list[int]:
        """Who did it, of a passive: `built by A and B`. What is done jointly has two: of `jointly built by A in X and B`, B is not a second X."""
        by = [c for c in self._children[verb] if self.labels[c] == "agent" or (self.labels[c] == "prep" and self.words[c].lower() == "by")]
        own = [o for c in by for o in self._objects_of_preposition(c)]
        joined = [c for o in own for c in self.conjuncts(o) if c > o]
        if own and not joined and any(self.words[c].lower() == "jointly" for c in self._children[verb]):
            joined = [c for o in own for _, place in self.prepositions(o) for c in self.conjuncts(place) if c > place]
        return own + joined

    @kept
    def is_passive(self, verb: int) -> bool:
        """`was built`; also a bare past participle that modifies a noun (`the plant built in 2019`)."""
        if any(self.labels[c] in ("auxpass", "nsubjpass") for c in self._children[verb]):
            return True
        if self.labels[verb] == "conj" and self.tags[verb] == "VBN" and not self._auxiliaries(verb):
            return self.is_passive(self.heads[verb])
        return self.tags[verb] == "VBN" and self.labels[verb] in _PARTICIPIAL and not self._auxiliaries(verb)

    def _auxiliaries(self, verb: int) -> list[int]:
        return [c for c in self._children[verb] if self.labels[c] in ("aux", "auxpass")]

    @kept
    def auxiliaries(self, verb: int) -> Sequence[str]:
        """The auxiliary words of a verb in lower case, shared ones included (`will build and run`)."""
        own = [self.words[c].lower() for c in self._auxiliaries(verb)]
        if own or self.labels[verb] != "conj" or any(self.labels[c] in _SUBJECT for c in self._children[verb]):
            return own
        head = self.heads[verb]
        return self.auxiliaries(head) if self.is_verb(head) and (self.tags[head] == self.tags[verb] or self.tags[verb] == "VB") else own

    @kept
    def tense(self, verb: int) -> Tense:
        """The tense of the clause that a verb heads; `modal` for can, could, may, might, must, should, would."""
        auxiliaries = self.auxiliaries(verb)
        if any(a in _MODAL_FUTURE for a in auxiliaries):
            return "future"
        if any(self.tags[c] == "MD" for c in self._auxiliaries(verb)) or any(a in _MODALS for a in auxiliaries):
            return "modal"
        if "to" in auxiliaries:
            return "infinitive"
        if "had" in auxiliaries or "was" in auxiliaries or "were" in auxiliaries or "did" in auxiliaries:
            return "past"
        if auxiliaries:
            return "present"
        return _TENSES.get(self.tags[verb], "infinitive")

    def negated(self, i: int) -> bool:
        """Whether word i is denied: `not`, `n't`, `never` on it, or `no` before the noun."""
        return any(self.negates(c) for c in self._children[i])

    def negates(self, i: int) -> bool:
        """Whether word i denies the word that it is on."""
        return self.labels[i] == "neg" or (self.labels[i] == "det" and self.words[i].lower() in ("no", "neither"))
