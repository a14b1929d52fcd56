"""Writers of text formats: JSON lines that any reader of lines can take, CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json

import extractions
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract.article import Article
from parkextract.extraction import Extraction
from parkextract.write import csv as csv_format
from parkextract.write import jsonl, writers


def written(format: str, *results: Extraction) -> str:
    out = io.StringIO(newline="")
    writers()[format](results, out)
    return out.getvalue()


def table(*results: Extraction) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *results), newline="")))


def test_the_text_formats_are_found() -> None:
    assert {"json", "jsonl", "csv"} <= set(writers())


def test_json_lines_read_back() -> None:
    result = extractions.extraction()
    lines = written("jsonl", result, result).splitlines()
    assert [Extraction.from_json(line) for line in lines] == [result, result]


def test_nothing_in_a_line_ends_it() -> None:
    for result in (extractions.hostile(), Extraction(Article("x", title="a\x85b\u2028c\u2029d\r\ne\x0bf\x0cg\x1ch", id="x"))):
        content = written("jsonl", result)
        assert len(content.splitlines()) == 1
        assert content.encode("utf-8")
        assert Extraction.from_json(content) == result


@given(st.text(), st.text())
def test_any_title_is_one_line(title: str, text: str) -> None:
    result = Extraction(Article(text, title=title, id="x"))
    line = jsonl.line(result)
    assert line.splitlines() == [line]
    assert json.loads(line)["article"]["title"] == title


def test_a_fact_is_a_row() -> None:
    rows = {(row["subject_name"], row["property"]): row for row in table(extractions.extraction())}
    assert len(rows) == 9
    exports = rows["Velm Harbour Park", "export_value"]
    assert {name: value for name, value in exports.items() if value and name != "sentence"} == {
        "article": "velm.txt", "published": "2022-08-01", "source": "The Osterby Post", "url": "https://example.org/velm?a=1&b=2",
        "subject_type": "park", "subject_name": "Velm Harbour Park", "property": "export_value",
        "stated": "1.1 billion to 1.3 billion kronor",
        "kind": "money", "low": "1100000000", "high": "1300000000", "unit": "SEK", "relation": "in", "period_earliest": "2022-01-01",
        "period_latest": "2022-06-30", "period_text": "the first half of 2022", "status": "actual", "direction": "up",
        "change_text": "12.5 percent", "change_value": "12.5", "baseline": "year_on_year", "share_value": "4", "share_of": "Osterby's",
        "confidence": "1.0",
    }  # fmt: skip
    assert exports["sentence"].startswith("Exports reached")
    assert rows["Velm Harbour Park", "located_in"]["stated"] == "Osterby"
    assert rows["Velm Harbour Park", "sector"]["stated"] == "logistics"
    assert rows["60-MW plant", "operation_start"]["value_earliest"] == "2021-05-03"
    assert rows["Norrane Cranes", "jobs"]["direction"] == "up"
    assert rows["Velm Harbour Park", "total_investment"]["bound"] == "about"
    assert rows["Velm Harbour Park", "total_investment"]["restated"] == "$300 million"


def test_an_article_read_for_its_mentions_has_a_row_a_mention() -> None:
    result = extractions.extraction()
    rows = table(Extraction(result.article, result.mentions))
    assert [row["stated"] for row in rows] == [mention.text for mention in result.mentions]
    assert {row["property"] for row in rows} == {""}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
        (None, ""),
        (0.5, "0.5"),
        ("a\x00b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_a_cell_is_no_formula(value: object, cell: str) -> None:
    assert csv_format.cell(value) == cell


def test_nothing_in_a_table_is_a_formula() -> None:
    attack = "=HYPERLINK(1)\n,\"'"
    for result in (extractions.hostile(), Extraction(Article("x", source=attack, id=attack), extractions.hostile().mentions)):
        content = written("csv", result)
        assert content.encode("utf-8")
        rows = table(result)
        assert rows
        assert not [value for row in rows for value in row.values() if value.lstrip().startswith(("=", "+", "@"))]
