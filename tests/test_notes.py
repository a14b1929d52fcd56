"""Notes: rows of articles whose numbers do not fit and, as many, of articles whose numbers do."""

# ruff: noqa: E501  (a row is one sentence and its facts)

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract import mentions, notes
from parkextract.article import Article
from parkextract.facts import Change, Fact, Note, Period, Share
from parkextract.values import KINDS, Mention, Time

PUBLISHED = "2021-07-01"

# A fact is written `property: value`, after it, between semicolons: `of e2` (its subject), `planned`, `in|by|since PERIOD`, `part QUALIFIER`,
# `up|down [SIZE] [from BASELINE]`, `share SIZE [of WHOLE]`. Values, periods and sizes are words of the text.
Row = tuple[str, str, list[str]]

WRONG: list[Row] = [
    # restated areas and quantities
    ("restatement", "The park covers 1,000 mu (667 hectares).", []),
    ("restatement", "The estate has 500 acres (20.2 hectares).", []),
    ("restatement", "It takes up 12 square kilometers (120 hectares).", []),
    ("restatement", "The hall has 54,000 square feet (50,000 square meters).", []),
    ("restatement", "The line is 62 miles (10 km) long.", []),
    ("restatement", "The plot measures 3.2 hectares (4.8 acres).", []),
    # restated money
    ("restatement", "The plant cost 152.3 billion yuan ($2.36 billion).", []),
    ("restatement", "The bank lent 500 million euros ($59 million).", []),
    ("restatement", "A loan of 3 billion yen ($270 million) was signed.", []),
    ("restatement rate", "It cost 64.5 million yuan ($10 million), 129 million yuan ($20 million) of it borrowed, and 32.3 million yuan ($10 million) repaid.", []),
    # growth
    ("growth", "Output was 120 million yuan in 2020, up 25 percent from 100 million yuan in 2019.",
     ["output: 120 million yuan; in 2020; up 25 percent from 2019", "output: 100 million yuan; in 2019"]),
    ("growth", "Output fell 20 percent to 90 million yuan in 2020 from 100 million yuan in 2019.",
     ["output: 90 million yuan; in 2020; down 20 percent from 2019", "output: 100 million yuan; in 2019"]),
    ("growth", "Exports rose to $80 million in 2020 against $95 million in 2019.",
     ["exports: $80 million; in 2020; up from 2019", "exports: $95 million; in 2019"]),
    ("growth", "The park went from 250 tenants in 2019 to 310 tenants in 2020, a rise of 40.",
     ["companies: 310 tenants; in 2020; up 40 from 2019", "companies: 250 tenants; in 2019"]),
    ("growth", "Revenue doubled to $30 million in 2020 from $20 million in 2019.",
     ["revenue: $30 million; in 2020; up doubled from 2019", "revenue: $20 million; in 2019"]),
    ("growth", "Profit rose 50 percent to $9 million in the first half of 2020 from $5 million in the first half of 2019.",
     ["profit: $9 million; in the first half of 2020; up 50 percent from year_on_year", "profit: $5 million; in the first half of 2019"]),
    ("growth", "Revenue fell by a third to $20 million in 2020 from $90 million in 2019.",
     ["revenue: $20 million; in 2020; down a third from 2019", "revenue: $90 million; in 2019"]),
    ("growth", "Jobs grew 10 percent, from 500 jobs in 2019 to 610 jobs in 2020.",
     ["jobs: 610 jobs; in 2020; up 10 percent", "jobs: 500 jobs; in 2019"]),
    # sums
    ("sum", "Trade was $10.0 billion in 2020: exports of $7.0 billion, imports of $4.0 billion.",
     ["trade_value: $10.0 billion; in 2020", "export_value: $7.0 billion; in 2020", "import_value: $4.0 billion; in 2020"]),
    ("sum", "Trade was $10.0 billion in 2020: exports of $5.2 billion, imports of $3.1 billion.",
     ["trade_value: $10.0 billion; in 2020", "export_value: $5.2 billion; in 2020", "import_value: $3.1 billion; in 2020"]),
    ("sum", "The park of 90 hectares consists of a north campus of 40 hectares and a south campus of 60 hectares.",
     ["land_area: 90 hectares", "land_area: 40 hectares; part north campus", "land_area: 60 hectares; part south campus"]),
    ("sum", "The 200 jobs comprise 120 jobs in assembly and 50 jobs in design.",
     ["jobs: 200 jobs", "jobs: 120 jobs; part assembly", "jobs: 50 jobs; part design"]),
    ("sum", "The project costs $300 million. The first phase takes $180 million, the second phase $170 million.",
     ["total_investment: $300 million; planned", "total_investment: $180 million; planned; part first phase", "total_investment: $170 million; planned; part second phase"]),
    ("sum", "Two plants worth $50 million will rise: the lens plant costs $20 million, the mirror plant $40 million.",
     ["total_investment: $50 million; part Two plants", "part_of: e1; of e2", "part_of: e1; of e3",
      "total_investment: $20 million; of e2", "total_investment: $40 million; of e3"]),
    # shares
    ("share", "Of its revenue of $80 million in 2020, $20 million, or 35 percent, came from rents.",
     ["revenue: $80 million; in 2020", "revenue: $20 million; in 2020; part rents; share 35 percent of its revenue"]),
    ("share", "The park has 200 companies, of which 60 companies, 45 percent, are foreign.",
     ["companies: 200 companies", "companies: 60 companies; part foreign; share 45 percent"]),
    ("share", "A grant of $15 million covers 20 percent of the cost of $150 million.",
     ["subsidy: $15 million; share 20 percent of the cost of $150 million"]),
    # dates
    ("date", "The hall will be completed in May 2019.", ["completion: May 2019; planned"]),
    ("date", "The park is expected to open on 3 June 2021.", ["operation_start: 3 June 2021; planned"]),
    ("date", "It is to have 300 companies by 2020.", ["companies: 300 companies; planned; by 2020"]),
    ("date", "Work began in March 2020 and the plant was finished in December 2019.", ["construction_start: March 2020", "completion: December 2019"]),
    ("date", "Ground was broken in 2018. Production started in 2016.", ["construction_start: 2018", "operation_start: 2016"]),
]  # fmt: skip

