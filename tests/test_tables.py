"""The tables of words: merged by key, checked, and refused with file, row and word where they contradict each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parkextract import tables, units
from parkextract.errors import TableError
from parkextract.meanings import meanings
from parkextract.tables import expand, merge
from parkextract.tokens import Tokens
from parkextract.words import Lexicon

CNY = '[currency.CNY]\nname = "Yuan"\nwords = ["yuan"]\nexact = ["RMB"]\n'


BRACES = [
    ("yuan", ["yuan"]),
    ("met{er,re}{,s}", ["meter", "meters", "metre", "metres"]),
    ("{,US }dollar", ["dollar", "US dollar"]),
    ("a{}b", ["ab"]),
]


@pytest.mark.parametrize(("pattern", "words"), BRACES)
def test_braces(pattern: str, words: list[str]) -> None:
    assert expand(pattern) == words


def test_rows_merge_by_key() -> None:
    found = merge([("a.toml", CNY), ("b.toml", '[currency.CNY]\nwords = ["kuai"]\nminor = { fen = "0.01" }\n')])
    row = found.row("currency", "CNY")
    assert (row.words, row.exact, row.source) == (["yuan", "kuai"], ["RMB"], "a.toml")
    assert row.data == {"name": "Yuan", "minor": {"fen": "0.01"}}
    assert [one.name for one in found.of("currency")] == ["currency.CNY"]


def test_a_list_is_a_row_of_words() -> None:
    assert merge([("a.toml", '[bound]\nabout = ["about", "some"]\n')]).row("bound", "about").words == ["about", "some"]


REFUSED = [
    ([("a.toml", CNY), ("b.toml", '[unit.yuan]\nwords = ["Yuan"]')], ["'yuan'", "currency.CNY (a.toml)", "unit.yuan (b.toml)"]),
    ([("a.toml", CNY), ("b.toml", '[currency.TWD]\nexact = ["RMB"]')], ["'RMB'", "currency.CNY (a.toml)", "currency.TWD (b.toml)"]),
    ([("a.toml", CNY), ("b.toml", '[currency.CNY]\nname = "Renminbi"')], ["b.toml", "currency.CNY", "name", "'Renminbi'", "a.toml"]),
    ([("a.toml", '[ambiguous]\n"$" = ["currency.USD"]')], ["'$'", "currency.USD", "no table"]),
    ([("a.toml", "[currency.CNY]\nwords = 5")], ["a.toml", "currency.CNY", "words", "5"]),
    ([("a.toml", '[currency.CNY]\nexact = [""]')], ["a.toml", "currency.CNY", "exact"]),
    ([("a.toml", "[currency]\nCNY = 5")], ["a.toml", "currency.CNY", "5"]),
    ([("a.toml", "[currency\n")], ["a.toml", "line 1"]),
]


@pytest.mark.parametrize(("sources", "said"), REFUSED, ids=[" ".join(row[1][:2]) for row in REFUSED])
def test_what_contradicts_is_refused_by_name(sources: list[tuple[str, str]], said: list[str]) -> None:
    with pytest.raises(TableError) as caught:
        merge(sources)
    for words in said:
        assert words in str(caught.value)


DOLLARS = '[currency.USD]\nexact = ["$"]\n[currency.CAD]\nexact = ["$"]\n[ambiguous]\n"$" = ["currency.CAD", "currency.USD"]\n'


def test_an_ambiguous_word_has_its_readings_in_order() -> None:
    assert [sense.key for sense in Lexicon(merge([("a.toml", DOLLARS)])).lookup("$")] == ["CAD", "USD"]


def test_a_shared_word_is_tried_in_each_class() -> None:
    found = Lexicon(merge([("a.toml", '[scale.1000000]\nwords = ["m"]\nshares = ["m"]\n[unit.meter]\nwords = ["m"]\n')]))
    tokens = Tokens("5 m")
    assert {sense.cls for sense in found.lookup("m")} == {"scale", "unit"}
    for cls in ("scale", "unit"):
        match = found.match(tokens, 1, cls)
        assert match is not None
        assert match.sense.cls == cls


SPACED = '[unit.square_meter]\nwords = ["square met{er,re}{,s}", "sq. m"]\nexact = ["m²", "SQM"]\n'
FOUND = [
    ("square metres", 2), ("SQUARE METERS", 2), ("square-metre", 3), ("square\u00a0metre", 2), ("sq. m", 3), ("m²", 1), ("SQM", 1),
    ("sqm", None), ("M²", None), ("squaremetre", None), ("square\nmetre", None), ("square, metre", None), ("square", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "end"), FOUND)
def test_words_are_found_however_they_are_spaced(text: str, end: int | None) -> None:
    match = Lexicon(merge([("a.toml", SPACED)])).match(Tokens(text), 0, "unit")
    assert (match.end if match else None) == end


def test_the_longest_word_is_found_from_both_ends() -> None:
    found = Lexicon(merge([("a.toml", '[bound]\nmore_than = ["more than", "no more"]\nat_most = ["no more than"]\n')]))
    tokens = Tokens("with no more than 5")
    before, after = found.match_before(tokens, 4, "bound"), found.match(tokens, 1, "bound")
    assert before is not None
    assert after is not None
    assert before.sense.key == after.sense.key == "at_most"
    assert found.match_before(tokens, 5, "bound") is None


def test_our_own_tables_load() -> None:
    for name in {file.name for file in tables.files()} - {"properties.toml", "link.toml"}:
        assert tables.apart(name).rows or name in tables.load().rows
    assert len(list(tables.load().of("currency"))) > 140
    with pytest.raises(TableError, match="'xx'"):
        tables.load("xx")


def test_every_unit_is_known_to_the_registry() -> None:
    for row in tables.load().of("unit"):
        if row.data.get("kind") == "count":
            continue
        factor, offset, base = units.to_base(row.key)
        assert factor > 0, row.name
        assert units.to_base(base)[:2] == (1, 0) or offset, f"{row.name}: {base}"
        if row.data.get("kind") == "area":
            assert base == "square_meter"


UNITS = [
    ("mu", "square_meter", Decimal("666.666666666667")),
    ("hectare", "square_meter", Decimal(10000)),
    ("metric_ton", "kilogram", Decimal(1000)),
    ("megawatt", None, None),
]


@pytest.mark.parametrize(("unit", "base", "factor"), UNITS)
def test_base_units(unit: str, base: str | None, factor: Decimal | None) -> None:
    found = units.to_base(unit)
    if base:
        assert found[2] == base
        assert abs(found[0] - factor) < Decimal("1e-9")  # type: ignore[operator]


MEANINGS = [
    ("yuan", "currency.CNY", "currencies.toml"),
    ("Yuan", "currency.CNY", "currencies.toml"),
    ("square metres", "unit.square_meter", "units.toml"),
    ("billion", "scale.1000000000", "words.toml"),
    ("Tuesday", "weekday.2", "times.toml"),
]


@pytest.mark.parametrize(("term", "row", "file"), MEANINGS)
def test_where_a_meaning_comes_from(term: str, row: str, file: str) -> None:
    assert (row, file) in {(one.row, one.file) for one in meanings(term)}


def test_readings_are_ranked_and_strangers_have_none() -> None:
    assert [one.rank for one in meanings("$")][:3] == [1, 2, 3]
    assert meanings("zorkmid") == meanings("") == []


def test_every_ambiguous_word_has_several_readings() -> None:
    for word, readings in tables.load().ambiguous.items():
        assert len(set(readings)) == len(readings) > 1, word
