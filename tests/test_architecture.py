"""Say in sentences what docs/architecture.md and the rules of safety ask of the code, and check them by reading it."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "opspath_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LEAVES = {"errors", "files", "i18n", "paths", "settings", "zips"}
PURE = {"rapidfuzz"}  # functions of two texts, nothing else
CLOCK_OWNERS = {"clock"}
PLAIN = "ui/widgets/plain.py"

NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "socketserver",
}
NETWORK |= {"requests", "httpx", "aiohttp", "urllib3", "websockets", "PySide6.QtNetwork", "PySide6.QtWebSockets"}
NOT_FREE = {"PySide6.QtCharts", "PySide6.QtGraphs", "PySide6.QtDataVisualization", "PySide6.QtVirtualKeyboard"}
TOO_MUCH = {"PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtQuick", "PySide6.QtQml"}
RICH_TEXT = {"setHtml", "setMarkdown", "insertHtml", "appendHtml", "setToolTip", "setWhatsThis", "toHtml"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
CLOCKS |= {"time.localtime", "time.gmtime", "QDate.currentDate", "QDateTime.currentDateTime", "QTime.currentTime"}


@cache
def tree(file: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(file.read_bytes(), str(file))


def name(file: Path) -> str:
    """Name a file as seen from the package: ui/widgets/plain.py."""
    return file.relative_to(PACKAGE).as_posix()


def room(file: Path) -> str:
    """Return the room of a file: its first folder, or its own name at the top."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(node: ast.AST) -> Iterator[str]:
    """Find every module, and every name of a module, that is imported anywhere below the node."""
    for found in ast.walk(node):
        if isinstance(found, ast.Import):
            yield from (alias.name for alias in found.names)
        elif isinstance(found, ast.ImportFrom):
            yield str(found.module)
            yield from (f"{found.module}.{alias.name}" for alias in found.names)


def within(module: str, names: set[str]) -> bool:
    """Tell whether a module is one of the names or lies below one."""
    return any(module == outer or module.startswith(outer + ".") for outer in names)


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Find every call below the node with what is called: `datetime.now` for dt.datetime.now()."""
    for found in ast.walk(node):
        if isinstance(found, ast.Call):
            yield ".".join(ast.unparse(found.func).split(".")[-2:]), found


def literal(node: ast.expr) -> bool:
    """Tell whether an argument is a text of the program, as it stands or translated."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "_":
        return all(literal(arg) for arg in node.args)
    return isinstance(node, ast.Constant)


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Find what runs while a module is imported: all but the bodies of functions; defaults and decorators do run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            decorators = [] if isinstance(child, ast.Lambda) else child.decorator_list
            defaults = [default for default in child.args.kw_defaults if default]
            for early in [*decorators, *child.args.defaults, *defaults]:
                yield early
                yield from at_import(early)
        else:
            yield child
            yield from at_import(child)


def test_only_ui_and_app_know_qt() -> None:
    others = [file for file in SOURCES if room(file) not in {"ui", "app"}]
    assert [name(file) for file in others if any(within(module, {"PySide6"}) for module in imports(tree(file)))] == []


@pytest.mark.parametrize("banned", [NETWORK, NOT_FREE, TOO_MUCH], ids=["network", "not free", "too much"])
def test_no_module_imports_what_is_banned(banned: set[str]) -> None:
    assert [(name(file), module) for file in SOURCES for module in imports(tree(file)) if within(module, banned)] == []


def test_the_rules_are_pure() -> None:
    own = {f"opspath_desktop.{leaf}" for leaf in LEAVES | {"domain"}}
    rules = [file for file in SOURCES if room(file) == "domain"]
    foreign = {
        (name(file), module)
        for file in rules
        for module in imports(tree(file))
        if not within(module, own) and module.split(".")[0] not in sys.stdlib_module_names | PURE
    }
    assert foreign == set()


def test_user_text_never_becomes_rich_text() -> None:
    raw = [
        f"{name(file)}:{call.lineno} {called}"
        for file in SOURCES
        for called, call in calls(tree(file))
        if name(file) != PLAIN and called.split(".")[-1] in RICH_TEXT and not all(literal(arg) for arg in call.args)
    ]
    assert raw == []


def test_every_label_is_told_to_be_plain() -> None:
    made = [file for file in SOURCES if re.search(r"\bQLabel\(", file.read_text("utf-8"))]
    assert [name(file) for file in made if "TextFormat.PlainText" not in file.read_text("utf-8")] == []


