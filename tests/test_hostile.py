"""Texts that nobody would write: every offset still holds, nothing overlaps, and the work grows with the length and no faster."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parkextract as px
from parkextract import mentions
from parkextract.article import Article
from parkextract.errors import FormatError
from parkextract.extraction import Extraction
from parkextract.tokens import Tokens

PLAIN = "Zone B covers 1,234.5 hectares, cost about $5-6 billion in Q1 2021, up 3.5 per cent, and houses 12 firms since March 3, 2019."

TEXTS: dict[str, str] = {
    "empty": "",
    "white space": " \t\n\r\x0b\x0c\u2028\u2029\u3000",
    "control characters": "".join(f"5{chr(n)}million{chr(n)}yuan " for n in range(32)) + PLAIN,
    "nul": "5\0 hectares \0 on 3 May 2021\0",
    "carriage returns": PLAIN.replace(" ", "\r\n"),
    "lone carriage returns": PLAIN.replace(" ", "\r"),
    "no-break spaces": PLAIN.replace(" ", "\u00a0"),
    "narrow spaces": PLAIN.replace(" ", "\u202f").replace(",", "\u2009"),
    "zero-width": PLAIN.replace(" ", " \u200b").replace("1", "1\u200b"),
    "soft hyphens": PLAIN.replace("i", "i\u00ad"),
    "full width": "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in PLAIN),
    "full-width punctuation": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in PLAIN),
    "arabic digits": PLAIN.translate({ord(str(n)): 0x660 + n for n in range(10)}),
    "devanagari digits": PLAIN.translate({ord(str(n)): 0x966 + n for n in range(10)}),
    "mathematical digits": PLAIN.translate({ord(str(n)): 0x1D7CE + n for n in range(10)}),
    "superscripts": "5² hectares, 10³ tonnes, 2021¹, ¼½¾ acre, ⅓ of 3½ million, 5⁰⁰",
    "circled": "①②③ firms, ⅷ zones, 〇 plants, 五十 hectares",
    "combining marks": "\u0301".join(PLAIN),
    "a mark first": "\u0301 5 hectares",
    "many marks": "5 hect" + "\u0300" * 500 + "ares and 6 ha",
    "right-to-left": "\u202e" + PLAIN + "\u202c \u200f" + "المنطقة تغطي 5 hectares في عام 2021",
    "emoji": "🏭5 hectares🚀 on 3 May 2021 👨‍👩‍👧‍👦 $5m💰 12 firms",
    "flags and joiners": "🇨🇳 5 🇭🇰 billion 🇺🇸$5",
    "surrogate": "5 \ud83c hectares \udfff 2021",
    "astral letters": "𝟻 𝒽𝑒𝒸𝓉𝒶𝓇𝑒𝓈 and 5 hectares",
    "dotted capital i": "İ 5 hectares İİİ 6 hectares ﬁ 7 hectares ß 8 hectares",
    "ligatures": "ﬁve hectares, 5 ﬃrms, ㎢ 5㎢, 5㎞",
    "quotes": "'''\"\"\"5'6\" hectares''' 1'234'567 francs",
    "punctuation": ".,;:!?-–—…()[]{}<>/\\|@#$%^&*_+=~`",
    "signs": "--5, +5, ±5, −5 ha, 5-, -5-6-7-8, $-5, -$5, (5), (−5%)",
    "separators": "1,2,3,4 5.6.7.8 1,,2 1..2 1,.2 ,5 .5 5. 5, 1.234.567,89 1'234 12,34,567",
    "dates": "2021-02-30, 31/31/2021, 0000-00-00, 9999-12-31, 29 February 2021, 32 May, May 0, 24:61, 1/1/1/1",
    "large": "9" * 400 + " hectares, $" + "1" + "0" * 400 + ", 10^999999999 tonnes, 1e999999 yuan, " + "5 " + "trillion " * 40,
    "small": "0." + "0" * 400 + "1 hectares, 1e-999999 yuan",
    "years": "in 99999, the year 0, -5 BC, 5 million years ago, 10000 years from now, 3000 centuries later, the 99th century",
    "markup": "<p>5&nbsp;hectares</p><script>5 yuan</script> **12 firms** [5 ha](http://a/5-ha)",
    "one line": "5 hectares " * 2000,
    "no spaces": PLAIN.replace(" ", ""),
    "upper case": PLAIN.upper(),
    "reversed": PLAIN[::-1],
}  # fmt: skip


def check(result: Extraction) -> None:
    """What holds of every extraction, whatever the text."""
    text = result.article.text
    last = 0
    for number, mention in enumerate(result.mentions, 1):
        assert mention.id == f"m{number}"
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        last = mention.end
    ids = {item.id for item in (*result.mentions, *result.entities, *result.facts)}
    assert len(ids) == len(result.mentions) + len(result.entities) + len(result.facts)
    for entity in result.entities:
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)
    for fact in result.facts:
        assert 0 <= fact.sentence[0] <= fact.sentence[1] <= len(text)
        assert 0 <= fact.confidence <= 1
    assert Extraction.from_dict(result.to_dict()) == result


@pytest.mark.parametrize("name", TEXTS)
def test_mentions_of_hostile_texts(name: str) -> None:
    check(px.load(depth="mentions").extract(TEXTS[name], published="2021-07-01"))


@pytest.mark.model
@pytest.mark.parametrize("name", TEXTS)
def test_facts_of_hostile_texts(name: str) -> None:
    check(px.extract(TEXTS[name], published="2021-07-01"))


SAME = ["no-break spaces", "full width"]


@pytest.mark.parametrize("name", SAME)
def test_disguise_does_not_change_what_is_meant(name: str) -> None:
    plain, disguised = (px.load(depth="mentions").extract(text, published="2021-07-01") for text in (PLAIN, TEXTS[name]))
    assert [_said(mention) for mention in disguised.mentions] == [_said(mention) for mention in plain.mentions]


def _said(mention: Any) -> tuple[Any, ...]:
    names = ("kind", "value", "low", "high", "unit", "currency", "bound", "trend", "earliest", "latest")
    return tuple(getattr(mention, name, None) for name in names)


PIECES = [
    *"0123456789", "12", "1,234", "3.5", "½", "five", "hundred", "million", "bn", "m", "dozen", "half", "one", "and", "to", "-", "–", "/", ",", ".", ";",
    "(", ")", "$", "€", "¥", "US$", "RMB", "yuan", "dollars", "rupees", "%", "percent", "percentage points", "hectares", "ha", "sq", "km", "m2", "mu", "MW",
    "tons", "of", "the", "a", "about", "more than", "up", "by", "rose", "doubled", "times", "firms", "them", "May", "March", "2021", "2021-25", "Q1", "FY21",
    "last", "this", "year", "years", "ago", "earlier", "Monday", "3rd", "early", "the end of", "since", "between", "from", "respectively", "\n", "\n\n", "\t",
    "\u00a0", "\u200b", "\u0301", "🏭", "５", "\u202e", "'", "\"", "\x00",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", " "]))
def test_any_mixture_of_our_words(pieces: list[str], glue: str) -> None:
    check(px.load(depth="mentions").extract(glue.join(pieces), published="2021-07-01"))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(px.load(depth="mentions").extract(text))


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_any_json(content: Any) -> None:
    with pytest.raises(FormatError):
        Extraction.from_dict(content)


# ------------------------------------------------------------------------------------------------------------------ linear


class Counted(list[Any]):
    """A list that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        Counted.looks += len(range(*at.indices(len(self)))) if isinstance(at, slice) else 1
        return super().__getitem__(at)

    def __contains__(self, item: object) -> bool:
        Counted.looks += len(self)
        return super().__contains__(item)

    def __iter__(self) -> Any:
        Counted.looks += len(self)
        return super().__iter__()


