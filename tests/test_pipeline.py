"""The road and the stream of articles over it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import parkextract as px
from parkextract import mentions, pipeline, syntax
from parkextract.article import Article
from parkextract.errors import DateError, InputError, TableError
from parkextract.extraction import Extraction
from parkextract.failure import Failure
from parkextract.pipeline import Extractor, as_article

TEXT = "Work on the Tarn Point Industrial Park began last year. It covers 19.8 hectares and will cost 152.3 billion yuan ($23.6 billion)."


def texts(n: int) -> list[Article]:
    return [Article(f"Plot {k} covers {k + 2} hectares.", id=f"a{k}") for k in range(n)]


def test_numbers_and_times_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "load", lambda *_: pytest.fail("the model was loaded"))
    result = px.load("en", depth="mentions").extract(TEXT, published="2021-07-01")
    assert [(mention.kind, mention.text) for mention in result.mentions] == [
        ("time", "last year"), ("area", "19.8 hectares"), ("money", "152.3 billion yuan"), ("money", "$23.6 billion"),
    ]  # fmt: skip
    assert result.money[1].equivalent_to == result.money[0].id
    assert (result.times[0].earliest, result.times[0].latest) == (date(2020, 1, 1), date(2020, 12, 31))
    assert not (result.entities or result.facts or result.records)


@pytest.mark.model
def test_the_whole_road() -> None:
    result = px.extract(TEXT, published="2021-07-01")
    (park,) = result.records
    assert isinstance(park, px.Park)
    assert park.name == "Tarn Point Industrial Park"
    assert park.land_area is not None
    assert str(park.land_area.quantity) == "19.8 hectare"
    assert park.total_investment is not None
    assert park.total_investment.amount == 152_300_000_000
    assert [stated.status for stated in park.stated("total_investment")] == ["planned"]
    assert Extraction.from_dict(result.to_dict()) == result
    assert pickle.loads(pickle.dumps(result)) == result


def test_extractors_are_values() -> None:
    assert px.load() == px.load("en", depth="facts") == Extractor()
    assert px.load("en", depth="mentions") != px.load("en")
    assert pickle.loads(pickle.dumps(px.load())) == px.load()


def test_a_text_or_an_article() -> None:
    dated = Article("Yesterday.", published="2021-07-01")
    assert as_article("Yesterday.", "2021-07-01") == dated
    assert as_article(dated, "1999-01-01") is dated
    undated = Article("Yesterday.", title="T", source="S", url="U", id="I")
    assert as_article(undated) is undated
    assert as_article(undated, date(2021, 7, 1)) == Article("Yesterday.", title="T", source="S", url="U", id="I", published="2021-07-01")


WRONG = [
    (lambda: px.extract(5), InputError, "int"),  # type: ignore[arg-type]
    (lambda: px.extract("x", published="July 1"), DateError, "July 1"),
    (lambda: px.extract("x", published=5), DateError, "int"),  # type: ignore[arg-type]
    (lambda: px.load("en", depth="deep"), InputError, "deep"),  # type: ignore[arg-type]
    (lambda: px.load("xx"), TableError, "xx"),
    (lambda: px.load().stream([], workers=0), InputError, "workers is 0"),
    (lambda: Article(b"bytes"), InputError, "bytes"),  # type: ignore[arg-type]
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "words"), WRONG)
def test_what_cannot_be_used_is_named(call: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "Nothing is stated here."])
def test_a_text_that_states_nothing(text: str) -> None:
    result = px.load(depth="mentions").extract(text)
    assert result.mentions == ()
    assert result.article.text == text


# ------------------------------------------------------------------------------------------------------------------ failing


def _broken(article: Article, *_: Any) -> Any:
    if "boom" in article.text:
        raise ValueError("a fault of ours")
    return FIND(article, *_)


FIND = mentions.find


def test_an_article_that_fails_is_a_failure_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "find", _broken)
    extractor = px.load(depth="mentions")
    unread = Failure("b.txt", "read", "b.txt: empty")
    first, second, third, fourth = extractor.stream([texts(1)[0], Article("boom", id="bad"), unread, texts(2)[1]])
    assert isinstance(first, Extraction)
    assert second == Failure("bad", "mentions", "ValueError: a fault of ours")
    assert third is unread
    assert isinstance(fourth, Extraction)
    assert str(second) == "bad: mentions: ValueError: a fault of ours"
    with pytest.raises(ValueError, match="a fault of ours"):
        extractor.extract("boom")


def test_a_stream_takes_one_article_at_a_time() -> None:
    taken = []

    def source() -> Iterator[Article]:
        for article in texts(5):
            taken.append(article.id)
            yield article

    stream = px.load(depth="mentions").stream(source())
    assert taken == []
    next(stream)
    assert taken == ["a0"]


@dataclass(frozen=True, slots=True)
class Mortal(Extractor):
    """An extractor whose process dies of some articles."""

    def attempt(self, article: Article | Failure) -> px.Extraction | Failure:
        if isinstance(article, Article) and "poison" in article.text:
            os._exit(9)
        return Extractor.attempt(self, article)


@pytest.mark.slow
def test_processes_keep_the_order_and_survive_a_death() -> None:
    taken = 0

    def source() -> Iterator[Article | Failure]:
        nonlocal taken
        for k, article in enumerate(texts(60)):
            taken += 1
            yield Article("poison", id="dead") if k == 5 else Failure("unread", "read", "empty") if k == 7 else article

    results = []
    for result in Mortal(depth="mentions").stream(source(), workers=2):
        results.append(result)
        assert taken <= len(results) + 2 * pipeline.AHEAD
    assert len(results) == 60
    failed = {k: result for k, result in enumerate(results) if isinstance(result, Failure)}
    assert {k: (one.article, one.step) for k, one in failed.items()} == {5: ("dead", "process"), 7: ("unread", "read")}
    assert [one.article.id for one in results if isinstance(one, Extraction)] == [f"a{k}" for k in range(60) if k not in (5, 7)]
    assert results[59] == Extractor(depth="mentions").extract(texts(60)[59])


def test_a_pool_that_breaks_while_articles_are_handed_to_it_loses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Brittle] = []

    class Brittle(ThreadPoolExecutor):
        """A pool that breaks at the third article it is given, the first time it is made."""

        handed = 0

        def submit(self, *args: Any, **kwargs: Any) -> Any:
            self.handed += 1
            if self is made[0] and self.handed > 2:
                raise BrokenProcessPool("a process died")
            return super().submit(*args, **kwargs)

    def pool(workers: int) -> Brittle:
        made.append(Brittle(workers))
        return made[-1]

    monkeypatch.setattr(pipeline, "_pool", pool)
    results = list(Extractor(depth="mentions").stream(texts(8), workers=2))
    assert [result.article.id for result in results if isinstance(result, Extraction)] == [f"a{k}" for k in range(8)]
    assert len(made) > 1


SAME = """
import json, sys
import parkextract as px

