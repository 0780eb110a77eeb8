"""Do everything a developer needs, with nothing but Python: run, test, check, build, bench, a11y, lock."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.txt"
STAMP = VENV / "opspath-lock.txt"
DEMO = ROOT / "build" / "demo"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

# Every Qt file that the program loads; each brings shared libraries of its own, which is why no fixed list would do.
QT_MODULES = ("Core", "Gui", "Widgets", "Svg", "Pdf", "PdfWidgets", "PrintSupport", "Test")
QT_PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "imageformats/libqsvg.so")
# Debian names a library's package after the library and its version; these are the exceptions.
DEBIAN_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libbrotlidec.so.1": "libbrotli1",
}


class Stop(Exception):
    """Say one sentence and end with exit code 1."""


# --- the environment -------------------------------------------------------------------------------------------------


def environment(*, offscreen: bool) -> dict[str, str]:
    """Return the environment of a child; offscreen also forgets every setting that could change a result."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "VIRTUAL_ENV"}}
    if offscreen:
        env = {name: value for name, value in env.items() if not name.startswith(("OPSPATH_", "QT_", "QML", "PYTEST_"))}
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def call(*command: str | Path, offscreen: bool = True, extra: dict[str, str] | None = None) -> int:
    """Run a command from the root of the repository and return its exit code."""
    sys.stdout.flush()
    env = environment(offscreen=offscreen) | (extra or {})
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


def must(*command: str | Path, offscreen: bool = True, extra: dict[str, str] | None = None) -> None:
    """Run a command that has to work; its own output says what went wrong."""
    if code := call(*command, offscreen=offscreen, extra=extra):
        raise Stop(f"{shlex.join(str(part) for part in command)} ended with exit code {code}.")


def prepare() -> None:
    """Make .venv equal to the lock and see to it that Qt can load; cheap when nothing changed."""
    if not runs(PYTHON):
        print("Creating .venv", flush=True)
        if not runs(Path(sys.executable), "import ensurepip"):
            need_debian(["python3-venv"], "Python's venv module")
        must(sys.executable, "-m", "venv", "--clear", VENV)
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not STAMP.exists() or STAMP.read_text("utf-8").strip() != wanted:
        print(f"Installing the packages that {LOCK.name} names (one or two minutes the first time)", flush=True)
        must(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "-r", LOCK)
        STAMP.write_text(wanted + "\n", "utf-8")
    if missing := missing_libraries():
        need_debian(sorted({debian_package(name) for name in missing}), "shared libraries that Qt loads")
        if missing := missing_libraries():
            raise Stop(f"Qt still misses {', '.join(sorted(missing))}.")


def runs(python: Path, statement: str = "pass") -> bool:
    """Tell whether this Python starts, is new enough and can run the statement."""
    code = f"import sys; assert sys.version_info >= (3, 11); {statement}"
    try:
        return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def missing_libraries() -> set[str]:
    """Return the shared libraries that our Qt modules and plugins name and the loader does not find (Linux only)."""
    ldd = shutil.which("ldd")
    if sys.platform != "linux" or ldd is None:
        return set()
    package = next(VENV.glob("lib/python*/site-packages/PySide6"))
    names = [f"Qt{name}.abi3.so" for name in QT_MODULES] + [f"Qt/plugins/{name}" for name in QT_PLUGINS]
    listing = subprocess.run([ldd, *names], cwd=package, capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))


def missing_build_packages() -> list[str]:
    """Return the Debian packages that a bundle needs: Debian's own Python comes without its shared library."""
    if sys.platform != "linux":
        return []
    shared = runs(PYTHON, "import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))")
    library = "lib" + next(VENV.glob("lib/python3*")).name
    return ([] if shared else [library]) + ([] if shutil.which("objdump") else ["binutils"])


