"""How well records are put together across articles when they are extracted from the texts themselves.

    python bench/merge.py [--errors] [--annotated]

The articles of fixtures/merge are extracted and merged. A record of one article is taken for the annotated thing of its type whose mentions it
shares most of, else for the one with the likest name; a thing may be found once. Pairs of things in one record are compared with
`expected.json` (a record that is no annotated thing counts with those that it is put together with), and so are the conflicts. `--annotated`
starts from the annotated facts instead: what is left is merging's own.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import parkextract as px
from parkextract import records
from parkextract.agreement import likeness
from parkextract.extraction import Extraction
from parkextract.records import Record

FOLDER = Path(__file__).parent.parent / "fixtures" / "merge"
Thing = tuple[str, str]


def annotated() -> list[Extraction]:
    """The annotated articles, with the records of their facts."""
    found = []
    for path in sorted((FOLDER / "articles").glob("*.json")):
        given = Extraction.from_dict({**json.loads(path.read_text(encoding="utf-8")), "records": [], "notes": []})
        made = records.build(given.article, given.mentions, given.entities, given.facts)
        found.append(Extraction(given.article, given.mentions, given.entities, given.facts, made))
    return found


def things(gold: Extraction, found: Extraction) -> dict[str, str]:
    """The annotated thing (its id) that each record's entity (its id) is, one for one, the likest pairs first."""
    pairs = sorted(
        ((_alike(a, b), a.entity.id, b.entity.id) for a in gold.records for b in found.records if a.type == b.type),
        key=lambda p: (-p[0], p),
    )
    chosen: dict[str, str] = {}
    for score, thing, entity in pairs:
        if score > 0 and thing not in chosen.values() and entity not in chosen:
            chosen[entity] = thing
    return chosen


def _alike(one: Record, other: Record) -> float:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.entity.mentions for c, d in other.entity.mentions)
    return shared + likeness(one.name, other.name)


def pairs(groups: Iterable[Iterable[Thing]]) -> set[tuple[Thing, Thing]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def known_as(gold: Iterable[Extraction], found: Iterable[Extraction]) -> dict[Thing, Thing]:
    """The annotated thing that each extracted one is."""
    both = zip(gold, found, strict=True)
    return {(a.article.id, entity): (a.article.id, thing) for a, b in both for entity, thing in things(a, b).items()}


def groups(gold: Iterable[Extraction], found: Iterable[Extraction], merged: Iterable[Record]) -> list[set[Thing]]:
    """The annotated things of each merged record; what is none keeps its own id behind a question mark."""
    known = known_as(gold, found)
    members = ([(m.article.id, m.entity.id) for m in record.members] for record in merged)
    return [{known.get(one, (one[0], f"?{one[1]}")) for one in group} for group in members]


def share(hits: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 in percent."""
    return f"P {100 * hits / max(found, 1):5.1f}  R {100 * hits / max(wanted, 1):5.1f}  F1 {200 * hits / max(found + wanted, 1):5.1f}"


def conflicts(groups: Iterable[tuple[set[Thing], Any]]) -> Counter[tuple[Any, ...]]:
    """Each conflict of each group, as its first thing, kind, property and articles say."""
    return Counter((*key, min(group)[0].split("-")[0]) for group, rows in groups for key in rows)


def _rows(record: Record) -> Iterator[tuple[Any, ...]]:
    for conflict in record.conflicts:
        yield conflict.kind, conflict.property, tuple(stated.article.id for stated in conflict.stated)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--annotated", action="store_true")
    given = options.parse_args()
    gold = annotated()
    extractor = px.load()
    found = gold if given.annotated else [extractor.extract(one.article) for one in gold]
    known, merged = known_as(gold, found), px.merge(found)
    together = groups(gold, found, merged)
    expected = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))["records"]
    wanted = [{(a, b) for a, b in row["members"]} for row in expected]
    ours, theirs = pairs(together), pairs(wanted)
    print("things found  ", share(len(set(known.values())), sum(map(len, together)), sum(map(len, wanted))))
    print("pairs         ", share(len(ours & theirs), len(ours), len(theirs)))
    told = conflicts(zip(together, map(list, map(_rows, merged)), strict=True))
    planted = conflicts(
        (members, [(c["kind"], c["property"], tuple(c["articles"])) for c in row["conflicts"]])
        for members, row in zip(wanted, expected, strict=True)
    )
    print("conflicts     ", share((told & planted).total(), told.total(), planted.total()))
    if given.errors:
        _errors(gold, found, known, ours, theirs, told, planted)


def _errors(gold: Any, found: Any, known: Any, ours: Any, theirs: Any, told: Any, planted: Any) -> None:
    """What is missing and what is too much."""
    names = {(x.article.id, r.entity.id): f"{r.name} ({r.type})" for x in gold for r in x.records}
    for a, b in zip(gold, found, strict=True):
        missing = [r for r in a.records if (a.article.id, r.entity.id) not in known.values()]
        extra = [r for r in b.records if (b.article.id, r.entity.id) not in known]
        renamed = [
            (r.name, names[known[a.article.id, r.entity.id]])
            for r in b.records
            if (a.article.id, r.entity.id) in known and names[known[a.article.id, r.entity.id]] != f"{r.name} ({r.type})"
        ]
        if missing or extra or renamed:
            print(f"\n{a.article.id}: {a.article.text}")
            print("   entities", [(e.name, e.type, len(e.mentions)) for e in b.entities])
            for r in missing:
                print("   missing", r.type, r.name, [s.property for s in r.statements])
            for r in extra:
                print("   extra  ", r.type, r.name, [(s.property, getattr(s.value, "text", s.value)) for s in r.statements])
            for one, other in renamed:
                print(f"   called  {one} for {other}")
    for title, some in (("pairs missed", theirs - ours), ("pairs too many", ours - theirs)):
        print(f"\n{title}")
        for a, b in sorted(some):
            print("   ", a, names.get(a), "|", b, names.get(b))
    for title, rows in (("conflicts missed", planted - told), ("conflicts too many", told - planted)):
        print(f"\n{title}")
        for row in sorted(rows.elements(), key=repr):
            print("   ", row)


if __name__ == "__main__":
    main()
