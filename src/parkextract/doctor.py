"""What is installed and what is missing, for `parkextract doctor`. Nothing heavy is imported: versions come from the installed metadata."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from parkextract import __version__, model, tables
from parkextract.errors import ParkextractError

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?([^;]*)(?:;.*extra == ['\"]([^'\"]+)['\"])?")
_SELF = "parkextract"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `ok` is None where it is missing and optional."""

    what: str
    ok: bool | None
    detail: str


def examine(lang: str = "en") -> Iterator[Finding]:
    """Python, the package, its requirements and extras, the tables of words, the language model."""
    yield Finding("python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield Finding("parkextract", True, __version__)
    for name, extra in _requirements():
        yield _package(name, extra)
    try:
        yield Finding("tables", True, f"{len(tables.load(lang).rows)} rows of words")
    except ParkextractError as error:
        yield Finding("tables", False, str(error))
    found, problems = model.installed(), model.check(lang)
    for problem in problems:
        yield Finding("model", False, problem)
    if found and not problems:
        known = model.manifest(lang)
        yield Finding("model", True, f"{model.label()}: {len(known.files)} files verified; {known.licence}; {known.source}")


def _requirements() -> list[tuple[str, str | None]]:
    """The packages that parkextract asks for as (name, extra), each once; those of `dev` alone are left out."""
    wanted: dict[str, str | None] = {}
    for line in metadata.requires(_SELF) or ():
        match = _REQUIREMENT.match(line)
        if match and match[1] != _SELF and match[3] != "dev":
            wanted.setdefault(match[1], match[3])
    return list(wanted.items())


def _package(name: str, extra: str | None) -> Finding:
    try:
        return Finding(name, True, metadata.version(name) + (f"  (extra {extra})" if extra else ""))
    except metadata.PackageNotFoundError:
        if extra:
            return Finding(name, None, f"missing: pip install 'parkextract[{extra}]'")
        return Finding(name, False, "missing: install parkextract again")
