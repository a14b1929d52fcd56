"""The two records of the package: parks and projects, with every property of the guidelines as a typed field."""

from __future__ import annotations

from parkextract.records.fields import one
from parkextract.records.record import Record
from parkextract.values import Area, Count, Money, Quantity, Time


class Development(Record):
    """What a park and a project have in common: a field for every property that the guidelines name."""

    land_area = one(Area, nature="size")
    floor_area = one(Area, nature="size")
    total_investment = one(Money, nature="size")
    annual_investment = one(Money, nature="flow")
    fixed_asset_investment = one(Money, nature="flow")
    registered_capital = one(Money)
    foreign_capital_used = one(Money, nature="flow")
    foreign_capital_contracted = one(Money, nature="flow")
    contract_value = one(Money, nature="occasion")
    output_value = one(Money, nature="flow")
    value_added = one(Money, nature="flow")
    gdp = one(Money, nature="flow")
    revenue = one(Money, nature="flow")
    profit = one(Money, nature="flow")
    tax_revenue = one(Money, nature="flow")
    trade_value = one(Money, nature="flow")
    export_value = one(Money, nature="flow")
    import_value = one(Money, nature="flow")
    rd_spending = one(Money, nature="flow")
    loan = one(Money, nature="occasion")
    fund_size = one(Money, nature="occasion")
    subsidy = one(Money, nature="occasion")
    companies = one(Count)
    listed_companies = one(Count)
    projects = one(Count, nature="flow")
    jobs = one(Count)
    institutions = one(Count)
    patents = one(Count, nature="flow")
    population = one(Count)
    capacity = one(Quantity, Count)
    length = one(Quantity, nature="size")
    distance = one(Quantity, nature="occasion")
    announced = one(Time, nature="occasion")
    signed = one(Time, nature="occasion")
    established = one(Time, nature="event")
    construction_start = one(Time, nature="event")
    completion = one(Time, nature="event")
    operation_start = one(Time, nature="event")


class Park(Development, of="park"):
    """A park, zone, base, cluster or hub."""


class Project(Development, of="project"):
    """A plant, an investment project, a phase, a piece of infrastructure."""


DEFAULT: tuple[type[Record], ...] = (Park, Project)
