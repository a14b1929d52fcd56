"""The README's tour, run; its two commands are there, and .ci/run runs the second."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest


@pytest.mark.model
def test_the_tour(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)
    text = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```pycon\n(.*?)```", text, re.DOTALL)
    tour = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", "README.md", 0)
    report: list[str] = []
    doctest.DocTestRunner().run(tour, out=report.append)
    assert len(tour.examples) > 10
    assert not report, "".join(report)


def test_the_two_commands(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.startswith("python3 -m venv")]
    assert len(commands) == 2
    assert "parkextract extract fixtures/articles" in commands[0]
    tests = commands[1].split("&& .venv/bin/")[-1]
    assert tests == "python -m pytest -q"
    assert f"step {tests}" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_links_lead_somewhere(root: Path) -> None:
    for page in [*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob("bench/*.md"), *root.glob("models/*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
