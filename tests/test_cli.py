"""The command line: exit status, what goes where, and one clear line for what cannot be used."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from parkextract import cli, schema
from parkextract.extraction import Extraction

TEXT = "---\ntitle: A park\n---\nThe Tarn Point Industrial Park was founded last year and covers 19.8 hectares.\n"


class Done(SimpleNamespace):
    """How a command ended: `status`, and what it wrote to `out` and `err`."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run a command as the console script does."""

    def call(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["parkextract", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        code = ended.value.code
        return Done(status=code if isinstance(code, int) else 0, out=written.out, err=written.err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text("It cost $5m.", encoding="utf-8")
    return tmp_path


def test_one_article_as_json(run, folder: Path) -> None:
    done = run("extract", folder / "a.txt", "--depth", "mentions", "--format", "json", "--published", "2021-07-01")
    assert (done.status, done.err) == (0, "")
    result = Extraction.from_json(done.out)
    assert [mention.text for mention in result.mentions] == ["last year", "19.8 hectares"]
    assert str(result.times[0].earliest) == "2020-01-01"
    assert result.article.title == "A park"


def test_a_folder_as_json_and_jsonl(run, folder: Path) -> None:
    as_list = json.loads(run("extract", folder, "--depth", "mentions", "--format", "json").out)
    lines = [json.loads(line) for line in run("extract", folder, "--depth", "mentions", "--format", "jsonl").out.splitlines()]
    assert as_list == lines
    assert [one["article"]["id"] for one in lines] == ["a.txt", "b.md"]


@pytest.mark.model
@pytest.mark.parametrize("format", ["table", "csv"])
def test_the_other_formats(run, folder: Path, format: str) -> None:
    done = run("extract", folder, "--format", format)
    assert (done.status, done.err) == (0, "")
    assert "Tarn Point Industrial Park" in done.out
    assert "19.8" in done.out


def test_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    done = run("extract", "-", "--depth", "mentions", "--format", "json")
    assert done.status == 0
    assert Extraction.from_json(done.out).areas[0].text == "19.8 hectares"


def test_the_good_ones_are_kept_and_the_failures_listed(run, folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"\0\0\0")
    done = run("extract", folder, "--depth", "mentions", "--format", "jsonl")
    assert done.status == 1
    assert [json.loads(line)["article"]["id"] for line in done.out.splitlines()] == ["a.txt", "b.md"]
    assert "aa.txt" in done.err
    assert "not text" in done.err
    assert "1 of 3 articles failed" in done.err


UNUSABLE = [
    (["extract", "nowhere.txt"], r"parkextract: nowhere\.txt: no such file or folder"),
    (["extract", "."], r"parkextract: \.: .*read"),
    (["extract", ".", "--published", "July"], r"parkextract: --published: published 'July' is no date"),
    (["extract", ".", "--format", "xml"], r"'xml' is not one of table, csv, json, jsonl"),
    (["extract", ".", "--depth", "deep"], "deep"),
    (["extract"], "Missing argument"),
    (["extrakt"], "No such command 'extrakt'"),
    (["score", "nowhere"], r"parkextract: nowhere: no such folder"),
    (["check", "nowhere"], "nowhere"),
    (["report", "nowhere", "--out", "r.html"], "nowhere"),
    (["run", "nowhere", "--out", "r.duckdb", "--quiet"], "nowhere"),
    (["run", ".", "--out", "r.docx"], "docx"),
    (["run", "."], "Missing option '--out'"),
    (["run", ".", "--out", "r.duckdb", "--log", "nowhere/run.log"], r"parkextract: --log nowhere/run\.log: No such file"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), UNUSABLE, ids=[" ".join(row[0]) for row in UNUSABLE])
def test_unusable_arguments(run, arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert re.search(message, done.err), done.err
    assert "Traceback" not in done.err


def test_the_log_of_a_run(run, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text("The zone covers 5 hectares.", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00" * 100)
    log = tmp_path / "run.log"
    given = ("run", str(folder), "--out", str(tmp_path / "r.duckdb"), "--depth", "mentions", "--workers", "1", "--quiet", "--log", str(log))
    done = run(*given)
    assert done.status == 1
    assert "INFO" not in done.err
    lines = log.read_text(encoding="utf-8").splitlines()
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO run 1 of ", lines[0])
    assert any("failed: bad.txt: read: " in line for line in lines)
    assert any("written: 1 articles, 1 so far" in line for line in lines)
    assert any("1 extracted, 0 already there" in line for line in lines)
    run(*given, "--force")
    assert "INFO run 2 of " in log.read_text(encoding="utf-8").splitlines()[len(lines)]


def test_schema(run) -> None:
    assert run("schema").out == schema.text()


def test_where_a_meaning_comes_from(run) -> None:
    done = run("words", "yuan")
    assert done.status == 0
    assert "currency.CNY" in done.out
    assert "currencies.toml" in done.out
    dollars = run("words", "$").out.splitlines()
    assert dollars[0].startswith("currency.USD")
    assert "reading 1" in dollars[0]
    unknown = run("words", "zorkmid")
    assert (unknown.status, unknown.out) == (1, "")
    assert "zorkmid" in unknown.err


def test_doctor(run, monkeypatch: pytest.MonkeyPatch) -> None:
    from parkextract import model, syntax

    done = run("doctor")
    for name in ("python", "parkextract", "spacy", "pint", "tables", "model"):
        assert re.search(rf"^(ok|-|WRONG) +{name} ", done.out, re.MULTILINE), name
    assert done.status == int("WRONG" in done.out)
    monkeypatch.setattr(model, "MODELS", ("no_such_model",))
    done = run("doctor")
    assert done.status == 1
    assert syntax.INSTALL in done.out


def test_doctor_sees_a_file_that_was_changed(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from parkextract import model

    known = model.manifest()
    (tmp_path / "tokenizer").write_text("tampered", encoding="utf-8")
    monkeypatch.setattr(model, "installed", lambda: model.Installed("en_core_web_sm", known.version, tmp_path))
    problems = model.check()
    assert len(problems) == len(known.files)
    assert sum("is not what its manifest says" in problem for problem in problems) == 1
    assert run("doctor").status == 1


def _commands() -> list[str]:
    return [command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback]


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_documented(run, root: Path, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert len(done.out.split("Options:")[0].strip().splitlines()) >= 3, "a docstring says what it does"
    assert f"parkextract {command}" in (root / "README.md").read_text(encoding="utf-8")


def test_no_argument_shows_help(run) -> None:
    done = run()
    assert "Usage" in done.out + done.err
