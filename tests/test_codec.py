"""The JSON form: without loss, exactly as documented, and refusing what is not of the form with the path to it."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract import records
from parkextract.article import Article
from parkextract.codec import codec
from parkextract.errors import FormatError
from parkextract.extraction import Extraction
from parkextract.facts import Change, Entity, Fact, Note, Period, Share
from parkextract.values import KINDS, Area, Count, Mention, Money, Number, Percent, Physical, Quantity, Ratio, Time

TEXT = "Tarn Point Park covers about 19.8 ha and drew 5 to 8 firms from January to May 2021 for $1.5bn, up 4%, half of Tarn's total."


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def example() -> Extraction:
    """An extraction with every feature that the JSON form has."""
    article = Article(TEXT, title="A park", published="2021-07-01", source="The Gazette", url="https://example.org/1", id="one")
    mentions: tuple[Mention, ...] = (
        Area(id="m1", **at("19.8 ha"), value=Decimal("19.8"), unit="hectare", bound="about", measures="Tarn Point Park"),
        Count(id="m2", **at("5 to 8 firms"), low=Decimal(5), high=Decimal(8), unit="firm"),
        Time(
            id="m3", **at("January to May 2021"), earliest=date(2021, 1, 1), latest=date(2021, 5, 31), timex="2021-01/2021-05",
            parts=((58, 65), (69, 77)),
        ),
        Money(id="m4", **at("$1.5bn"), value=Decimal("1.5E+9"), currency="USD", ambiguous=("CAD", "AUD")),
        Percent(id="m5", **at("4%"), value=Decimal(4), trend="up"),
        Ratio(id="m6", **at("half"), value=Decimal("0.5"), equivalent_to="m5"),
    )  # fmt: skip
    entities = (
        Entity(id="e1", type="park", name="Tarn Point Park", mentions=((0, 15),), aliases=("the park",)),
        Entity(id="e2", type="place", name="Tarn", mentions=((112, 116),)),
    )
    facts = (
        Fact(id="f1", subject="e1", property="land_area", value="m1", sentence=(0, len(TEXT)), confidence=0.93),
        Fact(
            id="f2", subject="e1", property="total_investment", value="m4", period=Period("m3"), status="planned", qualifier="first phase",
            change=Change(direction="up", value="m5", baseline="year_on_year"), share=Share(value="m6", of="Tarn's total"),
        ),
        Fact(id="f3", subject="e1", property="companies", value="m2", period=Period("m3", "by"), change=Change(direction="down", baseline="m3")),
        Fact(id="f4", subject="e1", property="jobs", value=None, change=Change(direction="up"), period=Period("m3", "since")),
        Fact(id="f5", subject="e1", property="located_in", value="e2"),
        Fact(id="f6", subject="e1", property="sector", value="tea"),
    )  # fmt: skip
    notes = (Note(kind="share", text="4 of 8 is half", mentions=("m5", "m6")),)
    return Extraction(article, mentions, entities, facts, records.build(article, mentions, entities, facts), notes)


FORM = example().to_dict()


def test_form_is_the_documented_one() -> None:
    assert FORM["article"] == {
        "id": "one", "title": "A park", "published": "2021-07-01", "source": "The Gazette", "url": "https://example.org/1",
    }  # fmt: skip
    assert FORM["mentions"][0] == {
        "id": "m1", "kind": "area", "start": 29, "end": 36, "text": "19.8 ha", "value": "19.8", "bound": "about", "measures": "Tarn Point Park",
        "unit": "hectare", "base_value": "198000", "base_unit": "square_meter",
    }  # fmt: skip
    assert FORM["mentions"][2]["parts"] == [[58, 65], [69, 77]]
    assert (FORM["mentions"][2]["earliest"], FORM["mentions"][2]["type"]) == ("2021-01-01", "date")
    assert FORM["mentions"][3]["value"] == "1500000000"
    assert FORM["entities"][1] == {"id": "e2", "type": "place", "name": "Tarn", "mentions": [[112, 116]]}
    assert FORM["facts"][1] == {
        "id": "f2", "subject": "e1", "property": "total_investment", "value": "m4", "period": "m3", "status": "planned",
        "qualifier": "first phase", "change": {"direction": "up", "value": "m5", "baseline": "year_on_year"},
        "share": {"value": "m6", "of": "Tarn's total"}, "sentence": [0, 0], "confidence": 1.0,
    }  # fmt: skip
    assert [fact.get("period") for fact in FORM["facts"]] == [None, "m3", {"by": "m3"}, {"since": "m3"}, None, None]
    assert FORM["facts"][3]["value"] is None
    assert FORM["records"][0]["type"] == "park"
    assert FORM["records"][0]["fields"]["total_investment"] == ["f2"]
    assert FORM["notes"] == [{"kind": "share", "text": "4 of 8 is half", "mentions": ["m5", "m6"]}]


def test_what_says_nothing_is_absent() -> None:
    assert set(FORM["mentions"][1]) == {"id", "kind", "start", "end", "text", "low", "high", "unit"}
    assert "status" not in FORM["facts"][0]
    assert FORM["facts"][0]["confidence"] == 0.93


def test_round_trip() -> None:
    original = example()
    assert Extraction.from_dict(original.to_dict()) == original
    assert Extraction.from_json(original.to_json()).to_dict() == FORM
    with_text = Extraction.from_json(original.to_json(text=True))
    assert with_text.article == original.article
    assert with_text.records == original.records
    assert with_text.records[0].evidence("land_area") == (TEXT,)


def test_without_text_the_mentions_carry_theirs() -> None:
    read = Extraction.from_dict(FORM)
    assert read.article.text == ""
    assert [mention.text for mention in read.mentions] == [mention["text"] for mention in FORM["mentions"]]


def test_equality_is_of_what_is_said() -> None:
    one, other = example(), example()
    assert one == other
    assert hash(one) == hash(other)
    assert one != Extraction(one.article, one.mentions, one.entities, one.facts, one.records)
    assert one != "one"


def test_pickle_and_copy() -> None:
    original = example()
    assert original.get("m4") is original.mentions[3]
    assert pickle.loads(pickle.dumps(original)) == original == copy.deepcopy(original)


def test_get_and_kinds() -> None:
    extraction = example()
    assert [extraction.get(id) for id in ("m1", "e2", "f6", "x9")] == [
        extraction.mentions[0],
        extraction.entities[1],
        extraction.facts[5],
        None,
    ]
    groups = (extraction.areas, extraction.counts, extraction.times, extraction.money, extraction.percents, extraction.ratios)
    assert [mention for group in groups for mention in group] == list(extraction.mentions)
    assert extraction.quantities == ()


def _changed(path: list[Any], value: Any) -> dict[str, Any]:
    """The form with the value at a path replaced, or the key removed where the value is ABSENT."""
    form = copy.deepcopy(FORM)
    place: Any = form
    for step in path[:-1]:
        place = place[step]
    if value is ABSENT:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return form


ABSENT = object()
REFUSED: list[tuple[list[Any], Any, str]] = [
    (["mentions", 3, "value"], 1500000000, "mentions[3].value: 1500000000 is no decimal string"),
    (["mentions", 3, "value"], "1.5E+9", "mentions[3].value: '1.5E+9' is no decimal string"),
    (["mentions", 3, "value"], "NaN", "mentions[3].value: 'NaN' is no decimal string"),
    (["mentions", 3, "value"], "１", "mentions[3].value: '１' is no decimal string"),
    (["mentions", 3, "currency"], ABSENT, "mentions[3].currency: missing"),
    (["mentions", 3, "colour"], "red", "mentions[3].colour: unknown key"),
    (["mentions", 0, "kind"], "length", "mentions[0].kind: 'length' is none of money, area"),
    (["mentions", 0, "kind"], ["area"], "mentions[0].kind: ['area'] is none of"),
    (["mentions", 0, "kind"], ABSENT, "mentions[0].kind: None is none of"),
    (["mentions", 0, "bound"], "circa", "mentions[0].bound: 'circa' is none of about, more_than"),
    (["mentions", 0, "start"], "29", "mentions[0].start: '29' is no whole number"),
    (["mentions", 0, "start"], True, "mentions[0].start: True is no whole number"),
    (["mentions", 2, "earliest"], "2021-02-30", "mentions[2].earliest: '2021-02-30' is no date"),
    (["mentions", 2, "earliest"], 2021, "mentions[2].earliest: 2021 is no date"),
    (["mentions", 2, "parts"], [[5]], "mentions[2].parts[0]: 1 items, not 2"),
    (["mentions", 2, "parts"], "5-8", "mentions[2].parts: '5-8' is no list"),
    (["mentions", 3, "ambiguous"], ["CAD", 7], "mentions[3].ambiguous[1]: 7 is no string"),
    (["mentions", 1], "5 to 8 firms", "mentions[1]: '5 to 8 firms' is no object"),
    (["mentions", 1, "id"], "m1", "mentions[1].id: 'm1' is the id of mentions[0] too"),
    (["mentions", 5, "equivalent_to"], "m99", "mentions[5].equivalent_to: no mentions with the id 'm99'"),
    (["mentions"], {}, "mentions: {} is no list"),
    (["entities", 0, "type"], "planet", "entities[0].type: 'planet' is none of park"),
    (["facts", 0, "subject"], "e9", "facts[0].subject: no entities with the id 'e9'"),
    (["facts", 0, "subject"], "m1", "facts[0].subject: no entities with the id 'm1'"),
    (["facts", 0, "confidence"], "high", "facts[0].confidence: 'high' is no number"),
    (["facts", 0, "property"], ABSENT, "facts[0].property: missing"),
    (["facts", 1, "period"], {"until": "m3"}, "facts[1].period: {'until': 'm3'} is no id of a time"),
    (["facts", 1, "period"], {"by": "m3", "since": "m3"}, "facts[1].period: "),
    (["facts", 1, "period"], "m77", "facts[1].period: no mentions with the id 'm77'"),
    (["facts", 1, "change", "direction"], "sideways", "facts[1].change.direction: 'sideways' is none of up, down"),
    (["facts", 1, "change", "baseline"], "m77", "facts[1].change.baseline: no mentions"),
    (["facts", 1, "change", "value"], "m77", "facts[1].change.value: no mentions"),
    (["facts", 1, "share"], [], "facts[1].share: [] is no object"),
    (["facts", 1, "share", "value"], "e1", "facts[1].share.value: no mentions"),
    (["records"], "none", "records: "),
    (["records", 0, "entity"], "e9", "records[0].entity: "),
    (["notes", 0, "mentions"], ["m1", "m42"], "notes[0].mentions[1]: no mentions with the id 'm42'"),
    (["article"], ABSENT, "article: missing"),
    (["article"], "one", "article: 'one' is no object"),
    (["article", "id"], ABSENT, "article.id: missing"),
    (["article", "published"], "July", "article.published: 'July' is no date"),
    (["article", "author"], "A. Nother", "article.author: unknown key"),
    (["summary"], "none", "summary: unknown key"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), REFUSED, ids=[row[2].split(":")[0] + f"-{n}" for n, row in enumerate(REFUSED)])
def test_what_is_not_of_the_form_is_refused_with_its_path(path: list[Any], value: Any, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        Extraction.from_dict(_changed(path, value))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_extraction_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        Extraction.from_json(text)


def test_long_wrong_values_are_shortened() -> None:
    with pytest.raises(FormatError) as caught:
        Extraction.from_dict(_changed(["mentions", 0, "value"], "9" * 10_000 + "x"))
    assert len(str(caught.value)) < 200


SCALARS: list[tuple[Any, Any, Any]] = [
    (str, "park", "park"),
    (int, 5, 5),
    (float, 0.5, 0.5),
    (bool, True, True),
    (Decimal, Decimal("1.10"), "1.1"),
    (Decimal, Decimal("-0.00"), "0"),
    (Decimal, Decimal("1E-7"), "0.0000001"),
    (date, date(2021, 2, 3), "2021-02-03"),
    (Decimal | None, None, None),
    (Literal["up", "down"] | None, "up", "up"),
    (tuple[str, ...], ("a", "b"), ["a", "b"]),
    (tuple[tuple[int, int], ...], ((1, 2), (3, 4)), [[1, 2], [3, 4]]),
    (tuple[date, Decimal], (date(2021, 2, 3), Decimal(2)), ["2021-02-03", "2"]),
]


@pytest.mark.parametrize(("kind", "value", "form"), SCALARS)
def test_types(kind: Any, value: Any, form: Any) -> None:
    one = codec(kind)
    assert one.write(value) == form
    assert one.read(form, "value") == value


def test_a_type_without_json_form_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="complex"):
        codec(complex)


# ------------------------------------------------------------------------------------------------------------ every mention there is

_WORDS = st.text(max_size=12)
_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)
_NUMBER = {
    "value": st.none() | _DECIMALS, "low": st.none() | _DECIMALS, "high": st.none() | _DECIMALS, "trend": st.sampled_from(["up", "down", None]),
    "bound": st.sampled_from(["about", "more_than", "less_than", "at_least", "at_most", None]), "measures": st.none() | _WORDS,
    "ambiguous": st.lists(_WORDS, max_size=3).map(tuple),
}  # fmt: skip
_OWN: dict[type[Mention], dict[str, st.SearchStrategy[Any]]] = {
    Money: {"currency": st.sampled_from(["CNY", "USD"])},
    Area: {"unit": st.sampled_from(["hectare", "acre"])},
    Quantity: {"unit": st.sampled_from(["megawatt", "kilometer"])},
    Percent: {"unit": st.sampled_from(["percent", "percentage_point"])},
    Count: {"unit": st.none() | _WORDS},
    Time: {
        "earliest": st.none() | st.dates(), "latest": st.none() | st.dates(), "timex": _WORDS, "mod": st.none() | _WORDS,
        "type": st.sampled_from(["date", "time", "duration", "set"]), "quant": st.none() | _WORDS, "freq": st.none() | _WORDS,
        "duration": st.none() | _WORDS, "vague": st.booleans(), "ambiguous": st.lists(_WORDS, max_size=3).map(tuple),
        "parts": st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=2).map(tuple),
    },
}  # fmt: skip


@st.composite
def mention_lists(draw: st.DrawFn) -> tuple[Mention, ...]:
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), max_size=5))
    found: list[Mention] = []
    for n, cls in enumerate(kinds):
        fields = {**(_NUMBER if issubclass(cls, Number) else {}), **_OWN.get(cls, {})}
        values = draw(st.fixed_dictionaries(fields))
        found.append(cls(id=f"m{n}", start=n, end=n + 1, text=draw(_WORDS), **values))
    return tuple(found)


@given(mention_lists(), st.none() | st.dates(), st.text())
def test_every_mention_survives_the_round_trip(mentions: tuple[Mention, ...], published: date | None, text: str) -> None:
    extraction = Extraction(Article(text, published=published), mentions)
    assert Extraction.from_dict(json.loads(json.dumps(extraction.to_dict()))) == extraction
    assert Extraction.from_json(extraction.to_json(text=True)).article == extraction.article


@given(mention_lists())
def test_derived_keys_are_those_of_the_attributes(mentions: tuple[Mention, ...]) -> None:
    for mention, form in zip(mentions, Extraction(Article(""), mentions).to_dict()["mentions"], strict=True):
        assert form["kind"] == mention.kind
        for key, value in form.items():
            given = getattr(mention, key)
            assert value == given or codec(Decimal).write(given) == value if isinstance(given, Decimal) else value is not None
        assert ("base_unit" in form) == isinstance(mention, Physical)


def test_half_a_surrogate_pair_can_be_written() -> None:
    extraction = Extraction(Article("5 \ud83c ha", id="\udfff"), (Count(id="m1", start=0, end=3, text="5 \ud83c", value=Decimal(5)),))
    written = extraction.to_json(text=True)
    assert written.encode("utf-8")
    assert Extraction.from_json(written) == extraction
