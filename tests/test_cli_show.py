"""The commands score, check and report: what they print, where, and their exit status. The extractor is a stub: they are thin."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import extractions
import pytest

from parkextract import cli, pipeline
from parkextract.article import Article
from parkextract.extraction import Extraction
from parkextract.failure import Failure

Run = Callable[..., tuple[int, str, str]]


class Stub:
    """Finds in every article what `extractions.extraction` has, and fails where the text says so; `lose` loses the first fact."""

    lose = False

    def attempt(self, article: Article | Failure) -> Extraction | Failure:
        if isinstance(article, Failure):
            return article
        if "fail" in article.text:
            return Failure(article.id, "entities", "no luck")
        result = extractions.extraction()
        return Extraction(article, result.mentions, result.entities, result.facts[1:] if self.lose else result.facts)

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Extraction | Failure]:
        return map(self.attempt, articles)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    made = Stub()
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: made)
    return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stub: Stub) -> Run:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["parkextract", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            cli.main()
        printed = capsys.readouterr()
        return int(done.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(extractions.TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("This will fail.", encoding="utf-8")
    return tmp_path


def gold(folder: Path, **more: Any) -> Path:
    """The folder with the extraction as annotation."""
    form = json.loads(extractions.extraction().to_json())
    for name in ("a", "b"):
        mentions = [mention | {"nth": 1} for mention in form["mentions"]] if name == "a" else []
        data = {"mentions": mentions, "entities": form["entities"], "facts": form["facts"] if name == "a" else [], **more}
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_score_prints_the_table(run: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("Nothing.", encoding="utf-8")
    code, out, _ = run("score", gold(folder), "--part", "development", "--errors")
    rows = {" ".join(line.split()[:-4]): line.split()[-4:] for line in out.splitlines() if line and not line.startswith(("#", "false"))}
    assert rows["value: area"] == ["50.0", "100.0", "66.7", "1"]
    assert rows["fact"] == ["50.0", "100.0", "66.7", "9"]
    assert "false   [b] area: '42.5 hectares' = 42.5 hectare" in out
    assert code == 0
    code, out, _ = run("score", folder, "--part", "heldout")
    assert (code, out.split()) == (0, ["P", "R", "F1", "gold"])


def test_score_goes_on_where_an_article_fails(run: Run, folder: Path) -> None:
    code, out, err = run("score", gold(folder))
    assert code == 1
    assert "100.0  100.0  100.0      9" in out
    assert "failed, and counted as finding nothing: b: entities: no luck" in err


def test_check_and_accept(run: Run, stub: Stub, folder: Path) -> None:
    (folder / "b.txt").unlink()
    code, out, _ = run("check", folder)
    assert (code, out.splitlines()[0]) == (1, "a.txt: no golden a.json; --accept writes it")
    assert run("check", folder, "--accept")[0] == 0
    code, out, _ = run("check", folder)
    assert (code, out) == (0, "1 articles, none of them short: 15 of 15 mentions, 4 of 4 entities, 9 of 9 facts\n")
    stub.lose = True
    code, out, _ = run("check", folder)
    assert code == 1
    assert "  - fact    Velm Harbour Park | land_area | 42.5 hectares" in out
    assert "8 of 9 facts" in out


def test_check_accepts_no_failure(run: Run, folder: Path) -> None:
    code, out, _ = run("check", folder, "--accept")
    assert code == 1
    assert "b.txt: failed: entities: no luck" in out
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "a.txt", "b.txt"]


def test_report_keeps_the_good_ones(run: Run, folder: Path) -> None:
    out = folder / "report.html"
    code, printed, err = run("report", folder, "--out", out)
    assert (code, printed) == (1, "")
    assert "1 articles, 1 failed" in err
    assert "Velm Harbour Park" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "nowhere", "--out", "x.html"),
        ("report", "."),
        ("check", "nowhere"),
        ("score", "nowhere"),
        ("report", ".", "--out", "x.html"),
    ],
)
def test_unusable_arguments(run: Run, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_the_stub_is_as_the_extractor() -> None:
    assert {"attempt", "stream"} <= set(dir(pipeline.Extractor))
    assert {field.name for field in dataclasses.fields(pipeline.Extractor)} >= {"lang", "depth"}
