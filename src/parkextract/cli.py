"""The command line: thin. Data goes to standard output, messages to standard error.

Exit status: 0 all well; 1 some articles failed, or a check fell short; 2 unusable arguments.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from parkextract.errors import InputError, ParkextractError

if TYPE_CHECKING:
    from parkextract.article import Article
    from parkextract.extraction import Extraction

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def _format(name: str) -> str:
    """A name that `_writer` knows, or a usage error."""
    from parkextract.write import writers

    if name != "table" and name not in writers():
        raise typer.BadParameter(f"{name!r} is not one of table, {', '.join(sorted(writers()))}")
    return name


class Engine(StrEnum):
    local = "local"
    ray = "ray"


class Depth(StrEnum):
    mentions = "mentions"
    facts = "facts"


class Part(StrEnum):
    all = "all"
    development = "development"
    heldout = "heldout"


Place = Annotated[
    str, typer.Argument(metavar="FILE|FOLDER|-", help="a file, a folder of files, or - for standard input", show_default=False)
]


@app.command()
def extract(
    place: Place,
    published: Annotated[str, typer.Option(metavar="DATE", help="publication date (2021-07-01) of articles that state none")] = "",
    format: Annotated[str, typer.Option(metavar="table|json|jsonl|csv", help="how the results are written", callback=_format)] = "table",
    depth: Annotated[Depth, typer.Option(help="mentions: numbers and times alone, without a language model")] = Depth.facts,
) -> None:
    """Print what articles say: their facts and records, or their numbers and times."""
    from parkextract import pipeline
    from parkextract.article import Article, read_date
    from parkextract.extraction import Extraction
    from parkextract.read import attempt

    date = read_date(published, "--published")
    extractor = pipeline.load(depth=depth.value)
    failed: list[str] = []
    count = 0

    def results() -> Iterator[Extraction]:
        nonlocal count
        for article in attempt(place):
            count += 1
            result = extractor.attempt(pipeline.as_article(article, date) if isinstance(article, Article) else article)
            if isinstance(result, Extraction):
                yield result
            else:
                say(f"failed: {result}")
                failed.append(result.article)

    _writer(format)(results(), sys.stdout)
    if not count:
        raise InputError(f"{place}: no file in it that can be read")
    if failed:
        say(f"{len(failed)} of {count} articles failed: {', '.join(failed)}")
        raise typer.Exit(1)


@app.command()
def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="a folder of annotated articles: NAME.txt with NAME.json", show_default=False)
    ],
    errors: Annotated[bool, typer.Option("--errors", help="list every miss and false alarm")] = False,
    part: Annotated[Part, typer.Option(help="the held-out articles alone, or the others")] = Part.all,
) -> None:
    """Print precision, recall and F1 of extraction against annotated articles."""
    from parkextract import pipeline, score
    from parkextract.extraction import Extraction

    failed: list[str] = []

    def found(article: Article) -> dict[str, Any]:
        result = pipeline.load().attempt(article)
        if isinstance(result, Extraction):
            return result.to_dict()
        say(f"failed, and counted as finding nothing: {result}")
        failed.append(result.article)
        return {}

    rows = score.score_folder(gold, found, part.value)
    typer.echo(score.table(rows))
    if errors:
        typer.echo(score.errors(rows))
    if failed:
        raise typer.Exit(1)


@app.command()
def check(
    fixtures: Annotated[Path, typer.Argument(metavar="FIXTURES", help="articles with goldens: NAME.txt, NAME.json", show_default=False)],
    accept: Annotated[bool, typer.Option("--accept", help="write what is found as the new goldens")] = False,
) -> None:
    """Print what is gained and lost against the goldens beside articles; exit status 1 when an article falls short of its golden."""
    from parkextract import check, pipeline

    done = []
    for one in check.check(fixtures, pipeline.load().attempt, accept=accept):
        if one.short or one.new:
            typer.echo(str(one))
        done.append(one)
    typer.echo(check.summary(done))
    if any(one.problem if accept else one.short for one in done):
        raise typer.Exit(1)


@app.command()
def report(
    place: Place,
    out: Annotated[Path, typer.Option(metavar="report.html", help="the page to write", show_default=False)],
    published: Annotated[str, typer.Option(metavar="DATE", help="publication date (2021-07-01) of articles that state none")] = "",
) -> None:
    """Write one self-contained page of what articles say: records, facts with their evidence, the marked texts."""
    from parkextract import pipeline
    from parkextract.article import Article, read_date
    from parkextract.failure import Failure
    from parkextract.read import attempt
    from parkextract.show import report

    date = read_date(published, "--published")
    articles = (pipeline.as_article(one, date) if isinstance(one, Article) else one for one in attempt(place))
    results = list(pipeline.load().stream(articles))
    if not results:
        raise InputError(f"{place}: no file in it that can be read")
    report.write(results, out)
    failed = [one for one in results if isinstance(one, Failure)]
    say(f"{out}: {len(results) - len(failed)} articles" + (f", {len(failed)} failed" if failed else ""))
    for one in failed:
        say(f"failed: {one}")
    if failed:
        raise typer.Exit(1)


@app.command()
def run(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="a folder of articles, a file, a glob, or -", show_default=False)],
    out: Annotated[str, typer.Option(metavar="facts.duckdb", help="what to write: .duckdb, .parquet, .jsonl or .csv", show_default=False)],
    workers: Annotated[int | None, typer.Option(help="processes; all cores if left out", min=1, show_default=False)] = None,
    engine: Annotated[Engine, typer.Option(help="local processes, or a Ray cluster")] = Engine.local,
    depth: Annotated[Depth, typer.Option(help="mentions: numbers and times alone, without a language model")] = Depth.facts,
    limit: Annotated[float | None, typer.Option(metavar="SECONDS", help="time for one article", show_default=False)] = None,
    longest: Annotated[int | None, typer.Option(metavar="CHARACTERS", help="longest article that is read", show_default=False)] = None,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="try again what failed before")] = False,
    force: Annotated[bool, typer.Option("--force", help="extract again what is there already")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="no progress bar")] = False,
    log: Annotated[Path | None, typer.Option(metavar="FILE", help="append what the run does, with times", show_default=False)] = None,
) -> None:
    """Extract a folder of articles into a database; what is there already is not done again, so a run goes on where it was stopped."""
    from parkextract import batch

    limits: dict[str, Any] = {name: value for name, value in (("limit", limit), ("longest", longest)) if value is not None}
    with _logged(log):
        summary = batch.run(
            folder,
            out,
            workers=workers,
            engine=engine.value,
            depth=depth.value,
            retry_failed=retry_failed,
            force=force,
            quiet=quiet,
            **limits,
        )
    say(str(summary))
    if summary.status:
        raise typer.Exit(summary.status)


@app.command()
def merge(
    database: Annotated[Path, typer.Argument(metavar="facts.duckdb", help="a database that a run has written", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="merge again though no article has changed")] = False,
) -> None:
    """Merge the records of the same park or project across all articles of a database, and write them into it."""
    from parkextract.batch import merged

    if not database.exists():
        raise InputError(f"{database}: no such database; `parkextract run` makes one")
    say(str(merged.merge(database, force=force)))


@app.command()
def schema() -> None:
    """Print the JSON Schema of an extraction."""
    from parkextract import schema

    typer.echo(schema.text(), nl=False)


@app.command()
def words(term: Annotated[str, typer.Argument(metavar="TERM", help="a word, symbol or phrase", show_default=False)]) -> None:
    """Print where a word's meaning comes from: the rows of the tables that hold it, the commonest reading first."""
    from parkextract.meanings import meanings

    found = meanings(term)
    for one in found:
        typer.echo("  ".join(part for part in (one.row, one.file, one.field, f"reading {one.rank}" if one.rank else "", one.gives) if part))
    if not found:
        say(f"no table has {term!r}")
        raise typer.Exit(1)


