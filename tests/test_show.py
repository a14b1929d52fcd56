"""The pictures: what they say, that nothing an article says can act in them, and that they say what they leave out."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import extractions
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract.article import Article
from parkextract.errors import ReadError
from parkextract.extraction import Extraction
from parkextract.failure import Failure
from parkextract.records import build
from parkextract.show import markup, notebook, report, table, text, values, view
from parkextract.values import Area, Count, Mention, Money, Percent, Quantity, Ratio, Time


def money(**fields: object) -> Money:
    return Money(id="m1", start=0, end=1, text="x", currency="EUR", **fields)  # type: ignore[arg-type]


VALUES: list[tuple[Mention, str]] = [
    (money(value=Decimal("3200000000")), "EUR 3.2 billion"),
    (money(value=Decimal("1234567")), "EUR 1,234,567"),
    (money(value=Decimal("1.5E+12"), bound="more_than"), "more than EUR 1.5 trillion"),
    (money(value=Decimal("-2500000")), "EUR -2.5 million"),
    (money(value=Decimal("0.0500")), "EUR 0.05"),
    (money(low=Decimal(5), high=Decimal("8E6")), "EUR 5 to 8 million"),
    (money(low=Decimal(5)), "EUR from 5"),
    (money(high=Decimal(5)), "EUR up to 5"),
    (Percent(id="m1", start=0, end=1, text="x", value=Decimal("12.50")), "12.5%"),
    (Percent(id="m1", start=0, end=1, text="x", value=Decimal(2), unit="percentage_point"), "2 percentage points"),
    (Ratio(id="m1", start=0, end=1, text="x", value=Decimal("3.5")), "3.5×"),
    (Count(id="m1", start=0, end=1, text="642 companies", value=Decimal(642), unit="company"), "642 companies"),
    (Count(id="m1", start=0, end=1, text="Twelve Listed Firms", value=Decimal(12), unit="listed firm"), "12 Listed Firms"),
    (Count(id="m1", start=0, end=1, text="12", value=Decimal(12), unit="factory"), "12 (factory)"),
    (Count(id="m1", start=0, end=1, text="12", value=Decimal(12)), "12"),
    (Area(id="m1", start=0, end=1, text="x", value=Decimal("5.6"), unit="square_kilometer"), "5.6 km²"),
    (Area(id="m1", start=0, end=1, text="x", value=Decimal("5.6"), unit="hectare"), "5.6 ha"),
    (Quantity(id="m1", start=0, end=1, text="x", value=Decimal(500), unit="megawatt"), "500 MW"),
    (Quantity(id="m1", start=0, end=1, text="x", value=Decimal(500), unit="no_such_unit"), "500 no such unit"),
    (Time(id="m1", start=0, end=1, text="x", duration="P3Y", timex="P3Y"), "P3Y"),
    (Time(id="m1", start=0, end=1, text="x", timex="PRESENT_REF"), "PRESENT_REF"),
    (Time(id="m1", start=0, end=1, text="lately"), "lately"),
    (Time(id="m1", start=0, end=1, text="x", earliest=date(2021, 7, 1)), "from 2021-07-01"),
    (Time(id="m1", start=0, end=1, text="x", latest=date(2021, 7, 1)), "until 2021-07-01"),
]


@pytest.mark.parametrize(("mention", "words"), VALUES)
def test_values_in_words(mention: Mention, words: str) -> None:
    assert values.value(mention) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ((2021, 7, 1), (2021, 7, 1), "2021-07-01"),
        ((2021, 7, 1), (2021, 7, 31), "2021-07"),
        ((2021, 1, 1), (2021, 12, 31), "2021"),
        ((2021, 1, 1), (2025, 12, 31), "2021 to 2025"),
        ((2020, 2, 1), (2020, 2, 29), "2020-02"),
        ((2020, 2, 1), (2020, 2, 28), "2020-02-01 to 2020-02-28"),
        ((2021, 4, 1), (2022, 3, 31), "2021-04 to 2022-03"),
        ((9999, 1, 1), (9999, 12, 31), "9999"),
        ((800, 1, 1), (800, 12, 31), "0800"),
    ],
)
def test_intervals_in_words(earliest: tuple[int, int, int], latest: tuple[int, int, int], words: str) -> None:
    assert values.interval(date(*earliest), date(*latest)) == words


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_number_in_words_is_the_number(number: Decimal) -> None:
    figure, _, scale = values.number(number).replace(",", "").partition(" ")
    assert Decimal(figure) * {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale] == number


def test_statements_in_words() -> None:
    lines = {f"{one.subject}: {one.what}: {one.line}" for one in view.statements(extractions.extraction())}
    assert lines == {
        "Velm Harbour Park: land area: 42.5 ha",
        "Velm Harbour Park: total investment: about SEK 3.2 billion (since 2019; = USD 300 million)",
        "Velm Harbour Park: located in: Osterby",
        "Velm Harbour Park: jobs: 1,250 people (planned; by 2030; 14 tenant firms)",
        "Velm Harbour Park: export value: SEK 1.1 billion to 1.3 billion (2022-01 to 2022-06; up 12.5% year on year; 4% of Osterby's)",
        "Velm Harbour Park: sector: logistics",
        "60-MW plant: operation start: 2021-05-03",
        "60-MW plant: capacity: 60 MW",
        "Norrane Cranes: jobs: changed (up 2×)",
    }


def test_who_has_no_record_is_said_beside() -> None:
    result = extractions.extraction()
    assert [(one.type, one.name) for one in view.records(result)] == [("park", "Velm Harbour Park"), ("project", "60-MW plant")]
    assert [(one.type, one.name) for one in view.others(result)] == [("org", "Norrane Cranes")]


def test_what_is_said_twice_in_the_same_words_is_shown_once() -> None:
    result = extractions.extraction()
    again = dataclasses.replace(result.facts[0], id="f99")
    doubled = Extraction(result.article, result.mentions, result.entities, (*result.facts, again))
    fields = dict(next(one for one in view.others(doubled) if one.name == "Velm Harbour Park").fields)
    assert [one.value for one in fields["land area"]] == ["42.5 ha"]


@pytest.mark.parametrize("limit", [None, 0, 1, 50, 10_000])
def test_segments_are_the_text(limit: int | None) -> None:
    result = extractions.extraction()
    segments = list(text.segments(result, view.statements(result), limit))
    joined = "".join(segment.text for segment in segments)
    assert result.article.text.startswith(joined)
    assert len(joined) >= min(limit if limit is not None else len(joined), len(result.article.text))
    if limit is None:
        assert joined == result.article.text
        assert {s.id for s in segments} - {""} == {m.id for m in result.mentions}


class Seen(HTMLParser):
    """The elements and attributes of a page, and its text without styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag in ("style", "script"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def test_the_notebook_shows_text_records_facts_and_notes() -> None:
    picture = notebook.html(extractions.extraction())
    assert type(picture) is str
    seen = Seen(picture)
    assert extractions.TEXT.split("\n")[0] in seen.text
    for words in ("A harbour park", "about SEK 3.2 billion", "2 records", "9 facts", "10.667 SEK per USD", "planned"):
        assert words in seen.text
    assert ("mark", "class", "px-area px-used") in seen.attributes
    assert ("a", "href", "https://example.org/velm?a=1&b=2") in seen.attributes
    assert extractions.extraction()._repr_html_() == picture


def test_the_notebook_holds_no_script_and_loads_nothing() -> None:
    seen = Seen(notebook.html(extractions.extraction()))
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(seen.tags)
    assert {name for _, name, _ in seen.attributes if name.startswith("on") or name == "src"} == set()


PICTURES = [("notebook", notebook.html), ("report", lambda result: report.page([result]))]


@pytest.mark.parametrize("picture", [one for _, one in PICTURES], ids=[name for name, _ in PICTURES])
def test_nothing_that_an_article_says_is_markup(picture: object) -> None:
    page = picture(extractions.hostile())  # type: ignore[operator]
    seen, harmless = Seen(page), Seen(picture(extractions.extraction()))  # type: ignore[operator]
    assert seen.tags.count("script") == harmless.tags.count("script")
    assert "img" not in seen.tags
    assert not [
        value for _, name, value in seen.attributes if name.startswith("on") or (name == "href" and not (value or "").startswith("#"))
    ]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert page.encode("utf-8")
    assert "{{7*7}}" in seen.text, "what an article says is no template"
    assert "<script>document.title" in seen.text, "it is shown as it stands"


@given(st.text())
def test_any_text_is_shown(words: str) -> None:
    article = Article(words, title=words, source=words, url=words, id=words or "x")
    picture = notebook.html(Extraction(article))
    assert Seen(picture).tags == [tag for tag in Seen(picture).tags if tag in {"style", "div", "p", "b", "span", "a", "i"}]
    assert picture.encode("utf-8")


@given(st.text())
def test_cleaned_text_has_no_control_character(words: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", markup.clean(words))
    assert "\n" not in markup.one_line(words)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ('https://example.org/"onclick=', False),
        ("data:text/html,hello", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, kept: bool) -> None:
    assert markup.web_address(url) == (url if kept else None)


def test_a_long_article_is_shown_in_part_and_the_picture_says_so() -> None:
    long = Article("word " * 10_000, id="long")
    seen = Seen(notebook.html(Extraction(long)))
    assert "30,000 more characters" in seen.text
    assert len(seen.text) < 21_000


def test_a_long_table_is_shown_in_part_and_the_picture_says_so() -> None:
    result = extractions.extraction()
    many = tuple(dataclasses.replace(result.facts[0], id=f"f{n}") for n in range(1200))
    seen = Seen(notebook.html(Extraction(result.article, result.mentions, result.entities, many)))
    assert '1,200 facts, the first 200 here; all of them: .to_frame("facts")' in seen.text
    assert seen.tags.count("tr") < 250


def test_a_report_of_many_mentions_says_how_many_it_leaves_out() -> None:
    result = extractions.extraction()
    many = tuple(dataclasses.replace(result.mentions[0], id=f"m{n}") for n in range(2_500))
    seen = Seen(report.page([Extraction(result.article, many)]))
    assert "1,500 more mentions" in seen.text
    assert seen.tags.count("tr") < 1_010


@pytest.mark.parametrize("article", [Article("", id="empty"), Article("\n", id="blank"), Article("Nothing here.", id="plain")])
def test_an_article_without_anything_is_a_picture_too(article: Article) -> None:
    assert notebook.html(Extraction(article))
    assert "Nothing found" in Seen(report.page([Extraction(article)])).text
    out = io.StringIO()
    table.write([Extraction(article)], out)
    assert "nothing found" in out.getvalue()


def test_an_extraction_without_text_is_a_picture_too() -> None:
    kept = Extraction.from_dict(extractions.extraction().to_dict())
    assert "SEK 3.2 billion" in notebook.html(kept)
    assert "SEK 3.2 billion" in report.page([kept])


def test_the_report_lists_articles_records_and_failures(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    report.write([extractions.extraction(), Failure("broken.txt", "read", "not text <b>"), Extraction(Article("None.", id="b"))], out)
    seen = Seen(out.read_text(encoding="utf-8"))
    assert "2 articles, 2 records, 9 facts, 1 failure" in seen.text
    assert "not text <b>" in seen.text
    ids = [value for _, name, value in seen.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for tag, name, value in seen.attributes if tag == "a" and name == "href" and value and value.startswith("#")}
    assert targets
    assert targets <= set(ids)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def told(id: str, hectares: str) -> Extraction:
    """Another article's extraction, which gives the park's land area another value."""
    result = extractions.extraction()
    known = result.article
    article = Article(known.text, title=f"Article {id}", published=known.published, id=id)
    kept = tuple(dataclasses.replace(m, value=Decimal(hectares)) if isinstance(m, Area) else m for m in result.mentions)
    return Extraction(article, kept, result.entities, result.facts, build(article, kept, result.entities, result.facts))


def test_the_report_merges_records_and_shows_where_articles_differ() -> None:
    page = report.page([extractions.extraction(), told("b.txt", "42.5"), told("c.txt", "980")])
    assert "3 articles, 2 records, 27 facts" in Seen(page).text
    overview, _, rest = page.partition("Where statements differ")
    differences, _, _ = rest.partition("<h2>Articles</h2>")
    assert overview.count("Velm Harbour Park") == 1
    assert [overview.count(f'href="#a{n}"') for n in (1, 2, 3)] == [2, 2, 2]
    words = Seen(differences).text
    assert "land area" in words
    assert "980 ha" in words
    assert "Article c.txt" in words


def test_a_report_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nowhere"):
        report.write([], tmp_path / "nowhere" / "report.html")


def test_the_terminal_shows_records_others_and_notes() -> None:
    out = io.StringIO()
    table.write([extractions.extraction()], out)
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    for line in (
        "A harbour park · The Osterby Post · 2022-08-01",
        "Velm Harbour Park park",
        "total investment about SEK 3.2 billion since 2019 = USD 300 million",
        "jobs 1,250 people planned by 2030 14 tenant firms",
        "Norrane Cranes org",
        "rate 3.2 billion SEK = 300 million USD: 10.667 SEK per USD",
    ):
        assert line in lines


def test_the_terminal_shows_mentions_where_there_are_no_facts() -> None:
    result = extractions.extraction()
    out = io.StringIO()
    table.write([Extraction(result.article, result.mentions)], out)
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert "money 3.2 billion kronor about SEK 3.2 billion investment" in lines


def test_nothing_that_an_article_says_reaches_the_terminal_as_a_command() -> None:
    for result in (extractions.hostile(), Extraction(extractions.hostile().article, extractions.hostile().mentions)):
        out = io.StringIO()
        table.write([result], out)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out.getvalue())
        assert "[red]" in out.getvalue(), "rich's markup is shown as it stands"
