"""What every page works with: the database, the pathway, the clock, and one way to act and to say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from opspath_desktop.domain.pathway import Pathway
from opspath_desktop.domain.typed import Habits
from opspath_desktop.errors import OpsPathError
from opspath_desktop.store.database import Change, Database, Session

if TYPE_CHECKING:
    from opspath_desktop.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of `Workspace.act`: the action's result, or the error that was shown."""

    result: Any = None
    error: OpsPathError | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the action was done."""
        return self.error is None


class Workspace(QObject):
    """The one object that a page gets.

    Signals: `changed(Change)` after every change, undo and redo; `told(str, bool)` a line for the toast and whether it
    offers Undo; `told_extras(str, list)` a line for the toast with its own buttons, (words, callback) each;
    `failed(OpsPathError)` for the message bar; `asked(str, object)` a wish to go to a place and a target in it (an id
    or uuid); `restore_asked(Path)` a wish to put a backup in place of the database; `settings_changed()`.
    """

    changed = Signal(object)
    told = Signal(str, bool)
    told_extras = Signal(str, object)
    failed = Signal(object)
    asked = Signal(str, object)
    restore_asked = Signal(object)
    settings_changed = Signal()

    def __init__(
        self,
        database: Database,
        pathway: Pathway,
        *,
        folder: Path,
        settings: Settings,
        today: Callable[[], date],
        habits: Habits | None = None,
    ) -> None:
        super().__init__()
        self.pathway = pathway
        self.folder = folder
        self.settings = settings
        self.today = today
        self.habits = habits or Habits()
        self.database = database
        self.use(database)

    def use(self, database: Database) -> None:
        """Work with this database from now on (at start, and after a restore)."""
        self.database = database
        database.listeners.append(self.changed.emit)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session for queries; fetch everything inside the block."""
        with self.database.read() as session:
            yield session

    def query(self, function: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one query function and return its read model."""
        with self.database.read() as session:
            return function(session, *args, **kwargs)

    def act(
        self,
        label: str,
        function: Callable[..., Any],
        *args: Any,
        toast: str | Callable[[Any], str] | None = None,
        field: Any = None,
        merge: str | None = None,
        **kwargs: Any,
    ) -> Outcome:
        """Run `function(session, *args, **kwargs)` as one change and one undo step called `label`.

        `toast` is shown with Undo when it was done (a callable gets the result). A refusal goes to
        `field.error(text)` when a field is given (what was typed stays in it), else to the message bar.
        """
        try:
            with self.database.change(label, merge=merge) as session:
                result = function(session, *args, **kwargs)
        except OpsPathError as error:
            if field is not None:
                field.error(str(error))
            else:
                self.failed.emit(error)
            return Outcome(error=error)
        if toast is not None:
            self.told.emit(toast(result) if callable(toast) else toast, True)
        return Outcome(result)

    def undo(self) -> Change | None:
        """Take the newest step back."""
        return self.database.undo()

    def redo(self) -> Change | None:
        """Do the newest undone step again."""
        return self.database.redo()

    def go(self, place: str, target: object = None) -> None:
        """Ask the window to show a place ("overview", "pathway", ...) and a target in it."""
        self.asked.emit(place, target)

    def store_settings(self, **fields: Any) -> None:
        """Change settings of the window and write them; a write that fails is told, the window goes on."""
        from opspath_desktop.settings import save
        from opspath_desktop.store.folder import Folder

        self.settings = self.settings.replace(**fields)
        try:
            save(Folder(self.folder).settings, self.settings)
        except OpsPathError as error:
            self.failed.emit(error)
        self.settings_changed.emit()
