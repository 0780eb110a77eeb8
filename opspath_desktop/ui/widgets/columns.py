"""Stand two columns side by side, and below each other when there is no room for both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from opspath_desktop.ui.theme import U
from opspath_desktop.ui.widgets.plain import on_theme

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Columns(QWidget):
    """Hold `left` and `right`, two vertical layouts in the given proportion; narrower than `stack_below` they stack."""

    def __init__(
        self, proportion: tuple[int, int] = (61, 38), stack_below: int = 640, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stack_below = stack_below
        self._proportion = proportion
        self._sides = (QWidget(self), QWidget(self))
        self.left, self.right = (QVBoxLayout(side) for side in self._sides)
        self._box = QBoxLayout(_ACROSS, self)
        for side in self._sides:
            self._box.addWidget(side)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        on_theme(self, self._space)

    def is_stacked(self) -> bool:
        """Tell whether the columns stand below each other."""
        return self._box.direction() == _DOWN

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width when something inside wraps; Qt asks the layout for it."""
        return self._box.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width, stacked or not."""
        self._turn(width)
        return self._box.totalHeightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Agree to the width of the wider column alone."""
        sizes = [side.minimumSizeHint() for side in self._sides]
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        needed = sum(side.minimumSizeHint().width() for side in self._sides) + self._box.spacing()
        wanted = _DOWN if width < max(U(self._stack_below), needed) else _ACROSS
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            for side, share in zip(self._sides, self._proportion, strict=True):
                self._box.setStretchFactor(side, 0 if wanted == _DOWN else share)

    def _space(self) -> None:
        for layout in (self._box, self.left, self.right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(U(16))
        for side, share in zip(self._sides, self._proportion, strict=True):
            self._box.setStretchFactor(side, 0 if self.is_stacked() else share)
