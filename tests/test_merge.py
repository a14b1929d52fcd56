"""Merging: the fixtures, rows of pairs that are one thing or two, conflicts, and what holds for any articles."""

from __future__ import annotations

import dataclasses
import json
import random
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import merged
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merged import said

import parkextract as px
from parkextract.errors import InputError
from parkextract.extraction import Extraction
from parkextract.facts import Status
from parkextract.failure import Failure
from parkextract.merge import Merged, merge
from parkextract.merge.cluster import candidates
from parkextract.merge.names import likeness, parse
from parkextract.merge.nodes import gather
from parkextract.merge.places import parts
from parkextract.records import Conflict, Record

EXPECTED = json.loads((merged.FOLDER / "expected.json").read_text(encoding="utf-8"))["records"]


def test_fixtures_are_many_enough() -> None:
    assert len(merged.extractions()) >= 40
    assert sum(len(row["members"]) > 1 for row in EXPECTED) >= 15


def test_fixtures_cluster() -> None:
    """Pairwise F1 over the members that are in one record."""
    found = merged.pairs(merged.members(merge(merged.extractions())))
    wanted = merged.pairs([tuple(member) for member in row["members"]] for row in EXPECTED)
    f1 = 2 * len(found & wanted) / (len(found) + len(wanted))
    assert f1 >= 0.97, (found - wanted, wanted - found)


def test_fixtures_conflicts() -> None:
    """Every planted rounding, update and contradiction, and no other."""

    def row(members: Any, kind: str, name: str, articles: Any) -> tuple[Any, ...]:
        return tuple(sorted(map(tuple, members))), kind, name, tuple(articles)

    wanted = Counter(row(r["members"], c["kind"], c["property"], c["articles"]) for r in EXPECTED for c in r["conflicts"])
    found = Counter(
        row(group, conflict.kind, conflict.property, [s.article.id for s in conflict.stated])
        for record in merge(merged.extractions())
        for group in merged.members([record])
        for conflict in record.conflicts
    )
    assert found == wanted


@pytest.mark.model
def test_fixtures_cluster_from_their_texts(root: Path) -> None:
    """The same over what is extracted from the texts; `bench/merge.py` tells what is missing."""
    spec = spec_from_file_location("measure", root / "bench" / "merge.py")
    assert spec
    assert spec.loader
    measure = module_from_spec(spec)
    spec.loader.exec_module(measure)
    extractor = px.load()
    found = [extractor.extract(one.article) for one in merged.extractions()]
    groups = measure.groups(merged.extractions(), found, merge(found))
    ours, wanted = measure.pairs(groups), measure.pairs([tuple(member) for member in row["members"]] for row in EXPECTED)
    assert len(ours & wanted) / len(ours) >= 0.97, ours - wanted
    assert 2 * len(ours & wanted) / (len(ours) + len(wanted)) >= 0.93, wanted - ours


# ------------------------------------------------------------------------------------------------------------ one thing or two

