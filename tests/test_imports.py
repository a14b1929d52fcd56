"""Imports point one way: the layers of `[tool.importlinter]` in pyproject.toml hold."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


def test_imports_point_one_way(root: Path) -> None:
    pytest.importorskip("importlinter")
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", code, "--no-cache"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_has_its_layer(root: Path) -> None:
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = " ".join(config["contracts"][0]["layers"])
    named = set(layers.replace("(", " ").replace(")", " ").replace("|", " ").split())
    package = root / "src" / "parkextract"
    modules = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert modules - {"__init__"} == named & modules, f"without a layer: {modules - named - {'__init__'}}"
