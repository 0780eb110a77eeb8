"""Write the PNG and ICO of the program's icon from its SVG: `python packaging/make_icons.py`."""

import os
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "app"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Render the SVG at 256 pixels and shrink it for the ICO."""
    app = QGuiApplication([])
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "opspath.svg")).render(painter)
    painter.end()
    image.save(str(FOLDER / "opspath.png"))
    with Image.open(FOLDER / "opspath.png") as png:
        png.save(FOLDER / "opspath.ico", sizes=[(side, side) for side in ICO_SIZES])
    app.quit()


if __name__ == "__main__":
    main()