A = "Marlow Vale Science Park"
ONE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same name and place", {"name": A, "place": "Marlow"}, {"name": A, "place": "Marlow"}),
    ("the same name, one place unknown", {"name": A, "place": "Marlow"}, {"name": A}),
    ("the same name, both unknown", {"name": A}, {"name": A}),
    ("a place and the county it is in", {"name": A, "place": "Marlow, Wexshire"}, {"name": A, "place": "Wexshire"}),
    ("district and city, as the text has it", {"name": A, "place": "Vale"}, {"name": A, "place": "Marlow", "text": "Vale is a suburb."}),
    ("capitals", {"name": A.upper(), "place": "Marlow"}, {"name": A, "place": "Marlow"}),
    ("an accent", {"name": "Parque Técnico Jurena", "place": "Jurena"}, {"name": "Parque Tecnico Jurena", "place": "Jurena"}),
    ("a hyphen", {"name": "Orlo Agro-Park", "place": "Orlo"}, {"name": "Orlo Agropark", "place": "Orlo"}),
    ("British and American", {"name": "Fenn Logistics Centre"}, {"name": "Fenn Logistics Center"}),
    ("hi-tech and high-tech", {"name": "Luoshan Hi-Tech Zone", "place": "Luoshan"}, {"name": "Luoshan High-tech Zone", "place": "Luoshan"}),
    ("a shorter description", {"name": "Luoshan Industrial Park", "place": "Luoshan"}, {"name": "Luoshan Park", "place": "Luoshan"}),
    ("an abbreviation", {"name": "Tan Ky IP", "place": "Dong Nai"}, {"name": "Tan Ky Industrial Park", "place": "Dong Nai"}),
    ("initials", {"name": "Karoo Valley Special Economic Zone", "place": "Karoo"}, {"name": "KVSEZ", "place": "Karoo"}),
    ("initials across a hyphen", {"name": "Karoo Economic-Technological Area", "place": "Karoo"}, {"name": "KEA", "place": "Karoo"}),
    ("trade or not", {"name": "Lekpa Free Zone", "place": "Lekpa"}, {"name": "Lekpa Free Trade Zone", "place": "Lekpa"}),
    ("an alias", {"name": "Karoo Zone", "aliases": ("KVZ",)}, {"name": "KVZ"}),
    ("a spelling", {"name": "Tanjong Pasir Estate", "place": "Johor"}, {"name": "Tanjung Pasir Estate", "place": "Johor"}),
    ("the city before the name", {"name": "Hanzhou Xilin Industrial Park"}, {"name": "Xilin Industrial Park", "place": "Hanzhou"}),
    ("one phase, in two numerals", {"name": "Orsk Park Phase 2"}, {"name": "Orsk Park Phase II"}),
    ("a plant by its owner", {"type": "project", "name": "Velcor lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Tarn", "owner": "Velcor Inc."}),
    ("a plant by its park", {"type": "project", "name": "lens plant", "site": "Tarn Valley Park"},
     {"type": "project", "name": "lens factory", "site": "Tarn Valley Park"}),
    ("its second plant", {"type": "project", "name": "second lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Tarn", "owner": "Velcor"}),
    ("a plant in the park that an article speaks of", {"type": "project", "name": "lens plant", "site": "Tarn Valley Park", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "owner": "Velcor", "text": "It is the largest of Tarn Valley Park."}),
    ("a plant of the owner that the other article speaks of", {"type": "project", "name": "Velcor plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Tarn", "text": "Velcor is pleased."}),
    ("a plant by its owner alone", {"type": "project", "name": "Velcor plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Tarn", "owner": "Velcor"}),
    ("a plant by its town", {"type": "project", "name": "Tarn lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "Velcor lens plant", "place": "Tarn", "owner": "Velcor"}),
]  # fmt: skip
TWO: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("the same name in two places", {"name": A, "place": "Marlow"}, {"name": A, "place": "Dunmore"}),
    ("the same name in two states", {"name": A, "place": "Marlow, Ohio"}, {"name": A, "place": "Marlow Springs, Oregon"}),
    ("two districts of one city", {"name": A, "place": "Vale, Marlow"}, {"name": A, "place": "Heath, Marlow"}),
    ("two phases", {"name": "Orsk Park Phase I"}, {"name": "Orsk Park Phase II"}),
    ("a phase and the whole", {"name": "Orsk Park"}, {"name": "Orsk Park Phase II"}),
    ("east and west", {"name": "Orsk East Industrial Park", "place": "Orsk"}, {"name": "Orsk West Industrial Park", "place": "Orsk"}),
    ("what they are for", {"name": "Orsk Logistics Park", "place": "Orsk"}, {"name": "Orsk Science Park", "place": "Orsk"}),
    ("another proper word", {"name": "Linhai Dongtai Park", "place": "Linhai"}, {"name": "Linhai Xitai Park", "place": "Linhai"}),
    ("a near name and nothing else", {"name": "Hanzhou Xilin Industrial Park"}, {"name": "Xilin Industrial Park"}),
    ("initials and nothing else", {"name": "Karoo Valley Special Economic Zone"}, {"name": "KVSEZ"}),
    ("a park and a project", {"name": "Orsk Harbour"}, {"type": "project", "name": "Orsk Harbour"}),
    ("plants of two owners", {"type": "project", "name": "battery plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "battery plant", "place": "Tarn", "owner": "Omnitron"}),
    ("plants of one owner in two towns", {"type": "project", "name": "Velcor plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "Velcor plant", "place": "Dunmore", "owner": "Velcor"}),
    ("plants of one owner in one town", {"type": "project", "name": "Velcor lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "Velcor mirror plant", "place": "Tarn", "owner": "Velcor"}),
    ("plants in two parks", {"type": "project", "name": "lens plant", "site": "Tarn Valley Park"},
     {"type": "project", "name": "lens plant", "site": "Dunmore Park"}),
    ("descriptions and nothing else", {"type": "project", "name": "battery plant"}, {"type": "project", "name": "battery plant"}),
    ("a first and a second", {"type": "project", "name": "second kiln", "site": "Tarn Works Park"},
     {"type": "project", "name": "third kiln", "site": "Tarn Works Park"}),
    ("a second and a third plant", {"type": "project", "name": "second lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "third lens plant", "place": "Tarn", "owner": "Velcor"}),
    ("a numbered plant and another", {"type": "project", "name": "Velcor Plant 2", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "Velcor Plant", "place": "Tarn", "owner": "Velcor"}),
    ("a plant elsewhere, of an owner that the other article speaks of", {"type": "project", "name": "lens plant", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Dunmore", "text": "Velcor is pleased."}),
    ("a plant of another owner in that park", {"type": "project", "name": "lens plant", "site": "Tarn Valley Park", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "owner": "Omnitron", "text": "It is the largest of Tarn Valley Park."}),
    ("a road and a plant of one owner", {"type": "project", "name": "access road", "place": "Tarn", "owner": "Velcor"},
     {"type": "project", "name": "lens plant", "place": "Tarn", "owner": "Velcor"}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_one_thing(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(merge([said("a1", **one), said("a2", **other)])) == 1


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_two_things(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(merge([said("a1", **one), said("a2", **other)])) == 2


def test_a_name_of_two_things_goes_where_its_article_points() -> None:
    """Without a place of its own, a mention belongs to the park whose place, owner or site its article names; else to none."""
    two = [said("a1", A, place="Marlow", owner="Carrow"), said("a2", A, place="Dunmore")]
    groups = [sorted(g) for g in merged.members(merge([*two, said("a3", A, text="Ministers flew to Dunmore.")]))]
    assert [("a2", "e1"), ("a3", "e1")] in groups
    groups = [sorted(g) for g in merged.members(merge([*two, said("a3", A, owner="Carrow")]))]
    assert [("a1", "e1"), ("a3", "e1")] in groups
    assert len(merge([*two, said("a3", A)])) == 3


# ------------------------------------------------------------------------------------------------------------ conflicts

# property, then for each article its day and the value (`plan:` where planned, `@` its period), then the kinds of conflict
CONFLICTS = [
    ("a newer count", "companies", "2019-01-01 120 companies | 2020-01-01 150 companies", "update"),
    ("three counts", "companies", "2018-01-01 90 companies | 2019-01-01 120 companies | 2020-01-01 150 companies", "update"),
    ("an exact count a year on", "companies", "2019-01-01 118 companies | 2020-01-01 120 companies", "update"),
    ("two counts in a week", "companies", "2019-01-01 120 companies | 2019-01-06 150 companies", "contradiction"),
    ("a bound that leaves room", "companies", "2019-01-01 more than 100 companies | 2019-01-06 150 companies", "rounding"),
    ("rounded area", "land_area", "2019-01-01 19.8 hectares | 2020-01-01 20 hectares", "rounding"),
    ("the same area in another unit", "land_area", "2019-01-01 2,000 hectares | 2020-01-01 20 square kilometers", ""),
    ("the same twice", "jobs", "2019-01-01 300 jobs | 2020-01-01 300 jobs", ""),
    ("revenue of two years", "revenue", "2019-01-01 $5 million @ 2018 | 2020-01-01 $7 million @ 2019", ""),
    ("revenue of one year", "revenue", "2019-01-01 $5 million @ 2018 | 2020-01-01 $7 million @ 2018", "contradiction"),
    ("revenue in two currencies", "revenue", "2019-01-01 $5 million @ 2018 | 2019-01-02 7 million euros @ 2018", ""),
    ("two loans", "loan", "2019-01-01 $5 million | 2019-01-05 $7 million", ""),
    ("two signings", "signed", "2019-01-01 May 2018 | 2020-01-01 May 2019", ""),
    ("two foundings", "established", "2019-01-01 2001 | 2023-01-01 2003", "contradiction"),
    ("a founding more exactly", "established", "2019-01-01 2001 | 2023-01-01 May 2001", "rounding"),
    ("a plan put off", "completion", "2019-01-01 plan: May 2020 | 2020-03-01 plan: May 2021", "update"),
    ("a plan kept", "completion", "2019-01-01 plan: 2020 | 2021-03-01 May 2020", ""),
    ("a plan missed", "completion", "2019-01-01 plan: May 2020 | 2021-03-01 March 2021", "update"),
    ("a cost overrun", "total_investment", "2019-01-01 plan: $50 million | 2022-01-01 $64 million", "update"),
    ("part of a plan spent", "total_investment", "2019-01-01 plan: $50 million | 2020-01-01 $12 million", ""),
    ("a target and today's level", "companies", "2019-01-01 plan: 200 companies | 2020-01-01 80 companies", ""),
    ("a slip of scale", "total_investment", "2019-01-01 plan: $1.5 billion | 2020-01-01 plan: $1.5 million", "contradiction"),
]


@pytest.mark.parametrize(("name", "articles", "kinds"), [row[1:] for row in CONFLICTS], ids=[row[0] for row in CONFLICTS])
def test_conflicts(name: str, articles: str, kinds: str) -> None:
    (record,) = merge(_article(f"a{i}", name, written) for i, written in enumerate(articles.split(" | ")))
    assert " ".join(conflict.kind for conflict in record.conflicts) == kinds


def _article(id: str, name: str, written: str) -> Extraction:
    day, _, rest = written.partition(" ")
    value, _, period = rest.partition(" @ ")
    plain = value.removeprefix("plan: ").removeprefix("more than ")
    status: Status = "planned" if value.startswith("plan: ") else "actual"
    extraction = said(id, A, published=day, values=[(name, plain, status, period or None)])
    return _bounded(extraction) if "more than" in value else extraction


def _bounded(extraction: Extraction) -> Extraction:
    first = dataclasses.replace(extraction.mentions[0], bound="more_than")  # type: ignore[call-arg]
    return merged.built(dataclasses.replace(extraction, mentions=(first, *extraction.mentions[1:])))


def test_a_conflict_says_who_says_what() -> None:
    values = [("2019-01-01", "120 companies"), ("2020-01-01", "150 companies")]
    articles = [said(f"a{i}", A, published=day, values=[("companies", value, "actual", None)]) for i, (day, value) in enumerate(values)]
    (conflict,) = merge(reversed(articles))[0].conflicts
    assert isinstance(conflict, Conflict)
    assert conflict.text == "companies: 120 companies (a0, 2019-01-01), then 150 companies (a1, 2020-01-01)"


def test_the_same_fact_is_counted_once_with_its_sources() -> None:
    values: list[Any] = [("companies", "120 companies", "actual", None)]
    (park,) = merge([said("a1", A, published="2019-01-01", values=values), said("a2", A, published="2019-01-09", values=values)])
    (stated,) = park.stated("companies")
    assert [source.article.id for source in stated.sources] == ["a1", "a2"]
    assert [article.id for article in park.sources] == ["a1", "a2"]
    assert merge([park]).to_dict()[0]["fields"] == {"companies": [[["a1", "f1"], ["a2", "f1"]]]}


# ------------------------------------------------------------------------------------------------------------ what always holds


def _facts(found: Any) -> Counter[tuple[str, str]]:
    return Counter((source.article.id, source.fact.id) for record in found for source in record.facts())


@settings(max_examples=15)
@given(st.randoms(use_true_random=False), st.integers(1, 44))
def test_order_does_not_matter(chance: random.Random, size: int) -> None:
    some = chance.sample(merged.extractions(), size)
    again = chance.sample(some, size)
    assert merge(some) == merge(again)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False), st.integers(1, 44))
def test_merging_again_changes_nothing(chance: random.Random, size: int) -> None:
    some = chance.sample(merged.extractions(), size)
    once = merge(some)
    assert merge(once) == once
    assert merge([*once, *some]) == once
    half = size // 2
    assert merge([*merge(some[:half]), *merge(some[half:])]) == once


@settings(max_examples=15)
@given(st.randoms(use_true_random=False), st.integers(1, 44))
def test_no_fact_is_lost_or_made_up(chance: random.Random, size: int) -> None:
    some = chance.sample(merged.extractions(), size)
    assert _facts(merge(some)) == _facts(record for extraction in some for record in extraction.records)
    members = [member for group in merged.members(merge(some)) for member in group]
    assert len(members) == len(set(members)) == sum(len(extraction.records) for extraction in some)


def test_failures_are_passed_over_and_other_things_refused() -> None:
    one = said("a1", A)
    assert merge([Failure("a0", "read", "no such file"), one]) == merge([one])
    assert merge([]) == Merged()
    with pytest.raises(InputError, match="merge: an extraction or a record is wanted, not str"):
        merge(["text"])


def test_work_grows_with_the_number_of_articles() -> None:
    """Pairs that are compared, of parks that all share words: a few for each, not all with all."""
    articles = [said(f"a{i}", f"Linhai {chr(97 + i % 26)}{i}ro Industrial Park", place="Linhai") for i in range(400)]
    nodes, _ = gather(record for article in articles for record in article.records)
    assert len(nodes) == 400
    assert len(set(candidates(nodes))) < 400 * 20


def test_merged_records_keep_their_class() -> None:
    assert all(isinstance(record, Record) and type(record).type in ("park", "project") for record in merge(merged.extractions()))


NAMES = [
    ("Xilin Industrial Park", "Xilin Industrial Park", "same"),
    ("the Xilin industrial park", "Xilin Industrial Park", "same"),
    ("Xilin Park", "Xilin Industrial Park", "near"),
    ("Xilin Park", "Yulin Science Park", None),
    ("Xilin Park 1", "Xilin Park 2", None),
    ("Xilin Park No. 2", "Xilin Park II", "same"),
    ("", "Xilin Park", None),
    ("園区", "園区", "same"),
]


@pytest.mark.parametrize(("one", "other", "wanted"), NAMES)
def test_likeness(one: str, other: str, wanted: str | None) -> None:
    assert likeness(parse(one), parse(other), frozenset(), strict=False) == wanted
    assert likeness(parse(other), parse(one), frozenset(), strict=False) == wanted


PLACES = [
    ("Marlow", ("marlow",)),
    ("Marlow city, Wexshire province", ("marlow", "wexshire")),
    ("Wexshire's Marlow district", ("marlow", "wexshire")),
    ("the city", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_parts_of_places(text: str, wanted: tuple[str, ...]) -> None:
    assert parts(text) == wanted


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_a_name(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert likeness(a, b, frozenset(), strict=True) == likeness(b, a, frozenset(), strict=True)
    parts(one)
