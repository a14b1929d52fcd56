"""Parts that exceed or miss their stated total.

Parts are told to make up a total in one of four ways: the property is by its nature the sum of two others (trade is exports and
imports); the sentence says that the parts are all there are (`comprises`, `the rest`); the parts are of a kind whose instances do not
overlap (the first and the second phase); or the total is said of a number of things and the article states the figure of each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from parkextract import figures, tables
from parkextract.facts import Fact, Note
from parkextract.figures import Interval
from parkextract.notes.view import Dates, View
from parkextract.notes.words import amount, rounded
from parkextract.tokens import Tokens
from parkextract.values import Count, Number
from parkextract.words import Lexicon

SLACK = Decimal("0.005")
LONGEST = 2000  # characters of a sentence that are read for words of composition
MOST = 24  # parts of one total
ROMAN = re.compile(r"[ivx]{1,4}|[0-9]{1,3}|[a-z]", re.ASCII)

Part = tuple[Fact, Number]
Groups = dict[tuple[str, str, str, Dates | None], list[Part]]


def find(view: View) -> Iterator[Note]:
    seen: set[str] = set()
    for total, parts, all_of_them in _totals(view):
        problem = None if total[1].id in seen else _problem(total[1], [number for _, number in parts], all_of_them)
        if problem:
            seen.add(total[1].id)
            yield Note(kind="sum", text=problem, mentions=(total[1].id, *(number.id for _, number in parts)))


def _problem(total: Number, parts: Sequence[Number], all_of_them: bool) -> str | None:
    """What is wrong with a sum, in words; None where it fits. Parts that need not be all may miss their total."""
    whole, spans = figures.in_base(total, figures.STRICT), [figures.in_base(part, figures.STRICT) for part in parts]
    if whole is None or any(span is None for span in spans) or len({figures.measure(n) for n in (total, *parts)}) > 1:
        return None
    known = [span for span in spans if span]
    together = Interval(sum((s.low for s in known), Decimal(0)), sum((s.high for s in known), Decimal(0)))
    if together.meets(whole, SLACK) or (together.high < whole.low and not all_of_them):
        return None
    value = sum((_value(part) for part in parts), Decimal(0)) / figures.base(total)[1]
    verb = "exceed" if together.low > whole.high else "miss"
    return f"{' + '.join(part.text for part in parts)} = {amount(rounded(value, 6))}: the parts {verb} the stated total of {total.text}"


def _value(number: Number) -> Decimal:
    _, factor, _ = figures.base(number)
    span = figures.interval(number, figures.STRICT)
    value = number.value if number.value is not None else (span.low + span.high) / 2 if span else Decimal(0)
    return value * factor


def _totals(view: View) -> Iterator[tuple[Part, list[Part], bool]]:
    """Each total with its parts, and whether these are all of them."""
    groups: Groups = defaultdict(list)
    for fact in view.facts:
        number = view.stated(fact)
        if number and number.equivalent_to is None and number.trend is None:
            groups[fact.subject, fact.property, fact.status, view.period(fact)].append((fact, number))
    for (subject, name, status, period), group in groups.items():
        wholes = [part for part in group if part[0].qualifier is None]
        if len({number.id for _, number in wholes}) == 1:
            yield from _of_one_subject(view, wholes[0], group)
            for other in _summands(name):
                parts = [_only(groups.get((subject, of, status, period), [])) for of in other]
                if all(parts):
                    yield wholes[0], [part for part in parts if part], True
    yield from _of_several_subjects(view, groups)


def _of_one_subject(view: View, whole: Part, group: list[Part]) -> Iterator[tuple[Part, list[Part], bool]]:
    """Parts of a subject's own value, each with its qualifier."""
    by_qualifier = {fact.qualifier: (fact, number) for fact, number in group if fact.qualifier and number.id != whole[1].id}
    parts = [part for part in by_qualifier.values() if figures.counted(part[1]) == figures.counted(whole[1])][:MOST]
    near = [part for part in parts if part[0].sentence == whole[0].sentence]
    if len(near) > 1 and _all_told(view, whole[0]):
        yield whole, near, True
        return
    alike: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if kind := _kind(part[0].qualifier or ""):
            alike[kind].append(part)
    for same in alike.values():
        yield whole, same, False


def _of_several_subjects(view: View, groups: Groups) -> Iterator[tuple[Part, list[Part], bool]]:
    """Totals said of a number of things (`four plants`), where the article states the figure of just so many of the subject's parts."""
    members: dict[str, set[str]] = defaultdict(set)
    for fact in view.facts:
        if fact.property in _MEMBERSHIP and fact.value:
            members[fact.value].add(fact.subject)
    for (subject, name, status, period), group in groups.items():
        for whole in group:
            number = _group_size(view, whole[0])
            own = [(member, groups.get((member, name, status, period))) for member in sorted(members[subject])[:MOST]] if number else []
            parts = [part for _, found in own if found and (part := _only(found))]
            if parts and len(parts) == number and len(own) == number:
                yield whole, parts, True


_MEMBERSHIP = frozenset({"part_of", "located_in"})


def _group_size(view: View, fact: Fact) -> int | None:
    """How many things a value is said of: the count inside its qualifier."""
    if not fact.qualifier:
        return None
    for number in view.within(*fact.sentence):
        if isinstance(number, Count) and number.text in fact.qualifier and number.value is not None and number.value == int(number.value):
            return int(number.value)
    return None


def _only(parts: list[Part]) -> Part | None:
    """The one unqualified value among them."""
    plain = [part for part in parts if part[0].qualifier is None]
    return plain[0] if len({number.id for _, number in plain}) == 1 else None


def _kind(qualifier: str) -> str | None:
    """The noun of a qualifier whose instances do not overlap (`first phase`, `Phase II`, `north campus`): None for any other."""
    words = qualifier.lower().split()
    if not 1 < len(words) <= 4:
        return None
    alike = _words("alike")
    if words[0] in alike and ROMAN.fullmatch(words[-1]):
        return words[0]
    return next((word for word in (words[-1], words[0]) if word in alike), None)


def _all_told(view: View, fact: Fact) -> bool:
    """Whether the sentence says that the parts it names are all there are."""
    start, end = fact.sentence
    tokens = Tokens(view.article.text[start : min(end, start + LONGEST)])
    found = _lexicon()
    return any((match := found.match(tokens, i, "parts")) and any(s.key == "whole" for s in match.senses) for i in range(len(tokens)))


@lru_cache
def _lexicon() -> Lexicon:
    return Lexicon(tables.apart("notes.toml"))


@lru_cache
def _words(key: str) -> frozenset[str]:
    return frozenset(tables.apart("notes.toml").row("parts", key).words)


def _summands(name: str) -> list[list[str]]:
    """The properties that a property is the sum of."""
    row = tables.apart("notes.toml").rows.get(f"total.{name}")
    return [row.data["parts"]] if row else []