def looks(text: str) -> int:
    """How often the grammars look at tokens while they read a text."""
    tokens = Tokens(text)
    for name in ("words", "lower", "starts", "ends"):
        setattr(tokens, name, Counted(getattr(tokens, name)))
    Counted.looks = 0
    mentions.find(Article(text, published="2021-07-01"), tokens)
    return Counted.looks


REPEATED = [
    PLAIN + " ", "1 ", "1, ", "1,", "1.", "12-", "5 to ", "to ", "and ", "one ", "one hundred and ", "million ", "5 million ", "$", "$5",
    "US$ ", "(", "( 5 ", "5%", "% ", "a ", "the ", "of ", "half a ", "dozen ", "about ", "more than ", "up ", "rose ", "year ", "last ",
    "the last ", "May ", "March to ", "January to May ", "2021-", "2021 ", "2021/", "from 2015 ", "between 5 and ", "Monday, ", "5 km2 ",
    "sq ", "hectares ", "5, 6 and 7 ", "respectively, ", "\u0301", "½ ", "- ", ". ", "\n", "five-", "the end of ", "early ", "since ",
    "years ago ", "firms ", "5 firms, ", "of them ", "12:", "1/", "³", "A", "Q1 ", "'", "\"5\" ",
    "a; b; c\n1; 2; 3\n", "; ", "1958; ", "of which 5 ", "two kuai five ", "10 $ 30 $ ", "5 (198) ", "(2023: 5) ", "a year earlier than in 2019 ",
    "against 198 and 3,020 ", "received until June ", "the first half and the second ", "In June A, which ", "we are 5 ", "put jobs at 5 ",
    "voted 7 to 2 ", "jobs – 5 ", "firms 402; ", "promised by May ", "a year which began on July 8 ", "5 points more ", "capacity of 5 m2 of a ",
    "Staff: Alpha 300; Beta 600\n", "12'500 ", "5 (five) ", "A, one of 24, ", "six weavers' ", "nine steel, food and ", "works, with 5, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_work_grows_with_the_length(piece: str) -> None:
    short = 6_000 // len(piece)
    once, twice = looks(piece * short), looks(piece * short * 2)
    assert twice <= 2.5 * once + 1_000, f"{once} looks at tokens of {short} pieces, {twice} at those of twice as many"


@pytest.mark.slow
@pytest.mark.parametrize("piece", [PLAIN + " ", "9", "1,", "(", "million "])
def test_five_megabytes(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    result = px.load(depth="mentions").extract(text, published="2021-07-01")
    assert all(text[mention.start : mention.end] == mention.text for mention in result.mentions)
    assert bool(result.mentions) == ("covers" in piece)
