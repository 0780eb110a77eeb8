"""Set attached pictures in rows, each with what it shows; one that cannot be drawn is named with the reason."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import ImageReader

from opspath_desktop.i18n import _
from opspath_desktop.plan.blocks import Photo
from opspath_desktop.plan.flowables import Elastic, Factory, Flow
from opspath_desktop.plan.paint import HAIR, colour
from opspath_desktop.plan.pictures import Album, Raster
from opspath_desktop.plan.sheet_fit import measure

GAP, BELOW = 8.0, 1.5  # points between pictures, and from a picture to its words
ABREAST = 3  # pictures in a row; four stand in two rows
BESIDE = 0.6  # of the width: a single narrower picture has its words beside it
LARGEST = 2**0.5  # how far a sheet is enlarged: an A3 from an A4
Shown = tuple[Raster, list[Flow]]


class PhotoRow(Elastic):
    """Pictures side by side, all as tall as there is room for, with their words below or beside them."""

    def __init__(self, items: Sequence[Shown], width: float, least: float, most: float, *, low: bool) -> None:
        self.items = items
        self.each = (width - GAP * (len(items) - 1)) / len(items)
        widest = [self.each * picture.height / picture.width for picture, _words in items]  # as tall as it can get
        beside = widest[0] * BESIDE  # as tall as it can get with its words beside it
        self.beside = len(items) == 1 and (most if not low else least) <= beside
        super().__init__(_never, min(least, *widest), min(max(widest), most, beside if self.beside else most))
        self.sizes: list[tuple[float, float]] = []
        self.pictures_tall = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.room = width
        talls = [min(self.tall, self.each * picture.height / picture.width) for picture, _words in self.items]
        self.sizes = [
            (tall * picture.width / picture.height, tall)
            for tall, (picture, _words) in zip(talls, self.items, strict=True)
        ]
        self.pictures_tall = max(talls)
        words = max(measure(words, self._words_room()) for _picture, words in self.items)
        return width, max(self.pictures_tall, words) if self.beside else self.pictures_tall + BELOW + words

    def _words_room(self) -> float:
        return self.room - self.sizes[0][0] - GAP if self.beside else self.each

    def draw(self) -> None:
        """Draw each picture in a hairline, so that a white one has an edge too."""
        canvas: Any = self.canv
        top = self.wrap(self.room, 0.0)[1]
        for n, ((picture, words), (wide, tall)) in enumerate(zip(self.items, self.sizes, strict=True)):
            x = n * (self.each + GAP)
            canvas.drawImage(ImageReader(io.BytesIO(picture.data)), x, top - tall, wide, tall)
            canvas.setStrokeColor(colour(HAIR))
            canvas.setLineWidth(0.6)
            canvas.rect(x, top - tall, wide, tall, stroke=1, fill=0)
            y = top if self.beside else top - self.pictures_tall - BELOW
            for flow in words:
                y -= flow.wrapOn(canvas, self._words_room(), 10_000)[1]
                flow.drawOn(canvas, x + (wide + GAP if self.beside else 0.0), y)


def _never(_width: float, _height: float) -> Any:
    raise AssertionError  # its pictures are drawn, no figure is made


def set_photos(
    make: Factory, album: Album, photos: Sequence[Photo], width: float, least: float, most: float, *, low: bool
) -> list[Flow]:
    """Return the rows of pictures, then the names of those that cannot be drawn; with `low` they spare height."""
    shown: list[Shown] = []
    named: list[Flow] = []
    for photo in photos:
        found = album(photo.sha256, width * LARGEST, most * LARGEST)
        if isinstance(found, Raster):
            shown.append((found, make.words(photo.caption or photo.name, "sheet_small")))
        else:
            words = _("Not drawn: {picture} ({reason})").format(picture=photo.words, reason=found)
            named += make.words(words, "sheet_small")
    abreast = 2 if len(shown) == 4 else ABREAST
    rows = [shown[start : start + abreast] for start in range(0, len(shown), abreast)]
    made: list[Flow] = [PhotoRow(row, width, least, most, low=low) for row in rows]
    for row in made:
        row.spaceBefore, row.spaceAfter = 2.0, 3.0
    return [*made, *named]
