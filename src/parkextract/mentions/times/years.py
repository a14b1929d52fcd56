"""Years, and when four figures are a year: `2012`, `the 2019 election`, `'98`, `480 BC`, `2021 second quarter`."""

from __future__ import annotations

from parkextract.mentions.times import codes, dates, fiscal_years
from parkextract.mentions.times.nodes import Deictic, When
from parkextract.mentions.times.reader import DASHES, HYPHENS, QUOTES, SIGNS, Read, Reader, two_digits


def year_rule(r: Reader, i: int, the: bool) -> Read | None:
    """A decade or a year that stands alone."""
    if decade := codes.decade(r, i):
        return decade
    if fiscal := fiscal_years.slash_years(r, i):
        return fiscal
    if bc := dates.before_christ(r, i):
        return When(year=bc[0]), bc[1]
    if bare := _before_christ_too(r, i):
        return bare
    if r.word(i) in r.v.numeral and r.word(i - 1) in r.v.small["year_before"] and (spelt := dates.spelt_year(r, i)):
        return (When(year=spelt[0]), spelt[1]) if not _plural_noun(r, spelt[1]) else None
    if r.word(i) in QUOTES:
        return _short_year(r, i)
    year = r.year(i)
    if year is not None and (part := _part_after(r, i, year)):
        return part
    if year is None or not (is_year(r, i, the) or _to_year(r, i, year)):
        return None
    j = i + 1
    if the and r.near(j) and r.small("reported", j):  # the 1988 quarter
        return Deictic("same", "quarter" if r.word(j) == "quarter" else "period", within=When(year=year)), j + 1
    kind = r.phrase("year_kind", j)
    if kind and r.near(j) and r.word(kind[1]) == "year" and kind[0] in ("fiscal", "calendar"):
        return When(year=year, fiscal=kind[0] == "fiscal"), kind[1] + 1
    return When(year=year), j


def _before_christ_too(r: Reader, i: int) -> Read | None:
    """`499` of `499 to 493 BC`, and figures like `in 490` in an article that counts its years before Christ."""
    word = r.word(i)
    if not (word.isdigit() and 2 <= len(word) <= 4):
        return None
    joined = r.word(i + 1) in DASHES or r.small("joint", i + 1)
    if joined and (second := dates.before_christ(r, i + 2)) and second[0] < 0 and int(word) > -second[0]:
        return When(year=-int(word)), i + 1
    if not r.ancient or len(word) != 3 or r.word(i - 1) not in r.v.small["year_before"] | r.v.small["year_weak"] | {"("}:
        return None
    return None if _plural_noun(r, i + 1) or _measured(r, i + 1) else (When(year=-int(word)), i + 1)


def _part_after(r: Reader, i: int, year: int) -> Read | None:
    """`1989 third quarter`, `2024's first half`, `2024 Q3`: the part of the year that follows four figures."""
    j = i + 3 if r.word(i + 1) in QUOTES and r.word(i + 2) == "s" else r.hyphen(i + 1)
    if not r.near(j) and not r.tokens.touches(j):
        return None
    part = codes.quarter_code(r, j)
    if part is None and (ordinal := r.ordinal(j)):
        k = r.hyphen(ordinal[1])
        name = r.word(k)
        if name == "quarter" and 1 <= ordinal[0] <= 4:
            part = When(quarter=ordinal[0]), k + 1
        elif name == "half" and ordinal[0] <= 2:
            part = When(half=ordinal[0]), k + 1
    if part is None or not isinstance(part[0], When) or part[0].year is not None:
        return None
    part[0].year = year
    return part


def _to_year(r: Reader, i: int, year: int) -> bool:
    """Whether `to` and a later year follow the figures at token i, or `and` and the next one."""
    second = r.year(i + 2) if r.near(i + 1) and (r.word(i + 1) in r.v.small["to"] or r.word(i + 1) == "and") and r.near(i + 2) else None
    if r.word(i + 1) == "and" and (second != year + 1 or r.year(i - 1) is not None):
        return False  # the report covers 1996 and 1997
    return (
        second is not None
        and 1800 <= year < second <= 2100
        and not _plural_noun(r, i + 3)
        and not _measured(r, i + 3)
        and r.word(i - 1) not in SIGNS
    )


