"""Dictionary forms by the rules and tables of the language model, made on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_PROPER = frozenset({"NNP", "NNPS"})
_PARTS_OF_SPEECH = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV", "M": "AUX"}


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
        for part in ("noun", "verb", "adj", "adv"):
            index[part] = frozenset(index.get(part, ()))  # the tables are lists, which the rules search from end to end
        self._listed = frozenset().union(*index.values())
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
        if tag == "VB":  # the rules would take an ending off `need`
            return low
        found = self._rules.rule_lemmatize(_Alone(low, _PARTS_OF_SPEECH.get(tag[0], "X")))
        return str(found[0]).lower() if found else low

    def ordinary(self, word: str) -> bool:
        """Whether the model's tables list a word, or its singular or stem."""
        low = word.lower()
        return low in self._listed or self(low, "NNS") in self._listed or self(low, "VBD") in self._listed
