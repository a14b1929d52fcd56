"""The language model in use: what its manifest says of it, and whether the installed files are what they should be. Nothing is loaded."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from parkextract.errors import ModelError
from parkextract.syntax import INSTALL, MODELS


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model is: `figures` in percent, `files` the SHA-256 of each file below its folder."""

    name: str
    version: str
    licence: str
    author: str
    does: str
    trained_on: str
    source: str
    package: str
    figures: dict[str, float]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed model: the package's name and version, and the folder of its files."""

    package: str
    version: str
    folder: Path


@lru_cache
def manifest(lang: str = "en") -> Manifest:
    """The manifest of a language's model."""
    file = resources.files("parkextract") / "models" / f"{lang}.toml"
    if not file.is_file():
        raise ModelError(f"no model for language {lang!r}")
    content: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return Manifest(**content)


def installed() -> Installed | None:
    """The model that would be used, found without importing it; None when none is installed."""
    for package in MODELS:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            meta = Path(place) / "meta.json"
            if meta.is_file():
                version = str(json.loads(meta.read_text(encoding="utf-8"))["version"])
                return Installed(package, version, Path(place) / f"{package}-{version}")
    return None


def label() -> str:
    """The name and version of the installed model, for what is stored with results; `no model` when there is none."""
    found = installed()
    return f"{found.package} {found.version}" if found else "no model"


def check(lang: str = "en") -> list[str]:
    """What is wrong with the installed model, in clear lines; none when every file is what the manifest says."""
    found, wanted = installed(), manifest(lang)
    if found is None:
        return [f"no language model is installed, so facts cannot be found: {INSTALL}"]
    if found.version != wanted.version:
        return [f"{found.package} is version {found.version}, and {wanted.version} is the one that is measured and verified: {INSTALL}"]
    return [problem for name, digest in wanted.files.items() if (problem := _check_file(found.folder / name, digest))]


def _check_file(file: Path, digest: str) -> str | None:
    if not file.is_file():
        return f"{file} is missing: install the model again"
    actual = hashlib.sha256(file.read_bytes()).hexdigest()
    return (
        None
        if actual == digest
        else f"{file} is not what its manifest says (SHA-256 {actual[:12]}…, not {digest[:12]}…): install the model again"
    )
