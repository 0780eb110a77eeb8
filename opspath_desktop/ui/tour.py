"""Take a picture of every page in both themes: `python -m opspath_desktop.ui.tour OUTDIR --data-dir DIR`."""

from __future__ import annotations

import argparse
import sys
import uuid
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from opspath_desktop import clock, i18n
from opspath_desktop.content import load_core
from opspath_desktop.domain.typed import habits
from opspath_desktop.settings import Settings
from opspath_desktop.store.upgrade import writing_to
from opspath_desktop.ui.main_window import PAGES, MainWindow
from opspath_desktop.ui.theme import apply_theme
from opspath_desktop.ui.workspace import Workspace

SETTLE_MS = 400  # layouts, the preview's worker and fonts come to rest


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let everything that is under way arrive."""
    end = QDeadlineTimer(milliseconds)
    while not end.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def take(data: Path, out: Path, modes: tuple[str, ...], scale: float, size: tuple[int, int], places: list[str]) -> None:
    """Write `<place>-<mode>.png` for each page and mode; `size` in pixels, text `scale` times as large."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    i18n.set_locale()
    out.mkdir(parents=True, exist_ok=True)
    pathway, problems = load_core()
    with writing_to(data, clock=clock.utc_now, new_uuid=lambda: str(uuid.uuid4())) as database:
        for mode in modes:
            apply_theme(app, mode, scale)  # type: ignore[arg-type]  # argparse checks it
            space = Workspace(
                database,
                pathway,
                folder=data,
                settings=Settings(theme=mode, text_scale=scale),
                today=clock.today,
                habits=habits(i18n.current_locale()),
            )
            window = MainWindow(space, tuple(map(str, problems)))
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.resize(*size)
            window.show()
            for place in places:
                window.go(place)
                settle(1500 if place == "plan" else SETTLE_MS)
                window.grab().save(str(out / f"{place}-{mode}.png"))
            window.close()
            settle(50)


def main() -> int:
    """Read the options and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--mode", choices=("light", "dark"), action="append")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--place", choices=tuple(PAGES), action="append")
    wish = parser.parse_args()
    width, height = (int(part) for part in wish.size.split("x"))
    modes = tuple(wish.mode or ("light", "dark"))
    take(wish.data_dir, wish.out, modes, wish.scale, (width, height), wish.place or list(PAGES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
