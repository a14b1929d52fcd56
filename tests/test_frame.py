"""pandas tables: columns, dtypes, exact numbers beside floats."""

from __future__ import annotations

import builtins
from decimal import Decimal
from typing import Any

import merged
import pytest

from parkextract.errors import InputError, MissingExtraError
from parkextract.extraction import Extraction
from parkextract.facts import Entity, Fact
from parkextract.mentions import find
from parkextract.merge import merge
from parkextract.records import Record, one
from parkextract.values import Money
from parkextract.write import frame

pandas = pytest.importorskip("pandas")


def first(id: str) -> Extraction:
    return next(x for x in merged.extractions() if x.article.id == id)


def test_records_have_a_row_each_and_a_column_for_each_property() -> None:
    table = frame.to_frame(first("kelmis-fibre"), "records")
    assert list(table["name"]) == ["Kelmis Science Park", "fibre plant"]
    assert {"land_area", "total_investment", "completion", "developers", "place"} <= set(table.columns)
    park, plant = (table.iloc[i] for i in range(2))
    assert (park["land_area"], park["land_area_unit"], park["land_area_base"]) == (Decimal("38"), "hectare", 380000.0)
    assert (plant["total_investment"], plant["total_investment_unit"]) == (Decimal("45000000"), "EUR")
    assert plant["total_investment_float"] == 45e6
    assert plant["investors"] == ("Lumeq",)
    assert pandas.isna(park["total_investment_float"])


def test_dtypes() -> None:
    table = frame.to_frame(merged.extractions(), "records")
    assert table["operation_start"].dtype.kind == "M"
    assert table["operation_start_latest"].dtype.kind == "M"
    assert table["companies_float"].dtype == "float64"
    assert table["type"].dtype == "string"
    assert isinstance(table["companies"].dropna().iloc[0], Decimal)
    seen = frame.to_frame(merged.extractions(), "mentions")
    assert (str(seen["start"].dtype), str(seen["vague"].dtype)) == ("Int64", "boolean")


def test_facts_have_a_row_each_with_period_and_sentence() -> None:
    table = frame.to_frame(first("qingshui-output"), "facts")
    assert list(table["property"]) == ["located_in", "output_value", "companies"]
    output = table.iloc[1]
    assert (output["subject_name"], output["value_unit"], output["value"]) == (
        "Qingshui Bay Industrial Park",
        "CNY",
        Decimal("31000000000"),
    )
    assert (output["period"], output["period_earliest"]) == ("2020", pandas.Timestamp("2020-01-01"))
    assert output["sentence"].startswith("Output of the Qingshui Bay Industrial Park")
    assert len(frame.to_frame(merged.extractions())) == sum(len(x.facts) for x in merged.extractions())


def test_one_way_to_ask() -> None:
    assert first("hub-cost").to_frame("entities").equals(frame.to_frame([first("hub-cost")], "entities"))
    with pytest.raises(InputError, match="there is no table 'people'"):
        frame.to_frame(first("hub-cost"), "people")


def test_merged_records_have_the_same_tables() -> None:
    found = merge(merged.extractions())
    table = found.to_frame()
    assert len(table) == len(found)
    assert set(frame.to_frame(merged.extractions(), "records").columns) == set(table.columns)
    qingshui = table[table["articles"].map(lambda ids: "qingshui-plan" in ids)].iloc[0]
    assert len(qingshui["articles"]) == 5
    facts = found.to_frame("facts")
    assert facts["sources"].map(len).sum() == sum(len(x.facts) for x in merged.extractions())
    assert list(found.to_frame("conflicts")["kind"].unique()) == ["rounding", "contradiction", "update"]
    assert len(found.to_frame("entities")) == sum(len(record.members) for record in found)
    assert "record" in found.to_frame("mentions").columns
    with pytest.raises(InputError, match="there is no table 'people'"):
        found.to_frame("people")


def test_an_empty_table_has_its_columns() -> None:
    for name in ("facts", "mentions", "entities", "records"):
        table = frame.to_frame([], name)
        assert len(table) == 0
        assert len(table.columns) > 4
    assert list(merge([]).to_frame("conflicts").columns)


def test_amounts_stay_exact() -> None:
    text = "It cost 123456789012345678.01 dollars."
    extraction = merged.said(
        "a", "Larch Hill Park", text=text, values=[("total_investment", "123456789012345678.01 dollars", "actual", None)]
    )
    assert extraction.to_frame("records")["total_investment"].iloc[0] == Decimal("123456789012345678.01")


class Fund(Record, of=("org",)):
    raised = one(Money, of="loan")


def test_fields_of_a_class_of_ones_own_are_columns() -> None:
    extraction = first("hub-launch")
    from parkextract import records

    article = extraction.article
    seen = find(article)
    facts = [Fact(id="f1", subject="e1", property="loan", value=next(m.id for m in seen if isinstance(m, Money)))]
    made = records.build(article, seen, [Entity(id="e1", type="org", name="Bayou")], facts, (Fund,))
    table = frame.records(made)
    assert table["raised"].iloc[0] == Decimal("2400000000")
    assert "land_area" not in table.columns


def test_without_pandas_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def fail(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    def fail_module(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(frame.importlib, "import_module", fail_module)
    monkeypatch.setattr(builtins, "__import__", fail)
    with pytest.raises(MissingExtraError, match=r"pip install 'parkextract\[frames\]'"):
        frame.to_frame(first("hub-cost"), "facts")
