"""The engine for clusters, on a local Ray of two processors: its rows are those of a local run."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ray = pytest.importorskip("ray")
pytest.importorskip("duckdb")

import pyarrow.parquet as pq  # noqa: E402

from parkextract.batch import run  # noqa: E402
from parkextract.errors import InputError  # noqa: E402
from parkextract.write.rows import TABLES  # noqa: E402

pytestmark = [pytest.mark.ray, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=512 << 20, log_to_driver=False)
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ray") / "articles"
    folder.mkdir()
    for n in range(12):
        text = f"Alder Industrial Park covers {n + 20} hectares and cost {n + 1} billion yuan.\nWork began on May {n + 1}, 2019."
        (folder / f"a{n:02d}.txt").write_text(f"---\ndate: 2021-07-01\n---\n{text}", encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "a03.txt").read_bytes())
    (folder / "bad.txt").write_bytes(b"\x00" * 100)
    (folder / "packed.txt.gz").write_bytes(gzip.compress(b"The zone covers 77 hectares."))
    (folder / "lines.jsonl").write_text(json.dumps({"text": "The zone covers 5 acres."}) + "\nno json\n", encoding="utf-8")
    return folder


def rows(out: Path, table: str) -> list[str]:
    """The rows of a table as text, in order; messages and paths hold nothing of the engine."""
    files = sorted((out / table).glob("**/*.parquet"))
    return sorted(repr(sorted(row.items())) for file in files for row in pq.read_table(file).to_pylist())


@pytest.mark.parametrize("as_url", [False, True], ids=["paths", "URLs"])
def test_ray_gives_the_rows_of_a_local_run(cluster: None, articles: Path, tmp_path: Path, as_url: bool) -> None:
    local, far = tmp_path / "local.parquet", tmp_path / "far.parquet"
    expected = run(articles, local, depth="mentions", workers=1)
    source = f"file://{articles}" if as_url else articles
    target = f"file://{far}" if as_url else far
    found = run(source, target, depth="mentions", workers=2, engine="ray")
    assert (found.done, found.failed, found.duplicates) == (expected.done, expected.failed, expected.duplicates) == (14, 2, 1)
    for table in TABLES:
        if (far / table).exists() and table != "failures":
            assert rows(far, table) == rows(local, table), table
    assert not (far / "_rows").exists()
    paths = [
        {row["path"] for file in (out / "failures").glob("**/*.parquet") for row in pq.read_table(file).to_pylist()} for out in (local, far)
    ]
    assert paths[0] == paths[1] == {"bad.txt", "lines.jsonl#2"}


def test_another_output_is_refused(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="parquet"):
        run(articles, tmp_path / "x.duckdb", engine="ray")
