"""Sentences: where they end, and the marks that end none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract.sentences import split
from parkextract.tokens import Tokens


def cut(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text, Tokens(text))]


CASES = [
    ("two sentences", "The park opened. It has 30 tenants.", ["The park opened.", "It has 30 tenants."]),
    ("title", "Gov. Brandt and Dr. Osei cut the ribbon. Rain fell.", ["Gov. Brandt and Dr. Osei cut the ribbon.", "Rain fell."]),
    ("initial", "J. K. Mbeki owns the mill. He is 70.", ["J. K. Mbeki owns the mill.", "He is 70."]),
    ("number", "Plot No. 7 was sold on Nov. 3 for Rs. 40 crore.", ["Plot No. 7 was sold on Nov. 3 for Rs. 40 crore."]),
    ("decimal", "It grew by 3.5 percent. Exports fell.", ["It grew by 3.5 percent.", "Exports fell."]),
    ("company", "Ostrava Glass Co., Ltd. will pay. Nobody else will.", ["Ostrava Glass Co., Ltd. will pay.", "Nobody else will."]),
    (
        "company at the end",
        "The buyer is Ostrava Glass Inc. The price is secret.",
        ["The buyer is Ostrava Glass Inc.", "The price is secret."],
    ),
    ("dots inside", "It costs 3 million U.S. dollars a year.", ["It costs 3 million U.S. dollars a year."]),
    ("dots at the end", "It was shipped to the U.S. The rest stayed.", ["It was shipped to the U.S.", "The rest stayed."]),
    ("hour", "Gates open at 9 a.m. Monday. Bring boots.", ["Gates open at 9 a.m. Monday.", "Bring boots."]),
    ("quotation", '"We wait." So they did.', ['"We wait."', "So they did."]),
    ("question inside", '"Will it open?" she asked. Nobody knew.', ['"Will it open?" she asked.', "Nobody knew."]),
    ("curly", "“Not yet.” The mayor left.", ["“Not yet.”", "The mayor left."]),
    ("bracket", "Work goes on (see page 4). It is slow.", ["Work goes on (see page 4).", "It is slow."]),
    ("no space", "The quay was widened.The crane came later.", ["The quay was widened.", "The crane came later."]),
    ("dateline", "OULU, Dec. 2 (Wire) -- Ground was broken. Snow fell.", ["OULU, Dec. 2 (Wire) -- Ground was broken.", "Snow fell."]),
    ("heading", "A new yard for Oulu\nWork began in May.", ["A new yard for Oulu", "Work began in May."]),
    ("cells", "Indicator\n2018\n14.7%", ["Indicator", "2018", "14.7%"]),
    ("bullets", "• 12 ha of land\n• 40 jobs", ["12 ha of land", "40 jobs"]),
    ("signed number is no bullet", "Change\n-10.4%", ["Change", "-10.4%"]),
    (
        "blank line",
        "First part of a longer line without a stop\n\nsecond part",
        ["First part of a longer line without a stop", "second part"],
    ),
    ("wide characters", "园区很大。It is big.", ["园区很大。", "It is big."]),
    ("empty", "", []),
    ("white space", " \n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_lines_of_a_fixed_width_are_joined() -> None:
    text = (
        "The harbour board said that the second basin would be dredged before the\n"
        "Norwegian line sends its larger ships, which need a depth of fourteen\n"
        "metres. Nobody objected."
    )
    assert len(cut(text)) == 2


def test_an_endless_sentence_is_cut() -> None:
    text = "word and " * 2000
    assert max(sentence.last - sentence.first for sentence in split(text, Tokens(text))) <= 300


@given(st.text(alphabet="aB1 .,?!\"'()\n•-€\u00a0\u200b园", max_size=80))
def test_sentences_are_ordered_and_cover_the_tokens(text: str) -> None:
    tokens = Tokens(text)
    found = split(text, tokens)
    for before, after in pairwise(found):
        assert before.last <= after.first
        assert before.end <= after.start
    for sentence in found:
        assert text[sentence.start : sentence.end].strip()
        assert (tokens.starts[sentence.first], tokens.ends[sentence.last - 1]) == (sentence.start, sentence.end)
    inside = sum(sentence.last - sentence.first for sentence in found)
    assert sum(word not in "•-" for word in tokens.words) <= inside
