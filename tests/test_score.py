"""The scores: when a prediction agrees with an annotation, and how hits, misses and false alarms are counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract import agreement, score
from parkextract.errors import FormatError, ReadError

Json = dict[str, Any]
EUR = {"kind": "money", "value": "5000000", "currency": "EUR"}
DAYS = {"kind": "time", "earliest": "2021-01-01", "latest": "2021-12-31"}


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (EUR, {**EUR, "value": "5E+6"}, True),
        (EUR, {**EUR, "value": "5000001"}, True),
        (EUR, {**EUR, "value": "5000100"}, False),
        (EUR, {**EUR, "currency": "USD"}, False),
        (EUR, {**EUR, "value": "five"}, False),
        (EUR, {**EUR, "low": "1"}, False),
        (EUR, {**EUR, "kind": "count"}, False),
        (
            {"kind": "money", "low": "5", "high": "8", "currency": "EUR"},
            {"kind": "money", "low": "5", "high": "8.0", "currency": "EUR"},
            True,
        ),
        ({"kind": "money", "low": "5", "high": "8", "currency": "EUR"}, {"kind": "money", "value": "6.5", "currency": "EUR"}, False),
        ({"kind": "area", "value": "5", "unit": "hectare"}, {"kind": "area", "value": "0.05", "unit": "square_kilometer"}, True),
        ({"kind": "area", "value": "5", "unit": "hectare"}, {"kind": "area", "value": "5", "unit": "acre"}, False),
        ({"kind": "quantity", "value": "5", "unit": "megawatt"}, {"kind": "quantity", "value": "5000", "unit": "kilowatt"}, True),
        ({"kind": "quantity", "value": "5", "unit": "megawatt"}, {"kind": "quantity", "value": "5", "unit": "megawatt_hour"}, False),
        ({"kind": "quantity", "value": "5", "unit": "sack"}, {"kind": "quantity", "value": "5", "unit": "sack"}, True),
        ({"kind": "quantity", "value": "5", "unit": "sack"}, {"kind": "quantity", "value": "5", "unit": "barrow"}, False),
        ({"kind": "quantity", "value": "5", "unit": "sack"}, {"kind": "quantity", "value": "5"}, False),
        ({"kind": "percent", "value": "5"}, {"kind": "percent", "value": "5", "unit": "percent"}, True),
        ({"kind": "percent", "value": "5"}, {"kind": "percent", "value": "5", "unit": "percentage_point"}, False),
        ({"kind": "ratio", "value": "0.3333"}, {"kind": "ratio", "value": "0.333333333"}, True),
        ({"kind": "ratio", "value": "0.3333"}, {"kind": "ratio", "value": "0.34"}, False),
        ({"kind": "count", "value": "5", "unit": "listed company"}, {"kind": "count", "value": "5", "unit": "companies"}, True),
        ({"kind": "count", "value": "5", "unit": "person"}, {"kind": "count", "value": "5", "unit": "people"}, True),
        ({"kind": "count", "value": "5", "unit": "letter of intent"}, {"kind": "count", "value": "5", "unit": "letters"}, True),
        ({"kind": "count", "value": "5", "unit": "glass"}, {"kind": "count", "value": "5", "unit": "glasses"}, True),
        ({"kind": "count", "value": "5", "unit": "shed"}, {"kind": "count", "value": "5", "unit": "shop"}, False),
        ({"kind": "count", "value": "5"}, {"kind": "count", "value": "5", "unit": "shop"}, False),
        (DAYS, DAYS, True),
        (DAYS, {**DAYS, "latest": "2021-12-31T00:00:00"}, True),
        (DAYS, {**DAYS, "latest": "2021-06-30"}, False),
        (DAYS, {"kind": "time"}, False),
        ({**DAYS, "vague": True}, {**DAYS, "latest": "2021-06-30"}, True),
        ({**DAYS, "vague": True}, {"kind": "time", "earliest": "2021-06-01", "latest": None}, True),
        ({**DAYS, "vague": True}, {"kind": "time", "earliest": "2022-06-01", "latest": None}, False),
        ({**DAYS, "vague": True}, {"kind": "time"}, False),
        ({"kind": "time", "duration": "P3Y"}, {"kind": "time", "duration": "P3Y"}, True),
        ({"kind": "time", "duration": "P3Y"}, {"kind": "time", "duration": "P36M"}, False),
    ],
)
def test_same_value(gold: Json, found: Json, same: bool) -> None:
    assert agreement.same_value(gold, found) is same


@pytest.mark.parametrize(
    ("a", "b", "like"),
    [
        ("Velm Harbour Park", "Velm Harbour Park", 1.0),
        ("Velm Harbour Park", "the harbour park of Velm", 1.0),
        ("Velm Harbour Park", "the park", 0.75 + 1 / 12),
        ("Velm Harbour Park", "Velm Harbour Zone", 0.5),
        ("Velm Harbour Park", "Norrane Harbour Zone", 0.0),
        ("Velm Harbour Park", "", 0.0),
        ("the", "the", 0.0),
        (None, "Velm", 0.0),
    ],
)
def test_likeness_of_names(a: str | None, b: str | None, like: float) -> None:
    assert agreement.likeness(a, b) == pytest.approx(like)
    assert agreement.likeness(b, a) == pytest.approx(like)


def document() -> Json:
    """An annotated article of 40 characters: an amount with its restatement, a period, an optional time, and facts."""
    return {
        "mentions": [
            {"id": "m1", "start": 0, "end": 8, "text": "€5m", "bound": "about", **EUR},
            {
                "id": "m2",
                "start": 10,
                "end": 14,
                "text": "$6m",
                "kind": "money",
                "value": "6000000",
                "currency": "USD",
                "equivalent_to": "m1",
            },
            {"id": "m3", "start": 16, "end": 20, "text": "2021", **DAYS},
            {"id": "m4", "start": 22, "end": 25, "text": "now", "kind": "time", "optional": True},
            {"id": "m5", "start": 27, "end": 30, "text": "5%", "kind": "percent", "value": "5", "trend": "up"},
        ],
        "entities": [
            {"id": "e1", "type": "park", "name": "Velm Harbour Park"},
            {"id": "e2", "type": "org", "name": "Norrane Cranes"},
            {"id": "e3", "type": "park", "name": "Velm Park"},
        ],
        "facts": [
            {
                "id": "f1",
                "subject": "e1",
                "property": "total_investment",
                "value": "m1",
                "period": "m3",
                "change": {"value": "m5", "direction": "up"},
            },
            {"id": "f2", "subject": "e1", "property": "developer", "value": "e2"},
            {"id": "f3", "subject": "e1", "property": "investor", "value": "e2", "optional": True},
            {"id": "f4", "subject": "e2", "property": "jobs", "value": None, "change": {"value": "m5", "direction": "up"}},
            {"id": "f5", "subject": "e3", "property": "sector", "value": "cold storage"},
        ],
    }


def prediction(**changes: Any) -> Json:
    """The same as predicted, with fields of mentions and facts changed by id; `m1=None` takes one out."""
    data = document()
    for part in ("mentions", "facts", "entities"):
        for item in data[part]:
            item.pop("optional", None)
        data[part] = [item | (changes.get(item["id"]) or {}) for item in data[part] if changes.get(item["id"], {}) is not None]
    return data


def counts(found: Json, gold: Json | None = None) -> dict[str, tuple[int, int, int]]:
    rows = score.score([("a", gold or document(), found)])
    return {name: (row.hit, row.missed, row.false) for name, row in rows.items()}


def test_what_is_annotated_agrees_with_itself() -> None:
    found = counts(prediction())
    assert {name: (missed, false) for name, (_, missed, false) in found.items() if missed or false} == {}
    assert (found["span exact"], found["value: money"], found["fact"], found["fact + subject + details"]) == (
        (4, 0, 0),
        (2, 0, 0),
        (4, 0, 0),
        (4, 0, 0),
    )
    assert (found["attribute: bound"], found["attribute: trend"], found["attribute: equivalent_to"]) == ((1, 0, 0),) * 3


def test_nothing_found_misses_everything_but_what_is_optional() -> None:
    found = counts({})
    assert (found["value"], found["fact"]) == ((0, 4, 0), (0, 4, 0))
    assert score.table(score.score([("a", document(), {})])).splitlines()[1].split() == ["span", "exact", "0.0", "0.0", "0.0", "4"]


LEVELS = ("fact", "fact + subject", "fact + subject + details")
RIGHT, WRONG = (4, 0, 0), (3, 1, 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"f1": {"value": "m2"}}, (RIGHT, RIGHT, RIGHT)),  # the restatement stands for what it restates
        ({"f1": {"value": "m5"}}, (WRONG, WRONG, WRONG)),
        ({"f1": {"property": "loan"}}, (WRONG, WRONG, WRONG)),
        ({"f1": {"subject": "e2"}}, (RIGHT, WRONG, WRONG)),
        ({"f1": {"subject": "e3"}}, (RIGHT, WRONG, WRONG)),  # like the other park more
        ({"f1": {"period": None}}, (RIGHT, RIGHT, WRONG)),
        ({"f1": {"period": {"since": "m3"}}}, (RIGHT, RIGHT, WRONG)),
        ({"f1": {"status": "planned"}}, (RIGHT, RIGHT, WRONG)),
        ({"f1": {"change": {"direction": "up"}}}, (RIGHT, RIGHT, WRONG)),
        ({"f1": {"change": {"value": "m5", "direction": "down"}}}, (RIGHT, RIGHT, WRONG)),
        ({"f2": {"period": "m3"}}, (RIGHT, RIGHT, WRONG)),
        ({"f2": None}, ((3, 1, 0),) * 3),
        ({"f3": None}, (RIGHT, RIGHT, RIGHT)),
        ({"f4": {"value": "m1"}}, (WRONG, WRONG, WRONG)),
        ({"f4": {"change": {"value": "m1", "direction": "up"}}}, (WRONG, WRONG, WRONG)),
        ({"f5": {"value": "storage"}}, (RIGHT, RIGHT, RIGHT)),
        ({"f5": {"value": "m1"}}, (WRONG, WRONG, WRONG)),
        ({"e2": {"name": "Cranes"}}, (RIGHT, RIGHT, RIGHT)),
        ({"e2": None}, ((3, 1, 2), (2, 2, 3), (2, 2, 3))),
    ],
)
def test_levels_of_facts(changes: Json, expected: tuple[tuple[int, int, int], ...]) -> None:
    found = counts(prediction(**changes))
    assert tuple(found[level] for level in LEVELS) == expected


def test_an_optional_twin_is_as_good_as_the_required_fact() -> None:
    gold = document()
    gold["facts"].append({"id": "f6", "subject": "e2", "property": "total_investment", "value": "m1", "optional": True})
    found = counts(prediction(f1={"subject": "e2", "period": None, "change": None}), gold)
    assert tuple(found[level] for level in LEVELS) == (RIGHT, RIGHT, RIGHT)


@pytest.mark.parametrize(
    ("changes", "row", "expected"),
    [
        ({"m1": {"value": "6"}}, "value: money", (1, 1, 1)),
        ({"m1": {"value": "6"}}, "span exact", (4, 0, 0)),
        ({"m1": {"start": 2}}, "span exact", (3, 1, 1)),
        ({"m1": {"start": 2}}, "span overlap", (4, 0, 0)),
        ({"m1": {"start": 2}}, "value", (4, 0, 0)),
        ({"m1": {"start": 32, "end": 40}}, "span overlap", (3, 1, 1)),
        ({"m4": {"start": 21, "end": 26, "earliest": "1999-01-01"}}, "value", (4, 0, 0)),  # on something optional: not counted
        ({"m1": {"bound": None}}, "attribute: bound", (0, 1, 0)),
        ({"m1": {"bound": "at_most"}}, "attribute: bound", (0, 1, 1)),
        ({"m5": {"trend": "down"}}, "attribute: trend", (0, 1, 1)),
        ({"m1": {"trend": "up"}}, "attribute: trend", (1, 0, 1)),
        ({"m2": {"equivalent_to": None}}, "attribute: equivalent_to", (0, 1, 0)),
        ({"m2": {"equivalent_to": "m5"}}, "attribute: equivalent_to", (0, 1, 1)),
    ],
)
def test_rows_of_mentions(changes: Json, row: str, expected: tuple[int, int, int]) -> None:
    assert counts(prediction(**changes))[row] == expected


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), max_size=6))
def test_pairs_are_one_to_one_and_none_is_left_that_could_be_made(ranks: list[list[int]]) -> None:
    gold, found = [{"i": i} for i in range(len(ranks))], [{"j": j} for j in range(3)]
    pairs = score.pair(gold, found, lambda g, p: ranks[g["i"]][p["j"]])
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(ranks[i][j] for i, j in pairs)
    left = [(i, j) for i in range(len(ranks)) for j in range(3) if ranks[i][j] and (i, j) not in pairs]
    assert all(any(i == k or j == m for k, m in pairs) for i, j in left)


def test_f1() -> None:
    row = score.Counts(hit=3, missed=1, false=3)
    assert (row.precision, row.recall, row.f1, row.asked) == (0.5, 0.75, 0.6, 4)
    assert score.Counts().f1 == 0.0


def write(folder: Path, name: str, text: str, gold: Json) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")


GOLD: Json = {
    "published": "2021-07-01",
    "title": "Sheds",
    "mentions": [{"id": "m1", "kind": "count", "text": "five sheds", "nth": 2, "value": "5", "unit": "shed"}],
    "entities": [],
    "facts": [],
}


def test_a_folder_of_gold_is_scored(tmp_path: Path) -> None:
    write(tmp_path, "a", "five sheds, five sheds\r\n", GOLD)
    write(tmp_path, "b", "five sheds, five sheds", {**GOLD, "heldout": True})
    given: list[tuple[str, str, str | None]] = []

    def extract(article: Any) -> Json:
        given.append((article.id, str(article.published), article.title))
        return {"mentions": [{"id": "m1", "kind": "count", "start": 12, "end": 22, "text": "five sheds", "value": "5", "unit": "hut"}]}

    rows = score.score_folder(tmp_path, extract)
    assert given == [("a", "2021-07-01", "Sheds"), ("b", "2021-07-01", "Sheds")]
    assert rows["span exact"].hit == 2
    listed = score.errors(rows)
    assert "missed  [a] count: 'five sheds' = 5 shed" in listed
    assert "false   [a] count: 'five sheds' = 5 hut" in listed
    assert "[b]" not in listed, "held-out articles are measured, not looked at"
    assert "and 2 in held-out articles" in listed
    assert [item.article.id for item in score.read_gold(tmp_path, "heldout")] == ["b"]
    assert [item.article.id for item in score.read_gold(tmp_path, "development")] == ["a"]


@pytest.mark.parametrize(
    ("gold", "error", "names"),
    [
        (
            {**GOLD, "mentions": [{"id": "m1", "kind": "count", "text": "six sheds"}]},
            FormatError,
            "mentions/m1: the text has no occurrence 1",
        ),
        ({**GOLD, "published": "soon"}, FormatError, "soon"),
        ({"facts": []}, FormatError, "mentions"),
        ([], FormatError, "not an annotation"),
    ],
)
def test_a_wrong_annotation_is_named(tmp_path: Path, gold: Any, error: type[Exception], names: str) -> None:
    write(tmp_path, "a", "five sheds, five sheds", gold)
    with pytest.raises(error, match=f"a.json.*{names}"):
        list(score.read_gold(tmp_path))


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such folder"):
        list(score.read_gold(tmp_path / "nowhere"))
    with pytest.raises(ReadError, match="no annotated article"):
        list(score.read_gold(tmp_path))
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ReadError, match=r"a\.txt"):
        list(score.read_gold(tmp_path))
