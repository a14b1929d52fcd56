"""The models that weigh what the rules read: their form, what they see, what they decide."""

from __future__ import annotations

import math

import pytest

import parkextract as px
from parkextract.link import rank
from parkextract.link.model import NONE, Case, Model, model, take
from parkextract.link.net import Net
from parkextract.link.properties import properties
from parkextract.link.relations import weigh
from parkextract.link.trees import Trees


def test_likelihoods_add_up() -> None:
    names = [NONE, "total_investment", "loan", "gdp"]
    made = Model(names, {"read": 2.0}, [0] * 4, [], {"behind invest": [0, 100, 0, 900]}, {})
    likely = made.likely(Case(("behind invest", "unheard of"), {NONE: {}, "total_investment": {"read": 1.0}, "loan": {}}))
    assert set(likely) == {NONE, "total_investment", "loan"}  # a class that the case may not be of is left out
    assert sum(likely.values()) == pytest.approx(1.0)
    assert max(likely, key=lambda name: likely[name]) == "total_investment"


def test_a_class_without_weights_is_weighed_by_the_rules() -> None:
    made = Model([NONE], {"read": 2.0}, [0], [], {"behind of": [100]}, {})
    likely = made.likely(Case(("behind of",), {NONE: {}, "megawatts_of_my_own": {"read": 1.0}}))
    assert likely["megawatts_of_my_own"] > likely[NONE]


def test_a_hidden_unit_says_what_stands_together() -> None:
    """A unit that is open only where both features are told speaks for the loan; each alone does not."""
    made = Model(
        ["loan", "subsidy"], {}, [-100, 0, 0], [[300, 0]], {"bank": [100, 0, 0], "lent": [100, 0, 0]}, {"loan": {"read": [-200, 0, 0]}}
    )

    def loan(*features: str, read: float = 0.0) -> float:
        return made.likely(Case(features, {"loan": {"read": read}, "subsidy": {}}))["loan"]

    assert loan("bank") == loan("lent") == loan() == 0.5
    assert loan("bank", "lent") == pytest.approx(1 / (1 + math.exp(-3)))
    assert loan("bank", "lent", read=0.5) == 0.5  # a feature of the class closes the unit
    assert loan("bank", "lent", read=0.25) == pytest.approx(1 / (1 + math.exp(-1.5)))


@pytest.mark.parametrize("name", ["properties", "dates", "relations"])
def test_the_classes_of_a_model_are_those_of_the_tables(name: str) -> None:
    known = {NONE, *properties()}
    used = set(model(name).classes)
    assert used <= known and len(used) > 3


@pytest.mark.parametrize("name", ["properties", "dates", "relations"])
def test_no_name_is_a_feature(name: str) -> None:
    assert not [feature for feature in model(name).features if feature != feature.lower() and not feature.startswith("unit ")]


@pytest.mark.parametrize(
    ("likely", "ruled", "chosen"),
    [
        ({NONE: 0.6, "developer": 0.4}, None, ["developer"]),  # few pairs have a relation
        ({NONE: 0.85, "developer": 0.15}, None, []),
        ({NONE: 0.8, "developer": 0.2}, "developer", ["developer"]),  # what a rule reads stands
        ({NONE: 0.97, "developer": 0.03}, "developer", []),  # unless it is very unlikely
        ({NONE: 0.2, "developer": 0.2, "investor": 0.6}, "developer", ["developer"]),
        ({NONE: 0.2, "developer": 0.01, "investor": 0.79}, "developer", ["investor"]),
    ],
)
def test_relations_that_a_rule_reads_stand_unless_very_unlikely(likely: dict[str, float], ruled: str | None, chosen: list[str]) -> None:
    case = Case((), {name: {"ruled": 1.0, "way clause": 1.0} if name == ruled else {} for name in likely})
    assert list(weigh.choose(likely, case)) == chosen


def test_a_weak_rule_does_not_stand_against_the_model() -> None:
    case = Case((), {NONE: {}, "investor": {"ruled": 1.0, "way own account": 1.0}})
    assert weigh.choose({NONE: 0.8, "investor": 0.2}, case) == {}


@pytest.mark.parametrize(
    ("likely", "ruled", "chosen"),
    [
        ({NONE: 0.7, "jobs": 0.3}, "jobs", "jobs"),
        ({NONE: 0.7, "jobs": 0.3}, None, NONE),
        ({NONE: 0.95, "jobs": 0.05}, "jobs", NONE),
        ({NONE: 0.1, "jobs": 0.3, "companies": 0.6}, "jobs", "companies"),
    ],
)
def test_a_reading_of_the_rules_stands_against_none(likely: dict[str, float], ruled: str | None, chosen: str) -> None:
    assert take(likely, ruled)[0] == chosen


STATED = [
    ("Fulgor Adria runs a cable plant in the Morava Industrial Zone. It keeps 640 people on its payroll.", "jobs", "640 people"),
    ("The Selwyn Industrial Park gives work to 1,900 citizens.", "jobs", "1,900 citizens"),
    ("The foil plant in the Selwyn Industrial Park will turn out 96,000 tonnes a year.", "capacity", "96,000 tonnes"),
]


@pytest.mark.parametrize(("text", "property", "value"), STATED)
def test_numbers_read_by_what_stands_around_them(text: str, property: str, value: str) -> None:
    result = px.extract(text, published="2023-05-10")
    spans = {mention.id: mention.text for mention in result.mentions}
    assert (property, value) in [(fact.property, spans.get(fact.value or "")) for fact in result.facts]


