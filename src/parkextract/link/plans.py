"""Whether a fact is so yet: what the rules say, weighed against what stands around its value and when that is.

The rules are those of `status.py` and `outlook.py`; a small network (`model.py`), trained on annotated articles by `bench/train_plans.py`, decides between
planned and actual. Only facts of numbers and dates are weighed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import pairwise

from parkextract.entities import Reading as Entities
from parkextract.facts import Fact, Status
from parkextract.link.around import around
from parkextract.link.model import Case, model
from parkextract.link.outright import outright
from parkextract.link.view import Placed, View
from parkextract.values import Time

_STATUSES: tuple[Status, ...] = ("actual", "planned")
_TELLING = frozenset({"construction_start", "completion", "operation_start", "established", "companies", "revenue"})
"""What of a thing tells whether it is there yet."""
_VERBS = 3  # verbs above a value that are told
_MAKING = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been", "to", "will", "would"})


class Plans:
    """Weighs the statuses of the facts of one article."""

    def __init__(self, views: Sequence[View], entities: Entities, times: Mapping[str, Time], published: date | None) -> None:
        self.entities, self.times, self.published = entities, times, published
        self.placed: dict[str, tuple[View, Placed]] = {p.mention.id: (view, p) for view in views for p in view.mentions}
        self.turned: Set[str] = frozenset()
        self._of: dict[str, Counter[tuple[str, Status]]] = {}
        self._with: dict[tuple[int, int], list[Fact]] = {}
        self._next_to: dict[tuple[str | None, str], list[tuple[str, Fact]]] = {}

    def settle(self, facts: Sequence[Fact], turned: Set[str] = frozenset()) -> list[Fact]:
        """The facts, those changed of which the other status is much likelier; `turned` are the values that are planned because all of their subject is."""
        self.turned = turned
        of: dict[str, Counter[tuple[str, Status]]] = defaultdict(Counter)
        along: dict[tuple[int, int], list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.property in _TELLING:
                of[fact.subject][fact.property, fact.status] += 1
            if fact.value in self.placed:
                along[fact.sentence].append(fact)
        self._of, self._with, self._next_to = of, along, self._neighbours(facts)
        return [self._settled(fact) for fact in facts]

    def _neighbours(self, facts: Sequence[Fact]) -> dict[tuple[str | None, str], list[tuple[str, Fact]]]:
        """The facts told right before and right after each fact."""
        told = sorted(
            (fact for fact in facts if fact.value in self.placed), key=lambda fact: self.placed[fact.value or ""][1].mention.start
        )
        found: dict[tuple[str | None, str], list[tuple[str, Fact]]] = defaultdict(list)
        for before, after in pairwise(told):
            found[after.value, after.property].append(("before", before))
            found[before.value, before.property].append(("after", after))
        return found

    def _settled(self, fact: Fact) -> Fact:
        found = self.placed.get(fact.value or "")
        if found is None:
            return fact
        chosen = outright(*found, fact.property) or self.decide(fact, self._case(fact, *found))
        return fact if chosen == fact.status else replace(fact, status=chosen)

    def decide(self, fact: Fact, case: Case) -> Status:
        """The likelier status, that of the rules where both are as likely."""
        likely = model("plans").likely(case)
        return max(_STATUSES, key=lambda status: (likely[status], status == fact.status))

    def _case(self, fact: Fact, view: View, placed: Placed) -> Case:
        features = [
            *around(view, self.entities).of(placed),
            *self._when(fact, view),
            *self._told(fact),
            *_verbs(view, placed),
            f"property {fact.property}",
            f"ruled {fact.status} {fact.property}",
        ]
        if fact.value in self.turned:
            features += ["turned", f"turned {fact.property}"]
        classes: dict[str, dict[str, float]] = {status: {"ruled": float(fact.status == status)} for status in _STATUSES}
        return Case(tuple(dict.fromkeys(features)), classes)

    def _told(self, fact: Fact) -> Iterator[str]:
        """What else is said of the subject, and along with the fact: whether it is begun, open, at work; whether what stands beside is planned."""
        yield f"subject {self.entities.index.entities[fact.subject].type} {fact.property}"
        for (property, status), times in self._of.get(fact.subject, Counter()).items():
            if times > ((property, status) == (fact.property, fact.status)):
                yield f"told {property} {status}"
                yield f"told {property} {status} {fact.property}"
        beside = {other.status for other in self._with.get(fact.sentence, ()) if other is not fact}
        yield f"beside {' '.join(sorted(beside))}"
        for side, other in self._next_to.get((fact.value, fact.property), ()):
            of = "same" if other.subject == fact.subject else "other"
            yield f"{side} {of} {other.status}"
            yield f"{side} {of} {other.property} {other.status}"

    def _when(self, fact: Fact, view: View) -> Iterator[str]:
        """When the fact is, and whether the sentence speaks of what is to come."""
        time = self.times.get(fact.period.time if fact.period is not None else fact.value or "")
        if fact.period is not None:
            yield f"period {fact.period.relation}"
        if self.published is None:
            return
        if time is not None and time.earliest is not None and time.latest is not None:
            yield "time ahead" if time.earliest > self.published else "time over" if time.latest < self.published else "time now"
        own = [self.times[p.mention.id].earliest for p in view.times()]
        yield "sentence ahead" if any(first is not None and first > self.published for first in own) else "sentence not ahead"


def _verbs(view: View, placed: Placed) -> Iterator[str]:
    """The tenses of the verbs above a value, with what they are made of: `past had`, `infinitive to` under `present is`."""
    parse = view.parse
    verb = parse.governor(placed.word) if parse is not None and placed.word is not None else None
    chain: list[str] = []
    while parse is not None and verb is not None and len(chain) < _VERBS:
        chain.append(" ".join([parse.tense(verb), *sorted(_MAKING & set(parse.auxiliaries(verb)))]))
        verb = parse.governor(verb)
    yield f"verbs {' < '.join(chain)}"
    if chain:
        yield f"verb {chain[0]}"
