"""The road itself: an article in, its extraction out, step by step; one at a time, or a stream of them over several processes."""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from parkextract import entities, link, measures, mentions, notes, records, sentences, syntax, tables
from parkextract.article import Article
from parkextract.entities import Name
from parkextract.errors import InputError, ModelError
from parkextract.extraction import Extraction
from parkextract.failure import Failure
from parkextract.records import Record
from parkextract.sentences import Sentence
from parkextract.tokens import Tokens
from parkextract.values import Mention

Depth = Literal["mentions", "facts"]
Result = Extraction | Failure

_LOG = logging.getLogger(__name__)

AHEAD = 8  # articles handed to each worker before the first of them is asked for


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads articles in one language to one depth. Small and picklable: tables and model are loaded once a process, when first needed.

    `depth="mentions"` gives the numbers and times without any model; `"facts"` all the rest too. `classes` are the record classes that entities are
    tried for, the first that accepts one wins; classes of your own go before `parkextract.records.DEFAULT`.
    """

    lang: str = "en"
    depth: Depth = "facts"
    classes: tuple[type[Record], ...] = records.DEFAULT

    def __post_init__(self) -> None:
        if self.depth not in get_args(Depth):
            raise InputError(f"depth is {self.depth!r}, not one of {', '.join(get_args(Depth))}")
        list(tables.files(self.lang))  # TableError for a language that has none

    def extract(self, article: Article | str, *, published: str | date | None = None) -> Extraction:
        """What the article says. `published` dates a text, or an article that has no date of its own.

        An exception carries the `step` at which it was raised, and a note that names the article.
        """
        road = _Road(self, as_article(article, published))
        try:
            return road.travel()
        except Exception as error:
            error.add_note(f"in article {road.article.id}, at the step {road.step!r}")
            vars(error)["step"] = road.step
            raise

    def attempt(self, article: Article | Failure) -> Result:
        """The extraction, or the Failure that says at which step it failed and why; a Failure is handed through."""
        if isinstance(article, Failure):
            return article
        try:
            return self.extract(article)
        except Exception as error:
            return Failure(article.id, vars(error).get("step", "start"), f"{type(error).__name__}: {error}")

    def stream(self, articles: Iterable[Article | Failure], *, workers: int = 1) -> Iterator[Result]:
        """The results in the order of the articles. An article that fails yields a Failure and stops nothing, and neither does a worker that dies.

        With more than one worker the articles are read in processes of their own; at most `8 * workers` are taken ahead of the result that is asked for.
        """
        if workers < 1:
            raise InputError(f"workers is {workers}: at least 1 is needed")
        return map(self.attempt, articles) if workers == 1 else _spread(self, articles, workers)


@dataclass(slots=True)
class _Road:
    """One article on its way: `step` is where it stands."""

    extractor: Extractor
    article: Article
    step: str = field(default="start")

    def travel(self) -> Extraction:
        article = self.article
        self.step = "mentions"
        tokens = Tokens(article.text)
        found = mentions.find(article, tokens)
        if self.extractor.depth == "mentions" or not _has_model():
            return Extraction(article, found)
        self.step = "sentences"
        cut = sentences.split(article.text, tokens)
        self.step = "names"
        names = entities.names(tokens, cut, found)
        self.step = "syntax"
        chosen = _with_something_to_say(tokens, cut, found, names)
        parses = parser().parse(article.text, chosen, entities.stands(article.text, names, found))
        found = measures.find(parses, found)
        self.step = "entities"
        reading = entities.read(article, tokens, cut, parses, found, names)
        self.step = "facts"
        facts = link.link(article, tokens, cut, parses, found, reading)
        self.step = "records"
        made = records.build(article, found, reading.entities, facts, self.extractor.classes)
        self.step = "notes"
        return Extraction(article, found, reading.entities, facts, made, notes.find(article, found, facts))


def _with_something_to_say(tokens: Tokens, cut: Sequence[Sentence], found: Sequence[Mention], names: Sequence[Name]) -> list[Sentence]:
    """The sentences that hold a number, a time, a name or a word that leads to trades (`It focuses on biomedicine.`): no other can state a fact."""
    starts = sorted([*(mention.start for mention in found), *(name.start for name in names)])
    return [
        sentence
        for sentence in cut
        if bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end) or link.tells(tokens, sentence.first, sentence.last)
    ]


@lru_cache
def parser() -> syntax.Parser:
    """The parser of this process; its model is loaded when the first sentence is parsed."""
    return syntax.Parser()


def _has_model() -> bool:
    """Whether there is a model for what goes beyond mentions; where there is none, that is said once."""
    try:
        return bool(parser().nlp)
    except ModelError as error:
        say_once(f"only numbers and times are found: {error}")
        return False


@lru_cache
def say_once(message: str) -> None:
    """A warning that is logged once a process."""
    _LOG.warning(message)


def as_article(article: Article | str, published: str | date | None = None) -> Article:
    """The article, or an article of the text; `published` where it has no date of its own."""
    if isinstance(article, str):
        return Article(article, published=published)
    if not isinstance(article, Article):
        raise InputError(f"a text or an Article is needed, not {type(article).__name__}")
    if published is None or article.published is not None:
        return article
    return Article(article.text, title=article.title, published=published, source=article.source, url=article.url, id=article.id)


def load(lang: str = "en", *, depth: Depth = "facts", classes: tuple[type[Record], ...] = records.DEFAULT) -> Extractor:
    """The Extractor of a language, to use again and again: `load("en", depth="mentions")`."""
    return Extractor(lang, depth, classes)


def extract(article: Article | str, *, published: str | date | None = None) -> Extraction:
    """What an article or a text says, by the default English Extractor; its tables and model are loaded on the first call."""
    return load().extract(article, published=published)


def _spread(extractor: Extractor, articles: Iterable[Article | Failure], workers: int) -> Iterator[Result]:
    """`stream` over processes."""
    pool = _pool(workers)
    waiting: deque[tuple[Article | Failure, Future[Result] | None]] = deque()
    source = iter(articles)
    try:
        while True:
            while len(waiting) < AHEAD * workers and (article := next(source, None)) is not None:
                waiting.append((article, _submit(pool, extractor, article)))
            if not waiting:
                return
            article, future = waiting.popleft()
            try:
                yield future.result() if future else extractor.attempt(article)
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield _alone(extractor, article)
                pool = _pool(workers)
                waiting = deque((one, _submit(pool, extractor, one)) for one, _ in waiting)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, extractor: Extractor, article: Article | Failure) -> Future[Result] | None:
    """The result to come of an article, None for a Failure. A pool that has broken meanwhile gives one that says so when its turn comes."""
    if isinstance(article, Failure):
        return None
    try:
        return pool.submit(extractor.attempt, article)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _alone(extractor: Extractor, article: Article | Failure) -> Result:
    """The result of an article that was in flight when a worker died, in a process of its own: if that dies too, it is this article."""
    with _pool(1) as pool:
        try:
            return pool.submit(extractor.attempt, article).result()
        except BrokenProcessPool:
            return Failure(
                article.id if isinstance(article, Article) else article.article,
                "process",
                "the process that read it died (out of memory, or killed)",
            )


def _pool(workers: int) -> ProcessPoolExecutor:
    import multiprocessing

    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
