"""What a capital says and does not say: `Prime` before `Minister`, `III.` before a heading and `Chinese` name nothing, `People's Bank` begins a name."""

from __future__ import annotations

from parkextract.entities.vocabulary import Vocabulary
from parkextract.tokens import Tokens

_ROMAN = frozenset("IVX")
_PORTFOLIO = 12  # tokens: what a minister is of begins no further back
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_APOSTROPHES = frozenset("'\u2019")


def nameless(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a run of capitalised words names nothing: an office before its title, a numeral, a nationality, the end of a hyphenated word, what
    a minister is of, a law, a matter (`Foreign Direct Investment`)."""
    if _goes_on(tokens, first, last, words) or _portfolio(tokens, first, last, words):
        return True
    low = tokens.lower[last - 1]
    if low in words["law"] and any(word in words["field"] or words.is_head(word) for word in tokens.lower[first : last - 1]):
        return True  # the Special Economic Zones Act
    if " ".join(tokens.lower[first:last]) in words["matter"]:
        return True
    if _sector(tokens, first, last, words):
        return True
    if last - first > 1:  # the Western Australian economy
        told = words["demonym"] | words["field"] | words["affairs"]
        if all(word in told for word in tokens.lower[first : last - 1]) and _office(tokens, low, last, words):
            return True  # Kenyan Prime Minister
        plain = low in words["demonym"] and all(word in words["direction"] for word in tokens.lower[first : last - 1])
        return plain or " ".join(tokens.lower[first:last]) in words["demonym"]
    if low in words["field"] and office(tokens, last, len(tokens), words):
        return True  # Industrialisation Cabinet Secretary
    return low in words["demonym"] or set(tokens.words[first]) <= _ROMAN or _office(tokens, low, last, words)


def _goes_on(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a hyphen joins a name to a word that begins none: the end of `Five-Year Plan`, of `IT-BPM`; not a park (`IT-Park Varna`)."""
    k = first - 1
    if k < 1 or tokens.words[k] not in _HYPHENS or not (tokens.touches(k) and tokens.touches(first)):
        return False
    plain = tokens.words[k - 1][0].isupper() and tokens.lower[k - 1] in words.starters | words["never"]
    return plain and not any((head := words.head([word])) and head.type == "park" for word in tokens.words[first:last])


def behind_portfolio(tokens: Tokens, first: int, last: int, words: Vocabulary) -> int:
    """Where the minister's own name begins behind what she is minister of: `Minister of Trade and Investment Lena Voss`."""
    k, field = first, words["field"] | words["affairs"]
    while k < last and tokens.lower[k] in field | {"and", "&"}:
        k += 1
    if first < k < last - 1 and tokens.words[k][0].isupper() and _portfolio(tokens, first, last, words):
        return k
    return first


def within(tokens: Tokens, i: int) -> bool:
    """Whether a word stands inside a sentence, behind a word without a capital: the second in `of the Second Orava Zone`."""
    return i > 0 and tokens.gap(i) == " " and tokens.words[i - 1].islower()


def _portfolio(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a field of work is what someone is minister of: `Minister of Economic Development`, `Minister for Trade, Industry and Energy`; not a
    country nor what has a noun of its own (`Minister of the Varna Free Zone`)."""
    if tokens.lower[first] not in words["field"] | words["affairs"] or words.head(tokens.words[first:last]) is not None:
        return False
    return ministers(tokens, first, words)


def ministers(tokens: Tokens, first: int, words: Vocabulary) -> bool:
    """Whether nothing but what a minister is of stands between `minister` and a token: `Minister of Trade and Investment Lena Voss`."""
    field = words["field"] | words["affairs"]
    for k in range(first - 1, max(first - _PORTFOLIO, 0), -1):
        low = tokens.lower[k]
        if low in ("of", "for") and tokens.lower[k - 1] in words["minister"]:
            return k < first
        if low not in field and low not in (",", "and", "&", "the", "of", "for"):
            return False
    return False


def _sector(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a run of capitalised words only tells what is made, alone or as one of a list: `Textiles`, `…, Renewable Energy, Chemicals & Metals`."""
    if not all(word in words["sector"] or word in ("&", "and") for word in tokens.lower[first:last]):
        return False
    before = tokens.words[first - 1] if first and tokens.gap(first) == " " else ""
    behind = tokens.words[last] if last < len(tokens) else ""
    listed = (before in (",", "and", "&") or behind == ",") and (behind in (",", "and", "&") or before in (",", "and", "&", ":"))
    return listed or last - first == 1


def series(tokens: Tokens, k: int, last: int, words: Vocabulary) -> bool:
    """Whether the comma at k stands between the fields of an office: `Ministry of Trade, Industry and Energy`, not `the Ministry of Trade, Energy
    firms`."""
    field = words["field"] | words["affairs"]
    if k + 2 >= last or tokens.lower[k - 1] not in field or tokens.lower[k + 1] not in field or not tokens.words[k + 1][0].isupper():
        return False
    behind = next((j for j in range(k + 2, min(k + _PORTFOLIO, last)) if tokens.lower[j] not in field), last)
    if behind >= last or tokens.lower[behind] not in (",", "and", "&") or not tokens.words[behind + 1 : behind + 2]:
        return False
    j = next(
        (j for j in range(k - 1, max(k - _PORTFOLIO, 0), -1) if tokens.lower[j] not in field and tokens.lower[j] not in (",", "and", "&")),
        0,
    )
    return (
        j > 0 and tokens.lower[j] in ("of", "for") and tokens.lower[j - 1] in words["series_of"] and tokens.words[behind + 1][0].isupper()
    )


def office(tokens: Tokens, k: int, last: int, words: Vocabulary) -> bool:
    """Whether what office someone has at a firm or a province begins at token k: `Orava Managing Director`, `Punjab Industries Minister`."""
    if k + 1 >= last or tokens.gap(k + 1) != " " or not tokens.words[k + 1][0].isupper():
        return False
    title = tokens.lower[k + 1]
    minister = title in words["minister"] and title in words["title"] and tokens.lower[k] in words["field"] | words["affairs"]
    return minister or (title in words["title"] and tokens.lower[k] in words["rank_of"])


def _office(tokens: Tokens, low: str, last: int, words: Vocabulary) -> bool:
    """Whether a word tells with the title behind it what office someone has: `Economy Minister`, `Managing Director`."""
    title = last < len(tokens) and tokens.gap(last) == " " and tokens.lower[last] in words["title"] and tokens.words[last][0].isupper()
    return title and (low in words["field"] or low in words["rank_of"])


def ticker(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word in brackets is an exchange or what it calls a share: `(IDX: NGRK)`."""
    if last - first > 1 or not tokens.words[first].isupper() or last + 1 >= len(tokens):
        return False
    before = tokens.words[first - 1] == ":" and tokens.words[first - 2].isalpha()
    return before or (tokens.words[last] == ":" and (tokens.words[last + 1].isupper() or tokens.words[last + 1].isdigit()))


def peoples(tokens: Tokens, i: int) -> bool:
    """Whether a name goes on behind `People`: `the People's Committee`."""
    return (
        i + 3 < len(tokens)
        and tokens.words[i] == "People"
        and tokens.words[i + 1] in _APOSTROPHES
        and tokens.words[i + 2] == "s"
        and tokens.words[i + 3][0].isupper()
    )


def inner(tokens: Tokens, i: int, words: Vocabulary) -> bool:
    """Whether a capital makes a name of what is elsewhere an article: inside a sentence, between a small word and a name: `in An Phat Park`."""
    if (
        tokens.lower[i] not in words["named_like_article"]
        or i == 0
        or i + 1 >= len(tokens)
        or tokens.gap(i) != " "
        or tokens.gap(i + 1) != " "
    ):
        return False
    return tokens.words[i - 1].islower() and tokens.words[i + 1].istitle()
