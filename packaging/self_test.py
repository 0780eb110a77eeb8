"""Try the frozen program as a stranger's machine would: nothing in the environment, and nothing may reach stderr.

Usage: python packaging/self_test.py [FOLDER]    (dist/OpsPath unless said)
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUFFIX = ".exe" if os.name == "nt" else ""
SIZE_LIMIT = 160_000_000
# Everything by which a program could reach a network, except libQt6Network itself: Qt PDF is linked with it.
FORBIDDEN = re.compile(r"(^|/)(QtNetwork\.|QtWebEngine|_ssl\.|libssl|libcrypto|(plugins/)(tls|networkinformation)/)")


class Program:
    """The two executables in a bundle, started with an empty environment."""

    def __init__(self, bundle: Path) -> None:
        self.bundle = bundle

    def __call__(self, name: str, *args: str | Path, env: dict[str, str] | None = None) -> str:
        """Run an executable and return its stdout; it has to end with 0 and to leave stderr empty."""
        # Windows cannot start a program without these two.
        needed = {key: os.environ[key] for key in ("SYSTEMROOT", "USERPROFILE") if os.name == "nt"}
        command = [str(self.bundle / (name + SUFFIX)), *map(str, args)]
        done = subprocess.run(
            command,
            env=needed | (env or {}),
            cwd=self.bundle.anchor,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        error = done.stderr.decode("utf-8", "replace")
        expect(done.returncode == 0, f"{name} {args} ended with {done.returncode}: {error}")
        expect(not error, f"{name} {args} wrote to stderr: {error}")
        return done.stdout.decode("utf-8")


def expect(truth: bool, sentence: str) -> None:
    """End the self-test with a sentence unless something is so; unlike assert, this also works under -O."""
    if not truth:
        raise SystemExit(f"Self-test failed. {sentence}")


def try_size(program: Program, _folder: Path) -> None:
    """The bundle is small enough (measured on Linux; elsewhere Qt has another size)."""
    size = sum(file.lstat().st_size for file in program.bundle.rglob("*"))
    expect(sys.platform != "linux" or size <= SIZE_LIMIT, f"The bundle has {size} bytes, more than {SIZE_LIMIT}.")


def try_no_network(program: Program, _folder: Path) -> None:
    """No file in the bundle could open a connection or speak TLS."""
    names = [file.relative_to(program.bundle).as_posix() for file in program.bundle.rglob("*")]
    found = [name for name in names if FORBIDDEN.search(name)]
    expect(not found, f"These files have to do with a network: {found}")


def try_links(program: Program, _folder: Path) -> None:
    """No link in the bundle points to nothing."""
    broken = [str(file) for file in program.bundle.rglob("*") if file.is_symlink() and not file.exists()]
    expect(not broken, f"These links lead nowhere: {broken}")


def try_version(program: Program, _folder: Path) -> None:
    """The command tells its version."""
    expect(re.search(r"\d+\.\d+\.\d+", program("opspath", "--version")) is not None, "--version names no version.")


def try_demo_and_check(program: Program, folder: Path) -> None:
    """A demo year fits into a new folder, and all of it passes the program's own checks."""
    program("opspath", "--data-dir", folder, "demo", "--no-window")
    report = json.loads(program("opspath", "--data-dir", folder, "check", "--json"))
    expect(report["ok"] is True, f"opspath check found something: {report}")
    status = json.loads(program("opspath", "--data-dir", folder, "status", "--json"))
    expect(status["stage"] is not None and status["books"] > 0, f"The demo is empty: {status}")


# In Russian, whose months come with another library's data.
CLIPPING = (
    "A Book (Somebody)\n– Ваш выделенный отрывок в месте 6–7 | "  # noqa: RUF001
    "Добавлено: понедельник, 16 марта 2015 г. в 21:46:06\n\nA passage\n==========\n"  # noqa: RUF001
)
IMPORTS = {
    "table.csv": "Title,Author\r\nA Book Of Its Own,Somebody\r\n",
    "clippings.txt": CLIPPING,
    "library.bib": "@book{a, title = {Caf{\\'e} of Trials}, author = {Somebody}}\n",
    "refs.ris": "TY  - BOOK\r\nTI  - Another Book\r\nER  - \r\n",
    "refs.json": '[{"id": 1, "type": "book", "title": "A Third Book"}]',
}


def try_imports(program: Program, folder: Path) -> None:
    """Files of other programs are read, and the libraries for them are there."""
    for name, text in IMPORTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        done = json.loads(program("opspath", "--data-dir", folder, "import", folder / name, "--json"))
        expect(done["new"] == done["records"] == 1, f"{name} was not imported: {done}")


def try_plan(program: Program, folder: Path) -> None:
    """The plan is a PDF in both paper sizes, with the picture that the demo attaches to a pilot."""
    for paper in ("a4", "letter"):
        target = folder / f"plan-{paper}.pdf"
        program("opspath", "--data-dir", folder, "plan", target, "--paper", paper)
        content = target.read_bytes()
        expect(content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"), f"{target.name} is no PDF.")
        expect(b"/Subtype /Image" in content, f"{target.name} lacks the attached picture.")


def try_chart(program: Program, folder: Path) -> None:
    """A table of numbers becomes a control chart, as figures and as a page."""
    table, page = folder / "numbers.csv", folder / "chart.pdf"
    table.write_text("day,minutes\n" + "".join(f"2026-01-{day:02},{day % 3 + 4}\n" for day in range(1, 29)))
    found = json.loads(program("opspath", "chart", table, "--json", "--pdf", page))
    expect(found["n"] == 28 and found["variation"] == "common", f"The chart says: {found}")
    expect(page.read_bytes().startswith(b"%PDF-"), "The chart is no PDF.")


def try_window(program: Program, folder: Path) -> None:
    """The window opens, paints its first page and closes, and no plugin path from outside can stop it."""
    hostile = {"QT_PLUGIN_PATH": str(folder), "QT_QPA_PLATFORM_PLUGIN_PATH": str(folder)}
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    program("opspath-desktop", "--data-dir", folder, "--self-test", env=offscreen | hostile)
    if os.environ.get("DISPLAY"):
        here = {key: os.environ[key] for key in ("DISPLAY", "XAUTHORITY") if key in os.environ}
        program("opspath-desktop", "--data-dir", folder, "--self-test", env=here)


STEPS = (
    *(try_size, try_no_network, try_links, try_version, try_demo_and_check),
    *(try_imports, try_plan, try_chart, try_window),
)


def main(argv: list[str]) -> int:
    """Run every step on the bundle and say how long each took."""
    program = Program(Path(argv[0] if argv else ROOT / "dist" / "OpsPath").resolve())
    expect(program.bundle.is_dir(), f"There is no bundle at {program.bundle}. Make it with: python3 dev.py build")
    with tempfile.TemporaryDirectory() as name:
        # A space and letters outside ASCII: the folder of a real person.
        folder = Path(name) / "Größe 日本"
        for step in STEPS:
            began = time.perf_counter()
            step(program, folder)
            print(f"{time.perf_counter() - began:6.1f} s  {step.__doc__}", flush=True)
    print("The frozen program passed its self-test.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