FINE: list[Row] = [
    ("", "The park covers 1,000 mu (66.7 hectares).", []),
    ("", "The park covers 1,000 mu (67 hectares).", []),
    ("", "The estate has 500 acres (202 hectares).", []),
    ("", "The estate has about 500 acres (200 hectares).", []),
    ("", "It takes up 12 square kilometers (1,200 hectares).", []),
    ("", "The hall has 54,000 square feet (5,000 square meters).", []),
    ("", "The line is 62 miles (100 km) long.", []),
    ("", "The plot measures 3 mu (0.2 hectares).", []),
    ("rate", "The plant cost 152.3 billion yuan ($23.6 billion).", []),
    ("rate", "The bank lent 500 million euros ($590 million).", []),
    ("rate", "A loan of 3 billion yen ($27 million) was signed.", []),
    ("rate", "It cost 64.5 million yuan ($10 million), 129 million yuan ($20 million) with interest.", []),
    ("", "Output was 125 million yuan in 2020, up 25 percent from 100 million yuan in 2019.",
     ["output: 125 million yuan; in 2020; up 25 percent from 2019", "output: 100 million yuan; in 2019"]),
    ("", "Output fell 20 percent to 81 million yuan in 2020 from 101 million yuan in 2019.",
     ["output: 81 million yuan; in 2020; down 20 percent from 2019", "output: 101 million yuan; in 2019"]),
    ("", "Exports rose to $95 million in 2020 against $80 million in 2019.",
     ["exports: $95 million; in 2020; up from 2019", "exports: $80 million; in 2019"]),
    ("", "The park went from 250 tenants in 2019 to 290 tenants in 2020, a rise of 40.",
     ["companies: 290 tenants; in 2020; up 40 from 2019", "companies: 250 tenants; in 2019"]),
    ("", "Revenue doubled to $40 million in 2020 from $20 million in 2019.",
     ["revenue: $40 million; in 2020; up doubled from 2019", "revenue: $20 million; in 2019"]),
    ("", "Revenue fell by a third to $40 million in 2020 from $60 million in 2019.",
     ["revenue: $40 million; in 2020; down a third from 2019", "revenue: $60 million; in 2019"]),
    ("", "GDP grew 6 percent in real terms, to 240 billion yuan in 2020 from 220 billion yuan in 2019.",
     ["gdp: 240 billion yuan; in 2020; up 6 percent from 2019", "gdp: 220 billion yuan; in 2019"]),
    ("", "Output of the north hall was $30 million in 2020, up 50 percent. The whole park made $100 million in 2019.",
     ["output: $30 million; in 2020; part north hall; up 50 percent from 2019", "output: $100 million; in 2019"]),
    ("", "Foreign capital came to $197 million from January to May, up 860 percent on 2020.",
     ["foreign_capital_used: $197 million; in January to May; up 860 percent from 2020"]),
    ("", "Trade was $11 billion in 2020: exports of $7 billion, imports of $4 billion.",
     ["trade_value: $11 billion; in 2020", "export_value: $7 billion; in 2020", "import_value: $4 billion; in 2020"]),
    ("", "Trade was $11 billion in 2020. In 2019 exports were $9 billion and imports $5 billion.",
     ["trade_value: $11 billion; in 2020", "export_value: $9 billion; in 2019", "import_value: $5 billion; in 2019"]),
    ("", "The park of 100 hectares consists of a north campus of 40 hectares and a south campus of 60 hectares.",
     ["land_area: 100 hectares", "land_area: 40 hectares; part north campus", "land_area: 60 hectares; part south campus"]),
    ("", "The park of 100 hectares has a core area of 70 hectares and a start-up area of 60 hectares.",
     ["land_area: 100 hectares", "land_area: 70 hectares; part core area", "land_area: 60 hectares; part start-up area"]),
    ("", "The project costs $300 million. The first phase takes $80 million, the second phase $70 million.",
     ["total_investment: $300 million; planned", "total_investment: $80 million; planned; part first phase", "total_investment: $70 million; planned; part second phase"]),
    ("", "The park has 200 companies, including 150 foreign companies and 120 high-tech companies.",
     ["companies: 200 companies", "companies: 150 foreign companies; part foreign", "companies: 120 high-tech companies; part high-tech"]),
    ("", "Two plants worth $60 million will rise: the lens plant costs $20 million, the mirror plant $40 million.",
     ["total_investment: $60 million; part Two plants", "part_of: e1; of e2", "part_of: e1; of e3",
      "total_investment: $20 million; of e2", "total_investment: $40 million; of e3"]),
    ("", "Of its revenue of $80 million in 2020, $20 million, or 25 percent, came from rents.",
     ["revenue: $80 million; in 2020", "revenue: $20 million; in 2020; part rents; share 25 percent of its revenue"]),
    ("", "The park has 200 companies, of which 61 companies, about 30 percent, are foreign.",
     ["companies: 200 companies", "companies: 61 companies; part foreign; share 30 percent"]),
    ("", "A grant of €154.8 million covers 32.25 percent of a budget of €480 million.",
     ["subsidy: €154.8 million; share 32.25 percent of a budget of €480 million"]),
    ("", "The park has 10 listed firms, 15.6 percent of the district's total.", ["listed_companies: 10 listed firms; share 15.6 percent of the district's total"]),
    ("", "The hall will be completed in May 2023.", ["completion: May 2023; planned"]),
    ("", "The hall was to be completed in May 2019 and will now be ready in May 2022.", ["completion: May 2019; planned", "completion: May 2022; planned"]),
    ("", "The hall, planned for May 2019, was completed in June 2020.", ["completion: May 2019; planned", "completion: June 2020"]),
    ("", "Work began in March 2018 and the plant was finished in December 2019.", ["construction_start: March 2018", "completion: December 2019"]),
    ("", "Work began in 2018, and the plant was finished in 2018.", ["construction_start: 2018", "completion: 2018"]),
    ("", "Work on the second hall began in 2020. The first was finished in 2018.",
     ["construction_start: 2020; part second hall", "completion: 2018; part first hall"]),
]  # fmt: skip


