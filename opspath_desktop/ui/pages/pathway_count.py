"""Show how much of a stage is done, as a figure and a bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from opspath_desktop.i18n import _, format_number
from opspath_desktop.queries.pathway import StageView
from opspath_desktop.ui.pages.pathway_words import left_out
from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import label, on_theme
from opspath_desktop.ui.widgets.progress import ProgressBar


class Count(QWidget):
    """Show "6 of 12 done" with its bar, and what is left out of the count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._of = label("", "figure", wrap=False), label("", "body", "muted", wrap=False)
        self._bar = ProgressBar(_("Progress of this stage"))
        self._out = label("", "caption")
        line, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._done, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        column.addWidget(self._bar)
        column.addWidget(label(_("Objectives, metrics, tips, readings"), "caption"))
        column.addWidget(self._out)
        column.addStretch(1)

        def space() -> None:
            self.setFixedWidth(U(208))
            column.setSpacing(U(4))
            line.setSpacing(U(7))
            self._of.setContentsMargins(0, 0, 0, U(4))

        on_theme(self, space)

    def show_view(self, view: StageView) -> None:
        """Show the count of a stage."""
        count = view.standing.progress
        words = _("of {of} done").format(of=format_number(count.of))
        self._done.setText(format_number(count.done))
        self._of.setText(words)
        self._bar.set_fraction(count.fraction, f"{format_number(count.done)} {words}")
        self._out.setText(left_out(count))
        self._out.setVisible(bool(left_out(count)))