def test_no_widget_is_told_to_guess_or_to_be_rich() -> None:
    rich = re.compile(r"TextFormat\.(RichText|MarkdownText|AutoText)|Qt\.(RichText|AutoText)|\bmightBeRichText\b")
    assert [name(file) for file in SOURCES if rich.search(file.read_text("utf-8"))] == []


def test_no_text_is_translated_at_import() -> None:
    early = [
        f"{name(file)}:{node.lineno}"
        for file in SOURCES
        for node in at_import(tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "ngettext", "i18n._", "i18n.ngettext"}
    ]
    assert early == []


def test_no_module_imports_a_star() -> None:
    starred = [file for file in SOURCES if any(module.endswith(".*") for module in imports(tree(file)))]
    assert [name(file) for file in starred] == []


def test_no_error_is_caught_without_a_name_unless_it_is_raised_again() -> None:
    blind = [
        f"{name(file)}:{node.lineno}"
        for file in SOURCES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(node.type))))
        and not any(isinstance(part, ast.Raise) and part.exc is None for part in ast.walk(node))
    ]
    assert blind == []


def test_only_the_clock_is_asked_for_the_time() -> None:
    asked = [
        f"{name(file)}:{node.lineno} {ast.unparse(node)}"
        for file in SOURCES
        for node in ast.walk(tree(file))
        if room(file) not in CLOCK_OWNERS
        and isinstance(node, ast.Attribute)
        and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS
    ]
    assert asked == []


def test_the_database_is_never_asked_for_the_time() -> None:
    asked = re.compile(r"CURRENT_(TIME|DATE)|func\.now\(|date\('now'|datetime\('now'")
    assert [name(file) for file in SOURCES if asked.search(file.read_text("utf-8"))] == []


# What the first picture does not show; every class of records in it costs a start half a millisecond.
LATER = [
    *("opspath_desktop.queries." + name for name in ("pathway", "hanging", "stage_readings", "pilots", "pilot_links")),
    *("opspath_desktop.queries." + name for name in ("readings", "reading_book", "reading_views", "shelf", "plan")),
    *("opspath_desktop.queries." + name for name in ("applications", "portfolio", "a3")),
    *("opspath_desktop." + name for name in ("domain.readiness", "domain.highlights", "store.restore", "store.merge")),
    *("opspath_desktop." + name for name in ("plan", "exchange", "demo", "ui.palette", "ui.dialogs")),
]


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        (
            "opspath_desktop.ui.main_window",
            ["reportlab", "alembic", "babel", "PySide6.QtPdf", "PySide6.QtPrintSupport"],
        ),
        ("opspath_desktop.cli", ["PySide6", "sqlalchemy", "yaml", "babel"]),
        ("opspath_desktop.app, opspath_desktop.ui.main_window, opspath_desktop.ui.pages.overview", LATER),
    ],
)
def test_a_start_loads_nothing_that_can_wait(module: str, slow: list[str]) -> None:
    script = f"import sys, {module}; print(*[name for name in {slow!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def tracked() -> list[Path]:
    """List the files of the repository; a copy without git is searched as it lies there."""
    git = shutil.which("git")
    listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if git else None
    if listing and listing.returncode == 0:
        return [ROOT / part for part in listing.stdout.decode().split("\0") if part and (ROOT / part).is_file()]
    made = re.compile(r"(^|/)(build|dist|\.(?!ci/)[^/]+|__pycache__)/")
    return [file for file in ROOT.rglob("*") if file.is_file() and not made.search(file.relative_to(ROOT).as_posix())]


def test_no_file_of_the_repository_names_a_place_outside_of_it() -> None:
    # Written in two halves, since this file is searched too.
    places = [rb"\.\./" + b"shared", b"/work" + b"/", b"/opt/" + b"pypi", b"/root/" + rb"\.", b"extra-index" + b"-url"]
    outside = re.compile(b"|".join(places))
    assert [str(file.relative_to(ROOT)) for file in tracked() if outside.search(file.read_bytes())] == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_hold_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert re.findall(r"^--.*", text, re.MULTILINE) == []
    pinned = re.findall(r"^[a-z0-9].*(?:\n .*)*", text, re.MULTILINE)
    assert [entry.split()[0] for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []
