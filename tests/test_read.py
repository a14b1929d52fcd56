"""Files as articles: what is known of them, their encodings and line ends, folders in order, and what is no text."""

from __future__ import annotations

import gzip
import io
import logging
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parkextract as px
from parkextract.article import Article
from parkextract.errors import DateError, ReadError, TableError
from parkextract.failure import Failure
from parkextract.read import attempt, front_matter, read, readers, sources


def only(path: Path) -> Article:
    (article,) = read(path)
    return article


FRONT_MATTER = [
    ("---\ntitle: A park\ndate: 2021-07-01\n---\nIt opens.", {"title": "A park", "published": "2021-07-01"}, "It opens."),
    ("---\ntitle: 'Quoted: twice'\n---\n\nIt opens.", {"title": "Quoted: twice"}, "\nIt opens."),
    ('---\nTitle: "A park"\nPublished: 2021-07-01 10:15\n---\nx', {"title": "A park", "published": "2021-07-01 10:15"}, "x"),
    (
        "---\nurl: https://example.org/a:b\nsource: The Gazette\nid: a1\n---\nx",
        {"url": "https://example.org/a:b", "source": "The Gazette", "id": "a1"},
        "x",
    ),
    ("---\ntitle: A park\ntags:\n  - one\n- two\n# a comment\nauthor: A. Nother\n\n---\nx", {"title": "A park"}, "x"),
    ("---\ntitle:\n---\nx", {}, "x"),
    ("---\n---\nx", {}, "x"),
    ("---\ntitle: A park\n...\nx", {"title": "A park"}, "x"),
    ("---\ntitle: A park\nIt opens.", {}, "---\ntitle: A park\nIt opens."),
    ("---\nThe zone opened.\n---\nIt is large.", {}, "---\nThe zone opened.\n---\nIt is large."),
    ("title: A park\n---\nx", {}, "title: A park\n---\nx"),
    ("----\ntitle: A park\n---\nx", {}, "----\ntitle: A park\n---\nx"),
    ("", {}, ""),
]


@pytest.mark.parametrize(("text", "known", "rest"), FRONT_MATTER)
def test_front_matter(text: str, known: dict[str, str], rest: str) -> None:
    assert front_matter.split(text) == (known, rest)


@given(st.text())
def test_front_matter_never_fails(text: str) -> None:
    known, rest = front_matter.split(text)
    assert text.endswith(rest)
    assert known or rest == text or text.startswith("---")


def test_an_article_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "park.txt"
    path.write_text(
        "---\ntitle: A park\ndate: 2021-07-01\nsource: Gazette\nurl: https://example.org\n---\nIt covers 5 ha.\n", encoding="utf-8"
    )
    assert only(path) == Article(
        "It covers 5 ha.\n", title="A park", published=date(2021, 7, 1), source="Gazette", url="https://example.org", id="park.txt"
    )


def test_markdown_takes_its_title_from_its_heading(tmp_path: Path) -> None:
    for name, text, title in [
        ("a.md", "# A *park*\n\nIt opens.", "A *park*"),
        ("b.md", "---\ntitle: Known\n---\n# A park\n\nIt opens.", "Known"),
        ("c.md", "It opens.\n\n# Later", None),
        ("d.md", "#\n\nIt opens.", None),
    ]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert only(tmp_path / name).title == title


