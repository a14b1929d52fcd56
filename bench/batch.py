"""Measures a run of the batch on generated short articles: rates with one and two workers, the cost of running and storing, and memory over the run.

    python bench/batch.py [--articles 100000] [--depth mentions|facts] [--rates 2000]

Memory is the resident set of the writer and of each worker, read ten times over the run. Rates are articles a second of wall time without the time
that the workers need to load; the overhead compares the CPU time of a run (writer and worker) with that of `extract` alone on the same articles.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import parkextract as px
from parkextract.batch import local
from parkextract.batch.pool import Pool
from parkextract.batch.progress import Progress
from parkextract.batch.summary import Summary

NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper", "Linden", "Maple")
SUBJECTS = ("Industrial Park", "Science Park", "Logistics Zone", "Technology Park", "Free Zone")


def story(n: int) -> str:
    """A short article of its own content for each number."""
    park = f"{NAMES[n % 10]}field {SUBJECTS[n // 10 % 5]}"
    return (
        f"{park} covers {n + 10} hectares and took {n % 7 + 1}.{n % 10} billion yuan of investment, officials said on Monday.\n"
        f"Work began on May {n % 28 + 1}, 20{n % 20:02d}. The park is now home to {n % 300 + 2} companies, {n % 40 + 1} percent more than a year earlier, "
        f"and its exports rose to ${n % 900 + 10} million in the first half. A second phase of {n % 50 + 5} hectares is to open in 2024."
    )


def write(folder: Path, count: int) -> None:
    for n in range(count):
        sub = folder / f"{n // 1000:03d}"
        sub.mkdir(exist_ok=True)
        (sub / f"{n:06d}.txt").write_text(f"---\ndate: 2021-07-{n % 28 + 1:02d}\n---\n{story(n)}", encoding="utf-8")


def resident(pid: int) -> int:
    """MB of the resident set of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4 // 1024


@contextmanager
def watched(total: int, seen: list[tuple[int, list[int]]]) -> Iterator[None]:
    """Records the memory of the writer and its workers at every tenth of the run."""
    pools: list[Pool] = []
    init, done = Pool.__init__, Progress.done

    def begin(self: Pool, *args: object, **options: object) -> None:
        init(self, *args, **options)  # type: ignore[arg-type]
        pools.append(self)

    def count(self: Progress, summary: Summary) -> None:
        done(self, summary)
        if summary.done % max(1, total // 10) == 0:
            seen.append((summary.done, [resident(os.getpid()), *(resident(worker.process.pid or 0) for worker in pools[-1]._workers)]))

    Pool.__init__, Progress.done = begin, count  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Pool.__init__, Progress.done = init, done  # type: ignore[method-assign]


def cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def rates(folder: Path, depth: str) -> None:
    articles = list(px.read(folder))
    extractor = px.load("en", depth=depth)  # type: ignore[arg-type]
    extractor.extract(articles[0])
    begun = cpu()
    for article in articles:
        extractor.extract(article)
    alone = cpu() - begun
    print(f"extract alone: {alone:.1f} CPU s for {len(articles)} articles, {1000 * alone / len(articles):.2f} ms each")
    for workers in (1, 2):
        with tempfile.TemporaryDirectory() as out:
            small = Path(out) / "one"
            small.mkdir()
            (small / "a.txt").write_text("The zone covers 5 hectares.", encoding="utf-8")
            empty = -cpu(), -time.perf_counter()
            local.run(small, Path(out) / "empty.duckdb", workers=workers, depth=depth)  # type: ignore[arg-type]
            empty = empty[0] + cpu(), empty[1] + time.perf_counter()
            begun = cpu(), time.perf_counter()
            local.run(folder, Path(out) / "facts.duckdb", workers=workers, depth=depth)  # type: ignore[arg-type]
            spent = cpu() - begun[0] - empty[0], time.perf_counter() - begun[1] - empty[1]
        overhead = 100 * (spent[0] / alone - 1)
        print(
            f"run, {workers} workers: {len(articles) / spent[1]:.1f} articles/s, CPU {spent[0]:.1f} s, overhead over extract {overhead:+.1f} %"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rates", type=int, default=2000)
    parser.add_argument("--depth", default="facts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if arguments.rates:
            folder = Path(place) / "rates"
            folder.mkdir()
            write(folder, arguments.rates)
            rates(folder, arguments.depth)
        if arguments.articles:
            folder = Path(place) / "many"
            folder.mkdir()
            write(folder, arguments.articles)
            seen: list[tuple[int, list[int]]] = []
            with watched(arguments.articles, seen):
                summary = local.run(folder, Path(place) / "many.duckdb", workers=2, depth=arguments.depth)
            for done, memory in seen:
                print(f"{done:8} done: writer {memory[0]} MB, workers {', '.join(map(str, memory[1:]))} MB")
            print(summary)


if __name__ == "__main__":
    main()
