"""Scroll a page that is taller than the window, without the phantom scroll bars of QScrollArea.

`widgetResizable` asks wrapped labels for a height before they know their width and so makes pages too tall. `Fit`
gives the content the width of the viewport first and then exactly the height that it needs for that width.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import SIZE, U
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.later import after_events
from opspath_desktop.ui.widgets.plain import on_theme


class Fit(QScrollArea):
    """Show `content` left-aligned and at most `max_width` wide; no tab stop, PageUp and PageDown still scroll."""

    def __init__(self, content: QWidget, max_width: int = SIZE["content_max"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own interface of a scroll area reads past its list when a screen reader asks for a scroll bar that has
        # just gone, and the program dies; the one of a plain widget looks at the number first.
        set_accessible_role(self, QAccessible.Role.Client)
        self._max_width = max_width
        self._later = after_events(self, self._fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reveal)
        on_theme(self, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the content asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest and not self._later.isActive():
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content to the new width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by a page; every other key goes on to the parent."""
        keys = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        way = keys.get(Qt.Key(event.key()))
        if way is None:
            event.ignore()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())

    def rewind(self) -> None:
        """Show the content from its beginning, also where the focus is further down."""
        self.settle()
        self.verticalScrollBar().setValue(0)

    def settle(self, inner: QWidget | None = None) -> None:
        """Lay the content out now, from `inner` outwards, for who must know where it stands before the next paint."""
        content = self.widget()
        here = inner or content
        while here is not None:
            layout = here.layout()
            if layout is not None:
                layout.activate()
            here = None if here is content else here.parentWidget()
        self._fit()

    def _fit(self) -> None:
        content = self.widget()
        if content is None:
            return
        width = min(self.viewport().width(), U(self._max_width))
        layout = content.layout()
        width = max(width, layout.totalMinimumSize().width() if layout else content.minimumSizeHint().width())
        if layout and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        else:
            height = content.sizeHint().height()
        content.resize(width, max(height, self.viewport().height()))

    def _reveal(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what Tab has reached into sight, of what is taller than the view its beginning."""
        content = self.widget()
        if now is None or content is None or not content.isAncestorOf(now):
            return
        self.settle(now)  # what was opened a moment ago has no place yet
        top = now.mapTo(content, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(max(top - U(16), 0))
        elif top + min(now.height(), self.viewport().height()) > bar.value() + self.viewport().height():
            below = top + now.height() + U(16) - self.viewport().height()
            bar.setValue(min(below, max(top - U(16), 0)))


def page_column(page: QWidget) -> QVBoxLayout:
    """Give a page its column with the margins and gaps of every page."""
    column = QVBoxLayout(page)

    def space() -> None:
        column.setContentsMargins(U(24), U(4), U(24), U(24))
        column.setSpacing(U(16))

    on_theme(page, space)
    return column
