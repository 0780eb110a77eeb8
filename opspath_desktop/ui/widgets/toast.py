"""Say what was done and offer to undo it, at the bottom of the window, for eight seconds."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.access import announce, set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button
from opspath_desktop.ui.widgets.plain import label, on_theme

SHOWN_MS = 8000
LIFT = "toastLift"  # a property of the window: how many pixels at its bottom hold what must stay in reach


class _Floor(QObject):
    """Lift the toast of a window over one widget at its bottom, as long as that is seen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._lifted = widget, False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize) and self._widget.isVisible():
            self._lifted = True
            self._widget.window().setProperty(LIFT, self._widget.height())
        elif event.type() == QEvent.Type.Hide and self._lifted:
            self._lifted = False
            window = self._widget.window()
            if window.isVisible():  # else it is closing, maybe being destroyed, and its toast with it
                window.setProperty(LIFT, 0)
        return False


def keep_in_reach(widget: QWidget) -> None:
    """Let no toast cover this widget, which stands at the bottom of its window."""
    _Floor(widget)


class Toast(QFrame):
    """Float over its window; never closes while the pointer or the focus is on it."""

    undo = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        set_accessible_role(self, QAccessible.Role.Notification)
        self.setProperty("role", "toast")
        self._window = window
        self._text = label("", "body", "on_toast", wrap=True, parent=self)
        self._undo = Button(_("Undo"), "toast", parent=self)
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = label(keys, "caption", "on_toast", wrap=False, parent=self)
        self._extras: list[Button] = []
        self._row = QHBoxLayout(self)
        for widget in (self._text, self._undo, self._keys):
            self._row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._expire)
        self._undo.clicked.connect(self._take_back)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()
        on_theme(self, self._space)

    def say(self, text: str, undo: bool = True, extras: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show the words, Undo with its keys, and further actions such as Open and Show in folder."""
        self._text.setText(text)
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        for old in self._extras:
            old.hide()
            old.deleteLater()
        self._extras = [self._make_extra(words, do) for words, do in extras]
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self._window, text)

    def text(self) -> str:
        """Return the words on show, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        """Close now."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes its size, and over what must stay in reach there."""
        # Any other property may be PySide's own mark on a window that is being destroyed, and this toast with it.
        lifted = isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == LIFT.encode()
        if (lifted or event.type() == QEvent.Type.Resize) and not self.isHidden():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Start the time again."""
        if not self._holds_focus():
            self._timer.start()

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if self.isHidden():
            return
        if self._holds_focus():
            self._timer.stop()
        elif not self._timer.isActive() and not self.underMouse():
            self._timer.start()

    def _expire(self) -> None:
        if not (self.underMouse() or self._holds_focus()):
            self.dismiss()

    def _take_back(self) -> None:
        self.dismiss()
        self.undo.emit()

    def _make_extra(self, words: str, do: Callable[[], object]) -> Button:
        button = Button(words, "toast", parent=self)
        button.clicked.connect(lambda: do())
        button.clicked.connect(self.dismiss)
        self._row.addWidget(button)
        button.show()
        return button

    def _place(self) -> None:
        room = self._window.width() - U(32)
        self._text.setWordWrap(False)
        self.setMaximumWidth(max(room, U(120)))
        if self.sizeHint().width() > room:
            self._text.setWordWrap(True)
        width = min(self.sizeHint().width(), room)
        height = max(self._row.totalHeightForWidth(width), self.sizeHint().height(), U(40))
        bottom = self._window.height() - U(24) - int(self._window.property(LIFT) or 0)
        self.setGeometry((self._window.width() - width) // 2, bottom - height, width, height)

    def _space(self) -> None:
        self._row.setContentsMargins(U(16), U(4), U(12), U(4))
        self._row.setSpacing(U(10))
        if not self.isHidden():
            self._place()
