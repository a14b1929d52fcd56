"""What several test files share: where the fixtures are, and which tests need what is not installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from hypothesis import settings

from parkextract import model

settings.register_profile("any machine", deadline=None)  # no test asserts a time
settings.load_profile("any machine")

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_NEEDS = {
    "model": (lambda: model.installed() is not None, "no language model is installed"),
    "ray": (lambda: find_spec("ray") is not None, "the extra ray is not installed"),
    "browser": (lambda: any(map(which, BROWSERS)), "no browser is installed"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked as needing something that is not there."""
    missing = {marker: reason for marker, (there, reason) in _NEEDS.items() if not there()}
    for item in items:
        for marker, reason in missing.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture
def articles(root: Path) -> Path:
    """The articles of our own, in many styles."""
    return root / "fixtures" / "articles"
