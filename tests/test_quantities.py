"""Quantities as rows: a sentence, and every mention that a careful reader takes out of it; and sentences whose numbers are no quantities.

A row reads `sentence => text: kind value unit bound trend =n | …`; `=n` is the place of the mention that is restated.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parkextract import mentions
from parkextract.article import Article
from parkextract.mentions import quantities
from parkextract.mentions.terms import terms
from parkextract.tokens import Tokens
from parkextract.values import Mention, Number, plain

FOLDER = Path(__file__).parent / "rows"
FILES = ("money", "units", "counts", "context", "articles")
ROWS = [
    tuple(line.split(" => ", 1)) for name in FILES for line in (FOLDER / f"quantities_{name}.txt").read_text(encoding="utf-8").splitlines()
]
TRAPS = (FOLDER / "quantities_traps.txt").read_text(encoding="utf-8").splitlines()


def shown(text: str) -> str:
    """The quantities of a text as a row writes them."""
    found = mentions.find(Article(text=text))
    places = {m.id: n for n, m in enumerate(found)}
    return " | ".join(f"{m.text}: {described(m, places)}" for m in found if isinstance(m, Number))


def described(m: Number, places: dict[str, int]) -> str:
    value = (
        plain(m.value) if m.value is not None else f"{plain(m.low)}..{plain(m.high)}" if m.low is not None and m.high is not None else "?"
    )
    unit = getattr(m, "currency", None) or getattr(m, "unit", None)
    if m.kind == "ratio":
        return " ".join(filter(None, (f"ratio {float(m.value or 0):.3g}", m.bound, m.trend)))
    named = None if unit == "percent" else unit
    equal = f"={places[m.equivalent_to]}" if m.equivalent_to else None
    return " ".join(filter(None, (m.kind, value, named, m.bound, m.trend, equal)))


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_row(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_no_quantity(text: str) -> None:
    assert shown(text) == ""


HEADED = (
    (
        (
            "Zone; area (ha); FDI ($m); firms; direct jobs; change on March\nAlpha; 210; 3.5; 19; 2,860; +120\n"
            "Opened in 2021.\n2. Beta; 130; 0.4*; 4; 515 (est.); -30"
        ),
        (
            "210: area 210 hectare | 3.5: money 3500000 USD | 19: count 19 firm | 2,860: count 2860 direct job | +120: count 120 direct job up | "
            "130: area 130 hectare | 0.4: money 400000 USD | 4: count 4 firm | 515: count 515 direct job | -30: count 30 direct job down"
        ),
    ),
    (
        "Park | acres | growth (%)\nAlpha | 24 | 5.1\nBeta | 51 | -2.2",
        "24: area 24 acre | 5.1: percent 5.1 up | 51: area 51 acre | -2.2: percent 2.2 down",
    ),
    (  # a loss and a frost stay below nought, and a heading may count in thousands
        "Town; temperature (°C); profit ($m); jobs (thousand); change\nOrrin; 12; 3; 1.2; +3\nRuhr; -3; -4; 0.5; -1",
        (
            "12: quantity 12 degree_Celsius | 3: money 3000000 USD | 1.2: count 1200 job | +3: count 3000 job up | "
            "-3: quantity -3 degree_Celsius | -4: money -4000000 USD | 0.5: count 500 job | -1: count 1000 job down"
        ),
    ),
    (  # points of a match are no percent, and a cell whose heading counts nothing is not of what the cell before it counts
        "Team; won; lost; points\nOrrin; 12; 3; 39\nRuhr; 10; 5; 33",
        "39: count 39 point | 33: count 33 point",
    ),
    (
        "Estate / area / units working / persons employed\nAlpha / 117 ha / 380 / 1,100\nBeta / 83 ha / 41 (est.) / 310",
        (
            "117 ha: area 117 hectare | 380: count 380 unit | 1,100: count 1100 person | "
            "83 ha: area 83 hectare | 41: count 41 unit | 310: count 310 person"
        ),
    ),
    (
        "Zone – area (ha) – users – workers – spending (EUR million)\nAlpha, north: 46 – 14 – 620 – 38.5\nBeta: 21 – 9 – 340 – 11.2",
        (
            "46: area 46 hectare | 14: count 14 user | 620: count 620 worker | 38.5: money 38500000 EUR | "
            "21: area 21 hectare | 9: count 9 user | 340: count 340 worker | 11.2: money 11200000 EUR"
        ),
    ),
    (
        "Company; project; place; cost; jobs in operation\n- Alpha: crusher; Orrin; $2.8 million; 340\n- Beta: mill; Ruhr; $1.1 million; 280",
        "$2.8 million: money 2800000 USD | 340: count 340 job | $1.1 million: money 1100000 USD | 280: count 280 job",
    ),
    (  # cells are no range
        "Name – area – tenants – workers – builder\nAlpha – 132 ha – 58 – 17,900 – Orrin Board\nBeta – 150 ha – 12 – 2,150 – Ruhr",
        (
            "132 ha: area 132 hectare | 58: count 58 tenant | 17,900: count 17900 worker | "
            "150 ha: area 150 hectare | 12: count 12 tenant | 2,150: count 2150 worker"
        ),
    ),
    (  # prose with dashes or slashes is no table
        "The zone – a fine one – and its firms / owners / heirs\nIt has – in all – 40 / 50 / 60 sheds.",
        "60 sheds: count 60 shed",
    ),
    (  # sentences that semicolons part are no table
        "It has sheds; it has jobs; it has docks.\nIt has 40; it has 50; it has docks.",
        "",
    ),
)


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_cells_under_headings(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_items_of_a_round_up_pay_in_the_money_of_the_place_that_opens_them() -> None:
    items = "JORDAN. Exports rose to 186 million dinars.\nTUNISIA. The 1.1bn-dinar contract went to a pair.\nTimaru. A $27m shed.\nWhyalla, SA. A $38m berth."
    assert [line.split()[-1] for line in shown(items).split(" | ")] == ["JOD", "TND", "NZD", "AUD"]
    prose = "Jordan sold 186 million dinars of Amman cloth there.\nTunisia paid for 12 million dinars of it."
    assert {line.split()[-1] for line in shown(prose).split(" | ")} == {"JOD"}


def test_numbers_of_paragraphs_count_on_past_those_of_lists() -> None:
    assert shown("It has 9 sheds.\n41. The zone opened.\n42. It has no fence.") == "9 sheds: count 9 shed"
    assert shown("It has 60 sheds.\n42. So many are let.").endswith("42: count 42 shed")


def test_enough_rows() -> None:
    numbers = len((FOLDER / "numbers.txt").read_text(encoding="utf-8").splitlines())
    assert len(ROWS) + numbers >= 600
    assert len(TRAPS) >= 250


def test_dropped_candidates_stay_visible() -> None:
    text = "One of the halls in Phase 2 opened."
    found = quantities.find(Article(text=text), Tokens(text), [])
    assert [d.dropped for d in found] == ["one of", "label"]


def test_times_are_left_alone() -> None:
    text = "In May 2021 the park hired 40 people for three years."
    found = mentions.find(Article(text=text, published="2021-06-01"))
    assert [m.kind for m in found] == ["time", "count", "time"]


def test_an_ambiguous_sign_lists_its_other_readings() -> None:
    text = "SYDNEY and TORONTO: Australia and Canada share the cost of $4 million."
    (money,) = (m for m in mentions.find(Article(text=text)) if m.kind == "money")
    assert isinstance(money, Number) and {"CAD", "AUD"} & {*money.ambiguous, getattr(money, "currency", "")}


def test_every_currency_code_is_read_on_either_side() -> None:
    for code in sorted(terms().codes):
        for text in (f"It cost {code} 5 million.", f"It cost 5 million {code}."):
            (money,) = mentions.find(Article(text=text))
            assert getattr(money, "currency", None) == code, text


def test_every_unit_word_is_read() -> None:
    for row in terms().lex.tables.of("unit"):
        for word in row.words:
            text = f"It has 12 {word} here"
            found = mentions.find(Article(text=text))
            assert len(found) == 1 and found[0].kind in ("area", "quantity", "count", "money"), (row.key, word, found)


NEWSY = st.lists(
    st.sampled_from(
        "5 12 1,234 3.5 2021 half a dozen million bn $ US$ yuan 元 RMB % percent ( ) , . - – to from between and or of which more than about up "
        "down fell rose by the tonnes km2 ha workers firms Phase No. twice third ½ \n \u00a0 ２ ² ° \" ' + per year".split(" ")
    ),
    max_size=40,
)


def check(text: str) -> None:
    tokens = Tokens(text)
    article = Article(text=text)
    found: tuple[Mention, ...] = mentions.find(article, tokens)
    last = 0
    for m in found:
        assert text[m.start : m.end] == m.text != ""
        assert m.start >= last
        last = m.end
    for d in quantities.find(article, tokens, []):
        assert 0 <= d.first < d.last <= len(tokens) and d.start < d.end


@settings(max_examples=300)
@given(NEWSY, st.sampled_from([" ", "", "\n"]))
def test_spans_are_exact_and_in_order(words: list[str], joint: str) -> None:
    check(joint.join(words))


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "unit", ["1", "1,", "(", "(5 ", "million ", "5 million ", "half a ", "$", "$1 ", "from 1 to ", "5 of the ", "by 5 ", '5" ', "3-"]
)
def test_work_grows_with_length_only(unit: str) -> None:
    """Twice the text gives at most about twice the candidates; the text is read to its end."""
    short, long = (len(quantities.find(Article(text=t), Tokens(t), [])) for t in (unit * 200, unit * 400))
    assert long <= 2 * short + 2


TABLE = """Key figures
Amounts are in 1,000 yuan unless stated otherwise.
Indicator
2018
2019
Change
Net profit
4,000
5,000
25.0%
Exports (US$ million)
30.5
28.0
-8.2%
Shops (year-end)
40
46
6
"""


def test_cells_of_a_table() -> None:
    assert shown(TABLE) == (
        "4,000: money 4000000 CNY | 5,000: money 5000000 CNY | 25.0%: percent 25 up | 30.5: money 30500000 USD | 28.0: money 28000000 USD | "
        "-8.2%: percent 8.2 down | 40: count 40 shop | 46: count 46 shop | 6: count 6 shop up"
    )


HEADED = [
    ("Results (Rs crore)\nRevenue\n455\n420\nProfit\n45\n42\n", "money 4550000000 INR"),
    ("Figures in RM million\nRevenue\n455\n420\nProfit\n45\n42\n", "money 455000000 MYR"),
    ("Revenue (£m)\n455\n420\n410\n", "money 455000000 GBP"),
    ("Revenue (mln euros)\n455\n420\n410\n", "money 455000000 EUR"),
    ("Revenue (10,000 yuan)\n455\n420\n410\n", "money 4550000 CNY"),
    ("Revenue (£m) | 455 | 420\nProfit (£m) | 45 | 42\n", "money 455000000 GBP"),
    ("In £m\t2021\t2020\nRevenue\t455\t420\nProfit\t45\t42\n", "money 455000000 GBP"),
    ("Area (ha)\n455\n420\n410\n", "area 455 hectare"),
    ("Persons employed (10,000)\n455\n420\n410\n", "count 4550000 person"),
    ("Exports ('000 tonnes)\nSheds\n455\n420\n410\n", "count 455 shed"),
]


@pytest.mark.parametrize(("text", "first"), HEADED)
def test_the_head_of_a_table_says_what_its_cells_are_in(text: str, first: str) -> None:
    assert shown(text).split(" | ")[0] == f"455: {first}"


def test_a_bar_in_a_sentence_makes_no_table() -> None:
    assert shown("By Ann Lee | The mill in Ruhr (owned by a UK fund) is 1 | 2 | 3.") == ""