def found(text: str, facts: list[str]) -> tuple[Note, ...]:
    article = Article(text, published=PUBLISHED, id="a")
    seen = mentions.find(article)
    return notes.find(article, seen, [_fact(i, line, seen, len(text)) for i, line in enumerate(facts, 1)])


def _fact(i: int, line: str, seen: tuple[Mention, ...], length: int) -> Fact:
    """A fact as the rows write it; sentences are not told apart."""
    value, *rest = line.split("; ")
    name, _, value = value.partition(": ")
    options = dict(part.partition(" ")[::2] for part in rest)
    period = next((Period(_time(options[key], seen), key) for key in ("in", "by", "since") if key in options), None)  # type: ignore[arg-type]
    change = share = None
    for direction in ("up", "down"):
        if direction in options:
            size, _, baseline = re.sub(r"^from ", " from ", options[direction]).partition(" from ")
            if baseline and baseline != "year_on_year":
                baseline = _time(baseline, seen)
            change = Change(direction=direction, value=_id(size, seen) if size.strip() else None, baseline=baseline or None)  # type: ignore[arg-type]
    if "share" in options:
        size, _, of = options["share"].partition(" of ")
        share = Share(value=_id(size, seen), of=of or None)
    return Fact(
        id=f"f{i}", subject=options.get("of", "e1"), property=name, value=value if value.startswith("e") else _id(value, seen), period=period,
        status="planned" if "planned" in options else "actual", qualifier=options.get("part"), change=change, share=share, sentence=(0, length),
    )  # fmt: skip


