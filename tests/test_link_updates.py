"""How news tells that a plan has moved on, in sentences of our own: a new price, a new size, a date that came or slipped; and what only sounds like it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from parkextract import Article, Extraction, extract

NOT_NOW = pytest.mark.xfail(reason="the models of today say otherwise here")


@lru_cache(maxsize=None)
def extraction(text: str) -> Extraction:
    return extract(Article(text, published="2021-07-01"))


def told(text: str) -> list[tuple[str, str, str | None, str, str | None]]:
    """The facts of a text as (subject, property, value, status, direction of change), in its words."""
    found = extraction(text)
    names = {m.id: m.text for m in found.mentions} | {e.id: e.name for e in found.entities}
    return [
        (names[f.subject], f.property, names.get(f.value or "", f.value), f.status, f.change.direction if f.change else None)
        for f in found.facts
    ]


LEVELS = [
    ("Cost overruns have pushed the price of the refinery to $2.2 billion.", "refinery", "total_investment", "$2.2 billion", "planned", "up"),
    pytest.param(
        "The estimate for the railway was revised upwards to $640 million.", "railway", "total_investment", "$640 million", "planned", None, marks=NOT_NOW
    ),
    ("Velden Optics has raised the budget of the lens plant to 61 million euros.", "lens plant", "total_investment", "61 million euros", "planned", "up"),
    ("The bill for Rockhaven Park, opened in May, has grown to 410 million euros.", "Rockhaven Park", "total_investment", "410 million euros", "actual", "up"),
    ("Velden Optics has raised the workforce of the lens plant to 900.", "lens plant", "jobs", "900", "actual", "up"),
    ("Half of the 55 hectares of the Orsova Logistics Park is sold.", "Orsova Logistics Park", "land_area", "55 hectares", "actual", None),
    ("Some 40 percent of Tarn Valley Science Park's 45 acres has been sold.", "Tarn Valley Science Park", "land_area", "45 acres", "actual", None),
    ("Two thirds of the 120 hectares of Rockhaven Park are let, Carpat Estates says.", "Rockhaven Park", "land_area", "120 hectares", "actual", None),
    ("The lens plant was completed for 61 million euros.", "lens plant", "total_investment", "61 million euros", "actual", None),
    ("Velden Optics means to make 20,000 lenses a year at the plant.", "plant", "capacity", "20,000 lenses", "planned", None),
    ("Velden Optics means its Brasov plant to make 24 GWh of cells a year.", "Brasov plant", "capacity", "24 GWh", "planned", None),
    ("The lens plant of Velden Optics is meant to make 20,000 lenses a year.", "lens plant", "capacity", "20,000 lenses", "planned", None),
    ("The lens plant is about to take on 90 people.", "lens plant", "jobs", "90 people", "planned", None),
    ("Carpat Estates will expand Rockhaven Park by 45 hectares.", "Rockhaven Park", "land_area", "45 hectares", "planned", None),
    ("An enlargement of Rockhaven Park by 45 hectares has been decided.", "Rockhaven Park", "land_area", "45 hectares", "planned", None),
    ("Rockhaven Park is being extended by 45 hectares.", "Rockhaven Park", "land_area", "45 hectares", "planned", None),
    ("Rockhaven Park grew by 45 hectares to 120 hectares.", "Rockhaven Park", "land_area", "120 hectares", "actual", "up"),
    ("The lens plant employs 320 people and will add 60 jobs.", "lens plant", "jobs", "320 people", "actual", None),
    ("The lens plant employs 320 people and will add 60 jobs.", "lens plant", "jobs", "60 jobs", "planned", None),
    ("Rockhaven Park. Residents: 5,800.", "Rockhaven Park", "population", "5,800", "actual", None),
    ("The number of tenants of Rockhaven Park grew from 59 to 97.", "Rockhaven Park", "companies", "59", "actual", None),
    ("The number of tenants of Rockhaven Park grew from 59 to 97.", "Rockhaven Park", "companies", "97", "actual", "up"),
    ("The lens plant, keen to please, makes 20,000 lenses a year.", "lens plant", "capacity", "20,000 lenses", "actual", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "property", "value", "status", "direction"), LEVELS)
def test_a_level_that_has_moved(text: str, subject: str, property: str, value: str, status: str, direction: str | None) -> None:
    assert (subject, property, value, status, direction) in told(text)


NO_LEVELS = [
    ("Rockhaven Park grew by 45 hectares to 120 hectares.", "land_area", "45 hectares"),
    ("The lens plant employs 320 people, 60 more than in May.", "jobs", "60"),
    ("The price of a hectare at the Orsova Logistics Park has climbed to $3.1 million.", "total_investment", "$3.1 million"),
    ("The price of the plant's glass has climbed to $3,100, says Velden Optics.", "total_investment", "$3,100"),
    ("The mill's price for paper rose to $900,000 a shipload.", "total_investment", "$900,000"),
    ("The price for the lens plant was paid in May: 40 million euros, Orbex Foods said.", "total_investment", "40 million euros"),
    ("The price of the mill, which Orbex Foods bought last year, was $20 million.", "total_investment", "$20 million"),
    ("Velden Optics has raised the budget of the lens plant to 61 million euros.", "loan", "61 million euros"),
    ("The lens plant of Velden Optics will need €1.4 million of water pipes.", "total_investment", "€1.4 million"),
    ("The workshop of Velden Optics delivered glass for 61 million euros.", "total_investment", "61 million euros"),
    ("The tenants of Rockhaven Park were moved to 58.", "companies", "58"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "property", "value"), NO_LEVELS)
def test_what_is_no_level(text: str, property: str, value: str) -> None:
    assert (property, value) not in [fact[1:3] for fact in told(text)]


EVENTS = [
    ("The ribbon was cut on the lens plant on 4 May 2021.", "operation_start", "4 May 2021", "actual"),
    ("The minister cut the ribbon at the Orsova Logistics Park in June 2019.", "operation_start", "June 2019", "actual"),
    ("Ten years after the ribbon was cut in July 2011, Rockhaven Park employs 3,100 people.", "operation_start", "July 2011", "actual"),
    ("The first lenses left the plant of Velden Optics on 3 April 2021.", "operation_start", "3 April 2021", "actual"),
    ("The first cars rolled off the line at the Brasov plant in May 2019.", "operation_start", "May 2019", "actual"),
    ("The Monteverde Free Zone took in its first containers on 21 May 2018.", "operation_start", "21 May 2018", "actual"),
    ("The lens plant shipped its first lenses in March 2020.", "operation_start", "March 2020", "actual"),
    ("The first tenants moved into Tarn Valley Science Park in May 2018.", "operation_start", "May 2018", "actual"),
    ("The Karoo Solar Park will feed its first power into the grid in March 2023.", "operation_start", "March 2023", "planned"),
    ("Velden Optics began building cars in May 2020 at Rockhaven Park.", "operation_start", "May 2020", "actual"),
    ("Velden Optics began building its lens plant in May 2020.", "construction_start", "May 2020", "actual"),
    ("The second hall of the lens plant was taken into use in May 2020.", "operation_start", "May 2020", "actual"),
    ("Trenching for the Orsova pipeline began in May 2020.", "construction_start", "May 2020", "actual"),
    ("Since its approval in 2012 Rockhaven Park has drawn 40 firms.", "established", "2012", "actual"),
    ("The lens plant is not expected to open before May 2023.", "operation_start", "May 2023", "planned"),
    ("The turbine hall will not be ready until May 2023.", "completion", "May 2023", "planned"),
    ("The lens plant did not open until May 2019.", "operation_start", "May 2019", "actual"),
    pytest.param("A second hall at Tarn Valley Science Park will follow in 2024.", "completion", "2024", "planned", marks=NOT_NOW),
    ("The first concrete for the lens plant was poured on 4 May 2020.", "construction_start", "4 May 2020", "actual"),
    ("The first spade went into the ground for the lens plant on 4 May 2020.", "construction_start", "4 May 2020", "actual"),
    ("Work on the lens plant got going in May 2020.", "construction_start", "May 2020", "actual"),
    ("Velden Optics started to build the lens plant in May 2020.", "construction_start", "May 2020", "actual"),
    ("The last beam of the turbine hall was put in place in May 2021.", "completion", "May 2021", "actual"),
    ("Building work on the lens plant ended in May 2020.", "completion", "May 2020", "actual"),
    ("Lens making at the Brasov plant started on 4 May 2021.", "operation_start", "4 May 2021", "actual"),
    ("The lens plant threw its doors open in May 2021.", "operation_start", "May 2021", "actual"),
    ("Bulldozers moved onto the site of the lens plant in May 2020.", "construction_start", "May 2020", "actual"),
    ("Diggers went in at the Orsova Logistics Park in May 2021.", "construction_start", "May 2021", "actual"),
    ("The Orsova Solar Park has been under construction since May 2020.", "construction_start", "May 2020", "actual"),
    ("In May 2021 the county began to widen the access road.", "construction_start", "May 2021", "actual"),
    ("The lens plant, begun in May 2020, employs 200 people.", "construction_start", "May 2020", "actual"),
    ("Velden Optics started grinding lenses at its lens plant on 7 May 2021.", "operation_start", "7 May 2021", "actual"),
    ("The lens plant of Velden Optics has been knitting socks since 2011.", "operation_start", "2011", "actual"),
    ("The lens plant of Velden Optics is in service since March 2021.", "operation_start", "March 2021", "actual"),
    ("The lens plant will come on line by the end of 2023.", "operation_start", "the end of 2023", "planned"),
    ("Carpat Estates delivered the hall in Orsova Logistics Park in May 2021.", "completion", "May 2021", "actual"),
    ("Velden Optics will build a lens plant in Orsova Logistics Park by 2024.", "completion", "2024", "planned"),
    ("The lens plant in Orsova Logistics Park should be up by June 2023.", "completion", "June 2023", "planned"),
    ("The lens plant is to be wrapped up by June 2023.", "completion", "June 2023", "planned"),
    ("The agreement that Velden Optics signed in May 2021 is for a lens plant.", "signed", "May 2021", "actual"),
    ("The Orsova Logistics Park was declared in May 2014.", "established", "May 2014", "actual"),
    ("Started in 1999, Tarn Valley Science Park is home to 80 firms.", "established", "1999", "actual"),
    ("Production at the lens plant of Velden Optics is foreseen for May 2023.", "operation_start", "May 2023", "planned"),
    ("Construction of the lens plant is scheduled for spring 2022.", "construction_start", "spring 2022", "planned"),
    ("Trial production at the lens plant got under way on 4 May 2021.", "operation_start", "4 May 2021", "actual"),
    ("The first two halls of Rockhaven Park, completed in 2017 and 2020, are let.", "completion", "2020", "actual"),
    ("The two plants of Velden Optics, opened in 2006 and 2011, employ 420 people.", "operation_start", "2011", "actual"),
    ("The terminal, built by Carpat Estates in 1937, is still in use.", "completion", "1937", "actual"),
    ("A second hall of Rockhaven Park is due next year.", "completion", "next year", "planned"),
    ("May 2018: Construction of the lens plant starts.", "construction_start", "May 2018", "actual"),
    ("A second hall at Tarn Valley Science Park followed in 2020.", "operation_start", "2020", "actual"),
    ("1993. Rockhaven Park opened, with three factories.", "operation_start", "1993", "actual"),
    ("2008. A decree creates Rockhaven Park, 192 ha by the sea.", "established", "2008", "actual"),
    ("The mill of Orbex Foods, brought into use in 2017, has 96,000 square meters under roof.", "operation_start", "2017", "actual"),
    ("The pilot plant of Velden Optics has been working at Brasov since May 2020.", "operation_start", "May 2020", "actual"),
    ("Velden Optics came to Brasov in 2017, the year Rockhaven Park opened.", "operation_start", "2017", "actual"),
    ("The lens plant has been open since 2018.", "operation_start", "2018", "actual"),
    ("Orbex Foods reopened its mill, idle since 2017, in August 2020.", "operation_start", "August 2020", "actual"),
    ("Velden Optics began to drive piles for its lens plant in May 2020.", "construction_start", "May 2020", "actual"),
    ("Ground for the lens plant is to be turned in spring 2022.", "construction_start", "spring 2022", "planned"),
    ("Rockhaven Park had been carved from 560 acres of farmland in 2007.", "established", "2007", "actual"),
    ("The second stage of Rockhaven Park got its investment certificate on June 12.", "established", "June 12", "actual"),
    ("The solar farm of Velden Optics, 24 MW, joined the grid in May 2021.", "operation_start", "May 2021", "actual"),
    ("Velden Optics added a testing hall of 22,000 sq ft in May 2020.", "operation_start", "May 2020", "actual"),
    ("Velden Optics was spun off in 2016 from Carpat Estates.", "established", "2016", "actual"),
    ("In 2018 Carpat Estates bought the fields next door and founded Rockhaven Park.", "established", "2018", "actual"),
    pytest.param("In 2018 Velden Optics sold its mill and opened a lens plant in Brasov.", "operation_start", "2018", "actual", marks=NOT_NOW),
    ("Ground for a lens plant of Velden Optics was broken in May 2020.", "construction_start", "May 2020", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "property", "value", "status"), EVENTS)
def test_an_event_that_came_or_is_to_come(text: str, property: str, value: str, status: str) -> None:
    assert (property, value, status) in [fact[1:4] for fact in told(text)]


NO_EVENTS = [
    ("Velden Optics began building cars in May 2020 at Rockhaven Park.", "construction_start", "May 2020"),
    ("The lens plant made its first profit in 2020.", "operation_start", "2020"),
    ("The first workers left the lens plant in March 2020.", "operation_start", "March 2020"),
    ("The Orsova Logistics Park received its first grant in March 2020.", "operation_start", "March 2020"),
    ("The Orsova Logistics Park welcomed its first visitors from Japan in May 2020.", "operation_start", "May 2020"),
    ("The first ships were seen off the Orsova Logistics Park in May 2020.", "operation_start", "May 2020"),
    ("The last section of the inquiry into the lens plant was set out in May 2020.", "completion", "May 2020"),
    ("The first figures for the lens plant arrived in March 2020.", "operation_start", "March 2020"),
    (
        "The Karoo Solar Park has not yet fed its first power into the grid, the ministry said in March 2020.",
        "operation_start",
        "March 2020",
    ),
    ("The lens plant of Velden Optics could not open before May 2023.", "operation_start", "May 2023"),
    ("The lens plant of Velden Optics did not open in May 2020.", "operation_start", "May 2020"),
    ("Talks on the lens plant of Velden Optics ended in May 2020.", "completion", "May 2020"),
    ("The last tenant of Rockhaven Park was put on notice in May 2021.", "completion", "May 2021"),
    ("On 1 April the founder of Rockhaven Park hands the keys to his daughter.", "completion", "1 April"),
    ("Talks on the lens plant of Velden Optics will follow in May 2023.", "completion", "May 2023"),
    ("Carpat Estates delivered the figures of the Orsova Logistics Park in May 2021.", "completion", "May 2021"),
    ("Velden Optics delivered lenses from its Brasov plant in May 2021.", "completion", "May 2021"),
    ("Carpat Estates has run the Orsova Logistics Park since 2011.", "operation_start", "2011"),
    ("Diggers were stolen at the Orsova Logistics Park in May 2021.", "construction_start", "May 2021"),
    ("Velden Optics began to doubt the lens plant in May 2021.", "construction_start", "May 2021"),
    ("Velden Optics will put the plan for the lens plant to a vote by 2024.", "completion", "2024"),
    ("A decision on the production of lenses at Rockhaven Park is foreseen for May 2023.", "operation_start", "May 2023"),
    ("Trial production at the lens plant got under way on 4 May 2021.", "construction_start", "4 May 2021"),
    ("The halls of Rockhaven Park were completed in 2017, and talks on the lens plant ended in 2020.", "completion", "2020"),
    ("Carpat Estates built up debts in 2019.", "completion", "2019"),
    ("The first concrete for the lens plant is due to be poured in May 2023.", "completion", "May 2023"),
    ("Velden Optics has sold bonds due 2031 for its lens plant.", "completion", "2031"),
    ("Some 640,000 square meters were built at Rockhaven Park in May 2020.", "completion", "May 2020"),
    ("Talks on the lens plant of Velden Optics followed in May 2020.", "operation_start", "May 2020"),
    ("1993.\nRockhaven Park opened, with three factories.", "operation_start", "1993"),
    ("1993. Two friends met. Rockhaven Park opened much later.", "operation_start", "1993"),
    ("Mira Velden has worked at the lens plant since 2018.", "operation_start", "2018"),
    ("Velden Optics added 40 jobs in May 2020.", "operation_start", "May 2020"),
    ("Velden Optics drove piles of scrap to the port in May 2020.", "construction_start", "May 2020"),
    ("Orbex Foods reopened its mill, idle since 2017, in August 2020.", "operation_start", "2017"),
    ("The lens plant, cold since 2019, was relit in May 2021.", "operation_start", "2019"),
    ("The yard delivered its first vessel since 2018.", "operation_start", "2018"),
    ("Rockhaven Park was shut in 2017, the year Velden Optics left.", "operation_start", "2017"),
    ("Velden Optics came to Brasov in 2017, the year Rockhaven Park opened.", "operation_start", "the year"),
    ("In 2018 Velden Optics had 31 workers and will open a lens plant.", "operation_start", "2018"),
    ("In 2018 Carpat Estates bought the fields, and in 2020 it founded Rockhaven Park.", "established", "2018"),
    ("Lots at Rockhaven Park were available for development in 2011.", "construction_start", "2011"),
]


@pytest.mark.parametrize(("text", "property", "value"), NO_EVENTS)
def test_what_is_no_event(text: str, property: str, value: str) -> None:
    assert (property, value) not in [fact[1:3] for fact in told(text)]


WHOSE = [
    (
        "Carrow Estates says 1,900 people now work at Rockhaven Gate, its 60-acre business park near Leeds.",
        ("Rockhaven Gate", "jobs", "1,900 people"),
    ),
    ("Some 900 people are employed at the Orsova Logistics Park, Carpat Estates said.", ("Orsova Logistics Park", "jobs", "900 people")),
    ("Of the 55 hectares of the Orsova Logistics Park, 20 are let.", ("Orsova Logistics Park", "land_area", "55 hectares")),
]


@pytest.mark.parametrize(("text", "fact"), WHOSE)
def test_people_and_parts_are_of_the_place(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in [one[:3] for one in told(text)]


WORTH = [
    ("The price of the Karoo Solar Park has climbed to $3.1 billion.", "total_investment", "actual"),
    pytest.param(
        "Velden Optics will build a lens plant in Brasov. Construction of the plant is to begin in 2022. The plant covers 12 hectares.",
        "land_area",
        "planned",
        marks=NOT_NOW,
    ),
    ("The county began in May 2021 to widen the road to Orsova Logistics Park.", "construction_start", "actual"),
]
GAPS = [
    ("The lens plant's price has ballooned to 90 million euros, Velden Optics said.", "total_investment", "actual"),
    ("The bill for the finished Rockhaven Park has swollen to 410 million euros.", "total_investment", "actual"),
]


def stated(text: str) -> list[tuple[str, str]]:
    return [(fact.property, fact.status) for fact in extract(Article(text, published="2021-07-01")).facts]


@pytest.mark.parametrize(("text", "property", "status"), WORTH)
def test_what_has_grown_and_begun(text: str, property: str, status: str) -> None:
    assert (property, status) in stated(text)


@pytest.mark.xfail(reason="the models take a bill that grows for a budget", strict=False)
@pytest.mark.parametrize(("text", "property", "status"), GAPS)
def test_what_is_not_read_yet(text: str, property: str, status: str) -> None:
    assert (property, status) in stated(text)
