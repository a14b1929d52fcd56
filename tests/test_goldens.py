"""The articles of `fixtures/articles` give what their goldens say: what a change gains or loses on whole articles is seen here first."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from parkextract.cli import app

pytestmark = pytest.mark.model


def test_no_article_has_gained_or_lost(root: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(root / "fixtures" / "articles")])
    assert done.exit_code == 0, done.output
    assert len(list((root / "fixtures" / "articles").glob("*.json"))) >= 12
