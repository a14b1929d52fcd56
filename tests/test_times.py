"""Times: rows of sentences with what they state, traps without any, and what the rows cannot show."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parkextract.article import Article
from parkextract.mentions import times
from parkextract.mentions.draft import Draft, freeze
from parkextract.mentions.times import calendar
from parkextract.mentions.times.calendar import Period
from parkextract.tokens import Tokens
from parkextract.values import Time

ROWS = Path(__file__).parent / "rows"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def drafts(text: str, published: str | date | None = "2021-07-01") -> list[Draft]:
    return times.find(Article(text=text, published=published), Tokens(text))


def found(text: str, published: str | date | None = "2021-07-01") -> list[Time]:
    return [mention for mention in freeze(text, drafts(text, published)) if isinstance(mention, Time)]


def one(text: str, published: str | date | None = "2021-07-01") -> Time:
    mentions = found(text, published)
    assert len(mentions) == 1, mentions
    return mentions[0]


def rows(name: str) -> list[str]:
    return [line for line in (ROWS / name).read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def shown(mention: Time) -> str:
    return f"{mention.timex}{' ' + mention.mod if mention.mod else ''} {mention.earliest or ''}..{mention.latest or ''}"


@pytest.mark.parametrize("row", rows("times.txt"))
def test_row(row: str) -> None:
    published, marked, expected = row.split(" | ")
    text = re.sub(r"[\[\]]", "", marked)
    mentions = found(text, None if published == "-" else published)
    again = text
    for mention in reversed(mentions):
        again = f"{again[: mention.start]}[{mention.text}]{again[mention.end :]}"
    assert again == marked
    assert " ; ".join(map(shown, mentions)) == expected


@pytest.mark.parametrize("text", rows("times_traps.txt"))
def test_trap(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "form",
    [
        "{name} 7, 2019", "{short} 7, 2019", "{short}. 7, 2019", "7 {name} 2019", "7 {short} 2019", "7th {name} 2019", "{name} 7th, 2019", "{upper} 7, 2019",
        "the 7th of {name} 2019", "2019-{month:02d}-07", "2019/{month:02d}/07", "7-{short}-2019", "2019{month:02d}07",
    ],
)  # fmt: skip
def test_full_date(form: str, month: int) -> None:
    written = form.format(name=MONTHS[month - 1], short=SHORT[month - 1], upper=MONTHS[month - 1].upper(), month=month)
    written = written.replace("May.", "May")  # no abbreviation
    mention = one(f"The hall opened on {written} after much delay.")
    assert (mention.text, mention.earliest, mention.latest) == (written, date(2019, month, 7), date(2019, month, 7))


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("published", [date(2021, 7, 1) + timedelta(n) for n in range(7)])
def test_weekday_is_the_latest_up_to_publication(number: int, published: date) -> None:
    mention = one(f"Prices rose on {WEEKDAYS[number - 1]}.", published)
    assert mention.earliest is not None
    assert mention.earliest.isoweekday() == number and timedelta(0) <= published - mention.earliest < timedelta(7)


@pytest.mark.parametrize("number", range(1, 8))
def test_next_and_last_weekday_leave_the_day_itself_out(number: int) -> None:
    published = date(2021, 7, 1)
    ahead, back = one(f"It opens next {WEEKDAYS[number - 1]}.", published), one(f"It opened last {WEEKDAYS[number - 1]}.", published)
    assert ahead.earliest and back.earliest and back.earliest < published < ahead.earliest
    assert timedelta(0) < ahead.earliest - published <= timedelta(7)


@pytest.mark.parametrize(("month", "year"), [(1, 2021), (4, 2021), (7, 2021), (8, 2020), (12, 2020)])
def test_bare_month_in_the_past(month: int, year: int) -> None:
    assert one(f"Sales fell in {MONTHS[month - 1]}.").earliest == date(year, month, 1)


@pytest.mark.parametrize(("month", "year"), [(1, 2022), (4, 2022), (7, 2021), (8, 2021), (12, 2021)])
def test_bare_month_ahead(month: int, year: int) -> None:
    assert one(f"Sales will rise in {MONTHS[month - 1]}.").earliest == date(year, month, 1)


def test_numeric_date_that_could_be_either_is_reported() -> None:
    mention = one("It opened on 4/5/2021.")
    assert (mention.timex, mention.ambiguous) == ("2021-04-05", ("2021-05-04",))


def test_article_settles_the_order_of_its_numeric_dates() -> None:
    assert [(m.timex, m.ambiguous) for m in found("It opened on 4/5/2021 and closed on 28/5/2021.")] == [
        ("2021-05-04", ()),
        ("2021-05-28", ()),
    ]
    assert [(m.timex, m.ambiguous) for m in found("It opened on 4/5/2021 and closed on 5/28/2021.")] == [
        ("2021-04-05", ()),
        ("2021-05-28", ()),
    ]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Output rose last week.", "XXXX-WXX"), ("Output rose yesterday.", "XXXX-XX-XX"), ("Output rose in May.", "XXXX-05"),
        ("Output rose on May 12.", "XXXX-05-12"), ("Output rose on Friday.", "XXXX-WXX-5"), ("Output rose last year.", "XXXX"),
        ("Output rose in the third quarter.", "XXXX-Q3"), ("Output rose in the spring.", "XXXX-SP"), ("It opened two years ago.", "XXXX"),
    ],
)  # fmt: skip
def test_without_a_reference_the_form_is_kept(text: str, timex: str) -> None:
    mention = one(text, None)
    assert (mention.timex, mention.earliest, mention.latest) == (timex, None, None)


@pytest.mark.parametrize(
    "front",
    [
        "HARBIN, May 12, 2021 (Agency) --",
        "By Lu Ming | Daily | Updated: 2021-05-12 10:15\n",
        "May 12, 2021\n",
        "Published on 12 May 2021\n",
        "2021-05-12\nNew hall\n",
        "Wednesday 12 May 2021 08:30\n",
        "MANILA, Philippines – May 12, 2021 – ",
        "12/05/2021 - 08:30\nOther dates are 28/05/2021.\n",
        "By Ana Cruz, May 12, 2021\n",
        "Press release / 12 May 2021\n",
        "2021-05-12 10:15 | Source: Daily\n",
        "[May 12, 2021] ",
        "Nairobi, Kenya. May 12, 2021. ",
        "Bulletin No. 4, 12 May 2021\n",
    ],
)
def test_reference_from_the_front_of_the_article(front: str) -> None:
    assert found(f"{front} The hall opened yesterday.", None)[-1].earliest == date(2021, 5, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Park to open on 14 March 2024\nThe hall opened yesterday.",
        "The hall opened on March 14, 2024 (a Thursday) and closed yesterday.",
        "March 14, 2024 was a big day. The hall opened yesterday.",
        "Profile\nFounded on 4 May 1998 by the state, it opened yesterday.",
    ],
)
def test_a_date_of_the_story_is_no_date_of_publication(text: str) -> None:
    assert found(text, None)[-1].earliest is None


def test_range_has_the_spans_of_its_ends() -> None:
    text = "Sales rose from January to May this year."
    mention = one(text)
    assert [text[a:b] for a, b in mention.parts] == ["January", "May this year"]
    assert (mention.timex, mention.earliest, mention.latest) == ("2021-01/2021-05", date(2021, 1, 1), date(2021, 5, 31))


def test_ends_are_candidates_for_tools() -> None:
    assert [(d.timex, d.dropped) for d in drafts("It grew in 2016-20.")] == [("2016/2020", None), ("2016", "part"), ("2020", "part")]
    assert [(d.timex, d.dropped) for d in drafts("In the six months to June it grew.")] == [
        ("P6M", None),
        ("P6M", "part"),
        ("2021-06", "part"),
    ]


@pytest.mark.parametrize(
    ("text", "timex", "dropped"),
    [
        ("Output is 500 tons a year.", "P1Y", "set"), ("It meets every Monday.", "XXXX-WXX-1", "set"), ("It meets every two weeks.", "P2W", "set"),
        ("Annual output rose.", "P1Y", "set"), ("It meets on Mondays.", "XXXX-WXX-1", "set"), ("He is 45 years old.", "P45Y", "age"),
        ("The current price is high.", "PRESENT_REF", "timex-only"), ("It meets each spring.", "XXXX-SP", "set"), ("It meets every third week.", "P3W", "set"),
        ("It lasted for years.", "PXY", "timex-only"), ("They work all year.", "P1Y", "timex-only"), ("He golfs on weekends.", "XXXX-WXX-WE", "set"),
        ("They left on a Tuesday.", "2021-06-29", "timex-only"),
    ],
)  # fmt: skip
def test_what_only_timeml_marks_stays_a_candidate(text: str, timex: str, dropped: str) -> None:
    assert [(d.timex, d.dropped) for d in drafts(text)] == [(timex, dropped)]


STORY = (
    "After the famines of 1907 and 1908 the revolt began on April 21, 1909, and spread in May 1909. By September 1909 the city had fallen.\n"
    "In March 1910 the siege was lifted. On June 3 the envoys met. In December the duke left; in January he was back.\n"
    "The peace of 1912 held until 1919. In 1914 a bridge was built. On July 9 it burned, and the next day it fell.\n"
)


def test_story_of_the_past_keeps_its_own_year() -> None:
    values = {m.text: m.timex for m in found(STORY, "2021-07-01")}
    assert (values["June 3"], values["December"], values["January"]) == ("1910-06-03", "1910-12", "1911-01")
    assert (values["July 9"], values["the next day"]) == ("1914-07-09", "1914-07-10")


def test_the_same_period_follows_what_was_said() -> None:
    text = "Exports rose in the first five months. In the same period last year they fell. During the five months, imports rose."
    assert [(m.earliest, m.latest) for m in found(text, "2021-07-01")] == [
        (date(2021, 1, 1), date(2021, 5, 31)), (date(2020, 1, 1), date(2020, 5, 31)), (date(2021, 1, 1), date(2021, 5, 31)),
    ]  # fmt: skip


def test_fiscal_year_as_the_article_says() -> None:
    text = "The group's fiscal year ended on March 31. Fiscal 2020 was worse."
    assert [(m.earliest, m.latest) for m in found(text, "2021-07-01")][-1] == (date(2019, 4, 1), date(2020, 3, 31))


@pytest.mark.parametrize(
    ("period", "value", "first", "last"),
    [
        (Period("week", 2020, 53), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (Period("weekend", 2021, 26), "2021-W26-WE", date(2021, 7, 3), date(2021, 7, 4)),
        (Period("month", 2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Period("season", 2023, 3), "2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        (Period("season", 2023, 0, 1), "2023-SP", date(2023, 9, 1), date(2023, 11, 30)),
        (Period("fiscal", 2022, 0, 3), "FY2022", date(2021, 4, 1), date(2022, 3, 31)),
        (Period("fiscal", 2022, 1, 9), "FY2022-Q1", date(2021, 10, 1), date(2021, 12, 31)),
        (Period("decade", 199), "199", date(1990, 1, 1), date(1999, 12, 31)),
        (Period("year", -480), "BC0480", None, None),
    ],
)
def test_period(period: Period, value: str, first: date | None, last: date | None) -> None:
    assert calendar.timex(period) == value
    assert calendar.bounds(period) == (first, last)


@pytest.mark.parametrize(("year", "day"), [(1989, (3, 26)), (2000, (4, 23)), (2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert calendar.easter(year) == date(year, *day)


UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year"])
DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@given(DAYS, UNITS, st.integers(-500, 500))
def test_shift_there_and_back(day: date, unit: str, count: int) -> None:
    period = calendar.containing(calendar.of_date(day), unit)
    assert calendar.shift(calendar.shift(period, count), -count) == period


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year"]))
def test_periods_of_a_unit_follow_without_a_gap(day: date, unit: str) -> None:
    period = calendar.containing(calendar.of_date(day), unit)
    first, last = calendar.bounds(period)
    after, _ = calendar.bounds(calendar.shift(period, 1))
    assert first is not None and last is not None and after is not None
    assert first <= day <= last and after == last + timedelta(1)


WORDS = st.sampled_from(
    [
        *[
            "the",
            "a",
            "of",
            "in",
            "to",
            "and",
            "from",
            "between",
            "last",
            "next",
            "this",
            "early",
            "late",
            "end",
            "mid",
            "May",
            "March",
            "Monday",
            "2019",
            "2020",
            "21",
            "12",
            "5",
            "30",
            "first",
            "second",
            "third",
            "half",
        ],
        *[
            "quarter",
            "year",
            "years",
            "month",
            "months",
            "week",
            "days",
            "ago",
            "earlier",
            "later",
            "-",
            "/",
            ",",
            ".",
            "'",
            "s",
            ":",
            "fiscal",
            "FY",
            "Q3",
            "summer",
            "morning",
            "p.m.",
            "every",
            "same",
            "period",
            "two",
        ],
        *["preceding", "final", "hours", "FY24", "H1", "just", "Spring Festival", "New Year", "full"],
        *["several", "BC", "st", "th", "1990s", "until", "ended"],
        "\n",
    ]
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40), st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))))
def test_any_sequence_of_the_words_is_read(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    for mention in found(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert (mention.earliest is None) == (mention.latest is None)
        if mention.earliest is not None and mention.latest is not None and not mention.parts:
            assert mention.earliest <= mention.latest
        assert mention.timex


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in found(text, "2021-07-01"):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "piece", ["the end of ", "May ", "1/", "2019-", "two and a half ", "between May and ", "first half of the ", "1.", "'", "last "]
)
def test_deep_nesting_is_bounded(piece: str) -> None:
    found(piece * 3000)