def _short_year(r: Reader, i: int) -> Read | None:
    """`'98` after a preposition, a season or a month."""
    if i + 1 < r.size and r.word(i + 1).isdigit() and len(r.word(i + 1)) == 2 and r.tokens.touches(i + 1) and not r.tokens.touches(i):
        before = r.word(i - 1)
        edged = r.phrase("edge_adjective", i - 1) is not None
        if edged or before in r.v.small["of"] | r.v.small["clock_before"] | r.v.small["the"] or before in r.v.season:
            if r.word(i + 2) not in QUOTES:
                return When(year=two_digits(int(r.word(i + 1)))), i + 2
    return None


def is_year(r: Reader, i: int, the: bool) -> bool:
    """Whether the four figures at token i are a year, by their neighbours."""
    if r.tokens.touches(i) and r.word(i - 1) in HYPHENS and r.phrase("edge_adjective", i - 2):
        return True
    if _joined(r, i) or _labelled(r, i):
        return False
    year, before, after = int(r.word(i)), r.word(i - 1), r.word(i + 1)
    plain = 1800 <= year <= 2100
    if plain and _model_year(r, i):
        return True
    plural_noun = _plural_noun(r, i + 1) or _described(r, i + 1)
    if before in r.v.small["year_before"]:
        return (plain or year >= 1000) and not (plural_noun and not plain) and not _measured(r, i + 1)
    if not plain:
        return False
    if before in r.v.small["year_weak"] and r.near(i):
        return not plural_noun and not _measured(r, i + 1)
    if before in ("(", "[") and (after in (")", "]", ",", ";", ":") or after in DASHES):
        return True
    if before in r.v.small["own"] or before == "s" and r.word(i - 2) in QUOTES:
        return not _measured(r, i + 1) and after not in r.v.small["counted"]
    if before == "least" and r.small("until", i - 3) and r.near(i):
        return not plural_noun and not _measured(r, i + 1)  # until at least 2030
    if year >= 1900 and _aside(r, i):
        return True
    if the or before in r.v.small["the"] or before in r.v.small["a"]:
        counted = after in r.v.small["counted"] if the or before in r.v.small["the"] else plural_noun
        return not counted and not _measured(r, i + 1) and after not in r.v.small["maker"]
    if before in r.v.month or before in r.v.season or r.phrase("edge_adjective", i - 1):
        return True
    if before == "." and r.word(i - 2) in r.v.month_short:
        return True
    if before in r.v.small["between_years"] and r.near(i) and _year_near(r, i):
        return not plural_noun
    if before in DASHES and r.tokens.touches(i):
        return False
    if _told(r, i, plural_noun) or year >= 1900 and (_resulting(r, i) or _closed(r, i)):
        return True
    if _line_start(r, i):
        return year >= 1900 and not plural_noun and _opens_line(r, i)
    return year >= 1900 and _possessive(r, i) and not plural_noun or year >= 1900 and _noun_between(r, i)


def _joined(r: Reader, i: int) -> bool:
    """Whether figures are part of something longer: `$2021`, `x2021`, `2021kg`, `2021 %`, `2021-3`."""
    before, after, glued = r.word(i - 1), r.word(i + 1), r.tokens.touches(i)
    if before in SIGNS and (glued or before in "$€£¥₹") or (glued and before not in DASHES | {"(", "[", ",", ":"} | QUOTES):
        return True
    if i + 1 < r.size and r.tokens.touches(i + 1) and (after.isalpha() or after in SIGNS or after in ("%", "°")):
        return True
    if after in r.v.small["number_goes_on"] and r.near(i + 1) and (after != ":" or r.word(i + 2)[:1].isdigit() and r.tokens.touches(i + 2)):
        return True
    return after in ("-", "/") and r.tokens.touches(i + 1) and r.tokens.touches(i + 2) and r.word(i + 2)[:1].isdigit()


