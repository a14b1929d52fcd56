"""Bad input ends as a clear failure row or a right result: never as a stop, a hang, or a file outside the output."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from bad_inputs import ARTICLE, CASES, EITHER, FAILURE, NOTHING, make

from parkextract.batch import run
from parkextract.batch.plan import printable
from parkextract.write.database import Database


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[str]], dict[str, str], Path]:
    """The paths of articles and failures of one run over all cases, the failures' messages, and the folder."""
    root = tmp_path_factory.mktemp("bad")
    make(root / "in")
    (root / "out").mkdir()
    summary = run(root / "in", root / "out" / "x.duckdb", depth="mentions", workers=2, limit=60)
    with Database(root / "out" / "x.duckdb", read_only=True) as database:
        articles = database.column("SELECT path FROM articles") + database.column("SELECT path FROM duplicates")
        failures = dict(database.connection.execute("SELECT path, message FROM failures").fetchall())
        assert database.broken() == []
    assert summary.failed == len(failures)
    assert summary.status == 1
    return {"article": articles, "failure": list(failures)}, failures, root


def test_there_are_enough_kinds() -> None:
    assert len({name for name, _, _ in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize(("name", "end"), [(name, end) for name, _, end in CASES], ids=[ascii(name)[:40] for name, _, _ in CASES])
def test_each_ends_as_it_must(ended: tuple[dict[str, list[str]], dict[str, str], Path], name: str, end: str) -> None:
    paths, messages, _ = ended
    shown = printable(name)
    found = {kind for kind in (ARTICLE, FAILURE) if any(path == shown or path.startswith(f"{shown}#") for path in paths[kind])}
    if end == NOTHING:
        assert not found
    elif end == EITHER:
        assert found
    else:
        assert found == {end}
    for path, message in messages.items():
        if path.startswith(shown):
            assert len(message) > 10


def test_nothing_is_written_outside_the_output(ended: tuple[dict[str, list[str]], dict[str, str], Path]) -> None:
    _, _, root = ended
    assert {path.name for path in root.iterdir()} == {"in", "out"}
    assert {path.name for path in (root / "out").iterdir()} <= {"x.duckdb", "x.duckdb.wal"}
