"""Values of one thing that differ from article to article: by rounding, because a later article has a newer figure, or in contradiction.

Values are compared that are stated of the same thing: one property, one qualifier, one measure, and what the nature of the property wants:

- a `flow` belongs to its period, and only values of one period are compared;
- a `level` or a `size` holds until a newer one is stated: of two values a month or more apart the later is an update, within a month they
  contradict each other; plans compare with plans for the same day. What is built comes to more than was planned: an update too;
- an `event` happens once: two past dates contradict each other, a plan is updated by a later plan and by what came of it;
- an `occasion` (a loan, a signing) may happen again: nothing is said of it.

Values that rounding makes equal are `rounding`. The same digits a thousandfold are a slip of scale and contradict each other at any time.
Nothing is said of two values of one article: these are its own affair (see `notes`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from parkextract import figures
from parkextract.merge.statements import published, qualifier, when
from parkextract.records import Conflict, Field, Stated
from parkextract.records.stated import ConflictKind
from parkextract.values import Count, Number, Time

MONTH = 31  # days within which two publications speak of one state
MOST = 16  # values of one state that a further one is compared with
EXACT = 1000  # smaller counts are given exactly, unless they are hedged

Key = tuple[Any, ...]


def find(statements: Sequence[Stated], fields: dict[str, Field[Any]]) -> tuple[Conflict, ...]:
    """The conflicts among the statements of one record, by property and then in time."""
    natures = {field.property: field for field in fields.values() if not field.narrows}
    groups: dict[Key, list[Stated]] = defaultdict(list)
    for stated in statements:
        field = natures.get(stated.property)
        if field and not stated.group and (key := _key(stated, field)):
            groups[key].append(stated)
    found = [conflict for group in groups.values() if len(group) > 1 for conflict in _compare(sorted(group, key=when))]
    found.extend(_outcomes(statements, natures))
    return tuple(found)


def _key(stated: Stated, field: Field[Any]) -> Key | None:
    """What values are compared within; None for a value that is compared with none."""
    value, period = stated.value, stated.period
    days = (period.earliest, period.latest) if period else None
    about = stated.property, qualifier(stated), stated.status
    if field.nature == "occasion" or value is None:
        return None
    if isinstance(value, Time):
        return (*about, "time") if value.earliest and value.latest else None
    if not isinstance(value, Number) or value.trend or figures.interval(value) is None:
        return None
    measure = figures.measure(value), figures.counted(value) if len(field.kinds) > 1 else ""
    if field.nature == "flow":
        return (*about, *measure, stated.relation, days) if days else None
    since = period.earliest if period and stated.relation == "since" else None
    return (*about, *measure, since, days if stated.status == "planned" else None)


@dataclass(slots=True)
class _State:
    """What is stated of one time: values that agree, and values that contradict them."""

    agreed: list[Stated]
    against: list[Stated]

    def take(self, stated: Stated) -> bool:
        """Add a value that agrees with one of these or contradicts one; False for one that does neither."""
        if any(_agree(stated, other) for other in self.agreed[-MOST:]):
            self.agreed.append(stated)
            return True
        disputed = any(_contradict(stated, other) for other in self.agreed[-MOST:])
        if disputed or any(_agree(stated, other) for other in self.against[-MOST:]):
            self.against.append(stated)
            return True
        return False


def _compare(group: list[Stated]) -> Iterator[Conflict]:
    """The conflicts of statements of one thing, in the order of the time that they hold for."""
    states: list[_State] = []
    for stated in group:
        if not states or (not states[-1].take(stated) and _apart(stated, states[-1].agreed[-1])):
            states.append(_State([stated], []))
    for state in states:
        if len(state.agreed) > 1:
            yield _conflict("rounding", state.agreed)
        if state.against:
            yield _conflict("contradiction", [state.agreed[0], *state.against])
    if len(states) > 1:
        yield _conflict("update", [state.agreed[0] for state in states])


def _agree(one: Stated, other: Stated) -> bool:
    """Whether two values can be the same, each rounded as it is written."""
    a, b = one.value, other.value
    if isinstance(a, Time) and isinstance(b, Time):
        return _overlap(a, b)
    if not isinstance(a, Number) or not isinstance(b, Number):
        return False
    if not _at_one_time(one, other) and _exact(a) and _exact(b):
        return a.value == b.value
    return figures.same(a, b) or (_at_one_time(one, other) and _open(a, b))


def _overlap(one: Time, other: Time) -> bool:
    """Whether the days of two times have one in common."""
    return bool(
        one.earliest and one.latest and other.earliest and other.latest and one.earliest <= other.latest and other.earliest <= one.latest
    )


def _open(one: Number, other: Number) -> bool:
    """Whether a bound on one leaves room for the other: `more than 100` and 150."""
    low, high = sorted((one, other), key=lambda n: figures.in_base(n) or (0, 0))
    return low.bound in ("more_than", "at_least") or high.bound in ("less_than", "at_most")


def _exact(number: Number) -> bool:
    return isinstance(number, Count) and number.bound is None and number.value is not None and number.value < EXACT


def _contradict(one: Stated, other: Stated) -> bool:
    """Whether two values that do not agree cannot both have been true: of one time, past dates of one event, or a slip of scale."""
    if _same_article(one, other):
        return False
    if isinstance(one.value, Time):
        return one.status == "actual" or not _apart(one, other)
    return _at_one_time(one, other) or _slip(one.value, other.value)


def _slip(one: Any, other: Any) -> bool:
    """Whether two values have the same digits, more than two of them, at different powers of a thousand."""
    if not one.value or not other.value:
        return False
    ratio = (max(one.value, other.value) / min(one.value, other.value)).normalize()
    digits = len(one.value.normalize().as_tuple().digits)
    return digits > 1 and ratio.as_tuple().digits == (1,) and ratio.adjusted() % 3 == 0


def _at_one_time(one: Stated, other: Stated) -> bool:
    """Whether two values are stated for one time: the same period, or publications within a month of each other."""
    if one.period and other.period and one.relation == other.relation:
        return (one.period.earliest, one.period.latest) == (other.period.earliest, other.period.latest)
    return not _apart(one, other)


def _apart(one: Stated, other: Stated) -> bool:
    """Whether so much time lies between two statements that the later one can be newer; no where the day of either is not known."""
    days = [published(s) if isinstance(s.value, Time) else s.as_of for s in (one, other)]
    return date.min not in days and abs((days[0] - days[1]).days) > MONTH


def _same_article(one: Stated, other: Stated) -> bool:
    return bool({s.article.id for s in one.sources} & {s.article.id for s in other.sources})


def _outcomes(statements: Sequence[Stated], fields: dict[str, Field[Any]]) -> Iterator[Conflict]:
    """Plans that later articles tell the outcome of: an event on another day, a size beyond what was planned."""
    plans: dict[Key, list[Stated]] = defaultdict(list)
    for stated in statements:
        field = fields.get(stated.property)
        if field and stated.status == "planned" and field.nature in ("size", "event") and not stated.group:
            plans[stated.property, qualifier(stated)].append(stated)
    for (name, part), planned in plans.items():
        done = [s for s in statements if s.property == name and s.status == "actual" and qualifier(s) == part and not s.group]
        plan = max(planned, key=when)
        later = sorted((s for s in done if published(s) > published(plan) and not _same_article(s, plan)), key=when)
        told = next(((kind, s) for s in later if (kind := _outcome(plan, s))), None)
        if told:
            yield _conflict(told[0], [plan, told[1]])


def _outcome(plan: Stated, outcome: Stated) -> ConflictKind | None:
    """How what came of a plan differs from it; None where it does not, or where it may be a part of what was planned."""
    a, b = plan.value, outcome.value
    if isinstance(a, Time) and isinstance(b, Time):
        return "update" if a.latest and b.latest and not _overlap(a, b) else None
    if not isinstance(a, Number) or not isinstance(b, Number) or figures.measure(a) != figures.measure(b):
        return None
    before, after = figures.in_base(a), figures.in_base(b)
    if before is None or after is None or before == after:
        return None
    if after.meets(before):
        return "rounding"
    return "update" if after.low > before.high else None


def _conflict(kind: ConflictKind, statements: list[Stated]) -> Conflict:
    return Conflict(kind, statements[0].property, statements[0].qualifier, tuple(statements))