def _labelled(r: Reader, i: int) -> bool:
    """Whether figures are an age, or what a label counts: `2000-year-old`, `No. 1998`, `Agenda 2063`."""
    before, after = r.word(i - 1), r.word(i + 1)
    if after == "year" and r.word(r.hyphen(i + 2)) == "old":
        return True
    if before == "." and r.small("label_short", i - 2) and r.near(i):
        return True
    return before in r.v.small["label"] and r.near(i) or r.small("plan_name", i - 1) and r.capital(i - 1) and r.near(i)


def _model_year(r: Reader, i: int) -> bool:
    """`the 2022 model year`, `the 2022 calendar year`."""
    kind = r.phrase("year_kind", i + 1) if r.near(i + 1) else None
    return kind is not None and kind[0] in ("calendar", "model") and r.word(kind[1]) == "year"


def _aside(r: Reader, i: int) -> bool:
    """Between commas, or where somebody asks: `Leipzig, 1989, …`, `Was that 2019?`."""
    before, after = r.word(i - 1), r.word(i + 1)
    if not r.near(i):
        return False
    if before == "was" and after in (",", "?") and _asks_year(r, i):
        return True
    return before == "," and (after in (",", ".", ")", ";") or _line_end(r, i + 1))


def _told(r: Reader, i: int, plural_noun: bool) -> bool:
    """By what it is set against: `(2022 in brackets)`, `the date is now 2028`, `opens in 2023, not 2022`, `8 percent above 2018`."""
    before, after = r.word(i - 1), r.word(i + 1)
    if before == "(" and after == "in" and r.small("bracketed", i + 2):
        return True
    if not r.near(i):
        return False
    if before == "now" and r.small("was", i - 2) and (after in _ENDS or _line_end(r, i + 1)):
        return True
    if before == "not" and _year_near(r, i) and not after.isalpha():
        return True
    return r.small("level", i - 1) and (r.small("percent", i - 2) or r.word(i - 2) == "cent") and not plural_noun


def _resulting(r: Reader, i: int) -> bool:
    """Of a result, or before a verb that years have: `Revenue 2023: 40`, `2024 witnessed`, `had 1988 sales of`."""
    before, after = r.word(i - 1), r.word(i + 1)
    if not r.near(i):
        return False
    if before in r.v.small["result"] and after in (":", "(", ";"):
        return True
    if not r.near(i + 1):
        return False
    if (before.isalpha() or before == ",") and r.small("year_verb", i + 1):
        return True
    return before.isalpha() and r.small("result", i + 1) and not r.small("result_trap", i + 1)


def _closed(r: Reader, i: int) -> bool:
    """Whether figures with which a clause ends, or which `at the earliest` follows, are a year by the word before them: `established: 1958)`, `the plan
    says 2028.`, `three times 2021,`, `start 2024 at the latest`."""
    after = r.word(i + 1)
    if after == "at" and r.small("limit", i + 3) and r.near(i):
        return True
    if r.word(i - 1) == "was" and r.small("relative", i - 2) and r.near(i) and (after == "when" or after in _ENDS):
        return True  # That was 2014. It was 1947 when the mill began.
    if not (_line_end(r, i + 1) or after in _ENDS):
        return False
    if r.word(i - 1) == ":":
        return r.small("year_label", i - 2) and r.near(i)
    if r.word(i - 1) == ";" and after == ";":
        return any(r.small("year_label", k) for k in range(i - 2, max(-1, i - _TABLE), -1))
    if r.word(i - 1) == "times":
        return r.near(i) and i > 1 and r.word(i - 2) in r.v.numeral
    if r.word(i - 1) == "up" and r.small("summed", i - 2):
        return True  # sums up 2024
    return r.small("year_said", i - 1) and r.near(i)


_ENDS = frozenset({",", ".", ";", ")", "?", "!"})
_TABLE = 150  # tokens from the head of a table to a line of it


