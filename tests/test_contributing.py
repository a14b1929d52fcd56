"""The recipes of CONTRIBUTING.md, carried out on a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = {part.split("\n", 1)[0]: part for part in TEXT.split("\n### ")[1:]}
FILE = re.compile(r"^(In|New file) `([^`]+)`:\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN = """
import doctest, sys
test = doctest.DocTestParser().get_doctest(sys.stdin.read(), {}, "CONTRIBUTING.md", "CONTRIBUTING.md", 0)
assert test.examples
sys.exit(doctest.DocTestRunner().run(test).failed)
"""


@pytest.mark.model
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_works(recipe: str, root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "src" / "parkextract"
    shutil.copytree(root / "src" / "parkextract", copy, ignore=shutil.ignore_patterns("__pycache__"))
    for how, name, content in FILE.findall(RECIPES[recipe]):
        path = tmp_path / name
        assert path.exists() == (how == "In")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + content)
    code = "\n".join(CODE.findall(RECIPES[recipe]))
    environment = {**os.environ, "PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=code, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_addition_has_a_recipe() -> None:
    assert list(RECIPES) == ["A currency", "A unit of area", "A property", "A record type", "A language", "An output format"]
