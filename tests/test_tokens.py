"""Texts cut into tokens: what is one, and that every character but white space is in exactly one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parkextract.tokens import Tokens, fold

CUT = [
    ("", []),
    ("It covers 19.8 ha.", ["It", "covers", "19.8", "ha", "."]),
    ("1,234.5, 6", ["1,234.5", ",", "6"]),
    ("5.2billion", ["5.2", "billion"]),
    ("US$5m", ["US", "$", "5", "m"]),
    ("park's", ["park", "'", "s"]),
    ("2021-25", ["2021", "-", "25"]),
    ("12½m", ["12", "½", "m"]),
    ("m²", ["m²"]),
    ("cafe\u0301 5", ["cafe\u0301", "5"]),
    ("１９．８ ha", ["１９．８", "ha"]),
    ("5\u00a0ha\u200b", ["5", "ha"]),
    ("占地5公顷", ["占地", "5", "公顷"]),
    ("🏭5", ["🏭", "5"]),
    ("a_b", ["a", "_", "b"]),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_tokens(text: str, words: list[str]) -> None:
    assert Tokens(text).words == words


FOLDED = [("Yuan", "yuan"), ("ＲＭＢ", "rmb"), ("㎢", "km2"), ("’", "'"), ("−", "-"), ("ﬁrm", "firm"), ("１２", "12")]


@pytest.mark.parametrize(("word", "folded"), FOLDED)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_gaps() -> None:
    tokens = Tokens("5m of\nland\r\n\r\nhere")
    assert [tokens.gap(i) for i in range(len(tokens) + 1)] == ["\n", "", " ", "\n", "\n", "\n"]
    assert [tokens.touches(i) for i in range(3)] == [False, True, False]


@given(st.text())
def test_every_place_is_right(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens) == len(tokens.words) == len(tokens.lower) == len(tokens.starts) == len(tokens.ends)
    last = 0
    for i, (word, start, end) in enumerate(zip(tokens.words, tokens.starts, tokens.ends, strict=True)):
        assert last <= start < end
        assert text[start:end] == word
        assert tokens.at(start) == i
        assert tokens.until(end) == i + 1
        assert tokens.gap(i) in ("", " ", "\n")
        last = end
    kept = "".join(tokens.words)
    assert all(
        char in kept or char.isspace() or char in "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
        for char in text
    )