def _opens_line(r: Reader, i: int) -> bool:
    """Whether figures at the start of a line head it as a year: alone on it, before a colon or a bracket, or what happened then."""
    after = r.word(i + 1)
    if _measured(r, i + 1) or after in r.v.small["maker"]:
        return False
    if _line_end(r, i + 1) or after in (",", ":", "(") or after in DASHES or after in r.v.small["be"] or after in r.v.small["result"]:
        return True
    if after == "." and r.tokens.touches(i + 1) or after.isalpha() and r.word(i + 2) == ":" and r.near(i + 1):
        return True  # 2022 entry: the zone
    return after in ("at", "in") and (r.small("glance", i + 2) or r.small("glance", i + 3)) or _chronicled(r, i)


def _asks_year(r: Reader, i: int) -> bool:
    """Whether a clause before `was` speaks of a year or asks for it: `in its best year, which was 1998,`, `How was 2020?`."""
    near = [r.word(k) for k in range(i - 2, i - _CLAUSE, -1)]
    return "year" in near or near[0] == "how"


def _chronicled(r: Reader, i: int) -> bool:
    """Whether a year opens a line and a capital follows, as on a line near it: `1947 The State builds … 1974 Zinc is made`."""
    if i + 1 >= r.size or not (r.capital(i + 1) and i in r.tokens.lines):
        return False
    near = range(max(0, i - _ENTRY), min(i + _ENTRY, r.size - 1))
    return any(k != i and k in r.tokens.lines and r.year(k) is not None and r.capital(k + 1) for k in near)


_CLAUSE, _ENTRY = 7, 60  # tokens back from `was` in its clause; from one entry of a chronology to the next


def _possessive(r: Reader, i: int) -> bool:
    """`2020's sales`."""
    return r.word(i + 1) in QUOTES and r.tokens.touches(i + 1) and r.word(i + 2) == "s"


def _noun_between(r: Reader, i: int) -> bool:
    """A name of an event with its year: `Expo 2010`, `World Cup 2018`, or `end 2024`, `autumn 2024`; the line or clause ends there."""
    before = r.word(i - 1)
    return before in r.v.small["year_noun"] and r.near(i)


def _line_start(r: Reader, i: int) -> bool:
    if r.word(i - 1) in DASHES and i - 1 in r.tokens.lines:
        return True
    return i == 0 or not r.near(i) or r.word(i - 1) in (".", "!", "?", "|", "\u2022", ":", ";", "\u201c", '"')


def _line_end(r: Reader, i: int) -> bool:
    return i >= r.size or not r.near(i) or r.word(i) == "|"


def _plural_noun(r: Reader, i: int) -> bool:
    """Whether a plural noun in lower case follows on the line, so that figures before it may count it."""
    word = r.word(i)
    if not (word and r.near(i)) or r.capital(i) or not word.isalpha():
        return False
    return word in r.v.small["counted"] or (
        len(word) > 3 and word[-1] == "s" and not word.endswith(("ss", "us", "is")) and word not in r.v.small["not_plural"]
    )


def _described(r: Reader, i: int) -> bool:
    """Whether an adjective and what a place or a firm has follow: `and 1845 operational jobs`."""
    plain = r.word(i).isalpha() and not r.capital(i) and r.word(i).endswith(("al", "ed", "ing", "ive", "ent", "time"))
    return plain and r.near(i) and r.near(i + 1) and r.small("held", i + 1)


def _measured(r: Reader, i: int) -> bool:
    """Whether a unit of measurement follows on the line."""
    return r.near(i) and (
        r.word(i) in r.v.small["measure"] or r.word(i) in ("-",) and r.tokens.touches(i) and r.word(i + 1) in r.v.small["measure"]
    )


def _year_near(r: Reader, i: int) -> bool:
    """Whether a year stands just before the conjunction or comma before token i (`2018, 2019 and 2020`)."""
    for back in (2, 3):
        year = r.year(i - back)
        if year is not None and 1800 <= year <= 2100:
            return True
    return False
