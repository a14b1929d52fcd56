"""Worker processes that load the model once, with back pressure, a time limit an article, and no loss when one dies.

Tasks go to the workers in order, a few ahead of each; results come back as they are ready. A worker works through its tasks in order, so
the first that has not come back is the one in hand: when the worker dies or the time is up, that one is blamed, the others go to a new
worker. An article during which a worker died is tried once more, alone in line, before it is a failure: the worker may have been killed
from outside.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from parkextract.article import Article
from parkextract.batch.work import Done, Task, work
from parkextract.errors import ParkextractError

AHEAD = 4
ROOM = 32_000  # characters that may wait for a worker: they fit into the line's buffer, so that handing over never blocks


def serve(connection: Connection, make: Callable[[], Any], version: str) -> None:
    """The life of a worker: load, then answer tasks until the line closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        try:
            extractor = make()
            extractor.extract(Article("The park covers 1 hectare."))  # loads tables and model
        except Exception as error:
            connection.send(f"{type(error).__name__}: {error}")
            return
        connection.send(None)  # ready
        while (task := connection.recv()) is not None:
            connection.send(work(extractor, task, version))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone


_LOOK = 0.5  # seconds after which it is asked again whether to stop


class Worker:
    """One process and the tasks that it holds."""

    def __init__(self, make: Callable[[], Any], version: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, make, version), daemon=True)
        self.process.start()
        other.close()
        self.tasks: deque[Task] = deque()
        self.since = time.monotonic()
        self.ready = False

    def has_room(self, task: Task) -> bool:
        """Whether a task can be handed over now. An idle worker takes any; a busy one as many as lie in the line without blocking it."""
        if not self.tasks:
            return True
        return len(self.tasks) < AHEAD and sum(len(held.article.text) for held in list(self.tasks)[1:]) + len(task.article.text) < ROOM

    def give(self, task: Task) -> None:
        """Hand over a task. That the worker is gone shows when its answers are read; the task is then among those that it held."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):
            self.connection.send(task)

    def end(self) -> None:
        """Stop the process, at once if it does not listen."""
        with suppress(OSError):
            self.connection.send(None)
        self.connection.close()
        self.process.join(timeout=0.5 if not self.tasks else 0)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class Pool:
    """`workers` processes over a stream of tasks. `make` builds the extractor in each (a picklable callable); `limit` is seconds an
    article.
    """

    def __init__(self, make: Callable[[], Any], version: str, *, workers: int, limit: float, start_limit: float = 300) -> None:
        self._make, self._version, self._limit, self._start_limit = make, version, limit, start_limit
        self._workers = [Worker(make, version) for _ in range(workers)]
        self._again: deque[Task] = deque()
        self._blamed: set[tuple[str, str]] = set()
        self._starts = 0

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def results(self, tasks: Iterator[Task], stop: Callable[[], bool] = lambda: False) -> Iterator[Done]:
        """The result of every task, in the order in which they are ready, until `stop` says so. Holds no more than a few tasks a worker."""
        while not stop():
            while task := self._again[0] if self._again else next(tasks, None):
                if not self._again:
                    self._again.append(task)
                worker = min(self._workers, key=lambda worker: len(worker.tasks))
                if not worker.has_room(task):
                    break
                worker.give(task)
                self._again.popleft()
            if not any(worker.tasks for worker in self._workers):
                return
            yield from self._turn()

    def _turn(self) -> Iterator[Done]:
        """What is ready now; waits for something to happen, a death or a limit included."""
        active = [worker for worker in self._workers if worker.tasks]
        deadline = min(worker.since + (self._limit if worker.ready else self._start_limit) for worker in active)
        ready = wait([worker.connection for worker in active], timeout=min(_LOOK, max(0.0, deadline - time.monotonic()) + 0.01))
        for worker in active:
            if worker.connection in ready:
                yield from self._receive(worker)
            elif time.monotonic() > worker.since + (self._limit if worker.ready else self._start_limit):
                yield from self._overdue(worker)

    def _receive(self, worker: Worker) -> Iterator[Done]:
        """One message of a worker in whose line something lies; for more there is another turn."""
        try:
            message: Done | str | None = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        worker.since = time.monotonic()
        if isinstance(message, str):
            raise ParkextractError(f"a worker process cannot start: {message}")
        if message is None:
            worker.ready, self._starts = True, 0
            return
        worker.tasks.popleft()
        yield message

    def _died(self, worker: Worker) -> Iterator[Done]:
        """A worker is gone: its article in hand is tried once more, then blamed."""
        if not worker.ready:
            self._starts += 1
            if self._starts > 3:
                raise ParkextractError("the worker processes end before they are ready: run `parkextract doctor`")
        held = deque(worker.tasks)
        code = worker.process.exitcode
        self._replace(worker)
        if held and worker.ready:
            task = held[0]
            key = (task.path, task.digest)
            if key in self._blamed:
                held.popleft()
                seconds = time.monotonic() - worker.since
                why = f"the worker process died twice on this article (exit code {code}): is memory short?"
                yield Done(task.path, task.digest, task.article.id, seconds, None, "worker", why)
            self._blamed.add(key)
        self._again.extendleft(reversed(held))

    def _overdue(self, worker: Worker) -> Iterator[Done]:
        """The article in hand has used up its time: it is a failure, the others go on."""
        held = deque(worker.tasks)
        self._replace(worker)
        if not worker.ready:
            raise ParkextractError(f"a worker process was not ready after {self._start_limit:g} s: run `parkextract doctor`")
        task = held.popleft()
        self._again.extendleft(reversed(held))
        why = f"took longer than {self._limit:g} s: raise the time limit, or split the article"
        yield Done(task.path, task.digest, task.article.id, self._limit, None, "time limit", why)

    def _replace(self, worker: Worker) -> None:
        place = self._workers.index(worker)
        worker.tasks.clear()
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers[place] = Worker(self._make, self._version)
