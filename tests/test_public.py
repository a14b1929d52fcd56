"""The public surface: what it is, that it stays so, and that asking for it is cheap."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import parkextract as px
from parkextract import errors

PUBLIC = [
    "Area", "Article", "Count", "DateError", "Entity", "Extraction", "Extractor", "Fact", "Failure", "FormatError", "InputError", "Mention",
    "MissingExtraError", "ModelError", "Money", "Note", "Park", "ParkextractError", "Percent", "Project", "Quantity", "Ratio", "ReadError", "Record",
    "Summary", "TableError", "Time", "errors", "extract", "load", "merge", "open", "read", "run", "ureg",
]  # fmt: skip
HEAVY = [
    "spacy",
    "pint",
    "dateparser",
    "pandas",
    "numpy",
    "rich",
    "typer",
    "duckdb",
    "pyarrow",
    "rapidfuzz",
    "jinja2",
    "charset_normalizer",
    "trafilatura",
]


def test_names_are_pinned() -> None:
    assert px.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(px))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_is_there_and_documented(name: str) -> None:
    value = getattr(px, name)
    assert value is getattr(px, name)
    if name != "ureg":
        assert inspect.getdoc(value)


def test_what_type_checkers_see_is_what_there_is() -> None:
    tree = ast.parse(Path(px.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    seen = {(alias.asname, node.module) for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {name for name, _ in seen} == set(PUBLIC)
    for name, module in seen:
        home = px._HOME[str(name)]
        assert module == ("parkextract" if name == "errors" else f"parkextract.{home}")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        px.extrakt  # noqa: B018


def test_functions_stay_functions_when_their_modules_are_imported() -> None:
    code = (
        "import parkextract.read.txt, parkextract as px; assert callable(px.read); from parkextract.read import readers; assert readers()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _imported_by(code: str) -> list[str]:
    """The heavy modules that are loaded after some code has run in a new process."""
    code += f"\nimport sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


@pytest.mark.parametrize(
    "code",
    [
        "import parkextract",
        "import parkextract as px; px.Article('It opens.', published='2021-07-01'); px.Extraction; px.Park; px.errors; px.read; px.load",
        "import parkextract as px; list(px.read('README.md'))",
    ],
)
def test_importing_loads_nothing_heavy(code: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert _imported_by(code) == []


def test_every_error_is_a_parkextract_error_and_drawn() -> None:
    classes = [value for value in vars(errors).values() if inspect.isclass(value)]
    for one in classes:
        assert issubclass(one, px.ParkextractError)
        assert one.__name__ in str(errors.__doc__)
        assert getattr(px, one.__name__) is one
