"""The unit of work of every engine: an article in, its rows or its failure out. Plain values only, so that it travels between processes."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parkextract.article import Article
from parkextract.write.rows import Rows, rows

if TYPE_CHECKING:
    from parkextract.pipeline import Extractor


@dataclass(frozen=True, slots=True)
class Task:
    """An article to extract: where it was read from, the hash of its content, what was noticed on reading."""

    path: str
    digest: str
    article: Article
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: its rows, or the step that failed and why. `seconds` is the time that it took."""

    path: str
    digest: str
    article: str
    seconds: float
    rows: Rows | None = None
    step: str = ""
    message: str = ""


def digest(article: Article) -> str:
    """SHA-256 of everything that the extraction of an article depends on: text, title, date, source and URL."""
    parts = (article.text, article.title, article.published.isoformat() if article.published else None, article.source, article.url)
    joined = "\x1e".join("\x1f" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def identity(path: str, content: str) -> str:
    """The stable id of an article: its place and the first half of the hash of its content."""
    return f"{path}@{content[:16]}"


def work(extractor: Extractor, task: Task, version: str) -> Done:
    """Extract one article; whatever goes wrong inside becomes a failure that names the step."""
    begun = time.perf_counter()
    article = task.article
    try:
        extraction = extractor.extract(article)
        found = rows(extraction)
        head = (
            article.id, task.path, task.digest, article.title, article.published, article.source, article.url, len(article.text), version,
            task.note, article.text, extraction.to_json(),
        )  # fmt: skip
        found["articles"] = [head]
    except Exception as error:  # an article never stops a run
        step = getattr(error, "step", "extract")
        return Done(task.path, task.digest, article.id, time.perf_counter() - begun, None, step, f"{type(error).__name__}: {error}"[:2000])
    return Done(task.path, task.digest, article.id, time.perf_counter() - begun, found)