extractor = px.load()
print(json.dumps([extractor.extract(text).to_dict() for text in sys.argv[1:]], sort_keys=True))
"""


@pytest.mark.slow
@pytest.mark.model
def test_every_process_finds_the_same() -> None:
    articles = sorted((Path(__file__).parent.parent / "fixtures" / "articles").glob("*.txt"))
    texts = [
        "Varna Quays, the science park on the bay, has 205 firms. It employs 900 people.",
        *(path.read_text("utf-8") for path in articles),
    ]

    def found(seed: int) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.run([sys.executable, "-c", SAME, *texts], env=environment, capture_output=True, text=True, check=True).stdout

    first = found(1)
    assert first.startswith("[{")
    assert [found(seed) == first for seed in (2, 3)] == [True, True]


@pytest.mark.slow
def test_a_stream_that_is_left_ends_its_processes() -> None:
    stream = Extractor(depth="mentions").stream(texts(200), workers=2)
    assert isinstance(next(stream), Extraction)
    stream.close()  # type: ignore[attr-defined]
    assert list(stream) == []


def test_without_a_model_there_are_mentions_and_one_message(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    parser = syntax.Parser(("no_such_model",))
    monkeypatch.setattr(pipeline, "parser", lambda: parser)
    pipeline.say_once.cache_clear()
    extractor = Extractor()
    results = [extractor.extract(TEXT, published="2021-07-01") for _ in range(3)]
    pipeline.say_once.cache_clear()
    assert all(len(result.mentions) == 4 and not result.facts for result in results)
    (message,) = [record.message for record in caplog.records]
    assert message.startswith("only numbers and times are found: ")
    assert syntax.INSTALL in message
