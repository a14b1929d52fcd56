"""Records: which value is shown, what is kept, classes of a user's own, and their JSON form."""

# ruff: noqa: E501  (a row is one case)

from __future__ import annotations

import pickle
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import merged
import pytest
from hypothesis import given
from hypothesis import strategies as st

import parkextract as px
from parkextract import records
from parkextract.errors import FormatError, InputError, TableError
from parkextract.facts import Change, Entity, Fact, Period, Share
from parkextract.link.properties import properties
from parkextract.mentions import find
from parkextract.records import DEFAULT, Development, Park, Record, every, one

TEXT = (
    "Larch Hill Park covers 20 hectares, its core area 5 hectares, and is to grow to 60 hectares by 2030. In 2019 it had 80 companies, in 2020 95 companies. "
    "The 35 companies of the north have a registered capital of 40 million euros. Revenue rose 12 percent to $9 million ($11 million with rents). "
    "Founded in 2001, it was opened in May 2003."
)
ARTICLE = px.Article(TEXT, published="2021-07-01", id="larch")
MENTIONS = find(ARTICLE)
ENTITIES = (
    Entity(id="e1", type="park", name="Larch Hill Park"),
    Entity(id="e2", type="place", name="Orland"),
    Entity(id="e3", type="org", name="Borral"),
    Entity(id="e4", type="park", name="Orland Zone"),
)


def _id(text: str) -> str:
    return next(m.id for m in MENTIONS if m.text == text)


def fact(n: int, name: str, value: str | None, **more: Any) -> Fact:
    known = {m.text: m.id for m in MENTIONS}
    return Fact(id=f"f{n}", subject=more.pop("subject", "e1"), property=name, value=known.get(value or "", value), **more)


FACTS = (
    fact(1, "land_area", "5 hectares", qualifier="core area", sentence=(0, 96)),
    fact(2, "land_area", "20 hectares", sentence=(0, 96)),
    fact(3, "land_area", "60 hectares", status="planned", period=Period(_id("2030"), "by"), sentence=(0, 96)),
    fact(4, "companies", "95 companies", period=Period(_id("2020"))),
    fact(5, "companies", "80 companies", period=Period(_id("2019"))),
    fact(6, "registered_capital", "40 million euros", qualifier="35 companies of the north"),
    fact(
        7, "revenue", "$9 million", change=Change(direction="up", value=_id("12 percent")), share=Share(value=_id("12 percent"), of="all")
    ),
    fact(8, "established", "2001"),
    fact(9, "operation_start", "May 2003"),
    fact(10, "sector", "glass"),
    fact(11, "sector", "optics"),
    fact(12, "developer", "e3"),
    fact(13, "located_in", "e4"),
    fact(14, "located_in", "e2"),
    fact(15, "jobs", None, change=Change(direction="down")),
    fact(16, "revenue", "$11 million", subject="e3"),
)


def build(*facts: Fact, classes: Any = DEFAULT) -> tuple[Record, ...]:
    return records.build(ARTICLE, MENTIONS, ENTITIES, facts or FACTS, classes)


def park(*facts: Fact) -> Park:
    (record,) = build(*facts)
    assert isinstance(record, Park)
    return record


def test_a_record_shows_what_the_contract_says() -> None:
    larch = park()
    assert larch.name == "Larch Hill Park"
    assert larch.land_area is not None
    assert larch.land_area.text == "20 hectares"
    assert larch.land_area.quantity.to("square_meter").magnitude == 200000  # type: ignore[union-attr]
    assert larch.sectors == ("glass", "optics")
    assert [owner.name for owner in larch.developers] == ["Borral"]
    assert larch.investors == ()
    assert larch.place == ENTITIES[1]
    assert larch.evidence("land_area") == (TEXT[:96],)
    assert [s.status for s in larch.stated("land_area")] == ["actual", "actual", "planned"]
    assert [event.property for event in larch.timeline] == ["established", "operation_start"]
    assert larch.jobs is None
    assert len(larch.stated("jobs")) == 1


def test_a_change_and_a_share_are_resolved() -> None:
    (stated,) = park().stated("revenue")
    assert stated.change is not None
    assert stated.share is not None
    assert (stated.change.direction, stated.change.value.text if stated.change.value else None) == ("up", "12 percent")
    assert stated.share.of == "all"


