"""Draw the one-colour Lucide icons in any colour, size and stroke."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from opspath_desktop.paths import resource_dir
from opspath_desktop.ui.theme import U, theme

STROKE, STROKE_SELECTED = 1.75, 2.0


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor, stroke: float = STROKE) -> None:
    """Paint the icon `resources/icons/<name>.svg` into the rectangle."""
    _renderer(name, color.name(), stroke).render(painter, rect)


def pixmap(name: str, token: str = "text2", px: float = 18, stroke: float = STROKE, pad: float = 0) -> QPixmap:
    """Return the icon in the colour of a token; `px` is scaled by the text size, `pad` adds space at the right."""
    ratio = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    side, width = U(px), U(px) + (U(pad) if pad else 0)
    image = QPixmap(QSize(round(width * ratio), round(side * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, name, QRectF(0, 0, side, side), theme().color(token), stroke)
    painter.end()
    return image


def icon(name: str, token: str = "text2", px: float = 18, stroke: float = STROKE, pad: float = 0) -> QIcon:
    """Return the icon for menus and buttons; make it again when the theme changes."""
    return QIcon(pixmap(name, token, px, stroke, pad))


def app_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resource_dir() / "app" / "opspath.svg"))


def app_pixmap(px: float) -> QPixmap:
    """Return the program's icon in the accent of the present theme."""
    ratio = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    image = QPixmap(QSize(round(U(px) * ratio), round(U(px) * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    source = (resource_dir() / "app" / "opspath.svg").read_text(encoding="utf-8")
    for fixed, token in (("#0B6660", "accent"), ("#FFFFFF", "on_accent")):
        source = source.replace(fixed, theme().color(token).name())
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, U(px), U(px)))
    painter.end()
    return image


@lru_cache(maxsize=256)
def _renderer(name: str, color: str, stroke: float) -> QSvgRenderer:
    source = (resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(source.encode()))
