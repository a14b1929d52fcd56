"""What a run did: counts by kind, failures, the slowest articles."""

from __future__ import annotations

import heapq
import logging
from collections import Counter
from dataclasses import dataclass, field

from parkextract.batch.work import Done

log = logging.getLogger("parkextract.batch")

SLOWEST = 5
SHOWN = 20


@dataclass(slots=True)
class Summary:
    """Counts of one run. `done` articles were extracted, `skipped` were there already, `duplicates` hold the content of another, `failed`
    failed.

    `kinds` counts mentions, entities, facts, records and notes of the articles done; `slowest` lists (seconds, path) of the slowest;
    `failures` the first failures as text. `interrupted` says that the run was ended before its input was.
    """

    done: int = 0
    skipped: int = 0
    duplicates: int = 0
    failed: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The exit status: 0 all well, 1 some articles failed or the run was interrupted."""
        return int(bool(self.failed or self.interrupted))

    def add(self, done: Done) -> None:
        """Count a result."""
        if done.rows is None:
            self.fail(done.path, done.step, done.message)
            return
        self.done += 1
        for table, lines in done.rows.items():
            if table != "articles":
                self.kinds[table] += len(lines)
        for line in done.rows.get("mentions", ()):
            self.kinds[line[2]] += 1
        self.slowest = heapq.nlargest(SLOWEST, [*self.slowest, (done.seconds, done.path)])

    def fail(self, path: str, step: str, message: str) -> None:
        """Count a failure."""
        self.failed += 1
        self.steps[step] += 1
        log.info("failed: %s: %s: %s", path, step, message)
        if len(self.failures) < SHOWN:
            self.failures.append(f"{path}: {step}: {message}")

    def __str__(self) -> str:
        rate = f", {self.done / self.seconds:.1f} articles/s" if self.seconds and self.done else ""
        counts = f"{self.done} extracted, {self.skipped} already there, {self.duplicates} duplicates, {self.failed} failed"
        lines = [f"{counts} in {self.seconds:.1f} s{rate}"]
        if self.interrupted:
            lines.append("interrupted: run the same command again to go on")
        if self.kinds:
            lines.append("  ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items(), key=lambda item: -item[1])))
        if self.slowest and self.done > SLOWEST:
            lines.append("slowest: " + "  ".join(f"{path} {seconds:.2f} s" for seconds, path in self.slowest))
        lines += [f"failed: {failure}" for failure in self.failures]
        if self.failed > len(self.failures):
            lines.append(f"and {self.failed - len(self.failures)} more: see the table `failures`")
        return "\n".join(lines)
