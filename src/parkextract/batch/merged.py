"""The records of a whole database merged across its articles, written beside them; done again only when the articles have changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from parkextract.merge import Merged
from parkextract.merge import merge as across
from parkextract.write.database import Database
from parkextract.write.rows import Rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a merge did: `records` merged records of `members` entities with `conflicts`; `fresh` is False where nothing had changed."""

    records: int
    members: int
    conflicts: int
    fresh: bool

    def __str__(self) -> str:
        done = "merged" if self.fresh else "nothing new:"
        return f"{done} {self.records} records of {self.members} entities, {self.conflicts} conflicts"


def merge(path: str | Path, *, force: bool = False) -> Outcome:
    """Merge the records of a database and write the tables `merged`, `members` and `conflicts`, in one transaction.

    Nothing is done when the articles are those of the last merge, unless `force`.
    """
    with Database(path) as store:
        fingerprint = _fingerprint(store)
        fresh = force or store.column("SELECT fingerprint FROM merges") != [fingerprint]
        if fresh:
            tables = rows(across(store.extractions()))
            tables["merges"] = [(fingerprint, datetime.now(UTC).replace(tzinfo=None))]
            store.replace(tables)
        records, members, conflicts = (
            int(store.column(f"SELECT count(*) FROM {table}")[0]) for table in ("merged", "members", "conflicts")
        )
        return Outcome(records, members, conflicts, fresh)


def rows(records: Merged) -> Rows:
    """The rows of merged records."""
    merged: list[tuple[object, ...]] = []
    members: list[tuple[object, ...]] = []
    conflicts: list[tuple[object, ...]] = []
    for number, (record, form) in enumerate(zip(records, records.to_dict(), strict=True), 1):
        articles = len({member["article"] for member in form["members"]})
        merged.append((number, form["type"], form["name"], form["aliases"], articles, json.dumps(form, ensure_ascii=False)))
        members += [(member["article"], member["entity"], number) for member in form["members"]]
        conflicts += [(number, n, one.kind, one.property, one.text) for n, one in enumerate(record.conflicts, 1)]
    return {"merged": merged, "members": members, "conflicts": conflicts}


def _fingerprint(store: Database) -> str:
    found = hashlib.sha256()
    for line in store.connection.execute("SELECT id, extractor FROM articles ORDER BY id").fetchall():
        found.update(repr(line).encode())
    return found.hexdigest()