@app.command()
def doctor() -> None:
    """Print what is installed, what is missing, and whether the model's files are what they should be."""
    from parkextract.doctor import examine

    marks = {True: "ok", False: "WRONG", None: "-"}
    findings = list(examine())
    for one in findings:
        typer.echo(f"{marks[one.ok]:<6}{one.what:<26}{one.detail}")
    if any(one.ok is False for one in findings):
        raise typer.Exit(1)


def _writer(format: str) -> Callable[[Iterable[Extraction], TextIO], None]:
    if format == "table":
        from parkextract.show import table

        return table.write
    from parkextract.write import writers

    return writers()[format]


@contextmanager
def _logged(path: Path | None) -> Iterator[None]:
    """Appends what the package logs meanwhile to a file, if one is given; InputError where it cannot be written."""
    if path is None:
        yield
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"--log {path}: {error.strerror}") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    package = logging.getLogger("parkextract")
    package.addHandler(handler)
    package.setLevel(logging.INFO)
    try:
        yield
    finally:
        package.removeHandler(handler)
        handler.close()


def say(message: str) -> None:
    """A message for people, on standard error."""
    typer.echo(message, err=True)


def main() -> None:
    """The console script: errors that are meant are one clear line, and exit status 2."""
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)  # whatever a log file takes besides
    logging.basicConfig(format="%(message)s", level=logging.WARNING, handlers=[shown])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # an article may hold what the terminal's encoding has not
    try:
        app()
    except ParkextractError as error:
        say(f"parkextract: {error}")
        raise SystemExit(2) from None
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
