"""What is to be done: reads the inputs, lazily and in order, and sets apart what is new from what is there already.

The first place that holds a content is the article; others with the very same content are its duplicates. A failure of reading, and a
duplicate, are rows for the next commit; a duplicate of an article that is still in hand waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike, fspath

from parkextract.article import Article
from parkextract.batch.summary import Summary
from parkextract.batch.work import Done, Task, digest, identity
from parkextract.errors import ParkextractError
from parkextract.failure import Failure
from parkextract.read import articles, sources
from parkextract.read.source import Source
from parkextract.write.database import Database
from parkextract.write.rows import Rows

Place = str | PathLike[str]

log = logging.getLogger("parkextract.batch")


@dataclass(slots=True)
class Pending:
    """Rows for the next commit, and what they replace."""

    rows: Rows = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    articles: int = 0

    def add(self, table: str, line: tuple[object, ...]) -> None:
        self.rows.setdefault(table, []).append(line)


class Plan:
    """The stream of tasks of a run over `inputs`, against what `database` holds. `seen` is told the size of each file as it is opened."""

    def __init__(
        self,
        inputs: Sequence[Place],
        database: Database,
        version: str,
        summary: Summary,
        *,
        longest: int,
        retry_failed: bool = False,
        force: bool = False,
        seen: Callable[[int], None] = lambda size: None,
    ) -> None:
        self.inputs, self.database, self.version, self.summary = inputs, database, version, summary
        self.longest, self.retry_failed, self.force, self.seen = longest, retry_failed, force, seen
        self.pending = Pending()
        query = database.connection.execute
        articles = query("SELECT path, id, sha256, extractor FROM articles").fetchall()
        self._ids = {path: id for path, id, _, _ in articles}
        self._there = {path: content for path, _, content, made in articles if made == version}
        twins = query(
            "SELECT d.path, a.sha256 FROM duplicates d JOIN articles a ON a.id = d.article WHERE a.extractor = ?", [version]
        ).fetchall()
        self._twins = dict(twins)
        self._failed = dict(query("SELECT path, sha256 FROM failures WHERE extractor = ? AND sha256 IS NOT NULL", [version]).fetchall())
        self._mend = {path for (path,) in query("SELECT path FROM failures UNION SELECT path FROM duplicates").fetchall()}
        self._contents: set[int] = set()  # of the articles that this run has met
        self._hand: dict[str, list[str]] = {}  # contents in hand, and the paths of their duplicates
        self._ready: dict[str, str] = {}  # contents that the next commit holds, and the ids of their articles

    def tasks(self) -> Iterator[Task]:
        """Every article that is to be extracted, in the order of the inputs."""
        for place in self.inputs:
            prefix = f"{fspath(place).rstrip('/')}/" if len(self.inputs) > 1 else ""
            for source in sources(place):
                self.seen(source.size)
                yield from self._file(source, prefix)

    def _file(self, source: Source, prefix: str) -> Iterator[Task]:
        """The tasks of one file; what cannot be read of it is a failure."""
        count = 0
        try:
            for item in articles(source):
                count += 1
                if isinstance(item, Failure):
                    self._fail(printable(prefix + item.article), None, item.step, item.message)
                    continue
                inner = item.id if item.id.startswith(source.id) else source.id  # an id of the front matter is no place
                if task := self._task(printable(prefix + inner), item, "; ".join(source.notes) or None):
                    yield task
        except (ParkextractError, OSError) as error:
            self._fail(printable(prefix + source.id + (f"#{count + 1}" if count else "")), None, "read", str(error))

    def _task(self, path: str, article: Article, note: str | None) -> Task | None:
        content = digest(article)
        key = int(content[:30], 16)
        if key in self._contents:
            self._twin(path, content)
        elif len(article.text) > self.longest:
            why = f"{len(article.text)} characters are more than the limit of {self.longest}: raise the limit, or split the article"
            self._fail(path, content, "read", why)
        elif not self.force and self._there.get(path) == content:
            self.summary.skipped += 1
            self._contents.add(key)
        elif not self.retry_failed and not self.force and self._failed.get(path) == content:
            self.summary.fail(path, "earlier run", "failed there and is not tried again unless with --retry-failed")
        else:
            self._contents.add(key)
            self._hand[content] = []
            id = identity(path, content)
            return Task(
                path,
                content,
                Article(article.text, title=article.title, published=article.published, source=article.source, url=article.url, id=id),
                note,
            )
        return None

    def _fail(self, path: str, content: str | None, step: str, message: str) -> None:
        self.summary.fail(path, step, message)
        self._clear(path)
        self.pending.add("failures", (path, content, step, printable(message)[:2000], self.version))

    def _twin(self, path: str, content: str) -> None:
        if not self.force and self._twins.get(path) == content:
            self.summary.skipped += 1
        elif content in self._hand:
            self._hand[content].append(path)
        else:
            found = self._ready.get(content) or self.database.column("SELECT id FROM articles WHERE sha256 = ?", content)[0]
            self._duplicate(path, found)

    def _duplicate(self, path: str, article: str) -> None:
        self.summary.duplicates += 1
        self._clear(path)
        self.pending.add("duplicates", (path, article))

    def _clear(self, path: str) -> None:
        """What the database holds at a path goes when something new is put there."""
        if path in self._mend:
            self.pending.mended.append(path)
        if path in self._ids:
            self.pending.replaced.append(self._ids[path])

    def take(self, done: Done) -> None:
        """Put a result, and the duplicates that waited for it, into the next commit."""
        twins = self._hand.pop(done.digest, [])
        if done.rows is None:
            for path in (done.path, *twins):
                self._fail(path, done.digest, done.step, done.message)
            self._contents.discard(int(done.digest[:30], 16))
            return
        self.summary.add(done)
        self._clear(done.path)
        self._ready[done.digest] = done.article
        self.pending.articles += 1
        for table, lines in done.rows.items():
            self.pending.rows.setdefault(table, []).extend(lines)
        for path in twins:
            self._duplicate(path, done.article)

    def commit(self) -> None:
        """Write what is ready, in one transaction."""
        if self.pending.rows:
            self.database.commit(self.pending.rows, self.pending.replaced, self.pending.mended)
            log.info("written: %d articles, %d so far in this run", self.pending.articles, self.summary.done)
            self.pending = Pending()
            self._ready.clear()


def printable(text: str) -> str:
    """A path or message as a database can hold it: bytes that are not UTF-8 are shown escaped (`\\\\udcff` as `\\\\xff`)."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
