"""Hold every file and function to the limits of docs/architecture.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted((ROOT / "opspath_desktop").rglob("*.py"))
OURS = [*PROGRAM, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "packaging").rglob("*.py")), ROOT / "dev.py"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(file: Path) -> Iterator[Function]:
    """Find every function and method of a file."""
    return (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, Function))


def length(file: Path) -> int:
    """Count the lines of a file."""
    return len(file.read_text("utf-8").splitlines())


def name(file: Path) -> str:
    """Name a file as one does in the repository."""
    return file.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_400_lines() -> None:
    assert [name(file) for file in OURS if length(file) > 400] == []


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{name(file)}:{function.lineno} {function.name}"
        for file in OURS
        for function in functions(file)
        if (function.end_lineno or 0) - function.lineno >= 60
    ]
    assert long == []


def test_no_page_is_longer_than_200_lines() -> None:
    pages = (ROOT / "opspath_desktop" / "ui" / "pages").glob("*.py")
    assert [name(page) for page in pages if length(page) > 200] == []


def test_every_module_opens_with_a_sentence() -> None:
    assert [name(file) for file in OURS if not ast.get_docstring(ast.parse(file.read_bytes()))] == []


def test_every_public_function_of_the_program_says_what_it_does() -> None:
    silent = [
        f"{name(file)}:{node.lineno} {node.name}"
        for file in PROGRAM
        for node in ast.parse(file.read_bytes()).body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_the_median_file_of_the_program_stays_short() -> None:
    lengths = sorted(length(file) for file in PROGRAM)
    assert lengths[len(lengths) // 2] <= 150
