"""Start the window: log, theme, lock, database, packs, window; and end it in the reverse order."""

from __future__ import annotations

import gc
import logging
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, cast

# Whatever knows no Qt comes first: PySide6 reads the source of every module that is imported after it.
import babel.dates  # noqa: F401
import filelock  # noqa: F401

from opspath_desktop import __version__, clock, i18n
from opspath_desktop.content import load_core
from opspath_desktop.domain.typed import habits
from opspath_desktop.errors import OpsPathError, Trouble
from opspath_desktop.queries import badges, overview, pilot_series, reading_now  # noqa: F401  # for the first page
from opspath_desktop.settings import Settings, load
from opspath_desktop.store import upgrade
from opspath_desktop.store.database import Database
from opspath_desktop.store.folder import be_private, prepare, warning
from opspath_desktop.store.lock import held

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from opspath_desktop.ui import crash
from opspath_desktop.ui.icons import app_icon
from opspath_desktop.ui.theme import Mode, apply_theme, system_text_scale
from opspath_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from opspath_desktop.ui.main_window import MainWindow

TROUBLE = 3
PAINTED_MS = 400  # after this the first paint is over on any machine of today


def run(data: Path, *, self_test: bool = False, reset_window: bool = False) -> int:
    """Open the window on a data folder and return the exit code: 0, or 3 when the folder cannot be opened.

    With `self_test` the window paints its Overview once, and ends.
    """
    be_private()
    i18n.set_locale()
    app = application()
    settings = Settings()
    try:
        folder = prepare(data)
        settings = load(folder.settings)
        if not folder.settings.exists():  # the first start takes over how large the system's own text is
            settings = settings.replace(text_scale=round(system_text_scale() * 4) / 4)
        i18n.set_locale(language=settings.language)
        settings = settings.replace(geometry="") if reset_window else settings
        dress(app, settings)
        _start_log(folder.logs)
        with held(folder.path):
            return _window(app, folder.path, settings, self_test)
    except OpsPathError as error:
        return _refuse(error, settings, self_test, app)


def application() -> QApplication:
    """Return the one QApplication, named and with its icon."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("OpsPath")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("opspath-desktop")
    app.setWindowIcon(app_icon())
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Give the application the theme and text size of the settings."""
    apply_theme(app, cast(Mode, settings.theme), settings.text_scale)


def _window(app: QApplication, data: Path, settings: Settings, self_test: bool) -> int:
    from opspath_desktop.ui.main_window import MainWindow

    database = _open(data, ask=not self_test)
    if database is None:
        return TROUBLE
    try:
        pathway, problems = load_core()
        space = Workspace(
            database, pathway, folder=data, settings=settings, today=clock.today, habits=habits(i18n.current_locale())
        )
        window = MainWindow(space, tuple(str(problem) for problem in problems))
        crash.install(window, data / "logs")
        window.restore_asked.connect(lambda path: _restore(window, path))
        window.show()
        QTimer.singleShot(PAINTED_MS, window, lambda: _after_start(window, data))
        if self_test:
            QTimer.singleShot(0, window, lambda: (window.grab(), window.close()))
        return int(app.exec())
    finally:
        database.close()
        _collect_again()


def _open(data: Path, *, ask: bool) -> Database | None:
    """Open the database; with `ask` a damaged one is offered its newest good backup. None when the user gives up."""
    while True:
        try:
            return upgrade.open_database(data, clock=clock.utc_now, new_uuid=lambda: str(uuid.uuid4()))
        except upgrade.Damaged as damaged:
            if not ask:
                raise
            from opspath_desktop.store import restore
            from opspath_desktop.ui.dialogs.rescue import offer_backup

            chosen = offer_backup(damaged)
            if chosen is None:
                return None
            restore.restore(chosen, data, now=clock.utc_now())


def _after_start(window: MainWindow, data: Path) -> None:
    """Do what can wait for the first paint: the warning about the folder and the daily backup."""
    _collect_again()
    words = warning(data)
    if words:
        window.say(words, "", "warn")
    window.back_up_daily()


def _collect_again() -> None:
    """Turn the garbage collector on, which the command turned off; what the start made is never searched again."""
    gc.freeze()
    gc.enable()


def _restore(window: MainWindow, path: Path) -> None:
    from opspath_desktop.store.restore import restore_into

    try:
        restored = restore_into(window.workspace.database, path, label=i18n._("Restore a backup"))
    except OpsPathError as error:
        window.show_error(error)
        return
    window.after_restore(restored.kept, restored.missing)


def _refuse(error: OpsPathError, settings: Settings, self_test: bool, app: QApplication) -> int:
    dress(app, settings)
    if self_test:
        sys.stderr.write(f"opspath: {error}\n")
        return TROUBLE
    from opspath_desktop.ui.dialogs.rescue import tell

    tell(error if isinstance(error, Trouble) else Trouble(str(error)))
    return TROUBLE


def _start_log(folder: Path) -> None:
    """Write warnings and errors of the program to a rotating file; it never holds the user's texts."""
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(folder / "opspath.log", maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    if not any(isinstance(one, RotatingFileHandler) for one in root.handlers):
        root.addHandler(handler)