def _id(words: str, seen: tuple[Mention, ...]) -> str:
    return next(m.id for m in seen if words in (m.text, m.text.split()[0]) or m.text in words)


def _time(words: str, seen: tuple[Mention, ...]) -> str:
    return next(m.id for m in seen if isinstance(m, Time) and m.text.removeprefix("the ") == words.removeprefix("the "))


@pytest.mark.parametrize(("wanted", "text", "facts"), WRONG + FINE, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_notes(wanted: str, text: str, facts: list[str]) -> None:
    kinds = {note.kind for note in found(text, facts)} - {"derived"}
    assert kinds == set(wanted.split())


def test_rows_are_many_and_half_of_them_fit() -> None:
    assert len(WRONG + FINE) >= 60
    assert len(FINE) >= len(WRONG)


TEXTS = [
    ("The plant cost 152.3 billion yuan ($23.6 billion).", [], "152.3 billion yuan = $23.6 billion: 6.4534 CNY a USD"),
    ("The park covers 1,000 mu (667 hectares).", [], "1,000 mu is 66.67 hectare, not 667 hectares"),
    (WRONG[10][1], WRONG[10][2], "100 million yuan (2019) to 120 million yuan (2020) is up 20 percent, not up 25 percent"),
    (WRONG[13][1], WRONG[13][2], "250 tenants (2019) to 310 tenants (2020) is a difference of 60, not 40"),
    ("The hall will be completed in May 2019.", ["completion: May 2019; planned"],
     "completion: planned for May 2019, but the article was published on 2021-07-01"),
    ("Ground was broken in 2018. Production started in 2016.", ["construction_start: 2018", "operation_start: 2016"],
     "operation start (2016) comes before construction start (2018)"),
    ("A grant of $15 million covers 20 percent of the cost of $150 million.", ["subsidy: $15 million; share 20 percent of the cost of $150 million"],
     "$15 million of $150 million is 10 percent, not 20 percent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts", "wanted"), TEXTS)
def test_a_note_does_the_arithmetic_in_words(text: str, facts: list[str], wanted: str) -> None:
    first = found(text, facts)[0]
    assert first.text == wanted or wanted.split(", not")[0] in first.text
    assert first.mentions


def test_other_amounts_follow_from_the_rate_and_are_marked_as_derived() -> None:
    text = "The plant cost 152.3 billion yuan ($23.6 billion). Foreign firms put in $197 million. The fee is 40 euros."
    rate, derived = found(text, [])
    assert (rate.kind, derived.kind) == ("rate", "derived")
    assert derived.text == "derived: $197 million is about 1,270,000,000 CNY at the article's own rate of 6.4534 CNY a USD"
    assert derived.mentions[1:] == rate.mentions


def test_without_a_date_no_plan_is_late() -> None:
    article = Article("The hall will be completed in May 2019.", id="a")
    seen = mentions.find(article)
    assert notes.find(article, seen, [_fact(1, "completion: May 2019; planned", seen, 40)]) == ()


@given(st.text(max_size=200))
def test_notes_name_mentions_of_the_article(text: str) -> None:
    article = Article(text, published=PUBLISHED, id="a")
    seen = mentions.find(article)
    ids = {mention.id for mention in seen}
    assert all(set(note.mentions) <= ids for note in notes.find(article, seen))
    assert set(KINDS) >= {mention.kind for mention in seen}