ENCODINGS = [
    ("utf-8", b"Caf\xc3\xa9 \xe2\x82\xac5m", "Café €5m"),
    ("utf-8 with mark", b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
    ("utf-16 little", "Café €5m".encode("utf-16"), "Café €5m"),
    ("utf-16 big", b"\xfe\xff" + "Café €5m".encode("utf-16-be"), "Café €5m"),
    ("carriage returns", b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    ("other line ends stay", "one\u2028two\x0bthree\x0c".encode(), "one\u2028two\x0bthree\x0c"),
    ("full width", "占地１９．８公顷".encode(), "占地１９．８公顷"),
    ("some control characters", b"one\x01 two\x02 three", "one\x01 two\x02 three"),
]


@pytest.mark.parametrize(("name", "data", "text"), ENCODINGS, ids=[row[0] for row in ENCODINGS])
def test_bytes_as_text(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert only(path).text == text


def test_what_is_not_utf8_is_guessed_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = "Le parc d'activités a coûté près de 3 millions d'euros, a déclaré la communauté d'agglomération à Orléans. " * 3
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    with caplog.at_level(logging.WARNING):
        assert only(path).text == text
    assert "not UTF-8" in caplog.text
    assert "a.txt" in caplog.text


NO_TEXT = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("only-front-matter-mark.txt", b"\xef\xbb\xbf", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text"),
    ("controls.txt", bytes(range(1, 32)) * 40, "not text"),
    ("photo.jpeg", b"\xff\xd8\xff\xe0", "nothing reads .jpeg"),
    ("no-suffix", b"text", "nothing reads"),
]


@pytest.mark.parametrize(("name", "data", "message"), NO_TEXT, ids=[row[0] for row in NO_TEXT])
def test_what_is_no_text_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message) as caught:
        only(path)
    assert name in str(caught.value)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    for reader in (read, attempt):
        with pytest.raises(ReadError, match="nowhere: no such file or folder"):
            list(reader(tmp_path / "nowhere"))


def test_a_date_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "park.txt"
    path.write_text("---\ndate: next week\n---\nIt opens.", encoding="utf-8")
    with pytest.raises(DateError, match=r"park\.txt.*next week"):
        only(path)


def test_folders_are_read_in_order_with_those_in_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.txt", "c.TXT", ".hidden.txt", ".git/d.txt", "a/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("It opens.", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [article.id for article in read(tmp_path)] == ["a/b/c.txt", "a/z.md", "b.txt", "c.TXT"]
    assert [article.id for article in read([tmp_path / "c.TXT", tmp_path / "a"])] == ["c.TXT", "b/c.txt", "z.md"]


def test_one_bad_file_of_a_folder_is_a_failure_in_its_place(tmp_path: Path) -> None:
    for name, data in (("a.txt", b"It opens."), ("b.txt", b"\0\0"), ("c.txt", b"It closes.")):
        (tmp_path / name).write_bytes(data)
    found = list(attempt(tmp_path))
    assert [type(item) for item in found] == [Article, Failure, Article]
    assert isinstance(found[1], Failure)
    assert (found[1].article, found[1].step) == ("b.txt", "read")
    assert "NUL" in found[1].message
    with pytest.raises(ReadError, match=r"b\.txt"):
        list(read(tmp_path))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"---\ntitle: A park\n---\nIt opens.\r\n")))
    (article,) = read("-")
    assert (article.id, article.title, article.text) == ("-", "A park", "It opens.\n")


def test_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"It opens."))
    assert only(path).text == "It opens."


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text("It opens.", encoding="utf-8")
    articles = read(tmp_path)
    next(articles)
    (tmp_path / "1.txt").unlink()
    with pytest.raises(ReadError, match=r"1\.txt"):
        next(articles)


def test_readers_are_found_by_their_suffix() -> None:
    assert {"txt", "md", "html", "json", "jsonl"} <= set(readers())
    assert readers()["txt"].__module__ == "parkextract.read.txt"


def test_a_suffix_has_one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from parkextract.read import md

    monkeypatch.setattr(md, "SUFFIXES", ("txt",))
    readers.cache_clear()
    try:
        with pytest.raises(TableError, match=r"\.txt is read by"):
            readers()
    finally:
        readers.cache_clear()


def test_the_fixtures_can_be_read(articles: Path) -> None:
    found = list(px.read(articles))
    assert len(found) == len(list(sources(articles))) >= 12
    for article in found:
        assert article.title
        assert article.published
        assert article.source
        assert "---" not in article.text[:10]
