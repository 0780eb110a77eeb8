"""Walk the running program as a screen reader does, over the accessibility bus: `python dev.py a11y` (Linux).

It starts a virtual screen, a private bus and the program on a demo year; the client, which needs the system's Python
for pyatspi, goes to every place, counts the nodes without a name, logs 30 pages, and the program ends by Ctrl+Q.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIENT = Path(__file__).with_name("client.py")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
TODAY = "2026-11-22"
DEADLINE = 120  # seconds for any one process
INSTALL = "apt-get install -y at-spi2-core python3-pyatspi gir1.2-atspi-2.0 xdotool openbox xvfb dbus"


def missing() -> list[str]:
    """Return what this run needs and the machine does not have."""
    found = [tool for tool in ("Xvfb", "openbox", "xdotool", "dbus-run-session") if shutil.which(tool) is None]
    if not LAUNCHER.exists():
        found.append(LAUNCHER.name)
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        found.append("pyatspi")
    return found


@contextmanager
def running(*command: str | Path, env: Mapping[str, str], **more: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process beside the block and end it with the block, by its id."""
    process = subprocess.Popen([str(part) for part in command], env=env, **more)  # type: ignore[call-overload]  # pipes
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=DEADLINE)


@contextmanager
def screen(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Start a virtual screen; yield the environment that names it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    xvfb = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield dict(env) | {"DISPLAY": f":{answer.readline().strip()}"}
    finally:
        xvfb.terminate()
        xvfb.wait(timeout=DEADLINE)


def opspath(data: Path) -> list[str | Path]:
    """Return the command of the program on a data folder."""
    return [sys.executable, "-m", "opspath_desktop", "--data-dir", data]


def outside(data: Path, home: Path) -> int:
    """Fill the demo, start the screen and a private bus, and go on inside of it."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LANG": "C.UTF-8", "OPSPATH_TODAY": TODAY}
    qt = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}  # the offscreen platform joins no bus
    env = kept | own | qt | {"PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
    subprocess.run([*opspath(data), "demo", "--no-window"], env=env, check=True, stdout=subprocess.DEVNULL)
    with screen(env) as shown:
        inner = ["dbus-run-session", "--", sys.executable, __file__, "--inside", str(data)]
        return subprocess.run(inner, env=shown, check=False, timeout=4 * DEADLINE).returncode


def inside(data: Path) -> int:
    """Start bus, window manager and program; let the client look, then end the program as a person does."""
    env = os.environ
    with (
        running(LAUNCHER, "--launch-immediately", env=env, stderr=subprocess.DEVNULL),
        running("openbox", env=env, stderr=subprocess.DEVNULL),
        running(*opspath(data), env=env) as program,
    ):
        subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^OpsPath$"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seen = subprocess.run([SYSTEM_PYTHON, str(CLIENT)], check=False, timeout=DEADLINE).returncode
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        code = program.wait(timeout=DEADLINE)
    print(f"The program ended with {code}.")
    return seen or abs(code)


def main() -> int:
    """Do the whole run; return 0 when every node that takes the keyboard has a name and the log entry was made."""
    if sys.argv[1:2] == ["--inside"]:
        return inside(Path(sys.argv[2]))
    if sys.platform != "linux":
        print("This run needs Linux; on Windows and macOS follow the manual script.")
        return 0
    if needed := missing():
        print(f"Missing: {', '.join(needed)}. On Debian and Ubuntu:\n  {INSTALL}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="opspath-a11y-") as folder:
        home = Path(folder) / "home"
        home.mkdir(mode=0o700)
        return outside(Path(folder) / "data", home)


if __name__ == "__main__":
    sys.exit(main())
