"""The search-and-command box: one field that logs, runs commands, goes to places and finds notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from opspath_desktop.i18n import _
from opspath_desktop.ui import icons
from opspath_desktop.ui.theme import U, theme
from opspath_desktop.ui.widgets.access import announce
from opspath_desktop.ui.widgets.card import Divider
from opspath_desktop.ui.widgets.plain import IconLabel, elide, label, on_theme
from opspath_desktop.ui.widgets.rows_model import Header, RowsModel

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: what it says, what it does; `keys` are shown at the right."""

    key: str
    title: str
    hint: str
    icon: str
    run: Callable[[], object]
    keys: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.title}, {self.hint}" if self.hint else self.title


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a small heading."""

    title: str
    entries: tuple[Entry, ...]


Provider = Callable[[str], list[Group]]


class _Delegate(QStyledItemDelegate):
    """Paint headings and entries; every length follows the text size."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(10, U(30 if isinstance(row, Header) else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if isinstance(row, Header):
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().color("text2"))
            inside = rect.adjusted(U(10), 0, 0, -U(4))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), row.text)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._entry(painter, rect, row, chosen)
        painter.restore()

    def _entry(self, painter: QPainter, rect: QRectF, row: Entry, chosen: bool) -> None:
        look = theme()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("selected"))
            painter.drawRoundedRect(rect, U(6), U(6))
        side = U(18)
        icon = QRectF(rect.left() + U(10), rect.center().y() - side / 2, side, side)
        icons.paint_icon(painter, row.icon, icon, look.color("on_selected_accent" if chosen else "text2"))
        left = icon.right() + U(10)
        keys = _("Enter") if chosen and not row.keys else row.keys
        right = rect.right() - U(10) - self._keys(painter, rect, keys)
        title_font = look.font("strong" if chosen else "body")
        left = self._words(
            painter, left, right, rect, row.title, title_font, look.color("on_selected" if chosen else "text")
        )
        hint_color = look.color("on_selected2" if chosen else "text2")
        self._words(painter, left + U(10), right, rect, row.hint, look.font("caption"), hint_color)

    @staticmethod
    def _words(
        painter: QPainter, left: float, right: float, rect: QRectF, words: str, font: QFont, color: QColor
    ) -> float:
        metrics = QFontMetrics(font)
        shown = elide(metrics, words, int(max(right - left, 0)))
        painter.setFont(font)
        painter.setPen(color)
        width = metrics.horizontalAdvance(shown)
        box = QRectF(left, rect.top(), width + 4, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        return left + width

    @staticmethod
    def _keys(painter: QPainter, rect: QRectF, keys: str) -> float:
        if not keys:
            return 0
        look = theme()
        font = look.font("caption")
        width = QFontMetrics(font).horizontalAdvance(keys) + U(14)
        box = QRectF(rect.right() - U(8) - width, rect.center().y() - U(10), width, U(20))
        painter.setPen(look.color("border"))
        painter.setBrush(look.color("surface2"))
        painter.drawRoundedRect(box, U(4), U(4))
        painter.setFont(font)
        painter.setPen(look.color("text2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)
        return width + U(8)


class Palette(QWidget):
    """A scrim over the window and a 600 px box on it; Esc gives the focus back to where it was."""

    closed = Signal()

    def __init__(self, window: QWidget, provider: Provider) -> None:
        super().__init__(window)
        self._window, self._provider = window, provider
        self._before: QWidget | None = None
        self._box = QFrame(self)
        self._box.setProperty("role", "popup")
        self.field = QLineEdit(self._box)
        self.field.setProperty("look", "palette")
        self.field.setProperty("size", "lead")
        self.list = QListView(self._box)
        self.model = RowsModel(lambda row: row.text if isinstance(row, Header) else row.spoken)
        self._groups: list[Group] = []
        self._build()
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.setAccessibleName(_("Search and commands"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.field.setPlaceholderText(_("Type a command, a place, pages read, or words from your notes"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Results"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self._box)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(IconLabel("search", "text2", 18, self._box))
        head.addWidget(self.field, 1)
        for keys, words in (("↑↓", _("choose")), (_("Enter"), _("run")), (_("Esc"), _("close"))):
            foot.addWidget(label(keys, "key", wrap=False, parent=self._box))
            foot.addWidget(label(words, "caption", wrap=False, parent=self._box))
        foot.addStretch(1)
        column.addLayout(head)
        column.addWidget(Divider(parent=self._box))
        column.addWidget(self.list, 1)
        column.addWidget(Divider(parent=self._box))
        column.addLayout(foot)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._run_index)

        def space() -> None:
            column.setContentsMargins(U(8), U(8), U(8), U(8))
            column.setSpacing(U(6))
            head.setContentsMargins(U(8), U(4), U(8), U(4))
            foot.setContentsMargins(U(10), U(2), U(8), 0)
            foot.setSpacing(U(6))
            self._place()

        on_theme(self, space)

    def open(self, text: str = "") -> None:
        """Show the box with `text` already typed."""
        if self.isHidden():
            self._before = self._window.focusWidget()
        self.field.setText(text)
        self._search(text)
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.deselect()  # typing goes on after what is there
        self.field.end(False)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._before = None
        self.closed.emit()

    def entries(self) -> list[Entry]:
        """Return the entries on show, from the top."""
        return [entry for group in self._groups for entry in group.entries]

    def _search(self, text: str) -> None:
        self._groups = [group for group in self._provider(text) if group.entries]
        rows: list[Header | Entry] = []
        for group in self._groups:
            rows.append(Header(f"group:{group.title}", group.title))
            rows.extend(group.entries)
        self.model.show(rows)
        self._choose(1 if rows else -1)
        self._place()

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            index = self.model.index(row, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            if self.isVisible():
                announce(self.field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _move(self, way: int) -> None:
        row = self.list.currentIndex().row() + way
        while 0 <= row < self.model.rowCount():
            if isinstance(self.model.index(row, 0).data(Qt.ItemDataRole.UserRole), Entry):
                self._choose(row)
                return
            row += way

    def _run_index(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Entry):
            self.dismiss()
            row.run()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(U(600), self.width() - U(32))
        rows = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        option = QStyleOptionViewItem()
        wanted = sum(self.list.itemDelegate().sizeHint(option, index).height() for index in rows) + U(130)
        height = min(wanted, self.height() - U(110))
        self._box.setGeometry((self.width() - width) // 2, U(84), width, max(height, U(160)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; take the keys of the list while the field has the focus."""
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1}
        key = Qt.Key(event.key())
        if key in moves:
            self._move(moves[key])
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_index(self.list.currentIndex())
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the box."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the page; it stays recognisable."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110 if theme().dark else 70))
        painter.end()
