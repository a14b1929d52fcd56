"""Runs of the batch: resumed, killed, repeated, fed with bad input; the database is the same as after one undisturbed run."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import parkextract as px
from parkextract.batch import run
from parkextract.errors import InputError, ReadError
from parkextract.write.database import Database
from parkextract.write.rows import TABLES

pytest.importorskip("duckdb")

NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper")


def story(n: int) -> str:
    """A short article of its own content for each number."""
    name = NAMES[n % len(NAMES)]
    return (
        f"{name} Industrial Park covers {n + 10} hectares and took {n % 7 + 1}.{n % 10} billion yuan of investment.\n"
        f"Work began on May {n % 28 + 1}, 20{n % 20:02d}, and {n % 300 + 2} companies have settled there, "
        f"{n % 40 + 1} percent more than a year earlier."
    )


def folder(path: Path, count: int) -> Path:
    path.mkdir()
    for n in range(count):
        (path / f"a{n:05d}.txt").write_text(f"---\ndate: 2021-07-{n % 28 + 1:02d}\n---\n{story(n)}", encoding="utf-8")
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table but `runs`, its rows in order."""
    with Database(path, read_only=True) as database:
        assert database.broken() == []
        return {
            table: sorted(database.connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES if table != "runs"
        }


def mentions_only(source: object, out: Path, **options: object) -> object:
    return run(source, out, depth="mentions", workers=1, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("small") / "articles", 30)


def test_a_run_fills_every_table_and_a_second_does_nothing(small: Path, tmp_path: Path) -> None:
    first = run(small, tmp_path / "facts.duckdb", workers=2)
    assert (first.done, first.failed, first.skipped, first.status) == (30, 0, 0, 0)
    before = content(tmp_path / "facts.duckdb")
    assert len(before["articles"]) == 30
    assert all(before[table] for table in ("mentions", "entities", "facts", "records"))
    second = run(small, tmp_path / "facts.duckdb", workers=2)
    assert (second.done, second.skipped) == (0, 30)
    assert content(tmp_path / "facts.duckdb") == before


def test_results_are_those_of_extract(small: Path, tmp_path: Path) -> None:
    mentions_only(small, tmp_path / "facts.duckdb")
    extractor = px.load("en", depth="mentions")
    expected = [extractor.extract(article).to_dict() for article in px.read(small)]
    with px.open(tmp_path / "facts.duckdb") as database:
        found = [extraction.to_dict() for extraction in database]
    for one, other in zip(expected, found, strict=True):
        one["article"].pop("id"), other["article"].pop("id")
        assert one == other


def test_amounts_are_exact_and_dates_are_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The zone drew $1,234,567,890.01 and 0.1 million yuan on May 3, 2021.", encoding="utf-8")
    mentions_only(tmp_path / "a.txt", tmp_path / "x.duckdb")
    with Database(tmp_path / "x.duckdb", read_only=True) as database:
        rows = database.connection.execute(
            "SELECT value, currency, earliest, typeof(value), typeof(earliest) FROM mentions ORDER BY start"
        ).fetchall()
    assert [str(row[0]) for row in rows[:2]] == ["1234567890.0100000000", "100000.0000000000"]
    assert rows[2][2].isoformat() == "2021-05-03"
    assert rows[0][3:] == ("DECIMAL(38,10)", "DATE")


def test_a_changed_article_replaces_the_old_one_and_a_new_one_is_added(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 5)
    out = tmp_path / "facts.duckdb"
    mentions_only(source, out)
    (source / "a00002.txt").write_text("The park now covers 99 hectares.", encoding="utf-8")
    (source / "b.txt").write_text("A new zone of 12 hectares.", encoding="utf-8")
    summary = mentions_only(source, out)
    assert (summary.done, summary.skipped) == (2, 4)  # type: ignore[attr-defined]
    fresh = tmp_path / "fresh.duckdb"
    mentions_only(source, fresh)
    assert content(out) == content(fresh)


def test_force_does_everything_again_to_the_same_end(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.duckdb"
    mentions_only(small, out)
    before = content(out)
    assert mentions_only(small, out, force=True).done == 30  # type: ignore[attr-defined]
    assert content(out) == before


def test_exact_duplicates_are_processed_once(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 3)
    for name in ("copy.txt", "zz.txt"):
        (source / name).write_bytes((source / "a00001.txt").read_bytes())
    out = tmp_path / "facts.duckdb"
    summary = mentions_only(source, out)
    assert (summary.done, summary.duplicates) == (3, 2)  # type: ignore[attr-defined]
    tables = content(out)
    assert [path for path, _ in tables["duplicates"]] == ["copy.txt", "zz.txt"]
    again = mentions_only(source, out)
    assert (again.done, again.skipped, again.duplicates) == (0, 5, 0)  # type: ignore[attr-defined]
    assert content(out) == tables


def test_failures_are_rows_and_are_tried_again_when_asked(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 3)
    (source / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    (source / "long.txt").write_text("The park. " * 100, encoding="utf-8")
    out = tmp_path / "facts.duckdb"
    summary = mentions_only(source, out, longest=500)
    assert (summary.done, summary.failed, summary.status) == (3, 2, 1)  # type: ignore[attr-defined]
    failures = content(out)["failures"]
    assert [(row[0], row[2]) for row in failures] == [("bad.txt", "read"), ("long.txt", "read")]
    assert "500" in str(failures[1][3])
    unchanged = mentions_only(source, out)
    assert (unchanged.done, unchanged.failed) == (0, 2)  # type: ignore[attr-defined]
    again = mentions_only(source, out, retry_failed=True)
    assert again.failed == 1  # type: ignore[attr-defined]
    assert [row[0] for row in content(out)["failures"]] == ["bad.txt"]


def test_two_runs_on_one_database_the_second_says_so(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.duckdb"
    script = f"import duckdb, time; c = duckdb.connect({str(out)!r}); print('open', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(InputError, match="another run"):
            mentions_only(small, out)
        other.kill()


@pytest.mark.parametrize(
    ("out", "message"), [("facts.xlsx", "nothing writes .xlsx"), ("facts", "without suffix")], ids=["suffix", "no suffix"]
)
def test_an_unusable_output_is_refused(small: Path, tmp_path: Path, out: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(small, tmp_path / out)


def test_a_file_that_is_no_database_is_left_alone(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.duckdb"
    out.write_text("my notes, not a database, that I would like to keep", encoding="utf-8")
    with pytest.raises(ReadError, match="not a DuckDB database"):
        run(small, out)
    assert out.read_text(encoding="utf-8").startswith("my notes")


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".csv"])
def test_other_formats_appear_whole_and_are_resumable(small: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"facts{suffix}"
    assert mentions_only(small, out).done == 30  # type: ignore[attr-defined]
    assert mentions_only(small, out).skipped == 30  # type: ignore[attr-defined]
    if suffix == ".parquet":
        import pyarrow.parquet as pq

        assert {path.name for path in out.iterdir()} == set(TABLES)
        assert pq.read_table(out / "articles").num_rows == 30
    elif suffix == ".jsonl":
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert len([px.Extraction.from_dict(line) for line in lines]) == 30
    else:
        assert out.read_text(encoding="utf-8").startswith("article,published")


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('=HYPERLINK("x") Park covers 12 hectares.', encoding="utf-8")
    run(tmp_path / "a.txt", tmp_path / "x.csv", workers=1)
    text = (tmp_path / "x.csv").read_text(encoding="utf-8")
    assert ",=" not in text
    assert ',"=' not in text


RUNNER = """
import sys
from parkextract.batch import run
if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], depth="mentions", workers=2, batch=60)
"""


def start(source: Path, out: Path, script: Path) -> subprocess.Popen[bytes]:
    script.write_text(RUNNER, encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script), str(source), str(out)], stderr=subprocess.DEVNULL)


def opened(out: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the run has its database open, so that what comes then comes at work."""
    files = (out, out.with_name(out.name + ".wal"))
    before = [file.stat().st_mtime_ns if file.exists() else 0 for file in files]
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if [file.stat().st_mtime_ns if file.exists() else 0 for file in files] != before:
            return
        time.sleep(0.02)


@pytest.mark.slow
def test_killed_thirty_times_and_resumed_the_database_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 2000)
    reference = tmp_path / "reference.duckdb"
    assert run(source, reference, depth="mentions", workers=2).done == 2000
    expected = content(reference)
    chance = random.Random(20211123)
    kills = 0
    out = tmp_path / "killed.duckdb"
    while kills < 30:
        process = start(source, out, tmp_path / "runner.py")
        try:
            opened(out, process)
            process.wait(timeout=chance.uniform(0.0, 3.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            continue
        assert content(out) == expected
        out.unlink()
    run(source, out, depth="mentions", workers=2)  # what the last kill has left undone
    assert content(out) == expected


@pytest.mark.slow
def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 600)
    reference, out = tmp_path / "reference.duckdb", tmp_path / "killed.duckdb"
    run(source, reference, depth="mentions", workers=2)
    process = start(source, out, tmp_path / "runner.py")
    killed = 0
    deadline = time.monotonic() + 60
    while killed < 3 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.4)
        for child in children(process.pid):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(child, signal.SIGKILL)
                killed += 1
                break
    assert process.wait(timeout=120) == 0
    assert killed
    assert content(out) == content(reference)


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


@pytest.mark.slow
def test_a_full_disk_ends_the_run_and_loses_nothing(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 600)
    out = tmp_path / "small.duckdb"
    script = tmp_path / "limited.py"
    limit = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
    script.write_text(limit + RUNNER, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(script), str(source), str(out)], stderr=subprocess.PIPE, text=True, timeout=120, check=False
    )
    assert ended.returncode != 0
    assert "large" in ended.stderr or "space" in ended.stderr or "write" in ended.stderr.lower()
    run(source, out, depth="mentions", workers=2)
    reference = tmp_path / "reference.duckdb"
    run(source, reference, depth="mentions", workers=2)
    assert content(out) == content(reference)


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    source = folder(tmp_path / "articles", 1500)
    out = tmp_path / "facts.duckdb"
    process = start(source, out, tmp_path / "runner.py")
    opened(out, process)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    done = len(content(out)["articles"])
    assert 0 <= done <= 1500
    assert run(source, out, depth="mentions", workers=2).done == 1500 - done


def test_gzip_and_jsonl_are_read(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt.gz").write_bytes(gzip.compress(story(1).encode()))
    lines = [json.dumps({"text": story(n), "published": "2021-07-01"}) for n in (2, 3)]
    (source / "b.jsonl").write_text("\n".join([lines[0], "no json", lines[1]]), encoding="utf-8")
    out = tmp_path / "x.duckdb"
    mentions_only(source, out)
    tables = content(out)
    assert sorted(str(row[1]) for row in tables["articles"]) == ["a.txt.gz", "b.jsonl#1", "b.jsonl#3"]
    assert [row[0] for row in tables["failures"]] == ["b.jsonl#2"]


def test_merged_records_are_written_and_only_when_something_changed(tmp_path: Path) -> None:
    from parkextract.batch import merged

    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(
        "---\ndate: 2021-07-01\n---\nAlder Bay Industrial Park in Osterfold covers 40 hectares.", encoding="utf-8"
    )
    (source / "b.txt").write_text(
        "---\ndate: 2022-07-01\n---\nThe Alder Bay Industrial Park in Osterfold has 31 companies.", encoding="utf-8"
    )
    out = tmp_path / "facts.duckdb"
    run(source, out, workers=1)
    first = merged.merge(out)
    assert first.fresh
    assert not merged.merge(out).fresh
    with Database(out, read_only=True) as database:
        found = database.connection.execute("SELECT name, articles FROM merged WHERE type = 'park'").fetchall()
        assert found == [("Alder Bay Industrial Park", 2)]
        assert database.broken() == []
    (source / "b.txt").write_text("Dogwood Park covers 12 hectares.", encoding="utf-8")
    run(source, out, workers=1)
    with Database(out, read_only=True) as database:
        assert database.broken() == []
    assert merged.merge(out).fresh


def test_an_article_there_twice_is_told(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.duckdb"
    run(small, out, depth="mentions", workers=1)
    with Database(out) as database:
        assert database.broken() == []
        database.connection.execute("INSERT INTO articles SELECT * FROM articles LIMIT 1")
        assert database.broken() == ["articles.id: 1 rows have the id of another"]


def test_the_tables_are_documented_as_they_are(root: Path) -> None:
    from parkextract.write.rows import described

    assert described() in (root / "docs" / "database.md").read_text(encoding="utf-8")
