"""parkextract as a spaCy component, and an extraction as a Doc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import extractions
import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from parkextract import pipeline, spacy_component
from parkextract.errors import InputError
from parkextract.extraction import Extraction

TEXT = "The depot covers 12.5 hectares.\r\nIt cost US$40m, said the owner on Friday \U0001f600."


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("en")
    made.add_pipe("parkextract", config={"depth": "mentions"})
    return made


@pytest.fixture(autouse=True)
def anything_else_is_lent() -> None:
    assert Doc.has_extension("parkextract")


def test_the_entry_point_names_the_component() -> None:
    from importlib.metadata import entry_points

    (found,) = entry_points(group="spacy_factories", name="parkextract")
    assert found.load() is spacy_component.create


def test_a_doc_has_its_mentions(nlp: Any) -> None:
    doc = nlp(TEXT)
    expected = pipeline.load(depth="mentions").extract(TEXT)
    result = doc._.parkextract
    assert isinstance(result, Extraction)
    assert result.mentions == expected.mentions
    assert result.article.text == doc.text == TEXT
    assert [(span.label_, span.id_) for span in doc.spans["parkextract"]] == [(m.kind, m.id) for m in result.mentions]
    for span in doc.spans["parkextract"]:
        mention = result.get(span.id_)
        assert span.start_char <= mention.start < mention.end <= span.end_char


def test_a_date_of_publication_dates_a_doc(nlp: Any) -> None:
    for given, found in ((None, None), ("2021-07-01", "2021-07-01")):
        doc = nlp.make_doc(TEXT)
        doc._.published = given
        assert str(nlp(doc)._.parkextract.article.published) == str(found)
    dated = spacy.blank("en")
    dated.add_pipe("parkextract", config={"depth": "mentions", "published": "2020-01-01"})
    assert str(dated(TEXT)._.parkextract.article.published) == "2020-01-01"


def test_docs_can_be_stored(nlp: Any) -> None:
    doc = nlp(TEXT)
    for again in (
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        next(iter(DocBin(store_user_data=True).from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(nlp.vocab))),
    ):
        assert again._.parkextract == doc._.parkextract
        assert [span.id_ for span in again.spans["parkextract"]] == [span.id_ for span in doc.spans["parkextract"]]


def test_many_docs_and_the_pipeline_itself(nlp: Any, tmp_path: Any) -> None:
    texts = ["Nothing.", "", TEXT]
    assert [len(doc.spans["parkextract"]) for doc in nlp.pipe(texts)] == [len(nlp(text).spans["parkextract"]) for text in texts]
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.parkextract == nlp(TEXT)._.parkextract


def test_a_doc_that_the_component_has_not_seen_has_no_extraction() -> None:
    assert spacy.blank("en")("A text.")._.parkextract is None


def test_an_extraction_is_a_doc() -> None:
    result = extractions.extraction()
    doc = result.to_doc()
    assert doc.text == result.article.text
    assert doc._.parkextract == result
    assert [span.id_ for span in doc.spans["parkextract"]] == [mention.id for mention in result.mentions]
    assert {(span.text, span.label_) for span in doc.spans["parkextract_entities"]} >= {("Velm Harbour Park", "park"), ("Osterby", "place")}
    assert [ent.label_ for ent in doc.ents] == [mention.kind for mention in result.mentions]


@pytest.mark.parametrize("style", ["span", "ent"])
def test_displacy_draws_it(style: str) -> None:
    picture = displacy.render(extractions.extraction().to_doc(), style=style, options={"spans_key": "parkextract"}, jupyter=False)
    assert isinstance(picture, str)
    assert "money" in picture.lower()


def test_an_extraction_without_text_is_no_doc() -> None:
    form: Callable[..., dict[str, Any]] = extractions.extraction().to_dict
    with pytest.raises(InputError, match="no text"):
        Extraction.from_dict(form()).to_doc()
    assert Extraction.from_dict(form(text=True)).to_doc().text == extractions.TEXT
