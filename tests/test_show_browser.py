"""The pictures in a browser: nothing that an article says runs, the page's own script does, and everything fits its width."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import extractions
import pytest
from conftest import BROWSERS

from parkextract.show import notebook, report

pytestmark = pytest.mark.browser


def shown(page: str, folder: Path) -> str:
    """The page as a browser has it when all is loaded and run. No network is used."""
    browser = next(path for path in map(shutil.which, BROWSERS) if path)
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", (folder / "page.html").as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


def test_the_filter_runs_and_nothing_else(tmp_path: Path) -> None:
    dom = shown(report.page([extractions.hostile(), extractions.extraction()], title="The report"), tmp_path)
    assert "<title>The report</title>" in dom
    assert re.search(r'<form[^>]*id="filter"(?![^>]*hidden)', dom), "the filter shows itself"
    assert re.search(r"<output[^>]*>12 facts", dom)
    assert "<img" not in dom


def test_a_notebook_picture_runs_nothing(tmp_path: Path) -> None:
    frame = "<!doctype html><meta charset='utf-8'><title>Notebook</title><body>{}</body>"
    dom = shown(frame.format(notebook.html(extractions.hostile())), tmp_path)
    assert "<title>Notebook</title>" in dom
    assert "<img" not in dom


def test_a_script_that_got_past_the_escaping_would_not_run(tmp_path: Path) -> None:
    page = report.page([extractions.extraction()], title="The report")
    broken = page.replace("</header>", "</header><script>document.title = 'owned'</script>", 1)
    assert broken != page
    assert "<title>The report</title>" in shown(broken, tmp_path)
