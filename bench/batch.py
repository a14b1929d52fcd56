"""Measures a run of the batch on generated short articles: rates with one and two workers, the cost of running and storing, and memory over the run.

    python bench/batch.py [--articles 100000] [--depth mentions|facts] [--rates 1000] [--rounds 7]

Memory is the resident set of the writer and of each worker, read ten times over the run. Rates and CPU times are of what follows the first fifth of the
articles, so that neither loading nor closing is in them; the overhead compares workers and writer with `extract` alone on the same articles. The runs that
are compared take turns, one round after another, and what counts is the median: on a machine that others use the speed changes from minute to minute.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
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
def watched(mark: Callable[[int, Pool], None]) -> Iterator[None]:
    """Tells `mark` of every article done in a run, and the pool that does it."""
    pools: list[Pool] = []
    init, done = Pool.__init__, Progress.done

    def begin(self: Pool, *args: object, **options: object) -> None:
        init(self, *args, **options)  # type: ignore[arg-type]
        pools.append(self)

    def count(self: Progress, summary: Summary) -> None:
        done(self, summary)
        mark(summary.done, pools[-1])

    Pool.__init__, Progress.done = begin, count  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Pool.__init__, Progress.done = init, done  # type: ignore[method-assign]


def used(pid: int) -> float:
    """CPU seconds that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@dataclass(frozen=True)
class Spent:
    """What the work on the articles after the first fifth took: seconds of CPU of all its processes, seconds of wall time. By then every table is loaded."""

    cpu: float
    wall: float


def alone(folder: Path, depth: str) -> Spent:
    """`extract` over a folder in this process."""
    extractor = px.load("en", depth=depth)  # type: ignore[arg-type]
    articles = list(px.read(folder))
    for n, article in enumerate(articles):
        if n == len(articles) // 5:
            began = cpu(), time.perf_counter()
        extractor.extract(article)
    return Spent(cpu() - began[0], time.perf_counter() - began[1])


def apart(folder: Path, depth: str, processes: int) -> Spent:
    """The same in new processes that share nothing and store nothing, each with the whole folder: what the machine has to give."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        each = list(pool.map(alone, [folder] * processes, [depth] * processes))
    return Spent(sum(spent.cpu for spent in each), max(spent.wall for spent in each))


def batch(folder: Path, depth: str, workers: int) -> Spent:
    """A run of the batch into a new database, from the first fifth of the articles to the last one."""
    total = sum(1 for _ in folder.rglob("*.txt"))
    marks: list[Spent] = []

    def mark(done: int, pool: Pool) -> None:
        if done in (total // 5, total):
            marks.append(Spent(cpu() + sum(used(worker.process.pid or 0) for worker in pool._workers), time.perf_counter()))

    with tempfile.TemporaryDirectory() as out, watched(mark):
        local.run(folder, Path(out) / "facts.duckdb", workers=workers, depth=depth)  # type: ignore[arg-type]
    return Spent(marks[1].cpu - marks[0].cpu, marks[1].wall - marks[0].wall)


def rates(folder: Path, depth: str, rounds: int) -> None:
    """Runs that take turns, and the median over the rounds of what is asked, since the speed of a machine changes in minutes."""
    number = 0.8 * sum(1 for _ in folder.rglob("*.txt"))
    seen: dict[str, list[float]] = {}
    for turn in range(rounds):
        spent = {}
        for name in ("alone", "one", "two", "apart") if turn % 2 else ("apart", "two", "one", "alone"):
            spent[name] = apart(folder, depth, 1 + (name == "apart")) if "a" in name else batch(folder, depth, 1 + (name == "two"))
        told = {
            "extract alone, articles/s": number / spent["alone"].wall,
            "one worker, articles/s": number / spent["one"].wall,
            "two workers, articles/s": number / spent["two"].wall,
            "two workers against one": spent["one"].wall / spent["two"].wall,
            "two processes that share nothing, against extract alone": 2 * spent["alone"].wall / spent["apart"].wall,
            "CPU of one worker and the writer over extract alone, %": 100 * (spent["one"].cpu / spent["alone"].cpu - 1),
            "CPU of two workers and the writer over two processes, %": 100 * (2 * spent["two"].cpu / spent["apart"].cpu - 1),
            "wall time of one worker over extract alone, %": 100 * (spent["one"].wall / spent["alone"].wall - 1),
        }
        for name, value in told.items():
            seen.setdefault(name, []).append(value)
    for name, values in seen.items():
        print(f"{name:56} median {median(values):6.2f}   of {', '.join(f'{value:.2f}' for value in values)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rates", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--depth", default="facts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        if arguments.rates:
            folder = Path(place) / "rates"
            folder.mkdir()
            write(folder, arguments.rates)
            rates(folder, arguments.depth, arguments.rounds)
        if arguments.articles:
            folder = Path(place) / "many"
            folder.mkdir()
            write(folder, arguments.articles)

            def mark(done: int, pool: Pool) -> None:
                if done % max(1, arguments.articles // 10) == 0:
                    workers = ", ".join(str(resident(worker.process.pid or 0)) for worker in pool._workers)
                    print(f"{done:8} done: writer {resident(os.getpid())} MB, workers {workers} MB", flush=True)

            with watched(mark):
                summary = local.run(folder, Path(place) / "many.duckdb", workers=2, depth=arguments.depth)
            print(summary)


if __name__ == "__main__":
    main()
