"""The rules of the house that a machine can hold: sizes, names, types, docstrings, READMEs, nothing left behind."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
LARGEST_FILE, LARGEST_FUNCTION = 400, 40
SAY_NOTHING = {"utils", "helpers", "common", "manager", "misc"}
LEFT_BEHIND = re.compile(
    r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "raise NotImplemented" + "Error")) + r")\b"
)


def python_files() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def lines_of_code(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(function) is not None
    first = function.body[1] if documented and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - (first.lineno if documented else function.lineno) + 1


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_fits_in_the_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LARGEST_FILE
    assert not LEFT_BEHIND.search(text)
    tree = ast.parse(text)
    assert [f.name for f in functions(tree) if lines_of_code(f) > LARGEST_FUNCTION] == []


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_functions_are_typed_and_described(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert node.returns is not None, node.name
            named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert all(argument.annotation is not None for argument in named), node.name
            assert ast.get_docstring(node), node.name


def test_style_sheets_and_templates_fit_in_the_head_too() -> None:
    files = [path for kind in ("*.css", "*.js", "*.html") for path in SOURCE.rglob(kind) if "vendor" not in path.parts]
    assert len(files) > 50
    assert [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LARGEST_FILE] == []


def test_names_say_something() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    parts = {Path(part).stem for line in tracked.splitlines() for part in Path(line).parts}
    assert parts & SAY_NOTHING == set()


def test_every_app_says_what_it_is_and_is_not() -> None:
    apps = [path.parent for path in (SOURCE / "xanh_web").glob("*/apps.py")]
    assert len(apps) >= 6
    for app in apps:
        assert "*not*" in (app / "README.md").read_text(encoding="utf-8"), app.name


def test_no_lock_file_and_no_download_address_is_kept() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not [name for name in tracked.splitlines() if name.endswith((".lock", "package-lock.json"))]
    assert "files.pythonhosted" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_glossary_is_whole_and_has_one_word_per_concept() -> None:
    rows = (SOURCE / "xanh" / "data" / "glossary.csv").read_text(encoding="utf-8").splitlines()[1:]
    english = [row.split(",")[0] for row in rows]
    assert len(english) == len(set(english))
    assert all(row.count(",") >= 2 for row in rows)
