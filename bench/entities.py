"""Whether each thing that annotated facts are about is one entity of the extraction, of its type and under a name like its own.

    python bench/entities.py FOLDER... [--errors]

Held-out articles are passed over. An extracted entity belongs to the annotated one whose name is likest (`parkextract.agreement.likeness`); of
those that belong to one annotated entity the one named most like it counts as found, the others as duplicates. A duplicate that facts are stated
of is what splits records.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import parkextract as px
from parkextract.agreement import likeness
from parkextract.extraction import Extraction
from parkextract.facts import Entity


def subjects(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotated entities that required facts are about."""
    wanted = {fact["subject"] for fact in gold["facts"] if not fact.get("optional")}
    return [entity for entity in gold["entities"] if entity["id"] in wanted]


def belong(wanted: list[dict[str, Any]], gold: list[dict[str, Any]], found: Extraction) -> dict[str, list[Entity]]:
    """The extracted entities that belong to each wanted one, the likest first."""
    names = {entity["id"]: entity["name"] for entity in gold}
    lists: dict[str, list[tuple[float, int, Entity]]] = {entity["id"]: [] for entity in wanted}
    for entity in found.entities:
        own = max(
            (name for name in (entity.name, *entity.aliases)), key=lambda name: max(likeness(other, name) for other in names.values())
        )
        scores = {id: max(likeness(name, own), likeness(name, entity.name)) for id, name in names.items()}
        best = max(scores, key=lambda id: scores[id])
        if scores[best] > 0 and best in lists:
            lists[best].append((-likeness(names[best], entity.name), -len(entity.mentions), entity))
    return {id: [entity for _, _, entity in sorted(some, key=lambda item: item[:2])] for id, some in lists.items()}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    extractor = px.load()
    tally: Counter[str] = Counter()
    for path in sorted(path for folder in given.folders for path in folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("heldout"):
            continue
        found = extractor.extract(path.with_suffix(".txt").read_text(encoding="utf-8"), published=gold.get("published"))
        about = Counter(fact.subject for fact in found.facts)
        wanted = subjects(gold)
        lists = belong(wanted, gold["entities"], found)
        lines: list[str] = []
        for entity in wanted:
            some = lists[entity["id"]]
            right = [one for one in some if one.type == entity["type"] or {one.type, entity["type"]} == {"park", "project"}]
            others = [one for one in some if about[one.id] and one not in right[:1]]
            cause = "missing" if not some else "type" if not right else "duplicates" if others else "right"
            tally[cause] += 1
            tally["subjects"] += 1
            if cause != "right":
                shown = [f"{one.name} ({one.type}, {len(one.mentions)} mentions, {about[one.id]} facts)" for one in some]
                lines.append(f"  {cause:10} {entity['name']} ({entity['type']}): {'; '.join(shown)}")
        claimed = {one.id for some in lists.values() for one in some}
        strange = [one for one in found.entities if about[one.id] and one.id not in claimed and not _known(one, gold)]
        tally["strange"] += len(strange)
        if given.errors and (lines or strange):
            print(path.stem)
            print("\n".join(lines), *(f"  strange    {one.name} ({one.type}, {about[one.id]} facts)" for one in strange), sep="\n")
    print({**tally, "share": f"{100 * tally['right'] / max(tally['subjects'], 1):.1f}"})


def _known(entity: Entity, gold: dict[str, Any]) -> bool:
    return any(likeness(other["name"], entity.name) for other in gold["entities"])


if __name__ == "__main__":
    main()