def debian_package(library: str) -> str:
    """Return the Debian package of a shared library: libxcb-icccm.so.4 is in libxcb-icccm4, libX11.so.6 in libx11-6."""
    if library in DEBIAN_EXCEPTIONS:
        return DEBIAN_EXCEPTIONS[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def need_debian(packages: list[str], what: str) -> None:
    """Install Debian packages when that is possible here; otherwise stop with the line to type."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.name != "posix" or shutil.which("apt-get") is None:
        raise Stop(f"Missing: {what}. On Debian and Ubuntu they are in the packages {' '.join(packages)}.")
    if os.geteuid() != 0:
        raise Stop(
            f"Missing: {what}. Type this line, then try again:\n  sudo apt-get update && sudo {shlex.join(install)}"
        )
    print(f"Installing {what}: {' '.join(packages)}", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        # What goes wrong is on stderr; the rest is hundreds of lines of progress.
        if subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Stop(f"{shlex.join(command)} failed.")


def last_commit() -> str:
    """Return the time of the last commit in seconds, or 1980 in a copy without git."""
    if shutil.which("git") is None:
        return "315532800"
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "315532800"


def tool(name: str) -> Path:
    """Return the path of a command that lives in .venv."""
    return SCRIPTS / (f"{name}.exe" if os.name == "nt" else name)


# --- the commands ----------------------------------------------------------------------------------------------------


def run(args: list[str]) -> int:
    """Start the program; without a display write its pages and its plan to build/demo instead."""
    # Whoever names a command or a folder wants that and nothing else; only the window needs the display.
    if args or sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return call(PYTHON, "-m", "opspath_desktop", *args, offscreen=False)
    print(
        "No display here: writing a demo year, its plan and a picture of every page instead.",
        flush=True,
    )
    shutil.rmtree(DEMO, ignore_errors=True)
    pages = DEMO / "pages"
    pages.mkdir(parents=True)
    opspath = (PYTHON, "-m", "opspath_desktop", "--data-dir", DEMO / "data")
    must(*opspath, "demo", "--no-window")
    for paper in ("a4", "letter"):
        must(*opspath, "plan", DEMO / f"plan-{paper}.pdf", "--paper", paper)
    must(PYTHON, "-m", "opspath_desktop.ui.tour", pages, "--data-dir", DEMO / "data")
    pictures = len(list(pages.iterdir()))
    print(f"Look at {DEMO.relative_to(ROOT)}: plan-a4.pdf, plan-letter.pdf and {pictures} pictures in pages/")
    return 0


def test(args: list[str]) -> int:
    """Run the tests, offscreen; arguments go to pytest."""
    return call(PYTHON, "-m", "pytest", *args)


def check(_args: list[str]) -> int:
    """Check style, types, the directions of imports and the content pack."""
    checked = ["opspath_desktop", "dev.py", "packaging/start.py", "packaging/self_test.py"]
    steps: dict[str, Iterable[str | Path]] = {
        "style": (PYTHON, "-m", "ruff", "check", "--quiet", "."),
        "format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
        "types": (PYTHON, "-m", "mypy", "--strict", *checked),
        "imports": (tool("lint-imports"), "--no-logo"),
        "pack": (PYTHON, "-m", "opspath_desktop", "pack", "check", "content/packs/opspath-core"),
    }
    failed = [name for name, command in steps.items() if call(*command)]
    print(f"Checks failed: {', '.join(failed)}." if failed else f"Checks passed: {', '.join(steps)}.")
    return 1 if failed else 0


def build(args: list[str]) -> int:
    """Build the frozen program in dist/OpsPath and print its size."""
    if missing := missing_build_packages():
        need_debian(missing, "what PyInstaller takes from the system")
    # With a fixed hash seed and time, equal sources give equal bundles.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": last_commit()}
    where = ("--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller")
    must(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where, *args, "build.spec", extra=fixed)
    size = sum(file.lstat().st_size for file in (ROOT / "dist" / "OpsPath").rglob("*") if not file.is_dir())
    print(f"dist/OpsPath holds {size / 1_000_000:.1f} MB. Test it: {PYTHON.relative_to(ROOT)} packaging/self_test.py")
    return 0


def bench(args: list[str]) -> int:
    """Measure the start, the pages, a write and the export, as ratios in one run."""
    return call(PYTHON, ROOT / "tests" / "bench" / "bench.py", *args)


def a11y(args: list[str]) -> int:
    """Walk every page as a screen reader would."""
    return call(PYTHON, ROOT / "tests" / "a11y" / "run.py", *args)


def lock(args: list[str]) -> int:
    """Write the two lock files anew from pyproject.toml; --upgrade takes newer releases."""
    # Universal: one file for every platform. Without index address: any mirror will do, the hashes decide.
    compile_ = (tool("uv"), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
    plain = ("--no-emit-index-url", "--no-header", "pyproject.toml", *args)
    must(*compile_, *plain, "--output-file", "requirements.txt")
    must(*compile_, *plain, "--group", "dev", "--constraints", "requirements.txt", "--output-file", LOCK.name)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, check, build, bench, a11y, lock)
}


def main(argv: list[str]) -> int:
    """Run one command of the table above."""
    if not argv or argv[0] not in COMMANDS:
        print("python3 dev.py COMMAND [ARGUMENTS]\n")
        print("\n".join(f"  {name:<6} {command.__doc__}" for name, command in COMMANDS.items()))
        return 0 if argv and argv[0] in {"-h", "--help"} else 2
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  (this file may be started by any Python)
            raise Stop(f"OpsPath needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        prepare()
        return COMMANDS[argv[0]](argv[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
