"""Goldens beside articles: what counts as lost and gained, and what the command says and returns."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import extractions
import pytest

from parkextract import check
from parkextract.article import Article
from parkextract.errors import FormatError, ReadError
from parkextract.extraction import Extraction
from parkextract.facts import Change, Period, Share
from parkextract.failure import Failure
from parkextract.records import build


def changed(part: str, id: str, **fields: Any) -> Extraction:
    """The extraction with one thing in it changed."""
    result = extractions.extraction()
    kept = {name: getattr(result, name) for name in ("mentions", "entities", "facts")}
    kept[part] = tuple(dataclasses.replace(one, **fields) if one.id == id else one for one in kept[part])
    return Extraction(result.article, **kept, records=build(result.article, **kept), notes=result.notes)


def test_an_extraction_is_as_itself() -> None:
    one = check.compare("a", extractions.extraction(), extractions.extraction())
    assert not one.short
    assert str(one) == "a: as expected"
    assert one.kept == {"article": 1, "mention": 15, "entity": 4, "fact": 9, "record": 2, "note": 1}


@pytest.mark.parametrize(
    ("part", "id", "fields", "moved"),
    [
        ("mentions", "m1", {"value": Decimal("42.50")}, []),
        ("facts", "f1", {"confidence": 0.5}, []),
        ("facts", "f1", {"sentence": (0, 5)}, []),
        ("mentions", "m1", {"value": Decimal(43)}, ["- mention", "+ mention"]),
        ("mentions", "m2", {"bound": None}, ["- mention", "+ mention"]),
        ("mentions", "m3", {"equivalent_to": None}, ["- mention", "+ mention"]),
        ("mentions", "m9", {"high": None}, ["- mention", "+ mention"]),
        ("mentions", "m14", {"latest": None}, ["- mention", "+ mention"]),
        ("entities", "e2", {"aliases": ("the town",)}, ["- entity", "+ entity"]),
        ("entities", "e2", {"type": "org"}, ["- entity", "+ entity"]),
        ("facts", "f1", {"status": "planned"}, ["- fact", "+ fact"]),
        ("facts", "f1", {"qualifier": "inner harbour"}, ["- fact", "+ fact"]),
        ("facts", "f2", {"period": Period("m4", "by")}, ["- fact", "+ fact"]),
        ("facts", "f5", {"change": Change(direction="down", value="m11")}, ["- fact", "+ fact"]),
        ("facts", "f5", {"share": Share(value="m12")}, ["- fact", "+ fact"]),
        ("facts", "f6", {"value": "freight"}, ["- fact", "+ fact"]),
        ("facts", "f1", {"property": "floor_area"}, ["- fact", "+ fact", "- record", "+ record"]),
        ("facts", "f7", {"subject": "e1"}, ["- fact", "+ fact", "- record", "- record", "+ record", "+ record"]),
    ],
)
def test_what_is_lost_and_gained(part: str, id: str, fields: Any, moved: list[str]) -> None:
    one = check.compare("a", extractions.extraction(), changed(part, id, **fields))
    assert [" ".join(line.split()[:2]) for line in str(one).splitlines()[1:]] == moved
    assert one.short is bool(moved)


def test_ids_may_move() -> None:
    result = extractions.extraction()
    renamed = result.to_json()
    for old in ("m1", "m2", "m3", "e1", "f1"):
        renamed = renamed.replace(f'"{old}"', f'"{old}99"')
    assert not check.compare("a", result, Extraction.from_json(renamed)).short


def test_a_change_reads_as_one() -> None:
    one = check.compare("velm", extractions.extraction(), changed("facts", "f4", status="actual", period=None))
    assert str(one).splitlines() == [
        "velm: 1 lost, 1 gained",
        "  - fact    Velm Harbour Park | jobs | 1,250 people (status planned, period by 2030, qualifier 14 tenant firms)",
        "  + fact    Velm Harbour Park | jobs | 1,250 people (qualifier 14 tenant firms)",
    ]
    assert check.summary([one, one]) == (
        "2 articles, 2 of them short: 30 of 30 mentions, 8 of 8 entities, 16 of 18 facts (2 gained), 4 of 4 records, 2 of 2 notes"
    )


def extractor(results: dict[str, Extraction | Failure]) -> Callable[[Article], Extraction | Failure]:
    return lambda article: results[article.text]


def test_a_folder_is_checked_and_accepted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    results: dict[str, Extraction | Failure] = {"a.txt": extractions.extraction(), "b.md": Failure("b.md", "entities", "no luck")}
    run = extractor(results)
    said = {one.name: one for one in check.check(tmp_path, run)}
    assert said["a.txt"].problem == "no golden a.json; --accept writes it"
    assert said["b.md"].problem == "failed: entities: no luck"
    assert "empty" in (said["empty.txt"].problem or "")

    accepted, *_ = check.check(tmp_path, run, accept=True)
    assert str(accepted) == "a.txt: accepted as new golden"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.txt", "b.md", "empty.txt"]
    assert [one.short for one in check.check(tmp_path, run)] == [False, True, True]

    results["a.txt"] = changed("mentions", "m1", value=Decimal(43))
    assert [len(one.lost) for one in check.check(tmp_path / "a.txt", run)] == [1]
    assert [len(one.lost) for one in check.check(tmp_path, run)] == [1, 0, 0], "checking changes no golden"
    list(check.check(tmp_path, run, accept=True))
    assert next(check.check(tmp_path, run)).short is False


@pytest.mark.parametrize(("content", "error"), [("{", ReadError), ("[]", FormatError), ('{"article": {"id": 5}}', FormatError)])
def test_a_golden_that_is_not_of_the_form_is_named(tmp_path: Path, content: str, error: type[Exception]) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(error, match=r"a\.json"):
        list(check.check(tmp_path, extractor({"A text.": extractions.extraction()})))


def test_where_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no article in it"):
        list(check.check(tmp_path, extractor({})))
    with pytest.raises(ReadError, match="no such file"):
        list(check.check(tmp_path / "nowhere", extractor({})))


@pytest.mark.parametrize(("file", "golden"), [("a.txt", "a.json"), ("a.b.md", "a.b.json"), ("a.txt.gz", "a.json")])
def test_where_a_golden_lies(file: str, golden: str) -> None:
    assert check.golden_path(Path("x") / file) == Path("x") / golden
