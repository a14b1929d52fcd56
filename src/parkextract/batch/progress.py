"""Progress of a run on standard error: how much of the input, the rate, the time left, the failures."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Self

from parkextract.batch.summary import Summary
from parkextract.read import sources

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """A bar over the bytes of the inputs (a file counts when it is opened); nothing at all when `quiet`."""

    def __init__(self, inputs: Sequence[str | PathLike[str]], *, quiet: bool) -> None:
        self._bar: Bar | None = None
        if quiet:
            return
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        total = sum(source.size for place in inputs for source in sources(place))
        self._task = self._bar.add_task("reading", total=total or None)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def seen(self, size: int) -> None:
        """A file of so many bytes is opened."""
        if self._bar:
            self._bar.advance(self._task, size)

    def done(self, summary: Summary) -> None:
        """Show the counts."""
        if self._bar:
            elapsed = self._bar.tasks[0].elapsed or 0.0
            rate = f"{summary.done / elapsed:.1f}/s" if elapsed > 1 else ""
            self._bar.update(self._task, description=f"{summary.done} done {rate} {summary.skipped} skipped {summary.failed} failed")
