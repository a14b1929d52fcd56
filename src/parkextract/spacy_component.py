"""parkextract in a spaCy pipeline: `nlp.add_pipe("parkextract")`.

    doc = nlp("The park covers 19.8 hectares.")
    doc.spans["parkextract"]            # the mentions, labelled with their kinds; `span.id_` is the mention's id
    doc.spans["parkextract_entities"]   # every mention of an entity, labelled with its type; `span.id_` is the entity's id
    doc._.parkextract                   # the Extraction

A publication date is given as `doc._.published` of a doc from `nlp.make_doc`, or to all docs as `config={"published": "2021-07-01"}`.
Spans are widened to whole tokens; the extraction has the exact offsets. What is kept in the doc is JSON, so that docs can be stored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from parkextract.article import Article
from parkextract.errors import InputError
from parkextract.extraction import Extraction
from parkextract.pipeline import Depth, Extractor, load

NAME = "parkextract"
ENTITIES = f"{NAME}_entities"


def _extraction(doc: Doc) -> Extraction | None:
    """The extraction of a doc, None before the component has seen it."""
    stored = doc.user_data.get(NAME)
    if stored is None:
        return None
    form = json.loads(stored)
    return Extraction.from_dict({**form, "article": {**form["article"], "text": doc.text}})


if not Doc.has_extension(NAME):
    Doc.set_extension(NAME, getter=_extraction)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)


@dataclass(frozen=True, slots=True)
class Component:
    """The component: it keeps no state and can be sent to other processes."""

    extractor: Extractor
    published: str | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Extract from a doc's text and put the result into the doc."""
        article = Article(doc.text, published=doc._.published or self.published)
        fill(doc, self.extractor.extract(article))
        return doc


@Language.factory(
    NAME,
    assigns=["doc.spans", f"doc._.{NAME}"],
    default_config={"lang": "en", "depth": "facts", "published": None},
)
def create(nlp: Language, name: str, lang: str, depth: Depth, published: str | None) -> Component:
    """The component as spaCy makes it; `lang` and `depth` are those of `parkextract.load`."""
    return Component(load(lang, depth=depth), published)


def fill(doc: Doc, extraction: Extraction) -> None:
    """Put an extraction into the doc of its text."""
    doc.user_data[NAME] = extraction.to_json()
    named = [(start, end, entity.type, entity.id) for entity in extraction.entities for start, end in entity.mentions]
    doc.spans[NAME] = _spans(doc, [(m.start, m.end, m.kind, m.id) for m in extraction.mentions])
    doc.spans[ENTITIES] = _spans(doc, sorted(named))


def _spans(doc: Doc, places: list[tuple[int, int, str, str]]) -> list[Span]:
    """Spans of whole tokens for (start, end, label, id) in characters."""
    found = (doc.char_span(start, end, label, span_id=id, alignment_mode="expand") for start, end, label, id in places)
    return [span for span in found if span is not None]


def to_doc(extraction: Extraction) -> Doc:
    """A doc of the article for displaCy: the mentions in `doc.spans["parkextract"]` (`style="span"`) and in `doc.ents` (`style="ent"`).

    Raises InputError where the extraction has no text, as one that was read back from JSON without it.
    """
    article = extraction.article
    if not article.text and (extraction.mentions or extraction.entities):
        raise InputError(f"{article.id}: the extraction has no text: make it from JSON of to_dict(text=True)")
    doc: Doc = English().tokenizer(article.text)
    about: dict[str, Any] = {"title": article.title} if article.title else {}
    doc.user_data.update(about)
    fill(doc, extraction)
    doc.ents = filter_spans(doc.spans[NAME])
    return doc
