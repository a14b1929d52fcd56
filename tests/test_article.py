"""Articles and the errors that name them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from parkextract.article import Article
from parkextract.errors import DateError, FormatError, InputError, MissingExtraError, ParkextractError
from parkextract.values import Area, Quantity, plain

DATES = [
    ("2021-07-01", date(2021, 7, 1)),
    ("2021-07-01T10:15:00+08:00", date(2021, 7, 1)),
    ("2021-07-01 10:15", date(2021, 7, 1)),
    (" 2021-07-01 ", date(2021, 7, 1)),
    ("20210701", date(2021, 7, 1)),
    (date(2021, 7, 1), date(2021, 7, 1)),
    (datetime(2021, 7, 1, 23, 59), date(2021, 7, 1)),
    ("1 July 2021", date(2021, 7, 1)),
    ("July 1st, 2021", date(2021, 7, 1)),
    ("Thu, 01 Jul 2021 10:00:00 GMT", date(2021, 7, 1)),
    ("13/5/2021", date(2021, 5, 13)),
    (None, None),
    ("", None),
    ("  ", None),
]


@pytest.mark.parametrize(("given", "published"), DATES)
def test_dates(given: Any, published: date | None) -> None:
    assert Article("x", published=given).published == published


@pytest.mark.parametrize(
    "given", ["July 2021", "2021-02-30", "01/07/2021", "July 1", "next Tuesday", "yesterday", "x" * 1000, 2021, ["2021"], "2021-07-01x"]
)
def test_dates_that_cannot_be_read(given: Any) -> None:
    with pytest.raises(DateError, match="plot-5"):
        Article("x", published=given, id="plot-5")


@pytest.mark.parametrize("text", [None, 5, b"bytes", ["text"]])
def test_a_text_is_a_string(text: Any) -> None:
    with pytest.raises(InputError, match="plot-5"):
        Article(text, id="plot-5")


def test_an_id_is_made_of_the_text() -> None:
    one, other = Article("The park."), Article("The zone.")
    assert one.id == Article("The park.", title="A park").id != other.id
    assert Article("half \ud83c").id
    assert Article("The park.", id="own").id == "own"


def test_articles_are_frozen_values() -> None:
    article = Article("The park.", published="2021-07-01", title="T")
    assert pickle.loads(pickle.dumps(article)) == article == copy.copy(article)
    assert len({article, Article("The park.", published="2021-07-01", title="T")}) == 1
    with pytest.raises(FrozenInstanceError):
        article.text = "other"  # type: ignore[misc]


def test_errors_can_be_caught_by_those_who_know_nothing_of_us() -> None:
    assert issubclass(FormatError, InputError)
    assert issubclass(InputError, ValueError)
    error = MissingExtraError("pandas", extra="frames", need="to_frame")
    assert isinstance(error, ImportError)
    assert "pip install 'parkextract[frames]'" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert isinstance(pickle.loads(pickle.dumps(error)), ParkextractError)


PLAIN = [
    ("1.523E+11", "152300000000"),
    ("15.60", "15.6"),
    ("-0", "0"),
    ("0.000", "0"),
    ("1E-9", "0.000000001"),
    ("100", "100"),
    ("-5.0", "-5"),
]


@pytest.mark.parametrize(("number", "text"), PLAIN)
def test_plain_numbers(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_quantities() -> None:
    area = Area(id="m1", start=0, end=7, text="1000 mu", value=Decimal(1000), unit="mu")
    assert (area.base_value, area.base_unit) == (Decimal("666666.666666667"), "square_meter")
    assert area.quantity is not None
    assert round(area.quantity.to("hectare").magnitude, 3) == Decimal("66.667")
    warm = Quantity(id="m1", start=0, end=5, text="20 °C", value=Decimal(20), unit="degree_Celsius")
    assert (warm.base_value, warm.base_unit) == (Decimal("293.15"), "kelvin")
    open_ended = Area(id="m1", start=0, end=5, text="5-6 ha", low=Decimal(5), high=Decimal(6), unit="hectare")
    assert (open_ended.quantity, open_ended.base_value, open_ended.base_unit) == (None, None, "square_meter")
