"""The pool of worker processes: nothing lost, nothing twice, whatever happens to a worker."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from parkextract.article import Article
from parkextract.batch.pool import Pool
from parkextract.batch.work import Task
from parkextract.errors import ParkextractError
from parkextract.extraction import Extraction


class Scripted:
    """An extractor that does what the text tells it: sleep, fail, end its own process (once, or each time)."""

    def extract(self, article: Article) -> Extraction:
        order, _, rest = article.text.partition(" ")
        if order == "sleep":
            time.sleep(float(rest))
        elif order == "fail":
            raise ValueError(rest)
        elif order == "die":
            os._exit(7)
        elif order == "die-once" and not Path(rest).exists():
            Path(rest).touch()
            os._exit(7)
        return Extraction(article)


class Broken:
    """An extractor that cannot be made."""

    def __init__(self) -> None:
        raise ParkextractError("no model")


def task(n: int, text: str) -> Task:
    return Task(f"a{n}.txt", f"{n:064x}", Article(text, id=f"a{n}"))


def results(texts: list[str], *, workers: int = 2, limit: float = 30.0) -> dict[str, str]:
    pool = Pool(Scripted, "test", workers=workers, limit=limit)
    try:
        done = list(pool.results(task(n, text) for n, text in enumerate(texts)))
    finally:
        pool.close()
    counts = Counter(one.path for one in done)
    assert set(counts) == {f"a{n}.txt" for n in range(len(texts))}
    assert max(counts.values(), default=1) == 1
    return {one.path: one.step for one in done}


def test_every_task_comes_back_once() -> None:
    assert set(results(["ok"] * 50).values()) == {""}


def test_no_task_at_all() -> None:
    assert results([]) == {}


def test_an_exception_is_the_failure_of_its_article_alone() -> None:
    steps = results(["ok", "fail because", "ok"])
    assert steps == {"a0.txt": "", "a1.txt": "extract", "a2.txt": ""}


def test_an_article_that_kills_its_worker_is_blamed_and_no_other(tmp_path: Path) -> None:
    steps = results(["ok", "ok", "die now", "ok", "ok", "ok", "ok"])
    assert steps.pop("a2.txt") == "worker"
    assert set(steps.values()) == {""}


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    assert set(results(["ok", f"die-once {tmp_path / 'mark'}", "ok", "ok"]).values()) == {""}


def test_an_article_over_its_time_is_a_failure_and_the_others_go_on() -> None:
    steps = results(["ok", "sleep 60", "ok", "ok", "ok", "ok"], limit=3.0)
    assert steps.pop("a1.txt") == "time limit"
    assert set(steps.values()) == {""}


def test_workers_that_cannot_start_end_the_run_and_say_why() -> None:
    pool = Pool(Broken, "test", workers=2, limit=30)
    try:
        with pytest.raises(ParkextractError, match="cannot start: ParkextractError: no model"):
            list(pool.results(iter([task(1, "ok")])))
    finally:
        pool.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_large_articles_do_not_block_the_line(workers: int) -> None:
    assert set(results(["ok " + "x" * 1_000_000] * 6, workers=workers).values()) == {""}


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for n in range(500):
            taken += 1
            yield task(n, "ok")

    pool = Pool(Scripted, "test", workers=2, limit=30)
    try:
        stream = pool.results(tasks())
        next(stream)
        assert taken < 30
    finally:
        pool.close()
