"""What a number is said of: rows of (sentence, the figure, what it measures)."""

from __future__ import annotations

import pytest

from parkextract import measures, mentions, sentences, syntax
from parkextract.article import Article
from parkextract.tokens import Tokens
from parkextract.values import Number

ROWS = [
    ("The yard's turnover rose to 40 million yuan.", "40 million yuan", "turnover"),
    ("The yard's turnover rose 5 percent.", "5 percent", "turnover"),
    ("The council imposed a 25 percent tax on scrap.", "25 percent", "tax on scrap"),
    ("Barges carried 60 percent of the grain.", "60 percent", "grain"),
    ("The port paid a fine of 3 million euros.", "3 million euros", "fine"),
    ("The mill has 900 workers.", "900 workers", "mill"),
    ("The upgrade will boost the daily output by 300 tonnes.", "300 tonnes", "daily output"),
    ("The total investment was 8 billion yuan ($1.2 billion).", "$1.2 billion", "total investment"),
    ("The winning bid was 70 million pounds.", "70 million pounds", "winning bid"),
    ("The port has a backlog of $3 million in claims.", "$3 million", "claims"),
    ("The December copper contract was up 12 percent.", "12 percent", "December copper contract"),
    ("The three-year rail plan costs 9 million euros.", "9 million euros", "rail plan"),
    ("Prices of wool and cotton rose 6 percent.", "6 percent", "Prices of wool and cotton"),
    ("The index gained 2 percent to close at 410 points.", "410 points", "index"),
    ("The north depot, worth $8 million, burned.", "$8 million", "north depot"),
    ("Risers were Alba Group, up 2p at 90p, and Corran, up 3p at 40p.", "3p", "Corran"),
    ("Risers were Alba Group, up 2p at 90p, and Corran, up 3p at 40p.", "90p", "Alba Group"),
    ("At noon: Footsie +0.2% Nasdaq +0.8%.", "+0.8%", "Nasdaq"),
    ("The mill on Monday announced plans to lay off 650 workers.", "650 workers", "mill"),
    ("Corran pulled the steel sector 2 percent lower.", "2 percent", "steel sector"),
    ("Best of the day: Jo Grant (12 kilometers), Alex Reyes (11 kilometers).", "11 kilometers", "Alex Reyes"),
    ("The Corran Note 20 Ultra has sold for $400.", "$400", "Corran Note 20 Ultra"),
    ("Shares of Alba and Ross were down 2.3 percent, Corran by 2.6 percent.", "2.6 percent", "Corran"),
    ("Wool prices rose between 4 and 5 percent and oats between 6 and 7 percent.", "6 and 7 percent", "oats"),
    ("The North Sea Authority (NSA) has 900 workers.", "900 workers", "North Sea Authority (NSA)"),
    ("Sales of the mill at Ruhr, up 5 percent, beat forecasts.", "5 percent", "Sales of mill at Ruhr"),
    ("The average price of land in Orrin is 40 euros.", "40 euros", "average price of land in Orrin"),
    ("The port levied a 25 percent surcharge and a fee on scrap.", "25 percent", "surcharge"),
    ("The silo holds 4 tonnes of steel and copper.", "4 tonnes", "steel and copper"),
    ("Wool fell by 3 percent, and oats and rye by 6 percent.", "6 percent", "oats and rye"),
    (
        "Half of the combined 2.4 million paper and online sales of The Corran Times came from Orrin.",
        "2.4 million paper and online sales",
        "Corran Times",
    ),
    ("The line makes sub-8 nanometer chips.", "8 nanometer", "chips"),
    ("The shop sells tiles, ranging from $2 to $9.", "$2 to $9", "tiles"),
    ("The works won grants, totaling $5 million.", "$5 million", "grants"),
    ("It will take the workforce from 410 to 800 welders.", "800 welders", "workforce"),
    ("In 2023 the works achieved revenue of DKK 1,714 million (2022: DKK 1,512 million).", "DKK 1,714 million", "revenue"),
    ("They pay a $300 a month lease and a fee.", "$300", "lease"),
    ("Corran revised its growth target from 5 percent to between 3 and 4 percent.", "3 and 4 percent", "growth target"),
    ("The yard was sold for record $44 million.", "$44 million", "yard"),
    ("The Corran 14’s 6.1-inch display costs $90.", "6.1-inch", "Corran 14 display"),
    ("The base Corran 11 has 64 kilograms of ballast.", "64 kilograms", "ballast"),
    ("The base Corran 11 fetched $64.", "$64", "base Corran 11"),
    ("A gifted smith, Jo Grant earned $400.", "$400", "Jo Grant"),
    ("Corran Steel — Shares of the mill owner fell 4.2% after a fire.", "4.2%", "Shares of mill owner"),
]
TRAPS = [
    ("The plan to plant trees cost 9 million euros.", "9 million euros", "trees"),
    ("The works (12 hectares) had closed, 90 workers said.", "12 hectares", "workers"),
    ("Corran cut its debt by 5 percent, and costs by 3 million euros.", "3 million euros", "Corran"),
    ("Corran said it paid $5 million.", "$5 million", "Monday"),
    ("The works paid its staff $500.", "$500", "staff"),
    ("The works won three grants, totaling $5 million.", "$5 million", "works"),
    ("The works said it will cost buyers 30 million euros.", "30 million euros", "buyers"),
    ("The works said it would save 30 million euros.", "30 million euros", "works"),
    ("The sites including a mill are worth 8 million euros.", "8 million euros", "mill"),
    ("Sales were 9 million euros, up 4 percent year over year.", "4 percent", "year"),
    ("The works kept 900 people, one in three of them a smith.", "one in three", "them"),
    ("Sixteen firms have their address here, ten of them for a year.", "ten", "address"),
    ("Corran, a smith, earned $400.", "$400", "smith"),
    ("The works, ranging in age, cost $9 million.", "$9 million", "age"),
    ("The mill and the 9-tonne crane burned.", "9-tonne", "mill"),
]
_PARSER = syntax.Parser()


