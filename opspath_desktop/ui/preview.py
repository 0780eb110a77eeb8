"""Show the real PDF beside what makes it, and the same words as text for those who cannot see a picture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.access import set_accessible_role
from opspath_desktop.ui.widgets.buttons import Button, IconButton
from opspath_desktop.ui.widgets.focus import paint_ring, shows_focus, watch_focus
from opspath_desktop.ui.widgets.message_bar import MessageBar
from opspath_desktop.ui.widgets.plain import heading, label, on_theme, set_tone

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

STEP = 1.25  # one press of a zoom button
PATIENCE_MS = 200  # what takes no longer needs no word
NARROW = 460  # px: in less, the words about the pages stand under the title
LEAST, MOST = 0.25, 5.0


def open_pdf(data: bytes, parent: QObject) -> QPdfDocument:
    """Load a PDF from memory; document and bytes live as long as `parent`, or until `deleteLater`."""
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


class Paper(QFrame):
    """Scroll and zoom the pages; the width of the pane is the size at the start. Paints the ring of the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._view: Any = None  # QPdfView, which costs 40 ms to import and is made with the first document
        self._document: QPdfDocument | None = None
        self._factor = 1.0
        self._column = QVBoxLayout(self)
        on_theme(self, self._dress)

    def show_pdf(self, data: bytes) -> int:
        """Show another PDF at the same place and size; return how many pages it has."""
        from PySide6.QtPdf import QPdfDocument

        document = open_pdf(data, self)
        if document.status() != QPdfDocument.Status.Ready:
            document.deleteLater()
            return 0
        if self._view is None:
            self._make_view()
        bar = self._view.verticalScrollBar()
        place = bar.value()
        self._view.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        QTimer.singleShot(0, self, lambda: bar.setValue(place))
        return document.pageCount()

    def zoom(self, steps: int) -> None:
        """Go this many steps nearer; negative ones go away."""
        if self._view is None:
            return
        kind = self._view.ZoomMode
        shown = self._view.zoomFactor() if self._view.zoomMode() == kind.Custom else self._fitting()
        self._view.setZoomMode(kind.Custom)
        self._view.setZoomFactor(min(max(shown * STEP**steps, LEAST), MOST))

    def factor(self) -> float:
        """Return the size on show, 1.0 as on paper."""
        if self._view is None:
            return 1.0
        custom = self._view.zoomMode() == self._view.ZoomMode.Custom
        return float(self._view.zoomFactor()) if custom else self._fitting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the ring anew when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around the pages."""
        super().paintEvent(event)
        if self._view is not None and shows_focus(self._view):
            painter = QPainter(self)
            paint_ring(painter, QRectF(self.rect()), U(4))
            painter.end()

    def _make_view(self) -> None:
        from PySide6.QtPdfWidgets import QPdfView

        view = self._view = QPdfView(self)
        set_accessible_role(view, QAccessible.Role.Document)  # not Qt's own interface of a scroll area, see Fit
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(self._name)
        view.setAccessibleDescription(_("Pages as they print. “Show as text” says the same in words."))
        watch_focus(view)
        view.installEventFilter(self)
        self._column.addWidget(view)
        self.setFocusProxy(view)
        self._dress()

    def _fitting(self) -> float:
        """Return the factor at which a page fills the width."""
        if self._document is None or self._document.pageCount() == 0:
            return 1.0
        points = max(self._document.pagePointSize(0).width(), 1.0)
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        return float(max(room, 1) / (points * self._view.logicalDpiX() / 72))

    def _dress(self) -> None:
        self._column.setContentsMargins(U(2), U(2), U(2), U(2))
        if self._view is None:
            return
        palette = self._view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, theme().color("surface2"))
        self._view.setPalette(palette)
        margins = self._view.documentMargins()
        margins.setLeft(U(26))
        margins.setRight(U(26))
        margins.setTop(U(14))
        margins.setBottom(U(24))
        self._view.setDocumentMargins(margins)
        self._view.setPageSpacing(U(16))


class Preview(QFrame):
    """Hold the head row (words about the pages, zoom, the way to the text) and the pages or the text under it."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", text_name: str = "") -> None:
        super().__init__(parent)
        self._text_name = text_name or _("The plan as text")
        self.setProperty("role", "pane")
        self._title = heading(_("Preview"), parent=self)
        self._caption = label("", "caption", parent=self)
        self.text_button = Button(_("Show as text"), "link", parent=self)
        self.smaller = IconButton("zoom-out", _("Smaller pages"), self)
        self.larger = IconButton("zoom-in", _("Larger pages"), self)
        self.paper = Paper(name or _("Preview of the plan"), self)
        self.words = QPlainTextEdit(self)
        self._notice = MessageBar()
        self._said = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._caption.setText(_("Making the pages...")))
        self._head, self._notices = QHBoxLayout(), QVBoxLayout()
        self._pile = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self.text_button.clicked.connect(self._switch)
        self.smaller.clicked.connect(lambda: self.paper.zoom(-1))
        self.larger.clicked.connect(lambda: self.paper.zoom(1))
        on_theme(self, self._space)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the first pages are on their way when they are longer in coming than a moment."""
        super().showEvent(event)
        if not self._said:
            self._patience.start(PATIENCE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words about the pages under the title where there is no room beside it."""
        super().resizeEvent(event)
        under = event.size().width() < U(NARROW)
        if under != (self._head.indexOf(self._caption) < 0):
            self._head.removeWidget(self._caption)
            self._notices.removeWidget(self._caption)
            if under:
                self._notices.insertWidget(0, self._caption)
            else:
                self._head.insertWidget(1, self._caption, 1)
            self._head.setStretch(0, 1 if under else 0)

    def show_plan(self, pdf: bytes, text: str) -> int:
        """Show the pages and keep the text for the switch; return how many pages there are."""
        pages = self.paper.show_pdf(pdf)
        if text != self.words.toPlainText():
            place = self.words.verticalScrollBar().value()
            self.words.setPlainText(text)
            self.words.verticalScrollBar().setValue(place)
        return pages

    def stop_waiting(self) -> None:
        """Take back that the first pages are on their way; pages on show keep their words."""
        if not self._said:
            self.say("")

    def say(self, words: str, tone: str = "") -> None:
        """Replace the words beside the title, such as "A4 · 2 pages"."""
        self._patience.stop()
        self._said = words
        self._caption.setText(words)
        set_tone(self._caption, tone)

    def warn(self, words: str) -> None:
        """Say above the pages what will not print as it was written; nothing takes it away."""
        if words and words != self.warning():
            self._notice.say(words, tone="warn")
        elif not words:
            self._notice.hide()

    def warning(self) -> str:
        """Return what `warn` has said."""
        return "" if self._notice.isHidden() else self._notice.accessibleName()

    def caption(self) -> str:
        """Return the words beside the title."""
        return self._said

    def shows_text(self) -> bool:
        """Tell whether the text is on show instead of the pages."""
        return self._pile.currentWidget() is self.words

    def _switch(self) -> None:
        to_text = not self.shows_text()
        self._pile.setCurrentWidget(self.words if to_text else self.paper)
        self.text_button.set_text(_("Show pages") if to_text else _("Show as text"))
        for button in (self.smaller, self.larger):
            button.setEnabled(not to_text)

    def _build(self) -> None:
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setProperty("look", "bare")
        self.words.setAccessibleName(self._text_name)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._caption.setWordWrap(True)
        self._caption.setObjectName("words-about-the-pages")
        self._title.setWordWrap(False)
        self._head.addWidget(self._title)
        self._head.addWidget(self._caption, 1)
        for button in (self.text_button, self.smaller, self.larger):
            self._head.addWidget(button)
        self._pile.addWidget(self.paper)
        self._pile.addWidget(self.words)
        self._column.addLayout(self._head)
        self._notices.addWidget(self._notice)
        self._column.addLayout(self._notices)
        self._column.addLayout(self._pile, 1)

    def _space(self) -> None:
        self._head.setContentsMargins(U(16), U(5), U(16), U(5))
        self._head.setSpacing(U(8))
        self._notices.setContentsMargins(U(16), 0, U(16), 0)
        self.words.document().setDocumentMargin(U(12))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
