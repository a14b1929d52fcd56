"""A run on one machine: worker processes, one writer, one database; it goes on where it was stopped."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from os import cpu_count, fspath
from pathlib import Path
from typing import Literal

from parkextract.batch.interrupt import asked_to_stop
from parkextract.batch.plan import Place, Plan
from parkextract.batch.pool import Pool
from parkextract.batch.progress import Progress
from parkextract.batch.summary import Summary
from parkextract.errors import InputError
from parkextract.pipeline import Depth, load
from parkextract.write import export
from parkextract.write.database import Database

LONGEST = 2_000_000
LIMIT = 120.0
BATCH = 500
SECONDS = 5.0

log = logging.getLogger("parkextract.batch")


def run(
    source: Place | Sequence[Place],
    out: Place,
    *,
    workers: int | None = None,
    engine: Literal["local", "ray"] = "local",
    lang: str = "en",
    depth: Depth = "facts",
    limit: float = LIMIT,
    longest: int = LONGEST,
    batch: int = BATCH,
    retry_failed: bool = False,
    force: bool = False,
    quiet: bool = True,
) -> Summary:
    """Extract every article of `source` (files, folders, globs, `-`) into `out`; what is there already is not done again.

    `out` ends in `.duckdb` (a database), `.parquet` (a folder of Parquet files a table), `.jsonl` (an extraction a line) or `.csv` (a fact
    a line); for the last three the database that makes the run resumable stays beside it as `<out>.duckdb`. Articles are committed `batch`
    at a time or every few seconds, each whole or not at all. `limit` is seconds an article, `longest` its most characters, `workers`
    processes (default: the number of cores). Raises InputError for an unusable argument and while another run writes to the same database;
    an article that fails is a row of `failures` and a count of the summary.
    """
    inputs = [source] if isinstance(source, (str, Path)) or not isinstance(source, Sequence) else list(source)
    if engine == "ray":
        from parkextract.batch import cluster

        return cluster.run(inputs, fspath(out), workers=workers, lang=lang, depth=depth, longest=longest, version=version_of(lang, depth))
    if engine != "local":
        raise InputError(f"engine is {engine!r}, not 'local' or 'ray'")
    target = Path(fspath(out))
    writer = export.writer(target)
    database = target if writer is None else target.with_name(target.name + ".duckdb")
    version = version_of(lang, depth)
    summary = Summary()
    begun = time.monotonic()
    with asked_to_stop() as stop, Database(database) as store, Progress(inputs, quiet=quiet) as progress:
        number = _begin(store, version, inputs)
        log.info("run %d of %s into %s: %s", number, ", ".join(map(str, inputs)), target, version)
        plan = Plan(inputs, store, version, summary, longest=longest, retry_failed=retry_failed, force=force, seen=progress.seen)
        pool: Pool | None = None
        try:
            pool = Pool(partial(load, lang, depth=depth), version, workers=workers or cpu_count() or 1, limit=limit)
            _work(plan, pool, progress, batch, stop)
        finally:
            if pool is not None:
                pool.close()
        plan.commit()
        if stop():
            summary.interrupted = True
            log.warning("interrupted: what is done is kept")
        summary.seconds = time.monotonic() - begun
        _end(store, number, summary)
        if writer is not None:
            writer(store, target)
    log.info("%s", summary)
    return summary


def _work(plan: Plan, pool: Pool, progress: Progress, batch: int, stop: Callable[[], bool]) -> None:
    """Take results as they come and commit them in batches, by number or by time."""
    last = time.monotonic()
    for done in pool.results(plan.tasks(), stop):
        plan.take(done)
        progress.done(plan.summary)
        now = time.monotonic()
        if plan.pending.articles >= batch or now - last > SECONDS:
            plan.commit()
            last = now


def version_of(lang: str, depth: str) -> str:
    """What results depend on besides the article: the package's version, the language, the depth and the model."""
    from parkextract import __version__, model

    parts = [f"parkextract {__version__}", lang, depth]
    if depth == "facts":
        parts.append(model.label())
    return ", ".join(parts)


def _begin(store: Database, version: str, inputs: Sequence[Place]) -> int:
    number = int(store.column("SELECT coalesce(max(id), 0) + 1 FROM runs")[0])
    line = (number, datetime.now(UTC).replace(tzinfo=None), None, version, ", ".join(fspath(place) for place in inputs), 0, 0, 0)
    store.commit({"runs": [line]})
    return number


def _end(store: Database, number: int, summary: Summary) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    values = [None if summary.interrupted else now, summary.done, summary.skipped, summary.failed, number]
    with store.transaction():
        store.connection.execute("UPDATE runs SET ended = ?, done = ?, skipped = ?, failed = ? WHERE id = ?", values)