def measured(text: str, figure: str) -> str | None:
    tokens = Tokens(text)
    found = mentions.find(Article(text=text), tokens)
    parses = _PARSER.parse(text, sentences.split(text, tokens))
    (mention,) = (m for m in measures.find(parses, found) if m.text == figure)
    assert isinstance(mention, Number)
    return mention.measures


@pytest.mark.parametrize(("text", "figure", "expected"), ROWS)
def test_measures(text: str, figure: str, expected: str) -> None:
    phrase = measured(text, figure)
    assert phrase is not None and phrase.endswith(expected)


@pytest.mark.parametrize(("text", "figure", "other"), TRAPS)
def test_what_is_not_measured(text: str, figure: str, other: str) -> None:
    assert other not in (measured(text, figure) or "")


HOLDERS = [
    ("The mill has 40 tonnes of grain.", "grain", "mill"),
    ("The council imposed a 25 percent tax.", "tax", "council"),
    ("The council kept growth in the 5 percent range.", "range", "growth"),
    ("The sensors measure dust in the tanks of 13 firms.", "tanks", "dust"),
    ("Corran Steel — Shares of the mill owner fell 4.2% after a fire.", "Shares", "Steel"),
    ("A fee falls due for firms with 7 million euros in deposits.", "deposits", "firms"),
    ("Ties with Alba, which is 43 percent-owned by Ross, are close.", "Alba", None),
    ("The yard is a 40-hectare site.", "site", "yard"),
    ("It is a 40-hectare site.", "site", None),
    ("The site is a former yard.", "yard", None),
    ("Jo Grant, a 50-year-old smith, won.", "smith", "Grant"),
    ("Corran slipped during a run of seven weeks.", "run", None),
    ("A depot served by a 40-kilometer line has closed.", "line", None),
    ("The report, which was released to 40 firms, is long.", "firms", None),
    ("Shares of Alba were down 2.3 percent, Corran by 2.6 percent.", "Corran", None),
    ("Wool rose between 4 and 5 percent and oats between 6 and 7 percent.", "oats", None),
    ("Alba said it will cost $40 with a 30-ton press.", "press", None),
]


@pytest.mark.parametrize(("text", "noun", "expected"), HOLDERS)
def test_who_has_what_is_measured(text: str, noun: str, expected: str | None) -> None:
    tokens = Tokens(text)
    (parse,) = _PARSER.parse(text, sentences.split(text, tokens))
    figures = [(m.start, m.end) for m in mentions.find(Article(text=text), tokens)]
    holder = measures.holder(parse, parse.words.index(noun), figures)
    assert (None if holder is None else parse.words[holder]) == expected


def test_a_figure_that_is_the_subject_measures_nothing() -> None:
    assert measured("Forty firms left.", "Forty firms") is None
