"""A database as files of another format: Parquet, JSON lines, CSV. The files appear whole, in the place of older ones, or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from parkextract.errors import InputError
from parkextract.write.database import Database
from parkextract.write.rows import TABLES

Writer = Callable[[Database, Path], None]
_PART = "64MB"
_FORMULA = "^[=+\\-@\\t\\r]"


def writer(out: Path) -> Writer | None:
    """The writer of an output by its suffix, None for a database itself; InputError for a suffix that nothing writes."""
    suffix = out.suffix.lower()
    if suffix in (".duckdb", ".db"):
        return None
    if suffix not in _WRITERS:
        raise InputError(f"{out}: nothing writes {suffix or 'a file without suffix'}; --out ends in .duckdb, {', '.join(_WRITERS)}")
    return _WRITERS[suffix]


def parquet(database: Database, out: Path) -> None:
    """A folder with one folder a table, each of files of about 64 MB."""
    fresh = _beside(out)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in TABLES:
        target = str(fresh / name).replace("'", "''")
        database.connection.execute(f"COPY (FROM {name}) TO '{target}' (FORMAT parquet, FILE_SIZE_BYTES '{_PART}')")
    if out.exists():
        old = out.with_name(out.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        out.rename(old)
        fresh.rename(out)
        shutil.rmtree(old)
    else:
        fresh.rename(out)


def jsonl(database: Database, out: Path) -> None:
    """One extraction a line, in the JSON form, in the order of paths; failures as lines `{"failure": {"article", "step", "message"}}` at
    the end.
    """
    fresh = _beside(out)
    cursor = database.connection.cursor()
    with fresh.open("w", encoding="utf-8") as stream:
        cursor.execute("SELECT extraction FROM articles ORDER BY path")
        while lines := cursor.fetchmany(100):
            stream.writelines(line + "\n" for (line,) in lines)
        cursor.execute("SELECT path, step, message FROM failures ORDER BY path")
        for path, step, message in cursor.fetchall():
            stream.write(json.dumps({"failure": {"article": path, "step": step, "message": message}}, ensure_ascii=False) + "\n")
    os.replace(fresh, out)


def csv(database: Database, out: Path) -> None:
    """One fact a row, as the view `statements` has them; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    fresh = _beside(out)
    described = database.connection.execute("DESCRIBE statements").fetchall()
    cells = [
        f"""regexp_replace("{name}", '({_FORMULA})', '''\\1') AS "{name}\"""" if kind == "VARCHAR" else f'"{name}"'
        for name, kind, *_ in described
    ]
    target = str(fresh).replace("'", "''")
    database.connection.execute(
        f"COPY (SELECT {', '.join(cells)} FROM statements ORDER BY article, fact) TO '{target}' (FORMAT csv, HEADER)"
    )
    os.replace(fresh, out)


def _beside(out: Path) -> Path:
    return out.with_name(f".{out.name}.new")


_WRITERS: dict[str, Writer] = {".parquet": parquet, ".jsonl": jsonl, ".csv": csv}