NOT_STATED = [
    ("Rents in the Selwyn Industrial Park average $6 per square foot, the agents Colt said.", "$6"),
    ("The Selwyn Industrial Park pays its guards a bonus of 40,000 crowns a head.", "40,000 crowns"),
    ("Officials denied that the Selwyn Industrial Park would employ 900 people.", "900 people"),
]


@pytest.mark.parametrize(("text", "value"), NOT_STATED)
def test_numbers_that_are_no_value(text: str, value: str) -> None:
    result = px.extract(text, published="2023-05-10")
    spans = {mention.id: mention.text for mention in result.mentions}
    assert value not in [spans.get(fact.value or "") for fact in result.facts]


GROWN = [
    ([0, 1, -1, -1, -1], [2.5, 0.0, 0.0, 0.0, 0.0], [1, 2, 0, 0, 0], [4, 3, 0, 0, 0], [0.0, 0.0, -1.0, 0.5, 2.0]),
    ([-1], [0.0], [0], [0], [0.25]),
    ([1, -1, -1], [0.0, 0.0, 0.0], [1, 0, 0], [2, 0, 0], [0.0, 0.125, 4.0]),
]
"""Trees of unlike depth that ask for two features."""


@pytest.mark.parametrize(
    ("shared", "own", "score"),
    [
        ({}, {}, -1.0 + 0.25 + 0.125),  # a feature that is not told is 0
        ({}, {"gap": 2.5}, -1.0 + 0.25 + 0.125),  # up to the threshold to the left
        ({}, {"gap": 2.6}, 2.0 + 0.25 + 0.125),
        ({}, {"named": 1.0}, 0.5 + 0.25 + 4.0),
        ({"named": 1.0}, {"gap": 9.0}, 2.0 + 0.25 + 4.0),  # what all share counts for each
        ({"unheard of": 1.0}, {"never asked": 3.0}, -1.0 + 0.25 + 0.125),
    ],
)
def test_a_candidate_scores_what_its_leaves_say(shared: dict[str, float], own: dict[str, float], score: float) -> None:
    made = rank.Ranking(Trees(["gap", "named"], GROWN), Net({}, [], [], {}))
    other = {"gap": 7.0}
    assert made.scores(shared, [other, own])[1] == pytest.approx(score / 2)
    assert made.scores(shared, [own]) == [pytest.approx(score / 2)]


def test_no_trees_say_nothing() -> None:
    assert rank.Ranking(Trees([], []), Net({}, [], [], {})).scores({}, [{"gap": 1.0}, {}]) == [0.0, 0.0]


WEIGHTS = {"gap 0": [1.0, 0.0, 0.0], "gap 1": [-1.0, 2.0, 0.0], "gap none": [0.0, 0.0, 5.0], "named": [2.0, -3.0, 0.5]}
"""A network of two hidden units that asks for a number, cut at 3, and a word."""


@pytest.mark.parametrize(
    ("shared", "own", "score"),
    [
        ({}, {}, 0.5 * 10),  # only what a hidden unit has of its own
        ({}, {"gap": 2.9}, 1.5 * 10),
        ({}, {"gap": 3.0}, 1.0 * 100),  # from the cut on above; the first unit is below 0
        ({}, {"gap": 0.0}, 0.5 * 10 + 5.0),  # 0 is told apart from what is not told
        ({}, {"named": 1.0}, 2.5 * 10 + 0.5),
        ({"named": 1.0}, {"gap": 1.0}, 3.5 * 10 + 0.5),  # what all share counts for each
        ({"unheard of": 1.0}, {"never asked": 3.0}, 0.5 * 10),
    ],
)
def test_a_candidate_scores_what_the_units_of_a_network_say(shared: dict[str, float], own: dict[str, float], score: float) -> None:
    made = rank.Ranking(Trees([], []), Net({"gap": [3.0]}, [10.0, 100.0], [0.5, -1.0], WEIGHTS))
    assert made.scores(shared, [{"gap": 7.0}, own])[1] == pytest.approx(score / 2)
    assert made.scores(shared, [own]) == [pytest.approx(score / 2)]


def test_the_mean_of_trees_and_a_network_counts() -> None:
    data = {
        "features": ["gap", "named"],
        "trees": GROWN,
        "net": {"cuts": {}, "out": [1.0], "bias": [0.0], "features": {"named": [2.0, 1.0]}},
    }
    assert rank.ranking(data).scores({}, [{}, {"named": 1.0}]) == [
        pytest.approx((-1.0 + 0.25 + 0.125) / 2),
        pytest.approx((0.5 + 0.25 + 4.0 + 3.0) / 2),
    ]


def test_what_ranks_subjects_asks_for_no_name() -> None:
    made = rank.model()
    assert len(made.trees.trees) > 100
    assert len(made.net.features) > 500
    asked = [*made.trees.places, *made.net.features]
    assert not [feature for feature in asked if feature != feature.lower() and not feature.startswith(("unit ", "path "))]


def test_every_step_of_a_tree_leads_further_down() -> None:
    for feature, _, left, right, _ in rank.model().trees.trees:
        steps = [(node, child) for node, asked in enumerate(feature) if asked >= 0 for child in (left[node], right[node])]
        assert all(node < child < len(feature) for node, child in steps)  # so that none goes round for ever