def test_no_field_is_filled_with_a_value_of_others() -> None:
    """The capital of 35 companies is not the park's, and another subject's revenue is nobody's here."""
    larch = park()
    assert larch.registered_capital is None
    assert [s.group for s in larch.stated("registered_capital")] == [True]
    assert larch.revenue is not None
    assert larch.revenue.text == "$9 million"


SHOWN = [
    ("actual before planned", [fact(1, "land_area", "60 hectares", status="planned"), fact(2, "land_area", "5 hectares")], "land_area", "5 hectares"),
    ("actual of a part before planned", [fact(1, "land_area", "60 hectares", status="planned"), fact(2, "land_area", "5 hectares", qualifier="core")], "land_area", "5 hectares"),
    ("planned where nothing else is", [fact(1, "land_area", "60 hectares", status="planned")], "land_area", "60 hectares"),
    ("the whole before a part", [fact(1, "land_area", "5 hectares", qualifier="core area"), fact(2, "land_area", "20 hectares")], "land_area", "20 hectares"),
    ("the latest period", [fact(1, "companies", "80 companies", period=Period(_id("2019"))), fact(2, "companies", "95 companies", period=Period(_id("2020")))], "companies", "95 companies"),
    ("without a period, as of publication", [fact(1, "companies", "95 companies", period=Period(_id("2020"))), fact(2, "companies", "80 companies")], "companies", "80 companies"),
    ("what a change led to", [fact(1, "companies", "80 companies"), fact(2, "companies", "95 companies", change=Change(direction="up"))], "companies", "95 companies"),
    ("the surer", [fact(1, "companies", "80 companies", confidence=0.4), fact(2, "companies", "95 companies", confidence=0.9)], "companies", "95 companies"),
    ("the first of equals", [fact(1, "companies", "80 companies"), fact(2, "companies", "95 companies")], "companies", "80 companies"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "name", "wanted"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_which_value_is_shown(facts: list[Fact], name: str, wanted: str) -> None:
    assert getattr(park(*facts), name).text == wanted


def test_a_value_of_another_kind_fills_no_field() -> None:
    assert park(fact(1, "land_area", "$9 million")).land_area is None


def test_every_property_of_the_package_has_a_field() -> None:
    covered = {field.property for field in Development.fields.values()}
    assert {name for name in properties() if name != "racks"} <= covered


def test_a_record_is_frozen_and_names_what_it_lacks() -> None:
    larch = park()
    for name in ("land_area", "name", "anything"):
        with pytest.raises(AttributeError):
            setattr(larch, name, None)
    with pytest.raises(AttributeError):
        del larch.name
    with pytest.raises(InputError, match="Park has no field 'rent'"):
        larch.stated("rent")


def test_a_record_is_picklable_and_comparable() -> None:
    assert pickle.loads(pickle.dumps(park())) == park()
    assert park() != park(*FACTS[:3])
    assert len({park(), park()}) == 1


# ------------------------------------------------------------------------------------------------------------ JSON


def test_the_json_form_is_that_of_the_contract() -> None:
    form = park(*FACTS[:4]).to_dict()
    assert form == {
        "type": "park",
        "entity": "e1",
        "name": "Larch Hill Park",
        "fields": {"land_area": ["f1", "f2", "f3"], "companies": ["f4"]},
    }


def read(items: Any, classes: Any = DEFAULT) -> tuple[Record, ...]:
    return records.from_list(items, article=ARTICLE, mentions=MENTIONS, entities=ENTITIES, facts=FACTS, classes=classes)


def test_records_are_read_back_without_loss() -> None:
    assert read([record.to_dict() for record in build()]) == build()


BAD = [
    ({}, "records: a list"),
    (["x"], "records[0]: an object"),
    ([{"type": "park", "entity": "e9"}], "records[0].entity: there is no entity 'e9'"),
    ([{"entity": "e1"}], "records[0].type:"),
    ([{"type": "park", "entity": "e1", "fields": {"jobs": "f1"}}], "records[0].fields:"),
    ([{"type": "park", "entity": "e1", "fields": {"jobs": ["f99"]}}], "records[0].fields.jobs: e1 has no fact 'f99'"),
    ([{"type": "park", "entity": "e1", "fields": {"jobs": ["f16"]}}], "records[0].fields.jobs: e1 has no fact 'f16'"),
]


@pytest.mark.parametrize(("items", "message"), BAD)
def test_json_that_does_not_fit_is_refused_with_its_path(items: Any, message: str) -> None:
    with pytest.raises(FormatError, match=re.escape(message)):
        read(items)


@given(st.lists(st.integers(0, len(FACTS) - 1), unique=True))
def test_every_fact_is_in_one_record(chosen: list[int]) -> None:
    """None lost, none made up, whatever the article states."""
    facts = [FACTS[i] for i in chosen]
    made = records.build(ARTICLE, MENTIONS, ENTITIES, facts)
    stated = Counter(source.fact.id for record in made for source in record.facts())
    assert stated == Counter(f.id for f in facts if f.subject == "e1")
    assert stated == Counter(id for record in made for ids in record.to_dict()["fields"].values() for id in ids)


# ------------------------------------------------------------------------------------------------------------ a class of one's own


class Estate(Record, of=("park",), named=("hill",), type="estate"):
    land = one(px.Area, of="land_area", unit="acre", nature="size")
    tenants = one(px.Count, of="companies", unit="company")
    dollars = one(px.Money, of="revenue", unit="USD")
    euros = one(px.Money, of="revenue", unit="EUR")
    trades = every(str, of="sector")


def test_a_class_of_ones_own() -> None:
    (estate,) = build(classes=(Estate, *DEFAULT))
    assert isinstance(estate, Estate)
    assert estate.land is not None
    assert estate.land.value == Decimal(20)
    assert estate.tenants is not None
    assert estate.tenants.value == 95
    assert estate.dollars is not None
    assert estate.euros is None
    assert estate.trades == ("glass", "optics")
    form = estate.to_dict()
    assert (form["type"], form["fields"]["land"]) == ("estate", ["f1", "f2", "f3"])
    assert read([form], classes=(Estate,)) == (estate,)
    assert read([form])[0].to_dict()["type"] == "estate"


def test_the_first_class_that_accepts_an_entity_makes_its_record() -> None:
    assert type(build(classes=(Park, Estate))[0]) is Park
    assert build(classes=(px.Project,)) == ()


def test_own_properties_are_checked() -> None:
    with pytest.raises(TableError, match="Wrong: floors: no examples"):
        type("Wrong", (Record,), {}, properties='[floors]\nvalue = ["count"]')
    with pytest.raises(TableError, match="land_area is a property of parkextract"):
        type("Wrong", (Record,), {}, properties='[land_area]\nvalue = ["area"]\nexamples = [["It covers 2 hectares.", "2 hectares"]]')
    with pytest.raises(TableError, match="Wrong: "):
        type("Wrong", (Record,), {}, properties="[")


@pytest.mark.model
def test_the_examples_of_the_documentation_run(root: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "records.md").read_text(encoding="utf-8"), re.DOTALL)
    scope: dict[str, Any] = {"results": list(merged.extractions())}
    for block in blocks:
        exec(compile(block, "docs/records.md", "exec"), scope)
    assert scope["merged"].conflicts


@pytest.mark.model
def test_merging_what_the_pipeline_extracts_puts_no_two_things_together() -> None:
    """Names decide what an extracted entity is in the annotation; those that it finds are never merged across things."""
    from parkextract.merge import merge

    annotated = {(x.article.id, e.name): (x.article.id, e.id) for x in merged.extractions() for e in x.entities}
    results = [px.extract(x.article) for x in merged.extractions()]
    groups = [[annotated[key] for m in record.members if (key := (m.article.id, m.entity.name)) in annotated] for record in merge(results)]
    wanted = merged.pairs(merged.members(merge(merged.extractions())))
    known = {member for x in merged.extractions() for record in x.records for member in merged.members([record])[0]}
    found = {pair for pair in merged.pairs(groups) if set(pair) <= known}
    assert len(found & wanted) >= 10
    assert len(found - wanted) <= len(found) // 20
