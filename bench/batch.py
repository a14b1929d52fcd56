"""Measures a run of the batch on generated short articles: rates with one and two workers, the cost of running and storing, and memory over the run.

    python bench/batch.py [--articles 100000] [--depth mentions|facts] [--rates 1000] [--rounds 7]

Memory is the resident set of the writer and of each worker, read ten times over the run. Rates are articles a second of wall time from the first article
done; the overhead compares the CPU time of a run (workers and writer, less that of loading) with that of `extract` alone on the same articles. The runs
that are compared take turns, one round after another, and what counts is the median: on a machine of others' the speed changes from minute to minute.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

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


@dataclass(frozen=True)
class Spent:
    """What a piece of work took: seconds of CPU of all its processes, seconds of wall time from its first article to its end."""

    cpu: float
    wall: float


def alone(folder: Path, depth: str) -> Spent:
    """`extract` over a folder in this process, with the model loaded before."""
    extractor = px.load("en", depth=depth)  # type: ignore[arg-type]
    articles = list(px.read(folder))
    extractor.extract(articles[0])
    began = cpu(), time.perf_counter()
    for article in articles:
        extractor.extract(article)
    return Spent(cpu() - began[0], time.perf_counter() - began[1])


def apart(folder: Path, depth: str, processes: int) -> Spent:
    """The same in processes that share nothing and store nothing, each with the whole folder: what the machine has to give."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        each = list(pool.map(alone, [folder] * processes, [depth] * processes))
    return Spent(sum(spent.cpu for spent in each), max(spent.wall for spent in each))


def batch(folder: Path, depth: str, workers: int) -> Spent:
    """A run of the batch into a new database. The wall time begins with the first article done, so that no loading is in it."""
    first: list[float] = []
    done = Progress.done

    def count(self: Progress, summary: Summary) -> None:
        first.append(time.perf_counter())
        done(self, summary)

    Progress.done = count  # type: ignore[method-assign]
    try:
        with tempfile.TemporaryDirectory() as out:
            began = cpu()
            local.run(folder, Path(out) / "facts.duckdb", workers=workers, depth=depth)  # type: ignore[arg-type]
            return Spent(cpu() - began, time.perf_counter() - first[0])
    finally:
        Progress.done = done  # type: ignore[method-assign]


def rates(folder: Path, one: Path, depth: str, rounds: int) -> None:
    """Runs that take turns, and the median over the rounds of what is asked, since the speed of a machine changes in minutes."""
    number = sum(1 for _ in folder.rglob("*.txt"))
    loading = {workers: median(batch(one, depth, workers).cpu for _ in range(3)) for workers in (1, 2)}
    seen: dict[str, list[float]] = {}
    for turn in range(rounds):
        spent = {}
        for name in ("alone", "one", "two", "apart") if turn % 2 else ("apart", "two", "one", "alone"):
            match name:
                case "alone":
                    spent[name] = alone(folder, depth)
                case "apart":
                    spent[name] = apart(folder, depth, 2)
                case _:
                    spent[name] = batch(folder, depth, 1 + (name == "two"))
        told = {
            "extract alone, articles/s": number / spent["alone"].wall,
            "one worker, articles/s": number / spent["one"].wall,
            "two workers, articles/s": number / spent["two"].wall,
            "two workers against one": spent["one"].wall / spent["two"].wall,
            "two processes that share nothing, against extract alone": 2 * spent["alone"].wall / spent["apart"].wall,
            "CPU of one worker and the writer over extract alone, %": 100 * ((spent["one"].cpu - loading[1]) / spent["alone"].cpu - 1),
            "CPU of two workers and the writer over extract alone, %": 100 * ((spent["two"].cpu - loading[2]) / spent["alone"].cpu - 1),
            "the same over two processes that share nothing, %": 100 * (2 * (spent["two"].cpu - loading[2]) / spent["apart"].cpu - 1),
            "wall time of one worker over extract alone, %": 100 * (spent["one"].wall / spent["alone"].wall - 1),
        }
        for name, value in told.items():
            seen.setdefault(name, []).append(value)
    for name, values in seen.items():
        print(f"{name:60} median {median(values):6.2f}   of {', '.join(f'{value:.2f}' for value in values)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rates", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--depth", default="facts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if arguments.rates:
            folder, one = Path(place) / "rates", Path(place) / "one"
            folder.mkdir()
            one.mkdir()
            write(folder, arguments.rates)
            write(one, 1)
            rates(folder, one, arguments.depth, arguments.rounds)
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
