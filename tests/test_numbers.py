"""Numbers in figures, words and mixtures: rows of (text, value), and what holds for any text."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parkextract.mentions import numbers
from parkextract.tokens import Tokens

ROWS = [tuple(line.split(" => ")) for line in (Path(__file__).parent / "rows/numbers.txt").read_text(encoding="utf-8").splitlines()]
NONE = [
    "",
    "🄀A",
    "🄁A",
    "the",
    "hundred",
    "third",
    "and",
    "point five",
    "million",
    "1.2.3",
    "1,2,3",
    "0,1,2",
    "of",
    "-",
    "a",
    "an apple",
    "1" * 60,
]
PARTS = [
    ("five six", "five", 5), ("12 companies", "12", 12), ("1,000 000", "1,000", 1000), ("three million and 5", "three million", 3_000_000),
    ("two and two", "two", 2), ("ten and a", "ten", 10), ("2021 300", "2021", 2021), ("12 3456", "12", 12), ("5\nmillion", "5", 5),
    ("twenty\nfive", "twenty", 20), ("32m2", "32", 32), ("5 x 12", "5", 5), ("3/4/5", "3", 3), ("24/7", "24", 24), ("one hundred and", "one hundred", 100),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ROWS, ids=[row[0] for row in ROWS])
def test_value(text: str, value: str) -> None:
    tokens = Tokens(text)
    number = numbers.parse(tokens, 0)
    assert number is not None
    assert number.last == len(tokens), "the whole text is the number"
    assert abs(number.value - Decimal(value)) <= Decimal("1e-7")


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert numbers.parse(Tokens(text), 0) is None


@pytest.mark.parametrize(("text", "read", "value"), PARTS)
def test_the_number_ends_where_it_should(text: str, read: str, value: int) -> None:
    tokens = Tokens(text)
    number = numbers.parse(tokens, 0)
    assert number is not None
    assert (text[: tokens.ends[number.last - 1]], number.value) == (read, value)


def test_scale_is_told_apart_for_ranges_and_lists() -> None:
    number = numbers.parse(Tokens("2.2 billion"), 0)
    assert number is not None and number.scale == 10**9 and number.value / number.scale == Decimal("2.2")


def test_a_letter_may_be_a_unit() -> None:
    number = numbers.parse(Tokens("400m"), 0)
    assert number is not None and number.letter and number.plain == 400


def test_a_decimal_comma_changes_what_a_point_means() -> None:
    tokens = Tokens("1.530 million and 9,4 percent and 32,25 percent")
    assert numbers.comma_is_decimal(tokens)
    plain, comma = numbers.parse(tokens, 0), numbers.parse(tokens, 0, comma_decimal=True)
    assert plain is not None and comma is not None
    assert (plain.value, comma.value) == (1_530_000, 1_530_000_000)
    assert plain.other == comma.value


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("0123456789,. -/½%abmkn\n⁄²^×x") | st.characters(), max_size=40), st.integers(0, 40))
def test_any_text(text: str, i: int) -> None:
    tokens = Tokens(text)
    number = numbers.parse(tokens, i)
    assert number is None or i == number.first < number.last <= len(tokens)


@settings(max_examples=200)
@given(st.integers(0, 10**15))
def test_grouping_never_changes_a_value(n: int) -> None:
    for text in (f"{n}", f"{n:,}", f"{n:,}".replace(",", "\u202f"), f"{n:_}".replace("_", ".") if n >= 10**6 else f"{n}"):
        number = numbers.parse(Tokens(text), 0)
        assert number is not None and number.value == n
